/*
 * What goes into an evidence pack, made from a record and what vouches for it. Nothing here touches a disk.
 */
#include "evidence/evidence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool take_text(cspr_pack *pack, const char *name, char *text)
{
	return pack_take(pack, name, text, text ? strlen(text) : 0);
}

static bool take_record(cspr_pack *pack, const struct cspr_evidence *evidence)
{
	size_t length = 0, at = 0;
	char *text;

	for (size_t i = 0; i < evidence->line_count; i++)
		length += evidence->lengths[i] + 1;
	text = malloc(length + 1);
	for (size_t i = 0; text && i < evidence->line_count; i++) {
		memcpy(text + at, evidence->lines[i], evidence->lengths[i]);
		at += evidence->lengths[i];
		text[at++] = '\n';
	}
	return pack_take(pack, "record.jsonl", text, length);
}

/* A line a leaf: as they are kept, or of the lines if none are. */
static bool take_leaves(cspr_pack *pack, const struct cspr_evidence *evidence, EVP_MD_CTX *hash)
{
	size_t count = evidence->leaves ? evidence->leaf_count : evidence->line_count, row = 2 * HASH + 1;
	char *text = malloc(count * row + 1);
	unsigned char leaf[HASH];
	char digest[72];

	for (size_t i = 0; text && i < count; i++) {
		if (evidence->leaves)
			memcpy(leaf, evidence->leaves + i * HASH, HASH);
		else if (!hash_leaf(hash, evidence->lines[i], evidence->lengths[i], leaf))
			memset(leaf, 0, HASH);
		cspr_digest_write(leaf, digest);
		memcpy(text + i * row, digest + strlen("sha256:"), 2 * HASH);
		text[i * row + row - 1] = '\n';
	}
	return pack_take(pack, "leaves.txt", text, count * row);
}

static void write_quoted(FILE *stream, const char *field)
{
	if (!strpbrk(field, ",\"\r\n")) {
		fputs(field, stream);
		return;
	}
	fputc('"', stream);
	for (; *field; field++)
		fputs(*field == '"' ? "\"\"" : (char[2]){ *field, '\0' }, stream);
	fputc('"', stream);
}

static bool take_calendar(cspr_pack *pack, const cspr_calendar *calendar)
{
	char *text = NULL, date[24];
	size_t size;
	FILE *stream = open_memstream(&text, &size);
	const char *name;
	cspr_day day;

	if (!stream)
		return false;
	fputs("date,name\n", stream);
	for (size_t i = 0; cspr_calendar_closed_day(calendar, i, &day, &name) == CSPR_DONE; i++) {
		cspr_span_write((struct cspr_span){ day, day }, date);
		fprintf(stream, "%s,", date);
		write_quoted(stream, name);
		fputc('\n', stream);
	}
	return take_text(pack, "calendar.csv", end_text(stream, &text));
}

static bool take_sheet(cspr_pack *pack, cspr_context *context, const cspr_basis *basis)
{
	char *sheet;
	bool good;

	if (cspr_basis_sheet(basis, &sheet) != CSPR_DONE)
		return false;
	good = pack_copy(pack, "edition.txt", sheet, strlen(sheet));
	cspr_text_free(context, sheet);
	return good;
}

/* The latest checkpoint, read; NULL with CSPR_DONE: there is none. */
static cspr_status read_latest(const struct cspr_evidence *evidence, cspr_statement **ret)
{
	const struct cspr_checkpoint *latest = NULL;

	*ret = NULL;
	for (size_t i = 0; i < evidence->checkpoint_count; i++)
		if (!latest || evidence->checkpoints[i]->events >= latest->events)
			latest = evidence->checkpoints[i];
	return latest ? cspr_statement_read(latest->text, latest->length, ret) : CSPR_DONE;
}

/* The latest as "checkpoint", the others by their sizes. */
static cspr_status take_checkpoints(cspr_pack *pack, const struct cspr_evidence *evidence, uint32_t latest)
{
	char name[32];

	for (size_t i = 0; i < evidence->checkpoint_count; i++) {
		const struct cspr_checkpoint *checkpoint = evidence->checkpoints[i];

		if (checkpoint->events == latest)
			strcpy(name, "checkpoint");
		else
			snprintf(name, sizeof name, "checkpoint-%lu", (unsigned long)checkpoint->events);
		if (pack_find(pack, name))
			return CSPR_ERROR_CONTRADICTS;
		if (!pack_copy(pack, name, checkpoint->text, checkpoint->length))
			return CSPR_ERROR_NO_MEMORY;
	}
	return CSPR_DONE;
}

static bool take_key(cspr_pack *pack, const cspr_key *key)
{
	const char *text = cspr_key_public(key);
	size_t length = strlen(text);
	char *line = malloc(length + 2);

	if (line) {
		memcpy(line, text, length);
		line[length] = '\n';
	}
	return pack_take(pack, "key.vkey", line, length + 1) && take_text(pack, "key.pem", key_pem(key));
}

/* The latest checkpoint as openssl takes it. */
static cspr_status take_signature(cspr_pack *pack, const cspr_key *key, const cspr_statement *latest)
{
	unsigned char signature[SIGNATURE];
	cspr_status status = statement_signature(latest, key, signature);

	if (status != CSPR_DONE)
		return CSPR_REFUSED;
	if (!pack_copy(pack, "checkpoint.body", cspr_statement_text(latest, NULL), statement_body(latest)) ||
	    !pack_copy(pack, "checkpoint.sig", (const char *)signature, SIGNATURE))
		return CSPR_ERROR_NO_MEMORY;
	return CSPR_DONE;
}

static cspr_status take_record_and_rules(cspr_pack *pack, cspr_context *context, const struct cspr_evidence *evidence,
					 const cspr_basis *basis, const cspr_statement *latest)
{
	EVP_MD_CTX *hash = hash_new();
	bool good = hash && take_record(pack, evidence) && take_leaves(pack, evidence, hash) &&
		    take_sheet(pack, context, basis) && take_calendar(pack, cspr_basis_calendar(basis)) &&
		    take_text(pack, "README.md", pack_readme(evidence, basis, latest));

	EVP_MD_CTX_free(hash);
	return good ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
}

static cspr_status fill(cspr_pack *pack, cspr_context *context, const struct cspr_evidence *evidence,
			const cspr_basis *basis, const cspr_statement *latest)
{
	cspr_status status = take_record_and_rules(pack, context, evidence, basis, latest);

	if (status == CSPR_DONE && latest)
		status = take_checkpoints(pack, evidence, cspr_statement_events(latest));
	if (status == CSPR_DONE && evidence->key)
		status = take_key(pack, evidence->key) ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
	if (status == CSPR_DONE && evidence->key && latest)
		status = take_signature(pack, evidence->key, latest);
	return status;
}

cspr_status cspr_pack_make(cspr_context *context, const struct cspr_evidence *evidence, const cspr_basis *basis,
			   const struct cspr_pack_file *const *more, size_t more_count, cspr_pack **ret)
{
	cspr_statement *latest;
	cspr_pack *pack;
	cspr_status status;

	if (!context || !evidence_is_whole(evidence) || !evidence->review || !basis || (!more && more_count) || !ret)
		return CSPR_ERROR_ARGUMENT;
	status = read_latest(evidence, &latest);
	if (status != CSPR_DONE)
		return status;
	pack = pack_new();
	status = pack ? fill(pack, context, evidence, basis, latest) : CSPR_ERROR_NO_MEMORY;
	cspr_statement_unref(latest);
	if (status == CSPR_DONE)
		status = pack_add(pack, more, more_count);
	if (status == CSPR_DONE && pack_find(pack, "SHA256SUMS"))
		status = CSPR_ERROR_CONTRADICTS;
	if (status == CSPR_DONE && !take_text(pack, "SHA256SUMS", pack_sums(pack)))
		status = CSPR_ERROR_NO_MEMORY;
	return pack_give(pack, status, ret);
}
