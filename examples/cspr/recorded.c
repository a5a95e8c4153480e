/*
 * What came of recording, in words or as JSON: each event as cspr check shows it, and whether it is on record now; or,
 * of a conflict, what others recorded meanwhile. Prints; decides nothing.
 */
#include "stores.h"

static json_t *outcome_json(const struct outcome *outcome, const struct view *view)
{
	json_t *answer = heading_json(view);

	json_object_set_new(answer, "recorded", json_boolean(outcome->recorded));
	json_object_set_new(answer, "seq", json_integer(outcome->events));
	if (outcome->kept)
		json_object_set_new(answer, "refusal_kept", json_integer(outcome->events));
	json_object_set_new(answer, "events", events_json(view));
	return answer;
}

static bool print_outcome(const struct outcome *outcome, const struct view *view)
{
	cspr_code state = cspr_review_state(view->review);

	printf("Review %s\n", outcome->reference);
	print_edition(view);
	if (outcome->recorded)
		printf("Recorded. State %s, phase %s; %u event%s\n\n", name_of(CSPR_GROUP_STATE, state),
		       name_of(CSPR_GROUP_PHASE, cspr_review_phase(view->review)), (unsigned)outcome->events,
		       outcome->events == 1 ? "" : "s");
	else if (outcome->kept)
		printf("Nothing was recorded but the refusal, as event %u\n\n", (unsigned)outcome->events);
	else
		printf("Nothing was recorded\n\n");
	return print_events(view);
}

int say_outcome(const struct outcome *outcome, bool json)
{
	struct view view = view_of(outcome->record);
	struct trouble trouble = { 0 };
	int exit_code;

	view.reference = outcome->reference;
	view.from = outcome->from;
	view.until = outcome->until;
	if (!view_open(&view, &trouble)) {
		exit_code = say_trouble(&trouble, NULL, json);
	} else {
		exit_code = outcome->recorded ? EXIT_DONE : EXIT_NO;
		if (json)
			exit_code = say_json(outcome_json(outcome, &view), exit_code);
		else if (!print_outcome(outcome, &view) || fflush(stdout) != 0)
			exit_code = EXIT_UNAVAILABLE;
		/* Whoever tried it again would record it twice. */
		if (outcome->recorded && exit_code == EXIT_UNAVAILABLE)
			fprintf(stderr, "cspr: what was given is recorded, up to event %u; only the answer is lost\n",
				(unsigned)outcome->events);
	}
	view_close(&view);
	return exit_code;
}

static json_t *between_json(const struct record *record, size_t index)
{
	cspr_event *event = record->entries[index].event;
	const cspr_decision *decision = record->entries[index].decision;
	char recorded[32];

	cspr_moment_write(cspr_event_recorded(event), recorded);
	return json_pack("{s:I, s:s, s:o, s:s, s:s, s:s, s:o}", "seq", (json_int_t)index + 1, "event",
			 name_of(CSPR_GROUP_EVENT, cspr_event_code(event)), "happened_on",
			 span_json(cspr_event_happened(event)), "recorded_at", recorded, "role",
			 name_of(CSPR_GROUP_ROLE, cspr_event_role(event)), "verdict",
			 name_of(CSPR_GROUP_VERDICT, cspr_decision_verdict(decision)), "state",
			 word_json(CSPR_GROUP_STATE, cspr_decision_state(decision)));
}

static int say_between_json(const struct record *record, const char *message, uint32_t expected)
{
	json_t *between = json_array();

	for (size_t i = expected; i < record->count; i++)
		json_array_append_new(between, between_json(record, i));
	return say_json(json_pack("{s:{s:s, s:I, s:I, s:o}}", "error", "message", message, "expected",
				  (json_int_t)expected, "seq", (json_int_t)record->count, "between", between),
			EXIT_UNAVAILABLE);
}

int say_conflict(const struct record *record, const char *reference, uint32_t expected, bool json)
{
	struct trouble trouble = { 0 };
	struct view view = view_of(record);

	bad_input(&trouble, "", "the review has %zu event%s, not %u as expected; nothing was recorded", record->count,
		  record->count == 1 ? "" : "s", (unsigned)expected);
	trouble.exit = EXIT_UNAVAILABLE;
	if (json)
		return say_between_json(record, trouble.what.message, expected);
	say_trouble(&trouble, NULL, false);
	view.reference = reference;
	view.from = expected < record->count ? expected : record->count;
	if (view.from < view.until && view_open(&view, &trouble)) {
		printf("What came in between\n");
		print_events(&view);
	}
	view_close(&view);
	return EXIT_UNAVAILABLE;
}
