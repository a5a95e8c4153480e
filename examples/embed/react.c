/*
 * A host that does something about events: here it prints which colleague is to be told. An observer hears of each
 * event that this process records, once it is durable. Of what other processes recorded, or what was recorded just
 * before this one was killed, it hears nothing: that is found by a mark, how far each review has been handled, which
 * the host keeps where it keeps what it did. Together each event is handled, at least once. (A store in PostgreSQL has
 * an outbox instead: outbox.c.)
 *
 *     react REVIEWS.db
 *     cc react.c $(pkg-config --cflags --libs libcspr-sqlite)
 */
#include <cspr/sqlite.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct cspr_trouble trouble = { .size = sizeof trouble };

static void must(cspr_status status, const char *doing)
{
	if (status == CSPR_DONE)
		return;
	fprintf(stderr, "%s: %s\n", doing, *trouble.message ? trouble.message : cspr_status_words(status));
	exit(1);
}

/* Marks: a host has a table for them, and writes it in the transaction of what it does. */
enum { MOST_REVIEWS = 100 };
static struct mark {
	char review[65];
	uint32_t handled;
} marks[MOST_REVIEWS];

static struct mark *mark_of(const char *review)
{
	size_t i = 0;

	while (i < MOST_REVIEWS && *marks[i].review && strcmp(marks[i].review, review) != 0)
		i++;
	must(i < MOST_REVIEWS ? CSPR_DONE : CSPR_ERROR_LIMIT, "marking");
	snprintf(marks[i].review, sizeof marks[i].review, "%s", review);
	return &marks[i];
}

/* What is done about an event; and it is marked. Only in turn: when others recorded something before it that was not
 * handled yet, both are left for catch_up(). */
static void handle(const char *review, uint32_t number, const cspr_event *event)
{
	struct mark *mark = mark_of(review);
	const char *whom = NULL;

	if (number != mark->handled + 1)
		return;
	switch (cspr_event_code(event)) {
	case CSPR_EVENT_NOTIFY_NATIONAL_PANEL:
		whom = "the director: the fifteen working days of the rapid review run";
		break;
	case CSPR_EVENT_PLACE_HOLD:
		whom = "the web editor: publication is held";
		break;
	case CSPR_EVENT_LIFT_HOLD:
		whom = "the web editor: a hold was lifted";
		break;
	case CSPR_EVENT_PUBLISH:
		whom = "the press office: the report is public";
		break;
	default:
		break; /* an event of a later version of the library is none of these, and no error */
	}
	if (whom)
		printf("  %s, event %u: tell %s\n", review, (unsigned)number, whom);
	mark->handled = number;
}

/* It must not use the store; what takes long belongs into a queue of the host's. */
static void observe(void *data, const char *review, uint32_t number, const cspr_event *event,
		    const cspr_decision *decision)
{
	(void)data;
	(void)decision; /* its verdict: whether the event was recorded in breach of a rule */
	handle(review, number, event);
}

/* Handles what was recorded since the marks. At the start, and then every minute or so. */
static void catch_up(cspr_store *store)
{
	struct cspr_summary summary = { .size = sizeof summary };
	cspr_portfolio *portfolio;

	must(cspr_store_list(store, NULL, &portfolio), "listing");
	for (size_t i = 0; cspr_portfolio_summary(portfolio, i, &summary) == CSPR_DONE; i++) {
		uint32_t handled = mark_of(summary.review)->handled;
		cspr_stored *stored;
		cspr_event *event;

		if (summary.events <= handled)
			continue;
		must(cspr_store_load(store, summary.review, &stored, &trouble), "loading");
		while (cspr_review_event(cspr_stored_review(stored), handled, &event, NULL, NULL) == CSPR_DONE)
			handle(summary.review, ++handled, event);
		cspr_stored_unref(stored);
	}
	cspr_portfolio_unref(portfolio);
}

/* Records that the hold on the review is lifted. */
static void lift_hold(cspr_context *context, cspr_store *store, const char *review)
{
	cspr_event *event;
	struct cspr_recording recording = { .size = sizeof recording, .events = &event, .count = 1, .expect = -1 };
	struct cspr_recorded recorded = { .size = sizeof recorded };
	cspr_stored *stored;
	cspr_day day;

	must(cspr_store_load(store, review, &stored, &trouble), "loading");
	must(cspr_day_from_civil(2025, 3, 24, &day), "the day");
	must(cspr_event_new(context, CSPR_EVENT_LIFT_HOLD, &event), "an event");
	must(cspr_event_set_actor(event, CSPR_ROLE_BUSINESS_MANAGER, "manager-1", 0, NULL), "its actor");
	must(cspr_event_set_happened(event, (struct cspr_span){ day, day }), "its day");
	must(cspr_event_set_recorded(event, ((int64_t)day * 24 + 9) * 3600 * 1000000000), "its moment");
	must(cspr_event_set_reference(event, CSPR_PART_HOLD, "hold-1"), "the hold");
	must(cspr_stored_record(stored, &recording, &recorded, &trouble), "recording");
	cspr_decision_unref(recorded.decision);
	cspr_event_unref(event);
	cspr_stored_unref(stored);
}

int main(int argc, char **argv)
{
	const struct cspr_sqlite_settings there = { .size = sizeof there, .must_exist = 1 };
	cspr_context *context;
	cspr_store *store, *other;

	if (argc != 2)
		return 2;
	must(cspr_context_new(NULL, &context), "a context");
	must(cspr_sqlite_open(context, argv[1], NULL, &there, &store, &trouble), "opening");

	printf("at the start:\n");
	catch_up(store);

	printf("while it runs:\n");
	cspr_store_observe(store, observe, NULL);
	lift_hold(context, store, "r-2024-3");

	printf("by another process, meanwhile:\n");
	must(cspr_sqlite_open(context, argv[1], NULL, &there, &other, &trouble), "opening");
	lift_hold(context, other, "r-2024-2");
	cspr_store_unref(other);
	catch_up(store);

	cspr_store_unref(store);
	cspr_context_unref(context);
	return fflush(stdout) || ferror(stdout) ? 1 : 0; /* a full disk: what is said is lost */
}
