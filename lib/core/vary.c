/*
 * Which of the values that the steps of a path carry are fixed: those with which alone the plan holds.
 *
 * That too is found by trying: another value is put in the place of one, in one step or wherever it stands,
 * and all steps are recorded again on a copy. Writes to the path only.
 */
#include "plan.h"

#include <string.h>

static const uint32_t everywhere = UINT32_MAX;

/* Another value for one that stands in a step. */
struct exchange {
	uint32_t in; /* the step, or everywhere */
	const struct item *item;
	int32_t number;
	const void *bytes;
};

static bool same_value(const struct item *one, const struct item *other)
{
	return one->part == other->part && one->type == other->type && one->number == other->number &&
	       one->words == other->words && memcmp(item_bytes(one), item_bytes(other), one->words * 8u) == 0;
}

static cspr_status put_exchanged(cspr_event *event, const struct exchange *exchange)
{
	cspr_code part = exchange->item->part;

	switch (exchange->item->type) {
	case CSPR_TYPE_YES_NO:
		return cspr_event_set_yes_no(event, part, exchange->number);
	case CSPR_TYPE_COUNT:
		return cspr_event_set_count(event, part, exchange->number);
	case CSPR_TYPE_DIGEST:
		return cspr_event_set_digest(event, part, exchange->bytes);
	case CSPR_TYPE_REFERENCE:
		return cspr_event_set_reference(event, part, exchange->bytes);
	case CSPR_TYPE_DATE:
		return cspr_event_set_day(event, part, exchange->number);
	default:
		return cspr_event_set_code(event, part, (cspr_code)exchange->number);
	}
}

/* Another value may ask for a particular more. */
static cspr_status exchanged(const cspr_review *review, const cspr_event *event, const struct exchange *exchange,
			     cspr_event **ret)
{
	cspr_event *replacement, *copy = NULL;
	cspr_status status = cspr_event_new(event->context, event->code, &replacement);

	if (status < 0)
		return status;
	status = put_exchanged(replacement, exchange);
	if (status == CSPR_DONE)
		status = event_amended(event, replacement, &copy);
	cspr_event_unref(replacement);
	if (status < 0)
		return status;
	copy->frozen = false;
	status = fill_missing(review, copy, NULL, copy->happened);
	if (status < 0)
		cspr_event_unref(copy);
	else
		*ret = copy;
	return status;
}

static cspr_status record_exchanged(cspr_review *review, const cspr_path *path, uint32_t at,
				    const struct exchange *exchange)
{
	const struct step *step = &path->steps[at];
	cspr_event *event = step->decision->event, *copy = NULL;
	const struct item *item = event_item(event, exchange->item->part);
	cspr_decision *decision;
	cspr_status status;

	if ((exchange->in == everywhere || exchange->in == at) && item && same_value(item, exchange->item)) {
		status = exchanged(review, event, exchange, &copy);
		if (status < 0)
			return status;
	}
	status = plan_record(review, copy ? copy : event, &decision);
	cspr_event_unref(copy);
	if (status != CSPR_DONE)
		return status;
	if (decision->verdict != step->decision->verdict || decision->state != step->decision->state)
		status = CSPR_REFUSED;
	cspr_decision_unref(decision);
	return status;
}

/* Whether the plan holds with another value. CSPR_DONE, CSPR_REFUSED, or NO_MEMORY. */
static cspr_status holds_with(const cspr_review *review, const cspr_path *path, const struct exchange *exchange)
{
	cspr_review *copy;
	cspr_status status = cspr_review_copy(review, &copy);

	if (status < 0)
		return status;
	for (uint32_t i = 0; i < path->count && status == CSPR_DONE; i++)
		status = record_exchanged(copy, path, i, exchange);
	cspr_review_unref(copy);
	return status == CSPR_DONE || status == CSPR_ERROR_NO_MEMORY ? status : CSPR_REFUSED;
}

const struct item *event_particular(const cspr_event *event, size_t index)
{
	for (const struct item *item = event->items; item != items_end(event); item = item_next(item))
		if (item->part < PART_ACTOR && !index--)
			return item;
	return NULL;
}

/* Where a step carries this value, to be alike; MOST_PARTICULARS: it does not. */
static size_t position_in(const struct step *step, const struct item *item)
{
	const struct item *other;

	for (size_t index = 0; (other = event_particular(step->decision->event, index)); index++)
		if (!(step->alone >> index & 1) && same_value(other, item))
			return index;
	return MOST_PARTICULARS;
}

/* The first step that carries the same as a particular of this one, and where: perhaps this one. */
uint32_t vary_like(const cspr_path *path, uint32_t at, size_t index, size_t *ret_index)
{
	const struct item *item = event_particular(path->steps[at].decision->event, index);

	*ret_index = index;
	if (path->steps[at].alone >> index & 1)
		return at;
	for (uint32_t step = 0; step < at; step++)
		if (position_in(&path->steps[step], item) < MOST_PARTICULARS) {
			*ret_index = position_in(&path->steps[step], item);
			return step;
		}
	return at;
}

static bool stands_elsewhere(const cspr_path *path, uint32_t at, const struct item *item)
{
	for (uint32_t step = 0; step < path->count; step++)
		if (step != at && position_in(&path->steps[step], item) < MOST_PARTICULARS)
			return true;
	return false;
}

/* The values that a coded particular may have; NULL for one of another type. */
const cspr_code *vary_values(const cspr_path *path, uint32_t at, const struct item *item)
{
	const struct particular_row *row = particular_find(path->steps[at].decision->event->code, item->part,
							   path->review->basis->edition->kind, NULL);

	return item->type == CSPR_TYPE_CODE ? row->values : NULL;
}

static cspr_status try_values(const cspr_review *review, const cspr_path *path, uint32_t in, const cspr_code *values,
			      const struct item *item, uint32_t *ret_holds)
{
	*ret_holds = 0;
	for (int i = 0; values[i]; i++) {
		struct exchange exchange = { .in = in, .item = item, .number = values[i] };
		cspr_status status = values[i] == item->number ? CSPR_DONE : holds_with(review, path, &exchange);

		if (status < 0)
			return status;
		if (status == CSPR_DONE)
			*ret_holds |= 1u << i;
	}
	return CSPR_DONE;
}

static cspr_status try_another(const cspr_review *review, const cspr_path *path, const struct item *item)
{
	static const char another[] = "cspr-path:another";
	static const unsigned char document[32] = { 1 };
	struct exchange exchange = { .in = everywhere, .item = item, .number = item->number + 1 };

	if (item->type == CSPR_TYPE_YES_NO)
		exchange.number = !item->number;
	exchange.bytes = item->type == CSPR_TYPE_DIGEST ? (const void *)document : another;
	return holds_with(review, path, &exchange);
}

static bool several(uint32_t values)
{
	return values & (values - 1);
}

/* A code that stands in other steps too, and need not be the same there. */
static cspr_status try_alone(const cspr_review *review, cspr_path *path, uint32_t at)
{
	struct step *step = &path->steps[at];
	const struct item *item;
	cspr_status status = CSPR_DONE;

	for (size_t index = 0; status == CSPR_DONE && (item = event_particular(step->decision->event, index));
	     index++) {
		const cspr_code *values = vary_values(path, at, item);
		uint32_t holds;

		if (!values || !stands_elsewhere(path, at, item))
			continue;
		status = try_values(review, path, at, values, item, &holds);
		if (status == CSPR_DONE && several(holds)) {
			step->alone |= 1u << index;
			step->holds[index] = holds;
		}
	}
	return status;
}

/* A value at its first place. */
static cspr_status try_everywhere(const cspr_review *review, cspr_path *path, uint32_t at)
{
	struct step *step = &path->steps[at];
	const struct item *item;
	cspr_status status = CSPR_DONE;
	size_t first_index;

	for (size_t index = 0; status >= 0 && (item = event_particular(step->decision->event, index)); index++) {
		const cspr_code *values = vary_values(path, at, item);

		if (step->alone >> index & 1 || vary_like(path, at, index, &first_index) != at)
			continue;
		if (values) {
			status = try_values(review, path, everywhere, values, item, &step->holds[index]);
			step->fixed |= several(step->holds[index]) ? 0u : 1u << index;
		} else {
			status = try_another(review, path, item);
			step->fixed |= status == CSPR_DONE ? 0u : 1u << index;
		}
	}
	return status < 0 ? status : CSPR_DONE;
}

cspr_status vary(const cspr_review *review, cspr_path *path)
{
	cspr_status status = CSPR_DONE;

	for (uint32_t i = 0; i < path->count && status == CSPR_DONE; i++)
		status = try_alone(review, path, i);
	for (uint32_t i = 0; i < path->count && status == CSPR_DONE; i++)
		status = try_everywhere(review, path, i);
	return status;
}
