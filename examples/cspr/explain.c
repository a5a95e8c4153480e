/*
 * cspr explain: what may be recorded now, and what stands in the way, with every reason. Asks the same
 * evaluator that decides; nothing is recorded.
 *
 * Nobody has given a departure reason when asking. So each answer also says what one would change: a
 * "should" or an unknown fact gives way to a reason, a "must" only to what has already happened.
 */
#include "host.h"

#include <stdlib.h>

enum possible { POSSIBLE, WITH_REASON, IF_ALREADY_HAPPENED, NEVER };

static const struct {
	const char *name;
	const char *words;
	int tone;
} possibilities[] = {
	[POSSIBLE] = { "allowed", "allowed", TONE_GOOD },
	[WITH_REASON] = { "with_reason", "in breach, with a departure reason", TONE_WARN },
	[IF_ALREADY_HAPPENED] = { "if_already_happened", "refused, unless it has already happened", TONE_BAD },
	[NEVER] = { "never", "refused", TONE_BAD },
};

static enum possible possible_of(const struct cspr_finding *finding)
{
	if (finding->result == CSPR_RESULT_MET)
		return POSSIBLE;
	switch (finding->rule) {
	case CSPR_RULE_NO_SUCH_MOVE:
	case CSPR_RULE_NO_AUTHORITY:
	case CSPR_RULE_PARTICULARS_COMPLETE:
	case CSPR_RULE_LATER_MOVES_STAND:
		return NEVER;
	}
	if (finding->result == CSPR_RESULT_UNKNOWN || finding->force == CSPR_FORCE_SHOULD)
		return WITH_REASON;
	return finding->force == CSPR_FORCE_MUST ? IF_ALREADY_HAPPENED : POSSIBLE;
}

static enum possible decision_possible(const cspr_decision *decision)
{
	struct cspr_finding finding = { .size = sizeof(finding) };
	enum possible worst = POSSIBLE;

	if (cspr_decision_status(decision) == CSPR_DONE)
		return POSSIBLE;
	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		if (possible_of(&finding) > worst)
			worst = possible_of(&finding);
	return worst;
}

static bool is_next(const struct record *record, cspr_code event)
{
	cspr_code next;

	for (size_t i = 0; cspr_review_next(record->review, i, &next) == CSPR_DONE; i++)
		if (next == event)
			return true;
	return false;
}

struct question {
	const struct record *record;
	cspr_code event; /* 0: all that the graph has a row for */
	cspr_code role;
	cspr_day as_of;
};

/* Asks about the events in the order of vocab.h, one after the other; 0 past the end. */
static cspr_code ask_next(const struct question *question, size_t *at)
{
	cspr_code event;

	if (question->event)
		return (*at)++ == 0 ? question->event : 0;
	while ((event = cspr_word_at(CSPR_GROUP_EVENT, (*at)++)))
		if (is_next(question->record, event))
			return event;
	return 0;
}

static json_t *explained_json(const struct record *record, cspr_code event, const cspr_decision *decision)
{
	cspr_code state = cspr_decision_state(decision);

	return json_pack("{s:s, s:s, s:s, s:o, s:o}", "event", name_of(CSPR_GROUP_EVENT, event), "verdict",
			 name_of(CSPR_GROUP_VERDICT, cspr_decision_verdict(decision)), "possible",
			 possibilities[decision_possible(decision)].name, "state",
			 state ? json_string(name_of(CSPR_GROUP_STATE, state)) : json_null(), "findings",
			 findings_json(record, record->count, decision));
}

static void explained_rows(struct table *table, const struct record *record, cspr_code event,
			   const cspr_decision *decision)
{
	struct cspr_finding finding = { .size = sizeof(finding) };
	enum possible possible = decision_possible(decision);
	cspr_code state = cspr_decision_state(decision);

	table_cell(table, TONE_PLAIN, name_of(CSPR_GROUP_EVENT, event));
	table_cell(table, possibilities[possible].tone, possibilities[possible].words);
	table_cell(table, TONE_PLAIN, possible != POSSIBLE || !state ? "" : name_of(CSPR_GROUP_STATE, state));
	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++) {
		if (finding.result == CSPR_RESULT_MET)
			continue;
		char *words = finding_text(record, record->count, &finding);
		table_note(table, TONE_PLAIN, words);
		free(words);
	}
}

static json_t *out_of_place(const struct record *record)
{
	json_t *names = json_array();
	cspr_code event;

	for (size_t i = 0; (event = cspr_word_at(CSPR_GROUP_EVENT, i)); i++)
		if (!is_next(record, event))
			json_array_append_new(names, json_string(name_of(CSPR_GROUP_EVENT, event)));
	return names;
}

static void print_out_of_place(const struct record *record)
{
	json_t *names = out_of_place(record), *name;
	char *line = NULL;
	size_t index;

	json_array_foreach(names, index, name)
		line = list_add(line, json_string_value(name));
	if (line) {
		printf("\nOut of place in this state\n");
		say_wrapped(line, 2);
	}
	free(line);
	json_decref(names);
}

static void print_explain_heading(const struct question *question)
{
	const cspr_edition *edition = record_edition(question->record);
	cspr_code state = cspr_review_state(question->record->review);
	char day[24];

	say_provisional(edition);
	printf("%s (%s)\n", cspr_edition_title(edition), cspr_edition_name(edition));
	say_profile(cspr_basis_profile(cspr_review_basis(question->record->review)));
	printf("State %s; asked for %s", state ? name_of(CSPR_GROUP_STATE, state) : "(none)",
	       span_text(span_of_day(question->as_of), day));
	if (question->role)
		printf(", by %s", name_of(CSPR_GROUP_ROLE, question->role));
	printf("\nWhat each event carries is taken to be right.\n\n");
}

static int explain(const struct question *question, bool json)
{
	static const char *const headings[] = { "Event", "Now", "Leads to" };
	cspr_review *review = question->record->review;
	struct table *table = json ? NULL : table_new(3, headings);
	json_t *events = json_array();
	int exit_code = EXIT_DONE;
	cspr_code event;

	for (size_t at = 0; (event = ask_next(question, &at));) {
		cspr_decision *decision;

		if (cspr_review_explain(review, event, question->role, question->as_of, &decision) < 0)
			continue;
		if (json)
			json_array_append_new(events, explained_json(question->record, event, decision));
		else
			explained_rows(table, question->record, event, decision);
		if (question->event && cspr_decision_status(decision) == CSPR_REFUSED)
			exit_code = EXIT_NO;
		cspr_decision_unref(decision);
	}
	if (json) {
		const cspr_edition *edition = record_edition(question->record);
		cspr_code state = cspr_review_state(review);

		return say_json(
			json_pack("{s:s, s:b, s:o, s:o, s:o, s:o, s:o*}", "edition", cspr_edition_name(edition),
				  "provisional", cspr_edition_provisional(edition), "state",
				  state ? json_string(name_of(CSPR_GROUP_STATE, state)) : json_null(), "as_of",
				  span_json(span_of_day(question->as_of)), "events", events, "out_of_place",
				  out_of_place(question->record), "profile",
				  profile_json(cspr_basis_profile(cspr_review_basis(question->record->review)))),
			exit_code);
	}
	json_decref(events);
	print_explain_heading(question);
	if (!table_print(table))
		return EXIT_UNAVAILABLE;
	if (!question->event)
		print_out_of_place(question->record);
	return exit_code;
}

int run_explain(int argc, char **argv)
{
	struct source source = { 0 };
	const char *operand = NULL, *role = NULL, *event = NULL, *wanted = NULL;
	bool json = false;
	const struct option_row rows[] = { { "--store", &source.store, NULL }, { "--review", &source.review, NULL },
					   { "--file", &source.file, NULL },   { "--role", &role, NULL },
					   { "--event", &event, NULL },	       { "--edition", &source.edition, NULL },
					   { "--as-of", &wanted, NULL },       { "--profile", &source.profile, NULL },
					   { "--json", NULL, &json },	       { NULL, NULL, NULL } };
	struct question question = { 0 };
	struct trouble trouble;
	struct record record;
	int exit_code = options_read(argc, argv, rows, &operand, 1);

	source.file = source.file ? source.file : operand;
	exit_code = exit_code ? exit_code : source_check(&source, "explain", json);
	if (exit_code)
		return exit_code;
	question.role = option_word(CSPR_GROUP_ROLE, role, "explain", "there is no such role", json, &exit_code);
	if (!exit_code)
		question.event =
			option_word(CSPR_GROUP_EVENT, event, "explain", "there is no such event", json, &exit_code);
	if (exit_code)
		return exit_code;
	if (wanted && !full_date_read(wanted, &question.as_of))
		return say_usage(json, "explain", NULL, "--as-of takes a full date, as 2024-03-08");
	if (!source_read(&source, &record, &trouble)) {
		exit_code = say_trouble(&trouble, source.file, json);
	} else {
		question.record = &record;
		question.as_of = wanted ? question.as_of : moment_day(record.recorded);
		exit_code = explain(&question, json);
	}
	record_free(&record);
	source_close(&source);
	return exit_code;
}
