/*
 * Doing a thing on a copy: one move and all that it asks for first, each event decided and committed by the
 * evaluator, with stand-ins for what nobody knows yet.
 *
 * Decides only when to stop asking. A rule is first met in full; where that leads nowhere, only what is
 * certainly unmet is met, or nothing, and the event departs from the rule, if it may. What was done for a
 * rule in vain is not kept: the copy is thrown away and the move tried again without it.
 */
#include "plan.h"

#include <string.h>

static const int64_t nanoseconds_a_day = INT64_C(86400000000000);

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

/* 31 zeros and a number are no digest of a document that anybody has. */
void stand_in_document(cspr_code event, unsigned char ret[32])
{
	memset(ret, 0, 32);
	ret[31] = (unsigned char)event;
}

void stand_in_name(const char *of, char ret[65])
{
	static const char prefix[] = "cspr-path:";

	memcpy(ret, prefix, sizeof prefix - 1);
	memcpy(ret + sizeof prefix - 1, of, strlen(of) + 1);
}

static cspr_status put_document(cspr_event *event, cspr_code part, const unsigned char *document)
{
	unsigned char stand_in[32];

	if (!document)
		stand_in_document(event->code, stand_in);
	return cspr_event_set_digest(event, part, document ? document : stand_in);
}

static cspr_status put_name(cspr_event *event, cspr_code part, const char *name)
{
	char stand_in[65];

	if (!name)
		stand_in_name(cspr_word_name(CSPR_GROUP_PART, part), stand_in);
	return cspr_event_set_reference(event, part, name ? name : stand_in);
}

/* A particular of which the act says nothing. */
static cspr_status put_missing(const cspr_review *review, cspr_event *event, cspr_code part,
			       const unsigned char *document, cspr_day day)
{
	const struct particular_row *row = particular_find(event->code, part, review->basis->edition->kind, NULL);

	switch (row->type) {
	case CSPR_TYPE_CODE:
		return cspr_event_set_code(event, part, row->values[0]);
	case CSPR_TYPE_STATE:
		return cspr_event_set_code(event, part, review->state);
	case CSPR_TYPE_DUTY:
		return cspr_event_set_code(event, part, CSPR_DUTY_NOTIFY_PANEL);
	case CSPR_TYPE_DATE:
		return cspr_event_set_day(event, part, day);
	case CSPR_TYPE_COUNT:
		return cspr_event_set_count(event, part, row->least);
	case CSPR_TYPE_YES_NO:
		return cspr_event_set_yes_no(event, part, true);
	case CSPR_TYPE_DIGEST:
		return put_document(event, part, document);
	default:
		return put_name(event, part, meet_name(review, event->code, part));
	}
}

static cspr_status put_given(const cspr_review *review, cspr_event *event, const struct act_part *given)
{
	const struct particular_row *row =
		particular_find(event->code, given->part, review->basis->edition->kind, NULL);

	if (!row)
		return CSPR_ERROR_UNKNOWN_WORD;
	switch (row->type) {
	case CSPR_TYPE_YES_NO:
		return cspr_event_set_yes_no(event, given->part, given->number);
	case CSPR_TYPE_COUNT:
		return cspr_event_set_count(event, given->part, given->number);
	case CSPR_TYPE_DIGEST:
		return cspr_event_set_digest(event, given->part, given->bytes);
	case CSPR_TYPE_REFERENCE:
		return cspr_event_set_reference(event, given->part, given->bytes);
	default:
		return cspr_event_set_code(event, given->part, (cspr_code)given->number);
	}
}

/* An event happens on a day, and is recorded at its noon, or as soon as the record lets it. */
static cspr_status put_day(const cspr_review *review, cspr_event *event, cspr_day day)
{
	int64_t recorded = review->count ? review->entries[review->count - 1].event->recorded : 0;
	int64_t noon = day * nanoseconds_a_day + nanoseconds_a_day / 2;
	cspr_status status = cspr_event_set_happened(event, span_of(day));

	return status ? status : cspr_event_set_recorded(event, noon > recorded ? noon : recorded);
}

static cspr_code first_role(uint32_t roles)
{
	cspr_code role = 1;

	while (role < CSPR_ROLE_IMPORTER && !(roles >> role & 1))
		role++;
	return role;
}

/* Whoever the row that it takes lets record it. */
static cspr_status put_actor(const cspr_review *review, cspr_event *event, cspr_code role)
{
	cspr_decision asked = { .question = question_of(review, event) };
	char actor[65];

	evaluate(&asked);
	if (!role && asked.move)
		role = first_role(asked.move->roles);
	if (!role)
		return CSPR_REFUSED;
	stand_in_name(cspr_word_name(CSPR_GROUP_ROLE, role), actor);
	return cspr_event_set_actor(event, role, actor, 0, NULL);
}

cspr_status fill_missing(const cspr_review *review, cspr_event *event, const unsigned char *document, cspr_day day)
{
	cspr_status status = CSPR_DONE;

	while (status == CSPR_DONE) {
		struct question question = question_of(review, event);
		cspr_code part = missing_part(&question, 0);

		if (!part)
			return CSPR_DONE;
		status = put_missing(review, event, part, document, day);
	}
	return status;
}

static bool act_fixes(const struct act *act, cspr_code part)
{
	for (int i = 0; i < act->part_count; i++)
		if (act->parts[i].part == part)
			return true;
	return false;
}

/* What the rules ask of the event itself, unless the act says otherwise. */
static cspr_status fill_asked(const cspr_review *review, cspr_event *event, const struct act *act,
			      const unsigned char *document, cspr_day day)
{
	const cspr_basis *basis = review->basis;
	struct question question = question_of(review, event);
	cspr_status status = CSPR_DONE;
	struct act_part asked;

	for (uint16_t i = basis->first_need[event->code]; i < needs_end(basis, event->code) && status == CSPR_DONE;
	     i++) {
		const struct cspr_need *need = &basis->needs[i];

		if (!(need->from >> review->state & 1) || !condition_holds(&question, &need->when) ||
		    !meet_own(&question, need, &asked) || act_fixes(act, asked.part))
			continue;
		status = asked.number ? put_given(review, event, &asked)
				      : put_missing(review, event, asked.part, document, day);
	}
	return status;
}

static cspr_status fill(const cspr_review *review, cspr_event *event, const struct act *act,
			const unsigned char *document, cspr_day day)
{
	cspr_status status = put_day(review, event, day);

	for (int i = 0; i < act->part_count && status == CSPR_DONE; i++)
		status = put_given(review, event, &act->parts[i]);
	if (status == CSPR_DONE)
		status = fill_missing(review, event, document, day);
	if (status == CSPR_DONE)
		status = fill_asked(review, event, act, document, day);
	return status == CSPR_DONE ? put_actor(review, event, act->role) : status;
}

static cspr_status act_event(const cspr_review *review, const struct act *act, const unsigned char *document,
			     cspr_day day, cspr_event **ret)
{
	cspr_event *event;
	cspr_status status = cspr_event_new(review->context, act->event, &event);

	if (status < 0)
		return status;
	status = fill(review, event, act, document, day);
	if (status != CSPR_DONE)
		cspr_event_unref(event);
	else
		*ret = event;
	return status;
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
