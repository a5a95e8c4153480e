#include "sqlite_bare.h"

static volatile size_t seen; /* so that what is read is used */

static sqlite3_stmt *prepare(sqlite3 *database, const char *sql)
{
	sqlite3_stmt *statement;

	must(sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) == 0,
	     sqlite3_errmsg(database));
	return statement;
}

void bare_open(struct bare *bare, const char *path)
{
	must(sqlite3_open_v2(path, &bare->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == 0,
	     "opening bare");
	bare_run(bare, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
		       " PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
	bare->begin = prepare(bare->database, "BEGIN IMMEDIATE");
	bare->commit = prepare(bare->database, "COMMIT");
	bare->add_review =
		prepare(bare->database, "INSERT INTO review (edition, state, phase, events, breaches,"
					" opened, recorded, root, review) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
	bare->change_review =
		prepare(bare->database, "UPDATE review SET edition = ?, state = ?, phase = ?, events = ?,"
					" breaches = ?, opened = ?, recorded = ?, root = ? WHERE review = ?");
	bare->event = prepare(bare->database, "INSERT INTO event (review, number, line, leaf) VALUES (?, ?, ?, ?)");
	bare->duty = prepare(bare->database, "INSERT OR REPLACE INTO duty (review, duty, about, force, standing,"
					     " standing_between, standing_after, open, since, due_from, due_by, met_on,"
					     " days_late) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	bare->drop_duty = prepare(bare->database, "DELETE FROM duty WHERE review = ? AND duty = ? AND about = ?");
	bare->read = prepare(bare->database, "SELECT number, line, leaf FROM event WHERE review = ? AND number > 0"
					     " ORDER BY number");
	bare->due =
		prepare(bare->database, "SELECT review, duty, about, force, standing, standing_between,"
					" standing_after, open, since, due_from, due_by, met_on, days_late FROM duty"
					" WHERE open = 1 AND due_by IS NOT NULL"
					" ORDER BY due_by, review, duty, about LIMIT ?");
}

void bare_close(struct bare *bare)
{
	sqlite3_stmt *statement;

	while ((statement = sqlite3_next_stmt(bare->database, NULL)))
		sqlite3_finalize(statement);
	sqlite3_close(bare->database);
}

void bare_run(struct bare *bare, const char *sql)
{
	must(sqlite3_exec(bare->database, sql, NULL, NULL, NULL) == 0, sqlite3_errmsg(bare->database));
}

void bare_prepare(const struct cspr_append *append, struct bare_append *ret)
{
	ret->append = append;
	cspr_span_write(append->summary->opened, ret->opened);
	ret->duties = row_texts_new(append);
}

static void step(sqlite3_stmt *statement)
{
	must(sqlite3_step(statement) == SQLITE_DONE, "bare write");
	sqlite3_reset(statement);
}

static void bind_text(sqlite3_stmt *statement, int at, const char *text)
{
	sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

void bare_write_review(struct bare *bare, const char *review, const struct bare_append *rows)
{
	const struct cspr_summary *summary = rows->append->summary;
	sqlite3_stmt *statement = rows->append->expected ? bare->change_review : bare->add_review;

	bind_text(statement, 1, summary->edition);
	bind_text(statement, 2, summary->state);
	bind_text(statement, 3, summary->phase);
	sqlite3_bind_int64(statement, 4, summary->events);
	sqlite3_bind_int64(statement, 5, summary->breaches);
	bind_text(statement, 6, rows->opened);
	sqlite3_bind_int64(statement, 7, summary->recorded);
	sqlite3_bind_blob(statement, 8, summary->root, sizeof summary->root, SQLITE_STATIC);
	bind_text(statement, 9, review);
	step(statement);
}

void bare_write_event(struct bare *bare, const char *review, const struct cspr_stored_event *event)
{
	bind_text(bare->event, 1, review);
	sqlite3_bind_int64(bare->event, 2, event->number);
	sqlite3_bind_text(bare->event, 3, event->line, (int)event->length, SQLITE_STATIC);
	sqlite3_bind_blob(bare->event, 4, event->leaf, sizeof event->leaf, SQLITE_STATIC);
	step(bare->event);
}

void bare_write_duty(struct bare *bare, const char *review, const struct cspr_duty_row *duty, const char *about,
		     const struct row_texts *texts)
{
	bind_text(bare->duty, 1, review);
	bind_text(bare->duty, 2, duty->duty);
	bind_text(bare->duty, 3, about);
	bind_text(bare->duty, 4, duty->force);
	bind_text(bare->duty, 5, duty->standing);
	bind_text(bare->duty, 6, duty->standing_between);
	bind_text(bare->duty, 7, duty->standing_after);
	sqlite3_bind_int64(bare->duty, 8, duty->open);
	bind_text(bare->duty, 9, texts->since[2]);
	bind_text(bare->duty, 10, texts->due[0]);
	bind_text(bare->duty, 11, texts->due[1]);
	bind_text(bare->duty, 12, texts->met[2]);
	sqlite3_bind_int64(bare->duty, 13, duty->days_late);
	step(bare->duty);
}

static void drop_duty(struct bare *bare, const char *review, const struct cspr_duty_row *duty)
{
	bind_text(bare->drop_duty, 1, review);
	bind_text(bare->drop_duty, 2, duty->duty);
	bind_text(bare->drop_duty, 3, duty->about);
	step(bare->drop_duty);
}

void bare_write(struct bare *bare, const char *review, const struct bare_append *rows)
{
	const struct cspr_append *append = rows->append;

	step(bare->begin);
	bare_write_review(bare, review, rows);
	for (size_t i = 0; i < append->event_count; i++)
		bare_write_event(bare, review, append->events[i]);
	for (size_t i = 0; i < append->gone_count; i++)
		drop_duty(bare, review, append->gone[i]);
	for (size_t i = 0; i < append->duty_count; i++)
		bare_write_duty(bare, review, append->duties[i], append->duties[i]->about, &rows->duties[i]);
	step(bare->commit);
}

unsigned bare_read(struct bare *bare, const char *review)
{
	unsigned rows = 0;

	bind_text(bare->read, 1, review);
	for (; sqlite3_step(bare->read) == SQLITE_ROW; rows++) {
		seen += (size_t)sqlite3_column_int(bare->read, 0) + sqlite3_column_text(bare->read, 1)[0];
		seen += *(const unsigned char *)sqlite3_column_blob(bare->read, 2);
	}
	sqlite3_reset(bare->read);
	return rows;
}

unsigned bare_due(struct bare *bare, unsigned most)
{
	unsigned rows = 0;

	sqlite3_bind_int64(bare->due, 1, most ? (sqlite3_int64)most : -1);
	for (; sqlite3_step(bare->due) == SQLITE_ROW; rows++)
		for (int i = 0; i < 13; i++)
			if (i == 7 || i == 12)
				seen += (size_t)sqlite3_column_int(bare->due, i);
			else
				seen += sqlite3_column_text(bare->due, i) ? 1 : 0;
	sqlite3_reset(bare->due);
	return rows;
}
