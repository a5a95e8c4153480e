/*
 * Rows and lists. A row is never changed, and has texts of its own; it is wiped when the last list that has it goes.
 */
#include "rows.h"

#include <stdlib.h>
#include <string.h>

/* Volatile, or a compiler would see that nobody reads it any more. */
static void wipe(volatile char *bytes, size_t length)
{
	while (length)
		bytes[--length] = 0;
}

/* A note that is erased leaves nothing of itself, its salt neither. */
static void row_unref(struct row *row)
{
	if (--row->references)
		return;
	for (unsigned i = 0; i < row->text_count; i++) {
		wipe(row->texts[i], row->lengths[i]);
		free(row->texts[i]);
	}
	wipe((volatile char *)row, sizeof *row);
	free(row);
}

static const char *bytes_of(struct row *row, const char *bytes, size_t length)
{
	char *copy = malloc(length + 1);

	if (!copy) {
		row->failed = true;
		return NULL;
	}
	if (length)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	row->lengths[row->text_count] = length;
	return row->texts[row->text_count++] = copy;
}

static const char *text_of(struct row *row, const char *text)
{
	return bytes_of(row, text, strlen(text));
}

void list_add(struct list *list, enum kind kind, const char *review, const void *of)
{
	struct row *row = calloc(1, sizeof *row);

	if (!row) {
		list->failed = true;
		return;
	}
	row->references = 1;
	row->kind = kind;
	row->review = text_of(row, review);
	switch (kind) {
	case EVENT:
		row->event = *(const struct cspr_stored_event *)of;
		row->event.line = bytes_of(row, row->event.line, row->event.length);
		break;
	case SUMMARY:
		row->summary = *(const struct cspr_summary *)of;
		row->summary.review = row->review;
		row->summary.edition = text_of(row, row->summary.edition);
		row->summary.state = text_of(row, row->summary.state);
		row->summary.phase = text_of(row, row->summary.phase);
		break;
	case DUTY:
		row->duty = *(const struct cspr_duty_row *)of;
		row->duty.review = row->review;
		row->duty.duty = text_of(row, row->duty.duty);
		row->duty.about = text_of(row, row->duty.about);
		row->duty.force = text_of(row, row->duty.force);
		row->duty.standing = text_of(row, row->duty.standing);
		row->duty.standing_between = text_of(row, row->duty.standing_between);
		row->duty.standing_after = text_of(row, row->duty.standing_after);
		break;
	case NOTE:
		row->note = *(const struct cspr_note *)of;
		row->note.text = bytes_of(row, row->note.text, row->note.length);
		break;
	case DOCUMENT:
		row->document = *(const struct cspr_document *)of;
		row->document.bytes = bytes_of(row, row->document.bytes, row->document.length);
		break;
	case CHECKPOINT:
		row->checkpoint = *(const struct cspr_checkpoint *)of;
		row->checkpoint.text = bytes_of(row, row->checkpoint.text, row->checkpoint.length);
		break;
	}
	list->failed = list->failed || row->failed;
	list->rows[list->count++] = row;
}

void list_unref(struct list *list)
{
	if (!list || --list->references)
		return;
	for (size_t i = 0; i < list->count; i++)
		row_unref(list->rows[i]);
	free(list);
}

struct list *list_new(size_t room)
{
	struct list *list = calloc(1, sizeof *list + room * sizeof list->rows[0]);

	if (list)
		list->references = 1;
	return list;
}

void list_keep(struct list *list, struct row *row)
{
	row->references++;
	list->rows[list->count++] = row;
}
