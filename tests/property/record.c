/*
 * Events copied, and reviews and decisions told apart, through the public getters alone.
 */
#include "record.h"

#include <stdlib.h>
#include <string.h>

/* Events ----------------------------------------------------------------------------------------- */

static cspr_status give_replacement(cspr_context *context, cspr_event *event, const cspr_event *replacement)
{
	cspr_event *copy = event_again(context, replacement, true);
	cspr_status status = copy ? cspr_event_set_replacement(event, copy) : CSPR_ERROR_NO_MEMORY;

	cspr_event_unref(copy);
	return status;
}

static cspr_status give_again(cspr_context *context, cspr_event *event, const struct cspr_value *value)
{
	switch (value->type) {
	case CSPR_TYPE_CODE:
	case CSPR_TYPE_STATE:
	case CSPR_TYPE_DUTY:
	case CSPR_TYPE_EVENT_NAME:
		return cspr_event_set_code(event, value->part, (cspr_code)value->number);
	case CSPR_TYPE_DATE:
		return cspr_event_set_day(event, value->part, value->when.first);
	case CSPR_TYPE_COUNT:
		return cspr_event_set_count(event, value->part, value->number);
	case CSPR_TYPE_YES_NO:
		return cspr_event_set_yes_no(event, value->part, (int)value->number);
	case CSPR_TYPE_MILESTONES:
		return cspr_event_set_milestone(event, (cspr_code)value->number, value->when);
	case CSPR_TYPE_EVENT:
		return give_replacement(context, event, value->event);
	default:
		return value->digest ? cspr_event_set_digest(event, value->part, value->digest)
				     : cspr_event_set_reference(event, value->part, value->reference);
	}
}

/* What was not set is left so. */
cspr_event *event_again(cspr_context *context, const cspr_event *event, bool with_departure)
{
	struct cspr_value value = { .size = sizeof value };
	cspr_status status = CSPR_DONE;
	cspr_event *copy;

	if (cspr_event_new(context, cspr_event_code(event), &copy))
		return NULL;
	if (cspr_event_role(event))
		status = cspr_event_set_actor(copy, cspr_event_role(event), cspr_event_actor(event),
					      cspr_event_capacity(event), cspr_event_organisation(event));
	if (!status && cspr_event_historic(event))
		status = cspr_event_set_historic(copy, 1);
	if (!status && cspr_event_happened(event).first != CSPR_NO_DAY)
		status = cspr_event_set_happened(copy, cspr_event_happened(event));
	if (!status && cspr_event_recorded(event) >= 0)
		status = cspr_event_set_recorded(copy, cspr_event_recorded(event));
	if (!status && with_departure && cspr_event_departure(event))
		status =
			cspr_event_set_departure(copy, cspr_event_departure(event), cspr_event_already_happened(event));
	for (size_t i = 0; !status && cspr_event_value(event, i, &value) == CSPR_DONE; i++)
		status = give_again(context, copy, &value);
	if (!status)
		return copy;
	cspr_event_unref(copy);
	return NULL;
}

/* Reviews ---------------------------------------------------------------------------------------- */

cspr_event *must_have(cspr_event *event)
{
	if (!event)
		abort();
	return event;
}

cspr_review *copy_of(const cspr_review *review)
{
	cspr_review *copy;

	if (cspr_review_copy(review, &copy))
		abort();
	return copy;
}

cspr_review *review_on(cspr_context *context, cspr_basis *basis)
{
	cspr_review *review;

	if (cspr_review_new(context, basis, &review))
		abort();
	return review;
}

cspr_code try_event(cspr_review *review, cspr_event *event)
{
	cspr_decision *decision;
	cspr_status status = cspr_review_apply(review, event, &decision);
	cspr_code verdict = 0;

	cspr_event_unref(event);
	if (status >= 0) {
		verdict = cspr_decision_verdict(decision);
		cspr_decision_unref(decision);
	}
	return verdict;
}

cspr_event *event_at(const cspr_review *review, size_t index)
{
	cspr_event *event;

	return cspr_review_event(review, index, &event, NULL, NULL) ? NULL : event;
}

cspr_code verdict_at(const cspr_review *review, size_t index)
{
	cspr_code verdict;

	return cspr_review_event(review, index, NULL, &verdict, NULL) ? 0 : verdict;
}

bool amended(const cspr_review *review)
{
	const cspr_event *event;

	for (size_t i = 0; (event = event_at(review, i)); i++)
		if (cspr_event_code(event) == CSPR_EVENT_AMEND)
			return true;
	return false;
}

/* Answers ---------------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t number, int64_t further)
{
	number = (number ^ (uint64_t)further) * 0x9E3779B97F4A7C15u;
	return number ^ number >> 29;
}

static uint64_t mix_text(uint64_t number, const char *text)
{
	for (; text && *text; text++)
		number = mix(number, *text);
	return mix(number, text != NULL);
}

static uint64_t mix_span(uint64_t number, struct cspr_span span)
{
	return mix(mix(number, span.first), span.last);
}

uint64_t duties_of(const cspr_review *review, cspr_day as_of, cspr_code but)
{
	struct cspr_duty duty = { .size = sizeof duty };
	uint64_t number = 1;

	for (size_t i = 0; cspr_review_duty(review, as_of, i, &duty) == CSPR_DONE; i++) {
		if (duty.duty == but)
			continue;
		number = mix_text(mix(mix(number, duty.duty), duty.standing), duty.about);
		number = mix_span(mix_span(number, duty.since), duty.counted_from);
		number = mix_span(mix_span(number, duty.due), duty.met_on);
		number = mix(mix(number, duty.days_late), duty.days_left);
	}
	return number;
}

static uint64_t mix_findings(uint64_t number, const cspr_decision *decision)
{
	struct cspr_finding finding = { .size = sizeof finding };

	number = mix(mix(number, cspr_decision_verdict(decision)), cspr_decision_state(decision));
	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		number = mix(mix(mix(number, finding.rule), finding.force), finding.result);
	return number;
}

static uint64_t mix_events(uint64_t number, cspr_review *review)
{
	cspr_decision *decision;
	cspr_event *reading;

	for (size_t i = 0; cspr_review_reading(review, i, &reading) == CSPR_DONE; i++) {
		if (!reading)
			continue;
		if (cspr_review_decision(review, i, &decision))
			abort();
		number = mix_findings(number, decision);
		cspr_decision_unref(decision);
	}
	return number;
}

uint64_t standing_of(const cspr_review *review, cspr_day as_of)
{
	cspr_code verdicts[CSPR_EVENT_NOTE_REFUSAL + 1];
	struct cspr_flag flag = { .size = sizeof flag };
	uint64_t number = mix(duties_of(review, as_of, 0), cspr_review_state(review));

	for (size_t i = 0; cspr_review_flag(review, i, &flag) == CSPR_DONE; i++) {
		number = mix_text(mix(mix(number, flag.event), flag.scope), flag.reference);
		number = mix_span(number, flag.since);
	}
	if (cspr_review_explain_all(review, 0, as_of, sizeof verdicts / sizeof verdicts[0], verdicts))
		abort();
	for (size_t i = 0; i < sizeof verdicts / sizeof verdicts[0]; i++)
		number = mix(number, verdicts[i]);
	return number;
}

uint64_t answers_of(cspr_review *review, cspr_day as_of)
{
	return mix_events(standing_of(review, as_of), review);
}
