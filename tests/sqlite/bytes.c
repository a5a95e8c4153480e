/*
 * Each byte of a small store's file is changed in turn (one bit of it, or all of it), and everything is read. Either
 * the store says that it is damaged, or it gives the same, or what it gives does not fit together: a leaf is not the
 * hash of its line, a number is not the next, or the summary counts other events. What is derived from the record
 * (summaries, duties), and notes, which the record has digests of, may differ: they are counted. Usage: bytes FOLDER
 * EVERY: one byte in so many. Speaks TAP.
 */
#define _POSIX_C_SOURCE 200809L

#include "sample.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { REVIEWS = 2, EVENTS = 2 };

static const char *const reviews[REVIEWS] = { "r-0", "r-1" };
static const struct cspr_driver *driver;
static char path[4096];

/* All that is read, as text. */
struct reading {
	FILE *stream; /* that is being written to */
	char *record, *rows;
	size_t record_length, rows_length;
	uint32_t events[REVIEWS], claimed[REVIEWS];
	unsigned review; /* that is being read */
	int bad_leaves, bad_numbers;
};

static void put(FILE *stream, const void *bytes, size_t length)
{
	fwrite(bytes, 1, length, stream);
	fputc('\n', stream);
}

static cspr_status put_event(void *data, const struct cspr_stored_event *event)
{
	struct reading *reading = data;
	unsigned char leaf[32];

	if (cspr_leaf(event->line, event->length, leaf))
		abort();
	reading->bad_leaves += memcmp(leaf, event->leaf, 32) != 0;
	reading->bad_numbers += event->number != ++reading->events[reading->review];
	fprintf(reading->stream, "%u ", (unsigned)event->number);
	put(reading->stream, event->line, event->length);
	put(reading->stream, event->leaf, 32);
	return CSPR_DONE;
}

static cspr_status put_summary(void *data, const struct cspr_summary *summary)
{
	struct reading *reading = data;

	for (unsigned i = 0; i < REVIEWS; i++)
		if (!strcmp(summary->review, reviews[i]))
			reading->claimed[i] = summary->events;
	fprintf(reading->stream, "%s %s %s %s %u %u %d %d %lld\n", summary->review, summary->edition, summary->state,
		summary->phase, (unsigned)summary->events, (unsigned)summary->breaches, (int)summary->opened.first,
		(int)summary->opened.last, (long long)summary->recorded);
	put(reading->stream, summary->root, 32);
	return CSPR_DONE;
}

static cspr_status put_duty(void *data, const struct cspr_duty_row *duty)
{
	struct reading *reading = data;

	fprintf(reading->stream, "%s %s %s %s %s %s %s %d %d %d %d %d %d %d %d\n", duty->review, duty->duty,
		duty->about, duty->force, duty->standing, duty->standing_between, duty->standing_after, duty->open,
		(int)duty->since.first, (int)duty->since.last, (int)duty->due.first, (int)duty->due.last,
		(int)duty->met_on.first, (int)duty->met_on.last, (int)duty->days_late);
	return CSPR_DONE;
}

static cspr_status put_note(void *data, const struct cspr_note *note)
{
	struct reading *reading = data;

	put(reading->stream, note->salt, 32);
	put(reading->stream, note->text, note->length);
	return CSPR_DONE;
}

static cspr_status put_checkpoint(void *data, const struct cspr_checkpoint *checkpoint)
{
	struct reading *reading = data;

	fprintf(reading->stream, "%u ", (unsigned)checkpoint->events);
	put(reading->stream, checkpoint->text, checkpoint->length);
	return CSPR_DONE;
}

static cspr_status read_record(void *state, struct reading *reading)
{
	cspr_status status = CSPR_DONE;

	reading->stream = open_memstream(&reading->record, &reading->record_length);
	for (reading->review = 0; status == CSPR_DONE && reading->review < REVIEWS; reading->review++)
		status = driver->read(state, reviews[reading->review], 0, put_event, reading);
	fclose(reading->stream);
	return status;
}

static cspr_status read_beside(void *state, struct reading *reading, const char *review)
{
	cspr_status status = driver->checkpoints(state, review, put_checkpoint, reading);

	for (uint32_t i = 1; status == CSPR_DONE && i <= EVENTS; i++) {
		status = driver->note(state, review, i, put_note, reading);
		if (status == CSPR_ERROR_NOT_FOUND)
			status = CSPR_DONE;
	}
	return status;
}

static cspr_status read_rows(void *state, struct reading *reading)
{
	struct cspr_list_query list = { .size = sizeof list };
	struct cspr_due_query due = { .size = sizeof due, .before = CSPR_NO_DAY };
	cspr_status status;

	reading->stream = open_memstream(&reading->rows, &reading->rows_length);
	status = driver->list(state, &list, put_summary, reading);
	if (status == CSPR_DONE)
		status = driver->due(state, &due, put_duty, reading);
	due.all = 1;
	if (status == CSPR_DONE)
		status = driver->due(state, &due, put_duty, reading);
	for (unsigned i = 0; status == CSPR_DONE && i < REVIEWS; i++)
		status = read_beside(state, reading, reviews[i]);
	fclose(reading->stream);
	return status;
}

enum outcome { NOT_OPENED, NOT_READ, SAME, LEAF_SHOWS, NUMBER_SHOWS, SUMMARY_SHOWS, DERIVED, UNSEEN, OUTCOMES };

static const char *const outcome_words[OUTCOMES] = {
	"refused on opening",
	"refused on reading",
	"the same was read",
	"other events, and a leaf shows it",
	"other events, and a number shows it",
	"fewer events, and the summary shows it",
	"the same events, but another row or note",
	"other events, and nothing shows it",
};

static enum outcome compare(const struct reading *whole, const struct reading *now)
{
	int same_record =
		now->record_length == whole->record_length && !memcmp(now->record, whole->record, now->record_length);
	int same_rows = now->rows_length == whole->rows_length && !memcmp(now->rows, whole->rows, now->rows_length);

	if (same_record)
		return same_rows ? SAME : DERIVED;
	if (now->bad_leaves)
		return LEAF_SHOWS;
	if (now->bad_numbers)
		return NUMBER_SHOWS;
	return memcmp(now->events, now->claimed, sizeof now->events) ? SUMMARY_SHOWS : UNSEEN;
}

static cspr_status read_all(struct reading *ret, int *ret_opened)
{
	struct cspr_sqlite_settings settings = { .size = sizeof settings, .read_only = 1 };
	struct cspr_trouble trouble = { .size = sizeof trouble };
	void *state;
	cspr_status status = cspr_sqlite_driver_open(path, &settings, &driver, &state, &trouble);

	*ret_opened = status == CSPR_DONE;
	if (status)
		return trouble.message[0] ? status : CSPR_DONE;
	status = read_record(state, ret);
	if (status == CSPR_DONE)
		status = read_rows(state, ret);
	driver->close(state);
	return status;
}

static enum outcome try_now(const struct reading *whole)
{
	struct reading now = { 0 };
	int opened;
	cspr_status status = read_all(&now, &opened);
	enum outcome outcome = status == CSPR_DONE ? compare(whole, &now) : opened ? NOT_READ : NOT_OPENED;

	free(now.record);
	free(now.rows);
	return outcome;
}

static int make_store(struct reading *whole)
{
	void *state;
	int opened;

	unlink(path);
	if (cspr_sqlite_driver_open(path, NULL, &driver, &state, NULL))
		return 0;
	for (unsigned i = 0; i < REVIEWS; i++)
		if (sample_append(driver, state, reviews[i], 0, EVENTS, "u-1"))
			return 0;
	driver->close(state);
	return read_all(whole, &opened) == CSPR_DONE && opened;
}

static int change(int file, off_t at, unsigned char with)
{
	unsigned char byte;

	if (pread(file, &byte, 1, at) != 1)
		return 0;
	byte ^= with;
	return pwrite(file, &byte, 1, at) == 1;
}

int main(int count, char **arguments)
{
	static const unsigned char changes[] = { 0x01, 0xFF };
	struct reading whole = { 0 };
	unsigned outcomes[OUTCOMES] = { 0 };
	off_t at = 0, every = count == 3 ? atol(arguments[2]) : 0;
	unsigned tried = 0;

	if (every < 1)
		return 2;
	snprintf(path, sizeof path, "%s/bytes.db", arguments[1]);
	if (!make_store(&whole)) {
		printf("Bail out! no store could be made\n");
		return 1;
	}
	int file = open(path, O_RDWR);

	for (; change(file, at, changes[tried % 2]); at += every, tried++) {
		outcomes[try_now(&whole)]++;
		change(file, at, changes[tried % 2]);
	}
	close(file);
	unlink(path);
	free(whole.record);
	free(whole.rows);
	printf("1..2\n%s 1 - none of %u changes gives other events without a sign\n",
	       outcomes[UNSEEN] ? "not ok" : "ok", tried);
	printf("%s 2 - every sign was seen\n",
	       outcomes[NOT_OPENED] && outcomes[NOT_READ] && outcomes[LEAF_SHOWS] && outcomes[SUMMARY_SHOWS]
		       ? "ok"
		       : "not ok");
	for (int i = 0; i < OUTCOMES; i++)
		printf("# %6u %s\n", outcomes[i], outcome_words[i]);
	return outcomes[UNSEEN] > 0;
}
