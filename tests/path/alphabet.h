/*
 * The events that an exhaustive search tries: every event, by whoever may, with every value that a rule could
 * see. Left out are events that neither move the review nor are named by a rule, and those that only put
 * something in the way (openers of holds, orders, actions, summaries and proceedings).
 */
#ifndef ALPHABET_H
#define ALPHABET_H

#include "story.h"

#include <stdint.h>

enum { MOST_VARIANTS = 128, CIRCUMSTANCES = 1 /* a group */ };

/* An event with its particulars. group: of those of one group that are no move, the latest counts. */
struct variant {
	cspr_event *event;
	uint32_t group;
	int moves, voids, back;
};

struct alphabet {
	struct variant list[MOST_VARIANTS];
	size_t count;
};

/* What is tried of the values that could be. */
struct choice {
	cspr_code only_outcome;		  /* that stances and decisions name; 0: all that they can */
	const char *publication_document; /* what is published, or not */
};

extern const char today[], later[]; /* later: when copies are old enough */

void make_alphabet(cspr_context *context, const cspr_basis *basis, const struct choice *choice, struct alphabet *ret);
void free_alphabet(struct alphabet *alphabet);

#endif
