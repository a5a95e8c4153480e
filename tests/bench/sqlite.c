/*
 * What the SQLite driver costs, against the same rows written and read by bare sqlite3: the same tables and pragmas,
 * statements prepared once. All figures are ratios from one run; the two sides take turns, and the best turn counts.
 *
 * The fixture is a store of a million events (24 a review) and a million open duties. Usage: bench-sqlite FOLDER
 */
#define _POSIX_C_SOURCE 200809L

#include "sample.h"

#include <sqlite3.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { EACH = 24, REVIEWS = 1000000 / EACH + 1, TURNS = 7, APPENDS = 100, READS = 4000 };

static const struct cspr_driver *driver;
static char folder[4000];

static void must(int good, const char *what)
{
	if (!good) {
		fprintf(stderr, "bench-sqlite: %s\n", what);
		exit(1);
	}
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static const char *path_of(const char *name, const char *ending)
{
	static char path[4096];

	snprintf(path, sizeof path, "%s/%s.db%s", folder, name, ending);
	return path;
}

static void remove_store(const char *name)
{
	unlink(path_of(name, ""));
	unlink(path_of(name, "-wal"));
	unlink(path_of(name, "-shm"));
}

static void *open_store(const char *name)
{
	void *state;

	must(cspr_sqlite_driver_open(path_of(name, ""), NULL, &driver, &state, NULL) == CSPR_DONE, "opening");
	return state;
}

static void make_store(const char *name)
{
	void *state;

	remove_store(name);
	state = open_store(name);
	driver->close(state);
}

/* A bare connection, with the pragmas of the driver. */
static sqlite3 *open_bare(const char *name)
{
	sqlite3 *database;

	must(sqlite3_open_v2(path_of(name, ""), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == 0 &&
		     sqlite3_exec(database,
				  "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; "
				  "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON",
				  NULL, NULL, NULL) == 0,
	     "opening bare");
	return database;
}

static sqlite3_stmt *prepare(sqlite3 *database, const char *sql)
{
	sqlite3_stmt *statement;

	must(sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) == 0,
	     sqlite3_errmsg(database));
	return statement;
}

static void run(sqlite3_stmt *statement)
{
	must(sqlite3_step(statement) == SQLITE_DONE, "bare write");
	sqlite3_reset(statement);
}

static void bind_text(sqlite3_stmt *statement, int at, const char *text)
{
	sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

struct bare {
	sqlite3 *database;
	sqlite3_stmt *begin, *commit, *review, *event, *duty;
};

static struct bare bare_new(const char *name)
{
	sqlite3 *database = open_bare(name);

	return (struct bare){
		.database = database,
		.begin = prepare(database, "BEGIN IMMEDIATE"),
		.commit = prepare(database, "COMMIT"),
		.review = prepare(
			database,
			"INSERT INTO review VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (review) DO UPDATE SET "
			"state = excluded.state, phase = excluded.phase, events = excluded.events, "
			"breaches = excluded.breaches, recorded = excluded.recorded, root = excluded.root"),
		.event = prepare(database, "INSERT INTO event VALUES (?, ?, ?, ?)"),
		.duty = prepare(database, "INSERT OR REPLACE INTO duty VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
	};
}

static void bare_close(struct bare *bare)
{
	sqlite3_finalize(bare->begin);
	sqlite3_finalize(bare->commit);
	sqlite3_finalize(bare->review);
	sqlite3_finalize(bare->event);
	sqlite3_finalize(bare->duty);
	sqlite3_close(bare->database);
}

static void bare_review(struct bare *bare, const struct cspr_append *append)
{
	const struct cspr_summary *summary = append->summary;

	bind_text(bare->review, 1, append->review);
	bind_text(bare->review, 2, summary->edition);
	bind_text(bare->review, 3, summary->state);
	bind_text(bare->review, 4, summary->phase);
	sqlite3_bind_int64(bare->review, 5, summary->events);
	sqlite3_bind_int64(bare->review, 6, summary->breaches);
	bind_text(bare->review, 7, "2024-09");
	sqlite3_bind_int64(bare->review, 8, summary->recorded);
	sqlite3_bind_blob(bare->review, 9, summary->root, 32, SQLITE_STATIC);
	run(bare->review);
}

static void bare_event(struct bare *bare, const char *review, const struct cspr_stored_event *event)
{
	bind_text(bare->event, 1, review);
	sqlite3_bind_int64(bare->event, 2, event->number);
	sqlite3_bind_text(bare->event, 3, event->line, (int)event->length, SQLITE_STATIC);
	sqlite3_bind_blob(bare->event, 4, event->leaf, 32, SQLITE_STATIC);
	run(bare->event);
}

static void bare_duty(struct bare *bare, const char *review, const struct cspr_duty_row *duty, const char *due_from,
		      const char *due_by)
{
	bind_text(bare->duty, 1, review);
	bind_text(bare->duty, 2, duty->duty);
	bind_text(bare->duty, 3, duty->about);
	bind_text(bare->duty, 4, duty->force);
	bind_text(bare->duty, 5, duty->standing);
	bind_text(bare->duty, 6, duty->standing_between);
	bind_text(bare->duty, 7, duty->standing_after);
	sqlite3_bind_int64(bare->duty, 8, 1);
	bind_text(bare->duty, 9, "2024-09-01");
	bind_text(bare->duty, 10, due_from);
	bind_text(bare->duty, 11, due_by);
	bind_text(bare->duty, 12, NULL);
	sqlite3_bind_int64(bare->duty, 13, duty->days_late);
	run(bare->duty);
}

static void bare_append(struct bare *bare, const struct cspr_append *append)
{
	run(bare->begin);
	bare_review(bare, append);
	for (size_t i = 0; i < append->event_count; i++)
		bare_event(bare, append->review, append->events[i]);
	for (size_t i = 0; i < append->duty_count; i++)
		bare_duty(bare, append->review, append->duties[i], "2024-09-16", "2024-09-17");
	run(bare->commit);
}

static const char *review_of(unsigned i)
{
	static char name[32];

	snprintf(name, sizeof name, "review-%06u", i * 7919u % REVIEWS);
	return name;
}

/* Events and one duty that has changed. */
static void fill(struct sample *sample, const char *review, uint32_t expected, uint32_t count)
{
	sample_fill(sample, review, expected, count, "u-1");
	sample->append.duty_count = 1;
	sample->append.gone_count = sample->append.note_count = 0;
	sample->append.checkpoint = NULL;
}

static void make_fixture(void)
{
	static struct sample sample;
	double start = now();

	make_store("million");
	struct bare bare = bare_new("million");

	must(sqlite3_exec(bare.database, "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN", NULL, NULL,
			  NULL) == 0,
	     "fixture");
	for (unsigned i = 0; i < REVIEWS; i++) {
		char review[32];

		snprintf(review, sizeof review, "review-%06u", i);
		fill(&sample, review, 0, EACH);
		bare_review(&bare, &sample.append);
		for (unsigned j = 0; j < EACH; j++) {
			char due[16];

			bare_event(&bare, review, sample.append.events[j]);
			snprintf(due, sizeof due, "20%02u-%02u-%02u", 20 + i % 9, 1 + (i + j) % 12, 1 + i * 7 % 28);
			snprintf(sample.about, sizeof sample.about, "instance-%u", j);
			sample.duties[0].about = sample.about;
			bare_duty(&bare, review, &sample.duties[0], due, due);
		}
	}
	must(sqlite3_exec(bare.database, "COMMIT", NULL, NULL, NULL) == 0, "fixture");
	bare_close(&bare);
	printf("fixture: %d events, as many open duties, in %.1f s\n", REVIEWS * EACH, (now() - start) / 1e6);
}

static double best(double one, double other)
{
	return one < other ? one : other;
}

static void tell(const char *words, double ours, double theirs, double most)
{
	printf("%-46s %10.1f us %10.1f us bare %6.2f x  (at most %.2f x)\n", words, ours, theirs, ours / theirs, most);
}

static double time_appends(void *state, struct bare *bare, unsigned turn, uint32_t count)
{
	static struct sample sample;
	double spent = 0;

	for (unsigned i = 0; i < APPENDS; i++) {
		fill(&sample, review_of(i), turn * count, count);
		double start = now();

		if (bare)
			bare_append(bare, &sample.append);
		else
			must(driver->append(state, &sample.append) == CSPR_DONE, "append");
		spent += now() - start;
	}
	return spent / APPENDS;
}

static void compare_appends(uint32_t count, const char *words, double most)
{
	double ours = 1e18, theirs = 1e18;

	make_store("ours");
	make_store("theirs");
	void *state = open_store("ours");
	struct bare bare = bare_new("theirs");

	for (unsigned turn = 0; turn < TURNS; turn++) {
		theirs = best(theirs, time_appends(NULL, &bare, turn, count));
		ours = best(ours, time_appends(state, NULL, turn, count));
	}
	driver->close(state);
	bare_close(&bare);
	remove_store("ours");
	remove_store("theirs");
	tell(words, ours, theirs, most);
}

static size_t taken; /* so that what is read is used */

static cspr_status take_event(void *data, const struct cspr_stored_event *event)
{
	(void)data;
	taken += event->length + event->leaf[0];
	return CSPR_DONE;
}

static double time_reads(void *state, sqlite3_stmt *bare, unsigned turn)
{
	double start = now();

	for (unsigned i = 0; i < READS; i++) {
		const char *review = review_of(turn * READS + i);

		if (!bare) {
			must(driver->read(state, review, 0, take_event, NULL) == CSPR_DONE, "read");
			continue;
		}
		bind_text(bare, 1, review);
		while (sqlite3_step(bare) == SQLITE_ROW) {
			taken += (size_t)sqlite3_column_int(bare, 0) + sqlite3_column_text(bare, 1)[0];
			taken += *(const unsigned char *)sqlite3_column_blob(bare, 2);
		}
		sqlite3_reset(bare);
	}
	return (now() - start) / READS;
}

static void compare_reads(void)
{
	double ours = 1e18, theirs = 1e18;
	void *state = open_store("million");
	sqlite3 *database = open_bare("million");
	sqlite3_stmt *bare = prepare(
		database, "SELECT number, line, leaf FROM event WHERE review = ? AND number > 0 ORDER BY number");

	for (unsigned turn = 0; turn < TURNS; turn++) {
		theirs = best(theirs, time_reads(NULL, bare, turn));
		ours = best(ours, time_reads(state, NULL, turn));
	}
	sqlite3_finalize(bare);
	sqlite3_close(database);
	driver->close(state);
	tell("read of 24 events, of a million", ours, theirs, 4);
}

static cspr_status take_duty(void *data, const struct cspr_duty_row *duty)
{
	++*(uint32_t *)data;
	taken += (unsigned char)duty->review[0] + (size_t)duty->due.last;
	return CSPR_DONE;
}

/* The time of a row. */
static double time_due(void *state, sqlite3_stmt *bare, uint32_t most)
{
	struct cspr_due_query query = { .size = sizeof query, .before = CSPR_NO_DAY, .most = most };
	uint32_t rows = 0;
	double start = now();

	if (!bare) {
		must(driver->due(state, &query, take_duty, &rows) == CSPR_DONE, "due");
		return (now() - start) / rows;
	}
	sqlite3_bind_int64(bare, 1, most ? (sqlite3_int64)most : -1);
	while (sqlite3_step(bare) == SQLITE_ROW) {
		for (int i = 0; i < 13; i++)
			if (i == 7 || i == 12)
				taken += (size_t)sqlite3_column_int(bare, i);
			else
				taken += sqlite3_column_text(bare, i) ? 1 : 0;
		rows++;
	}
	sqlite3_reset(bare);
	return (now() - start) / rows;
}

static void compare_due(uint32_t most, const char *words)
{
	double ours = 1e18, theirs = 1e18;
	void *state = open_store("million");
	sqlite3 *database = open_bare("million");
	sqlite3_stmt *bare = prepare(
		database, "SELECT review, duty, about, force, standing, standing_between, standing_after, open, since, "
			  "due_from, due_by, met_on, days_late FROM duty WHERE open = 1 AND due_by IS NOT NULL "
			  "ORDER BY due_by, review, duty, about LIMIT ?");

	for (unsigned turn = 0; turn < TURNS; turn++) {
		theirs = best(theirs, time_due(NULL, bare, most));
		ours = best(ours, time_due(state, NULL, most));
	}
	sqlite3_finalize(bare);
	sqlite3_close(database);
	driver->close(state);
	tell(words, ours, theirs, 2);
}

int main(int count, char **arguments)
{
	must(count == 2, "usage: bench-sqlite FOLDER");
	snprintf(folder, sizeof folder, "%s", arguments[1]);
	make_fixture();
	compare_appends(1, "append, 1 event a transaction", 1.25);
	compare_appends(EACH, "append, 24 events a transaction", 2);
	compare_reads();
	compare_due(0, "due, a row of a million");
	compare_due(20, "due, a row of the first 20");
	remove_store("million");
	return taken == 0;
}
