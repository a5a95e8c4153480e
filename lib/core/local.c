/*
 * What a duty of a profile's own runs from, and what met it since: found by looking back over the record, so that a
 * review keeps nothing for a profile. Reads only.
 *
 * What must stay true: what was made void is no base, and vague dates stay spans.
 */
#include "core.h"

#include <string.h>

static bool condition_of(const cspr_event *event, const struct cspr_condition *when)
{
	const struct item *item;

	if (when->kind == CSPR_CONDITION_ALWAYS)
		return true;
	item = event_item(event, when->part);
	return item && (item->number == when->value) == (when->kind == CSPR_CONDITION_PART_IS);
}

/* When an entry of the record says that such an event happened: itself, or as a milestone of adoption. */
static struct cspr_span occurrence(const cspr_event *event, cspr_code code, const struct cspr_condition *when)
{
	struct cspr_span span;

	if (!event || !condition_of(event, when))
		return span_none();
	if (event->code == code)
		return event_happened(event);
	for (const struct item *item = event->items; event->code == CSPR_EVENT_ADOPT && item != items_end(event);
	     item = item_next(item))
		if (item->part == CSPR_PART_MILESTONES && item->number == code) {
			memcpy(&span, item_bytes(item), sizeof span);
			return span;
		}
	return span_none();
}

/* An event of the record as it now reads; NULL: it counts for nothing. */
static const cspr_event *event_at(const cspr_review *review, uint32_t index)
{
	const struct entry *entry = &review->entries[index];
	const struct reading *reading = review_reading(review, index + 1);

	if (entry->retracted || entry->ahead || entry->verdict == CSPR_VERDICT_REFUSED)
		return NULL;
	return reading && reading->event ? reading->event : entry->event;
}

static struct cspr_span latest(const cspr_review *review, cspr_code code, const struct cspr_condition *when)
{
	for (uint32_t i = review->count; i--;) {
		struct cspr_span span = occurrence(event_at(review, i), code, when);

		if (span_given(span))
			return span;
	}
	return span_none();
}

struct cspr_span local_base(const cspr_review *review, const struct cspr_term *term)
{
	switch (term->base) {
	case CSPR_MILESTONE_INCIDENT:
		return review->incident;
	case CSPR_MILESTONE_AWARE:
		return review->aware;
	case CSPR_EVENT_NOTIFY_NATIONAL_PANEL:
		if (!review->notification_stands)
			return span_none();
		break;
	case CSPR_EVENT_DECIDE:
		if (!review->decision_stands)
			return span_none();
		break;
	}
	return latest(review, term->base, &term->when);
}

/* The last day on which one of a kind was closed, if none is open. */
static struct cspr_span all_closed(const cspr_review *review, enum thing_kind kind, struct cspr_span base)
{
	struct cspr_span last = span_none();

	if (review->things.open[kind])
		return last;
	for (uint32_t i = 0; i < review->things.count; i++) {
		const struct thing *thing = &review->things.list[i];

		if (thing->kind == kind && thing->is.term.until.last >= base.first &&
		    (!span_given(last) || thing->is.term.until.last > last.last))
			last = thing->is.term.until;
	}
	return last;
}

/* When the last of those who must sign agreed, if all now do. */
static struct cspr_span all_agree(const cspr_review *review, const struct cspr_condition *subject)
{
	const struct sign_off *stances = review->sign_offs[subject_index(subject->value)];
	struct cspr_span last = span_none();
	uint32_t left = review->basis->edition->partners;

	for (int role = 1; left >> role; role++)
		if (left >> role & 1 && (!stances[role].actor || stances[role].stance != CSPR_VALUE_AGREES))
			return span_none();
	for (uint32_t i = review->count; i-- && left;) {
		const cspr_event *event = event_at(review, i);
		struct cspr_span span = occurrence(event, CSPR_EVENT_SIGN_OFF, subject);

		if (!span_given(span) || !(left >> event->role & 1))
			continue;
		left &= ~(1u << event->role);
		if (!span_given(last) || span.last > last.last)
			last = span;
	}
	return last;
}

struct cspr_span local_met(const cspr_review *review, const struct cspr_term *term, struct cspr_span base)
{
	struct cspr_span first = span_none();

	if (term->met_by == CSPR_EVENT_RECEIVE_SUMMARY)
		return all_closed(review, THING_RETURN, base);
	if (term->met_by == CSPR_EVENT_SETTLE_ACTION)
		return all_closed(review, THING_ACTION, base);
	if (term->met_by == CSPR_EVENT_SIGN_OFF)
		return all_agree(review, &term->met_when);
	for (uint32_t i = 0; i < review->count; i++) {
		struct cspr_span span = occurrence(event_at(review, i), term->met_by, &term->met_when);

		if (span_given(span) && span.last >= base.first && (!span_given(first) || span.first < first.first))
			first = span;
	}
	return first;
}
