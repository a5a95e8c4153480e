/*
 * What a store keeps of a review, and what vouches for it: lines, leaves, head and checkpoints, as the driver gives
 * them. Nothing of it is read as an event, since it may be damaged.
 *
 * What must stay true: all of it is of one moment.
 */
#include "kept.h"
#include "stored.h"

#include <stdlib.h>
#include <string.h>

enum { ATTEMPTS = 1000 }; /* to find a moment in which nobody records */

struct cspr_kept {
	uint32_t references;
	char review[65];
	struct pile events, checkpoints;
	bool no_memory; /* for a row, whatever the driver makes of it */
	bool has_head;
	unsigned char head[32];
	uint32_t head_events;
	/* As evidence has them; they point into the piles. */
	const char **lines;
	size_t *lengths;
	unsigned char *leaves;
	const struct cspr_checkpoint **list;
};

static void kept_forget(cspr_kept *kept)
{
	pile_empty(&kept->events);
	pile_empty(&kept->checkpoints);
	kept->has_head = false;
	kept->head_events = 0;
}

cspr_kept *cspr_kept_ref(cspr_kept *kept)
{
	kept->references++;
	return kept;
}

void cspr_kept_unref(cspr_kept *kept)
{
	if (!kept || --kept->references)
		return;
	pile_free(&kept->events);
	pile_free(&kept->checkpoints);
	free(kept->lines);
	free(kept->lengths);
	free(kept->leaves);
	free(kept->list);
	free(kept);
}

static cspr_status seen(cspr_kept *kept, bool added)
{
	kept->no_memory |= !added;
	return added ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
}

static cspr_status see_event(void *data, const struct cspr_stored_event *event)
{
	cspr_kept *kept = data;

	return seen(kept, pile_add(&kept->events, keep_event(event)));
}

static cspr_status see_checkpoint(void *data, const struct cspr_checkpoint *checkpoint)
{
	cspr_kept *kept = data;

	return seen(kept, pile_add(&kept->checkpoints, keep_checkpoint(checkpoint)));
}

static cspr_status see_head(void *data, const struct cspr_summary *summary)
{
	cspr_kept *kept = data;

	memcpy(kept->head, summary->root, sizeof kept->head);
	kept->head_events = summary->events;
	kept->has_head = true;
	return CSPR_DONE;
}

static cspr_status see_events_told(void *data, const struct cspr_summary *summary)
{
	uint32_t *events = data;

	*events = summary->events;
	return CSPR_DONE;
}

/* That there is no row is no error: it may have been taken away. */
static cspr_status summary_read(cspr_store *store, const char *review, cspr_visit_summary visit, void *data)
{
	cspr_status status = store->driver->summary(store->state, review, visit, data);

	return status == CSPR_ERROR_NOT_FOUND ? CSPR_DONE : status;
}

/* *ret_changed: somebody recorded meanwhile, so that what was read is not of one moment. */
static cspr_status kept_read(cspr_store *store, cspr_kept *kept, bool *ret_changed)
{
	const struct cspr_driver *driver = store->driver;
	uint32_t events_later = 0;
	cspr_status status = summary_read(store, kept->review, see_head, kept);

	if (status == CSPR_DONE)
		status = driver->read(store->state, kept->review, 0, see_event, kept);
	if (status == CSPR_DONE)
		status = driver->checkpoints(store->state, kept->review, see_checkpoint, kept);
	if (status == CSPR_DONE)
		status = summary_read(store, kept->review, see_events_told, &events_later);
	*ret_changed = events_later != kept->head_events;
	return status;
}

static bool kept_arrange(cspr_kept *kept)
{
	size_t events = kept->events.count, checkpoints = kept->checkpoints.count;

	kept->lines = calloc(events + 1, sizeof *kept->lines);
	kept->lengths = calloc(events + 1, sizeof *kept->lengths);
	kept->leaves = calloc(events + 1, 32);
	kept->list = calloc(checkpoints + 1, sizeof(struct cspr_checkpoint *));
	if (!kept->lines || !kept->lengths || !kept->leaves || !kept->list)
		return false;
	for (size_t i = 0; i < events; i++) {
		const struct cspr_stored_event *event = &kept->events.rows[i]->row.event;

		kept->lines[i] = event->line;
		kept->lengths[i] = event->length;
		memcpy(kept->leaves + i * 32, event->leaf, 32);
	}
	for (size_t i = 0; i < checkpoints; i++)
		kept->list[i] = &kept->checkpoints.rows[i]->row.checkpoint;
	return true;
}

static cspr_status kept_fill(cspr_store *store, cspr_kept *kept, struct cspr_trouble *trouble)
{
	bool changed = true;

	for (int i = 0; changed && i < ATTEMPTS; i++) {
		kept_forget(kept);
		cspr_status status = kept_read(store, kept, &changed);

		if (status != CSPR_DONE)
			return driver_failed(store, status, trouble);
	}
	if (kept->no_memory)
		return CSPR_ERROR_NO_MEMORY;
	if (changed)
		return say_wrong(trouble, CSPR_ERROR_CONFLICT, 0,
				 "others record so fast that no moment of the review can be read");
	if (!kept->events.count && !kept->has_head && !kept->checkpoints.count)
		return say_wrong(trouble, CSPR_ERROR_NOT_FOUND, 0, "the store has no such review");
	return kept_arrange(kept) ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
}

cspr_status cspr_store_kept(cspr_store *store, const char *review, cspr_kept **ret, struct cspr_trouble *trouble)
{
	struct trouble wrong = { .told.size = sizeof wrong.told };
	cspr_status status = store && review && ret ? cspr_reference_check(review) : CSPR_ERROR_ARGUMENT;
	cspr_kept *kept = status == CSPR_DONE ? calloc(1, sizeof *kept) : NULL;

	if (kept) {
		kept->references = 1;
		memcpy(kept->review, review, strlen(review));
		status = kept_fill(store, kept, &wrong.told);
	} else if (status == CSPR_DONE) {
		status = CSPR_ERROR_NO_MEMORY;
	}
	if (status == CSPR_DONE)
		*ret = kept;
	else
		cspr_kept_unref(kept);
	return trouble_end(&wrong, status, trouble);
}

cspr_status cspr_kept_evidence(const cspr_kept *kept, const cspr_key *key, struct cspr_evidence *ret)
{
	if (!kept || !ret || ret->size < sizeof *ret)
		return CSPR_ERROR_ARGUMENT;
	*ret = (struct cspr_evidence){
		.size = ret->size,
		.review = kept->review,
		.lines = kept->lines,
		.lengths = kept->lengths,
		.line_count = (uint32_t)kept->events.count,
		.leaf_count = (uint32_t)kept->events.count,
		.leaves = kept->leaves,
		.head = kept->has_head ? kept->head : NULL,
		.head_events = kept->head_events,
		.checkpoints = kept->list,
		.checkpoint_count = kept->checkpoints.count,
		.key = key,
	};
	return CSPR_DONE;
}
