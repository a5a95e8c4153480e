/*
 * What the files of the driver know of each other: rows, and lists of them.
 */
#ifndef ROWS_H
#define ROWS_H

#include <cspr/store.h>

#include <stdbool.h>

enum kind { EVENT, SUMMARY, DUTY, NOTE, DOCUMENT, CHECKPOINT };

/* A row, which is never changed, and the texts that are its own. */
struct row {
	unsigned references;
	enum kind kind;
	const char *review;
	union {
		struct cspr_stored_event event;
		struct cspr_summary summary;
		struct cspr_duty_row duty;
		struct cspr_note note;
		struct cspr_document document;
		struct cspr_checkpoint checkpoint;
	};
	char *texts[8];
	size_t lengths[8];
	unsigned text_count;
	bool failed;
};

struct list {
	unsigned references;
	size_t count;
	bool failed;
	struct row *rows[];
};

void list_unref(struct list *list);
/* An empty list with room for so many rows; NULL: no memory. */
struct list *list_new(size_t room);
/* Adds a row that is there already. */
void list_keep(struct list *list, struct row *row);
/* Adds a row of that kind, a copy of what is at the pointer. What fails is remembered by the list. */
void list_add(struct list *list, enum kind kind, const char *review, const void *of);

/* What is asked for: the WHERE of a statement, and who is told of what is found. */
struct question {
	enum kind kind;
	const char *review; /* NULL: any */
	uint32_t after, number;
	const unsigned char *digest;
	const struct cspr_list_query *list;
	const struct cspr_due_query *due;
	uint32_t most; /* 0: all */
	union {
		cspr_visit_event event;
		cspr_visit_summary summary;
		cspr_visit_duty duty;
		cspr_visit_note note;
		cspr_visit_document document;
		cspr_visit_checkpoint checkpoint;
	} visit;
	void *data;
};

/* Shows the rows in order. NOT_FOUND: there is none, of those of which there is one or none. */
cspr_status list_ask(struct list *list, const struct question *question);

#endif
