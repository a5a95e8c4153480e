/*
 * A record as it reads, in words and columns: what happened, what is owed, what is open, what may come
 * next. Prints; decides nothing.
 */
#include "host.h"

#include <stdlib.h>
#include <string.h>

void print_edition(const struct view *view)
{
	const cspr_edition *edition = view_edition(view), *begun = cspr_basis_edition(view->record->basis);

	say_provisional(edition);
	if (begun != edition)
		say_provisional(begun);
	printf("%s (%s)\n", cspr_edition_title(edition), cspr_edition_name(edition));
	if (begun != edition)
		printf("Begun under %s (%s)\n", cspr_edition_title(begun), cspr_edition_name(begun));
	say_profile(cspr_basis_profile(cspr_review_basis(view->review)));
}

static void print_heading(const struct view *view)
{
	cspr_code state = cspr_review_state(view->review);
	char day[24];

	if (view->reference)
		printf("Review %s\n", view->reference);
	print_edition(view);
	if (view->asked_recorded)
		printf("As it was believed at %s: what was recorded by then\n", view->asked_recorded);
	if (view->asked_happened)
		printf("As it stood on %s, as %s known\n", view->asked_happened,
		       view->asked_recorded ? "was then" : "is now");
	if (state)
		printf("State %s, phase %s", name_of(CSPR_GROUP_STATE, state),
		       name_of(CSPR_GROUP_PHASE, cspr_review_phase(view->review)));
	else
		printf("No event has been accepted yet");
	printf("; as of %s\n\n", span_text(span_of_day(view->as_of), day));
}

static void note(struct table *table, int tone, char *text)
{
	table_note(table, tone, text);
	free(text);
}

/* The moves that stand in the way of an amendment, in one note: there may be many. */
static void note_moves(struct table *table, const struct view *view, const struct seen *seen)
{
	struct cspr_finding finding = { .size = sizeof(finding) };
	char *list = NULL, *move, *words;

	for (size_t i = 0; cspr_decision_finding(seen->decision, i, &finding) == CSPR_DONE; i++) {
		if (finding.rule != CSPR_RULE_LATER_MOVES_STAND)
			continue;
		move = format_text("event %zu, %s", record_seq(view->record, seen->index, finding.number),
				   name_of(CSPR_GROUP_EVENT, finding.event));
		words = move ? format_text("%s%s%s", list ? list : "They are: ", list ? "; " : "", move) : NULL;
		free(move);
		free(list);
		list = words;
	}
	if (list)
		note(table, TONE_BAD, list);
}

static void note_findings(struct table *table, const struct view *view, const struct seen *seen)
{
	struct cspr_finding finding = { .size = sizeof(finding) };
	bool moves = false;

	for (size_t i = 0; cspr_decision_finding(seen->decision, i, &finding) == CSPR_DONE; i++) {
		bool move = finding.rule == CSPR_RULE_LATER_MOVES_STAND;

		if (finding.result == CSPR_RESULT_MET || (move && moves))
			continue;
		note(table, finding.result == CSPR_RESULT_UNMET ? tone_of_verdict(seen->verdict) : TONE_WARN,
		     finding_text(view->record, seen->index, &finding));
		moves = moves || move;
	}
	if (moves)
		note_moves(table, view, seen);
}

static void note_amendments(struct table *table, const struct view *view, const struct seen *seen)
{
	size_t seq = view_amended_by(view, seen);
	char *list = NULL, text[24];

	for (; seq; seq = view->record->entries[seq - 1].amended_before) {
		char *longer;

		snprintf(text, sizeof(text), "%zu", seq);
		longer = format_text("%s%s%s", text, list ? ", " : "", list ? list : "");
		free(list);
		list = longer;
	}
	if (list)
		note(table, TONE_WARN, format_text("%s by event %s", seen->retracted ? "retracted" : "amended", list));
	free(list);
}

static bool retracts(const cspr_event *amendment)
{
	struct cspr_value value = { .size = sizeof(value) };

	for (size_t i = 0; cspr_event_value(amendment, i, &value) == CSPR_DONE; i++)
		if (value.part == CSPR_PART_RETRACT && value.number)
			return true;
	return false;
}

static void note_consequences(struct table *table, const struct view *view, const struct seen *seen)
{
	struct cspr_difference difference = { .size = sizeof(difference) };
	const struct entry *entry = seen->entry;
	size_t count = 0;

	if (entry->of)
		note(table, TONE_PLAIN,
		     format_text(
			     "%s event %zu, %s", retracts(entry->event) ? "retracts" : "amends", entry->of,
			     name_of(CSPR_GROUP_EVENT, cspr_event_code(view->record->entries[entry->of - 1].event))));
	if (!entry->committed)
		return;
	for (; cspr_decision_consequence(entry->decision, count, &difference) == CSPR_DONE; count++) {
		if (!count && !entry->of)
			note(table, TONE_PLAIN,
			     format_text("under this edition from the start, the record would read so; verdicts that "
					 "were given stand:"));
		note(table, TONE_WARN,
		     difference_text(view->record, seen->index, cspr_review_basis(view->review), &difference));
	}
	if (!count)
		note(table, TONE_PLAIN, format_text("no verdict, duty or state reads otherwise by it"));
}

/* Whether bytes begin a character of UTF-8 that steers a terminal (C1), ends a line, or turns the direction of writing;
 * how many bytes it has. */
static size_t steers(const char *at)
{
	const unsigned char *bytes = (const unsigned char *)at;

	if ((bytes[0] < ' ' && bytes[0] != '\n') || bytes[0] == 127)
		return 1;
	if (bytes[0] == 0xC2 && bytes[1] >= 0x80 && bytes[1] <= 0x9F)
		return 2;
	if (bytes[0] != 0xE2)
		return 0;
	if (bytes[1] == 0x80 && (bytes[2] == 0x8E || bytes[2] == 0x8F || (bytes[2] >= 0xA8 && bytes[2] <= 0xAE)))
		return 3;
	return bytes[1] == 0x81 && bytes[2] >= 0xA6 && bytes[2] <= 0xA9 ? 3 : 0;
}

/* Narrative is not ours: nothing in it reaches the terminal but text. */
static void note_narrative(struct table *table, const json_t *narrative)
{
	char *text = format_text("note: %s",
				 narrative && json_is_string(narrative) ? json_string_value(narrative) : "(erased)");

	for (char *at = text; at && *at; at++)
		memset(at, ' ', steers(at));
	note(table, TONE_PLAIN, text);
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

static void seen_row(struct table *table, const struct view *view, const struct seen *seen)
{
	cspr_code code = cspr_event_code(seen->event);
	char text[24];

	snprintf(text, sizeof(text), "%zu", seen->index + 1);
	table_cell(table, TONE_PLAIN, text);
	table_cell(table, TONE_PLAIN, span_text(cspr_event_happened(seen->event), text));
	table_cell(table, TONE_PLAIN, name_of(CSPR_GROUP_EVENT, code));
	table_cell(table, TONE_PLAIN, role_text(view->record->profile, cspr_event_role(seen->event)));
	if (seen->retracted)
		table_cell(table, TONE_FAINT, "retracted");
	else
		table_cell(table, tone_of_verdict(seen->verdict), name_of(CSPR_GROUP_VERDICT, seen->verdict));
	table_cell(table, TONE_PLAIN, seen->state ? name_of(CSPR_GROUP_STATE, seen->state) : "(none)");
	if (!seen->retracted)
		note_findings(table, view, seen);
	note_amendments(table, view, seen);
	if (code == CSPR_EVENT_AMEND || code == CSPR_EVENT_CHANGE_EDITION)
		note_consequences(table, view, seen);
	if (seen->note)
		note_narrative(table, seen->note);
}

bool print_events(const struct view *view)
{
	static const char *const headings[] = { "Seq", "Date", "Event", "Role", "Verdict", "State after" };
	struct table *table = table_new(6, headings);

	for (size_t i = 0; i < view->count; i++)
		if (!view->list[i].ahead)
			seen_row(table, view, &view->list[i]);
	return table_print(table);
}

static void print_not_yet(const struct view *view)
{
	char *line = NULL, *longer;

	for (size_t i = 0; i < view->count; i++) {
		const struct seen *seen = &view->list[i];

		if (!seen->ahead)
			continue;
		longer = format_text("%s%s%zu %s", line ? line : "", line ? ", " : "", seen->index + 1,
				     name_of(CSPR_GROUP_EVENT, cspr_event_code(seen->event)));
		free(line);
		line = longer;
	}
	if (line) {
		printf("\nNot happened yet on that day\n");
		say_wrapped(line, 2);
	}
	free(line);
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
	const char *days = days_word(duty->period);

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

static void print_idle(const struct view *view, cspr_code standing, const char *words)
{
	struct cspr_duty duty = { .size = sizeof(duty) };
	char *line = NULL;

	for (size_t i = 0; cspr_review_duty(view->review, view->as_of, i, &duty) == CSPR_DONE; i++)
		if (duty.standing == standing)
			line = list_add(line ? line : format_text("%s: ", words), duty.name);
	if (line)
		say_wrapped(line, 0);
	free(line);
}

static bool print_duties(const struct view *view)
{
	static const char *const headings[] = { "Duty", "About", "Standing", "Since", "Due", "Met", "Days" };
	struct cspr_duty duty = { .size = sizeof(duty) };
	struct table *table = table_new(7, headings);
	size_t all = 0, active = 0;

	for (; cspr_review_duty(view->review, view->as_of, all, &duty) == CSPR_DONE; all++) {
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
	print_idle(view, CSPR_STANDING_NOT_STARTED, "Not started");
	print_idle(view, CSPR_STANDING_NOT_OWED, "Not owed");
	return true;
}

static void print_flags(const struct view *view)
{
	struct cspr_flag flag = { .size = sizeof(flag) };
	char since[24];

	for (size_t i = 0; cspr_review_flag(view->review, i, &flag) == CSPR_DONE; i++) {
		if (i == 0)
			printf("\nOpen\n");
		printf("  %s%s%s%s%s, since %s\n", name_of(CSPR_GROUP_EVENT, flag.event), flag.reference ? " " : "",
		       flag.reference ? flag.reference : "", flag.scope ? ", scope " : "",
		       flag.scope ? name_of(CSPR_GROUP_VALUE, flag.scope) : "",
		       span_given(flag.since) ? span_text(flag.since, since) : "an unknown day");
	}
}

static void print_next(const struct view *view)
{
	char *line = NULL;
	cspr_code event;

	for (size_t i = 0; cspr_review_next(view->review, i, &event) == CSPR_DONE; i++)
		line = list_add(line, name_of(CSPR_GROUP_EVENT, event));
	printf("\nWhat can be recorded next (cspr explain tells what each needs)\n");
	say_wrapped(line ? line : "nothing", 2);
	free(line);
}

bool print_view(const struct view *view)
{
	print_heading(view);
	printf("What happened\n");
	if (!print_events(view))
		return false;
	print_not_yet(view);
	if (!print_duties(view))
		return false;
	print_flags(view);
	print_next(view);
	return fflush(stdout) == 0;
}
