/*
 * Doing a thing on a copy: one move and all that it asks for first, each event decided and committed by the
 * evaluator.
 *
 * Decides only when to stop asking. A rule is first met in full; where that leads nowhere, only what is
 * certainly unmet is met, or nothing, and the event departs from the rule, if it may. What was done for a
 * rule in vain is not kept: the copy is thrown away and the move tried again without it.
 */
#include "plan.h"

#include <string.h>

enum { MOST_DEPTH = 4, MOST_STEPS = 1000 };

/* What to do for a rule. */
enum effort { IN_FULL, WHAT_IS_UNMET, NOTHING };

/* A rule was given up for which something had been done already. */
enum { AGAIN = 2 };

struct pursuit {
	struct trial *trial;
	struct wishes *wishes;
	const unsigned char *document; /* what the move is about, or NULL */
	uint8_t *efforts;	       /* by need of the basis */
};

cspr_status planned_add(cspr_context *context, struct planned_list *list, const struct planned *planned)
{
	uint32_t room = list->room ? list->room * 2 : 8;

	if (list->count == list->room) {
		if (!block_resize(context, &list->list, list->room * sizeof *planned, room * sizeof *planned))
			return CSPR_ERROR_NO_MEMORY;
		list->room = room;
	}
	list->list[list->count] = *planned;
	cspr_event_ref(list->list[list->count++].event);
	return CSPR_DONE;
}

void planned_free(cspr_context *context, struct planned_list *list)
{
	for (uint32_t i = 0; i < list->count; i++)
		cspr_event_unref(list->list[i].event);
	block_free(context, list->list, list->room * sizeof *list->list);
	*list = (struct planned_list){ 0 };
}

void trial_free(struct trial *trial)
{
	if (!trial->review)
		return;
	planned_free(trial->review->context, &trial->steps);
	cspr_review_unref(trial->review);
	trial->review = NULL;
}

cspr_status plan_record(cspr_review *review, cspr_event *event, cspr_decision **ret)
{
	cspr_decision *decision;
	cspr_status status = cspr_review_decide(review, event, &decision);

	if (status == CSPR_DONE)
		status = cspr_review_commit(review, decision);
	if (status == CSPR_DONE && ret)
		*ret = decision;
	else if (status >= 0)
		cspr_decision_unref(decision);
	return status;
}

/* Whether a rule that is not met stands in the way, if no reason for a departure is given. */
static bool asks_for_reason(const cspr_decision *decision, const struct cspr_need *need)
{
	cspr_code force = force_of(&decision->question, need);

	return force == CSPR_FORCE_MUST || force == CSPR_FORCE_SHOULD;
}

static const struct cspr_need *needs_of(const cspr_decision *decision)
{
	return decision->question.basis->needs + decision->question.basis->first_need[decision->question.code];
}

static bool same_act(const struct act *one, const struct act *other)
{
	if (one->event != other->event || one->role != other->role || one->part_count != other->part_count)
		return false;
	for (int i = 0; i < one->part_count; i++)
		if (one->parts[i].part != other->parts[i].part || one->parts[i].number != other->parts[i].number ||
		    one->parts[i].bytes != other->parts[i].bytes)
			return false;
	return true;
}

/* What can't be recorded here, but perhaps earlier. Only what is the same whatever came before. */
static void wish(struct pursuit *pursuit, const struct act *act, cspr_code rule, cspr_code for_event)
{
	struct wishes *wishes = pursuit->wishes;

	for (int i = 0; i < act->part_count; i++)
		if (act->parts[i].bytes)
			return;
	for (uint32_t i = 0; i < wishes->count; i++)
		if (same_act(&wishes->list[i].act, act) && wishes->list[i].for_event == for_event)
			return;
	if (wishes->count < MOST_WISHES)
		wishes->list[wishes->count++] = (struct wish){ .act = *act, .rule = rule, .for_event = for_event };
}

static void add_cost(struct trial *trial, const cspr_decision *decision, cspr_code before, bool replaces)
{
	const struct cspr_need *needs = needs_of(decision);
	struct cost *cost = &trial->cost;

	for (int i = 0; i < MOST_NEEDS; i++) {
		if (!((decision->unmet | decision->unknown) >> i & 1) || !asks_for_reason(decision, &needs[i]))
			continue;
		if (decision->unmet >> i & 1)
			cost->departures++;
		else
			cost->unknown++;
	}
	cost->undone = (uint16_t)(cost->undone + (replaces || state_rank(trial->review->state) < state_rank(before)));
	cost->steps++;
}

/* The event is allowed: it is made part of the copy, and of the plan. */
static cspr_status commit(struct trial *trial, cspr_decision *decision, const struct act *act, uint32_t began)
{
	cspr_code before = trial->review->state;
	struct planned planned = { .event = decision->event, .replaces = act->replaces };
	cspr_status status = cspr_review_commit(trial->review, decision);

	if (status == CSPR_DONE && trial->cost.steps >= MOST_STEPS)
		status = CSPR_ERROR_LIMIT;
	if (status == CSPR_DONE)
		status = planned_add(trial->review->context, &trial->steps, &planned);
	if (status < 0)
		return status;
	for (uint32_t i = began; i + 1 < trial->steps.count; i++)
		if (trial->steps.list[i].rule && !trial->steps.list[i].ahead && !trial->steps.list[i].for_event)
			trial->steps.list[i].ahead = (uint16_t)(trial->steps.count - 1 - i);
	add_cost(trial, decision, before, act->replaces);
	return CSPR_DONE;
}

static cspr_status pursue(struct pursuit *pursuit, const struct act *act, int depth);

/* Less is done for a rule. AGAIN when something was done that may have been in vain. */
static cspr_status give_way(struct pursuit *pursuit, size_t need, uint32_t began)
{
	pursuit->efforts[need]++;
	return pursuit->trial->steps.count > began ? AGAIN : CSPR_DONE;
}

/* One event towards a rule that is not met. CSPR_REFUSED: there is none. */
static cspr_status pursue_need(struct pursuit *pursuit, const cspr_decision *decision, int i, uint32_t began, int depth)
{
	struct trial *trial = pursuit->trial;
	const struct cspr_need *need = &needs_of(decision)[i];
	size_t at = (size_t)(need - decision->question.basis->needs);
	cspr_status status = CSPR_DONE;
	struct act act;

	while (status == CSPR_DONE && pursuit->efforts[at] != NOTHING) {
		bool in_full = pursuit->efforts[at] == IN_FULL;

		if (!in_full && !(decision->unmet >> i & 1))
			return CSPR_REFUSED; /* unknown, and left at that */
		status = CSPR_REFUSED;
		if (depth && meet_next(&decision->question, need, in_full, &act)) {
			status = pursue(pursuit, &act, depth - 1);
			if (status == CSPR_DONE)
				trial->steps.list[trial->steps.count - 1].rule = need->rule;
			if (status != CSPR_REFUSED)
				return status;
			if (!act_has_row(trial->review->basis, &act, trial->review->state))
				wish(pursuit, &act, need->rule, decision->question.code);
		}
		status = give_way(pursuit, at, began);
	}
	return status == CSPR_DONE ? CSPR_REFUSED : status;
}

/* One event towards any of the rules that stand in the way of an event. What only time will meet is left. */
static cspr_status pursue_needs(struct pursuit *pursuit, const cspr_decision *decision, uint32_t began, int depth)
{
	cspr_status status = CSPR_REFUSED;

	for (int i = 0; i < MOST_NEEDS && status == CSPR_REFUSED; i++)
		if ((decision->unmet | decision->unknown) >> i & 1 &&
		    asks_for_reason(decision, &needs_of(decision)[i]) &&
		    !(decision->unmet >> i & 1 && decision->first_days[i] != CSPR_NO_DAY))
			status = pursue_need(pursuit, decision, i, began, depth);
	return status;
}

/* The first day on which every rule about time that stands in the way could be met. */
static cspr_day first_day(const cspr_decision *decision)
{
	const struct cspr_need *needs = needs_of(decision);
	cspr_day day = CSPR_NO_DAY;

	for (int i = 0; i < MOST_NEEDS; i++)
		if (decision->unmet >> i & 1 && asks_for_reason(decision, &needs[i]) && decision->first_days[i] > day)
			day = decision->first_days[i];
	return day;
}

/* An event that is refused as it stands: CSPR_DONE when something was changed that may help. */
static cspr_status help(struct pursuit *pursuit, const cspr_decision *decision, cspr_event *event, uint32_t began,
			int depth)
{
	char reason[65];
	cspr_status status;

	if (decision->no_move || decision->no_authority || decision->incomplete)
		return CSPR_REFUSED;
	status = pursue_needs(pursuit, decision, began, depth);
	if (status != CSPR_REFUSED)
		return status;
	if (first_day(decision) > pursuit->trial->cost.day) {
		pursuit->trial->cost.day = first_day(decision);
		return CSPR_DONE;
	}
	if (event_item(event, PART_DEPARTURE))
		return CSPR_REFUSED;
	stand_in_name("reason", reason);
	return cspr_event_set_departure(event, reason, false);
}

/* What is done for a rule leaves the review in its state. */
static cspr_status pursue_event(struct pursuit *pursuit, const struct act *act, cspr_event *event, int depth)
{
	struct trial *trial = pursuit->trial;
	uint32_t began = trial->steps.count;
	cspr_status status = CSPR_DONE;
	bool committed = false;

	while (status == CSPR_DONE && !committed) {
		cspr_decision *decision;

		status = put_day(trial->review, event, trial->cost.day);
		if (status == CSPR_DONE)
			status = cspr_review_decide(trial->review, event, &decision);
		if (status < 0)
			return status;
		if (status == CSPR_REFUSED) {
			status = help(pursuit, decision, event, began, depth);
		} else if (depth < MOST_DEPTH && decision->state != trial->review->state) {
			status = CSPR_REFUSED;
		} else {
			status = commit(trial, decision, act, began);
			committed = true;
		}
		cspr_decision_unref(decision);
	}
	return status;
}

/* Depth is a constant: the depth of rules about events that rules ask for. */
static cspr_status pursue(struct pursuit *pursuit, const struct act *act, int depth)
{
	struct trial *trial = pursuit->trial;
	cspr_event *event;
	cspr_status status = act_event(trial->review, act, pursuit->document, trial->cost.day, &event);

	if (status != CSPR_DONE)
		return status;
	status = pursue_event(pursuit, act, event, depth);
	cspr_event_unref(event);
	return status;
}

static cspr_status pursue_all(struct pursuit *pursuit, const struct act *move, uint32_t first)
{
	struct planned_list *steps = &pursuit->trial->steps;
	cspr_status status = CSPR_DONE;

	for (uint32_t i = 0; i < pursuit->wishes->count && status == CSPR_DONE; i++) {
		const struct wish wished = pursuit->wishes->list[i];

		if (!(first >> i & 1))
			continue;
		status = pursue(pursuit, &wished.act, MOST_DEPTH - 1);
		if (status == CSPR_DONE) {
			steps->list[steps->count - 1].rule = wished.rule;
			steps->list[steps->count - 1].for_event = wished.for_event;
		}
	}
	return status == CSPR_DONE ? pursue(pursuit, move, MOST_DEPTH) : status;
}

cspr_status pursue_move(const cspr_review *review, const struct act *move, uint32_t first, struct wishes *wishes,
			struct trial *trial)
{
	struct pursuit pursuit = { .trial = trial, .wishes = wishes };
	struct cost cost = trial->cost;
	cspr_status status;

	for (int i = 0; i < move->part_count; i++)
		if (move->parts[i].part == CSPR_PART_DOCUMENT)
			pursuit.document = move->parts[i].bytes;
	pursuit.efforts = block_new(review->context, review->basis->need_room);
	if (!pursuit.efforts)
		return CSPR_ERROR_NO_MEMORY;
	do {
		trial_free(trial);
		trial->cost = cost;
		status = cspr_review_copy(review, &trial->review);
		if (status == CSPR_DONE)
			status = pursue_all(&pursuit, move, first);
	} while (status == AGAIN);
	block_free(review->context, pursuit.efforts, review->basis->need_room);
	if (status != CSPR_DONE)
		trial_free(trial);
	return status;
}
