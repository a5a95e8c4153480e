/* A record is amended, read as at a moment and as known of a day, and carried on under another edition. */
#include "mark.h"
#include "meter.h"
#include "story.h"
#include "suite.h"

#include <string.h>

enum { NOTIFIED = 8, NOTIFIED_PARTNERS = 9, SIGNED_BY_POLICE = 24, DECIDED = 25, SENT = 26 }; /* of the main line */

static struct meter meter;
static cspr_context *context;
static cspr_basis *basis;
static cspr_review *review;
static cspr_day as_of;

static void record(size_t from, size_t until)
{
	for (size_t i = from; i < until; i++) {
		cspr_event *event;

		ck_assert_status(story_event(context, basis, &main_line[i], &event), CSPR_DONE);
		ck_assert_msg(cspr_review_apply(review, event, NULL) == CSPR_DONE, "step %zu was refused", i + 1);
		cspr_event_unref(event);
	}
}

static void set_up(void)
{
	meter = (struct meter){ 0 };
	context = meter_context(&meter, 0, 0);
	ck_assert_ptr_nonnull(context);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis), CSPR_DONE);
	ck_assert_status(cspr_review_new(context, basis, &review), CSPR_DONE);
	as_of = story_day("2024-07-01");
}

static void tear_down(void)
{
	cspr_review_unref(review);
	cspr_basis_unref(basis);
	cspr_context_unref(context);
	ck_assert_uint_eq(meter.blocks, 0);
	ck_assert_int_eq(meter.lies, 0);
}

static int64_t moment(const char *day)
{
	return ((int64_t)story_day(day) * 24 + 10) * 3600 * 1000000000;
}

static cspr_event *made(cspr_code code, const char *day)
{
	struct step step = { day, code, CSPR_ROLE_BUSINESS_MANAGER, "u-1", { { CSPR_PART_REASON, "minute-9" } } };
	cspr_event *event;

	if (code == CSPR_EVENT_CHANGE_EDITION)
		step.parts[1] = (struct given){ CSPR_PART_TO, "wt2026" };
	ck_assert_status(story_event(context, basis, &step, &event), CSPR_DONE);
	return event;
}

static cspr_event *amendment(uint32_t of)
{
	cspr_event *event = made(CSPR_EVENT_AMEND, "2025-02-03");

	ck_assert_status(cspr_event_set_count(event, CSPR_PART_OF, of), CSPR_DONE);
	return event;
}

/* Gives up the replacement, which the amendment keeps. */
static cspr_event *replacing(uint32_t of, cspr_event *replacement)
{
	cspr_event *event = amendment(of);

	ck_assert_status(cspr_event_set_replacement(event, replacement), CSPR_DONE);
	cspr_event_unref(replacement);
	return event;
}

static cspr_event *retracting(uint32_t of)
{
	cspr_event *event = amendment(of);

	ck_assert_status(cspr_event_set_yes_no(event, CSPR_PART_RETRACT, 1), CSPR_DONE);
	return event;
}

static cspr_event *bare(cspr_code code)
{
	cspr_event *event;

	ck_assert_status(cspr_event_new(context, code, &event), CSPR_DONE);
	return event;
}

static cspr_event *bare_on(cspr_code code, const char *day)
{
	cspr_event *event = bare(code);

	ck_assert_status(cspr_event_set_happened(event, (struct cspr_span){ story_day(day), story_day(day) }),
			 CSPR_DONE);
	return event;
}

/* A month for the date; historic: 1 yes, 0 no, -1 not said. */
static cspr_event *bare_in_march(int historic)
{
	cspr_event *event = bare(CSPR_EVENT_NOTIFY_NATIONAL_PANEL);
	struct cspr_span march;

	ck_assert_status(cspr_span_parse("2024-03", &march, NULL), CSPR_DONE);
	ck_assert_status(cspr_event_set_happened(event, march), CSPR_DONE);
	if (historic >= 0)
		ck_assert_status(cspr_event_set_historic(event, historic), CSPR_DONE);
	return event;
}

/* Decides an event that it takes over. */
static cspr_decision *decided(cspr_event *event, cspr_status expected)
{
	cspr_decision *decision = NULL;
	cspr_status status = cspr_review_decide(review, event, &decision);

	cspr_event_unref(event);
	ck_assert_msg(status == expected, "gave %d (%s)", (int)status, cspr_status_words(status));
	return decision;
}

static void commit(cspr_decision *decision)
{
	ck_assert_status(cspr_review_commit(review, decision), CSPR_DONE);
	cspr_decision_unref(decision);
}

static int consequence(const cspr_decision *decision, cspr_code kind, cspr_code what, struct cspr_difference *ret)
{
	ret->size = sizeof *ret;
	for (size_t i = 0; cspr_decision_consequence(decision, i, ret) == CSPR_DONE; i++)
		if (ret->kind == kind && (ret->duty == what || ret->number == what))
			return 1;
	return 0;
}

static size_t consequences(const cspr_decision *decision)
{
	struct cspr_difference difference = { .size = sizeof difference };
	size_t count = 0;

	while (cspr_decision_consequence(decision, count, &difference) == CSPR_DONE)
		count++;
	return count;
}

static cspr_code verdict_of(size_t number)
{
	cspr_code verdict;

	ck_assert_status(cspr_review_event(review, number - 1, NULL, &verdict, NULL), CSPR_DONE);
	return verdict;
}

static struct cspr_duty duty_of(cspr_code code)
{
	struct cspr_duty duty = { .size = sizeof duty };

	for (size_t i = 0; cspr_review_duty(review, as_of, i, &duty) == CSPR_DONE; i++)
		if (duty.duty == code)
			return duty;
	ck_abort_msg("there is no such duty");
}

START_TEST(a_date_is_amended)
{
	struct cspr_difference difference;
	cspr_decision *decision;
	cspr_event *original, *reading;
	uint64_t before;

	record(0, main_line_length);
	before = mark_of(review, as_of);
	decision = decided(replacing(NOTIFIED, bare_on(CSPR_EVENT_NOTIFY_NATIONAL_PANEL, "2024-03-15")), CSPR_DONE);
	ck_assert_uint_eq(mark_of(review, as_of), before);
	ck_assert(consequence(decision, CSPR_DIFFERENCE_DUTY, CSPR_DUTY_NOTIFY_PANEL, &difference));
	ck_assert_uint_eq(difference.before, CSPR_STANDING_MET);
	ck_assert_uint_eq(difference.after, CSPR_STANDING_MET_LATE);
	ck_assert_int_eq(difference.days_late_after, 5);
	ck_assert_int_eq(difference.met_after.first, story_day("2024-03-15"));
	ck_assert(consequence(decision, CSPR_DIFFERENCE_DUTY, CSPR_DUTY_RAPID_REVIEW, &difference));
	ck_assert_int_eq(difference.due_before.first, story_day("2024-04-02"));
	ck_assert_int_eq(difference.due_after.first, story_day("2024-04-09"));
	ck_assert_uint_eq(consequences(decision), 2);
	commit(decision);
	ck_assert_status(cspr_review_event(review, NOTIFIED - 1, &original, NULL, NULL), CSPR_DONE);
	ck_assert_int_eq(cspr_event_happened(original).first, story_day("2024-03-08"));
	ck_assert_status(cspr_review_reading(review, NOTIFIED - 1, &reading), CSPR_DONE);
	ck_assert_int_eq(cspr_event_happened(reading).first, story_day("2024-03-15"));
	ck_assert_uint_eq(cspr_event_role(reading), CSPR_ROLE_LOCAL_AUTHORITY);
	ck_assert_uint_eq(duty_of(CSPR_DUTY_NOTIFY_PANEL).standing, CSPR_STANDING_MET_LATE);
	ck_assert_uint_eq(cspr_review_version(review), main_line_length + 1);
	ck_assert_uint_eq(cspr_review_state(review), CSPR_STATE_CLOSED);
}
END_TEST

START_TEST(a_later_event_whose_rule_fails_stays_in_breach)
{
	struct cspr_difference difference;
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_decision *decision;
	int found = 0;

	record(0, DECIDED);
	decision = decided(retracting(SIGNED_BY_POLICE), CSPR_DONE);
	ck_assert(consequence(decision, CSPR_DIFFERENCE_VERDICT, DECIDED, &difference));
	ck_assert_uint_eq(difference.event, CSPR_EVENT_DECIDE);
	ck_assert_uint_eq(difference.before, CSPR_VERDICT_ALLOWED);
	ck_assert_uint_eq(difference.after, CSPR_VERDICT_ALLOWED_IN_BREACH);
	ck_assert_uint_eq(verdict_of(DECIDED), CSPR_VERDICT_ALLOWED);
	commit(decision);
	ck_assert_uint_eq(verdict_of(DECIDED), CSPR_VERDICT_ALLOWED_IN_BREACH);
	ck_assert_status(cspr_review_decision(review, DECIDED - 1, &decision), CSPR_DONE);
	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		found += finding.rule == CSPR_RULE_DECISION_SIGNED_OFF && finding.result == CSPR_RESULT_UNMET;
	ck_assert_int_eq(found, 1);
	ck_assert_status(cspr_review_commit(review, decision), CSPR_ERROR_STALE);
	cspr_decision_unref(decision);
	ck_assert_uint_eq(cspr_review_state(review), CSPR_STATE_DECIDED);
}
END_TEST

START_TEST(a_move_that_others_rest_on_stays)
{
	struct cspr_finding finding = { .size = sizeof finding };
	struct cspr_difference difference = { .size = sizeof difference };
	uint64_t before;
	cspr_decision *decision;
	size_t named = 0;

	record(0, main_line_length);
	before = mark_of(review, as_of);
	decision = decided(retracting(SENT), CSPR_REFUSED);
	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++) {
		ck_assert_uint_eq(finding.rule, CSPR_RULE_LATER_MOVES_STAND);
		ck_assert_uint_gt(finding.number, SENT);
		ck_assert_uint_eq(finding.event, main_line[finding.number - 1].event);
		named++;
	}
	ck_assert_uint_gt(named, 1);
	ck_assert_status(cspr_review_commit(review, decision), CSPR_ERROR_REFUSED);
	ck_assert_status(cspr_decision_consequence(decision, 0, &difference), CSPR_DONE);
	cspr_decision_unref(decision);
	ck_assert_uint_eq(mark_of(review, as_of), before);
}
END_TEST

/* Also what the review learns of an event is learnt again. */
START_TEST(a_take_down_is_read_again)
{
	struct step disclosure = { "2024-11-04",
				   CSPR_EVENT_RECORD_DISCLOSURE,
				   CSPR_ROLE_BUSINESS_MANAGER,
				   "u-1",
				   { { CSPR_PART_REASON, "minute-9" } } };
	struct step down = { "2024-11-05",
			     CSPR_EVENT_TAKE_DOWN,
			     CSPR_ROLE_BUSINESS_MANAGER,
			     "u-1",
			     { { CSPR_PART_CHANNEL, "web-1" } } };
	size_t published = 0;
	cspr_event *event;

	while (main_line[published].event != CSPR_EVENT_PUBLISH)
		published++;
	record(0, published + 1);
	ck_assert_status(story_event(context, basis, &disclosure, &event), CSPR_DONE);
	commit(decided(event, CSPR_DONE));
	ck_assert_status(story_event(context, basis, &down, &event), CSPR_DONE);
	commit(decided(event, CSPR_DONE));
	as_of = story_day("2024-12-02");
	ck_assert_uint_eq(duty_of(CSPR_DUTY_STAY_PUBLIC).standing, CSPR_STANDING_NOT_OWED);
	commit(decided(retracting((uint32_t)published + 2), CSPR_DONE));
	ck_assert_uint_eq(duty_of(CSPR_DUTY_STAY_PUBLIC).standing, CSPR_STANDING_BROKEN);
}
END_TEST

START_TEST(an_event_is_amended_again)
{
	cspr_event *aware = bare(CSPR_EVENT_REFER), *children = bare(CSPR_EVENT_REFER), *reading;
	struct cspr_value value = { .size = sizeof value };
	int seen = 0;

	record(0, NOTIFIED_PARTNERS);
	ck_assert_status(cspr_event_set_day(aware, CSPR_PART_AWARE_ON, story_day("2024-02-20")), CSPR_DONE);
	ck_assert_status(cspr_event_set_count(children, CSPR_PART_CHILDREN, 3), CSPR_DONE);
	commit(decided(replacing(1, aware), CSPR_DONE));
	commit(decided(replacing(1, children), CSPR_DONE));
	ck_assert_status(cspr_review_reading(review, 0, &reading), CSPR_DONE);
	for (size_t i = 0; cspr_event_value(reading, i, &value) == CSPR_DONE; i++) {
		seen += value.part == CSPR_PART_AWARE_ON && value.when.first == story_day("2024-02-20");
		seen += value.part == CSPR_PART_CHILDREN && value.number == 3;
		seen += value.part == CSPR_PART_REFERRING_AGENCY && strcmp(value.reference, "agency-1") == 0;
	}
	ck_assert_int_eq(seen, 3);
	ck_assert_int_eq(duty_of(CSPR_DUTY_NOTIFY_PANEL).since.first, story_day("2024-02-20"));
	commit(decided(retracting(NOTIFIED_PARTNERS), CSPR_DONE));
	ck_assert_status(cspr_review_reading(review, NOTIFIED_PARTNERS - 1, &reading), CSPR_DONE);
	ck_assert_ptr_null(reading);
	ck_assert_uint_eq(duty_of(CSPR_DUTY_NOTIFY_PARTNERS).standing, CSPR_STANDING_OVERDUE);
	commit(decided(replacing(NOTIFIED_PARTNERS, bare(CSPR_EVENT_NOTIFY_PARTNERS)), CSPR_DONE));
	ck_assert_status(cspr_review_reading(review, NOTIFIED_PARTNERS - 1, &reading), CSPR_DONE);
	ck_assert_ptr_nonnull(reading);
	ck_assert_uint_eq(duty_of(CSPR_DUTY_NOTIFY_PARTNERS).standing, CSPR_STANDING_MET_LATE);
}
END_TEST

START_TEST(what_can_not_be_amended)
{
	cspr_event *both, *event = amendment(NOTIFIED);

	record(0, DECIDED);
	ck_assert_status(cspr_event_set_count(event, CSPR_PART_OF, 0), CSPR_ERROR_OUT_OF_RANGE);
	decided(event, CSPR_ERROR_NOT_AMENDABLE); /* neither retracted nor replaced */
	both = retracting(NOTIFIED);
	event = bare(CSPR_EVENT_NOTIFY_NATIONAL_PANEL);
	ck_assert_status(cspr_event_set_replacement(both, event), CSPR_DONE);
	ck_assert_status(cspr_event_set_code(event, CSPR_PART_LIMB, CSPR_VALUE_IN_AREA), CSPR_ERROR_FROZEN);
	cspr_event_unref(event);
	decided(both, CSPR_ERROR_NOT_AMENDABLE);
	decided(retracting(DECIDED + 1), CSPR_ERROR_NOT_AMENDABLE);
	decided(replacing(NOTIFIED, bare(CSPR_EVENT_NOTIFY_PARTNERS)), CSPR_ERROR_NOT_AMENDABLE);
	decided(replacing(NOTIFIED, bare_on(CSPR_EVENT_NOTIFY_NATIONAL_PANEL, "2025-03-08")),
		CSPR_ERROR_NOT_YET_HAPPENED);
	decided(replacing(NOTIFIED, bare_in_march(-1)), CSPR_ERROR_BAD_DATE);
	decided(replacing(NOTIFIED, bare_in_march(0)), CSPR_ERROR_BAD_DATE);
	commit(decided(replacing(NOTIFIED, bare_in_march(1)), CSPR_DONE));
	commit(decided(replacing(NOTIFIED, bare_in_march(-1)), CSPR_DONE)); /* historic already */
	decided(replacing(NOTIFIED, bare_in_march(0)), CSPR_ERROR_BAD_DATE);
	commit(decided(retracting(NOTIFIED_PARTNERS), CSPR_DONE));
	decided(retracting(DECIDED + 3), CSPR_ERROR_NOT_AMENDABLE); /* an amendment */
	event = amendment(NOTIFIED);
	both = bare(CSPR_EVENT_AMEND);
	ck_assert_status(cspr_event_set_replacement(event, both), CSPR_ERROR_NOT_AMENDABLE);
	ck_assert_status(cspr_event_set_replacement(both, NULL), CSPR_ERROR_ARGUMENT);
	cspr_event_unref(both);
	ck_assert_status(cspr_event_set_actor(event, CSPR_ROLE_AGENCY, "agency-1", 0, NULL), CSPR_DONE);
	ck_assert_status(cspr_event_set_yes_no(event, CSPR_PART_RETRACT, 1), CSPR_DONE);
	cspr_decision_unref(decided(event, CSPR_REFUSED)); /* no authority */
}
END_TEST

START_TEST(the_amended_event_itself_is_weighed)
{
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_event *by = bare(CSPR_EVENT_NOTIFY_NATIONAL_PANEL);
	cspr_decision *decision;

	record(0, NOTIFIED);
	ck_assert_status(cspr_event_set_actor(by, CSPR_ROLE_POLICE, "u-4", 0, NULL), CSPR_DONE);
	decision = decided(replacing(NOTIFIED, by), CSPR_REFUSED);
	ck_assert_status(cspr_decision_finding(decision, 0, &finding), CSPR_DONE);
	ck_assert_uint_eq(finding.rule, CSPR_RULE_NO_AUTHORITY);
	ck_assert_uint_eq(finding.number, NOTIFIED);
	ck_assert_uint_eq(finding.roles, 1u << CSPR_ROLE_LOCAL_AUTHORITY);
	cspr_decision_unref(decision);
}
END_TEST

START_TEST(what_is_missing_of_the_amended_event_is_named)
{
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_event *outcome = bare(CSPR_EVENT_DECIDE_PUBLICATION);
	uint32_t number = 1;
	cspr_decision *decision;

	record(0, main_line_length);
	while (main_line[number - 1].event != CSPR_EVENT_DECIDE_PUBLICATION)
		number++;
	ck_assert_status(cspr_event_set_code(outcome, CSPR_PART_OUTCOME, CSPR_VALUE_IMPROVEMENTS_ONLY), CSPR_DONE);
	decision = decided(replacing(number, outcome), CSPR_REFUSED);
	ck_assert_status(cspr_decision_finding(decision, 0, &finding), CSPR_DONE);
	ck_assert_uint_eq(finding.rule, CSPR_RULE_PARTICULARS_COMPLETE);
	ck_assert_uint_eq(finding.number, number);
	ck_assert_uint_eq(finding.part, CSPR_PART_REASON);
	cspr_decision_unref(decision);
}
END_TEST

/* A decision keeps the rows that it was made by, whatever the review follows later. */
START_TEST(a_decision_outlives_the_edition_that_it_was_made_under)
{
	struct cspr_finding finding = { .size = sizeof finding };
	struct step step = { "2026-04-01", CSPR_EVENT_PLACE_HOLD, CSPR_ROLE_REVIEWER, "rev-1", { { 0 } } };
	cspr_event *event;
	cspr_decision *asked, *under;

	record(0, DECIDED);
	commit(decided(made(CSPR_EVENT_CHANGE_EDITION, "2026-04-01"), CSPR_DONE));
	ck_assert_status(story_event(context, basis, &main_line[DECIDED], &event), CSPR_DONE);
	ck_assert_status(cspr_event_set_recorded(event, moment("2026-04-01")), CSPR_DONE);
	under = decided(event, CSPR_DONE);
	ck_assert_status(story_event(context, basis, &step, &event), CSPR_DONE);
	asked = decided(event, CSPR_REFUSED);
	ck_assert_status(cspr_review_commit(review, under), CSPR_DONE);
	event = retracting(DECIDED + 1);
	ck_assert_status(cspr_event_set_recorded(event, moment("2026-04-02")), CSPR_DONE);
	commit(decided(event, CSPR_DONE));
	ck_assert_str_eq(cspr_edition_name(cspr_basis_edition(cspr_review_basis(review))), "wt2023");
	ck_assert_status(cspr_decision_finding(under, 0, &finding), CSPR_DONE);
	ck_assert_uint_gt(strlen(finding.cite), 0);
	ck_assert_status(cspr_decision_finding(asked, 0, &finding), CSPR_DONE);
	ck_assert_uint_eq(finding.rule, CSPR_RULE_NO_AUTHORITY);
	ck_assert_uint_ne(finding.roles, 0);
	cspr_decision_unref(asked);
	cspr_decision_unref(under);
}
END_TEST

START_TEST(what_was_believed_never_changes)
{
	enum { STEP = 30 };
	uint64_t mark, findings;
	cspr_review *then;

	record(0, STEP);
	mark = mark_of(review, as_of);
	findings = mark_of_findings(review);
	record(STEP, main_line_length);
	commit(decided(retracting(SIGNED_BY_POLICE), CSPR_DONE));
	ck_assert_status(cspr_review_as_at(review, moment("2024-03-28"), &then), CSPR_DONE);
	ck_assert_uint_eq(mark_of(then, as_of), mark);
	ck_assert_uint_eq(mark_of_findings(then), findings);
	cspr_review_unref(then);
	ck_assert_status(cspr_review_as_at(review, moment("2025-02-03"), &then), CSPR_DONE);
	ck_assert_uint_eq(mark_of(then, as_of), mark_of(review, as_of));
	ck_assert_uint_eq(mark_of_findings(then), mark_of_findings(review));
	cspr_review_unref(then);
	ck_assert_status(cspr_review_as_at(review, 0, &then), CSPR_DONE);
	ck_assert_uint_eq(cspr_review_version(then), 0);
	cspr_review_unref(then);
}
END_TEST

START_TEST(how_it_stood_as_now_known)
{
	cspr_review *known;
	cspr_code verdict;

	record(0, main_line_length);
	commit(decided(replacing(NOTIFIED, bare_on(CSPR_EVENT_NOTIFY_NATIONAL_PANEL, "2024-03-05")), CSPR_DONE));
	ck_assert_status(cspr_review_as_known(review, story_day("2024-03-05"), &known), CSPR_DONE);
	ck_assert_uint_eq(cspr_review_state(known), CSPR_STATE_NOTIFIED);
	ck_assert_status(cspr_review_event(known, NOTIFIED_PARTNERS - 1, NULL, &verdict, NULL), CSPR_DONE);
	ck_assert_uint_eq(verdict, 0);
	ck_assert_uint_eq(cspr_review_version(known), main_line_length + 1);
	cspr_review_unref(known);
	ck_assert_status(cspr_review_as_known(review, story_day("2025-02-03"), &known), CSPR_DONE);
	ck_assert_uint_eq(mark_of(known, as_of), mark_of(review, as_of));
	ck_assert_uint_eq(mark_of_findings(known), mark_of_findings(review));
	cspr_review_unref(known);
}
END_TEST

START_TEST(an_edition_is_changed)
{
	cspr_event *event = made(CSPR_EVENT_CHANGE_EDITION, "2026-04-01");
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_decision *decision;
	uint64_t mark, findings;
	cspr_review *then;

	record(0, DECIDED);
	mark = mark_of(review, as_of);
	findings = mark_of_findings(review);
	ck_assert_status(cspr_event_set_reference(event, CSPR_PART_TO, "sar2014"), CSPR_DONE);
	ck_assert_ptr_null(decided(event, CSPR_ERROR_UNKNOWN_WORD));
	commit(decided(made(CSPR_EVENT_CHANGE_EDITION, "2026-04-01"), CSPR_DONE));
	ck_assert_str_eq(cspr_edition_name(cspr_basis_edition(cspr_review_basis(review))), "wt2026");
	ck_assert_ptr_nonnull(strstr(duty_of(CSPR_DUTY_NOTIFY_PANEL).cite, "Working Together 2026"));
	ck_assert_status(cspr_review_decision(review, NOTIFIED - 1, &decision), CSPR_DONE);
	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		ck_assert_ptr_null(strstr(finding.cite, "Working Together 2026"));
	cspr_decision_unref(decision);
	/* An amendment reads what came before under the edition of its time. */
	event = replacing(NOTIFIED, bare_on(CSPR_EVENT_NOTIFY_NATIONAL_PANEL, "2024-03-15"));
	ck_assert_status(cspr_event_set_recorded(event, moment("2026-04-02")), CSPR_DONE);
	commit(decided(event, CSPR_DONE));
	ck_assert_str_eq(cspr_edition_name(cspr_basis_edition(cspr_review_basis(review))), "wt2026");
	ck_assert_status(cspr_review_as_at(review, moment("2024-03-27"), &then), CSPR_DONE);
	ck_assert_uint_eq(mark_of(then, as_of), mark);
	ck_assert_uint_eq(mark_of_findings(then), findings);
	cspr_review_unref(then);
}
END_TEST

/* Read under another edition from its first event on, and so too when it is amended or asked about. */
START_TEST(a_record_read_again_stays_so)
{
	cspr_event *event = replacing(NOTIFIED, bare_on(CSPR_EVENT_NOTIFY_NATIONAL_PANEL, "2024-03-15"));
	cspr_review *again, *then;

	record(0, DECIDED);
	commit(decided(made(CSPR_EVENT_CHANGE_EDITION, "2026-04-01"), CSPR_DONE));
	ck_assert_status(cspr_review_reread(review, basis, &again), CSPR_DONE);
	ck_assert_status(cspr_event_set_recorded(event, moment("2026-04-02")), CSPR_DONE);
	ck_assert_status(cspr_review_apply(again, event, NULL), CSPR_DONE);
	cspr_event_unref(event);
	ck_assert_ptr_eq(cspr_review_basis(again), basis);
	ck_assert_status(cspr_review_as_known(again, story_day("2026-04-02"), &then), CSPR_DONE);
	ck_assert_ptr_eq(cspr_review_basis(then), basis);
	cspr_review_unref(then);
	/* A change of edition after that is followed as ever. */
	event = made(CSPR_EVENT_CHANGE_EDITION, "2026-04-02");
	ck_assert_status(cspr_review_apply(again, event, NULL), CSPR_DONE);
	cspr_event_unref(event);
	ck_assert_status(cspr_review_as_at(again, moment("2026-04-02"), &then), CSPR_DONE);
	ck_assert_str_eq(cspr_edition_name(cspr_basis_edition(cspr_review_basis(then))), "wt2026");
	cspr_review_unref(then);
	cspr_review_unref(again);
}
END_TEST

START_TEST(a_copy_is_its_own)
{
	cspr_review *copy, *original = review;
	uint64_t mark;

	record(0, DECIDED);
	commit(decided(retracting(NOTIFIED_PARTNERS), CSPR_DONE));
	mark = mark_of(review, as_of);
	ck_assert_status(cspr_review_copy(review, &copy), CSPR_DONE);
	ck_assert_uint_eq(mark_of(copy, as_of), mark);
	review = copy;
	commit(decided(replacing(NOTIFIED_PARTNERS, bare(CSPR_EVENT_NOTIFY_PARTNERS)), CSPR_DONE));
	ck_assert_uint_eq(mark_of(original, as_of), mark);
	cspr_review_unref(original);
	ck_assert_uint_eq(cspr_review_version(copy), DECIDED + 2);
}
END_TEST

START_TEST(another_basis_is_followed)
{
	cspr_calendar *calendar;
	cspr_basis *other, *adult;
	cspr_decision *decision;
	cspr_event *event;

	record(0, NOTIFIED);
	ck_assert_status(cspr_calendar_england_wales(context, &calendar), CSPR_DONE);
	ck_assert_status(cspr_calendar_close_day(calendar, story_day("2024-03-12"), "a local closure"), CSPR_DONE);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), calendar, NULL, &other), CSPR_DONE);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("sar2014"), calendar, NULL, &adult), CSPR_DONE);
	ck_assert_status(story_event(context, basis, &main_line[NOTIFIED], &event), CSPR_DONE);
	decision = decided(event, CSPR_DONE);
	ck_assert_status(cspr_review_follow(review, adult), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_review_follow(review, other), CSPR_DONE);
	ck_assert_status(cspr_review_commit(review, decision), CSPR_ERROR_STALE);
	cspr_decision_unref(decision);
	ck_assert_int_eq(duty_of(CSPR_DUTY_RAPID_REVIEW).due.first, story_day("2024-04-03"));
	cspr_basis_unref(adult);
	cspr_basis_unref(other);
	cspr_calendar_unref(calendar);
}
END_TEST

START_TEST(a_refusal_that_was_noted_is_no_step)
{
	struct step step = { main_line[main_line_length - 1].day,
			     CSPR_EVENT_NOTE_REFUSAL,
			     CSPR_ROLE_REVIEWER,
			     "u-7",
			     { { CSPR_PART_EVENT, "publish" }, { CSPR_PART_RULES, "no-authority" } } };
	cspr_event *refusal;
	cspr_code event;

	record(0, main_line_length);
	cspr_code state = cspr_review_state(review);

	ck_assert_status(story_event(context, basis, &step, &refusal), CSPR_DONE);
	ck_assert_status(cspr_review_apply(review, refusal, NULL), CSPR_DONE);
	cspr_event_unref(refusal);
	ck_assert_uint_eq(cspr_review_state(review), state);
	for (size_t i = 0; cspr_review_next(review, i, &event) == CSPR_DONE; i++)
		ck_assert_uint_ne(event, CSPR_EVENT_NOTE_REFUSAL);
	decided(retracting((uint32_t)main_line_length + 1), CSPR_ERROR_NOT_AMENDABLE);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("amendments");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, a_date_is_amended);
	tcase_add_test(tests, a_later_event_whose_rule_fails_stays_in_breach);
	tcase_add_test(tests, a_move_that_others_rest_on_stays);
	tcase_add_test(tests, a_take_down_is_read_again);
	tcase_add_test(tests, an_event_is_amended_again);
	tcase_add_test(tests, what_can_not_be_amended);
	tcase_add_test(tests, the_amended_event_itself_is_weighed);
	tcase_add_test(tests, what_is_missing_of_the_amended_event_is_named);
	tcase_add_test(tests, a_decision_outlives_the_edition_that_it_was_made_under);
	tcase_add_test(tests, what_was_believed_never_changes);
	tcase_add_test(tests, how_it_stood_as_now_known);
	tcase_add_test(tests, an_edition_is_changed);
	tcase_add_test(tests, a_record_read_again_stays_so);
	tcase_add_test(tests, a_copy_is_its_own);
	tcase_add_test(tests, another_basis_is_followed);
	tcase_add_test(tests, a_refusal_that_was_noted_is_no_step);
	return run_tests("amendments", tests);
}
