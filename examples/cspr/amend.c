/*
 * cspr amend: what an amendment, or a change of edition, would bring about, before it is written. Reads the
 * record and one event more, and prints; of a store, and only when it is told to, it also writes that event.
 */
#include "stores.h"

#include <string.h>

static bool bears_on_the_record(const cspr_line *line, struct trouble *trouble)
{
	cspr_code code = cspr_event_code(cspr_line_event(line));

	return code == CSPR_EVENT_AMEND || code == CSPR_EVENT_CHANGE_EDITION ||
	       bad_input(trouble, "/event",
			 "this is about an amend or a change_edition event; cspr what-if takes any event");
}

/* Gives the line, to be unref'd; NULL where there is none. */
static bool amendment_add(struct record *record, const char *file, cspr_line **ret, struct trouble *trouble)
{
	struct lines lines;

	*ret = NULL;
	memset(trouble, 0, sizeof(*trouble));
	if (!lines_open(&lines, file, trouble))
		return false;
	if (lines_all(&lines, trouble)) {
		bool good = line_read(record, lines.bytes, lines.length, NULL, ret, trouble) &&
			    bears_on_the_record(*ret, trouble) && record_add(record, *ret, trouble);
		if (!good)
			trouble->what.line = lines.number;
	}
	lines_close(&lines);
	return !trouble->exit;
}

/* What was shown is what is written, or it is a conflict. */
static bool amendment_write(const struct source *source, const cspr_line *line, struct trouble *trouble)
{
	cspr_event *event = cspr_line_event(line);
	const char *note = cspr_line_note(line);
	struct cspr_recording recording = { .size = sizeof(recording),
					    .events = &event,
					    .count = 1,
					    .notes = &note,
					    .expect = cspr_review_version(cspr_stored_review(source->stored)) };
	cspr_status status = cspr_stored_record(source->stored, &recording, NULL, trouble_begin(trouble));

	return status == CSPR_DONE || store_trouble(status, trouble);
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

static bool print_answer(const struct view *view, bool written)
{
	const struct seen *seen = &view->list[0];
	cspr_code state = cspr_review_state(view->review);
	char day[24];

	print_edition(view);
	printf("State %s; as of %s. %s.\n\n", state ? name_of(CSPR_GROUP_STATE, state) : "(none)",
	       span_text(span_of_day(view->as_of), day), written ? "It is written" : "Nothing is written");
	if (!seen->entry->committed)
		return print_events(view);
	printf("Event %zu, %s", seen->index + 1, name_of(CSPR_GROUP_EVENT, cspr_event_code(seen->event)));
	if (seen->entry->of)
		printf(" of event %zu, %s", seen->entry->of,
		       name_of(CSPR_GROUP_EVENT, cspr_event_code(view->record->entries[seen->entry->of - 1].event)));
	printf(": %s\n", name_of(CSPR_GROUP_VERDICT, seen->verdict));
	return print_consequences(view);
}

static json_t *answer_json(const struct view *view, bool written)
{
	json_t *answer = heading_json(view);

	json_object_set_new(answer, "written", json_boolean(written));
	json_object_set_new(answer, "events", events_json(view));
	return answer;
}

static int say_amendment(const struct record *record, bool written, bool json)
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
			exit_code = say_json(answer_json(&view, written), exit_code);
		else if (!print_answer(&view, written))
			exit_code = EXIT_UNAVAILABLE;
	}
	view_close(&view);
	return exit_code;
}

static int amend(struct source *source, struct record *record, const char *file, bool write, bool json)
{
	struct trouble trouble;
	cspr_line *line;
	int exit_code;

	if (!amendment_add(record, file, &line, &trouble)) {
		exit_code = say_trouble_in("amendment", &trouble, file, json);
	} else {
		write = write && record->entries[record->count - 1].committed;
		if (write && !amendment_write(source, line, &trouble))
			exit_code = say_trouble(&trouble, NULL, json);
		else
			exit_code = say_amendment(record, write, json);
	}
	cspr_line_unref(line);
	return exit_code;
}

int run_amend(int argc, char **argv)
{
	struct source source = { 0 };
	const char *operands[2] = { NULL, NULL }, *amendment = NULL;
	bool json = false, write = false;
	const struct option_row rows[] = { { "--store", &source.store, NULL },
					   { "--review", &source.review, NULL },
					   { "--edition", &source.edition, NULL },
					   { "--profile", &source.profile, NULL },
					   { "--write", NULL, &write },
					   { "--json", NULL, &json },
					   { NULL, NULL, NULL } };
	struct trouble trouble;
	struct record record;
	int exit_code = options_read(argc, argv, rows, operands, 2);

	if (exit_code)
		return exit_code;
	exit_code = source_check_two(&source, operands, &amendment, "amend",
				     "the record and the amendment are wanted: two files, or - for one of them", json);
	if (exit_code)
		return exit_code;
	if (write && !source.store)
		return say_usage(json, "amend", NULL, "--write is for a review of a store: a file is never written to");
	if (!source_read(&source, &record, &trouble))
		exit_code = say_trouble_in("record", &trouble, source.file, json);
	else
		exit_code = amend(&source, &record, amendment, write, json);
	record_free(&record);
	source_close(&source);
	return exit_code;
}
