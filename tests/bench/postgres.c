/*
 * What the library costs over PostgreSQL, against the same rows written and read by bare libpq. Figures are of
 * one run, the two sides by turns; the driver alone is shown beside, and both against a role that no policy binds.
 *
 * Usage: bench-postgres lines
 *        bench-postgres URI-OF-THE-APPLICATION URI-OF-A-SUPERUSER REVIEWS
 * The first prints the lines of a review. The database of the second has so many reviews r-0, r-1 ... of these lines,
 * and as many duty rows (postgres.py makes it).
 */
#include "postgres_bare.h"

#include <cspr/postgres.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	SINGLES = 24, /* reviews that are written an event at a time */
	WHOLES = 150, /* and at once */
	LOADS = 4000,
	ASKED = 200,
	DUE_BEFORE = 19744 /* 2024-01-22 */
};

static cspr_context *context;
static cspr_event *const *events;
static cspr_store *store;
static const struct cspr_driver *driver;
static void *state;
static unsigned reviews;     /* in the database */
static volatile size_t seen; /* so that what is read is used */

struct writing {
	unsigned each; /* events an append */
	cspr_stored *stored[WHOLES];
	char names[WHOLES][32];
	struct appends appends;
	struct bare_append rows[SINGLES * EVENTS > WHOLES ? SINGLES *EVENTS : WHOLES];
};

static void record_ours(void *data, unsigned turn)
{
	struct writing *writing = data;

	record_story(writing->stored[turn / writing->appends.count], events,
		     turn % writing->appends.count * writing->each, writing->each);
}

static void append_ours(void *data, unsigned turn)
{
	struct writing *writing = data;
	struct cspr_append append = writing->appends.list[turn % writing->appends.count];

	append.review = writing->names[turn / writing->appends.count];
	must(driver->append(state, &append) == CSPR_DONE, "append");
}

static void write_theirs(void *data, unsigned turn)
{
	struct writing *writing = data;

	bare_write(&writing->rows[turn]);
}

static void compare_appends(unsigned each, unsigned count, way ours, const char *words, double most)
{
	static struct writing writing;
	static unsigned begun; /* so that every review is a new one */

	writing.each = each;
	spy(context, events, each, &writing.appends);
	unsigned turns = count * writing.appends.count;

	for (unsigned i = 0; i < count; i++) {
		snprintf(writing.names[i], sizeof writing.names[i], "ours-%u", begun++);
		must(cspr_store_begin(store, writing.names[i], CSPR_KIND_CHILDREN, NULL, &writing.stored[i]) ==
			     CSPR_DONE,
		     "begin");
	}
	for (unsigned turn = 0; turn < turns; turn++) {
		char review[32];

		snprintf(review, sizeof review, "bare-%u", begun - count + turn / writing.appends.count);
		bare_prepare(&writing.appends.list[turn % writing.appends.count], review, &writing.rows[turn]);
	}
	compare(words, most, turns, ours, write_theirs, &writing);
	for (unsigned turn = 0; turn < turns; turn++)
		bare_free(&writing.rows[turn]);
	for (unsigned i = 0; i < count; i++)
		cspr_stored_unref(writing.stored[i]);
}

static void name_review(char text[32], unsigned turn, unsigned side)
{
	snprintf(text, 32, "r-%u", scattered(turn, side, reviews));
}

static void load_ours(void *data, unsigned turn)
{
	char review[32];
	cspr_stored *stored;

	(void)data;
	name_review(review, turn, 0);
	must(cspr_store_load(store, review, &stored, NULL) == CSPR_DONE, "load");
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
	char review[32];

	(void)data;
	name_review(review, turn, 0);
	must(driver->read(state, review, 0, see_event, NULL) == CSPR_DONE, "read");
}

static void read_theirs(void *data, unsigned turn)
{
	char review[32];

	(void)data;
	name_review(review, turn, 1);
	must(bare_read(review) == EVENTS, "a review has another number of events");
}

static const struct cspr_due_query query = { .size = sizeof query, .before = DUE_BEFORE };
static size_t due; /* rows */

static void due_ours(void *data, unsigned turn)
{
	struct cspr_duty_row row = { .size = sizeof row };
	cspr_portfolio *portfolio;

	(void)data;
	(void)turn;
	must(cspr_store_due(store, &query, &portfolio) == CSPR_DONE, "due");
	for (due = 0; cspr_portfolio_duty(portfolio, due, &row) == CSPR_DONE; due++)
		seen += (unsigned char)*row.review + (unsigned char)*row.standing + (size_t)row.due.last;
	cspr_portfolio_unref(portfolio);
}

static cspr_status see_duty(void *data, const struct cspr_duty_row *row)
{
	(void)data;
	seen += (unsigned char)*row->review + (unsigned char)*row->standing + (size_t)row->due.last;
	return CSPR_DONE;
}

static void visit_due(void *data, unsigned turn)
{
	(void)data;
	(void)turn;
	must(driver->due(state, &query, see_duty, NULL) == CSPR_DONE, "due");
}

static void due_theirs(void *data, unsigned turn)
{
	(void)data;
	(void)turn;
	must((size_t)bare_due() == due, "due finds another number of rows");
}

static void print_lines(void)
{
	static struct appends appends;

	spy(context, events, EVENTS, &appends);
	for (unsigned i = 0; i < EVENTS; i++)
		printf("%.*s\n", (int)appends.list[0].events[i]->length, appends.list[0].events[i]->line);
}

static void measure(char **arguments)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };

	must(cspr_postgres_open(context, arguments[1], NULL, NULL, &store, &trouble) == CSPR_DONE, trouble.message);
	driver = cspr_store_driver(store);
	state = cspr_store_state(store);
	reviews = (unsigned)atol(arguments[3]);
	bare_connect(arguments[1]);
	compare("load and replay 24 events, of a million", 1.5, LOADS, load_ours, read_theirs, NULL);
	compare("  the driver alone", 0, LOADS, read_ours, read_theirs, NULL);
	due_ours(NULL, 0);
	printf("due finds %zu rows\n", due);
	compare("due, over a million duty rows", 2, ASKED, due_ours, due_theirs, NULL);
	compare("  the driver alone", 0, ASKED, visit_due, due_theirs, NULL);
	compare_appends(1, SINGLES, record_ours, "append, 1 event a transaction", 1.25);
	compare_appends(1, SINGLES, append_ours, "  the driver alone", 0);
	compare_appends(EVENTS, WHOLES, record_ours, "append, 24 events a transaction", 2);
	compare_appends(EVENTS, WHOLES, append_ours, "  the driver alone", 0);
	bare_connect(arguments[2]);
	compare_appends(1, SINGLES, record_ours, "append, 1 event (bare: superuser)", 0);
	compare_appends(EVENTS, WHOLES, record_ours, "append, 24 events (bare: superuser)", 0);
	bare_close();
	cspr_store_unref(store);
}

int main(int count, char **arguments)
{
	must(count == 4 || (count == 2 && strcmp(arguments[1], "lines") == 0),
	     "usage: bench-postgres lines | URI-OF-THE-APPLICATION URI-OF-A-SUPERUSER REVIEWS");
	must(cspr_context_new(NULL, &context) == CSPR_DONE, "context");
	events = story(context);
	if (count == 2)
		print_lines();
	else
		measure(arguments);
	for (unsigned i = 0; i < EVENTS; i++)
		cspr_event_unref(events[i]);
	cspr_context_unref(context);
	return 0;
}
