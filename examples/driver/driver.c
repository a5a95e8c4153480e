/*
 * A driver of a host's own, under libcspr-store: the host keeps the bytes, the library does all else. It is proven by
 * the published conformance suite, as a driver for another database would be.
 *
 * All rows are in one list here. What matters is how it is changed: an append makes the next list beside the one that
 * there is, and puts it in its place when nothing can fail any more. So it is written whole or not at all, and a visit
 * shows the list that it began with. Over SQL that is a transaction, and each call is the statement said at it.
 *
 *     cc main.c driver.c rows.c ask.c $(pkg-config --cflags --libs libcspr-conformance libcspr-store)
 */
#include "driver.h"

#include "rows.h"

#include <stdlib.h>
#include <string.h>

/* Takes the next list for the one that there is, if it is all there. COMMIT */
static cspr_status put(struct storage *storage, struct list *next)
{
	if (next->failed) {
		list_unref(next);
		return CSPR_ERROR_NO_MEMORY;
	}
	list_unref(storage->now);
	storage->now = next;
	return CSPR_DONE;
}

static bool same_duty(const struct cspr_duty_row *one, const struct cspr_duty_row *other)
{
	return strcmp(one->duty, other->duty) == 0 && strcmp(one->about, other->about) == 0;
}

static bool among(const struct cspr_duty_row *const *duties, size_t count, const struct cspr_duty_row *duty)
{
	for (size_t i = 0; i < count; i++)
		if (same_duty(duties[i], duty))
			return true;
	return false;
}

/* Whether a row goes, because another comes in its place or it is no more. */
static bool goes(const struct row *row, const struct cspr_append *append)
{
	if (row->kind == DOCUMENT || strcmp(row->review, append->review) != 0)
		return false;
	switch (row->kind) {
	case SUMMARY:
		return append->summary;
	case DUTY:
		return append->replace_duties || among(append->duties, append->duty_count, &row->duty) ||
		       among(append->gone, append->gone_count, &row->duty);
	case CHECKPOINT:
		return append->checkpoint && append->checkpoint->events == row->checkpoint.events;
	case EVENT:
	case NOTE:
	case DOCUMENT:
		return false;
	}
	return false;
}

static bool has_document(const struct list *list, const unsigned char digest[32])
{
	for (size_t i = 0; i < list->count; i++)
		if (list->rows[i]->kind == DOCUMENT && memcmp(list->rows[i]->document.digest, digest, 32) == 0)
			return true;
	return false;
}

/* INSERT INTO event (review, number, ...): the primary key is the conflict. All the rest in the same transaction. */
static cspr_status driver_append(void *state, const struct cspr_append *append)
{
	struct storage *storage = state;
	struct list *now = storage->now, *next;
	uint32_t there = 0;

	for (size_t i = 0; i < append->event_count; i++)
		if (append->events[i]->number != append->expected + i + 1)
			return CSPR_ERROR_ARGUMENT;
	if (append->event_count && !append->summary)
		return CSPR_ERROR_ARGUMENT;
	for (size_t i = 0; i < now->count; i++)
		there += now->rows[i]->kind == EVENT && strcmp(now->rows[i]->review, append->review) == 0;
	if (there != append->expected)
		return CSPR_ERROR_CONFLICT;
	if (!there && !append->event_count)
		return CSPR_ERROR_NOT_FOUND;
	next = list_new(now->count + append->event_count + append->duty_count + append->note_count +
			append->document_count + 2);
	if (!next)
		return CSPR_ERROR_NO_MEMORY;
	for (size_t i = 0; i < now->count; i++)
		if (!goes(now->rows[i], append)) {
			list_keep(next, now->rows[i]);
		}
	for (size_t i = 0; i < append->event_count; i++)
		list_add(next, EVENT, append->review, append->events[i]);
	for (size_t i = 0; i < append->duty_count; i++)
		list_add(next, DUTY, append->review, append->duties[i]);
	for (size_t i = 0; i < append->note_count; i++)
		list_add(next, NOTE, append->review, append->notes[i]);
	for (size_t i = 0; i < append->document_count; i++)
		if (!has_document(next, append->documents[i]->digest))
			list_add(next, DOCUMENT, "", append->documents[i]);
	if (append->summary)
		list_add(next, SUMMARY, append->review, append->summary);
	if (append->checkpoint)
		list_add(next, CHECKPOINT, append->review, append->checkpoint);
	return put(storage, next);
}

/* DELETE FROM note WHERE review = ? AND number = ? */
static cspr_status driver_erase_note(void *state, const char *review, uint32_t number)
{
	struct storage *storage = state;
	struct list *now = storage->now, *next = list_new(now->count);
	bool there = false;

	if (!next)
		return CSPR_ERROR_NO_MEMORY;
	for (size_t i = 0; i < now->count; i++) {
		struct row *row = now->rows[i];

		if (row->kind == NOTE && row->note.number == number && strcmp(row->review, review) == 0) {
			there = true;
			continue;
		}
		list_keep(next, row);
	}
	if (there)
		return put(storage, next);
	list_unref(next);
	return CSPR_ERROR_NOT_FOUND;
}

/* SELECT ... FROM event WHERE review = ? AND number > ? ORDER BY number */
static cspr_status driver_read(void *state, const char *review, uint32_t after, cspr_visit_event visit, void *data)
{
	struct storage *storage = state;
	const struct question question = {
		.kind = EVENT,
		.review = review,
		.after = after,
		.visit.event = visit,
		.data = data,
	};

	return list_ask(storage->now, &question);
}

static cspr_status driver_list(void *state, const struct cspr_list_query *query, cspr_visit_summary visit, void *data)
{
	struct storage *storage = state;
	const struct question question = {
		.kind = SUMMARY,
		.list = query,
		.most = query->most,
		.visit.summary = visit,
		.data = data,
	};

	return list_ask(storage->now, &question);
}

static cspr_status driver_due(void *state, const struct cspr_due_query *query, cspr_visit_duty visit, void *data)
{
	struct storage *storage = state;
	const struct question question = {
		.kind = DUTY,
		.due = query,
		.most = query->most,
		.visit.duty = visit,
		.data = data,
	};

	return list_ask(storage->now, &question);
}

static cspr_status driver_summary(void *state, const char *review, cspr_visit_summary visit, void *data)
{
	struct storage *storage = state;
	const struct question question = {
		.kind = SUMMARY,
		.review = review,
		.visit.summary = visit,
		.data = data,
	};

	return list_ask(storage->now, &question);
}

static cspr_status driver_note(void *state, const char *review, uint32_t number, cspr_visit_note visit, void *data)
{
	struct storage *storage = state;
	const struct question question = {
		.kind = NOTE,
		.review = review,
		.number = number,
		.visit.note = visit,
		.data = data,
	};

	return list_ask(storage->now, &question);
}

static cspr_status driver_document(void *state, const unsigned char digest[32], cspr_visit_document visit, void *data)
{
	struct storage *storage = state;
	const struct question question = {
		.kind = DOCUMENT,
		.digest = digest,
		.visit.document = visit,
		.data = data,
	};

	return list_ask(storage->now, &question);
}

static cspr_status driver_checkpoints(void *state, const char *review, cspr_visit_checkpoint visit, void *data)
{
	struct storage *storage = state;
	const struct question question = {
		.kind = CHECKPOINT,
		.review = review,
		.visit.checkpoint = visit,
		.data = data,
	};

	return list_ask(storage->now, &question);
}

/* A connection is the storage itself: there is nothing to close. */
static void driver_close(void *state)
{
	(void)state;
}

const struct cspr_driver own_driver = {
	.size = sizeof own_driver,
	.name = "own",
	.append = driver_append,
	.read = driver_read,
	.list = driver_list,
	.due = driver_due,
	.summary = driver_summary,
	.note = driver_note,
	.erase_note = driver_erase_note,
	.document = driver_document,
	.checkpoints = driver_checkpoints,
	.close = driver_close,
};

cspr_status own_empty(struct storage *storage)
{
	struct list *empty = list_new(0);

	return empty ? put(storage, empty) : CSPR_ERROR_NO_MEMORY;
}

void own_free(struct storage *storage)
{
	list_unref(storage->now);
}
