/*
 * The rules and duties of a profile, set one by one: what can be said of each by itself is checked here, what
 * it is beside the others and the law in tighten.c. Every string is copied.
 *
 * What must stay true: a setter that refused has left the profile as it was but for its trouble.
 */
#include "core.h"

#include <string.h>

enum { LONGEST_NAME = 63, LONGEST_WORDS = 400, FIRST_ROOM = 8, MOST_PERIODS = 999 };

void local_need_free(cspr_context *context, const struct cspr_need *need)
{
	copy_free(context, need->name);
	copy_free(context, need->words);
	copy_free(context, need->remedy);
	copy_free(context, need->cite);
}

void local_term_free(cspr_context *context, const struct cspr_term *term)
{
	copy_free(context, term->name);
	copy_free(context, term->words);
	copy_free(context, term->cite);
}

/* A name of the profile's own: kebab-case, and no word of the vocabulary. */
static cspr_status check_name(cspr_profile *profile, cspr_code group, const char *name)
{
	bool word = false;
	size_t at = 0;

	if (!name || !*name)
		return profile_refuse(profile, CSPR_ERROR_INCOMPLETE, "name", NULL, NULL, "it is missing", NULL);
	for (; name[at] && at <= LONGEST_NAME; at++) {
		bool letter = name[at] >= 'a' && name[at] <= 'z', digit = name[at] >= '0' && name[at] <= '9';

		if (!letter && !(at && digit) && !(word && name[at] == '-'))
			break;
		word = letter || digit;
	}
	if (name[at] || !word || at > LONGEST_NAME)
		return profile_refuse(profile, CSPR_ERROR_BAD_REFERENCE, "name", NULL, NULL,
				      "a name is lower-case words joined by -, at most 63 bytes", NULL);
	if (cspr_word_find(group, name))
		return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "name", name, NULL, name,
				      " is a name of the vocabulary: a profile gives its own another", NULL);
	return CSPR_DONE;
}

/* As much of a caller's struct as the caller knows. */
static cspr_status take_struct(void *own, const void *given, size_t size)
{
	size_t known;

	memcpy(&known, given, sizeof known);
	if (known < sizeof known)
		return CSPR_ERROR_ARGUMENT;
	memcpy((char *)own + sizeof known, (const char *)given + sizeof known,
	       (known < size ? known : size) - sizeof known);
	return CSPR_DONE;
}

static bool make_room(cspr_context *context, void *rows, uint16_t count, uint16_t *room, size_t size)
{
	uint16_t more = (uint16_t)(*room ? *room * 2 : FIRST_ROOM);

	if (count < *room)
		return true;
	if (!block_resize(context, rows, *room * size, more * size))
		return false;
	*room = more;
	return true;
}

static cspr_status refuse_too_many(cspr_profile *profile, const char *field)
{
	return profile_refuse(profile, CSPR_ERROR_LIMIT, field, NULL, NULL,
			      "a profile has 64 rules and 64 duties at most", NULL);
}

/* Rules ------------------------------------------------------------------------------------------ */

static bool editions_meet(const cspr_profile *profile, uint32_t one, uint32_t other)
{
	uint32_t all = (1u << profile->edition_count) - 1;

	return ((one ? one : all) & (other ? other : all)) != 0;
}

static cspr_status check_role(cspr_profile *profile, const struct cspr_need *need)
{
	if (need->requirement != CSPR_REQUIREMENT_VIEWS && need->requirement != CSPR_REQUIREMENT_SIGNED_OFF)
		return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "role", need->name, NULL,
				      "a role goes with views or signed_off", NULL);
	if (need->role == CSPR_ROLE_NATIONAL_PANEL || need->role == CSPR_ROLE_IMPORTER)
		return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "role", need->name, NULL,
				      "a profile can ask no sign-off of ", cspr_word_name(CSPR_GROUP_ROLE, need->role),
				      NULL);
	return CSPR_DONE;
}

/* What can be said of a rule by itself. */
static cspr_status check_need(cspr_profile *profile, const struct cspr_need *need)
{
	cspr_status status = check_name(profile, CSPR_GROUP_RULE, need->name);

	if (status == CSPR_DONE)
		status = check_word(profile, CSPR_GROUP_FORCE, need->force, "force");
	if (status == CSPR_DONE)
		status = check_word(profile, CSPR_GROUP_REQUIREMENT, need->requirement, "requirement");
	if (status == CSPR_DONE && (need->event || !need->role))
		status = check_word(profile, CSPR_GROUP_EVENT, need->event, "event");
	if (status == CSPR_DONE && need->role)
		status = check_word(profile, CSPR_GROUP_ROLE, need->role, "role");
	if (status == CSPR_DONE)
		status = check_words(profile, "words", need->words, LONGEST_WORDS);
	if (status == CSPR_DONE && need->remedy && *need->remedy)
		status = check_words(profile, "remedy", need->remedy, LONGEST_WORDS);
	if (status == CSPR_DONE && need->cite)
		status = check_words(profile, "cite", need->cite, LONGEST_WORDS);
	return status == CSPR_DONE && need->role ? check_role(profile, need) : status;
}

/* A name may stand on several events, but on each of them once; a further sign-off without an event may stand on
 * any. The code is that of the first. */
static cspr_status find_rule(cspr_profile *profile, uint32_t editions, struct cspr_need *need)
{
	need->rule = (cspr_code)(CSPR_LOCAL + profile->need_count);
	for (uint16_t i = profile->need_count; i--;) {
		const struct local_need *other = &profile->needs[i];

		if (other->row.rule < CSPR_LOCAL || strcmp(other->row.name, need->name) != 0)
			continue;
		if ((other->row.event == need->event || !other->row.event || !need->event) &&
		    editions_meet(profile, other->editions, editions))
			return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "name", need->name, NULL, need->name,
					      " is named twice for one event", NULL);
		need->rule = other->row.rule;
	}
	return CSPR_DONE;
}

static cspr_status own_need(cspr_context *context, struct cspr_need *need)
{
	struct cspr_need own = *need;

	own.name = text_copy(context, need->name);
	own.words = text_copy(context, need->words);
	own.remedy = text_copy(context, need->remedy ? need->remedy : "");
	own.cite = text_copy(context, need->cite);
	if (!own.name || !own.words || !own.remedy || (need->cite && !own.cite)) {
		local_need_free(context, &own);
		return CSPR_ERROR_NO_MEMORY;
	}
	*need = own;
	return CSPR_DONE;
}

/* Adds a rule whose strings the profile owns, and takes it out again where it does not fit. */
static cspr_status try_need(cspr_profile *profile, uint32_t editions, const struct cspr_need *need)
{
	struct local_need *row;
	cspr_status status;

	if (!make_room(profile->context, &profile->needs, profile->need_count, &profile->need_room,
		       sizeof *profile->needs)) {
		local_need_free(profile->context, need);
		return CSPR_ERROR_NO_MEMORY;
	}
	row = &profile->needs[profile->need_count++];
	*row = (struct local_need){ .row = *need, .editions = editions };
	status = tighten_need(profile, row);
	if (status) {
		profile->need_count--;
		local_need_free(profile->context, need);
	}
	return status;
}

cspr_status cspr_profile_add_need(cspr_profile *profile, uint32_t editions, const struct cspr_need *given)
{
	struct cspr_need need = { .size = sizeof need };
	cspr_status status = begin_rule(profile, editions);

	if (status)
		return status;
	if (!given || take_struct(&need, given, sizeof need))
		return CSPR_ERROR_ARGUMENT;
	if (profile->need_count == MOST_LOCAL)
		return refuse_too_many(profile, "name");
	if (!need.when.kind)
		need.when.kind = CSPR_CONDITION_ALWAYS;
	need.provenance = CSPR_PROVENANCE_LOCAL;
	status = check_need(profile, &need);
	if (status == CSPR_DONE)
		status = find_rule(profile, editions, &need);
	if (status == CSPR_DONE)
		status = own_need(profile->context, &need);
	return status ? status : try_need(profile, editions, &need);
}

cspr_status cspr_profile_raise(cspr_profile *profile, uint32_t editions, cspr_code rule, cspr_code event,
			       cspr_code force)
{
	struct cspr_need need = { .size = sizeof need, .rule = rule, .event = event, .force = force };
	cspr_status status = begin_rule(profile, editions);

	if (status == CSPR_DONE)
		status = check_word(profile, CSPR_GROUP_RULE, rule, "rule");
	if (status == CSPR_DONE)
		status = check_word(profile, CSPR_GROUP_FORCE, force, "force");
	if (status == CSPR_DONE && event)
		status = check_word(profile, CSPR_GROUP_EVENT, event, "event");
	if (status)
		return status;
	if (profile->need_count == MOST_LOCAL)
		return refuse_too_many(profile, "rule");
	for (uint16_t i = 0; i < profile->need_count; i++)
		if (profile->needs[i].row.rule == rule &&
		    (!event || !profile->needs[i].row.event || profile->needs[i].row.event == event) &&
		    editions_meet(profile, profile->needs[i].editions, editions))
			return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "rule",
					      cspr_word_name(CSPR_GROUP_RULE, rule), NULL,
					      cspr_word_name(CSPR_GROUP_RULE, rule), " is raised twice", NULL);
	return try_need(profile, editions, &need);
}

/* Duties ----------------------------------------------------------------------------------------- */

static cspr_status check_period(cspr_profile *profile, const struct cspr_term *term)
{
	cspr_status status = check_word(profile, CSPR_GROUP_PERIOD, term->period, "period");
	bool counted = term->period == CSPR_PERIOD_WORKING_DAYS || term->period == CSPR_PERIOD_DAYS ||
		       term->period == CSPR_PERIOD_MONTHS ||
		       (term->period == CSPR_PERIOD_WORKING_DAYS_BEFORE && term->duty == CSPR_DUTY_SEND_COPIES);

	if (status)
		return status;
	if (!counted)
		return profile_refuse(profile, CSPR_ERROR_UNKNOWN_WORD, "period", term->name, NULL,
				      "a local limit is in working days, days or months", NULL);
	if (term->count < 1 || term->count > MOST_PERIODS)
		return profile_refuse(profile, CSPR_ERROR_OUT_OF_RANGE, "count", term->name, NULL,
				      "a whole number from 1 to 999 is wanted here", NULL);
	return CSPR_DONE;
}

/* The base and what meets it are the profile's to say for a duty of its own, and the law's for any other. */
static cspr_status check_ends(cspr_profile *profile, struct cspr_term *term)
{
	cspr_code base = 0, met_by = 0;

	if (term->duty == CSPR_DUTY_ANSWER_PANEL) {
		base = CSPR_EVENT_NATIONAL_PANEL_RESPONDS;
		met_by = CSPR_EVENT_ANSWER_NATIONAL_PANEL;
	} else if (term->duty == CSPR_DUTY_PANEL_REPLY) {
		base = CSPR_EVENT_SEND_TO_NATIONAL_PANEL;
		met_by = CSPR_EVENT_NATIONAL_PANEL_RESPONDS;
	}
	if (term->duty < CSPR_LOCAL) {
		if (term->base || term->met_by || term->when.kind != CSPR_CONDITION_ALWAYS ||
		    term->met_when.kind != CSPR_CONDITION_ALWAYS)
			return profile_refuse(
				profile, CSPR_ERROR_CONTRADICTS, term->met_by ? "met_by" : "base",
				cspr_word_name(CSPR_GROUP_DUTY, term->duty), NULL,
				"from when this duty runs, and what meets it, is not the profile's to say", NULL);
		term->base = base;
		term->met_by = met_by;
		return CSPR_DONE;
	}
	if (!cspr_word_name(CSPR_GROUP_MILESTONE, term->base)) {
		cspr_status status = check_word(profile, CSPR_GROUP_EVENT, term->base, "base");

		if (status)
			return status;
	} else if (term->when.kind != CSPR_CONDITION_ALWAYS) {
		return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "when", term->name, NULL,
				      "only an event carries particulars", NULL);
	}
	if (term->met_by == CSPR_EVENT_SIGN_OFF &&
	    (term->met_when.kind != CSPR_CONDITION_PART_IS || term->met_when.part != CSPR_PART_SUBJECT))
		return profile_refuse(profile, CSPR_ERROR_INCOMPLETE, "met_when", term->name, NULL,
				      "of a sign-off, say the subject", NULL);
	return check_word(profile, CSPR_GROUP_EVENT, term->met_by, "met_by");
}

/* One duty of a name in each edition; its code is that of the first. */
static cspr_status find_duty(cspr_profile *profile, uint32_t editions, struct cspr_term *term)
{
	const char *name = term->name;
	cspr_code duty = term->duty ? term->duty : (cspr_code)(CSPR_LOCAL + profile->term_count);

	for (uint16_t i = profile->term_count; i--;) {
		const struct local_term *other = &profile->terms[i];

		if (term->duty ? other->row.duty != term->duty
			       : other->row.duty < CSPR_LOCAL || strcmp(other->row.name, name) != 0)
			continue;
		if (editions_meet(profile, other->editions, editions))
			return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, term->duty ? "duty" : "name", name, NULL,
					      name, " is set twice", NULL);
		duty = other->row.duty;
	}
	term->duty = duty;
	return CSPR_DONE;
}

static cspr_status check_term(cspr_profile *profile, uint32_t editions, struct cspr_term *term)
{
	cspr_status status = term->duty ? check_word(profile, CSPR_GROUP_DUTY, term->duty, "duty")
					: check_name(profile, CSPR_GROUP_DUTY, term->name);

	if (status)
		return status;
	if (term->duty)
		term->name = cspr_word_name(CSPR_GROUP_DUTY, term->duty);
	status = find_duty(profile, editions, term);
	if (status == CSPR_DONE && term->force)
		status = check_word(profile, CSPR_GROUP_FORCE, term->force, "force");
	if (status == CSPR_DONE)
		status = check_period(profile, term);
	if (status == CSPR_DONE)
		status = check_ends(profile, term);
	if (status == CSPR_DONE)
		status = check_words(profile, "words", term->words, LONGEST_WORDS);
	return status == CSPR_DONE && term->cite ? check_words(profile, "cite", term->cite, LONGEST_WORDS) : status;
}

static cspr_status own_term(cspr_context *context, struct cspr_term *term)
{
	struct cspr_term own = *term;

	own.name = text_copy(context, term->name);
	own.words = text_copy(context, term->words);
	own.cite = text_copy(context, term->cite);
	if (!own.name || !own.words || (term->cite && !own.cite)) {
		local_term_free(context, &own);
		return CSPR_ERROR_NO_MEMORY;
	}
	*term = own;
	return CSPR_DONE;
}

cspr_status cspr_profile_add_term(cspr_profile *profile, uint32_t editions, const struct cspr_term *given)
{
	struct cspr_term term = { .size = sizeof term };
	cspr_status status = begin_rule(profile, editions);
	struct local_term *row;

	if (status)
		return status;
	if (!given || take_struct(&term, given, sizeof term))
		return CSPR_ERROR_ARGUMENT;
	if (profile->term_count == MOST_LOCAL)
		return refuse_too_many(profile, "name");
	if (!term.when.kind)
		term.when.kind = CSPR_CONDITION_ALWAYS;
	if (!term.met_when.kind)
		term.met_when.kind = CSPR_CONDITION_ALWAYS;
	term.provenance = CSPR_PROVENANCE_LOCAL;
	status = check_term(profile, editions, &term);
	if (status)
		return status;
	if (!term.force && (term.duty >= CSPR_LOCAL || term.base))
		term.force = CSPR_FORCE_LOCAL;
	if (!make_room(profile->context, &profile->terms, profile->term_count, &profile->term_room,
		       sizeof *profile->terms) ||
	    own_term(profile->context, &term))
		return CSPR_ERROR_NO_MEMORY;
	row = &profile->terms[profile->term_count++];
	*row = (struct local_term){ .row = term, .editions = editions };
	status = tighten_term(profile, row);
	if (status) {
		profile->term_count--;
		local_term_free(profile->context, &term);
	}
	return status;
}
