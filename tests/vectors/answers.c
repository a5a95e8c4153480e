/*
 * What the library gives out of a review, as JSON: in the words of vocab.h, a key that would say nothing left out.
 */
#include "vectors.h"

static json_t *names_json(cspr_code group, uint32_t set)
{
	json_t *names = json_array();

	for (cspr_code word = 1; word < 32; word++)
		if (set >> word & 1)
			json_array_append_new(names, word_json(group, word));
	return names;
}

static json_t *met_json(cspr_code result)
{
	switch (result) {
	case CSPR_RESULT_MET:
		return json_true();
	case CSPR_RESULT_UNMET:
		return json_false();
	}
	return json_null();
}

static json_t *finding_json(const struct cspr_finding *finding)
{
	json_t *answer = json_object();

	json_object_set_new(answer, "rule", json_string(finding->name));
	json_object_set_new(answer, "force", word_json(CSPR_GROUP_FORCE, finding->force));
	json_object_set_new(answer, "met", met_json(finding->result));
	json_object_set_new(answer, "provenance", word_json(CSPR_GROUP_PROVENANCE, finding->provenance));
	set_given(answer, "first_day", day_json(finding->first_day));
	set_given(answer, "part", word_json(CSPR_GROUP_PART, finding->part));
	set_given(answer, "roles", finding->roles ? names_json(CSPR_GROUP_ROLE, finding->roles) : json_null());
	set_given(answer, "number", finding->number ? json_integer(finding->number) : json_null());
	set_given(answer, "event", word_json(CSPR_GROUP_EVENT, finding->event));
	return answer;
}

json_t *findings_json(const cspr_decision *decision)
{
	struct cspr_finding finding = { .size = sizeof(finding) };
	json_t *findings = json_array();

	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		json_array_append_new(findings, finding_json(&finding));
	return findings;
}

/* Of a verdict, a duty or a state: what it was, or would be. */
static json_t *side_json(const struct cspr_difference *difference, cspr_code word)
{
	switch (difference->kind) {
	case CSPR_DIFFERENCE_VERDICT:
		return word_json(CSPR_GROUP_VERDICT, word);
	case CSPR_DIFFERENCE_DUTY:
		return word_json(CSPR_GROUP_STANDING, word);
	}
	return word_json(CSPR_GROUP_STATE, word);
}

static json_t *late_json(int32_t days)
{
	return days > 0 ? json_integer(days) : json_null();
}

static json_t *difference_json(const struct cspr_difference *difference)
{
	json_t *answer = json_object();

	json_object_set_new(answer, "kind", word_json(CSPR_GROUP_DIFFERENCE, difference->kind));
	json_object_set_new(answer, "before", side_json(difference, difference->before));
	json_object_set_new(answer, "after", side_json(difference, difference->after));
	if (difference->kind == CSPR_DIFFERENCE_VERDICT) {
		json_object_set_new(answer, "number", json_integer(difference->number));
		json_object_set_new(answer, "event", word_json(CSPR_GROUP_EVENT, difference->event));
	}
	if (difference->kind != CSPR_DIFFERENCE_DUTY)
		return answer;
	json_object_set_new(answer, "duty", json_string(difference->name));
	set_given(answer, "about", difference->about ? json_string(difference->about) : json_null());
	set_given(answer, "since_before", span_json(difference->since_before));
	set_given(answer, "since_after", span_json(difference->since_after));
	set_given(answer, "due_before", due_json(difference->due_before));
	set_given(answer, "due_after", due_json(difference->due_after));
	set_given(answer, "met_on_before", span_json(difference->met_before));
	set_given(answer, "met_on_after", span_json(difference->met_after));
	set_given(answer, "days_late_before", late_json(difference->days_late_before));
	set_given(answer, "days_late_after", late_json(difference->days_late_after));
	return answer;
}

json_t *consequences_json(const cspr_decision *decision)
{
	struct cspr_difference difference = { .size = sizeof(difference) };
	json_t *consequences = json_array();

	for (size_t i = 0; cspr_decision_consequence(decision, i, &difference) == CSPR_DONE; i++)
		json_array_append_new(consequences, difference_json(&difference));
	return consequences;
}

json_t *differences_json(const cspr_comparison *comparison)
{
	struct cspr_difference difference = { .size = sizeof(difference) };
	json_t *differences = json_array();

	for (size_t i = 0; cspr_comparison_difference(comparison, i, &difference) == CSPR_DONE; i++)
		json_array_append_new(differences, difference_json(&difference));
	return differences;
}

static json_t *working_json(cspr_review *review, const struct cspr_duty *duty)
{
	json_t *working = json_array();
	const char *why;
	cspr_day day;

	for (size_t i = 0; cspr_review_duty_working(review, duty, i, &day, &why) == CSPR_DONE; i++)
		json_array_append_new(working, json_pack("{s:o, s:s}", "day", day_json(day), "skipped", why));
	return working;
}

static json_t *duty_json(cspr_review *review, const struct cspr_duty *duty)
{
	json_t *answer = json_object(), *working = working_json(review, duty);

	json_object_set_new(answer, "duty", json_string(duty->name));
	set_given(answer, "about", duty->about ? json_string(duty->about) : json_null());
	json_object_set_new(answer, "standing", word_json(CSPR_GROUP_STANDING, duty->standing));
	json_object_set_new(answer, "force", word_json(CSPR_GROUP_FORCE, duty->force));
	json_object_set_new(answer, "provenance", word_json(CSPR_GROUP_PROVENANCE, duty->provenance));
	set_given(answer, "since", span_json(duty->since));
	set_given(answer, "counted_from", span_json(duty->counted_from));
	set_given(answer, "due", due_json(duty->due));
	set_given(answer, "met_on", span_json(duty->met_on));
	set_given(answer, "days_late", late_json(duty->days_late));
	set_given(answer, "days_left", duty->days_left >= 0 ? json_integer(duty->days_left) : json_null());
	if (json_array_size(working) == 0)
		json_decref(working);
	else
		json_object_set_new(answer, "working", working);
	return answer;
}

json_t *duties_json(cspr_review *review, cspr_day as_of)
{
	struct cspr_duty duty = { .size = sizeof(duty) };
	json_t *duties = json_array();

	for (size_t i = 0; cspr_review_duty(review, as_of, i, &duty) == CSPR_DONE; i++)
		json_array_append_new(duties, duty_json(review, &duty));
	return duties;
}

json_t *flags_json(const cspr_review *review)
{
	struct cspr_flag flag = { .size = sizeof(flag) };
	json_t *flags = json_array();

	for (size_t i = 0; cspr_review_flag(review, i, &flag) == CSPR_DONE; i++) {
		json_t *one = json_object();

		json_object_set_new(one, "event", word_json(CSPR_GROUP_EVENT, flag.event));
		set_given(one, "reference", flag.reference ? json_string(flag.reference) : json_null());
		set_given(one, "scope", word_json(CSPR_GROUP_VALUE, flag.scope));
		json_object_set_new(one, "since", span_json(flag.since));
		json_array_append_new(flags, one);
	}
	return flags;
}

json_t *next_json(const cspr_review *review)
{
	json_t *next = json_array();
	cspr_code event;

	for (size_t i = 0; cspr_review_next(review, i, &event) == CSPR_DONE; i++)
		json_array_append_new(next, word_json(CSPR_GROUP_EVENT, event));
	return next;
}

/* An event as it now reads. One that was retracted counts for nothing, and has no verdict. */
static json_t *read_json(cspr_review *review, size_t index, cspr_event *recorded, cspr_code verdict, cspr_code state)
{
	json_t *read = json_object();
	cspr_event *reading;

	json_object_set_new(read, "event", word_json(CSPR_GROUP_EVENT, cspr_event_code(recorded)));
	if (cspr_review_reading(review, index, &reading) == CSPR_DONE && !reading)
		json_object_set_new(read, "retracted", json_true());
	else
		json_object_set_new(read, "verdict", word_json(CSPR_GROUP_VERDICT, verdict));
	json_object_set_new(read, "state", word_json(CSPR_GROUP_STATE, state));
	return read;
}

json_t *reads_json(cspr_review *review)
{
	json_t *reads = json_array();
	cspr_event *recorded;
	cspr_code verdict, state;

	for (size_t i = 0; cspr_review_event(review, i, &recorded, &verdict, &state) == CSPR_DONE; i++)
		json_array_append_new(reads, read_json(review, i, recorded, verdict, state));
	return reads;
}
