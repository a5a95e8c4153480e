/*
 * What a driver shows, a line a row, with everything that is in the row; and in the same words what it should show.
 */
#include "trial.h"

#include <stdio.h>
#include <string.h>

/* A row is as long as it was in the first version, or longer. */
#define WHOLE(row, type, last) ((row)->size >= offsetof(type, last) + sizeof((row)->last))

static void add_word(struct text *text, const char *name, const char *word)
{
	add(text, " %s=", name);
	add_bytes(text, word, word ? strlen(word) : 0);
}

static void add_span(struct text *text, const char *name, struct cspr_span span)
{
	if (span.first == CSPR_NO_DAY && span.last == CSPR_NO_DAY)
		add(text, " %s=none", name);
	else
		add(text, " %s=%d/%d", name, (int)span.first, (int)span.last);
}

static void add_short(struct text *text, bool is_whole)
{
	if (!is_whole)
		add(text, " (its size is not set)");
}

static void add_event(struct text *text, const struct cspr_stored_event *event)
{
	add(text, "event %u", (unsigned)event->number);
	add_short(text, WHOLE(event, struct cspr_stored_event, leaf));
	add(text, " leaf=");
	add_hex(text, event->leaf, sizeof event->leaf);
	add(text, " length=%zu line=", event->length);
	add_bytes(text, event->line, event->length);
	add(text, "\n");
}

static void add_summary(struct text *text, const struct cspr_summary *summary)
{
	add(text, "review");
	add_short(text, WHOLE(summary, struct cspr_summary, root));
	add_word(text, "review", summary->review);
	add_word(text, "edition", summary->edition);
	add_word(text, "state", summary->state);
	add_word(text, "phase", summary->phase);
	add(text, " events=%u breaches=%u", (unsigned)summary->events, (unsigned)summary->breaches);
	add_span(text, "opened", summary->opened);
	add(text, " recorded=%lld root=", (long long)summary->recorded);
	add_hex(text, summary->root, sizeof summary->root);
	add(text, "\n");
}

static void add_duty_row(struct text *text, const struct cspr_duty_row *duty)
{
	add(text, "duty");
	add_short(text, WHOLE(duty, struct cspr_duty_row, days_late));
	add_word(text, "review", duty->review);
	add_word(text, "duty", duty->duty);
	add_word(text, "about", duty->about);
	add_word(text, "force", duty->force);
	add_word(text, "standing", duty->standing);
	add_word(text, "between", duty->standing_between);
	add_word(text, "after", duty->standing_after);
	add(text, " open=%d", duty->open != 0);
	add_span(text, "since", duty->since);
	add_span(text, "due", duty->due);
	add_span(text, "met_on", duty->met_on);
	add(text, " days_late=%d\n", (int)duty->days_late);
}

static void add_note_row(struct text *text, const struct cspr_note *note)
{
	add(text, "note %u", (unsigned)note->number);
	add_short(text, WHOLE(note, struct cspr_note, length));
	add(text, " salt=");
	add_hex(text, note->salt, sizeof note->salt);
	add(text, " length=%zu text=", note->length);
	add_bytes(text, note->text, note->length);
	add(text, "\n");
}

static void add_document_row(struct text *text, const struct cspr_document *document)
{
	add(text, "document ");
	add_hex(text, document->digest, sizeof document->digest);
	add_short(text, WHOLE(document, struct cspr_document, length));
	add(text, " length=%zu bytes=", document->length);
	add_bytes(text, document->bytes, document->length);
	add(text, "\n");
}

static void add_checkpoint(struct text *text, const struct cspr_checkpoint *checkpoint)
{
	add(text, "checkpoint %u", (unsigned)checkpoint->events);
	add_short(text, WHOLE(checkpoint, struct cspr_checkpoint, length));
	add(text, " length=%zu text=", checkpoint->length);
	add_bytes(text, checkpoint->text, checkpoint->length);
	add(text, "\n");
}

static void add_status(struct text *text, cspr_status status)
{
	add(text, "status %s (%d)\n", status_name(status), (int)status);
}

void want_event(struct trial *trial, const struct cspr_stored_event *event)
{
	add_event(&trial->wanted, event);
}

void want_events(struct trial *trial, const char *review, uint32_t first, uint32_t last)
{
	char line[LINE_ROOM];
	struct cspr_stored_event event;

	for (uint32_t number = first; number <= last; number++) {
		make_event(review, number, line, &event);
		want_event(trial, &event);
	}
}

void want_summary(struct trial *trial, const struct cspr_summary *summary)
{
	add_summary(&trial->wanted, summary);
}

void want_review(struct trial *trial, const char *review, uint32_t events)
{
	struct cspr_summary summary;

	make_summary(review, events, &summary);
	want_summary(trial, &summary);
}

void want_duty(struct trial *trial, const struct cspr_duty_row *duty)
{
	add_duty_row(&trial->wanted, duty);
}

void want_note(struct trial *trial, const struct cspr_note *note)
{
	add_note_row(&trial->wanted, note);
}

void want_document(struct trial *trial, const struct cspr_document *document)
{
	add_document_row(&trial->wanted, document);
}

void want_checkpoint(struct trial *trial, const struct cspr_checkpoint *checkpoint)
{
	add_checkpoint(&trial->wanted, checkpoint);
}

void want_status(struct trial *trial, cspr_status status)
{
	add_status(&trial->wanted, status);
}

/* Visitors: data is the text. */

static cspr_status see_event(void *data, const struct cspr_stored_event *event)
{
	add_event(data, event);
	return CSPR_DONE;
}

static cspr_status see_summary(void *data, const struct cspr_summary *summary)
{
	add_summary(data, summary);
	return CSPR_DONE;
}

static cspr_status see_duty(void *data, const struct cspr_duty_row *duty)
{
	add_duty_row(data, duty);
	return CSPR_DONE;
}

static cspr_status see_note(void *data, const struct cspr_note *note)
{
	add_note_row(data, note);
	return CSPR_DONE;
}

static cspr_status see_document(void *data, const struct cspr_document *document)
{
	add_document_row(data, document);
	return CSPR_DONE;
}

static cspr_status see_checkpoint(void *data, const struct cspr_checkpoint *checkpoint)
{
	add_checkpoint(data, checkpoint);
	return CSPR_DONE;
}

void look_events(struct trial *trial, int index, const char *review, uint32_t after)
{
	void *state = connection(trial, index);

	if (state)
		add_status(&trial->got, trial->driver->read(state, review, after, see_event, &trial->got));
}

void look_list(struct trial *trial, int index, const struct cspr_list_query *query)
{
	void *state = connection(trial, index);

	if (state)
		add_status(&trial->got, trial->driver->list(state, query, see_summary, &trial->got));
}

void look_due(struct trial *trial, int index, const struct cspr_due_query *query)
{
	void *state = connection(trial, index);

	if (state)
		add_status(&trial->got, trial->driver->due(state, query, see_duty, &trial->got));
}

void look_summary(struct trial *trial, int index, const char *review)
{
	void *state = connection(trial, index);

	if (state)
		add_status(&trial->got, trial->driver->summary(state, review, see_summary, &trial->got));
}

void look_note(struct trial *trial, int index, const char *review, uint32_t number)
{
	void *state = connection(trial, index);

	if (state)
		add_status(&trial->got, trial->driver->note(state, review, number, see_note, &trial->got));
}

void look_document(struct trial *trial, int index, unsigned char number)
{
	void *state = connection(trial, index);
	unsigned char digest[32];

	digest_of(number, digest);
	if (state)
		add_status(&trial->got, trial->driver->document(state, digest, see_document, &trial->got));
}

void look_checkpoints(struct trial *trial, int index, const char *review)
{
	void *state = connection(trial, index);

	if (state)
		add_status(&trial->got, trial->driver->checkpoints(state, review, see_checkpoint, &trial->got));
}

/* References, one after the other, each with its zero byte. */
struct references {
	struct text text;
	uint32_t events; /* the most that any review has */
};

static cspr_status see_reference(void *data, const struct cspr_summary *summary)
{
	struct references *references = data;

	add(&references->text, "%s%c", summary->review, '\0');
	if (summary->events > references->events)
		references->events = summary->events;
	return CSPR_DONE;
}

static void look_review(struct trial *trial, int index, const char *review, uint32_t events)
{
	look_summary(trial, index, review);
	look_events(trial, index, review, 0);
	look_checkpoints(trial, index, review);
	for (uint32_t number = 1; number <= events + 2; number++)
		look_note(trial, index, review, number);
}

void look_all(struct trial *trial, int index)
{
	static const struct cspr_list_query any = { .size = sizeof any };
	static const struct cspr_due_query all = { .size = sizeof all, .all = 1, .before = CSPR_NO_DAY };
	struct references references = { 0 };
	void *state = connection(trial, index);

	if (!state)
		return;
	look_list(trial, index, &any);
	look_due(trial, index, &all);
	expect_status(trial, "list of all reviews", trial->driver->list(state, &any, see_reference, &references),
		      CSPR_DONE);
	for (size_t at = 0; at < references.text.length; at += strlen(references.text.bytes + at) + 1)
		look_review(trial, index, references.text.bytes + at, references.events);
	for (unsigned char number = 0; number < DOCUMENTS; number++)
		look_document(trial, index, number);
	trial->got.failed |= references.text.failed;
	text_free(&references.text);
}

void want_same(struct trial *trial)
{
	struct text got = trial->got;

	trial->got = trial->wanted;
	trial->wanted = got;
	empty(&trial->got);
}
