/*
 * What was seen in all sequences of an edition: every rule on each side, every state, every verdict of every
 * event. What is never seen has to be on the list of what cannot be.
 */
#ifndef SEEN_H
#define SEEN_H

#include "author.h"

enum { MOST_NEEDS = 128 };

struct seen {
	uint64_t needs[MOST_NEEDS][CSPR_RESULT_UNKNOWN + 1];
	uint64_t refusals[CSPR_RULE_PARTICULARS_COMPLETE + 1];
	uint64_t states[CSPR_STATE_NO_REVIEW + 1];
	uint64_t verdicts[EVENTS][CSPR_VERDICT_REFUSED + 1];
	uint64_t displaced; /* by an amendment */
	uint64_t strays;    /* findings that no row tells */
};

void see(struct seen *seen, const struct scene *scene, const cspr_event *event, const cspr_decision *decision);
/* How many of what should be seen were not, or the other way round; tells them. */
size_t seen_gaps(const struct seen *seen, const struct scene *scene);
/* Every count, to look at. */
void seen_tell(const struct seen *seen, const struct scene *scene);

#endif
