/*
 * Cases: bytes are kept as they are, whatever they spell.
 */
#include "trial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One event with a line of its own. */
static void keep_line(struct trial *trial, uint32_t expected, const char *line, size_t length)
{
	struct batch *batch = begin(trial, "r-1", expected, 1);

	batch->events[0].line = line;
	batch->events[0].length = length;
	want_event(trial, &batch->events[0]);
	append(trial, FIRST, CSPR_DONE);
}

static void keep_lines(struct trial *trial, const char *const *lines, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		keep_line(trial, i, lines[i], strlen(lines[i]));
	want_status(trial, CSPR_DONE);
	look_events(trial, SECOND, "r-1", 0);
	compare(trial, "the lines that were written");
}

static void every_ascii(struct trial *trial)
{
	char line[256] = "{\"a\":\"";
	size_t length = strlen(line);
	const char *only = line;

	for (char byte = ' '; byte < 0x7f; byte++) {
		if (byte == '"' || byte == '\\')
			line[length++] = '\\';
		line[length++] = byte;
	}
	strcpy(line + length, "\x7f\"}");
	keep_lines(trial, &only, 1);
}

static void escapes(struct trial *trial)
{
	static const char *const lines[] = {
		"{\"a\":\"\\u0000\"}",
		"{\"a\":\"\\b\\t\\n\\f\\r\\u0001\\u001f\"}",
		"{\"a\":\"\\\\u0000\"}",
		"{\"a\":\"'; DROP TABLE events; --\"}",
		"{\"a\":\"%s %n $1 ? :a @a {} \\\\N \\\\.\"}",
	};

	keep_lines(trial, lines, LENGTH(lines));
}

/* Composed and not, of one to four bytes, at the ends of each length, and some that are no characters. */
static void beyond_ascii(struct trial *trial)
{
	static const char *const lines[] = {
		"{\"a\":\"\xc3\xa9\"}",
		"{\"a\":\"e\xcc\x81\"}",
		"{\"a\":\"\xc2\x80\xdf\xbf\"}",
		"{\"a\":\"\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf\"}",
		"{\"a\":\"\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\"}",
		"{\"a\":\"\xef\xbb\xbf\xe2\x80\xa8\xe2\x80\xae\"}",
		"{\"\xc3\xa9\":\"\xe6\x97\xa5\xe6\x9c\xac\"}",
	};

	keep_lines(trial, lines, LENGTH(lines));
}

/* Every code point of two bytes, so that each byte that may follow another does. */
static void every_pair(struct trial *trial)
{
	enum { CODES = 0x800 - 0x80 };
	char line[2 * CODES + 16] = "{\"a\":\"";
	size_t length = strlen(line);
	const char *only = line;

	for (int code = 0x80; code < 0x800; code++) {
		line[length++] = (char)(0xc0 | code >> 6);
		line[length++] = (char)(0x80 | (code & 0x3f));
	}
	strcpy(line + length, "\"}");
	keep_lines(trial, &only, 1);
}

/* Spaces, order of keys and spelling of numbers are the line's, not the store's. */
static void not_normalised(struct trial *trial)
{
	static const char *const lines[] = {
		"{}",
		"{\"a\":1,\"b\":2}",
		"{\"A\":1,\"a\":1}",
		"{\"a\":\"  \"}",
		"{\"a\":9007199254740991}",
		"{\"a\":[],\"b\":{},\"c\":null,\"d\":true}",
	};

	keep_lines(trial, lines, LENGTH(lines));
}

static void longest(struct trial *trial)
{
	enum { LONG = 1 << 20 };
	static const char end[] = "\"}";
	char *line = malloc(LONG);

	if (!line) {
		trial->detail.failed = true;
		return;
	}
	memcpy(line, "{\"a\":\"", 6);
	for (size_t i = 6; i < LONG - 2; i++)
		line[i] = (char)('a' + (i * 31 + i / 1000) % 26);
	memcpy(line + LONG - 2, end, 2);
	keep_line(trial, 0, line, LONG);
	keep_line(trial, 1, "{}", 2);
	keep_line(trial, 2, line, LONG - 1);
	want_status(trial, CSPR_DONE);
	look_events(trial, SECOND, "r-1", 0);
	compare(trial, "lines of a mebibyte");
	free(line);
}

/* A line is as long as its length says, whatever stands behind it. */
static void own_length(struct trial *trial)
{
	keep_line(trial, 0, "{\"a\":1}{\"never\":1}", 7);
	want_status(trial, CSPR_DONE);
	look_events(trial, SECOND, "r-1", 0);
	compare(trial, "a line that ends where its length says");
}

static void leaves(struct trial *trial)
{
	struct batch *batch = begin(trial, "r-1", 0, 5);
	const unsigned char filled[] = { 0x00, 0xff, 0x27, 0x5c, 0x0a };

	for (size_t i = 0; i < LENGTH(filled); i++)
		memset(batch->events[i].leaf, filled[i], sizeof batch->events[i].leaf);
	batch->events[0].leaf[31] = 1;
	batch->events[1].leaf[0] = 0;
	memset(batch->summary.root, 0, sizeof batch->summary.root);
	batch->summary.root[31] = 7;
	for (size_t i = 0; i < LENGTH(filled); i++)
		want_event(trial, &batch->events[i]);
	want_status(trial, CSPR_DONE);
	want_summary(trial, &batch->summary);
	want_status(trial, CSPR_DONE);
	append(trial, FIRST, CSPR_DONE);
	look_events(trial, SECOND, "r-1", 0);
	look_summary(trial, SECOND, "r-1");
	compare(trial, "leaves and heads of any bytes");
}

/* In the order of their bytes. Each is its own review: none is found by another's name. */
static const char *const references[] = {
	"0",
	"0-0",
	"00",
	"1",
	"10",
	"2",
	"9",
	"9z",
	"A",
	"A-",
	"A-1",
	"A.",
	"A.1",
	"A/",
	"A/1",
	"A0",
	"A1",
	"A10",
	"A2",
	"A:",
	"A:1",
	"AA",
	"AB",
	"A_",
	"A_1",
	"Aa",
	"Ab",
	"B",
	"LA-2024/7:x_1.2",
	"Z",
	"Za",
	"a",
	"a-",
	"a-1",
	"a-b",
	"a.b",
	"a/b",
	"a1",
	"a:b",
	"aA",
	"aB",
	"a_b",
	"aa",
	"ab",
	"b",
	"z",
	"zZ",
	"zz",
	"zz.0123456789-0123456789_0123456789:0123456789/0123456789abcdefg",
	"zz.0123456789-0123456789_0123456789:0123456789/0123456789abcdefh",
};

static void any_reference(struct trial *trial)
{
	static const struct cspr_list_query any = { .size = sizeof any };

	for (size_t i = 0; i < LENGTH(references); i++) {
		size_t scattered = i * 17 % LENGTH(references);

		append_events(trial, FIRST, references[scattered], 0, 1 + scattered % 3);
	}
	for (size_t i = 0; i < LENGTH(references); i++)
		want_review(trial, references[i], 1 + i % 3);
	want_status(trial, CSPR_DONE);
	look_list(trial, SECOND, &any);
	compare(trial, "reviews by the bytes of their references");
	for (size_t i = 0; i < LENGTH(references); i++) {
		want_events(trial, references[i], 1, 1 + i % 3);
		want_status(trial, CSPR_DONE);
		look_events(trial, SECOND, references[i], 0);
		want_review(trial, references[i], 1 + i % 3);
		want_status(trial, CSPR_DONE);
		look_summary(trial, SECOND, references[i]);
	}
	compare(trial, "each review by its own reference");
}

static const char *const near_misses[] = { "case-1", "CASE-1", "Case-1", "case-10", "case-", "case" };

static void no_other_reference(struct trial *trial)
{
	for (size_t i = 0; i < LENGTH(near_misses); i += 2) {
		struct batch *batch = begin(trial, near_misses[i], 0, 1);

		add_note(batch, 1, "Child A.");
		set_checkpoint(batch, 1, near_misses[i]);
		append(trial, FIRST, CSPR_DONE);
	}
	for (size_t i = 1; i < LENGTH(near_misses); i += 2) {
		want_status(trial, CSPR_ERROR_NOT_FOUND);
		look_summary(trial, FIRST, near_misses[i]);
		want_status(trial, CSPR_DONE);
		look_events(trial, FIRST, near_misses[i], 0);
		want_status(trial, CSPR_ERROR_NOT_FOUND);
		look_note(trial, FIRST, near_misses[i], 1);
		want_status(trial, CSPR_DONE);
		look_checkpoints(trial, FIRST, near_misses[i]);
	}
	compare(trial, "reviews whose references are nearly those of others");
}

static const int64_t moments[] = {
	0,
	1,
	INT64_C(999999999),
	INT64_C(1709910245123456789),
	INT64_C(1709910245123456788),
	INT64_C(7258118399999999999), /* the last of 2199 */
	INT64_MAX,
};

static void nanoseconds(struct trial *trial)
{
	for (uint32_t i = 0; i < LENGTH(moments); i++) {
		struct batch *batch = begin(trial, "r-1", i, 1);

		batch->summary.recorded = moments[i];
		want_summary(trial, &batch->summary);
		want_status(trial, CSPR_DONE);
		append(trial, FIRST, CSPR_DONE);
		look_summary(trial, SECOND, "r-1");
		compare(trial, "when the last event was recorded");
	}
}

static const struct trial_case cases[] = {
	{ "a line keeps every character of ASCII", every_ascii },
	{ "a line keeps its escapes, whatever they would mean to another", escapes },
	{ "a line keeps what is beyond ASCII, composed or not, of every length", beyond_ascii },
	{ "a line keeps every pair of bytes that UTF-8 has", every_pair },
	{ "a line is not normalised", not_normalised },
	{ "a line may have a mebibyte", longest },
	{ "a line is as long as it is said to be", own_length },
	{ "leaves and heads keep any bytes, zero bytes too", leaves },
	{ "reviews have every kind of reference, of up to 64 bytes, and come in the order of bytes", any_reference },
	{ "no review is found by a reference that is nearly its own", no_other_reference },
	{ "when an event was recorded is kept to the nanosecond", nanoseconds },
};

const struct case_list line_cases = { cases, LENGTH(cases) };
