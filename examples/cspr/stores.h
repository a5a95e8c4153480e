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
/* The same of a store and a review of it. */
int review_check(const char *uri, const char *reference, const char *command, bool json);
/* Opens it, and says on stderr what was found. */
bool store_open(cspr_context *context, const struct opening *opening, cspr_store **ret, struct trouble *trouble);
/* What a call on a store gave: fills in what it did not say. */
bool store_trouble(cspr_status status, struct trouble *trouble);
/* The same of a call that has no trouble to fill: the driver says why. */
bool driver_trouble(const cspr_store *store, cspr_status status, struct trouble *trouble);
/* The trouble, empty, as calls of the library want it. */
struct cspr_trouble *trouble_begin(struct trouble *trouble);

/* What a command that only asks a store works with. Opening says what is wrong, and gives 0 or the exit code. */
struct desk {
	cspr_context *context;
	cspr_store *store;
};
int desk_open(struct desk *desk, const struct opening *opening, bool json);
int desk_failed(const struct desk *desk, cspr_status status, bool json);
void desk_close(struct desk *desk);

/* stored.c: a review of a store, replayed as the lines of a file are */

/* Takes the context of the store. record is empty. */
bool record_of_stored(struct record *record, cspr_context *context, cspr_store *store, cspr_stored *stored,
		      struct trouble *trouble);
/* The notes of a record's events: by index, a string; null, it was erased; or false, there is none. */
json_t *stored_notes(cspr_context *context, cspr_stored *stored, struct trouble *trouble);
enum { FILE_NAME_SIZE = 3 * 64 + 8 };
/* A reference as the name of a file: '/' and ':' as %2F and %3A. */
char *reference_file(const char *reference, char name[FILE_NAME_SIZE]);

/* intake.c: events that are to be recorded */

struct intake {
	cspr_line **lines;
	size_t count;
	size_t room;
};
/* Reads all of them and tries them on the record, which goes on by them. */
bool intake_read(struct intake *intake, struct record *record, const char *file, const char *edition,
		 struct trouble *trouble);
void intake_free(struct intake *intake);
/* Tries them again, on the record as it is now. */
bool intake_try(const struct intake *intake, struct record *record, struct trouble *trouble);
/* Records them, in one transaction. */
cspr_status intake_record(const struct intake *intake, cspr_stored *stored, int64_t expect, struct cspr_recorded *ret,
			  struct trouble *trouble);

/* recorded.c: what came of recording */

struct outcome {
	const char *reference;
	const struct record *record; /* with the events in it */
	size_t from, until;	     /* which they are, by index, up to the one that was refused */
	uint32_t events;	     /* how many the review has now */
	bool recorded;
	bool kept; /* the refusal, as the last of these */
};
int say_outcome(const struct outcome *outcome, bool json);
/* A conflict: what came after the events that were expected. */
int say_conflict(const struct record *record, const char *reference, uint32_t expected, bool json);

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

/* proof.c: a record that is no store's, and what vouches for it */

struct proof {
	char **lines;
	size_t *lengths;
	uint32_t count;
	uint32_t most;
	struct cspr_checkpoint **checkpoints;
	size_t checkpoint_count;
};
bool proof_add_line(struct proof *proof, const char *line, size_t length);
bool proof_add_checkpoint(struct proof *proof, uint32_t events, const char *text, size_t length);
/* It points into the proof. */
struct cspr_evidence proof_evidence(const struct proof *proof, const char *reference, const cspr_key *key);
void proof_free(struct proof *proof);

/* output.c: where an export goes */

struct output {
	FILE *file;
	char *path; /* NULL: standard output */
};
/* name NULL: standard output. folder NULL: name is all of its path. */
bool output_open(struct output *output, const char *folder, const char *name, struct trouble *trouble);
/* good: whether all was written that was to be. */
bool output_close(struct output *output, bool good, struct trouble *trouble);
bool folder_make(const char *folder, struct trouble *trouble);

/* list.c: how many of each word, by its code; in words, or into an answer */
enum { COUNTED = 16 };
void say_counts(json_t *answer, const char *key, cspr_code group, const size_t counts[COUNTED]);

/* Commands */

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
