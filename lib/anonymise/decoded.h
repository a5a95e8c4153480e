/*
 * What was decoded of a text, and where it came from.
 */
#ifndef DECODED_H
#define DECODED_H

#include "fold.h"

/* All 0: nothing is decoded. */
struct decoded {
	unsigned char *bytes;
	size_t count, room;
	struct piece *pieces;
	size_t piece_count, piece_room;
	uint32_t (*changes)[2]; /* the spans of the text that were decoded, in order */
	size_t change_count, change_room;
	bool failed; /* no memory: it sticks */
};

void decoded_free(struct decoded *decoded);
/* Adds bytes that each came from `step` bytes of the text, or, for 0, all from the same. */
void decoded_put(struct decoded *decoded, const void *bytes, size_t count, size_t start, size_t end, uint32_t step);
/* The same in two steps: room for so many bytes, NULL for no memory; and those that were written there. */
unsigned char *decoded_reserve(struct decoded *decoded, size_t count);
void decoded_take(struct decoded *decoded, size_t count, size_t start, size_t end, uint32_t step);
/* All that was decoded, for the caller to free; nothing where nothing was, or for no memory: false. */
bool decoded_give(struct decoded *decoded, struct decoded *ret);
/* A span of the text that was decoded. */
void decoded_change(struct decoded *decoded, size_t start, size_t end);
/* What was decoded of what was decoded before: from then on its offsets are the text's. False: no memory. */
bool decoded_through(struct decoded *inner, const struct decoded *outer);
/* Whether a span of the text holds something that was decoded. */
bool decoded_within(const struct decoded *decoded, uint32_t start, uint32_t end);

#endif
