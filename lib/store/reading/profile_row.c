/*
 * What the rules of a local profile have in common: the keys of a row, and where they are. What is refused is told with
 * the row's pointer, and the key of what is wrong in it.
 */
#include "reading/reading.h"

#include <stdio.h>
#include <string.h>

const char *at(const struct row *row, const char *key, char pointer[POINTER_SIZE])
{
	snprintf(pointer, POINTER_SIZE, "%.100s%s%.100s", row->pointer, *key ? "/" : "", key);
	return pointer;
}

bool wrong(const struct row *row, const char *key, const char *words)
{
	char pointer[POINTER_SIZE];

	return bad_input(row->trouble, at(row, key, pointer), "%s", words);
}

/* A word under a key of the row; a key that is not there leaves it 0. */
bool word_at(const struct row *row, json_t *object, const char *key, cspr_code group, const char *what, cspr_code *ret)
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
bool text_at(const struct row *row, const char *key, const char **ret)
{
	json_t *value = json_object_get(row->object, key);

	*ret = json_string_value(value);
	return !value || *ret ? true : wrong(row, key, "a string is wanted here");
}

/* An event, or where it may be one, a milestone. */
bool event_at(const struct row *row, const char *key, bool milestones, cspr_code *ret)
{
	const char *text = json_string_value(json_object_get(row->object, key));

	*ret = milestones && text ? cspr_word_find(CSPR_GROUP_MILESTONE, text) : 0;
	return *ret || word_at(row, row->object, key, CSPR_GROUP_EVENT, "event", ret);
}

/* The editions that the row is for, as a set; 0: all. */
bool editions_at(const struct row *row, uint32_t *ret)
{
	json_t *editions = json_object_get(row->object, "editions"), *value;
	size_t index;

	*ret = 0;
	if (editions && (!json_is_array(editions) || !json_array_size(editions)))
		return wrong(row, "editions", "editions is a list of editions of the profile");
	json_array_foreach(editions, index, value) {
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

/* {"part": ..., "is": ...}, {"part": ..., "is_not": ...} or {"condition": ...} */
bool condition_at(const struct row *row, const char *key, struct cspr_condition *ret)
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
bool refused(const struct row *row, cspr_status status, const char *const fields[][2])
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
