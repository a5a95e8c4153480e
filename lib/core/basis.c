/*
 * A basis: an edition compiled for use. Rows are gathered from the edition's runs, sorted by event, the
 * words "partners", "unit" and "WT" are resolved, and what can be known of the tables beforehand is
 * kept: where an event has a row, who may do it at all, how early it can come.
 *
 * What must stay true: a basis is not written to after cspr_basis_new().
 */
#include "core.h"

#include <string.h>

cspr_code cspr_state_phase(cspr_code state)
{
	static const uint8_t phases[STATES] = {
		[CSPR_STATE_REFERRED] = CSPR_PHASE_REFERRAL,
		[CSPR_STATE_SCREENING] = CSPR_PHASE_REFERRAL,
		[CSPR_STATE_NOTIFIABLE] = CSPR_PHASE_REFERRAL,
		[CSPR_STATE_NOTIFIED] = CSPR_PHASE_RAPID_REVIEW,
		[CSPR_STATE_RAPID_REVIEW] = CSPR_PHASE_RAPID_REVIEW,
		[CSPR_STATE_RAPID_REVIEW_COMPLETED] = CSPR_PHASE_PANEL_DECISION,
		[CSPR_STATE_DECIDED] = CSPR_PHASE_PANEL_DECISION,
		[CSPR_STATE_WITH_NATIONAL_PANEL] = CSPR_PHASE_PANEL_DECISION,
		[CSPR_STATE_NATIONAL_REVIEW] = CSPR_PHASE_PANEL_DECISION,
		[CSPR_STATE_COMMISSIONING] = CSPR_PHASE_LCSPR,
		[CSPR_STATE_IN_REVIEW] = CSPR_PHASE_LCSPR,
		[CSPR_STATE_REPORT_DRAFTED] = CSPR_PHASE_LCSPR,
		[CSPR_STATE_ANONYMISING] = CSPR_PHASE_ANONYMISATION,
		[CSPR_STATE_ANONYMISED] = CSPR_PHASE_ANONYMISATION,
		[CSPR_STATE_PUBLICATION_DECIDED] = CSPR_PHASE_PUBLICATION,
		[CSPR_STATE_PRE_PUBLICATION] = CSPR_PHASE_PUBLICATION,
		[CSPR_STATE_PUBLISHED] = CSPR_PHASE_PUBLICATION,
		[CSPR_STATE_NOT_PUBLISHED] = CSPR_PHASE_PUBLICATION,
		[CSPR_STATE_LOCAL_LEARNING] = CSPR_PHASE_LEARNING,
		[CSPR_STATE_MONITORING] = CSPR_PHASE_LEARNING,
		[CSPR_STATE_NOT_NOTIFIABLE] = CSPR_PHASE_CLOSED,
		[CSPR_STATE_WITHDRAWN] = CSPR_PHASE_CLOSED,
		[CSPR_STATE_CLOSED] = CSPR_PHASE_CLOSED,
		[CSPR_STATE_NO_REVIEW] = CSPR_PHASE_CLOSED,
	};

	return state < STATES ? phases[state] : 0;
}

int cspr_state_final(cspr_code state)
{
	return cspr_state_phase(state) == CSPR_PHASE_CLOSED;
}

/* The order of vocab.h, but for the final states, which come after what they end, and for local
 * learning, which counts as coming after the decision. */
uint8_t state_rank(cspr_code state)
{
	switch (state) {
	case CSPR_STATE_LOCAL_LEARNING:
		return CSPR_STATE_WITH_NATIONAL_PANEL;
	case CSPR_STATE_NOT_NOTIFIABLE:
		return CSPR_STATE_NOTIFIABLE;
	case CSPR_STATE_WITHDRAWN:
		return CSPR_STATE_RAPID_REVIEW_COMPLETED;
	case CSPR_STATE_NO_REVIEW:
		return CSPR_STATE_SCREENING;
	default:
		return (uint8_t)state;
	}
}

static uint8_t earliest_rank(uint32_t states)
{
	uint8_t earliest = UINT8_MAX;

	for (cspr_code state = 1; state < STATES; state++)
		if (states >> state & 1 && state_rank(state) < earliest)
			earliest = state_rank(state);
	return earliest;
}

static uint32_t resolve_roles(const cspr_edition *edition, uint32_t roles)
{
	if (roles & PARTNERS)
		roles |= edition->partners;
	if (roles & UNIT)
		roles |= edition->unit;
	return roles & ~(PARTNERS | UNIT);
}

/* "WT, the rapid review" reads as the guidance of the edition; part by part where there are several. */
static void add_cite(struct text *text, const cspr_edition *edition, const char *cite)
{
	const char *at = cite;

	while (at) {
		const char *found = strstr(at, "WT");
		bool whole = found && (found == cite || found[-1] == ' ') && (found[2] == ',' || found[2] == ':');

		if (!found)
			break;
		text_add_bytes(text, at, (size_t)(found - at));
		text_add(text, whole ? edition->guidance : "WT");
		at = found + 2;
	}
	text_add_bytes(text, at, strlen(at) + 1);
}

static cspr_code provenance_of(const cspr_edition *edition, const char *cite, cspr_code provenance)
{
	return (edition->provisional && strstr(cite, "WT")) || edition->by_analogy ? CSPR_PROVENANCE_INFERRED
										   : provenance;
}

/* An edition by analogy keeps citation and provenance of its own rows, which are its first run. */
static void compile_cite(struct text *text, const cspr_edition *edition, bool first_run, const char **cite,
			 cspr_code *provenance)
{
	size_t at = text->length;

	if (!first_run || !edition->by_analogy) {
		*provenance = provenance_of(edition, *cite, *provenance);
		if (edition->by_analogy && !strstr(*cite, "WT") && strncmp(*cite, "practice", 8) != 0)
			text_add(text, "practice, by analogy with ");
	}
	add_cite(text, edition, *cite);
	*cite = (const char *)(uintptr_t)at; /* until the block has its place */
}

static void gather(cspr_basis *basis, struct text *text)
{
	const cspr_edition *edition = basis->edition;

	for (cspr_code event = 1; event < EVENTS; event++) {
		basis->first_move[event] = basis->move_count;
		for (const struct move_run *run = edition->moves; run->rows; run++)
			for (size_t i = 0; i < run->count; i++) {
				struct cspr_move move = run->rows[i];

				move.from &= edition->states | 1u;
				if (move.event != event || !move.from)
					continue;
				move.roles = resolve_roles(edition, move.roles);
				compile_cite(text, edition, run == edition->moves, &move.cite, &move.provenance);
				basis->possible[event] |= move.from;
				basis->authority[event] |= move.roles;
				if (move.when.part == CSPR_PART_SUBJECT)
					basis->earliest_subject[subject_index(move.when.value)] =
						earliest_rank(move.from);
				basis->moves[basis->move_count++] = move;
			}
		basis->earliest[event] = earliest_rank(basis->possible[event]);
		basis->first_need[event] = basis->need_count;
		for (const struct need_run *run = edition->needs; run->rows && basis->possible[event]; run++)
			for (size_t i = 0; i < run->count; i++) {
				struct cspr_need need = run->rows[i];

				if (need.event != event || !(need.from & basis->possible[event]))
					continue;
				compile_cite(text, edition, run == edition->needs, &need.cite, &need.provenance);
				basis->needs[basis->need_count++] = need;
			}
	}
	basis->first_move[0] = basis->first_need[0] = 0;
	for (const struct term_run *run = edition->terms; run->rows; run++)
		for (size_t i = 0; i < run->count; i++) {
			struct cspr_term term = run->rows[i];

			compile_cite(text, edition, run == edition->terms, &term.cite, &term.provenance);
			basis->terms[basis->term_count++] = term;
		}
}

static void settle_cites(cspr_basis *basis)
{
	for (size_t i = 0; i < basis->move_count; i++)
		basis->moves[i].cite = basis->cites + (uintptr_t)basis->moves[i].cite;
	for (size_t i = 0; i < basis->need_count; i++)
		basis->needs[i].cite = basis->cites + (uintptr_t)basis->needs[i].cite;
	for (size_t i = 0; i < basis->term_count; i++)
		basis->terms[i].cite = basis->cites + (uintptr_t)basis->terms[i].cite;
}

/* A particular that has several rows is known by the first of them, as in the items of events. */
static void learn_particulars(cspr_basis *basis)
{
	for (uint16_t i = 0; i < particular_row_count; i++) {
		const struct particular_row *row = &particular_rows[i];
		size_t first = particular_first(row->event), at = first;
		uint32_t bit;

		basis->first_particular[row->event] = (uint16_t)first;
		particular_find(row->event, row->part, 0, &at);
		bit = 1u << (at - first);
		if (at != i || row->required_when.kind != CSPR_CONDITION_ALWAYS)
			basis->careful[row->event] |= bit;
		if (!(row->kinds >> basis->edition->kind & 1))
			continue;
		basis->known[row->event] |= bit;
		if (row->required && row->required_when.kind == CSPR_CONDITION_ALWAYS)
			basis->required[row->event] |= bit;
	}
}

enum { MOST_MOVES = 160, MOST_RULES = 120, MOST_TERMS = 32 };

static bool fits(const cspr_edition *edition)
{
	size_t moves = 0, needs = 0, terms = 0;
	uint8_t of_event[EVENTS] = { 0 };

	for (const struct move_run *run = edition->moves; run->rows; run++)
		moves += run->count;
	for (const struct need_run *run = edition->needs; run->rows; run++)
		for (size_t i = 0; i < run->count; i++, needs++)
			if (++of_event[run->rows[i].event] > MOST_NEEDS)
				return false;
	for (const struct term_run *run = edition->terms; run->rows; run++)
		terms += run->count;
	return moves <= MOST_MOVES && needs <= MOST_RULES && terms <= MOST_TERMS;
}

cspr_status cspr_basis_new(cspr_context *context, const cspr_edition *edition, cspr_calendar *calendar,
			   cspr_basis **ret)
{
	cspr_status status = CSPR_ERROR_NO_MEMORY;
	struct text text = { .context = context };
	cspr_basis *basis;

	if (!context || !edition || !ret || !fits(edition) || (calendar && calendar_context(calendar) != context))
		return CSPR_ERROR_ARGUMENT;
	basis = block_new(context, sizeof *basis);
	if (!basis)
		return status;
	basis->references = 1;
	basis->context = cspr_context_ref(context);
	basis->edition = edition;
	basis->moves = block_new(context, MOST_MOVES * sizeof *basis->moves);
	basis->needs = block_new(context, MOST_RULES * sizeof *basis->needs);
	basis->terms = block_new(context, MOST_TERMS * sizeof *basis->terms);
	if (calendar)
		basis->calendar = cspr_calendar_ref(calendar);
	else
		status = cspr_calendar_england_wales(context, &basis->calendar);
	if (!basis->moves || !basis->needs || !basis->terms || !basis->calendar)
		goto fail;
	gather(basis, &text);
	basis->cites = text.bytes;
	basis->cites_size = text.capacity;
	if (text.failed) {
		status = CSPR_ERROR_NO_MEMORY;
		goto fail;
	}
	settle_cites(basis);
	learn_particulars(basis);
	for (cspr_code role = 1; role <= CSPR_ROLE_IMPORTER; role++)
		if (edition->partners >> role & 1)
			basis->signatory[role] = ++basis->signatories;
	calendar_freeze(basis->calendar);
	*ret = basis;
	return CSPR_DONE;
fail:
	cspr_basis_unref(basis);
	return status;
}

cspr_basis *cspr_basis_ref(cspr_basis *basis)
{
	basis->references++;
	return basis;
}

void cspr_basis_unref(cspr_basis *basis)
{
	cspr_context *context;

	if (!basis || --basis->references)
		return;
	context = basis->context;
	block_free(context, basis->moves, MOST_MOVES * sizeof *basis->moves);
	block_free(context, basis->needs, MOST_RULES * sizeof *basis->needs);
	block_free(context, basis->terms, MOST_TERMS * sizeof *basis->terms);
	block_free(context, basis->cites, basis->cites_size);
	cspr_calendar_unref(basis->calendar);
	block_free(context, basis, sizeof *basis);
	cspr_context_unref(context);
}

const cspr_edition *cspr_basis_edition(const cspr_basis *basis)
{
	return basis->edition;
}

const cspr_calendar *cspr_basis_calendar(const cspr_basis *basis)
{
	return basis->calendar;
}

cspr_status cspr_basis_move(const cspr_basis *basis, size_t index, struct cspr_move *ret)
{
	if (!basis || !ret)
		return CSPR_ERROR_ARGUMENT;
	return index < basis->move_count ? give_struct(ret, &basis->moves[index], sizeof *ret) : CSPR_ERROR_NOT_FOUND;
}

cspr_status cspr_basis_need(const cspr_basis *basis, size_t index, struct cspr_need *ret)
{
	if (!basis || !ret)
		return CSPR_ERROR_ARGUMENT;
	return index < basis->need_count ? give_struct(ret, &basis->needs[index], sizeof *ret) : CSPR_ERROR_NOT_FOUND;
}

cspr_status cspr_basis_term(const cspr_basis *basis, size_t index, struct cspr_term *ret)
{
	if (!basis || !ret)
		return CSPR_ERROR_ARGUMENT;
	return index < basis->term_count ? give_struct(ret, &basis->terms[index], sizeof *ret) : CSPR_ERROR_NOT_FOUND;
}

static cspr_status give_particular(const struct particular_row *row, struct cspr_particular *ret)
{
	struct cspr_particular particular = {
		.event = row->event,
		.part = row->part,
		.type = row->type,
		.required = row->required,
		.required_when = row->required_when,
		.least = row->least,
	};

	return give_struct(ret, &particular, sizeof particular);
}

cspr_status cspr_basis_particular(const cspr_basis *basis, size_t index, struct cspr_particular *ret)
{
	if (!basis || !ret)
		return CSPR_ERROR_ARGUMENT;
	for (size_t i = 0; i < particular_row_count; i++) {
		const struct particular_row *row = &particular_rows[i];

		if ((row->kinds >> basis->edition->kind & 1) && basis->possible[row->event] && !index--)
			return give_particular(row, ret);
	}
	return CSPR_ERROR_NOT_FOUND;
}

cspr_status cspr_basis_find_particular(const cspr_basis *basis, cspr_code event, cspr_code part,
				       struct cspr_particular *ret)
{
	const struct particular_row *row;

	if (!basis || !ret)
		return CSPR_ERROR_ARGUMENT;
	row = particular_find(event, part, basis->edition->kind, NULL);
	return row ? give_particular(row, ret) : CSPR_ERROR_NOT_FOUND;
}

cspr_code cspr_basis_particular_value(const cspr_basis *basis, cspr_code event, cspr_code part, size_t index)
{
	const struct particular_row *row = particular_find(event, part, basis->edition->kind, NULL);

	for (const cspr_code *value = row ? row->values : NULL; value && *value; value++)
		if (!index--)
			return *value;
	return 0;
}
