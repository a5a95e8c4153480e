/*
 * The words of a name.
 */
#ifndef NAME_WORDS_H
#define NAME_WORDS_H

#include "matcher.h"

enum { MOST_WORDS = 12, MOST_PIECES = 6 };

/* A word of a name: Smith-Jones is one of two pieces. */
struct word {
	uint32_t letters[LONGEST_ENTRY];
	uint8_t length;
	uint8_t pieces;
	uint8_t cuts[MOST_PIECES + 1]; /* where the pieces start; the last is the length */
	bool hyphen;
	bool capital;
	bool after_comma;
	uint32_t class;
};

struct name {
	struct word words[MOST_WORDS + 1]; /* one more while it is read */
	size_t count;
	bool titled;	   /* by a title or an initial before it, so that one word is a surname */
	uint32_t initial;  /* the first letter, where that is all that stands for a forename; or 0 */
	uint32_t initials; /* all that stood by themselves: a bit for each first_letter() */
};

/* The words of a name that are somebody's: without titles, degrees, initials and what joins. */
void parse_name(const struct folded *view, struct name *name);
/* The first letters of its pieces, as such bits. */
uint32_t initials_of(const struct word *word);
void drop_words(struct name *name, size_t at, size_t count);
/* Whether a word says nothing of whose name it is: of, the, and. */
bool is_noise(const struct word *word);

#endif
