/*
 * Rows that are kept in memory, and piles of them. A row is one block, its strings with it; nothing writes to it.
 */
#include "kept.h"

#include <openssl/crypto.h>

#include <stdlib.h>
#include <string.h>

static struct kept *kept_new(size_t bytes)
{
	struct kept *kept = malloc(sizeof *kept + bytes);

	if (kept)
		*kept = (struct kept){ .references = 1, .size = sizeof *kept + bytes };
	return kept;
}

/* It may be a note that is to be gone beyond recovery. */
void kept_unref(struct kept *kept)
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

struct kept *keep_event(const struct cspr_stored_event *event)
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

struct kept *keep_summary(const struct cspr_summary *summary)
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

struct kept *keep_duty(const struct cspr_duty_row *duty)
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

struct kept *keep_note(const struct cspr_note *note)
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

struct kept *keep_document(const struct cspr_document *document)
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

struct kept *keep_checkpoint(const struct cspr_checkpoint *checkpoint)
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

static int compare_numbers(uint32_t one, uint32_t other)
{
	return (one > other) - (one < other);
}

int by_duty(const struct kept *one, const struct kept *other)
{
	int order = strcmp(one->row.duty.duty, other->row.duty.duty);

	return order ? order : strcmp(one->row.duty.about, other->row.duty.about);
}

int by_number(const struct kept *one, const struct kept *other)
{
	return compare_numbers(one->row.note.number, other->row.note.number);
}

int by_size(const struct kept *one, const struct kept *other)
{
	return compare_numbers(one->row.checkpoint.events, other->row.checkpoint.events);
}

int by_digest(const struct kept *one, const struct kept *other)
{
	return memcmp(one->row.document.digest, other->row.document.digest, sizeof one->row.document.digest);
}

bool grow(void *list_pointer, size_t *room, size_t needed, size_t size)
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

bool pile_reserve(struct pile *pile, size_t more)
{
	return grow(&pile->rows, &pile->room, pile->count + more, sizeof(struct kept *));
}

size_t pile_place(const struct pile *pile, comparison compare, const struct kept *like, bool *ret_there)
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

bool pile_remove(struct pile *pile, comparison compare, const struct kept *like)
{
	bool there;
	size_t place = pile_place(pile, compare, like, &there);

	if (!there)
		return false;
	kept_unref(pile->rows[place]);
	pile->count--;
	memmove(pile->rows + place, pile->rows + place + 1, (pile->count - place) * sizeof(struct kept *));
	return true;
}

void pile_put(struct pile *pile, comparison compare, struct kept *kept)
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

void pile_empty(struct pile *pile)
{
	while (pile->count)
		kept_unref(pile->rows[--pile->count]);
}

void pile_free(struct pile *pile)
{
	pile_empty(pile);
	free(pile->rows);
}

bool pile_add(struct pile *pile, struct kept *kept)
{
	if (kept && pile_reserve(pile, 1)) {
		pile->rows[pile->count++] = kept;
		return true;
	}
	kept_unref(kept);
	return false;
}

bool pile_see(struct pile *pile, struct kept *kept)
{
	kept->references++;
	return pile_add(pile, kept);
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

void pile_sort_due(struct pile *pile)
{
	if (pile->count)
		qsort(pile->rows, pile->count, sizeof *pile->rows, by_due);
}
