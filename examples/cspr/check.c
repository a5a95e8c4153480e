/*
 * cspr check: replays a record and says what the law makes of it: each event's verdict, where the review
 * is, what is owed and what may come next. Reads one file and prints; keeps nothing.
 */
#include "host.h"

int run_check(int argc, char **argv)
{
	const char *file = NULL, *edition = NULL, *profile = NULL, *wanted = NULL;
	bool json = false, strict = false;
	const struct option_row rows[] = { { "--edition", &edition, NULL }, { "--profile", &profile, NULL },
					   { "--as-of", &wanted, NULL },    { "--json", NULL, &json },
					   { "--strict", NULL, &strict },   { NULL, NULL, NULL } };
	struct trouble trouble;
	struct record record;
	cspr_day as_of;
	int exit_code = options_read(argc, argv, rows, &file, 1);

	if (exit_code)
		return exit_code;
	if (!file)
		return say_usage(json, "check", NULL, "the record is missing: a file, or - for standard input");
	if (wanted && !full_date_read(wanted, &as_of))
		return say_usage(json, "check", NULL, "--as-of takes a full date, as 2024-03-08");
	if (!record_read(&record, file, edition, profile, &trouble)) {
		exit_code = say_trouble(&trouble, file, json);
	} else {
		struct view view = view_of(&record);

		view.as_of = wanted ? as_of : view.as_of;
		exit_code = say_view(&view, file, json, strict);
	}
	record_free(&record);
	return exit_code;
}
