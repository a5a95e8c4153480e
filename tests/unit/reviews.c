/* decide changes nothing, commit needs no memory, and asking agrees with doing. */
#include "meter.h"
#include "story.h"
#include "suite.h"

#include <string.h>

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

static cspr_event *event_of(const struct step *step)
{
	cspr_event *event;

	ck_assert_status(story_event(context, basis, step, &event), CSPR_DONE);
	return event;
}

/* Records the first steps of the main line. */
static void record(size_t count)
{
	for (size_t i = 0; i < count; i++) {
		cspr_event *event = event_of(&main_line[i]);

		ck_assert_msg(cspr_review_apply(review, event, NULL) == CSPR_DONE, "step %zu was refused", i + 1);
		cspr_event_unref(event);
	}
}

static int unmet(const cspr_decision *decision, cspr_code rule)
{
	struct cspr_finding finding = { .size = sizeof finding };

	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		if (finding.rule == rule)
			return finding.result == CSPR_RESULT_UNMET;
	return 0;
}

START_TEST(a_new_review_has_no_state)
{
	cspr_code event;
	struct cspr_flag flag = { .size = sizeof flag };

	ck_assert_uint_eq(cspr_review_state(review), 0);
	ck_assert_uint_eq(cspr_review_phase(review), 0);
	ck_assert_uint_eq(cspr_review_version(review), 0);
	ck_assert_ptr_eq(cspr_review_basis(review), basis);
	ck_assert_status(cspr_review_event(review, 0, NULL, NULL, NULL), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_review_flag(review, 0, &flag), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_review_next(review, 0, &event), CSPR_DONE);
	ck_assert_uint_eq(event, CSPR_EVENT_REFER);
	ck_assert_status(cspr_review_next(review, 1, &event), CSPR_DONE);
	ck_assert_uint_eq(event, CSPR_EVENT_ADOPT);
	ck_assert_status(cspr_review_next(review, 2, &event), CSPR_ERROR_NOT_FOUND);
}
END_TEST

START_TEST(the_main_line_ends_closed)
{
	record(main_line_length);
	ck_assert_uint_eq(cspr_review_state(review), CSPR_STATE_CLOSED);
	ck_assert_uint_eq(cspr_review_phase(review), CSPR_PHASE_CLOSED);
	ck_assert_uint_eq(cspr_review_version(review), main_line_length);
	for (size_t i = 0; i < main_line_length; i++) {
		cspr_code verdict = 0, state = 0;
		cspr_event *event = NULL;

		ck_assert_status(cspr_review_event(review, i, &event, &verdict, &state), CSPR_DONE);
		ck_assert_uint_eq(cspr_event_code(event), main_line[i].event);
		ck_assert_str_eq(cspr_event_actor(event), main_line[i].actor);
		ck_assert_uint_eq(verdict, CSPR_VERDICT_ALLOWED);
		ck_assert_ptr_nonnull(cspr_word_name(CSPR_GROUP_STATE, state));
	}
}
END_TEST

START_TEST(asking_agrees_with_doing)
{
	for (size_t i = 0; i < main_line_length; i++) {
		uint32_t version = cspr_review_version(review);
		cspr_code event = 0, state = cspr_review_state(review);
		cspr_decision *decision;
		int listed = 0;

		ck_assert_msg(cspr_review_explain(review, main_line[i].event, main_line[i].role,
						  story_day(main_line[i].day), &decision) == CSPR_DONE,
			      "step %zu would be refused", i + 1);
		cspr_decision_unref(decision);
		for (size_t at = 0; cspr_review_next(review, at, &event) == CSPR_DONE; at++)
			listed |= event == main_line[i].event;
		ck_assert_int_eq(listed, 1);
		ck_assert_uint_eq(cspr_review_version(review), version);
		ck_assert_uint_eq(cspr_review_state(review), state);
		cspr_event *next = event_of(&main_line[i]);

		ck_assert_status(cspr_review_apply(review, next, NULL), CSPR_DONE);
		cspr_event_unref(next);
	}
}
END_TEST

START_TEST(deciding_changes_nothing)
{
	cspr_event *event = event_of(&main_line[0]);
	cspr_decision *decision;

	ck_assert_status(cspr_review_decide(review, event, &decision), CSPR_DONE);
	ck_assert_uint_eq(cspr_review_version(review), 0);
	ck_assert_uint_eq(cspr_review_state(review), 0);
	ck_assert_uint_eq(cspr_decision_verdict(decision), CSPR_VERDICT_ALLOWED);
	ck_assert_uint_eq(cspr_decision_state(decision), CSPR_STATE_REFERRED);
	ck_assert_status(cspr_decision_status(decision), CSPR_DONE);
	cspr_decision_unref(decision);
	ck_assert_status(cspr_event_set_count(event, CSPR_PART_CHILDREN, 2), CSPR_DONE); /* not frozen */
	cspr_event_unref(event);
}
END_TEST

START_TEST(an_older_decision_is_stale)
{
	cspr_event *event = event_of(&main_line[0]), *other = event_of(&main_line[0]);
	cspr_decision *first, *second;

	ck_assert_status(cspr_review_decide(review, event, &first), CSPR_DONE);
	ck_assert_status(cspr_review_decide(review, other, &second), CSPR_DONE);
	ck_assert_status(cspr_review_commit(review, first), CSPR_DONE);
	ck_assert_status(cspr_review_commit(review, second), CSPR_ERROR_STALE);
	ck_assert_status(cspr_review_commit(review, first), CSPR_ERROR_STALE);
	ck_assert_uint_eq(cspr_review_version(review), 1);
	cspr_decision_unref(first);
	cspr_decision_unref(second);
	cspr_event_unref(event);
	cspr_event_unref(other);
}
END_TEST

START_TEST(a_decision_is_of_the_event_as_it_was)
{
	cspr_event *event = event_of(&main_line[0]);
	cspr_decision *decision;

	ck_assert_status(cspr_review_decide(review, event, &decision), CSPR_DONE);
	ck_assert_status(cspr_event_set_actor(event, CSPR_ROLE_NATIONAL_PANEL, cspr_event_actor(event), 0, NULL),
			 CSPR_DONE);
	ck_assert_str_eq(cspr_event_actor(event), main_line[0].actor);
	ck_assert_status(cspr_review_commit(review, decision), CSPR_ERROR_STALE);
	ck_assert_uint_eq(cspr_review_version(review), 0);
	cspr_decision_unref(decision);
	ck_assert_status(cspr_review_decide(review, event, &decision), CSPR_REFUSED);
	cspr_decision_unref(decision);
	cspr_event_unref(event);
}
END_TEST

START_TEST(a_refusal_says_every_reason_and_cannot_be_committed)
{
	static const struct step too_early = {
		"2024-03-04", CSPR_EVENT_DECIDE, CSPR_ROLE_BUSINESS_MANAGER, "u-1", { { 0 } }
	};
	cspr_event *event = event_of(&too_early);
	cspr_decision *decision;

	record(2);
	ck_assert_status(cspr_review_decide(review, event, &decision), CSPR_REFUSED);
	ck_assert_uint_eq(cspr_decision_verdict(decision), CSPR_VERDICT_REFUSED);
	ck_assert_uint_eq(cspr_decision_state(decision), CSPR_STATE_SCREENING);
	ck_assert_int_eq(unmet(decision, CSPR_RULE_NO_SUCH_MOVE), 1);
	ck_assert_int_eq(unmet(decision, CSPR_RULE_NO_AUTHORITY), 1);
	ck_assert_int_eq(unmet(decision, CSPR_RULE_PARTICULARS_COMPLETE), 1);
	ck_assert_status(cspr_review_commit(review, decision), CSPR_ERROR_REFUSED);
	ck_assert_uint_eq(cspr_review_version(review), 2);
	cspr_decision_unref(decision);
	ck_assert_status(cspr_review_apply(review, event, NULL), CSPR_REFUSED);
	ck_assert_uint_eq(cspr_review_version(review), 2);
	cspr_event_unref(event);
}
END_TEST

START_TEST(findings_say_all_of_it)
{
	struct cspr_finding finding = { .size = sizeof finding };

	for (size_t i = 0; i < main_line_length; i++) {
		cspr_event *event = event_of(&main_line[i]);
		cspr_decision *decision;

		ck_assert_status(cspr_review_apply(review, event, &decision), CSPR_DONE);
		for (size_t at = 0; cspr_decision_finding(decision, at, &finding) == CSPR_DONE; at++) {
			ck_assert_ptr_nonnull(cspr_word_name(CSPR_GROUP_RULE, finding.rule));
			ck_assert_ptr_nonnull(cspr_word_name(CSPR_GROUP_FORCE, finding.force));
			ck_assert_ptr_nonnull(cspr_word_name(CSPR_GROUP_PROVENANCE, finding.provenance));
			ck_assert_uint_eq(finding.result, CSPR_RESULT_MET);
			ck_assert_uint_gt(strlen(finding.cite), 0);
			ck_assert_uint_gt(strlen(finding.words), 0);
			ck_assert_uint_gt(strlen(finding.remedy), 0);
		}
		cspr_decision_unref(decision);
		cspr_event_unref(event);
	}
}
END_TEST

START_TEST(what_no_host_may_hand_in)
{
	cspr_decision *decision = NULL;
	struct cspr_span month;
	cspr_event *event;

	record(2);
	ck_assert_status(cspr_span_parse("2024-02", &month, NULL), CSPR_DONE);

	ck_assert_status(cspr_event_new(context, CSPR_EVENT_LIFT_HOLD, &event), CSPR_DONE);
	ck_assert_status(cspr_review_decide(review, event, &decision), CSPR_ERROR_INCOMPLETE);
	cspr_event_unref(event);

	event = event_of(&main_line[2]);
	ck_assert_status(cspr_event_set_happened(event, month), CSPR_DONE);
	ck_assert_status(cspr_review_decide(review, event, &decision), CSPR_ERROR_BAD_DATE);
	ck_assert_status(cspr_event_set_historic(event, 1), CSPR_DONE);
	ck_assert_status(cspr_review_apply(review, event, NULL), CSPR_DONE);
	cspr_event_unref(event);

	event = event_of(&main_line[3]);
	ck_assert_status(cspr_event_set_recorded(event, cspr_event_recorded(event) - 1), CSPR_DONE);
	ck_assert_status(cspr_review_decide(review, event, &decision), CSPR_ERROR_RECORDED_EARLIER);
	cspr_event_unref(event);

	event = event_of(&main_line[3]);
	cspr_day recorded = story_day(main_line[3].day);

	ck_assert_status(cspr_event_set_happened(event, (struct cspr_span){ recorded + 2, recorded + 2 }), CSPR_DONE);
	ck_assert_status(cspr_review_decide(review, event, &decision), CSPR_ERROR_NOT_YET_HAPPENED);
	ck_assert_status(cspr_event_set_happened(event, (struct cspr_span){ recorded + 1, recorded + 1 }), CSPR_DONE);
	ck_assert_status(cspr_review_apply(review, event, NULL), CSPR_DONE);
	cspr_event_unref(event);
	ck_assert_ptr_null(decision);
	ck_assert_uint_eq(cspr_review_version(review), 4);
}
END_TEST

START_TEST(a_particular_of_another_edition)
{
	cspr_decision *decision = NULL;
	cspr_event *event = event_of(&main_line[2]);

	record(2);
	ck_assert_status(cspr_event_set_yes_no(event, CSPR_PART_NEEDS, 1), CSPR_DONE); /* of the Care Act's condition */
	ck_assert_status(cspr_review_decide(review, event, &decision), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_ptr_null(decision);
	cspr_event_unref(event);
}
END_TEST

START_TEST(contexts_do_not_mix)
{
	cspr_context *other_context;
	cspr_review *other_review = NULL;
	cspr_basis *other_basis;
	cspr_event *event = event_of(&main_line[0]);
	cspr_decision *decision = NULL;

	ck_assert_status(cspr_context_new(NULL, &other_context), CSPR_DONE);
	ck_assert_status(cspr_review_new(other_context, basis, &other_review), CSPR_ERROR_ARGUMENT);
	ck_assert_ptr_null(other_review);
	ck_assert_status(cspr_basis_new(other_context, cspr_edition_find("wt2023"), NULL, NULL, &other_basis),
			 CSPR_DONE);
	ck_assert_status(cspr_review_new(other_context, other_basis, &other_review), CSPR_DONE);
	ck_assert_status(cspr_review_decide(other_review, event, &decision), CSPR_ERROR_ARGUMENT);
	ck_assert_ptr_null(decision);
	cspr_event_unref(event);
	cspr_review_unref(other_review);
	cspr_basis_unref(other_basis);
	cspr_context_unref(other_context);
}
END_TEST

START_TEST(a_decision_of_another_review)
{
	cspr_event *event = event_of(&main_line[0]);
	cspr_decision *decision;
	cspr_review *other;

	ck_assert_status(cspr_review_new(context, basis, &other), CSPR_DONE);
	ck_assert_status(cspr_review_decide(review, event, &decision), CSPR_DONE);
	ck_assert_status(cspr_review_commit(other, decision), CSPR_ERROR_ARGUMENT);
	ck_assert_uint_eq(cspr_review_version(other), 0);
	cspr_decision_unref(decision);
	cspr_review_unref(other);
	cspr_event_unref(event);
}
END_TEST

START_TEST(nothing_is_not_an_argument)
{
	cspr_event *event = event_of(&main_line[0]);
	cspr_decision *decision;
	cspr_review *made;

	ck_assert_status(cspr_review_new(NULL, basis, &made), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_review_new(context, NULL, &made), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_review_new(context, basis, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_review_decide(NULL, event, &decision), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_review_decide(review, NULL, &decision), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_review_decide(review, event, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_review_commit(NULL, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_review_commit(review, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_review_explain(review, 0, 0, 0, &decision), CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_review_explain(review, CSPR_EVENT_NOTE_REFUSAL + 1, 0, 0, &decision),
			 CSPR_ERROR_UNKNOWN_WORD);
	ck_assert_status(cspr_review_explain(review, CSPR_EVENT_REFER, 99, 0, &decision), CSPR_ERROR_UNKNOWN_WORD);
	cspr_event_unref(event);
	cspr_review_unref(NULL);
	cspr_decision_unref(NULL);
	cspr_event_unref(NULL);
	cspr_basis_unref(NULL);
}
END_TEST

START_TEST(an_explanation_cannot_be_committed)
{
	cspr_decision *decision;

	ck_assert_status(cspr_review_explain(review, CSPR_EVENT_REFER, CSPR_ROLE_AGENCY, 0, &decision), CSPR_DONE);
	ck_assert_int_lt(cspr_review_commit(review, decision), 0);
	ck_assert_uint_eq(cspr_review_version(review), 0);
	cspr_decision_unref(decision);
}
END_TEST

START_TEST(committing_needs_no_memory)
{
	for (size_t i = 0; i < main_line_length; i++) {
		cspr_event *event = event_of(&main_line[i]);
		cspr_decision *decision;
		size_t calls;

		ck_assert_status(cspr_review_decide(review, event, &decision), CSPR_DONE);
		calls = meter.calls;
		ck_assert_status(cspr_review_commit(review, decision), CSPR_DONE);
		ck_assert_uint_eq(meter.calls, calls);
		cspr_decision_unref(decision);
		cspr_event_unref(event);
	}
}
END_TEST

START_TEST(flags_open_and_close)
{
	static const struct step hold = {
		"2024-03-04",
		CSPR_EVENT_PLACE_HOLD,
		CSPR_ROLE_BUSINESS_MANAGER,
		"u-1",
		{ { CSPR_PART_HOLD, "h-1" }, { CSPR_PART_SCOPE, "publication" }, { CSPR_PART_REASON, "prosecution" } }
	};
	static const struct step lift = {
		"2024-03-04", CSPR_EVENT_LIFT_HOLD, CSPR_ROLE_BUSINESS_MANAGER, "u-1", { { CSPR_PART_HOLD, "h-1" } }
	};
	struct cspr_flag flag = { .size = sizeof flag };
	cspr_event *placed = event_of(&hold), *lifted = event_of(&lift), *again = event_of(&lift);

	record(2);
	ck_assert_status(cspr_review_apply(review, placed, NULL), CSPR_DONE);
	ck_assert_status(cspr_review_flag(review, 0, &flag), CSPR_DONE);
	ck_assert_uint_eq(flag.event, CSPR_EVENT_PLACE_HOLD);
	ck_assert_str_eq(flag.reference, "h-1");
	ck_assert_uint_eq(flag.scope, CSPR_VALUE_PUBLICATION);
	ck_assert_int_eq(flag.since.first, story_day("2024-03-04"));
	ck_assert_status(cspr_review_flag(review, 1, &flag), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_review_apply(review, lifted, NULL), CSPR_DONE);
	ck_assert_status(cspr_review_flag(review, 0, &flag), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_review_apply(review, again, NULL), CSPR_REFUSED);
	cspr_event_unref(placed);
	cspr_event_unref(lifted);
	cspr_event_unref(again);
}
END_TEST

START_TEST(a_duty_shows_its_working)
{
	struct cspr_duty duty = { .size = sizeof duty };
	const char *why = NULL;
	cspr_day skipped;
	size_t index = 0, days = 0;
	int good_friday = 0;

	record(8); /* notified on Friday 8 March 2024 */
	while (cspr_review_duty(review, story_day("2024-03-15"), index, &duty) == CSPR_DONE &&
	       duty.duty != CSPR_DUTY_RAPID_REVIEW)
		index++;
	ck_assert_uint_eq(duty.duty, CSPR_DUTY_RAPID_REVIEW);
	ck_assert_uint_eq(duty.standing, CSPR_STANDING_PENDING);
	ck_assert_uint_eq(duty.period, CSPR_PERIOD_WORKING_DAYS);
	ck_assert_int_eq(duty.count, 15);
	ck_assert_int_eq(duty.since.first, story_day("2024-03-08"));
	ck_assert_int_eq(duty.due.first, story_day("2024-04-02"));
	ck_assert_int_eq(duty.due.last, story_day("2024-04-02"));
	ck_assert_int_eq(duty.met_on.first, CSPR_NO_DAY);
	ck_assert_int_eq(duty.days_late, 0);
	ck_assert_int_eq(duty.days_left, 10); /* 18 March to 2 April */
	while (cspr_review_duty_working(review, &duty, days, &skipped, &why) == CSPR_DONE) {
		good_friday |= skipped == story_day("2024-03-29") && strcmp(why, "Good Friday") == 0;
		days++;
	}
	ck_assert_uint_eq(days, 10); /* four weekends and two bank holidays */
	ck_assert_int_eq(good_friday, 1);
	ck_assert_status(cspr_review_duty(review, story_day("2024-04-03"), index, &duty), CSPR_DONE);
	ck_assert_uint_eq(duty.standing, CSPR_STANDING_OVERDUE);
	ck_assert_int_eq(duty.days_late, 1);
}
END_TEST

START_TEST(pages_are_given_and_taken_back)
{
	char *page;

	for (size_t i = 0; i < cspr_edition_count(); i++) {
		const cspr_edition *edition = cspr_edition_at(i);
		cspr_basis *of_it;

		ck_assert_status(cspr_basis_new(context, edition, NULL, NULL, &of_it), CSPR_DONE);
		ck_assert_status(cspr_basis_sheet(of_it, &page), CSPR_DONE);
		ck_assert_ptr_nonnull(strstr(page, cspr_edition_name(edition)));
		cspr_text_free(context, page);
		for (cspr_code drawing = CSPR_DRAWING_DOT; drawing <= CSPR_DRAWING_MERMAID; drawing++) {
			ck_assert_status(cspr_basis_draw(of_it, drawing, NULL, &page), CSPR_DONE);
			ck_assert_ptr_nonnull(strstr(page, "published"));
			cspr_text_free(context, page);
		}
		ck_assert_int_lt(cspr_basis_draw(of_it, 0, NULL, &page), 0);
		ck_assert_status(cspr_basis_promela(of_it, &page), CSPR_DONE);
		ck_assert_ptr_nonnull(strstr(page, cspr_edition_title(edition)));
		ck_assert_ptr_nonnull(strstr(page, "active proctype review()"));
		cspr_text_free(context, page);
		ck_assert_status(cspr_basis_promela(of_it, NULL), CSPR_ERROR_ARGUMENT);
		ck_assert_status(cspr_basis_promela(NULL, &page), CSPR_ERROR_ARGUMENT);
		cspr_basis_unref(of_it);
	}
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("reviews");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, a_new_review_has_no_state);
	tcase_add_test(tests, the_main_line_ends_closed);
	tcase_add_test(tests, asking_agrees_with_doing);
	tcase_add_test(tests, deciding_changes_nothing);
	tcase_add_test(tests, an_older_decision_is_stale);
	tcase_add_test(tests, a_decision_is_of_the_event_as_it_was);
	tcase_add_test(tests, a_refusal_says_every_reason_and_cannot_be_committed);
	tcase_add_test(tests, findings_say_all_of_it);
	tcase_add_test(tests, what_no_host_may_hand_in);
	tcase_add_test(tests, a_particular_of_another_edition);
	tcase_add_test(tests, contexts_do_not_mix);
	tcase_add_test(tests, a_decision_of_another_review);
	tcase_add_test(tests, nothing_is_not_an_argument);
	tcase_add_test(tests, an_explanation_cannot_be_committed);
	tcase_add_test(tests, committing_needs_no_memory);
	tcase_add_test(tests, flags_open_and_close);
	tcase_add_test(tests, a_duty_shows_its_working);
	tcase_add_test(tests, pages_are_given_and_taken_back);
	return run_tests("reviews", tests);
}
