/* A profile tightens or adds, never loosens; what it refuses it explains; what it adds is weighed and owed. */
#include "meter.h"
#include "story.h"
#include "suite.h"

#include <string.h>

static struct meter meter;
static cspr_context *context;
static cspr_profile *profile;
static cspr_basis *basis;
static cspr_review *review;

static void set_up(void)
{
	meter = (struct meter){ 0 };
	context = meter_context(&meter, 0, 0);
	ck_assert_ptr_nonnull(context);
	ck_assert_status(cspr_profile_new(context, "moorland", "2025-1", &profile), CSPR_DONE);
	ck_assert_status(cspr_profile_add_edition(profile, cspr_edition_find("wt2023")), CSPR_DONE);
	basis = NULL;
	review = NULL;
}

static void tear_down(void)
{
	cspr_review_unref(review);
	cspr_basis_unref(basis);
	cspr_profile_unref(profile);
	cspr_context_unref(context);
	ck_assert_uint_eq(meter.blocks, 0);
	ck_assert_int_eq(meter.lies, 0);
}

/* A review under the profile, with the first steps of the main line. */
static void begin(size_t steps)
{
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, profile, &basis), CSPR_DONE);
	ck_assert_status(cspr_review_new(context, basis, &review), CSPR_DONE);
	for (size_t i = 0; i < steps; i++) {
		cspr_event *event;

		ck_assert_status(story_event(context, basis, &main_line[i], &event), CSPR_DONE);
		ck_assert_msg(cspr_review_apply(review, event, NULL) == CSPR_DONE, "step %zu was refused", i + 1);
		cspr_event_unref(event);
	}
}

static size_t step_of(cspr_code event)
{
	for (size_t i = 0; i < main_line_length; i++)
		if (main_line[i].event == event)
			return i;
	ck_abort_msg("no such step");
}

/* Sets the event of a step, and decides it; the status. */
static cspr_status try_step(const struct step *step, cspr_decision **ret)
{
	cspr_event *event;
	cspr_status status;

	ck_assert_status(story_event(context, basis, step, &event), CSPR_DONE);
	status = cspr_review_apply(review, event, ret);
	cspr_event_unref(event);
	return status;
}

static struct cspr_duty duty_named(const char *name, const char *as_of)
{
	struct cspr_duty duty = { .size = sizeof duty };

	for (size_t i = 0; cspr_review_duty(review, story_day(as_of), i, &duty) == CSPR_DONE; i++)
		if (strcmp(duty.name, name) == 0)
			return duty;
	ck_abort_msg("no duty %s", name);
}

static int result_named(const cspr_decision *decision, const char *name)
{
	struct cspr_finding finding = { .size = sizeof finding };

	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		if (strcmp(finding.name, name) == 0)
			return finding.result;
	return 0;
}

/* Rows that are right in themselves: tests change one thing of them. */

static struct cspr_need a_need(void)
{
	return (struct cspr_need){
		.size = sizeof(struct cspr_need),
		.event = CSPR_EVENT_BEGIN_LCSPR,
		.name = "panel-informed-first",
		.force = CSPR_FORCE_MUST,
		.requirement = CSPR_REQUIREMENT_HAPPENED,
		.one = CSPR_EVENT_INFORM_OF_DECISION,
		.words = "The decision was told before the review begins.",
	};
}

static struct cspr_need a_sign_off(void)
{
	return (struct cspr_need){
		.size = sizeof(struct cspr_need),
		.name = "scrutineer-comment",
		.force = CSPR_FORCE_SHOULD,
		.requirement = CSPR_REQUIREMENT_VIEWS,
		.one = CSPR_VALUE_REPORT,
		.role = CSPR_ROLE_INDEPENDENT_SCRUTINEER,
		.words = "The independent scrutineer has commented on the report.",
		.remedy = "Record the scrutineer's sign_off on the report.",
	};
}

static struct cspr_term a_term(void)
{
	return (struct cspr_term){
		.size = sizeof(struct cspr_term),
		.name = "meeting-held",
		.base = CSPR_EVENT_NOTIFY_NATIONAL_PANEL,
		.met_by = CSPR_EVENT_HOLD_RAPID_REVIEW_MEETING,
		.period = CSPR_PERIOD_WORKING_DAYS,
		.count = 10,
		.words = "Hold the rapid review meeting by day 10.",
	};
}

static struct cspr_term a_tighter(cspr_code duty, cspr_code period, int32_t count)
{
	return (struct cspr_term){
		.size = sizeof(struct cspr_term),
		.duty = duty,
		.period = period,
		.count = count,
		.words = "Sooner, here.",
	};
}

static struct cspr_profile_trouble trouble_of(void)
{
	struct cspr_profile_trouble trouble = { .size = sizeof trouble };

	ck_assert_status(cspr_profile_trouble(profile, &trouble), CSPR_DONE);
	ck_assert_ptr_nonnull(trouble.field);
	ck_assert_ptr_nonnull(trouble.words);
	return trouble;
}

/* Refused so, at this field, with these words somewhere; and nothing was added. */
#define ck_assert_refused(call, status, at, somewhere)                                                                 \
	do {                                                                                                           \
		struct cspr_profile_trouble trouble_;                                                                  \
		ck_assert_status(call, status);                                                                        \
		trouble_ = trouble_of();                                                                               \
		ck_assert_str_eq(trouble_.field, at);                                                                  \
		ck_assert_msg(strstr(trouble_.words, somewhere) != NULL, "it says: %s", trouble_.words);               \
	} while (0)

static cspr_status add_need(struct cspr_need need)
{
	return cspr_profile_add_need(profile, 0, &need);
}

static cspr_status add_term(struct cspr_term term)
{
	return cspr_profile_add_term(profile, 0, &term);
}

/* The profile itself ---------------------------------------------------------------------------- */

START_TEST(it_says_who_it_is)
{
	unsigned char digest[32] = { 1, 2, 3 };
	cspr_profile *other = NULL;

	ck_assert_str_eq(cspr_profile_id(profile), "moorland");
	ck_assert_str_eq(cspr_profile_version(profile), "2025-1");
	ck_assert_ptr_null(cspr_profile_digest(profile));
	ck_assert_status(cspr_profile_set_digest(profile, digest), CSPR_DONE);
	ck_assert_mem_eq(cspr_profile_digest(profile), digest, sizeof digest);
	ck_assert_ptr_eq(cspr_profile_edition(profile, 0), cspr_edition_find("wt2023"));
	ck_assert_ptr_null(cspr_profile_edition(profile, 1));
	ck_assert_status(cspr_profile_new(context, "two words", "1", &other), CSPR_ERROR_BAD_REFERENCE);
	ck_assert_status(cspr_profile_new(context, "moorland", "07700 900123", &other), CSPR_ERROR_BAD_REFERENCE);
	ck_assert_status(cspr_profile_new(context, "07700900123", "1", &other), CSPR_ERROR_PERSONAL_DATA);
	ck_assert_status(cspr_profile_new(context, NULL, "1", &other), CSPR_ERROR_ARGUMENT);
	ck_assert_ptr_null(other);
	ck_assert_status(cspr_profile_set_digest(profile, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_profile_set_digest(NULL, digest), CSPR_ERROR_ARGUMENT);
}
END_TEST

START_TEST(editions_come_first_and_once)
{
	struct cspr_need need = a_need();
	cspr_profile *empty;

	ck_assert_refused(cspr_profile_add_edition(profile, cspr_edition_find("wt2023")), CSPR_ERROR_CONTRADICTS,
			  "edition", "twice");
	ck_assert_status(cspr_profile_add_edition(profile, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_refused(cspr_profile_add_need(profile, 2, &need), CSPR_ERROR_NOT_FOUND, "editions", "not for all");
	ck_assert_status(add_need(need), CSPR_DONE);
	ck_assert_status(cspr_profile_add_edition(profile, cspr_edition_find("wt2018")), CSPR_ERROR_FROZEN);
	ck_assert_status(cspr_profile_new(context, "empty", "1", &empty), CSPR_DONE);
	ck_assert_status(cspr_profile_add_need(empty, 0, &need), CSPR_ERROR_INCOMPLETE);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, empty, &basis),
			 CSPR_ERROR_NOT_FOUND);
	cspr_profile_unref(empty);
}
END_TEST

START_TEST(a_basis_freezes_it)
{
	struct cspr_profile_trouble trouble = { .size = sizeof trouble };

	begin(0);
	ck_assert_ptr_eq(cspr_basis_profile(basis), profile);
	ck_assert_status(add_need(a_need()), CSPR_ERROR_FROZEN);
	ck_assert_status(add_term(a_term()), CSPR_ERROR_FROZEN);
	ck_assert_status(cspr_profile_set_display(profile, CSPR_DISPLAY_PARTNERSHIP, "Moorland"), CSPR_ERROR_FROZEN);
	ck_assert_status(cspr_profile_trouble(profile, &trouble), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2018"), NULL, profile, &basis),
			 CSPR_ERROR_NOT_FOUND);
}
END_TEST

START_TEST(things_have_its_names)
{
	begin(0);
	ck_assert_str_eq(cspr_basis_display(basis, CSPR_DISPLAY_CASE_REVIEW_PANEL, 0), "case review panel");
	ck_assert_str_eq(cspr_basis_display(basis, CSPR_DISPLAY_HEALTH_PARTNER, story_day("2022-06-30")),
			 "clinical commissioning group");
	ck_assert_str_eq(cspr_basis_display(basis, CSPR_DISPLAY_HEALTH_PARTNER, story_day("2022-07-01")),
			 "integrated care board");
	ck_assert_ptr_null(cspr_basis_display(basis, 99, 0));
	cspr_review_unref(review);
	cspr_basis_unref(basis);
	cspr_profile_unref(profile);
	ck_assert_status(cspr_profile_new(context, "moorland", "2025-2", &profile), CSPR_DONE);
	ck_assert_status(cspr_profile_add_edition(profile, cspr_edition_find("wt2023")), CSPR_DONE);
	ck_assert_status(cspr_profile_set_display(profile, CSPR_DISPLAY_CASE_REVIEW_PANEL, "Review Group"), CSPR_DONE);
	ck_assert_status(cspr_profile_set_display(profile, CSPR_DISPLAY_CASE_REVIEW_PANEL, "Case Review Panel"),
			 CSPR_DONE);
	ck_assert_refused(cspr_profile_set_display(profile, 9, "x"), CSPR_ERROR_UNKNOWN_WORD, "display", "no such");
	ck_assert_refused(cspr_profile_set_display(profile, 1, ""), CSPR_ERROR_INCOMPLETE, "name", "missing");
	ck_assert_refused(cspr_profile_set_display(profile, 1, "a\nb"), CSPR_ERROR_BAD_REFERENCE, "name", "one line");
	ck_assert_refused(cspr_profile_set_display(profile, 1, "\xC3"), CSPR_ERROR_BAD_REFERENCE, "name", "UTF-8");
	ck_assert_refused(cspr_profile_set_display(profile, 1, "\xC0\x80"), CSPR_ERROR_BAD_REFERENCE, "name", "UTF-8");
	ck_assert_refused(cspr_profile_set_display(profile, 1,
						   "0123456789012345678901234567890123456789012345678901234567890123"),
			  CSPR_ERROR_LIMIT, "name", "too long");
	ck_assert_status(cspr_profile_set_display(profile, CSPR_DISPLAY_HEALTH_PARTNER, "Bwrdd y Ffin \xC3\xA2"),
			 CSPR_DONE);
	begin(0);
	ck_assert_str_eq(cspr_basis_display(basis, CSPR_DISPLAY_CASE_REVIEW_PANEL, 0), "Case Review Panel");
	ck_assert_str_eq(cspr_basis_display(basis, CSPR_DISPLAY_HEALTH_PARTNER, 0), "Bwrdd y Ffin \xC3\xA2");
}
END_TEST

/* What would loosen ------------------------------------------------------------------------------ */

START_TEST(a_limit_of_the_law_is_never_later)
{
	struct cspr_profile_trouble trouble;
	struct cspr_term term;

	ck_assert_refused(add_term(a_tighter(CSPR_DUTY_RAPID_REVIEW, CSPR_PERIOD_WORKING_DAYS, 20)), CSPR_ERROR_LOOSENS,
			  "count", "rapid-review is 15 working days (Working Together 2023");
	trouble = trouble_of();
	ck_assert_str_eq(trouble.name, "rapid-review");
	ck_assert_str_eq(trouble.edition, "wt2023");
	ck_assert_ptr_nonnull(strstr(trouble.words, "may shorten it, not lengthen it"));
	ck_assert_refused(add_term(a_tighter(CSPR_DUTY_RAPID_REVIEW, CSPR_PERIOD_WORKING_DAYS, 15)),
			  CSPR_ERROR_CONTRADICTS, "count", "already");
	ck_assert_refused(add_term(a_tighter(CSPR_DUTY_PUBLISH, CSPR_PERIOD_MONTHS, 7)), CSPR_ERROR_LOOSENS, "count",
			  "publish is 6 months");
	ck_assert_refused(add_term(a_tighter(CSPR_DUTY_PUBLISH, CSPR_PERIOD_WORKING_DAYS, 100)), CSPR_ERROR_CONTRADICTS,
			  "period", "months");
	ck_assert_refused(add_term(a_tighter(CSPR_DUTY_STAY_PUBLIC, CSPR_PERIOD_MONTHS, 11)), CSPR_ERROR_LOOSENS,
			  "count", "may lengthen it, not shorten it");
	ck_assert_refused(add_term(a_tighter(CSPR_DUTY_SEND_COPIES, CSPR_PERIOD_WORKING_DAYS_BEFORE, 6)),
			  CSPR_ERROR_LOOSENS, "count", "may lengthen it, not shorten it");
	ck_assert_refused(add_term(a_tighter(CSPR_DUTY_INFORM_DECISION, CSPR_PERIOD_WORKING_DAYS, 2)),
			  CSPR_ERROR_CONTRADICTS, "duty", "no number");
	term = a_tighter(CSPR_DUTY_NOTIFY_PANEL, CSPR_PERIOD_WORKING_DAYS, 3);
	term.force = CSPR_FORCE_EXPECT;
	ck_assert_refused(add_term(term), CSPR_ERROR_LOOSENS, "force", "notify-panel is should");
	term.force = 0;
	term.base = CSPR_EVENT_REFER;
	ck_assert_refused(add_term(term), CSPR_ERROR_CONTRADICTS, "base", "not the profile's to say");
	ck_assert_refused(add_term(a_tighter(CSPR_DUTY_SAR_COMPLETE, CSPR_PERIOD_MONTHS, 3)), CSPR_ERROR_UNKNOWN_WORD,
			  "duty", "no such duty");
}
END_TEST

START_TEST(nor_under_another_name)
{
	struct cspr_term term = a_term();

	term.met_by = CSPR_EVENT_SEND_TO_NATIONAL_PANEL;
	term.count = 20;
	ck_assert_refused(add_term(term), CSPR_ERROR_LOOSENS, "count", "rapid-review is 15 working days");
	term.count = 15;
	ck_assert_refused(add_term(term), CSPR_ERROR_CONTRADICTS, "met_by", "rapid-review says by when already");
	term.count = 12;
	ck_assert_status(add_term(term), CSPR_DONE);
	term.name = "again";
	term.count = 11;
	ck_assert_refused(add_term(term), CSPR_ERROR_CONTRADICTS, "met_by", "meeting-held says by when already");
}
END_TEST

START_TEST(a_rule_is_never_weaker)
{
	struct cspr_need need = a_need();

	ck_assert_refused(cspr_profile_raise(profile, 0, CSPR_RULE_SCAN_CLEAN, 0, CSPR_FORCE_SHOULD),
			  CSPR_ERROR_LOOSENS, "force", "scan-clean is must");
	ck_assert_refused(cspr_profile_raise(profile, 0, CSPR_RULE_SCAN_CLEAN, 0, CSPR_FORCE_MUST),
			  CSPR_ERROR_CONTRADICTS, "force", "stronger");
	ck_assert_refused(cspr_profile_raise(profile, 0, CSPR_RULE_SAR_CONDITION, 0, CSPR_FORCE_MUST),
			  CSPR_ERROR_UNKNOWN_WORD, "rule", "no such rule");
	ck_assert_refused(cspr_profile_raise(profile, 0, CSPR_RULE_DEPOSITED, CSPR_EVENT_PUBLISH, CSPR_FORCE_MUST),
			  CSPR_ERROR_UNKNOWN_WORD, "rule", "for this event");
	ck_assert_refused(cspr_profile_raise(profile, 0, 4711, 0, CSPR_FORCE_MUST), CSPR_ERROR_UNKNOWN_WORD, "rule",
			  "no such word");
	need.event = CSPR_EVENT_PUBLISH;
	need.requirement = CSPR_REQUIREMENT_DAYS_BEFORE;
	need.one = CSPR_EVENT_SEND_COPY;
	need.set = CSPR_RECIPIENT_NATIONAL_PANEL;
	need.count = 5;
	ck_assert_refused(add_need(need), CSPR_ERROR_LOOSENS, "count", "seven-working-days is 7 working days");
	need.set |= CSPR_RECIPIENT_SECRETARY_OF_STATE;
	need.count = 7;
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "requirement", "asks for this already");
	need.count = 10;
	ck_assert_status(add_need(need), CSPR_DONE);
}
END_TEST

START_TEST(what_restrains_is_never_in_the_way_of)
{
	static const cspr_code events[] = { CSPR_EVENT_PLACE_HOLD, CSPR_EVENT_RECORD_ORDER,
					    CSPR_EVENT_RECORD_DISCLOSURE, CSPR_EVENT_AMEND, CSPR_EVENT_CHANGE_EDITION };

	for (size_t i = 0; i < sizeof events / sizeof events[0]; i++) {
		struct cspr_need need = a_need();

		need.event = events[i];
		need.requirement = CSPR_REQUIREMENT_HAPPENED;
		need.one = CSPR_EVENT_BEGIN_SCREENING;
		need.force = CSPR_FORCE_SHOULD;
		ck_assert_refused(add_need(need), CSPR_ERROR_LOOSENS, "force", "can always be recorded");
		need.force = CSPR_FORCE_EXPECT;
		ck_assert_status(add_need(need), CSPR_DONE);
	}
}
END_TEST

START_TEST(readings_are_those_of_the_law)
{
	ck_assert_status(cspr_profile_set_reading(profile, CSPR_READING_RELAXATION_END, CSPR_EVENT_DECIDE),
			 CSPR_ERROR_WRONG_TYPE);
	ck_assert_refused(cspr_profile_set_reading(profile, CSPR_READING_RAPID_REVIEW_BASE, CSPR_EVENT_REFER),
			  CSPR_ERROR_UNKNOWN_WORD, "base", "none of the readings");
	ck_assert_refused(cspr_profile_set_reading(profile, CSPR_READING_SIX_MONTHS_BASE, CSPR_MILESTONE_AWARE),
			  CSPR_ERROR_UNKNOWN_WORD, "base", "none of the readings");
	ck_assert_refused(cspr_profile_set_relaxation_end(profile, story_day("2020-06-30")), CSPR_ERROR_CONTRADICTS,
			  "day", "relaxes");
	cspr_profile_unref(profile);
	ck_assert_status(cspr_profile_new(context, "moorland", "2020-1", &profile), CSPR_DONE);
	ck_assert_status(cspr_profile_add_edition(profile, cspr_edition_find("wt2018")), CSPR_DONE);
	ck_assert_refused(cspr_profile_set_relaxation_end(profile, story_day("2021-01-01")), CSPR_ERROR_LOOSENS, "day",
			  "2020-12-31");
	ck_assert_refused(cspr_profile_set_relaxation_end(profile, story_day("2020-03-29")), CSPR_ERROR_BAD_DATE, "day",
			  "2020-03-30");
	ck_assert_status(cspr_profile_set_relaxation_end(profile, story_day("2020-06-30")), CSPR_DONE);
	ck_assert_int_eq(cspr_profile_relaxation_end(profile), story_day("2020-06-30"));
	ck_assert_uint_eq(cspr_profile_reading(profile, CSPR_READING_SIX_MONTHS_BASE), 0);
}
END_TEST

/* What contradicts ------------------------------------------------------------------------------- */

START_TEST(a_thing_is_said_once)
{
	struct cspr_need need = a_need();
	struct cspr_term term = a_term();

	ck_assert_status(add_need(need), CSPR_DONE);
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "name", "twice");
	need = a_sign_off();
	need.name = "panel-informed-first"; /* it may come to stand on any event */
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "name", "twice");
	need = a_need();
	need.name = "another-name";
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "requirement", "panel-informed-first asks for this");
	need = a_need();
	need.event = CSPR_EVENT_BEGIN_MONITORING;
	ck_assert_status(add_need(need), CSPR_DONE); /* one name, on another event */
	ck_assert_status(add_term(term), CSPR_DONE);
	ck_assert_refused(add_term(term), CSPR_ERROR_CONTRADICTS, "name", "twice");
	ck_assert_status(add_term(a_tighter(CSPR_DUTY_RAPID_REVIEW, CSPR_PERIOD_WORKING_DAYS, 12)), CSPR_DONE);
	ck_assert_refused(add_term(a_tighter(CSPR_DUTY_RAPID_REVIEW, CSPR_PERIOD_WORKING_DAYS, 11)),
			  CSPR_ERROR_CONTRADICTS, "duty", "twice");
	ck_assert_status(cspr_profile_raise(profile, 0, CSPR_RULE_DEPOSITED, 0, CSPR_FORCE_MUST), CSPR_DONE);
	ck_assert_refused(cspr_profile_raise(profile, 0, CSPR_RULE_DEPOSITED, CSPR_EVENT_CLOSE, CSPR_FORCE_MUST),
			  CSPR_ERROR_CONTRADICTS, "rule", "twice");
}
END_TEST

START_TEST(a_name_is_of_its_own)
{
	static const char *const bad[] = { "Upper", "two--dashes", "-first", "last-", "under_score", "9first", "a b" };
	struct cspr_need need = a_need();
	struct cspr_term term = a_term();

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		need.name = bad[i];
		ck_assert_refused(add_need(need), CSPR_ERROR_BAD_REFERENCE, "name", "lower-case");
	}
	need.name = "seven-working-days";
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "name", "vocabulary");
	need.name = NULL;
	ck_assert_refused(add_need(need), CSPR_ERROR_INCOMPLETE, "name", "missing");
	term.name = "rapid-review";
	ck_assert_refused(add_term(term), CSPR_ERROR_CONTRADICTS, "name", "vocabulary");
	need = a_need();
	need.words = NULL;
	ck_assert_refused(add_need(need), CSPR_ERROR_INCOMPLETE, "words", "missing");
	term = a_term();
	term.words = "";
	ck_assert_refused(add_term(term), CSPR_ERROR_INCOMPLETE, "words", "missing");
}
END_TEST

START_TEST(nothing_becomes_a_dead_end)
{
	struct cspr_need need = a_need();

	need.event = CSPR_EVENT_APPROVE_ANONYMISATION; /* publication comes after it, always */
	need.one = CSPR_EVENT_PUBLISH;
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "requirement",
			  "approve_anonymisation could never come");
	need.event = CSPR_EVENT_REFER;
	need.one = CSPR_EVENT_BEGIN_SCREENING;
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "requirement", "refer could never come");
	need.event = CSPR_EVENT_CONSIDER_FACTORS; /* which the law wants before it decides */
	need.one = CSPR_EVENT_DECIDE;
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "requirement", "consider_factors could never come");
	need.event = CSPR_EVENT_OPEN_RAPID_REVIEW;
	need.requirement = CSPR_REQUIREMENT_VIEWS;
	need.one = CSPR_VALUE_PUBLICATION;
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "requirement", "open_rapid_review could never come");
	need = a_need(); /* but what is shown may be expected to be what was approved, though approval should follow it
			  */
	need.event = CSPR_EVENT_SHOW_FAMILY;
	need.force = CSPR_FORCE_EXPECT;
	need.requirement = CSPR_REQUIREMENT_DOCUMENT_IS;
	need.one = CSPR_EVENT_APPROVE_ANONYMISATION;
	ck_assert_status(add_need(need), CSPR_DONE);
	/* Two that wait for each other. */
	need = a_need();
	need.event = CSPR_EVENT_AGREE_TERMS;
	need.one = CSPR_EVENT_APPOINT_REVIEWER;
	need.name = "reviewer-before-terms";
	ck_assert_status(add_need(need), CSPR_DONE);
	need.event = CSPR_EVENT_APPOINT_REVIEWER;
	need.one = CSPR_EVENT_AGREE_TERMS;
	need.name = "terms-before-reviewer";
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "requirement", "could never come");
}
END_TEST

START_TEST(opposites_do_not_meet)
{
	struct cspr_need need = a_need();

	need.event = CSPR_EVENT_RESCREEN;
	need.requirement = CSPR_REQUIREMENT_STANDS;
	need.one = CSPR_EVENT_NOTIFY_NATIONAL_PANEL;
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "requirement", "not-notified can't both be met");
	need.event = CSPR_EVENT_BEGIN_LCSPR;
	need.requirement = CSPR_REQUIREMENT_OUTCOME_IS;
	need.one = CSPR_EVENT_DECIDE;
	need.other = CSPR_VALUE_NO_REVIEW;
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "requirement", "outcome-is-lcspr can't both be met");
	need.event = CSPR_EVENT_WITHDRAW_NOTIFICATION;
	need.requirement = CSPR_REQUIREMENT_ASSESSED;
	need.one = CSPR_ASSESSMENT_MET;
	need.other = 0;
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "requirement", "can't both be met");
	need.event = CSPR_EVENT_SETTLE_ACTION;
	need.requirement = CSPR_REQUIREMENT_NONE_OPEN;
	need.one = CSPR_EVENT_ADD_ACTION;
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "requirement", "action-open can't both be met");
}
END_TEST

START_TEST(limits_follow_each_other)
{
	struct cspr_term term = a_term();

	term.met_by = CSPR_EVENT_COMPLETE_RAPID_REVIEW;
	term.name = "completed";
	term.count = 9;
	ck_assert_status(add_term(term), CSPR_DONE);
	ck_assert_refused(add_term(a_term()), CSPR_ERROR_CONTRADICTS, "count",
			  "meeting-held is 10 working days, and completed, which comes after it");
	term = a_term();
	term.count = 9;
	ck_assert_status(add_term(term), CSPR_DONE);
	term.name = "signed-off"; /* before it is sent, by day 15 */
	term.met_by = CSPR_EVENT_SIGN_OFF;
	term.count = 16;
	ck_assert_refused(add_term(term), CSPR_ERROR_INCOMPLETE, "met_when", "subject");
	term.met_when = (struct cspr_condition){ CSPR_CONDITION_PART_IS, CSPR_PART_SUBJECT, CSPR_VALUE_RAPID_REVIEW };
	ck_assert_refused(add_term(term), CSPR_ERROR_CONTRADICTS, "count", "rapid-review, which comes after it");
	term.count = 14;
	ck_assert_status(add_term(term), CSPR_DONE);
	ck_assert_refused(add_term(a_tighter(CSPR_DUTY_RAPID_REVIEW, CSPR_PERIOD_WORKING_DAYS, 13)),
			  CSPR_ERROR_CONTRADICTS, "count", "signed-off is 14 working days");
	term = a_term();
	term.name = "backwards";
	term.base = CSPR_EVENT_PUBLISH;
	term.met_by = CSPR_EVENT_BEGIN_SCREENING;
	term.name = "again";
	term.met_by = CSPR_EVENT_REFER;
	ck_assert_refused(add_term(term), CSPR_ERROR_CONTRADICTS, "met_by", "refer does not come after publish");
}
END_TEST

START_TEST(columns_fit_their_requirement)
{
	static const struct {
		struct cspr_need need;
		const char *field, *words;
	} rows[] = {
#define ROW(event_, kind_, one_, other_, set_, count_, field_, words_)                                                 \
	{ { .event = CSPR_EVENT_##event_,                                                                              \
	    .requirement = CSPR_REQUIREMENT_##kind_,                                                                   \
	    .one = one_,                                                                                               \
	    .other = other_,                                                                                           \
	    .set = set_,                                                                                               \
	    .count = count_ },                                                                                         \
	  field_,                                                                                                      \
	  words_ }
		ROW(PUBLISH, HAPPENED, 0, 0, 0, 0, "one", "no such event"),
		ROW(PUBLISH, HAPPENED, 4711, 0, 0, 0, "one", "no such event"),
		ROW(PUBLISH, HAPPENED, CSPR_EVENT_DEPOSIT, 0, 1, 0, "set", "no use"),
		ROW(PUBLISH, VIEWS, CSPR_VALUE_FULL, 0, 0, 0, "one", "signed off"),
		ROW(PUBLISH, SIGNED_OFF, CSPR_VALUE_REPORT, CSPR_EVENT_DEPOSIT, 0, 0, "other", "no document is bound"),
		ROW(PUBLISH, SIGNED_OFF, CSPR_VALUE_REPORT, 0, 8, 0, "set", "stances"),
		ROW(PUBLISH, OPEN, CSPR_EVENT_DEPOSIT, 0, 0, 0, "one", "nothing is opened"),
		ROW(PUBLISH, OPEN, CSPR_EVENT_ADD_ACTION, CSPR_PART_HOLD, 0, 0, "other", "no such reference"),
		ROW(PUBLISH, OUTCOME_IS, CSPR_EVENT_DEPOSIT, CSPR_VALUE_FULL, 0, 0, "one", "no outcome"),
		ROW(PUBLISH, OUTCOME_IS, CSPR_EVENT_DECIDE, CSPR_VALUE_FULL, 0, 0, "other", "not an outcome"),
		ROW(PUBLISH, OUTCOME_IS, CSPR_EVENT_DECIDE, CSPR_VALUE_LCSPR, 99999, 0, "set", "not an outcome"),
		ROW(CLOSE, DOCUMENT_IS, CSPR_EVENT_ACCEPT_REPORT, 0, 0, 0, "one", "carries no document"),
		ROW(PUBLISH, DOCUMENT_IS, CSPR_EVENT_SUBMIT_DRAFT, 0, 0, 0, "one", "no document is bound"),
		ROW(PUBLISH, INTERESTS_CLEAR, CSPR_PART_REVIEWER, 0, 0, 0, "one", "no such reference"),
		ROW(PUBLISH, PART_GIVEN, CSPR_PART_HOLD, 0, 0, 0, "one", "no such particular"),
		ROW(PUBLISH, PART_TRUE, CSPR_PART_CHANNEL, 0, 0, 0, "one", "true or false"),
		ROW(PUBLISH, PART_TRUE, CSPR_PART_REVIEWER_NAMED, CSPR_VALUE_DIED, 0, 0, "other", "publication"),
		ROW(SIGN_OFF, PART_IS_NOT, CSPR_PART_STANCE, CSPR_VALUE_FULL, 0, 0, "other", "can't be this"),
		ROW(PUBLISH, LABEL_UNIQUE, 0, 0, 0, 0, "requirement", "another event"),
		ROW(PUBLISH, ONE_PERSON, 0, 0, 0, 0, "requirement", "another event"),
		ROW(PUBLISH, CHECKED, CSPR_EVENT_CHECK_FACTS, 0, 0, 0, "one", "no document is checked"),
		ROW(PUBLISH, FOUR_EYES, CSPR_PART_DOCUMENT, 0, 0, 0, "one", "no such reference"),
		ROW(PUBLISH, SENT_TO, CSPR_EVENT_DEPOSIT, 0, 1, 0, "one", "nothing is sent"),
		ROW(PUBLISH, SENT_TO, CSPR_EVENT_SEND_COPY, 0, CSPR_RECIPIENT_FAMILY, 0, "set", "not sent to them"),
		ROW(PUBLISH, SENT_TO, CSPR_EVENT_SEND_COPY, 0, 0, 0, "set", "not sent to them"),
		ROW(PUBLISH, SENT_TO, CSPR_EVENT_SEND_COPY, 0, 1u << 31, 0, "set", "not sent to them"),
		ROW(PUBLISH, DAYS_BEFORE, CSPR_EVENT_SEND_COPY, 0, 1, 0, "count", "from 1 to 999"),
		ROW(PUBLISH, DAYS_BEFORE, CSPR_EVENT_SEND_COPY, 0, 1, -7, "count", "from 1 to 999"),
		ROW(PUBLISH, DAYS_BEFORE, CSPR_EVENT_SEND_COPY, 0, 1, 1000, "count", "from 1 to 999"),
		ROW(PUBLISH, ASSESSED, 9, 0, 0, 0, "one", "no answer"),
		ROW(PUBLISH, ADULT_CONDITION, 0, 0, 0, 0, "requirement", "adults"),
#undef ROW
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct cspr_need need = rows[i].need;

		need.size = sizeof need;
		need.name = "misfit";
		need.force = CSPR_FORCE_EXPECT;
		need.words = "It can't be.";
		ck_assert_refused(add_need(need), CSPR_ERROR_UNKNOWN_WORD, rows[i].field, rows[i].words);
	}
}
END_TEST

START_TEST(what_it_names_must_be_there)
{
	struct cspr_need need = a_need(), further = a_sign_off();
	struct cspr_term term = a_term();

	need.event = 0;
	ck_assert_refused(add_need(need), CSPR_ERROR_UNKNOWN_WORD, "event", "no such word");
	need = a_need();
	need.force = 9;
	ck_assert_refused(add_need(need), CSPR_ERROR_UNKNOWN_WORD, "force", "no such word");
	need = a_need();
	need.requirement = 99;
	ck_assert_refused(add_need(need), CSPR_ERROR_UNKNOWN_WORD, "requirement", "no such word");
	need = a_need();
	need.from = 1u << CSPR_STATE_PUBLISHED;
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "from", "begin_lcspr can't be recorded");
	need = a_need();
	need.when = (struct cspr_condition){ CSPR_CONDITION_PART_IS, CSPR_PART_OUTCOME, CSPR_VALUE_FULL };
	ck_assert_refused(add_need(need), CSPR_ERROR_UNKNOWN_WORD, "when", "no such code");
	need.event = CSPR_EVENT_DECIDE_PUBLICATION;
	need.when.value = CSPR_VALUE_LCSPR;
	ck_assert_refused(add_need(need), CSPR_ERROR_UNKNOWN_WORD, "when", "can't be this");
	need.when = (struct cspr_condition){ .kind = 99 };
	ck_assert_refused(add_need(need), CSPR_ERROR_UNKNOWN_WORD, "when", "no such condition");
	further.role = CSPR_ROLE_POLICE;
	ck_assert_refused(add_need(further), CSPR_ERROR_CONTRADICTS, "role", "police signs already");
	further.role = CSPR_ROLE_NATIONAL_PANEL;
	ck_assert_refused(add_need(further), CSPR_ERROR_CONTRADICTS, "role", "no sign-off of national_panel");
	further = a_sign_off();
	further.requirement = CSPR_REQUIREMENT_HAPPENED;
	ck_assert_refused(add_need(further), CSPR_ERROR_CONTRADICTS, "role", "views or signed_off");
	term.period = CSPR_PERIOD_PROMPTLY;
	ck_assert_refused(add_term(term), CSPR_ERROR_UNKNOWN_WORD, "period", "working days, days or months");
	term = a_term();
	term.count = 0;
	ck_assert_refused(add_term(term), CSPR_ERROR_OUT_OF_RANGE, "count", "from 1 to 999");
	term = a_term();
	term.base = 4711;
	ck_assert_refused(add_term(term), CSPR_ERROR_UNKNOWN_WORD, "base", "no such word");
	term = a_term();
	term.met_by = 0;
	ck_assert_refused(add_term(term), CSPR_ERROR_UNKNOWN_WORD, "met_by", "no such word");
	term = a_term();
	term.base = CSPR_MILESTONE_INCIDENT;
	term.when = (struct cspr_condition){ CSPR_CONDITION_PART_IS, CSPR_PART_OUTCOME, CSPR_VALUE_LCSPR };
	ck_assert_refused(add_term(term), CSPR_ERROR_CONTRADICTS, "when", "only an event");
	term = a_term();
	term.met_when = (struct cspr_condition){ CSPR_CONDITION_PART_IS, CSPR_PART_OUTCOME, CSPR_VALUE_LCSPR };
	ck_assert_refused(add_term(term), CSPR_ERROR_UNKNOWN_WORD, "met_when", "no such code");
	term = a_term();
	term.size = 4;
	ck_assert_status(add_term(term), CSPR_ERROR_ARGUMENT);
}
END_TEST

START_TEST(there_is_only_so_much_room)
{
	static char names[64][8];
	struct cspr_need need = a_need();
	size_t added = 0;

	need.event = CSPR_EVENT_CLOSE;
	for (cspr_code event = CSPR_EVENT_BEGIN_SCREENING; added < 13; event++) {
		memcpy(names[added], "rule-a", 7);
		names[added][5] = (char)('a' + added);
		need.name = names[added];
		need.one = event;
		ck_assert_status(add_need(need), CSPR_DONE);
		added++;
	}
	need.name = "one-too-many";
	need.one = CSPR_EVENT_PUBLISH;
	ck_assert_refused(add_need(need), CSPR_ERROR_LIMIT, "event", "16 rules");
	need.event = CSPR_EVENT_DEPOSIT;
	ck_assert_status(add_need(need), CSPR_DONE);
}
END_TEST

START_TEST(a_profile_is_only_so_long)
{
	struct cspr_need need = a_need();
	struct cspr_term term = a_term();
	static char names[65][16];
	size_t count = 0;

	need.requirement = CSPR_REQUIREMENT_HAPPENED;
	need.one = CSPR_EVENT_REFER;
	need.force = CSPR_FORCE_EXPECT;
	for (cspr_code event = CSPR_EVENT_BEGIN_SCREENING; count < 64; event++) {
		need.event = event;
		count += cspr_profile_add_need(profile, 0, &need) == CSPR_DONE;
	}
	need.event = CSPR_EVENT_SETTLE_ACTION;
	need.name = "one-too-many";
	ck_assert_refused(add_need(need), CSPR_ERROR_LIMIT, "name", "64 rules");
	ck_assert_refused(cspr_profile_raise(profile, 0, CSPR_RULE_DEPOSITED, 0, CSPR_FORCE_MUST), CSPR_ERROR_LIMIT,
			  "rule", "64 rules");
	term.base = CSPR_EVENT_REFER;
	for (count = 0; count < 64; count++) {
		memcpy(names[count], "within-aa", 10);
		names[count][7] = (char)('a' + count / 16);
		names[count][8] = (char)('a' + count % 16);
		term.name = names[count];
		term.met_by = (cspr_code)(CSPR_EVENT_BEGIN_SCREENING + count);
		term.met_when.kind = CSPR_CONDITION_ALWAYS;
		if (term.met_by == CSPR_EVENT_SIGN_OFF)
			term.met_when =
				(struct cspr_condition){ CSPR_CONDITION_PART_IS, CSPR_PART_SUBJECT, CSPR_VALUE_REPORT };
		ck_assert_msg(add_term(term) == CSPR_DONE, "%zu: %s", count, trouble_of().words);
	}
	term.name = "one-too-many";
	ck_assert_refused(add_term(term), CSPR_ERROR_LIMIT, "name", "64 duties");
}
END_TEST

START_TEST(history_has_local_rules_too)
{
	struct cspr_need need = a_need();
	struct cspr_term term = a_term();

	cspr_profile_unref(profile);
	ck_assert_status(cspr_profile_new(context, "moorland", "old", &profile), CSPR_DONE);
	ck_assert_status(cspr_profile_add_edition(profile, cspr_edition_find("scr2015")), CSPR_DONE);
	need.event = CSPR_EVENT_CLOSE; /* which is reached by adoption alone */
	need.one = CSPR_EVENT_DEPOSIT;
	ck_assert_status(add_need(need), CSPR_DONE);
	need.event = CSPR_EVENT_DEPOSIT;
	need.name = "closed-first";
	need.one = CSPR_EVENT_CLOSE;
	ck_assert_refused(add_need(need), CSPR_ERROR_CONTRADICTS, "requirement", "deposit could never come");
	term.base = CSPR_EVENT_CLOSE;
	term.met_by = CSPR_EVENT_TAKE_DOWN;
	term.period = CSPR_PERIOD_DAYS;
	ck_assert_status(add_term(term), CSPR_DONE);
	ck_assert_refused(cspr_profile_set_reading(profile, CSPR_READING_SIX_MONTHS_BASE, CSPR_EVENT_DECIDE),
			  CSPR_ERROR_CONTRADICTS, "reading", "no edition of the profile has this duty");
}
END_TEST

START_TEST(a_rule_can_be_for_one_edition)
{
	struct cspr_need need = a_need();
	struct cspr_term term = a_term();

	cspr_profile_unref(profile);
	ck_assert_status(cspr_profile_new(context, "joint", "1", &profile), CSPR_DONE);
	ck_assert_status(cspr_profile_add_edition(profile, cspr_edition_find("sar2014")), CSPR_DONE);
	ck_assert_status(cspr_profile_add_edition(profile, cspr_edition_find("wt2023")), CSPR_DONE);
	ck_assert_refused(add_need(need), CSPR_ERROR_UNKNOWN_WORD, "event", "sar2014 has no begin_lcspr");
	ck_assert_refused(add_term(term), CSPR_ERROR_UNKNOWN_WORD, "base", "sar2014 has no notify_national_panel");
	ck_assert_status(cspr_profile_add_need(profile, 2, &need), CSPR_DONE);
	ck_assert_status(cspr_profile_add_term(profile, 2, &term), CSPR_DONE);
	term.base = CSPR_EVENT_REFER; /* the same name, in the other edition */
	term.met_by = CSPR_EVENT_DECIDE;
	ck_assert_status(cspr_profile_add_term(profile, 1, &term), CSPR_DONE);
	ck_assert_refused(cspr_profile_add_term(profile, 1, &term), CSPR_ERROR_CONTRADICTS, "name", "twice");
	begin(0);
	ck_assert_int_eq(duty_named("meeting-held", "2024-03-01").count, 10);
}
END_TEST

/* What it adds ----------------------------------------------------------------------------------- */

START_TEST(its_rules_are_weighed)
{
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_decision *decision;
	size_t at = step_of(CSPR_EVENT_BEGIN_LCSPR);
	struct cspr_need need = a_need();
	int found = 0;

	need.one = CSPR_EVENT_ESCALATE;
	need.cite = "procedure 4.2";
	ck_assert_status(add_need(need), CSPR_DONE);
	begin(at);
	ck_assert_status(try_step(&main_line[at], &decision), CSPR_REFUSED);
	ck_assert_ptr_eq(cspr_decision_profile(decision), profile);
	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++) {
		ck_assert_ptr_nonnull(finding.name);
		if (finding.rule < CSPR_LOCAL) {
			ck_assert_str_eq(finding.name, cspr_word_name(CSPR_GROUP_RULE, finding.rule));
			continue;
		}
		found++;
		ck_assert_str_eq(finding.name, "panel-informed-first");
		ck_assert_ptr_null(cspr_word_name(CSPR_GROUP_RULE, finding.rule));
		ck_assert_uint_eq(finding.provenance, CSPR_PROVENANCE_LOCAL);
		ck_assert_uint_eq(finding.force, CSPR_FORCE_MUST);
		ck_assert_uint_eq(finding.result, CSPR_RESULT_UNMET);
		ck_assert_str_eq(finding.cite, "local profile moorland 2025-1: procedure 4.2");
		ck_assert_str_eq(finding.words, need.words);
	}
	ck_assert_int_eq(found, 1);
	cspr_decision_unref(decision);
}
END_TEST

/* As a model that can be verified: its rules are guards, and its words stay within their comments. */
START_TEST(its_rules_are_in_the_model)
{
	struct cspr_need need = a_need();
	struct cspr_term term = a_term();
	char *model;

	need.words = "As it says: */ #error";
	need.cite = "procedure */ #error";
	ck_assert_status(add_need(need), CSPR_DONE);
	need.event = CSPR_EVENT_PUBLISH;
	need.name = "order-ended";
	need.requirement = CSPR_REQUIREMENT_NOT_STANDING;
	need.one = CSPR_EVENT_NOTIFY_NATIONAL_PANEL;
	ck_assert_status(add_need(need), CSPR_DONE);
	ck_assert_status(add_term(term), CSPR_DONE);
	begin(0);
	ck_assert_status(cspr_basis_promela(basis, &model), CSPR_DONE);
	ck_assert_ptr_null(strstr(model, "*/ #error"));
	ck_assert_ptr_nonnull(strstr(model, "#define BEGIN_LCSPR_PANEL_INFORMED_FIRST (true)"));
	ck_assert_ptr_nonnull(strstr(model, "&& BEGIN_LCSPR_PANEL_INFORMED_FIRST"));
	ck_assert_ptr_nonnull(strstr(model, "PUBLISH_ORDER_ENDED(document, reviewer_named) (PART != 1 || "
					    "(notification_stands == 0))"));
	ck_assert_ptr_null(strstr(model, "DUTY_MEETING_HELD"));
	cspr_text_free(context, model);
}
END_TEST

START_TEST(a_raised_rule_is_stronger)
{
	struct step close = main_line[main_line_length - 1];
	cspr_decision *decision;
	struct cspr_finding finding = { .size = sizeof finding };

	ck_assert_status(cspr_profile_raise(profile, 0, CSPR_RULE_IN_YEARLY_REPORT, 0, CSPR_FORCE_SHOULD), CSPR_DONE);
	begin(step_of(CSPR_EVENT_INCLUDE_IN_YEARLY_REPORT));
	ck_assert_status(try_step(&close, &decision), CSPR_REFUSED);
	ck_assert_int_eq(result_named(decision, "in-yearly-report"), CSPR_RESULT_UNMET);
	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		if (finding.rule == CSPR_RULE_IN_YEARLY_REPORT) {
			ck_assert_uint_eq(finding.force, CSPR_FORCE_SHOULD);
			ck_assert_uint_eq(finding.provenance, CSPR_PROVENANCE_LOCAL);
			ck_assert_str_eq(finding.cite, "CA 2004 s.16G; raised from expect to should by local profile "
						       "moorland 2025-1");
		}
	cspr_decision_unref(decision);
	for (size_t i = step_of(CSPR_EVENT_INCLUDE_IN_YEARLY_REPORT); i < main_line_length; i++)
		ck_assert_status(try_step(&main_line[i], NULL), CSPR_DONE);
}
END_TEST

START_TEST(a_further_sign_off_is_asked_for)
{
	struct step comment = main_line[step_of(CSPR_EVENT_ACCEPT_REPORT) - 1];
	size_t at = step_of(CSPR_EVENT_ACCEPT_REPORT);
	cspr_decision *decision;
	struct cspr_finding finding = { .size = sizeof finding };

	ck_assert_status(add_need(a_sign_off()), CSPR_DONE);
	begin(at);
	ck_assert_status(try_step(&main_line[at], &decision), CSPR_REFUSED);
	ck_assert_int_eq(result_named(decision, "scrutineer-comment"), CSPR_RESULT_UNMET);
	ck_assert_int_eq(result_named(decision, "report-signed-off"), CSPR_RESULT_MET);
	cspr_decision_unref(decision);
	comment.role = CSPR_ROLE_INDEPENDENT_SCRUTINEER;
	comment.actor = "u-4"; /* who has signed for the police */
	ck_assert_status(try_step(&comment, &decision), CSPR_REFUSED);
	ck_assert_int_eq(result_named(decision, "one-person-one-partner"), CSPR_RESULT_UNMET);
	cspr_decision_unref(decision);
	comment.actor = "is-1";
	comment.parts[1].text = "dissents"; /* a view, not agreement */
	ck_assert_status(try_step(&comment, NULL), CSPR_DONE);
	comment.parts[2].text = "publication"; /* of another subject it has none to give */
	comment.parts[3] = (struct given){ CSPR_PART_OUTCOME, "full" };
	ck_assert_status(try_step(&comment, &decision), CSPR_REFUSED);
	cspr_decision_unref(decision);
	comment.role = CSPR_ROLE_LEGAL_ADVISER;
	comment.parts[2].text = "report";
	comment.parts[3] = (struct given){ 0 };
	ck_assert_status(try_step(&comment, &decision), CSPR_REFUSED);
	ck_assert_status(cspr_decision_finding(decision, 0, &finding), CSPR_DONE);
	ck_assert_uint_eq(finding.rule, CSPR_RULE_NO_AUTHORITY);
	ck_assert_uint_eq(finding.roles, 1u << CSPR_ROLE_LOCAL_AUTHORITY | 1u << CSPR_ROLE_INTEGRATED_CARE_BOARD |
						 1u << CSPR_ROLE_POLICE | 1u << CSPR_ROLE_INDEPENDENT_SCRUTINEER);
	cspr_decision_unref(decision);
	ck_assert_status(try_step(&main_line[at], NULL), CSPR_DONE);
}
END_TEST

START_TEST(it_takes_no_partners_place)
{
	struct step stance = main_line[step_of(CSPR_EVENT_ACCEPT_REPORT) - 1];
	size_t at = step_of(CSPR_EVENT_ACCEPT_REPORT);
	struct cspr_need need = a_sign_off();
	cspr_decision *decision;

	need.requirement = CSPR_REQUIREMENT_SIGNED_OFF;
	ck_assert_status(add_need(need), CSPR_DONE);
	begin(at - 1); /* the police have not signed */
	stance.role = CSPR_ROLE_INDEPENDENT_SCRUTINEER;
	stance.actor = "is-1";
	ck_assert_status(try_step(&stance, NULL), CSPR_DONE);
	ck_assert_status(try_step(&main_line[at], &decision), CSPR_REFUSED);
	ck_assert_int_eq(result_named(decision, "report-signed-off"), CSPR_RESULT_UNMET);
	ck_assert_int_eq(result_named(decision, "scrutineer-comment"), CSPR_RESULT_MET);
	cspr_decision_unref(decision);
	stance.parts[1].text = "dissents";
	ck_assert_status(try_step(&stance, NULL), CSPR_DONE);
	ck_assert_status(try_step(&main_line[at - 1], NULL), CSPR_DONE);
	ck_assert_status(try_step(&main_line[at], &decision), CSPR_REFUSED);
	ck_assert_int_eq(result_named(decision, "report-signed-off"), CSPR_RESULT_MET);
	ck_assert_int_eq(result_named(decision, "scrutineer-comment"), CSPR_RESULT_UNMET);
	cspr_decision_unref(decision);
}
END_TEST

START_TEST(its_duties_are_owed)
{
	struct cspr_term term = a_term();
	struct cspr_duty duty;

	ck_assert_status(add_term(term), CSPR_DONE); /* notified on 8 March: due on the 22nd */
	term.name = "executive-huddle";
	term.met_by = CSPR_EVENT_SIGN_OFF;
	term.met_when = (struct cspr_condition){ CSPR_CONDITION_PART_IS, CSPR_PART_SUBJECT, CSPR_VALUE_RAPID_REVIEW };
	term.count = 10;
	ck_assert_status(add_term(term), CSPR_DONE);
	term = a_term();
	term.name = "summaries-in";
	term.met_by = CSPR_EVENT_RECEIVE_SUMMARY;
	term.count = 5;
	ck_assert_status(add_term(term), CSPR_DONE);
	term.name = "family-told";
	term.base = CSPR_EVENT_DECIDE;
	term.when = (struct cspr_condition){ CSPR_CONDITION_PART_IS, CSPR_PART_OUTCOME, CSPR_VALUE_LCSPR };
	term.met_by = CSPR_EVENT_INFORM_OF_DECISION;
	term.met_when = (struct cspr_condition){ CSPR_CONDITION_PART_IS, CSPR_PART_RECIPIENT, CSPR_VALUE_FAMILY };
	term.period = CSPR_PERIOD_DAYS;
	term.count = 1;
	ck_assert_status(add_term(term), CSPR_DONE);
	begin(step_of(CSPR_EVENT_REQUEST_SUMMARY) + 1);
	duty = duty_named("summaries-in", "2024-03-18");
	ck_assert_uint_eq(duty.standing, CSPR_STANDING_OVERDUE);
	ck_assert_int_eq(duty.due.first, story_day("2024-03-15"));
	ck_assert_int_eq(duty.days_late, 1);
	ck_assert_uint_eq(duty.force, CSPR_FORCE_LOCAL);
	ck_assert_uint_eq(duty.provenance, CSPR_PROVENANCE_LOCAL);
	ck_assert_uint_eq(duty_named("family-told", "2024-03-18").standing, CSPR_STANDING_NOT_STARTED);
	for (size_t i = step_of(CSPR_EVENT_REQUEST_SUMMARY) + 1; i <= step_of(CSPR_EVENT_BEGIN_LCSPR); i++)
		ck_assert_status(try_step(&main_line[i], NULL), CSPR_DONE);
	duty = duty_named("summaries-in", "2024-04-30");
	ck_assert_uint_eq(duty.standing, CSPR_STANDING_MET_LATE);
	ck_assert_int_eq(duty.met_on.first, story_day("2024-03-18"));
	duty = duty_named("meeting-held", "2024-04-30");
	ck_assert_uint_eq(duty.standing, CSPR_STANDING_MET);
	ck_assert_int_eq(duty.due.first, story_day("2024-03-22"));
	duty = duty_named("executive-huddle", "2024-04-30");
	ck_assert_uint_eq(duty.standing, CSPR_STANDING_MET_LATE);
	ck_assert_int_eq(duty.met_on.first, story_day("2024-03-25"));
	duty = duty_named("family-told", "2024-04-30");
	ck_assert_int_eq(duty.due.first, story_day("2024-03-28"));
	ck_assert_int_eq(duty.met_on.first, story_day("2024-03-28"));
	ck_assert_uint_eq(duty.standing, CSPR_STANDING_MET);
}
END_TEST

START_TEST(limits_of_the_law_are_tightened)
{
	struct cspr_duty duty;
	struct cspr_term term = a_tighter(CSPR_DUTY_RAPID_REVIEW, CSPR_PERIOD_WORKING_DAYS, 12);

	term.cite = "charter 2";
	ck_assert_status(add_term(term), CSPR_DONE);
	ck_assert_status(add_term(a_tighter(CSPR_DUTY_PANEL_REPLY, CSPR_PERIOD_WORKING_DAYS, 10)), CSPR_DONE);
	ck_assert_status(add_term(a_tighter(CSPR_DUTY_ANSWER_PANEL, CSPR_PERIOD_DAYS, 7)), CSPR_DONE);
	ck_assert_status(add_term(a_tighter(CSPR_DUTY_MONITOR, CSPR_PERIOD_MONTHS, 2)), CSPR_DONE);
	ck_assert_status(cspr_profile_set_reading(profile, CSPR_READING_RAPID_REVIEW_BASE, CSPR_MILESTONE_AWARE),
			 CSPR_DONE);
	ck_assert_status(cspr_profile_set_reading(profile, CSPR_READING_SIX_MONTHS_BASE, CSPR_EVENT_BEGIN_LCSPR),
			 CSPR_DONE);
	begin(step_of(CSPR_EVENT_NOTIFY_NATIONAL_PANEL));
	ck_assert_uint_eq(duty_named("rapid-review", "2024-03-08").standing, CSPR_STANDING_NOT_STARTED);
	for (size_t i = step_of(CSPR_EVENT_NOTIFY_NATIONAL_PANEL); i <= step_of(CSPR_EVENT_BEGIN_REVIEW); i++)
		ck_assert_status(try_step(&main_line[i], NULL), CSPR_DONE);
	duty = duty_named("rapid-review", "2024-05-20");
	ck_assert_int_eq(duty.since.first, story_day("2024-03-01"));
	ck_assert_int_eq(duty.due.first, story_day("2024-03-19"));
	ck_assert_uint_eq(duty.standing, CSPR_STANDING_MET_LATE);
	ck_assert_uint_eq(duty.force, CSPR_FORCE_EXPECT);
	ck_assert_uint_eq(duty.provenance, CSPR_PROVENANCE_LOCAL);
	ck_assert_ptr_nonnull(strstr(duty.cite, "; from aware as read by local profile moorland 2025-1; 12 "
						"working_days instead of 15 working_days by local profile moorland "
						"2025-1: charter 2"));
	duty = duty_named("panel-reply", "2024-05-20");
	ck_assert_int_eq(duty.since.first, story_day("2024-03-28"));
	ck_assert_int_eq(duty.due.first, story_day("2024-04-15"));
	ck_assert_uint_eq(duty.standing, CSPR_STANDING_MET);
	ck_assert_uint_eq(duty_named("answer-panel", "2024-05-20").standing, CSPR_STANDING_NOT_STARTED);
	ck_assert_int_eq(duty_named("publish", "2024-05-20").due.first, story_day("2024-10-15"));
	ck_assert_int_eq(duty_named("monitor", "2024-05-20").due.first, story_day("2024-07-20"));
}
END_TEST

START_TEST(the_panel_is_answered_in_time)
{
	const struct step ask = { "2024-04-01",
				  CSPR_EVENT_NATIONAL_PANEL_RESPONDS,
				  CSPR_ROLE_NATIONAL_PANEL,
				  "np-1",
				  { { CSPR_PART_RESPONSE, "asks_for_information" } } };
	const struct step agree = { "2024-04-20",
				    CSPR_EVENT_NATIONAL_PANEL_RESPONDS,
				    CSPR_ROLE_NATIONAL_PANEL,
				    "np-1",
				    { { CSPR_PART_RESPONSE, "agrees" } } };
	const struct step answer = {
		"2024-04-09", CSPR_EVENT_ANSWER_NATIONAL_PANEL, CSPR_ROLE_BUSINESS_MANAGER, "u-1", { { 0 } }
	};
	struct step again = ask;
	struct cspr_duty duty;

	ck_assert_status(add_term(a_tighter(CSPR_DUTY_ANSWER_PANEL, CSPR_PERIOD_DAYS, 7)), CSPR_DONE);
	begin(step_of(CSPR_EVENT_SEND_TO_NATIONAL_PANEL) + 1);
	ck_assert_status(try_step(&ask, NULL), CSPR_DONE);
	ck_assert_uint_eq(duty_named("answer-panel", "2024-04-08").standing, CSPR_STANDING_PENDING);
	ck_assert_uint_eq(duty_named("answer-panel", "2024-04-09").standing, CSPR_STANDING_OVERDUE);
	ck_assert_status(try_step(&answer, NULL), CSPR_DONE);
	duty = duty_named("answer-panel", "2024-04-09");
	ck_assert_uint_eq(duty.standing, CSPR_STANDING_MET_LATE);
	ck_assert_int_eq(duty.days_late, 1);
	again.day = "2024-04-15"; /* asked again, and taken back: nothing is owed */
	ck_assert_status(try_step(&again, NULL), CSPR_DONE);
	ck_assert_int_eq(duty_named("answer-panel", "2024-04-16").due.first, story_day("2024-04-22"));
	ck_assert_status(try_step(&agree, NULL), CSPR_DONE);
	ck_assert_uint_eq(duty_named("answer-panel", "2024-04-30").standing, CSPR_STANDING_NOT_OWED);
}
END_TEST

START_TEST(longer_public_is_kept_or_broken)
{
	struct step down = { "2025-12-01",
			     CSPR_EVENT_TAKE_DOWN,
			     CSPR_ROLE_BUSINESS_MANAGER,
			     "u-1",
			     { { CSPR_PART_CHANNEL, "web-1" } } };

	ck_assert_status(add_term(a_tighter(CSPR_DUTY_STAY_PUBLIC, CSPR_PERIOD_MONTHS, 24)), CSPR_DONE);
	begin(step_of(CSPR_EVENT_PUBLISH) + 1); /* on 2024-09-24 */
	ck_assert_int_eq(duty_named("stay-public", "2025-10-01").due.first, story_day("2026-09-24"));
	ck_assert_uint_eq(duty_named("stay-public", "2025-10-01").standing, CSPR_STANDING_PENDING);
	ck_assert_status(try_step(&down, NULL), CSPR_DONE); /* the law asks for a year */
	ck_assert_uint_eq(duty_named("stay-public", "2025-12-02").standing, CSPR_STANDING_BROKEN);
}
END_TEST

START_TEST(referral_counts_from_the_incident)
{
	struct step refer = main_line[0];
	struct cspr_term term = a_term();

	term.name = "referral-in-time";
	term.base = CSPR_MILESTONE_INCIDENT;
	term.met_by = CSPR_EVENT_REFER;
	term.count = 5;
	ck_assert_status(add_term(term), CSPR_DONE);
	begin(1);
	ck_assert_uint_eq(duty_named("referral-in-time", "2024-03-01").standing, CSPR_STANDING_NOT_STARTED);
	cspr_review_unref(review);
	ck_assert_status(cspr_review_new(context, basis, &review), CSPR_DONE);
	refer.parts[3] = (struct given){ CSPR_PART_INCIDENT_ON, "2024-02-22" }; /* the sixth working day */
	ck_assert_status(try_step(&refer, NULL), CSPR_DONE);
	ck_assert_int_eq(duty_named("referral-in-time", "2024-03-01").days_late, 1);
	ck_assert_uint_eq(duty_named("referral-in-time", "2024-03-01").standing, CSPR_STANDING_MET_LATE);
}
END_TEST

/* Another profile from here on: nobody's stance becomes another's. */
START_TEST(stances_stay_whose_they_are)
{
	struct step stance = main_line[step_of(CSPR_EVENT_ACCEPT_REPORT) - 1];
	size_t at = step_of(CSPR_EVENT_ACCEPT_REPORT);
	struct cspr_need need = a_sign_off();
	cspr_profile *other;
	cspr_basis *next;
	cspr_decision *decision;

	ck_assert_status(cspr_profile_new(context, "moorland", "2025-2", &other), CSPR_DONE);
	ck_assert_status(cspr_profile_add_edition(other, cspr_edition_find("wt2023")), CSPR_DONE);
	need.role = CSPR_ROLE_LEGAL_ADVISER;
	need.name = "lawyer-view";
	ck_assert_status(cspr_profile_add_need(other, 0, &need), CSPR_DONE);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, other, &next), CSPR_DONE);
	ck_assert_status(add_need(a_sign_off()), CSPR_DONE);
	begin(at);
	stance.role = CSPR_ROLE_INDEPENDENT_SCRUTINEER;
	stance.actor = "is-1";
	ck_assert_status(try_step(&stance, NULL), CSPR_DONE);
	ck_assert_status(cspr_review_follow(review, next), CSPR_DONE);
	ck_assert_status(try_step(&main_line[at], &decision), CSPR_REFUSED);
	ck_assert_int_eq(result_named(decision, "lawyer-view"), CSPR_RESULT_UNMET);
	ck_assert_ptr_eq(cspr_decision_profile(decision), other);
	cspr_decision_unref(decision);
	ck_assert_status(cspr_review_decision(review, at, &decision), CSPR_DONE);
	ck_assert_ptr_eq(cspr_decision_profile(decision), profile);
	cspr_decision_unref(decision);
	cspr_basis_unref(next);
	cspr_profile_unref(other);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("profiles");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, it_says_who_it_is);
	tcase_add_test(tests, editions_come_first_and_once);
	tcase_add_test(tests, a_basis_freezes_it);
	tcase_add_test(tests, things_have_its_names);
	tcase_add_test(tests, a_limit_of_the_law_is_never_later);
	tcase_add_test(tests, nor_under_another_name);
	tcase_add_test(tests, a_rule_is_never_weaker);
	tcase_add_test(tests, what_restrains_is_never_in_the_way_of);
	tcase_add_test(tests, readings_are_those_of_the_law);
	tcase_add_test(tests, a_thing_is_said_once);
	tcase_add_test(tests, a_name_is_of_its_own);
	tcase_add_test(tests, nothing_becomes_a_dead_end);
	tcase_add_test(tests, opposites_do_not_meet);
	tcase_add_test(tests, limits_follow_each_other);
	tcase_add_test(tests, columns_fit_their_requirement);
	tcase_add_test(tests, what_it_names_must_be_there);
	tcase_add_test(tests, there_is_only_so_much_room);
	tcase_add_test(tests, a_profile_is_only_so_long);
	tcase_add_test(tests, history_has_local_rules_too);
	tcase_add_test(tests, a_rule_can_be_for_one_edition);
	tcase_add_test(tests, its_rules_are_weighed);
	tcase_add_test(tests, its_rules_are_in_the_model);
	tcase_add_test(tests, a_raised_rule_is_stronger);
	tcase_add_test(tests, a_further_sign_off_is_asked_for);
	tcase_add_test(tests, it_takes_no_partners_place);
	tcase_add_test(tests, its_duties_are_owed);
	tcase_add_test(tests, limits_of_the_law_are_tightened);
	tcase_add_test(tests, the_panel_is_answered_in_time);
	tcase_add_test(tests, longer_public_is_kept_or_broken);
	tcase_add_test(tests, referral_counts_from_the_incident);
	tcase_add_test(tests, stances_stay_whose_they_are);
	return run_tests("profiles", tests);
}
