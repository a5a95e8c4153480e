/*
 * Whether a profile only tightens: each rule and duty that it adds, beside those of the edition and its own,
 * in every edition that it is for. Says which rule it would break, and which column is wrong.
 *
 * What must stay true: nothing gets past here by which an event that the edition refuses would be allowed, or by
 * which a limit of the edition would be later.
 */
#include "core.h"

/* Numbers in words: "15 working days". */
const char *number_text(char text[16], int32_t number)
{
	size_t at = 15;

	text[at] = '\0';
	do
		text[--at] = (char)('0' + number % 10);
	while ((number /= 10) && at);
	return text + at;
}

const char *period_text(cspr_code period)
{
	switch (period) {
	case CSPR_PERIOD_WORKING_DAYS:
		return " working days";
	case CSPR_PERIOD_WORKING_DAYS_BEFORE:
		return " working days before";
	case CSPR_PERIOD_MONTHS:
		return " months";
	case CSPR_PERIOD_DAYS:
		return " days";
	default:
		return "";
	}
}

/* Needs ------------------------------------------------------------------------------------------ */

/* What restrains or corrects can always be recorded. */
static bool never_in_the_way(cspr_code event)
{
	return event == CSPR_EVENT_PLACE_HOLD || event == CSPR_EVENT_RECORD_ORDER ||
	       event == CSPR_EVENT_RECORD_DISCLOSURE || event == CSPR_EVENT_AMEND ||
	       event == CSPR_EVENT_CHANGE_EDITION || event == CSPR_EVENT_NOTE_REFUSAL;
}

static cspr_status refuse_misfit(cspr_profile *profile, const cspr_basis *basis, const struct misfit *misfit,
				 const char *name)
{
	return profile_refuse(profile, CSPR_ERROR_UNKNOWN_WORD, misfit->field, name, basis->edition, misfit->words,
			      NULL);
}

static cspr_status check_further(cspr_profile *profile, const cspr_basis *basis, const struct cspr_need *need)
{
	if (basis->edition->partners >> need->role & 1)
		return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "role", need->name, basis->edition,
				      cspr_word_name(CSPR_GROUP_ROLE, need->role), " signs already", NULL);
	if (need->event)
		return CSPR_DONE;
	for (uint16_t i = 0; i < basis->need_count; i++)
		if (basis->needs[i].rule < CSPR_LOCAL && basis->needs[i].one == need->one &&
		    (basis->needs[i].requirement == CSPR_REQUIREMENT_VIEWS ||
		     basis->needs[i].requirement == CSPR_REQUIREMENT_SIGNED_OFF))
			return CSPR_DONE;
	return profile_refuse(profile, CSPR_ERROR_INCOMPLETE, "event", need->name, basis->edition,
			      "the edition asks nowhere for a sign-off on this subject: say before which event", NULL);
}

static cspr_status check_event(cspr_profile *profile, const cspr_basis *basis, const struct cspr_need *need)
{
	uint32_t possible = basis->possible[need->event];

	if (!possible)
		return profile_refuse(profile, CSPR_ERROR_UNKNOWN_WORD, "event", need->name, basis->edition,
				      basis->edition->name, " has no ", base_name(need->event), NULL);
	if (need->from & ~possible)
		return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "from", need->name, basis->edition,
				      base_name(need->event), " can't be recorded in all of these states", NULL);
	if (need->force < CSPR_FORCE_EXPECT && never_in_the_way(need->event))
		return profile_refuse(
			profile, CSPR_ERROR_LOOSENS, "force", need->name, basis->edition, base_name(need->event),
			" can always be recorded: a profile may expect something of it, not refuse it", NULL);
	return CSPR_DONE;
}

/* The same asked twice, or less than the edition asks, or the opposite. */
static cspr_status check_beside(cspr_profile *profile, const cspr_basis *basis, const struct cspr_need *need,
				const struct cspr_need *other)
{
	bool counted = need->requirement == CSPR_REQUIREMENT_DAYS_BEFORE ||
		       need->requirement == CSPR_REQUIREMENT_MONTHS_SINCE_PUBLISHED;
	char number[16];

	if (!(need->from & other->from) || need->rule == other->rule)
		return CSPR_DONE;
	if (requirements_exclude(need, other) && unconditional(&need->when) && unconditional(&other->when))
		return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "requirement", other->name, basis->edition,
				      "this and ", other->name, " can't both be met (", other->cite, ")", NULL);
	if (!same_condition(&need->when, &other->when))
		return CSPR_DONE;
	if (requirement_same(need, other) && need->count == other->count)
		return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "requirement", other->name, basis->edition,
				      other->name, " asks for this already (", other->cite, ")", NULL);
	if (counted && other->rule < CSPR_LOCAL && need->requirement == other->requirement && need->one == other->one &&
	    !(need->set & ~other->set) && need->count <= other->count)
		return profile_refuse(profile, CSPR_ERROR_LOOSENS, "count", other->name, basis->edition, other->name,
				      " is ", number_text(number, other->count),
				      need->requirement == CSPR_REQUIREMENT_DAYS_BEFORE ? " working days" : " months",
				      " (", other->cite, "); a profile may lengthen it, not shorten it", NULL);
	return CSPR_DONE;
}

static cspr_status check_others(cspr_profile *profile, const cspr_basis *basis, const struct cspr_need *need)
{
	cspr_status status = CSPR_DONE;

	for (uint16_t i = basis->first_need[need->event]; !status && i < needs_end(basis, need->event); i++)
		status = check_beside(profile, basis, need, &basis->needs[i]);
	return status;
}

static cspr_status check_local_need(cspr_profile *profile, const cspr_basis *basis, const struct cspr_need *row)
{
	struct cspr_need need = *row;
	struct misfit misfit;
	cspr_status status;

	if (need.event) {
		status = check_event(profile, basis, &need);
		if (status)
			return status;
		misfit = condition_fits(basis, need.event, &need.when);
		if (misfit.field)
			return refuse_misfit(profile, basis, &misfit, need.name);
	}
	misfit = requirement_fits(basis, &need);
	if (misfit.field)
		return refuse_misfit(profile, basis, &misfit, need.name);
	if (need.role) {
		status = check_further(profile, basis, &need);
		if (status)
			return status;
	}
	need.from = need.from ? need.from : basis->possible[need.event];
	return need.event ? check_others(profile, basis, &need) : CSPR_DONE;
}

static cspr_status check_raise(cspr_profile *profile, const cspr_basis *basis, const struct cspr_need *raise)
{
	const struct need_run *run = basis->edition->needs;
	const struct cspr_need *found = NULL;

	if (raise->event && !basis->possible[raise->event])
		return profile_refuse(profile, CSPR_ERROR_UNKNOWN_WORD, "event", NULL, basis->edition,
				      basis->edition->name, " has no ", base_name(raise->event), NULL);
	for (; run->rows; run++)
		for (size_t i = 0; i < run->count; i++) {
			const struct cspr_need *need = &run->rows[i];

			if (need->rule != raise->rule || (raise->event && need->event != raise->event) ||
			    !basis->possible[need->event])
				continue;
			found = need;
			if (need->force > raise->force)
				return check_event(profile, basis,
						   &(struct cspr_need){ .event = need->event, .force = raise->force });
		}
	if (!found)
		return profile_refuse(profile, CSPR_ERROR_UNKNOWN_WORD, "rule",
				      cspr_word_name(CSPR_GROUP_RULE, raise->rule), basis->edition,
				      basis->edition->name, " has no such rule", raise->event ? " for this event" : "",
				      NULL);
	return profile_refuse(profile, found->force < raise->force ? CSPR_ERROR_LOOSENS : CSPR_ERROR_CONTRADICTS,
			      "force", cspr_word_name(CSPR_GROUP_RULE, raise->rule), basis->edition,
			      cspr_word_name(CSPR_GROUP_RULE, raise->rule), " is ",
			      cspr_word_name(CSPR_GROUP_FORCE, found->force), " in ", basis->edition->name,
			      "; a profile may make it stronger, not weaker", NULL);
}

static cspr_status compile(cspr_profile *profile, const struct cspr_edition *edition, const char *field,
			   cspr_basis **ret)
{
	cspr_status status = basis_compile(profile->context, edition, profile, ret);

	if (status == CSPR_ERROR_LIMIT)
		return profile_refuse(profile, status, field, NULL, edition,
				      "one event has 16 rules at most, those of the edition counted", NULL);
	return status;
}

cspr_status tighten_need(cspr_profile *profile, const struct local_need *need)
{
	cspr_status status = CSPR_DONE;
	cspr_basis *basis;

	for (uint16_t i = 0; !status && i < profile->edition_count; i++) {
		if (!profile_for(profile, need->editions, profile->editions[i]))
			continue;
		status = compile(profile, profile->editions[i], "event", &basis);
		if (status)
			break;
		status = need->row.rule < CSPR_LOCAL ? check_raise(profile, basis, &need->row)
						     : check_local_need(profile, basis, &need->row);
		if (!status && need->row.rule >= CSPR_LOCAL)
			status = check_dead_end(profile, basis, need->row.rule);
		cspr_basis_unref(basis);
	}
	return status;
}

/* Terms ------------------------------------------------------------------------------------------ */

static const struct cspr_term *law_term(const cspr_edition *edition, cspr_code duty)
{
	for (const struct term_run *run = edition->terms; run->rows; run++)
		for (size_t i = 0; i < run->count; i++)
			if (run->rows[i].duty == duty)
				return &run->rows[i];
	return NULL;
}

static bool longer_is_stricter(const struct cspr_term *law)
{
	return law->duty == CSPR_DUTY_STAY_PUBLIC || law->period == CSPR_PERIOD_WORKING_DAYS_BEFORE;
}

/* The citation of the edition's row, as its guidance is called. */
static const char *law_cite(const cspr_basis *law, cspr_code duty)
{
	for (uint16_t i = 0; i < law->term_count; i++)
		if (law->terms[i].duty == duty)
			return law->terms[i].cite;
	return "";
}

static cspr_status refuse_limit(cspr_profile *profile, const cspr_edition *edition, const struct cspr_term *law,
				bool equal)
{
	const char *name = cspr_word_name(CSPR_GROUP_DUTY, law->duty);
	cspr_basis *bare;
	char number[16];
	cspr_status status = basis_compile(profile->context, edition, NULL, &bare);

	if (status)
		return status;
	status = profile_refuse(profile, equal ? CSPR_ERROR_CONTRADICTS : CSPR_ERROR_LOOSENS, "count", name, edition,
				name, " is ", number_text(number, law->count), period_text(law->period),
				equal ? " already (" : " (", law_cite(bare, law->duty),
				longer_is_stricter(law) ? "); a profile may lengthen it, not shorten it"
							: "); a profile may shorten it, not lengthen it",
				NULL);
	cspr_basis_unref(bare);
	return status;
}

static cspr_status check_tightened(cspr_profile *profile, const cspr_edition *edition, const struct cspr_term *term)
{
	const struct cspr_term *law = law_term(edition, term->duty);
	const char *name = cspr_word_name(CSPR_GROUP_DUTY, term->duty);

	if (!law)
		return profile_refuse(profile, CSPR_ERROR_UNKNOWN_WORD, "duty", name, edition, edition->name,
				      " has no such duty", NULL);
	if (term->force && term->force > law->force)
		return profile_refuse(profile, CSPR_ERROR_LOOSENS, "force", name, edition, name, " is ",
				      cspr_word_name(CSPR_GROUP_FORCE, law->force), " in ", edition->name,
				      "; a profile may make it stronger, not weaker", NULL);
	if (term->duty == CSPR_DUTY_MONITOR)
		return CSPR_DONE;
	if (law->period == CSPR_PERIOD_PROMPTLY || law->period == CSPR_PERIOD_RECORDED_DAY)
		return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "duty", name, edition, name,
				      " has no number of days or months: add a duty of the profile's own", NULL);
	if (term->period != law->period)
		return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "period", name, edition, name, " is counted in",
				      period_text(law->period), ", and can't be compared with anything else", NULL);
	if (term->count == law->count || (term->count < law->count) == longer_is_stricter(law))
		return refuse_limit(profile, edition, law, term->count == law->count);
	return CSPR_DONE;
}

static cspr_status check_base(cspr_profile *profile, const cspr_basis *basis, const struct cspr_term *term)
{
	struct misfit misfit;

	if (term->base < EVENTS && !basis->possible[term->base])
		return profile_refuse(profile, CSPR_ERROR_UNKNOWN_WORD, "base", term->name, basis->edition,
				      basis->edition->name, " has no ", base_name(term->base), NULL);
	if (!basis->possible[term->met_by])
		return profile_refuse(profile, CSPR_ERROR_UNKNOWN_WORD, "met_by", term->name, basis->edition,
				      basis->edition->name, " has no ", base_name(term->met_by), NULL);
	misfit = condition_fits(basis, term->base, &term->when);
	if (misfit.field)
		return refuse_misfit(profile, basis, &misfit, term->name);
	misfit = condition_fits(basis, term->met_by, &term->met_when);
	if (!misfit.field)
		return CSPR_DONE;
	misfit.field = "met_when";
	return refuse_misfit(profile, basis, &misfit, term->name);
}

/* Another duty that is met by the same, and counted from the same. */
static cspr_status check_same_thing(cspr_profile *profile, const cspr_basis *basis, const struct cspr_term *term)
{
	for (uint16_t i = 0; i < basis->term_count; i++) {
		const struct cspr_term *other = &basis->terms[i];
		char number[16];

		if (other->duty == term->duty || other->base != term->base || other->met_by != term->met_by ||
		    !same_condition(&other->when, &term->when) || !same_condition(&other->met_when, &term->met_when))
			continue;
		if (other->duty >= CSPR_LOCAL || (other->period == term->period && other->count == term->count))
			return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "met_by", other->name, basis->edition,
					      other->name, " says by when already (", other->cite, ")", NULL);
		if (other->period == term->period && term->count > other->count)
			return profile_refuse(profile, CSPR_ERROR_LOOSENS, "count", other->name, basis->edition,
					      other->name, " is ", number_text(number, other->count),
					      period_text(other->period), " (", other->cite,
					      "); a profile may shorten it, not lengthen it", NULL);
	}
	return CSPR_DONE;
}

static cspr_status check_local_term(cspr_profile *profile, const cspr_basis *basis, const struct cspr_term *term)
{
	cspr_status status = check_base(profile, basis, term);
	struct ranks base, met;

	if (status)
		return status;
	if (term->base < EVENTS && term->duty >= CSPR_LOCAL) {
		base = ranks_of(basis, term->base, &term->when);
		met = ranks_of(basis, term->met_by, &term->met_when);
		if (term->base == term->met_by || basis->possible[term->met_by] == 1u || always_before(&met, &base))
			return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "met_by", term->name, basis->edition,
					      base_name(term->met_by), " does not come after ", base_name(term->base),
					      NULL);
	}
	return check_same_thing(profile, basis, term);
}

cspr_status tighten_term(cspr_profile *profile, const struct local_term *term)
{
	bool profile_only = term->row.duty == CSPR_DUTY_ANSWER_PANEL || term->row.duty == CSPR_DUTY_PANEL_REPLY;
	cspr_status status = CSPR_DONE;
	cspr_basis *basis;

	for (uint16_t i = 0; !status && i < profile->edition_count; i++) {
		const cspr_edition *edition = profile->editions[i];

		if (!profile_for(profile, term->editions, edition))
			continue;
		if (term->row.duty < CSPR_LOCAL && !profile_only)
			status = check_tightened(profile, edition, &term->row);
		if (!status)
			status = compile(profile, edition, "duty", &basis);
		if (status)
			break;
		if (term->row.duty >= CSPR_LOCAL || profile_only)
			status = check_local_term(profile, basis, &term->row);
		if (!status)
			status = check_order(profile, basis);
		cspr_basis_unref(basis);
	}
	return status;
}

cspr_status tighten_all(cspr_profile *profile)
{
	cspr_status status = CSPR_DONE;
	cspr_basis *basis;

	for (uint16_t i = 0; !status && i < profile->edition_count; i++) {
		status = compile(profile, profile->editions[i], "base", &basis);
		if (status)
			break;
		status = check_order(profile, basis);
		cspr_basis_unref(basis);
	}
	return status;
}
