/*
 * A record as it reads: all of it or some of its lines, at its end, at a moment, or as known of a day.
 * Decides which verdict and which findings are shown of each line: those of the day it was recorded, unless
 * an amendment has since had the record read again.
 *
 * What must stay true: of a record without amendments, what is shown is what was decided line by line; and
 * what is shown of the first lines does not depend on those that follow.
 */
#include "host.h"

#include <stdlib.h>
#include <string.h>

static bool amended(const struct view *view)
{
	for (size_t i = 0; i < view->until; i++)
		if (view->record->entries[i].committed && view->record->entries[i].of)
			return true;
	return false;
}

static cspr_status see(const struct view *view, size_t index, bool again, struct seen *ret)
{
	const struct entry *entry = &view->record->entries[index];
	cspr_status status = CSPR_DONE;
	cspr_event *reading;

	*ret = (struct seen){ .entry = entry, .index = index, .event = entry->event };
	ret->verdict = cspr_decision_verdict(entry->decision);
	ret->state = cspr_decision_state(entry->decision);
	if (!entry->committed) {
		ret->ahead = view->happened != CSPR_NO_DAY && cspr_event_happened(entry->event).last > view->happened;
		ret->decision = cspr_decision_ref(entry->decision);
		return CSPR_DONE;
	}
	status = cspr_review_reading(view->review, entry->number - 1, &reading);
	if (status == CSPR_DONE)
		status = cspr_review_event(view->review, entry->number - 1, NULL, &ret->verdict, &ret->state);
	if (status < 0)
		return status;
	ret->ahead = !ret->verdict;
	ret->retracted = !reading;
	ret->event = reading ? reading : entry->event;
	if (again && !ret->retracted)
		return cspr_review_decision(view->review, entry->number - 1, &ret->decision);
	ret->decision = cspr_decision_ref(entry->decision);
	ret->verdict = cspr_decision_verdict(entry->decision);
	return CSPR_DONE;
}

bool view_open(struct view *view, struct trouble *trouble)
{
	bool again = amended(view);

	view->count = 0;
	view->list = calloc(view->until - view->from + 1, sizeof(*view->list));
	if (!view->list)
		return no_memory(trouble);
	for (size_t i = view->from; i < view->until; i++) {
		cspr_status status = see(view, i, again, &view->list[view->count]);

		if (status < 0)
			return status_trouble(status, trouble);
		const json_t *note = view->notes ? json_array_get(view->notes, i) : NULL;

		view->list[view->count].note = json_is_false(note) ? NULL : note;
		view->count++;
	}
	return true;
}

void view_close(struct view *view)
{
	for (size_t i = 0; i < view->count; i++)
		cspr_decision_unref(view->list[i].decision);
	free(view->list);
	view->list = NULL;
	view->count = 0;
}

const cspr_edition *view_edition(const struct view *view)
{
	return cspr_basis_edition(cspr_review_basis(view->review));
}

size_t view_amended_by(const struct view *view, const struct seen *seen)
{
	size_t seq = seen->entry->amended_by;

	while (seq > view->until)
		seq = view->record->entries[seq - 1].amended_before;
	return seq;
}

int view_exit(const struct view *view, bool strict)
{
	for (size_t i = 0; i < view->count; i++) {
		const struct seen *seen = &view->list[i];

		if (seen->ahead || seen->retracted)
			continue;
		if (seen->verdict == CSPR_VERDICT_REFUSED ||
		    (strict && seen->verdict == CSPR_VERDICT_ALLOWED_IN_BREACH))
			return EXIT_NO;
	}
	return EXIT_DONE;
}

struct view view_of(const struct record *record)
{
	return (struct view){ .record = record,
			      .review = record->review,
			      .until = record->count,
			      .as_of = moment_day(record->recorded),
			      .happened = CSPR_NO_DAY };
}

int say_view(struct view *view, const char *file, bool json, bool strict)
{
	struct trouble trouble = { 0 };
	int exit_code;

	if (!view_open(view, &trouble)) {
		exit_code = say_trouble(&trouble, file, json);
	} else {
		exit_code = view_exit(view, strict);
		if (json)
			exit_code = say_json(view_json(view), exit_code);
		else if (!print_view(view))
			exit_code = EXIT_UNAVAILABLE;
	}
	view_close(view);
	return exit_code;
}
