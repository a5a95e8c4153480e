/*
 * cspr path: what remains to be done to reach a state, as a plan to print: each step with who may do it, the
 * earliest lawful day, what it carries and why it is needed. Asks the library; nothing is recorded, and
 * nothing is decided.
 */
#include "host.h"

#include <stdlib.h>
#include <string.h>

struct plan {
	const struct record *record;
	cspr_path *path; /* without steps: there, or no way */
	cspr_code to;
	cspr_day as_of;
	bool reachable;
};

static const char disclaimer[] = "This is a plan. It records nothing and decides nothing: what is decided, judged or "
				 "found on the way is for those who have the authority, and each day is the earliest "
				 "that the rules allow.";

static bool stands_in_way(const struct cspr_finding *finding)
{
	return finding->result != CSPR_RESULT_MET &&
	       (finding->force == CSPR_FORCE_MUST || finding->force == CSPR_FORCE_SHOULD);
}

/* The value that the rules fix, in words; NULL when it is open. The caller frees it. */
static char *fixed_text(const struct cspr_step_particular *particular)
{
	char digest[72];

	if (!particular->fixed)
		return NULL;
	switch (particular->type) {
	case CSPR_TYPE_CODE:
		return format_text("%s", name_of(CSPR_GROUP_VALUE, (cspr_code)particular->number));
	case CSPR_TYPE_YES_NO:
		return format_text("%s", particular->number ? "true" : "false");
	case CSPR_TYPE_COUNT:
		return format_text("%lld", (long long)particular->number);
	case CSPR_TYPE_DIGEST:
		cspr_digest_write(particular->digest, digest);
		return format_text("%s", digest);
	}
	return particular->reference ? format_text("%s", particular->reference) : NULL;
}

/* "a, b or c", of the values with which the plan holds; NULL when all do. The caller frees it. */
static char *choice_text(const struct plan *plan, size_t step, size_t index, cspr_code event, cspr_code part)
{
	char *text = NULL;
	size_t count = 0, all = 0;

	while (cspr_path_value(plan->path, step, index, count))
		count++;
	while (cspr_basis_particular_value(cspr_review_basis(plan->record->review), event, part, all))
		all++;
	for (size_t i = 0; i < count && count < all; i++) {
		const char *before = i == 0 ? "" : i + 1 == count ? " or " : ", ";
		char *longer = format_text("%s%s%s", text ? text : "", before,
					   name_of(CSPR_GROUP_VALUE, cspr_path_value(plan->path, step, index, i)));

		free(text);
		text = longer;
	}
	return text;
}

static json_t *fixed_json(const struct cspr_step_particular *particular)
{
	char *text = fixed_text(particular);
	json_t *value = particular->type == CSPR_TYPE_YES_NO  ? json_boolean(particular->number)
			: particular->type == CSPR_TYPE_COUNT ? json_integer(particular->number)
							      : json_string(text);

	free(text);
	return value;
}

static json_t *particulars_json(const struct plan *plan, size_t step)
{
	struct cspr_step_particular particular = { .size = sizeof(particular) };
	json_t *list = json_array();

	for (size_t i = 0; cspr_path_particular(plan->path, step, i, &particular) == CSPR_DONE; i++) {
		json_t *answer = json_pack("{s:s, s:s}", "particular", name_of(CSPR_GROUP_PART, particular.part),
					   "type", name_of(CSPR_GROUP_TYPE, particular.type));
		cspr_code value;

		if (particular.fixed)
			json_object_set_new(answer, "value", fixed_json(&particular));
		if (particular.type == CSPR_TYPE_CODE) {
			json_t *values = json_array();

			for (size_t v = 0; (value = cspr_path_value(plan->path, step, i, v)); v++)
				json_array_append_new(values, json_string(name_of(CSPR_GROUP_VALUE, value)));
			json_object_set_new(answer, "values", values);
		}
		if (particular.like != step)
			json_object_set_new(answer, "as_in_step", json_integer(particular.like + 1));
		json_array_append_new(list, answer);
	}
	return list;
}

/* Of a step that is done for another: the rule, as that step will be asked it. */
static bool rule_of(const struct plan *plan, const struct cspr_step *step, struct cspr_finding *ret)
{
	for (size_t i = 0; step->rule && cspr_path_finding(plan->path, step->before, i, ret) == CSPR_DONE; i++)
		if (ret->rule == step->rule)
			return true;
	return false;
}

static json_t *step_json(const struct plan *plan, size_t index, const struct cspr_step *step)
{
	struct cspr_finding finding = { .size = sizeof(finding) };
	json_t *findings = json_array(), *departures = json_array();
	json_t *answer = json_pack(
		"{s:I, s:s, s:o, s:s, s:o, s:s, s:b}", "step", (json_int_t)index + 1, "event",
		name_of(CSPR_GROUP_EVENT, step->event), "roles", names_json(CSPR_GROUP_ROLE, step->roles), "state",
		name_of(CSPR_GROUP_STATE, step->state), "earliest", span_json(span_of_day(step->earliest)), "verdict",
		name_of(CSPR_GROUP_VERDICT, step->verdict), "goes_back", step->goes_back);

	for (size_t i = 0; cspr_path_finding(plan->path, index, i, &finding) == CSPR_DONE; i++) {
		json_array_append_new(findings, finding_json(plan->record, plan->record->count, &finding));
		if (stands_in_way(&finding))
			json_array_append_new(departures, json_string(finding.name));
	}
	json_object_set_new(answer, "carries", particulars_json(plan, index));
	json_object_set_new(answer, "departure_from", departures);
	if (rule_of(plan, step, &finding))
		json_object_set_new(answer, "needed_for",
				    json_pack("{s:I, s:s, s:s}", "step", (json_int_t)step->before + 1, "rule",
					      finding.name, "text", finding.words));
	json_object_set_new(answer, "findings", findings);
	return answer;
}

static json_t *plan_json(const struct plan *plan)
{
	const cspr_edition *edition = record_edition(plan->record);
	cspr_code state = cspr_review_state(plan->record->review);
	struct cspr_step step = { .size = sizeof(step) };
	json_t *steps = json_array(), *answer, *earliest = json_null();

	for (size_t i = 0; cspr_path_step(plan->path, i, &step) == CSPR_DONE; i++) {
		json_array_append_new(steps, step_json(plan, i, &step));
		json_decref(earliest);
		earliest = span_json(span_of_day(step.earliest));
	}
	answer = json_pack("{s:s, s:b, s:o, s:s, s:o, s:b, s:o, s:o, s:s, s:o*}", "edition", cspr_edition_name(edition),
			   "provisional", cspr_edition_provisional(edition), "state",
			   state ? json_string(name_of(CSPR_GROUP_STATE, state)) : json_null(), "to",
			   name_of(CSPR_GROUP_STATE, plan->to), "as_of", span_json(span_of_day(plan->as_of)),
			   "reachable", plan->reachable, "earliest", earliest, "steps", steps, "note", disclaimer,
			   "profile", profile_json(cspr_basis_profile(cspr_review_basis(plan->record->review))));
	return answer;
}

static void print_heading(const struct plan *plan, size_t steps, cspr_day last)
{
	const cspr_edition *edition = record_edition(plan->record);
	cspr_code state = cspr_review_state(plan->record->review);
	const char *to = name_of(CSPR_GROUP_STATE, plan->to);
	char from[24], until[24];

	say_provisional(edition);
	printf("%s (%s)\n", cspr_edition_title(edition), cspr_edition_name(edition));
	say_profile(cspr_basis_profile(cspr_review_basis(plan->record->review)));
	printf("State %s; planned from %s\n\n", state ? name_of(CSPR_GROUP_STATE, state) : "(none)",
	       span_text(span_of_day(plan->as_of), from));
	if (!plan->reachable)
		printf("There is no lawful way to %s from here.\n\n", to);
	else if (!steps)
		printf("Nothing remains to be done: that is where the review is (%s).\n\n", to);
	else
		printf("What remains to reach %s: %zu step%s, on %s at the earliest\n\n", to, steps,
		       steps == 1 ? "" : "s", span_text(span_of_day(last), until));
}

static void note(struct table *table, int tone, char *text)
{
	table_note(table, tone, text);
	free(text);
}

static void note_roles(struct table *table, uint32_t roles)
{
	char *line = format_text("By: ");

	for (cspr_code role = 1; role < 32; role++)
		if (roles >> role & 1)
			line = list_add(line, name_of(CSPR_GROUP_ROLE, role));
	note(table, TONE_PLAIN, line);
}

static void note_particulars(struct table *table, const struct plan *plan, size_t step, cspr_code event)
{
	struct cspr_step_particular particular = { .size = sizeof(particular) };
	char *line = NULL;

	for (size_t i = 0; cspr_path_particular(plan->path, step, i, &particular) == CSPR_DONE; i++) {
		const char *name = name_of(CSPR_GROUP_PART, particular.part);
		char *value = fixed_text(&particular), *word;

		if (!value && particular.type == CSPR_TYPE_CODE)
			value = choice_text(plan, step, i, event, particular.part);
		if (!particular.fixed && particular.like != step && particular.part != CSPR_PART_REASON)
			word = format_text("%s%s%s (as in step %u)", name, value ? " " : "", value ? value : "",
					   (unsigned)particular.like + 1);
		else
			word = format_text("%s%s%s", name, value ? " " : "", value ? value : "");
		line = list_add(line ? line : format_text("Carries: "), word ? word : name);
		free(word);
		free(value);
	}
	if (line)
		note(table, TONE_PLAIN, line);
}

static bool decides(const struct plan *plan, size_t step)
{
	struct cspr_step_particular particular = { .size = sizeof(particular) };

	for (size_t i = 0; cspr_path_particular(plan->path, step, i, &particular) == CSPR_DONE; i++)
		if (particular.part == CSPR_PART_OUTCOME || particular.part == CSPR_PART_RESPONSE)
			return true;
	return false;
}

static void note_why(struct table *table, const struct plan *plan, size_t index, const struct cspr_step *step)
{
	struct cspr_finding finding = { .size = sizeof(finding) };
	struct cspr_step later = { .size = sizeof(later) };
	char *line = NULL;

	if (rule_of(plan, step, &finding) && cspr_path_step(plan->path, step->before, &later) == CSPR_DONE)
		note(table, TONE_PLAIN,
		     format_text("Needed for step %u, %s (%s): %s", (unsigned)step->before + 1,
				 name_of(CSPR_GROUP_EVENT, later.event), finding.name, finding.words));
	if (!step->rule && decides(plan, index))
		table_note(table, TONE_PLAIN, "A decision: the plan holds if those who may decide so.");
	if (step->goes_back)
		table_note(table, TONE_WARN, "Goes back on what is on record: only if it is so.");
	for (size_t i = 0; cspr_path_finding(plan->path, index, i, &finding) == CSPR_DONE; i++) {
		if (stands_in_way(&finding))
			note(table, TONE_WARN,
			     format_text("Needs a departure reason, %s (%s): %s",
					 finding.result == CSPR_RESULT_UNKNOWN ? "for it is not known"
									       : "for it is not met",
					 finding.name, finding.words));
		else if (finding.result != CSPR_RESULT_MET)
			note(table, TONE_PLAIN,
			     format_text("Expected too, though not required (%s): %s", finding.name, finding.words));
		else
			line = list_add(line ? line : format_text("Must satisfy: "), finding.name);
	}
	if (line && !step->rule)
		table_note(table, TONE_FAINT, line);
	free(line);
}

static bool print_plan(const struct plan *plan)
{
	static const char *const headings[] = { "Step", "Earliest", "What", "Then" };
	struct cspr_step step = { .size = sizeof(step) };
	struct table *table = table_new(4, headings);
	size_t count = 0;
	char text[24];

	for (; cspr_path_step(plan->path, count, &step) == CSPR_DONE; count++) {
		snprintf(text, sizeof(text), "%zu", count + 1);
		table_cell(table, TONE_PLAIN, text);
		table_cell(table, TONE_PLAIN, span_text(span_of_day(step.earliest), text));
		table_cell(table, step.rule ? TONE_PLAIN : TONE_STRONG, name_of(CSPR_GROUP_EVENT, step.event));
		table_cell(table, TONE_PLAIN, step.rule ? "" : name_of(CSPR_GROUP_STATE, step.state));
		note_roles(table, step.roles);
		note_particulars(table, plan, count, step.event);
		note_why(table, plan, count, &step);
	}
	print_heading(plan, count, step.earliest);
	if (!table_print(table))
		return false;
	printf("%s", count ? "\n" : "");
	say_wrapped(disclaimer, 0);
	return true;
}

static int say_plan(struct plan *plan, bool json)
{
	cspr_status status = cspr_review_path(plan->record->review, plan->to, plan->as_of, &plan->path);
	struct trouble trouble = { 0 };
	int exit_code;

	if (status == CSPR_ERROR_NOT_FOUND)
		return say_usage(json, "path", NULL, "the edition of this record has no such state");
	if (status < 0) {
		status_trouble(status, &trouble);
		return say_trouble(&trouble, NULL, json);
	}
	plan->reachable = status == CSPR_DONE;
	exit_code = plan->reachable ? EXIT_DONE : EXIT_NO;
	if (json)
		exit_code = say_json(plan_json(plan), exit_code);
	else if (!print_plan(plan))
		exit_code = EXIT_UNAVAILABLE;
	cspr_path_unref(plan->path);
	return exit_code;
}

int run_path(int argc, char **argv)
{
	struct source source = { 0 };
	const char *to = NULL, *wanted = NULL;
	bool json = false;
	const struct option_row rows[] = { { "--store", &source.store, NULL },
					   { "--review", &source.review, NULL },
					   { "--to", &to, NULL },
					   { "--as-of", &wanted, NULL },
					   { "--edition", &source.edition, NULL },
					   { "--profile", &source.profile, NULL },
					   { "--json", NULL, &json },
					   { NULL, NULL, NULL } };
	struct plan plan = { 0 };
	struct trouble trouble;
	struct record record;
	cspr_code near;
	int exit_code = options_read(argc, argv, rows, &source.file, 1);

	exit_code = exit_code ? exit_code : source_check(&source, "path", json);
	if (exit_code)
		return exit_code;
	if (!to)
		return say_usage(json, "path", NULL, "--to is missing: the state to reach");
	plan.to = cspr_word_find(CSPR_GROUP_STATE, to);
	near = cspr_word_nearest(CSPR_GROUP_STATE, to);
	if (!plan.to)
		return say_usage(json, "path", near ? name_of(CSPR_GROUP_STATE, near) : NULL, "there is no such state");
	if (wanted && !full_date_read(wanted, &plan.as_of))
		return say_usage(json, "path", NULL, "--as-of takes a full date, as 2024-03-08");
	if (!source_read(&source, &record, &trouble)) {
		exit_code = say_trouble(&trouble, source.file, json);
	} else {
		plan.record = &record;
		plan.as_of = wanted ? plan.as_of : moment_day(record.recorded);
		exit_code = say_plan(&plan, json);
	}
	record_free(&record);
	source_close(&source);
	return exit_code;
}
