/*
 * What the library costs over SQLite, against the same rows written and read by bare sqlite3. Figures are of
 * one run, the two sides by turns; the driver alone is shown beside.
 *
 * The fixture is a store of a million events (the first 24 of the main line, for each review) and a million open
 * duties. Usage: bench-sqlite FOLDER
 */
#include "sqlite_bare.h"

#include <cspr/sqlite.h>

#include <stdio.h>
#include <unistd.h>

enum {
	REVIEWS = 1000000 / EVENTS + 1,
	SINGLES = 40, /* reviews that are written an event at a time */
	WHOLES = 300, /* and at once */
	LOADS = 4000,
	PAGES = 1000, /* of due */
};

static const char *folder;
static cspr_context *context;
static cspr_event *const *events;

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

/* Both sides, on a file each or on the same. */
struct sides {
	cspr_store *store;
	struct bare bare;
	const struct cspr_driver *driver;
	void *state;
	cspr_stored *stored[WHOLES];
	char reviews[WHOLES][16];
	struct bare_append rows[EVENTS];
	unsigned each, most;
};

static void sides_open(struct sides *sides, const char *ours, const char *theirs)
{
	cspr_store *made;

	must(cspr_sqlite_open(context, path_of(theirs, ""), NULL, NULL, &made, NULL) == CSPR_DONE, "opening");
	cspr_store_unref(made);
	must(cspr_sqlite_open(context, path_of(ours, ""), NULL, NULL, &sides->store, NULL) == CSPR_DONE, "opening");
	sides->driver = cspr_store_driver(sides->store);
	sides->state = cspr_store_state(sides->store);
	bare_open(&sides->bare, path_of(theirs, ""));
}

static void sides_close(struct sides *sides)
{
	bare_close(&sides->bare);
	cspr_store_unref(sides->store);
}

static void name_review(char text[16], unsigned i)
{
	snprintf(text, 16, "review-%06u", i);
}

static void record_ours(void *data, unsigned turn)
{
	struct sides *sides = data;
	unsigned appends = EVENTS / sides->each;

	record_story(sides->stored[turn / appends], events, turn % appends * sides->each, sides->each);
}

static void append_ours(void *data, unsigned turn)
{
	struct sides *sides = data;
	unsigned appends = EVENTS / sides->each;
	struct cspr_append append = *sides->rows[turn % appends].append;

	append.review = sides->reviews[turn / appends];
	must(sides->driver->append(sides->state, &append) == CSPR_DONE, "append");
}

static void write_theirs(void *data, unsigned turn)
{
	struct sides *sides = data;
	unsigned appends = EVENTS / sides->each;

	bare_write(&sides->bare, sides->reviews[turn / appends], &sides->rows[turn % appends]);
}

static void compare_appends(unsigned each, unsigned reviews, way ours, const char *words, double most)
{
	static struct sides sides;
	static struct appends appends;

	remove_store("ours");
	remove_store("theirs");
	sides_open(&sides, "ours", "theirs");
	spy(context, events, each, &appends);
	for (unsigned i = 0; i < appends.count; i++)
		bare_prepare(&appends.list[i], &sides.rows[i]);
	for (unsigned i = 0; i < reviews; i++) {
		name_review(sides.reviews[i], i);
		must(cspr_store_begin(sides.store, sides.reviews[i], CSPR_KIND_CHILDREN, NULL, &sides.stored[i]) ==
			     CSPR_DONE,
		     "begin");
	}
	sides.each = each;
	compare(words, most, reviews * appends.count, ours, write_theirs, &sides);
	for (unsigned i = 0; i < reviews; i++)
		cspr_stored_unref(sides.stored[i]);
	sides_close(&sides);
	remove_store("ours");
	remove_store("theirs");
}

static void make_fixture(void)
{
	static struct appends appends;
	static struct bare_append rows;
	struct sides sides;
	char review[16];
	double start = now();

	remove_store("million");
	sides_open(&sides, "million", "million");
	spy(context, events, EVENTS, &appends);
	bare_prepare(&appends.list[0], &rows);
	bare_run(&sides.bare, "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN");
	for (unsigned i = 0; i < REVIEWS; i++) {
		name_review(review, i);
		bare_write_review(&sides.bare, review, &rows);
		for (unsigned j = 0; j < EVENTS; j++) {
			struct cspr_duty_row duty = *rows.append->duties[j % rows.append->duty_count];
			char day[16], about[16] = "";
			struct row_texts texts = { .since = { day, day, day }, .due = { day, day, day } };

			bare_write_event(&sides.bare, review, rows.append->events[j]);
			snprintf(day, sizeof day, "20%02u-%02u-%02u", 20 + i % 9, 1 + (i + j) % 12, 1 + i * 7 % 28);
			if (j >= rows.append->duty_count)
				snprintf(about, sizeof about, "instance-%u", j);
			duty.open = 1;
			bare_write_duty(&sides.bare, review, &duty, about, &texts);
		}
	}
	bare_run(&sides.bare, "COMMIT");
	sides_close(&sides);
	printf("fixture: %d events, as many open duties, in %.1f s\n", REVIEWS * EVENTS, (now() - start) / 1e6);
}

static volatile size_t seen; /* so that what is read is used */

static void load_ours(void *data, unsigned turn)
{
	struct sides *sides = data;
	cspr_stored *stored;
	char review[16];

	name_review(review, scattered(turn, 0, REVIEWS));
	must(cspr_store_load(sides->store, review, &stored, NULL) == CSPR_DONE, "load");
	seen += cspr_review_version(cspr_stored_review(stored));
	cspr_stored_unref(stored);
}

static cspr_status see_event(void *data, const struct cspr_stored_event *event)
{
	(void)data;
	seen += event->length + event->leaf[0];
	return CSPR_DONE;
}

static void read_ours(void *data, unsigned turn)
{
	struct sides *sides = data;
	char review[16];

	name_review(review, scattered(turn, 0, REVIEWS));
	must(sides->driver->read(sides->state, review, 0, see_event, NULL) == CSPR_DONE, "read");
}

static void read_theirs(void *data, unsigned turn)
{
	struct sides *sides = data;
	char review[16];

	name_review(review, scattered(turn, 1, REVIEWS));
	must(bare_read(&sides->bare, review) == EVENTS, "a review has another number of events");
}

static void due_ours(void *data, unsigned turn)
{
	struct sides *sides = data;
	struct cspr_due_query query = { .size = sizeof query, .before = CSPR_NO_DAY, .most = sides->most };
	struct cspr_duty_row row = { .size = sizeof row };
	cspr_portfolio *portfolio;
	size_t i = 0;

	(void)turn;
	must(cspr_store_due(sides->store, &query, &portfolio) == CSPR_DONE, "due");
	for (; cspr_portfolio_duty(portfolio, i, &row) == CSPR_DONE; i++)
		seen += (unsigned char)*row.review + (unsigned char)*row.standing + (size_t)row.due.last;
	cspr_portfolio_unref(portfolio);
	must(i == (sides->most ? sides->most : REVIEWS * EVENTS), "due finds another number of rows");
}

static cspr_status see_duty(void *data, const struct cspr_duty_row *row)
{
	(void)data;
	seen += (unsigned char)*row->review + (unsigned char)*row->standing + (size_t)row->due.last;
	return CSPR_DONE;
}

static void visit_due(void *data, unsigned turn)
{
	struct sides *sides = data;
	struct cspr_due_query query = { .size = sizeof query, .before = CSPR_NO_DAY, .most = sides->most };

	(void)turn;
	must(sides->driver->due(sides->state, &query, see_duty, NULL) == CSPR_DONE, "due");
}

static void due_theirs(void *data, unsigned turn)
{
	struct sides *sides = data;

	(void)turn;
	must(bare_due(&sides->bare, sides->most) == (sides->most ? sides->most : REVIEWS * EVENTS),
	     "due finds another number of rows");
}

int main(int count, char **arguments)
{
	static struct sides sides;

	must(count == 2, "usage: bench-sqlite FOLDER");
	folder = arguments[1];
	must(cspr_context_new(NULL, &context) == CSPR_DONE, "context");
	events = story(context);
	make_fixture();
	sides_open(&sides, "million", "million");
	compare("load and replay 24 events, of a million", 4, LOADS, load_ours, read_theirs, &sides);
	compare("  the driver alone", 0, LOADS, read_ours, read_theirs, &sides);
	compare("due, a million rows", 2, 5, due_ours, due_theirs, &sides);
	compare("  the driver alone", 0, 5, visit_due, due_theirs, &sides);
	sides.most = 20;
	compare("due, the first 20 rows", 2, PAGES, due_ours, due_theirs, &sides);
	compare("  the driver alone", 0, PAGES, visit_due, due_theirs, &sides);
	sides_close(&sides);
	remove_store("million");
	compare_appends(1, SINGLES, record_ours, "append, 1 event a transaction", 1.25);
	compare_appends(1, SINGLES, append_ours, "  the driver alone", 0);
	compare_appends(EVENTS, WHOLES, record_ours, "append, 24 events a transaction", 2);
	compare_appends(EVENTS, WHOLES, append_ours, "  the driver alone", 0);
	for (unsigned i = 0; i < EVENTS; i++)
		cspr_event_unref(events[i]);
	cspr_context_unref(context);
	return 0;
}
