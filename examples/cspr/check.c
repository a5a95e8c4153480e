/*
 * cspr check: replays a record and says what the law makes of it: each event's verdict, where the review
 * is, what is owed and what may come next. Reads a file, or a review of a store,
 * and prints; keeps nothing.
 */
#include "host.h"

int run_check(int argc, char **argv)
{
	struct source source = { 0 };
	const char *wanted = NULL;
	bool json = false, strict = false;
	const struct option_row rows[] = {
		{ "--store", &source.store, NULL },	{ "--review", &source.review, NULL },
		{ "--edition", &source.edition, NULL }, { "--profile", &source.profile, NULL },
		{ "--as-of", &wanted, NULL },		{ "--json", NULL, &json },
		{ "--strict", NULL, &strict },		{ NULL, NULL, NULL }
	};
	struct trouble trouble;
	struct record record;
	cspr_day as_of;
	int exit_code = options_read(argc, argv, rows, &source.file, 1);

	exit_code = exit_code ? exit_code : source_check(&source, "check", json);
	if (exit_code)
		return exit_code;
	if (wanted && !full_date_read(wanted, &as_of))
		return say_usage(json, "check", NULL, "--as-of takes a full date, as 2024-03-08");
	if (!source_read(&source, &record, &trouble)) {
		exit_code = say_trouble(&trouble, source.file, json);
	} else {
		struct view view = view_of(&record);

		view.as_of = wanted ? as_of : view.as_of;
		exit_code = say_view(&view, source.file, json, strict);
	}
	record_free(&record);
	source_close(&source);
	return exit_code;
}
