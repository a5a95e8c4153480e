/*
 * What the files of the conformance suite know of each other.
 *
 * A case writes batches through connections and compares texts: what it was shown, a line a row, and what it should
 * have been shown. The first thing that is wrong fails the case; what it does after that does nothing.
 */
#ifndef TRIAL_H
#define TRIAL_H

#include <cspr/conformance.h>

#include <stdbool.h>

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* Text that grows: text.c. A failed addition sticks. */
struct text {
	char *bytes;
	size_t length, room;
	bool failed;
};
void add(struct text *text, const char *format, ...)
#if defined(__GNUC__)
	__attribute__((format(printf, 2, 3)))
#endif
	;
/* Bytes as they are, but for control characters and the backslash, as \xNN. */
void add_bytes(struct text *text, const char *bytes, size_t length);
void add_hex(struct text *text, const unsigned char *bytes, size_t length);
void empty(struct text *text);
void text_free(struct text *text);
/* The first line in which two texts differ, of each an excerpt. Both texts have been added to without failing. */
void add_difference(struct text *ret, const struct text *wanted, const struct text *got);
const char *status_name(cspr_status status);

/* A case under way: trial.c */
enum { FIRST, SECOND, THIRD, CONNECTIONS = 4 };
struct trial {
	const struct cspr_conformance *host;
	const struct cspr_driver *driver;
	void *states[CONNECTIONS];
	bool open[CONNECTIONS];
	struct text wanted, got;
	struct text detail; /* not empty: the case has failed */
	struct batch *batch;
};

struct trial_case {
	const char *words;
	void (*run)(struct trial *trial);
};
struct case_list {
	const struct trial_case *cases;
	size_t count;
};
extern const struct case_list append_cases, line_cases, list_cases, due_cases, beside_cases, visit_cases, history_cases;

bool going(const struct trial *trial);
void fail(struct trial *trial, const char *format, ...)
#if defined(__GNUC__)
	__attribute__((format(printf, 2, 3)))
#endif
	;
/* The state of a connection, which is opened if it is not. NULL when the case has failed. */
void *connection(struct trial *trial, int index);
void disconnect(struct trial *trial, int index);
/* Compares what was wanted with what was got, and empties both. */
void compare(struct trial *trial, const char *words);
void expect(struct trial *trial, bool so, const char *words);
void expect_status(struct trial *trial, const char *words, cspr_status got, cspr_status wanted);

/* What is written: batch.c */
enum { MOST_EVENTS = 1000, MOST_ROWS = 64, LINE_ROOM = 192, DOCUMENTS = 8 };
struct batch {
	struct cspr_append append;
	struct cspr_summary summary;
	struct cspr_checkpoint checkpoint;
	struct cspr_stored_event events[MOST_EVENTS];
	struct cspr_duty_row duties[MOST_ROWS], gone[MOST_ROWS];
	struct cspr_note notes[MOST_ROWS];
	struct cspr_document documents[MOST_ROWS];
	const struct cspr_stored_event *event_list[MOST_EVENTS];
	const struct cspr_duty_row *duty_list[MOST_ROWS], *gone_list[MOST_ROWS];
	const struct cspr_note *note_list[MOST_ROWS];
	const struct cspr_document *document_list[MOST_ROWS];
	char lines[MOST_EVENTS][LINE_ROOM];
};

/* A batch for a review with so many events: count more of them, and the summary. Strings are kept by their pointers. */
struct batch *begin(struct trial *trial, const char *review, uint32_t expected, uint32_t count);
/* Each adds a row with made-up values, to be changed at will. */
struct cspr_duty_row *add_duty(struct batch *batch, const char *duty, const char *about);
void add_gone(struct batch *batch, const char *duty, const char *about);
struct cspr_note *add_note(struct batch *batch, uint32_t number, const char *text);
/* The digest is told by one number below DOCUMENTS. */
struct cspr_document *add_document(struct batch *batch, unsigned char digest, const char *bytes);
struct cspr_checkpoint *set_checkpoint(struct batch *batch, uint32_t events, const char *text);
/* Appends the batch, and expects a status. */
void append(struct trial *trial, int index, cspr_status wanted);
/* Both: a batch of events and nothing else, which must be done. */
void append_events(struct trial *trial, int index, const char *review, uint32_t expected, uint32_t count);
void digest_of(unsigned char number, unsigned char ret[32]);
void make_event(const char *review, uint32_t number, char line[LINE_ROOM], struct cspr_stored_event *ret);
void make_summary(const char *review, uint32_t events, struct cspr_summary *ret);

/* What should be shown: look.c. A line a row. */
void want_event(struct trial *trial, const struct cspr_stored_event *event);
/* The events that batches of begin() make. */
void want_events(struct trial *trial, const char *review, uint32_t first, uint32_t last);
void want_summary(struct trial *trial, const struct cspr_summary *summary);
/* The summary that begin() makes of a review with so many events. */
void want_review(struct trial *trial, const char *review, uint32_t events);
void want_duty(struct trial *trial, const struct cspr_duty_row *duty);
void want_note(struct trial *trial, const struct cspr_note *note);
void want_document(struct trial *trial, const struct cspr_document *document);
void want_checkpoint(struct trial *trial, const struct cspr_checkpoint *checkpoint);
/* How the call ends. */
void want_status(struct trial *trial, cspr_status status);

/* What is shown. Adds what the call shows, and its status, to what was got. */
void look_events(struct trial *trial, int index, const char *review, uint32_t after);
void look_list(struct trial *trial, int index, const struct cspr_list_query *query);
void look_due(struct trial *trial, int index, const struct cspr_due_query *query);
void look_summary(struct trial *trial, int index, const char *review);
void look_note(struct trial *trial, int index, const char *review, uint32_t number);
void look_document(struct trial *trial, int index, unsigned char digest);
void look_checkpoints(struct trial *trial, int index, const char *review);
/* Everything there is: to be kept in a text, and compared with another look. */
void look_all(struct trial *trial, int index);
/* Moves what was got over to what is wanted. */
void want_same(struct trial *trial);

#endif
