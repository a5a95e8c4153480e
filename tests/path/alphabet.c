#include "alphabet.h"
#include "suite.h"

#include <string.h>

const char today[] = "2025-06-02", later[] = "2025-08-01";

/* What is being made. */
static cspr_context *context;
static const cspr_basis *basis;
static const struct choice *choice;
static struct alphabet *alphabet;

static int named_by_rule(cspr_code event)
{
	struct cspr_need need = { .size = sizeof need };

	for (size_t i = 0; cspr_basis_need(basis, i, &need) == CSPR_DONE; i++) {
		switch (need.requirement) {
		case CSPR_REQUIREMENT_ASSESSED:
		case CSPR_REQUIREMENT_ADULT_CONDITION:
			if (event == CSPR_EVENT_RECORD_CIRCUMSTANCES)
				return 1;
			break;
		case CSPR_REQUIREMENT_SIGNED_OFF:
			if (event == CSPR_EVENT_SIGN_OFF)
				return 1;
			break;
		case CSPR_REQUIREMENT_INTERESTS_CLEAR:
			if (event == CSPR_EVENT_DECLARE_INTERESTS)
				return 1;
			break;
		case CSPR_REQUIREMENT_HAPPENED:
		case CSPR_REQUIREMENT_HAPPENED_SINCE:
			if (event == need.other)
				return 1;
			/* fall through */
		case CSPR_REQUIREMENT_STANDS:
		case CSPR_REQUIREMENT_CHECKED:
		case CSPR_REQUIREMENT_SENT_TO:
		case CSPR_REQUIREMENT_DAYS_BEFORE:
			if (event == need.one)
				return 1;
			break;
		default:
			break;
		}
	}
	return 0;
}

static int closes(cspr_code event)
{
	return event == CSPR_EVENT_LIFT_HOLD || event == CSPR_EVENT_END_ORDER || event == CSPR_EVENT_SETTLE_ACTION ||
	       event == CSPR_EVENT_RECEIVE_SUMMARY || event == CSPR_EVENT_WAIVE_SUMMARY ||
	       event == CSPR_EVENT_ANSWER_NATIONAL_PANEL;
}

static int left_out(cspr_code event)
{
	return event == CSPR_EVENT_ADOPT || event == CSPR_EVENT_AMEND || event == CSPR_EVENT_CHANGE_EDITION ||
	       event == CSPR_EVENT_NOTE_REFUSAL;
}

static int goes_back(cspr_code event)
{
	return event == CSPR_EVENT_RESCREEN || event == CSPR_EVENT_REOPEN || event == CSPR_EVENT_REOPEN_RAPID_REVIEW ||
	       event == CSPR_EVENT_RECONSIDER_DECISION || event == CSPR_EVENT_RETURN_FROM_NATIONAL_REVIEW ||
	       event == CSPR_EVENT_RETURN_DRAFT || event == CSPR_EVENT_AMEND_REPORT ||
	       event == CSPR_EVENT_RECONSIDER_PUBLICATION;
}

/* The document that the main line has at this event. */
static const char *document_of(cspr_code event, const char *subject)
{
	switch (event) {
	case CSPR_EVENT_COMPLETE_RAPID_REVIEW:
	case CSPR_EVENT_SEND_TO_NATIONAL_PANEL:
		return "1";
	case CSPR_EVENT_AGREE_TERMS:
		return "2";
	case CSPR_EVENT_SUBMIT_DRAFT:
	case CSPR_EVENT_CHECK_FACTS:
	case CSPR_EVENT_ACCEPT_REPORT:
		return "3";
	case CSPR_EVENT_SIGN_OFF:
		return strcmp(subject, "rapid_review") == 0 ? "1"
		       : strcmp(subject, "report") == 0	    ? "3"
							    : choice->publication_document;
	case CSPR_EVENT_DECIDE_PUBLICATION:
		return choice->publication_document;
	default:
		return "4";
	}
}

static const char *text_of(const struct cspr_particular *particular)
{
	switch (particular->part) {
	case CSPR_PART_CONFLICT:
		return "false";
	case CSPR_PART_HOLD:
		return "h-1";
	case CSPR_PART_ACTION:
		return "a-1";
	case CSPR_PART_AGENCY:
		return "agency-1";
	case CSPR_PART_REVIEWER:
		return "rev-1";
	case CSPR_PART_YEAR:
		return "2025";
	default:
		break;
	}
	switch (particular->type) {
	case CSPR_TYPE_YES_NO:
		return "true";
	case CSPR_TYPE_COUNT:
		return "0";
	case CSPR_TYPE_DATE:
		return later;
	default:
		return "x-1";
	}
}

static void give(struct step *step, cspr_code part, const char *text)
{
	size_t at = 0;

	while (step->parts[at].part)
		at++;
	step->parts[at] = (struct given){ part, text };
}

static const char *given_text(const struct step *step, cspr_code part)
{
	for (const struct given *given = step->parts; given->part; given++)
		if (given->part == part)
			return given->text;
	return NULL;
}

static void add_variant(const struct step *step, uint32_t group, const struct cspr_move *move)
{
	struct variant *variant = &alphabet->list[alphabet->count++];

	ck_assert_uint_le(alphabet->count, MOST_VARIANTS);
	*variant = (struct variant){ .group = group,
				     .moves = move->to != CSPR_TO_SAME,
				     .voids = move->voids != 0,
				     .back = goes_back(step->event) };
	ck_assert_status(story_event(context, basis, step, &variant->event), CSPR_DONE);
	ck_assert_status(cspr_event_set_recorded(variant->event, ((int64_t)story_day(later) * 24 + 10) * 3600000000000),
			 CSPR_DONE);
}

/* Gives what is required and has but one value that matters; then the event is a variant. */
static void finish_variant(struct step step, uint32_t group, const struct cspr_move *move)
{
	struct cspr_particular particular = { .size = sizeof particular };

	for (size_t i = 0; cspr_basis_particular(basis, i, &particular) == CSPR_DONE; i++) {
		const struct cspr_condition *when = &particular.required_when;
		const char *on = when->kind == CSPR_CONDITION_ALWAYS ? NULL : given_text(&step, when->part);
		int is = on && cspr_word_find(CSPR_GROUP_VALUE, on) == when->value;

		if (particular.event != step.event || !particular.required || given_text(&step, particular.part) ||
		    (when->kind == CSPR_CONDITION_PART_IS && !is) || (when->kind == CSPR_CONDITION_PART_IS_NOT && is))
			continue;
		if (particular.type == CSPR_TYPE_DIGEST)
			give(&step, particular.part, document_of(step.event, given_text(&step, CSPR_PART_SUBJECT)));
		else if (particular.type == CSPR_TYPE_CODE)
			give(&step, particular.part,
			     cspr_word_name(CSPR_GROUP_VALUE,
					    cspr_basis_particular_value(basis, step.event, particular.part, 0)));
		else
			give(&step, particular.part, text_of(&particular));
	}
	add_variant(&step, group, move);
}

/* Every value of the one coded particular that a rule could see. */
static void add_values(struct step step, uint32_t group, const struct cspr_move *move, cspr_code part)
{
	cspr_code value;

	for (size_t i = 0; (value = cspr_basis_particular_value(basis, step.event, part, i)); i++) {
		struct step with = step;

		if (part == CSPR_PART_OUTCOME && choice->only_outcome && value != choice->only_outcome)
			continue;
		give(&with, part, cspr_word_name(CSPR_GROUP_VALUE, value));
		finish_variant(with, group ? group : (uint32_t)step.event * 256 + value, move);
	}
}

static void add_sign_offs(const struct cspr_move *move)
{
	for (cspr_code role = CSPR_ROLE_LOCAL_AUTHORITY; role <= CSPR_ROLE_SAFEGUARDING_ADULTS_BOARD; role++) {
		struct step step = { .day = today, .event = CSPR_EVENT_SIGN_OFF, .role = role, .actor = "u-1" };
		uint32_t group = (uint32_t)(CSPR_EVENT_SIGN_OFF * 256 + role) * 256 + move->when.value;

		if (!(move->roles >> role & 1))
			continue;
		step.actor = cspr_word_name(CSPR_GROUP_ROLE, role);
		give(&step, CSPR_PART_SUBJECT, cspr_word_name(CSPR_GROUP_VALUE, move->when.value));
		give(&step, CSPR_PART_STANCE, "agrees");
		if (move->when.value == CSPR_VALUE_DECISION || move->when.value == CSPR_VALUE_PUBLICATION)
			add_values(step, group, move, CSPR_PART_OUTCOME);
		else
			finish_variant(step, group, move);
	}
}

static void add_circumstances(const struct cspr_move *move)
{
	static const struct given children[] = { { CSPR_PART_SUSPICION, "known" },
						 { CSPR_PART_HARM, "died" },
						 { CSPR_PART_PLACE, "in_area" },
						 { CSPR_PART_AGE_BAND, "under_18" } };
	static const struct given adult[] = { { CSPR_PART_SUSPICION, "known" },
					      { CSPR_PART_NEEDS, "true" },
					      { CSPR_PART_JOINT_WORKING_CONCERN, "true" },
					      { CSPR_PART_DIED, "true" } };
	int kind = cspr_edition_kind(cspr_basis_edition(basis));
	struct step step = { .day = today,
			     .event = CSPR_EVENT_RECORD_CIRCUMSTANCES,
			     .role = CSPR_ROLE_BUSINESS_MANAGER,
			     .actor = "u-1" },
		    against = step;

	for (int i = 0; i < 4; i++)
		step.parts[i] = (kind == CSPR_KIND_ADULT ? adult : children)[i];
	give(&against, CSPR_PART_SUSPICION, "none");
	finish_variant(step, CIRCUMSTANCES, move);
	finish_variant(against, CIRCUMSTANCES, move);
}

static void add_event(const struct cspr_move *move)
{
	static const cspr_code told_apart[] = { CSPR_PART_OUTCOME, CSPR_PART_RECIPIENT, CSPR_PART_RESPONSE,
						CSPR_PART_REASON };
	struct cspr_particular particular = { .size = sizeof particular };
	struct step step = { .event = move->event, .actor = "u-1" };

	step.day = move->event == CSPR_EVENT_PUBLISH ? later : today;
	while (!(move->roles >> step.role & 1))
		step.role++;
	for (size_t i = 0; i < sizeof told_apart / sizeof told_apart[0]; i++)
		if (cspr_basis_find_particular(basis, move->event, told_apart[i], &particular) == CSPR_DONE &&
		    particular.type == CSPR_TYPE_CODE) {
			add_values(step, 0, move, told_apart[i]);
			return;
		}
	finish_variant(step, move->event, move);
}

void make_alphabet(cspr_context *of_context, const cspr_basis *of_basis, const struct choice *of_choice,
		   struct alphabet *ret)
{
	struct cspr_move move = { .size = sizeof move };
	uint8_t done[256] = { 0 };

	context = of_context;
	basis = of_basis;
	choice = of_choice;
	alphabet = ret;
	alphabet->count = 0;
	for (size_t i = 0; cspr_basis_move(basis, i, &move) == CSPR_DONE; i++) {
		if (move.from == 1 || left_out(move.event))
			continue;
		if (move.to == CSPR_TO_SAME && !named_by_rule(move.event) && !closes(move.event))
			continue;
		if (move.event == CSPR_EVENT_SIGN_OFF)
			add_sign_offs(&move);
		else if (!done[move.event]++) {
			if (move.event == CSPR_EVENT_RECORD_CIRCUMSTANCES)
				add_circumstances(&move);
			else
				add_event(&move);
		}
	}
}

void free_alphabet(struct alphabet *made)
{
	for (size_t i = 0; i < made->count; i++)
		cspr_event_unref(made->list[i].event);
}
