/*
 * cspr as-at: the two dates of a record. What was believed at a moment (--recorded), and how the review
 * stood on a day by what is known (--happened); both: the second question, asked of the first's answer.
 *
 * What must stay true: what is recorded later never changes an answer to --recorded, to the byte.
 */
#include "host.h"

#include <string.h>

struct asked {
	const char *recorded;
	const char *happened;
	const char *as_of;
	int64_t until;
	cspr_day day;
	cspr_day duties_on;
};

/* A date is its last moment, UTC. */
static bool until_read(const char *text, int64_t *ret, cspr_day *ret_day)
{
	if (full_date_read(text, ret_day)) {
		*ret = moment_end_of(*ret_day);
		return true;
	}
	if (cspr_moment_read(text, ret) != CSPR_DONE)
		return false;
	*ret_day = moment_day(*ret);
	return true;
}

static int asked_read(struct asked *asked, bool json)
{
	if (!asked->recorded && !asked->happened)
		return say_usage(json, "as-at", NULL, "a date is wanted: --recorded, --happened, or both");
	if (asked->recorded && !until_read(asked->recorded, &asked->until, &asked->duties_on))
		return say_usage(json, "as-at", NULL,
				 "--recorded takes a moment in UTC, as 2024-03-08T15:04:05Z, or a full date");
	if (asked->happened && !full_date_read(asked->happened, &asked->day))
		return say_usage(json, "as-at", NULL, "--happened takes a full date, as 2024-03-08");
	if (asked->happened)
		asked->duties_on = asked->day;
	if (asked->as_of && !full_date_read(asked->as_of, &asked->duties_on))
		return say_usage(json, "as-at", NULL, "--as-of takes a full date, as 2024-03-08");
	return EXIT_DONE;
}

static size_t lines_until(const struct record *record, int64_t until)
{
	size_t count = 0;

	while (count < record->count && cspr_event_recorded(record->entries[count].event) <= until)
		count++;
	return count;
}

/* Puts a reading in the place of the review, which it gives up. */
static bool put(cspr_review **review, cspr_status status, cspr_review *reading, struct trouble *trouble)
{
	if (status < 0)
		return status_trouble(status, trouble);
	cspr_review_unref(*review);
	*review = reading;
	return true;
}

static bool read_as_asked(const struct asked *asked, cspr_review **review, struct trouble *trouble)
{
	cspr_review *reading = NULL;
	cspr_status status;

	if (asked->recorded) {
		status = cspr_review_as_at(*review, asked->until, &reading);
		if (!put(review, status, reading, trouble))
			return false;
	}
	if (!asked->happened)
		return true;
	status = cspr_review_as_known(*review, asked->day, &reading);
	return put(review, status, reading, trouble);
}

static int as_at(const struct record *record, const struct asked *asked, const char *file, bool json)
{
	struct view view = view_of(record);
	struct trouble trouble = { 0 };
	int exit_code;

	view.review = cspr_review_ref(record->review);
	view.as_of = asked->duties_on;
	view.asked_recorded = asked->recorded;
	view.asked_happened = asked->happened;
	if (asked->recorded)
		view.until = lines_until(record, asked->until);
	if (asked->happened)
		view.happened = asked->day;
	if (read_as_asked(asked, &view.review, &trouble))
		exit_code = say_view(&view, file, json, false);
	else
		exit_code = say_trouble(&trouble, file, json);
	cspr_review_unref(view.review);
	return exit_code;
}

int run_as_at(int argc, char **argv)
{
	struct source source = { 0 };
	struct asked asked = { 0 };
	bool json = false;
	const struct option_row rows[] = { { "--recorded", &asked.recorded, NULL },
					   { "--happened", &asked.happened, NULL },
					   { "--store", &source.store, NULL },
					   { "--review", &source.review, NULL },
					   { "--edition", &source.edition, NULL },
					   { "--profile", &source.profile, NULL },
					   { "--as-of", &asked.as_of, NULL },
					   { "--json", NULL, &json },
					   { NULL, NULL, NULL } };
	struct trouble trouble;
	struct record record;
	int exit_code = options_read(argc, argv, rows, &source.file, 1);

	exit_code = exit_code ? exit_code : source_check(&source, "as-at", json);
	if (exit_code)
		return exit_code;
	exit_code = asked_read(&asked, json);
	if (exit_code)
		return exit_code;
	if (!source_read(&source, &record, &trouble))
		exit_code = say_trouble(&trouble, source.file, json);
	else
		exit_code = as_at(&record, &asked, source.file, json);
	record_free(&record);
	source_close(&source);
	return exit_code;
}
