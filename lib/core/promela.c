/*
 * An edition as a Promela model, for SPIN: what may happen in any order, and what is claimed of it. Everything
 * that allows or forbids comes from the compiled rows of the basis, so that a row that loses a guard loses it here
 * too. What is claimed of it does not.
 *
 * What must stay true: where the model is coarser than the library it allows more, never less; each step is
 * one d_step, so that the states of the model are those of a review between two events.
 */
#include "promela.h"

static void add_all(struct text *text, const char *const *words)
{
	for (; *words; words++)
		text_add(text, *words);
}

static const char clearing[] =
	"\n#define CLEAR_SIGNATURES(array) STANCE_OF(array, PUBLICATION, 0) = 0; \\\n"
	"\tSTANCE_OF(array, PUBLICATION, 1) = 0; STANCE_OF(array, PUBLICATION, 2) = 0\n"
	"#define CLEAR_CHECKS(scans, laws) scans[A] = false; scans[B] = false; laws[A] = false; laws[B] = false\n"
	"#define TO_ALL(change, array) \\\n"
	"\tchange(array, A, NATIONAL_PANEL); change(array, B, NATIONAL_PANEL); \\\n"
	"\tchange(array, A, SECRETARY_OF_STATE); change(array, B, SECRETARY_OF_STATE); \\\n"
	"\tchange(array, A, OFSTED); change(array, B, OFSTED)\n"
	"#define CLEAR_COPY(array, document, recipient) COPY(array, document, recipient) = NOT_SENT\n"
	"#define CLEAR_COPIES(array) TO_ALL(CLEAR_COPY, array)\n"
	"#define GROW_OLD(array, document, recipient) COPY(array, document, recipient) = \\\n"
	"\t(COPY(array, document, recipient) == RECENT -> OLD : COPY(array, document, recipient))\n";

static void add_inline(struct text *text, const char *kind, const struct followed *followed, uint8_t part,
		       const char *body)
{
	ADD(text, "inline $_$($) {\n", kind, name_of_event(followed->event), followed->parameters);
	if (part == BOTH_PARTS)
		ADD(text, "\t$\n}\n", body);
	else
		ADD(text, "\tif\n\t:: PART == $ ->\n\t$\n\t:: else -> skip\n\tfi\n}\n",
		    part == BEFORE_REPORT ? "1" : "2", body);
}

static void add_effects(struct model *model)
{
	struct text *text = model->text;

	text_add(text, clearing);
	text_add(text, "\n/* What a row makes void. */\n");
	for (size_t i = 0; i < LENGTH(void_rows); i++)
		ADD(text, "inline void_$() { voided = true; $ }\n", void_rows[i].name, void_rows[i].effect);
	for (cspr_code event = 1; event < EVENTS; event++) {
		const struct followed *followed = followed_find(event);

		if (!followed || !has_row(model, event))
			continue;
		ADD(text, "\n/* $ */\n", name_of_event(event));
		if (followed->wanted)
			ADD(text, *followed->parameters ? "#define WANTED_^($) $\n" : "#define WANTED_^$ $\n",
			    name_of_event(event), followed->parameters, followed->wanted);
		if (followed->effect)
			add_inline(text, "learn", followed, followed->effect_part, followed->effect);
		if (followed->law && followed->kinds >> model->basis->edition->kind & 1)
			add_inline(text, "law", followed, followed->law_part, followed->law);
	}
}

/* What a hold or an order may do, and nothing else. */
static void add_stops(struct model *model)
{
	struct text *text = model->text;

	text_add(text, "\n/* What the rows allow now, by row; the last is that time goes on. */\n"
		       "inline weigh_all(into) {\n");
	add_weighing(model);
	text_add(text,
		 "}\n\n/* A hold or an order was placed, or lifted. */\n"
		 "inline claim_nothing_moved() {\n"
		 "\tholds_move_nothing = (state == was && !voided && (moved & ~DUTY_HOLD_REVIEW) == 0);\n"
		 "\tassert(holds_move_nothing)\n"
		 "}\n\n/* A hold or an order was placed. */\n"
		 "inline weigh_stop(publish_too) {\n"
		 "\tclaim_nothing_moved();\n"
		 "\ti = 0;\n"
		 "\tdo\n"
		 "\t:: i < ROWS ->\n"
		 "\t\tpublished_only_unheld = !(publish_too && IS_PUBLISH(i) && could[ROWS + i]);\n"
		 "\t\tassert(published_only_unheld);\n"
		 "\t\tholds_block_only_publish = (could[i] == could[ROWS + i] || (publish_too && IS_PUBLISH(i)));\n"
		 "\t\tassert(holds_block_only_publish);\n"
		 "\t\ti++\n"
		 "\t:: else -> break\n"
		 "\tod;\n"
		 "\ti = 0\n"
		 "}\n");
}

static void add_rows_counted(struct model *model)
{
	struct text *text = model->text;
	unsigned int rows = count_weighed(model, 0);

	text_add(text, "\n#define ROWS ");
	text_add_number(text, rows + 1);
	text_add(text, "\n#define IS_PUBLISH(row) ");
	text_add(text, has_row(model, CSPR_EVENT_PUBLISH) ? "((row) == " : "(false");
	if (has_row(model, CSPR_EVENT_PUBLISH))
		text_add_number(text, count_weighed(model, CSPR_EVENT_PUBLISH));
	text_add(text, ")\n");
	if (model->history)
		return;
	for (uint16_t i = 0; i < model->basis->term_count; i++)
		if (model->basis->terms[i].duty == CSPR_DUTY_HOLD_REVIEW)
			return;
	text_add(text, "#define DUTY_HOLD_REVIEW 0 /* none */\n");
}

static void add_arrival(struct model *model)
{
	struct text *text = model->text;

	text_add(text, "\ninline begin(event) { was = state; moved = 0; voided = false }\n");
	if (!model->history)
		text_add(text, "#define STARTS(duty) moved = moved | duty\n"
			       "#define MEETS(duty) moved = moved | duty\n");
	text_add(text, "inline arrive(event, to) {\n");
	if (!model->history)
		text_add(text,
			 "\tpublished_only_by_publish = (to != published || was == published || event == publish);\n"
			 "\tassert(published_only_by_publish);\n"
			 "\theld_back_only_by_confirmation =\n"
			 "\t\t(to != not_published || was == not_published || event == confirm_not_published);\n"
			 "\tassert(held_back_only_by_confirmation);\n");
	text_add(text,
		 "\tstate = to;\n"
		 "\tclosed_from = (event == close_without_review -> was : (state != was -> 0 : closed_from))\n}\n");
}

static void add_process(struct model *model)
{
	const cspr_edition *edition = model->basis->edition;
	struct text *text = model->text;

	text_add(text, "\n#define IS_FINAL (false");
	for (cspr_code state = 1; state < STATES; state++)
		if (edition->states >> state & 1 && cspr_state_final(state))
			ADD(text, " || state == $", name_of_state(state));
	text_add(text, ")\nbool ending; /* the review is being ended */\n\nactive proctype review()\n{\n\tdo\n");
	add_steps(model);
	if (!model->history)
		text_add(text, "\n\t/* wait */\n\t:: d_step { MAY_WAIT ->\n"
			       "\t\tbegin(wait); TO_ALL(GROW_OLD, copies); TO_ALL(GROW_OLD, credited_copies) }\n");
	text_add(text, "\n\t/* From any state on the review may be ended. */\n");
	for (cspr_code state = 1; state < STATES; state++)
		if (edition->states >> state & 1)
			ADD(text, "\t:: atomic { !ending && state == $ -> ending = true }\n", name_of_state(state));
	text_add(text, "\t:: ending && IS_FINAL -> break\n\tod\n}\n\n"
		       "ltl comes_to_an_end { [] (ending -> <> IS_FINAL) }\n");
}

cspr_status cspr_basis_promela(const cspr_basis *basis, char **ret)
{
	struct text text = { 0 };
	struct model model = { .text = &text, .basis = basis };

	if (!basis || !ret)
		return CSPR_ERROR_ARGUMENT;
	text.context = model.aside.context = basis->context;
	model.history = !basis->possible[CSPR_EVENT_REFER];
	add_header(&model);
	add_mtypes(&model);
	add_rows_counted(&model);
	if (model.history) {
		text_add(&text, "\nmtype state = not_begun;\nmtype closed_from;\nhidden mtype was;\n"
				"hidden int moved;\nhidden byte voided;\n");
	} else {
		add_words(&model);
		text_add(&text, "\n");
		add_all(&text, model_facts);
		text_add(&text, "\n");
		add_all(&text, model_ledger);
		text_add(&text, "\n");
		add_all(&text, model_bookkeeping);
		text_add(&text, "\n");
		add_all(&text, model_claims);
		add_law(&model);
		add_effects(&model);
	}
	text_add(&text, "\n/* The rules and the rows. */\n");
	for (cspr_code event = 1; event < EVENTS; event++)
		add_guards(&model, event);
	if (!model.history)
		add_stops(&model);
	add_arrival(&model);
	add_process(&model);
	block_free(basis->context, model.aside.bytes, model.aside.capacity);
	return text_finish(&text, ret);
}
