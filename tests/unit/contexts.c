/* A context keeps its limits, gives everything back, and is kept alive by what was made from it. */
#include "meter.h"
#include "story.h"
#include "suite.h"

#include <stdio.h>

static struct meter meter;

static void set_up(void)
{
	meter = (struct meter){ 0 };
}

static void nothing_left(void)
{
	ck_assert_uint_eq(meter.blocks, 0);
	ck_assert_uint_eq(meter.bytes, 0);
	ck_assert_int_eq(meter.lies, 0);
}

START_TEST(settings_may_be_absent)
{
	struct cspr_settings empty = { .size = sizeof empty };
	cspr_context *context;

	ck_assert_status(cspr_context_new(NULL, &context), CSPR_DONE);
	cspr_context_unref(context);
	ck_assert_status(cspr_context_new(&empty, &context), CSPR_DONE);
	cspr_context_unref(context);
	cspr_context_unref(NULL);
}
END_TEST

START_TEST(settings_must_be_possible)
{
	struct cspr_settings no_size = { 0 };
	struct cspr_settings too_large = { .size = sizeof too_large, .max_event_bytes = 32769 };
	cspr_context *context = NULL;

	ck_assert_status(cspr_context_new(&no_size, &context), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_context_new(&too_large, &context), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_context_new(NULL, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_ptr_null(context);
}
END_TEST

START_TEST(settings_of_an_older_host_are_shorter)
{
	struct cspr_settings older = {
		.size = offsetof(struct cspr_settings, max_events),
		.allocate = meter_allocate,
		.allocate_data = &meter,
		.max_events = 1, /* not looked at */
		.max_event_bytes = 99999,
	};
	cspr_context *context;

	ck_assert_status(cspr_context_new(&older, &context), CSPR_DONE);
	ck_assert_uint_eq(meter.blocks, 1);
	cspr_context_unref(context);
	nothing_left();
}
END_TEST

START_TEST(no_memory_at_once)
{
	struct cspr_settings settings = { .size = sizeof settings,
					  .allocate = meter_allocate,
					  .allocate_data = &meter };
	cspr_context *context = NULL;

	meter.fail_at = 1;
	ck_assert_status(cspr_context_new(&settings, &context), CSPR_ERROR_NO_MEMORY);
	ck_assert_ptr_null(context);
	nothing_left();
}
END_TEST

START_TEST(what_was_made_keeps_it_alive)
{
	cspr_context *context = meter_context(&meter, 0, 0);
	cspr_basis *basis;
	cspr_review *review;
	cspr_event *event;
	cspr_decision *decision;

	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis), CSPR_DONE);
	ck_assert_status(cspr_review_new(context, basis, &review), CSPR_DONE);
	ck_assert_status(story_event(context, basis, &main_line[0], &event), CSPR_DONE);
	ck_assert_status(cspr_review_decide(review, event, &decision), CSPR_DONE);
	cspr_context_unref(context);
	cspr_basis_unref(basis);
	cspr_review_unref(cspr_review_ref(review));
	cspr_event_unref(cspr_event_ref(event));
	cspr_event_unref(event);
	ck_assert_status(cspr_review_commit(review, decision), CSPR_DONE);
	cspr_review_unref(review);
	ck_assert_uint_eq(cspr_decision_verdict(decision), CSPR_VERDICT_ALLOWED);
	cspr_decision_unref(cspr_decision_ref(decision));
	cspr_decision_unref(decision);
	nothing_left();
}
END_TEST

START_TEST(memory_and_text_for_libraries_on_top)
{
	cspr_context *context = meter_context(&meter, 0, 0);
	char *block = cspr_context_allocate(context, NULL, 0, 10), *text = NULL;

	ck_assert_ptr_nonnull(block);
	block = cspr_context_allocate(context, block, 10, 20);
	ck_assert_ptr_nonnull(block);
	ck_assert_status(cspr_text_new(context, "one and more", 3, &text), CSPR_DONE);
	ck_assert_str_eq(text, "one");
	cspr_text_free(context, text);
	ck_assert_status(cspr_text_new(context, NULL, 0, &text), CSPR_DONE);
	ck_assert_str_eq(text, "");
	cspr_text_free(context, text);
	ck_assert_status(cspr_text_new(context, NULL, 1, &text), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_text_new(NULL, "", 0, &text), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_text_new(context, "", 0, NULL), CSPR_ERROR_ARGUMENT);
	meter.fail_at = meter.calls + 1;
	ck_assert_status(cspr_text_new(context, "one", 3, &text), CSPR_ERROR_NO_MEMORY);
	cspr_context_allocate(context, block, 20, 0);
	cspr_context_unref(context);
	nothing_left();
}
END_TEST

START_TEST(a_review_has_so_many_events_and_no_more)
{
	cspr_context *context = meter_context(&meter, 3, 0);
	cspr_decision *decision = NULL;
	cspr_basis *basis;
	cspr_review *review;

	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis), CSPR_DONE);
	ck_assert_status(cspr_review_new(context, basis, &review), CSPR_DONE);
	for (size_t i = 0; i < 4; i++) {
		cspr_event *event;

		ck_assert_status(story_event(context, basis, &main_line[i], &event), CSPR_DONE);
		if (i < 3)
			ck_assert_status(cspr_review_apply(review, event, NULL), CSPR_DONE);
		else
			ck_assert_status(cspr_review_apply(review, event, &decision), CSPR_ERROR_LIMIT);
		cspr_event_unref(event);
	}
	ck_assert_ptr_null(decision);
	ck_assert_uint_eq(cspr_review_version(review), 3);
	cspr_review_unref(review);
	cspr_basis_unref(basis);
	cspr_context_unref(context);
	nothing_left();
}
END_TEST

/* How many references of 64 bytes an event takes. */
static int references_until_limit(uint32_t max_event_bytes)
{
	cspr_context *context = meter_context(&meter, 0, max_event_bytes);
	cspr_status status = CSPR_DONE;
	cspr_event *event;
	int count = -1;

	ck_assert_status(cspr_event_new(context, CSPR_EVENT_REFER, &event), CSPR_DONE);
	while (status == CSPR_DONE) {
		char reference[65];

		snprintf(reference, sizeof reference, "%064d", ++count);
		reference[0] = 'c';
		status = cspr_event_set_reference(event, CSPR_PART_CHILD_REFS, reference);
	}
	ck_assert_int_eq(status, CSPR_ERROR_LIMIT);
	cspr_event_unref(event);
	cspr_context_unref(context);
	nothing_left();
	return count;
}

START_TEST(an_event_has_so_many_bytes_and_no_more)
{
	int few = references_until_limit(1000), most = references_until_limit(0);

	ck_assert_int_ge(few, 10);
	ck_assert_int_le(few, 1000 / 64);
	ck_assert_int_ge(most, 32768 / 96);
	ck_assert_int_le(most, 32768 / 64);
	ck_assert_int_eq(most, references_until_limit(32768));
}
END_TEST

START_TEST(its_allocator_serves_other_libraries)
{
	cspr_context *context = meter_context(&meter, 0, 0);
	void *block = cspr_context_allocate(context, NULL, 0, 10);

	ck_assert_ptr_nonnull(block);
	meter.fail_at = meter.calls + 1;
	ck_assert_ptr_null(cspr_context_allocate(context, block, 10, 20));
	block = cspr_context_allocate(context, block, 10, 30);
	ck_assert_ptr_nonnull(block);
	ck_assert_uint_eq(meter.blocks, 2);
	cspr_context_allocate(context, block, 30, 0);
	cspr_context_unref(context);
	ck_assert_uint_eq(meter.blocks, 0);
	ck_assert_int_eq(meter.lies, 0);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("contexts");

	tcase_add_checked_fixture(tests, set_up, NULL);
	tcase_add_test(tests, settings_may_be_absent);
	tcase_add_test(tests, settings_must_be_possible);
	tcase_add_test(tests, settings_of_an_older_host_are_shorter);
	tcase_add_test(tests, no_memory_at_once);
	tcase_add_test(tests, what_was_made_keeps_it_alive);
	tcase_add_test(tests, memory_and_text_for_libraries_on_top);
	tcase_add_test(tests, a_review_has_so_many_events_and_no_more);
	tcase_add_test(tests, an_event_has_so_many_bytes_and_no_more);
	tcase_add_test(tests, its_allocator_serves_other_libraries);
	return run_tests("contexts", tests);
}
