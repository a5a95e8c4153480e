/*
 * A path: the list of steps that was found, recorded once more on a copy of its own, with what can be said
 * of each of them.
 *
 * Decides which of the values that steps carry are fixed: those with which alone the plan holds. That too
 * is found by trying: the value is exchanged wherever it stands, and all steps are recorded again.
 */
#include "plan.h"

#include <string.h>

enum { MOST_PARTICULARS = 32 };

struct step {
	cspr_decision *decision;
	struct planned planned;
	uint32_t fixed;			  /* particulars, as bits, where their value stands first */
	uint32_t holds[MOST_PARTICULARS]; /* of a coded one: the values with which the plan holds, as bits */
	bool goes_back;
};

struct cspr_path {
	uint32_t references;
	uint32_t count, room;
	cspr_context *context;
	cspr_review *review; /* as it would be at the end */
	struct step *steps;
};

/* A value as it stands in one step; another is put in its place wherever it stands. */
struct exchange {
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

static cspr_status record_exchanged(cspr_review *review, const struct step *step, const struct exchange *exchange)
{
	cspr_event *event = step->decision->event, *copy = NULL;
	const struct item *item = event_item(event, exchange->item->part);
	cspr_decision *decision;
	cspr_status status;

	if (item && same_value(item, exchange->item)) {
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
		status = record_exchanged(copy, &path->steps[i], exchange);
	cspr_review_unref(copy);
	return status == CSPR_DONE || status == CSPR_ERROR_NO_MEMORY ? status : CSPR_REFUSED;
}

static const struct item *particular_at(const cspr_event *event, size_t index)
{
	for (const struct item *item = event->items; item != items_end(event); item = item_next(item))
		if (item->part < PART_ACTOR && !index--)
			return item;
	return NULL;
}

/* The first step that carries this value in this particular, and where in it. */
static uint32_t first_like(const cspr_path *path, const struct item *item, size_t *ret_index)
{
	uint32_t step = 0;
	const struct item *other = NULL;

	while (!other || !same_value(other, item)) {
		other = NULL;
		for (size_t index = 0; !other; index++) {
			other = particular_at(path->steps[step].decision->event, index);
			if (!other)
				break;
			if (!same_value(other, item))
				other = NULL;
			else
				*ret_index = index;
		}
		step += !other;
	}
	return step;
}

/* The values that a coded particular may have; NULL for one of another type. */
static const cspr_code *values_of(const cspr_path *path, const cspr_event *event, const struct item *item)
{
	const struct particular_row *row =
		particular_find(event->code, item->part, path->review->basis->edition->kind, NULL);

	return item->type == CSPR_TYPE_CODE ? row->values : NULL;
}

static cspr_status try_values(const cspr_review *review, cspr_path *path, struct step *step, size_t index,
			      const struct item *item)
{
	const cspr_code *values = values_of(path, step->decision->event, item);
	uint32_t holds = 0;

	for (int i = 0; values[i]; i++) {
		struct exchange exchange = { .item = item, .number = values[i] };
		cspr_status status = values[i] == item->number ? CSPR_DONE : holds_with(review, path, &exchange);

		if (status < 0)
			return status;
		if (status == CSPR_DONE)
			holds |= 1u << i;
	}
	step->holds[index] = holds;
	if (!(holds & (holds - 1)))
		step->fixed |= 1u << index;
	return CSPR_DONE;
}

static cspr_status try_another(const cspr_review *review, cspr_path *path, struct step *step, size_t index,
			       const struct item *item)
{
	static const char another[] = "cspr-path:another";
	static const unsigned char document[32] = { 1 };
	struct exchange exchange = { .item = item, .number = item->number + 1 };
	cspr_status status;

	if (item->type == CSPR_TYPE_YES_NO)
		exchange.number = !item->number;
	exchange.bytes = item->type == CSPR_TYPE_DIGEST ? (const void *)document : another;
	status = holds_with(review, path, &exchange);
	if (status == CSPR_REFUSED)
		step->fixed |= 1u << index;
	return status < 0 ? status : CSPR_DONE;
}

/* Of each value, at its first place. */
static cspr_status try_step(const cspr_review *review, cspr_path *path, uint32_t at)
{
	struct step *step = &path->steps[at];
	const struct item *item;
	cspr_status status = CSPR_DONE;
	size_t first_index;

	for (size_t index = 0; status == CSPR_DONE && (item = particular_at(step->decision->event, index)); index++)
		if (first_like(path, item, &first_index) == at)
			status = item->type == CSPR_TYPE_CODE ? try_values(review, path, step, index, item)
							      : try_another(review, path, step, index, item);
	return status;
}

static cspr_status record_steps(cspr_path *path, const struct planned_list *steps)
{
	cspr_status status = CSPR_DONE;

	if (!steps->count)
		return CSPR_DONE;
	path->steps = block_new(path->context, steps->count * sizeof *path->steps);
	if (!path->steps)
		return CSPR_ERROR_NO_MEMORY;
	path->room = steps->count;
	for (uint32_t i = 0; i < steps->count && status == CSPR_DONE; i++) {
		struct step *step = &path->steps[i];
		cspr_code before = path->review->state;

		step->planned = steps->list[i];
		status = plan_record(path->review, steps->list[i].event, &step->decision);
		if (status != CSPR_DONE)
			return status;
		step->goes_back = steps->list[i].replaces || state_rank(path->review->state) < state_rank(before);
		path->count++;
	}
	return status;
}

cspr_status cspr_review_path(const cspr_review *review, cspr_code state, cspr_day as_of, cspr_path **ret)
{
	struct planned_list steps = { 0 };
	cspr_path *path;
	cspr_status status, found;

	if (!review || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (!cspr_word_name(CSPR_GROUP_STATE, state))
		return CSPR_ERROR_UNKNOWN_WORD;
	if (!cspr_edition_has_state(review->basis->edition, state))
		return CSPR_ERROR_NOT_FOUND;
	if (!day_known(as_of))
		return CSPR_ERROR_BAD_DATE;
	found = plan(review, state, as_of, &steps);
	if (found < 0)
		return found;
	path = block_new(review->context, sizeof *path);
	if (!path) {
		planned_free(review->context, &steps);
		return CSPR_ERROR_NO_MEMORY;
	}
	path->references = 1;
	path->context = cspr_context_ref(review->context);
	status = cspr_review_copy(review, &path->review);
	if (status == CSPR_DONE)
		status = record_steps(path, &steps);
	for (uint32_t i = 0; i < path->count && status == CSPR_DONE; i++)
		status = try_step(review, path, i);
	planned_free(review->context, &steps);
	if (status != CSPR_DONE) { /* what was recorded once on a copy is not refused on the next */
		cspr_path_unref(path);
		return status < 0 ? status : CSPR_ERROR_STALE;
	}
	*ret = path;
	return found;
}

cspr_path *cspr_path_ref(cspr_path *path)
{
	path->references++;
	return path;
}

void cspr_path_unref(cspr_path *path)
{
	cspr_context *context;

	if (!path || --path->references)
		return;
	context = path->context;
	for (uint32_t i = 0; i < path->count; i++)
		cspr_decision_unref(path->steps[i].decision);
	block_free(context, path->steps, path->room * sizeof *path->steps);
	cspr_review_unref(path->review);
	block_free(context, path, sizeof *path);
	cspr_context_unref(context);
}

/* The rule for which a step is done, as the later step is asked it. */
static const char *rule_name(const cspr_path *path, const struct step *step)
{
	const struct cspr_basis *basis = path->review->basis;
	cspr_code event = step[step->planned.ahead].decision->event->code;

	for (uint16_t i = basis->first_need[event]; i < needs_end(basis, event); i++)
		if (basis->needs[i].rule == step->planned.rule)
			return basis->needs[i].name;
	return NULL;
}

cspr_status cspr_path_step(const cspr_path *path, size_t index, struct cspr_step *ret)
{
	const struct step *step;
	struct cspr_step given = { 0 };

	if (!path || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (index >= path->count)
		return CSPR_ERROR_NOT_FOUND;
	step = &path->steps[index];
	given.event = step->decision->event->code;
	given.state = step->decision->state;
	given.verdict = step->decision->verdict;
	given.rule = step->planned.rule;
	given.roles =
		given.event == CSPR_EVENT_SIGN_OFF ? 1u << step->decision->event->role : step->decision->move->roles;
	given.before = (uint32_t)index + step->planned.ahead;
	given.goes_back = step->goes_back;
	given.earliest = step->decision->event->happened;
	given.name = given.rule ? rule_name(path, step) : NULL;
	return give_struct(ret, &given, sizeof given);
}

cspr_status cspr_path_finding(const cspr_path *path, size_t step, size_t index, struct cspr_finding *ret)
{
	if (!path || !ret)
		return CSPR_ERROR_ARGUMENT;
	return step < path->count ? cspr_decision_finding(path->steps[step].decision, index, ret)
				  : CSPR_ERROR_NOT_FOUND;
}

cspr_status cspr_path_particular(const cspr_path *path, size_t step, size_t index, struct cspr_step_particular *ret)
{
	struct cspr_step_particular given = { 0 };
	const struct item *item;
	size_t first_index = 0;

	if (!path || !ret)
		return CSPR_ERROR_ARGUMENT;
	item = step < path->count ? particular_at(path->steps[step].decision->event, index) : NULL;
	if (!item)
		return CSPR_ERROR_NOT_FOUND;
	given.part = item->part;
	given.type = item->type;
	given.like = first_like(path, item, &first_index);
	given.fixed = path->steps[given.like].fixed >> first_index & 1;
	given.number = given.fixed ? item->number : 0;
	if (given.fixed && item->type == CSPR_TYPE_DIGEST)
		given.digest = item_bytes(item);
	else if (given.fixed && item->words)
		given.reference = item_bytes(item);
	return give_struct(ret, &given, sizeof given);
}

cspr_code cspr_path_value(const cspr_path *path, size_t step, size_t particular, size_t index)
{
	const struct item *item;
	const cspr_code *values;
	size_t first_index = 0;
	uint32_t first;

	if (!path || step >= path->count)
		return 0;
	item = particular_at(path->steps[step].decision->event, particular);
	if (!item)
		return 0;
	first = first_like(path, item, &first_index);
	values = values_of(path, path->steps[first].decision->event, item);
	for (int i = 0; values && values[i]; i++)
		if (path->steps[first].holds[first_index] >> i & 1 && !index--)
			return values[i];
	return 0;
}
