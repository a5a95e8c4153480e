/*
 * Paths, once for each allocation that they make, with that allocation failing: the call says so, gives no path,
 * leaves the review as it was and nothing behind. One of them waits, one meets a rule ahead of its time.
 */
#include "meter.h"
#include "story.h"
#include "suite.h"

static struct meter meter;
static cspr_context *context;
static cspr_basis *basis;
static cspr_review *review;

static void set_up(void)
{
	meter = (struct meter){ 0 };
	context = meter_context(&meter, 0, 0);
	ck_assert_ptr_nonnull(context);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis), CSPR_DONE);
	ck_assert_status(cspr_review_new(context, basis, &review), CSPR_DONE);
}

static void tear_down(void)
{
	cspr_review_unref(review);
	cspr_basis_unref(basis);
	cspr_context_unref(context);
	ck_assert_uint_eq(meter.blocks, 0);
	ck_assert_int_eq(meter.lies, 0);
}

/* The main line until an event, without another. */
static void record_until(cspr_code last, cspr_code without)
{
	cspr_event *event;
	const struct step *step = main_line;

	for (int met = 0; !met; met = step++->event == last) {
		if (step->event == without)
			continue;
		ck_assert_status(story_event(context, basis, step, &event), CSPR_DONE);
		ck_assert_status(cspr_review_apply(review, event, NULL), CSPR_DONE);
		cspr_event_unref(event);
	}
}

static size_t steps_of(const cspr_path *path)
{
	struct cspr_step step = { .size = sizeof step };
	size_t count = 0;

	while (cspr_path_step(path, count, &step) == CSPR_DONE)
		count++;
	return count;
}

/* Each by itself and, where that is not too long, with all that follow. */
static void fail_each(cspr_code state, const char *day, size_t steps, int most_fail_on)
{
	struct meter before = meter;
	cspr_path *path = NULL;
	size_t allocations;

	ck_assert_status(cspr_review_path(review, state, story_day(day), &path), CSPR_DONE);
	ck_assert_uint_eq(steps_of(path), steps);
	cspr_path_unref(path);
	path = NULL;
	allocations = meter.calls - before.calls;
	ck_assert_uint_gt(allocations, 100);
	for (int fail_on = 0; fail_on <= most_fail_on; fail_on++)
		for (size_t i = 1; i <= allocations; i++) {
			meter.fail_at = meter.calls + i;
			meter.fail_on = fail_on;
			ck_assert_status(cspr_review_path(review, state, story_day(day), &path), CSPR_ERROR_NO_MEMORY);
			meter.fail_at = 0;
			ck_assert_ptr_null(path);
			ck_assert_uint_eq(meter.blocks, before.blocks);
			ck_assert_uint_eq(meter.bytes, before.bytes);
		}
	ck_assert_status(cspr_review_path(review, state, story_day(day), &path), CSPR_DONE);
	ck_assert_uint_eq(steps_of(path), steps);
	cspr_path_unref(path);
}

START_TEST(to_publication)
{
	record_until(CSPR_EVENT_DECIDE_PUBLICATION, 0);
	fail_each(CSPR_STATE_PUBLISHED, "2024-09-10", 4, 1);
}
END_TEST

START_TEST(to_an_accepted_report)
{
	record_until(CSPR_EVENT_HEAR_FAMILY, CSPR_EVENT_HOLD_PRACTITIONER_EVENT);
	fail_each(CSPR_STATE_ANONYMISING, "2024-07-01", 7, 0);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("oom-paths");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 100);
	tcase_add_test(tests, to_publication);
	tcase_add_test(tests, to_an_accepted_report);
	return run_tests("oom-paths", tests);
}
