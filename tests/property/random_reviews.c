/*
 * Random reviews of one edition: checks the properties that every review must have, and writes all of it down for
 * the second evaluator (second/agree.py, which says what the lines hold).
 *
 *   random-reviews EDITION SEED COUNT [--only NUMBER] [--quiet] [--seen]
 *
 * --only runs one of the sequences again. --quiet leaves the sequences out. --seen tells on stderr how often each
 * rule, state and event was seen.
 */
#include "author.h"
#include "properties.h"
#include "record.h"
#include "seen.h"
#include "transcript.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct run {
	struct scene scene;
	struct seen seen;
	struct checks checks;
	const char *only;
	bool quiet, tells;
	uint64_t count, sequences, events, bad;
};

/* What may be wrong with an event that was made up: no answer, and nothing to record. */
static bool may_be_bad(cspr_status status)
{
	return status == CSPR_ERROR_NOT_YET_HAPPENED || status == CSPR_ERROR_UNKNOWN_WORD ||
	       status == CSPR_ERROR_NOT_AMENDABLE;
}

static void take_decision(struct run *run, struct author *author, cspr_event *event, cspr_decision *decision)
{
	run->events++;
	if (cspr_basis_edition(cspr_review_basis(author->review)) == run->scene.edition)
		see(&run->seen, &run->scene, event, decision);
	if (!run->quiet)
		tell_event(event, decision);
	if (cspr_decision_status(decision) != CSPR_DONE)
		return;
	if (cspr_review_commit(author->review, decision))
		abort();
	author_committed(author, event);
	if (!run->quiet && cspr_event_code(event) == CSPR_EVENT_AMEND)
		tell_record(author->review);
}

/* watched: whether deciding is seen to change nothing, which takes as long as all the rest. */
static void decide_one(struct run *run, struct author *author, bool watched)
{
	cspr_event *event = author_event(author);
	uint64_t answers = watched ? answers_of(author->review, author->today) : 0;
	cspr_decision *decision;

	if (!event)
		abort();
	check_asking(&run->checks, author, event);
	cspr_status status = cspr_review_decide(author->review, event, &decision);

	if (watched)
		check(&run->checks, UNTOUCHED, answers_of(author->review, author->today) == answers);
	if (status >= 0) {
		take_decision(run, author, event, decision);
		cspr_decision_unref(decision);
	} else if (may_be_bad(status)) {
		run->bad++;
	} else {
		fprintf(stderr, "%s: %s\n", cspr_word_name(CSPR_GROUP_EVENT, cspr_event_code(event)),
			cspr_status_words(status));
		abort();
	}
	cspr_event_unref(event);
}

static void one_sequence(struct run *run, uint64_t number)
{
	size_t calendar = number % 4 == 3;
	struct earlier earlier = { 0 };
	struct author author;
	cspr_review *review;

	if (cspr_review_new(run->scene.context, run->scene.bases[calendar], &review))
		abort();
	size_t length = author_begin(&author, &run->scene, review, run->checks.seed, number);
	size_t look = below(&author.dice, length);

	run->checks.number = number;
	if (!run->quiet)
		tell_sequence(number, calendar);
	for (size_t i = 0; i < length; i++) {
		decide_one(run, &author, (number + i) % 4 == 0);
		if (i == look)
			earlier = (struct earlier){ author.recorded, author.today, answers_of(review, author.today),
						    cspr_review_version(review) > 0 };
	}
	if (!run->quiet) {
		tell_flags(review);
		tell_duties(review, author.today + (chance(&author.dice, 50) ? 0 : between(&author.dice, -40, 40)));
		tell_duties(review, author.today + between(&author.dice, 0, 500));
	}
	check_review(&run->checks, &author, &earlier);
	run->sequences++;
	cspr_review_unref(review);
}

static void tell_results(const struct run *run)
{
	for (enum property property = 0; property < PROPERTIES; property++)
		if (property_applies(property, &run->scene))
			printf("property\t%s\t%" PRIu64 "\t%" PRIu64 "\n", property_name(property),
			       run->checks.of[property].made, run->checks.of[property].failed);
	printf("coverage\t%zu\n", run->only ? 0 : seen_gaps(&run->seen, &run->scene));
	printf("total\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\n", run->sequences, run->events, run->bad);
}

static int read_arguments(int argc, char **argv, struct run *run)
{
	if (argc < 4 || scene_new(argv[1], &run->scene))
		return -1;
	run->checks.edition = argv[1];
	run->checks.seed = strtoull(argv[2], NULL, 0);
	run->count = strtoull(argv[3], NULL, 0);
	for (int i = 4; i < argc; i++) {
		if (strcmp(argv[i], "--quiet") == 0)
			run->quiet = true;
		else if (strcmp(argv[i], "--seen") == 0)
			run->tells = true;
		else if (strcmp(argv[i], "--only") == 0 && i + 1 < argc)
			run->only = argv[++i];
		else
			return -1;
	}
	return 0;
}

int main(int argc, char **argv)
{
	static struct run run;

	if (read_arguments(argc, argv, &run)) {
		fprintf(stderr, "usage: random-reviews EDITION SEED COUNT [--only NUMBER] [--quiet] [--seen]\n");
		return 2;
	}
	printf("edition\t%s\n", argv[1]);
	for (size_t i = 0; i < CALENDARS; i++)
		tell_closed_days(i, cspr_basis_calendar(run.scene.bases[0]), cspr_basis_calendar(run.scene.bases[i]));
	uint64_t first = run.only ? strtoull(run.only, NULL, 0) : 0, end = run.only ? first + 1 : run.count;

	for (uint64_t number = first; number < end; number++)
		one_sequence(&run, number);
	tell_results(&run);
	if (run.tells)
		seen_tell(&run.seen, &run.scene);
	scene_free(&run.scene);
	return 0;
}
