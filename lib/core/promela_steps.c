/*
 * The steps of the Promela model: one guarded option for each row and choice. An option weighs the law on the
 * ledger, applies what the row makes void and what the event adds, and arrives.
 */
#include "promela.h"

/* While the review is being ended: only what leads on, and what has to be so before that. */
static void add_ending(struct model *model, const struct step *step)
{
	const struct cspr_move *move = step->move;
	const char *wanted = step->followed ? step->followed->wanted : NULL;
	struct text *text = model->text;
	uint32_t on, same;

	if (move->to == CSPR_TO_NAMED)
		return;
	if (move->to == CSPR_TO_RETURN || (move->to == CSPR_TO_SAME && !wanted)) {
		text_add(text, " && !ending");
		return;
	}
	on = move->to == CSPR_TO_SAME ? 0 : move->from & ((1u << move->to) - 1);
	same = move->to == CSPR_TO_SAME ? move->from : move->from & 1u << move->to;
	if (on == move->from)
		return;
	text_add(text, " && (!ending");
	if (on) {
		text_add(text, " || ");
		add_state_set(text, model->basis, on);
	}
	if (same && wanted) {
		text_add(text, " || ");
		if (same != move->from) {
			add_state_set(text, model->basis, same);
			text_add(text, " && ");
		}
		ADD(text, "WANTED_^", name_of_event(move->event));
		add_arguments(text, step, false);
	}
	text_add(text, ")");
}

static void add_duties(struct model *model, cspr_code event)
{
	const cspr_basis *basis = model->basis;

	for (uint16_t i = 0; i < basis->term_count; i++) {
		const struct cspr_term *term = &basis->terms[i];

		if (term->duty >= CSPR_LOCAL)
			continue;
		if (term->base == event)
			ADD(model->text, " STARTS(DUTY_^);", term->name);
		if (term->met_by == event)
			ADD(model->text, " MEETS(DUTY_^);", term->name);
	}
}

static void add_arrival(struct model *model, const struct cspr_move *move)
{
	if (move->to == CSPR_TO_SAME)
		return;
	ADD(model->text, " arrive($, $);", name_of_event(move->event),
	    move->to == CSPR_TO_RETURN ? "closed_from" : name_of_state(move->to));
}

static void add_effects(struct model *model, const struct step *step)
{
	const struct followed *followed = step->followed;
	struct text *text = model->text;
	cspr_code event = step->move->event;

	if (followed && followed->law && followed->kinds >> model->basis->edition->kind & 1) {
		ADD(text, " law_$", name_of_event(event));
		add_arguments(text, step, true);
		text_add(text, ";");
	}
	for (size_t i = 0; !model->history && i < LENGTH(void_rows); i++)
		if (step->move->voids & void_rows[i].what)
			ADD(text, " void_$();", void_rows[i].name);
	if (followed && followed->effect) {
		ADD(text, " learn_$", name_of_event(event));
		add_arguments(text, step, true);
		text_add(text, ";");
	}
	if (!model->history)
		add_duties(model, event);
	add_arrival(model, step->move);
}

/* What stops publication is weighed where it is placed, and lifted again: nothing but publish reads it, as that
 * weighing shows, so that there is no need to carry it along. */
static void add_stop(struct model *model, const struct step *step)
{
	cspr_code lifted_by = step->move->event == CSPR_EVENT_PLACE_HOLD ? CSPR_EVENT_LIFT_HOLD : CSPR_EVENT_END_ORDER;
	const char *publish_too =
		!step->followed->choices[0] || step->values[0] == CSPR_VALUE_PUBLICATION ? "true" : "false";
	struct step lifting = { .followed = followed_find(lifted_by), .values = { step->values[0] } };
	const cspr_basis *basis = model->basis;
	struct text *text = model->text;

	text_add(text, "\n\t\tweigh_all(0);");
	add_effects(model, step);
	ADD(text, "\n\t\tweigh_all(ROWS); weigh_stop($);\n\t\tholds_can_be_lifted = (false", publish_too);
	for (uint16_t i = 0; i < basis->move_count; i++) {
		if (basis->moves[i].event != lifted_by)
			continue;
		lifting.move = &basis->moves[i];
		text_add(text, " || ");
		add_guard_name(model, lifting.move);
		add_arguments(text, &lifting, false);
	}
	text_add(text, "); assert(holds_can_be_lifted);");
	if (lifting.move) {
		add_effects(model, &lifting);
		text_add(text, " claim_nothing_moved()");
	}
}

/* A step that leaves the state as it is belongs to the part that follows its fact. */
static uint8_t part_of(const struct step *step)
{
	if (step->move->to != CSPR_TO_SAME || !step->followed)
		return BOTH_PARTS;
	if (step->move->event == CSPR_EVENT_SIGN_OFF)
		return step->values[0] == CSPR_VALUE_PUBLICATION ? SINCE_REPORT : BEFORE_REPORT;
	return step->followed->effect_part;
}

static void add_step(struct model *model, const struct step *step)
{
	struct text *text = model->text;
	cspr_code event = step->move->event;

	text_add(text, "\t:: d_step { ");
	add_guard_name(model, step->move);
	add_arguments(text, step, false);
	if (part_of(step))
		text_add(text, part_of(step) == BEFORE_REPORT ? " && PART == 1" : " && PART == 2");
	add_ending(model, step);
	ADD(text, " ->\n\t\tbegin($);", name_of_event(event));
	if (is_stop(event) && !model->history)
		add_stop(model, step);
	else
		add_effects(model, step);
	text_add(text, " }\n");
}

/* What is taken over is in any state. */
static void add_adoptions(struct model *model, const struct cspr_move *move)
{
	for (cspr_code state = 1; state < STATES; state++)
		if (model->basis->edition->states >> state & 1) {
			text_add(model->text, "\t:: d_step { ");
			add_guard_name(model, move);
			ADD(model->text, " ->\n\t\tbegin(adopt); arrive(adopt, $); }\n", name_of_state(state));
		}
}

void add_steps(struct model *model)
{
	const cspr_basis *basis = model->basis;

	for (uint16_t i = 0; i < basis->move_count; i++) {
		const struct cspr_move *move = &basis->moves[i];

		if (!matters(model, move) || move->event == CSPR_EVENT_LIFT_HOLD || move->event == CSPR_EVENT_END_ORDER)
			continue;
		ADD(model->text, "\n\t/* $ */\n", name_of_event(move->event));
		if (move->to == CSPR_TO_NAMED)
			add_adoptions(model, move);
		else
			for_each_choice(model, move, add_step);
	}
}

/* What stops publication must stop nothing else: every other row is weighed before and after. */
static void add_alternative(struct model *model, const struct step *step)
{
	text_add(model->text, model->number++ ? " || " : "");
	add_guard_name(model, step->move);
	add_arguments(model->text, step, false);
}

static bool weighed(const struct model *model, const struct cspr_move *move)
{
	return matters(model, move) && !is_stop(move->event);
}

unsigned int count_weighed(struct model *model, cspr_code event)
{
	const cspr_basis *basis = model->basis;
	unsigned int count = 0;

	for (uint16_t i = 0; i < basis->move_count && basis->moves[i].event != event; i++)
		count += weighed(model, &basis->moves[i]);
	return count;
}

void add_weighing(struct model *model)
{
	const cspr_basis *basis = model->basis;
	struct text *text = model->text;
	unsigned int row = 0;

	for (uint16_t i = 0; i < basis->move_count; i++) {
		if (!weighed(model, &basis->moves[i]))
			continue;
		text_add(text, "\tcould[into + ");
		text_add_number(text, row++);
		text_add(text, "] = (");
		model->number = 0;
		for_each_choice(model, &basis->moves[i], add_alternative);
		text_add(text, model->number ? ");\n" : "false);\n");
	}
	text_add(text, "\tcould[into + ");
	text_add_number(text, row);
	text_add(text, "] = (MAY_WAIT)\n");
}
