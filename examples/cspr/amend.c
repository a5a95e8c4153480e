/*
 * cspr amend: what an amendment, or a change of edition, would bring about, before it is written. Reads the
 * record and one event more, and prints; writes nothing.
 */
#include "host.h"

#include <string.h>

static bool bears_on_the_record(const cspr_line *line, struct trouble *trouble)
{
	cspr_code code = cspr_event_code(cspr_line_event(line));

	return code == CSPR_EVENT_AMEND || code == CSPR_EVENT_CHANGE_EDITION ||
	       bad_input(trouble, "/event",
			 "this is about an amend or a change_edition event; cspr what-if takes any event");
}

static bool amendment_add(struct record *record, const char *file, struct trouble *trouble)
{
	struct lines lines;
	cspr_line *line = NULL;

	memset(trouble, 0, sizeof(*trouble));
	if (!lines_open(&lines, file, trouble))
		return false;
	if (lines_all(&lines, trouble)) {
		bool good = line_read(record, lines.bytes, lines.length, NULL, &line, trouble) &&
			    bears_on_the_record(line, trouble) && record_add(record, line, trouble);
		if (!good)
			trouble->what.line = lines.number;
	}
	cspr_line_unref(line);
	lines_close(&lines);
	return !trouble->exit;
}

static bool print_consequences(const struct view *view)
{
	const struct seen *seen = &view->list[0];
	const cspr_basis *basis = cspr_review_basis(view->review);
	struct cspr_difference difference = { .size = sizeof(difference) };
	struct table *table = differences_table();
	size_t count = 0;

	if (seen->entry->of)
		printf("What would read otherwise\n");
	else
		printf("What would read otherwise, had it been this edition from the start; verdicts that were given "
		       "stand\n");
	for (; cspr_decision_consequence(seen->entry->decision, count, &difference) == CSPR_DONE; count++)
		difference_row(table, view->record, seen->index, basis, &difference);
	if (!table_print(table))
		return false;
	if (!count)
		printf("No verdict, duty or state.\n");
	return true;
}

static bool print_answer(const struct view *view)
{
	const struct seen *seen = &view->list[0];
	cspr_code state = cspr_review_state(view->review);
	char day[24];

	print_edition(view);
	printf("State %s; as of %s. Nothing is written.\n\n", state ? name_of(CSPR_GROUP_STATE, state) : "(none)",
	       span_text(span_of_day(view->as_of), day));
	if (!seen->entry->committed)
		return print_events(view);
	printf("Event %zu, %s", seen->index + 1, name_of(CSPR_GROUP_EVENT, cspr_event_code(seen->event)));
	if (seen->entry->of)
		printf(" of event %zu, %s", seen->entry->of,
		       name_of(CSPR_GROUP_EVENT, cspr_event_code(view->record->entries[seen->entry->of - 1].event)));
	printf(": %s\n", name_of(CSPR_GROUP_VERDICT, seen->verdict));
	return print_consequences(view);
}

static json_t *answer_json(const struct view *view)
{
	json_t *answer = heading_json(view);

	json_object_set_new(answer, "events", events_json(view));
	return answer;
}

static int say_amendment(const struct record *record, bool json)
{
	struct view view = view_of(record);
	struct trouble trouble = { 0 };
	int exit_code;

	view.from = record->count - 1;
	if (!view_open(&view, &trouble)) {
		exit_code = say_trouble(&trouble, NULL, json);
	} else {
		exit_code = view_exit(&view, false);
		if (json)
			exit_code = say_json(answer_json(&view), exit_code);
		else if (!print_answer(&view))
			exit_code = EXIT_UNAVAILABLE;
	}
	view_close(&view);
	return exit_code;
}

int run_amend(int argc, char **argv)
{
	const char *files[2] = { NULL, NULL }, *edition = NULL, *profile = NULL;
	bool json = false;
	const struct option_row rows[] = { { "--edition", &edition, NULL },
					   { "--profile", &profile, NULL },
					   { "--json", NULL, &json },
					   { NULL, NULL, NULL } };
	struct trouble trouble;
	struct record record;
	int exit_code = options_read(argc, argv, rows, files, 2);

	if (exit_code)
		return exit_code;
	exit_code = two_files(files, "amend",
			      "the record and the amendment are wanted: two files, or - for one of them", json);
	if (exit_code)
		return exit_code;
	if (!record_read(&record, files[0], edition, profile, &trouble))
		exit_code = say_trouble_in("record", &trouble, files[0], json);
	else if (!amendment_add(&record, files[1], &trouble))
		exit_code = say_trouble_in("amendment", &trouble, files[1], json);
	else
		exit_code = say_amendment(&record, json);
	record_free(&record);
	return exit_code;
}
