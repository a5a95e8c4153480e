/*
 * What the rows of a basis let come, and in which order: whether a rule of a profile waits for what can't come before
 * it, and whether two limits stand in the order of what they are for. Reads the compiled rows only.
 */
#include "core.h"

#include <string.h>

/* What can be reached --------------------------------------------------------------------------- */

/* The states and events that the graph leads to, when the rules about what has happened are kept. What is more
 * than can be reached does no harm; what is missing can never come. */
struct reach {
	uint32_t states;
	cspr_code rule; /* that is tried */
	bool events[EVENTS];
	bool subjects[SUBJECTS];
	bool outcomes[2][CSPR_VALUE_SPLIT + 1]; /* of the decision, and of that on publication; 0: any */
};

static bool outcome_comes(const struct reach *reach, const struct cspr_need *need)
{
	const bool *outcomes = reach->outcomes[need->one == CSPR_EVENT_DECIDE_PUBLICATION];

	return outcomes[0] || outcomes[need->other] || (need->set && outcomes[need->set]);
}

static bool waits(const struct cspr_need *need, const struct reach *reach)
{
	int subject;
	cspr_code event = requirement_waits_for(need, &subject);

	if (!event || !unconditional(&need->when))
		return false;
	if (subject >= 0)
		return !reach->subjects[subject];
	if (need->requirement == CSPR_REQUIREMENT_OUTCOME_IS)
		return !outcome_comes(reach, need);
	return !reach->events[event] &&
	       !(need->requirement == CSPR_REQUIREMENT_HAPPENED && need->other && reach->events[need->other]);
}

/* A "should" of the edition may be departed from; those of the profile must hang together. The rule that is tried
 * counts whatever its force. */
static bool stands_in_the_way(const struct cspr_need *need, const struct reach *reach)
{
	return need->rule == reach->rule || need->force == CSPR_FORCE_MUST ||
	       (need->rule >= CSPR_LOCAL && need->force == CSPR_FORCE_SHOULD);
}

static bool blocked(const cspr_basis *basis, cspr_code event, cspr_code state, const struct reach *reach)
{
	for (uint16_t i = basis->first_need[event]; i < needs_end(basis, event); i++) {
		const struct cspr_need *need = &basis->needs[i];

		if ((need->from >> state & 1) && stands_in_the_way(need, reach) && waits(need, reach))
			return true;
	}
	return false;
}

/* Adoption leads anywhere; it is left out where there is another beginning. */
static bool begins_otherwise(const cspr_basis *basis)
{
	for (uint16_t i = 0; i < basis->move_count; i++)
		if (basis->moves[i].from & 1 && basis->moves[i].to != CSPR_TO_NAMED)
			return true;
	return false;
}

static void take(const cspr_basis *basis, const struct cspr_move *move, struct reach *reach)
{
	reach->events[move->event] = true;
	if (move->event == CSPR_EVENT_SIGN_OFF && move->when.part == CSPR_PART_SUBJECT)
		reach->subjects[subject_index(move->when.value)] = true;
	if (move->event == CSPR_EVENT_DECIDE || move->event == CSPR_EVENT_DECIDE_PUBLICATION)
		reach->outcomes[move->event == CSPR_EVENT_DECIDE_PUBLICATION]
			       [move->when.part == CSPR_PART_OUTCOME ? move->when.value : 0] = true;
	if (move->to == CSPR_TO_NAMED)
		reach->states |= basis->edition->states;
	else if (move->to && move->to < STATES)
		reach->states |= 1u << move->to;
}

/* Rows are taken until a round brings no more than the one before. */
static void find_reach(const cspr_basis *basis, cspr_code rule, struct reach *ret)
{
	bool adoption = !begins_otherwise(basis);
	size_t taken, before = 0;

	memset(ret, 0, sizeof *ret);
	ret->states = 1;
	ret->rule = rule;
	do {
		taken = before;
		before = 0;
		for (uint16_t i = 0; i < basis->move_count; i++) {
			const struct cspr_move *move = &basis->moves[i];

			for (cspr_code state = 0; state < STATES; state++)
				if ((move->from & ret->states) >> state & 1 &&
				    (move->to != CSPR_TO_NAMED || adoption) &&
				    !blocked(basis, move->event, state, ret)) {
					take(basis, move, ret);
					before++;
				}
		}
	} while (before > taken);
}

/* A rule that waits for what can't come before it would leave a dead end. All was well before it was added, so it is
 * the one to blame. */
cspr_status check_dead_end(cspr_profile *profile, const cspr_basis *basis, cspr_code rule)
{
	struct reach reach;
	int subject;

	find_reach(basis, rule, &reach);
	for (uint16_t i = basis->need_count; i--;) {
		const struct cspr_need *need = &basis->needs[i];

		if (need->rule == rule && waits(need, &reach))
			return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "requirement", need->name,
					      basis->edition, base_name(need->event),
					      " could never come: ", base_name(requirement_waits_for(need, &subject)),
					      " can't come before it", NULL);
	}
	return CSPR_DONE;
}

/* Limits that follow each other ----------------------------------------------------------------- */

struct ranks ranks_of(const cspr_basis *basis, cspr_code event, const struct cspr_condition *when)
{
	struct ranks ranks = { UINT8_MAX, 0, UINT8_MAX };

	for (uint16_t i = basis->first_move[event]; i < moves_end(basis, event); i++) {
		const struct cspr_move *move = &basis->moves[i];

		if (when->kind == CSPR_CONDITION_PART_IS && move->when.kind == CSPR_CONDITION_PART_IS &&
		    move->when.part == when->part && move->when.value != when->value)
			continue;
		for (cspr_code state = 0; state < STATES; state++) {
			uint8_t rank = state_rank(state),
				to = move->to && move->to < STATES ? state_rank(move->to) : rank;

			if (!(move->from >> state & 1))
				continue;
			ranks.first = rank < ranks.first ? rank : ranks.first;
			ranks.last = rank > ranks.last ? rank : ranks.last;
			ranks.leads_to = to < ranks.leads_to ? to : ranks.leads_to;
		}
	}
	return ranks;
}

bool always_before(const struct ranks *one, const struct ranks *other)
{
	return one->last < other->first || (one->last == other->first && other->leads_to > one->last);
}

static bool counts_forward(cspr_code period)
{
	return period == CSPR_PERIOD_WORKING_DAYS || period == CSPR_PERIOD_DAYS || period == CSPR_PERIOD_MONTHS;
}

static cspr_status refuse_order(cspr_profile *profile, const cspr_basis *basis, const struct cspr_term *one,
				const struct cspr_term *other)
{
	char number[16], other_number[16];

	return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "count", other->name, basis->edition, one->name, " is ",
			      number_text(number, one->count), period_text(one->period), ", and ", other->name,
			      ", which comes after it and counts from the same day, is ",
			      number_text(other_number, other->count), period_text(other->period), " (", other->cite,
			      ")", NULL);
}

cspr_status check_order(cspr_profile *profile, const cspr_basis *basis)
{
	for (uint16_t i = 0; i < basis->term_count; i++)
		for (uint16_t j = 0; j < basis->term_count; j++) {
			const struct cspr_term *one = &basis->terms[i], *other = &basis->terms[j];
			struct ranks first, second;

			if (!basis->possible[one->met_by] || !basis->possible[other->met_by])
				continue;
			if (one->base != other->base || one->period != other->period || !counts_forward(one->period) ||
			    one->count <= other->count || !same_condition(&one->when, &other->when) ||
			    (one->met_by == other->met_by && same_condition(&one->met_when, &other->met_when)) ||
			    (one->provenance != CSPR_PROVENANCE_LOCAL && other->provenance != CSPR_PROVENANCE_LOCAL) ||
			    one->duty == CSPR_DUTY_STAY_PUBLIC || other->duty == CSPR_DUTY_STAY_PUBLIC)
				continue;
			first = ranks_of(basis, one->met_by, &one->met_when);
			second = ranks_of(basis, other->met_by, &other->met_when);
			if (always_before(&first, &second))
				return refuse_order(profile, basis, one, other);
		}
	return CSPR_DONE;
}
