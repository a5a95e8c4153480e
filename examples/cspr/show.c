/*
 * cspr show: a review of a store as it stands, and its narrative when that is asked for. Prints; decides nothing.
 */
#include "stores.h"

static int show(const struct source *source, const struct record *record, struct view *view, bool notes, bool json)
{
	struct trouble trouble;
	json_t *texts = notes ? stored_notes(record->context, source->stored, &trouble) : NULL;
	int exit_code;

	if (notes && !texts)
		return say_trouble(&trouble, NULL, json);
	view->reference = source->review;
	view->notes = texts;
	exit_code = say_view(view, NULL, json, false);
	json_decref(texts);
	return exit_code;
}

int run_show(int argc, char **argv)
{
	struct source source = { 0 };
	const char *wanted = NULL;
	bool json = false, notes = false;
	const struct option_row rows[] = { { "--store", &source.store, NULL }, { "--review", &source.review, NULL },
					   { "--as-of", &wanted, NULL },       { "--notes", NULL, &notes },
					   { "--json", NULL, &json },	       { NULL, NULL, NULL } };
	struct trouble trouble;
	struct record record;
	cspr_day as_of = CSPR_NO_DAY;
	int exit_code = options_read(argc, argv, rows, NULL, 0);

	if (exit_code)
		return exit_code;
	option_day("--as-of", wanted, "show", json, &as_of, &exit_code);
	if (!exit_code)
		exit_code = review_check(source.store, source.review, "show", json);
	if (exit_code)
		return exit_code;
	if (!source_read(&source, &record, &trouble)) {
		exit_code = say_trouble(&trouble, NULL, json);
	} else {
		struct view view = view_of(&record);

		view.as_of = wanted ? as_of : view.as_of;
		exit_code = show(&source, &record, &view, notes, json);
	}
	record_free(&record);
	source_close(&source);
	return exit_code;
}
