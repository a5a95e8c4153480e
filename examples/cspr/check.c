/*
 * cspr check: replays a record and says what the law makes of it: each event's verdict, where the review
 * is, what is owed and what may come next. Reads one file and prints; keeps nothing.
 */
#include "host.h"

#include <stdlib.h>

static struct entry *entry_at(const struct record *record, size_t index, cspr_code *verdict, cspr_code *state)
{
	struct entry *entry = &record->entries[index];

	*verdict = cspr_decision_verdict(entry->decision);
	*state = cspr_decision_state(entry->decision);
	return entry;
}

static json_t *word_json(cspr_code group, cspr_code word)
{
	return word ? json_string(name_of(group, word)) : json_null();
}

static json_t *events_json(const struct record *record)
{
	json_t *events = json_array();
	cspr_code verdict, state;

	for (size_t i = 0; i < record->count; i++) {
		struct entry *entry = entry_at(record, i, &verdict, &state);

		json_array_append_new(events,
				      json_pack("{s:I, s:s, s:s, s:o, s:o, s:o*}", "seq", (json_int_t)i + 1, "event",
						name_of(CSPR_GROUP_EVENT, cspr_event_code(entry->event)), "verdict",
						name_of(CSPR_GROUP_VERDICT, verdict), "state",
						word_json(CSPR_GROUP_STATE, state), "findings",
						findings_json(entry->decision), "profile",
						profile_json(cspr_decision_profile(entry->decision))));
	}
	return events;
}

static json_t *duties_json(const struct record *record, cspr_day as_of)
{
	struct cspr_duty duty = { .size = sizeof(duty) };
	json_t *duties = json_array();

	for (size_t i = 0; cspr_review_duty(record->review, as_of, i, &duty) == CSPR_DONE; i++)
		json_array_append_new(duties, duty_json(record->review, &duty));
	return duties;
}

static json_t *flags_json(const struct record *record)
{
	struct cspr_flag flag = { .size = sizeof(flag) };
	json_t *holds = json_array(), *proceedings = json_array();
	bool panel_query = false;
	json_int_t orders = 0;

	for (size_t i = 0; cspr_review_flag(record->review, i, &flag) == CSPR_DONE; i++) {
		switch (flag.event) {
		case CSPR_EVENT_PLACE_HOLD:
			json_array_append_new(holds, json_string(flag.reference));
			break;
		case CSPR_EVENT_RECORD_PROCEEDING:
			json_array_append_new(proceedings, json_string(flag.reference));
			break;
		case CSPR_EVENT_RECORD_ORDER:
			orders++;
			break;
		case CSPR_EVENT_NATIONAL_PANEL_RESPONDS:
			panel_query = true;
			break;
		}
	}
	return json_pack("{s:o, s:b, s:I, s:o}", "holds", holds, "panel_query", panel_query, "orders", orders,
			 "proceedings", proceedings);
}

static json_t *next_json(const struct record *record)
{
	json_t *next = json_array();
	cspr_code event;

	for (size_t i = 0; cspr_review_next(record->review, i, &event) == CSPR_DONE; i++)
		json_array_append_new(next, json_string(name_of(CSPR_GROUP_EVENT, event)));
	return next;
}

static json_t *check_json(const struct record *record, cspr_day as_of)
{
	const cspr_edition *edition = record_edition(record);
	cspr_code state = cspr_review_state(record->review), phase = cspr_review_phase(record->review);
	json_t *answer =
		json_pack("{s:s, s:b, s:o, s:o, s:o, s:s, s:o*}", "edition", cspr_edition_name(edition), "provisional",
			  cspr_edition_provisional(edition), "state", word_json(CSPR_GROUP_STATE, state), "phase",
			  word_json(CSPR_GROUP_PHASE, phase), "as_of", span_json(span_of_day(as_of)), "calendar",
			  cspr_calendar_version(cspr_basis_calendar(record->basis)), "profile",
			  profile_json(cspr_basis_profile(record->basis)));

	json_object_set_new(answer, "events", events_json(record));
	json_object_set_new(answer, "duties", duties_json(record, as_of));
	json_object_set_new(answer, "flags", flags_json(record));
	if (record->milestones)
		json_object_set(answer, "milestones", record->milestones);
	json_object_set_new(answer, "next", next_json(record));
	return answer;
}

static void print_heading(const struct record *record, cspr_day as_of)
{
	const cspr_edition *edition = record_edition(record);
	cspr_code state = cspr_review_state(record->review);
	char day[24];

	say_provisional(edition);
	printf("%s (%s)\n", cspr_edition_title(edition), cspr_edition_name(edition));
	say_profile(cspr_basis_profile(record->basis));
	if (state)
		printf("State %s, phase %s", name_of(CSPR_GROUP_STATE, state),
		       name_of(CSPR_GROUP_PHASE, cspr_review_phase(record->review)));
	else
		printf("No event has been accepted yet");
	printf("; as of %s\n\n", span_text(span_of_day(as_of), day));
}

/* By the name that the profile gives it. */
static const char *role_text(const cspr_profile *profile, cspr_code role)
{
	const char *own = NULL;

	if (profile && role == CSPR_ROLE_CASE_REVIEW_PANEL)
		own = cspr_profile_display(profile, CSPR_DISPLAY_CASE_REVIEW_PANEL);
	if (profile && role == CSPR_ROLE_INTEGRATED_CARE_BOARD)
		own = cspr_profile_display(profile, CSPR_DISPLAY_HEALTH_PARTNER);
	return own ? own : name_of(CSPR_GROUP_ROLE, role);
}

static bool print_events(const struct record *record)
{
	static const char *const headings[] = { "Seq", "Date", "Event", "Role", "Verdict", "State after" };
	struct table *table = table_new(6, headings);
	struct cspr_finding finding = { .size = sizeof(finding) };
	cspr_code verdict, state;
	char text[24];

	for (size_t i = 0; i < record->count; i++) {
		const struct entry *entry = entry_at(record, i, &verdict, &state);

		snprintf(text, sizeof(text), "%zu", i + 1);
		table_cell(table, TONE_PLAIN, text);
		table_cell(table, TONE_PLAIN, span_text(cspr_event_happened(entry->event), text));
		table_cell(table, TONE_PLAIN, name_of(CSPR_GROUP_EVENT, cspr_event_code(entry->event)));
		table_cell(table, TONE_PLAIN, role_text(record->profile, cspr_event_role(entry->event)));
		table_cell(table, tone_of_verdict(verdict), name_of(CSPR_GROUP_VERDICT, verdict));
		table_cell(table, TONE_PLAIN, state ? name_of(CSPR_GROUP_STATE, state) : "(none)");
		for (size_t f = 0; cspr_decision_finding(entry->decision, f, &finding) == CSPR_DONE; f++) {
			if (finding.result == CSPR_RESULT_MET)
				continue;
			char *words = finding_text(&finding);
			table_note(table, finding.result == CSPR_RESULT_UNMET ? tone_of_verdict(verdict) : TONE_WARN,
				   words);
			free(words);
		}
	}
	printf("What happened\n");
	return table_print(table);
}

static void duty_row(struct table *table, const struct cspr_duty *duty)
{
	char text[40];

	table_cell(table, TONE_PLAIN, duty->name);
	table_cell(table, TONE_PLAIN, duty->about ? duty->about : "");
	table_cell(table, tone_of_standing(duty->standing), name_of(CSPR_GROUP_STANDING, duty->standing));
	table_cell(table, TONE_PLAIN, span_text(duty->since, text));
	table_cell(table, TONE_PLAIN, due_text(duty->due, text));
	table_cell(table, TONE_PLAIN, span_text(duty->met_on, text));
	text[0] = '\0';
	const char *days = duty->period == CSPR_PERIOD_WORKING_DAYS || duty->period == CSPR_PERIOD_WORKING_DAYS_BEFORE
				   ? "working day"
				   : "day";
	if (duty->days_late > 0)
		snprintf(text, sizeof(text), "%d %s%s late", (int)duty->days_late, days,
			 duty->days_late == 1 ? "" : "s");
	else if (duty->days_left >= 0 && duty->standing == CSPR_STANDING_PENDING)
		snprintf(text, sizeof(text), "%d %s%s left", (int)duty->days_left, days,
			 duty->days_left == 1 ? "" : "s");
	table_cell(table, duty->days_late > 0 ? TONE_WARN : TONE_PLAIN, text);
}

static bool duty_idle(const struct cspr_duty *duty)
{
	return duty->standing == CSPR_STANDING_NOT_STARTED || duty->standing == CSPR_STANDING_NOT_OWED;
}

static void print_idle(const struct record *record, cspr_day as_of, cspr_code standing, const char *words)
{
	struct cspr_duty duty = { .size = sizeof(duty) };
	char *line = NULL;

	for (size_t i = 0; cspr_review_duty(record->review, as_of, i, &duty) == CSPR_DONE; i++)
		if (duty.standing == standing)
			line = list_add(line ? line : format_text("%s: ", words), duty.name);
	if (line)
		say_wrapped(line, 0);
	free(line);
}

static bool print_duties(const struct record *record, cspr_day as_of)
{
	static const char *const headings[] = { "Duty", "About", "Standing", "Since", "Due", "Met", "Days" };
	struct cspr_duty duty = { .size = sizeof(duty) };
	struct table *table = table_new(7, headings);
	size_t all = 0, active = 0;

	for (; cspr_review_duty(record->review, as_of, all, &duty) == CSPR_DONE; all++) {
		if (duty_idle(&duty))
			continue;
		active++;
		duty_row(table, &duty);
	}
	printf("\nWhat is owed\n");
	if (!table_print(table))
		return false;
	if (!active)
		printf("%s\n", all ? "Nothing." : "This edition has no duties.");
	print_idle(record, as_of, CSPR_STANDING_NOT_STARTED, "Not started");
	print_idle(record, as_of, CSPR_STANDING_NOT_OWED, "Not owed");
	return true;
}

static void print_flags(const struct record *record)
{
	struct cspr_flag flag = { .size = sizeof(flag) };
	char since[24];

	for (size_t i = 0; cspr_review_flag(record->review, i, &flag) == CSPR_DONE; i++) {
		if (i == 0)
			printf("\nOpen\n");
		printf("  %s%s%s%s%s, since %s\n", name_of(CSPR_GROUP_EVENT, flag.event), flag.reference ? " " : "",
		       flag.reference ? flag.reference : "", flag.scope ? ", scope " : "",
		       flag.scope ? name_of(CSPR_GROUP_VALUE, flag.scope) : "",
		       span_given(flag.since) ? span_text(flag.since, since) : "an unknown day");
	}
}

static void print_next(const struct record *record)
{
	char *line = NULL;
	cspr_code event;

	for (size_t i = 0; cspr_review_next(record->review, i, &event) == CSPR_DONE; i++)
		line = list_add(line, name_of(CSPR_GROUP_EVENT, event));
	printf("\nWhat can be recorded next (cspr explain tells what each needs)\n");
	say_wrapped(line ? line : "nothing", 2);
	free(line);
}

static bool print_check(const struct record *record, cspr_day as_of)
{
	print_heading(record, as_of);
	if (!print_events(record) || !print_duties(record, as_of))
		return false;
	print_flags(record);
	print_next(record);
	return fflush(stdout) == 0;
}

static int check_exit(const struct record *record, bool strict)
{
	cspr_code verdict, state;

	for (size_t i = 0; i < record->count; i++) {
		entry_at(record, i, &verdict, &state);
		if (verdict == CSPR_VERDICT_REFUSED || (strict && verdict == CSPR_VERDICT_ALLOWED_IN_BREACH))
			return EXIT_NO;
	}
	return EXIT_DONE;
}

int run_check(int argc, char **argv)
{
	const char *file = NULL, *edition = NULL, *profile = NULL, *wanted = NULL;
	bool json = false, strict = false;
	const struct option_row rows[] = { { "--edition", &edition, NULL }, { "--profile", &profile, NULL },
					   { "--as-of", &wanted, NULL },    { "--json", NULL, &json },
					   { "--strict", NULL, &strict },   { NULL, NULL, NULL } };
	struct trouble trouble;
	struct record record;
	cspr_day as_of;
	int exit_code = options_read(argc, argv, rows, &file, 1);

	if (exit_code)
		return exit_code;
	if (!file)
		return say_usage(json, "check", NULL, "the record is missing: a file, or - for standard input");
	if (wanted && !full_date_read(wanted, &as_of))
		return say_usage(json, "check", NULL, "--as-of takes a full date, as 2024-03-08");
	if (!record_read(&record, file, edition, profile, &trouble)) {
		exit_code = say_trouble(&trouble, file, json);
	} else {
		as_of = wanted ? as_of : moment_day(record.recorded);
		exit_code = check_exit(&record, strict);
		if (json)
			exit_code = say_json(check_json(&record, as_of), exit_code);
		else if (!print_check(&record, as_of))
			exit_code = EXIT_UNAVAILABLE;
	}
	record_free(&record);
	return exit_code;
}
