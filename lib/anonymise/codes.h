/*
 * Codes that stand for characters.
 */
#ifndef CODES_H
#define CODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A code and what it says. */
struct code {
	size_t length; /* of the code; 0: there is none */
	char text[8];
	size_t size; /* of what it says; it may be nothing */
};

/* The code that starts at a byte of a text. */
struct code code_at(const unsigned char *text, size_t at, size_t length);
/* Whether it is a character that may be written; and the code that says it, in UTF-8. */
bool is_point(uint32_t point);
void say_point(struct code *code, uint32_t point);
/* What two surrogates stand for; 0: they are none. */
uint32_t point_of_pair(uint32_t first, uint32_t second);

#endif
