/*
 * The tables, and how an older file becomes a newer one: by every step that it has not had yet, in one transaction.
 * A step that was released is never changed; tests/sqlite/version-1.sql is such a file as it was.
 */
#include "connection.h"

#include <assert.h>
#include <stdio.h>

#define TEXT(x) #x
#define NUMBER(x) TEXT(x)
#define APPLICATION 1129533522 /* "CSPR" */

/* Dates are as people write them, and of a vague one as much as is known: 2024-03-08, 2024-03, 2024, or two days with a
 * slash between. Digests are blobs of 32 bytes.
 *
 * The room in a note is what makes erasing it sure. When SQLite divides a page of rows it leaves what it moved in the
 * free part of the old one, where secure_delete does not come later; but of a row it keeps at most 1002 bytes there (of
 * 4096 a page, in a table without rowid), and the rest on pages that are this row's alone, which are never moved, and
 * overwritten with zeros when it goes. */
const char *const schema_steps[] = {
	"CREATE TABLE review ( -- how each review stands: its row of the portfolio\n"
	"	review TEXT NOT NULL PRIMARY KEY,\n"
	"	edition TEXT NOT NULL,\n"
	"	state TEXT NOT NULL,\n"
	"	phase TEXT NOT NULL,\n"
	"	events INTEGER NOT NULL CHECK (events BETWEEN 1 AND 4294967295),\n"
	"	breaches INTEGER NOT NULL CHECK (breaches BETWEEN 0 AND 4294967295),\n"
	"	opened TEXT CHECK (opened GLOB '[12][0-9][0-9][0-9]*'), -- when the first event happened\n"
	"	recorded INTEGER NOT NULL, -- the last event, in nanoseconds from 1970 (UTC)\n"
	"	root BLOB NOT NULL CHECK (length(root) = 32) -- head of the Merkle tree over all of its events\n"
	") STRICT, WITHOUT ROWID;\n"
	"CREATE INDEX review_by_phase ON review (phase, review);\n"
	"CREATE INDEX review_breached ON review (review) WHERE breaches > 0;\n"
	"CREATE TABLE event ( -- the record; nothing of it is ever changed\n"
	"	review TEXT NOT NULL REFERENCES review,\n"
	"	number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 4294967295), -- from 1, without gaps\n"
	"	line TEXT NOT NULL, -- canonical JSON\n"
	"	leaf BLOB NOT NULL CHECK (length(leaf) = 32), -- SHA-256 over a zero byte and the line\n"
	"	PRIMARY KEY (review, number)\n"
	") STRICT, WITHOUT ROWID;\n"
	"CREATE TRIGGER event_stays_as_it_is BEFORE UPDATE ON event\n"
	"	BEGIN SELECT raise(ABORT, 'an event is never changed: record an amendment'); END;\n"
	"CREATE TRIGGER event_stays BEFORE DELETE ON event\n"
	"	BEGIN SELECT raise(ABORT, 'an event is never removed: record an amendment'); END;\n"
	"CREATE TABLE duty ( -- what each review owes, or has owed\n"
	"	review TEXT NOT NULL REFERENCES review,\n"
	"	duty TEXT NOT NULL,\n"
	"	about TEXT NOT NULL, -- which, where there can be several\n"
	"	force TEXT NOT NULL,\n"
	"	standing TEXT NOT NULL, -- until due_from\n"
	"	standing_between TEXT NOT NULL, -- from then until due_by\n"
	"	standing_after TEXT NOT NULL, -- and later\n"
	"	open INTEGER NOT NULL CHECK (open IN (0, 1)),\n"
	"	since TEXT CHECK (since GLOB '[12][0-9][0-9][0-9]*'),\n"
	"	due_from TEXT CHECK (due_from IS date(due_from)),\n"
	"	due_by TEXT CHECK (due_by IS date(due_by)),\n"
	"	met_on TEXT CHECK (met_on GLOB '[12][0-9][0-9][0-9]*'),\n"
	"	days_late INTEGER NOT NULL CHECK (days_late BETWEEN -2147483648 AND 2147483647), -- -1: unknown\n"
	"	PRIMARY KEY (review, duty, about),\n"
	"	CHECK ((due_from IS NULL) = (due_by IS NULL) AND (due_by IS NULL OR due_from <= due_by))\n"
	") STRICT, WITHOUT ROWID;\n"
	"CREATE INDEX duty_due ON duty (due_by, review, duty, about, force, standing, standing_between,\n"
	"	standing_after, open, since, due_from, met_on, days_late) WHERE open = 1 AND due_by IS NOT NULL;\n"
	"CREATE INDEX duty_broken ON duty (review) WHERE standing = 'broken';\n"
	"CREATE TABLE note ( -- narrative, until it is erased; the event keeps its digest: SHA-256 over salt and text\n"
	"	review TEXT NOT NULL,\n"
	"	number INTEGER NOT NULL,\n"
	"	room BLOB NOT NULL CHECK (length(room) = 1002), -- so that what follows is on pages of its own\n"
	"	salt BLOB NOT NULL CHECK (length(salt) = 32),\n"
	"	text TEXT NOT NULL,\n"
	"	PRIMARY KEY (review, number),\n"
	"	FOREIGN KEY (review, number) REFERENCES event\n"
	") STRICT, WITHOUT ROWID;\n"
	"CREATE TABLE document ( -- what events refer to by its digest: local profiles\n"
	"	digest BLOB NOT NULL PRIMARY KEY CHECK (length(digest) = 32),\n"
	"	bytes TEXT NOT NULL\n"
	") STRICT, WITHOUT ROWID;\n"
	"CREATE TABLE checkpoint ( -- signed statements of the size and the head of a review's tree\n"
	"	review TEXT NOT NULL REFERENCES review,\n"
	"	events INTEGER NOT NULL CHECK (events BETWEEN 1 AND 4294967295),\n"
	"	text TEXT NOT NULL,\n"
	"	PRIMARY KEY (review, events)\n"
	") STRICT, WITHOUT ROWID;\n"
	"CREATE TABLE writer ( -- who has this store open and has written; one that is cut off leaves its row\n"
	"	writer INTEGER PRIMARY KEY,\n"
	"	process INTEGER NOT NULL,\n"
	"	since TEXT NOT NULL\n"
	") STRICT;\n"
	"PRAGMA application_id = " NUMBER(APPLICATION),
};
const int schema_version = sizeof schema_steps / sizeof schema_steps[0];

int execute(struct connection *connection, const char *sql)
{
	return sqlite3_exec(connection->database, sql, NULL, NULL, NULL);
}

int number_of(struct connection *connection, const char *query, sqlite3_int64 *ret)
{
	sqlite3_stmt *statement;
	int result = sqlite3_prepare_v2(connection->database, query, -1, &statement, NULL);

	if (result)
		return result;
	if (sqlite3_step(statement) == SQLITE_ROW)
		*ret = sqlite3_column_int64(statement, 0);
	return sqlite3_finalize(statement);
}

cspr_status schema_recognise(struct connection *connection, bool *ret_empty)
{
	sqlite3_int64 application = 0, version = 0, things = 0;
	int result = number_of(connection, "PRAGMA application_id", &application);

	if (!result)
		result = number_of(connection, "PRAGMA user_version", &version);
	if (!result)
		result = number_of(connection, "SELECT count(*) FROM sqlite_schema", &things);
	if (result)
		return failed(connection, result);
	*ret_empty = application == 0 && version == 0 && things == 0;
	if (*ret_empty || (application == APPLICATION && version > 0))
		return CSPR_DONE;
	return failed_as(connection, CSPR_ERROR_CORRUPT, "the file is a database of another program, and no store");
}

static cspr_status newer(struct connection *connection, int version, int known)
{
	char words[160];

	snprintf(
		words, sizeof words,
		"the store has tables of version %d, and this version of the library knows those up to %d: use a newer "
		"one",
		version, known);
	return failed_as(connection, CSPR_ERROR_NEWER, words);
}

cspr_status schema_bring(struct connection *connection, const char *const *steps, int count)
{
	sqlite3_int64 version = 0;
	char pragma[64];
	int result = number_of(connection, "PRAGMA user_version", &version);

	if (!result && version == count)
		return CSPR_DONE;
	if (!result && version > count)
		return newer(connection, (int)version, count);
	if (!result)
		result = execute(connection, "BEGIN IMMEDIATE");
	/* Another process may have been quicker. */
	if (!result)
		result = number_of(connection, "PRAGMA user_version", &version);
	for (; !result && version < count; version++)
		result = execute(connection, steps[version]);
	snprintf(pragma, sizeof pragma, "PRAGMA user_version = %d", (int)version);
	if (!result)
		result = execute(connection, pragma);
	if (!result)
		result = execute(connection, "COMMIT");
	if (!result)
		return version > count ? newer(connection, (int)version, count) : CSPR_DONE;
	cspr_status status = failed(connection, result);

	if (!sqlite3_get_autocommit(connection->database))
		execute(connection, "ROLLBACK");
	return status;
}
