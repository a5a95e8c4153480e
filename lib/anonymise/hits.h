/*
 * What the files that look for hits know of each other.
 */
#ifndef HITS_H
#define HITS_H

#include "matcher.h"

struct search {
	const struct matcher *matcher;
	const struct runs *runs;
	struct hits *hits;
	uint64_t powers[LONGEST_ENTRY + 1];
};

/* Adds what these letters are exactly; gives whether they are anything but initials. */
bool hits_look_up(struct search *search, uint64_t hash, size_t length, struct hit hit);
bool hits_is_single(const struct search *search, size_t index);
/* Whether a run is glued to the one before it: E1iz@beth, O'R0urke. */
bool run_is_glued(const struct run *run);
/* Letters that are set apart. Gives the run after them. */
size_t hits_find_spaced(struct search *search, size_t first);
/* What a run is with what is glued to it, where there are digits or signs among it. */
void hits_find_glued(struct search *search, size_t index);
/* What a run is only like. */
void hits_find_like(struct search *search, size_t index);

#endif
