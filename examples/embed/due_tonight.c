/*
 * The nightly job: what is late, and what is due in the next ten days, across a whole store; as the text of a mail.
 * It says references and duties, and no name: there is none in a record. Nothing is replayed: the store keeps an index
 * of what is owed, by the same transactions as the events.
 *
 *     due_tonight REVIEWS.db YYYY-MM-DD
 *     cc due_tonight.c $(pkg-config --cflags --libs libcspr-sqlite)
 *
 * Prints nothing and ends with 0 when nothing is due; ends with 1 and prints the mail when something is; with 2 when it
 * was called wrongly; with 3 when the store can't be read, which a crontab must not keep to itself:
 *
 *     0 6 * * 1-5  due_tonight /srv/reviews.db $(date +\%F) >mail; case $? in
 *         1) mail -s "Reviews: what is due" reviews@scp.example <mail;; 0) ;; *) logger -p err "reviews: due_tonight";;
 * esac
 */
#include <cspr/sqlite.h>

#include <stdio.h>

enum { DAYS_AHEAD = 10 };

/* A heading, and under it the duties that are in one of the three groups. */
enum group { LATE, SOON, UNCLEAR };

/* Whether a duty that is owed belongs into a group. What was vague when it was recorded stays vague: such a duty may be
 * late already, and somebody should find out the date. */
static int belongs(const struct cspr_duty_row *duty, cspr_day today, enum group group)
{
	switch (cspr_duty_row_standing(duty, today)) {
	case CSPR_STANDING_OVERDUE:
	case CSPR_STANDING_LATE_EXPLAINED:
		return group == LATE;
	case CSPR_STANDING_INDETERMINATE:
		return group == UNCLEAR;
	case CSPR_STANDING_PENDING:
		return group == SOON;
	default:
		return 0; /* kept, relaxed or not owed */
	}
}

static size_t say(const cspr_portfolio *portfolio, cspr_day today, enum group group, const char *heading)
{
	struct cspr_duty_row duty = { .size = sizeof duty };
	size_t told = 0;
	char due[24];

	for (size_t i = 0; cspr_portfolio_duty(portfolio, i, &duty) == CSPR_DONE; i++) {
		if (!belongs(&duty, today, group))
			continue;
		if (told++ == 0)
			printf("%s\n\n", heading);
		cspr_span_write(duty.due, due);
		printf("  %-12s %-12s %s%s%s (%s)\n", due, duty.review, duty.duty, *duty.about ? " " : "", duty.about,
		       duty.force);
	}
	if (told)
		printf("\n");
	return told;
}

int main(int argc, char **argv)
{
	const struct cspr_sqlite_settings reading = { .size = sizeof reading, .read_only = 1 };
	struct cspr_due_query query = { .size = sizeof query };
	struct cspr_trouble trouble = { .size = sizeof trouble };
	cspr_context *context = NULL;
	cspr_store *store = NULL;
	cspr_portfolio *portfolio = NULL;
	struct cspr_span today;

	if (argc != 3 || cspr_span_parse(argv[2], &today, NULL) || today.first != today.last) {
		fprintf(stderr, "usage: due_tonight REVIEWS.db YYYY-MM-DD\n");
		return 2;
	}
	/* What is open and has a due day until then, the earliest first. */
	query.before = today.first + DAYS_AHEAD;
	cspr_status status = cspr_context_new(NULL, &context);
	if (status == CSPR_DONE)
		status = cspr_sqlite_open(context, argv[1], NULL, &reading, &store, &trouble);
	if (status == CSPR_DONE)
		status = cspr_store_due(store, &query, &portfolio);
	if (status == CSPR_DONE) {
		size_t told = say(portfolio, today.first, LATE, "Late:");

		told += say(portfolio, today.first, SOON, "Due in the next ten days:");
		told += say(portfolio, today.first, UNCLEAR, "Perhaps late; the record has no exact date:");
		if (told)
			printf("%zu in all, as of %s. \"cspr show\" has the working of each date.\n", told, argv[2]);
		status = told ? CSPR_REFUSED : CSPR_DONE;
	} else {
		fprintf(stderr, "due_tonight: %s\n", *trouble.message ? trouble.message : cspr_status_words(status));
	}
	cspr_portfolio_unref(portfolio);
	cspr_store_unref(store);
	cspr_context_unref(context);
	if (fflush(stdout) || ferror(stdout)) {
		fprintf(stderr, "due_tonight: what is due can't be printed\n");
		return 3;
	}
	return status < 0 ? 3 : (int)status;
}
