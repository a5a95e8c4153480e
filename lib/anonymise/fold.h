/*
 * A text as it is compared: folded code points, each with the exact bytes that it came from.
 *
 * Folding drops what can't be seen (default-ignorables) and marks, undoes compatibility forms (ligatures, fullwidth,
 * mathematical letters), makes look-alikes of other scripts Latin, folds case, and makes one of all apostrophes,
 * hyphens, spaces, line ends, digits and slashes. See anonymisation.md section 3.2.
 *
 * What must stay true: whatever is found in a view is told in offsets of the bytes that were given; bytes of input that
 * no folded point stands for (ignorables) belong to the point before them.
 */
#ifndef FOLD_H
#define FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {			      /* of a folded point, in flags */
       FOLD_UPPER = 1 << 0,   /* it was a capital */
       FOLD_LETTER = 1 << 1,  /* a letter, of any script */
       FOLD_DIGIT = 1 << 2,   /* a decimal digit, folded to 0-9 */
       FOLD_ALTERED = 1 << 3, /* more than case was folded: a look-alike, an accent, an ignorable beside it */
};

/* Where points and bytes go apart: a point of its own length, and after it others of one byte each. */
struct stretch {
	uint32_t point, start, end; /* of the first; texts are less than 4 GiB */
};

/* Where bytes that were decoded came from: from one on, each of `step` bytes of the text, or all of the same ones. */
struct piece {
	uint32_t at, start, end, step; /* a step of 0: from start to end */
};
/* The bytes of the text that a decoded byte came from; the end is exclusive. */
uint32_t piece_start(const struct piece *pieces, size_t count, uint32_t byte);
uint32_t piece_end(const struct piece *pieces, size_t count, uint32_t byte);

enum { FOLD_AFTER = 8 }; /* zero bytes after narrow and flags: eight may be read at any point */

/* The view. Arrays of count elements. */
struct folded {
	size_t count;
	unsigned char *narrow; /* a byte a point: ASCII (a-z, 0-9, ' - / space \n and other signs as they are); 0xFF
				  another letter, 0x01 any other sign. For tables and byte-wise patterns */
	uint32_t *points;      /* the folded code point; NULL while every point is ASCII (then narrow says it) */
	uint8_t *flags;
	struct stretch *stretches; /* in order; the first is of the first point */
	size_t stretch_count;
	size_t room, stretch_room;
	const struct piece *pieces; /* of the bytes that were folded, in order; NULL: they are the text */
	size_t piece_count;
};

/* The bytes of the text that a point stands for; the end is exclusive. */
uint32_t folded_start(const struct folded *view, size_t at);
uint32_t folded_end(const struct folded *view, size_t at);

#endif
