/*
 * cspr timeliness: row by row, what a tracker can and can't say of the time limits. The answer on a limit
 * is the library's, asked of the adopted review; this file adds only the days between two known dates.
 *
 * What must stay true: where a date is missing or too vague the answer is that it can't be said, and why.
 */
#include "host.h"

#include <stdlib.h>
#include <string.h>

struct timely {
	const char *answer; /* yes, no, no_limit, not_yet_due, cannot_be_said */
	const char *why;
	const char *about; /* what the answer is about: publication or completion */
	struct cspr_span due;
	const char *from; /* the milestone that the elapsed time runs from, or NULL: then elapsed_why */
	const char *elapsed_why;
	int32_t least, most; /* days elapsed */
};

/* The adoption, as the limit is asked of. A tracker does not say on which ground an adult review was decided; its limit
 * is the same on both, and is asked of one of them. */
static json_t *asked_of(const struct adopted *row)
{
	json_t *event = json_deep_copy(row->event), *parts = json_object_get(event, "parts");

	if (cspr_edition_kind(row->edition) == CSPR_KIND_ADULT && row->state != CSPR_STATE_REFERRED)
		json_object_set_new(parts, "outcome",
				    json_string(name_of(CSPR_GROUP_VALUE, CSPR_VALUE_DISCRETIONARY_REVIEW)));
	return event;
}

static bool duty_of(const struct adopted *row, cspr_code wanted, struct cspr_duty *ret)
{
	struct trouble trouble = { 0 };
	struct record record = { 0 };
	json_t *event = asked_of(row);
	bool found = false;

	if (event && record_add_json(&record, event, &trouble)) {
		cspr_day as_of = cspr_event_happened(record.entries[0].event).first;

		for (size_t i = 0; !found && cspr_review_duty(record.review, as_of, i, ret) == CSPR_DONE; i++)
			found = ret->duty == wanted;
	}
	json_decref(event);
	record_free(&record);
	return found;
}

static void answer_standing(struct timely *timely, const struct cspr_duty *duty)
{
	timely->due = duty->due;
	switch (duty->standing) {
	case CSPR_STANDING_MET:
		timely->answer = "yes";
		timely->why = "on or before the due day";
		return;
	case CSPR_STANDING_MET_LATE:
	case CSPR_STANDING_LATE_EXPLAINED:
		timely->answer = "no";
		timely->why = "after the due day";
		return;
	case CSPR_STANDING_RELAXED:
		timely->answer = "no";
		timely->why = "after the due day, in the national relaxation of 2020";
		return;
	case CSPR_STANDING_PENDING:
		timely->answer = "not_yet_due";
		timely->why = "the due day has not come";
		return;
	}
	timely->why = "too vague: in time on some of the possible days, late on others";
}

/* An empty cell is not known to mean that nothing happened: without the date nothing is called late. */
static void answer_limit(struct timely *timely, const struct adopted *row, cspr_code duty_wanted, int met_column)
{
	struct cspr_duty duty = { .size = sizeof(duty) };

	if (!span_given(row->dates[COLUMN_DECISION])) {
		timely->why = "no date of the decision, which the limit runs from";
		return;
	}
	if (!duty_of(row, duty_wanted, &duty)) {
		timely->why = "the edition does not say";
		return;
	}
	if (span_given(row->dates[met_column]) || duty.standing == CSPR_STANDING_PENDING) {
		answer_standing(timely, &duty);
		return;
	}
	timely->due = duty.due;
	timely->why =
		met_column == COLUMN_PUBLISHED ? "no date of publication" : "no date of the report being signed off";
}

static void elapsed(struct timely *timely, const struct adopted *row)
{
	int base = span_given(row->dates[COLUMN_DECISION]) ? COLUMN_DECISION : COLUMN_INCIDENT;
	struct cspr_span from = row->dates[base], to = row->dates[COLUMN_PUBLISHED];

	timely->elapsed_why = !span_given(to)	     ? "no date of publication"
			      : !span_given(from)    ? "no date to count from"
			      : to.last < from.first ? "dates out of order"
						     : NULL;
	if (timely->elapsed_why)
		return;
	timely->from = base == COLUMN_DECISION ? "decide" : "incident";
	timely->least = to.first > from.last ? to.first - from.last : 0;
	timely->most = to.last - from.first;
}

static struct timely timely_of(const struct adopted *row)
{
	struct timely timely = { .answer = "cannot_be_said",
				 .about = "publication",
				 .due = { CSPR_NO_DAY, CSPR_NO_DAY } };

	if (!row->event) {
		timely.why = "the row is not adopted: see cspr import";
		return timely;
	}
	elapsed(&timely, row);
	if (span_given(row->dates[COLUMN_DECISION]) && span_given(row->dates[COLUMN_PUBLISHED]) &&
	    row->dates[COLUMN_PUBLISHED].last < row->dates[COLUMN_DECISION].first) {
		timely.why = "publication is given as before the decision";
		return timely;
	}
	if (strcmp(cspr_edition_name(row->edition), "scr2015") == 0) {
		timely.answer = "no_limit";
		timely.why = "none is held for Serious Case Reviews";
	} else if (cspr_edition_kind(row->edition) == CSPR_KIND_ADULT) {
		timely.about = "completion";
		answer_limit(&timely, row, CSPR_DUTY_SAR_COMPLETE, COLUMN_SIGNED_OFF);
	} else {
		answer_limit(&timely, row, CSPR_DUTY_PUBLISH, COLUMN_PUBLISHED);
	}
	return timely;
}

static const char *answer_words(const struct timely *timely)
{
	return strcmp(timely->answer, "cannot_be_said") == 0 ? "can't be said"
	       : strcmp(timely->answer, "no_limit") == 0     ? "no limit"
	       : strcmp(timely->answer, "not_yet_due") == 0  ? "not yet due"
							     : timely->answer;
}

static json_t *timely_json(const struct adopted *row, const struct timely *timely)
{
	json_t *answer = json_pack("{s:I, s:s?, s:s?, s:{s:s, s:s, s:s, s:o}}", "row", (json_int_t)row->row, "ref",
				   row->ref, "edition", row->edition ? cspr_edition_name(row->edition) : NULL,
				   "within_six_months", "answer", timely->answer, "about", timely->about, "why",
				   timely->why, "due", due_json(timely->due));

	json_object_set_new(answer, "elapsed",
			    timely->from ? json_pack("{s:s, s:s, s:i, s:i}", "from", timely->from, "to", "publish",
						     "days_least", (int)timely->least, "days_most", (int)timely->most)
					 : json_null());
	if (timely->elapsed_why)
		json_object_set_new(answer, "elapsed_why", json_string(timely->elapsed_why));
	/* A tracker has no column for these, or no recipients. */
	json_object_set_new(answer, "notification", json_string("cannot_be_said"));
	json_object_set_new(answer, "rapid_review", json_string("cannot_be_said"));
	json_object_set_new(answer, "copies_before_publication", json_string("cannot_be_said"));
	return answer;
}

static void timely_row(struct table *table, const struct adopted *row, const struct timely *timely)
{
	int tone = strcmp(timely->answer, "yes") == 0  ? TONE_GOOD
		   : strcmp(timely->answer, "no") == 0 ? TONE_BAD
						       : TONE_PLAIN;
	char text[80] = "", due[24];

	table_cell(table, TONE_PLAIN, row->ref ? row->ref : "(no reference)");
	table_cell(table, TONE_PLAIN, row->edition ? cspr_edition_name(row->edition) : "");
	table_cell(table, TONE_PLAIN, timely->about);
	table_cell(table, tone, answer_words(timely));
	table_cell(table, TONE_PLAIN, due_text(timely->due, due));
	if (timely->from && timely->least == timely->most)
		snprintf(text, sizeof(text), "%d days from %s", (int)timely->least, timely->from);
	else if (timely->from)
		snprintf(text, sizeof(text), "%d to %d days from %s", (int)timely->least, (int)timely->most,
			 timely->from);
	else if (timely->elapsed_why)
		snprintf(text, sizeof(text), "%s", timely->elapsed_why);
	table_cell(table, TONE_PLAIN, text);
	table_cell(table, TONE_FAINT, timely->why);
}

int say_timeliness(const struct tracker *tracker, bool json)
{
	static const char *const headings[] = {
		"Ref", "Edition", "Of", "In six months", "Due", "Until published", "Why"
	};
	struct table *table = json ? NULL : table_new(7, headings);
	json_t *rows = json_array();

	for (size_t i = 0; i < tracker->csv.rows; i++) {
		const struct adopted *row = &tracker->rows[i];

		if (!row->row)
			continue;
		struct timely timely = timely_of(row);
		if (json)
			json_array_append_new(rows, timely_json(row, &timely));
		else
			timely_row(table, row, &timely);
	}
	if (json)
		return say_json(json_pack("{s:o, s:O}", "rows", rows, "unread", tracker->unread), EXIT_DONE);
	json_decref(rows);
	if (!table_print(table))
		return EXIT_UNAVAILABLE;
	printf("\nOf every row it can't be said whether the notification and the rapid review were in time, or the "
	       "copies early\nenough: a tracker does not hold the day the local authority became aware, or who was "
	       "sent a copy.\n");
	if (json_array_size(tracker->unread))
		printf("Cells that could not be read: %zu (cspr import tells which).\n",
		       json_array_size(tracker->unread));
	return EXIT_DONE;
}
