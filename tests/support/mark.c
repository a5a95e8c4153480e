#include "mark.h"

#include <string.h>

static uint64_t mix(uint64_t hash, const void *bytes, size_t size)
{
	for (const unsigned char *byte = bytes; size; size--)
		hash = (hash ^ *byte++) * UINT64_C(1099511628211);
	return hash;
}

static uint64_t mix_number(uint64_t hash, int64_t number)
{
	return mix(hash, &number, sizeof number);
}

static uint64_t mix_text(uint64_t hash, const char *text)
{
	return text ? mix(hash, text, strlen(text) + 1) : mix_number(hash, 0);
}

static uint64_t mix_span(uint64_t hash, struct cspr_span span)
{
	return mix_number(mix_number(hash, span.first), span.last);
}

static uint64_t mark_of_value(const struct cspr_value *value, uint64_t place)
{
	uint64_t hash = mix_number(mix_number(place, value->part), value->number);

	hash = mix_text(mix_span(hash, value->when), value->reference);
	return value->digest ? mix(hash, value->digest, 32) : hash;
}

/* In whichever order they were set, but for the items of a list. */
static uint64_t mark_of_values(const cspr_event *event)
{
	struct cspr_value value = { .size = sizeof value };
	uint64_t sum = 0, place = 0;

	for (size_t i = 0; cspr_event_value(event, i, &value) == CSPR_DONE; i++)
		sum += mark_of_value(&value, value.type == CSPR_TYPE_REFERENCES ? ++place : 0);
	return sum;
}

static uint64_t mix_event(uint64_t hash, const cspr_event *event)
{
	if (!event)
		return mix_number(hash, -1);
	hash = mix_number(mix_number(hash, cspr_event_code(event)), cspr_event_role(event));
	hash = mix_text(mix_span(hash, cspr_event_happened(event)), cspr_event_actor(event));
	hash = mix_number(mix_text(hash, cspr_event_departure(event)), cspr_event_recorded(event));
	return mix_number(hash, (int64_t)mark_of_values(event));
}

static uint64_t mix_duties(uint64_t hash, const cspr_review *review, cspr_day as_of)
{
	struct cspr_duty duty = { .size = sizeof duty };

	for (size_t i = 0; cspr_review_duty(review, as_of, i, &duty) == CSPR_DONE; i++) {
		hash = mix_number(mix_number(hash, duty.duty), duty.standing);
		hash = mix_span(mix_span(mix_span(hash, duty.since), duty.due), duty.met_on);
		hash = mix_text(mix_number(hash, duty.days_late), duty.about);
	}
	return hash;
}

uint64_t mark_of(const cspr_review *review, cspr_day as_of)
{
	uint64_t hash = UINT64_C(14695981039346656037);
	struct cspr_flag flag = { .size = sizeof flag };
	struct cspr_circumstances known = { .size = sizeof known };
	cspr_code verdict, state;
	cspr_event *reading;

	hash = mix_number(hash, cspr_review_version(review));
	hash = mix_number(hash, cspr_review_state(review));
	for (size_t i = 0; cspr_review_event(review, i, NULL, &verdict, &state) == CSPR_DONE; i++) {
		hash = mix_number(mix_number(hash, verdict), state);
		if (cspr_review_reading(review, i, &reading) == CSPR_DONE)
			hash = mix_event(hash, reading);
	}
	for (size_t i = 0; cspr_review_flag(review, i, &flag) == CSPR_DONE; i++) {
		hash = mix_number(mix_number(hash, flag.event), flag.scope);
		hash = mix_text(mix_span(hash, flag.since), flag.reference);
	}
	hash = mix_duties(hash, review, as_of);
	if (cspr_review_circumstances(review, &known) == CSPR_DONE) {
		hash = mix_number(mix_number(mix_number(hash, known.suspicion), known.harm), known.place);
		hash = mix_number(mix_number(hash, known.long_term_impairment), known.unborn_child);
	}
	return hash;
}

uint64_t mark_of_findings(cspr_review *review)
{
	uint64_t hash = UINT64_C(14695981039346656037);
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_decision *decision;

	for (size_t i = 0; cspr_review_decision(review, i, &decision) == CSPR_DONE; i++) {
		hash = mix_number(mix_number(hash, cspr_decision_verdict(decision)), cspr_decision_state(decision));
		for (size_t f = 0; cspr_decision_finding(decision, f, &finding) == CSPR_DONE; f++) {
			hash = mix_number(mix_number(mix_number(hash, finding.rule), finding.result), finding.force);
			hash = mix_text(hash, finding.cite);
		}
		cspr_decision_unref(decision);
	}
	return hash;
}
