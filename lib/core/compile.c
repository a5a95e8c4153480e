/*
 * Compiles an edition, and the local profile that tightens it, into a basis: rows are gathered from the
 * edition's runs and sorted by event, the words "partners", "unit" and "WT" are resolved, the profile's own
 * rows follow those of the edition, and what can be known of the tables beforehand is kept: where an event
 * has a row, who may do it at all, how early it can come.
 *
 * What must stay true: a row that a profile changed says so in its citation, and is local.
 */
#include "core.h"

#include <string.h>

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

/* Citations ------------------------------------------------------------------------------------- */

/* "WT, the rapid review" reads as the guidance of the edition; part by part where there are several. */
static void add_guidance(struct text *text, const cspr_edition *edition, const char *cite)
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
	text_add(text, at);
}

static cspr_code provenance_of(const cspr_edition *edition, const char *cite, cspr_code provenance)
{
	return (edition->provisional && strstr(cite, "WT")) || edition->by_analogy ? CSPR_PROVENANCE_INFERRED
										   : provenance;
}

/* An edition by analogy keeps citation and provenance of its own rows, which are its first run. */
static void add_cite(struct text *text, const cspr_edition *edition, bool first_run, const char *cite,
		     cspr_code *provenance)
{
	if (!first_run || !edition->by_analogy) {
		*provenance = provenance_of(edition, cite, *provenance);
		if (edition->by_analogy && !strstr(cite, "WT") && strncmp(cite, "practice", 8) != 0)
			text_add(text, "practice, by analogy with ");
	}
	add_guidance(text, edition, cite);
}

static void add_local_cite(struct text *text, const cspr_profile *profile, const char *cite)
{
	text_add(text, "local profile ");
	text_add(text, profile->id);
	text_add(text, " ");
	text_add(text, profile->version);
	if (cite) {
		text_add(text, ": ");
		text_add(text, cite);
	}
}

/* Where the citation begins, until the block has its place. */
static const char *end_cite(struct text *text, size_t begun)
{
	text_add_bytes(text, "", 1);
	return (const char *)(uintptr_t)begun;
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

/* Moves ------------------------------------------------------------------------------------------ */

static void push_move(cspr_basis *basis, const struct cspr_move *move)
{
	basis->possible[move->event] |= move->from;
	basis->authority[move->event] |= move->roles;
	if (move->when.part == CSPR_PART_SUBJECT)
		basis->earliest_subject[subject_index(move->when.value)] = earliest_rank(move->from);
	basis->moves[basis->move_count++] = *move;
}

/* The further signatories of a subject sign where the edition's do. */
static void gather_further_moves(cspr_basis *basis, struct text *text)
{
	const cspr_profile *profile = basis->profile;
	uint16_t end = basis->move_count;

	for (uint16_t i = basis->first_move[CSPR_EVENT_SIGN_OFF]; profile && i < end; i++) {
		struct cspr_move move = basis->moves[i];
		uint32_t roles = 0;

		for (uint16_t n = 0; n < profile->need_count; n++) {
			const struct local_need *need = &profile->needs[n];

			if (need->row.role && need->row.one == move.when.value &&
			    profile_for(profile, need->editions, basis->edition))
				roles |= 1u << need->row.role;
		}
		if (!roles)
			continue;
		move.roles = roles;
		move.provenance = CSPR_PROVENANCE_LOCAL;
		size_t begun = text->length;
		add_local_cite(text, profile, NULL);
		move.cite = end_cite(text, begun);
		push_move(basis, &move);
	}
}

static void gather_moves(cspr_basis *basis, struct text *text, cspr_code event)
{
	const cspr_edition *edition = basis->edition;

	basis->first_move[event] = basis->move_count;
	for (const struct move_run *run = edition->moves; run->rows; run++)
		for (size_t i = 0; i < run->count; i++) {
			struct cspr_move move = run->rows[i];
			size_t begun = text->length;

			move.from &= edition->states | 1u;
			if (move.event != event || !move.from)
				continue;
			move.roles = resolve_roles(edition, move.roles);
			add_cite(text, edition, run == edition->moves, move.cite, &move.provenance);
			move.cite = end_cite(text, begun);
			push_move(basis, &move);
		}
	if (event == CSPR_EVENT_SIGN_OFF)
		gather_further_moves(basis, text);
	basis->earliest[event] = earliest_rank(basis->possible[event]);
}

/* Needs ------------------------------------------------------------------------------------------ */

/* The strongest force that the profile gives to a rule of the edition; 0: it says nothing. */
static cspr_code raised_force(const cspr_basis *basis, const struct cspr_need *need)
{
	const cspr_profile *profile = basis->profile;
	cspr_code force = 0;

	for (uint16_t i = 0; profile && i < profile->need_count; i++) {
		const struct local_need *raise = &profile->needs[i];

		if (raise->row.rule == need->rule && (!raise->row.event || raise->row.event == need->event) &&
		    profile_for(profile, raise->editions, basis->edition) && raise->row.force < need->force &&
		    (!force || raise->row.force < force))
			force = raise->row.force;
	}
	return force;
}

static void push_edition_need(cspr_basis *basis, struct text *text, bool first_run, struct cspr_need need)
{
	size_t begun = text->length;
	cspr_code force = raised_force(basis, &need);

	add_cite(text, basis->edition, first_run, need.cite, &need.provenance);
	if (force) {
		text_add(text, "; raised from ");
		text_add(text, cspr_word_name(CSPR_GROUP_FORCE, need.force));
		text_add(text, " to ");
		text_add(text, cspr_word_name(CSPR_GROUP_FORCE, force));
		text_add(text, " by ");
		add_local_cite(text, basis->profile, NULL);
		need.force = force;
		need.provenance = CSPR_PROVENANCE_LOCAL;
	}
	need.cite = end_cite(text, begun);
	need.name = cspr_word_name(CSPR_GROUP_RULE, need.rule);
	basis->needs[basis->need_count++] = need;
}

static void push_local_need(cspr_basis *basis, struct text *text, struct cspr_need need)
{
	size_t begun = text->length;

	add_local_cite(text, basis->profile, need.cite);
	need.cite = end_cite(text, begun);
	basis->needs[basis->need_count++] = need;
}

/* A further sign-off without an event of its own comes wherever the edition asks for the others'. */
static void push_beside(cspr_basis *basis, struct text *text, const struct cspr_need *further, uint16_t from,
			uint16_t end)
{
	for (uint16_t i = from; i < end; i++) {
		const struct cspr_need *beside = &basis->needs[i];
		struct cspr_need need = *further;

		if ((beside->requirement != CSPR_REQUIREMENT_VIEWS &&
		     beside->requirement != CSPR_REQUIREMENT_SIGNED_OFF) ||
		    beside->one != further->one)
			continue;
		need.event = beside->event;
		need.from = beside->from;
		need.when = beside->when;
		if (need.requirement == beside->requirement) {
			need.other = beside->other;
			need.set = beside->set;
		}
		push_local_need(basis, text, need);
	}
}

static void gather_local_needs(cspr_basis *basis, struct text *text, cspr_code event)
{
	const cspr_profile *profile = basis->profile;
	uint16_t end = basis->need_count;

	for (uint16_t i = 0; i < profile->need_count; i++) {
		struct cspr_need need = profile->needs[i].row;

		if (need.rule < CSPR_LOCAL || !profile_for(profile, profile->needs[i].editions, basis->edition))
			continue;
		if (!need.event)
			push_beside(basis, text, &need, basis->first_need[event], end);
		if (need.event != event)
			continue;
		need.from = need.from ? need.from : basis->possible[event];
		push_local_need(basis, text, need);
	}
}

static void gather_needs(cspr_basis *basis, struct text *text, cspr_code event)
{
	const cspr_edition *edition = basis->edition;

	basis->first_need[event] = basis->need_count;
	for (const struct need_run *run = edition->needs; run->rows && basis->possible[event]; run++)
		for (size_t i = 0; i < run->count; i++)
			if (run->rows[i].event == event && (run->rows[i].from & basis->possible[event]))
				push_edition_need(basis, text, run == edition->needs, run->rows[i]);
	if (basis->profile && basis->possible[event])
		gather_local_needs(basis, text, event);
}

/* Terms ------------------------------------------------------------------------------------------ */

static const struct cspr_term *tightened(const cspr_basis *basis, cspr_code duty)
{
	const cspr_profile *profile = basis->profile;

	for (uint16_t i = 0; profile && i < profile->term_count; i++)
		if (profile->terms[i].row.duty == duty &&
		    profile_for(profile, profile->terms[i].editions, basis->edition))
			return &profile->terms[i].row;
	return NULL;
}

static cspr_code reading_of(const cspr_basis *basis, cspr_code duty)
{
	if (!basis->profile)
		return 0;
	if (duty == CSPR_DUTY_RAPID_REVIEW)
		return cspr_profile_reading(basis->profile, CSPR_READING_RAPID_REVIEW_BASE);
	return duty == CSPR_DUTY_PUBLISH ? cspr_profile_reading(basis->profile, CSPR_READING_SIX_MONTHS_BASE) : 0;
}

const char *base_name(cspr_code base)
{
	const char *event = cspr_word_name(CSPR_GROUP_EVENT, base);

	return event ? event : cspr_word_name(CSPR_GROUP_MILESTONE, base);
}

static void add_period(struct text *text, const struct cspr_term *term)
{
	text_add_number(text, term->count);
	text_add(text, " ");
	text_add(text, cspr_word_name(CSPR_GROUP_PERIOD, term->period));
}

static void push_edition_term(cspr_basis *basis, struct text *text, bool first_run, struct cspr_term term)
{
	const struct cspr_term *tighter = tightened(basis, term.duty);
	cspr_code base = reading_of(basis, term.duty);
	size_t begun = text->length;

	add_cite(text, basis->edition, first_run, term.cite, &term.provenance);
	if (base && base != term.base) {
		text_add(text, "; from ");
		text_add(text, base_name(base));
		text_add(text, " as read by ");
		add_local_cite(text, basis->profile, NULL);
		term.base = base;
		term.provenance = CSPR_PROVENANCE_LOCAL;
	}
	if (tighter) {
		text_add(text, "; ");
		add_period(text, tighter);
		text_add(text, " instead of ");
		add_period(text, &term);
		text_add(text, " by ");
		add_local_cite(text, basis->profile, tighter->cite);
		term.count = tighter->count;
		term.period = tighter->period;
		term.force = tighter->force ? tighter->force : term.force;
		term.words = tighter->words;
		term.provenance = CSPR_PROVENANCE_LOCAL;
	}
	term.cite = end_cite(text, begun);
	term.when.kind = term.met_when.kind = CSPR_CONDITION_ALWAYS;
	term.name = cspr_word_name(CSPR_GROUP_DUTY, term.duty);
	basis->terms[basis->term_count++] = term;
}

static void gather_terms(cspr_basis *basis, struct text *text)
{
	const cspr_edition *edition = basis->edition;
	const cspr_profile *profile = basis->profile;

	for (const struct term_run *run = edition->terms; run->rows; run++)
		for (size_t i = 0; i < run->count; i++)
			push_edition_term(basis, text, run == edition->terms, run->rows[i]);
	for (uint16_t i = 0; profile && i < profile->term_count; i++) {
		struct cspr_term term = profile->terms[i].row;
		size_t begun = text->length;

		if ((term.duty < CSPR_LOCAL && term.duty != CSPR_DUTY_ANSWER_PANEL &&
		     term.duty != CSPR_DUTY_PANEL_REPLY) ||
		    !profile_for(profile, profile->terms[i].editions, edition))
			continue;
		add_local_cite(text, profile, term.cite);
		term.cite = end_cite(text, begun);
		basis->terms[basis->term_count++] = term;
	}
}

/* The basis -------------------------------------------------------------------------------------- */

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

/* Room for every row of the edition, and for what a profile may add: a further sign-off stands beside each row
 * that asks for sign-offs on its subject, and its signatory has a row beside each of theirs. */
static bool make_room(cspr_basis *basis)
{
	const cspr_edition *edition = basis->edition;
	size_t local_needs = basis->profile ? basis->profile->need_count : 0, moves = 0, needs = 0, terms = 0;
	size_t beside = 1;

	for (const struct move_run *run = edition->moves; run->rows; run++)
		for (size_t i = 0; i < run->count; i++)
			moves += run->rows[i].event == CSPR_EVENT_SIGN_OFF ? 2 : 1;
	for (const struct need_run *run = edition->needs; run->rows; run++)
		for (size_t i = 0; i < run->count; i++, needs++)
			beside += run->rows[i].requirement == CSPR_REQUIREMENT_VIEWS ||
				  run->rows[i].requirement == CSPR_REQUIREMENT_SIGNED_OFF;
	for (const struct term_run *run = edition->terms; run->rows; run++)
		terms += run->count;
	basis->move_room = (uint16_t)moves;
	basis->need_room = (uint16_t)(needs + local_needs * beside + 1);
	basis->term_room = (uint16_t)(terms + (basis->profile ? basis->profile->term_count : 0) + 1u);
	basis->moves = block_new(basis->context, basis->move_room * sizeof *basis->moves);
	basis->needs = block_new(basis->context, basis->need_room * sizeof *basis->needs);
	basis->terms = block_new(basis->context, basis->term_room * sizeof *basis->terms);
	return basis->moves && basis->needs && basis->terms;
}

/* What is weighed of one event is kept in masks. */
static bool masks_fit(const cspr_basis *basis)
{
	for (cspr_code event = 1; event < EVENTS; event++)
		if (needs_end(basis, event) - basis->first_need[event] > MOST_NEEDS)
			return false;
	return true;
}

cspr_status basis_compile(cspr_context *context, const cspr_edition *edition, cspr_profile *profile, cspr_basis **ret)
{
	struct text text = { .context = context };
	cspr_basis *basis = block_new(context, sizeof *basis);
	cspr_status status = CSPR_ERROR_NO_MEMORY;

	if (!basis)
		return status;
	basis->references = 1;
	basis->context = cspr_context_ref(context);
	basis->edition = edition;
	basis->profile = profile ? cspr_profile_ref(profile) : NULL;
	basis->relaxed = edition->relaxed;
	if (profile && profile->relaxation_end != CSPR_NO_DAY && span_given(basis->relaxed))
		basis->relaxed.last = profile->relaxation_end;
	if (!make_room(basis))
		goto fail;
	for (cspr_code event = 1; event < EVENTS; event++) {
		gather_moves(basis, &text, event);
		gather_needs(basis, &text, event);
	}
	gather_terms(basis, &text);
	basis->cites = text.bytes;
	basis->cites_size = text.capacity;
	if (text.failed)
		goto fail;
	status = CSPR_ERROR_LIMIT;
	if (!masks_fit(basis))
		goto fail;
	settle_cites(basis);
	learn_particulars(basis);
	*ret = basis;
	return CSPR_DONE;
fail:
	cspr_basis_unref(basis);
	return status;
}
