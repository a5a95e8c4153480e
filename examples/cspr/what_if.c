/*
 * cspr what-if: any number of events, tried on a copy. Prints the verdict on each and in what the review
 * would then differ from the record; the record stays as it is.
 */
#include "host.h"

#include <string.h>

struct trial {
	struct view view; /* of the events that are tried */
	cspr_comparison *comparison;
};

static json_t *trial_json(const struct trial *trial)
{
	struct cspr_difference difference = { .size = sizeof(difference) };
	json_t *answer = heading_json(&trial->view), *differences = json_array();
	const struct record *record = trial->view.record;

	for (size_t i = 0; cspr_comparison_difference(trial->comparison, i, &difference) == CSPR_DONE; i++)
		json_array_append_new(differences, difference_json(record, record->count, &difference));
	json_object_set_new(answer, "events", events_json(&trial->view));
	json_object_set_new(answer, "differences", differences);
	return answer;
}

static bool print_trial(const struct trial *trial)
{
	const struct view *view = &trial->view;
	struct cspr_difference difference = { .size = sizeof(difference) };
	struct table *table = differences_table();
	cspr_code state = cspr_review_state(view->review);
	size_t count = 0;
	char day[24];

	print_edition(view);
	printf("State %s; as of %s. The record is not changed.\n\nWhat would happen\n",
	       state ? name_of(CSPR_GROUP_STATE, state) : "(none)", span_text(span_of_day(view->as_of), day));
	if (!print_events(view))
		return false;
	printf("\nIn what it would differ from the record\n");
	for (; cspr_comparison_difference(trial->comparison, count, &difference) == CSPR_DONE; count++)
		difference_row(table, view->record, view->record->count, cspr_review_basis(view->review), &difference);
	if (!table_print(table))
		return false;
	if (!count)
		printf("In nothing that is owed, and not in its state.\n");
	return fflush(stdout) == 0;
}

static int say_trial(struct trial *trial, const cspr_review *before, bool json)
{
	struct trouble trouble = { 0 };
	cspr_status status = cspr_review_compare(before, trial->view.review, trial->view.as_of, &trial->comparison);
	int exit_code;

	if (status < 0) {
		status_trouble(status, &trouble);
		return say_trouble(&trouble, NULL, json);
	}
	if (!view_open(&trial->view, &trouble)) {
		exit_code = say_trouble(&trouble, NULL, json);
	} else {
		exit_code = view_exit(&trial->view, false);
		if (json)
			exit_code = say_json(trial_json(trial), exit_code);
		else if (!print_trial(trial))
			exit_code = EXIT_UNAVAILABLE;
	}
	view_close(&trial->view);
	cspr_comparison_unref(trial->comparison);
	return exit_code;
}

/* From here on the record is that of a copy; what it was is given back. */
static cspr_review *step_aside(struct record *record, struct trouble *trouble)
{
	cspr_review *before = record->review;
	cspr_status status = cspr_review_copy(before, &record->review);

	memset(trouble, 0, sizeof(*trouble));
	if (status == CSPR_DONE)
		return before;
	status_trouble(status, trouble);
	return NULL;
}

static int what_if(struct record *record, const char *file, const char *events, const cspr_day *as_of, bool json)
{
	struct trouble trouble;
	struct trial trial = { 0 };
	size_t from = record->count;
	cspr_review *before = step_aside(record, &trouble);
	int exit_code;

	if (!before)
		return say_trouble(&trouble, file, json);
	if (!record_continue(record, events, &trouble)) {
		exit_code = say_trouble_in("events", &trouble, events, json);
	} else {
		trial.view = view_of(record);
		trial.view.from = from;
		trial.view.as_of = as_of ? *as_of : trial.view.as_of;
		exit_code = say_trial(&trial, before, json);
	}
	cspr_review_unref(before);
	return exit_code;
}

int run_what_if(int argc, char **argv)
{
	struct source source = { 0 };
	const char *operands[2] = { NULL, NULL }, *events = NULL, *wanted = NULL;
	bool json = false;
	const struct option_row rows[] = { { "--store", &source.store, NULL },
					   { "--review", &source.review, NULL },
					   { "--edition", &source.edition, NULL },
					   { "--profile", &source.profile, NULL },
					   { "--as-of", &wanted, NULL },
					   { "--json", NULL, &json },
					   { NULL, NULL, NULL } };
	struct trouble trouble;
	struct record record;
	cspr_day as_of;
	int exit_code = options_read(argc, argv, rows, operands, 2);

	if (exit_code)
		return exit_code;
	exit_code =
		source_check_two(&source, operands, &events, "what-if",
				 "the record and the events to try are wanted: two files, or - for one of them", json);
	if (exit_code)
		return exit_code;
	if (wanted && !full_date_read(wanted, &as_of))
		return say_usage(json, "what-if", NULL, "--as-of takes a full date, as 2024-03-08");
	if (!source_read(&source, &record, &trouble))
		exit_code = say_trouble_in("record", &trouble, source.file, json);
	else
		exit_code = what_if(&record, source.file, events, wanted ? &as_of : NULL, json);
	record_free(&record);
	source_close(&source);
	return exit_code;
}
