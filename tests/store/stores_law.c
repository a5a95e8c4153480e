/* Under which law a stored review is read, whatever came in between: profiles, kinds, editions, amendments. */
#include "desk.h"
#include "faulty.h"

#include <string.h>

static const char profile_text[] = "{\"profile\":\"here\",\"version\":\"1\",\"editions\":[\"wt2023\"],"
				   "\"terms\":[{\"duty\":\"panel-reply\",\"within\":{\"working_days\":10},"
				   "\"words\":\"The Panel replies.\"}]}";

START_TEST(a_profile_is_recorded_with_each_decision)
{
	struct cspr_store_settings settings = { .size = sizeof settings,
						.profile = profile_text,
						.profile_length = sizeof profile_text - 1 };
	cspr_store *local = open_memory(&settings);
	cspr_stored *stored = begin(local, "r"), *loaded;
	const cspr_profile *profile;

	ck_assert_status(record_steps(stored, 0, 5, NULL), CSPR_DONE);
	ck_assert_ptr_nonnull(strstr(line_of(stored, 4), "\"decided\":{\"profile\":{\"digest\":\"sha256:"));
	ck_assert_ptr_nonnull(
		strstr(line_of(stored, 4), "\"id\":\"here\",\"version\":\"1\"},\"verdict\":\"allowed\"}"));
	ck_assert_uint_eq(duties_of(local, "r", "panel-reply"), 1);
	ck_assert_uint_eq(duties_of(store, "r", "panel-reply"), 0);
	loaded = load(local, "r");
	assert_same(stored, loaded);
	profile = cspr_basis_profile(cspr_review_basis(cspr_stored_review(loaded)));
	ck_assert_ptr_nonnull(profile);
	ck_assert_str_eq(cspr_profile_id(profile), "here");
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
	cspr_store_unref(local);
}
END_TEST

START_TEST(a_profile_that_loosens_opens_no_store)
{
	static const char loose[] = "{\"profile\":\"here\",\"version\":\"1\",\"editions\":[\"wt2023\"],"
				    "\"terms\":[{\"duty\":\"rapid-review\",\"within\":{\"working_days\":20},"
				    "\"words\":\"Take longer.\"}]}";
	struct cspr_store_settings settings = { .size = sizeof settings,
						.profile = loose,
						.profile_length = sizeof loose - 1 };
	cspr_store *none = NULL;

	ck_assert_int_lt(cspr_memory_open(context, &settings, &none, &trouble), 0);
	ck_assert_str_eq(trouble.rule, "rapid-review");
	ck_assert_str_eq(trouble.pointer, "/terms/0/within");
	ck_assert_ptr_null(none);
}
END_TEST

/* Holds itself to a shorter reply, in the same editions and in a later one. */
static const char other_text[] = "{\"profile\":\"there\",\"version\":\"2\",\"editions\":[\"wt2023\",\"wt2026\"],"
				 "\"terms\":[{\"duty\":\"panel-reply\",\"within\":{\"working_days\":5},"
				 "\"words\":\"The Panel replies sooner.\"}]}";

static struct cspr_store_settings under(const char *profile)
{
	return (struct cspr_store_settings){ .size = sizeof(struct cspr_store_settings),
					     .profile = profile,
					     .profile_length = profile ? strlen(profile) : 0 };
}

static const char *profile_of(const cspr_stored *stored)
{
	const cspr_profile *profile = cspr_basis_profile(cspr_review_basis(cspr_stored_review(stored)));

	return profile ? cspr_profile_id(profile) : "";
}

/* Records some steps on a review, by a store that is opened for it alone under a profile. */
static void record_under(const char *profile, size_t from, size_t count)
{
	struct cspr_store_settings settings = under(profile);
	struct fault fault = { 0 };
	cspr_store *opened = open_faulty(&fault, &settings);
	cspr_stored *stored = from ? load(opened, "r") : begin(opened, "r");

	ck_assert_status(record_steps(stored, from, count, NULL), CSPR_DONE);
	ck_assert(!fault.used_by_visitor);
	cspr_stored_unref(stored);
	cspr_store_unref(opened);
	ck_assert_uint_eq(fault.closed, 1);
}

/* Every event under the profile that it was decided under, whoever reads; and what comes next under the reader's own,
 * or the last. */
static void check_read_under(const char *profile, const char *next)
{
	struct cspr_store_settings settings = under(profile);
	struct fault fault = { 0 };
	cspr_store *opened = open_faulty(&fault, &settings);
	cspr_stored *stored = load(opened, "r");
	size_t reviews, changed;
	cspr_code verdict;

	ck_assert_str_eq(profile_of(stored), next);
	for (uint32_t i = 0; i < 15; i++) {
		const char *line = line_of(stored, i);

		ck_assert_status(cspr_review_event(cspr_stored_review(stored), i, NULL, &verdict, NULL), CSPR_DONE);
		ck_assert_int_eq(verdict, CSPR_VERDICT_ALLOWED);
		ck_assert_ptr_nonnull(strstr(line, "\"verdict\":\"allowed\"}"));
		ck_assert_int_eq(strstr(line, "\"profile\":{") != NULL, i >= 5);
		ck_assert_int_eq(strstr(line, "\"id\":\"here\"") != NULL, i >= 5 && i < 10);
		ck_assert_int_eq(strstr(line, "\"id\":\"there\"") != NULL, i >= 10);
	}
	ck_assert_status(cspr_store_rebuild(opened, &reviews, &changed, &trouble), CSPR_DONE);
	ck_assert_uint_eq(reviews, 1);
	ck_assert_uint_eq(changed, 0);
	ck_assert(!fault.used_by_visitor);
	cspr_stored_unref(stored);
	cspr_store_unref(opened);
}

START_TEST(a_record_keeps_the_profiles_that_it_was_decided_under)
{
	static const char elsewhere[] = "{\"profile\":\"elsewhere\",\"version\":\"1\",\"editions\":[\"wt2018\"]}";

	record_under(NULL, 0, 5);
	ck_assert_uint_eq(duties_of(store, "r", "panel-reply"), 0);
	record_under(profile_text, 5, 5);
	ck_assert_uint_eq(duties_of(store, "r", "panel-reply"), 1);
	record_under(other_text, 10, 5);
	check_read_under(NULL, "there");
	check_read_under(profile_text, "here");
	check_read_under(other_text, "there");
	check_read_under(elsewhere, "there"); /* it is for another edition */
}
END_TEST

START_TEST(a_profile_that_is_gone_or_changed_is_told)
{
	static const struct {
		const char *document, *words;
	} cases[] = {
		{ "", "the local profile that the record was decided under is not in the store" },
		{ other_text, "the local profile in the store is not the one that the record was decided under" },
		{ "{}", "the local profile in the store is not the one that the record was decided under" },
	};

	record_under(profile_text, 0, 5);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fault fault = { .document = cases[i].document };
		cspr_store *opened = open_faulty(&fault, NULL);
		cspr_stored *stored = NULL;
		size_t reviews = 7, changed = 7;

		ck_assert_status(cspr_store_load(opened, "r", &stored, &trouble), CSPR_ERROR_CORRUPT);
		ck_assert_str_eq(trouble.message, cases[i].words);
		ck_assert_ptr_null(stored);
		ck_assert_status(cspr_store_rebuild(opened, &reviews, &changed, &trouble), CSPR_ERROR_CORRUPT);
		ck_assert_ptr_nonnull(strstr(trouble.message, cases[i].words));
		ck_assert_uint_eq(reviews, 7);
		cspr_store_unref(opened);
	}
}
END_TEST

START_TEST(another_edition_is_followed)
{
	static const struct step other = { "2026-04-01",
					   CSPR_EVENT_CHANGE_EDITION,
					   CSPR_ROLE_BUSINESS_MANAGER,
					   "u-1",
					   { { CSPR_PART_TO, "wt2026" }, { CSPR_PART_REASON, "minute-9" } } };
	struct cspr_store_settings settings = under(other_text);
	struct fault fault = { 0 };
	cspr_store *opened = open_faulty(&fault, &settings);
	cspr_stored *stored = begin(opened, "r"), *loaded;
	cspr_event *event;
	size_t reviews, changed;
	char *note;

	event = step(0);
	ck_assert_status(record_event(stored, event, "Child A: in words", -1, NULL), CSPR_DONE);
	cspr_event_unref(event);
	ck_assert_status(record_steps(stored, 1, 7, NULL), CSPR_DONE);
	ck_assert_status(story_event(context, basis, &other, &event), CSPR_DONE);
	ck_assert_status(record_event(stored, event, NULL, -1, NULL), CSPR_DONE);
	loaded = load(store, "r"); /* which has no profile of its own */
	assert_same(stored, loaded);
	ck_assert_str_eq(cspr_edition_name(cspr_basis_edition(cspr_review_basis(cspr_stored_review(loaded)))),
			 "wt2026");
	ck_assert_str_eq(profile_of(loaded), "there");
	ck_assert_status(cspr_store_rebuild(store, &reviews, &changed, &trouble), CSPR_DONE);
	ck_assert_uint_eq(changed, 0);
	/* The first line is of the first edition still. */
	ck_assert_status(cspr_stored_note(loaded, 0, &note), CSPR_DONE);
	ck_assert_str_eq(note, "Child A: in words");
	cspr_text_free(context, note);
	cspr_event_unref(event);
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
	cspr_store_unref(opened);
}
END_TEST

START_TEST(a_profile_that_is_not_for_the_other_edition_holds_it_up)
{
	static const struct step other = { "2026-04-01",
					   CSPR_EVENT_CHANGE_EDITION,
					   CSPR_ROLE_BUSINESS_MANAGER,
					   "u-1",
					   { { CSPR_PART_TO, "wt2026" }, { CSPR_PART_REASON, "minute-9" } } };
	struct cspr_store_settings settings = under(profile_text);
	struct fault fault = { 0 };
	cspr_store *opened = open_faulty(&fault, &settings);
	cspr_stored *stored = begin(opened, "r");
	cspr_event *event;

	ck_assert_status(record_steps(stored, 0, 8, NULL), CSPR_DONE);
	ck_assert_status(story_event(context, basis, &other, &event), CSPR_DONE);
	ck_assert_status(record_event(stored, event, NULL, -1, NULL), CSPR_ERROR_NOT_FOUND);
	ck_assert_str_eq(trouble.pointer, "/parts/to");
	ck_assert_str_eq(trouble.message, "the local profile is not for this edition");
	cspr_event_unref(event);
	cspr_stored_unref(stored);
	cspr_store_unref(opened);
}
END_TEST

static cspr_event *adoption(const char *day)
{
	struct step adopt = {
		day, CSPR_EVENT_ADOPT, CSPR_ROLE_BUSINESS_MANAGER, "u-1", { { CSPR_PART_STATE, "screening" } }
	};
	cspr_event *event;

	ck_assert_status(story_event(context, basis, &adopt, &event), CSPR_DONE);
	return event;
}

static const char *edition_of(const cspr_stored *stored)
{
	return cspr_edition_name(cspr_basis_edition(cspr_review_basis(cspr_stored_review(stored))));
}

START_TEST(a_review_is_of_whom_it_is_said)
{
	const cspr_edition *adult = cspr_edition_find("sar2014");
	cspr_event *event = adoption("2024-03-01"), *early = adoption("2015-03-31");
	cspr_stored *stored, *loaded;

	ck_assert_status(cspr_store_begin(store, "a", CSPR_KIND_ADULT, NULL, &stored), CSPR_DONE);
	ck_assert_status(record_event(stored, early, NULL, -1, NULL), CSPR_ERROR_NOT_FOUND);
	ck_assert_str_eq(trouble.message, "no one edition was in force then: give the edition");
	ck_assert_status(record_event(stored, event, NULL, -1, NULL), CSPR_DONE);
	ck_assert_str_eq(edition_of(stored), "sar2014");
	ck_assert_ptr_nonnull(strstr(line_of(stored, 0), "\"kind\":\"adult\""));
	loaded = load(store, "a");
	assert_same(stored, loaded);
	ck_assert_str_eq(edition_of(loaded), "sar2014");
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
	ck_assert_status(cspr_store_begin(store, "b", 0, adult, &stored), CSPR_DONE);
	ck_assert_status(record_event(stored, event, NULL, -1, NULL), CSPR_DONE);
	ck_assert_str_eq(edition_of(stored), "sar2014");
	cspr_stored_unref(stored);
	ck_assert_status(cspr_store_begin(store, "c", 0, NULL, &stored), CSPR_DONE);
	ck_assert_status(record_event(stored, event, NULL, -1, NULL), CSPR_DONE);
	ck_assert_str_eq(edition_of(stored), "wt2023");
	cspr_stored_unref(stored);
	stored = NULL;
	ck_assert_status(cspr_store_begin(store, "d", CSPR_KIND_CHILDREN, adult, &stored), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_store_begin(store, "d", 99, NULL, &stored), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_ptr_null(stored);
	cspr_event_unref(event);
	cspr_event_unref(early);
}
END_TEST

START_TEST(vague_dates_and_amendments_are_read_again)
{
	struct step amend = { "2024-04-01",
			      CSPR_EVENT_AMEND,
			      CSPR_ROLE_BUSINESS_MANAGER,
			      "u-1",
			      { { CSPR_PART_OF, "1" }, { CSPR_PART_REASON, "minute-9" } } };
	cspr_event *event = adoption("2024-03-01"), *amendment, *replacement;
	struct cspr_span month, year;
	cspr_stored *stored = begin(store, "r"), *loaded;
	size_t reviews, changed;

	ck_assert_status(cspr_span_parse("2023-12", &month, NULL), CSPR_DONE);
	ck_assert_status(cspr_span_parse("2023", &year, NULL), CSPR_DONE);
	ck_assert_status(cspr_event_set_milestone(event, CSPR_MILESTONE_INCIDENT, month), CSPR_DONE);
	ck_assert_status(record_event(stored, event, NULL, -1, NULL), CSPR_ERROR_BAD_DATE); /* two editions in it */
	ck_assert_status(cspr_span_parse("2024-02", &month, NULL), CSPR_DONE);
	ck_assert_status(cspr_event_set_milestone(event, CSPR_MILESTONE_AWARE, month), CSPR_DONE);
	ck_assert_status(record_event(stored, event, NULL, -1, NULL), CSPR_DONE);
	ck_assert_ptr_nonnull(strstr(line_of(stored, 0), "\"aware\":\"2024-02\",\"incident\":\"2023-12\""));
	ck_assert_status(story_event(context, basis, &amend, &amendment), CSPR_DONE);
	ck_assert_status(cspr_event_new(context, CSPR_EVENT_ADOPT, &replacement), CSPR_DONE);
	ck_assert_status(cspr_event_set_code(replacement, CSPR_PART_STATE, CSPR_STATE_SCREENING), CSPR_DONE);
	ck_assert_status(cspr_event_set_milestone(replacement, CSPR_MILESTONE_INCIDENT, year), CSPR_DONE);
	ck_assert_status(cspr_event_set_replacement(amendment, replacement), CSPR_DONE);
	ck_assert_status(record_event(stored, amendment, NULL, -1, NULL), CSPR_DONE);
	loaded = load(store, "r");
	assert_same(stored, loaded);
	ck_assert_ptr_nonnull(strstr(line_of(loaded, 1), "\"incident\":\"2023\""));
	ck_assert_status(cspr_store_rebuild(store, &reviews, &changed, &trouble), CSPR_DONE);
	ck_assert_uint_eq(changed, 0);
	cspr_event_unref(replacement);
	cspr_event_unref(amendment);
	cspr_event_unref(event);
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("stores-law");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, a_profile_is_recorded_with_each_decision);
	tcase_add_test(tests, a_profile_that_loosens_opens_no_store);
	tcase_add_test(tests, a_record_keeps_the_profiles_that_it_was_decided_under);
	tcase_add_test(tests, a_profile_that_is_gone_or_changed_is_told);
	tcase_add_test(tests, another_edition_is_followed);
	tcase_add_test(tests, a_profile_that_is_not_for_the_other_edition_holds_it_up);
	tcase_add_test(tests, a_review_is_of_whom_it_is_said);
	tcase_add_test(tests, vague_dates_and_amendments_are_read_again);
	return run_tests("stores-law", tests);
}
