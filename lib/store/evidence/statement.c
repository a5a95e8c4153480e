/*
 * What a checkpoint says: that the tree of a review had so many events and this root. Its text is a signed note
 * (C2SP signed-note) whose body is a checkpoint (C2SP tlog-checkpoint) of exactly three lines:
 *
 *     <key name>/<review>
 *     <size>
 *     <base64 of the root>
 *                                    (an empty line, and one line a signature)
 *     — <key name> <base64 of the key's id and the signature>
 *
 * Signatures by keys that are not asked about are left alone, but must be well formed.
 */
#include "evidence/evidence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOT_TEXT = 44, SIGNED_TEXT = 92, MOST_TEXT = 1000000, MOST_SIGNATURES = 100, ID = 4 };

static const char dash[] = "\xe2\x80\x94 ";

struct cspr_statement {
	unsigned references;
	uint32_t events;
	unsigned char root[HASH];
	char *origin;
	char *text;
	size_t length;
	size_t body; /* how many bytes of it are signed */
};

static bool read_size(const char *line, size_t length, uint32_t *ret)
{
	uint64_t size = 0;

	if (length == 0 || length > 10 || (line[0] == '0' && length > 1))
		return false;
	for (size_t i = 0; i < length; i++) {
		if (line[i] < '0' || line[i] > '9')
			return false;
		size = size * 10 + (uint64_t)(line[i] - '0');
	}
	*ret = (uint32_t)size;
	return size <= UINT32_MAX;
}

/* The next line of a text that ends with a line end; NULL: there is none. */
static const char *next_line(const char **text, const char *end, size_t *ret_length)
{
	const char *line = *text, *stop = line < end ? memchr(line, '\n', (size_t)(end - line)) : NULL;

	if (!stop)
		return NULL;
	*ret_length = (size_t)(stop - line);
	*text = stop + 1;
	return line;
}

static bool read_body(cspr_statement *statement)
{
	const char *at = statement->text, *end = at + statement->body, *line;
	size_t length, size;

	line = next_line(&at, end, &length);
	if (!line || length == 0)
		return false;
	statement->origin = strndup(line, length);
	line = next_line(&at, end, &length);
	if (!line || !read_size(line, length, &statement->events))
		return false;
	line = next_line(&at, end, &length);
	return line && base64_read(line, length, statement->root, HASH, &size) && size == HASH && at == end;
}

struct signature {
	const char *name;
	size_t name_length;
	unsigned char bytes[ID + SIGNATURE]; /* the first of them, if there are more */
	size_t length;
};

static bool read_signature(const char *line, size_t length, struct signature *ret)
{
	size_t mark = sizeof dash - 1;
	const char *space;

	if (length <= mark || memcmp(line, dash, mark) != 0)
		return false;
	ret->name = line + mark;
	space = memchr(ret->name, ' ', length - mark);
	if (!space)
		return false;
	ret->name_length = (size_t)(space - ret->name);
	return key_name_is_good(ret->name, ret->name_length) &&
	       base64_read(space + 1, (size_t)(line + length - space - 1), ret->bytes, sizeof ret->bytes,
			   &ret->length) &&
	       ret->length > ID;
}

static bool signatures_are_good(const cspr_statement *statement)
{
	const char *at = statement->text + statement->body + 1, *end = statement->text + statement->length, *line;
	struct signature signature;
	size_t length, count = 0;

	for (; (line = next_line(&at, end, &length)); count++)
		if (!read_signature(line, length, &signature))
			return false;
	return at == end && count > 0 && count <= MOST_SIGNATURES;
}

/* Where the signed part ends: at the last empty line. 0: there is none. */
static size_t find_body(const char *text, size_t length)
{
	for (size_t i = length; i > 1; i--)
		if (text[i - 1] == '\n' && text[i - 2] == '\n')
			return i - 1;
	return 0;
}

static bool has_control(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] < 0x20 && text[i] != '\n')
			return true;
	return false;
}

static bool read_note(cspr_statement *statement)
{
	if (has_control(statement->text, statement->length) || !text_is_utf8(statement->text, statement->length))
		return false;
	statement->body = find_body(statement->text, statement->length);
	return statement->body && signatures_are_good(statement) && read_body(statement);
}

cspr_status cspr_statement_read(const char *text, size_t length, cspr_statement **ret)
{
	cspr_statement *statement;
	cspr_status status = CSPR_DONE;

	if (!text || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (length > MOST_TEXT)
		return CSPR_ERROR_BAD_INPUT;
	statement = calloc(1, sizeof *statement);
	if (!statement)
		return CSPR_ERROR_NO_MEMORY;
	statement->references = 1;
	statement->length = length;
	statement->text = malloc(length + 1);
	if (!statement->text) {
		cspr_statement_unref(statement);
		return CSPR_ERROR_NO_MEMORY;
	}
	memcpy(statement->text, text, length);
	statement->text[length] = '\0';
	if (!read_note(statement))
		status = CSPR_ERROR_BAD_INPUT;
	else if (!statement->origin)
		status = CSPR_ERROR_NO_MEMORY;
	if (status == CSPR_DONE)
		*ret = statement;
	else
		cspr_statement_unref(statement);
	return status;
}

cspr_status cspr_statement_sign(const cspr_key *key, const char *review, uint32_t events,
				const unsigned char root[HASH], cspr_statement **ret)
{
	unsigned char bytes[ID + SIGNATURE];
	char root_text[ROOT_TEXT + 1], signed_text[SIGNED_TEXT + 1], text[1024];
	const char *name;
	cspr_status status;
	int body, all;

	if (!key || !review || !root || !ret || !cspr_key_private(key))
		return CSPR_ERROR_ARGUMENT;
	status = cspr_reference_check(review);
	if (status != CSPR_DONE)
		return status;
	name = cspr_key_name(key);
	base64_write(root, HASH, root_text);
	body = snprintf(text, sizeof text, "%s/%s\n%lu\n%s\n", name, review, (unsigned long)events, root_text);
	memcpy(bytes, key_id(key), ID);
	if (!key_sign(key, text, (size_t)body, bytes + ID))
		return CSPR_ERROR_NO_MEMORY;
	base64_write(bytes, sizeof bytes, signed_text);
	all = body + snprintf(text + body, sizeof text - (size_t)body, "\n%s%s %s\n", dash, name, signed_text);
	return cspr_statement_read(text, (size_t)all, ret);
}

cspr_statement *cspr_statement_ref(cspr_statement *statement)
{
	statement->references++;
	return statement;
}

void cspr_statement_unref(cspr_statement *statement)
{
	if (!statement || --statement->references)
		return;
	free(statement->origin);
	free(statement->text);
	free(statement);
}

const char *cspr_statement_origin(const cspr_statement *statement)
{
	return statement->origin;
}

uint32_t cspr_statement_events(const cspr_statement *statement)
{
	return statement->events;
}

const unsigned char *cspr_statement_root(const cspr_statement *statement)
{
	return statement->root;
}

const char *cspr_statement_text(const cspr_statement *statement, size_t *ret_length)
{
	if (ret_length)
		*ret_length = statement->length;
	return statement->text;
}

size_t statement_body(const cspr_statement *statement)
{
	return statement->body;
}

static bool is_by(const struct signature *signature, const cspr_key *key)
{
	const char *name = cspr_key_name(key);

	return signature->name_length == strlen(name) && memcmp(signature->name, name, signature->name_length) == 0 &&
	       memcmp(signature->bytes, key_id(key), ID) == 0;
}

cspr_status statement_signature(const cspr_statement *statement, const cspr_key *key, unsigned char ret[SIGNATURE])
{
	const char *at = statement->text + statement->body + 1, *end = statement->text + statement->length, *line;
	struct signature signature;
	unsigned found = 0;
	size_t length;

	while ((line = next_line(&at, end, &length))) {
		if (!read_signature(line, length, &signature) || !is_by(&signature, key))
			continue;
		if (found++ || signature.length != ID + SIGNATURE ||
		    !key_verify(key, statement->text, statement->body, signature.bytes + ID))
			return CSPR_REFUSED;
		memcpy(ret, signature.bytes + ID, SIGNATURE);
	}
	return found ? CSPR_DONE : CSPR_REFUSED;
}

cspr_status cspr_statement_verify(const cspr_statement *statement, const cspr_key *key, const char *review)
{
	unsigned char signature[SIGNATURE];
	size_t length;

	if (!statement || !key)
		return CSPR_ERROR_ARGUMENT;
	length = strlen(cspr_key_name(key));
	if (strncmp(statement->origin, cspr_key_name(key), length) != 0 || statement->origin[length] != '/')
		return CSPR_REFUSED;
	if (review && strcmp(statement->origin + length + 1, review) != 0)
		return CSPR_REFUSED;
	return statement_signature(statement, key, signature);
}
