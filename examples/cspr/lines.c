/*
 * Lines of a record, as JSON. Decides what is refused before anything is understood: a line over 1 MiB,
 * nesting past 16, ill-formed UTF-8, a key given twice, a number that is not an integer.
 *
 * What must stay true: never more than one line's limit is held, however long the line is.
 */
#include "host.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool lines_open(struct lines *lines, const char *name, struct trouble *trouble)
{
	memset(lines, 0, sizeof(*lines));
	if (strcmp(name, "-") == 0) {
		lines->file = stdin;
		return true;
	}
	lines->file = fopen(name, "rb");
	if (lines->file)
		return true;
	return bad_input(trouble, "", "the file can't be opened: %s", strerror(errno));
}

void lines_close(struct lines *lines)
{
	if (lines->file && lines->file != stdin)
		fclose(lines->file);
	free(lines->bytes);
	memset(lines, 0, sizeof(*lines));
}

static bool line_add(struct lines *lines, char byte, struct trouble *trouble)
{
	if (lines->length == MOST_LINE)
		return bad_input(trouble, "", "the line is longer than 1 MiB");
	if (lines->length == lines->room) {
		size_t room = lines->room ? lines->room * 2 : 4096;
		char *bytes = realloc(lines->bytes, room);

		if (!bytes)
			return no_memory(trouble);
		lines->bytes = bytes;
		lines->room = room;
	}
	lines->bytes[lines->length++] = byte;
	return true;
}

static bool line_blank(const struct lines *lines)
{
	for (size_t i = 0; i < lines->length; i++)
		if (!strchr(" \t\r", lines->bytes[i]) || !lines->bytes[i])
			return false;
	return true;
}

bool lines_next(struct lines *lines, struct trouble *trouble)
{
	int byte = 0;

	do {
		lines->length = 0;
		lines->number++;
		while ((byte = getc(lines->file)) != EOF && byte != '\n') {
			if (!line_add(lines, (char)byte, trouble)) {
				trouble->line = lines->number;
				return false;
			}
		}
		if (byte == EOF && ferror(lines->file)) {
			if (errno == EISDIR)
				return bad_input(trouble, "", "this is a directory");
			return unavailable(trouble, "the file can't be read to its end");
		}
	} while (line_blank(lines) && byte != EOF);
	return !line_blank(lines);
}

bool lines_all(struct lines *lines, struct trouble *trouble)
{
	int byte;

	lines->number = 1;
	while ((byte = getc(lines->file)) != EOF) {
		if (line_add(lines, byte == '\n' ? ' ' : (char)byte, trouble))
			continue;
		if (trouble->exit == EXIT_BAD_INPUT)
			bad_input(trouble, "", "the event is longer than 1 MiB");
		return false;
	}
	if (ferror(lines->file)) {
		if (errno == EISDIR)
			return bad_input(trouble, "", "this is a directory");
		return unavailable(trouble, "the file can't be read to its end");
	}
	return !line_blank(lines) || bad_input(trouble, "", "the file is empty: one event is wanted");
}

/* Before jansson sees it: its own limit is far deeper. */
static bool shallow(const struct lines *lines)
{
	int depth = 0;
	bool in_string = false;

	for (size_t i = 0; i < lines->length; i++) {
		char byte = lines->bytes[i];

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

static bool syntax_trouble(const struct lines *lines, const json_error_t *error, struct trouble *trouble)
{
	if (lines->length >= 3 && memcmp(lines->bytes, "\xEF\xBB\xBF", 3) == 0)
		return bad_input(trouble, "", "the line begins with a byte order mark: UTF-8 is written without one");
	switch (json_error_code(error)) {
	case json_error_out_of_memory:
		return no_memory(trouble);
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

/* Depth first, in the order of the line. A NUL is looked for because it would hide what follows it. */
bool plain_values(json_t *value, char pointer[POINTER_SIZE], struct trouble *trouble)
{
	size_t at = strlen(pointer), index;
	const char *key;
	json_t *inner;
	char position[24];

	if (json_is_real(value))
		return bad_input(trouble, pointer, "a number here is an integer, without point or exponent");
	if (json_is_string(value) && json_string_length(value) != strlen(json_string_value(value)))
		return bad_input(trouble, pointer, "the string has a NUL in it");
	json_object_foreach(value, key, inner)
	{
		pointer_add(pointer, key);
		if (!plain_values(inner, pointer, trouble))
			return false;
		pointer[at] = '\0';
	}
	json_array_foreach(value, index, inner)
	{
		snprintf(position, sizeof(position), "%zu", index);
		pointer_add(pointer, position);
		if (!plain_values(inner, pointer, trouble))
			return false;
		pointer[at] = '\0';
	}
	return true;
}

json_t *lines_json(const struct lines *lines, struct trouble *trouble)
{
	char pointer[POINTER_SIZE] = "";
	json_error_t error;

	trouble->line = lines->number;
	if (!shallow(lines)) {
		bad_input(trouble, "", "objects and arrays are nested more than %d deep", MOST_DEPTH);
		return NULL;
	}
	json_t *value = json_loadb(lines->bytes, lines->length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
	if (!value) {
		syntax_trouble(lines, &error, trouble);
		return NULL;
	}
	if (!json_is_object(value))
		bad_input(trouble, "", "a line is one JSON object");
	else if (plain_values(value, pointer, trouble))
		return value;
	json_decref(value);
	return NULL;
}
