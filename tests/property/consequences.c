/*
 * What an amendment or a change of edition says that it brings about, against what it does: the differences between
 * the two reviews are looked for here through the getters alone (see properties.h).
 */
#include "properties.h"
#include "record.h"

#include <stdlib.h>
#include <string.h>

/* The differences that there are, and whether each is listed. */
struct tally {
	const cspr_decision *decision;
	size_t count;
	bool listed;
};

static bool same_span(struct cspr_span one, struct cspr_span other)
{
	return one.first == other.first && one.last == other.last;
}

static bool same_text(const char *one, const char *other)
{
	return one && other ? strcmp(one, other) == 0 : one == other;
}

static bool same_difference(const struct cspr_difference *one, const struct cspr_difference *other)
{
	return one->kind == other->kind && one->event == other->event && one->number == other->number &&
	       one->before == other->before && one->after == other->after && one->duty == other->duty &&
	       same_text(one->about, other->about) && same_span(one->since_before, other->since_before) &&
	       same_span(one->since_after, other->since_after) && same_span(one->due_before, other->due_before) &&
	       same_span(one->due_after, other->due_after) && same_span(one->met_before, other->met_before) &&
	       same_span(one->met_after, other->met_after) && one->days_late_before == other->days_late_before &&
	       one->days_late_after == other->days_late_after;
}

static void found(struct tally *tally, const struct cspr_difference *difference)
{
	struct cspr_difference listed = { .size = sizeof listed };
	size_t i = 0;

	while (cspr_decision_consequence(tally->decision, i, &listed) == CSPR_DONE &&
	       !same_difference(&listed, difference))
		i++;
	tally->count++;
	tally->listed = tally->listed && cspr_decision_consequence(tally->decision, i, &listed) == CSPR_DONE;
}

static bool counts(const cspr_review *review, size_t index)
{
	cspr_event *reading;

	return cspr_review_reading(review, index, &reading) == CSPR_DONE && reading;
}

static void find_verdicts(struct tally *tally, const cspr_review *before, const cspr_review *after)
{
	const cspr_event *event;

	for (size_t i = 0; (event = event_at(before, i)); i++)
		if (counts(before, i) && counts(after, i) && verdict_at(before, i) != verdict_at(after, i))
			found(tally, &(struct cspr_difference){ .kind = CSPR_DIFFERENCE_VERDICT,
								.event = cspr_event_code(event),
								.number = (uint32_t)i + 1,
								.before = verdict_at(before, i),
								.after = verdict_at(after, i) });
}

/* A duty that may have several instances and has none is no duty yet. */
static bool is_owed_to_someone(const struct cspr_duty *duty)
{
	return duty->about || (duty->duty != CSPR_DUTY_SUMMARY_RETURN && duty->duty != CSPR_DUTY_HOLD_REVIEW &&
			       duty->duty != CSPR_DUTY_ACTION);
}

/* What a review does not have stands nowhere. */
static struct cspr_duty duty_like(const cspr_review *review, cspr_day day, const struct cspr_duty *like)
{
	static const struct cspr_span none = { CSPR_NO_DAY, CSPR_NO_DAY };
	struct cspr_duty duty = { .size = sizeof duty };

	for (size_t i = 0; cspr_review_duty(review, day, i, &duty) == CSPR_DONE; i++)
		if (duty.duty == like->duty && same_text(duty.about, like->about))
			return duty;
	return (struct cspr_duty){ .since = none, .due = none, .met_on = none };
}

static void find_duty(struct tally *tally, const struct cspr_duty *before, const struct cspr_duty *after)
{
	if (before->standing != after->standing || !same_span(before->since, after->since) ||
	    !same_span(before->due, after->due) || !same_span(before->met_on, after->met_on) ||
	    before->days_late != after->days_late)
		found(tally, &(struct cspr_difference){ .kind = CSPR_DIFFERENCE_DUTY,
							.before = before->standing,
							.after = after->standing,
							.duty = before->duty ? before->duty : after->duty,
							.about = before->duty ? before->about : after->about,
							.since_before = before->since,
							.since_after = after->since,
							.due_before = before->due,
							.due_after = after->due,
							.met_before = before->met_on,
							.met_after = after->met_on,
							.days_late_before = before->days_late,
							.days_late_after = after->days_late });
}

static void find_duties(struct tally *tally, const cspr_review *before, const cspr_review *after, cspr_day day)
{
	struct cspr_duty duty = { .size = sizeof duty }, other;

	for (size_t i = 0; cspr_review_duty(before, day, i, &duty) == CSPR_DONE; i++) {
		other = duty_like(after, day, &duty);
		if (is_owed_to_someone(&duty))
			find_duty(tally, &duty, &other);
	}
	for (size_t i = 0; cspr_review_duty(after, day, i, &duty) == CSPR_DONE; i++) {
		other = duty_like(before, day, &duty);
		if (is_owed_to_someone(&duty) && !other.duty)
			find_duty(tally, &other, &duty);
	}
}

bool as_foretold(const cspr_decision *decision, const cspr_review *before, const cspr_review *after, cspr_day day)
{
	struct cspr_difference listed = { .size = sizeof listed };
	struct tally tally = { .decision = decision, .listed = true };

	find_verdicts(&tally, before, after);
	find_duties(&tally, before, after, day);
	if (cspr_review_state(before) != cspr_review_state(after))
		found(&tally, &(struct cspr_difference){ .kind = CSPR_DIFFERENCE_STATE,
							 .before = cspr_review_state(before),
							 .after = cspr_review_state(after) });
	return tally.listed && cspr_decision_consequence(decision, tally.count, &listed) == CSPR_ERROR_NOT_FOUND;
}

/* What is past keeps its verdicts: what is listed is how all of it would read under the other edition. */
void check_edition(struct checks *checks, struct author *author)
{
	cspr_review *copy = copy_of(author->review), *reread;
	cspr_event *change = must_have(author_event_of(author, CSPR_EVENT_CHANGE_EDITION));
	cspr_day day = (cspr_day)(cspr_event_recorded(change) / nanoseconds_a_day);
	cspr_decision *decision;
	cspr_status status = cspr_review_decide(copy, change, &decision);

	if (status == CSPR_DONE) {
		if (cspr_review_commit(copy, decision) ||
		    cspr_review_reread(author->review, cspr_review_basis(copy), &reread))
			abort();
		check(checks, FORETOLD, as_foretold(decision, author->review, reread, day));
		cspr_review_unref(reread);
	}
	if (status >= 0)
		cspr_decision_unref(decision);
	cspr_event_unref(change);
	cspr_review_unref(copy);
}
