/*
 * Where a review stands: state, events, open flags, and what the other files ask of it. Reads only.
 */
#include "core.h"

/* Whether an event that is not on record may be older than the adoption of the review. */
bool may_predate(const cspr_review *review, cspr_code event)
{
	return review->adopted_in && review->adopted_rank >= review->basis->earliest[event];
}

int sent_row(cspr_code event)
{
	switch (event) {
	case CSPR_EVENT_INFORM_OF_DECISION:
		return 0;
	case CSPR_EVENT_JUSTIFY_NON_PUBLICATION:
		return 1;
	case CSPR_EVENT_NOTIFY_LOOKED_AFTER_DEATH:
		return 2;
	case CSPR_EVENT_NOTIFY_CARE_LEAVER_DEATH:
		return 3;
	default:
		return -1;
	}
}

cspr_code cspr_review_state(const cspr_review *review)
{
	return review->state;
}

cspr_code cspr_review_phase(const cspr_review *review)
{
	return cspr_state_phase(review->state);
}

uint32_t cspr_review_version(const cspr_review *review)
{
	return review->count;
}

cspr_basis *cspr_review_basis(const cspr_review *review)
{
	return review->basis;
}

cspr_status cspr_review_event(const cspr_review *review, size_t index, cspr_event **ret_event, cspr_code *ret_verdict,
			      cspr_code *ret_state)
{
	if (!review)
		return CSPR_ERROR_ARGUMENT;
	if (index >= review->count)
		return CSPR_ERROR_NOT_FOUND;
	if (ret_event)
		*ret_event = review->entries[index].event;
	if (ret_verdict)
		*ret_verdict = review->entries[index].ahead ? 0 : review->entries[index].verdict;
	if (ret_state)
		*ret_state = review->entries[index].state;
	return CSPR_DONE;
}

cspr_status cspr_review_reading(const cspr_review *review, size_t index, cspr_event **ret_event)
{
	const struct reading *reading;

	if (!review || !ret_event)
		return CSPR_ERROR_ARGUMENT;
	if (index >= review->count)
		return CSPR_ERROR_NOT_FOUND;
	reading = review_reading(review, (uint32_t)index + 1);
	*ret_event = review->entries[index].retracted ? NULL
		     : reading && reading->event      ? reading->event
						      : review->entries[index].event;
	return CSPR_DONE;
}

cspr_status cspr_review_flag(const cspr_review *review, size_t index, struct cspr_flag *ret)
{
	struct cspr_flag flag = { .event = CSPR_EVENT_NATIONAL_PANEL_RESPONDS };

	if (!review || !ret)
		return CSPR_ERROR_ARGUMENT;
	flag.since = review->query_since;
	if (!review->query_open || index--) {
		uint32_t i = 0;

		while (i < review->things.count &&
		       !(review->things.list[i].open && thing_opener(review->things.list[i].kind) && !index--))
			i++;
		if (i == review->things.count)
			return CSPR_ERROR_NOT_FOUND;
		flag.event = thing_opener(review->things.list[i].kind);
		flag.reference = review->things.list[i].key;
		flag.scope = review->things.list[i].code;
		flag.since = review->things.list[i].is.term.since;
	}
	return give_struct(ret, &flag, sizeof flag);
}
