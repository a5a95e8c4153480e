/*
 * What the suite writes: events, a summary and rows, made up from the reference and the numbers alone, so that what
 * should be read back can be made again. Leaves, heads, salts and digests have zero bytes in them.
 */
#include "trial.h"

#include <stdio.h>
#include <string.h>

static uint32_t hash(const char *word, uint32_t seed)
{
	uint32_t sum = 2166136261u ^ (seed * 16777619u);

	for (; *word; word++)
		sum = (sum ^ (unsigned char)*word) * 16777619u;
	return sum;
}

static void make_bytes(const char *word, uint32_t seed, unsigned char ret[32])
{
	uint32_t sum = hash(word, seed);

	for (int i = 0; i < 32; i++) {
		sum = sum * 1664525u + 1013904223u;
		ret[i] = (unsigned char)(sum >> 24);
	}
	ret[seed % 32] = 0;
	ret[sum % 32] = 0xff;
}

void digest_of(unsigned char number, unsigned char ret[32])
{
	memset(ret, 0, 32);
	ret[1] = number;
	ret[31] = 0xfe;
}

void make_event(const char *review, uint32_t number, char line[LINE_ROOM], struct cspr_stored_event *ret)
{
	int length =
		snprintf(line, LINE_ROOM, "{\"event\":\"note\",\"parts\":{\"a\":\"%s\",\"b\":\"%.*s\"},\"seq\":%u}",
			 review, (int)(hash(review, number) % 24), "abcdefghijklmnopqrstuvwxyz", (unsigned)number);

	*ret = (struct cspr_stored_event){
		.size = sizeof *ret,
		.number = number,
		.line = line,
		.length = (size_t)length,
	};
	make_bytes(review, number, ret->leaf);
}

void make_summary(const char *review, uint32_t events, struct cspr_summary *ret)
{
	*ret = (struct cspr_summary){
		.size = sizeof *ret,
		.review = review,
		.edition = "wt2023",
		.state = "referred",
		.phase = "referral",
		.events = events,
		.opened = { 19797, 19797 },
		.recorded = INT64_C(1709910245000000000) + events,
	};
	make_bytes(review, events + 7, ret->root);
}

struct batch *begin(struct trial *trial, const char *review, uint32_t expected, uint32_t count)
{
	struct batch *batch = trial->batch;

	memset(batch, 0, sizeof *batch);
	batch->append = (struct cspr_append){
		.size = sizeof batch->append,
		.review = review,
		.expected = expected,
		.events = batch->event_list,
		.event_count = count,
		.summary = &batch->summary,
		.duties = batch->duty_list,
		.gone = batch->gone_list,
		.notes = batch->note_list,
		.documents = batch->document_list,
	};
	for (uint32_t i = 0; i < count; i++) {
		make_event(review, expected + i + 1, batch->lines[i], &batch->events[i]);
		batch->event_list[i] = &batch->events[i];
	}
	make_summary(review, expected + count, &batch->summary);
	return batch;
}

struct cspr_duty_row *add_duty(struct batch *batch, const char *duty, const char *about)
{
	size_t index = batch->append.duty_count++;
	struct cspr_duty_row *row = &batch->duties[index];

	*row = (struct cspr_duty_row){
		.size = sizeof *row,
		.review = batch->append.review,
		.duty = duty,
		.about = about,
		.force = "must",
		.standing = "pending",
		.standing_between = "indeterminate",
		.standing_after = "overdue",
		.open = 1,
		.since = { 19790, 19790 },
		.due = { 19800, 19800 },
		.met_on = { CSPR_NO_DAY, CSPR_NO_DAY },
	};
	batch->duty_list[index] = row;
	return row;
}

void add_gone(struct batch *batch, const char *duty, const char *about)
{
	size_t index = batch->append.gone_count++;
	struct cspr_duty_row *row = &batch->gone[index];

	*row = (struct cspr_duty_row){
		.size = sizeof *row,
		.review = batch->append.review,
		.duty = duty,
		.about = about,
	};
	batch->gone_list[index] = row;
}

struct cspr_note *add_note(struct batch *batch, uint32_t number, const char *text)
{
	size_t index = batch->append.note_count++;
	struct cspr_note *note = &batch->notes[index];

	*note = (struct cspr_note){
		.size = sizeof *note,
		.number = number,
		.text = text,
		.length = strlen(text),
	};
	make_bytes(text, number + 3, note->salt);
	batch->note_list[index] = note;
	return note;
}

struct cspr_document *add_document(struct batch *batch, unsigned char digest, const char *bytes)
{
	size_t index = batch->append.document_count++;
	struct cspr_document *document = &batch->documents[index];

	*document = (struct cspr_document){ .size = sizeof *document, .bytes = bytes, .length = strlen(bytes) };
	digest_of(digest, document->digest);
	batch->document_list[index] = document;
	return document;
}

struct cspr_checkpoint *set_checkpoint(struct batch *batch, uint32_t events, const char *text)
{
	batch->checkpoint = (struct cspr_checkpoint){
		.size = sizeof batch->checkpoint,
		.events = events,
		.text = text,
		.length = strlen(text),
	};
	batch->append.checkpoint = &batch->checkpoint;
	return &batch->checkpoint;
}

void append(struct trial *trial, int index, cspr_status wanted)
{
	const struct cspr_append *what = &trial->batch->append;
	void *state = connection(trial, index);
	char words[160];

	if (!going(trial))
		return;
	snprintf(words, sizeof words, "append of %zu events to %.64s where %u are expected", what->event_count,
		 what->review, (unsigned)what->expected);
	expect_status(trial, words, trial->driver->append(state, what), wanted);
}

void append_events(struct trial *trial, int index, const char *review, uint32_t expected, uint32_t count)
{
	begin(trial, review, expected, count);
	append(trial, index, CSPR_DONE);
}
