/*
 * A spreadsheet tracker as adopt events. Decides what a cell says, never what it might mean: what can't
 * be read is reported by row and column, and stays unknown.
 *
 * What must stay true: no cell is repeated in the report; a row's event has been read and decided by the
 * same code as any record before it is given out.
 */
#include "host.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const column_names[COLUMNS_KNOWN] = {
	"Ref",	       "Type",	    "Incident", "Decision to review", "Report signed off",
	"Copies sent", "Published", "Outcome",	"Reasons for delay",
};

/* The milestone a column of dates is, or NULL. */
static const char *const column_milestones[COLUMNS_KNOWN] = {
	[COLUMN_INCIDENT] = "incident", [COLUMN_DECISION] = "decide",	[COLUMN_SIGNED_OFF] = "accept_report",
	[COLUMN_COPIES] = "send_copy",	[COLUMN_PUBLISHED] = "publish",
};

static void trim(char *text)
{
	size_t lead = strspn(text, " \t\r\n"), length;

	memmove(text, text + lead, strlen(text + lead) + 1);
	length = strlen(text);
	while (length && strchr(" \t\r\n", text[length - 1]))
		text[--length] = '\0';
}

static bool columns_find(struct tracker *tracker, struct trouble *trouble)
{
	struct csv *csv = &tracker->csv;

	for (size_t i = 0; i < COLUMNS_KNOWN; i++)
		tracker->column[i] = -1;
	for (size_t c = 0; c < csv->columns; c++) {
		size_t i = 0;

		trim(csv->headings[c]);
		while (i < COLUMNS_KNOWN && strcasecmp(csv->headings[c], column_names[i]) != 0)
			i++;
		if (i == COLUMNS_KNOWN) {
			json_array_append_new(tracker->not_carried, json_string(csv->headings[c]));
			continue;
		}
		trouble->what.line = 1;
		if (tracker->column[i] >= 0)
			return bad_input(trouble, "", "two columns are called %s", column_names[i]);
		tracker->column[i] = (int)c;
	}
	for (size_t i = COLUMN_REF; i <= COLUMN_TYPE; i++)
		if (tracker->column[i] < 0)
			return bad_input(trouble, "", "there is no column %s; the first row names the columns",
					 column_names[i]);
	trouble->what.line = 0;
	return true;
}

static const char *cell(const struct tracker *tracker, const struct adopted *row, int column)
{
	const struct csv *csv = &tracker->csv;

	return tracker->column[column] < 0
		       ? ""
		       : csv->cells[(row->row - 1) * csv->columns + (size_t)tracker->column[column]];
}

static void unread(struct tracker *tracker, const struct adopted *row, int column, const char *why)
{
	json_t *entry =
		json_pack("{s:I, s:s, s:s}", "row", (json_int_t)row->row, "column", column_names[column], "why", why);

	if (row->ref)
		json_object_set_new(entry, "ref", json_string(row->ref));
	json_array_append_new(tracker->unread, entry);
}

static bool ref_read(struct tracker *tracker, struct adopted *row)
{
	const char *ref = cell(tracker, row, COLUMN_REF);

	if (cspr_reference_check(ref) != CSPR_DONE) {
		unread(tracker, row, COLUMN_REF,
		       !*ref ? "there is no reference: the row is left out"
			     : "not an opaque reference (letters, digits and ._:/- , at most 64): the row is left out");
		return false;
	}
	for (const struct adopted *other = tracker->rows; other < row; other++) {
		if (other->ref && strcmp(other->ref, ref) == 0) {
			unread(tracker, row, COLUMN_REF, "a row before has this reference: the row is left out");
			return false;
		}
	}
	row->ref = ref;
	return true;
}

static void dates_read(struct tracker *tracker, struct adopted *row, cspr_day on)
{
	for (int column = 0; column < COLUMNS_KNOWN; column++) {
		const char *text = cell(tracker, row, column);
		struct cspr_span span;

		row->dates[column] = (struct cspr_span){ CSPR_NO_DAY, CSPR_NO_DAY };
		if (!column_milestones[column] || !*text)
			continue;
		if (cspr_span_parse(text, &span, NULL) != CSPR_DONE)
			unread(tracker, row, column, "not a date as 2024-03-08, 2024-03 or 2024: it stays unknown");
		else if (span.first > on)
			unread(tracker, row, column,
			       "later than the day of adoption, so not yet a fact: it stays unknown");
		else
			row->dates[column] = span;
	}
}

/* NULL: there is none, or the date is too vague. */
static const cspr_edition *edition_on(struct cspr_span span)
{
	const cspr_edition *first = cspr_edition_on(CSPR_KIND_CHILDREN, span.first);

	return first == cspr_edition_on(CSPR_KIND_CHILDREN, span.last) ? first : NULL;
}

/* The edition of an LCSPR: by the first of these that the row has. */
static const cspr_edition *lcspr_edition(struct tracker *tracker, const struct adopted *row, const char *given)
{
	static const int chooses[] = { COLUMN_DECISION, COLUMN_INCIDENT, COLUMN_PUBLISHED };
	const cspr_edition *edition = NULL;
	int column = COLUMN_TYPE;

	for (size_t i = 0; i < 3 && column == COLUMN_TYPE; i++)
		if (span_given(row->dates[chooses[i]]))
			column = chooses[i];
	if (column != COLUMN_TYPE)
		edition = edition_on(row->dates[column]);
	if (!edition && given)
		edition = cspr_edition_find(given);
	if (!edition)
		unread(tracker, row, column,
		       column == COLUMN_TYPE
			       ? "no date to choose the edition by: give --edition; the row is left out"
			       : "the date does not fall in one edition: give --edition; the row is left out");
	return edition;
}

static bool edition_read(struct tracker *tracker, struct adopted *row, const char *given)
{
	const char *type = cell(tracker, row, COLUMN_TYPE);

	if (strcasecmp(type, "scr") == 0)
		row->edition = cspr_edition_find("scr2015");
	else if (strcasecmp(type, "sar") == 0)
		row->edition = cspr_edition_find("sar2014");
	else if (strcasecmp(type, "lcspr") == 0)
		row->edition = lcspr_edition(tracker, row, given);
	else
		unread(tracker, row, COLUMN_TYPE, "not one of scr, lcspr, sar: the row is left out");
	return row->edition;
}

static bool is_lcspr(const struct tracker *tracker, const struct adopted *row)
{
	return strcasecmp(cell(tracker, row, COLUMN_TYPE), "lcspr") == 0;
}

/* What the cells on publication say together: a state, or 0 where they say nothing certain. */
static cspr_code publication_state(struct tracker *tracker, const struct adopted *row)
{
	const char *outcome = cell(tracker, row, COLUMN_OUTCOME), *published = cell(tracker, row, COLUMN_PUBLISHED);
	bool dated = span_given(row->dates[COLUMN_PUBLISHED]);

	if (!*outcome)
		return dated ? CSPR_STATE_PUBLISHED : 0;
	if (strcasecmp(outcome, "published") == 0) {
		if (dated || !*published)
			return CSPR_STATE_PUBLISHED;
		unread(tracker, row, COLUMN_OUTCOME,
		       "says published, and the cell Published can't be read: not taken as published");
		return 0;
	}
	if (strcasecmp(outcome, "not published") == 0 || strcasecmp(outcome, "not_published") == 0) {
		if (!dated)
			return CSPR_STATE_NOT_PUBLISHED;
		unread(tracker, row, COLUMN_OUTCOME, "contradicts the cell Published: neither is taken as the state");
		return 0;
	}
	unread(tracker, row, COLUMN_OUTCOME, "not one of published, not published: it stays unknown");
	return dated ? CSPR_STATE_PUBLISHED : 0;
}

static cspr_code first_state(const struct adopted *row, cspr_code state, cspr_code otherwise)
{
	return cspr_edition_has_state(row->edition, state) ? state : otherwise;
}

static bool state_read(struct tracker *tracker, struct adopted *row)
{
	row->state = publication_state(tracker, row);
	if (row->state)
		return true;
	if (span_given(row->dates[COLUMN_COPIES]))
		row->state = first_state(row, CSPR_STATE_PRE_PUBLICATION, CSPR_STATE_PUBLICATION_DECIDED);
	else if (span_given(row->dates[COLUMN_SIGNED_OFF]))
		row->state = CSPR_STATE_ANONYMISING;
	else if (span_given(row->dates[COLUMN_DECISION]))
		row->state = first_state(row, CSPR_STATE_DECIDED, CSPR_STATE_COMMISSIONING);
	else if (span_given(row->dates[COLUMN_INCIDENT]))
		row->state = CSPR_STATE_REFERRED;
	else
		unread(tracker, row, COLUMN_REF, "no cell shows how far the review is: the row is left out");
	return row->state;
}

/* The reference has no place in an event; with the reasons it goes in the note, which is kept apart. */
static json_t *note_of(const struct tracker *tracker, const struct adopted *row)
{
	const char *reasons = cell(tracker, row, COLUMN_REASONS);
	char *text = format_text("tracker %s%s%s", row->ref, *reasons ? "; reasons for delay: " : "", reasons);
	json_t *note;

	for (char *at = text; at && *at; at++)
		if ((unsigned char)*at < ' ')
			*at = ' ';
	note = text ? json_string(text) : NULL;
	free(text);
	return note;
}

static json_t *adopt_json(const struct tracker *tracker, const struct adopted *row, const struct adoption *adoption)
{
	json_t *milestones = json_object(), *parts = json_object();
	char recorded[32], on[24];

	for (size_t i = 0; i < COLUMNS_KNOWN; i++)
		if (column_milestones[i] && span_given(row->dates[i]))
			json_object_set_new(milestones, column_milestones[i], span_json(row->dates[i]));
	json_object_set_new(parts, "state", json_string(name_of(CSPR_GROUP_STATE, row->state)));
	if (json_object_size(milestones))
		json_object_set(parts, "milestones", milestones);
	json_decref(milestones);
	if (is_lcspr(tracker, row) && row->state != CSPR_STATE_REFERRED)
		json_object_set_new(parts, "outcome", json_string(name_of(CSPR_GROUP_VALUE, CSPR_VALUE_LCSPR)));
	cspr_moment_write(adoption->recorded, recorded);
	return json_pack("{s:s, s:s, s:s, s:s, s:{s:s, s:s}, s:o, s:o}", "event",
			 name_of(CSPR_GROUP_EVENT, CSPR_EVENT_ADOPT), "edition", cspr_edition_name(row->edition),
			 "happened_on", span_text(span_of_day(adoption->on), on), "recorded_at", recorded, "actor",
			 "id", adoption->actor, "role", name_of(CSPR_GROUP_ROLE, CSPR_ROLE_IMPORTER), "parts", parts,
			 "note", note_of(tracker, row));
}

/* Through the same door as any record. */
static bool event_stands(struct tracker *tracker, const struct adopted *row, json_t *event, struct trouble *trouble)
{
	struct trouble refused = { 0 };
	struct record record = { 0 };
	bool good = record_add_json(&record, event, &refused);

	if (good && cspr_review_version(record.review) == 0) {
		unread(tracker, row, COLUMN_REF, "the event is refused by the edition: the row is left out");
		good = false;
	} else if (!good && refused.exit == EXIT_BAD_INPUT) {
		char *why = format_text("%s: %s; the row is left out", refused.what.pointer, refused.what.message);

		unread(tracker, row, COLUMN_REF, why ? why : refused.what.message);
		free(why);
	} else if (!good) {
		*trouble = refused;
	}
	record_free(&record);
	return good;
}

static bool row_empty(const struct tracker *tracker, size_t row)
{
	for (size_t c = 0; c < tracker->csv.columns; c++)
		if (tracker->csv.cells[row * tracker->csv.columns + c][0])
			return false;
	return true;
}

static bool row_read(struct tracker *tracker, struct adopted *row, const struct adoption *adoption,
		     struct trouble *trouble)
{
	if (!ref_read(tracker, row))
		return true;
	dates_read(tracker, row, adoption->on);
	if (!edition_read(tracker, row, adoption->edition) || !state_read(tracker, row))
		return true;
	json_t *event = adopt_json(tracker, row, adoption);
	if (!event)
		return no_memory(trouble);
	if (event_stands(tracker, row, event, trouble))
		row->event = json_incref(event);
	json_decref(event);
	return !trouble->exit;
}

bool tracker_read(struct tracker *tracker, const char *file, const struct adoption *adoption, struct trouble *trouble)
{
	struct csv *csv = &tracker->csv;

	memset(tracker, 0, sizeof(*tracker));
	memset(trouble, 0, sizeof(*trouble));
	tracker->unread = json_array();
	tracker->not_carried = json_array();
	if (!csv_read(csv, file, trouble) || !columns_find(tracker, trouble))
		return false;
	tracker->rows = calloc(csv->rows + 1, sizeof(*tracker->rows));
	if (!tracker->rows)
		return no_memory(trouble);
	for (size_t i = 0; i < csv->rows; i++) {
		struct adopted *row = &tracker->rows[i];

		row->row = i + 2;
		for (size_t c = 0; c < csv->columns; c++)
			trim(csv->cells[(i + 1) * csv->columns + c]);
		if (row_empty(tracker, i + 1)) {
			row->row = 0;
			continue;
		}
		if (!row_read(tracker, row, adoption, trouble))
			return false;
		tracker->left_out += !row->event;
	}
	return true;
}

void tracker_free(struct tracker *tracker)
{
	for (size_t i = 0; tracker->rows && i < tracker->csv.rows; i++)
		json_decref(tracker->rows[i].event);
	free(tracker->rows);
	json_decref(tracker->unread);
	json_decref(tracker->not_carried);
	csv_free(&tracker->csv);
	memset(tracker, 0, sizeof(*tracker));
}
