/*
 * What must be so of every review, whatever happens in it. Each property is checked on one sequence at a time; a
 * check that fails says which, so that the sequence can be run again alone.
 */
#ifndef PROPERTIES_H
#define PROPERTIES_H

#include "author.h"

enum property {
	REPLAYED,	/* replaying the record gives the same review */
	ASKED,		/* explain's verdict is decide's */
	UNTOUCHED,	/* deciding, asking, copying and reading again change nothing */
	AMENDED,	/* an amended record reads as if it had been written so from nothing */
	FORETOLD,	/* the consequences that an amendment or a change of edition lists are what it brings about */
	BELIEVED,	/* what was believed at a moment never changes */
	SIGNED,		/* the order of sign-offs does not matter */
	HELD,		/* a hold moves no date and stands in the way of publication only */
	EVIDENCED,	/* more evidence never makes a lawful act unlawful */
	FIRST_POSSIBLE, /* the first day that a finding names is the first */
	PROPERTIES
};

struct checks {
	const char *edition;
	uint64_t seed, number; /* of the sequence that is being checked */
	struct {
		uint64_t made, failed;
	} of[PROPERTIES];
};

const char *property_name(enum property property);
/* Whether there is anything in the edition that the property is about. */
bool property_applies(enum property property, const struct scene *scene);
void check(struct checks *checks, enum property property, bool holds);

/* Of an event, before it is decided. */
void check_asking(struct checks *checks, struct author *author, const cspr_event *event);
/* Of a review that has come to an end; earlier: the moment and the answers that were then given. */
struct earlier {
	int64_t moment;
	cspr_day day;
	uint64_t answers;
	bool given;
};
void check_review(struct checks *checks, struct author *author, const struct earlier *earlier);

/* Of those that make up check_review(). */
/* Whether the consequences that a decision lists are the differences between two reviews on a day, and no others. */
bool as_foretold(const cspr_decision *decision, const cspr_review *before, const cspr_review *after, cspr_day day);
void check_edition(struct checks *checks, struct author *author);
void check_signing(struct checks *checks, struct author *author);
void check_swapped(struct checks *checks, struct author *author, uint64_t answers);
void check_hold(struct checks *checks, struct author *author);
void check_hold_on_the_way(struct checks *checks, struct author *author);
void check_possible(struct checks *checks, struct author *author);
void check_evidence(struct checks *checks, struct author *author);
void check_first_day(struct checks *checks, struct author *author);

#endif
