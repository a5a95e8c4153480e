/*
 * The rules of a local profile and its further sign-offs, each from a JSON object to one setter.
 */
#include "reading/reading.h"

#include <stdio.h>
#include <string.h>

static bool states_at(const struct row *row, uint32_t *ret)
{
	json_t *states = json_object_get(row->object, "from"), *value;
	size_t index;

	*ret = 0;
	if (states && (!json_is_array(states) || !json_array_size(states)))
		return wrong(row, "from", "from is a list of states");
	json_array_foreach(states, index, value) {
		char key[40], pointer[POINTER_SIZE];

		snprintf(key, sizeof(key), "from/%zu", index);
		cspr_code state = word_read(value, CSPR_GROUP_STATE, "state", at(row, key, pointer), row->trouble);
		if (!state)
			return false;
		*ret |= 1u << state;
	}
	return true;
}

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
	json_array_foreach(list, index, value) {
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

bool need_read(const struct row *row)
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

bool sign_off_read(const struct row *row)
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
