/*
 * A driver over the one in memory that keeps a copy of each append: so that just the rows that the library writes can
 * be written without it.
 */
#include "measure.h"

#include <stdlib.h>
#include <string.h>

static const struct cspr_driver *spied;
static struct appends *kept;

static void *copy_of(const void *bytes, size_t size)
{
	void *copy = malloc(size);

	must(copy != NULL, "memory");
	return memcpy(copy, bytes, size);
}

static const char *text_of(const char *text)
{
	return copy_of(text, strlen(text) + 1);
}

static const struct cspr_summary *copy_of_summary(const struct cspr_summary *summary)
{
	struct cspr_summary *copy = copy_of(summary, sizeof *summary);

	copy->review = text_of(summary->review);
	copy->edition = text_of(summary->edition);
	copy->state = text_of(summary->state);
	copy->phase = text_of(summary->phase);
	return copy;
}

static const struct cspr_stored_event *const *copies_of_events(const struct cspr_append *append)
{
	const struct cspr_stored_event **copies = calloc(append->event_count + 1, sizeof *copies);

	must(copies != NULL, "memory");
	for (size_t i = 0; i < append->event_count; i++) {
		struct cspr_stored_event *copy = copy_of(append->events[i], sizeof *copy);

		copy->line = copy_of(copy->line, copy->length);
		copies[i] = copy;
	}
	return copies;
}

static const struct cspr_duty_row *const *copies_of_rows(const struct cspr_duty_row *const *rows, size_t count)
{
	const struct cspr_duty_row **copies = calloc(count + 1, sizeof *copies);

	must(copies != NULL, "memory");
	for (size_t i = 0; i < count; i++) {
		struct cspr_duty_row *copy = copy_of(rows[i], sizeof *copy);

		copy->review = text_of(copy->review);
		copy->duty = text_of(copy->duty);
		copy->about = text_of(copy->about);
		copy->force = text_of(copy->force);
		copy->standing = text_of(copy->standing);
		copy->standing_between = text_of(copy->standing_between);
		copy->standing_after = text_of(copy->standing_after);
		copies[i] = copy;
	}
	return copies;
}

static void keep(const struct cspr_append *append)
{
	must(kept->count < EVENTS && append->event_count <= EVENTS, "there are more appends than events");
	must(append->summary && !append->replace_duties && !append->note_count && !append->document_count &&
		     !append->checkpoint,
	     "an append has what the story has not");
	struct cspr_append *copy = &kept->list[kept->count++];

	*copy = *append;
	copy->review = text_of(append->review);
	copy->summary = copy_of_summary(append->summary);
	copy->events = copies_of_events(append);
	copy->duties = copies_of_rows(append->duties, append->duty_count);
	copy->gone = copies_of_rows(append->gone, append->gone_count);
}

static cspr_status append(void *state, const struct cspr_append *append)
{
	keep(append);
	return spied->append(state, append);
}

/* It belongs to the store in memory. */
static void leave(void *state)
{
	(void)state;
}

void spy(cspr_context *context, cspr_event *const *events, unsigned each, struct appends *ret)
{
	struct cspr_driver driver;
	cspr_store *memory, *store;
	cspr_stored *stored;

	must(cspr_memory_open(context, NULL, &memory, NULL) == CSPR_DONE, "memory");
	spied = cspr_store_driver(memory);
	kept = ret;
	kept->count = 0;
	driver = *spied;
	driver.append = append;
	driver.close = leave;
	must(cspr_store_new(context, &driver, cspr_store_state(memory), NULL, &store, NULL) == CSPR_DONE, "store");
	must(cspr_store_begin(store, "review", CSPR_KIND_CHILDREN, NULL, &stored) == CSPR_DONE, "begin");
	for (unsigned from = 0; from < EVENTS; from += each)
		record_story(stored, events, from, each);
	cspr_stored_unref(stored);
	cspr_store_unref(store);
	cspr_store_unref(memory);
}
