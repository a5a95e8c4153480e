/* Stores over drivers that fail, or whose storage was changed. */
#include "desk.h"
#include "faulty.h"

#include <string.h>

START_TEST(a_driver_that_cannot_leaves_the_review_as_it_was)
{
	static const cspr_status failures[] = { CSPR_ERROR_UNAVAILABLE, CSPR_ERROR_UNCERTAIN, CSPR_ERROR_NO_MEMORY };
	struct fault fault = { 0 };
	cspr_store *failing = open_faulty(&fault, NULL);
	cspr_stored *stored = begin(failing, "r");
	struct heard heard = { 0 };

	cspr_store_observe(failing, hear, &heard);
	ck_assert_status(record_steps(stored, 0, 3, NULL), CSPR_DONE);
	for (size_t i = 0; i < 3; i++) {
		uint64_t before = mark(cspr_stored_review(stored));

		fault.append_gives = failures[i];
		ck_assert_status(record_steps(stored, 3, 2, NULL), failures[i]);
		ck_assert_str_eq(trouble.message, "it was told to");
		ck_assert_uint_eq(mark(cspr_stored_review(stored)), before);
		ck_assert_uint_eq(heard.count, 3);
	}
	fault.append_gives = CSPR_DONE;
	ck_assert_status(record_steps(stored, 3, 2, NULL), CSPR_DONE);
	ck_assert_uint_eq(heard.count, 5);
	cspr_stored_unref(stored);
	cspr_store_unref(failing);
}
END_TEST

START_TEST(what_was_uncertain_is_found_on_refreshing)
{
	struct fault fault = { .append_gives = CSPR_ERROR_UNCERTAIN, .writes_first = true };
	cspr_store *failing = open_faulty(&fault, NULL);
	cspr_stored *stored = begin(failing, "r");

	ck_assert_status(record_steps(stored, 0, 3, NULL), CSPR_ERROR_UNCERTAIN);
	ck_assert_ptr_null(cspr_stored_review(stored));
	ck_assert_status(cspr_stored_refresh(stored, &trouble), CSPR_DONE);
	ck_assert_uint_eq(cspr_review_version(cspr_stored_review(stored)), 3);
	cspr_stored_unref(stored);
	cspr_store_unref(failing);
}
END_TEST

START_TEST(attempts_are_bounded)
{
	struct cspr_store_settings settings = { .size = sizeof settings, .attempts = 5 };
	struct fault fault = { .append_gives = CSPR_ERROR_CONFLICT };
	cspr_store *failing = open_faulty(&fault, &settings);
	cspr_stored *stored = begin(failing, "r");

	ck_assert_status(record_steps(stored, 0, 1, NULL), CSPR_ERROR_CONFLICT);
	ck_assert_uint_eq(fault.appends, 5);
	cspr_stored_unref(stored);
	cspr_store_unref(failing);
}
END_TEST

START_TEST(a_line_that_was_changed_or_is_not_there_is_told)
{
	struct fault fault = { 0 };
	cspr_store *failing = open_faulty(&fault, NULL);
	cspr_stored *stored = begun("r", 6), *loaded = NULL;

	fault.spoil = 4;
	ck_assert_status(cspr_store_load(failing, "r", &loaded, &trouble), CSPR_ERROR_CORRUPT);
	ck_assert_uint_eq(trouble.line, 4);
	fault.spoil = 0;
	fault.hide = 5;
	ck_assert_status(cspr_store_load(failing, "r", &loaded, &trouble), CSPR_ERROR_CORRUPT);
	ck_assert_uint_eq(trouble.line, 5);
	ck_assert_str_eq(trouble.message, "the event is not there");
	ck_assert_ptr_null(loaded);
	fault.deaf = true;
	ck_assert_status(cspr_store_load(failing, "r", &loaded, &trouble), CSPR_ERROR_CORRUPT);
	ck_assert_uint_eq(trouble.line, 5);
	ck_assert_ptr_null(loaded);
	fault.hide = 0;
	loaded = load(failing, "r");
	assert_same(stored, loaded);
	/* What can't be read leaves what was read as it was. */
	ck_assert_status(record_steps(stored, 6, 2, NULL), CSPR_DONE);
	fault.spoil = 8;
	ck_assert_status(cspr_stored_refresh(loaded, &trouble), CSPR_ERROR_CORRUPT);
	ck_assert_uint_eq(cspr_review_version(cspr_stored_review(loaded)), 6);
	fault.spoil = 0;
	ck_assert_status(cspr_stored_refresh(loaded, &trouble), CSPR_DONE);
	assert_same(stored, loaded);
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
	cspr_store_unref(failing);
}
END_TEST

START_TEST(nothing_is_recorded_upon_a_line_that_is_not_that_of_its_leaf)
{
	struct fault fault = { 0 };
	cspr_store *failing = open_faulty(&fault, NULL);
	cspr_stored *stored = begun("r", 6), *loaded;
	size_t reviews, changed;

	fault.leaf = 4;
	loaded = load(failing, "r");
	ck_assert_status(record_steps(loaded, 6, 1, NULL), CSPR_ERROR_CORRUPT);
	ck_assert_uint_eq(trouble.line, 4);
	ck_assert_uint_eq(fault.appends, 0);
	ck_assert_status(cspr_stored_check(loaded, &trouble), CSPR_ERROR_CORRUPT);
	ck_assert_status(cspr_store_rebuild(failing, &reviews, &changed, &trouble), CSPR_ERROR_CORRUPT);
	ck_assert_uint_eq(fault.appends, 0);
	cspr_stored_unref(loaded);
	fault.leaf = 0;
	loaded = load(failing, "r");
	ck_assert_status(record_steps(loaded, 6, 1, NULL), CSPR_DONE);
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
	cspr_store_unref(failing);
}
END_TEST

START_TEST(an_event_that_would_not_be_allowed_is_told)
{
	cspr_stored *stored = begun("r", 2), *loaded = NULL;
	struct cspr_stored_event event = { .size = sizeof event, .number = 3 };
	const struct cspr_stored_event *events[] = { &event };
	struct cspr_summary summary = { .size = sizeof summary };
	cspr_portfolio *portfolio;
	char line[4096];

	/* The third event of the record says that the first happens again. */
	strcpy(line, line_of(stored, 1));
	line[strlen(line) - 2] = '3';
	event.line = line;
	event.length = strlen(line);
	ck_assert_status(cspr_leaf(line, event.length, event.leaf), CSPR_DONE);
	ck_assert_status(cspr_store_list(store, NULL, &portfolio), CSPR_DONE);
	ck_assert_status(cspr_portfolio_summary(portfolio, 0, &summary), CSPR_DONE);
	summary.events = 3;
	struct cspr_append append = { .size = sizeof append,
				      .review = "r",
				      .expected = 2,
				      .events = events,
				      .event_count = 1,
				      .summary = &summary };

	ck_assert_status(cspr_store_driver(store)->append(cspr_store_state(store), &append), CSPR_DONE);
	ck_assert_status(cspr_store_load(store, "r", &loaded, &trouble), CSPR_ERROR_CORRUPT);
	ck_assert_uint_eq(trouble.line, 3);
	ck_assert_ptr_nonnull(strstr(trouble.message, "would not be allowed"));
	cspr_portfolio_unref(portfolio);
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(events_out_of_order_are_told)
{
	struct fault fault = { .twice = 3 };
	cspr_store *failing = open_faulty(&fault, NULL);
	cspr_stored *stored = begun("r", 6), *loaded = NULL;

	ck_assert_status(cspr_store_load(failing, "r", &loaded, &trouble), CSPR_ERROR_CORRUPT);
	ck_assert_uint_eq(trouble.line, 4);
	ck_assert_ptr_null(loaded);
	cspr_stored_unref(stored);
	cspr_store_unref(failing);
}
END_TEST

START_TEST(a_status_that_no_driver_gives_is_none_that_is_known)
{
	struct fault fault = { .append_gives = CSPR_REFUSED };
	struct cspr_store_settings settings = { .size = sizeof settings, .keep_refusals = 1 };
	cspr_store *failing = open_faulty(&fault, &settings);
	cspr_stored *stored = begin(failing, "r");

	ck_assert_status(record_steps(stored, 0, 3, NULL), CSPR_ERROR_UNCERTAIN);
	ck_assert_ptr_null(cspr_stored_review(stored));
	cspr_stored_unref(stored);
	cspr_store_unref(failing);
}
END_TEST

START_TEST(a_store_that_does_not_open_closes_its_driver)
{
	struct cspr_store_settings small = { .size = sizeof small - 1 };
	struct cspr_store_settings garbled = { .size = sizeof garbled, .profile = "{", .profile_length = 1 };
	struct cspr_driver lacking = faulty, older = faulty, open_for_ever = faulty;
	struct fault fault = { 0 };
	cspr_store *none = NULL;

	ck_assert_status(cspr_store_new(context, &faulty, &fault, &small, &none, &trouble), CSPR_ERROR_ARGUMENT);
	ck_assert_uint_eq(fault.closed, 1);
	ck_assert_status(cspr_store_new(context, &faulty, &fault, &garbled, &none, &trouble), CSPR_ERROR_BAD_INPUT);
	ck_assert_str_ne(trouble.message, "");
	ck_assert_uint_eq(fault.closed, 2);
	ck_assert_status(cspr_store_new(NULL, &faulty, &fault, NULL, &none, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_uint_eq(fault.closed, 3);
	lacking.document = NULL;
	ck_assert_status(cspr_store_new(context, &lacking, &fault, NULL, &none, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_uint_eq(fault.closed, 4);
	/* One that can't be closed, or of which it is not known how, is left. */
	older.size--;
	open_for_ever.close = NULL;
	ck_assert_status(cspr_store_new(context, &older, &fault, NULL, &none, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_store_new(context, &open_for_ever, &fault, NULL, &none, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_store_new(context, NULL, &fault, NULL, &none, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_uint_eq(fault.closed, 4);
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(a_note_that_was_changed_is_told)
{
	cspr_stored *stored = begun("r", 1);
	cspr_event *event = step(1);
	struct cspr_note other = { .size = sizeof other, .number = 2, .text = "Other words", .length = 11 };
	const struct cspr_note *notes[] = { &other };
	struct cspr_append append = {
		.size = sizeof append, .review = "r", .expected = 2, .notes = notes, .note_count = 1
	};
	char *note = NULL;

	ck_assert_status(record_event(stored, event, "Child A: in words", -1, NULL), CSPR_DONE);
	ck_assert_status(cspr_store_driver(store)->append(cspr_store_state(store), &append), CSPR_DONE);
	ck_assert_status(cspr_stored_note(stored, 1, &note), CSPR_ERROR_CORRUPT);
	ck_assert_ptr_null(note);
	cspr_event_unref(event);
	cspr_stored_unref(stored);
}
END_TEST

/* The fault that is found in what a store keeps of "r", or 0. */
static cspr_code kept_fault(cspr_store *in, uint32_t *ret_line)
{
	struct cspr_evidence evidence = { .size = sizeof evidence };
	struct cspr_fault found = { .size = sizeof found };
	cspr_kept *kept = NULL;
	cspr_report *report = NULL;

	ck_assert_status(cspr_store_kept(in, "r", &kept, &trouble), CSPR_DONE);
	ck_assert_status(cspr_kept_evidence(kept, NULL, &evidence), CSPR_DONE);
	ck_assert_str_eq(evidence.review, "r");
	ck_assert_int_ge(cspr_evidence_verify(&evidence, &report), CSPR_DONE);
	cspr_report_fault(report, 0, &found);
	*ret_line = found.line;
	cspr_report_unref(report);
	cspr_kept_unref(cspr_kept_ref(kept));
	cspr_kept_unref(kept);
	return found.kind;
}

START_TEST(what_is_kept_is_read_as_it_is_there)
{
	struct fault fault = { 0 };
	struct cspr_evidence evidence = { .size = sizeof evidence - 1 };
	cspr_store *failing = open_faulty(&fault, NULL);
	cspr_stored *stored = begun("r", 6);
	cspr_kept *kept = NULL;
	uint32_t line;

	ck_assert_uint_eq(kept_fault(failing, &line), 0);
	fault.spoil = 4;
	ck_assert_uint_eq(kept_fault(failing, &line), CSPR_FAULT_CHANGED);
	ck_assert_uint_eq(line, 4);
	fault.spoil = 0;
	fault.leaf = 5;
	ck_assert_uint_eq(kept_fault(failing, &line), CSPR_FAULT_LEAF);
	ck_assert_uint_eq(line, 5);
	fault.leaf = 0;
	fault.restless = true;
	ck_assert_status(cspr_store_kept(failing, "r", &kept, &trouble), CSPR_ERROR_CONFLICT);
	ck_assert_str_ne(trouble.message, "");
	fault.restless = false;
	ck_assert_status(cspr_store_kept(failing, "s", &kept, &trouble), CSPR_ERROR_NOT_FOUND);
	ck_assert_str_eq(trouble.message, "the store has no such review");
	ck_assert_status(cspr_store_kept(failing, "not one", &kept, &trouble), CSPR_ERROR_BAD_REFERENCE);
	ck_assert_status(cspr_store_kept(NULL, "r", &kept, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_ptr_null(kept);
	ck_assert_status(cspr_store_kept(failing, "r", &kept, NULL), CSPR_DONE);
	ck_assert_status(cspr_kept_evidence(kept, NULL, &evidence), CSPR_ERROR_ARGUMENT);
	cspr_kept_unref(kept);
	cspr_stored_unref(stored);
	cspr_store_unref(failing);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("stores-faults");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, a_driver_that_cannot_leaves_the_review_as_it_was);
	tcase_add_test(tests, what_was_uncertain_is_found_on_refreshing);
	tcase_add_test(tests, attempts_are_bounded);
	tcase_add_test(tests, a_line_that_was_changed_or_is_not_there_is_told);
	tcase_add_test(tests, nothing_is_recorded_upon_a_line_that_is_not_that_of_its_leaf);
	tcase_add_test(tests, an_event_that_would_not_be_allowed_is_told);
	tcase_add_test(tests, events_out_of_order_are_told);
	tcase_add_test(tests, a_status_that_no_driver_gives_is_none_that_is_known);
	tcase_add_test(tests, a_store_that_does_not_open_closes_its_driver);
	tcase_add_test(tests, a_note_that_was_changed_is_told);
	tcase_add_test(tests, what_is_kept_is_read_as_it_is_there);
	return run_tests("stores-faults", tests);
}
