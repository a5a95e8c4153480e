/*
 * What the files of the PostgreSQL driver know of each other: a connection that comes back, statements with their
 * parameters, and what became of a transaction.
 */
#ifndef POSTGRES_H
#define POSTGRES_H

#include <cspr/postgres.h>

#include <libpq-fe.h>

#include <stdbool.h>

enum { SCHEMA_VERSION = 2 };

enum statement {
	BEGIN,
	COMMIT,
	ROLLBACK,
	EXPECT,
	ADD_REVIEW,
	CHANGE_REVIEW,
	LOCK_REVIEW,
	ADD_EVENT,
	ADD_EVENTS,
	READ_EVENTS,
	READ_SUMMARY,
	LIST_REVIEWS,
	LIST_REVIEWS_IN_PHASE,
	CLEAR_DUTIES,
	REMOVE_DUTY,
	PUT_DUTY,
	DUE_DUTIES,
	ALL_DUTIES,
	DUTIES_OF_REVIEW,
	ADD_NOTE,
	READ_NOTE,
	ERASE_NOTE,
	ADD_DOCUMENT,
	READ_DOCUMENT,
	PUT_CHECKPOINT,
	READ_CHECKPOINTS,
	TAKE_OUTBOX,
	MARK_SENT,
	NOTIFY,
	STATEMENT_COUNT
};

/* What became of what was sent. */
enum outcome {
	FINE,
	CONFLICTING, /* a unique violation */
	AGAIN,	     /* nothing was done, and trying again may help: a deadlock, a serialization failure */
	LOST,	     /* contact was lost before anything could have been committed */
	DOUBTFUL,    /* contact was lost, or a standby not waited for, when it may have been */
	UNABLE,	     /* nothing was done; why says why */
	TOO_NEW,     /* the schema is of a newer version */
	SPOILT	     /* what is stored can't be read */
};

struct postgres {
	PGconn *connection; /* NULL, or in pipeline mode */
	char *uri;
	char *given_source; /* or NULL */
	char *source;
	char *partnership;
	char *channel;
	int patience;	   /* in milliseconds */
	size_t sent;	   /* statements since the last end */
	bool unsent;	   /* one of them could not be */
	bool unended;	   /* and this, an end */
	bool unreplicated; /* a commit was not confirmed by a synchronous standby */
	bool owes_answer;  /* to one statement and its end, of no interest, before all others */
	bool listening;
	char why[320];
};

/* Moments are milliseconds of a clock that never goes back. */
int64_t moment_now(void);

/* failure.c */
void say(struct postgres *postgres, const char *words);
void tell(struct cspr_trouble *trouble, const char *words);
enum outcome failure(struct postgres *postgres, const PGresult *result);

/* connection.c */
/* FINE, LOST when trying again may help, UNABLE, TOO_NEW. */
enum outcome connect_once(struct postgres *postgres);
void disconnect(struct postgres *postgres);

/* statements.c */
extern const char *const statements[STATEMENT_COUNT];

/* parameters.c: what a statement is given, in binary. What is added must live until it is sent. */
enum { MOST_PARAMETERS = 16 };
struct parameters {
	int count;
	const char *values[MOST_PARAMETERS];
	int lengths[MOST_PARAMETERS];
	unsigned char numbers[MOST_PARAMETERS][8];
};
void add_text(struct parameters *parameters, const char *text); /* NULL: null */
void add_bytes(struct parameters *parameters, const void *bytes, size_t length);
void add_number(struct parameters *parameters, int64_t number); /* bigint */
void add_integer(struct parameters *parameters, int32_t number);
void add_truth(struct parameters *parameters, bool truth);
void add_day(struct parameters *parameters, cspr_day day);	   /* CSPR_NO_DAY: null */
void add_day_or_last(struct parameters *parameters, cspr_day day); /* CSPR_NO_DAY: after all days */

/* One parameter of many elements, of so many bytes together. The types are those of the server's catalogue. */
enum element { ELEMENT_BYTES = 17, ELEMENT_NUMBER = 20, ELEMENT_TEXT = 25 };
struct array {
	unsigned char *bytes;
	size_t length;
};
bool array_begin(struct array *array, enum element element, size_t count, size_t bytes);
void array_add(struct array *array, const void *bytes, size_t length);
void array_add_number(struct array *array, int64_t number);
void array_free(struct array *array);

/* And what it gave back, in binary. */
int64_t number_at(const PGresult *result, int row, int column);
int32_t integer_at(const PGresult *result, int row, int column);
cspr_day day_at(const PGresult *result, int row, int column); /* null: CSPR_NO_DAY */
bool bytes_at(const PGresult *result, int row, int column, unsigned char ret[32]);

/* transaction.c */
/* Sends; what could not be sent, and what comes after it, receive() tells of. */
void send_statement(struct postgres *postgres, enum statement statement, const struct parameters *parameters);
/* Ends it. How many statements there were. */
size_t send_end(struct postgres *postgres);
/* Takes what is owed, and what came of so many statements and their end. When it is FINE their answers are the
 * caller's; answers may be NULL. DOUBTFUL is about the last statement. */
enum outcome receive(struct postgres *postgres, PGresult **answers, size_t sent);
/* Waits for the answer that is owed, whatever it is. */
void take_owed(struct postgres *postgres);
/* After the last end: no transaction stays that failed. */
void settle(struct postgres *postgres);
/* Tries, on a connection that is made anew when it was lost, until it is known what became of it or patience ends. An
 * attempt is told whether an earlier one may have been committed. */
typedef enum outcome (*attempt)(struct postgres *postgres, void *data, bool doubted);
cspr_status persist(struct postgres *postgres, attempt try, void *data);
/* One statement outside of a transaction, that way; *ret is the caller's. */
cspr_status ask(struct postgres *postgres, enum statement statement, const struct parameters *parameters,
		PGresult **ret);

/* schema.c */
extern const char *const *const schema_files[SCHEMA_VERSION];

/* The driver's functions. */
cspr_status append(void *state, const struct cspr_append *append);
cspr_status read_events(void *state, const char *review, uint32_t after, cspr_visit_event visit, void *data);
cspr_status list(void *state, const struct cspr_list_query *query, cspr_visit_summary visit, void *data);
cspr_status due(void *state, const struct cspr_due_query *query, cspr_visit_duty visit, void *data);
cspr_status summary(void *state, const char *review, cspr_visit_summary visit, void *data);
cspr_status note(void *state, const char *review, uint32_t number, cspr_visit_note visit, void *data);
cspr_status erase_note(void *state, const char *review, uint32_t number);
cspr_status document(void *state, const unsigned char digest[32], cspr_visit_document visit, void *data);
cspr_status checkpoints(void *state, const char *review, cspr_visit_checkpoint visit, void *data);

#endif
