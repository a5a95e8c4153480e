/*
 * Cases: what is kept beside the events: notes, documents and checkpoints.
 */
#include "trial.h"

#include <stdlib.h>
#include <string.h>

static void erase(struct trial *trial, int index, const char *review, uint32_t number, cspr_status wanted)
{
	void *state = connection(trial, index);

	if (state)
		expect_status(trial, "erasing a note", trial->driver->erase_note(state, review, number), wanted);
}

static void want_no_note(struct trial *trial, const char *review, uint32_t number)
{
	want_status(trial, CSPR_ERROR_NOT_FOUND);
	look_note(trial, FIRST, review, number);
	want_status(trial, CSPR_ERROR_NOT_FOUND);
	look_note(trial, SECOND, review, number);
}

static const char *const texts[] = {
	"Child A was seen at home.",
	"Zwei Zeilen:\r\n\tund \"noch eine\" \\ \x7f \xc3\xa4 e\xcc\x81 \xf0\x9f\x8c\xb1\n",
	"",
	" ",
	"'); DELETE FROM notes; --",
	"\\x41 \\000 %s $1 \\N",
};

static void notes(struct trial *trial)
{
	struct batch *batch = begin(trial, "r-1", 0, 2 * LENGTH(texts));

	for (uint32_t i = 0; i < LENGTH(texts); i++)
		add_note(batch, 2 * i + 1, texts[i]);
	memset(batch->notes[0].salt, 0, sizeof batch->notes[0].salt);
	for (uint32_t i = 0; i < LENGTH(texts); i++) {
		want_note(trial, &batch->notes[i]);
		want_status(trial, CSPR_DONE);
	}
	append(trial, FIRST, CSPR_DONE);
	append_events(trial, FIRST, "r-2", 0, 12);
	for (uint32_t i = 0; i < LENGTH(texts); i++)
		look_note(trial, SECOND, "r-1", 2 * i + 1);
	compare(trial, "the notes of some events");
	for (uint32_t i = 0; i <= LENGTH(texts); i++)
		want_no_note(trial, "r-1", 2 * i);
	want_no_note(trial, "r-1", UINT32_MAX);
	want_no_note(trial, "r-2", 1);
	compare(trial, "the notes of events that have none");
}

static void long_note(struct trial *trial)
{
	enum { LONG = 1 << 20 };
	char *text = malloc(LONG + 1);
	struct batch *batch;

	if (!text) {
		trial->detail.failed = true;
		return;
	}
	for (size_t i = 0; i < LONG; i++)
		text[i] = (char)('!' + (i * 7 + i / 4096) % 90);
	text[LONG] = '\0';
	batch = begin(trial, "r-1", 0, 1);
	want_note(trial, add_note(batch, 1, text));
	want_status(trial, CSPR_DONE);
	append(trial, FIRST, CSPR_DONE);
	look_note(trial, SECOND, "r-1", 1);
	compare(trial, "a note of a mebibyte");
	free(text);
}

static void erased(struct trial *trial)
{
	struct batch *batch = begin(trial, "r-1", 0, 3);
	struct cspr_note first = *add_note(batch, 1, "The first."), third;

	add_note(batch, 2, "Child A must be forgotten.");
	third = *add_note(batch, 3, "The third.");
	append(trial, FIRST, CSPR_DONE);
	batch = begin(trial, "r-2", 0, 2);
	add_note(batch, 2, "Of another review.");
	append(trial, FIRST, CSPR_DONE);
	look_note(trial, SECOND, "r-1", 2);
	empty(&trial->got);
	erase(trial, FIRST, "r-1", 2, CSPR_DONE);
	want_no_note(trial, "r-1", 2);
	compare(trial, "a note that was erased");
	want_note(trial, &first);
	want_status(trial, CSPR_DONE);
	want_note(trial, &third);
	want_status(trial, CSPR_DONE);
	want_note(trial, &batch->notes[0]);
	want_status(trial, CSPR_DONE);
	look_note(trial, SECOND, "r-1", 1);
	look_note(trial, SECOND, "r-1", 3);
	look_note(trial, SECOND, "r-2", 2);
	compare(trial, "the notes beside one that was erased");
	want_events(trial, "r-1", 1, 3);
	want_status(trial, CSPR_DONE);
	want_review(trial, "r-1", 3);
	want_status(trial, CSPR_DONE);
	look_events(trial, SECOND, "r-1", 0);
	look_summary(trial, SECOND, "r-1");
	compare(trial, "the record after a note was erased");
}

static void erased_twice(struct trial *trial)
{
	struct batch *batch = begin(trial, "r-1", 0, 2);

	add_note(batch, 1, "Child A.");
	append(trial, FIRST, CSPR_DONE);
	erase(trial, FIRST, "r-1", 2, CSPR_ERROR_NOT_FOUND);
	erase(trial, FIRST, "r-1", 3, CSPR_ERROR_NOT_FOUND);
	erase(trial, FIRST, "r-10", 1, CSPR_ERROR_NOT_FOUND);
	erase(trial, SECOND, "r-1", 1, CSPR_DONE);
	erase(trial, FIRST, "r-1", 1, CSPR_ERROR_NOT_FOUND);
	erase(trial, SECOND, "r-1", 1, CSPR_ERROR_NOT_FOUND);
	disconnect(trial, FIRST);
	disconnect(trial, SECOND);
	want_no_note(trial, "r-1", 1);
	compare(trial, "an erased note, after all connections were closed");
	append_events(trial, FIRST, "r-1", 2, 1);
}

static void documents(struct trial *trial)
{
	static const char bytes[] = "{\"id\":\"local\"}\0\xff\xfe\n\r\\x00'";
	struct batch *batch = begin(trial, "r-1", 0, 1);
	struct cspr_document *document = add_document(batch, 1, bytes);

	document->length = sizeof bytes - 1;
	add_document(batch, 0, "");
	for (size_t i = 0; i < 2; i++) {
		want_document(trial, &batch->documents[i]);
		want_status(trial, CSPR_DONE);
	}
	append(trial, FIRST, CSPR_DONE);
	look_document(trial, SECOND, 1);
	look_document(trial, SECOND, 0);
	compare(trial, "documents by their digests");
	want_status(trial, CSPR_ERROR_NOT_FOUND);
	look_document(trial, SECOND, 2);
	compare(trial, "a document that is not there");
}

static void documents_stay(struct trial *trial)
{
	struct batch *batch = begin(trial, "r-1", 0, 1);
	struct cspr_document first = *add_document(batch, 1, "the first");

	append(trial, FIRST, CSPR_DONE);
	batch = begin(trial, "r-2", 0, 1);
	add_document(batch, 1, "the first");
	add_document(batch, 2, "another");
	add_document(batch, 2, "another");
	append(trial, SECOND, CSPR_DONE);
	batch = begin(trial, "r-1", 1, 0);
	batch->append.summary = NULL;
	add_document(batch, 1, "not what that digest was of");
	add_document(batch, 3, "a later one");
	append(trial, FIRST, CSPR_DONE);
	want_document(trial, &first);
	want_status(trial, CSPR_DONE);
	want_document(trial, add_document(begin(trial, "r-2", 1, 0), 2, "another"));
	want_status(trial, CSPR_DONE);
	want_document(trial, add_document(begin(trial, "r-2", 1, 0), 3, "a later one"));
	want_status(trial, CSPR_DONE);
	look_document(trial, SECOND, 1);
	look_document(trial, FIRST, 2);
	look_document(trial, SECOND, 3);
	compare(trial, "documents that were given again");
}

static void write_checkpoint(struct trial *trial, const char *review, uint32_t expected, uint32_t count,
			     uint32_t events, const char *text)
{
	set_checkpoint(begin(trial, review, expected, count), events, text);
	append(trial, FIRST, CSPR_DONE);
}

static void want_checkpoint_of(struct trial *trial, uint32_t events, const char *text)
{
	want_checkpoint(trial, set_checkpoint(begin(trial, "r-1", 0, 0), events, text));
}

static void checkpoints(struct trial *trial)
{
	write_checkpoint(trial, "r-1", 0, 9, 9, "origin\n9\nhead\n\n\xe2\x80\x94 key AAAA\n");
	write_checkpoint(trial, "r-1", 9, 3, 12, "origin\n12\n");
	write_checkpoint(trial, "r-1", 12, 0, 2, "origin\n2\n");
	write_checkpoint(trial, "r-2", 0, 1, 1, "of another\n");
	write_checkpoint(trial, "r-1", 12, 100, 112, "");
	want_checkpoint_of(trial, 2, "origin\n2\n");
	want_checkpoint_of(trial, 9, "origin\n9\nhead\n\n\xe2\x80\x94 key AAAA\n");
	want_checkpoint_of(trial, 12, "origin\n12\n");
	want_checkpoint_of(trial, 112, "");
	want_status(trial, CSPR_DONE);
	look_checkpoints(trial, SECOND, "r-1");
	compare(trial, "checkpoints by size");
	append_events(trial, FIRST, "r-3", 0, 1);
	want_status(trial, CSPR_DONE);
	look_checkpoints(trial, SECOND, "r-3");
	compare(trial, "the checkpoints of a review without any");
}

static void checkpoint_replaced(struct trial *trial)
{
	write_checkpoint(trial, "r-1", 0, 2, 2, "two, at first\n");
	write_checkpoint(trial, "r-1", 2, 1, 3, "three\n");
	write_checkpoint(trial, "r-2", 0, 2, 2, "of another\n");
	write_checkpoint(trial, "r-1", 3, 0, 2, "two, and longer than it was\n");
	want_checkpoint_of(trial, 2, "two, and longer than it was\n");
	want_checkpoint_of(trial, 3, "three\n");
	want_status(trial, CSPR_DONE);
	want_checkpoint_of(trial, 2, "of another\n");
	want_status(trial, CSPR_DONE);
	look_checkpoints(trial, SECOND, "r-1");
	look_checkpoints(trial, SECOND, "r-2");
	compare(trial, "a checkpoint that was replaced");
}

static const struct trial_case cases[] = {
	{ "notes are kept byte for byte with their salts, empty ones too, and events without one have none", notes },
	{ "a note may have a mebibyte", long_note },
	{ "a note that was erased is not found, and everything else is as it was", erased },
	{ "what has no note, or no more, can't be erased: not found", erased_twice },
	{ "documents are kept byte for byte, zero bytes and empty ones too, and found by digest", documents },
	{ "a document that is there stays as it is when it is given again, by whomever", documents_stay },
	{ "checkpoints are shown by size", checkpoints },
	{ "a checkpoint is replaced by one of the same size", checkpoint_replaced },
};

const struct case_list beside_cases = { cases, LENGTH(cases) };
