/*
 * A path: the list of steps that was found, recorded once more on a copy of its own, with what can be said
 * of each of them.
 *
 * Gives out; what it says of a step is what was found when it was recorded.
 */
#include "plan.h"

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
	if (status == CSPR_DONE)
		status = vary(review, path);
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
	item = step < path->count ? event_particular(path->steps[step].decision->event, index) : NULL;
	if (!item)
		return CSPR_ERROR_NOT_FOUND;
	given.part = item->part;
	given.type = item->type;
	given.like = vary_like(path, (uint32_t)step, index, &first_index);
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
	item = event_particular(path->steps[step].decision->event, particular);
	if (!item)
		return 0;
	first = vary_like(path, (uint32_t)step, particular, &first_index);
	values = vary_values(path, first, item);
	for (int i = 0; values && values[i]; i++)
		if (path->steps[first].holds[first_index] >> i & 1 && !index--)
			return values[i];
	return 0;
}
