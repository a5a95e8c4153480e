/*
 * Resolutions as text: a line that says what it is, with the salt; then a line each, of ten fields with tabs between
 * them. Strict: what is read is what would be written.
 */
#include "resolutions.h"
#include "opaque.h"

#include <stdlib.h>
#include <string.h>

static const char heading[] = "cspr-resolutions\t1\t";

enum { START, END, KIND, RULE, ID, DIGEST, DECISION, WHO, WHEN, REASON, FIELDS };

static void add_field(struct buffer *buffer, const char *text)
{
	for (; *text; text++) {
		if (*text == '\t')
			buffer_say(buffer, "\\t");
		else if (*text == '\n')
			buffer_say(buffer, "\\n");
		else if (*text == '\\')
			buffer_say(buffer, "\\\\");
		else
			buffer_add(buffer, text, 1);
	}
	buffer_say(buffer, "\t");
}

static void add_resolution(struct buffer *buffer, const struct resolution *resolution)
{
	buffer_number(buffer, resolution->start);
	buffer_say(buffer, "\t");
	buffer_number(buffer, resolution->end);
	buffer_say(buffer, "\t");
	add_field(buffer, cspr_finding_kind_name(resolution->kind));
	add_field(buffer, resolution->rule);
	add_field(buffer, resolution->id);
	buffer_hex(buffer, resolution->digest, sizeof(resolution->digest));
	buffer_say(buffer, "\t");
	add_field(buffer, cspr_resolved_name(resolution->decision));
	add_field(buffer, resolution->who);
	buffer_moment(buffer, resolution->when);
	buffer_say(buffer, "\t");
	buffer_say(buffer, resolution->reason);
	buffer_say(buffer, "\n");
}

cspr_status cspr_resolutions_write(const cspr_resolutions *resolutions, char **ret, size_t *ret_length)
{
	struct buffer buffer = { 0 };

	if (!resolutions || !ret || !ret_length)
		return CSPR_ERROR_ARGUMENT;
	buffer_say(&buffer, heading);
	buffer_hex(&buffer, resolutions->salt, sizeof(resolutions->salt));
	buffer_say(&buffer, "\n");
	for (size_t i = 0; i < resolutions->count; i++)
		add_resolution(&buffer, resolutions->list + i);
	if (buffer.failed)
		return CSPR_ERROR_NO_MEMORY;
	*ret = buffer.bytes;
	*ret_length = buffer.length;
	return CSPR_DONE;
}

void cspr_anonymise_text_free(char *text)
{
	free(text);
}

/* A line, cut where its tabs are. false: it has not ten fields, or a zero byte. */
static bool cut(char *line, size_t length, char *fields[FIELDS])
{
	size_t count = 0;

	if (memchr(line, '\0', length))
		return false;
	for (char *field = line; field; count++) {
		char *tab = strchr(field, '\t');

		if (count == FIELDS)
			return false;
		fields[count] = field;
		if (tab)
			*tab++ = '\0';
		field = tab;
	}
	return count == FIELDS;
}

static bool number_read(const char *text, size_t *ret)
{
	size_t number = 0, digits = 0;

	for (; text[digits] >= '0' && text[digits] <= '9' && digits < 18; digits++)
		number = number * 10 + (size_t)(text[digits] - '0');
	*ret = number;
	return digits && !text[digits] && (text[0] != '0' || digits == 1);
}

static bool unescape(char *text)
{
	char *to = text;

	for (; *text; text++, to++) {
		if (*text != '\\') {
			*to = *text;
			continue;
		}
		text++;
		if (*text != 't' && *text != 'n' && *text != '\\')
			return false;
		*to = *text == 't' ? '\t' : *text == 'n' ? '\n' : '\\';
	}
	*to = '\0';
	return true;
}

static cspr_code kind_find(const char *name)
{
	cspr_code kind = 1;

	for (const char *known; (known = cspr_finding_kind_name(kind)) != NULL; kind++)
		if (strcmp(known, name) == 0)
			return kind;
	return 0;
}

/* What is wrong with a line, or NULL. */
static const char *resolution_read(char *line, size_t length, struct resolution *ret)
{
	char *fields[FIELDS];

	if (!cut(line, length, fields))
		return "a resolution has ten fields with tabs between them";
	if (!number_read(fields[START], &ret->start) || !number_read(fields[END], &ret->end) || ret->end <= ret->start)
		return "the first two fields are byte offsets, the end after the start";
	ret->kind = kind_find(fields[KIND]);
	if (!ret->kind || !unescape(fields[RULE]) || !unescape(fields[ID]))
		return "the fields three to five are the kind of a finding, its rule, and an identity or nothing";
	if (!hex_read(fields[DIGEST], strlen(fields[DIGEST]), ret->digest, sizeof(ret->digest)))
		return "field six is a digest, 64 lower-case hexadecimal digits";
	ret->decision = cspr_resolved_find(fields[DECISION]);
	if (!ret->decision)
		return "field seven is keep, redact or not_identifying";
	if (cspr_reference_check(fields[WHO]) != CSPR_DONE || cspr_reference_check(fields[REASON]) != CSPR_DONE)
		return "who and reason are opaque references: no spaces, no names";
	if (!moment_read(fields[WHEN], strlen(fields[WHEN]), &ret->when))
		return "field nine is a moment in UTC, as 2024-03-08T15:04:05Z";
	ret->rule = text_copy(fields[RULE]);
	ret->id = text_copy(fields[ID]);
	ret->who = text_copy(fields[WHO]);
	ret->reason = text_copy(fields[REASON]);
	return NULL;
}

static cspr_status lines_read(cspr_resolutions *resolutions, char *at, const char *end, struct cspr_trouble *trouble)
{
	for (uint64_t line = 2; at < end; line++) {
		struct resolution resolution = { 0 };
		char *line_end = memchr(at, '\n', (size_t)(end - at));
		const char *message = "the last line has no end";

		if (line_end) {
			*line_end = '\0';
			message = resolution_read(at, (size_t)(line_end - at), &resolution);
		}
		if (message)
			return wrong(trouble, CSPR_ERROR_BAD_INPUT, line, message);
		if (resolutions_take(resolutions, resolution) != CSPR_DONE)
			return CSPR_ERROR_NO_MEMORY;
		at = line_end + 1;
	}
	return CSPR_DONE;
}

cspr_status cspr_resolutions_read(const char *bytes, size_t length, cspr_resolutions **ret,
				  struct cspr_trouble *trouble)
{
	const size_t first = sizeof(heading) - 1 + 64;
	unsigned char salt[32];
	cspr_resolutions *resolutions;

	if (!bytes || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (length < first + 1 || memcmp(bytes, heading, sizeof(heading) - 1) != 0 || bytes[first] != '\n' ||
	    !hex_read(bytes + sizeof(heading) - 1, 64, salt, sizeof(salt)))
		return wrong(trouble, CSPR_ERROR_BAD_INPUT, 1,
			     "resolutions begin with a line of three fields: cspr-resolutions, 1 and the salt");
	cspr_status status = cspr_resolutions_new(salt, &resolutions);
	char *copy = status == CSPR_DONE ? malloc(length) : NULL;
	if (!copy) {
		if (status == CSPR_DONE)
			cspr_resolutions_free(resolutions);
		return CSPR_ERROR_NO_MEMORY;
	}
	memcpy(copy, bytes, length);
	status = lines_read(resolutions, copy + first + 1, copy + length, trouble);
	free(copy);
	if (status == CSPR_DONE)
		*ret = resolutions;
	else
		cspr_resolutions_free(resolutions);
	return status;
}
