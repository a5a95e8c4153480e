/*
 * Records with something moved or put in: that the order of sign-offs does not matter, and that a hold changes
 * nothing but publication (see properties.h).
 */
#include "properties.h"
#include "record.h"

#include <stdlib.h>

/* Sign-offs -------------------------------------------------------------------------------------- */

/* One who acts for several partners may sign for one only after having been replaced for another. */
static bool acts_for_one(const cspr_event *event)
{
	return cspr_event_actor(event)[0] == 'u';
}

static cspr_code subject_of(const cspr_event *event)
{
	struct cspr_value value = { .size = sizeof value };

	for (size_t i = 0; cspr_event_value(event, i, &value) == CSPR_DONE; i++)
		if (value.part == CSPR_PART_SUBJECT)
			return (cspr_code)value.number;
	return 0;
}

/* Some sign-offs, each by another partner, in one order and in the other. */
void check_signing(struct checks *checks, struct author *author)
{
	enum { MOST = 3 };
	cspr_review *forth = copy_of(author->review), *back = copy_of(author->review);
	cspr_event *stances[MOST];
	int64_t recorded = author->recorded;
	size_t count = 0;
	bool distinct = true, taken = true;

	for (; count < MOST; count++) {
		stances[count] = must_have(author_event_of(author, CSPR_EVENT_SIGN_OFF));
		distinct = distinct && acts_for_one(stances[count]);
		for (size_t i = 0; i < count; i++)
			distinct = distinct && cspr_event_role(stances[i]) != cspr_event_role(stances[count]);
		author->recorded = recorded; /* they are recorded at one moment */
		if (cspr_event_set_recorded(stances[count], recorded + 20 * nanoseconds_a_day))
			abort();
	}
	for (size_t i = 0; distinct && taken && i < MOST; i++)
		taken = try_event(forth, must_have(event_again(author->scene->context, stances[i], true))) ==
			CSPR_VERDICT_ALLOWED;
	for (size_t i = MOST; distinct && taken && i-- > 0;)
		taken = try_event(back, must_have(event_again(author->scene->context, stances[i], true))) ==
			CSPR_VERDICT_ALLOWED;
	if (distinct && taken)
		check(checks, SIGNED, answers_of(forth, author->today) == answers_of(back, author->today));
	for (size_t i = 0; i < MOST; i++)
		cspr_event_unref(stances[i]);
	cspr_review_unref(forth);
	cspr_review_unref(back);
}

/* Two sign-offs of the record that came one after the other, the other way round; and all that followed. */
void check_swapped(struct checks *checks, struct author *author, uint64_t answers)
{
	const cspr_review *review = author->review;
	const cspr_event *one, *other;
	size_t at = 0, pairs = 0;

	for (size_t i = 0; (one = event_at(review, i)) && (other = event_at(review, i + 1)); i++)
		if (cspr_event_code(one) == CSPR_EVENT_SIGN_OFF && cspr_event_code(other) == CSPR_EVENT_SIGN_OFF &&
		    verdict_at(review, i) == CSPR_VERDICT_ALLOWED &&
		    verdict_at(review, i + 1) == CSPR_VERDICT_ALLOWED &&
		    cspr_event_role(one) != cspr_event_role(other) && subject_of(one) == subject_of(other) &&
		    acts_for_one(one) && acts_for_one(other) && below(&author->dice, ++pairs) == 0)
			at = i;
	if (pairs == 0)
		return;
	cspr_review *swapped = review_on(author->scene->context, author->basis);
	bool taken = true;

	for (size_t i = 0; taken && (one = event_at(review, i)); i++) {
		const cspr_event *here = event_at(review, i == at ? i + 1 : i == at + 1 ? i - 1 : i);
		cspr_event *event = must_have(event_again(author->scene->context, here, true));

		if (cspr_event_set_recorded(event,
					    i == at ? cspr_event_recorded(here)
						    : cspr_event_recorded(i == at + 1 ? event_at(review, i) : one)))
			abort();
		taken = try_event(swapped, event) == verdict_at(review, i);
	}
	check(checks, SIGNED, taken && answers_of(swapped, author->today) == answers);
	cspr_review_unref(swapped);
}

/* Holds ------------------------------------------------------------------------------------------ */

static cspr_event *hold(struct author *author, const char *reference, cspr_code scope, cspr_day day, int64_t recorded)
{
	cspr_event *event;

	if (cspr_event_new(author->scene->context, CSPR_EVENT_PLACE_HOLD, &event) ||
	    cspr_event_set_actor(event, CSPR_ROLE_BUSINESS_MANAGER, "u-5", 0, NULL) ||
	    cspr_event_set_happened(event, (struct cspr_span){ day, day }) ||
	    cspr_event_set_recorded(event, recorded) || cspr_event_set_reference(event, CSPR_PART_HOLD, reference) ||
	    cspr_event_set_code(event, CSPR_PART_SCOPE, scope) ||
	    cspr_event_set_code(event, CSPR_PART_REASON, CSPR_VALUE_PROSECUTION) ||
	    cspr_event_set_day(event, CSPR_PART_REVIEW_ON, day + 30))
		abort();
	return event;
}

/* Placed at the end: every other date stays, and nothing but publish may be answered otherwise. */
void check_hold(struct checks *checks, struct author *author)
{
	cspr_review *review = author->review, *held = copy_of(review);
	cspr_code scope = chance(&author->dice, 50) ? CSPR_VALUE_PUBLICATION : CSPR_VALUE_REVIEW;
	cspr_code before[EVENTS], after[EVENTS];
	cspr_day day = author->today;

	if (try_event(held, hold(author, "hold-of-its-own", scope, day, author->recorded)) == CSPR_VERDICT_ALLOWED) {
		bool same =
			duties_of(held, day, CSPR_DUTY_HOLD_REVIEW) == duties_of(review, day, CSPR_DUTY_HOLD_REVIEW);

		if (cspr_review_explain_all(review, 0, day, EVENTS, before) ||
		    cspr_review_explain_all(held, 0, day, EVENTS, after))
			abort();
		for (cspr_code event = 1; event < EVENTS; event++)
			if (event != CSPR_EVENT_LIFT_HOLD &&
			    (event != CSPR_EVENT_PUBLISH || scope == CSPR_VALUE_REVIEW))
				same = same && before[event] == after[event];
		check(checks, HELD, same);
	}
	cspr_review_unref(held);
}

/* Placed somewhere on the way: the review comes to the same end. */
void check_hold_on_the_way(struct checks *checks, struct author *author)
{
	const cspr_review *review = author->review;
	size_t count = cspr_review_version(review), at = count > 1 ? 1 + below(&author->dice, count - 1) : 0;
	cspr_review *held;
	bool placed = false, same = true;

	if (count < 2 || amended(review))
		return;
	held = review_on(author->scene->context, author->basis);
	for (size_t i = 0; same && i < count; i++) {
		const cspr_event *event = event_at(review, i);

		if (i == at) {
			cspr_event *other = event_at(review, i - 1);

			placed = try_event(held, hold(author, "hold-of-its-own", CSPR_VALUE_REVIEW,
						      cspr_event_happened(other).first, cspr_event_recorded(other))) ==
				 CSPR_VERDICT_ALLOWED;
		}
		same = try_event(held, must_have(event_again(author->scene->context, event, true))) ==
		       verdict_at(review, i);
	}
	if (placed)
		check(checks, HELD,
		      same && cspr_review_state(held) == cspr_review_state(review) &&
			      duties_of(held, author->today, CSPR_DUTY_HOLD_REVIEW) ==
				      duties_of(review, author->today, CSPR_DUTY_HOLD_REVIEW));
	cspr_review_unref(held);
}
