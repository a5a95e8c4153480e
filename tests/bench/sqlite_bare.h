/*
 * The same rows by bare sqlite3: the tables and pragmas of the driver, statements prepared once.
 */
#ifndef SQLITE_BARE_H
#define SQLITE_BARE_H

#include "measure.h"

#include <sqlite3.h>

struct bare {
	sqlite3 *database;
	sqlite3_stmt *begin, *commit, *add_review, *change_review, *event, *duty, *drop_duty, *read, *due;
};

void bare_open(struct bare *bare, const char *path);
void bare_close(struct bare *bare);
void bare_run(struct bare *bare, const char *sql);

/* What is written, with its dates as text. */
struct bare_append {
	const struct cspr_append *append;
	char opened[24];
	struct row_texts *duties;
};
void bare_prepare(const struct cspr_append *append, struct bare_append *ret);

void bare_write_review(struct bare *bare, const char *review, const struct bare_append *rows);
void bare_write_event(struct bare *bare, const char *review, const struct cspr_stored_event *event);
void bare_write_duty(struct bare *bare, const char *review, const struct cspr_duty_row *duty, const char *about,
		     const struct row_texts *texts);
/* All of it, in one transaction. */
void bare_write(struct bare *bare, const char *review, const struct bare_append *rows);

/* How many rows there were, each looked at. most 0: all. */
unsigned bare_read(struct bare *bare, const char *review);
unsigned bare_due(struct bare *bare, unsigned most);

#endif
