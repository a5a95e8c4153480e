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

/* The view. Arrays of count elements; narrow has a zero byte after them. */
struct folded {
	size_t count;
	unsigned char *narrow; /* a byte a point: ASCII (a-z, 0-9, ' - / space \n and other signs as they are); 0xFF
				  another letter, 0x01 any other sign. For tables and byte-wise patterns */
	uint32_t *points;      /* the folded code point; NULL while every point is ASCII (then narrow says it) */
	uint32_t *start;       /* byte offsets into the text; texts are less than 4 GiB */
	uint32_t *end;	       /* exclusive */
	uint8_t *flags;
};

#endif
