/*
 * What is put in the place of what was found: from findings to edits to a new text.
 *
 * What must stay true: edits are sorted and apart; every byte of the text that no edit covers is in the new text, in
 * its order; a span that fits two people whose pseudonyms differ is in no edit.
 */
#ifndef EDITS_H
#define EDITS_H

#include "buffer.h"
#include "findings.h"

/* What stands for what, and in which text. */
struct replacing {
	const char *text;
	size_t length;
	const struct finding *findings;
	const bool *wanted; /* by finding: it is to be replaced */
	size_t count;
	const char *const *pseudonyms; /* by identity */
	const char *const *words;      /* by kind: for what is nobody's, or is no name */
	const bool *forced;	       /* by finding: replaced as nobody's, though it fits several; or NULL */
};

struct edit {
	uint32_t start, end;
	size_t finding;	   /* whose replacement it is */
	cspr_code kind;	   /* of the word that stands for it; CSPR_FINDING_NAME: the pseudonym does */
	bool nobodys;	   /* several it could be: the word of the kind stands for it */
	bool capitals;	   /* the pseudonym in capitals */
	size_t at, at_end; /* where its replacement is in the new text: edits_write() fills them */
};

struct edits {
	struct edit *list;
	size_t count;
};
/* The first edit that ends after a place: of the text, or of the new text. */
size_t edits_after(const struct edits *edits, size_t place, bool of_new);

/* choose.c: which findings win where several overlap: definite before review, the longer, the one further left. The
 * rest of a finding that lost goes with its neighbour that won, but for what it shares with a span that is ambiguous.
 * ambiguous (by finding) is set for what fits several. false: no memory. */
bool edits_choose(const struct replacing *replacing, bool *ambiguous, struct edits *ret);
/* span.c: each edit made to fit the text around it, and those that then meet made one. */
void edits_fit(const struct replacing *replacing, struct edits *edits);
/* Whether a span is within an address or a user name, which goes whole and says nothing of anybody then. */
bool span_in_address(const struct replacing *replacing, uint32_t start, uint32_t end);
/* The new text. Fills at and at_end. */
void edits_write(const struct replacing *replacing, struct edits *edits, struct buffer *ret);
/* What stands for a finding. */
const char *replacement_of(const struct replacing *replacing, const struct edit *edit);
/* Where a span ends without its 's, or without the apostrophe after an s. */
uint32_t span_before_possessive(const char *text, uint32_t start, uint32_t end);
/* The end of a span with what can't be seen, or hangs on its last letter, after it. */
uint32_t span_end(const char *text, size_t length, uint32_t end);

#endif
