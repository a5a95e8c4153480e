/*
 * The canonical line of an event: as RFC 8785 has it, key by key; read from nothing else, whichever byte is changed.
 */
#include "lines.h"
#include "meter.h"
#include "story.h"
#include "suite.h"

#include <stdio.h>
#include <string.h>

#define ONES "1111111111111111111111111111111111111111111111111111111111111111"
#define CAFE "cafecafecafecafecafecafecafecafecafecafecafecafecafecafecafecafe"
#define MANAGER CSPR_ROLE_BUSINESS_MANAGER

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

/* Its eighth event is the notification. */
static void record_main_line(size_t count)
{
	for (size_t i = 0; i < count; i++) {
		cspr_event *event = event_of(&main_line[i]);

		ck_assert_status(cspr_review_apply(review, event, NULL), CSPR_DONE);
		cspr_event_unref(event);
	}
}

/* Writes an event, which it gives up, compares, and reads it again. */
static void check_line(struct line *line, const char *expected)
{
	struct buffer buffer = { .context = context };
	struct line again;

	ck_assert_status(line_write(&buffer, line), CSPR_DONE);
	buffer_add(&buffer, "", 1);
	ck_assert_str_eq(buffer.bytes, expected);
	ck_assert_status(line_read(context, review, expected, strlen(expected), line->number, &again, NULL), CSPR_DONE);
	ck_assert(same_event(again.event, line->event));
	ck_assert(again.edition == line->edition && again.verdict == line->verdict);
	ck_assert_int_eq(outcome_of(context, review, expected, strlen(expected), line->number, NULL), SAME);
	cspr_event_unref(again.event);
	cspr_event_unref(line->event);
	buffer_free(&buffer);
}

static void check_event(cspr_event *event, const char *expected)
{
	struct line line = { .event = event, .number = 9 };

	check_line(&line, expected);
}

/* What is written ------------------------------------------------------------------------------- */

START_TEST(each_type_of_particular)
{
	static const struct {
		struct step step;
		const char *parts;
	} all[] = {
		{ { .event = CSPR_EVENT_BEGIN_SCREENING }, "" },
		{ { .event = CSPR_EVENT_DECIDE,
		    .parts = { { CSPR_PART_REASON, "m-1" }, { CSPR_PART_OUTCOME, "lcspr" } } },
		  "\"parts\":{\"outcome\":\"lcspr\",\"reason\":\"m-1\"}," },
		{ { .event = CSPR_EVENT_ADOPT, .parts = { { CSPR_PART_STATE, "published" } } },
		  "\"parts\":{\"state\":\"published\"}," },
		{ { .event = CSPR_EVENT_EXPLAIN_DELAY, .parts = { { CSPR_PART_DUTY, "notify-panel" } } },
		  "\"parts\":{\"duty\":\"notify-panel\"}," },
		{ { .event = CSPR_EVENT_REFER,
		    .parts = { { CSPR_PART_CHILD_REFS, "c-2" },
			       { CSPR_PART_AWARE_ON, "2024-02-29" },
			       { CSPR_PART_CHILD_REFS, "c-1" },
			       { CSPR_PART_CHILDREN, "2147483647" },
			       { CSPR_PART_CHILD_REFS, "c-2" } } },
		  "\"parts\":{\"aware_on\":\"2024-02-29\",\"child_refs\":[\"c-2\",\"c-1\",\"c-2\"],"
		  "\"children\":2147483647}," },
		{ { .event = CSPR_EVENT_RECORD_SCAN, .parts = { { CSPR_PART_OPEN_FINDINGS, "0" } } },
		  "\"parts\":{\"open_findings\":0}," },
		{ { .event = CSPR_EVENT_DECLARE_INTERESTS,
		    .parts = { { CSPR_PART_REVIEWER, "A.b_c:d/e-9" }, { CSPR_PART_CONFLICT, "false" } } },
		  "\"parts\":{\"conflict\":false,\"reviewer\":\"A.b_c:d/e-9\"}," },
		{ { .event = CSPR_EVENT_CHECK_LAW,
		    .parts = { { CSPR_PART_DOCUMENT, "1" }, { CSPR_PART_CLEAR, "true" } } },
		  "\"parts\":{\"clear\":true,\"document\":\"sha256:" ONES "\"}," },
		{ { .event = CSPR_EVENT_SETTLE_ACTION, .parts = { { CSPR_PART_EVIDENCE, "sha256:not-one" } } },
		  "\"parts\":{\"evidence\":\"sha256:not-one\"}," },
		{ { .event = CSPR_EVENT_NOTE_REFUSAL,
		    .parts = { { CSPR_PART_RULES, "no-authority" }, { CSPR_PART_EVENT, "publish" } } },
		  "\"parts\":{\"event\":\"publish\",\"rules\":[\"no-authority\"]}," },
	};

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		struct step step = all[i].step;
		char line[600];

		step.day = "2024-03-08";
		step.role = MANAGER;
		step.actor = "u-1";
		snprintf(line, sizeof line,
			 "{\"actor\":{\"id\":\"u-1\",\"role\":\"business_manager\"},\"event\":\"%s\","
			 "\"happened_on\":\"2024-03-08\",%s\"recorded_at\":\"2024-03-08T10:00:00Z\",\"seq\":9}",
			 cspr_word_name(CSPR_GROUP_EVENT, step.event), all[i].parts);
		check_event(event_of(&step), line);
	}
}
END_TEST

START_TEST(evidence_by_its_digest)
{
	cspr_event *event =
		event_of(&(struct step){ "2024-03-08", CSPR_EVENT_SETTLE_ACTION, MANAGER, "u-1", { { 0 } } });
	unsigned char digest[32];

	memset(digest, 0x11, sizeof digest);
	ck_assert_status(cspr_event_set_digest(event, CSPR_PART_EVIDENCE, digest), CSPR_DONE);
	check_event(event, "{\"actor\":{\"id\":\"u-1\",\"role\":\"business_manager\"},\"event\":\"settle_action\","
			   "\"happened_on\":\"2024-03-08\",\"parts\":{\"evidence\":\"sha256:" ONES
			   "\"},\"recorded_at\":\"2024-03-08T10:00:00Z\",\"seq\":9}");
}
END_TEST

static cspr_event *milestone(cspr_event *event, cspr_code milestone, const char *when)
{
	struct cspr_span span;

	ck_assert_status(cspr_span_parse(when, &span, NULL), CSPR_DONE);
	ck_assert_status(cspr_event_set_milestone(event, milestone, span), CSPR_DONE);
	return event;
}

/* All that a line can have, but for what an amendment carries. */
START_TEST(everything_at_once)
{
	struct cspr_span happened;
	struct line line = { .number = 1,
			     .edition = cspr_edition_find("wt2023"),
			     .verdict = CSPR_VERDICT_ALLOWED_IN_BREACH,
			     .has_note = true,
			     .has_profile = true,
			     .has_profile_digest = true,
			     .profile_id = "joint-group",
			     .profile_version = "2024.1" };

	ck_assert_status(cspr_event_new(context, CSPR_EVENT_ADOPT, &line.event), CSPR_DONE);
	ck_assert_status(cspr_span_parse("2023", &happened, NULL), CSPR_DONE);
	ck_assert_status(cspr_event_set_actor(line.event, CSPR_ROLE_POLICE, "u-7", CSPR_CAPACITY_DELEGATED, "po-1"),
			 CSPR_DONE);
	ck_assert_status(cspr_event_set_happened(line.event, happened), CSPR_DONE);
	ck_assert_status(cspr_event_set_historic(line.event, 1), CSPR_DONE);
	ck_assert_status(cspr_event_set_recorded(line.event, 1709910245000000001), CSPR_DONE);
	ck_assert_status(cspr_event_set_departure(line.event, "late", 1), CSPR_DONE);
	ck_assert_status(cspr_event_set_code(line.event, CSPR_PART_STATE, CSPR_STATE_DECIDED), CSPR_DONE);
	milestone(line.event, CSPR_EVENT_PUBLISH, "2019-06");
	milestone(line.event, CSPR_MILESTONE_INCIDENT, "2018");
	milestone(line.event, CSPR_EVENT_DECIDE, "2018-11-02");
	memset(line.note_digest, 0x11, sizeof line.note_digest);
	for (size_t i = 0; i < sizeof line.profile_digest; i++)
		line.profile_digest[i] = i % 2 ? 0xfe : 0xca;
	check_line(&line, "{\"actor\":{\"capacity\":\"delegated\",\"id\":\"u-7\",\"org\":\"po-1\",\"role\":\"police\"},"
			  "\"decided\":{\"profile\":{\"digest\":\"sha256:" CAFE "\",\"id\":\"joint-group\","
			  "\"version\":\"2024.1\"},\"verdict\":\"allowed_in_breach\"},"
			  "\"departure\":{\"already_happened\":true,\"reason\":\"late\"},\"edition\":\"wt2023\","
			  "\"event\":\"adopt\",\"happened_on\":\"2023\",\"historic\":true,\"kind\":\"children\","
			  "\"note_digest\":\"sha256:" ONES "\",\"parts\":{\"milestones\":{\"decide\":\"2018-11-02\","
			  "\"incident\":\"2018\",\"publish\":\"2019-06\"},\"state\":\"decided\"},"
			  "\"recorded_at\":\"2024-03-08T15:04:05.000000001Z\",\"seq\":1}");
}
END_TEST

START_TEST(moments_are_exact)
{
	static const struct {
		int64_t nanoseconds;
		const char *text;
	} moments[] = {
		{ 0, "1970-01-01T00:00:00Z" },
		{ 1, "1970-01-01T00:00:00.000000001Z" },
		{ 500000000, "1970-01-01T00:00:00.5Z" },
		{ 86399999999999, "1970-01-01T23:59:59.999999999Z" },
		{ INT64_C(1709910245120000000), "2024-03-08T15:04:05.12Z" },
		{ INT64_C(84006) * 86400 * 1000000000 - 1, "2199-12-31T23:59:59.999999999Z" },
	};
	struct buffer buffer = { .context = context };

	for (size_t i = 0; i < sizeof moments / sizeof moments[0]; i++) {
		cspr_event *event =
			event_of(&(struct step){ "1970-01-01", CSPR_EVENT_CLOSE, MANAGER, "u-1", { { 0 } } });
		char line[300];

		ck_assert_status(cspr_event_set_recorded(event, moments[i].nanoseconds), CSPR_DONE);
		snprintf(line, sizeof line,
			 "{\"actor\":{\"id\":\"u-1\",\"role\":\"business_manager\"},\"event\":\"close\","
			 "\"happened_on\":\"1970-01-01\",\"recorded_at\":\"%s\",\"seq\":9}",
			 moments[i].text);
		check_event(event, line);
	}
	struct line late = { .number = 9 };

	late.event = event_of(&(struct step){ "1970-01-01", CSPR_EVENT_CLOSE, MANAGER, "u-1", { { 0 } } });
	ck_assert_status(cspr_event_set_recorded(late.event, INT64_C(84006) * 86400 * 1000000000), CSPR_DONE);
	ck_assert_status(line_write(&buffer, &late), CSPR_ERROR_BAD_DATE);
	cspr_event_unref(late.event);
	buffer_free(&buffer);
}
END_TEST

static cspr_event *bare_amendment(void)
{
	cspr_event *event = event_of(&(struct step){ "2024-03-08",
						     CSPR_EVENT_AMEND,
						     MANAGER,
						     "u-1",
						     { { CSPR_PART_REASON, "slip" }, { CSPR_PART_OF, "8" } } });

	return event;
}

static void check_amendment(cspr_event *amendment, const char *what)
{
	char line[800];

	snprintf(line, sizeof line,
		 "{\"actor\":{\"id\":\"u-1\",\"role\":\"business_manager\"},\"event\":\"amend\","
		 "\"happened_on\":\"2024-03-08\",\"parts\":{\"of\":8,\"reason\":\"slip\",%s},"
		 "\"recorded_at\":\"2024-03-08T10:00:00Z\",\"seq\":9}",
		 what);
	check_event(amendment, line);
}

START_TEST(amendments)
{
	cspr_event *amendment, *replacement;
	struct cspr_span march;

	record_main_line(8);
	amendment = bare_amendment();
	ck_assert_status(cspr_event_set_yes_no(amendment, CSPR_PART_RETRACT, 1), CSPR_DONE);
	check_amendment(amendment, "\"retract\":true");

	amendment = bare_amendment();
	ck_assert_status(cspr_event_new(context, CSPR_EVENT_NOTIFY_NATIONAL_PANEL, &replacement), CSPR_DONE);
	ck_assert_status(cspr_event_set_replacement(amendment, replacement), CSPR_DONE);
	cspr_event_unref(replacement);
	check_amendment(amendment, "\"replacement\":{}");

	amendment = bare_amendment();
	ck_assert_status(cspr_event_new(context, CSPR_EVENT_NOTIFY_NATIONAL_PANEL, &replacement), CSPR_DONE);
	ck_assert_status(cspr_event_set_historic(replacement, 0), CSPR_DONE);
	ck_assert_status(cspr_event_set_replacement(amendment, replacement), CSPR_DONE);
	cspr_event_unref(replacement);
	check_amendment(amendment, "\"replacement\":{\"historic\":false}");

	amendment = bare_amendment();
	ck_assert_status(cspr_event_new(context, CSPR_EVENT_NOTIFY_NATIONAL_PANEL, &replacement), CSPR_DONE);
	ck_assert_status(cspr_span_parse("2024-03", &march, NULL), CSPR_DONE);
	ck_assert_status(cspr_event_set_code(replacement, CSPR_PART_LIMB, CSPR_VALUE_OUTSIDE_ENGLAND), CSPR_DONE);
	ck_assert_status(cspr_event_set_historic(replacement, 1), CSPR_DONE);
	ck_assert_status(cspr_event_set_happened(replacement, march), CSPR_DONE);
	ck_assert_status(cspr_event_set_departure(replacement, "late", 0), CSPR_DONE);
	ck_assert_status(cspr_event_set_actor(replacement, CSPR_ROLE_POLICE, "u-2", 0, NULL), CSPR_DONE);
	ck_assert_status(cspr_event_set_replacement(amendment, replacement), CSPR_DONE);
	cspr_event_unref(replacement);
	check_amendment(amendment, "\"replacement\":{\"actor\":{\"id\":\"u-2\",\"role\":\"police\"},"
				   "\"departure\":{\"reason\":\"late\"},\"happened_on\":\"2024-03\","
				   "\"historic\":true,\"parts\":{\"limb\":\"outside_england\"}}");
}
END_TEST

/* A decision says its verdict and the profile that it was made under. */
START_TEST(the_public_call)
{
	cspr_event *event = event_of(&main_line[0]), *refused = event_of(&main_line[1]);
	unsigned char digest[32], note[32];
	cspr_decision *decision;
	cspr_profile *profile;
	cspr_basis *local;
	cspr_review *under;
	char *text = NULL;

	memset(digest, 0x11, sizeof digest);
	memset(note, 0xaa, sizeof note);
	ck_assert_status(cspr_profile_new(context, "joint", "1", &profile), CSPR_DONE);
	ck_assert_status(cspr_profile_add_edition(profile, cspr_edition_find("wt2023")), CSPR_DONE);
	ck_assert_status(cspr_profile_set_digest(profile, digest), CSPR_DONE);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, profile, &local), CSPR_DONE);
	ck_assert_status(cspr_review_new(context, local, &under), CSPR_DONE);
	ck_assert_status(cspr_review_decide(under, refused, &decision), CSPR_REFUSED);
	struct cspr_line_content line = { .size = sizeof line, .event = event, .number = 1 };

	ck_assert_status(cspr_line_write(context, &line, &text), CSPR_ERROR_ARGUMENT); /* which edition? */
	line.edition = cspr_edition_find("wt2023");
	line.decision = decision;
	ck_assert_status(cspr_line_write(context, &line, &text), CSPR_ERROR_REFUSED);
	cspr_decision_unref(decision);
	ck_assert_status(cspr_review_decide(under, event, &decision), CSPR_DONE);
	line.decision = decision;
	line.note_digest = note;
	ck_assert_status(cspr_line_write(context, &line, &text), CSPR_DONE);
	ck_assert_ptr_nonnull(strstr(text, "\"decided\":{\"profile\":{\"digest\":\"sha256:" ONES
					   "\",\"id\":\"joint\",\"version\":\"1\"},\"verdict\":\"allowed\"},"
					   "\"edition\":\"wt2023\",\"event\":\"refer\""));
	ck_assert_ptr_nonnull(strstr(text, ",\"kind\":\"children\",\"note_digest\":\"sha256:aaaa"));
	cspr_text_free(context, text);
	line.number = 2;
	ck_assert_status(cspr_line_write(context, &line, &text), CSPR_ERROR_ARGUMENT);
	line.edition = NULL;
	line.size = offsetof(struct cspr_line_content, note_digest); /* an older host */
	ck_assert_status(cspr_line_write(context, &line, &text), CSPR_DONE);
	ck_assert_ptr_null(strstr(text, "note_digest"));
	ck_assert_ptr_null(strstr(text, "decided"));
	cspr_text_free(context, text);
	line.event = NULL;
	ck_assert_status(cspr_line_write(context, &line, &text), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_line_write(context, NULL, &text), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_line_write(context, &line, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_event_new(context, CSPR_EVENT_CLOSE, &line.event), CSPR_DONE);
	ck_assert_status(cspr_line_write(context, &line, &text), CSPR_ERROR_INCOMPLETE);
	cspr_event_unref(line.event);
	cspr_decision_unref(decision);
	cspr_event_unref(event);
	cspr_event_unref(refused);
	cspr_review_unref(under);
	cspr_basis_unref(local);
	cspr_profile_unref(profile);
}
END_TEST

/* What is read ---------------------------------------------------------------------------------- */

#define ACTOR "{\"actor\":{\"id\":\"u-1\",\"role\":\"business_manager\"}"
#define WHEN "\"happened_on\":\"2024-03-08\""
#define END ",\"recorded_at\":\"2024-03-08T10:00:00Z\",\"seq\":9}"

/* Near to canonical, and not: each with the place that is told. */
static const struct {
	const char *line, *pointer;
} bad[] = {
	{ "", "" },
	{ "{}", "" },
	{ "[]", "" },
	{ " " ACTOR ",\"event\":\"close\"," WHEN END, "" },
	{ ACTOR ",\"event\":\"close\"," WHEN END " ", "" },
	{ ACTOR ",\"event\":\"close\"," WHEN END "\n", "" },
	{ ACTOR ",\"event\":\"close\"," WHEN END ACTOR, "" },
	{ ACTOR ", \"event\":\"close\"," WHEN END, "" },
	{ ACTOR ",\"event\" :\"close\"," WHEN END, "" },
	{ ACTOR ",\"event\": \"close\"," WHEN END, "/event" },
	{ "\xef\xbb\xbf" ACTOR ",\"event\":\"close\"," WHEN END, "" },
	{ ACTOR "," WHEN END, "" },
	{ ACTOR ",\"event\":\"close\"" END, "" },
	{ ACTOR "," WHEN ",\"event\":\"close\"" END, "" },
	{ ACTOR ",\"event\":\"close\",\"event\":\"close\"," WHEN END, "" },
	{ ACTOR ",\"event\":\"closed\"," WHEN END, "/event" },
	{ ACTOR ",\"event\":\"cl\\u006fse\"," WHEN END, "/event" },
	{ ACTOR ",\"event\":\"close\\u0000\"," WHEN END, "/event" },
	{ ACTOR ",\"event\":close," WHEN END, "/event" },
	{ ACTOR ",\"event\":null," WHEN END, "/event" },
	{ ACTOR ",\"other\":1,\"event\":\"close\"," WHEN END, "" },
	{ ACTOR ",\"edition\":\"wt2023\",\"event\":\"close\"," WHEN ",\"kind\":\"children\"" END, "/edition" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"kind\":\"children\"" END, "/recorded_at" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"note\":\"x\"" END, "/recorded_at" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"historic\":null" END, "/historic" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"note_digest\":\"sha256:11\"" END, "/note_digest" },
	{ ACTOR ",\"event\":\"close\",\"happened_on\":\"2024-3-08\"" END, "/happened_on" },
	{ ACTOR ",\"event\":\"close\",\"happened_on\":\"2024-02-30\"" END, "/happened_on" },
	{ ACTOR ",\"event\":\"close\",\"happened_on\":20240308" END, "/happened_on" },
	{ "{\"actor\":{\"role\":\"police\",\"id\":\"u-1\"},\"event\":\"close\"," WHEN END, "/actor" },
	{ "{\"actor\":{\"id\":\"u-1\"},\"event\":\"close\"," WHEN END, "/actor" },
	{ "{\"actor\":{\"id\":\"u-1\",\"role\":\"polise\"},\"event\":\"close\"," WHEN END, "/actor" },
	{ "{\"actor\":{\"id\":\"Child A\",\"role\":\"police\"},\"event\":\"close\"," WHEN END, "/actor" },
	{ "{\"actor\":{\"id\":\"u\\/1\",\"role\":\"police\"},\"event\":\"close\"," WHEN END, "/actor" },
	{ "{\"actor\":{\"id\":\"\",\"role\":\"police\"},\"event\":\"close\"," WHEN END, "/actor" },
	{ "{\"actor\":{\"capacity\":\"none\",\"id\":\"u-1\",\"role\":\"police\"},\"event\":\"close\"," WHEN END,
	  "/actor" },
	{ ACTOR ",\"decided\":{\"verdict\":\"refused\"},\"event\":\"close\"," WHEN END, "/decided" },
	{ ACTOR ",\"decided\":{},\"event\":\"close\"," WHEN END, "/decided" },
	{ ACTOR ",\"decided\":{\"profile\":{\"id\":\"a b\",\"version\":\"1\"},\"verdict\":\"allowed\"},\"event\":"
		"\"close\"," WHEN END,
	  "/decided" },
	{ ACTOR ",\"departure\":{\"already_happened\":false,\"reason\":\"x\"},\"event\":\"close\"," WHEN END,
	  "/departure" },
	{ ACTOR ",\"departure\":{},\"event\":\"close\"," WHEN END, "/departure" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"parts\":{}" END, "/parts" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"parts\":{\"reason\":\"x\"}" END, "/parts" },
	{ ACTOR ",\"event\":\"decide\"," WHEN ",\"parts\":{\"reason\":\"x\",\"outcome\":\"lcspr\"}" END, "/parts" },
	{ ACTOR ",\"event\":\"decide\"," WHEN ",\"parts\":{\"reason\":\"x\",\"reason\":\"x\"}" END, "/parts" },
	{ ACTOR ",\"event\":\"decide\"," WHEN ",\"parts\":{\"outcome\":\"police\"}" END, "/parts/outcome" },
	{ ACTOR ",\"event\":\"decide\"," WHEN ",\"parts\":{\"outcome\":\"full\"}" END, "/parts/outcome" },
	{ ACTOR ",\"event\":\"decide\"," WHEN ",\"parts\":{\"outcome\":\"lcspr\",}" END, "/parts" },
	{ ACTOR ",\"event\":\"refer\"," WHEN ",\"parts\":{\"children\":01}" END, "/parts/children" },
	{ ACTOR ",\"event\":\"refer\"," WHEN ",\"parts\":{\"children\":1.0}" END, "/parts" },
	{ ACTOR ",\"event\":\"refer\"," WHEN ",\"parts\":{\"children\":1e0}" END, "/parts" },
	{ ACTOR ",\"event\":\"refer\"," WHEN ",\"parts\":{\"children\":-1}" END, "/parts/children" },
	{ ACTOR ",\"event\":\"refer\"," WHEN ",\"parts\":{\"children\":0}" END, "/parts/children" },
	{ ACTOR ",\"event\":\"refer\"," WHEN ",\"parts\":{\"children\":2147483648}" END, "/parts/children" },
	{ ACTOR ",\"event\":\"refer\"," WHEN ",\"parts\":{\"children\":99999999999999999999999}" END,
	  "/parts/children" },
	{ ACTOR ",\"event\":\"refer\"," WHEN ",\"parts\":{\"children\":\"1\"}" END, "/parts/children" },
	{ ACTOR ",\"event\":\"refer\"," WHEN ",\"parts\":{\"child_refs\":[]}" END, "/parts/child_refs" },
	{ ACTOR ",\"event\":\"refer\"," WHEN ",\"parts\":{\"child_refs\":\"c-1\"}" END, "/parts/child_refs" },
	{ ACTOR ",\"event\":\"refer\"," WHEN ",\"parts\":{\"aware_on\":\"2024-03\"}" END, "/parts/aware_on" },
	{ ACTOR ",\"event\":\"check_law\"," WHEN ",\"parts\":{\"clear\":1}" END, "/parts/clear" },
	{ ACTOR ",\"event\":\"adopt\"," WHEN ",\"parts\":{\"milestones\":{}}" END, "/parts/milestones" },
	{ ACTOR ",\"event\":\"adopt\"," WHEN ",\"parts\":{\"milestones\":{\"born\":\"2020\"}}" END,
	  "/parts/milestones" },
	{ ACTOR ",\"event\":\"adopt\"," WHEN
		",\"parts\":{\"milestones\":{\"publish\":\"2020\",\"decide\":\"2020\"}}" END,
	  "/parts/milestones" },
	{ ACTOR ",\"event\":\"note_refusal\"," WHEN ",\"parts\":{\"event\":\"refuse\"}" END, "/parts/event" },
	{ ACTOR ",\"event\":\"amend\"," WHEN ",\"parts\":{\"of\":9,\"replacement\":{}}" END, "/parts/replacement" },
	{ ACTOR ",\"event\":\"amend\"," WHEN ",\"parts\":{\"replacement\":{}}" END, "/parts/replacement" },
	{ ACTOR ",\"event\":\"amend\"," WHEN ",\"parts\":{\"of\":8,\"replacement\":{\"seq\":1}}" END,
	  "/parts/replacement" },
	{ ACTOR ",\"event\":\"amend\"," WHEN ",\"parts\":{\"of\":8,\"replacement\":{\"happened_on\":\"x\"}}" END,
	  "/parts/replacement/happened_on" },
	{ ACTOR ",\"event\":\"amend\"," WHEN
		",\"parts\":{\"of\":8,\"replacement\":{\"parts\":{\"limb\":\"police\"}}}" END,
	  "/parts/replacement/parts/limb" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"recorded_at\":\"2024-03-08T10:00:00.50Z\",\"seq\":9}",
	  "/recorded_at" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"recorded_at\":\"2024-03-08T10:00:00.Z\",\"seq\":9}", "/recorded_at" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"recorded_at\":\"2024-03-08T10:00:00.0Z\",\"seq\":9}", "/recorded_at" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"recorded_at\":\"2024-03-08T10:00:00.1234567891Z\",\"seq\":9}",
	  "/recorded_at" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"recorded_at\":\"2024-03-08T10:00:00+00:00\",\"seq\":9}",
	  "/recorded_at" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"recorded_at\":\"2024-03-08T24:00:00Z\",\"seq\":9}", "/recorded_at" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"recorded_at\":\"2024-03-08T10:00:60Z\",\"seq\":9}", "/recorded_at" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"recorded_at\":\"1969-12-31T10:00:00Z\",\"seq\":9}", "/recorded_at" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"recorded_at\":\"2024-03-08T10:00:00Z\"}", "/seq" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"recorded_at\":\"2024-03-08T10:00:00Z\",\"seq\":8}", "/seq" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"recorded_at\":\"2024-03-08T10:00:00Z\",\"seq\":09}", "/seq" },
	{ ACTOR ",\"event\":\"close\"," WHEN ",\"recorded_at\":\"2024-03-08T10:00:00Z\",\"seq\":4294967305}", "/seq" },
};

START_TEST(nothing_else_is_read)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };

	record_main_line(8);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		const char *line = bad[i].line;

		ck_assert_msg(outcome_of(context, review, line, strlen(line), 9, &trouble) == CORRUPT, "read: %s",
			      line);
		ck_assert_msg(strcmp(trouble.pointer, bad[i].pointer) == 0, "%s is told of %s", trouble.pointer, line);
		ck_assert_uint_eq(trouble.line, 9);
		ck_assert_uint_ne(strlen(trouble.message), 0);
		ck_assert_ptr_null(strstr(trouble.message, "Child"));
	}
}
END_TEST

START_TEST(the_edition_comes_first)
{
	static const char first[] = ACTOR ",\"edition\":\"wt2023\",\"event\":\"close\"," WHEN ",\"kind\":\"children\""
					  ",\"recorded_at\":\"2024-03-08T10:00:00Z\",\"seq\":1}";
	static const char *const others[] = {
		ACTOR ",\"edition\":\"wt2018\",\"event\":\"close\"," WHEN ",\"kind\":\"children\""
		      ",\"recorded_at\":\"2024-03-08T10:00:00Z\",\"seq\":1}",
		ACTOR ",\"edition\":\"wt2023\",\"event\":\"close\"," WHEN ",\"kind\":\"adult\""
		      ",\"recorded_at\":\"2024-03-08T10:00:00Z\",\"seq\":1}",
		ACTOR ",\"edition\":\"wt2023\",\"event\":\"close\"," WHEN
		      ",\"recorded_at\":\"2024-03-08T10:00:00Z\",\"seq\":1}",
		ACTOR ",\"event\":\"close\"," WHEN ",\"recorded_at\":\"2024-03-08T10:00:00Z\",\"seq\":1}",
	};
	struct cspr_trouble trouble = { .size = sizeof trouble };
	const cspr_edition *edition = NULL;

	ck_assert_status(line_edition(first, strlen(first), &edition, NULL), CSPR_DONE);
	ck_assert_str_eq(cspr_edition_name(edition), "wt2023");
	ck_assert_int_eq(outcome_of(context, review, first, strlen(first), 1, NULL), SAME);
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		ck_assert_int_eq(outcome_of(context, review, others[i], strlen(others[i]), 1, NULL), CORRUPT);
	edition = NULL;
	ck_assert_status(line_edition(others[3], strlen(others[3]), &edition, &trouble), CSPR_ERROR_CORRUPT);
	ck_assert_str_eq(trouble.pointer, "/edition");
	ck_assert_uint_eq(trouble.line, 1);
	ck_assert_status(line_edition("{\"actor\"", 8, &edition, &trouble), CSPR_ERROR_CORRUPT);
	ck_assert_ptr_null(edition);
}
END_TEST

START_TEST(an_older_host_is_told_less)
{
	struct {
		struct cspr_trouble trouble;
		char after[8];
	} told;

	memset(&told, 0x55, sizeof told);
	told.trouble.size = offsetof(struct cspr_trouble, message);
	ck_assert_int_eq(outcome_of(context, review, "{}", 2, 7, &told.trouble), CORRUPT);
	ck_assert_uint_eq(told.trouble.line, 7);
	ck_assert_str_eq(told.trouble.pointer, "");
	for (const char *byte = told.trouble.message; byte < (char *)(&told + 1); byte++)
		ck_assert_int_eq(*byte, 0x55);
}
END_TEST

/* Mutations ------------------------------------------------------------------------------------- */

/* Together they have everything that a line can have. */
static const struct {
	uint32_t number;
	const char *line;
} samples[] = {
	{ 1, "{\"actor\":{\"capacity\":\"lead\",\"id\":\"u-7\",\"org\":\"po-1\",\"role\":\"police\"},\"decided\":{"
	     "\"profile\":{\"digest\":\"sha256:" CAFE "\",\"id\":\"joint\",\"version\":\"1\"},\"verdict\":\"allowed\"},"
	     "\"departure\":{\"already_happened\":true,\"reason\":\"late\"},\"edition\":\"wt2023\",\"event\":\"adopt\","
	     "\"happened_on\":\"2023-04\",\"historic\":true,\"kind\":\"children\",\"note_digest\":\"sha256:" ONES "\","
	     "\"parts\":{\"milestones\":{\"decide\":\"2018-11-02\",\"incident\":\"2018\"},\"state\":\"decided\"},"
	     "\"recorded_at\":\"2024-03-08T15:04:05.12Z\",\"seq\":1}" },
	{ 9, ACTOR ",\"event\":\"amend\"," WHEN ",\"parts\":{\"of\":8,\"reason\":\"slip\",\"replacement\":{\"actor\":{"
		   "\"id\":\"u-2\",\"role\":\"police\"},\"departure\":{\"reason\":\"late\"},\"happened_on\":"
		   "\"2024-03-07\",\"historic\":false,\"parts\":{\"limb\":\"in_area\"}},\"retract\":false}" END },
	{ 9,
	  ACTOR ",\"event\":\"refer\"," WHEN ",\"parts\":{\"aware_on\":\"2024-03-01\",\"child_refs\":[\"c-1\",\"c-2\"],"
		"\"children\":12,\"referring_agency\":\"agency-1\"}" END },
	{ 9, ACTOR ",\"event\":\"note_refusal\"," WHEN
		   ",\"parts\":{\"event\":\"publish\",\"rules\":[\"four-eyes\"]}" END },
	{ 9, ACTOR ",\"event\":\"settle_action\"," WHEN ",\"parts\":{\"action\":\"a-1\",\"disposition\":\"done\","
		   "\"evidence\":\"sha256:" CAFE "\"}" END },
	{ 9, ACTOR ",\"event\":\"explain_delay\"," WHEN ",\"parts\":{\"duty\":\"action\",\"recipient\":"
		   "\"national_panel\"}" END },
};

static void check_mutation(const char *bytes, size_t length, uint32_t number)
{
	enum outcome outcome = outcome_of(context, review, bytes, length, number, NULL);

	ck_assert_msg(outcome == SAME || outcome == CORRUPT, "outcome %d of %.*s", (int)outcome, (int)length, bytes);
}

START_TEST(any_byte_changed)
{
	char line[1000];

	record_main_line(8);
	for (size_t s = 0; s < sizeof samples / sizeof samples[0]; s++) {
		size_t length = strlen(samples[s].line);

		memcpy(line, samples[s].line, length + 1);
		ck_assert_int_eq(outcome_of(context, review, line, length, samples[s].number, NULL), SAME);
		for (size_t i = 0; i < length; i++)
			for (int value = 0; value < 256; value++) {
				line[i] = (char)value;
				check_mutation(line, length, samples[s].number);
				line[i] = samples[s].line[i];
			}
	}
}
END_TEST

START_TEST(bytes_cut_out_put_in_and_swapped)
{
	static const char put_in[] = " ,:\"{}[]\\0a-\n";
	char line[1000];

	record_main_line(8);
	for (size_t s = 0; s < sizeof samples / sizeof samples[0]; s++) {
		const char *sample = samples[s].line;
		size_t length = strlen(sample);

		for (size_t i = 0; i < length; i++) {
			ck_assert_int_eq(outcome_of(context, review, sample, i, samples[s].number, NULL), CORRUPT);
			memcpy(line, sample, i);
			memcpy(line + i, sample + i + 1, length - i - 1);
			check_mutation(line, length - 1, samples[s].number);
			memcpy(line + i + 1, sample + i, length - i);
			for (const char *byte = put_in; *byte; byte++) {
				line[i] = *byte;
				check_mutation(line, length + 1, samples[s].number);
			}
			memcpy(line, sample, length);
			line[i] = sample[(i + 1) % length];
			line[(i + 1) % length] = sample[i];
			check_mutation(line, length, samples[s].number);
		}
	}
}
END_TEST

/* Any member of any object taken away, or said twice: a part of the line between two commas. */
START_TEST(members_taken_away_and_said_twice)
{
	char line[2000];

	record_main_line(8);
	for (size_t s = 0; s < sizeof samples / sizeof samples[0]; s++) {
		const char *sample = samples[s].line, *end = sample + strlen(sample);

		for (const char *from = strchr(sample, ','); from; from = strchr(from + 1, ','))
			for (const char *to = strchr(from + 1, ','); to; to = strchr(to + 1, ',')) {
				size_t before = (size_t)(from - sample), middle = (size_t)(to - from),
				       after = (size_t)(end - to);

				memcpy(line, sample, before);
				memcpy(line + before, to, after);
				check_mutation(line, before + after, samples[s].number);
				memcpy(line, sample, before + middle);
				memcpy(line + before + middle, from, middle + after);
				check_mutation(line, before + 2 * middle + after, samples[s].number);
			}
	}
}
END_TEST

/* Memory ---------------------------------------------------------------------------------------- */

START_TEST(no_memory_leaves_nothing)
{
	record_main_line(8);
	for (size_t s = 1; s < sizeof samples / sizeof samples[0]; s++) {
		cspr_status status = CSPR_ERROR_NO_MEMORY;

		for (size_t fail = 1; status == CSPR_ERROR_NO_MEMORY; fail++) {
			size_t blocks = meter.blocks, length = strlen(samples[s].line);
			struct buffer buffer = { .context = context };
			struct line line = { 0 };

			meter.calls = 0;
			meter.fail_at = fail;
			status = line_read(context, review, samples[s].line, length, samples[s].number, &line, NULL);
			if (status == CSPR_DONE)
				status = line_write(&buffer, &line);
			meter.fail_at = 0;
			ck_assert(status == CSPR_DONE || status == CSPR_ERROR_NO_MEMORY);
			ck_assert_uint_eq(buffer.length, status == CSPR_DONE ? length : 0);
			cspr_event_unref(line.event);
			buffer_free(&buffer);
			ck_assert_uint_eq(meter.blocks, blocks);
			ck_assert_uint_lt(fail, 40);
		}
	}
}
END_TEST

/* Lines one after the other in one buffer, as a transaction writes them. */
START_TEST(a_buffer_used_again)
{
	struct buffer buffer = { .context = context };
	struct line line = { .number = 2, .event = event_of(&main_line[0]) };
	size_t length, calls;

	for (int i = 0; i < 24; i++)
		ck_assert_status(line_write(&buffer, &line), CSPR_DONE);
	length = buffer.length / 24;
	for (size_t i = 1; i < 24; i++)
		ck_assert_int_eq(memcmp(buffer.bytes, buffer.bytes + i * length, length), 0);
	buffer_clear(&buffer);
	calls = meter.calls;
	ck_assert_status(line_write(&buffer, &line), CSPR_DONE);
	ck_assert_uint_eq(buffer.length, length);
	ck_assert_uint_eq(meter.calls, calls);
	cspr_event_unref(line.event);
	buffer_free(&buffer);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("canonical");

	tcase_set_timeout(tests, 300);
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, each_type_of_particular);
	tcase_add_test(tests, evidence_by_its_digest);
	tcase_add_test(tests, everything_at_once);
	tcase_add_test(tests, moments_are_exact);
	tcase_add_test(tests, amendments);
	tcase_add_test(tests, the_public_call);
	tcase_add_test(tests, nothing_else_is_read);
	tcase_add_test(tests, the_edition_comes_first);
	tcase_add_test(tests, an_older_host_is_told_less);
	tcase_add_test(tests, any_byte_changed);
	tcase_add_test(tests, bytes_cut_out_put_in_and_swapped);
	tcase_add_test(tests, members_taken_away_and_said_twice);
	tcase_add_test(tests, no_memory_leaves_nothing);
	tcase_add_test(tests, a_buffer_used_again);
	return run_tests("canonical", tests);
}
