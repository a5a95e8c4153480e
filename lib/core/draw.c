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

static void add_dot_state(struct text *text, const cspr_review *review, cspr_code state)
{
	text_add(text, "    ");
	text_add(text, state_name(state));
	text_add(text, " [label=\"");
	for (const char *at = state_name(state); *at; at++)
		text_add_bytes(text, *at == '_' ? " " : at, 1);
	text_add(text, "\"");
	if (cspr_state_final(state))
		text_add(text, ", peripheries=2");
	if (review && review->state == state)
		text_add(text, ", fillcolor=\"#1d4e89\", fontcolor=white");
	else if (was_in(review, state))
		text_add(text, ", fillcolor=\"#cfe2f3\"");
	text_add(text, "];\n");
}

static void add_dot_step(struct text *text, const cspr_review *review, cspr_code from, const struct cspr_move *move)
{
	text_add(text, "  ");
	text_add(text, state_name(from));
	text_add(text, " -> ");
	text_add(text, state_name(move->to));
	text_add(text, " [label=\"");
	for (const char *at = cspr_word_name(CSPR_GROUP_EVENT, move->event); *at; at++)
		text_add_bytes(text, *at == '_' ? " " : at, 1);
	text_add(text, "\"");
	if (took(review, move->event, from, move->to))
		text_add(text, ", color=\"#1d4e89\", fontcolor=\"#1d4e89\", penwidth=2.5");
	text_add(text, "];\n");
}

static void add_mermaid_step(struct text *text, const cspr_review *review, cspr_code from, const struct cspr_move *move)
{
	(void)review;
	text_add(text, "  ");
	text_add(text, state_name(from));
	text_add(text, " --> ");
	text_add(text, state_name(move->to));
	text_add(text, ": ");
	text_add(text, cspr_word_name(CSPR_GROUP_EVENT, move->event));
	text_add(text, "\n");
}

static void add_steps(struct text *text, const cspr_basis *basis, const cspr_review *review,
		      void (*add)(struct text *, const cspr_review *, cspr_code, const struct cspr_move *))
{
	for (uint16_t i = 0; i < basis->move_count; i++) {
		const struct cspr_move *move = &basis->moves[i];

		if (move->to == CSPR_TO_SAME || move->to >= STATES)
			continue;
		for (cspr_code from = 1; from < STATES; from++)
			if (move->from >> from & 1 && from != move->to)
				add(text, review, from, move);
	}
}

static void draw_dot(struct text *text, const cspr_basis *basis, const cspr_review *review)
{
	text_add(text, "digraph ");
	text_add(text, basis->edition->name);
	text_add(text, " {\n  rankdir=TB; fontname=\"sans-serif\"; labelloc=t; label=\"");
	text_add(text, basis->edition->title);
	text_add(text, "\";\n  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\"];\n"
		       "  edge [fontname=\"sans-serif\", fontsize=10, color=\"#777777\", fontcolor=\"#555555\"];\n");
	for (cspr_code phase = 1; phase <= cspr_word_count(CSPR_GROUP_PHASE); phase++) {
		text_add(text, "  subgraph cluster_");
		text_add(text, cspr_word_name(CSPR_GROUP_PHASE, phase));
		text_add(text, " {\n    label=\"");
		for (const char *at = cspr_word_name(CSPR_GROUP_PHASE, phase); *at; at++)
			text_add_bytes(text, *at == '_' ? " " : at, 1);
		text_add(text, "\"; color=\"#bbbbbb\";\n");
		for (cspr_code state = 1; state < STATES; state++)
			if (cspr_state_phase(state) == phase && cspr_edition_has_state(basis->edition, state))
				add_dot_state(text, review, state);
		text_add(text, "  }\n");
	}
	add_steps(text, basis, review, add_dot_step);
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
	add_steps(text, basis, review, add_mermaid_step);
	text_add(text, "  classDef here fill:#1d4e89,color:white\n  classDef passed fill:#cfe2f3\n");
}

cspr_status cspr_basis_draw(const cspr_basis *basis, cspr_code drawing, const cspr_review *review, char **ret)
{
	struct text text = { 0 };

	if (!basis || !ret)
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
