/*
 * A whole record, replayed from nothing: each line is read, decided and, unless it is refused, made part
 * of the review. Decides nothing itself; the first thing wrong ends the reading.
 *
 * What must stay true: what is printed comes from a record that was read to its end. Lines are counted
 * from 1, refused ones too (seq); the library counts what was accepted (number).
 */
#include "host.h"

#include <stdlib.h>
#include <string.h>

static bool record_grow(struct record *record)
{
	size_t room = record->room ? record->room * 2 : 64;
	struct entry *entries = realloc(record->entries, room * sizeof(*entries));
	size_t *places;
	uint32_t *numbers;

	if (!entries)
		return false;
	record->entries = entries;
	places = realloc(record->places, room * sizeof(*places));
	if (!places)
		return false;
	record->places = places;
	numbers = realloc(record->numbers, room * sizeof(*numbers));
	if (!numbers)
		return false;
	record->numbers = numbers;
	record->room = room;
	return true;
}

static struct entry *entry_new(struct record *record)
{
	if (record->count == record->room && !record_grow(record))
		return NULL;
	struct entry *entry = &record->entries[record->count++];
	memset(entry, 0, sizeof(*entry));
	entry->number = record->accepted + 1;
	record->numbers[record->count - 1] = 0;
	return entry;
}

/* The library's own checks of an event as a whole, as bad input with its place. */
static bool decide_trouble(const cspr_event *event, cspr_status status, struct trouble *trouble)
{
	trouble->what.size = sizeof(trouble->what);
	status = cspr_event_trouble(event, status, &trouble->what);
	return told_trouble(status, trouble);
}

static void note_amendment(struct record *record, struct entry *entry)
{
	struct cspr_value value = { .size = sizeof(value) };

	for (size_t i = 0; cspr_event_value(entry->event, i, &value) == CSPR_DONE; i++) {
		if (value.part != CSPR_PART_OF)
			continue;
		entry->of = record->places[value.number - 1] + 1;
		if (!entry->committed)
			return;
		entry->amended_before = record->entries[entry->of - 1].amended_by;
		record->entries[entry->of - 1].amended_by = (size_t)(entry - record->entries) + 1;
	}
}

static bool entry_decide(struct record *record, struct entry *entry, struct trouble *trouble)
{
	cspr_status status = cspr_review_decide(record->review, entry->event, &entry->decision);

	if (status < 0)
		return decide_trouble(entry->event, status, trouble);
	if (status == CSPR_DONE) {
		status = cspr_review_commit(record->review, entry->decision);
		if (status < 0)
			return status_trouble(status, trouble);
		entry->committed = true;
		record->numbers[entry - record->entries] = entry->number;
		record->places[record->accepted++] = (size_t)(entry - record->entries);
	}
	if (cspr_event_code(entry->event) == CSPR_EVENT_AMEND)
		note_amendment(record, entry);
	return true;
}

bool line_read(struct record *record, const char *bytes, size_t length, const char *edition, cspr_line **ret,
	       struct trouble *trouble)
{
	struct cspr_line_place place = { .size = sizeof(place),
					 .review = record->review,
					 .numbers = record->numbers,
					 .lines = record->count,
					 .edition = edition,
					 .profile = record->profile };

	if (!record->context && cspr_context_new(NULL, &record->context) != CSPR_DONE)
		return no_memory(trouble);
	trouble->what.size = sizeof(trouble->what);
	cspr_status status = cspr_line_read(record->context, bytes, length, &place, ret, &trouble->what);
	return status == CSPR_DONE || told_trouble(status, trouble);
}

bool record_begin(struct record *record, const cspr_line *line, struct trouble *trouble)
{
	record->basis = cspr_basis_ref(cspr_line_basis(line));
	cspr_status status = cspr_review_new(record->context, record->basis, &record->review);
	return status == CSPR_DONE || status_trouble(status, trouble);
}

bool record_add(struct record *record, const cspr_line *line, struct trouble *trouble)
{
	if (!record->review && !record_begin(record, line, trouble))
		return false;
	return record_add_event(record, cspr_line_event(line), trouble);
}

bool record_add_event(struct record *record, cspr_event *event, struct trouble *trouble)
{
	struct entry *entry;

	/* The library has not seen the events that it refused. */
	if (record->count && cspr_event_recorded(event) < record->recorded)
		return decide_trouble(event, CSPR_ERROR_RECORDED_EARLIER, trouble);
	entry = entry_new(record);
	if (!entry)
		return no_memory(trouble);
	entry->event = cspr_event_ref(event);
	record->recorded = cspr_event_recorded(event);
	return entry_decide(record, entry, trouble);
}

bool record_add_json(struct record *record, json_t *event, struct trouble *trouble)
{
	char *text = json_dumps(event, JSON_COMPACT);
	cspr_line *line;
	bool good = text && line_read(record, text, strlen(text), NULL, &line, trouble);

	if (!text)
		no_memory(trouble);
	free(text);
	if (!good)
		return false;
	good = record_add(record, line, trouble);
	cspr_line_unref(line);
	return good;
}

/* The line that was last read from the file. */
static bool line_add(struct record *record, const struct lines *lines, const char *edition, struct trouble *trouble)
{
	cspr_line *line;
	bool good = line_read(record, lines->bytes, lines->length, edition, &line, trouble);

	if (good) {
		good = record_add(record, line, trouble);
		cspr_line_unref(line);
	}
	if (!good)
		trouble->what.line = lines->number;
	return good;
}

static bool lines_read(struct record *record, const char *file, const char *edition, struct trouble *trouble)
{
	struct lines lines;
	struct progress progress = progress_begin();
	bool good = true;

	memset(trouble, 0, sizeof(*trouble));
	if (!lines_open(&lines, file, trouble))
		return false;
	while (good && lines_next(&lines, trouble)) {
		good = line_add(record, &lines, edition, trouble);
		if (record->count % 4096 == 0)
			progress_tell(&progress, record->count, "events read");
	}
	progress_end(&progress);
	lines_close(&lines);
	return !trouble->exit;
}

bool record_read(struct record *record, const char *file, const char *edition, const char *profile,
		 struct trouble *trouble)
{
	memset(record, 0, sizeof(*record));
	memset(trouble, 0, sizeof(*trouble));
	if (cspr_context_new(NULL, &record->context) != CSPR_DONE)
		return no_memory(trouble);
	if (profile && !profile_read(record->context, profile, &record->profile, trouble))
		return false;
	if (!lines_read(record, file, edition, trouble))
		return false;
	if (record->count == 0)
		return bad_input(trouble, "", "the file is empty: a record has at least one event");
	return true;
}

bool record_continue(struct record *record, const char *file, struct trouble *trouble)
{
	size_t count = record->count;

	if (!lines_read(record, file, NULL, trouble))
		return false;
	if (record->count == count)
		return bad_input(trouble, "", "the file is empty: there is no event to try");
	return true;
}

void record_free(struct record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		cspr_decision_unref(record->entries[i].decision);
		cspr_event_unref(record->entries[i].event);
	}
	free(record->entries);
	free(record->places);
	free(record->numbers);
	cspr_review_unref(record->review);
	cspr_basis_unref(record->basis);
	cspr_profile_unref(record->profile);
	cspr_context_unref(record->context);
	memset(record, 0, sizeof(*record));
}

size_t record_seq(const struct record *record, size_t index, uint32_t number)
{
	return index < record->count && number == record->entries[index].number ? index + 1
										: record->places[number - 1] + 1;
}

const cspr_edition *record_edition(const struct record *record)
{
	return cspr_basis_edition(cspr_review_basis(record->review));
}
