/*
 * A whole review, once for each allocation that it makes, with that allocation failing: the call says so,
 * nothing has changed, the same call made again works and so do the steps that follow, and when all is given
 * back nothing is left.
 */
#include "mark.h"
#include "meter.h"
#include "story.h"
#include "suite.h"

#include <string.h>

enum { MOST_STEPS = 100, STEPS_AFTER_FAILURE = 3 };

/* What the review is after each number of events, from the run in which nothing fails. */
static uint64_t marks[MOST_STEPS + 1];
static int marks_known;

/* One run. */
static struct meter meter;
static int refusals; /* calls that said NO_MEMORY */

/*
 * Makes a call until it is served; whoever fails must say NO_MEMORY, leave what it was to set alone, and
 * leave the review as it was.
 */
#define SERVED(call, out, review)                                                                                      \
	do {                                                                                                           \
		void *before_ = (out);                                                                                 \
		cspr_status served_ = (call);                                                                          \
		if (served_ >= CSPR_DONE) {                                                                            \
			ck_assert_status(served_, CSPR_DONE);                                                          \
			break;                                                                                         \
		}                                                                                                      \
		ck_assert_status(served_, CSPR_ERROR_NO_MEMORY);                                                       \
		ck_assert_ptr_eq((out), before_);                                                                      \
		expect_unchanged(review);                                                                              \
		refusals++;                                                                                            \
		meter.fail_on = 0;                                                                                     \
	} while (1)

static void expect_unchanged(const cspr_review *review)
{
	if (review)
		ck_assert_msg(mark_of(review, story_day("2024-07-01")) == marks[cspr_review_version(review)],
			      "the review has changed");
}

static void record_step(cspr_context *context, cspr_basis *basis, cspr_review *review, const struct step *step)
{
	cspr_event *event = NULL;
	cspr_decision *decision = NULL;

	SERVED(cspr_review_explain(review, step->event, step->role, story_day(step->day), &decision), decision, review);
	cspr_decision_unref(decision);
	decision = NULL;
	SERVED(story_event(context, basis, step, &event), event, review);
	SERVED(cspr_review_decide(review, event, &decision), decision, review);
	ck_assert_status(cspr_review_commit(review, decision), CSPR_DONE);
	cspr_decision_unref(decision);
	cspr_event_unref(event);
}

static void read_pages(cspr_context *context, const cspr_basis *basis, const cspr_review *review)
{
	char *page = NULL;

	SERVED(cspr_basis_sheet(basis, &page), page, review);
	cspr_text_free(context, page);
	page = NULL;
	SERVED(cspr_basis_promela(basis, &page), page, review);
	cspr_text_free(context, page);
	for (cspr_code drawing = CSPR_DRAWING_DOT; drawing <= CSPR_DRAWING_MERMAID; drawing++) {
		page = NULL;
		SERVED(cspr_basis_draw(basis, drawing, review, &page), page, review);
		cspr_text_free(context, page);
	}
}

static cspr_event *correction(cspr_context *context, const cspr_basis *basis, const cspr_review *review)
{
	struct step step = { "2025-02-03",
			     CSPR_EVENT_AMEND,
			     CSPR_ROLE_BUSINESS_MANAGER,
			     "u-1",
			     { { CSPR_PART_OF, "8" }, { CSPR_PART_REASON, "minute-9" } } };
	struct cspr_span day = { story_day("2024-03-15"), story_day("2024-03-15") };
	cspr_event *event = NULL, *replacement = NULL;

	SERVED(story_event(context, basis, &step, &event), event, review);
	SERVED(cspr_event_new(context, CSPR_EVENT_NOTIFY_NATIONAL_PANEL, &replacement), replacement, review);
	SERVED(cspr_event_set_reference(replacement, CSPR_PART_REFERENCE, "sin-2"), replacement, review);
	SERVED(cspr_event_set_happened(replacement, day), replacement, review);
	SERVED(cspr_event_set_replacement(event, replacement), event, review);
	cspr_event_unref(replacement);
	return event;
}

static void record_change(cspr_review *review, cspr_event *event)
{
	cspr_decision *decision = NULL;

	SERVED(cspr_review_decide(review, event, &decision), decision, review);
	ck_assert_status(cspr_review_commit(review, decision), CSPR_DONE);
	cspr_decision_unref(decision);
	cspr_event_unref(event);
	if (!marks_known)
		marks[cspr_review_version(review)] = mark_of(review, story_day("2024-07-01"));
}

/* A correction, another edition, and the record read in every other way. */
static void change_and_read(cspr_context *context, const cspr_basis *basis, cspr_review *review)
{
	static const struct step other = { "2026-04-01",
					   CSPR_EVENT_CHANGE_EDITION,
					   CSPR_ROLE_BUSINESS_MANAGER,
					   "u-1",
					   { { CSPR_PART_TO, "wt2026" }, { CSPR_PART_REASON, "minute-9" } } };
	static const struct step again = {
		"2025-03-03", CSPR_EVENT_REOPEN, CSPR_ROLE_POLICE, "u-4", { { CSPR_PART_REASON, "minute-9" } }
	};
	cspr_event *event = NULL;
	cspr_review *reading = NULL;

	record_change(review, correction(context, basis, review));
	SERVED(story_event(context, basis, &again, &event), event, review);
	record_change(review, event);
	event = NULL;
	SERVED(story_event(context, basis, &other, &event), event, review);
	record_change(review, event);
	SERVED(cspr_review_copy(review, &reading), reading, review);
	cspr_review_unref(reading);
	reading = NULL;
	SERVED(cspr_review_as_at(review, INT64_MAX, &reading), reading, review);
	cspr_review_unref(reading);
	reading = NULL;
	SERVED(cspr_review_as_known(review, story_day("2024-07-01"), &reading), reading, review);
	cspr_review_unref(reading);
}

/* A profile that the main line keeps to, by every setter that asks for memory. What can't be built is refused for
 * that alone, and leaves the profile as it was. */
static void make_profile(cspr_context *context, cspr_profile **ret)
{
	struct cspr_need view = { .size = sizeof view,
				  .name = "scrutineer-comment",
				  .force = CSPR_FORCE_EXPECT,
				  .requirement = CSPR_REQUIREMENT_VIEWS,
				  .one = CSPR_VALUE_REPORT,
				  .role = CSPR_ROLE_INDEPENDENT_SCRUTINEER,
				  .words = "The scrutineer has commented.",
				  .remedy = "Ask for the comment.",
				  .cite = "procedure 1" };
	struct cspr_term huddle = { .size = sizeof huddle,
				    .name = "meeting-held",
				    .base = CSPR_EVENT_NOTIFY_NATIONAL_PANEL,
				    .met_by = CSPR_EVENT_HOLD_RAPID_REVIEW_MEETING,
				    .period = CSPR_PERIOD_WORKING_DAYS,
				    .count = 10,
				    .words = "Meet by day 10.",
				    .cite = "procedure 2" };
	struct cspr_term longer = { .size = sizeof longer,
				    .duty = CSPR_DUTY_RAPID_REVIEW,
				    .period = CSPR_PERIOD_WORKING_DAYS,
				    .count = 20,
				    .words = "Later." };
	cspr_profile *profile = NULL;

	SERVED(cspr_profile_new(context, "moorland", "2025-1", &profile), profile, NULL);
	SERVED(cspr_profile_add_edition(profile, cspr_edition_find("wt2023")), NULL, NULL);
	SERVED(cspr_profile_add_edition(profile, cspr_edition_find("wt2026")), NULL, NULL);
	SERVED(cspr_profile_set_display(profile, CSPR_DISPLAY_PARTNERSHIP, "Moorland"), NULL, NULL);
	SERVED(cspr_profile_set_reading(profile, CSPR_READING_RAPID_REVIEW_BASE, CSPR_MILESTONE_AWARE), NULL, NULL);
	SERVED(cspr_profile_add_need(profile, 0, &view), NULL, NULL);
	SERVED(cspr_profile_raise(profile, 0, CSPR_RULE_DEPOSITED, 0, CSPR_FORCE_MUST), NULL, NULL);
	SERVED(cspr_profile_add_term(profile, 0, &huddle), NULL, NULL);
	while (cspr_profile_add_term(profile, 0, &longer) != CSPR_ERROR_LOOSENS) {
		refusals++;
		meter.fail_on = 0;
	}
	*ret = profile;
}

/* The run in which allocation fail_at fails (and, if so asked, all that follow until somebody has said so). */
static void run(size_t fail_at, int fail_on)
{
	struct cspr_settings settings = { .size = sizeof settings,
					  .allocate = meter_allocate,
					  .allocate_data = &meter };
	cspr_context *context = NULL;
	cspr_calendar *calendar = NULL;
	cspr_profile *profile = NULL;
	cspr_basis *basis = NULL;
	cspr_review *review = NULL;
	int after = 0; /* steps since the failure */

	meter = (struct meter){ .fail_at = fail_at, .fail_on = fail_on };
	refusals = 0;
	SERVED(cspr_context_new(&settings, &context), context, NULL);
	SERVED(cspr_calendar_england_wales(context, &calendar), calendar, NULL);
	make_profile(context, &profile);
	SERVED(cspr_basis_new(context, cspr_edition_find("wt2023"), calendar, profile, &basis), basis, NULL);
	SERVED(cspr_review_new(context, basis, &review), review, NULL);
	for (size_t i = 0; i < main_line_length && after < STEPS_AFTER_FAILURE; i++) {
		if (!marks_known)
			marks[i] = mark_of(review, story_day("2024-07-01"));
		record_step(context, basis, review, &main_line[i]);
		after += refusals > 0;
	}
	if (!marks_known)
		marks[main_line_length] = mark_of(review, story_day("2024-07-01"));
	if (!after) {
		read_pages(context, basis, review);
		change_and_read(context, basis, review);
	}
	expect_unchanged(review);
	cspr_review_unref(review);
	cspr_basis_unref(basis);
	cspr_profile_unref(profile);
	cspr_calendar_unref(calendar);
	cspr_context_unref(context);
	ck_assert_msg(meter.blocks == 0, "%zu blocks are left", meter.blocks);
	ck_assert_msg(meter.bytes == 0, "%zu bytes are left", meter.bytes);
	ck_assert_msg(meter.lies == 0, "the allocator was told a wrong size %d times", meter.lies);
}

static size_t allocations_of_a_run(void)
{
	ck_assert_uint_le(main_line_length, MOST_STEPS);
	run(0, 0);
	ck_assert_int_eq(refusals, 0);
	marks_known = 1;
	ck_assert_uint_gt(meter.calls, 100);
	return meter.calls;
}

START_TEST(each_allocation_fails_once)
{
	size_t allocations = allocations_of_a_run();

	for (size_t i = 1; i <= allocations; i++) {
		run(i, 0);
		ck_assert_msg(refusals == 1, "allocation %zu failed, and %d calls said so", i, refusals);
	}
}
END_TEST

START_TEST(memory_runs_out_until_told)
{
	size_t allocations = allocations_of_a_run();

	for (size_t i = 1; i <= allocations; i++) {
		run(i, 1);
		ck_assert_msg(refusals == 1, "from allocation %zu on there was no memory, and %d calls said so", i,
			      refusals);
	}
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("oom");

	tcase_set_timeout(tests, 100);
	tcase_add_test(tests, each_allocation_fails_once);
	tcase_add_test(tests, memory_runs_out_until_told);
	return run_tests("oom", tests);
}
