/*
 * What the commands on stores know of each other. See host.h for the rest.
 */
#ifndef STORES_H
#define STORES_H

#include "host.h"

/* store.c: a store, opened from its URI */

struct opening {
	const char *uri;
	const char *profile; /* a file, or NULL */
	const char *key;     /* a file, or NULL */
	bool keep_refusals;
	bool make; /* a file that is not there is made */
};
/* 0 if the URI can be one of a store; else the exit code, after it has said what would be right. */
int store_check(const char *uri, const char *command, bool json);
/* Opens it, and says on stderr what was found. */
bool store_open(cspr_context *context, const struct opening *opening, cspr_store **ret, struct trouble *trouble);
/* What a call on a store gave: fills in what it did not say. */
bool store_trouble(cspr_status status, struct trouble *trouble);
/* The trouble, empty, as calls of the library want it. */
struct cspr_trouble *trouble_begin(struct trouble *trouble);

/* stored.c: a review of a store, replayed as the lines of a file are */

/* Takes the context of the store. record is empty. */
bool record_of_stored(struct record *record, cspr_context *context, cspr_store *store, cspr_stored *stored,
		      struct trouble *trouble);
/* The notes of a record's events: by index, a string; null, it was erased; or false, there is none. */
json_t *stored_notes(cspr_context *context, cspr_stored *stored, struct trouble *trouble);
enum { FILE_NAME_SIZE = 3 * 64 + 8 };
/* A reference as the name of a file: '/' and ':' as %2F and %3A. */
const char *reference_file(const char *reference, char name[FILE_NAME_SIZE]);

/* intake.c: events that are to be recorded */

struct intake {
	cspr_line **lines;
	size_t count;
	size_t room;
	size_t refused; /* by index, the first of them that was refused when tried; count: none */
};
/* Reads all of them and tries them on the record, which goes on by them. */
bool intake_read(struct intake *intake, struct record *record, const char *file, const char *edition,
		 struct trouble *trouble);
void intake_free(struct intake *intake);
/* Tries them on another record. */
bool intake_try(struct intake *intake, struct record *record, struct trouble *trouble);
/* Records them, in one transaction. */
cspr_status intake_record(const struct intake *intake, cspr_stored *stored, int64_t expect, struct cspr_recorded *ret,
			  struct trouble *trouble);

/* recorded.c: what came of recording */

struct outcome {
	const char *review;
	const struct record *record; /* with the events in it, as its last; or with those up to the one refused */
	size_t from;		     /* the first of them, by index */
	size_t until;		     /* after the last of them that was decided */
	uint32_t events;	     /* how many the review has now */
	uint32_t refusal;	     /* the number of the event that keeps the refusal; 0: none */
	bool recorded;
};
int say_outcome(const struct outcome *outcome, bool json);
/* A conflict: what came after the events that were expected. */
int say_conflict(const struct record *record, const char *review, int64_t expected, bool json);

/* owed.c: rows of the portfolio, with the review that each is of */

struct owed {
	struct cspr_duty_row row;
	const char *phase; /* of its review; NULL: not known */
	const char *edition;
	cspr_code standing;
	int32_t days_late; /* 0: not late; -1: it can't be said */
	bool working_days; /* in which it is counted */
};
struct owed_list {
	cspr_portfolio *duties;
	cspr_portfolio *reviews;
	struct owed *rows;
	size_t count;
};
bool owed_read(cspr_context *context, cspr_store *store, const struct cspr_due_query *query, cspr_day as_of,
	       struct owed_list *ret, struct trouble *trouble);
void owed_free(struct owed_list *list);

/* suppress.c: small numbers in a table */

enum { SUPPRESS_ROWS = 64, SUPPRESS_COLUMNS = 16, SMALL_NUMBER = 4 };
enum { CELL_SHOWN, CELL_SUPPRESSED, CELL_NOT_PRINTED };
/* The last row and the last column are totals. A table without totals of its columns has its last row NOT_PRINTED. */
struct small_table {
	int rows;
	int columns;
	int64_t counts[SUPPRESS_ROWS][SUPPRESS_COLUMNS];
	unsigned char cells[SUPPRESS_ROWS][SUPPRESS_COLUMNS];
};
void suppress(struct small_table *table);

int run_new(int argc, char **argv);
int run_record(int argc, char **argv);
int run_show(int argc, char **argv);
int run_list(int argc, char **argv);
int run_due(int argc, char **argv);
int run_stats(int argc, char **argv);
int run_verify(int argc, char **argv);
int run_export(int argc, char **argv);
int run_rebuild(int argc, char **argv);
int run_erase_note(int argc, char **argv);
int run_key(int argc, char **argv);

#endif
