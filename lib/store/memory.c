/*
 * The driver in memory. It decides nothing but order; what it is given it copies.
 *
 * What must stay true: an append is made ready, room and all, before anything of it can be seen, so it is written
 * whole or not at all. Rows are counted references and are never written to, so that a visit goes on over what
 * there was when it began, whatever is written meanwhile.
 */
#include "kept.h"

#include <stdlib.h>
#include <string.h>

struct review {
	struct kept *summary;
	struct pile events;	 /* by number */
	struct pile duties;	 /* by duty and about */
	struct pile notes;	 /* by number */
	struct pile checkpoints; /* by size */
};

struct memory {
	struct review **reviews; /* by reference */
	size_t count, room;
	struct pile documents;
};

/* Reviews */

static size_t review_place(const struct memory *memory, const char *reference, bool *ret_there)
{
	size_t low = 0, high = memory->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int side = strcmp(memory->reviews[middle]->summary->row.summary.review, reference);

		if (side == 0) {
			*ret_there = true;
			return middle;
		}
		if (side < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*ret_there = false;
	return low;
}

static struct review *review_find(const struct memory *memory, const char *reference)
{
	bool there;
	size_t place = review_place(memory, reference, &there);

	return there ? memory->reviews[place] : NULL;
}

static void review_free(struct review *review)
{
	if (!review)
		return;
	kept_unref(review->summary);
	pile_free(&review->events);
	pile_free(&review->duties);
	pile_free(&review->notes);
	pile_free(&review->checkpoints);
	free(review);
}

/* Append */

/* What is about to be written, as rows of its own. */
struct change {
	struct review *fresh; /* when the review is not there yet */
	struct kept *summary, *checkpoint;
	struct pile events, duties, notes, documents;
};

static void change_free(struct change *change)
{
	review_free(change->fresh);
	kept_unref(change->summary);
	kept_unref(change->checkpoint);
	pile_free(&change->events);
	pile_free(&change->duties);
	pile_free(&change->notes);
	pile_free(&change->documents);
}

static bool change_copy(struct change *change, const struct cspr_append *append)
{
	for (size_t i = 0; i < append->event_count; i++)
		if (!pile_add(&change->events, keep_event(append->events[i])))
			return false;
	for (size_t i = 0; i < append->duty_count; i++)
		if (!pile_add(&change->duties, keep_duty(append->duties[i])))
			return false;
	for (size_t i = 0; i < append->note_count; i++)
		if (!pile_add(&change->notes, keep_note(append->notes[i])))
			return false;
	for (size_t i = 0; i < append->document_count; i++)
		if (!pile_add(&change->documents, keep_document(append->documents[i])))
			return false;
	if (append->summary)
		change->summary = keep_summary(append->summary);
	if (append->checkpoint)
		change->checkpoint = keep_checkpoint(append->checkpoint);
	return !change->summary == !append->summary && !change->checkpoint == !append->checkpoint;
}

static bool change_reserve(const struct change *change, struct memory *memory, struct review *review)
{
	return grow(&memory->reviews, &memory->room, memory->count + 1, sizeof(struct review *)) &&
	       pile_reserve(&memory->documents, change->documents.count) &&
	       pile_reserve(&review->events, change->events.count) &&
	       pile_reserve(&review->duties, change->duties.count) &&
	       pile_reserve(&review->notes, change->notes.count) && pile_reserve(&review->checkpoints, 1);
}

static void pile_move(struct pile *to, comparison compare, struct pile *from)
{
	for (size_t i = 0; i < from->count; i++)
		pile_put(to, compare, from->rows[i]);
	from->count = 0;
}

static void keep_documents(struct memory *memory, struct pile *documents)
{
	for (size_t i = 0; i < documents->count; i++) {
		bool there;

		pile_place(&memory->documents, by_digest, documents->rows[i], &there);
		if (there)
			kept_unref(documents->rows[i]);
		else
			pile_put(&memory->documents, by_digest, documents->rows[i]);
	}
	documents->count = 0;
}

/* Nothing here can fail. */
static void change_write(struct change *change, struct memory *memory, struct review *review,
			 const struct cspr_append *append)
{
	if (change->summary) {
		kept_unref(review->summary);
		review->summary = change->summary;
		change->summary = NULL;
	}
	if (change->fresh) {
		bool there;
		size_t place = review_place(memory, append->review, &there);

		memmove(memory->reviews + place + 1, memory->reviews + place,
			(memory->count - place) * sizeof(struct review *));
		memory->reviews[place] = review;
		memory->count++;
		change->fresh = NULL;
	}
	pile_move(&review->events, by_number, &change->events);
	if (append->replace_duties)
		pile_empty(&review->duties);
	for (size_t i = 0; i < append->gone_count; i++)
		pile_remove(&review->duties, by_duty, &(struct kept){ .row.duty = *append->gone[i] });
	pile_move(&review->duties, by_duty, &change->duties);
	pile_move(&review->notes, by_number, &change->notes);
	keep_documents(memory, &change->documents);
	if (change->checkpoint)
		pile_put(&review->checkpoints, by_size, change->checkpoint);
	change->checkpoint = NULL;
}

/* Whether it is an append at all, and to the review as it is. */
static cspr_status may_append(const struct review *review, const struct cspr_append *append)
{
	for (size_t i = 0; i < append->event_count; i++)
		if (append->events[i]->number != append->expected + i + 1)
			return CSPR_ERROR_ARGUMENT;
	if (append->event_count && !append->summary)
		return CSPR_ERROR_ARGUMENT;
	if (append->expected != (review ? review->events.count : 0))
		return CSPR_ERROR_CONFLICT;
	return review || append->event_count ? CSPR_DONE : CSPR_ERROR_NOT_FOUND;
}

static cspr_status memory_append(void *state, const struct cspr_append *append)
{
	struct memory *memory = state;
	struct review *review = review_find(memory, append->review);
	struct change change = { 0 };
	cspr_status status = may_append(review, append);

	if (status != CSPR_DONE)
		return status;
	if (!review)
		review = change.fresh = calloc(1, sizeof *review);
	if (review && change_copy(&change, append) && change_reserve(&change, memory, review))
		change_write(&change, memory, review, append);
	else
		status = CSPR_ERROR_NO_MEMORY;
	change_free(&change);
	return status;
}

/* Visits */

static cspr_status memory_read(void *state, const char *reference, uint32_t after, cspr_visit_event visit, void *data)
{
	const struct review *review = review_find(state, reference);
	size_t count = review ? review->events.count : 0;
	cspr_status status = CSPR_DONE;

	for (size_t i = after; status == CSPR_DONE && i < count; i++)
		status = visit(data, &review->events.rows[i]->row.event);
	return status;
}

static cspr_status memory_checkpoints(void *state, const char *reference, cspr_visit_checkpoint visit, void *data)
{
	const struct review *review = review_find(state, reference);
	struct pile seen = { 0 };
	cspr_status status = CSPR_DONE;

	for (size_t i = 0; review && status == CSPR_DONE && i < review->checkpoints.count; i++)
		if (!pile_see(&seen, review->checkpoints.rows[i]))
			status = CSPR_ERROR_NO_MEMORY;
	for (size_t i = 0; status == CSPR_DONE && i < seen.count; i++)
		status = visit(data, &seen.rows[i]->row.checkpoint);
	pile_free(&seen);
	return status;
}

static cspr_status memory_summary(void *state, const char *reference, cspr_visit_summary visit, void *data)
{
	const struct review *review = review_find(state, reference);
	struct kept *kept = review ? review->summary : NULL;
	cspr_status status;

	if (!kept)
		return CSPR_ERROR_NOT_FOUND;
	kept->references++;
	status = visit(data, &kept->row.summary);
	kept_unref(kept);
	return status;
}

static cspr_status memory_document(void *state, const unsigned char digest[32], cspr_visit_document visit, void *data)
{
	const struct memory *memory = state;
	struct kept like = { 0 };
	bool there;
	size_t place;

	memcpy(like.row.document.digest, digest, sizeof like.row.document.digest);
	place = pile_place(&memory->documents, by_digest, &like, &there);
	return there ? visit(data, &memory->documents.rows[place]->row.document) : CSPR_ERROR_NOT_FOUND;
}

static cspr_status memory_note(void *state, const char *reference, uint32_t number, cspr_visit_note visit, void *data)
{
	const struct review *review = review_find(state, reference);
	bool there = false;
	size_t place = 0;
	struct kept *kept;
	cspr_status status;

	if (review)
		place = pile_place(&review->notes, by_number, &(struct kept){ .row.note.number = number }, &there);
	if (!there)
		return CSPR_ERROR_NOT_FOUND;
	kept = review->notes.rows[place];
	kept->references++;
	status = visit(data, &kept->row.note);
	kept_unref(kept);
	return status;
}

static cspr_status memory_erase_note(void *state, const char *reference, uint32_t number)
{
	struct review *review = review_find(state, reference);
	const struct kept like = { .row.note.number = number };

	return review && pile_remove(&review->notes, by_number, &like) ? CSPR_DONE : CSPR_ERROR_NOT_FOUND;
}

/* Portfolio */

static bool is(const char *asked, const char *word)
{
	return !asked || strcmp(asked, word) == 0;
}

static bool breached(const struct review *review)
{
	if (review->summary->row.summary.breaches)
		return true;
	for (size_t i = 0; i < review->duties.count; i++)
		if (strcmp(review->duties.rows[i]->row.duty.standing, "broken") == 0)
			return true;
	return false;
}

static bool listed(const struct review *review, const struct cspr_list_query *query)
{
	const struct cspr_summary *summary = &review->summary->row.summary;

	return (!query->after || strcmp(summary->review, query->after) > 0) && is(query->phase, summary->phase) &&
	       is(query->state, summary->state) && is(query->edition, summary->edition) &&
	       (!query->breached || breached(review));
}

static cspr_status memory_list(void *state, const struct cspr_list_query *query, cspr_visit_summary visit, void *data)
{
	const struct memory *memory = state;
	struct pile seen = { 0 };
	cspr_status status = CSPR_DONE;

	for (size_t i = 0; status == CSPR_DONE && i < memory->count && (!query->most || seen.count < query->most); i++)
		if (listed(memory->reviews[i], query) && !pile_see(&seen, memory->reviews[i]->summary))
			status = CSPR_ERROR_NO_MEMORY;
	for (size_t i = 0; status == CSPR_DONE && i < seen.count; i++)
		status = visit(data, &seen.rows[i]->row.summary);
	pile_free(&seen);
	return status;
}

static bool owed(const struct cspr_duty_row *duty, const struct cspr_due_query *query)
{
	bool has_day = duty->due.first != CSPR_NO_DAY;

	return is(query->duty, duty->duty) && (query->all || (duty->open && has_day)) &&
	       (query->before == CSPR_NO_DAY || (has_day && duty->due.last <= query->before));
}

static cspr_status memory_due(void *state, const struct cspr_due_query *query, cspr_visit_duty visit, void *data)
{
	const struct memory *memory = state;
	struct pile seen = { 0 };
	cspr_status status = CSPR_DONE;

	for (size_t i = 0; i < memory->count; i++) {
		const struct review *review = memory->reviews[i];
		const struct cspr_summary *summary = &review->summary->row.summary;

		if (!is(query->review, summary->review) || !is(query->phase, summary->phase))
			continue;
		for (size_t j = 0; status == CSPR_DONE && j < review->duties.count; j++)
			if (owed(&review->duties.rows[j]->row.duty, query) && !pile_see(&seen, review->duties.rows[j]))
				status = CSPR_ERROR_NO_MEMORY;
	}
	pile_sort_due(&seen);
	for (size_t i = 0; status == CSPR_DONE && i < seen.count && (!query->most || i < query->most); i++)
		status = visit(data, &seen.rows[i]->row.duty);
	pile_free(&seen);
	return status;
}

/* The storage */

cspr_status memory_new(void **ret)
{
	struct memory *memory = calloc(1, sizeof *memory);

	if (!memory)
		return CSPR_ERROR_NO_MEMORY;
	*ret = memory;
	return CSPR_DONE;
}

static void memory_close(void *state)
{
	struct memory *memory = state;

	for (size_t i = 0; i < memory->count; i++)
		review_free(memory->reviews[i]);
	free(memory->reviews);
	pile_free(&memory->documents);
	free(memory);
}

const struct cspr_driver memory_driver = {
	.size = sizeof memory_driver,
	.name = "memory",
	.append = memory_append,
	.read = memory_read,
	.list = memory_list,
	.due = memory_due,
	.summary = memory_summary,
	.note = memory_note,
	.erase_note = memory_erase_note,
	.document = memory_document,
	.checkpoints = memory_checkpoints,
	.close = memory_close,
};
