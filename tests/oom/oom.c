/*
 * A whole review, once for each allocation that it makes, with that allocation failing: the call says so,
 * nothing has changed, the same call made again works and so do the steps that follow, and when all is given
 * back nothing is left.
 */
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

static uint64_t mix(uint64_t hash, const void *bytes, size_t size)
{
	for (const unsigned char *byte = bytes; size; size--)
		hash = (hash ^ *byte++) * 1099511628211u;
	return hash;
}

static uint64_t mix_number(uint64_t hash, int64_t number)
{
	return mix(hash, &number, sizeof number);
}

/* Everything that the API tells of a review, as one number. */
static uint64_t mark_of(const cspr_review *review)
{
	uint64_t hash = 14695981039346656037u;
	struct cspr_duty duty = { .size = sizeof duty };
	struct cspr_flag flag = { .size = sizeof flag };
	struct cspr_circumstances known = { .size = sizeof known };
	cspr_code verdict, state;

	hash = mix_number(hash, cspr_review_version(review));
	hash = mix_number(hash, cspr_review_state(review));
	for (size_t i = 0; cspr_review_event(review, i, NULL, &verdict, &state) == CSPR_DONE; i++)
		hash = mix_number(mix_number(hash, verdict), state);
	for (size_t i = 0; cspr_review_flag(review, i, &flag) == CSPR_DONE; i++) {
		hash = mix_number(mix_number(hash, flag.event), flag.since.first);
		hash = mix(hash, flag.reference ? flag.reference : "", flag.reference ? strlen(flag.reference) : 0);
	}
	for (size_t i = 0; cspr_review_duty(review, story_day("2024-07-01"), i, &duty) == CSPR_DONE; i++)
		hash = mix_number(mix_number(mix_number(hash, duty.duty), duty.standing), duty.due.last);
	ck_assert_status(cspr_review_circumstances(review, &known), CSPR_DONE);
	return mix_number(mix_number(hash, known.suspicion), known.harm);
}

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
		ck_assert_msg(mark_of(review) == marks[cspr_review_version(review)], "the review has changed");
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

/* The run in which allocation fail_at fails (and, if so asked, all that follow until somebody has said so). */
static void run(size_t fail_at, int fail_on)
{
	struct cspr_settings settings = { .size = sizeof settings,
					  .allocate = meter_allocate,
					  .allocate_data = &meter };
	cspr_context *context = NULL;
	cspr_calendar *calendar = NULL;
	cspr_basis *basis = NULL;
	cspr_review *review = NULL;
	int after = 0; /* steps since the failure */

	meter = (struct meter){ .fail_at = fail_at, .fail_on = fail_on };
	refusals = 0;
	SERVED(cspr_context_new(&settings, &context), context, NULL);
	SERVED(cspr_calendar_england_wales(context, &calendar), calendar, NULL);
	SERVED(cspr_basis_new(context, cspr_edition_find("wt2023"), calendar, &basis), basis, NULL);
	SERVED(cspr_review_new(context, basis, &review), review, NULL);
	for (size_t i = 0; i < main_line_length && after < STEPS_AFTER_FAILURE; i++) {
		if (!marks_known)
			marks[i] = mark_of(review);
		record_step(context, basis, review, &main_line[i]);
		after += refusals > 0;
	}
	if (!marks_known)
		marks[main_line_length] = mark_of(review);
	if (!after)
		read_pages(context, basis, review);
	expect_unchanged(review);
	cspr_review_unref(review);
	cspr_basis_unref(basis);
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
