/*
 * The driver in memory. It decides nothing but order; what it is given it copies.
 *
 * What must stay true: an append is made ready, room and all, before anything of it can be seen, so it is written
 * whole or not at all. Rows are counted references and are never written to, so that a visit goes on over what
 * there was when it began, whatever is written meanwhile.
 */
#include "inside.h"

#include <openssl/crypto.h>

#include <stdlib.h>
#include <string.h>

struct kept {
	size_t references;
	size_t size; /* of all of it */
	union {
		struct cspr_stored_event event;
		struct cspr_summary summary;
		struct cspr_duty_row duty;
		struct cspr_note note;
		struct cspr_document document;
		struct cspr_checkpoint checkpoint;
	} row;
	char bytes[]; /* what the row points to */
};

struct pile {
	struct kept **rows;
	size_t count, room;
};

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

/* Rows */

static struct kept *kept_new(size_t bytes)
{
	struct kept *kept = malloc(sizeof *kept + bytes);

	if (kept)
		*kept = (struct kept){ .references = 1, .size = sizeof *kept + bytes };
	return kept;
}

/* What goes may be a note that is to be gone beyond recovery. */
static void kept_unref(struct kept *kept)
{
	if (kept && --kept->references == 0) {
		OPENSSL_cleanse(kept, kept->size);
		free(kept);
	}
}

/* Copies into the bytes of a row, from *used on; what is copied ends in a zero byte. */
static const char *put_bytes(struct kept *kept, size_t *used, const char *bytes, size_t length)
{
	char *place = kept->bytes + *used;

	if (length)
		memcpy(place, bytes, length);
	place[length] = '\0';
	*used += length + 1;
	return place;
}

static const char *put_word(struct kept *kept, size_t *used, const char *word)
{
	return put_bytes(kept, used, word, strlen(word));
}

static struct kept *keep_event(const struct cspr_stored_event *event)
{
	struct kept *kept = kept_new(event->length + 1);
	size_t used = 0;

	if (!kept)
		return NULL;
	kept->row.event = *event;
	kept->row.event.size = sizeof *event;
	kept->row.event.line = put_bytes(kept, &used, event->line, event->length);
	return kept;
}

static struct kept *keep_summary(const struct cspr_summary *summary)
{
	struct kept *kept = kept_new(strlen(summary->review) + strlen(summary->edition) + strlen(summary->state) +
				     strlen(summary->phase) + 4);
	size_t used = 0;

	if (!kept)
		return NULL;
	kept->row.summary = *summary;
	kept->row.summary.size = sizeof *summary;
	kept->row.summary.review = put_word(kept, &used, summary->review);
	kept->row.summary.edition = put_word(kept, &used, summary->edition);
	kept->row.summary.state = put_word(kept, &used, summary->state);
	kept->row.summary.phase = put_word(kept, &used, summary->phase);
	return kept;
}

static struct kept *keep_duty(const struct cspr_duty_row *duty)
{
	struct kept *kept =
		kept_new(strlen(duty->review) + strlen(duty->duty) + strlen(duty->about) + strlen(duty->force) +
			 strlen(duty->standing) + strlen(duty->standing_between) + strlen(duty->standing_after) + 7);
	size_t used = 0;

	if (!kept)
		return NULL;
	kept->row.duty = *duty;
	kept->row.duty.size = sizeof *duty;
	kept->row.duty.review = put_word(kept, &used, duty->review);
	kept->row.duty.duty = put_word(kept, &used, duty->duty);
	kept->row.duty.about = put_word(kept, &used, duty->about);
	kept->row.duty.force = put_word(kept, &used, duty->force);
	kept->row.duty.standing = put_word(kept, &used, duty->standing);
	kept->row.duty.standing_between = put_word(kept, &used, duty->standing_between);
	kept->row.duty.standing_after = put_word(kept, &used, duty->standing_after);
	return kept;
}

static struct kept *keep_note(const struct cspr_note *note)
{
	struct kept *kept = kept_new(note->length + 1);
	size_t used = 0;

	if (!kept)
		return NULL;
	kept->row.note = *note;
	kept->row.note.size = sizeof *note;
	kept->row.note.text = put_bytes(kept, &used, note->text, note->length);
	return kept;
}

static struct kept *keep_document(const struct cspr_document *document)
{
	struct kept *kept = kept_new(document->length + 1);
	size_t used = 0;

	if (!kept)
		return NULL;
	kept->row.document = *document;
	kept->row.document.size = sizeof *document;
	kept->row.document.bytes = put_bytes(kept, &used, document->bytes, document->length);
	return kept;
}

static struct kept *keep_checkpoint(const struct cspr_checkpoint *checkpoint)
{
	struct kept *kept = kept_new(checkpoint->length + 1);
	size_t used = 0;

	if (!kept)
		return NULL;
	kept->row.checkpoint = *checkpoint;
	kept->row.checkpoint.size = sizeof *checkpoint;
	kept->row.checkpoint.text = put_bytes(kept, &used, checkpoint->text, checkpoint->length);
	return kept;
}

/* Piles */

typedef int (*comparison)(const struct kept *one, const struct kept *other);

static int compare_numbers(uint32_t one, uint32_t other)
{
	return (one > other) - (one < other);
}

static int by_duty(const struct kept *one, const struct kept *other)
{
	int order = strcmp(one->row.duty.duty, other->row.duty.duty);

	return order ? order : strcmp(one->row.duty.about, other->row.duty.about);
}

static int by_number(const struct kept *one, const struct kept *other)
{
	return compare_numbers(one->row.note.number, other->row.note.number);
}

static int by_size(const struct kept *one, const struct kept *other)
{
	return compare_numbers(one->row.checkpoint.events, other->row.checkpoint.events);
}

static int by_digest(const struct kept *one, const struct kept *other)
{
	return memcmp(one->row.document.digest, other->row.document.digest, sizeof one->row.document.digest);
}

static bool grow(void *list_pointer, size_t *room, size_t needed, size_t size)
{
	size_t larger = *room * 2 > needed ? *room * 2 : needed;
	void *list, *grown;

	if (needed <= *room)
		return true;
	memcpy(&list, list_pointer, sizeof list);
	grown = realloc(list, larger * size);
	if (!grown)
		return false;
	memcpy(list_pointer, &grown, sizeof grown);
	*room = larger;
	return true;
}

static bool pile_reserve(struct pile *pile, size_t more)
{
	return grow(&pile->rows, &pile->room, pile->count + more, sizeof(struct kept *));
}

/* Where a row that compares equal is, or would be. */
static size_t pile_place(const struct pile *pile, comparison compare, const struct kept *like, bool *ret_there)
{
	size_t low = 0, high = pile->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int side = compare(pile->rows[middle], like);

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

static void pile_remove(struct pile *pile, comparison compare, const struct kept *like)
{
	bool there;
	size_t place = pile_place(pile, compare, like, &there);

	if (!there)
		return;
	kept_unref(pile->rows[place]);
	pile->count--;
	memmove(pile->rows + place, pile->rows + place + 1, (pile->count - place) * sizeof(struct kept *));
}

/* There is room for it. Takes over the reference. */
static void pile_put(struct pile *pile, comparison compare, struct kept *kept)
{
	bool there;
	size_t place = pile_place(pile, compare, kept, &there);

	if (there) {
		kept_unref(pile->rows[place]);
	} else {
		memmove(pile->rows + place + 1, pile->rows + place, (pile->count - place) * sizeof(struct kept *));
		pile->count++;
	}
	pile->rows[place] = kept;
}

static void pile_empty(struct pile *pile)
{
	while (pile->count)
		kept_unref(pile->rows[--pile->count]);
}

static void pile_free(struct pile *pile)
{
	pile_empty(pile);
	free(pile->rows);
}

/* Adds at the end, whatever the order, and takes over the reference; or gives it up. */
static bool pile_add(struct pile *pile, struct kept *kept)
{
	if (kept && pile_reserve(pile, 1)) {
		pile->rows[pile->count++] = kept;
		return true;
	}
	kept_unref(kept);
	return false;
}

/* Adds to what is seen in a visit a row that stays where it is. */
static bool pile_see(struct pile *pile, struct kept *kept)
{
	kept->references++;
	return pile_add(pile, kept);
}

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
	size_t before = review ? review->notes.count : 0;

	if (review)
		pile_remove(&review->notes, by_number, &(struct kept){ .row.note.number = number });
	return review && review->notes.count < before ? CSPR_DONE : CSPR_ERROR_NOT_FOUND;
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

/* Later than any day, so that what has no due day comes last. */
static int64_t last_due(const struct cspr_duty_row *duty)
{
	return duty->due.first == CSPR_NO_DAY ? INT64_MAX : duty->due.last;
}

static int by_due(const void *one, const void *other)
{
	const struct cspr_duty_row *a = &(*(const struct kept *const *)one)->row.duty;
	const struct cspr_duty_row *b = &(*(const struct kept *const *)other)->row.duty;
	int order = (last_due(a) > last_due(b)) - (last_due(a) < last_due(b));

	if (!order)
		order = strcmp(a->review, b->review);
	if (!order)
		order = strcmp(a->duty, b->duty);
	return order ? order : strcmp(a->about, b->about);
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
	if (seen.count)
		qsort(seen.rows, seen.count, sizeof(struct kept *), by_due);
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
