/*
 * Events that are to be recorded: read from a file, each against the record as those before it would leave it. They are
 * tried there first, so that all that can't be read is found before anything is written.
 */
#include "stores.h"

#include <stdlib.h>
#include <string.h>

static bool keep(struct intake *intake, cspr_line *line)
{
	if (intake->count == intake->room) {
		size_t room = intake->room ? intake->room * 2 : 8;
		cspr_line **lines = realloc(intake->lines, room * sizeof(cspr_line *));

		if (!lines)
			return false;
		intake->lines = lines;
		intake->room = room;
	}
	intake->lines[intake->count++] = cspr_line_ref(line);
	return true;
}

/* What commits to a note is made when it is stored. */
static bool note_can_be_kept(const cspr_line *line, struct trouble *trouble)
{
	return !cspr_line_note_digest(line) ||
	       bad_input(trouble, "/note_digest",
			 "this is what a store writes in place of a note: give the note itself");
}

static bool event_read(struct intake *intake, struct record *record, const struct lines *lines, const char *edition,
		       struct trouble *trouble)
{
	cspr_line *line;
	bool good = line_read(record, lines->bytes, lines->length, edition, &line, trouble);

	if (!good)
		return false;
	good = note_can_be_kept(line, trouble) && record_add(record, line, trouble);
	good = good && (keep(intake, line) || no_memory(trouble));
	cspr_line_unref(line);
	return good;
}

bool intake_read(struct intake *intake, struct record *record, const char *file, const char *edition,
		 struct trouble *trouble)
{
	struct lines lines;

	memset(intake, 0, sizeof(*intake));
	trouble_begin(trouble);
	if (!lines_open(&lines, file, trouble))
		return false;
	while (lines_next_event(&lines, trouble))
		if (!event_read(intake, record, &lines, edition, trouble)) {
			trouble->what.line = lines.number;
			break;
		}
	lines_close(&lines);
	if (!trouble->exit && !intake->count)
		return bad_input(trouble, "", "the file is empty: one event is wanted, or several, one a line");
	return !trouble->exit;
}

/* The event again, not recorded before what is on record: as the library takes it after a conflict. */
static bool try_again(struct record *record, const cspr_line *line, struct trouble *trouble)
{
	cspr_event *event = NULL;
	cspr_status status = cspr_event_copy(cspr_line_event(line), &event);
	bool good;

	if (status == CSPR_DONE && cspr_event_recorded(event) < record->recorded)
		status = cspr_event_set_recorded(event, record->recorded);
	good = status == CSPR_DONE ? record_add_event(record, event, trouble) : status_trouble(status, trouble);
	cspr_event_unref(event);
	return good;
}

bool intake_try(const struct intake *intake, struct record *record, struct trouble *trouble)
{
	for (size_t i = 0; i < intake->count; i++)
		if (!try_again(record, intake->lines[i], trouble))
			return false;
	return true;
}

cspr_status intake_record(const struct intake *intake, cspr_stored *stored, int64_t expect, struct cspr_recorded *ret,
			  struct trouble *trouble)
{
	cspr_event **events = calloc(intake->count, sizeof(cspr_event *));
	const char **notes = calloc(intake->count, sizeof(char *));
	struct cspr_recording recording = {
		.size = sizeof(recording), .events = events, .count = intake->count, .notes = notes, .expect = expect
	};
	cspr_status status = CSPR_ERROR_NO_MEMORY;

	if (events && notes) {
		for (size_t i = 0; i < intake->count; i++) {
			events[i] = cspr_line_event(intake->lines[i]);
			notes[i] = cspr_line_note(intake->lines[i]);
		}
		status = cspr_stored_record(stored, &recording, ret, trouble_begin(trouble));
	}
	free(events);
	free(notes);
	return status;
}

void intake_free(struct intake *intake)
{
	for (size_t i = 0; i < intake->count; i++)
		cspr_line_unref(intake->lines[i]);
	free(intake->lines);
	memset(intake, 0, sizeof(*intake));
}
