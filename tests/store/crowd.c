/*
 * Writers that meet: each process records events to the same reviews, through the whole of libcspr-store, and tells
 * what came of each; afterwards one process checks what all were told against what is stored.
 *
 *   crowd begin URI REVIEWS                          begins them
 *   crowd write URI REVIEWS NAME COUNT SEED          records so many events, each with an action of its own
 *   crowd check URI REVIEWS <TOLD                    TOLD: what all writers wrote
 *
 * A writer tells, a line an event: "done REVIEW ACTION", "refused REVIEW ACTION", "conflict REVIEW ACTION",
 * "uncertain REVIEW ACTION", "unavailable REVIEW ACTION"; and first, for begin_screening, which can be recorded once in
 * a review, with the action "-".
 */
#include "dice.h"
#include "story.h"

#include <cspr/store.h>
#ifdef WITH_POSTGRES
#include <cspr/postgres.h>
#endif
#ifdef WITH_SQLITE
#include <cspr/sqlite.h>
#endif

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_REVIEWS = 200, MOST_TOLD = 20000 };

static cspr_context *context;
static cspr_basis *basis;
static cspr_store *store;
static struct cspr_trouble trouble = { .size = sizeof trouble };

static void must(cspr_status status, const char *what)
{
	if (status >= 0)
		return;
	fprintf(stderr, "%s: %s (%s)\n", what, cspr_status_words(status), trouble.message);
	exit(2);
}

static cspr_status open_store(const char *uri)
{
#ifdef WITH_SQLITE
	if (strncmp(uri, "sqlite:", 7) == 0)
		return cspr_sqlite_open(context, uri + 7, NULL, NULL, &store, &trouble);
#endif
#ifdef WITH_POSTGRES
	if (strncmp(uri, "postgresql:", 11) == 0)
		return cspr_postgres_open(context, uri, NULL, NULL, &store, &trouble);
#endif
	return CSPR_ERROR_UNKNOWN_WORD;
}

static int64_t now(void)
{
	struct timespec time;

	timespec_get(&time, TIME_UTC);
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static cspr_event *event_of(cspr_code code, cspr_code role, const char *actor)
{
	int64_t moment = now();
	cspr_day today = (cspr_day)(moment / INT64_C(86400000000000));
	cspr_event *event;

	must(cspr_event_new(context, code, &event), "event");
	must(cspr_event_set_actor(event, role, actor, 0, NULL), "actor");
	must(cspr_event_set_happened(event, (struct cspr_span){ today, today }), "happened");
	must(cspr_event_set_recorded(event, moment), "recorded");
	return event;
}

static const char *reference_of(int review)
{
	static char reference[16];

	snprintf(reference, sizeof reference, "r-%d", review);
	return reference;
}

static int begin(int reviews)
{
	for (int i = 0; i < reviews; i++) {
		cspr_event *event = event_of(CSPR_EVENT_REFER, CSPR_ROLE_AGENCY, "agency-1");
		struct cspr_recording recording = {
			.size = sizeof recording, .events = &event, .count = 1, .expect = -1
		};
		cspr_stored *stored;

		must(cspr_event_set_reference(event, CSPR_PART_REFERRING_AGENCY, "agency-1"), "agency");
		must(cspr_event_set_count(event, CSPR_PART_CHILDREN, 1), "children");
		must(cspr_store_begin(store, reference_of(i), 0, NULL, &stored), "begin");
		must(cspr_stored_record(stored, &recording, NULL, &trouble), "refer");
		cspr_event_unref(event);
		cspr_stored_unref(stored);
	}
	return 0;
}

static void tell(cspr_status status, int review, const char *action)
{
	const char *word = status == CSPR_DONE		      ? "done"
			   : status == CSPR_REFUSED	      ? "refused"
			   : status == CSPR_ERROR_CONFLICT    ? "conflict"
			   : status == CSPR_ERROR_UNCERTAIN   ? "uncertain"
			   : status == CSPR_ERROR_UNAVAILABLE ? "unavailable"
							      : NULL;

	if (!word)
		must(status, "record");
	printf("%s %s %s\n", word, reference_of(review), action);
	fflush(stdout);
}

/* One in two writers says how many events the review must have, and so is told of each conflict itself. */
static void record(cspr_stored *stored, int review, cspr_event *event, const char *action, bool expects)
{
	struct cspr_recording recording = { .size = sizeof recording, .events = &event, .count = 1, .expect = -1 };
	cspr_status status;

	if (expects)
		recording.expect = cspr_review_version(cspr_stored_review(stored));
	status = cspr_stored_record(stored, &recording, NULL, &trouble);
	tell(status, review, action);
	cspr_event_unref(event);
}

static int write_events(int reviews, const char *name, int count, uint64_t seed)
{
	static cspr_stored *stored[MOST_REVIEWS];
	struct dice dice = dice_for(seed, 1);
	bool expects = seed % 2;
	char action[64];

	for (int i = 0; i < count; i++) {
		int review = (int)below(&dice, (uint64_t)reviews);
		bool known = stored[review] != NULL;
		cspr_event *event;

		if (!known)
			must(cspr_store_load(store, reference_of(review), &stored[review], &trouble), "load");
		if (!known && chance(&dice, 50)) {
			event = event_of(CSPR_EVENT_BEGIN_SCREENING, CSPR_ROLE_BUSINESS_MANAGER, name);
			record(stored[review], review, event, "-", expects);
		}
		snprintf(action, sizeof action, "%s-%d", name, i);
		event = event_of(CSPR_EVENT_RECORD_IMMEDIATE_ACTION, CSPR_ROLE_AGENCY, name);
		must(cspr_event_set_reference(event, CSPR_PART_ACTION, action), "action");
		record(stored[review], review, event, action, expects);
	}
	for (int i = 0; i < reviews; i++)
		cspr_stored_unref(stored[i]);
	return 0;
}

/* What writers were told. */
struct told {
	char word[16], review[16], action[64];
	unsigned seen; /* how often it is in the record */
};
static struct told told[MOST_TOLD];
static size_t told_count;
static unsigned faults;

static void fault(const char *words, const struct told *about)
{
	if (faults++ < 20)
		printf("# %s: %s %s %s\n", words, about->word, about->review, about->action);
}

static void read_told(void)
{
	struct told *next = told;

	while (told_count < MOST_TOLD && scanf("%15s %15s %63s", next->word, next->review, next->action) == 3) {
		next++;
		told_count++;
	}
}

static const char *action_of(const cspr_event *event)
{
	struct cspr_value value = { .size = sizeof value };

	for (size_t i = 0; cspr_event_value(event, i, &value) == CSPR_DONE; i++)
		if (value.part == CSPR_PART_ACTION)
			return value.reference;
	return "-";
}

static void see(const char *review, const cspr_event *event)
{
	const struct told stray = { .word = "nobody", .action = "" };
	const char *action = action_of(event);
	bool screening = cspr_event_code(event) == CSPR_EVENT_BEGIN_SCREENING;
	bool any = false;

	if (cspr_event_code(event) == CSPR_EVENT_REFER)
		return;
	for (size_t i = 0; i < told_count; i++) {
		if (strcmp(told[i].review, review) != 0 || strcmp(told[i].action, action) != 0)
			continue;
		any = true;
		told[i].seen +=
			!screening || strcmp(told[i].word, "done") == 0 || strcmp(told[i].word, "uncertain") == 0;
	}
	if (!any)
		fault("there is an event that nobody was told of", &stray);
}

/* The same events decided from nothing in a fresh store: the same lines, and so the same tree. */
static void replay(cspr_store *fresh, cspr_stored *stored, const char *review)
{
	struct cspr_list_query query = { .size = sizeof query, .most = 0 };
	struct cspr_summary one = { .size = sizeof one }, other = { .size = sizeof other };
	struct told about = { .word = "" };
	cspr_portfolio *ours, *theirs;
	cspr_stored *again;
	size_t i = 0, j = 0;

	must(cspr_store_begin(fresh, review, 0, cspr_basis_edition(cspr_review_basis(cspr_stored_review(stored))),
			      &again),
	     "begin again");
	for (uint32_t number = 0; number < cspr_review_version(cspr_stored_review(stored)); number++) {
		cspr_event *event;
		struct cspr_recording recording = {
			.size = sizeof recording, .events = &event, .count = 1, .expect = number
		};

		must(cspr_review_event(cspr_stored_review(stored), number, &event, NULL, NULL), "event");
		if (cspr_stored_record(again, &recording, NULL, &trouble) != CSPR_DONE)
			fault("an event would not be allowed again", &about);
	}
	must(cspr_store_list(fresh, &query, &ours), "list");
	must(cspr_store_list(store, &query, &theirs), "list");
	while (cspr_portfolio_summary(ours, i, &one) == CSPR_DONE && strcmp(one.review, review) != 0)
		i++;
	while (cspr_portfolio_summary(theirs, j, &other) == CSPR_DONE && strcmp(other.review, review) != 0)
		j++;
	snprintf(about.review, sizeof about.review, "%s", review);
	if (one.events != other.events || memcmp(one.root, other.root, sizeof one.root) != 0)
		fault("a replay has another head", &about);
	cspr_portfolio_unref(ours);
	cspr_portfolio_unref(theirs);
	cspr_stored_unref(again);
}

static void judge(void)
{
	unsigned done = 0, refused = 0, conflicts = 0, uncertain = 0, unavailable = 0;

	for (size_t i = 0; i < told_count; i++) {
		const struct told *one = &told[i];

		if (strcmp(one->word, "done") == 0) {
			done++;
			if (one->seen != 1)
				fault(one->seen ? "it is there twice" : "it was acknowledged, and is not there", one);
		} else if (strcmp(one->word, "uncertain") == 0) {
			uncertain++;
			if (one->seen > 1)
				fault("it is there twice", one);
		} else {
			refused += strcmp(one->word, "refused") == 0;
			conflicts += strcmp(one->word, "conflict") == 0;
			unavailable += strcmp(one->word, "unavailable") == 0;
			if (one->seen)
				fault("it was not recorded, and is there", one);
		}
	}
	printf("# %u done, %u refused, %u conflicts told, %u uncertain, %u unavailable\n", done, refused, conflicts,
	       uncertain, unavailable);
	if (!done || !refused || !conflicts) {
		printf("# the writers did not meet\n");
		faults++;
	}
}

static int check(int reviews)
{
	cspr_store *fresh;

	read_told();
	must(cspr_memory_open(context, NULL, &fresh, &trouble), "memory");
	for (int i = 0; i < reviews; i++) {
		cspr_stored *stored;
		cspr_event *event;

		must(cspr_store_load(store, reference_of(i), &stored, &trouble), "load");
		for (size_t e = 0; cspr_review_event(cspr_stored_review(stored), e, &event, NULL, NULL) == CSPR_DONE;
		     e++)
			see(reference_of(i), event);
		replay(fresh, stored, reference_of(i));
		cspr_stored_unref(stored);
	}
	judge();
	cspr_store_unref(fresh);
	return faults > 0;
}

int main(int argc, char **argv)
{
	int code = 2, reviews = argc > 3 ? atoi(argv[3]) : 0;

	if (reviews < 1 || reviews > MOST_REVIEWS)
		return 2;
	must(cspr_context_new(NULL, &context), "context");
	must(cspr_basis_new(context, cspr_edition_find("wt2026"), NULL, NULL, &basis), "basis");
	must(open_store(argv[2]), "open");
	if (strcmp(argv[1], "begin") == 0)
		code = begin(reviews);
	else if (strcmp(argv[1], "write") == 0 && argc == 7)
		code = write_events(reviews, argv[4], atoi(argv[5]), strtoull(argv[6], NULL, 0));
	else if (strcmp(argv[1], "check") == 0)
		code = check(reviews);
	cspr_store_unref(store);
	cspr_basis_unref(basis);
	cspr_context_unref(context);
	return code;
}
