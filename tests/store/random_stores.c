/*
 * Random reviews of one edition, recorded through a store: what is loaded is what was recorded; and the portfolio,
 * written by each transaction, says of every duty on every day that is tried what the review says when it is asked.
 *
 *   random-stores EDITION SEED COUNT
 */
#include "author.h"
#include "mark.h"

#include <cspr/store.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOADED, LISTED, STOOD, COUNTED, REBUILT, CLAIMS };

static const char *const claims[CLAIMS] = {
	"what is loaded is what was recorded",
	"the summary in the store is that of the review",
	"every duty stands in the portfolio as the review says, on every day that was tried",
	"the portfolio has the duties of the review and no other",
	"a rebuilt portfolio is as it was",
};

struct run {
	struct scene scene;
	cspr_store *store;
	uint64_t made[CLAIMS], failed[CLAIMS];
	char reference[32];
};

static void claim(struct run *run, int which, bool holds)
{
	run->made[which]++;
	if (!holds && !run->failed[which]++)
		printf("# %s: first in %s\n", claims[which], run->reference);
}

static void must(cspr_status status, const char *what)
{
	if (status >= 0)
		return;
	fprintf(stderr, "%s: %s\n", what, cspr_status_words(status));
	abort();
}

static bool same(struct cspr_span one, struct cspr_span other)
{
	return one.first == other.first && one.last == other.last;
}

static bool find_row(const cspr_portfolio *portfolio, const struct cspr_duty *duty, struct cspr_duty_row *ret)
{
	const char *about = duty->about ? duty->about : "";

	for (size_t i = 0; cspr_portfolio_duty(portfolio, i, ret) == CSPR_DONE; i++)
		if (strcmp(ret->duty, duty->name) == 0 && strcmp(ret->about, about) == 0)
			return true;
	return false;
}

/* A ban that is over was kept: the review says since when, the row that it will have been. */
static bool met_alike(const struct cspr_duty *duty, const struct cspr_duty_row *row)
{
	bool over = row->met_on.first == CSPR_NO_DAY && strcmp(row->standing, "pending") == 0 &&
		    strcmp(row->standing_after, "met") == 0;

	return over || (same(duty->met_on, row->met_on) &&
			(row->met_on.first == CSPR_NO_DAY || duty->days_late == row->days_late));
}

static bool stands_alike(const struct cspr_duty *duty, const struct cspr_duty_row *row, cspr_day day)
{
	return duty->standing == cspr_duty_row_standing(row, day) && same(duty->since, row->since) &&
	       same(duty->due, row->due) && met_alike(duty, row);
}

static void check_day(struct run *run, const cspr_review *review, const cspr_portfolio *portfolio, cspr_day day)
{
	struct cspr_duty duty = { .size = sizeof duty };
	struct cspr_duty_row row = { .size = sizeof row };
	size_t count = 0;

	for (; cspr_review_duty(review, day, count, &duty) == CSPR_DONE; count++)
		claim(run, STOOD, find_row(portfolio, &duty, &row) && stands_alike(&duty, &row, day));
	claim(run, COUNTED,
	      cspr_portfolio_duty(portfolio, count, &row) == CSPR_ERROR_NOT_FOUND &&
		      (!count || cspr_portfolio_duty(portfolio, count - 1, &row) == CSPR_DONE));
}

static void check_days(struct run *run, struct author *author, const cspr_review *review)
{
	struct cspr_due_query query = {
		.size = sizeof query, .review = run->reference, .all = 1, .before = CSPR_NO_DAY
	};
	struct cspr_duty_row row = { .size = sizeof row };
	cspr_portfolio *portfolio;

	must(cspr_store_due(run->store, &query, &portfolio), "due");
	check_day(run, review, portfolio, author->today);
	check_day(run, review, portfolio, author->today + between(&author->dice, -400, 800));
	for (size_t i = 0; cspr_portfolio_duty(portfolio, i, &row) == CSPR_DONE; i++) {
		if (row.due.first == CSPR_NO_DAY || !chance(&author->dice, 30))
			continue;
		check_day(run, review, portfolio, row.due.first - 1 + between(&author->dice, 0, 2));
		check_day(run, review, portfolio, row.due.last - 1 + between(&author->dice, 0, 2));
	}
	cspr_portfolio_unref(portfolio);
}

static void check_summary(struct run *run, const cspr_review *review)
{
	struct cspr_summary summary = { .size = sizeof summary };
	uint32_t count = cspr_review_version(review), breaches = 0;
	cspr_portfolio *portfolio;
	cspr_code verdict;
	cspr_event *event = NULL;
	size_t index = 0;

	for (uint32_t i = 0; i < count; i++) {
		must(cspr_review_event(review, i, &event, &verdict, NULL), "event");
		breaches += verdict == CSPR_VERDICT_ALLOWED_IN_BREACH;
	}
	must(cspr_store_list(run->store, NULL, &portfolio), "list");
	while (cspr_portfolio_summary(portfolio, index, &summary) == CSPR_DONE &&
	       strcmp(summary.review, run->reference) != 0)
		index++;
	claim(run, LISTED,
	      summary.events == count && summary.breaches == breaches &&
		      cspr_word_find(CSPR_GROUP_STATE, summary.state) == cspr_review_state(review) &&
		      cspr_word_find(CSPR_GROUP_PHASE, summary.phase) == cspr_review_phase(review) &&
		      cspr_edition_find(summary.edition) == cspr_basis_edition(cspr_review_basis(review)) &&
		      summary.recorded == cspr_event_recorded(event));
	cspr_portfolio_unref(portfolio);
}

static void check_loaded(struct run *run, struct author *author, cspr_review *review)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	cspr_stored *loaded;
	cspr_status status = cspr_store_load(run->store, run->reference, &loaded, &trouble);

	if (status < 0) {
		printf("# %s: event %" PRIu64 ": %s\n", run->reference, trouble.line, trouble.message);
		claim(run, LOADED, false);
		return;
	}
	claim(run, LOADED,
	      mark_of(cspr_stored_review(loaded), author->today) == mark_of(review, author->today) &&
		      mark_of_findings(cspr_stored_review(loaded)) == mark_of_findings(review));
	cspr_stored_unref(loaded);
}

static void record_one(struct run *run, struct author *author, cspr_stored *stored)
{
	cspr_event *event = author_event(author);
	struct cspr_recording recording = { .size = sizeof recording, .events = &event, .count = 1, .expect = -1 };

	if (!event)
		abort();
	cspr_status status = cspr_stored_record(stored, &recording, NULL, NULL);

	if (status == CSPR_DONE) {
		author->review = cspr_stored_review(stored);
		author_committed(author, event);
		if (chance(&author->dice, 25))
			check_days(run, author, author->review);
	} else if (status != CSPR_REFUSED && status != CSPR_ERROR_NOT_YET_HAPPENED &&
		   status != CSPR_ERROR_UNKNOWN_WORD && status != CSPR_ERROR_NOT_AMENDABLE) {
		must(status, cspr_word_name(CSPR_GROUP_EVENT, cspr_event_code(event)));
	}
	cspr_event_unref(event);
}

static void one_sequence(struct run *run, uint64_t seed, uint64_t number)
{
	struct author author;
	cspr_stored *stored;
	cspr_review *empty;

	snprintf(run->reference, sizeof run->reference, "%" PRIu64, number);
	must(cspr_review_new(run->scene.context, run->scene.bases[0], &empty), "review");
	must(cspr_store_begin(run->store, run->reference, 0, run->scene.edition, &stored), "begin");
	size_t length = author_begin(&author, &run->scene, empty, seed, number);

	for (size_t i = 0; i < length; i++)
		record_one(run, &author, stored);
	if (cspr_stored_review(stored)) {
		check_days(run, &author, author.review);
		check_loaded(run, &author, author.review);
		if (number % 16 == 0)
			check_summary(run, author.review);
	}
	cspr_stored_unref(stored);
	cspr_review_unref(empty);
}

static void check_rebuilt(struct run *run)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	size_t reviews, changed;
	cspr_status status = cspr_store_rebuild(run->store, &reviews, &changed, &trouble);

	if (status < 0)
		printf("# %s\n", trouble.message);
	claim(run, REBUILT, status == CSPR_DONE && reviews && !changed);
}

int main(int argc, char **argv)
{
	static struct run run;
	bool failed = false;

	if (argc != 4 || scene_new(argv[1], &run.scene)) {
		fprintf(stderr, "usage: random-stores EDITION SEED COUNT\n");
		return 2;
	}
	must(cspr_memory_open(run.scene.context, NULL, &run.store, NULL), "store");
	for (uint64_t number = 0; number < strtoull(argv[3], NULL, 0); number++)
		one_sequence(&run, strtoull(argv[2], NULL, 0), number);
	check_rebuilt(&run);
	for (int i = 0; i < CLAIMS; i++) {
		/* An edition for history owes nothing. */
		bool good = !run.failed[i] && (run.made[i] || (i == STOOD && strcmp(argv[1], "scr2015") == 0));

		printf("%s %d - %s: %s (%" PRIu64 " times)\n", good ? "ok" : "not ok", i + 1, argv[1], claims[i],
		       run.made[i]);
		failed = failed || !good;
	}
	printf("1..%d\n", CLAIMS);
	cspr_store_unref(run.store);
	scene_free(&run.scene);
	return failed;
}
