/*
 * What the files of the inventory know of each other.
 */
#ifndef INVENTORY_H
#define INVENTORY_H

#include <cspr/anonymise.h>

/* Words one after the other, whatever is between them in the line. "#" is a number, in digits or in words; "~" a word
 * that says which (older, half) and may be missing. */
struct inventory_phrase {
	const char *words;
	cspr_code kind;
	const char *rule;
};
extern const struct inventory_phrase inventory_phrases[]; /* ends with NULL */
extern const char *const inventory_numbers[];
extern const char *const inventory_which[];

#endif
