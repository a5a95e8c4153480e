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
#include <time.h>
#include <unistd.h>

static bool record_begin(struct record *record, json_t *line, cspr_event *event, const char *wanted,
			 struct trouble *trouble)
{
	const cspr_edition *edition;
	cspr_status status;

	if (!edition_choose(line, cspr_event_code(event), cspr_event_happened(event), wanted, &edition, trouble))
		return false;
	status = cspr_basis_new(record->context, edition, NULL, record->profile, &record->basis);
	if (status == CSPR_ERROR_NOT_FOUND)
		return bad_input(trouble, "", "the profile is not for %s, which this record is under",
				 cspr_edition_name(edition));
	if (status == CSPR_DONE)
		status = cspr_review_new(record->context, record->basis, &record->review);
	return status < 0 ? status_trouble(status, "", trouble) : true;
}

static bool record_grow(struct record *record)
{
	size_t room = record->room ? record->room * 2 : 64;
	struct entry *entries = realloc(record->entries, room * sizeof(*entries));
	size_t *numbers;

	if (!entries)
		return false;
	record->entries = entries;
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
	return entry;
}

/* The library's own checks of an event as a whole, as bad input with its place. */
static bool decide_trouble(const cspr_event *event, cspr_status status, struct trouble *trouble)
{
	if (cspr_event_code(event) == CSPR_EVENT_AMEND)
		return amendment_trouble(event, status, trouble);
	switch (status) {
	case CSPR_ERROR_NOT_YET_HAPPENED:
		return bad_input(trouble, "/happened_on", "happened_on is more than a day later than recorded_at");
	case CSPR_ERROR_BAD_DATE:
		return bad_input(trouble, "/happened_on", "happened_on is a full date, unless the event is historic");
	case CSPR_ERROR_RECORDED_EARLIER:
		return bad_input(trouble, "/recorded_at", "recorded_at is earlier than that of the event before");
	case CSPR_ERROR_NOT_FOUND:
		return bad_input(trouble, "/parts/to", "the local profile is not for this edition");
	case CSPR_ERROR_UNKNOWN_WORD:
		return bad_input(trouble, "/parts", "a particular is not known to this edition");
	}
	return status_trouble(status, "", trouble);
}

static void note_amendment(struct record *record, struct entry *entry)
{
	struct cspr_value value = { .size = sizeof(value) };

	for (size_t i = 0; cspr_event_value(entry->event, i, &value) == CSPR_DONE; i++) {
		if (value.part != CSPR_PART_OF)
			continue;
		entry->of = record->numbers[value.number - 1] + 1;
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
			return status_trouble(status, "", trouble);
		entry->committed = true;
		record->numbers[record->accepted++] = (size_t)(entry - record->entries);
	}
	if (cspr_event_code(entry->event) == CSPR_EVENT_AMEND)
		note_amendment(record, entry);
	return true;
}

bool record_add(struct record *record, json_t *line, const char *edition, struct trouble *trouble)
{
	struct heading heading;

	if (!record->context && cspr_context_new(NULL, &record->context) != CSPR_DONE)
		return no_memory(trouble);
	if (!event_read(record->context, line, record->count + 1, &heading, trouble))
		return false;
	struct entry *entry = entry_new(record);
	if (!entry) {
		cspr_event_unref(heading.event);
		return no_memory(trouble);
	}
	entry->event = heading.event;
	if (!record->review && !record_begin(record, line, entry->event, edition, trouble))
		return false;
	if (!parts_read(record, entry->event, line, trouble))
		return false;
	/* The library has not seen the events that it refused. */
	if (record->count > 1 && heading.recorded < record->recorded)
		return decide_trouble(entry->event, CSPR_ERROR_RECORDED_EARLIER, trouble);
	record->recorded = heading.recorded;
	return entry_decide(record, entry, trouble);
}

/* Tells of a long reading, once it has taken a second. */
static void tell_progress(const struct record *record, time_t began, bool *told)
{
	if (record->count % 4096 != 0 || time(NULL) - began < 2 || !isatty(STDERR_FILENO))
		return;
	fprintf(stderr, "\r%zu events read", record->count);
	*told = true;
}

static bool lines_read(struct record *record, const char *file, const char *edition, struct trouble *trouble)
{
	struct lines lines;
	time_t began = time(NULL);
	bool good = true, told = false;

	memset(trouble, 0, sizeof(*trouble));
	if (!lines_open(&lines, file, trouble))
		return false;
	while (good && lines_next(&lines, trouble)) {
		json_t *line = lines_json(&lines, trouble);

		good = line && record_add(record, line, edition, trouble);
		json_decref(line);
		tell_progress(record, began, &told);
	}
	if (told)
		fprintf(stderr, "\r                              \r");
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
	free(record->numbers);
	cspr_review_unref(record->review);
	cspr_basis_unref(record->basis);
	cspr_profile_unref(record->profile);
	cspr_context_unref(record->context);
	memset(record, 0, sizeof(*record));
}

const cspr_edition *record_edition(const struct record *record)
{
	return cspr_basis_edition(cspr_review_basis(record->review));
}
