/*
 * Duties: what is owed, by when, and how it stands on a day. Computed from the facts of the review when
 * asked; nothing is stored and nothing re-armed.
 *
 * What must stay true: nothing vague is rounded. A span that straddles a limit is indeterminate.
 */
#include "core.h"

#include <string.h>

/* What is found of one duty before it is counted. */
struct ground {
	struct cspr_span base;	  /* what it runs from */
	struct cspr_span counted; /* what it is counted from; the base unless it is another day */
	struct cspr_span met;
	cspr_day recorded_due;
	const char *about;
	bool not_owed;
	bool unknown; /* a fact it needs is unknown */
	bool rolling; /* never met for good */
};

static struct ground ground_of(struct cspr_span base, struct cspr_span met)
{
	return (struct ground){ .base = base, .counted = base, .met = met, .recorded_due = CSPR_NO_DAY };
}

static struct cspr_span first_seen(const cspr_review *review, cspr_code event)
{
	return review->seen[event].count ? review->seen[event].first : span_none();
}

/* The first, unless it was of an earlier round: then the last, if that is of this one. */
static struct cspr_span seen_since(const cspr_review *review, cspr_code event, struct cspr_span base)
{
	struct cspr_span first = first_seen(review, event);

	if (!span_given(first) || !span_given(base) || first.last >= base.first)
		return first;
	return review->seen[event].last.last >= base.first ? review->seen[event].last : span_none();
}

static struct cspr_span later(struct cspr_span one, struct cspr_span other)
{
	if (!span_given(one) || !span_given(other))
		return span_none();
	return (struct cspr_span){ one.first > other.first ? one.first : other.first,
				   one.last > other.last ? one.last : other.last };
}

static struct cspr_span earlier(struct cspr_span one, struct cspr_span other)
{
	if (!span_given(one) || !span_given(other))
		return span_given(one) ? one : other;
	return one.first < other.first ? one : other;
}

/* Met by the last of the recipients. */
static struct cspr_span sent_to_all(const struct cspr_span *sent, uint32_t recipients)
{
	struct cspr_span last = { INT32_MIN + 1, INT32_MIN + 1 };

	for (int recipient = 0; recipient < RECIPIENTS; recipient++)
		if (recipients >> recipient & 1)
			last = later(last, sent[recipient]);
	return last;
}

static struct ground notification(const cspr_review *review, cspr_code event)
{
	struct ground ground = ground_of(review->aware, first_seen(review, event));
	bool all_older, any_older;

	ground.not_owed = !span_given(ground.met) &&
			  (review->state == CSPR_STATE_NOT_NOTIFIABLE || review->state == CSPR_STATE_WITHDRAWN ||
			   assess_review(review, &all_older, &any_older) == CSPR_ASSESSMENT_NOT_MET);
	return ground;
}

static bool died(const cspr_review *review)
{
	return review->harm == CSPR_VALUE_DIED;
}

static bool did_not_die(const cspr_review *review)
{
	return review->harm && review->harm != CSPR_VALUE_DIED && review->harm != CSPR_VALUE_UNKNOWN;
}

static struct ground death(const cspr_review *review, cspr_code event, bool owed, bool ruled_out)
{
	struct ground ground =
		ground_of(review->aware, sent_to_all(review->sent[sent_row(event)],
						     CSPR_RECIPIENT_SECRETARY_OF_STATE | CSPR_RECIPIENT_OFSTED));

	ground.not_owed = ruled_out || did_not_die(review);
	ground.unknown = !owed || !died(review);
	return ground;
}

static struct ground looked_after_death(const cspr_review *review)
{
	return death(review, CSPR_EVENT_NOTIFY_LOOKED_AFTER_DEATH, review->looked_after == YES,
		     review->looked_after == NO);
}

static struct ground care_leaver_death(const cspr_review *review)
{
	bool in_age = review->age_band == CSPR_VALUE_UNDER_18 || review->age_band == CSPR_VALUE_18_TO_24;
	bool age_known = review->age_band && review->age_band != CSPR_VALUE_UNKNOWN;

	return death(review, CSPR_EVENT_NOTIFY_CARE_LEAVER_DEATH, review->care_leaver == YES && in_age,
		     review->care_leaver == NO || (age_known && !in_age));
}

/* Owed once the notification is sent, from whichever day it then counts. */
static struct ground rapid_review(const cspr_review *review, cspr_code base)
{
	struct cspr_span from = base == CSPR_MILESTONE_AWARE ? review->aware : review->notified;
	struct ground ground = ground_of(from, first_seen(review, CSPR_EVENT_SEND_TO_NATIONAL_PANEL));

	ground.not_owed = review->state == CSPR_STATE_WITHDRAWN;
	ground.unknown = !span_given(review->notified);
	return ground;
}

/* Runs from the live decision to review, or from what followed it; another decision rules it out. */
static struct ground after_decision(const cspr_review *review, cspr_code base, bool owed, struct cspr_span met)
{
	struct ground ground =
		ground_of(base == CSPR_EVENT_DECIDE ? review->decided : seen_since(review, base, review->decided), met);

	ground.not_owed = review->outcome && !owed;
	ground.unknown = !review->outcome;
	return ground;
}

static struct ground send_copies(const cspr_review *review)
{
	const struct thing *thing = thing_find(&review->things, THING_DOCUMENT, 0, review->published_document);
	bool sent = thing && thing->is.document.copies_round == review->copies_round;
	struct cspr_span met = sent ? later(thing->is.document.copies[0], thing->is.document.copies[1]) : span_none();
	struct cspr_span base = review->seen[CSPR_EVENT_PLAN_PUBLICATION].count
					? review->seen[CSPR_EVENT_PLAN_PUBLICATION].latest
					: span_none();
	struct ground ground = ground_of(base, met);

	ground.counted = review->planned_on;
	ground.unknown = !span_given(review->planned_on);
	ground.not_owed = review->publication_outcome == CSPR_VALUE_NONE && !span_given(met);
	return ground;
}

/* A question is answered, or the Panel takes it back. */
static struct ground panel_answer(const cspr_review *review)
{
	struct cspr_span since = review->query_since, answered = span_none();
	struct ground ground;

	if (span_given(since) && !review->query_open)
		answered = seen_since(review, CSPR_EVENT_ANSWER_NATIONAL_PANEL, since);
	ground = ground_of(since, answered);
	ground.not_owed = span_given(since) && !review->query_open && !span_given(answered);
	return ground;
}

static struct ground panel_reply(const cspr_review *review)
{
	const struct seen *sent = &review->seen[CSPR_EVENT_SEND_TO_NATIONAL_PANEL];
	struct cspr_span since = sent->count ? sent->latest : span_none();

	return ground_of(since, seen_since(review, CSPR_EVENT_NATIONAL_PANEL_RESPONDS, since));
}

/* A duty of the profile's own. What is set aside owes none of it any more. */
static struct ground local(const cspr_review *review, const struct cspr_term *term)
{
	struct cspr_span base = local_base(review, term);
	struct ground ground = ground_of(base, span_given(base) ? local_met(review, term, base) : span_none());

	ground.not_owed = !span_given(ground.met) &&
			  (review->state == CSPR_STATE_NOT_NOTIFIABLE || review->state == CSPR_STATE_WITHDRAWN ||
			   review->state == CSPR_STATE_NO_REVIEW);
	return ground;
}

/* Begun with the review, and again with each look; ends when the reviewer's work does. */
static struct ground monitor(const cspr_review *review)
{
	const struct seen *begun = &review->seen[CSPR_EVENT_BEGIN_REVIEW];
	const struct seen *looked = &review->seen[CSPR_EVENT_MONITOR_PROGRESS];
	struct cspr_span base = begun->count ? begun->latest : span_none();
	struct ground ground;

	if (looked->count && (!begun->count || looked->last.first >= base.first))
		base = looked->last;
	ground = ground_of(base, span_none());
	ground.rolling = true;
	ground.not_owed =
		span_given(base) && review->state != CSPR_STATE_IN_REVIEW && review->state != CSPR_STATE_REPORT_DRAFTED;
	return ground;
}

static struct ground instance(const struct thing *thing)
{
	struct ground ground;

	if (!thing)
		return ground_of(span_none(), span_none());
	ground = ground_of(thing->is.term.since, thing->open ? span_none() : thing->is.term.until);
	ground.recorded_due = thing->is.term.due;
	ground.about = thing->key;
	return ground;
}

static struct ground find_ground(const cspr_review *review, const struct cspr_term *term, const struct thing *thing)
{
	const struct cspr_span *informed = review->sent[sent_row(CSPR_EVENT_INFORM_OF_DECISION)];

	if (term->duty >= CSPR_LOCAL)
		return local(review, term);
	switch (term->duty) {
	case CSPR_DUTY_NOTIFY_PANEL:
		return notification(review, CSPR_EVENT_NOTIFY_NATIONAL_PANEL);
	case CSPR_DUTY_NOTIFY_PARTNERS:
		return notification(review, CSPR_EVENT_NOTIFY_PARTNERS);
	case CSPR_DUTY_NOTIFY_LOOKED_AFTER_DEATH:
		return looked_after_death(review);
	case CSPR_DUTY_NOTIFY_CARE_LEAVER_DEATH:
		return care_leaver_death(review);
	case CSPR_DUTY_RAPID_REVIEW:
		return rapid_review(review, term->base);
	case CSPR_DUTY_INFORM_DECISION:
		return after_decision(review, term->base, review->outcome == CSPR_VALUE_LCSPR,
				      sent_to_all(informed, CSPR_RECIPIENT_NATIONAL_PANEL |
								    CSPR_RECIPIENT_SECRETARY_OF_STATE |
								    CSPR_RECIPIENT_OFSTED));
	case CSPR_DUTY_PUBLISH:
		return after_decision(review, term->base, review->outcome == CSPR_VALUE_LCSPR,
				      earlier(first_seen(review, CSPR_EVENT_PUBLISH),
					      first_seen(review, CSPR_EVENT_CONFIRM_NOT_PUBLISHED)));
	case CSPR_DUTY_SEND_COPIES:
		return send_copies(review);
	case CSPR_DUTY_STAY_PUBLIC:
		return ground_of(review->published, span_none());
	case CSPR_DUTY_ANSWER_PANEL:
		return panel_answer(review);
	case CSPR_DUTY_PANEL_REPLY:
		return panel_reply(review);
	case CSPR_DUTY_MONITOR:
		return monitor(review);
	case CSPR_DUTY_YEARLY_REPORT:
		return ground_of(earlier(first_seen(review, CSPR_EVENT_DECIDE), review->published),
				 first_seen(review, CSPR_EVENT_INCLUDE_IN_YEARLY_REPORT));
	case CSPR_DUTY_SAR_COMPLETE:
		return after_decision(review, term->base, review->outcome != CSPR_VALUE_NO_REVIEW,
				      seen_since(review, CSPR_EVENT_ACCEPT_REPORT, review->decided));
	default:
		return instance(thing);
	}
}

/* The due day for one base day; false outside the calendar. */
static bool due_for(const cspr_calendar *calendar, const struct cspr_term *term, cspr_day base, cspr_day *ret)
{
	switch (term->period) {
	case CSPR_PERIOD_WORKING_DAYS:
		return cspr_calendar_add_working_days(calendar, base, term->count, ret) == CSPR_DONE;
	case CSPR_PERIOD_WORKING_DAYS_BEFORE:
		return cspr_calendar_add_working_days(calendar, base, -term->count, ret) == CSPR_DONE;
	case CSPR_PERIOD_DAYS:
		*ret = base + term->count;
		return true;
	default:
		*ret = cspr_day_add_months(base, term->count);
		return true;
	}
}

static bool by_working_days(cspr_code period)
{
	return period == CSPR_PERIOD_WORKING_DAYS || period == CSPR_PERIOD_WORKING_DAYS_BEFORE;
}

/* The days from one to another, as many as can be said. */
static int32_t days_from(cspr_day from, cspr_day to)
{
	int64_t days = (int64_t)to - from;

	return days > INT32_MAX ? INT32_MAX : (int32_t)days;
}

/* Days late from a due day to a later one; -1 when it can't be counted. */
static int32_t days_between(const cspr_calendar *calendar, cspr_code period, cspr_day due, cspr_day day)
{
	int32_t count = days_from(due, day);

	if (by_working_days(period) && cspr_calendar_count_working_days(calendar, due, day, &count))
		return -1;
	return count < 1 ? 1 : count;
}

static bool explained(const cspr_review *review, const struct cspr_duty *duty)
{
	const struct thing *thing =
		thing_find(&review->things, THING_EXPLANATION, duty->duty, duty->about ? duty->about : "");

	return thing && thing->is.term.since.last >= duty->since.first;
}

static bool within(struct cspr_span span, struct cspr_span window)
{
	return span_given(window) && span.first >= window.first && span.last <= window.last;
}

static bool relaxes(cspr_code duty)
{
	return duty == CSPR_DUTY_RAPID_REVIEW || duty == CSPR_DUTY_PUBLISH || duty == CSPR_DUTY_SEND_COPIES;
}

static cspr_code late_standing(const cspr_review *review, const struct cspr_duty *duty, cspr_code standing)
{
	if (relaxes(duty->duty) && within(duty->due, review->basis->relaxed))
		return CSPR_STANDING_RELAXED;
	return explained(review, duty) ? CSPR_STANDING_LATE_EXPLAINED : standing;
}

/* A duty that is met: in time, late, or it can't be said. */
static void stand_met(const cspr_review *review, struct cspr_duty *duty)
{
	if (!span_given(duty->due) || duty->met_on.last <= duty->due.first) {
		duty->standing = CSPR_STANDING_MET;
	} else if (duty->met_on.first > duty->due.last) {
		duty->standing = late_standing(review, duty, CSPR_STANDING_MET_LATE);
		duty->days_late = -1;
		if (duty->due.first == duty->due.last && duty->met_on.first == duty->met_on.last)
			duty->days_late = days_between(review->basis->calendar, duty->period, duty->due.first,
						       duty->met_on.first);
	} else {
		duty->standing = CSPR_STANDING_INDETERMINATE;
	}
}

static void stand_unmet(const cspr_review *review, cspr_day as_of, struct cspr_duty *duty)
{
	const cspr_calendar *calendar = review->basis->calendar;

	duty->standing = CSPR_STANDING_PENDING;
	if (!span_given(duty->due))
		return;
	if (as_of > duty->due.last) {
		duty->standing = late_standing(review, duty, CSPR_STANDING_OVERDUE);
		duty->days_late = -1;
		if (duty->due.first == duty->due.last)
			duty->days_late = days_between(calendar, duty->period, duty->due.first, as_of);
	} else if (as_of > duty->due.first) {
		duty->standing = CSPR_STANDING_INDETERMINATE;
	} else if (!by_working_days(duty->period)) {
		duty->days_left = days_from(as_of, duty->due.first);
	} else if (cspr_calendar_count_working_days(calendar, as_of, duty->due.first, &duty->days_left)) {
		duty->days_left = -1;
	}
}

/* A ban: kept as long as nothing was taken down before its end, unless that was lawful. */
static void stand_public(const cspr_review *review, cspr_day as_of, struct cspr_duty *duty)
{
	struct cspr_span taken_down = review->taken_down;

	if (span_given(taken_down) && taken_down.last < duty->due.first) {
		duty->standing = review->take_down_lawful == CSPR_RESULT_MET	 ? CSPR_STANDING_NOT_OWED
				 : review->take_down_lawful == CSPR_RESULT_UNMET ? CSPR_STANDING_BROKEN
										 : CSPR_STANDING_INDETERMINATE;
		return;
	}
	if (span_given(taken_down) && taken_down.first < duty->due.last) {
		duty->standing = CSPR_STANDING_INDETERMINATE;
		return;
	}
	if (as_of >= duty->due.last) {
		duty->standing = CSPR_STANDING_MET;
		duty->met_on = duty->due;
	} else if (as_of >= duty->due.first) {
		duty->standing = CSPR_STANDING_INDETERMINATE;
	} else {
		duty->standing = CSPR_STANDING_PENDING;
		duty->days_left = days_from(as_of, duty->due.first);
	}
}

static void count(const cspr_review *review, const struct cspr_term *term, const struct ground *ground,
		  struct cspr_duty *duty, bool *ret_outside)
{
	const cspr_calendar *calendar = review->basis->calendar;

	*ret_outside = false;
	if (term->period == CSPR_PERIOD_PROMPTLY)
		return;
	if (term->period == CSPR_PERIOD_RECORDED_DAY) {
		if (ground->recorded_due != CSPR_NO_DAY)
			duty->due = span_of(ground->recorded_due);
		return;
	}
	*ret_outside = !due_for(calendar, term, ground->counted.first, &duty->due.first) ||
		       !due_for(calendar, term, ground->counted.last, &duty->due.last);
	if (*ret_outside)
		duty->due = span_none();
}

static void stand(const cspr_review *review, const struct cspr_term *term, const struct ground *ground, cspr_day as_of,
		  struct cspr_duty *duty)
{
	bool unmet = !span_given(ground->met), outside;
	bool older = unmet && !ground->rolling && term->period != CSPR_PERIOD_RECORDED_DAY &&
		     duty->duty != CSPR_DUTY_STAY_PUBLIC && may_predate(review, term->met_by) &&
		     ground->base.first <= review->adopted_on.last;

	duty->since = ground->base;
	duty->met_on = ground->met;
	if (ground->not_owed || (review->closed_from && unmet)) {
		duty->standing = CSPR_STANDING_NOT_OWED;
		return;
	}
	if (!span_given(ground->base) || ground->unknown) {
		duty->standing = CSPR_STANDING_NOT_STARTED;
		return;
	}
	if (ground->counted.first != ground->base.first)
		duty->counted_from = ground->counted;
	count(review, term, ground, duty, &outside);
	if (outside)
		duty->standing = CSPR_STANDING_INDETERMINATE;
	else if (duty->duty == CSPR_DUTY_STAY_PUBLIC)
		stand_public(review, as_of, duty);
	else if (unmet)
		stand_unmet(review, as_of, duty);
	else
		stand_met(review, duty);
	if (older && duty->standing == CSPR_STANDING_OVERDUE) { /* it may have been done before adoption */
		duty->standing = CSPR_STANDING_INDETERMINATE;
		duty->days_late = 0;
	}
}

/* The index-th duty: a term, or of a term with instances the thing it is about (NULL: it has none). */
static const struct cspr_term *term_at(const cspr_review *review, size_t index, const struct thing **ret_thing)
{
	const cspr_basis *basis = review->basis;

	*ret_thing = NULL;
	for (uint16_t i = 0; i < basis->term_count; i++) {
		enum thing_kind kind = thing_of_duty(basis->terms[i].duty);
		bool any = false;

		for (uint32_t t = 0; kind && t < review->things.count; t++) {
			if (review->things.list[t].kind != kind || !span_given(review->things.list[t].is.term.since))
				continue;
			any = true;
			if (!index--) {
				*ret_thing = &review->things.list[t];
				return &basis->terms[i];
			}
		}
		if (!any && !index--)
			return &basis->terms[i];
	}
	return NULL;
}

void duty_of(const cspr_review *review, const struct cspr_term *term, const struct thing *thing, cspr_day as_of,
	     struct cspr_duty *ret)
{
	struct ground ground = find_ground(review, term, thing);

	*ret = (struct cspr_duty){
		.duty = term->duty,
		.force = term->force,
		.provenance = term->provenance,
		.cite = term->cite,
		.words = term->words,
		.about = ground.about,
		.since = span_none(),
		.counted_from = span_none(),
		.due = span_none(),
		.met_on = span_none(),
		.days_left = -1,
		.period = term->period,
		.count = term->count,
		.name = term->name,
	};
	stand(review, term, &ground, as_of, ret);
}

cspr_status cspr_review_duty(const cspr_review *review, cspr_day as_of, size_t index, struct cspr_duty *ret)
{
	const struct cspr_term *term;
	const struct thing *thing;
	struct cspr_duty duty;

	if (!review || !ret)
		return CSPR_ERROR_ARGUMENT;
	term = term_at(review, index, &thing);
	if (!term)
		return CSPR_ERROR_NOT_FOUND;
	duty_of(review, term, thing, as_of, &duty);
	return give_struct(ret, &duty, sizeof duty);
}

cspr_status cspr_review_duty_working(const cspr_review *review, const struct cspr_duty *duty, size_t index,
				     cspr_day *ret_day, const char **ret_why)
{
	cspr_day from, to;

	if (!review || !duty || duty->size < offsetof(struct cspr_duty, name) || !ret_day || !ret_why)
		return CSPR_ERROR_ARGUMENT;
	if (!by_working_days(duty->period) || !span_given(duty->due))
		return CSPR_ERROR_NOT_FOUND;
	from = span_given(duty->counted_from) ? duty->counted_from.first : duty->since.first;
	to = duty->due.first;
	if (!calendar_covers(review->basis->calendar, from) || !calendar_covers(review->basis->calendar, to))
		return CSPR_ERROR_NOT_FOUND;
	for (cspr_day day = from < to ? from + 1 : to; day < (from < to ? to : from); day++) {
		const char *why = cspr_calendar_why_closed(review->basis->calendar, day);

		if (why && !index--) {
			*ret_day = day;
			*ret_why = why;
			return CSPR_DONE;
		}
	}
	return CSPR_ERROR_NOT_FOUND;
}
