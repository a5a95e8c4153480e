/*
 * The rows of an edition as guards of the Promela model: a macro a rule, a macro a row, each under its words and
 * its source. What allows or forbids comes from the compiled rows and from nowhere else.
 */
#include "promela.h"

#include <string.h>

static void add_parameters(struct text *text, const struct followed *followed)
{
	if (followed && *followed->parameters)
		ADD(text, "($)", followed->parameters);
}

bool is_stop(cspr_code event)
{
	return event == CSPR_EVENT_PLACE_HOLD || event == CSPR_EVENT_LIFT_HOLD || event == CSPR_EVENT_RECORD_ORDER ||
	       event == CSPR_EVENT_END_ORDER;
}

/* Whether taking the row changes anything that is followed. */
bool matters(const struct model *model, const struct cspr_move *move)
{
	if (move->event == CSPR_EVENT_ADOPT)
		return model->history;
	if (model->history)
		return move->to != CSPR_TO_SAME;
	if (move->event == CSPR_EVENT_SIGN_OFF && move->when.part == CSPR_PART_SUBJECT &&
	    move->when.value == CSPR_VALUE_NOTIFICATION)
		return false;
	return move->to != CSPR_TO_SAME || move->voids || followed_find(move->event);
}

bool has_row(const struct model *model, cspr_code event)
{
	const cspr_basis *basis = model->basis;

	for (uint16_t i = 0; i < basis->move_count; i++)
		if (basis->moves[i].event == event && matters(model, &basis->moves[i]))
			return true;
	return false;
}

/* The name of the guard of a row: the event, and a number where it has several rows. */
void add_guard_name(struct model *model, const struct cspr_move *move)
{
	const cspr_basis *basis = model->basis;
	const struct cspr_move *first = &basis->moves[basis->first_move[move->event]];

	ADD(model->text, "MAY_^", name_of_event(move->event));
	if (first + 1 == &basis->moves[moves_end(basis, move->event)])
		return;
	text_add(model->text, "_");
	text_add_number(model->text, move - first + 1);
}

/* What was written on the side; the next that is written there takes its place. */
static char *take_aside(struct model *model)
{
	model->text->failed = model->text->failed || model->aside.failed;
	model->aside.length = 0;
	return model->aside.failed ? NULL : model->aside.bytes;
}

/* The words of a profile are its own, and must not end the comment. */
static void add_comment(struct model *model, const char *words, const char *cite, cspr_code provenance)
{
	char *comment;

	ADD(&model->aside, *words ? "$ [$; $]" : "$[$; $]", words, cite,
	    cspr_word_name(CSPR_GROUP_PROVENANCE, provenance));
	comment = take_aside(model);
	for (char *end = comment ? strstr(comment, "*/") : NULL; end; end = strstr(end, "*/"))
		*end = ' ';
	if (comment)
		text_add_wrapped(model->text, comment, " * ");
}

static void add_rule_name(struct model *model, const struct cspr_need *need)
{
	const struct cspr_need *first = &model->basis->needs[model->basis->first_need[need->event]];
	unsigned int earlier = 0;

	for (const struct cspr_need *other = first; other < need; other++)
		earlier += other->rule == need->rule;
	ADD(model->text, "^_^", name_of_event(need->event), need->name);
	if (earlier) {
		text_add(model->text, "_");
		text_add_number(model->text, earlier + 1);
	}
}

/* When the rule does not speak, it is met. */
static bool add_silences(struct model *model, const struct cspr_need *need)
{
	const struct followed *followed = followed_find(need->event);
	struct text *text = model->text;
	uint32_t asked = model->basis->possible[need->event];

	if ((need->from & asked) != asked) {
		text_add(text, "!");
		add_state_set(text, model->basis, need->from & asked);
		text_add(text, " || ");
	}
	if (need->when.kind == CSPR_CONDITION_ALWAYS)
		return true;
	if (need->when.kind != CSPR_CONDITION_PART_IS && need->when.kind != CSPR_CONDITION_PART_IS_NOT)
		return false;
	if (need->when.part != CSPR_PART_OUTCOME || !followed || !strstr(followed->parameters, "outcome"))
		return false;
	ADD(text, need->when.kind == CSPR_CONDITION_PART_IS ? "outcome != ^ || " : "outcome == ^ || ",
	    name_of_value(need->when.value));
	return true;
}

static void add_rule(struct model *model, const struct cspr_need *need)
{
	struct text *text = model->text;
	const char *expression;
	uint8_t part;

	ADD(text, "\n/* $ $: $\n", name_of_event(need->event), cspr_word_name(CSPR_GROUP_FORCE, need->force),
	    need->name);
	add_comment(model, need->words, need->cite, need->provenance);
	if (need->force != CSPR_FORCE_MUST) {
		text_add(text, " * It may be departed from, and is no guard. */\n");
		return;
	}
	text_add(text, " */\n#define ");
	add_rule_name(model, need);
	add_parameters(text, followed_find(need->event));
	text_add(text, " (");
	part = add_silences(model, need) ? add_requirement(&model->aside, need) : 0;
	if (part == BEFORE_REPORT || part == SINCE_REPORT)
		text_add(text, part == BEFORE_REPORT ? "PART != 1 || " : "PART != 2 || ");
	expression = take_aside(model);
	text_add(text, part && expression ? expression : "true");
	text_add(text, part ? ")\n" : ") /* speaks of what is not followed */\n");
}

static void add_rules_of(struct model *model, cspr_code event)
{
	const cspr_basis *basis = model->basis;
	const struct followed *followed = followed_find(event);
	uint16_t end = needs_end(basis, event);
	struct text *text = model->text;

	for (uint16_t i = basis->first_need[event]; i < end; i++)
		add_rule(model, &basis->needs[i]);
	ADD(text, "\n#define RULES_^", name_of_event(event));
	add_parameters(text, followed);
	text_add(text, " (true");
	for (uint16_t i = basis->first_need[event]; i < end; i++) {
		if (basis->needs[i].force != CSPR_FORCE_MUST)
			continue;
		text_add(text, " \\\n\t&& ");
		add_rule_name(model, &basis->needs[i]);
		add_parameters(text, followed);
	}
	text_add(text, ")\n");
}

static void add_row_comment(struct model *model, const struct cspr_move *move)
{
	struct text *text = model->text;
	bool any = false;

	ADD(text, "\n/* $: to $; by", name_of_event(move->event),
	    move->to == CSPR_TO_SAME	 ? "the same state"
	    : move->to == CSPR_TO_NAMED	 ? "the state that is named"
	    : move->to == CSPR_TO_RETURN ? "where it was closed from"
					 : name_of_state(move->to));
	for (cspr_code role = 1; role < ROLES; role++)
		if (move->roles >> role & 1) {
			ADD(text, any ? ", $" : " $", cspr_word_name(CSPR_GROUP_ROLE, role));
			any = true;
		}
	text_add(text, any ? "\n" : " nobody\n");
	add_comment(model, "", move->cite, move->provenance);
	text_add(text, " */\n");
}

static void add_guard(struct model *model, const struct cspr_move *move)
{
	const struct followed *followed = model->history ? NULL : followed_find(move->event);
	struct text *text = model->text;

	add_row_comment(model, move);
	text_add(text, "#define ");
	add_guard_name(model, move);
	add_parameters(text, followed);
	text_add(text, " (");
	add_state_set(text, model->basis, move->from);
	if (!move->roles)
		text_add(text, " && false");
	switch (move->when.kind) {
	case CSPR_CONDITION_APPROVED:
		text_add(text, " && (PART != 2 || approved != 0)");
		break;
	case CSPR_CONDITION_NOT_APPROVED:
		text_add(text, " && (PART != 2 || approved == 0)");
		break;
	case CSPR_CONDITION_CLOSED_WITHOUT_REVIEW:
		text_add(text, " && closed_from != 0");
		break;
	case CSPR_CONDITION_CLOSED_AFTER_REVIEW:
		text_add(text, " && closed_from == 0");
		break;
	default:
		break;
	}
	ADD(text, " && RULES_^", name_of_event(move->event));
	add_parameters(text, followed);
	text_add(text, ")\n");
}

void add_guards(struct model *model, cspr_code event)
{
	const cspr_basis *basis = model->basis;
	uint16_t end = moves_end(basis, event);
	bool any = false;

	for (uint16_t i = basis->first_move[event]; i < end; i++) {
		if (!matters(model, &basis->moves[i]))
			continue;
		if (!any)
			add_rules_of(model, event);
		any = true;
		add_guard(model, &basis->moves[i]);
	}
}
