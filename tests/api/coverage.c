/*
 * Every rule of every edition is seen both met and unmet, through the public API alone.
 *
 * Reviews are driven step by step. A step names who, what and with which particulars, and what must come
 * of it: the verdict and every rule that is not met, in order ("?" before one that is unknown). What the
 * decisions find is noted row by row of cspr_basis_need(), and at the end each row must have been seen on
 * both sides; the three refusals that no row makes must have been seen too. One check is one row (or
 * refusal) on one side; each step that went otherwise than told is one failure more.
 */
#include "story.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = 128, REFUSALS = CSPR_RULE_PARTICULARS_COMPLETE };

static int passed, failed;

/* An edition, with what was seen of it, and the review that is being driven. */
struct scene {
	const char *edition, *start; /* start: a day on which it is in force */
	const char *const *signers;  /* who signs off; ended by NULL */
	bool joint_view;	     /* the partners' views on a notification are asked for */
	cspr_context *context;
	cspr_basis *basis;
	cspr_review *review;
	cspr_day day;
	bool refused[REFUSALS + 1];
	bool seen[MOST_ROWS][CSPR_RESULT_UNKNOWN + 1];
};

static const char *event_name(cspr_code event)
{
	return cspr_word_name(CSPR_GROUP_EVENT, event);
}

static const char *rule_name(cspr_code rule)
{
	return cspr_word_name(CSPR_GROUP_RULE, rule);
}

/* Reviews and days ------------------------------------------------------------------------------- */

static void new_review(struct scene *scene, const char *day)
{
	cspr_review_unref(scene->review);
	if (cspr_review_new(scene->context, scene->basis, &scene->review))
		abort();
	scene->day = story_day(day);
}

static void later(struct scene *scene, int days)
{
	scene->day += days;
}

static void later_working_days(struct scene *scene, int count)
{
	if (cspr_calendar_add_working_days(cspr_basis_calendar(scene->basis), scene->day, count, &scene->day))
		abort();
}

/* Steps ------------------------------------------------------------------------------------------ */

/* The row of the tables that a finding is about, or -1. Rows of one event and rule differ in their words. */
static int row_of(const struct scene *scene, cspr_code event, const struct cspr_finding *finding)
{
	struct cspr_need need = { .size = sizeof need };

	for (int row = 0; cspr_basis_need(scene->basis, row, &need) == CSPR_DONE; row++)
		if (need.event == event && need.rule == finding->rule && strcmp(need.words, finding->words) == 0)
			return row;
	return -1;
}

static void note(struct scene *scene, cspr_code event, const struct cspr_finding *finding)
{
	int row = row_of(scene, event, finding);

	if (row >= 0 && row < MOST_ROWS && finding->result <= CSPR_RESULT_UNKNOWN) {
		scene->seen[row][finding->result] = true;
	} else if (finding->rule <= REFUSALS) {
		scene->refused[finding->rule] = true;
	} else {
		printf("%s: %s was weighed for %s, and no row says so\n", scene->edition, rule_name(finding->rule),
		       event_name(event));
		failed++;
	}
}

/* Notes what a decision found, and tells it: the verdict and what is not met. */
static void tell(struct scene *scene, cspr_code event, const cspr_decision *decision, char *text, size_t size)
{
	struct cspr_finding finding = { .size = sizeof finding };
	int used = snprintf(text, size, "%s", cspr_word_name(CSPR_GROUP_VERDICT, cspr_decision_verdict(decision)));

	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++) {
		note(scene, event, &finding);
		if (finding.result != CSPR_RESULT_MET && (size_t)used < size)
			used += snprintf(text + used, size - (size_t)used, " %s%s",
					 finding.result == CSPR_RESULT_UNKNOWN ? "?" : "", rule_name(finding.rule));
	}
}

/* with: "part=value ..."; departure=REASON and already_happened=REASON are said of the event itself. */
static cspr_status make_event(struct scene *scene, const char *who, cspr_code event, const char *with, cspr_event **ret)
{
	enum { MOST_PARTS = sizeof((struct step *)NULL)->parts / sizeof(struct given) - 1 };
	char day[24], words[256], role[40];
	size_t length = strcspn(who, ":"), parts = 0;
	const char *reason = NULL;
	bool already = false;
	struct step step = { .day = day, .event = event, .actor = who };

	if (strlen(with) >= sizeof words || length >= sizeof role)
		return CSPR_ERROR_LIMIT;
	cspr_span_write((struct cspr_span){ scene->day, scene->day }, day);
	memcpy(role, who, length);
	role[length] = '\0';
	step.role = cspr_word_find(CSPR_GROUP_ROLE, role);
	if (who[length])
		step.actor = who + length + 1;
	strcpy(words, with);
	for (char *word = strtok(words, " "); word; word = strtok(NULL, " ")) {
		char *value = strchr(word, '=');

		if (!value || parts == MOST_PARTS)
			return CSPR_ERROR_ARGUMENT;
		*value++ = '\0';
		if (strcmp(word, "departure") == 0 || strcmp(word, "already_happened") == 0) {
			reason = value;
			already = strcmp(word, "already_happened") == 0;
			continue;
		}
		step.parts[parts].part = cspr_word_find(CSPR_GROUP_PART, word);
		if (!step.parts[parts].part)
			return CSPR_ERROR_UNKNOWN_WORD;
		step.parts[parts++].text = value;
	}
	cspr_status status = story_event(scene->context, scene->basis, &step, ret);

	if (status == CSPR_DONE && reason) {
		status = cspr_event_set_departure(*ret, reason, already);
		if (status)
			cspr_event_unref(*ret);
	}
	return status;
}

static void take_step(struct scene *scene, bool commit, const char *who, const char *what, const char *with,
		      const char *expected)
{
	cspr_code code = cspr_word_find(CSPR_GROUP_EVENT, what);
	cspr_event *event = NULL;
	cspr_decision *decision;
	char got[512];
	cspr_status status = make_event(scene, who, code, with, &event);

	if (status == CSPR_DONE) {
		status = commit ? cspr_review_apply(scene->review, event, &decision)
				: cspr_review_decide(scene->review, event, &decision);
		cspr_event_unref(event);
	}
	if (status >= 0) {
		tell(scene, code, decision, got, sizeof got);
		cspr_decision_unref(decision);
	} else {
		snprintf(got, sizeof got, "%s", cspr_status_words(status));
	}
	if (strcmp(got, expected) != 0) {
		const char *state = cspr_word_name(CSPR_GROUP_STATE, cspr_review_state(scene->review));

		printf("%s: %s %s (%s), now %s\n    expected %s\n    got      %s\n", scene->edition, who, what, with,
		       state ? state : "not begun", expected, got);
		failed++;
	}
}

/* who: a role, or ROLE:ACTOR; without an actor the role's name is its id. */
static void happens(struct scene *scene, const char *who, const char *what, const char *with, const char *expected)
{
	take_step(scene, true, who, what, with, expected);
}

/* Decided, and not committed. */
static void would(struct scene *scene, const char *who, const char *what, const char *with, const char *expected)
{
	take_step(scene, false, who, what, with, expected);
}

static void all_sign(struct scene *scene, const char *with)
{
	char agreed[128];

	snprintf(agreed, sizeof agreed, "%s stance=agrees", with);
	for (const char *const *signer = scene->signers; *signer; signer++)
		happens(scene, *signer, "sign_off", agreed, "allowed");
}

static void now_in(struct scene *scene, const char *state)
{
	const char *is = cspr_word_name(CSPR_GROUP_STATE, cspr_review_state(scene->review));

	if (is && strcmp(is, state) == 0)
		return;
	printf("%s: expected to be in %s, is in %s\n", scene->edition, state, is ? is : "no state");
	failed++;
}

/* From commissioning to closed: for children and adults alike ------------------------------------ */

static void commission_and_review(struct scene *scene)
{
	const char *partner = scene->signers[0], *unit = "business_manager";

	now_in(scene, "commissioning");
	happens(scene, partner, "begin_review", "", "refused reviewer-appointed terms-agreed");
	happens(scene, partner, "appoint_reviewer", "reviewer=rev-1", "refused no-conflict");
	happens(scene, "reviewer:rev-1", "declare_interests", "reviewer=rev-1 conflict=true", "allowed");
	happens(scene, partner, "appoint_reviewer", "reviewer=rev-1", "refused no-conflict");
	happens(scene, "reviewer:rev-1", "declare_interests", "reviewer=rev-1 conflict=false", "allowed");
	happens(scene, partner, "appoint_reviewer", "reviewer=rev-1", "allowed");
	happens(scene, partner, "agree_terms", "document=2", "allowed");
	happens(scene, partner, "begin_review", "", "allowed");
	later(scene, 28);
	happens(scene, partner, "remove_reviewer", "reviewer=rev-1 reason=ill", "allowed");
	happens(scene, "reviewer:rev-1", "submit_draft", "document=3", "refused reviewer-appointed");
	happens(scene, partner, "appoint_reviewer", "reviewer=rev-1", "allowed");
	happens(scene, "reviewer:rev-1", "submit_draft", "document=3", "allowed");
	happens(scene, partner, "accept_report", "document=3 has_improvements=false has_analysis=false",
		"refused report-has-improvements report-has-analysis report-signed-off facts-checked "
		"practitioners-involved family-invited");
	happens(scene, unit, "check_facts", "document=3", "allowed");
	happens(scene, partner, "return_draft", "reason=quality", "allowed");
	happens(scene, unit, "hold_practitioner_event", "", "allowed");
	happens(scene, unit, "invite_family", "", "allowed");
	happens(scene, "reviewer:rev-1", "submit_draft", "document=3", "allowed");
	all_sign(scene, "subject=report document=3");
	would(scene, partner, "accept_report", "document=3 has_improvements=true has_analysis=true",
	      "refused facts-checked");
	would(scene, partner, "accept_report", "document=3 has_improvements=true has_analysis=true departure=late",
	      "allowed_in_breach facts-checked");
	happens(scene, unit, "check_facts", "document=3", "allowed");
	happens(scene, partner, "accept_report", "document=3 has_improvements=true has_analysis=true", "allowed");
	now_in(scene, "anonymising");
}

/* Nothing is to be published; then it is decided again. */
static void hold_the_report_back(struct scene *scene, bool children)
{
	const char *partner = scene->signers[0], *unit = "business_manager";

	happens(scene, partner, "decide_publication", "outcome=none document=9 reason=m-1",
		"refused publication-signed-off same-document");
	all_sign(scene, "subject=publication outcome=none document=3");
	happens(scene, partner, "decide_publication", "outcome=none document=3 reason=m-1", "allowed");
	if (children) {
		happens(scene, unit, "send_copy", "recipient=ofsted document=9",
			"refused same-document outcome-is-publication");
		happens(scene, partner, "confirm_not_published", "", "refused justification-sent");
		happens(scene, unit, "justify_non_publication", "recipient=national_panel reason=m-1", "allowed");
		happens(scene, unit, "justify_non_publication", "recipient=secretary_of_state reason=m-1", "allowed");
	}
	happens(scene, partner, "confirm_not_published", "", "allowed");
	now_in(scene, "not_published");
	happens(scene, partner, "reconsider_publication", "reason=m-2", "allowed");
	now_in(scene, "anonymising");
}

static void approve(struct scene *scene, const char *document)
{
	const char *unit = "business_manager";
	char scan[64], law[64], approval[64];

	snprintf(scan, sizeof scan, "document=%s open_findings=0", document);
	snprintf(law, sizeof law, "document=%s clear=true", document);
	snprintf(approval, sizeof approval, "document=%s prepared_by=u-9", document);
	happens(scene, unit, "record_scan", scan, "allowed");
	happens(scene, "legal_adviser", "check_law", law, "allowed");
	happens(scene, unit, "approve_anonymisation", approval, "allowed");
	now_in(scene, "anonymised");
}

static void anonymise(struct scene *scene)
{
	const char *unit = "business_manager";

	happens(scene, unit, "assign_pseudonym", "subject=pe-1 label=Child-A", "allowed");
	happens(scene, unit, "assign_pseudonym", "subject=pe-2 label=Child-A", "refused label-unique");
	happens(scene, "business_manager:u-9", "approve_anonymisation", "document=4 prepared_by=u-9",
		"refused scan-clean law-checked four-eyes family-shown");
	happens(scene, unit, "show_family", "", "allowed");
	approve(scene, "4");
	happens(scene, "reviewer:rev-1", "amend_report", "document=5 reason=m-3", "allowed");
	now_in(scene, "anonymising");
	happens(scene, unit, "approve_anonymisation", "document=4 prepared_by=u-9", "refused scan-clean law-checked");
	approve(scene, "5");
}

static void publish(struct scene *scene, bool children)
{
	const char *partner = scene->signers[0], *unit = "business_manager";

	happens(scene, partner, "decide_publication", "outcome=full document=9",
		"refused publication-signed-off same-document");
	all_sign(scene, "subject=publication outcome=full document=5");
	happens(scene, partner, "decide_publication", "outcome=full document=5", "allowed");
	happens(scene, partner, "confirm_not_published", "", "refused outcome-is-none");
	happens(scene, "legal_adviser", "record_order", "order=o-1", "allowed");
	happens(scene, unit, "place_hold", "hold=h-1 scope=publication reason=inquest", "allowed");
	happens(scene, unit, "place_hold", "hold=h-3 scope=review reason=inquest", "allowed"); /* blocks nothing */
	if (children) {
		happens(scene, unit, "send_copy", "recipient=national_panel document=9", "refused same-document");
		happens(scene, unit, "send_copy", "recipient=national_panel document=5", "allowed");
		happens(scene, unit, "publish", "document=9 channel=web reviewer_named=false",
			"refused copies-sent seven-working-days copy-to-ofsted reviewer-named same-document "
			"no-restricting-order publication-not-held");
		happens(scene, partner, "reconsider_publication", "reason=m-2", "allowed"); /* voids the copy */
		all_sign(scene, "subject=publication outcome=full document=5");
		happens(scene, partner, "decide_publication", "outcome=full document=5", "allowed");
		happens(scene, unit, "send_copy", "recipient=secretary_of_state document=5", "allowed");
		happens(scene, unit, "send_copy", "recipient=ofsted document=5", "allowed");
		would(scene, unit, "publish", "document=5 channel=web reviewer_named=true",
		      "refused copies-sent seven-working-days copy-to-ofsted no-restricting-order "
		      "publication-not-held");
		happens(scene, unit, "send_copy", "recipient=national_panel document=5", "allowed");
	} else {
		happens(scene, unit, "publish", "document=9 channel=web",
			"refused same-document no-restricting-order publication-not-held");
		happens(scene, partner, "reconsider_publication", "reason=m-2", "allowed");
		all_sign(scene, "subject=publication outcome=none document=5");
		happens(scene, partner, "decide_publication", "outcome=none document=5 reason=m-2", "allowed");
		happens(scene, unit, "publish", "document=5 channel=web",
			"refused outcome-is-publication no-restricting-order publication-not-held");
		happens(scene, partner, "reconsider_publication", "reason=m-2", "allowed");
		all_sign(scene, "subject=publication outcome=full document=5");
		happens(scene, partner, "decide_publication", "outcome=full document=5", "allowed");
	}
	happens(scene, unit, "lift_hold", "hold=h-2", "refused hold-open");
	happens(scene, unit, "lift_hold", "hold=h-1", "allowed");
	happens(scene, unit, "end_order", "order=o-2", "refused order-open");
	happens(scene, unit, "end_order", "order=o-1", "allowed");
	if (children) {
		later_working_days(scene, 6);
		would(scene, unit, "publish", "document=5 channel=web reviewer_named=true",
		      "refused seven-working-days copy-to-ofsted");
		later_working_days(scene, 1);
	}
	happens(scene, unit, "publish",
		children ? "document=5 channel=web reviewer_named=true" : "document=5 channel=web", "allowed");
	now_in(scene, "published");
}

static void monitor_and_close(struct scene *scene, bool children)
{
	const char *partner = scene->signers[0], *unit = "business_manager";

	if (children)
		happens(scene, unit, "take_down", "channel=web", "refused one-year-public");
	happens(scene, unit, "begin_monitoring", "", "allowed");
	if (children)
		happens(scene, partner, "reconsider_decision", "reason=m-4", "refused nothing-published");
	happens(scene, unit, "update_action", "action=a-1", "refused action-open");
	happens(scene, unit, "settle_action", "action=a-1 disposition=done", "refused action-open");
	happens(scene, unit, "add_action", "action=a-1", "allowed");
	happens(scene, unit, "close", "", "refused actions-settled deposited in-yearly-report");
	happens(scene, unit, "update_action", "action=a-1 owner=agency-1", "allowed");
	happens(scene, unit, "settle_action", "action=a-1 disposition=done", "allowed");
	happens(scene, unit, "deposit", "repository=rep-1", "allowed");
	would(scene, unit, "close", "", "allowed in-yearly-report");
	happens(scene, unit, "include_in_yearly_report", "year=2025", "allowed");
	happens(scene, unit, "close", "", "allowed");
	now_in(scene, "closed");
	later(scene, 364);
	if (children)
		happens(scene, unit, "take_down", "channel=web", "refused one-year-public");
	later(scene, 1);
	happens(scene, unit, "take_down", "channel=web", "allowed");
}

static void report_to_closed(struct scene *scene, bool children)
{
	commission_and_review(scene);
	hold_the_report_back(scene, children);
	anonymise(scene);
	publish(scene, children);
	monitor_and_close(scene, children);
}

/* Children --------------------------------------------------------------------------------------- */

static const char met[] = "suspicion=known harm=died place=in_area age_band=under_18";

/* Referred, and nothing known; then notified after all, withdrawn, and found not to meet the criteria. */
static void screen(struct scene *scene)
{
	const char *agree = scene->joint_view ? "allowed partners-agree-notification" : "allowed";
	const char *refuse =
		scene->joint_view ? "refused criteria-met partners-agree-notification" : "refused criteria-met";
	const char *unit = "business_manager";

	new_review(scene, scene->start);
	happens(scene, "agency", "refer", "children=1", "refused particulars-complete");
	happens(scene, "agency", "refer", "children=1 referring_agency=agency-1", "allowed");
	happens(scene, unit, "open_rapid_review", "", "refused no-such-move");
	happens(scene, "agency", "begin_screening", "", "refused no-authority");
	happens(scene, unit, "begin_screening", "", "allowed");
	happens(scene, "police", "find_criteria_met", "reason=m-1", refuse);
	happens(scene, "police", "find_criteria_not_met", "reason=m-1", "refused criteria-not-met");
	happens(scene, "local_authority", "notify_national_panel", "limb=in_area", refuse);
	happens(scene, unit, "record_circumstances", met, "allowed");
	happens(scene, "police", "find_criteria_met", "reason=m-1", agree);
	happens(scene, "local_authority", "notify_national_panel", "limb=in_area", agree);
	now_in(scene, "notified");
	happens(scene, "local_authority", "withdraw_notification", "reason=m-2", "refused criteria-no-longer-met");
	happens(scene, "police", "close_without_review", "reason=mistaken", "refused not-mistaken other-review-linked");
	happens(scene, unit, "record_circumstances", "harm=not_serious", "allowed");
	happens(scene, "local_authority", "withdraw_notification", "reason=m-2", "allowed");
	happens(scene, unit, "rescreen", "reason=m-3", "allowed");
	happens(scene, "police", "find_criteria_not_met", "reason=m-4", "allowed");
	now_in(scene, "not_notifiable");
	happens(scene, "police", "begin_local_learning", "reason=m-5", "allowed");
	happens(scene, "police", "reconsider_decision", "reason=m-6", "refused decision-made");
}

static void notify(struct scene *scene, const char *day, const char *expected)
{
	const char *unit = "business_manager";

	new_review(scene, day);
	happens(scene, "agency", "refer", "children=1 referring_agency=agency-1", "allowed");
	happens(scene, unit, "begin_screening", "", "allowed");
	happens(scene, unit, "record_circumstances", met, "allowed");
	all_sign(scene, "subject=notification");
	happens(scene, "police", "find_criteria_met", "reason=m-1", "allowed");
	happens(scene, "local_authority", "notify_national_panel", "limb=in_area", expected);
	now_in(scene, "notified");
}

static void close_as_joined(struct scene *scene)
{
	notify(scene, scene->start, "allowed");
	happens(scene, "business_manager", "link_review", "review=r-2 relation=joined", "allowed");
	happens(scene, "police", "close_without_review", "reason=joined", "allowed");
	now_in(scene, "closed");
}

static void rapid_review(struct scene *scene)
{
	const char *unit = "business_manager";

	happens(scene, unit, "open_rapid_review", "", "allowed");
	happens(scene, unit, "chase_summary", "agency=agency-1", "refused return-open");
	happens(scene, "agency", "receive_summary", "agency=agency-1", "refused return-open");
	happens(scene, unit, "waive_summary", "agency=agency-1 reason=m-1", "refused return-open");
	happens(scene, unit, "request_summary", "agency=agency-1", "allowed");
	happens(scene, unit, "request_summary", "agency=agency-2", "allowed");
	happens(scene, unit, "chase_summary", "agency=agency-1", "allowed");
	happens(scene, unit, "complete_rapid_review", "document=1",
		"refused immediate-safety-considered meeting-held returns-settled");
	happens(scene, "agency", "receive_summary", "agency=agency-1", "allowed");
	happens(scene, unit, "waive_summary", "agency=agency-2 reason=m-1", "allowed");
	happens(scene, unit, "record_immediate_action", "", "allowed");
	happens(scene, unit, "hold_rapid_review_meeting", "", "allowed");
	happens(scene, unit, "complete_rapid_review", "document=1", "allowed");
	now_in(scene, "rapid_review_completed");
}

static void decide(struct scene *scene, const char *outcome)
{
	char with[64];

	snprintf(with, sizeof with, "subject=decision outcome=%s", outcome);
	all_sign(scene, with);
	snprintf(with, sizeof with, "outcome=%s reason=m-7", outcome);
	happens(scene, "police", "decide", with, "allowed");
	happens(scene, "business_manager", "send_to_national_panel", "document=1", "allowed");
	now_in(scene, "with_national_panel");
}

/* The first decision, and what the Panel asks about it. */
static void decide_first(struct scene *scene)
{
	const char *unit = "business_manager";

	happens(scene, "police", "decide", "outcome=lcspr",
		"refused particulars-complete factors-considered decision-signed-off panel-recommended "
		"decision-reasoned");
	happens(scene, unit, "consider_factors", "factor_a=true factor_b=false factor_c=false factor_d=false",
		"allowed");
	happens(scene, "case_review_panel", "recommend", "recommendation=lcspr reason=m-1", "allowed");
	happens(scene, "local_authority", "sign_off", "subject=decision outcome=lcspr stance=agrees", "allowed");
	happens(scene, "police:local_authority", "sign_off", "subject=decision outcome=lcspr stance=agrees",
		"refused one-person-one-partner");
	all_sign(scene, "subject=decision outcome=lcspr");
	happens(scene, "police", "decide", "outcome=lcspr reason=m-1", "allowed");
	happens(scene, unit, "answer_national_panel", "", "refused query-open");
	would(scene, unit, "send_to_national_panel", "document=2 departure=late",
	      "refused rapid-review-signed-off same-document");
	would(scene, unit, "send_to_national_panel", "document=2 already_happened=late",
	      "allowed_in_breach rapid-review-signed-off same-document");
	all_sign(scene, "subject=rapid_review document=1");
	happens(scene, unit, "send_to_national_panel", "document=1", "allowed");
	happens(scene, "national_panel", "national_panel_responds", "response=disagrees", "allowed");
	happens(scene, "police", "begin_lcspr", "", "refused no-open-panel-query");
	happens(scene, "police", "begin_local_learning", "reason=m-1", "refused outcome-is-local-learning");
	happens(scene, unit, "begin_monitoring", "", "refused outcome-is-no-review no-open-panel-query");
	happens(scene, unit, "answer_national_panel", "", "allowed");
}

/* Decided again and again, until there is a local review. */
static void decide_again(struct scene *scene)
{
	const char *unit = "business_manager";

	happens(scene, "police", "reconsider_decision", "reason=m-2", "allowed");
	decide(scene, "no_review");
	happens(scene, "police", "begin_lcspr", "", "refused outcome-is-lcspr");
	happens(scene, unit, "begin_monitoring", "", "allowed");
	now_in(scene, "monitoring");
	happens(scene, unit, "rescreen", "reason=m-3", "refused not-notified");
	happens(scene, "police", "amend_report", "document=5 reason=m-3", "refused report-accepted");
	happens(scene, "police", "reconsider_decision", "reason=m-4", "allowed");
	decide(scene, "local_learning");
	happens(scene, "police", "begin_local_learning", "reason=m-5", "allowed");
	now_in(scene, "local_learning");
	happens(scene, "police", "reconsider_decision", "reason=m-6", "allowed");
	decide(scene, "lcspr");
	happens(scene, "police", "begin_lcspr", "", "allowed");
}

static void children(struct scene *scene)
{
	screen(scene);
	close_as_joined(scene);
	notify(scene, "2018-02-01", "allowed edition-in-force"); /* before any of the editions */
	notify(scene, scene->start, "allowed");
	later(scene, 7);
	rapid_review(scene);
	decide_first(scene);
	decide_again(scene);
	report_to_closed(scene, true);
}

/* Adults ----------------------------------------------------------------------------------------- */

static void adults(struct scene *scene)
{
	const char *unit = "business_manager", *board = scene->signers[0];

	new_review(scene, scene->start);
	happens(scene, "agency", "refer", "", "refused particulars-complete");
	happens(scene, "agency", "refer", "referring_agency=agency-1", "allowed");
	happens(scene, board, "begin_review", "", "refused no-such-move");
	happens(scene, "agency", "begin_screening", "", "refused no-authority");
	happens(scene, unit, "begin_screening", "", "allowed");
	happens(scene, board, "decide", "outcome=mandatory_review",
		"refused particulars-complete sar-condition decision-reasoned");
	happens(scene, unit, "record_circumstances", "needs=true joint_working_concern=true died=true suspicion=known",
		"allowed");
	happens(scene, board, "decide", "outcome=mandatory_review reason=m-1", "allowed");
	report_to_closed(scene, false);

	new_review(scene, scene->start); /* only the board signs: another may not, and not as the same person */
	happens(scene, "importer", "adopt", "state=report_drafted", "allowed");
	all_sign(scene, "subject=report document=3");
	happens(scene, "police:safeguarding_adults_board", "sign_off", "subject=report document=3 stance=agrees",
		"refused no-authority one-person-one-partner");

	new_review(scene, scene->start);
	happens(scene, "importer", "adopt", "state=monitoring", "allowed");
	happens(scene, board, "amend_report", "document=5 reason=m-3", "refused ?report-accepted");
}

/* History: no rules, and so only the refusals that no row makes ---------------------------------- */

static void history(struct scene *scene)
{
	new_review(scene, scene->start);
	happens(scene, "importer", "adopt", "", "refused particulars-complete");
	happens(scene, "agency", "adopt", "state=published", "refused no-authority");
	happens(scene, "importer", "adopt", "state=published", "allowed");
	happens(scene, "business_manager", "begin_monitoring", "", "refused no-such-move");
	happens(scene, "business_manager", "deposit", "repository=rep-1", "allowed");
	happens(scene, "police", "close", "", "allowed");
	now_in(scene, "closed");
}

/* What was seen ---------------------------------------------------------------------------------- */

/* What no review can come to. Were one of these seen, it would have to be taken off this list. */
static const struct {
	const char *edition;
	cspr_code event, rule, side;
	const char *why;
} never[] = {
	{ "sar2014", CSPR_EVENT_AMEND_REPORT, CSPR_RULE_REPORT_ACCEPTED, CSPR_RESULT_UNMET,
	  "every way to a state with a report leads through accept_report, or through adoption: then it is unknown" },
};

static bool is_never(const struct scene *scene, const struct cspr_need *need, cspr_code side)
{
	for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
		if (strcmp(never[i].edition, scene->edition) == 0 && never[i].event == need->event &&
		    never[i].rule == need->rule && never[i].side == side)
			return true;
	return false;
}

static void check_side(const struct scene *scene, const struct cspr_need *need, const bool *seen, cspr_code side)
{
	bool expected = !is_never(scene, need, side);

	if (seen[side] == expected && (expected || seen[CSPR_RESULT_UNKNOWN])) {
		passed++;
		return;
	}
	printf("%s: %s, %s, %s: %s\n    (%s)\n", scene->edition, event_name(need->event), rule_name(need->rule),
	       cspr_word_name(CSPR_GROUP_RESULT, side), expected ? "never seen" : "said to be impossible", need->words);
	failed++;
}

static void check_coverage(const struct scene *scene)
{
	struct cspr_need need = { .size = sizeof need };

	for (cspr_code rule = 1; rule <= REFUSALS; rule++) {
		if (scene->refused[rule]) {
			passed++;
			continue;
		}
		printf("%s: %s, unmet: never seen\n", scene->edition, rule_name(rule));
		failed++;
	}
	for (size_t row = 0; cspr_basis_need(scene->basis, row, &need) == CSPR_DONE; row++) {
		if (row >= MOST_ROWS) {
			printf("%s: more than %d rules\n", scene->edition, MOST_ROWS);
			failed++;
			return;
		}
		check_side(scene, &need, scene->seen[row], CSPR_RESULT_MET);
		check_side(scene, &need, scene->seen[row], CSPR_RESULT_UNMET);
	}
}

int main(void)
{
	static const char *const partners[] = { "local_authority", "integrated_care_board", "police", NULL };
	static const char *const board[] = { "safeguarding_adults_board", NULL };
	static struct scene scenes[] = {
		{ .edition = "wt2018", .start = "2018-09-03", .signers = partners },
		{ .edition = "wt2023", .start = "2024-03-01", .signers = partners, .joint_view = true },
		{ .edition = "wt2026", .start = "2026-04-01", .signers = partners, .joint_view = true },
		{ .edition = "sar2014", .start = "2024-03-01", .signers = board },
		{ .edition = "scr2015", .start = "2024-03-01", .signers = partners },
	};
	static void (*const drive[])(struct scene *) = { children, children, children, adults, history };
	size_t count = sizeof scenes / sizeof scenes[0];

	if (count != cspr_edition_count()) {
		printf("%zu editions are driven, the library has %zu\n", count, cspr_edition_count());
		failed++;
	}
	for (size_t i = 0; i < count; i++) {
		struct scene *scene = &scenes[i];
		const cspr_edition *edition = cspr_edition_find(scene->edition);

		if (!edition || cspr_context_new(NULL, &scene->context)) {
			printf("%s: no such edition, or no memory\n", scene->edition);
			failed++;
			continue;
		}
		if (cspr_basis_new(scene->context, edition, NULL, NULL, &scene->basis) == CSPR_DONE) {
			drive[i](scene);
			check_coverage(scene);
		} else {
			printf("%s: no basis\n", scene->edition);
			failed++;
		}
		cspr_review_unref(scene->review);
		cspr_basis_unref(scene->basis);
		cspr_context_unref(scene->context);
	}
	printf("%d passed, %d failed\n", passed, failed);
	return failed != 0;
}
