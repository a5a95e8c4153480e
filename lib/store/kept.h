/*
 * Rows that are kept, by the driver in memory and by portfolios: counted references, never written to; and piles of
 * them.
 */
#ifndef KEPT_H
#define KEPT_H

#include "inside.h"

/* A row, with copies of what it points to. */
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

/* Rows, in an order of their own or as they were added. */
struct pile {
	struct kept **rows;
	size_t count, room;
};

/* Copies; NULL: no memory. */
struct kept *keep_event(const struct cspr_stored_event *event);
struct kept *keep_summary(const struct cspr_summary *summary);
struct kept *keep_duty(const struct cspr_duty_row *duty);
struct kept *keep_note(const struct cspr_note *note);
struct kept *keep_document(const struct cspr_document *document);
struct kept *keep_checkpoint(const struct cspr_checkpoint *checkpoint);
/* The last one overwrites it before it is freed. */
void kept_unref(struct kept *kept);

typedef int (*comparison)(const struct kept *one, const struct kept *other);
int by_duty(const struct kept *one, const struct kept *other);	 /* duties: by duty and about */
int by_number(const struct kept *one, const struct kept *other); /* notes */
int by_size(const struct kept *one, const struct kept *other);	 /* checkpoints */
int by_digest(const struct kept *one, const struct kept *other); /* documents */

/* Room for so many elements in a list that *list_pointer points to. */
bool grow(void *list_pointer, size_t *room, size_t needed, size_t size);
bool pile_reserve(struct pile *pile, size_t more);
/* Where a row that compares equal is, or would be. */
size_t pile_place(const struct pile *pile, comparison compare, const struct kept *like, bool *ret_there);
/* Puts a row in its place, or in that of its equal. There is room for it. Takes over the reference. */
void pile_put(struct pile *pile, comparison compare, struct kept *kept);
bool pile_remove(struct pile *pile, comparison compare, const struct kept *like);
/* Adds at the end, whatever the order, and takes over the reference, also when there is no memory: for kept NULL, or
 * for the pile. */
bool pile_add(struct pile *pile, struct kept *kept);
/* Adds at the end a row that stays where it is. */
bool pile_see(struct pile *pile, struct kept *kept);
/* Duties in the order in which a driver shows them. */
void pile_sort_due(struct pile *pile);
void pile_empty(struct pile *pile);
void pile_free(struct pile *pile);

#endif
