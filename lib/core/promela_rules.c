/*
 * One rule as a Promela expression over the facts of the model: the same meaning that weigh.c gives it, for the
 * kinds of requirement that speak of a fact that is followed. Of the others the model has no opinion; they are
 * taken to be met, which allows more, never less.
 */
#include "promela.h"

#include <string.h>

/* A copy is at most six working days old, or at least seven; a shorter notice is given by a recent one. */
enum { NOTICE_DAYS = 7 };

const char *name_of_value(cspr_code value)
{
	return cspr_word_name(CSPR_GROUP_VALUE, value);
}

const char *name_of_state(cspr_code state)
{
	return state ? cspr_word_name(CSPR_GROUP_STATE, state) : "not_begun";
}

const char *name_of_event(cspr_code event)
{
	return cspr_word_name(CSPR_GROUP_EVENT, event);
}

cspr_code part_of_choice(uint8_t choice)
{
	switch (choice) {
	case CHOICE_DOCUMENT:
		return CSPR_PART_DOCUMENT;
	case CHOICE_OUTCOME:
		return CSPR_PART_OUTCOME;
	case CHOICE_RECIPIENT:
		return CSPR_PART_RECIPIENT;
	case CHOICE_SCOPE:
		return CSPR_PART_SCOPE;
	case CHOICE_SUBJECT:
		return CSPR_PART_SUBJECT;
	default:
		return 0;
	}
}

static unsigned int count_bits(uint32_t set)
{
	unsigned int count = 0;

	for (; set; set &= set - 1)
		count++;
	return count;
}

static void add_any_of(struct text *text, uint32_t states)
{
	bool any = false;

	text_add(text, "(");
	for (cspr_code state = 0; state < STATES; state++) {
		if (!(states >> state & 1))
			continue;
		ADD(text, any ? " || state == $" : "state == $", name_of_state(state));
		any = true;
	}
	text_add(text, any ? ")" : "false)");
}

/* Whether the state is one of these; of many, by those that it is not. */
void add_state_set(struct text *text, const cspr_basis *basis, uint32_t states)
{
	uint32_t all = basis->edition->states | 1;

	states &= all;
	if (states == all) {
		text_add(text, "true");
		return;
	}
	if (count_bits(states) > count_bits(all) / 2) {
		text_add(text, "!");
		states = all & ~states;
	}
	add_any_of(text, states);
}

static const char *document_bound_by(cspr_code event)
{
	switch (event) {
	case CSPR_EVENT_COMPLETE_RAPID_REVIEW:
		return "completed";
	case CSPR_EVENT_ACCEPT_REPORT:
		return "accepted";
	case CSPR_EVENT_APPROVE_ANONYMISATION:
		return "approved";
	case CSPR_EVENT_DECIDE_PUBLICATION:
		return "publication_document";
	default:
		return NULL;
	}
}

/* Whether the steps of the event that asks are told apart by this. */
static bool chosen(const struct cspr_need *need, const char *parameter)
{
	const struct followed *followed = followed_find(need->event);

	return followed && strstr(followed->parameters, parameter);
}

static bool add_signed_off(struct text *text, const struct cspr_need *need)
{
	const char *document = document_bound_by(need->other), *outcome = NULL;

	if (need->one == CSPR_VALUE_NOTIFICATION || need->role)
		return false;
	if (need->set & CSPR_NAMES_DOCUMENT)
		document = chosen(need, "document") ? "document" : NULL;
	if (need->set & CSPR_NAMES_OUTCOME && chosen(need, "outcome"))
		outcome = "outcome";
	if (need->one == CSPR_VALUE_PUBLICATION)
		text_add(text, "SIGNED(stances");
	else
		ADD(text, "AGREED(stances[^]", name_of_value(need->one));
	ADD(text, ", $, $)", outcome ? outcome : "0", document ? document : "0");
	return true;
}

/* Of a fact, whether it is so; NULL where it is not followed. */
static const char *standing(cspr_code event)
{
	switch (event) {
	case CSPR_EVENT_NOTIFY_NATIONAL_PANEL:
		return "notification_stands";
	case CSPR_EVENT_DECIDE:
		return "decision";
	case CSPR_EVENT_PUBLISH:
		return "has_been_published";
	default:
		return NULL;
	}
}

static bool add_open(struct text *text, const struct cspr_need *need)
{
	bool open = need->requirement == CSPR_REQUIREMENT_OPEN;

	if (need->one == CSPR_EVENT_RECORD_ORDER)
		text_add(text, open ? "restricted" : "!restricted");
	else if (need->one != CSPR_EVENT_PLACE_HOLD)
		return false;
	else if (open)
		text_add(text, chosen(need, "scope") ? "held[scope]" : "(held[PUBLICATION] || held[REVIEW])");
	else
		text_add(text, "!held[PUBLICATION]");
	return true;
}

static cspr_code add_outcome_is(struct text *text, const struct cspr_need *need)
{
	const char *outcome = need->one == CSPR_EVENT_DECIDE_PUBLICATION ? "publication_outcome" : "decision";

	ADD(text, need->set ? "($ == ^ || $ == ^)" : "($ == ^)", outcome, name_of_value(need->other), outcome,
	    need->set ? name_of_value((cspr_code)need->set) : "");
	return need->one;
}

static bool add_sent(struct text *text, const struct cspr_need *need)
{
	bool copies = need->one == CSPR_EVENT_SEND_COPY, any = false;
	const char *age =
		need->requirement == CSPR_REQUIREMENT_DAYS_BEFORE && need->count >= NOTICE_DAYS ? "OLD" : "RECENT";

	if (!copies && need->one != CSPR_EVENT_JUSTIFY_NON_PUBLICATION)
		return false;
	if (need->requirement == CSPR_REQUIREMENT_DAYS_BEFORE && (!copies || need->count <= 0))
		return false;
	if (copies && !chosen(need, "document"))
		return false;
	text_add(text, "(");
	for (int recipient = 0; recipient < RECIPIENTS; recipient++) {
		const char *name = name_of_value((cspr_code)(FIRST_RECIPIENT + recipient));

		if (!(need->set >> recipient & 1))
			continue;
		text_add(text, any ? " && " : "");
		if (copies)
			ADD(text, "COPY(copies, document, ^) >= $", name, age);
		else
			ADD(text, "justified[^]", name);
		any = true;
	}
	text_add(text, any ? ")" : "true)");
	return true;
}

uint8_t add_requirement(struct text *text, const struct cspr_need *need)
{
	const char *fact;

	switch (need->requirement) {
	case CSPR_REQUIREMENT_SIGNED_OFF:
		if (!add_signed_off(text, need))
			return 0;
		return need->one == CSPR_VALUE_PUBLICATION ? SINCE_REPORT : BEFORE_REPORT;
	case CSPR_REQUIREMENT_OPEN:
	case CSPR_REQUIREMENT_NONE_OPEN:
		return add_open(text, need) ? EVERY_PART : 0;
	case CSPR_REQUIREMENT_HAPPENED:
		if (need->one != CSPR_EVENT_ACCEPT_REPORT || need->other)
			return 0;
		text_add(text, "(accepted != 0)");
		return SINCE_REPORT;
	case CSPR_REQUIREMENT_STANDS:
	case CSPR_REQUIREMENT_NOT_STANDING:
		fact = standing(need->one);
		if (!fact)
			return 0;
		ADD(text, need->requirement == CSPR_REQUIREMENT_STANDS ? "($ != 0)" : "($ == 0)", fact);
		return BEFORE_REPORT;
	case CSPR_REQUIREMENT_OUTCOME_IS:
		return add_outcome_is(text, need) == CSPR_EVENT_DECIDE_PUBLICATION ? SINCE_REPORT : BEFORE_REPORT;
	case CSPR_REQUIREMENT_DOCUMENT_IS:
		fact = chosen(need, "document") ? document_bound_by(need->one) : NULL;
		if (!fact)
			return 0;
		ADD(text, "(document == $)", fact);
		return need->one == CSPR_EVENT_COMPLETE_RAPID_REVIEW ? BEFORE_REPORT : SINCE_REPORT;
	case CSPR_REQUIREMENT_PART_TRUE:
		if (need->one != CSPR_PART_REVIEWER_NAMED || !chosen(need, "reviewer_named"))
			return 0;
		if (need->other)
			ADD(text, "(reviewer_named || (publication_outcome != 0 && publication_outcome != ^))",
			    name_of_value(need->other));
		else
			text_add(text, "reviewer_named");
		return SINCE_REPORT;
	case CSPR_REQUIREMENT_CHECKED:
		if (!chosen(need, "document"))
			return 0;
		text_add(text, need->one == CSPR_EVENT_RECORD_SCAN ? "scanned[document]" : "lawful[document]");
		return SINCE_REPORT;
	case CSPR_REQUIREMENT_FOUR_EYES:
		if (!chosen(need, "prepared_by_another"))
			return 0;
		text_add(text, "prepared_by_another");
		return SINCE_REPORT;
	case CSPR_REQUIREMENT_SENT_TO:
	case CSPR_REQUIREMENT_DAYS_BEFORE:
		return add_sent(text, need) ? SINCE_REPORT : 0;
	default: /* of facts that are not followed */
		return 0;
	}
}
