/*
 * The graph of a basis as a drawing, with the path of a review marked. States by phase; events that
 * leave the state as it is are not drawn.
 */
#include "core.h"

static const char *state_name(cspr_code state)
{
	return cspr_word_name(CSPR_GROUP_STATE, state);
}

/* Whether the review took this step, and whether it was ever in this state. */
static bool took(const cspr_review *review, cspr_code event, cspr_code from, cspr_code to)
{
	cspr_code state = 0;

	for (uint32_t i = 0; review && i < review->count; i++) {
		const struct entry *entry = &review->entries[i];

		if (entry->event->code == event && state == from && entry->state == to)
			return true;
		state = entry->state;
	}
	return false;
}

static bool was_in(const cspr_review *review, cspr_code state)
{
	for (uint32_t i = 0; review && i < review->count; i++)
		if (review->entries[i].state == state)
			return true;
	return false;
}

static void add_words(struct text *text, const char *name)
{
	for (; *name; name++)
		text_add_bytes(text, *name == '_' ? " " : name, 1);
}

static bool leads(const struct cspr_move *move, cspr_code from, cspr_code to)
{
	return move->to == to && from != to && (move->from >> from & 1);
}

/* A step that leads far off and that the review did not take is written in the box of the state it
 * leaves: as an arrow it would only hide the others. */
static bool written(const cspr_review *review, const struct cspr_move *move, cspr_code from)
{
	int distance = move->to - from;

	return move->to && move->to < STATES && leads(move, from, move->to) && (distance > 3 || distance < -3) &&
	       !took(review, move->event, from, move->to);
}

static void add_dot_state(struct text *text, const cspr_basis *basis, const cspr_review *review, cspr_code state)
{
	text_add(text, "    ");
	text_add(text, state_name(state));
	text_add(text, " [label=<");
	add_words(text, state_name(state));
	for (uint16_t i = 0; i < basis->move_count; i++) {
		const struct cspr_move *move = &basis->moves[i];

		if (!written(review, move, state))
			continue;
		text_add(text, "<BR/><FONT POINT-SIZE=\"9\" COLOR=\"#666666\">");
		add_words(text, cspr_word_name(CSPR_GROUP_EVENT, move->event));
		text_add(text, ": to ");
		add_words(text, state_name(move->to));
		text_add(text, "</FONT>");
	}
	text_add(text, ">");
	if (cspr_state_final(state))
		text_add(text, ", peripheries=2");
	if (review && review->state == state)
		text_add(text, ", fillcolor=\"#9fc5e8\", penwidth=3, color=\"#1d4e89\"");
	else if (was_in(review, state))
		text_add(text, ", fillcolor=\"#dbe9f6\"");
	text_add(text, "];\n");
}

/* All the events from one state to another are one arrow. One that leads back, or out of the main line, does
 * not bear on where the states stand. */
static void add_dot_arrow(struct text *text, const cspr_basis *basis, const cspr_review *review, cspr_code from,
			  cspr_code to)
{
	bool any = false, marked = false;

	for (uint16_t i = 0; i < basis->move_count; i++) {
		const struct cspr_move *move = &basis->moves[i];

		if (!leads(move, from, to) || written(review, move, from) ||
		    (i && leads(move - 1, from, to) && move[-1].event == move->event))
			continue;
		if (!any) {
			text_add(text, "  ");
			text_add(text, state_name(from));
			text_add(text, " -> ");
			text_add(text, state_name(to));
			text_add(text, " [label=\"");
		}
		text_add(text, any ? "\\n" : "");
		add_words(text, cspr_word_name(CSPR_GROUP_EVENT, move->event));
		marked = marked || took(review, move->event, from, to);
		any = true;
	}
	if (!any)
		return;
	text_add(text, "\"");
	if (to < from || to > from + 1)
		text_add(text, ", constraint=false, style=dashed");
	if (marked)
		text_add(text, ", style=solid, color=\"#1d4e89\", fontcolor=\"#1d4e89\", penwidth=2.5");
	text_add(text, "];\n");
}

static void add_mermaid_arrow(struct text *text, const cspr_basis *basis, const cspr_review *review, cspr_code from,
			      cspr_code to)
{
	(void)review;
	for (uint16_t i = 0; i < basis->move_count; i++) {
		const struct cspr_move *move = &basis->moves[i];

		if (!leads(move, from, to))
			continue;
		text_add(text, "  ");
		text_add(text, state_name(from));
		text_add(text, " --> ");
		text_add(text, state_name(to));
		text_add(text, ": ");
		text_add(text, cspr_word_name(CSPR_GROUP_EVENT, move->event));
		text_add(text, "\n");
	}
}

static void add_arrows(struct text *text, const cspr_basis *basis, const cspr_review *review,
		       void (*add)(struct text *, const cspr_basis *, const cspr_review *, cspr_code, cspr_code))
{
	for (cspr_code from = 1; from < STATES; from++)
		for (cspr_code to = 1; to < STATES; to++)
			add(text, basis, review, from, to);
}

/* An invisible line through the states in their order keeps the main line straight. */
static void add_dot_order(struct text *text, const cspr_basis *basis)
{
	cspr_code last = 0;

	for (cspr_code state = 1; state < STATES; state++) {
		if (!cspr_edition_has_state(basis->edition, state))
			continue;
		if (last) {
			text_add(text, "  ");
			text_add(text, state_name(last));
			text_add(text, " -> ");
			text_add(text, state_name(state));
			text_add(text, " [style=invis, weight=20];\n");
		}
		last = state;
	}
}

static void draw_dot(struct text *text, const cspr_basis *basis, const cspr_review *review)
{
	text_add(text, "digraph ");
	text_add(text, basis->edition->name);
	text_add(text, " {\n  rankdir=TB; newrank=true; nodesep=0.6; ranksep=0.5; fontname=\"sans-serif\"; labelloc=t; "
		       "label=\"");
	text_add(text, basis->edition->title);
	text_add(text, "\";\n  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\"];\n"
		       "  edge [fontname=\"sans-serif\", fontsize=10, color=\"#777777\", fontcolor=\"#555555\"];\n");
	for (cspr_code phase = 1; phase <= cspr_word_count(CSPR_GROUP_PHASE); phase++) {
		text_add(text, "  subgraph cluster_");
		text_add(text, cspr_word_name(CSPR_GROUP_PHASE, phase));
		text_add(text, " {\n    label=\"");
		add_words(text, cspr_word_name(CSPR_GROUP_PHASE, phase));
		text_add(text, "\"; labeljust=l; color=\"#bbbbbb\";\n");
		for (cspr_code state = 1; state < STATES; state++)
			if (cspr_state_phase(state) == phase && cspr_edition_has_state(basis->edition, state))
				add_dot_state(text, basis, review, state);
		text_add(text, "  }\n");
	}
	add_dot_order(text, basis);
	add_arrows(text, basis, review, add_dot_arrow);
	text_add(text, "}\n");
}

static void draw_mermaid(struct text *text, const cspr_basis *basis, const cspr_review *review)
{
	text_add(text, "stateDiagram-v2\n");
	for (cspr_code state = 1; state < STATES; state++) {
		if (!cspr_edition_has_state(basis->edition, state))
			continue;
		if (cspr_state_final(state)) {
			text_add(text, "  ");
			text_add(text, state_name(state));
			text_add(text, " --> [*]\n");
		}
		if (was_in(review, state)) {
			text_add(text, "  class ");
			text_add(text, state_name(state));
			text_add(text, review->state == state ? " here\n" : " passed\n");
		}
	}
	add_arrows(text, basis, review, add_mermaid_arrow);
	text_add(text, "  classDef here fill:#1d4e89,color:white\n  classDef passed fill:#cfe2f3\n");
}

cspr_status cspr_basis_draw(const cspr_basis *basis, cspr_code drawing, const cspr_review *review, char **ret)
{
	struct text text = { 0 };

	if (!basis || !ret || (review && review->basis->context != basis->context))
		return CSPR_ERROR_ARGUMENT;
	if (drawing != CSPR_DRAWING_DOT && drawing != CSPR_DRAWING_MERMAID)
		return CSPR_ERROR_UNKNOWN_WORD;
	text.context = basis->context;
	if (drawing == CSPR_DRAWING_DOT)
		draw_dot(&text, basis, review);
	else
		draw_mermaid(&text, basis, review);
	return text_finish(&text, ret);
}
