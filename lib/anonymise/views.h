/*
 * How views of a text are made: the text folded, and the text decoded first.
 */
#ifndef VIEWS_H
#define VIEWS_H

#include "decoded.h"
#include "findings.h"

/* Folds UTF-8. Bytes that are none are taken for Windows-1252, and are findings as are characters that change the order
 * of reading (findings may be NULL). False: no memory, and nothing is left to free. */
bool fold_text(const unsigned char *text, size_t length, struct folded *ret, struct findings *findings);
/* The same in the memory of a view that is there; or of none, all of it 0. */
bool fold_over(const unsigned char *text, size_t length, struct folded *view, struct findings *findings);
void folded_free(struct folded *folded);
/* Freed, and nothing left of it: for what is of a register. */
void folded_wipe(struct folded *folded);

static inline uint32_t folded_point(const struct folded *view, size_t at)
{
	return view->points ? view->points[at] : view->narrow[at];
}

/* The parts of a text that are written in some code, decoded, with what is around them: character references and tags
 * of HTML, percent and quoted-printable codes, \u escapes, signs of Markdown inside words.
 * False: no memory. ret->count is 0 where nothing is coded. */
bool decode_parts(const unsigned char *text, size_t length, struct decoded *ret);
/* Whether all of it is UTF-16, by its mark or by its zero bytes; then it is decoded by decode_utf16(). */
bool looks_utf16(const unsigned char *text, size_t length);
bool decode_utf16(const unsigned char *text, size_t length, struct decoded *ret);
/* What was decoded, folded: its offsets are the text's, by what was decoded, which must outlive it. In the
 * memory of a view, as fold_over(). */
bool fold_decoded(const struct decoded *decoded, struct folded *view, struct findings *findings);

#endif
