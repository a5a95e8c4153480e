/*
 * Properties of reviews (see properties.h). Works on copies and replays of the review, never on the review itself,
 * and says so: its answers are the same at the end as they were at the start.
 */
#include "properties.h"
#include "record.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const names[PROPERTIES] = {
	[REPLAYED] = "replaying the record gives the same review",
	[ASKED] = "what is asked is answered as what is done",
	[UNTOUCHED] = "asking, copying and reading again change nothing",
	[AMENDED] = "an amended record reads as if it had been written so",
	[FORETOLD] = "an amendment or another edition brings about what it was said to",
	[BELIEVED] = "what was believed at a moment never changes",
	[SIGNED] = "the order of sign-offs does not matter",
	[HELD] = "a hold moves no date and stands in the way of publication only",
	[EVIDENCED] = "more evidence makes nothing unlawful",
	[FIRST_POSSIBLE] = "the first possible day is the first",
};

const char *property_name(enum property property)
{
	return names[property];
}

bool property_applies(enum property property, const struct scene *scene)
{
	struct cspr_need need = { .size = sizeof need };
	uint32_t signers = 0;
	bool holds = false, waits = false;

	for (size_t i = 0; i < scene->move_count; i++) {
		holds = holds || scene->moves[i].event == CSPR_EVENT_PLACE_HOLD;
		signers |= scene->moves[i].event == CSPR_EVENT_SIGN_OFF ? scene->moves[i].roles : 0;
	}
	for (size_t i = 0; cspr_basis_need(scene->bases[0], i, &need) == CSPR_DONE; i++)
		waits = waits || need.requirement == CSPR_REQUIREMENT_DAYS_BEFORE;
	return (property != SIGNED || (signers & (signers - 1))) && (property != HELD || holds) &&
	       (property != FIRST_POSSIBLE || waits);
}

void check(struct checks *checks, enum property property, bool holds)
{
	checks->of[property].made++;
	if (holds)
		return;
	if (++checks->of[property].failed <= 5)
		printf("# %s, sequence %" PRIu64 " of seed %" PRIu64 ": not so that %s\n", checks->edition,
		       checks->number, checks->seed, names[property]);
}

/* Replaying -------------------------------------------------------------------------------------- */

static void check_replay(struct checks *checks, const struct author *author, uint64_t answers)
{
	cspr_review *again = review_on(author->scene->context, author->basis);
	const cspr_event *event;
	bool taken = true;

	for (size_t i = 0; taken && (event = event_at(author->review, i)); i++)
		taken = try_event(again, must_have(event_again(author->scene->context, event, true))) %
				CSPR_VERDICT_REFUSED !=
			0;
	check(checks, REPLAYED, taken && answers_of(again, author->today) == answers);
	cspr_review_unref(again);
}

/* Amending --------------------------------------------------------------------------------------- */

/* The event as it reads, recorded when it can have happened, and as one that has: it stays, in breach if need be. */
static cspr_event *as_written_so(const struct author *author, const cspr_event *reading)
{
	cspr_event *event = must_have(event_again(author->scene->context, reading, false));

	if (cspr_event_set_departure(event, "on-record", 1) || cspr_event_set_recorded(event, author->recorded))
		abort();
	return event;
}

/* Verdict by verdict, then what it adds up to. */
static void check_amended(struct checks *checks, const struct author *author, cspr_review *review)
{
	cspr_review *again = review_on(author->scene->context, author->basis);
	cspr_event *reading;
	bool same = true;

	for (size_t i = 0; same && cspr_review_reading(review, i, &reading) == CSPR_DONE; i++)
		if (reading && cspr_event_code(reading) != CSPR_EVENT_AMEND)
			same = try_event(again, as_written_so(author, reading)) == verdict_at(review, i);
	check(checks, AMENDED, same && standing_of(again, author->today) == standing_of(review, author->today));
	cspr_review_unref(again);
}

static void check_amendment(struct checks *checks, struct author *author)
{
	cspr_review *copy = copy_of(author->review);
	cspr_event *amendment = must_have(author_amendment(author));
	cspr_decision *decision;
	cspr_status status = cspr_review_decide(copy, amendment, &decision);

	if (status == CSPR_DONE) {
		if (cspr_review_commit(copy, decision))
			abort();
		check(checks, FORETOLD,
		      as_foretold(decision, author->review, copy, (cspr_day)(author->recorded / nanoseconds_a_day)));
		check_amended(checks, author, copy);
	}
	if (status >= 0)
		cspr_decision_unref(decision);
	cspr_event_unref(amendment);
	cspr_review_unref(copy);
}

/* Two dates -------------------------------------------------------------------------------------- */

static void check_belief(struct checks *checks, const struct author *author, const struct earlier *earlier)
{
	cspr_review *then;

	if (!earlier->given)
		return;
	if (cspr_review_as_at(author->review, earlier->moment, &then))
		abort();
	check(checks, BELIEVED, answers_of(then, earlier->day) == earlier->answers);
	cspr_review_unref(then);
}

static void check_untouched(struct checks *checks, const struct author *author, uint64_t answers)
{
	cspr_review *copy = copy_of(author->review), *known;

	/* A day that is after everything there is. */
	if (cspr_review_as_known(author->review, author->today + 20000, &known))
		abort();
	check(checks, UNTOUCHED,
	      answers_of(author->review, author->today) == answers && answers_of(copy, author->today) == answers &&
		      answers_of(known, author->today) == answers);
	cspr_review_unref(known);
	cspr_review_unref(copy);
}

/* Of a whole review ------------------------------------------------------------------------------ */

void check_review(struct checks *checks, struct author *author, const struct earlier *earlier)
{
	uint64_t answers = answers_of(author->review, author->today);
	int64_t recorded = author->recorded;
	cspr_day today = author->today;

	if (cspr_review_version(author->review) == 0)
		return;
	check_replay(checks, author, answers);
	check_belief(checks, author, earlier);
	if (amended(author->review))
		check_amended(checks, author, author->review);
	else
		check_swapped(checks, author, answers);
	check_hold_on_the_way(checks, author);
	check_possible(checks, author);
	check_first_day(checks, author);
	check_hold(checks, author);
	check_evidence(checks, author);
	check_signing(checks, author);
	check_amendment(checks, author);
	check_edition(checks, author);
	author->recorded = recorded;
	author->today = today;
	check_untouched(checks, author, answers);
}
