/*
 * An evidence pack verified: its files against SHA256SUMS; what is in it twice, once for this library and once for
 * openssl, against each other; then the record.
 */
#include "evidence/evidence.h"

#include <stdlib.h>
#include <string.h>

struct reading {
	const cspr_pack *pack;
	cspr_report *report;
	cspr_key *own; /* the pack's key; NULL: there is none that can be read */
	const char **lines;
	size_t *lengths;
	unsigned char *leaves;
	struct cspr_checkpoint *checkpoints;
	const struct cspr_checkpoint **checkpoint_list;
	struct cspr_evidence evidence;
};

static void report_file(const struct reading *reading, const char *name, const char *words)
{
	report_fault(reading->report, (struct cspr_fault){ .kind = CSPR_FAULT_FILE, .file = name }, "%s: %s", name,
		     words);
}

static bool is_equal(const struct pack_file *file, const char *bytes, size_t length)
{
	return file && file->length == length && memcmp(file->bytes, bytes, length) == 0;
}

/* The files whose row of the sums is not there; if none, SHA256SUMS itself. */
static void report_differing(const struct reading *reading, const struct pack_file *sums, const char *expected)
{
	bool told = false;

	for (const char *row = expected; *row; row = strchr(row, '\n') + 1) {
		size_t length = (size_t)(strchr(row, '\n') - row) + 1;
		char name[LONGEST_FILE_NAME + 1] = "", copy[2 * HASH + 2 + LONGEST_FILE_NAME + 2] = "";

		memcpy(copy, row, length);
		if (strstr(sums->bytes, copy))
			continue;
		memcpy(name, row + 2 * HASH + 2, length - 1 - (2 * HASH + 2));
		report_file(reading, pack_find(reading->pack, name)->name, "it is not as SHA256SUMS has it");
		told = true;
	}
	if (!told)
		report_file(reading, sums->name, "it has more than the files that are there");
}

static bool check_sums(const struct reading *reading)
{
	const struct pack_file *sums = pack_find(reading->pack, "SHA256SUMS");
	char *expected;

	if (!sums) {
		report_file(reading, "SHA256SUMS", "it is missing: the pack was cut off while it was written");
		return true;
	}
	expected = pack_sums(reading->pack);
	if (expected && !is_equal(sums, expected, strlen(expected)))
		report_differing(reading, sums, expected);
	free(expected);
	return expected;
}

static size_t count_lines(const struct pack_file *file)
{
	size_t count = 0;

	for (size_t i = 0; i < file->length; i++)
		count += file->bytes[i] == '\n' || i + 1 == file->length;
	return count;
}

/* The lines of a file; one more for an end without a line end. */
static void split(const struct pack_file *file, const char **lines, size_t *lengths)
{
	const char *at = file->bytes, *end = at + file->length;

	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));

		*lines++ = at;
		*lengths++ = (size_t)((stop ? stop : end) - at);
		at = stop ? stop + 1 : end;
	}
}

static bool read_record(struct reading *reading)
{
	const struct pack_file *file = pack_find(reading->pack, "record.jsonl");
	size_t count;

	if (!file) {
		report_file(reading, "record.jsonl", "it is missing");
		return true;
	}
	count = count_lines(file);
	reading->lines = malloc((count + 1) * sizeof *reading->lines);
	reading->lengths = malloc((count + 1) * sizeof *reading->lengths);
	if (!reading->lines || !reading->lengths)
		return false;
	split(file, reading->lines, reading->lengths);
	reading->evidence.lines = reading->lines;
	reading->evidence.lengths = reading->lengths;
	reading->evidence.line_count = (uint32_t)count;
	return true;
}

/* What is no leaf, in the form in which it is written, becomes a leaf that no line has. */
static void read_leaf(const char *text, size_t length, unsigned char ret[HASH])
{
	char digest[72] = "sha256:", again[72];
	size_t mark = strlen(digest);

	memset(ret, 0, HASH);
	if (length != 2 * HASH)
		return;
	memcpy(digest + mark, text, length);
	if (cspr_digest_read(digest, ret) != CSPR_DONE)
		return;
	cspr_digest_write(ret, again);
	if (strcmp(digest, again) != 0)
		memset(ret, 0, HASH);
}

static bool read_leaves(struct reading *reading)
{
	const struct pack_file *file = pack_find(reading->pack, "leaves.txt");
	size_t count = file ? count_lines(file) : 0;
	const char **lines = malloc((count + 1) * sizeof *lines);
	size_t *lengths = malloc((count + 1) * sizeof *lengths);

	reading->leaves = malloc(count * HASH + 1);
	if (!file)
		report_file(reading, "leaves.txt", "it is missing");
	else if (lines && lengths && reading->leaves) {
		split(file, lines, lengths);
		for (size_t i = 0; i < count; i++)
			read_leaf(lines[i], lengths[i], reading->leaves + i * HASH);
		reading->evidence.leaves = reading->leaves;
		reading->evidence.leaf_count = (uint32_t)count;
	}
	free(lines);
	free(lengths);
	return lines && lengths && reading->leaves;
}

/* The size of an older checkpoint by its file's name, or 0. */
static uint32_t size_of_older(const char *name)
{
	uint64_t size = 0;

	if (strncmp(name, "checkpoint-", 11) != 0)
		return 0;
	for (name += 11; *name >= '0' && *name <= '9' && size <= UINT32_MAX; name++)
		size = size * 10 + (uint64_t)(*name - '0');
	return *name || size > UINT32_MAX ? 0 : (uint32_t)size;
}

/* The latest is kept under no size: the one that it states. */
static bool add_latest(struct reading *reading, const struct pack_file *file, struct cspr_checkpoint *checkpoint)
{
	cspr_statement *statement;
	cspr_status status = cspr_statement_read(file->bytes, file->length, &statement);

	*checkpoint =
		(struct cspr_checkpoint){ sizeof *checkpoint, reading->evidence.line_count, file->bytes, file->length };
	if (status == CSPR_DONE) {
		checkpoint->events = cspr_statement_events(statement);
		cspr_statement_unref(statement);
	}
	return status != CSPR_ERROR_NO_MEMORY;
}

static bool read_checkpoints(struct reading *reading)
{
	const cspr_pack *pack = reading->pack;
	size_t *count = &reading->evidence.checkpoint_count;

	reading->checkpoints = calloc(pack->count + 1, sizeof *reading->checkpoints);
	reading->checkpoint_list = calloc(pack->count + 1, sizeof *reading->checkpoint_list);
	if (!reading->checkpoints || !reading->checkpoint_list)
		return false;
	for (const struct pack_file *file = pack->files; file < pack->files + pack->count; file++) {
		struct cspr_checkpoint *checkpoint = reading->checkpoints + *count;
		uint32_t size = size_of_older(file->name);

		if (size)
			*checkpoint = (struct cspr_checkpoint){ sizeof *checkpoint, size, file->bytes, file->length };
		else if (strcmp(file->name, "checkpoint") != 0)
			continue;
		else if (!add_latest(reading, file, checkpoint))
			return false;
		reading->checkpoint_list[(*count)++] = checkpoint;
	}
	reading->evidence.checkpoints = reading->checkpoint_list;
	return true;
}

static bool read_key(struct reading *reading)
{
	const struct pack_file *file = pack_find(reading->pack, "key.vkey");
	cspr_status status;

	if (!file)
		return true;
	status = cspr_key_read_text(file->bytes, file->length, &reading->own);
	if (status == CSPR_ERROR_BAD_INPUT || (status == CSPR_DONE && cspr_key_private(reading->own)))
		report_file(reading, file->name, "it is no public key");
	return status == CSPR_DONE || status == CSPR_ERROR_BAD_INPUT;
}

/* What the pack has for openssl. */
static bool check_copies(const struct reading *reading)
{
	const struct pack_file *latest = pack_find(reading->pack, "checkpoint");
	const struct pack_file *body = pack_find(reading->pack, "checkpoint.body");
	const struct pack_file *raw = pack_find(reading->pack, "checkpoint.sig");
	char *pem = key_pem(reading->own);
	unsigned char signature[SIGNATURE];
	cspr_statement *statement;

	if (pem && !is_equal(pack_find(reading->pack, "key.pem"), pem, strlen(pem)))
		report_file(reading, "key.pem", "it is not the key of key.vkey");
	free(pem);
	if (!latest || cspr_statement_read(latest->bytes, latest->length, &statement) != CSPR_DONE)
		return pem;
	if (!is_equal(body, cspr_statement_text(statement, NULL), statement_body(statement)))
		report_file(reading, "checkpoint.body", "it is not what the checkpoint signs");
	if (statement_signature(statement, reading->own, signature) == CSPR_DONE &&
	    !is_equal(raw, (const char *)signature, SIGNATURE))
		report_file(reading, "checkpoint.sig", "it is not the signature of the checkpoint");
	cspr_statement_unref(statement);
	return pem;
}

static void choose_key(struct reading *reading, const cspr_key *key)
{
	reading->evidence.key = key ? key : reading->own;
	if (!key && reading->own)
		report_unchecked(reading->report, "whose the key is: compare key.vkey with what its owner published");
	if (key && reading->own && strcmp(cspr_key_public(key), cspr_key_public(reading->own)) != 0)
		report_file(reading, "key.vkey", "it is another key than the one that was given");
}

static cspr_status check(struct reading *reading, const cspr_key *key)
{
	if (!check_sums(reading) || !read_record(reading) || !read_leaves(reading) || !read_checkpoints(reading) ||
	    !read_key(reading) || (reading->own && !check_copies(reading)))
		return CSPR_ERROR_NO_MEMORY;
	choose_key(reading, key);
	return evidence_check(&reading->evidence, reading->report);
}

cspr_status cspr_pack_verify(const cspr_pack *pack, const cspr_key *key, const char *review, cspr_report **ret)
{
	struct reading reading = { .pack = pack, .evidence = { .size = sizeof reading.evidence, .review = review } };
	cspr_status status;

	if (!pack || !ret)
		return CSPR_ERROR_ARGUMENT;
	reading.report = report_new();
	status = reading.report ? check(&reading, key) : CSPR_ERROR_NO_MEMORY;
	cspr_key_unref(reading.own);
	free(reading.lines);
	free(reading.lengths);
	free(reading.leaves);
	free(reading.checkpoints);
	free(reading.checkpoint_list);
	if (status == CSPR_DONE)
		return report_finish(reading.report, ret);
	cspr_report_unref(reading.report);
	return status;
}
