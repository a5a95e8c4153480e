/*
 * A view cut into runs of letters and runs of digits: what both passes over it go by.
 */
#ifndef RUNS_H
#define RUNS_H

#include "fold.h"

enum { /* what is between a run and the one before */
       GAP_SPACE = 1 << 0,
       GAP_NEWLINE = 1 << 1,
       GAP_HYPHEN = 1 << 2,
       GAP_APOSTROPHE = 1 << 3,
       GAP_DOT = 1 << 4,
       GAP_COMMA = 1 << 5,
       GAP_JOIN = 1 << 6, /* _ & * ~ + */
       GAP_STOP = 1 << 7, /* ? ! : ; and quotes and brackets */
       GAP_OTHER = 1 << 8,
       GAP_PARAGRAPH = 1 << 9,
       GAP_SIGN = 1 << 10, /* @ # / \ $ | */
};

enum {
	RUN_DIGITS = 1 << 0,
	RUN_FIRST_UPPER = 1 << 1,
	RUN_ALL_UPPER = 1 << 2,	  /* and so RUN_FIRST_UPPER */
	RUN_INNER_UPPER = 1 << 3, /* a capital after a small letter */
	RUN_ALTERED = 1 << 4,
	RUN_ASCII = 1 << 5,
};

/* Hashes of letters: a polynomial, so that the hash of two runs together comes from theirs. Of a
 * to z each counts for its place in the alphabet, so that no two short words have the same. */
enum { HASH_BASE = 27 };

static inline uint64_t letter_value(uint32_t letter)
{
	return letter >= 'a' && letter <= 'z' ? letter - ('a' - 1) : letter * UINT64_C(0x9E3779B97F4A7C15);
}

static inline uint64_t hash_letter(uint64_t hash, uint32_t letter)
{
	return hash * HASH_BASE + letter_value(letter);
}

struct run {
	uint64_t hash;
	uint32_t start, end; /* points */
	uint16_t gap;	     /* what is before it */
	uint8_t gap_length;  /* 255: as many or more */
	uint8_t flags;
	uint8_t marks; /* made by the pass over patterns, for itself */
};

/* What words were found to mean: most words of a text come again. */
struct known_word {
	uint64_t hash;
	uint32_t length, class;
};

enum {
	KNOWN_WORDS = 1024,
	MOST_INITIALS = 4, /* on one side of a name */
	LONGEST_GAP = 8,
	WIDEST_ADJOINING = 3
};

struct runs {
	const struct folded *view;
	struct run *list;
	size_t count, room;
	struct known_word *known;
};

/* In the memory of runs that are there; or of none, all of it 0. False: no memory, and nothing is left to free. */
bool runs_make(const struct folded *view, struct runs *runs);
void runs_free(struct runs *runs);
/* What the word of a run means, see words.h; 0 for digits and for what is not ASCII. */
uint32_t run_class(const struct runs *runs, size_t index);
/* Whether a run is a piece of something longer that is no prose: a handle, an address of the web, a file's name. */
bool run_in_handle(const struct runs *runs, size_t index);
/* The first of the initials right before a run, as in R. J. Hill; the run itself where there are none. */
size_t runs_initials_before(const struct runs *runs, size_t index);

static inline size_t length_of(const struct run *run)
{
	return run->end - run->start;
}

static inline bool is_capital(const struct run *run)
{
	return run->flags & (RUN_FIRST_UPPER | RUN_INNER_UPPER);
}

/* The R of R. J. Hill. */
static inline bool is_initial(const struct run *run)
{
	return length_of(run) == 1 && run->flags & RUN_FIRST_UPPER;
}

/* Whether the gap before a run has nothing but these, and is short. */
static inline bool gap_within(const struct run *run, uint16_t gaps)
{
	return !(run->gap & ~gaps) && run->gap_length <= LONGEST_GAP;
}

/* So, and it is no wider than that between two words of a sentence. */
static inline bool run_adjoins(const struct run *run, uint16_t gaps)
{
	return !(run->gap & ~gaps) && run->gap_length <= WIDEST_ADJOINING;
}

#endif
