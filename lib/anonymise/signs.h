/*
 * What a character is compared as.
 */
#ifndef SIGNS_H
#define SIGNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <utf8proc.h>

/* What a character that is not ASCII is compared as: points with their flags (fold.h), or nothing. */
enum { CHARACTER_MOST = 12 };
struct character {
	uint32_t point;
	bool dropped; /* with what is before it: it can't be seen, or is a mark on that */
	uint8_t count;
	uint8_t flags[CHARACTER_MOST];
	uint32_t points[CHARACTER_MOST];
};

void compare_as(uint32_t point, struct character *ret);

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
