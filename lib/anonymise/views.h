/*
 * How views of a text are made: the text folded, and the text decoded first.
 */
#ifndef VIEWS_H
#define VIEWS_H

#include "findings.h"
#include "fold.h"

/* Folds UTF-8. Bytes that are none are taken for Windows-1252, and are findings as are characters that change the order
 * of reading (findings may be NULL). False: no memory, and nothing is left to free. */
bool fold_text(const unsigned char *text, size_t length, struct folded *ret, struct findings *findings);
void folded_free(struct folded *folded);
/* Freed, and nothing left of it: for what is of a register. */
void folded_wipe(struct folded *folded);

static inline uint32_t folded_point(const struct folded *view, size_t at)
{
	return view->points ? view->points[at] : view->narrow[at];
}

/* The parts of a text that are written in some code, decoded, with what is around them: character references and tags
 * of HTML, percent and quoted-printable codes, \u escapes, signs of Markdown inside words, UTF-16. */
struct decoded {
	unsigned char *bytes;
	size_t count, room;
	struct piece *pieces;
	size_t piece_count, piece_room;
	uint32_t (*changes)[2]; /* the spans of the text that were decoded, in order */
	size_t change_count, change_room;
	bool failed; /* no memory: it sticks */
};

/* False: no memory. ret->count is 0 where nothing is coded. */
bool decode_parts(const unsigned char *text, size_t length, struct decoded *ret);
/* Whether all of it is UTF-16, by its mark or by its zero bytes; then it is decoded by decode_utf16(). */
bool looks_utf16(const unsigned char *text, size_t length);
bool decode_utf16(const unsigned char *text, size_t length, struct decoded *ret);
void decoded_free(struct decoded *decoded);
/* The bytes of the text that a decoded byte came from; the end is exclusive. */
uint32_t piece_start(const struct piece *pieces, size_t count, uint32_t byte);
uint32_t piece_end(const struct piece *pieces, size_t count, uint32_t byte);
/* What was decoded, folded: its offsets are the text's, by what was decoded, which must outlive it. */
bool fold_decoded(const struct decoded *decoded, struct folded *ret, struct findings *findings);
/* Whether a span of the text holds something that was decoded. */
bool decoded_within(const struct decoded *decoded, uint32_t start, uint32_t end);

#endif
