/* Recording, loading and asking across reviews do what store.h says. */
#include "desk.h"

#include <stddef.h>
#include <string.h>

enum { BATCH = 24 };

START_TEST(what_was_recorded_is_loaded)
{
	cspr_stored *stored = begin(store, "2024-01"), *loaded;
	cspr_review *plain;

	ck_assert_ptr_null(cspr_stored_review(stored));
	ck_assert_status(cspr_review_new(context, basis, &plain), CSPR_DONE);
	for (size_t i = 0; i < main_line_length; i++) {
		cspr_event *event = step(i);

		ck_assert_status(cspr_review_apply(plain, event, NULL), CSPR_DONE);
		cspr_event_unref(event);
		ck_assert_status(record_steps(stored, i, 1, NULL), CSPR_DONE);
		loaded = load(store, "2024-01");
		assert_same(stored, loaded);
		ck_assert_uint_eq(mark(cspr_stored_review(loaded)), mark(plain));
		cspr_stored_unref(loaded);
	}
	ck_assert_int_eq(cspr_review_state(cspr_stored_review(stored)), CSPR_STATE_CLOSED);
	ck_assert_str_eq(cspr_stored_reference(stored), "2024-01");
	cspr_review_unref(plain);
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(lines_are_canonical_and_say_what_was_decided)
{
	cspr_stored *stored = begun("r", 2);

	ck_assert_str_eq(line_of(stored, 0),
			 "{\"actor\":{\"id\":\"agency-1\",\"role\":\"agency\"},\"decided\":{\"verdict\":\"allowed\"},"
			 "\"edition\":\"wt2023\",\"event\":\"refer\",\"happened_on\":\"2024-03-01\","
			 "\"kind\":\"children\",\"parts\":{\"aware_on\":\"2024-03-01\",\"children\":1,"
			 "\"referring_agency\":\"agency-1\"},\"recorded_at\":\"2024-03-01T10:00:00Z\",\"seq\":1}");
	ck_assert_ptr_nonnull(strstr(line_of(stored, 1), "\"seq\":2}"));
	ck_assert_ptr_null(strstr(line_of(stored, 1), "edition"));
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(no_such_review)
{
	cspr_stored *stored = NULL;

	ck_assert_status(cspr_store_load(store, "nobody", &stored, &trouble), CSPR_ERROR_NOT_FOUND);
	ck_assert_str_eq(trouble.message, "the store has no such review");
	ck_assert_status(cspr_store_load(store, "two words", &stored, NULL), CSPR_ERROR_BAD_REFERENCE);
	ck_assert_status(cspr_store_begin(store, "SW1A-1AA", 0, NULL, &stored), CSPR_ERROR_PERSONAL_DATA);
	ck_assert_status(cspr_store_begin(store, NULL, 0, NULL, &stored), CSPR_ERROR_ARGUMENT);
	ck_assert_ptr_null(stored);
}
END_TEST

START_TEST(all_in_one_transaction_or_nothing)
{
	cspr_stored *stored = begun("r", BATCH);
	uint64_t before = mark(cspr_stored_review(stored));
	struct cspr_recorded recorded = { .size = sizeof recorded };
	cspr_event *events[] = { step(BATCH), referral_again() };
	struct cspr_recording recording = { .size = sizeof recording, .events = events, .count = 2, .expect = -1 };
	cspr_stored *loaded;

	ck_assert_status(cspr_stored_record(stored, &recording, &recorded, &trouble), CSPR_REFUSED);
	ck_assert_uint_eq(recorded.refused, 1);
	ck_assert_uint_eq(recorded.events, BATCH);
	ck_assert_int_eq(cspr_decision_verdict(recorded.decision), CSPR_VERDICT_REFUSED);
	cspr_decision_unref(recorded.decision);
	ck_assert_uint_eq(mark(cspr_stored_review(stored)), before);
	loaded = load(store, "r");
	assert_same(stored, loaded);
	/* The host's events are its own still. */
	ck_assert_status(cspr_event_set_departure(events[0], "later", 0), CSPR_DONE);
	cspr_event_unref(events[0]);
	cspr_event_unref(events[1]);
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(a_conflict_is_decided_again)
{
	cspr_stored *one = begun("r", 3), *other = load(store, "r");
	struct cspr_recorded recorded = { .size = sizeof recorded };
	cspr_event *first = step(3), *late = step(4), *last;

	/* What the other writer does not know of yet was recorded later than what it records now. */
	ck_assert_status(cspr_event_set_recorded(first, cspr_event_recorded(late) + 1), CSPR_DONE);
	ck_assert_status(record_event(one, first, NULL, -1, NULL), CSPR_DONE);
	ck_assert_status(record_event(other, late, NULL, -1, &recorded), CSPR_DONE);
	ck_assert_uint_eq(recorded.attempts, 2);
	ck_assert_uint_eq(recorded.events, 5);
	ck_assert_status(cspr_review_event(cspr_stored_review(other), 4, &last, NULL, NULL), CSPR_DONE);
	ck_assert_int_eq(cspr_event_recorded(last), cspr_event_recorded(late) + 1);
	ck_assert_status(cspr_stored_refresh(one, &trouble), CSPR_DONE);
	assert_same(one, other);
	cspr_decision_unref(recorded.decision);
	cspr_event_unref(first);
	cspr_event_unref(late);
	cspr_stored_unref(one);
	cspr_stored_unref(other);
}
END_TEST

START_TEST(decided_again_it_may_be_refused)
{
	cspr_stored *one = begun("r", 1), *other = load(store, "r");
	struct cspr_recorded recorded = { .size = sizeof recorded };

	ck_assert_status(record_steps(one, 1, 1, NULL), CSPR_DONE);
	ck_assert_status(record_steps(other, 1, 1, &recorded), CSPR_REFUSED); /* screening was begun already */
	ck_assert_uint_eq(recorded.attempts, 2);
	ck_assert_uint_eq(recorded.events, 2);
	cspr_decision_unref(recorded.decision);
	cspr_stored_unref(one);
	cspr_stored_unref(other);
}
END_TEST

START_TEST(two_begin_one_review)
{
	cspr_stored *one = begun("r", 0), *other = begun("r", 0);

	ck_assert_status(record_steps(one, 0, 1, NULL), CSPR_DONE);
	ck_assert_status(record_steps(other, 0, 1, NULL), CSPR_REFUSED);
	ck_assert_status(record_steps(other, 1, 1, NULL), CSPR_DONE);
	cspr_stored_unref(one);
	cspr_stored_unref(other);
}
END_TEST

START_TEST(what_was_expected_does_not_hold)
{
	cspr_stored *one = begun("r", 3), *other = load(store, "r");
	cspr_event *event = step(4);

	ck_assert_status(record_steps(one, 3, 1, NULL), CSPR_DONE);
	ck_assert_status(record_event(other, event, NULL, 3, NULL), CSPR_ERROR_CONFLICT);
	ck_assert_uint_eq(cspr_review_version(cspr_stored_review(other)), 4); /* what came in between is read */
	ck_assert_status(record_event(other, event, NULL, 3, NULL), CSPR_ERROR_CONFLICT);
	ck_assert_status(record_event(other, event, NULL, 4, NULL), CSPR_DONE);
	cspr_event_unref(event);
	cspr_stored_unref(one);
	cspr_stored_unref(other);
}
END_TEST

START_TEST(observers_hear_of_each_event_once)
{
	cspr_stored *stored = begin(store, "r");
	struct heard heard = { 0 };

	cspr_store_observe(store, hear, &heard);
	ck_assert_status(record_steps(stored, 0, 5, NULL), CSPR_DONE);
	ck_assert_status(refer_again(stored, NULL), CSPR_REFUSED);
	ck_assert_status(record_steps(stored, 5, 1, NULL), CSPR_DONE);
	ck_assert_uint_eq(heard.count, 6);
	for (size_t i = 0; i < heard.count; i++) {
		ck_assert_uint_eq(heard.numbers[i], i + 1);
		ck_assert_int_eq(heard.events[i], main_line[i].event);
	}
	cspr_store_observe(store, NULL, NULL);
	ck_assert_status(record_steps(stored, 6, 1, NULL), CSPR_DONE);
	ck_assert_uint_eq(heard.count, 6);
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(narrative_is_kept_apart_and_erased)
{
	cspr_stored *stored = begun("r", 1), *loaded;
	cspr_event *event = step(1);
	char *note = NULL, before[4096];

	ck_assert_status(record_event(stored, event, "Child A: in words", -1, NULL), CSPR_DONE);
	ck_assert_ptr_null(strstr(line_of(stored, 1), "in words"));
	ck_assert_ptr_nonnull(strstr(line_of(stored, 1), "\"note_digest\":\"sha256:"));
	ck_assert_status(cspr_stored_note(stored, 1, &note), CSPR_DONE);
	ck_assert_str_eq(note, "Child A: in words");
	cspr_text_free(context, note);
	note = NULL;
	ck_assert_status(cspr_stored_note(stored, 0, &note), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_stored_note(stored, 2, &note), CSPR_ERROR_NOT_FOUND);
	strcpy(before, line_of(stored, 1));
	ck_assert_status(cspr_stored_erase_note(stored, 1), CSPR_DONE);
	ck_assert_status(cspr_stored_erase_note(stored, 1), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_stored_note(stored, 1, &note), CSPR_ERROR_NOT_FOUND);
	ck_assert_ptr_null(note);
	loaded = load(store, "r");
	ck_assert_str_eq(line_of(loaded, 1), before);
	cspr_event_unref(event);
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(a_note_twice_has_two_digests)
{
	cspr_stored *stored = begun("r", 3);
	cspr_event *events[] = { step(3), step(4) };
	const char *notes[] = { "the same words", "the same words" };
	struct cspr_recording recording = {
		.size = sizeof recording, .events = events, .count = 2, .notes = notes, .expect = 3
	};
	char first[128];

	ck_assert_status(cspr_stored_record(stored, &recording, NULL, &trouble), CSPR_DONE);
	memcpy(first, strstr(line_of(stored, 3), "note_digest"), 80);
	ck_assert_int_ne(memcmp(first, strstr(line_of(stored, 4), "note_digest"), 80), 0);
	cspr_event_unref(events[0]);
	cspr_event_unref(events[1]);
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(refusals_are_kept_when_asked_for)
{
	struct cspr_store_settings settings = { .size = sizeof settings, .keep_refusals = 1 };
	cspr_store *keeping = open_memory(&settings);
	struct cspr_recorded recorded = { .size = sizeof recorded };
	cspr_stored *stored = begin(keeping, "r"), *loaded;
	size_t publish = 0;

	while (main_line[publish].event != CSPR_EVENT_PUBLISH)
		publish++;
	ck_assert_status(record_steps(stored, 0, publish - 1, NULL), CSPR_DONE);
	cspr_code state = cspr_review_state(cspr_stored_review(stored));

	ck_assert_status(refer_again(stored, &recorded), CSPR_REFUSED);
	ck_assert_uint_eq(recorded.events, publish);
	ck_assert_int_eq(cspr_decision_verdict(recorded.decision), CSPR_VERDICT_REFUSED);
	cspr_decision_unref(recorded.decision);
	ck_assert_ptr_nonnull(strstr(line_of(stored, publish - 1), "\"event\":\"note_refusal\""));
	ck_assert_ptr_nonnull(
		strstr(line_of(stored, publish - 1), "\"parts\":{\"event\":\"refer\",\"rules\":[\"no-such-move\"]}"));
	ck_assert_int_eq(cspr_review_state(cspr_stored_review(stored)), state);
	loaded = load(keeping, "r");
	assert_same(stored, loaded);
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
	cspr_store_unref(keeping);
}
END_TEST

START_TEST(the_portfolio_is_rebuilt)
{
	cspr_stored *stored = begun("b", 20), *other = begun("a", 9);
	struct cspr_summary summary = { .size = sizeof summary };
	size_t reviews = 0, changed = 9, rows = duties_of(store, "b", NULL);
	cspr_portfolio *portfolio;

	ck_assert_uint_gt(rows, 10);
	ck_assert_status(cspr_store_rebuild(store, &reviews, &changed, &trouble), CSPR_DONE);
	ck_assert_uint_eq(reviews, 2);
	ck_assert_uint_eq(changed, 0);
	ck_assert_status(cspr_store_list(store, NULL, &portfolio), CSPR_DONE);
	ck_assert_status(cspr_portfolio_summary(portfolio, 1, &summary), CSPR_DONE);
	ck_assert_str_eq(summary.review, "b");
	summary.state = "referred";
	struct cspr_append spoil = {
		.size = sizeof spoil, .review = "b", .expected = 20, .summary = &summary, .replace_duties = 1
	};

	ck_assert_status(cspr_store_driver(store)->append(cspr_store_state(store), &spoil), CSPR_DONE);
	ck_assert_uint_eq(duties_of(store, "b", NULL), 0);
	ck_assert_status(cspr_stored_check(stored, &trouble), CSPR_REFUSED);
	ck_assert_status(cspr_stored_check(other, &trouble), CSPR_DONE);
	ck_assert_status(cspr_store_rebuild(store, &reviews, &changed, &trouble), CSPR_DONE);
	ck_assert_uint_eq(changed, 1);
	ck_assert_uint_eq(duties_of(store, "b", NULL), rows);
	ck_assert_status(cspr_store_rebuild(store, &reviews, &changed, &trouble), CSPR_DONE);
	ck_assert_uint_eq(changed, 0);
	ck_assert_status(cspr_stored_check(stored, &trouble), CSPR_DONE);
	cspr_portfolio_unref(portfolio);
	cspr_stored_unref(stored);
	cspr_stored_unref(other);
}
END_TEST

START_TEST(the_portfolio_is_checked_with_what_others_recorded)
{
	cspr_stored *stored = begun("r", 5), *loaded = load(store, "r"), *none = begin(store, "none");

	ck_assert_status(record_steps(stored, 5, 4, NULL), CSPR_DONE);
	ck_assert_status(cspr_stored_check(loaded, &trouble), CSPR_DONE);
	assert_same(stored, loaded);
	ck_assert_status(cspr_stored_check(none, &trouble), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_stored_check(NULL, &trouble), CSPR_ERROR_ARGUMENT);
	cspr_stored_unref(none);
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
}
END_TEST

/* Of CSPR_NOTE_MOST bytes and one more, each an x. */
static char long_note[CSPR_NOTE_MOST + 2];

START_TEST(a_note_is_text_of_no_more_than_its_most)
{
	static const char *const not_text[] = { "\xff", "caf\xe9", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80" };
	cspr_stored *stored = begun("r", 1);
	cspr_event *event = step(1);
	char *note;

	for (size_t i = 0; i < sizeof not_text / sizeof *not_text; i++) {
		ck_assert_status(record_event(stored, event, not_text[i], -1, NULL), CSPR_ERROR_BAD_INPUT);
		ck_assert_str_eq(trouble.pointer, "/note");
		ck_assert_str_eq(trouble.message, "a note is UTF-8");
	}
	memset(long_note, 'x', sizeof long_note - 1);
	ck_assert_status(record_event(stored, event, long_note, -1, NULL), CSPR_ERROR_LIMIT);
	ck_assert_str_eq(trouble.pointer, "/note");
	ck_assert_uint_eq(cspr_review_version(cspr_stored_review(stored)), 1);
	long_note[CSPR_NOTE_MOST] = '\0';
	ck_assert_status(record_event(stored, event, long_note, -1, NULL), CSPR_DONE);
	ck_assert_status(cspr_stored_note(stored, 1, &note), CSPR_DONE);
	ck_assert_str_eq(note, long_note);
	cspr_text_free(context, note);
	cspr_event_unref(event);
	event = step(2);
	ck_assert_status(record_event(stored, event, "", -1, NULL), CSPR_DONE);
	ck_assert_ptr_nonnull(strstr(line_of(stored, 2), "\"note_digest\""));
	ck_assert_status(cspr_stored_note(stored, 2, &note), CSPR_DONE);
	ck_assert_str_eq(note, "");
	cspr_text_free(context, note);
	cspr_event_unref(event);
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(what_is_wrong_with_an_event_is_told)
{
	cspr_stored *stored = begun("r", 3);
	cspr_event *events[] = { step(3), step(4) }, *bare;
	struct cspr_recording recording = { .size = sizeof recording, .events = events, .count = 2, .expect = -1 };
	struct cspr_trouble small = { .size = offsetof(struct cspr_trouble, message), .message = "left alone" };

	ck_assert_status(cspr_event_set_recorded(events[1], cspr_event_recorded(events[0]) - 1), CSPR_DONE);
	ck_assert_status(cspr_stored_record(stored, &recording, NULL, &trouble), CSPR_ERROR_RECORDED_EARLIER);
	ck_assert_str_eq(trouble.pointer, "/recorded_at");
	ck_assert_str_eq(trouble.message, "event 2 of 2: recorded_at is earlier than that of the event before, which "
					  "is 2024-03-04T10:00:00Z");
	ck_assert_status(cspr_stored_record(stored, &recording, NULL, &small), CSPR_ERROR_RECORDED_EARLIER);
	ck_assert_str_eq(small.pointer, "/recorded_at");
	ck_assert_str_eq(small.message, "left alone");
	ck_assert_status(cspr_event_new(context, CSPR_EVENT_AMEND_REPORT, &bare), CSPR_DONE);
	ck_assert_status(record_event(stored, bare, NULL, -1, NULL), CSPR_ERROR_INCOMPLETE);
	ck_assert_str_eq(trouble.message, cspr_status_words(CSPR_ERROR_INCOMPLETE));
	ck_assert_status(cspr_event_set_recorded(events[0], INT64_C(7258118400000000000)), CSPR_DONE);
	ck_assert_status(record_event(stored, events[0], NULL, -1, NULL), CSPR_ERROR_BAD_DATE);
	ck_assert_ptr_nonnull(strstr(trouble.message, "2199"));
	ck_assert_status(record_event(stored, NULL, NULL, -1, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_uint_eq(cspr_review_version(cspr_stored_review(stored)), 3);
	/* What was wrong is not told again of what is not. */
	ck_assert_status(record_steps(stored, 3, 1, NULL), CSPR_DONE);
	ck_assert_str_eq(trouble.message, "");
	cspr_event_unref(bare);
	cspr_event_unref(events[0]);
	cspr_event_unref(events[1]);
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(a_refusal_is_kept_after_what_others_recorded)
{
	struct cspr_store_settings settings = { .size = sizeof settings, .keep_refusals = 1 };
	cspr_store *keeping = open_memory(&settings);
	cspr_stored *one = begin(keeping, "r"), *other;
	cspr_event *later = step(1), *last;

	ck_assert_status(record_steps(one, 0, 1, NULL), CSPR_DONE);
	other = load(keeping, "r");
	ck_assert_status(cspr_event_set_recorded(later, INT64_C(1800000000000000000)), CSPR_DONE);
	ck_assert_status(record_event(one, later, NULL, -1, NULL), CSPR_DONE);
	/* Screening was begun already, and that was recorded later than this one was tried. */
	ck_assert_status(record_steps(other, 1, 1, NULL), CSPR_REFUSED);
	ck_assert_uint_eq(cspr_review_version(cspr_stored_review(other)), 3);
	ck_assert_status(cspr_review_event(cspr_stored_review(other), 2, &last, NULL, NULL), CSPR_DONE);
	ck_assert_int_eq(cspr_event_code(last), CSPR_EVENT_NOTE_REFUSAL);
	ck_assert_int_eq(cspr_event_recorded(last), INT64_C(1800000000000000000));
	cspr_event_unref(later);
	cspr_stored_unref(one);
	cspr_stored_unref(other);
	cspr_store_unref(keeping);
}
END_TEST

static void leave_open(void *state)
{
	(void)state;
}

START_TEST(a_review_has_no_more_events_than_the_context_allows)
{
	struct cspr_settings limits = { .size = sizeof limits, .max_events = 5 };
	cspr_context *narrow;
	cspr_stored *stored = begun("r", 5), *loaded = NULL;
	cspr_store *narrow_store;
	const struct cspr_driver *driver = cspr_store_driver(store);
	struct cspr_driver borrowed = *driver;
	cspr_event *event;

	borrowed.close = leave_open;
	ck_assert_status(cspr_context_new(&limits, &narrow), CSPR_DONE);
	ck_assert_status(cspr_store_new(narrow, &borrowed, cspr_store_state(store), NULL, &narrow_store, &trouble),
			 CSPR_DONE);
	loaded = load(narrow_store, "r");
	ck_assert_status(story_event(narrow, basis, &main_line[5], &event), CSPR_DONE);
	ck_assert_status(record_event(loaded, event, NULL, -1, NULL), CSPR_ERROR_LIMIT);
	ck_assert_str_ne(trouble.message, "");
	cspr_stored_unref(loaded);
	loaded = NULL;
	ck_assert_status(record_steps(stored, 5, 1, NULL), CSPR_DONE);
	ck_assert_status(cspr_store_load(narrow_store, "r", &loaded, &trouble), CSPR_ERROR_LIMIT);
	ck_assert_uint_eq(trouble.line, 6);
	ck_assert_ptr_null(loaded);
	cspr_event_unref(event);
	cspr_stored_unref(stored);
	cspr_store_unref(narrow_store);
	cspr_context_unref(narrow);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("stores");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, what_was_recorded_is_loaded);
	tcase_add_test(tests, lines_are_canonical_and_say_what_was_decided);
	tcase_add_test(tests, no_such_review);
	tcase_add_test(tests, all_in_one_transaction_or_nothing);
	tcase_add_test(tests, a_conflict_is_decided_again);
	tcase_add_test(tests, decided_again_it_may_be_refused);
	tcase_add_test(tests, two_begin_one_review);
	tcase_add_test(tests, what_was_expected_does_not_hold);
	tcase_add_test(tests, observers_hear_of_each_event_once);
	tcase_add_test(tests, narrative_is_kept_apart_and_erased);
	tcase_add_test(tests, a_note_twice_has_two_digests);
	tcase_add_test(tests, refusals_are_kept_when_asked_for);
	tcase_add_test(tests, the_portfolio_is_rebuilt);
	tcase_add_test(tests, the_portfolio_is_checked_with_what_others_recorded);
	tcase_add_test(tests, a_note_is_text_of_no_more_than_its_most);
	tcase_add_test(tests, what_is_wrong_with_an_event_is_told);
	tcase_add_test(tests, a_refusal_is_kept_after_what_others_recorded);
	tcase_add_test(tests, a_review_has_no_more_events_than_the_context_allows);
	return run_tests("stores", tests);
}
