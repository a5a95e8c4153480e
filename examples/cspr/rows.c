/*
 * An edition as JSON: every row of its tables with a name for every code, so that a reader needs no
 * table of numbers. What the columns of a requirement speak of follows lib/editions/rows.h.
 */
#include "host.h"

/* Of the states that the edition has; null stands for: before the first event. */
static json_t *states_json(const cspr_edition *edition, uint32_t set)
{
	json_t *states = json_array();
	cspr_code state;

	if (set & 1)
		json_array_append_new(states, json_null());
	for (size_t i = 0; (state = cspr_word_at(CSPR_GROUP_STATE, i)); i++)
		if (set >> state & 1 && cspr_edition_has_state(edition, state))
			json_array_append_new(states, json_string(name_of(CSPR_GROUP_STATE, state)));
	return states;
}

static json_t *condition_json(struct cspr_condition when)
{
	cspr_code kind = when.kind ? when.kind : CSPR_CONDITION_ALWAYS;

	return json_pack("{s:o, s:o, s:o}", "kind", word_json(CSPR_GROUP_CONDITION, kind), "part",
			 word_json(CSPR_GROUP_PART, when.part), "value", word_json(CSPR_GROUP_VALUE, when.value));
}

static json_t *to_json(cspr_code to)
{
	switch (to) {
	case CSPR_TO_SAME:
		return json_string("same");
	case CSPR_TO_NAMED:
		return json_string("named");
	case CSPR_TO_RETURN:
		return json_string("return");
	}
	return word_json(CSPR_GROUP_STATE, to);
}

static json_t *bits_json(uint32_t set, const char *const names[], size_t count)
{
	json_t *answer = json_array();

	for (size_t i = 0; i < count; i++)
		if (set >> i & 1)
			json_array_append_new(answer, json_string(names[i]));
	return answer;
}

static json_t *voids_json(uint32_t voids)
{
	static const char *const names[] = { "sign_off_rapid_review",
					     "sign_off_decision",
					     "sign_off_report",
					     "sign_off_publication",
					     "notification",
					     "decision",
					     "checks",
					     "approval",
					     "copies" };

	return bits_json(voids, names, sizeof(names) / sizeof(names[0]));
}

static json_t *recipients_json(uint32_t set)
{
	static const char *const names[] = { "national_panel", "secretary_of_state", "ofsted", "family" };

	return bits_json(set, names, sizeof(names) / sizeof(names[0]));
}

static json_t *move_json(const cspr_edition *edition, const struct cspr_move *move)
{
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:s?, s:o}", "event", word_json(CSPR_GROUP_EVENT, move->event),
			 "from", states_json(edition, move->from), "roles", names_json(CSPR_GROUP_ROLE, move->roles),
			 "to", to_json(move->to), "when", condition_json(move->when), "voids", voids_json(move->voids),
			 "cite", move->cite, "provenance", word_json(CSPR_GROUP_PROVENANCE, move->provenance));
}

/* The groups that one and other are words of; 0: not a word. */
static void requirement_groups(cspr_code requirement, cspr_code *one, cspr_code *other)
{
	*one = *other = 0;
	switch (requirement) {
	case CSPR_REQUIREMENT_ASSESSED:
		*one = CSPR_GROUP_ASSESSMENT;
		break;
	case CSPR_REQUIREMENT_VIEWS:
		*one = CSPR_GROUP_VALUE;
		break;
	case CSPR_REQUIREMENT_SIGNED_OFF:
		*one = CSPR_GROUP_VALUE;
		*other = CSPR_GROUP_EVENT;
		break;
	case CSPR_REQUIREMENT_HAPPENED:
	case CSPR_REQUIREMENT_HAPPENED_SINCE:
		*one = *other = CSPR_GROUP_EVENT;
		break;
	case CSPR_REQUIREMENT_OPEN:
	case CSPR_REQUIREMENT_NONE_OPEN:
		*one = CSPR_GROUP_EVENT;
		*other = CSPR_GROUP_PART;
		break;
	case CSPR_REQUIREMENT_OUTCOME_IS:
		*one = CSPR_GROUP_EVENT;
		*other = CSPR_GROUP_VALUE;
		break;
	case CSPR_REQUIREMENT_STANDS:
	case CSPR_REQUIREMENT_NOT_STANDING:
	case CSPR_REQUIREMENT_DOCUMENT_IS:
	case CSPR_REQUIREMENT_CHECKED:
	case CSPR_REQUIREMENT_SENT_TO:
	case CSPR_REQUIREMENT_DAYS_BEFORE:
		*one = CSPR_GROUP_EVENT;
		break;
	case CSPR_REQUIREMENT_INTERESTS_CLEAR:
	case CSPR_REQUIREMENT_PART_GIVEN:
	case CSPR_REQUIREMENT_PART_TRUE:
	case CSPR_REQUIREMENT_PART_IS_NOT:
	case CSPR_REQUIREMENT_FOUR_EYES:
		*one = CSPR_GROUP_PART;
		*other = CSPR_GROUP_VALUE;
		break;
	}
}

static json_t *requirement_set_json(const struct cspr_need *need)
{
	static const char *const alike[] = { "outcome", "document" };

	switch (need->requirement) {
	case CSPR_REQUIREMENT_SIGNED_OFF:
		return bits_json(need->set, alike, 2);
	case CSPR_REQUIREMENT_SENT_TO:
	case CSPR_REQUIREMENT_DAYS_BEFORE:
		return recipients_json(need->set);
	case CSPR_REQUIREMENT_OUTCOME_IS:
		return need->set ? json_pack("[o]", word_json(CSPR_GROUP_VALUE, (cspr_code)need->set)) : json_array();
	}
	return json_array();
}

static json_t *requirement_json(const struct cspr_need *need)
{
	cspr_code one, other;

	requirement_groups(need->requirement, &one, &other);
	return json_pack("{s:o, s:i, s:o, s:i, s:o, s:I, s:o, s:i}", "kind",
			 word_json(CSPR_GROUP_REQUIREMENT, need->requirement), "one", (int)need->one, "one_name",
			 one ? word_json(one, need->one) : json_null(), "other", (int)need->other, "other_name",
			 other ? word_json(other, need->other) : json_null(), "set", (json_int_t)need->set, "set_names",
			 requirement_set_json(need), "count", (int)need->count);
}

static json_t *need_json(const cspr_edition *edition, const struct cspr_need *need)
{
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:s?, s:o, s:s?, s:s?, s:o*}", "event",
			 word_json(CSPR_GROUP_EVENT, need->event), "rule", json_string(need->name), "force",
			 word_json(CSPR_GROUP_FORCE, need->force), "from", states_json(edition, need->from), "when",
			 condition_json(need->when), "requirement", requirement_json(need), "cite", need->cite,
			 "provenance", word_json(CSPR_GROUP_PROVENANCE, need->provenance), "words", need->words,
			 "remedy", need->remedy, "role", need->role ? word_json(CSPR_GROUP_ROLE, need->role) : NULL);
}

/* Which events of that kind; NULL: all. */
static json_t *which_json(struct cspr_condition when)
{
	return when.kind == CSPR_CONDITION_ALWAYS ? NULL : condition_json(when);
}

static json_t *term_json(const struct cspr_term *term)
{
	cspr_code base = cspr_word_name(CSPR_GROUP_EVENT, term->base) ? CSPR_GROUP_EVENT : CSPR_GROUP_MILESTONE;

	return json_pack("{s:o, s:o, s:o, s:i, s:o, s:o, s:s?, s:o, s:s?, s:o*, s:o*}", "duty", json_string(term->name),
			 "force", word_json(CSPR_GROUP_FORCE, term->force), "period",
			 word_json(CSPR_GROUP_PERIOD, term->period), "count", (int)term->count, "base",
			 word_json(base, term->base), "met_by", word_json(CSPR_GROUP_EVENT, term->met_by), "cite",
			 term->cite, "provenance", word_json(CSPR_GROUP_PROVENANCE, term->provenance), "words",
			 term->words, "when", which_json(term->when), "met_when", which_json(term->met_when));
}

static json_t *particular_json(const cspr_basis *basis, const struct cspr_particular *row)
{
	json_t *values = json_array();
	cspr_code value;

	for (size_t i = 0; (value = cspr_basis_particular_value(basis, row->event, row->part, i)); i++)
		json_array_append_new(values, json_string(name_of(CSPR_GROUP_VALUE, value)));
	return json_pack("{s:o, s:o, s:o, s:b, s:o, s:i, s:o}", "event", word_json(CSPR_GROUP_EVENT, row->event),
			 "part", word_json(CSPR_GROUP_PART, row->part), "type", word_json(CSPR_GROUP_TYPE, row->type),
			 "required", row->required, "required_when", condition_json(row->required_when), "least",
			 (int)row->least, "values", values);
}

static json_t *edition_states(const cspr_edition *edition)
{
	json_t *states = json_array();
	cspr_code state;

	for (size_t i = 0; (state = cspr_word_at(CSPR_GROUP_STATE, i)); i++)
		if (cspr_edition_has_state(edition, state))
			json_array_append_new(states,
					      json_pack("{s:o, s:o, s:b}", "state", word_json(CSPR_GROUP_STATE, state),
							"phase", word_json(CSPR_GROUP_PHASE, cspr_state_phase(state)),
							"final", cspr_state_final(state)));
	return states;
}

/* The profile with what is no row: its names, and how it reads the law. */
static json_t *whole_profile_json(const cspr_profile *profile)
{
	json_t *answer = profile_json(profile), *names = json_object(), *readings = json_object();

	for (cspr_code display = 1; answer && display <= CSPR_DISPLAY_HEALTH_PARTNER; display++)
		if (cspr_profile_display(profile, display))
			json_object_set_new(names, name_of(CSPR_GROUP_DISPLAY, display),
					    json_string(cspr_profile_display(profile, display)));
	for (cspr_code reading = 1; answer && reading <= CSPR_READING_SIX_MONTHS_BASE; reading++) {
		cspr_code base = cspr_profile_reading(profile, reading);
		cspr_code group = cspr_word_name(CSPR_GROUP_EVENT, base) ? CSPR_GROUP_EVENT : CSPR_GROUP_MILESTONE;

		if (base)
			json_object_set_new(readings, name_of(CSPR_GROUP_READING, reading), word_json(group, base));
	}
	if (answer && cspr_profile_relaxation_end(profile) != CSPR_NO_DAY)
		json_object_set_new(readings, name_of(CSPR_GROUP_READING, CSPR_READING_RELAXATION_END),
				    span_json(span_of_day(cspr_profile_relaxation_end(profile))));
	if (answer) {
		json_object_set(answer, "names", names);
		json_object_set(answer, "readings", readings);
	}
	json_decref(names);
	json_decref(readings);
	return answer;
}

json_t *edition_json(const cspr_basis *basis)
{
	const cspr_edition *edition = cspr_basis_edition(basis);
	json_t *moves = json_array(), *needs = json_array(), *terms = json_array(), *particulars = json_array();
	struct cspr_particular particular = { .size = sizeof(particular) };
	struct cspr_move move = { .size = sizeof(move) };
	struct cspr_need need = { .size = sizeof(need) };
	struct cspr_term term = { .size = sizeof(term) };
	cspr_day from = cspr_edition_from(edition);

	for (size_t i = 0; cspr_basis_move(basis, i, &move) == CSPR_DONE; i++)
		json_array_append_new(moves, move_json(edition, &move));
	for (size_t i = 0; cspr_basis_need(basis, i, &need) == CSPR_DONE; i++)
		json_array_append_new(needs, need_json(edition, &need));
	for (size_t i = 0; cspr_basis_term(basis, i, &term) == CSPR_DONE; i++)
		json_array_append_new(terms, term_json(&term));
	for (size_t i = 0; cspr_basis_particular(basis, i, &particular) == CSPR_DONE; i++)
		json_array_append_new(particulars, particular_json(basis, &particular));
	return json_pack("{s:s, s:s, s:s, s:o, s:o, s:b, s:s, s:o, s:o, s:o, s:o, s:o, s:o*}", "edition",
			 cspr_edition_name(edition), "title", cspr_edition_title(edition), "guidance",
			 cspr_edition_guidance(edition), "kind", word_json(CSPR_GROUP_KIND, cspr_edition_kind(edition)),
			 "from", from == CSPR_NO_DAY ? json_null() : span_json(span_of_day(from)), "provisional",
			 cspr_edition_provisional(edition), "calendar",
			 cspr_calendar_version(cspr_basis_calendar(basis)), "states", edition_states(edition), "moves",
			 moves, "needs", needs, "terms", terms, "particulars", particulars, "profile",
			 whole_profile_json(cspr_basis_profile(basis)));
}
