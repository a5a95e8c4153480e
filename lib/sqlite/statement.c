/*
 * Statements, prepared once and kept as long as the connection, and the values that are bound to them.
 */
#include "connection.h"

#include <string.h>

#define SUMMARY "review, edition, state, phase, events, breaches, opened, recorded, root"

static const char *const texts[STATEMENTS] = {
	[BEGIN_WRITING] = "BEGIN IMMEDIATE",
	[COMMIT] = "COMMIT",
	[COUNT_EVENTS] = "SELECT max(number) FROM event WHERE review = ?",
	[PUT_REVIEW] =
		"INSERT INTO review (" SUMMARY ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (review) DO UPDATE "
		"SET edition = excluded.edition, state = excluded.state, phase = excluded.phase, "
		"events = excluded.events, breaches = excluded.breaches, opened = excluded.opened, "
		"recorded = excluded.recorded, root = excluded.root",
	[PUT_EVENT] = "INSERT INTO event (review, number, line, leaf) VALUES (?, ?, ?, ?)",
	[CLEAR_DUTIES] = "DELETE FROM duty WHERE review = ?",
	[PUT_DUTY] =
		"INSERT OR REPLACE INTO duty (review, duty, about, force, standing, standing_between, standing_after, "
		"open, since, due_from, due_by, met_on, days_late) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[DROP_DUTY] = "DELETE FROM duty WHERE review = ? AND duty = ? AND about = ?",
	[PUT_NOTE] = "INSERT INTO note (review, number, room, salt, text) VALUES (?, ?, zeroblob(1002), ?, ?)",
	[PUT_DOCUMENT] = "INSERT INTO document (digest, bytes) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING",
	[PUT_CHECKPOINT] = "INSERT OR REPLACE INTO checkpoint (review, events, text) VALUES (?, ?, ?)",
	[ERASE_NOTE] = "DELETE FROM note WHERE review = ? AND number = ?",
	[MARK_WRITER] = "INSERT INTO writer (process, since) VALUES (?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
	[UNMARK_WRITER] = "DELETE FROM writer WHERE writer = ?",
	[GET_EVENTS] = "SELECT number, line, leaf FROM event WHERE review = ? AND number > ? ORDER BY number",
	[GET_REVIEW] = "SELECT " SUMMARY " FROM review WHERE review = ?",
	[GET_NOTE] = "SELECT number, salt, text FROM note WHERE review = ? AND number = ?",
	[GET_DOCUMENT] = "SELECT digest, bytes FROM document WHERE digest = ?",
	[GET_CHECKPOINTS] = "SELECT events, text FROM checkpoint WHERE review = ? ORDER BY events",
};

/* Whether a file that is read without locks has been written to since it was opened. */
static bool has_changed(const struct connection *connection)
{
	const struct stat *old = &connection->as_opened;
	struct stat now;

	return connection->unchanging &&
	       (stat(connection->path, &now) || now.st_ino != old->st_ino || now.st_size != old->st_size ||
		now.st_mtim.tv_sec != old->st_mtim.tv_sec || now.st_mtim.tv_nsec != old->st_mtim.tv_nsec);
}

static cspr_status prepare(struct connection *connection, sqlite3_stmt **kept, const char *sql)
{
	connection->why[0] = '\0';
	if (has_changed(connection))
		return failed_as(connection, CSPR_ERROR_UNAVAILABLE,
				 "the file was opened as one that does not change, and has changed: open it again");
	if (!*kept) {
		int result = sqlite3_prepare_v3(connection->database, sql, -1, SQLITE_PREPARE_PERSISTENT, kept, NULL);

		if (result)
			return failed(connection, result);
	}
	if (sqlite3_stmt_busy(*kept))
		return failed_as(connection, CSPR_ERROR_ARGUMENT,
				 "a visitor can't make the call that it is called from");
	return CSPR_DONE;
}

struct binding bind_kept(struct connection *connection, sqlite3_stmt **kept, const char *sql)
{
	cspr_status status = prepare(connection, kept, sql);

	return (struct binding){ .connection = connection, .statement = *kept, .status = status };
}

struct binding bind_to(struct connection *connection, enum statement which)
{
	return bind_kept(connection, &connection->statements[which], texts[which]);
}

static void finalize_all(sqlite3_stmt **statements, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sqlite3_finalize(statements[i]);
}

void statements_free(struct connection *connection)
{
	finalize_all(connection->statements, STATEMENTS);
	finalize_all(connection->lists, LIST_SHAPES);
	finalize_all(connection->dues, DUE_SHAPES);
}

static void bound(struct binding *binding, int result)
{
	if (result)
		binding->status = failed(binding->connection, result);
}

void bind_number(struct binding *binding, sqlite3_int64 number)
{
	if (!binding->status)
		bound(binding, sqlite3_bind_int64(binding->statement, ++binding->at, number));
}

void bind_bytes_as_text(struct binding *binding, const char *bytes, size_t length)
{
	if (!binding->status)
		bound(binding, sqlite3_bind_text64(binding->statement, ++binding->at, bytes, length, SQLITE_STATIC,
						   SQLITE_UTF8));
}

void bind_text(struct binding *binding, const char *text)
{
	bind_bytes_as_text(binding, text, text ? strlen(text) : 0);
}

void bind_digest(struct binding *binding, const unsigned char digest[32])
{
	if (!binding->status)
		bound(binding, sqlite3_bind_blob64(binding->statement, ++binding->at, digest, 32, SQLITE_STATIC));
}

/* A date as text is short, and ours only as long as this takes. */
static void bind_copy(struct binding *binding, const char *text)
{
	if (!binding->status)
		bound(binding, sqlite3_bind_text(binding->statement, ++binding->at, text, -1, SQLITE_TRANSIENT));
}

/* The days that the library knows dates of. */
static bool in_calendar(cspr_day day)
{
	return day >= -25567 && day <= 84005; /* 1900-01-01 to 2199-12-31 */
}

static void out_of_calendar(struct binding *binding)
{
	if (!binding->status)
		binding->status =
			failed_as(binding->connection, CSPR_ERROR_ARGUMENT, "a date is outside the years 1900 to 2199");
}

void bind_span(struct binding *binding, struct cspr_span span)
{
	char text[24];

	if (span.first == CSPR_NO_DAY) {
		bind_text(binding, NULL);
	} else if (!in_calendar(span.first) || !in_calendar(span.last) || span.last < span.first) {
		out_of_calendar(binding);
	} else {
		cspr_span_write(span, text);
		bind_copy(binding, text);
	}
}

void bind_day(struct binding *binding, cspr_day day)
{
	bind_span(binding, (struct cspr_span){ day, day });
}

void bind_limit_day(struct binding *binding, cspr_day day)
{
	if (day == CSPR_NO_DAY || in_calendar(day))
		bind_day(binding, day);
	else
		bind_text(binding, day < 0 ? "" : "9999");
}

cspr_status bind_run(struct binding *binding)
{
	if (binding->status)
		return binding->status;
	int result = sqlite3_step(binding->statement);
	cspr_status status = result == SQLITE_DONE ? CSPR_DONE : failed(binding->connection, result);

	sqlite3_reset(binding->statement);
	return status;
}

cspr_status bind_number_of(struct binding *binding, sqlite3_int64 *ret)
{
	if (binding->status)
		return binding->status;
	int result = sqlite3_step(binding->statement);
	cspr_status status = result == SQLITE_ROW ? CSPR_DONE : failed(binding->connection, result);

	if (status == CSPR_DONE)
		*ret = sqlite3_column_int64(binding->statement, 0);
	sqlite3_reset(binding->statement);
	return status;
}
