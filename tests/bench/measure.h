/*
 * Two ways to do the same, measured by turns in one run; and what the library is measured on: the first 24 events of
 * the main line, and what the library writes when it records them.
 */
#ifndef MEASURE_H
#define MEASURE_H

#include <cspr/store.h>

enum { EVENTS = 24, MOST_TURNS = 4096 };

/* Ends the program when it is not good. */
void must(int good, const char *what);
double now(void); /* in microseconds */

/* One of the two ways, once. What a turn needs was made before the first. */
typedef void (*way)(void *data, unsigned turn);
/* Prints how long each took (the mean of the middle half), and the ratio with its limit, if most is one. Who goes first
 * changes from turn to turn. */
void compare(const char *words, double most, unsigned turns, way ours, way bare, void *data);

/* A number below a limit, another with each turn and side: so each reads what was not just read. */
unsigned scattered(unsigned turn, unsigned side, unsigned below);

/* The events, which belong to the story. */
cspr_event *const *story(cspr_context *context);
/* Begins and records so many of them, from an index on. */
void record_story(cspr_stored *stored, cspr_event *const *events, unsigned from, unsigned count);

/* A copy of each append, for ever. */
struct appends {
	unsigned count;
	struct cspr_append list[EVENTS];
};
/* What a store gives its driver when the events are recorded, so many a transaction. */
void spy(cspr_context *context, cspr_event *const *events, unsigned each, struct appends *ret);

/* What of an append is no text yet, as text: the first day of a span, the last, and both as a span is written; NULL
 * each where there is none. */
void span_texts(struct cspr_span span, char *ret[3]);
void span_texts_free(char *texts[3]);

/* The same of each duty row. */
struct row_texts {
	char *since[3], *due[3], *met[3];
	char days_late[16];
};
struct row_texts *row_texts_new(const struct cspr_append *append);
void row_texts_free(struct row_texts *texts, const struct cspr_append *append);

#endif
