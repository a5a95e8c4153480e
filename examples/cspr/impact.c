/*
 * cspr impact: the record, read under another edition or local profile from its first event on, and in what it would
 * then differ: verdicts and findings, duties, state. For before a change is adopted; nothing is changed.
 */
#include "host.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_FINDINGS = 64 };

/* What was not met of one event. */
struct unmet {
	cspr_code verdict;
	size_t count;
	struct cspr_finding findings[MOST_FINDINGS];
	cspr_decision *decision;
};

struct impact {
	const struct record *record;
	cspr_review *other;
	cspr_comparison *comparison;
	cspr_day as_of;
};

static cspr_status unmet_of(cspr_review *review, size_t index, struct unmet *ret)
{
	struct cspr_finding finding = { .size = sizeof(finding) };
	cspr_status status = cspr_review_decision(review, index, &ret->decision);

	ret->count = 0;
	if (status < 0)
		return status;
	ret->verdict = cspr_decision_verdict(ret->decision);
	for (size_t i = 0; cspr_decision_finding(ret->decision, i, &finding) == CSPR_DONE; i++)
		if (finding.result != CSPR_RESULT_MET && ret->count < MOST_FINDINGS)
			ret->findings[ret->count++] = finding;
	return CSPR_DONE;
}

static bool found_in(const struct unmet *unmet, const struct cspr_finding *finding)
{
	for (size_t i = 0; i < unmet->count; i++)
		if (strcmp(unmet->findings[i].name, finding->name) == 0 &&
		    unmet->findings[i].result == finding->result && unmet->findings[i].force == finding->force)
			return true;
	return false;
}

static bool all_found(const struct unmet *these, const struct unmet *in)
{
	for (size_t i = 0; i < these->count; i++)
		if (!found_in(in, &these->findings[i]))
			return false;
	return true;
}

struct told { /* to whom the differences are told, one or the other */
	const struct impact *impact;
	json_t *differences;
	struct table *table;
	size_t count;
};

static void tell_event_json(struct told *told, size_t seq, const char *event, const struct unmet *before,
			    const struct unmet *after)
{
	const struct record *record = told->impact->record;
	json_t *findings = json_array(), *gone = json_array();
	bool verdict = before->verdict != after->verdict;

	for (size_t i = 0; i < after->count; i++)
		if (!found_in(before, &after->findings[i]))
			json_array_append_new(findings, finding_json(record, record->count, &after->findings[i]));
	for (size_t i = 0; i < before->count; i++)
		if (!found_in(after, &before->findings[i]))
			json_array_append_new(gone, finding_json(record, record->count, &before->findings[i]));
	json_array_append_new(told->differences,
			      json_pack("{s:s, s:I, s:s, s:s, s:s, s:o, s:o}", "kind", verdict ? "verdict" : "findings",
					"seq", (json_int_t)seq, "event", event, "before",
					name_of(CSPR_GROUP_VERDICT, before->verdict), "after",
					name_of(CSPR_GROUP_VERDICT, after->verdict), "findings", findings, "no_longer",
					gone));
}

static void tell_event_row(struct told *told, size_t seq, const char *event, const struct unmet *before,
			   const struct unmet *after)
{
	const struct record *record = told->impact->record;
	char *what = format_text("event %zu, %s", seq, event), *words;

	table_cell(told->table, TONE_PLAIN, what ? what : "");
	table_cell(told->table, TONE_PLAIN, name_of(CSPR_GROUP_VERDICT, before->verdict));
	table_cell(told->table, tone_of_verdict(after->verdict), name_of(CSPR_GROUP_VERDICT, after->verdict));
	free(what);
	for (size_t i = 0; i < after->count; i++) {
		if (found_in(before, &after->findings[i]))
			continue;
		words = finding_text(record, record->count, &after->findings[i]);
		table_note(told->table, TONE_WARN, words);
		free(words);
	}
	for (size_t i = 0; i < before->count; i++) {
		if (found_in(after, &before->findings[i]))
			continue;
		words = format_text("no longer found: %s (%s)", before->findings[i].name,
				    name_of(CSPR_GROUP_FORCE, before->findings[i].force));
		table_note(told->table, TONE_PLAIN, words);
		free(words);
	}
}

static cspr_status tell_event(struct told *told, const struct entry *entry)
{
	const struct impact *impact = told->impact;
	const char *event = name_of(CSPR_GROUP_EVENT, cspr_event_code(entry->event));
	size_t seq = (size_t)(entry - impact->record->entries) + 1;
	struct unmet before = { 0 }, after = { 0 };
	cspr_status status = unmet_of(impact->record->review, entry->number - 1, &before);

	if (status == CSPR_DONE)
		status = unmet_of(impact->other, entry->number - 1, &after);
	if (status == CSPR_DONE &&
	    (before.verdict != after.verdict || !all_found(&before, &after) || !all_found(&after, &before))) {
		told->count++;
		if (told->differences)
			tell_event_json(told, seq, event, &before, &after);
		else
			tell_event_row(told, seq, event, &before, &after);
	}
	cspr_decision_unref(before.decision);
	cspr_decision_unref(after.decision);
	return status;
}

/* A retracted event has no verdict to compare. */
static cspr_status tell_events(struct told *told)
{
	const struct record *record = told->impact->record;
	cspr_status status = CSPR_DONE;
	cspr_event *reading;

	for (size_t i = 0; i < record->count && status == CSPR_DONE; i++) {
		const struct entry *entry = &record->entries[i];

		if (!entry->committed)
			continue;
		status = cspr_review_reading(record->review, entry->number - 1, &reading);
		if (status == CSPR_DONE && reading)
			status = tell_event(told, entry);
	}
	return status;
}

static cspr_status tell(struct told *told)
{
	const struct impact *impact = told->impact;
	const struct record *record = impact->record;
	struct cspr_difference difference = { .size = sizeof(difference) };
	cspr_status status = tell_events(told);

	for (size_t i = 0;
	     status == CSPR_DONE && cspr_comparison_difference(impact->comparison, i, &difference) == CSPR_DONE; i++) {
		if (difference.kind == CSPR_DIFFERENCE_VERDICT) /* told, with its findings */
			continue;
		told->count++;
		if (told->differences)
			json_array_append_new(told->differences, difference_json(record, record->count, &difference));
		else
			difference_row(told->table, record, record->count, cspr_review_basis(impact->other),
				       &difference);
	}
	return status;
}

static json_t *impact_heading(const struct impact *impact)
{
	const cspr_edition *now = record_edition(impact->record);
	const cspr_edition *under = cspr_basis_edition(cspr_review_basis(impact->other));

	return json_pack("{s:s, s:s, s:b, s:o, s:s, s:o*, s:o*}", "edition", cspr_edition_name(now), "under",
			 cspr_edition_name(under), "provisional",
			 cspr_edition_provisional(under) || cspr_edition_provisional(now), "as_of",
			 span_json(span_of_day(impact->as_of)), "calendar",
			 cspr_calendar_version(cspr_basis_calendar(cspr_review_basis(impact->other))), "profile",
			 profile_json(cspr_basis_profile(cspr_review_basis(impact->record->review))), "under_profile",
			 profile_json(cspr_basis_profile(cspr_review_basis(impact->other))));
}

static void print_impact_heading(const struct impact *impact)
{
	const cspr_edition *now = record_edition(impact->record);
	const cspr_edition *under = cspr_basis_edition(cspr_review_basis(impact->other));
	char day[24];

	say_provisional(under);
	if (now != under)
		say_provisional(now);
	printf("%s (%s)\n", cspr_edition_title(now), cspr_edition_name(now));
	say_profile(cspr_basis_profile(cspr_review_basis(impact->record->review)));
	printf("Read from the first event on under %s (%s)\n", cspr_edition_title(under), cspr_edition_name(under));
	say_profile(cspr_basis_profile(cspr_review_basis(impact->other)));
	printf("As of %s. Nothing is changed.\n\n", span_text(span_of_day(impact->as_of), day));
}

static int say_impact(const struct impact *impact, bool json)
{
	struct told told = { .impact = impact };
	struct trouble trouble = { 0 };
	cspr_status status;

	told.differences = json ? json_array() : NULL;
	told.table = json ? NULL : differences_table();
	status = tell(&told);
	if (status < 0) {
		json_decref(told.differences);
		table_free(told.table);
		status_trouble(status, &trouble);
		return say_trouble(&trouble, NULL, json);
	}
	if (json) {
		json_t *answer = impact_heading(impact);

		json_object_set_new(answer, "differences", told.differences);
		return say_json(answer, EXIT_DONE);
	}
	print_impact_heading(impact);
	printf("What would read otherwise\n");
	if (!table_print(told.table))
		return EXIT_UNAVAILABLE;
	if (!told.count)
		printf("Nothing.\n");
	return EXIT_DONE;
}

/* Under what it is read: NULL stands for what it is under now. */
struct other {
	const char *edition;
	const char *profile; /* a file */
};

static bool other_basis(const struct record *record, const struct other *other, cspr_basis **ret,
			struct trouble *trouble)
{
	const cspr_edition *edition = other->edition ? cspr_edition_find(other->edition) : record_edition(record);
	cspr_profile *profile = NULL;
	cspr_status status;

	memset(trouble, 0, sizeof(*trouble));
	if (other->profile && !profile_read(record->context, other->profile, &profile, trouble))
		return false;
	status = cspr_basis_new(record->context, edition, NULL, profile ? profile : record->profile, ret);
	cspr_profile_unref(profile);
	if (status == CSPR_ERROR_NOT_FOUND)
		return bad_input(trouble, "", "the profile is not for %s", cspr_edition_name(edition));
	return status < 0 ? status_trouble(status, trouble) : true;
}

static bool reread(struct impact *impact, const struct other *other, struct trouble *trouble)
{
	const struct record *record = impact->record;
	cspr_basis *basis;
	cspr_status status;

	if (!other_basis(record, other, &basis, trouble))
		return false;
	status = cspr_review_reread(record->review, basis, &impact->other);
	if (status == CSPR_DONE)
		status = cspr_review_compare(record->review, impact->other, impact->as_of, &impact->comparison);
	cspr_basis_unref(basis);
	return status < 0 ? status_trouble(status, trouble) : true;
}

static int impact(const struct record *record, const struct other *other, const cspr_day *as_of, bool json)
{
	struct impact impact = { .record = record, .as_of = as_of ? *as_of : moment_day(record->recorded) };
	struct trouble trouble = { 0 };
	const cspr_edition *edition;
	int exit_code;

	trouble.what.size = sizeof(trouble.what);
	if (other->edition &&
	    cspr_edition_read(other->edition, cspr_review_basis(record->review), &edition, &trouble.what) != CSPR_DONE)
		return say_usage(json, "impact", trouble.what.nearest[0] ? trouble.what.nearest : NULL,
				 trouble.what.message);
	if (reread(&impact, other, &trouble))
		exit_code = say_impact(&impact, json);
	else
		exit_code = say_trouble(&trouble, NULL, json);
	cspr_comparison_unref(impact.comparison);
	cspr_review_unref(impact.other);
	return exit_code;
}

int run_impact(int argc, char **argv)
{
	struct source source = { 0 };
	const char *wanted = NULL;
	struct other other = { NULL, NULL };
	bool json = false;
	const struct option_row rows[] = { { "--edition", &other.edition, NULL },
					   { "--profile", &other.profile, NULL },
					   { "--store", &source.store, NULL },
					   { "--review", &source.review, NULL },
					   { "--record-edition", &source.edition, NULL },
					   { "--record-profile", &source.profile, NULL },
					   { "--as-of", &wanted, NULL },
					   { "--json", NULL, &json },
					   { NULL, NULL, NULL } };
	struct trouble trouble;
	struct record record;
	cspr_day as_of;
	int exit_code = options_read(argc, argv, rows, &source.file, 1);

	exit_code = exit_code ? exit_code : source_check(&source, "impact", json);
	if (exit_code)
		return exit_code;
	if (!other.edition && !other.profile)
		return say_usage(json, "impact", NULL,
				 "what to read the record under is missing: --edition or --profile");
	if (wanted && !full_date_read(wanted, &as_of))
		return say_usage(json, "impact", NULL, "--as-of takes a full date, as 2024-03-08");
	if (!source_read(&source, &record, &trouble))
		exit_code = say_trouble(&trouble, source.file, json);
	else
		exit_code = impact(&record, &other, wanted ? &as_of : NULL, json);
	record_free(&record);
	source_close(&source);
	return exit_code;
}
