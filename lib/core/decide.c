/*
 * Asking and doing: which row of the graph an event takes, which rules speak, and the verdict they add
 * up to. One evaluator for cspr_review_decide() and cspr_review_explain(). Writes to decisions only.
 */
#include "core.h"

#include <string.h>

/* The row for the present state whose condition holds: authority decides between rows, if it can. */
static void find_move(cspr_decision *decision)
{
	const struct question *question = &decision->question;
	const cspr_basis *basis = question->basis;
	cspr_code code = question->code, role = question->role;
	const struct cspr_move *end = basis->moves + moves_end(basis, code);
	uint32_t here = 1u << question->review->state;

	decision->move = NULL;
	decision->no_authority = role && basis->authority[code] && !(basis->authority[code] >> role & 1);
	if (!(basis->possible[code] & here))
		return;
	for (const struct cspr_move *move = basis->moves + basis->first_move[code]; move < end; move++) {
		bool may = !role || (move->roles >> role & 1);

		if (!(move->from & here) || !condition_holds(question, &move->when))
			continue;
		if (!decision->move || (may && decision->no_authority)) {
			decision->move = move;
			decision->no_authority = !may;
		}
	}
}

static cspr_code state_after(const struct question *question, const struct cspr_move *move)
{
	const cspr_review *review = question->review;

	if (move->to == CSPR_TO_NAMED)
		return question->event ? (cspr_code)event_number(question->event, CSPR_PART_STATE) : review->state;
	if (move->to == CSPR_TO_RETURN)
		return review->closed_from;
	return move->to ? move->to : review->state;
}

static bool row_missing(const struct question *question, const struct particular_row *row)
{
	if (!row->required || !(row->kinds >> question->basis->edition->kind & 1) ||
	    event_item(question->event, row->part))
		return false;
	if (row->required_when.kind == CSPR_CONDITION_ALWAYS)
		return true;
	return event_item(question->event, row->required_when.part) && condition_holds(question, &row->required_when);
}

/* The index-th required particular that is missing, or 0. */
cspr_code missing_part(const struct question *question, size_t index)
{
	for (size_t i = question->basis->first_particular[question->code];
	     i < particular_row_count && particular_rows[i].event == question->code; i++)
		if (row_missing(question, &particular_rows[i]) && !index--)
			return particular_rows[i].part;
	return 0;
}

/* The particulars of an event, as bits: the rows of the table. */
static uint32_t particulars_given(const cspr_event *event)
{
	uint32_t given = 0;

	for (const struct item *item = event->items; item != items_end(event); item = item_next(item))
		given |= 1u << item->row;
	return given & ~(1u << NO_ROW);
}

static bool particulars_missing(const struct question *question)
{
	const cspr_basis *basis = question->basis;

	return (basis->required[question->code] & ~particulars_given(question->event)) ||
	       (basis->careful[question->code] && missing_part(question, 0));
}

static cspr_code verdict_of(const cspr_decision *decision, bool must, bool should)
{
	const cspr_event *event = decision->question.event;
	bool reason = event && event_item(event, PART_DEPARTURE);

	if (decision->no_move || decision->no_authority || decision->incomplete)
		return CSPR_VERDICT_REFUSED;
	if (!must && !should)
		return CSPR_VERDICT_ALLOWED;
	if (decision->history)
		return CSPR_VERDICT_ALLOWED_IN_BREACH;
	if (!reason || (must && !event->already_happened))
		return CSPR_VERDICT_REFUSED;
	return CSPR_VERDICT_ALLOWED_IN_BREACH;
}

/* Asked without an event, what speaks for one value of a particular only is told; with another value it is not so. */
static bool left_open(const struct question *question, const struct cspr_condition *when)
{
	return !question->event && (when->kind == CSPR_CONDITION_PART_IS || when->kind == CSPR_CONDITION_PART_IS_NOT);
}

/* Who has authority for the event: in this state, or at all where no row of it is for this state. */
static uint32_t roles_here(const cspr_decision *decision)
{
	const struct question *question = &decision->question;
	const cspr_basis *basis = question->basis;
	uint32_t roles = 0;

	if (!decision->move)
		return basis->authority[question->code];
	for (uint16_t i = basis->first_move[question->code]; i < moves_end(basis, question->code); i++)
		if ((basis->moves[i].from >> question->review->state & 1) &&
		    condition_holds(question, &basis->moves[i].when))
			roles |= basis->moves[i].roles;
	return roles;
}

void evaluate(cspr_decision *decision)
{
	const struct question *question = &decision->question;
	const cspr_basis *basis = question->basis;
	bool must = false, should = false;
	cspr_code code = question->code;

	decision->weighed = decision->unmet = decision->unknown = 0;
	decision->incomplete = question->event && particulars_missing(question);
	find_move(decision);
	decision->no_move = !decision->move;
	decision->roles = decision->no_authority ? roles_here(decision) : 0;
	decision->state = question->review->state;
	if (decision->move) {
		const struct cspr_need *needs = basis->needs + basis->first_need[code];
		int count = needs_end(basis, code) - basis->first_need[code];
		uint32_t here = 1u << question->review->state;

		for (int i = 0; i < count; i++) {
			cspr_code result, force;

			if (!(needs[i].from & here) || !condition_holds(question, &needs[i].when))
				continue;
			result = weigh(question, &needs[i]);
			decision->weighed |= (uint16_t)(1u << i);
			if (result == CSPR_RESULT_MET)
				continue;
			force = force_of(question, &needs[i]);
			if (result == CSPR_RESULT_UNMET) {
				decision->unmet |= (uint16_t)(1u << i);
				if (question->event)
					decision->first_days[i] = weigh_first_day(question, &needs[i]);
			} else {
				decision->unknown |= (uint16_t)(1u << i);
			}
			if (left_open(question, &needs[i].when))
				continue;
			must |= result == CSPR_RESULT_UNMET && force == CSPR_FORCE_MUST;
			should |= force == CSPR_FORCE_SHOULD ||
				  (result == CSPR_RESULT_UNKNOWN && force == CSPR_FORCE_MUST);
		}
	}
	decision->verdict = (uint8_t)verdict_of(decision, must, should);
	if (decision->verdict != CSPR_VERDICT_REFUSED) {
		cspr_code after = state_after(question, decision->move);

		if (after && !(basis->edition->states >> after & 1)) { /* adopted into a state there is not */
			decision->move = NULL;
			decision->no_move = true;
			decision->weighed = decision->unmet = decision->unknown = 0;
			decision->verdict = CSPR_VERDICT_REFUSED;
		} else {
			decision->state = (uint8_t)after;
		}
	}
}

static cspr_decision *decision_take(cspr_review *review)
{
	cspr_decision *decision = review->spare;

	if (decision)
		review->spare = NULL;
	else
		decision = block_new(review->context, sizeof *decision);
	if (!decision)
		return NULL;
	decision->references = 1;
	decision->version = review->count;
	decision->review = cspr_review_ref(review);
	decision->event = NULL;
	decision->basis = NULL;
	decision->change = NULL;
	decision->history = false;
	return decision;
}

cspr_decision *cspr_decision_ref(cspr_decision *decision)
{
	decision->references++;
	return decision;
}

/* One decision is kept by its review for the next one. */
void cspr_decision_unref(cspr_decision *decision)
{
	cspr_review *review;

	if (!decision || --decision->references)
		return;
	review = decision->review;
	cspr_event_unref(decision->event);
	cspr_basis_unref(decision->basis);
	change_free(review->context, decision->change);
	if (review->spare)
		block_free(review->context, decision, sizeof *decision);
	else
		review->spare = decision;
	cspr_review_unref(review);
}

/* Of a particular with several rows, the values of this kind of review. */
static cspr_status values_fit(const cspr_review *review, const cspr_event *event)
{
	for (const struct item *item = event->items; item != items_end(event); item = item_next(item)) {
		size_t from = review->basis->first_particular[event->code];
		const struct particular_row *row;

		if (item->row == NO_ROW)
			continue;
		row = particular_find(event->code, item->part, review->basis->edition->kind, &from);
		if (row->type == CSPR_TYPE_CODE && !particular_allows(row, (cspr_code)item->number))
			return CSPR_ERROR_UNKNOWN_WORD;
	}
	return CSPR_DONE;
}

/* Of this edition, the particulars that an event may carry, and their values. */
cspr_status particulars_fit(const cspr_review *review, const cspr_event *event)
{
	uint32_t given = particulars_given(event);

	if (given & ~review->basis->known[event->code])
		return CSPR_ERROR_UNKNOWN_WORD;
	return given & review->basis->careful[event->code] ? values_fit(review, event) : CSPR_DONE;
}

/* What no host may hand in, whatever the rules say. */
static cspr_status event_fits(const cspr_review *review, const cspr_event *event)
{
	if (!event->role || !event->precision || event->recorded < 0)
		return CSPR_ERROR_INCOMPLETE;
	if (event->precision != CSPR_PRECISION_DAY && !event->historic)
		return CSPR_ERROR_BAD_DATE;
	if (event->happened > event->recorded / NANOSECONDS_A_DAY + 1)
		return CSPR_ERROR_NOT_YET_HAPPENED;
	if (review->count && event->recorded < review->entries[review->count - 1].event->recorded)
		return CSPR_ERROR_RECORDED_EARLIER;
	return particulars_fit(review, event);
}

struct question question_of(const cspr_review *review, const cspr_event *event)
{
	return (struct question){ .review = review,
				  .basis = review->basis,
				  .event = event,
				  .code = event->code,
				  .role = event->role,
				  .happened = event_happened(event) };
}

cspr_status cspr_review_decide(cspr_review *review, cspr_event *event, cspr_decision **ret)
{
	cspr_decision *decision;
	cspr_status status;

	if (!review || !event || !ret || event->context != review->context)
		return CSPR_ERROR_ARGUMENT;
	status = event_fits(review, event);
	if (status == CSPR_DONE)
		status = review_reserve(review);
	if (status < 0)
		return status;
	decision = decision_take(review);
	if (!decision)
		return CSPR_ERROR_NO_MEMORY;
	decision->event = cspr_event_ref(event);
	decision->changes = event->changes;
	decision->question = question_of(review, event);
	decision->basis = cspr_basis_ref(review->basis);
	evaluate(decision);
	status = change_weigh(decision);
	if (status < 0) {
		cspr_decision_unref(decision);
		return status;
	}
	*ret = decision;
	return cspr_decision_status(decision);
}

/* A committed event, with what was found when it was last read. */
cspr_status cspr_review_decision(cspr_review *review, size_t index, cspr_decision **ret)
{
	const struct entry *entry;
	const struct reading *reading;
	const struct following *following;
	cspr_decision *decision;

	if (!review || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (index >= review->count)
		return CSPR_ERROR_NOT_FOUND;
	decision = decision_take(review);
	if (!decision)
		return CSPR_ERROR_NO_MEMORY;
	entry = &review->entries[index];
	reading = review_reading(review, (uint32_t)index + 1);
	following = &review->followings[review->following_count - 1];
	while (following->from > index)
		following--;
	decision->event = cspr_event_ref(reading && reading->event ? reading->event : entry->event);
	decision->changes = decision->event->changes;
	decision->version = 0; /* never to be committed: a review with no event has none to give */
	decision->question = question_of(review, decision->event);
	decision->question.basis = decision->basis = cspr_basis_ref(following->basis);
	decision->move = NULL;
	decision->no_move = entry->no_move;
	decision->no_authority = entry->no_authority;
	decision->roles = decision->question.basis->authority[decision->question.code];
	decision->incomplete = entry->incomplete;
	decision->weighed = entry->weighed;
	decision->unmet = entry->unmet;
	decision->unknown = entry->unknown;
	decision->verdict = entry->verdict;
	decision->state = entry->state;
	for (int i = 0; i < MOST_NEEDS; i++)
		decision->first_days[i] = CSPR_NO_DAY;
	*ret = decision;
	return CSPR_DONE;
}

cspr_status cspr_review_explain(cspr_review *review, cspr_code event, cspr_code role, cspr_day as_of,
				cspr_decision **ret)
{
	cspr_decision *decision;

	if (!review || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (!event || event >= EVENTS || (role && !cspr_word_name(CSPR_GROUP_ROLE, role)))
		return CSPR_ERROR_UNKNOWN_WORD;
	decision = decision_take(review);
	if (!decision)
		return CSPR_ERROR_NO_MEMORY;
	decision->question = (struct question){
		.review = review, .basis = review->basis, .code = event, .role = role, .happened = span_of(as_of)
	};
	decision->basis = cspr_basis_ref(review->basis);
	evaluate(decision);
	*ret = decision;
	return cspr_decision_status(decision);
}

cspr_status cspr_review_explain_all(const cspr_review *review, cspr_code role, cspr_day as_of, size_t count,
				    cspr_code *ret_verdicts)
{
	cspr_decision decision = { .question = { .review = review, .role = role, .happened = span_of(as_of) } };
	const uint32_t *possible;
	uint32_t here;

	if (!review || !ret_verdicts)
		return CSPR_ERROR_ARGUMENT;
	decision.question.basis = review->basis;
	if (role && !cspr_word_name(CSPR_GROUP_ROLE, role))
		return CSPR_ERROR_UNKNOWN_WORD;
	possible = review->basis->possible;
	here = 1u << review->state;
	for (size_t code = 0; code < count; code++) {
		ret_verdicts[code] = code && code < EVENTS ? CSPR_VERDICT_REFUSED : 0;
		if (code >= EVENTS || !(possible[code] & here))
			continue;
		decision.question.code = (cspr_code)code;
		evaluate(&decision);
		ret_verdicts[code] = decision.verdict;
	}
	return CSPR_DONE;
}

cspr_status cspr_review_apply(cspr_review *review, cspr_event *event, cspr_decision **ret)
{
	cspr_decision *decision;
	cspr_status status = cspr_review_decide(review, event, &decision);

	if (status < 0)
		return status;
	if (status == CSPR_DONE)
		status = cspr_review_commit(review, decision);
	if (ret && status >= 0)
		*ret = decision;
	else
		cspr_decision_unref(decision);
	return status;
}

cspr_status cspr_review_next(const cspr_review *review, size_t index, cspr_code *ret_event)
{
	if (!review || !ret_event)
		return CSPR_ERROR_ARGUMENT;
	for (cspr_code event = 1; event < EVENTS; event++)
		if (event != CSPR_EVENT_NOTE_REFUSAL && review->basis->possible[event] >> review->state & 1 &&
		    !index--) {
			*ret_event = event;
			return CSPR_DONE;
		}
	return CSPR_ERROR_NOT_FOUND;
}

cspr_status cspr_decision_status(const cspr_decision *decision)
{
	return decision->verdict == CSPR_VERDICT_REFUSED ? CSPR_REFUSED : CSPR_DONE;
}

cspr_code cspr_decision_verdict(const cspr_decision *decision)
{
	return decision->verdict;
}

cspr_code cspr_decision_state(const cspr_decision *decision)
{
	return decision->state;
}

const cspr_profile *cspr_decision_profile(const cspr_decision *decision)
{
	return decision->question.basis->profile;
}

static const char graph_cite[] = "the graph of the edition";

static struct cspr_finding refusal(cspr_code rule, const char *words, const char *remedy)
{
	return (struct cspr_finding){ .rule = rule,
				      .force = CSPR_FORCE_MUST,
				      .result = CSPR_RESULT_UNMET,
				      .provenance = CSPR_PROVENANCE_INFERRED,
				      .cite = graph_cite,
				      .words = words,
				      .remedy = remedy,
				      .first_day = CSPR_NO_DAY,
				      .name = cspr_word_name(CSPR_GROUP_RULE, rule) };
}

static struct cspr_finding displaced_finding(const struct change *change, const struct displaced *displaced)
{
	struct cspr_finding finding =
		displaced->number == change->of
			? refusal(displaced->rule, "The event, so amended, would be out of place where it stands.",
				  "Amend it otherwise, or retract it.")
			: refusal(CSPR_RULE_LATER_MOVES_STAND,
				  "A later event would be out of place: it would have no row in the graph, or no "
				  "authority.",
				  "Amend or retract the later event first.");

	finding.event = displaced->event;
	finding.number = displaced->number;
	finding.part = displaced->part;
	finding.roles = displaced->roles;
	return finding;
}

/* The refusals that no table row makes, then the rules in the order of the edition. */
static bool finding_at(const cspr_decision *decision, size_t index, struct cspr_finding *ret)
{
	const struct question *question = &decision->question;
	const cspr_basis *basis = question->basis;
	const struct cspr_need *needs = basis->needs + basis->first_need[question->code];
	cspr_code part;

	if (decision->no_move && !index--) {
		*ret = refusal(CSPR_RULE_NO_SUCH_MOVE, "The graph has no row for this event in the present state.",
			       "Record what comes before it.");
		return true;
	}
	if (decision->no_authority && !index--) {
		*ret = refusal(CSPR_RULE_NO_AUTHORITY, "This role has no authority for this event.",
			       "It is recorded by one who has.");
		ret->roles = decision->roles;
		return true;
	}
	for (size_t i = 0; decision->incomplete && (part = missing_part(question, i)); i++)
		if (!index--) {
			*ret = refusal(CSPR_RULE_PARTICULARS_COMPLETE, "A required particular is missing.", "Give it.");
			ret->part = part;
			return true;
		}
	for (uint32_t i = 0; decision->change && i < decision->change->displaced_count; i++)
		if (!index--) {
			*ret = displaced_finding(decision->change, &decision->change->displaced[i]);
			return true;
		}
	for (int i = 0; i < MOST_NEEDS; i++) {
		if (!(decision->weighed >> i & 1) || index--)
			continue;
		*ret = (struct cspr_finding){
			.rule = needs[i].rule,
			.force = force_of(question, &needs[i]),
			.result = decision->unmet >> i & 1     ? CSPR_RESULT_UNMET
				  : decision->unknown >> i & 1 ? CSPR_RESULT_UNKNOWN
							       : CSPR_RESULT_MET,
			.provenance = needs[i].provenance,
			.cite = needs[i].cite,
			.words = needs[i].words,
			.remedy = needs[i].remedy,
			.first_day = CSPR_NO_DAY,
			.name = needs[i].name,
		};
		if (ret->result == CSPR_RESULT_UNMET)
			ret->first_day =
				question->event ? decision->first_days[i] : weigh_first_day(question, &needs[i]);
		return true;
	}
	return false;
}

cspr_status cspr_decision_finding(const cspr_decision *decision, size_t index, struct cspr_finding *ret)
{
	struct cspr_finding finding;

	if (!decision || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (!finding_at(decision, index, &finding))
		return CSPR_ERROR_NOT_FOUND;
	return give_struct(ret, &finding, sizeof finding);
}
