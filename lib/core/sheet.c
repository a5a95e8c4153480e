/*
 * The rules of a basis as a page that counsel can read and sign: plain text, every row with its
 * citation and how well that is evidenced. Kept as a golden file in the tests.
 */
#include "core.h"

static const char *name(cspr_code group, cspr_code word)
{
	const char *known = cspr_word_name(group, word);

	return known ? known : "?";
}

static void add_names(struct text *text, cspr_code group, uint32_t set, const char *between)
{
	bool any = false;

	for (cspr_code word = 1; word < 32; word++)
		if (set >> word & 1) {
			text_add(text, any ? between : "");
			text_add(text, name(group, word));
			any = true;
		}
}

static void add_states(struct text *text, const cspr_basis *basis, uint32_t from)
{
	uint32_t all = basis->edition->states, open = 0;

	for (cspr_code state = 1; state < STATES; state++)
		if (all >> state & 1 && !cspr_state_final(state))
			open |= 1u << state;
	if (from & 1)
		text_add(text, "a new review");
	else if ((from & all) == all)
		text_add(text, "any state");
	else if ((from & all) == open)
		text_add(text, "any state that is not final");
	else
		add_names(text, CSPR_GROUP_STATE, from & all, ", ");
}

static void add_roles(struct text *text, uint32_t roles)
{
	if (roles == (2u << CSPR_ROLE_IMPORTER) - (1u << CSPR_ROLE_AGENCY))
		text_add(text, "anyone");
	else
		add_names(text, CSPR_GROUP_ROLE, roles, ", ");
}

static void add_condition(struct text *text, const struct cspr_condition *when)
{
	switch (when->kind) {
	case CSPR_CONDITION_PART_IS:
	case CSPR_CONDITION_PART_IS_NOT:
		text_add(text, ", when ");
		text_add(text, name(CSPR_GROUP_PART, when->part));
		text_add(text, when->kind == CSPR_CONDITION_PART_IS ? " is " : " is not ");
		text_add(text, name(CSPR_GROUP_VALUE, when->value));
		break;
	case CSPR_CONDITION_ALWAYS:
		break;
	default:
		text_add(text, ", when ");
		text_add(text, name(CSPR_GROUP_CONDITION, when->kind));
		break;
	}
}

static void add_source(struct text *text, const char *cite, cspr_code provenance)
{
	struct text line = { .context = text->context };

	text_add(&line, cite);
	text_add(&line, " [");
	text_add(&line, name(CSPR_GROUP_PROVENANCE, provenance));
	text_add(&line, "]");
	if (line.failed)
		text->failed = true;
	else
		text_add_wrapped(text, line.bytes, "      ");
	block_free(text->context, line.bytes, line.capacity);
}

static void add_target(struct text *text, cspr_code to)
{
	if (to == CSPR_TO_NAMED)
		text_add(text, " -> the state that is named");
	else if (to == CSPR_TO_RETURN)
		text_add(text, " -> the state it was closed from");
	else if (to) {
		text_add(text, " -> ");
		text_add(text, name(CSPR_GROUP_STATE, to));
	}
}

static void add_voids(struct text *text, uint32_t voids)
{
	static const struct {
		uint32_t what;
		const char *words;
	} names[] = {
		{ CSPR_VOIDS_SIGN_OFF_RAPID_REVIEW, "sign-offs of the rapid review" },
		{ CSPR_VOIDS_SIGN_OFF_DECISION, "sign-offs of the decision" },
		{ CSPR_VOIDS_SIGN_OFF_REPORT, "sign-offs of the report" },
		{ CSPR_VOIDS_SIGN_OFF_PUBLICATION, "sign-offs of the publication" },
		{ CSPR_VOIDS_NOTIFICATION, "the notification" },
		{ CSPR_VOIDS_DECISION, "the decision" },
		{ CSPR_VOIDS_CHECKS, "scan and law check" },
		{ CSPR_VOIDS_APPROVAL, "the approval as anonymised" },
		{ CSPR_VOIDS_COPIES, "copies before publication" },
	};
	bool any = false;

	for (size_t i = 0; i < LENGTH(names); i++)
		if (voids & names[i].what) {
			text_add(text, any ? ", " : "    makes void: ");
			text_add(text, names[i].words);
			any = true;
		}
	text_add(text, any ? "\n" : "");
}

static void add_particulars(struct text *text, const cspr_basis *basis, cspr_code event)
{
	bool any = false;

	for (size_t i = basis->first_particular[event]; i < particular_row_count && particular_rows[i].event == event;
	     i++) {
		const struct particular_row *row = &particular_rows[i];

		if (!(row->kinds >> basis->edition->kind & 1) ||
		    (any && row[-1].part == row->part && (row[-1].kinds >> basis->edition->kind & 1)))
			continue;
		text_add(text, any ? ", " : "    carries ");
		text_add(text, name(CSPR_GROUP_PART, row->part));
		text_add(text, !row->required ? "" : row->required_when.kind == CSPR_CONDITION_ALWAYS ? "*" : "(*)");
		any = true;
	}
	text_add(text, any ? "\n" : "");
}

/* The words are the profile's; what is weighed is this. */
static void add_local_need(struct text *text, const cspr_basis *basis, const struct cspr_need *need)
{
	text_add(text, "      is met by ");
	requirement_add(text, need);
	if (basis->possible[need->event] & ~need->from) {
		text_add(text, "; from ");
		add_states(text, basis, need->from);
	}
	text_add(text, "\n");
}

static void add_event(struct text *text, const cspr_basis *basis, cspr_code event)
{
	uint16_t next_move = moves_end(basis, event);
	uint16_t next_need = needs_end(basis, event);

	text_add(text, "\n");
	text_add(text, name(CSPR_GROUP_EVENT, event));
	text_add(text, "\n");
	add_particulars(text, basis, event);
	for (uint16_t i = basis->first_move[event]; i < next_move; i++) {
		const struct cspr_move *move = &basis->moves[i];

		text_add(text, "    from ");
		add_states(text, basis, move->from);
		add_condition(text, &move->when);
		add_target(text, move->to);
		text_add(text, "\n    by ");
		add_roles(text, move->roles);
		text_add(text, "\n");
		add_voids(text, move->voids);
		add_source(text, move->cite, move->provenance);
	}
	for (uint16_t i = basis->first_need[event]; i < next_need; i++) {
		const struct cspr_need *need = &basis->needs[i];

		text_add(text, "    ");
		text_add(text, name(CSPR_GROUP_FORCE, need->force));
		text_add(text, "  ");
		text_add(text, need->name);
		add_condition(text, &need->when);
		text_add(text, "\n");
		text_add_wrapped(text, need->words, "      ");
		if (need->rule >= CSPR_LOCAL)
			add_local_need(text, basis, need);
		add_source(text, need->cite, need->provenance);
	}
}

static void add_period(struct text *text, const struct cspr_term *term)
{
	text_add(text, ", ");
	if (term->count) {
		text_add_number(text, term->count);
		text_add(text, " ");
	}
	text_add(text, name(CSPR_GROUP_PERIOD, term->period));
}

static void add_term(struct text *text, const struct cspr_term *term)
{
	text_add(text, "\n");
	text_add(text, term->name);
	text_add(text, " (");
	text_add(text, name(CSPR_GROUP_FORCE, term->force));
	add_period(text, term);
	text_add(text, ")\n");
	text_add_wrapped(text, term->words, "    ");
	if (term->provenance == CSPR_PROVENANCE_LOCAL) {
		text_add(text, "    runs from ");
		text_add(text, base_name(term->base));
		add_condition(text, &term->when);
		text_add(text, "; is met by ");
		text_add(text, name(CSPR_GROUP_EVENT, term->met_by));
		add_condition(text, &term->met_when);
		text_add(text, "\n");
	}
	add_source(text, term->cite, term->provenance);
}

static void add_digest(struct text *text, const unsigned char digest[32])
{
	static const char digits[] = "0123456789abcdef";

	text_add(text, "sha256:");
	for (int i = 0; i < 32; i++) {
		text_add_bytes(text, &digits[digest[i] >> 4], 1);
		text_add_bytes(text, &digits[digest[i] & 15], 1);
	}
}

/* Which profile, and what it calls things. */
static void add_profile(struct text *text, const cspr_profile *profile)
{
	text_add(text, "With the local profile ");
	text_add(text, profile->id);
	text_add(text, ", version ");
	text_add(text, profile->version);
	text_add(text, ". What it adds or changes is marked [local].\n");
	if (profile->has_digest) {
		text_add(text, "    ");
		add_digest(text, profile->digest);
		text_add(text, "\n");
	}
	for (cspr_code display = 1; display <= DISPLAYS; display++) {
		const char *own = cspr_profile_display(profile, display);

		if (!own)
			continue;
		text_add(text, "    ");
		text_add(text, name(CSPR_GROUP_DISPLAY, display));
		text_add(text, " is called ");
		text_add(text, own);
		text_add(text, "\n");
	}
	if (profile->relaxation_end != CSPR_NO_DAY) {
		char day[24];

		cspr_span_write(span_of(profile->relaxation_end), day);
		text_add(text, "    relaxation_end is ");
		text_add(text, day);
		text_add(text, "\n");
	}
}

cspr_status cspr_basis_sheet(const cspr_basis *basis, char **ret)
{
	const cspr_edition *edition;
	struct text text = { 0 };

	if (!basis || !ret)
		return CSPR_ERROR_ARGUMENT;
	edition = basis->edition;
	text.context = basis->context;
	text_add(&text, edition->name);
	text_add(&text, ": ");
	text_add(&text, edition->title);
	text_add(&text, "\n");
	if (edition->provisional)
		text_add(&text, "PROVISIONAL: these rules were taken over and not yet read in the original.\n");
	if (basis->profile)
		add_profile(&text, basis->profile);
	if (edition->from != CSPR_NO_DAY) {
		char day[24];

		cspr_span_write(span_of(edition->from), day);
		text_add(&text, "In force from ");
		text_add(&text, day);
		text_add(&text, ".\n");
	}
	text_add(&text, "Working days: calendar ");
	text_add(&text, cspr_calendar_version(basis->calendar));
	text_add(
		&text,
		".\nA particular marked * is required, (*) required on a condition. A source in brackets tells how it\n"
		"is evidenced; recalled words are not quotations.\n\nWHAT MAY HAPPEN, AND WHAT MUST BE SO FIRST\n");
	for (cspr_code event = 1; event < EVENTS; event++)
		if (basis->possible[event])
			add_event(&text, basis, event);
	text_add(&text, "\nWHAT IS OWED\n");
	for (uint16_t i = 0; i < basis->term_count; i++)
		add_term(&text, &basis->terms[i]);
	return text_finish(&text, ret);
}
