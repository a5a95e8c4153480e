/*
 * Why not? What a screen shows beside a button that is grey: each rule that stands against an event, what would meet
 * it, from which day on, and on what authority it rests. Nothing is recorded by asking.
 *
 *     why_not EVENT ROLE DAY <RECORD.jsonl
 *     cc why_not.c $(pkg-config --cflags --libs libcspr-store)
 *
 * Ends with 0 when it may be recorded, 1 when not, 2 when something is wrong with what it was given.
 */
#include <cspr/store.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_LINES = 10000 };

static _Noreturn void give_up(const char *where, unsigned long line, const char *why)
{
	fprintf(stderr, "%s, line %lu: %s\n", where, line, why);
	exit(2);
}

/* Reads a record, a JSON object a line, and replays it: events that were refused then are refused again, and count for
 * nothing. */
static cspr_review *replay(cspr_context *context, FILE *record)
{
	static char text[CSPR_LINE_MOST];
	static uint32_t numbers[MOST_LINES]; /* of each line, the event that it became; 0: it was refused */
	struct cspr_line_place place = { .size = sizeof place, .numbers = numbers };
	struct cspr_trouble trouble = { .size = sizeof trouble };
	cspr_review *review = NULL;
	cspr_line *line;

	while (fgets(text, sizeof text, record)) {
		if (place.lines == MOST_LINES)
			give_up("the record", MOST_LINES, "it is longer than this program reads");
		place.review = review;
		if (cspr_line_read(context, text, strcspn(text, "\n"), &place, &line, &trouble))
			give_up("the record", place.lines + 1, trouble.message);
		/* The first line says, by its edition or its day, under which law the review is. */
		if (!review && cspr_review_new(context, cspr_line_basis(line), &review))
			give_up("the record", 1, "no memory");
		cspr_status status = cspr_review_apply(review, cspr_line_event(line), NULL);
		if (status < 0)
			give_up("the record", place.lines + 1, cspr_status_words(status));
		numbers[place.lines++] = status == CSPR_DONE ? cspr_review_version(review) : 0;
		cspr_line_unref(line);
	}
	if (!review)
		give_up("the record", 1, "it is empty");
	return review;
}

/* The names of a set of roles. */
static void say_roles(uint32_t roles)
{
	const char *between = "    Recorded by: ";

	for (cspr_code role = 1; role < 32; role++)
		if (roles & UINT32_C(1) << role) {
			printf("%s%s", between, cspr_word_name(CSPR_GROUP_ROLE, role));
			between = ", ";
		}
	printf("\n");
}

static void say(const struct cspr_finding *finding)
{
	char day[24];

	printf("\n%s (%s)\n    %s\n    To do: %s\n", finding->name, cspr_word_name(CSPR_GROUP_FORCE, finding->force),
	       finding->words, finding->remedy);
	if (finding->roles)
		say_roles(finding->roles);
	if (finding->first_day != CSPR_NO_DAY) {
		cspr_span_write((struct cspr_span){ finding->first_day, finding->first_day }, day);
		printf("    First possible on: %s\n", day);
	}
	/* How well the citation is evidenced goes with it: what is recalled must never look like a quotation. */
	printf("    [%s; %s]\n", finding->cite, cspr_word_name(CSPR_GROUP_PROVENANCE, finding->provenance));
}

int main(int argc, char **argv)
{
	cspr_code event = argc == 4 ? cspr_word_find(CSPR_GROUP_EVENT, argv[1]) : 0;
	cspr_code role = argc == 4 ? cspr_word_find(CSPR_GROUP_ROLE, argv[2]) : 0;
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_context *context;
	cspr_decision *decision;
	struct cspr_span day;

	if (!event || !role || cspr_span_parse(argv[3], &day, NULL) || day.first != day.last) {
		fprintf(stderr, "usage: why_not EVENT ROLE YYYY-MM-DD <RECORD.jsonl\n");
		return 2;
	}
	if (cspr_context_new(NULL, &context))
		return 2;
	cspr_review *review = replay(context, stdin);
	cspr_status status = cspr_review_explain(review, event, role, day.first, &decision);
	if (status < 0)
		give_up("the question", 1, cspr_status_words(status));

	printf("May %s record %s on %s, in %s? %s.\n", argv[2], argv[1], argv[3],
	       cspr_word_name(CSPR_GROUP_STATE, cspr_review_state(review)), status == CSPR_DONE ? "Yes" : "No");
	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		if (finding.result != CSPR_RESULT_MET)
			say(&finding);

	cspr_decision_unref(decision);
	cspr_review_unref(review);
	cspr_context_unref(context);
	if (fflush(stdout) || ferror(stdout)) {
		fprintf(stderr, "why_not: the answer can't be printed\n");
		return 2;
	}
	return status == CSPR_DONE ? 0 : 1;
}
