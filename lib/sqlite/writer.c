/*
 * Writers that were cut off. Before its first write a connection leaves a row in the table writer, and takes it away
 * when it is closed. Whose row is there while no other connection is, ended without closing.
 *
 * That no other connection is there is known by SQLite's own lock: each one holds a shared lock on the file for as long
 * as it is open (in WAL mode), so an exclusive one can be had only by the last. It is held for the few statements here,
 * in which nobody else can open the store or leave a row. So what is told is certain, whatever processes, threads,
 * containers and reused process numbers there are; what is not certain waits for an opening that is alone. A file that
 * is opened for reading can't be locked so.
 */
#include "connection.h"

#include <stdio.h>
#include <unistd.h>

static const char told[] = "ended without closing it: killed, or the machine stopped. Every event that was "
			   "acknowledged is here; whatever was not finished has been undone as a whole.";

static int describe(struct connection *connection)
{
	sqlite3_int64 reviews = 0, events = 0;
	sqlite3_stmt *statement;
	int result = number_of(connection, "SELECT count(*) FROM review", &reviews);

	if (!result)
		result = number_of(connection, "SELECT sum(events) FROM review", &events);
	if (!result)
		result = sqlite3_prepare_v2(connection->database, "SELECT count(*), max(since), process FROM writer",
					    -1, &statement, NULL);
	if (result)
		return result;
	if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_int64(statement, 0) > 0) {
		char who[64];

		snprintf(who, sizeof who, "%lld processes that wrote", sqlite3_column_int64(statement, 0));
		if (sqlite3_column_int64(statement, 0) == 1)
			snprintf(who, sizeof who, "process %lld, which wrote", sqlite3_column_int64(statement, 2));
		snprintf(connection->found, sizeof connection->found,
			 "%s to this store, last opened %.20s, %s It has %lld review%s with %lld event%s.", who,
			 (const char *)sqlite3_column_text(statement, 1), told, reviews, reviews == 1 ? "" : "s",
			 events, events == 1 ? "" : "s");
	}
	return sqlite3_finalize(statement);
}

static int describe_alone(struct connection *connection)
{
	int result = describe(connection);

	if (!result && connection->found[0])
		result = execute(connection, "DELETE FROM writer");
	return result;
}

cspr_status writer_find(struct connection *connection)
{
	sqlite3_int64 writers = 0;
	sqlite3_file *file = NULL;
	int result = number_of(connection, "SELECT count(*) FROM writer", &writers);

	if (!result && writers > 0 && !connection->unchanging)
		result = sqlite3_file_control(connection->database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	if (result)
		return failed(connection, result);
	if (!file)
		return CSPR_DONE;
	if (file->pMethods->xLock(file, SQLITE_LOCK_EXCLUSIVE) == SQLITE_OK)
		result = describe_alone(connection);
	file->pMethods->xUnlock(file, SQLITE_LOCK_SHARED);
	return result ? failed(connection, result) : CSPR_DONE;
}

/* A mark is for the loss of a process, which loses nothing that was handed to the system: it need not be synced by
 * itself. The append after it syncs both. */
static cspr_status unsynced(struct connection *connection, cspr_status (*write)(struct connection *connection))
{
	int result = execute(connection, "PRAGMA synchronous = NORMAL");
	cspr_status status = result ? failed(connection, result) : write(connection);

	if (!result)
		result = execute(connection, "PRAGMA synchronous = FULL");
	return result && status == CSPR_DONE ? failed(connection, result) : status;
}

static cspr_status mark(struct connection *connection)
{
	struct binding binding = bind_to(connection, MARK_WRITER);

	bind_number(&binding, getpid());
	cspr_status status = bind_run(&binding);

	if (status == CSPR_DONE)
		connection->writer = sqlite3_last_insert_rowid(connection->database);
	return status;
}

static cspr_status unmark(struct connection *connection)
{
	struct binding binding = bind_to(connection, UNMARK_WRITER);

	bind_number(&binding, connection->writer);
	return bind_run(&binding);
}

cspr_status writer_mark(struct connection *connection)
{
	return connection->writer ? CSPR_DONE : unsynced(connection, mark);
}

void writer_unmark(struct connection *connection)
{
	if (connection->writer)
		unsynced(connection, unmark);
}
