/*
 * What results of SQLite mean to a caller, and the words for them. No value that was stored may be in them.
 */
#include "connection.h"

#include <stdio.h>
#include <string.h>

struct meaning {
	int result; /* extended, or the primary one of all that are not told apart */
	cspr_status status;
	const char *words;
};

static const struct meaning meanings[] = {
	{ SQLITE_BUSY_SNAPSHOT, CSPR_ERROR_UNAVAILABLE,
	  "another process has written to the store since this visit began: nothing can be written until it ends" },
	{ SQLITE_BUSY, CSPR_ERROR_UNAVAILABLE, "another process kept the store locked for too long" },
	{ SQLITE_LOCKED, CSPR_ERROR_UNAVAILABLE, "the store can't be written to in the middle of a visit" },
	{ SQLITE_FULL, CSPR_ERROR_UNAVAILABLE, "the disk is full, or the file as large as it may be" },
	{ SQLITE_READONLY, CSPR_ERROR_UNAVAILABLE, "the store can only be read: it can't be written to from here" },
	{ SQLITE_CANTOPEN, CSPR_ERROR_UNAVAILABLE, "the file, or one of those beside it, can't be opened or made" },
	{ SQLITE_PERM, CSPR_ERROR_UNAVAILABLE, "the file may not be opened" },
	{ SQLITE_IOERR_CORRUPTFS, CSPR_ERROR_CORRUPT, "the file system is damaged" },
	{ SQLITE_IOERR_NOMEM, CSPR_ERROR_NO_MEMORY, "there is no memory" },
	{ SQLITE_IOERR, CSPR_ERROR_UNAVAILABLE, "the disk or the file system gave an error" },
	{ SQLITE_PROTOCOL, CSPR_ERROR_UNAVAILABLE, "other processes kept the store from being locked" },
	{ SQLITE_NOMEM, CSPR_ERROR_NO_MEMORY, "there is no memory" },
	{ SQLITE_NOTADB, CSPR_ERROR_CORRUPT, "the file is no SQLite database, and no store" },
	{ SQLITE_CORRUPT, CSPR_ERROR_CORRUPT, "the file is damaged" },
	{ SQLITE_CONSTRAINT_PRIMARYKEY, CSPR_ERROR_CONFLICT, "there is an event of that number" },
	{ SQLITE_CONSTRAINT, CSPR_ERROR_ARGUMENT, "what was to be written breaks a rule of the tables" },
	{ SQLITE_TOOBIG, CSPR_ERROR_ARGUMENT, "what was to be written is too large" },
};

cspr_status failed_as(struct connection *connection, cspr_status status, const char *words)
{
	snprintf(connection->why, sizeof connection->why, "%s", words);
	return status;
}

cspr_status failed(struct connection *connection, int result)
{
	char words[sizeof connection->why];
	int cause = sqlite3_system_errno(connection->database);
	bool of_system = (result & 0xFF) == SQLITE_IOERR || (result & 0xFF) == SQLITE_CANTOPEN;

	for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++) {
		if (meanings[i].result != result && meanings[i].result != (result & 0xFF))
			continue;
		snprintf(words, sizeof words, "%s (SQLite %d: %s%s%s)", meanings[i].words, result,
			 sqlite3_errstr(result), of_system && cause ? "; " : "",
			 of_system && cause ? strerror(cause) : "");
		return failed_as(connection, meanings[i].status, words);
	}
	/* A table or a column is missing, or is another than was made. */
	snprintf(words, sizeof words, "the tables are not those of a store (SQLite %d: %s)", result,
		 sqlite3_errstr(result));
	return failed_as(connection, CSPR_ERROR_CORRUPT, words);
}
