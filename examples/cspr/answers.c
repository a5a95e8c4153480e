/*
 * Findings and duties as JSON, with the keys of the published formats.
 */
#include "host.h"

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

json_t *word_json(cspr_code group, cspr_code word)
{
	const char *name = word ? cspr_word_name(group, word) : NULL;

	return name ? json_string(name) : json_null();
}

json_t *names_json(cspr_code group, uint32_t set)
{
	json_t *names = json_array();

	for (cspr_code word = 1; word < 32; word++)
		if (set >> word & 1)
			json_array_append_new(names, json_string(name_of(group, word)));
	return names;
}

json_t *finding_json(const struct record *record, size_t index, const struct cspr_finding *finding)
{
	json_t *answer = json_pack("{s:s, s:s, s:o, s:s?, s:s, s:s?}", "rule", finding->name, "force",
				   name_of(CSPR_GROUP_FORCE, finding->force), "met", met_json(finding->result), "cite",
				   finding->cite, "provenance", name_of(CSPR_GROUP_PROVENANCE, finding->provenance),
				   "text", finding->words);

	if (finding->remedy && finding->remedy[0])
		json_object_set_new(answer, "remedy", json_string(finding->remedy));
	if (finding->first_day != CSPR_NO_DAY)
		json_object_set_new(answer, "first_day", span_json(span_of_day(finding->first_day)));
	if (finding->part)
		json_object_set_new(answer, "part", json_string(name_of(CSPR_GROUP_PART, finding->part)));
	if (finding->roles)
		json_object_set_new(answer, "roles", names_json(CSPR_GROUP_ROLE, finding->roles));
	if (finding->number) {
		json_object_set_new(answer, "seq",
				    json_integer((json_int_t)record_seq(record, index, finding->number)));
		json_object_set_new(answer, "event", json_string(name_of(CSPR_GROUP_EVENT, finding->event)));
	}
	return answer;
}

json_t *findings_json(const struct record *record, size_t index, const cspr_decision *decision)
{
	struct cspr_finding finding = { .size = sizeof(finding) };
	json_t *findings = json_array();

	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		json_array_append_new(findings, finding_json(record, index, &finding));
	return findings;
}

static json_t *working_json(cspr_review *review, const struct cspr_duty *duty)
{
	json_t *working = json_array();
	const char *why;
	cspr_day day;

	for (size_t i = 0; cspr_review_duty_working(review, duty, i, &day, &why) == CSPR_DONE; i++)
		json_array_append_new(working,
				      json_pack("{s:o, s:s?}", "day", span_json(span_of_day(day)), "skipped", why));
	return working;
}

json_t *duty_json(cspr_review *review, const struct cspr_duty *duty)
{
	json_t *answer = json_pack("{s:s}", "duty", duty->name);

	if (duty->about)
		json_object_set_new(answer, "about", json_string(duty->about));
	json_object_set_new(answer, "standing", json_string(name_of(CSPR_GROUP_STANDING, duty->standing)));
	json_object_set_new(answer, "since", span_json(duty->since));
	json_object_set_new(answer, "due", due_json(duty->due));
	json_object_set_new(answer, "met_on", span_json(duty->met_on));
	if (duty->days_late > 0)
		json_object_set_new(answer, "days_late", json_integer(duty->days_late));
	if (duty->days_left >= 0)
		json_object_set_new(answer, "days_left", json_integer(duty->days_left));
	json_object_set_new(answer, "force", json_string(name_of(CSPR_GROUP_FORCE, duty->force)));
	json_object_set_new(answer, "cite", json_string(duty->cite));
	json_object_set_new(answer, "provenance", json_string(name_of(CSPR_GROUP_PROVENANCE, duty->provenance)));
	json_object_set_new(answer, "text", json_string(duty->words));
	json_object_set_new(answer, "working", working_json(review, duty));
	if (span_given(duty->counted_from))
		json_object_set_new(answer, "counted_from", span_json(duty->counted_from));
	return answer;
}
