/*
 * The rules of a local profile: its duties (terms), needs, further sign-offs and raised forces, each from a JSON
 * object to one setter. What is refused is told with the row's pointer, and the key of what is wrong in it.
 */
#include "host.h"

#include <string.h>

/* Where in the file a row is. */
struct row {
	cspr_profile *profile;
	json_t *object;
	char pointer[POINTER_SIZE];
	struct trouble *trouble;
};

/* The pointer of a key of the row; at most two keys are below a row. */
static const char *at(const struct row *row, const char *key, char pointer[POINTER_SIZE])
{
	snprintf(pointer, POINTER_SIZE, "%.100s%s%.100s", row->pointer, *key ? "/" : "", key);
	return pointer;
}

static bool wrong(const struct row *row, const char *key, const char *words)
{
	char pointer[POINTER_SIZE];

	return bad_input(row->trouble, at(row, key, pointer), "%s", words);
}

/* A word under a key of the row; a key that is not there leaves it 0. */
static bool word_at(const struct row *row, json_t *object, const char *key, cspr_code group, const char *what,
		    cspr_code *ret)
{
	const char *name = strrchr(key, '/');
	json_t *value = json_object_get(object, name ? name + 1 : key);
	char pointer[POINTER_SIZE];

	*ret = 0;
	if (!value)
		return true;
	*ret = word_read(value, group, what, at(row, key, pointer), row->trouble);
	return *ret != 0;
}

/* A string under a key; NULL where there is none. */
static bool text_at(const struct row *row, const char *key, const char **ret)
{
	json_t *value = json_object_get(row->object, key);

	*ret = json_string_value(value);
	return !value || *ret ? true : wrong(row, key, "a string is wanted here");
}

/* An event, or where it may be one, a milestone. */
static bool event_at(const struct row *row, const char *key, bool milestones, cspr_code *ret)
{
	const char *text = json_string_value(json_object_get(row->object, key));

	*ret = milestones && text ? cspr_word_find(CSPR_GROUP_MILESTONE, text) : 0;
	return *ret || word_at(row, row->object, key, CSPR_GROUP_EVENT, "event", ret);
}

/* The editions that the row is for, as a set; 0: all. */
static bool editions_at(const struct row *row, uint32_t *ret)
{
	json_t *editions = json_object_get(row->object, "editions"), *value;
	size_t index;

	*ret = 0;
	if (editions && (!json_is_array(editions) || !json_array_size(editions)))
		return wrong(row, "editions", "editions is a list of editions of the profile");
	json_array_foreach(editions, index, value)
	{
		const cspr_edition *edition;
		char key[40];
		size_t i = 0;

		while ((edition = cspr_profile_edition(row->profile, i)) &&
		       (!json_is_string(value) || strcmp(cspr_edition_name(edition), json_string_value(value)) != 0))
			i++;
		snprintf(key, sizeof(key), "editions/%zu", index);
		if (!edition)
			return wrong(row, key, "this is no edition of the profile");
		*ret |= 1u << i;
	}
	return true;
}

static bool states_at(const struct row *row, uint32_t *ret)
{
	json_t *states = json_object_get(row->object, "from"), *value;
	size_t index;

	*ret = 0;
	if (states && (!json_is_array(states) || !json_array_size(states)))
		return wrong(row, "from", "from is a list of states");
	json_array_foreach(states, index, value)
	{
		char key[40], pointer[POINTER_SIZE];

		snprintf(key, sizeof(key), "from/%zu", index);
		cspr_code state = word_read(value, CSPR_GROUP_STATE, "state", at(row, key, pointer), row->trouble);
		if (!state)
			return false;
		*ret |= 1u << state;
	}
	return true;
}

/* {"part": ..., "is": ...}, {"part": ..., "is_not": ...} or {"condition": ...} */
static bool condition_at(const struct row *row, const char *key, struct cspr_condition *ret)
{
	static const char *const keys[] = { "part", "is", "is_not", "condition", NULL };
	json_t *object = json_object_get(row->object, key);
	char pointer[POINTER_SIZE], part[40], value[40];
	bool is = json_object_get(object, "is") != NULL, is_not = json_object_get(object, "is_not") != NULL;

	*ret = (struct cspr_condition){ .kind = CSPR_CONDITION_ALWAYS };
	if (!object)
		return true;
	if (!json_is_object(object))
		return wrong(row, key, "a condition is an object: part and is, or is_not; or condition");
	if (!one_of_keys(object, keys, at(row, key, pointer), row->trouble))
		return false;
	snprintf(part, sizeof(part), "%s/condition", key);
	if (json_object_get(object, "condition")) {
		if (is || is_not || json_object_get(object, "part"))
			return wrong(row, key, "condition stands alone");
		return word_at(row, object, part, CSPR_GROUP_CONDITION, "condition", &ret->kind);
	}
	if (is == is_not || !json_object_get(object, "part"))
		return wrong(row, key, "a condition is an object: part and is, or is_not; or condition");
	snprintf(part, sizeof(part), "%s/part", key);
	snprintf(value, sizeof(value), "%s/%s", key, is ? "is" : "is_not");
	ret->kind = is ? CSPR_CONDITION_PART_IS : CSPR_CONDITION_PART_IS_NOT;
	return word_at(row, object, part, CSPR_GROUP_PART, "particular", &ret->part) &&
	       word_at(row, object, value, CSPR_GROUP_VALUE, "value", &ret->value);
}

/* The library's refusal, at the key that the field is under. */
static bool refused(const struct row *row, cspr_status status, const char *const fields[][2])
{
	struct cspr_profile_trouble why = { .size = sizeof(why) };
	const char *key = "";
	char pointer[POINTER_SIZE];

	if (cspr_profile_trouble(row->profile, &why) == CSPR_DONE) {
		key = json_object_get(row->object, why.field) ? why.field : "";
		for (size_t i = 0; fields[i][0]; i++)
			if (strcmp(fields[i][0], why.field) == 0)
				key = fields[i][1];
	}
	return profile_trouble(row->profile, status, at(row, key, pointer), row->trouble);
}

/* Terms ------------------------------------------------------------------------------------------ */

static bool within_at(const struct row *row, struct cspr_term *term)
{
	static const char *const keys[] = { "working_days", "days", "months", "working_days_before", NULL };
	json_t *within = json_object_get(row->object, "within"), *value;
	char pointer[POINTER_SIZE];
	const char *key;

	if (!within)
		return wrong(row, "within", "within is missing: {\"working_days\": 5}, or days, or months");
	if (!json_is_object(within) || json_object_size(within) != 1)
		return wrong(row, "within", "within is an object with one key: working_days, days or months");
	if (!one_of_keys(within, keys, at(row, "within", pointer), row->trouble))
		return false;
	json_object_foreach(within, key, value)
	{
		json_int_t count = json_integer_value(value);

		if (!json_is_integer(value))
			return wrong(row, "within", "a whole number is wanted here");
		term->period = cspr_word_find(CSPR_GROUP_PERIOD, key);
		term->count = count > 0 && count <= INT32_MAX ? (int32_t)count : 0;
	}
	return true;
}

/* A duty of the vocabulary, or one of the profile's own, which then says from when it runs and what meets it. */
static bool duty_at(const struct row *row, struct cspr_term *term)
{
	cspr_code near;

	if (!text_at(row, "duty", &term->name))
		return false;
	if (!term->name)
		return wrong(row, "duty", "duty is missing: its name");
	term->duty = cspr_word_find(CSPR_GROUP_DUTY, term->name);
	if (term->duty || (json_object_get(row->object, "base") && json_object_get(row->object, "met_by")))
		return true;
	wrong(row, "duty", "there is no such duty; one of the profile's own says base and met_by");
	near = cspr_word_nearest(CSPR_GROUP_DUTY, term->name);
	if (near)
		snprintf(row->trouble->nearest, sizeof(row->trouble->nearest), "%s", name_of(CSPR_GROUP_DUTY, near));
	return false;
}

static bool term_read(const struct row *row)
{
	static const char *const keys[] = { "duty",  "editions", "base",  "when", "met_by", "met_when",
					    "force", "within",	 "words", "cite", NULL };
	static const char *const fields[][2] = { { "name", "duty" },	{ "period", "within" },
						 { "count", "within" }, { "words", "words" },
						 { "base", "base" },	{ "met_by", "met_by" },
						 { "when", "when" },	{ "met_when", "met_when" },
						 { NULL, NULL } };
	struct cspr_term term = { .size = sizeof(term) };
	uint32_t editions;

	if (!one_of_keys(row->object, keys, row->pointer, row->trouble) || !duty_at(row, &term) ||
	    !editions_at(row, &editions) || !event_at(row, "base", true, &term.base) ||
	    !condition_at(row, "when", &term.when) || !event_at(row, "met_by", false, &term.met_by) ||
	    !condition_at(row, "met_when", &term.met_when) || !within_at(row, &term) ||
	    !word_at(row, row->object, "force", CSPR_GROUP_FORCE, "force", &term.force) ||
	    !text_at(row, "words", &term.words) || !text_at(row, "cite", &term.cite))
		return false;
	cspr_status status = cspr_profile_add_term(row->profile, editions, &term);
	return status < 0 ? refused(row, status, fields) : true;
}

/* Needs ------------------------------------------------------------------------------------------ */

enum column { ONE, OTHER, SET_WORD, SET_NAMES, SET_RECIPIENTS, COUNT };

/* What each kind of requirement has besides kind, and in which column it goes. */
static const struct part {
	cspr_code kind;
	const char *key;
	enum column column;
	cspr_code group;
	bool required;
} parts[] = {
	{ CSPR_REQUIREMENT_ASSESSED, "answer", ONE, CSPR_GROUP_ASSESSMENT, true },
	{ CSPR_REQUIREMENT_VIEWS, "subject", ONE, CSPR_GROUP_VALUE, true },
	{ CSPR_REQUIREMENT_SIGNED_OFF, "subject", ONE, CSPR_GROUP_VALUE, true },
	{ CSPR_REQUIREMENT_SIGNED_OFF, "document_of", OTHER, CSPR_GROUP_EVENT, false },
	{ CSPR_REQUIREMENT_SIGNED_OFF, "same", SET_NAMES, 0, false },
	{ CSPR_REQUIREMENT_HAPPENED, "event", ONE, CSPR_GROUP_EVENT, true },
	{ CSPR_REQUIREMENT_HAPPENED, "or", OTHER, CSPR_GROUP_EVENT, false },
	{ CSPR_REQUIREMENT_HAPPENED_SINCE, "event", ONE, CSPR_GROUP_EVENT, true },
	{ CSPR_REQUIREMENT_HAPPENED_SINCE, "since", OTHER, CSPR_GROUP_EVENT, true },
	{ CSPR_REQUIREMENT_OPEN, "opened_by", ONE, CSPR_GROUP_EVENT, true },
	{ CSPR_REQUIREMENT_OPEN, "named_by", OTHER, CSPR_GROUP_PART, false },
	{ CSPR_REQUIREMENT_NONE_OPEN, "opened_by", ONE, CSPR_GROUP_EVENT, true },
	{ CSPR_REQUIREMENT_STANDS, "event", ONE, CSPR_GROUP_EVENT, true },
	{ CSPR_REQUIREMENT_NOT_STANDING, "event", ONE, CSPR_GROUP_EVENT, true },
	{ CSPR_REQUIREMENT_OUTCOME_IS, "decided_by", ONE, CSPR_GROUP_EVENT, true },
	{ CSPR_REQUIREMENT_OUTCOME_IS, "value", OTHER, CSPR_GROUP_VALUE, true },
	{ CSPR_REQUIREMENT_OUTCOME_IS, "or", SET_WORD, CSPR_GROUP_VALUE, false },
	{ CSPR_REQUIREMENT_DOCUMENT_IS, "bound_by", ONE, CSPR_GROUP_EVENT, true },
	{ CSPR_REQUIREMENT_INTERESTS_CLEAR, "part", ONE, CSPR_GROUP_PART, true },
	{ CSPR_REQUIREMENT_PART_GIVEN, "part", ONE, CSPR_GROUP_PART, true },
	{ CSPR_REQUIREMENT_PART_TRUE, "part", ONE, CSPR_GROUP_PART, true },
	{ CSPR_REQUIREMENT_PART_TRUE, "if_published", OTHER, CSPR_GROUP_VALUE, false },
	{ CSPR_REQUIREMENT_PART_IS_NOT, "part", ONE, CSPR_GROUP_PART, true },
	{ CSPR_REQUIREMENT_PART_IS_NOT, "value", OTHER, CSPR_GROUP_VALUE, true },
	{ CSPR_REQUIREMENT_CHECKED, "checked_by", ONE, CSPR_GROUP_EVENT, true },
	{ CSPR_REQUIREMENT_FOUR_EYES, "part", ONE, CSPR_GROUP_PART, true },
	{ CSPR_REQUIREMENT_SENT_TO, "sent_by", ONE, CSPR_GROUP_EVENT, true },
	{ CSPR_REQUIREMENT_SENT_TO, "recipients", SET_RECIPIENTS, CSPR_GROUP_VALUE, true },
	{ CSPR_REQUIREMENT_DAYS_BEFORE, "sent_by", ONE, CSPR_GROUP_EVENT, true },
	{ CSPR_REQUIREMENT_DAYS_BEFORE, "recipients", SET_RECIPIENTS, CSPR_GROUP_VALUE, true },
	{ CSPR_REQUIREMENT_DAYS_BEFORE, "working_days", COUNT, 0, true },
	{ CSPR_REQUIREMENT_MONTHS_SINCE_PUBLISHED, "months", COUNT, 0, true },
};

enum { PARTS = sizeof(parts) / sizeof(parts[0]), MOST_KEYS = 6 };

/* A list of words, as bits. */
static bool set_at(const struct row *row, const struct part *part, const char *key, json_t *list, uint32_t *ret)
{
	static const char *const alike[] = { "outcome", "document" };
	size_t index;
	json_t *value;

	if (!json_is_array(list))
		return wrong(row, key, "a list of strings is wanted here");
	json_array_foreach(list, index, value)
	{
		char place[90], pointer[POINTER_SIZE];
		uint32_t bit = 0;

		snprintf(place, sizeof(place), "%s/%zu", key, index);
		for (size_t i = 0; part->column == SET_NAMES && i < 2; i++)
			if (json_is_string(value) && strcmp(json_string_value(value), alike[i]) == 0)
				bit = 1u << i;
		if (part->column == SET_NAMES && !bit)
			return wrong(row, place, "stances name the same outcome, the same document");
		if (part->column == SET_RECIPIENTS) {
			cspr_code word =
				word_read(value, part->group, "recipient", at(row, place, pointer), row->trouble);

			if (!word)
				return false;
			if (word < CSPR_VALUE_NATIONAL_PANEL || word > CSPR_VALUE_FAMILY)
				return wrong(row, place, "this is no recipient");
			bit = 1u << (word - CSPR_VALUE_NATIONAL_PANEL);
		}
		*ret |= bit;
	}
	return true;
}

static bool part_at(const struct row *row, const struct part *part, json_t *object, struct cspr_need *need)
{
	json_t *value = json_object_get(object, part->key);
	cspr_code word = 0;
	char key[60];

	snprintf(key, sizeof(key), "requires/%s", part->key);
	if (!value)
		return part->required ? wrong(row, key, "this is missing: the kind of requirement wants it") : true;
	if (part->column == COUNT) {
		json_int_t count = json_integer_value(value);

		if (!json_is_integer(value))
			return wrong(row, key, "a whole number is wanted here");
		need->count = count > 0 && count <= INT32_MAX ? (int32_t)count : -1;
		return true;
	}
	if (part->column == SET_NAMES || part->column == SET_RECIPIENTS)
		return set_at(row, part, key, value, &need->set);
	if (!word_at(row, object, key, part->group, "word", &word))
		return false;
	if (part->column == ONE)
		need->one = word;
	else if (part->column == OTHER)
		need->other = word;
	else
		need->set = word;
	return true;
}

static bool requires_at(const struct row *row, struct cspr_need *need)
{
	json_t *object = json_object_get(row->object, "requires");
	const char *keys[MOST_KEYS] = { "kind" };
	char pointer[POINTER_SIZE];
	size_t count = 1;

	if (!json_is_object(object))
		return wrong(row, "requires", "requires is an object: the kind of requirement, and what it is about");
	if (!json_object_get(object, "kind"))
		return wrong(row, "requires/kind", "kind is missing: a kind of requirement");
	if (!word_at(row, object, "requires/kind", CSPR_GROUP_REQUIREMENT, "kind of requirement", &need->requirement))
		return false;
	for (size_t i = 0; i < PARTS; i++)
		if (parts[i].kind == need->requirement)
			keys[count++] = parts[i].key;
	if (!one_of_keys(object, keys, at(row, "requires", pointer), row->trouble))
		return false;
	for (size_t i = 0; i < PARTS; i++)
		if (parts[i].kind == need->requirement && !part_at(row, &parts[i], object, need))
			return false;
	return true;
}

/* The key under requires that a column came from. */
static const char *requires_key(const struct cspr_need *need, const char *field, char key[60])
{
	strcpy(key, "requires");
	for (size_t i = 0; i < PARTS; i++) {
		enum column column = parts[i].column;
		bool same = strcmp(field, "one") == 0	  ? column == ONE
			    : strcmp(field, "other") == 0 ? column == OTHER
			    : strcmp(field, "count") == 0 ? column == COUNT
							  : column != ONE && column != OTHER && column != COUNT;

		if (parts[i].kind == need->requirement && same)
			snprintf(key, 60, "requires/%s", parts[i].key);
	}
	return key;
}

static bool need_refused(const struct row *row, cspr_status status, const struct cspr_need *need)
{
	char one[60], other[60], set[60], count[60];
	const char *const fields[][2] = {
		{ "name", "rule" },
		{ "requirement", "requires/kind" },
		{ "one", requires_key(need, "one", one) },
		{ "other", requires_key(need, "other", other) },
		{ "set", requires_key(need, "set", set) },
		{ "count", requires_key(need, "count", count) },
		{ "words", "words" },
		{ NULL, NULL },
	};

	return refused(row, status, fields);
}

static bool need_texts_at(const struct row *row, struct cspr_need *need)
{
	if (!json_object_get(row->object, "force"))
		return wrong(row, "force", "force is missing: must, should, expect or local");
	return text_at(row, "rule", &need->name) && text_at(row, "words", &need->words) &&
	       text_at(row, "remedy", &need->remedy) && text_at(row, "cite", &need->cite) &&
	       word_at(row, row->object, "force", CSPR_GROUP_FORCE, "force", &need->force);
}

static bool need_read(const struct row *row)
{
	static const char *const keys[] = { "rule",  "event",	 "editions", "force", "from", "when",
					    "words", "requires", "remedy",   "cite",  NULL };
	struct cspr_need need = { .size = sizeof(need) };
	uint32_t editions;

	if (!one_of_keys(row->object, keys, row->pointer, row->trouble) || !editions_at(row, &editions))
		return false;
	if (!json_object_get(row->object, "event"))
		return wrong(row, "event", "event is missing: before what it must be so");
	if (!event_at(row, "event", false, &need.event) || !states_at(row, &need.from) ||
	    !condition_at(row, "when", &need.when) || !requires_at(row, &need) || !need_texts_at(row, &need))
		return false;
	cspr_status status = cspr_profile_add_need(row->profile, editions, &need);
	return status < 0 ? need_refused(row, status, &need) : true;
}

static bool sign_off_read(const struct row *row)
{
	static const char *const keys[] = { "rule",  "role",  "subject", "asks", "event", "editions",
					    "force", "words", "remedy",	 "cite", NULL };
	static const char *const fields[][2] = { { "name", "rule" },   { "one", "subject" }, { "requirement", "asks" },
						 { "event", "event" }, { "words", "words" }, { NULL, NULL } };
	struct cspr_need need = { .size = sizeof(need) };
	const char *asks;
	uint32_t editions;

	if (!one_of_keys(row->object, keys, row->pointer, row->trouble) || !editions_at(row, &editions) ||
	    !text_at(row, "asks", &asks))
		return false;
	if (!asks || (strcmp(asks, "view") != 0 && strcmp(asks, "agreement") != 0))
		return wrong(row, "asks", "asks is view or agreement");
	if (!json_object_get(row->object, "role"))
		return wrong(row, "role", "role is missing: whose sign-off it is");
	if (!json_object_get(row->object, "subject"))
		return wrong(row, "subject", "subject is missing: what is signed off");
	need.requirement = strcmp(asks, "view") == 0 ? CSPR_REQUIREMENT_VIEWS : CSPR_REQUIREMENT_SIGNED_OFF;
	if (!word_at(row, row->object, "role", CSPR_GROUP_ROLE, "role", &need.role) ||
	    !word_at(row, row->object, "subject", CSPR_GROUP_VALUE, "subject", &need.one) ||
	    !event_at(row, "event", false, &need.event) || !need_texts_at(row, &need))
		return false;
	cspr_status status = cspr_profile_add_need(row->profile, editions, &need);
	return status < 0 ? refused(row, status, fields) : true;
}

static bool raise_read(const struct row *row)
{
	static const char *const keys[] = { "rule", "event", "editions", "force", NULL };
	static const char *const fields[][2] = { { NULL, NULL } };
	cspr_code rule, event, force;
	uint32_t editions;

	if (!one_of_keys(row->object, keys, row->pointer, row->trouble) || !editions_at(row, &editions) ||
	    !word_at(row, row->object, "rule", CSPR_GROUP_RULE, "rule", &rule) ||
	    !event_at(row, "event", false, &event) ||
	    !word_at(row, row->object, "force", CSPR_GROUP_FORCE, "force", &force))
		return false;
	if (!rule)
		return wrong(row, "rule", "rule is missing: a rule of the edition");
	if (!force)
		return wrong(row, "force", "force is missing: must, should, expect or local");
	cspr_status status = cspr_profile_raise(row->profile, editions, rule, event, force);
	return status < 0 ? refused(row, status, fields) : true;
}

static bool rows_read(cspr_profile *profile, json_t *object, const char *key, bool (*read)(const struct row *),
		      struct trouble *trouble)
{
	struct row row = { .profile = profile, .trouble = trouble };
	json_t *rows = json_object_get(object, key);
	size_t index;

	snprintf(row.pointer, sizeof(row.pointer), "/%s", key);
	if (rows && !json_is_array(rows))
		return bad_input(trouble, row.pointer, "%s is a list of objects", key);
	json_array_foreach(rows, index, row.object)
	{
		snprintf(row.pointer, sizeof(row.pointer), "/%s/%zu", key, index);
		if (!json_is_object(row.object))
			return bad_input(trouble, row.pointer, "an object is wanted here");
		if (!read(&row))
			return false;
	}
	return true;
}

bool local_rules_read(cspr_profile *profile, json_t *object, struct trouble *trouble)
{
	return rows_read(profile, object, "terms", term_read, trouble) &&
	       rows_read(profile, object, "needs", need_read, trouble) &&
	       rows_read(profile, object, "sign_offs", sign_off_read, trouble) &&
	       rows_read(profile, object, "raise", raise_read, trouble);
}
