/*
 * Bytes as JSON. Decides what is refused before anything is understood: more than 1 MiB, nesting past 16,
 * ill-formed UTF-8, a key given twice, a number that is not an integer, a NUL in a string. The parser is jansson, with
 * malloc for its memory: its allocator can only be set for a whole process, and that belongs to the host.
 */
#include "reading/reading.h"

#include <stdio.h>
#include <string.h>

/* Before jansson sees it: its own limit is far deeper. */
static bool shallow(const char *bytes, size_t length)
{
	int depth = 0;
	bool in_string = false;

	for (size_t i = 0; i < length; i++) {
		char byte = bytes[i];

		if (in_string) {
			if (byte == '\\')
				i++;
			else if (byte == '"')
				in_string = false;
		} else if (byte == '"') {
			in_string = true;
		} else if (byte == '{' || byte == '[') {
			if (++depth > MOST_DEPTH)
				return false;
		} else if (byte == '}' || byte == ']') {
			depth--;
		}
	}
	return true;
}

/* jansson has no words for it where it fails for want of memory, and often no code. */
static bool out_of_memory(const json_error_t *error)
{
	return json_error_code(error) == json_error_out_of_memory || !*error->text;
}

static bool syntax_trouble(const char *bytes, size_t length, const json_error_t *error, struct trouble *trouble)
{
	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		return bad_input(trouble, "", "the line begins with a byte order mark: UTF-8 is written without one");
	if (out_of_memory(error))
		return no_memory(trouble);
	switch (json_error_code(error)) {
	case json_error_duplicate_key:
		return bad_input(trouble, "", "a key is given twice in one object (at byte %d)", error->position);
	case json_error_invalid_utf8:
		return bad_input(trouble, "", "the line is not well-formed UTF-8 (at byte %d)", error->position);
	case json_error_null_byte_in_key:
		return bad_input(trouble, "", "a key has a NUL in it (at byte %d)", error->position);
	case json_error_numeric_overflow:
		return bad_input(trouble, "", "a number is too large to be an integer (at byte %d)", error->position);
	case json_error_end_of_input_expected:
		return bad_input(trouble, "", "something follows the object (at byte %d): one object a line",
				 error->position);
	case json_error_premature_end_of_input:
		return bad_input(trouble, "", "the line ends before its JSON does");
	default:
		return bad_input(trouble, "", "the line is not JSON (at byte %d)", error->position);
	}
}

/* Depth first, in the order of the text. A NUL is looked for because it would hide what follows it. */
static bool plain_values(json_t *value, char pointer[POINTER_SIZE], struct trouble *trouble)
{
	size_t at = strlen(pointer), index;
	const char *key;
	json_t *inner;
	char position[24];

	if (json_is_real(value))
		return bad_input(trouble, pointer, "a number here is an integer, without point or exponent");
	if (json_is_string(value) && json_string_length(value) != strlen(json_string_value(value)))
		return bad_input(trouble, pointer, "the string has a NUL in it");
	json_object_foreach(value, key, inner) {
		pointer_add(pointer, key);
		if (!plain_values(inner, pointer, trouble))
			return false;
		pointer[at] = '\0';
	}
	json_array_foreach(value, index, inner) {
		snprintf(position, sizeof(position), "%zu", index);
		pointer_add(pointer, position);
		if (!plain_values(inner, pointer, trouble))
			return false;
		pointer[at] = '\0';
	}
	return true;
}

static json_t *plain_object(json_t *value, const char *otherwise, struct trouble *trouble)
{
	char pointer[POINTER_SIZE] = "";

	if (!json_is_object(value))
		bad_input(trouble, "", "%s", otherwise);
	else if (plain_values(value, pointer, trouble))
		return value;
	json_decref(value);
	return NULL;
}

json_t *json_line(const char *bytes, size_t length, struct trouble *trouble)
{
	json_error_t error = { .text = "" }; /* jansson may leave it as it is */
	json_t *value;

	if (length > CSPR_LINE_MOST) {
		bad_input(trouble, "", "the line is longer than 1 MiB");
		return NULL;
	}
	if (!shallow(bytes, length)) {
		bad_input(trouble, "", "objects and arrays are nested more than %d deep", MOST_DEPTH);
		return NULL;
	}
	value = json_loadb(bytes, length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
	if (value)
		return plain_object(value, "a line is one JSON object", trouble);
	syntax_trouble(bytes, length, &error, trouble);
	return NULL;
}

json_t *json_profile(const char *bytes, size_t length, struct trouble *trouble)
{
	json_error_t error = { .text = "" }; /* jansson may leave it as it is */
	json_t *value;

	if (length > CSPR_PROFILE_MOST) {
		bad_input(trouble, "", "the profile is longer than 1 MiB");
		return NULL;
	}
	value = json_loadb(bytes, length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
	if (value)
		return plain_object(value, "a profile is one JSON object", trouble);
	if (out_of_memory(&error)) {
		no_memory(trouble);
		return NULL;
	}
	if (json_error_code(&error) == json_error_duplicate_key)
		bad_input(trouble, "", "a key is given twice in one object");
	else
		bad_input(trouble, "", "the profile is not JSON");
	trouble->told.line = error.line > 0 ? (uint64_t)error.line : 0;
	return NULL;
}

bool one_of_keys(json_t *object, const char *const keys[], const char *pointer, struct trouble *trouble)
{
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value) {
		const char *nearest = NULL;
		char at[POINTER_SIZE];
		size_t i = 0;

		for (; keys[i] && strcmp(keys[i], key) != 0; i++)
			nearest = cspr_word_nearer(key, nearest, keys[i]);
		if (keys[i])
			continue;
		snprintf(at, sizeof(at), "%s", pointer);
		pointer_add(at, key);
		bad_input(trouble, at, "there is no such key here");
		nearest_is(trouble, nearest);
		return false;
	}
	return true;
}

cspr_code word_read(json_t *value, cspr_code group, const char *what, const char *pointer, struct trouble *trouble)
{
	const char *text = json_string_value(value);
	cspr_code word = text ? cspr_word_find(group, text) : 0;

	if (word)
		return word;
	if (!text) {
		bad_input(trouble, pointer, "%s is a name, as a string", what);
		return 0;
	}
	bad_input(trouble, pointer, "there is no such %s", what);
	nearest_word(trouble, group, text);
	return 0;
}

bool reference_read(json_t *value, const char *pointer, const char **ret, struct trouble *trouble)
{
	const char *text = json_string_value(value);
	cspr_status status;

	if (!text)
		return bad_input(trouble, pointer, "an opaque reference is wanted here, as a string");
	status = cspr_reference_check(text);
	if (status < 0)
		return status_trouble(status, pointer, trouble);
	*ret = text;
	return true;
}
