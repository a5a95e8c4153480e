/*
 * What the files of the SQLite driver know of each other: a connection, its prepared statements, and how rows are
 * bound and read.
 */
#ifndef CONNECTION_H
#define CONNECTION_H

#include <cspr/sqlite.h>

#include <sqlite3.h>
#include <stdbool.h>
#include <sys/stat.h>

enum statement {
	BEGIN_WRITING,
	COMMIT,
	COUNT_EVENTS,
	PUT_REVIEW,
	PUT_EVENT,
	CLEAR_DUTIES,
	PUT_DUTY,
	DROP_DUTY,
	PUT_NOTE,
	PUT_DOCUMENT,
	PUT_CHECKPOINT,
	ERASE_NOTE,
	MARK_WRITER,
	UNMARK_WRITER,
	GET_EVENTS,
	GET_REVIEW,
	GET_NOTE,
	GET_DOCUMENT,
	GET_CHECKPOINTS,
	STATEMENTS
};

/* A query's clauses as bits: each combination is a statement of its own, prepared when it is first asked. */
enum { LIST_SHAPES = 1 << 5, DUE_SHAPES = 1 << 5 };

struct connection {
	sqlite3 *database;
	char *path;
	sqlite3_stmt *statements[STATEMENTS];
	sqlite3_stmt *lists[LIST_SHAPES];
	sqlite3_stmt *dues[DUE_SHAPES];
	sqlite3_int64 writer; /* its row of the table writer; 0: it has not written */
	bool unchanging;      /* opened without locks, as a file that nobody changes */
	struct stat as_opened;
	char why[320];	 /* "": nothing to add */
	char found[480]; /* "": nothing */
};

/* status.c */

/* What a result of SQLite means to a caller; says why in words. */
cspr_status failed(struct connection *connection, int result);
/* The same with words of our own, of which no part may come from what is stored. */
cspr_status failed_as(struct connection *connection, cspr_status status, const char *words);

/* schema.c */

/* Each text is SQL that brings a store of the version that is its index to the next. */
extern const char *const schema_steps[];
extern const int schema_version;
/* Brings a store to the version that has all of so many steps, in one transaction; also one that is empty yet. NEWER
 * when it has more. */
cspr_status schema_bring(struct connection *connection, const char *const *steps, int count);
/* Whether the file is a store of ours, or empty. CORRUPT: it is something else. */
cspr_status schema_recognise(struct connection *connection, bool *ret_empty);
/* The number that a query without parameters gives. */
int number_of(struct connection *connection, const char *query, sqlite3_int64 *ret);
int execute(struct connection *connection, const char *sql);

/* writer.c */

/* Tells of writers that were cut off, if the store is ours alone now. */
cspr_status writer_find(struct connection *connection);
/* Leaves a mark that this connection writes, once. */
cspr_status writer_mark(struct connection *connection);
void writer_unmark(struct connection *connection);

/* statement.c */

/* A statement, and the values that are bound to it from left to right. The first error is kept, and is what running it
 * gives. */
struct binding {
	struct connection *connection;
	sqlite3_stmt *statement;
	int at;
	cspr_status status;
};
/* Prepared if it has not been yet. ARGUMENT: it is in the middle of a visit. */
struct binding bind_to(struct connection *connection, enum statement which);
struct binding bind_kept(struct connection *connection, sqlite3_stmt **kept, const char *sql);
void bind_number(struct binding *binding, sqlite3_int64 number);
void bind_text(struct binding *binding, const char *text); /* NULL: null */
void bind_bytes_as_text(struct binding *binding, const char *bytes, size_t length);
void bind_digest(struct binding *binding, const unsigned char digest[32]);
void bind_day(struct binding *binding, cspr_day day); /* CSPR_NO_DAY: null */
void bind_span(struct binding *binding, struct cspr_span span);
/* A day that others are compared with: any. */
void bind_limit_day(struct binding *binding, cspr_day day);
/* Runs a statement that gives no rows; one that gives a number. */
cspr_status bind_run(struct binding *binding);
cspr_status bind_number_of(struct binding *binding, sqlite3_int64 *ret);
void statements_free(struct connection *connection);

/* row.c */

/* Columns are read from left to right; one that can't be what was written makes the row bad. */
struct row {
	sqlite3_stmt *statement;
	int at;
	bool bad;
};
sqlite3_int64 row_number(struct row *row, sqlite3_int64 least, sqlite3_int64 most);
const char *row_text(struct row *row, size_t *ret_length);
const char *row_word(struct row *row);
void row_digest(struct row *row, unsigned char ret[32]);
cspr_day row_day(struct row *row);
struct cspr_span row_span(struct row *row);

/* Gives each row to a function, until one gives something other than CSPR_DONE; the second is NOT_FOUND without any. */
typedef cspr_status (*row_visit)(void *data, struct row *row);
cspr_status rows_visit(struct binding *binding, row_visit visit, void *data);
cspr_status row_visit_one(struct binding *binding, row_visit visit, void *data);

/* append.c, beside.c, portfolio.c, record.c: the calls of the driver */

/* Begins a transaction that writes, or says why not; ends it wholly either way. */
cspr_status writing_begin(struct connection *connection);
cspr_status writing_end(struct connection *connection, cspr_status status);

cspr_status driver_append(void *state, const struct cspr_append *append);
cspr_status driver_read(void *state, const char *review, uint32_t after, cspr_visit_event visit, void *data);
cspr_status driver_list(void *state, const struct cspr_list_query *query, cspr_visit_summary visit, void *data);
cspr_status driver_due(void *state, const struct cspr_due_query *query, cspr_visit_duty visit, void *data);
cspr_status driver_summary(void *state, const char *review, cspr_visit_summary visit, void *data);
cspr_status driver_note(void *state, const char *review, uint32_t number, cspr_visit_note visit, void *data);
cspr_status driver_erase_note(void *state, const char *review, uint32_t number);
cspr_status driver_document(void *state, const unsigned char digest[32], cspr_visit_document visit, void *data);
cspr_status driver_checkpoints(void *state, const char *review, cspr_visit_checkpoint visit, void *data);

#endif
