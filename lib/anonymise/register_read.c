/*
 * A register's file read: five fields a line, between tabs; and the register in canonical form, as a keyed digest.
 */
#include "register.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { COLUMNS = 5, ID = 0, CLASS, PSEUDONYM, FIELD, VALUE };

/* Cuts a line at its tabs and undoes the escapes in place; false: there are not five columns. */
static bool cut(char *line, size_t length, char *columns[COLUMNS])
{
	size_t column = 0;
	char *to = line;

	columns[0] = line;
	for (size_t i = 0; i < length; i++) {
		if (line[i] == '\t') {
			if (++column == COLUMNS)
				return false;
			*to++ = '\0';
			columns[column] = to;
		} else if (line[i] == '\\' && i + 1 < length && strchr("nt\\", line[i + 1])) {
			*to++ = line[i + 1] == 'n' ? '\n' : line[i + 1] == 't' ? '\t' : '\\';
			i++;
		} else {
			*to++ = line[i];
		}
	}
	*to = '\0';
	return column == COLUMNS - 1;
}

static cspr_status read_line(cspr_register *reg, char *line, size_t length, uint64_t number,
			     struct cspr_trouble *trouble)
{
	char *columns[COLUMNS];
	struct cspr_trouble told = { .size = sizeof(told) };
	cspr_status status;

	if (memchr(line, '\0', length) || !cut(line, length, columns))
		return wrong(trouble, CSPR_ERROR_BAD_INPUT, number,
			     "a line has an id, a class, a pseudonym, a field and a value, with a tab between each");
	if (!cspr_class_find(columns[CLASS]))
		return wrong(trouble, CSPR_ERROR_BAD_INPUT, number,
			     "a class is child, sibling, parent, carer, relative, professional, agency, school, place, "
			     "other or person");
	if (!cspr_field_find(columns[FIELD]))
		return wrong(trouble, CSPR_ERROR_BAD_INPUT, number,
			     "a field is name, forename, middle, surname, nickname, alias, former, dob, address, "
			     "postcode, nhs, phone, email, handle or ref");
	status = cspr_register_add(reg, columns[ID], cspr_class_find(columns[CLASS]), columns[PSEUDONYM],
				   cspr_field_find(columns[FIELD]), columns[VALUE], &told);
	if (status == CSPR_DONE)
		return status;
	if (status == CSPR_ERROR_NO_MEMORY)
		return wrong(trouble, status, number, told.message);
	return wrong(trouble, CSPR_ERROR_BAD_INPUT, number, told.message);
}

static cspr_status read_lines(cspr_register *reg, char *text, size_t length, struct cspr_trouble *trouble)
{
	cspr_status status = CSPR_DONE;
	uint64_t number = 0;

	for (size_t at = 0, end; at < length && status == CSPR_DONE; at = end + 1) {
		size_t size;

		end = at;
		while (end < length && text[end] != '\n')
			end++;
		size = end - at;
		if (size && text[end - 1] == '\r')
			size--;
		number++;
		if (size && text[at] != '#')
			status = read_line(reg, text + at, size, number, trouble);
	}
	return status;
}

cspr_status cspr_register_read(const void *bytes, size_t length, cspr_register **ret, struct cspr_trouble *trouble)
{
	cspr_register *reg;
	struct secret copy = { 0 };
	char *text;
	cspr_status status;
	size_t skip = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

	if (!ret || (!bytes && length))
		return wrong(trouble, CSPR_ERROR_ARGUMENT, 0, cspr_status_words(CSPR_ERROR_ARGUMENT));
	status = cspr_register_new(&reg);
	if (status != CSPR_DONE)
		return wrong(trouble, status, 0, cspr_status_words(status));
	text = secret_copy(&copy, length ? (const char *)bytes + skip : "", length - skip);
	status = text ? read_lines(reg, text, length - skip, trouble)
		      : wrong(trouble, CSPR_ERROR_NO_MEMORY, 0, "there is not enough memory");
	secret_free(&copy);
	if (status == CSPR_DONE)
		*ret = reg;
	else
		cspr_register_free(reg);
	return status;
}

static int by_bytes(const void *one, const void *other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* Puts a column down in NFC, escaped. */
static bool put_column(char **to, const char *text, char after)
{
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)text, 0, &composed,
					       UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE);

	if (length < 0)
		return false;
	for (utf8proc_ssize_t i = 0; i < length; i++) {
		const char *escape = composed[i] == '\n'   ? "\\n"
				     : composed[i] == '\t' ? "\\t"
				     : composed[i] == '\\' ? "\\\\"
							   : NULL;

		if (escape) {
			*(*to)++ = escape[0];
			*(*to)++ = escape[1];
		} else {
			*(*to)++ = (char)composed[i];
		}
	}
	*(*to)++ = after;
	OPENSSL_cleanse(composed, (size_t)length);
	free(composed);
	return true;
}

/* A line in canonical form; NULL: no memory. NFC is at most three times as long, an escape twice. */
static char *canonical_line(struct secret *secret, const struct identity *identity, const struct field *field)
{
	const char *columns[COLUMNS] = { identity->id, cspr_class_name(identity->identity_class), identity->pseudonym,
					 cspr_field_name(field->field), field->value };
	size_t size = 1;
	char *line, *to;

	for (size_t i = 0; i < COLUMNS; i++)
		size += strlen(columns[i]) * 6 + 1;
	line = to = secret_take(secret, size);
	if (!line)
		return NULL;
	for (size_t i = 0; i < COLUMNS; i++)
		if (!put_column(&to, columns[i], i + 1 < COLUMNS ? '\t' : '\n'))
			return NULL;
	return line;
}

static cspr_status digest_lines(char **lines, size_t count, const void *key, size_t key_length, unsigned char ret[32])
{
	EVP_MAC *mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
	EVP_MAC_CTX *context = mac ? EVP_MAC_CTX_new(mac) : NULL;
	char hash[] = "SHA256";
	OSSL_PARAM parameters[] = { OSSL_PARAM_construct_utf8_string("digest", hash, 0), OSSL_PARAM_construct_end() };
	unsigned char digest[32];
	size_t length = 0;
	bool done = context && EVP_MAC_init(context, key_length ? key : "", key_length, parameters);

	for (size_t i = 0; i < count && done; i++)
		if (!i || strcmp(lines[i], lines[i - 1]) != 0)
			done = EVP_MAC_update(context, (const unsigned char *)lines[i], strlen(lines[i]));
	done = done && EVP_MAC_final(context, digest, &length, sizeof(digest)) && length == sizeof(digest);
	EVP_MAC_CTX_free(context);
	EVP_MAC_free(mac);
	if (done)
		memcpy(ret, digest, sizeof(digest));
	return done ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
}

cspr_status cspr_register_digest(const cspr_register *reg, const void *key, size_t key_length, unsigned char ret[32])
{
	struct secret secret = { 0 };
	size_t count = 0, at = 0;
	char **lines;
	bool done;
	cspr_status status;

	if (!reg || !ret || (!key && key_length))
		return CSPR_ERROR_ARGUMENT;
	for (size_t i = 0; i < reg->count; i++)
		count += reg->identities[i].count;
	lines = secret_take(&secret, (count + 1) * sizeof(*lines));
	done = lines;
	for (size_t i = 0; i < reg->count && done; i++)
		for (size_t j = 0; j < reg->identities[i].count && done; j++, at++) {
			lines[at] = canonical_line(&secret, &reg->identities[i], &reg->identities[i].fields[j]);
			done = lines[at];
		}
	status = CSPR_ERROR_NO_MEMORY;
	if (done) {
		qsort(lines, count, sizeof(*lines), by_bytes);
		status = digest_lines(lines, count, key, key_length, ret);
	}
	secret_free(&secret);
	return status;
}
