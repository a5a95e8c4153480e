/*
 * What a character is compared as.
 */
#ifndef SIGNS_H
#define SIGNS_H

#include <stdbool.h>
#include <stdint.h>
#include <utf8proc.h>

bool is_mark(utf8proc_category_t category);
bool is_letter(utf8proc_category_t category);
bool is_ignorable(uint32_t point);
bool reorders(uint32_t point);
/* Signs that are one for us however they are written, or 0. Points below 128 are themselves. */
uint32_t sign(uint32_t point);
const char *looks_latin(uint32_t point);
/* The digits of a script are ten in a row, from a point that ends in 0 or in 6. */
uint32_t digit(uint32_t point);

#endif
