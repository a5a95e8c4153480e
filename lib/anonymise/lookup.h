/*
 * Words that are known, by what they come to: none of them is kept.
 */
#ifndef LOOKUP_H
#define LOOKUP_H

#include "secret.h"

#include <stddef.h>
#include <stdint.h>

/* Two numbers that words which differ share as rarely as any two of 128 bits. */
struct word_key {
	uint64_t one, other;
};

/* All 0: nothing is known. Half of the room is free. */
struct lookup {
	struct known *list;
	size_t count, room;
};

/* One letter or byte more of a word; a word begins as all 0. */
struct word_key word_key_with(struct word_key key, uint32_t letter);
struct word_key word_key_of_id(const char *id);
/* Room for more; false: no memory. */
bool lookup_reserve(struct secret *secret, struct lookup *lookup, size_t more);
/* There is room. What is known already stays as it is. */
void lookup_add(struct lookup *lookup, struct word_key key, size_t index);
/* ret_index may be NULL. */
bool lookup_find(const struct lookup *lookup, struct word_key key, size_t *ret_index);

#endif
