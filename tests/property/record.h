/*
 * What a review was made of, and what it came to, so that two ways of making one can be compared.
 */
#ifndef RECORD_H
#define RECORD_H

#include <cspr/cspr.h>

#include <stdbool.h>
#include <stdint.h>

/* Another event that says the same, by the getters alone. NULL: no memory. */
cspr_event *event_again(cspr_context *context, const cspr_event *event, bool with_departure);

/* These end the program when there is no memory. */
cspr_event *must_have(cspr_event *event);
cspr_review *copy_of(const cspr_review *review);
cspr_review *review_on(cspr_context *context, cspr_basis *basis);

/* Decides an event that it gives up, and commits it if it may. The verdict, or 0: it was bad input. */
cspr_code try_event(cspr_review *review, cspr_event *event);
/* By index, as recorded; NULL or 0 past the end. */
cspr_event *event_at(const cspr_review *review, size_t index);
cspr_code verdict_at(const cspr_review *review, size_t index);
/* Whether anything on record was amended. */
bool amended(const cspr_review *review);

/* Everything that a review answers on a day, but for what its events say: two reviews that answer alike have the
 * same number. */
uint64_t answers_of(cspr_review *review, cspr_day as_of);
/* Where it stands, but for how it came there: state, flags, duties, and what may come next. */
uint64_t standing_of(const cspr_review *review, cspr_day as_of);
/* Of its duties alone, but for one duty (0: all). */
uint64_t duties_of(const cspr_review *review, cspr_day as_of, cspr_code but);

#endif
