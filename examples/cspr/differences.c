/*
 * In what two readings of a record differ, as JSON and as a table: the consequences of an amendment, what
 * if, another edition.
 */
#include "host.h"

#include <stdlib.h>
#include <string.h>

static cspr_code group_of(const struct cspr_difference *difference)
{
	switch (difference->kind) {
	case CSPR_DIFFERENCE_VERDICT:
		return CSPR_GROUP_VERDICT;
	case CSPR_DIFFERENCE_DUTY:
		return CSPR_GROUP_STANDING;
	}
	return CSPR_GROUP_STATE;
}

static void add_duty(json_t *answer, const struct cspr_difference *difference)
{
	json_object_set_new(answer, "since_before", span_json(difference->since_before));
	json_object_set_new(answer, "since_after", span_json(difference->since_after));
	json_object_set_new(answer, "due_before", due_json(difference->due_before));
	json_object_set_new(answer, "due_after", due_json(difference->due_after));
	json_object_set_new(answer, "met_on_before", span_json(difference->met_before));
	json_object_set_new(answer, "met_on_after", span_json(difference->met_after));
	if (difference->days_late_before > 0)
		json_object_set_new(answer, "days_late_before", json_integer(difference->days_late_before));
	if (difference->days_late_after > 0)
		json_object_set_new(answer, "days_late_after", json_integer(difference->days_late_after));
}

json_t *difference_json(const struct record *record, size_t index, const struct cspr_difference *difference)
{
	json_t *answer = json_pack("{s:s}", "kind", name_of(CSPR_GROUP_DIFFERENCE, difference->kind));

	if (difference->kind == CSPR_DIFFERENCE_VERDICT) {
		json_object_set_new(answer, "seq",
				    json_integer((json_int_t)record_seq(record, index, difference->number)));
		json_object_set_new(answer, "event", json_string(name_of(CSPR_GROUP_EVENT, difference->event)));
	}
	if (difference->kind == CSPR_DIFFERENCE_DUTY)
		json_object_set_new(answer, "duty", json_string(difference->name));
	if (difference->about)
		json_object_set_new(answer, "about", json_string(difference->about));
	json_object_set_new(answer, "before", word_json(group_of(difference), difference->before));
	json_object_set_new(answer, "after", word_json(group_of(difference), difference->after));
	if (difference->kind == CSPR_DIFFERENCE_DUTY)
		add_duty(answer, difference);
	return answer;
}

const char *days_word(cspr_code period)
{
	return period == CSPR_PERIOD_WORKING_DAYS || period == CSPR_PERIOD_WORKING_DAYS_BEFORE ? "working day" : "day";
}

static cspr_code period_of(const cspr_basis *basis, const char *duty)
{
	struct cspr_term term = { .size = sizeof(term) };

	for (size_t i = 0; cspr_basis_term(basis, i, &term) == CSPR_DONE; i++)
		if (duty && strcmp(term.name, duty) == 0)
			return term.period;
	return 0;
}

static char *what_text(const struct record *record, size_t index, const struct cspr_difference *difference)
{
	switch (difference->kind) {
	case CSPR_DIFFERENCE_VERDICT:
		return format_text("event %zu, %s", record_seq(record, index, difference->number),
				   name_of(CSPR_GROUP_EVENT, difference->event));
	case CSPR_DIFFERENCE_DUTY:
		return format_text("%s%s%s", difference->name, difference->about ? " " : "",
				   difference->about ? difference->about : "");
	}
	return format_text("state");
}

static bool same_span(struct cspr_span one, struct cspr_span other)
{
	return one.first == other.first && one.last == other.last;
}

/* One side of a duty: its standing, and of the rest only what differs. */
static char *duty_text(const struct cspr_difference *difference, bool after, const char *days)
{
	struct cspr_span since = after ? difference->since_after : difference->since_before;
	struct cspr_span due = after ? difference->due_after : difference->due_before;
	struct cspr_span met = after ? difference->met_after : difference->met_before;
	int late = after ? difference->days_late_after : difference->days_late_before;
	cspr_code standing = after ? difference->after : difference->before;
	char *list = format_text("%s", standing ? name_of(CSPR_GROUP_STANDING, standing) : "(none)");
	char text[24], words[64];

	if (!same_span(difference->since_before, difference->since_after) && span_given(since)) {
		snprintf(words, sizeof(words), "since %s", span_text(since, text));
		list = list_add(list, words);
	}
	if (!same_span(difference->due_before, difference->due_after) && span_given(due)) {
		snprintf(words, sizeof(words), "due %s", due_text(due, text));
		list = list_add(list, words);
	}
	if (!same_span(difference->met_before, difference->met_after) && span_given(met)) {
		snprintf(words, sizeof(words), "on %s", span_text(met, text));
		list = list_add(list, words);
	}
	if (difference->days_late_before != difference->days_late_after && late > 0) {
		snprintf(words, sizeof(words), "%d %s%s late", late, days, late == 1 ? "" : "s");
		list = list_add(list, words);
	}
	return list;
}

static char *side_text(const struct cspr_difference *difference, bool after, const char *days)
{
	cspr_code word = after ? difference->after : difference->before;

	if (difference->kind == CSPR_DIFFERENCE_DUTY)
		return duty_text(difference, after, days);
	return format_text("%s", word ? name_of(group_of(difference), word) : "(none)");
}

char *difference_text(const struct record *record, size_t index, const cspr_basis *basis,
		      const struct cspr_difference *difference)
{
	const char *days = days_word(period_of(basis, difference->name));
	char *what = what_text(record, index, difference);
	char *before = side_text(difference, false, days), *after = side_text(difference, true, days), *text = NULL;

	if (what && before && after)
		text = format_text("%s: %s -> %s", what, before, after);
	free(what);
	free(before);
	free(after);
	return text;
}

static int tone_of_after(const struct cspr_difference *difference)
{
	switch (difference->kind) {
	case CSPR_DIFFERENCE_VERDICT:
		return tone_of_verdict(difference->after);
	case CSPR_DIFFERENCE_DUTY:
		return tone_of_standing(difference->after);
	}
	return TONE_STRONG;
}

struct table *differences_table(void)
{
	static const char *const headings[] = { "What", "Before", "After" };

	return table_new(3, headings);
}

void difference_row(struct table *table, const struct record *record, size_t index, const cspr_basis *basis,
		    const struct cspr_difference *difference)
{
	const char *days = days_word(period_of(basis, difference->name));
	char *what = what_text(record, index, difference);
	char *before = side_text(difference, false, days), *after = side_text(difference, true, days);

	table_cell(table, TONE_PLAIN, what ? what : "");
	table_cell(table, TONE_PLAIN, before ? before : "");
	table_cell(table, tone_of_after(difference), after ? after : "");
	free(what);
	free(before);
	free(after);
}
