/* A path is a plan that the evaluator has tried, and records nothing. */
#include "meter.h"
#include "story.h"
#include "suite.h"

#include <string.h>

static struct meter meter;
static cspr_context *context;
static cspr_basis *basis;
static cspr_review *review;
static cspr_path *path;

static void set_up(void)
{
	meter = (struct meter){ 0 };
	context = meter_context(&meter, 0, 0);
	ck_assert_ptr_nonnull(context);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis), CSPR_DONE);
	ck_assert_status(cspr_review_new(context, basis, &review), CSPR_DONE);
	path = NULL;
}

static void tear_down(void)
{
	cspr_path_unref(path);
	cspr_review_unref(review);
	cspr_basis_unref(basis);
	cspr_context_unref(context);
	ck_assert_uint_eq(meter.blocks, 0);
	ck_assert_int_eq(meter.lies, 0);
}

static void record(const struct step *step)
{
	cspr_event *event;

	ck_assert_status(story_event(context, basis, step, &event), CSPR_DONE);
	ck_assert_status(cspr_review_apply(review, event, NULL), CSPR_DONE);
	cspr_event_unref(event);
}

/* The main line, as far as an event and with it. */
static void record_until(cspr_code last)
{
	size_t i = 0;

	do
		record(&main_line[i]);
	while (main_line[i++].event != last);
}

static struct cspr_step step_at(size_t index)
{
	struct cspr_step step = { .size = sizeof step };

	ck_assert_status(cspr_path_step(path, index, &step), CSPR_DONE);
	return step;
}

static struct cspr_step_particular particular_of(size_t step, cspr_code part, size_t *ret_index)
{
	struct cspr_step_particular particular = { .size = sizeof particular };

	for (*ret_index = 0; cspr_path_particular(path, step, *ret_index, &particular) == CSPR_DONE; (*ret_index)++)
		if (particular.part == part)
			return particular;
	ck_abort_msg("step %zu carries no %s", step, cspr_word_name(CSPR_GROUP_PART, part));
	return particular;
}

static void expect_events(const cspr_code *events, size_t count)
{
	struct cspr_step step = { .size = sizeof step };

	for (size_t i = 0; i < count; i++)
		ck_assert_msg(step_at(i).event == events[i], "step %zu is %s", i,
			      cspr_word_name(CSPR_GROUP_EVENT, step_at(i).event));
	ck_assert_status(cspr_path_step(path, count, &step), CSPR_ERROR_NOT_FOUND);
}

START_TEST(a_path_records_nothing)
{
	record_until(CSPR_EVENT_SUBMIT_DRAFT);
	uint32_t version = cspr_review_version(review);
	struct meter before = meter;

	ck_assert_status(cspr_review_path(review, CSPR_STATE_PUBLISHED, story_day("2024-08-01"), &path), CSPR_DONE);
	ck_assert_uint_eq(cspr_review_version(review), version);
	ck_assert_uint_eq(cspr_review_state(review), CSPR_STATE_REPORT_DRAFTED);
	cspr_path_unref(cspr_path_ref(path));
	cspr_path_unref(path);
	path = NULL;
	ck_assert_uint_eq(meter.blocks, before.blocks);
	ck_assert_uint_eq(meter.bytes, before.bytes);
}
END_TEST

START_TEST(nothing_remains_where_the_review_is)
{
	struct cspr_step step = { .size = sizeof step };

	record_until(CSPR_EVENT_REFER);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_REFERRED, story_day("2024-03-02"), &path), CSPR_DONE);
	ck_assert_status(cspr_path_step(path, 0, &step), CSPR_ERROR_NOT_FOUND);
}
END_TEST

START_TEST(a_review_begins_with_a_referral)
{
	ck_assert_status(cspr_review_path(review, CSPR_STATE_SCREENING, story_day("2024-03-02"), &path), CSPR_DONE);
	expect_events((cspr_code[]){ CSPR_EVENT_REFER, CSPR_EVENT_BEGIN_SCREENING }, 2);
	ck_assert_uint_eq(step_at(0).state, CSPR_STATE_REFERRED);
	ck_assert_int_eq(step_at(0).earliest, story_day("2024-03-02"));
	ck_assert_uint_eq(step_at(1).rule, 0);
	ck_assert_uint_eq(step_at(1).before, 1);
}
END_TEST

START_TEST(no_way_is_a_lawful_no)
{
	struct cspr_step step = { .size = sizeof step };

	record_until(CSPR_EVENT_PUBLISH);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_DECIDED, story_day("2024-10-01"), &path), CSPR_REFUSED);
	ck_assert_status(cspr_path_step(path, 0, &step), CSPR_ERROR_NOT_FOUND);
}
END_TEST

START_TEST(what_can_not_be_asked)
{
	cspr_day day = story_day("2024-10-01");

	ck_assert_status(cspr_review_path(NULL, CSPR_STATE_CLOSED, day, &path), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_CLOSED, day, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_review_path(review, 0, day, &path), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_review_path(review, 999, day, &path), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_NO_REVIEW, day, &path), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_CLOSED, CSPR_NO_DAY, &path), CSPR_ERROR_BAD_DATE);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_CLOSED, INT32_MAX, &path), CSPR_ERROR_BAD_DATE);
	ck_assert_ptr_null(path);
	cspr_path_unref(NULL);
}
END_TEST

START_TEST(past_the_end_there_is_nothing)
{
	struct cspr_step step = { .size = sizeof step };
	struct cspr_step_particular particular = { .size = sizeof particular };
	struct cspr_finding finding = { .size = sizeof finding };
	size_t at;

	record_until(CSPR_EVENT_REFER);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_CLOSED, story_day("2024-03-02"), &path), CSPR_DONE);
	ck_assert_status(cspr_path_step(path, 0, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_path_step(NULL, 0, &step), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_path_particular(path, 0, 9, &particular), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_path_particular(path, 9, 0, &particular), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_path_particular(path, 0, 0, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_path_finding(path, 0, 99, &finding), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_path_finding(path, 9, 0, &finding), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_path_finding(path, 0, 0, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_uint_eq(cspr_path_value(path, 9, 0, 0), 0);
	ck_assert_uint_eq(cspr_path_value(path, 0, 9, 0), 0);
	ck_assert_uint_eq(cspr_path_value(NULL, 0, 0, 0), 0);
	ck_assert_uint_eq(particular_of(0, CSPR_PART_REASON, &at).fixed, 0);
	ck_assert_uint_eq(cspr_path_value(path, 0, at, 3), CSPR_VALUE_TRANSFERRED);
	ck_assert_uint_eq(cspr_path_value(path, 0, at, 4), 0);
}
END_TEST

START_TEST(a_short_struct_is_filled_as_far_as_it_goes)
{
	struct cspr_step step = { .size = offsetof(struct cspr_step, verdict), .verdict = 99 };

	record_until(CSPR_EVENT_REFER);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_SCREENING, story_day("2024-03-02"), &path), CSPR_DONE);
	ck_assert_status(cspr_path_step(path, 0, &step), CSPR_DONE);
	ck_assert_uint_eq(step.event, CSPR_EVENT_BEGIN_SCREENING);
	ck_assert_uint_eq(step.verdict, 99);
}
END_TEST

/* The one partner who has not signed; the document that was; seven working days after the last copy. */
START_TEST(what_is_done_is_not_asked_again)
{
	static const cspr_code expected[] = { CSPR_EVENT_CHECK_FACTS, CSPR_EVENT_ACCEPT_REPORT };
	static const struct step stances[] = {
		{ "2024-07-22",
		  CSPR_EVENT_SIGN_OFF,
		  CSPR_ROLE_LOCAL_AUTHORITY,
		  "u-2",
		  { { CSPR_PART_DOCUMENT, "3" }, { CSPR_PART_STANCE, "agrees" }, { CSPR_PART_SUBJECT, "report" } } },
		{ "2024-07-22",
		  CSPR_EVENT_SIGN_OFF,
		  CSPR_ROLE_POLICE,
		  "u-4",
		  { { CSPR_PART_DOCUMENT, "3" }, { CSPR_PART_STANCE, "agrees" }, { CSPR_PART_SUBJECT, "report" } } },
	};
	unsigned char document[32];
	size_t at;

	memset(document, 0x33, sizeof document);
	record_until(CSPR_EVENT_SUBMIT_DRAFT);
	record(&stances[0]);
	record(&stances[1]);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_ANONYMISING, story_day("2024-08-01"), &path), CSPR_DONE);
	expect_events((cspr_code[]){ CSPR_EVENT_SIGN_OFF, expected[0], expected[1] }, 3);
	ck_assert_uint_eq(step_at(0).roles, 1u << CSPR_ROLE_INTEGRATED_CARE_BOARD);
	ck_assert_uint_eq(step_at(0).rule, CSPR_RULE_REPORT_SIGNED_OFF);
	ck_assert_uint_eq(step_at(0).before, 2);
	ck_assert_int_eq(step_at(0).goes_back, 0);
	ck_assert_int_eq(particular_of(0, CSPR_PART_DOCUMENT, &at).fixed, 1);
	ck_assert_mem_eq(particular_of(0, CSPR_PART_DOCUMENT, &at).digest, document, 32);
	ck_assert_uint_eq(particular_of(2, CSPR_PART_DOCUMENT, &at).like, 0);
	ck_assert_int_eq((int)particular_of(2, CSPR_PART_HAS_ANALYSIS, &at).number, 1);
	ck_assert_int_eq(particular_of(1, CSPR_PART_DOCUMENT, &at).fixed, 1);
	ck_assert_uint_eq((cspr_code)particular_of(0, CSPR_PART_STANCE, &at).number, CSPR_VALUE_AGREES);
	ck_assert_uint_eq(cspr_path_value(path, 0, at, 0), CSPR_VALUE_AGREES);
	ck_assert_uint_eq(cspr_path_value(path, 0, at, 1), 0);
}
END_TEST

START_TEST(a_wait_is_as_long_as_it_must_be)
{
	record_until(CSPR_EVENT_DECIDE_PUBLICATION);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_PUBLISHED, story_day("2024-12-20"), &path), CSPR_DONE);
	expect_events(
		(cspr_code[]){ CSPR_EVENT_SEND_COPY, CSPR_EVENT_SEND_COPY, CSPR_EVENT_SEND_COPY, CSPR_EVENT_PUBLISH },
		4);
	ck_assert_int_eq(step_at(2).earliest, story_day("2024-12-20"));
	ck_assert_int_eq(step_at(3).earliest, story_day("2025-01-03")); /* three days between are closed */
}
END_TEST

/* The calendar ends in 2027: no day after that is known to be a working day. */
START_TEST(a_wait_past_the_calendar_is_no_way)
{
	record_until(CSPR_EVENT_DECIDE_PUBLICATION);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_PUBLISHED, story_day("2027-12-30"), &path), CSPR_REFUSED);
}
END_TEST

/* Every outcome leads to a decision; only one to a local review. */
START_TEST(an_outcome_is_as_open_as_the_state_asked_for_leaves_it)
{
	size_t at;

	record_until(CSPR_EVENT_COMPLETE_RAPID_REVIEW);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_DECIDED, story_day("2024-03-26"), &path), CSPR_DONE);
	ck_assert_int_eq(particular_of(5, CSPR_PART_OUTCOME, &at).fixed, 0);
	ck_assert_uint_eq(particular_of(5, CSPR_PART_OUTCOME, &at).like, 1);
	ck_assert_uint_eq(cspr_path_value(path, 5, at, 3), CSPR_VALUE_NATIONAL_REVIEW);
	cspr_path_unref(path);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_LOCAL_LEARNING, story_day("2024-03-26"), &path),
			 CSPR_DONE);
	ck_assert_int_eq(particular_of(5, CSPR_PART_OUTCOME, &at).fixed, 1);
	ck_assert_int_eq((int)particular_of(5, CSPR_PART_OUTCOME, &at).number, CSPR_VALUE_LOCAL_LEARNING);
}
END_TEST

/* Of an adopted review it is not known whether the decision was for a local review. */
START_TEST(what_adoption_left_unknown_needs_a_reason)
{
	static const struct step adopted = { "2024-03-25",
					     CSPR_EVENT_ADOPT,
					     CSPR_ROLE_IMPORTER,
					     "i-1",
					     { { CSPR_PART_STATE, "with_national_panel" } } };
	struct cspr_finding finding = { .size = sizeof finding };

	record(&adopted);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_COMMISSIONING, story_day("2024-03-26"), &path), CSPR_DONE);
	expect_events((cspr_code[]){ CSPR_EVENT_BEGIN_LCSPR }, 1);
	ck_assert_uint_eq(step_at(0).verdict, CSPR_VERDICT_ALLOWED_IN_BREACH);
	ck_assert_status(cspr_path_finding(path, 0, 0, &finding), CSPR_DONE);
	ck_assert_uint_eq(finding.rule, CSPR_RULE_OUTCOME_IS_LCSPR);
	ck_assert_uint_eq(finding.result, CSPR_RESULT_UNKNOWN);
}
END_TEST

/* What may have been signed before is left at that; what certainly was not is asked for. */
START_TEST(only_what_is_certainly_unmet_is_met)
{
	static const struct step steps[] = {
		{ "2024-03-25",
		  CSPR_EVENT_ADOPT,
		  CSPR_ROLE_IMPORTER,
		  "i-1",
		  { { CSPR_PART_STATE, "decided" }, { CSPR_PART_OUTCOME, "lcspr" } } },
		{ "2024-03-26",
		  CSPR_EVENT_SIGN_OFF,
		  CSPR_ROLE_POLICE,
		  "u-4",
		  { { CSPR_PART_DOCUMENT, "1" },
		    { CSPR_PART_STANCE, "dissents" },
		    { CSPR_PART_SUBJECT, "rapid_review" } } },
	};

	record(&steps[0]);
	record(&steps[1]);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_WITH_NATIONAL_PANEL, story_day("2024-03-26"), &path),
			 CSPR_DONE);
	expect_events((cspr_code[]){ CSPR_EVENT_SIGN_OFF, CSPR_EVENT_SEND_TO_NATIONAL_PANEL }, 2);
	ck_assert_uint_eq(step_at(0).roles, 1u << CSPR_ROLE_POLICE);
	ck_assert_int_eq(step_at(0).goes_back, 1);
	ck_assert_uint_eq(step_at(1).verdict, CSPR_VERDICT_ALLOWED_IN_BREACH);
}
END_TEST

/* Reviews begun anew, under a profile. */
static void begin_with(const struct cspr_need *needs, size_t count)
{
	cspr_profile *profile;

	cspr_review_unref(review);
	cspr_basis_unref(basis);
	ck_assert_status(cspr_profile_new(context, "moorland", "2025-1", &profile), CSPR_DONE);
	ck_assert_status(cspr_profile_add_edition(profile, cspr_edition_find("wt2023")), CSPR_DONE);
	for (size_t i = 0; i < count; i++)
		ck_assert_status(cspr_profile_add_need(profile, 0, &needs[i]), CSPR_DONE);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, profile, &basis), CSPR_DONE);
	ck_assert_status(cspr_review_new(context, basis, &review), CSPR_DONE);
	cspr_profile_unref(profile);
}

/* A further sign-off, an event, and what the event itself must carry: that too is found by what the rule asks. */
START_TEST(local_rules_are_met_too)
{
	const struct cspr_need needs[] = { { .size = sizeof needs[0],
					     .name = "scrutineer-comment",
					     .force = CSPR_FORCE_SHOULD,
					     .requirement = CSPR_REQUIREMENT_VIEWS,
					     .one = CSPR_VALUE_REPORT,
					     .role = CSPR_ROLE_INDEPENDENT_SCRUTINEER,
					     .words = "The independent scrutineer has commented on the report." },
					   { .size = sizeof needs[0],
					     .name = "progress-seen",
					     .event = CSPR_EVENT_SUBMIT_DRAFT,
					     .force = CSPR_FORCE_MUST,
					     .requirement = CSPR_REQUIREMENT_HAPPENED,
					     .one = CSPR_EVENT_MONITOR_PROGRESS,
					     .words = "Progress was monitored at least once." },
					   { .size = sizeof needs[0],
					     .name = "method-told",
					     .event = CSPR_EVENT_BEGIN_LOCAL_LEARNING,
					     .force = CSPR_FORCE_MUST,
					     .requirement = CSPR_REQUIREMENT_PART_GIVEN,
					     .one = CSPR_PART_METHOD,
					     .words = "The method is given." },
					   { .size = sizeof needs[0],
					     .name = "not-a-recommendation-of-lcspr",
					     .event = CSPR_EVENT_RECOMMEND,
					     .force = CSPR_FORCE_MUST,
					     .requirement = CSPR_REQUIREMENT_PART_IS_NOT,
					     .one = CSPR_PART_RECOMMENDATION,
					     .other = CSPR_VALUE_LCSPR,
					     .words = "The recommendation is another than that." } };
	size_t at;

	begin_with(needs, sizeof needs / sizeof needs[0]);
	record_until(CSPR_EVENT_COMPLETE_RAPID_REVIEW);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_LOCAL_LEARNING, story_day("2024-06-03"), &path),
			 CSPR_DONE);
	expect_events((cspr_code[]){ CSPR_EVENT_CONSIDER_FACTORS, CSPR_EVENT_SIGN_OFF, CSPR_EVENT_SIGN_OFF,
				     CSPR_EVENT_SIGN_OFF, CSPR_EVENT_RECOMMEND, CSPR_EVENT_DECIDE, CSPR_EVENT_SIGN_OFF,
				     CSPR_EVENT_SIGN_OFF, CSPR_EVENT_SIGN_OFF, CSPR_EVENT_SEND_TO_NATIONAL_PANEL,
				     CSPR_EVENT_BEGIN_LOCAL_LEARNING },
		      11);
	ck_assert_int_eq(particular_of(10, CSPR_PART_METHOD, &at).fixed, 0);
	ck_assert_int_eq(particular_of(4, CSPR_PART_RECOMMENDATION, &at).fixed, 0);
	ck_assert_uint_eq(cspr_path_value(path, 4, at, 0), CSPR_VALUE_NO_REVIEW); /* the list begins with lcspr */
	ck_assert_uint_eq(cspr_path_value(path, 4, at, 3), 0);
	cspr_path_unref(path);
	ck_assert_status(cspr_review_path(review, CSPR_STATE_ANONYMISING, story_day("2024-06-03"), &path), CSPR_DONE);
	ck_assert_uint_eq(step_at(16).event, CSPR_EVENT_MONITOR_PROGRESS);
	ck_assert_uint_eq(step_at(16).rule, CSPR_LOCAL + 1);
	ck_assert_uint_eq(step_at(23).roles, 1u << CSPR_ROLE_INDEPENDENT_SCRUTINEER);
	ck_assert_uint_eq(step_at(23).rule, CSPR_LOCAL);
	ck_assert_str_eq(step_at(23).name, "scrutineer-comment");
	ck_assert_ptr_null(step_at(24).name);
	ck_assert_int_eq(particular_of(23, CSPR_PART_STANCE, &at).fixed, 0); /* a view, of whatever kind */
}
END_TEST

/* More open actions than one plan may settle. */
START_TEST(a_plan_has_an_end)
{
	char name[16] = "a-0000";
	struct step action = {
		"2024-10-01", CSPR_EVENT_ADD_ACTION, CSPR_ROLE_BUSINESS_MANAGER, "u-1", { { CSPR_PART_ACTION, name } }
	};

	record_until(CSPR_EVENT_BEGIN_MONITORING);
	for (int i = 0; i < 1100; i++) {
		for (int digit = 5, rest = i; digit > 1; digit--, rest /= 10)
			name[digit] = (char)('0' + rest % 10);
		record(&action);
	}
	ck_assert_status(cspr_review_path(review, CSPR_STATE_CLOSED, story_day("2024-10-02"), &path), CSPR_ERROR_LIMIT);
	ck_assert_ptr_null(path);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("paths");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, a_path_records_nothing);
	tcase_add_test(tests, nothing_remains_where_the_review_is);
	tcase_add_test(tests, a_review_begins_with_a_referral);
	tcase_add_test(tests, no_way_is_a_lawful_no);
	tcase_add_test(tests, what_can_not_be_asked);
	tcase_add_test(tests, past_the_end_there_is_nothing);
	tcase_add_test(tests, a_short_struct_is_filled_as_far_as_it_goes);
	tcase_add_test(tests, what_is_done_is_not_asked_again);
	tcase_add_test(tests, a_wait_is_as_long_as_it_must_be);
	tcase_add_test(tests, a_wait_past_the_calendar_is_no_way);
	tcase_add_test(tests, an_outcome_is_as_open_as_the_state_asked_for_leaves_it);
	tcase_add_test(tests, what_adoption_left_unknown_needs_a_reason);
	tcase_add_test(tests, only_what_is_certainly_unmet_is_met);
	tcase_add_test(tests, local_rules_are_met_too);
	tcase_add_test(tests, a_plan_has_an_end);
	return run_tests("paths", tests);
}
