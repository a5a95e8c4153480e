/*
 * What the files of the command-line host know of each other. The host uses the public API of libcspr
 * and libcspr-store, jansson for its answers, POSIX, and nothing else.
 *
 * What must stay true: bad input is found before anything is printed; no message repeats a value that
 * was read, because it may identify a person.
 */
#ifndef HOST_H
#define HOST_H

#include <cspr/store.h>
#include <jansson.h>

#include <stdbool.h>
#include <stdio.h>

enum { /* exit codes */
       EXIT_DONE = 0,
       EXIT_NO = 1,	     /* a lawful no */
       EXIT_BAD_INPUT = 2,   /* usage, or something that can't be read */
       EXIT_UNAVAILABLE = 3, /* no memory, a file or a store that can't be read or written, a conflict */
};

enum { NAME_SIZE = 64 };

/* say.c: what is wrong, where, and what would be right */

struct trouble {
	int exit;
	struct cspr_trouble what;
	const char *profile; /* the file, if it is about the local profile; else NULL */
};

/* These fill the trouble and give false. line and pointer are set by whoever knows them. */
bool bad_input(struct trouble *trouble, const char *pointer, const char *format, ...)
#if defined(__GNUC__)
	__attribute__((format(printf, 3, 4)))
#endif
	;
bool unavailable(struct trouble *trouble, const char *message);
bool no_memory(struct trouble *trouble);
/* What a call of libcspr gave that is about no line. */
bool status_trouble(cspr_status status, struct trouble *trouble);
/* What a call that fills trouble->what gave. */
bool told_trouble(cspr_status status, struct trouble *trouble);
/* Prints it, as JSON on stdout or in words on stderr, and gives its exit code. */
int say_trouble(const struct trouble *trouble, const char *file, bool json);
/* The same of a command that reads two files: which one. */
int say_trouble_in(const char *which, const struct trouble *trouble, const char *file, bool json);
/* The same for a mistake in the command itself. */
int say_usage(bool json, const char *command, const char *nearest, const char *message);
/* The name of a word, never NULL. */
const char *name_of(cspr_code group, cspr_code word);
/* A line before every answer of a provisional edition. */
void say_provisional(const cspr_edition *edition);
/* Tells on a terminal's stderr how far a long piece of work is, once it has taken a second. */
struct progress {
	int64_t began; /* in seconds */
	bool told;
};
struct progress progress_begin(void);
void progress_tell(struct progress *progress, size_t count, const char *what);
void progress_end(struct progress *progress);
/* Prints an answer and frees it; gives its exit code, or another when it could not be written. */
int say_json(json_t *answer, int exit_code);

/* options.c */

struct option_row {
	const char *name;   /* with its dashes; NULL ends the list */
	const char **value; /* an option with a value */
	bool *flag;	    /* an option without */
};
/* Reads the arguments of a command; 0, or the exit code after it has said what is wrong. */
int options_read(int argc, char **argv, const struct option_row *rows, const char **operands, size_t most);
bool wants_json(int argc, char **argv);
/* The value of an option, read. 0 or false when it was not given, or can't be read: that is said, and sets the exit
 * code. */
cspr_code option_word(cspr_code group, const char *name, const char *command, const char *message, bool json,
		      int *exit_code);
bool option_day(const char *name, const char *text, const char *command, bool json, cspr_day *ret, int *exit_code);
bool option_count(const char *name, const char *text, const char *command, bool json, uint32_t *ret, int *exit_code);

/* lines.c */

struct lines {
	FILE *file;
	char *bytes;
	size_t length;
	size_t room;
	uint64_t number; /* of the line last read, from 1 */
	bool begun;	 /* events were read from it, one a line */
};
/* Opens a file, or standard input for "-". */
bool lines_open(struct lines *lines, const char *name, struct trouble *trouble);
/* The next line that is not blank. false at the end, or with a trouble (trouble->exit is then not 0). */
bool lines_next(struct lines *lines, struct trouble *trouble);
/* All of the file as one line: one event, however it is laid out. */
bool lines_all(struct lines *lines, struct trouble *trouble);
/* The next line, as lines_next(); but all of the file, if it begins with a line that is no event by itself. */
bool lines_next_event(struct lines *lines, struct trouble *trouble);
void lines_close(struct lines *lines);

/* moment.c */

cspr_day moment_day(int64_t nanoseconds);
int64_t moment_end_of(cspr_day day); /* its last moment, UTC */
int64_t moment_now(void);
bool full_date_read(const char *text, cspr_day *ret);
struct cspr_span span_of_day(cspr_day day);
bool span_given(struct cspr_span span);
/* A span as JSON, null when there is none. */
json_t *span_json(struct cspr_span span);
/* A span as text, "" when there is none; that of a due day always in days, first and last. */
const char *span_text(struct cspr_span span, char text[24]);
const char *due_text(struct cspr_span due, char text[24]);
json_t *due_json(struct cspr_span due);

/* profile.c: a local profile */

bool profile_read(cspr_context *context, const char *file, cspr_profile **ret, struct trouble *trouble);
/* Its text; the caller frees it. */
bool profile_text(const char *file, char **ret, size_t *ret_length, struct trouble *trouble);
/* {id, version, digest}, or NULL where there is none. */
json_t *profile_json(const cspr_profile *profile);
/* A line that says under which profile an answer is. */
void say_profile(const cspr_profile *profile);

/* record.c: a whole record, replayed */

struct entry { /* a line */
	cspr_event *event;
	cspr_decision *decision;
	uint32_t number; /* that it has in the review, or would have had */
	bool committed;	 /* else it was refused */
	/* Lines, as seq; 0 when there is none: */
	size_t of;	       /* of an amendment: what it amends */
	size_t amended_by;     /* the latest amendment of this event */
	size_t amended_before; /* of an amendment: the one before it of the same event */
};
struct record {
	cspr_context *context;
	cspr_profile *profile; /* NULL: none */
	cspr_basis *basis;
	cspr_review *review;
	struct entry *entries;
	size_t *places;	   /* by number - 1: the index of the entry */
	uint32_t *numbers; /* by index: the number of the entry, 0: it was refused */
	size_t count;
	size_t accepted;
	size_t room;
	int64_t recorded; /* of the last line */
};
/* edition and profile (a file) may be NULL. */
bool record_read(struct record *record, const char *file, const char *edition, const char *profile,
		 struct trouble *trouble);
/* Reads one line that continues a record, or begins an empty one; decides it, and takes it in. */
bool line_read(struct record *record, const char *bytes, size_t length, const char *edition, cspr_line **ret,
	       struct trouble *trouble);
bool record_add(struct record *record, const cspr_line *line, struct trouble *trouble);
bool record_add_event(struct record *record, cspr_event *event, struct trouble *trouble);
/* Of an empty record: its review, of which the line is to be the first. record_add() does so where it was not done. */
bool record_begin(struct record *record, const cspr_line *line, struct trouble *trouble);
/* Both, of an event that this program has written. */
bool record_add_json(struct record *record, json_t *event, struct trouble *trouble);
/* More events, of another file. */
bool record_continue(struct record *record, const char *file, struct trouble *trouble);
void record_free(struct record *record);
/* What is followed at its end. */
const cspr_edition *record_edition(const struct record *record);
/* The line of an event that a decision on an entry names by its number. */
size_t record_seq(const struct record *record, size_t index, uint32_t number);

/* source.c: where a command's record is */

struct source {
	const char *file;	    /* "-": standard input */
	const char *store, *review; /* or: the URI of a store, and which review */
	const char *edition;	    /* of a file that does not say; or NULL */
	const char *profile;	    /* a file; or NULL */
	cspr_store *opened;	    /* what is read from a store stays open */
	cspr_stored *stored;
};
/* Whether it is one or the other; 0 or the exit code. */
int source_check(const struct source *source, const char *command, bool json);
/* The same of a command that wants one file more: it is the last of the operands. */
int source_check_two(struct source *source, const char *const operands[2], const char **ret_second, const char *command,
		     const char *missing, bool json);
bool source_read(struct source *source, struct record *record, struct trouble *trouble);
void source_close(struct source *source);

/* answers.c: findings and duties as JSON */

/* Of a decision on an entry of the record; index is the record's count for one on no entry. */
json_t *finding_json(const struct record *record, size_t index, const struct cspr_finding *finding);
json_t *findings_json(const struct record *record, size_t index, const cspr_decision *decision);
json_t *duty_json(cspr_review *review, const struct cspr_duty *duty);
json_t *word_json(cspr_code group, cspr_code word); /* null when there is none */
json_t *names_json(cspr_code group, uint32_t set);  /* the words of a set of bits, in order of their codes */

/* view.c, view_json.c and view_text.c: a record as it reads */

struct seen { /* a line */
	const struct entry *entry;
	size_t index;
	cspr_event *event; /* as it reads; if it was retracted, as it was recorded */
	cspr_decision *decision;
	cspr_code verdict;
	cspr_code state;
	bool retracted;
	const json_t
		*note; /* narrative, where it was asked for: a string, or null for one that was erased; else NULL */
	bool ahead;    /* it had not happened by the day that is asked about */
};
struct view {
	const struct record *record;
	cspr_review *review;			     /* the record's, or a reading of it */
	size_t from, until;			     /* the lines that are shown, by index */
	cspr_day as_of;				     /* for duties */
	cspr_day happened;			     /* only what had happened by then, or CSPR_NO_DAY */
	const char *asked_recorded, *asked_happened; /* of cspr as-at; else NULL */
	const char *reference;			     /* of a review of a store; else NULL */
	const json_t *notes;			     /* as of stored_notes(); NULL: not asked for */
	struct seen *list;
	size_t count;
};
struct view view_of(const struct record *record);
bool view_open(struct view *view, struct trouble *trouble);
void view_close(struct view *view);
const cspr_edition *view_edition(const struct view *view);
/* The seq of the latest amendment of an event that the view knows of, or 0. */
size_t view_amended_by(const struct view *view, const struct seen *seen);
int view_exit(const struct view *view, bool strict);
json_t *heading_json(const struct view *view);
json_t *events_json(const struct view *view);
json_t *view_json(const struct view *view);
void print_edition(const struct view *view);
bool print_events(const struct view *view);
bool print_view(const struct view *view);
/* Opens it, prints it, closes it; the exit code. */
int say_view(struct view *view, const char *file, bool json, bool strict);

/* differences.c: in what two readings of a record differ. index: as of findings. */

struct table;
json_t *difference_json(const struct record *record, size_t index, const struct cspr_difference *difference);
char *difference_text(const struct record *record, size_t index, const cspr_basis *basis,
		      const struct cspr_difference *difference); /* the caller frees it */
struct table *differences_table(void);
void difference_row(struct table *table, const struct record *record, size_t index, const cspr_basis *basis,
		    const struct cspr_difference *difference);
const char *days_word(cspr_code period);

/* table.c: columns for people */

enum { TONE_PLAIN = 0, TONE_GOOD, TONE_WARN, TONE_BAD, TONE_FAINT, TONE_STRONG };
struct table *table_new(size_t columns, const char *const headings[]);
void table_cell(struct table *table, int tone, const char *text);
/* Lines under the row, across all columns, wrapped. */
void table_note(struct table *table, int tone, const char *text);
/* Prints it, unless it has only its heading, and frees it; false: no memory. */
bool table_print(struct table *table);
void table_free(struct table *table);
bool on_terminal(void);
void say_tone(int tone, const char *text);
void say_wrapped(const char *text, int indent);
int tone_of_verdict(cspr_code verdict);
int tone_of_standing(cspr_code standing);
/* A list in words with one word more; takes the old list, gives the new one. */
char *list_add(char *list, const char *word);
/* A finding in words, for a note under a row. The caller frees it. */
char *finding_text(const struct record *record, size_t index, const struct cspr_finding *finding);
char *format_text(const char *format, ...)
#if defined(__GNUC__)
	__attribute__((format(printf, 1, 2)))
#endif
	;

/* csv.c and tracker.c: a spreadsheet */

struct csv {
	char **cells; /* rows times columns, "" where a row is short */
	size_t rows;  /* the heading not counted */
	size_t columns;
	char **headings;
	char *bytes;
};
bool csv_read(struct csv *csv, const char *file, struct trouble *trouble);
void csv_free(struct csv *csv);

enum {
	COLUMN_REF,
	COLUMN_TYPE,
	COLUMN_INCIDENT,
	COLUMN_DECISION,
	COLUMN_SIGNED_OFF,
	COLUMN_COPIES,
	COLUMN_PUBLISHED,
	COLUMN_OUTCOME,
	COLUMN_REASONS,
	COLUMNS_KNOWN,
};
struct adopted {	 /* one row of a tracker */
	size_t row;	 /* as a spreadsheet counts: the heading is row 1 */
	const char *ref; /* NULL when it can't be used */
	const cspr_edition *edition;
	cspr_code state;
	struct cspr_span dates[COLUMNS_KNOWN]; /* of the columns that are dates */
	json_t *event;			       /* NULL: the row can't be adopted */
};
struct tracker {
	struct csv csv;
	int column[COLUMNS_KNOWN]; /* where it is in the file, or -1 */
	struct adopted *rows;
	json_t *unread;	     /* {row, column, why} */
	json_t *not_carried; /* columns that an adopt event has no place for */
	size_t left_out;
};
struct adoption { /* what the command says of all rows */
	const char *edition;
	const char *actor;
	cspr_day on;
	int64_t recorded;
};
bool tracker_read(struct tracker *tracker, const char *file, const struct adoption *adoption, struct trouble *trouble);
void tracker_free(struct tracker *tracker);
/* timeliness.c: what the rows can and can't say of the time limits. */
int say_timeliness(const struct tracker *tracker, bool json);

/* Commands: arguments after the command's name; the exit code. */

int run_check(int argc, char **argv);
int run_amend(int argc, char **argv);
int run_as_at(int argc, char **argv);
int run_what_if(int argc, char **argv);
int run_impact(int argc, char **argv);
int run_explain(int argc, char **argv);
int run_path(int argc, char **argv);
int run_assess(int argc, char **argv);
int run_edition(int argc, char **argv);
int run_import(int argc, char **argv);
int run_timeliness(int argc, char **argv);
int run_help(int argc, char **argv);
const char *help_usage(const char *command); /* its first line, or NULL */
json_t *edition_json(const cspr_basis *basis);

#endif
