/*
 * The names of the words of vocab.h, both ways, and the nearest name to a misspelt one.
 *
 * What must stay true: the words of a group stand in the order of vocab.h with no gaps, so that a code
 * leads to its name directly; a test compares the two.
 */
#include "core.h"

#include <string.h>

struct word {
	cspr_code code;
	const char *name;
};

/* clang-format off */
static const struct word kind_words[] = {
	{ CSPR_KIND_CHILDREN, "children" },
	{ CSPR_KIND_ADULT, "adult" },
};

static const struct word phase_words[] = {
	{ CSPR_PHASE_REFERRAL, "referral" },
	{ CSPR_PHASE_RAPID_REVIEW, "rapid_review" },
	{ CSPR_PHASE_PANEL_DECISION, "panel_decision" },
	{ CSPR_PHASE_LCSPR, "lcspr" },
	{ CSPR_PHASE_ANONYMISATION, "anonymisation" },
	{ CSPR_PHASE_PUBLICATION, "publication" },
	{ CSPR_PHASE_LEARNING, "learning" },
	{ CSPR_PHASE_CLOSED, "closed" },
};

static const struct word state_words[] = {
	{ CSPR_STATE_REFERRED, "referred" },
	{ CSPR_STATE_SCREENING, "screening" },
	{ CSPR_STATE_NOTIFIABLE, "notifiable" },
	{ CSPR_STATE_NOTIFIED, "notified" },
	{ CSPR_STATE_RAPID_REVIEW, "rapid_review" },
	{ CSPR_STATE_RAPID_REVIEW_COMPLETED, "rapid_review_completed" },
	{ CSPR_STATE_DECIDED, "decided" },
	{ CSPR_STATE_WITH_NATIONAL_PANEL, "with_national_panel" },
	{ CSPR_STATE_NATIONAL_REVIEW, "national_review" },
	{ CSPR_STATE_COMMISSIONING, "commissioning" },
	{ CSPR_STATE_IN_REVIEW, "in_review" },
	{ CSPR_STATE_REPORT_DRAFTED, "report_drafted" },
	{ CSPR_STATE_ANONYMISING, "anonymising" },
	{ CSPR_STATE_ANONYMISED, "anonymised" },
	{ CSPR_STATE_PUBLICATION_DECIDED, "publication_decided" },
	{ CSPR_STATE_PRE_PUBLICATION, "pre_publication" },
	{ CSPR_STATE_PUBLISHED, "published" },
	{ CSPR_STATE_NOT_PUBLISHED, "not_published" },
	{ CSPR_STATE_LOCAL_LEARNING, "local_learning" },
	{ CSPR_STATE_MONITORING, "monitoring" },
	{ CSPR_STATE_NOT_NOTIFIABLE, "not_notifiable" },
	{ CSPR_STATE_WITHDRAWN, "withdrawn" },
	{ CSPR_STATE_CLOSED, "closed" },
	{ CSPR_STATE_NO_REVIEW, "no_review" },
};

static const struct word event_words[] = {
	{ CSPR_EVENT_REFER, "refer" },
	{ CSPR_EVENT_ADOPT, "adopt" },
	{ CSPR_EVENT_BEGIN_SCREENING, "begin_screening" },
	{ CSPR_EVENT_RECORD_CIRCUMSTANCES, "record_circumstances" },
	{ CSPR_EVENT_RECORD_JUDGEMENT, "record_judgement" },
	{ CSPR_EVENT_FIND_CRITERIA_MET, "find_criteria_met" },
	{ CSPR_EVENT_FIND_CRITERIA_NOT_MET, "find_criteria_not_met" },
	{ CSPR_EVENT_RESCREEN, "rescreen" },
	{ CSPR_EVENT_CLOSE_WITHOUT_REVIEW, "close_without_review" },
	{ CSPR_EVENT_BEGIN_LOCAL_LEARNING, "begin_local_learning" },
	{ CSPR_EVENT_NOTIFY_NATIONAL_PANEL, "notify_national_panel" },
	{ CSPR_EVENT_NOTIFY_PARTNERS, "notify_partners" },
	{ CSPR_EVENT_WITHDRAW_NOTIFICATION, "withdraw_notification" },
	{ CSPR_EVENT_OPEN_RAPID_REVIEW, "open_rapid_review" },
	{ CSPR_EVENT_REQUEST_SUMMARY, "request_summary" },
	{ CSPR_EVENT_CHASE_SUMMARY, "chase_summary" },
	{ CSPR_EVENT_RECEIVE_SUMMARY, "receive_summary" },
	{ CSPR_EVENT_WAIVE_SUMMARY, "waive_summary" },
	{ CSPR_EVENT_RECORD_IMMEDIATE_ACTION, "record_immediate_action" },
	{ CSPR_EVENT_HOLD_RAPID_REVIEW_MEETING, "hold_rapid_review_meeting" },
	{ CSPR_EVENT_COMPLETE_RAPID_REVIEW, "complete_rapid_review" },
	{ CSPR_EVENT_REOPEN_RAPID_REVIEW, "reopen_rapid_review" },
	{ CSPR_EVENT_RECOMMEND, "recommend" },
	{ CSPR_EVENT_CONSIDER_FACTORS, "consider_factors" },
	{ CSPR_EVENT_SIGN_OFF, "sign_off" },
	{ CSPR_EVENT_ESCALATE, "escalate" },
	{ CSPR_EVENT_DECIDE, "decide" },
	{ CSPR_EVENT_SEND_TO_NATIONAL_PANEL, "send_to_national_panel" },
	{ CSPR_EVENT_NATIONAL_PANEL_RESPONDS, "national_panel_responds" },
	{ CSPR_EVENT_ANSWER_NATIONAL_PANEL, "answer_national_panel" },
	{ CSPR_EVENT_RECONSIDER_DECISION, "reconsider_decision" },
	{ CSPR_EVENT_INFORM_OF_DECISION, "inform_of_decision" },
	{ CSPR_EVENT_BEGIN_LCSPR, "begin_lcspr" },
	{ CSPR_EVENT_RETURN_FROM_NATIONAL_REVIEW, "return_from_national_review" },
	{ CSPR_EVENT_CONCLUDE_NATIONAL_REVIEW, "conclude_national_review" },
	{ CSPR_EVENT_DECLARE_INTERESTS, "declare_interests" },
	{ CSPR_EVENT_APPOINT_REVIEWER, "appoint_reviewer" },
	{ CSPR_EVENT_REMOVE_REVIEWER, "remove_reviewer" },
	{ CSPR_EVENT_AGREE_TERMS, "agree_terms" },
	{ CSPR_EVENT_BEGIN_REVIEW, "begin_review" },
	{ CSPR_EVENT_MONITOR_PROGRESS, "monitor_progress" },
	{ CSPR_EVENT_REQUEST_IN_WRITING, "request_in_writing" },
	{ CSPR_EVENT_INVITE_FAMILY, "invite_family" },
	{ CSPR_EVENT_HEAR_FAMILY, "hear_family" },
	{ CSPR_EVENT_HOLD_PRACTITIONER_EVENT, "hold_practitioner_event" },
	{ CSPR_EVENT_SUBMIT_DRAFT, "submit_draft" },
	{ CSPR_EVENT_RETURN_DRAFT, "return_draft" },
	{ CSPR_EVENT_CHECK_FACTS, "check_facts" },
	{ CSPR_EVENT_ACCEPT_REPORT, "accept_report" },
	{ CSPR_EVENT_ASSIGN_PSEUDONYM, "assign_pseudonym" },
	{ CSPR_EVENT_RECORD_SCAN, "record_scan" },
	{ CSPR_EVENT_CHECK_LAW, "check_law" },
	{ CSPR_EVENT_SHOW_FAMILY, "show_family" },
	{ CSPR_EVENT_APPROVE_ANONYMISATION, "approve_anonymisation" },
	{ CSPR_EVENT_AMEND_REPORT, "amend_report" },
	{ CSPR_EVENT_DECIDE_PUBLICATION, "decide_publication" },
	{ CSPR_EVENT_PLAN_PUBLICATION, "plan_publication" },
	{ CSPR_EVENT_RECONSIDER_PUBLICATION, "reconsider_publication" },
	{ CSPR_EVENT_SEND_COPY, "send_copy" },
	{ CSPR_EVENT_PUBLISH, "publish" },
	{ CSPR_EVENT_JUSTIFY_NON_PUBLICATION, "justify_non_publication" },
	{ CSPR_EVENT_CONFIRM_NOT_PUBLISHED, "confirm_not_published" },
	{ CSPR_EVENT_DEPOSIT, "deposit" },
	{ CSPR_EVENT_DISSEMINATE, "disseminate" },
	{ CSPR_EVENT_TAKE_DOWN, "take_down" },
	{ CSPR_EVENT_BEGIN_MONITORING, "begin_monitoring" },
	{ CSPR_EVENT_CLOSE, "close" },
	{ CSPR_EVENT_REOPEN, "reopen" },
	{ CSPR_EVENT_PLACE_HOLD, "place_hold" },
	{ CSPR_EVENT_LIFT_HOLD, "lift_hold" },
	{ CSPR_EVENT_RECORD_PROCEEDING, "record_proceeding" },
	{ CSPR_EVENT_RECORD_ORDER, "record_order" },
	{ CSPR_EVENT_END_ORDER, "end_order" },
	{ CSPR_EVENT_EXPLAIN_DELAY, "explain_delay" },
	{ CSPR_EVENT_ADD_ACTION, "add_action" },
	{ CSPR_EVENT_UPDATE_ACTION, "update_action" },
	{ CSPR_EVENT_SETTLE_ACTION, "settle_action" },
	{ CSPR_EVENT_RECORD_IMPACT, "record_impact" },
	{ CSPR_EVENT_LINK_REVIEW, "link_review" },
	{ CSPR_EVENT_TRANSFER_AREA, "transfer_area" },
	{ CSPR_EVENT_NOTIFY_LOOKED_AFTER_DEATH, "notify_looked_after_death" },
	{ CSPR_EVENT_NOTIFY_CARE_LEAVER_DEATH, "notify_care_leaver_death" },
	{ CSPR_EVENT_RECORD_DISCLOSURE, "record_disclosure" },
	{ CSPR_EVENT_INCLUDE_IN_YEARLY_REPORT, "include_in_yearly_report" },
	{ CSPR_EVENT_CHANGE_EDITION, "change_edition" },
	{ CSPR_EVENT_AMEND, "amend" },
	{ CSPR_EVENT_NOTE_REFUSAL, "note_refusal" },
};

static const struct word milestone_words[] = {
	{ CSPR_MILESTONE_INCIDENT, "incident" },
	{ CSPR_MILESTONE_AWARE, "aware" },
};

static const struct word role_words[] = {
	{ CSPR_ROLE_AGENCY, "agency" },
	{ CSPR_ROLE_LOCAL_AUTHORITY, "local_authority" },
	{ CSPR_ROLE_INTEGRATED_CARE_BOARD, "integrated_care_board" },
	{ CSPR_ROLE_POLICE, "police" },
	{ CSPR_ROLE_BUSINESS_MANAGER, "business_manager" },
	{ CSPR_ROLE_CASE_REVIEW_PANEL, "case_review_panel" },
	{ CSPR_ROLE_REVIEWER, "reviewer" },
	{ CSPR_ROLE_LEGAL_ADVISER, "legal_adviser" },
	{ CSPR_ROLE_INDEPENDENT_SCRUTINEER, "independent_scrutineer" },
	{ CSPR_ROLE_NATIONAL_PANEL, "national_panel" },
	{ CSPR_ROLE_SAFEGUARDING_ADULTS_BOARD, "safeguarding_adults_board" },
	{ CSPR_ROLE_IMPORTER, "importer" },
};

static const struct word capacity_words[] = {
	{ CSPR_CAPACITY_LEAD, "lead" },
	{ CSPR_CAPACITY_DELEGATED, "delegated" },
};

static const struct word part_words[] = {
	{ CSPR_PART_REFERRING_AGENCY, "referring_agency" },
	{ CSPR_PART_INCIDENT_ON, "incident_on" },
	{ CSPR_PART_AWARE_ON, "aware_on" },
	{ CSPR_PART_CHILDREN, "children" },
	{ CSPR_PART_CHILD_REFS, "child_refs" },
	{ CSPR_PART_STATE, "state" },
	{ CSPR_PART_MILESTONES, "milestones" },
	{ CSPR_PART_OUTCOME, "outcome" },
	{ CSPR_PART_PUBLICATION_OUTCOME, "publication_outcome" },
	{ CSPR_PART_DOCUMENT, "document" },
	{ CSPR_PART_REVIEWER, "reviewer" },
	{ CSPR_PART_SUSPICION, "suspicion" },
	{ CSPR_PART_HARM, "harm" },
	{ CSPR_PART_PLACE, "place" },
	{ CSPR_PART_RESIDENCE, "residence" },
	{ CSPR_PART_AGE_BAND, "age_band" },
	{ CSPR_PART_LOOKED_AFTER, "looked_after" },
	{ CSPR_PART_CARE_LEAVER, "care_leaver" },
	{ CSPR_PART_RECOVERED, "recovered" },
	{ CSPR_PART_PATTERN, "pattern" },
	{ CSPR_PART_HARM_DOMAINS, "harm_domains" },
	{ CSPR_PART_MATTER, "matter" },
	{ CSPR_PART_JUDGED, "judged" },
	{ CSPR_PART_REASON, "reason" },
	{ CSPR_PART_METHOD, "method" },
	{ CSPR_PART_LIMB, "limb" },
	{ CSPR_PART_REFERENCE, "reference" },
	{ CSPR_PART_AREA, "area" },
	{ CSPR_PART_AGENCY, "agency" },
	{ CSPR_PART_DUE, "due" },
	{ CSPR_PART_ACTION, "action" },
	{ CSPR_PART_RECOMMENDATION, "recommendation" },
	{ CSPR_PART_FACTOR_A, "factor_a" },
	{ CSPR_PART_FACTOR_B, "factor_b" },
	{ CSPR_PART_FACTOR_C, "factor_c" },
	{ CSPR_PART_FACTOR_D, "factor_d" },
	{ CSPR_PART_SUBJECT, "subject" },
	{ CSPR_PART_STANCE, "stance" },
	{ CSPR_PART_RESPONSE, "response" },
	{ CSPR_PART_RECIPIENT, "recipient" },
	{ CSPR_PART_CONFLICT, "conflict" },
	{ CSPR_PART_ON_TIME, "on_time" },
	{ CSPR_PART_QUALITY, "quality" },
	{ CSPR_PART_WHAT, "what" },
	{ CSPR_PART_PERSON, "person" },
	{ CSPR_PART_HAS_IMPROVEMENTS, "has_improvements" },
	{ CSPR_PART_HAS_ANALYSIS, "has_analysis" },
	{ CSPR_PART_LABEL, "label" },
	{ CSPR_PART_OPEN_FINDINGS, "open_findings" },
	{ CSPR_PART_TOOL, "tool" },
	{ CSPR_PART_CLEAR, "clear" },
	{ CSPR_PART_PREPARED_BY, "prepared_by" },
	{ CSPR_PART_PLANNED_ON, "planned_on" },
	{ CSPR_PART_CHANNEL, "channel" },
	{ CSPR_PART_REVIEWER_NAMED, "reviewer_named" },
	{ CSPR_PART_REPOSITORY, "repository" },
	{ CSPR_PART_PRODUCT, "product" },
	{ CSPR_PART_AUDIENCE, "audience" },
	{ CSPR_PART_HOLD, "hold" },
	{ CSPR_PART_SCOPE, "scope" },
	{ CSPR_PART_REVIEW_ON, "review_on" },
	{ CSPR_PART_PROCEEDING, "proceeding" },
	{ CSPR_PART_KIND, "kind" },
	{ CSPR_PART_STATUS, "status" },
	{ CSPR_PART_ORDER, "order" },
	{ CSPR_PART_DUTY, "duty" },
	{ CSPR_PART_ABOUT, "about" },
	{ CSPR_PART_OWNER, "owner" },
	{ CSPR_PART_DISPOSITION, "disposition" },
	{ CSPR_PART_EVIDENCE, "evidence" },
	{ CSPR_PART_REVIEW, "review" },
	{ CSPR_PART_RELATION, "relation" },
	{ CSPR_PART_YEAR, "year" },
	{ CSPR_PART_TO, "to" },
	{ CSPR_PART_OF, "of" },
	{ CSPR_PART_RETRACT, "retract" },
	{ CSPR_PART_REPLACEMENT, "replacement" },
	{ CSPR_PART_NEEDS, "needs" },
	{ CSPR_PART_JOINT_WORKING_CONCERN, "joint_working_concern" },
	{ CSPR_PART_DIED, "died" },
	{ CSPR_PART_SERIOUS, "serious" },
};

static const struct word type_words[] = {
	{ CSPR_TYPE_CODE, "code" },
	{ CSPR_TYPE_REFERENCE, "reference" },
	{ CSPR_TYPE_REFERENCES, "references" },
	{ CSPR_TYPE_DATE, "date" },
	{ CSPR_TYPE_COUNT, "count" },
	{ CSPR_TYPE_YES_NO, "yes_no" },
	{ CSPR_TYPE_DIGEST, "digest" },
	{ CSPR_TYPE_EVIDENCE, "evidence" },
	{ CSPR_TYPE_STATE, "state" },
	{ CSPR_TYPE_DUTY, "duty" },
	{ CSPR_TYPE_MILESTONES, "milestones" },
	{ CSPR_TYPE_EVENT, "event" },
};

static const struct word value_words[] = {
	{ CSPR_VALUE_UNKNOWN, "unknown" },
	{ CSPR_VALUE_NONE, "none" },
	{ CSPR_VALUE_SUSPECTED, "suspected" },
	{ CSPR_VALUE_KNOWN, "known" },
	{ CSPR_VALUE_DIED, "died" },
	{ CSPR_VALUE_SERIOUS, "serious" },
	{ CSPR_VALUE_NOT_SERIOUS, "not_serious" },
	{ CSPR_VALUE_UNCERTAIN, "uncertain" },
	{ CSPR_VALUE_IN_AREA, "in_area" },
	{ CSPR_VALUE_ELSEWHERE_IN_ENGLAND, "elsewhere_in_england" },
	{ CSPR_VALUE_OUTSIDE_ENGLAND, "outside_england" },
	{ CSPR_VALUE_ELSEWHERE, "elsewhere" },
	{ CSPR_VALUE_UNDER_18, "under_18" },
	{ CSPR_VALUE_18_TO_24, "18_to_24" },
	{ CSPR_VALUE_25_PLUS, "25_plus" },
	{ CSPR_VALUE_UNBORN, "unborn" },
	{ CSPR_VALUE_ONE_OFF, "one_off" },
	{ CSPR_VALUE_REPEATED, "repeated" },
	{ CSPR_VALUE_LONG_TERM_IMPAIRMENT, "long_term_impairment" },
	{ CSPR_VALUE_UNBORN_CHILD, "unborn_child" },
	{ CSPR_VALUE_OTHER, "other" },
	{ CSPR_VALUE_DUPLICATE, "duplicate" },
	{ CSPR_VALUE_MISTAKEN, "mistaken" },
	{ CSPR_VALUE_JOINED, "joined" },
	{ CSPR_VALUE_TRANSFERRED, "transferred" },
	{ CSPR_VALUE_LCSPR, "lcspr" },
	{ CSPR_VALUE_NO_REVIEW, "no_review" },
	{ CSPR_VALUE_LOCAL_LEARNING, "local_learning" },
	{ CSPR_VALUE_NATIONAL_REVIEW, "national_review" },
	{ CSPR_VALUE_MANDATORY_REVIEW, "mandatory_review" },
	{ CSPR_VALUE_DISCRETIONARY_REVIEW, "discretionary_review" },
	{ CSPR_VALUE_NOTIFICATION, "notification" },
	{ CSPR_VALUE_RAPID_REVIEW, "rapid_review" },
	{ CSPR_VALUE_DECISION, "decision" },
	{ CSPR_VALUE_REPORT, "report" },
	{ CSPR_VALUE_PUBLICATION, "publication" },
	{ CSPR_VALUE_AGREES, "agrees" },
	{ CSPR_VALUE_DISSENTS, "dissents" },
	{ CSPR_VALUE_RECUSED, "recused" },
	{ CSPR_VALUE_ASKS_FOR_INFORMATION, "asks_for_information" },
	{ CSPR_VALUE_DISAGREES, "disagrees" },
	{ CSPR_VALUE_NATIONAL_PANEL, "national_panel" },
	{ CSPR_VALUE_SECRETARY_OF_STATE, "secretary_of_state" },
	{ CSPR_VALUE_OFSTED, "ofsted" },
	{ CSPR_VALUE_FAMILY, "family" },
	{ CSPR_VALUE_ACCEPTABLE, "acceptable" },
	{ CSPR_VALUE_CONCERN, "concern" },
	{ CSPR_VALUE_INFORMATION, "information" },
	{ CSPR_VALUE_DRAFT, "draft" },
	{ CSPR_VALUE_CONTRIBUTED, "contributed" },
	{ CSPR_VALUE_DECLINED, "declined" },
	{ CSPR_VALUE_FULL, "full" },
	{ CSPR_VALUE_IMPROVEMENTS_ONLY, "improvements_only" },
	{ CSPR_VALUE_REVIEW, "review" },
	{ CSPR_VALUE_CRIMINAL_INVESTIGATION, "criminal_investigation" },
	{ CSPR_VALUE_PROSECUTION, "prosecution" },
	{ CSPR_VALUE_INQUEST, "inquest" },
	{ CSPR_VALUE_FAMILY_PROCEEDINGS, "family_proceedings" },
	{ CSPR_VALUE_CRIMINAL, "criminal" },
	{ CSPR_VALUE_DARDR, "dardr" },
	{ CSPR_VALUE_MAPPA, "mappa" },
	{ CSPR_VALUE_CHILD_DEATH_REVIEW, "child_death_review" },
	{ CSPR_VALUE_SAR, "sar" },
	{ CSPR_VALUE_DISCIPLINARY, "disciplinary" },
	{ CSPR_VALUE_OPEN, "open" },
	{ CSPR_VALUE_ENDED, "ended" },
	{ CSPR_VALUE_DONE, "done" },
	{ CSPR_VALUE_SUPERSEDED, "superseded" },
	{ CSPR_VALUE_REJECTED, "rejected" },
	{ CSPR_VALUE_SIBLING, "sibling" },
	{ CSPR_VALUE_THEMATIC, "thematic" },
	{ CSPR_VALUE_SPLIT, "split" },
};

static const struct word assessment_words[] = {
	{ CSPR_ASSESSMENT_MET, "met" },
	{ CSPR_ASSESSMENT_NOT_MET, "not_met" },
	{ CSPR_ASSESSMENT_NEEDS_INFORMATION, "needs_information" },
	{ CSPR_ASSESSMENT_NEEDS_JUDGEMENT, "needs_judgement" },
};

static const struct word limb_words[] = {
	{ CSPR_LIMB_ABUSE_OR_NEGLECT, "abuse_or_neglect" },
	{ CSPR_LIMB_DIED_OR_SERIOUSLY_HARMED, "died_or_seriously_harmed" },
	{ CSPR_LIMB_WHERE, "where" },
	{ CSPR_LIMB_A_CHILD, "a_child" },
};

static const struct word force_words[] = {
	{ CSPR_FORCE_MUST, "must" },
	{ CSPR_FORCE_SHOULD, "should" },
	{ CSPR_FORCE_EXPECT, "expect" },
	{ CSPR_FORCE_LOCAL, "local" },
};

static const struct word verdict_words[] = {
	{ CSPR_VERDICT_ALLOWED, "allowed" },
	{ CSPR_VERDICT_ALLOWED_IN_BREACH, "allowed_in_breach" },
	{ CSPR_VERDICT_REFUSED, "refused" },
};

static const struct word result_words[] = {
	{ CSPR_RESULT_MET, "met" },
	{ CSPR_RESULT_UNMET, "unmet" },
	{ CSPR_RESULT_UNKNOWN, "unknown" },
};

static const struct word provenance_words[] = {
	{ CSPR_PROVENANCE_PRIMARY, "primary" },
	{ CSPR_PROVENANCE_SECONDARY, "secondary" },
	{ CSPR_PROVENANCE_RECALLED, "recalled" },
	{ CSPR_PROVENANCE_INFERRED, "inferred" },
	{ CSPR_PROVENANCE_LOCAL, "local" },
};

static const struct word standing_words[] = {
	{ CSPR_STANDING_NOT_STARTED, "not_started" },
	{ CSPR_STANDING_NOT_OWED, "not_owed" },
	{ CSPR_STANDING_PENDING, "pending" },
	{ CSPR_STANDING_MET, "met" },
	{ CSPR_STANDING_MET_LATE, "met_late" },
	{ CSPR_STANDING_OVERDUE, "overdue" },
	{ CSPR_STANDING_LATE_EXPLAINED, "late_explained" },
	{ CSPR_STANDING_RELAXED, "relaxed" },
	{ CSPR_STANDING_BROKEN, "broken" },
	{ CSPR_STANDING_INDETERMINATE, "indeterminate" },
};

static const struct word duty_words[] = {
	{ CSPR_DUTY_NOTIFY_PANEL, "notify-panel" },
	{ CSPR_DUTY_NOTIFY_PARTNERS, "notify-partners" },
	{ CSPR_DUTY_NOTIFY_LOOKED_AFTER_DEATH, "notify-looked-after-death" },
	{ CSPR_DUTY_NOTIFY_CARE_LEAVER_DEATH, "notify-care-leaver-death" },
	{ CSPR_DUTY_RAPID_REVIEW, "rapid-review" },
	{ CSPR_DUTY_INFORM_DECISION, "inform-decision" },
	{ CSPR_DUTY_PUBLISH, "publish" },
	{ CSPR_DUTY_SEND_COPIES, "send-copies" },
	{ CSPR_DUTY_STAY_PUBLIC, "stay-public" },
	{ CSPR_DUTY_ANSWER_PANEL, "answer-panel" },
	{ CSPR_DUTY_PANEL_REPLY, "panel-reply" },
	{ CSPR_DUTY_SUMMARY_RETURN, "summary-return" },
	{ CSPR_DUTY_MONITOR, "monitor" },
	{ CSPR_DUTY_HOLD_REVIEW, "hold-review" },
	{ CSPR_DUTY_ACTION, "action" },
	{ CSPR_DUTY_YEARLY_REPORT, "yearly-report" },
	{ CSPR_DUTY_SAR_COMPLETE, "sar-complete" },
};

static const struct word rule_words[] = {
	{ CSPR_RULE_NO_SUCH_MOVE, "no-such-move" },
	{ CSPR_RULE_NO_AUTHORITY, "no-authority" },
	{ CSPR_RULE_PARTICULARS_COMPLETE, "particulars-complete" },
	{ CSPR_RULE_CRITERIA_MET, "criteria-met" },
	{ CSPR_RULE_CRITERIA_NOT_MET, "criteria-not-met" },
	{ CSPR_RULE_CRITERIA_NO_LONGER_MET, "criteria-no-longer-met" },
	{ CSPR_RULE_PARTNERS_AGREE_NOTIFICATION, "partners-agree-notification" },
	{ CSPR_RULE_EDITION_IN_FORCE, "edition-in-force" },
	{ CSPR_RULE_NOT_NOTIFIED, "not-notified" },
	{ CSPR_RULE_NOT_MISTAKEN, "not-mistaken" },
	{ CSPR_RULE_OTHER_REVIEW_LINKED, "other-review-linked" },
	{ CSPR_RULE_OUTCOME_IS_LOCAL_LEARNING, "outcome-is-local-learning" },
	{ CSPR_RULE_RETURN_OPEN, "return-open" },
	{ CSPR_RULE_IMMEDIATE_SAFETY_CONSIDERED, "immediate-safety-considered" },
	{ CSPR_RULE_MEETING_HELD, "meeting-held" },
	{ CSPR_RULE_RETURNS_SETTLED, "returns-settled" },
	{ CSPR_RULE_ONE_PERSON_ONE_PARTNER, "one-person-one-partner" },
	{ CSPR_RULE_FACTORS_CONSIDERED, "factors-considered" },
	{ CSPR_RULE_DECISION_SIGNED_OFF, "decision-signed-off" },
	{ CSPR_RULE_PANEL_RECOMMENDED, "panel-recommended" },
	{ CSPR_RULE_DECISION_REASONED, "decision-reasoned" },
	{ CSPR_RULE_RAPID_REVIEW_SIGNED_OFF, "rapid-review-signed-off" },
	{ CSPR_RULE_SAME_DOCUMENT, "same-document" },
	{ CSPR_RULE_QUERY_OPEN, "query-open" },
	{ CSPR_RULE_DECISION_MADE, "decision-made" },
	{ CSPR_RULE_NOTHING_PUBLISHED, "nothing-published" },
	{ CSPR_RULE_OUTCOME_IS_LCSPR, "outcome-is-lcspr" },
	{ CSPR_RULE_NO_OPEN_PANEL_QUERY, "no-open-panel-query" },
	{ CSPR_RULE_NO_CONFLICT, "no-conflict" },
	{ CSPR_RULE_REVIEWER_APPOINTED, "reviewer-appointed" },
	{ CSPR_RULE_TERMS_AGREED, "terms-agreed" },
	{ CSPR_RULE_REPORT_HAS_IMPROVEMENTS, "report-has-improvements" },
	{ CSPR_RULE_REPORT_HAS_ANALYSIS, "report-has-analysis" },
	{ CSPR_RULE_REPORT_SIGNED_OFF, "report-signed-off" },
	{ CSPR_RULE_FACTS_CHECKED, "facts-checked" },
	{ CSPR_RULE_PRACTITIONERS_INVOLVED, "practitioners-involved" },
	{ CSPR_RULE_FAMILY_INVITED, "family-invited" },
	{ CSPR_RULE_LABEL_UNIQUE, "label-unique" },
	{ CSPR_RULE_SCAN_CLEAN, "scan-clean" },
	{ CSPR_RULE_LAW_CHECKED, "law-checked" },
	{ CSPR_RULE_FOUR_EYES, "four-eyes" },
	{ CSPR_RULE_FAMILY_SHOWN, "family-shown" },
	{ CSPR_RULE_REPORT_ACCEPTED, "report-accepted" },
	{ CSPR_RULE_PUBLICATION_SIGNED_OFF, "publication-signed-off" },
	{ CSPR_RULE_OUTCOME_IS_PUBLICATION, "outcome-is-publication" },
	{ CSPR_RULE_COPIES_SENT, "copies-sent" },
	{ CSPR_RULE_SEVEN_WORKING_DAYS, "seven-working-days" },
	{ CSPR_RULE_COPY_TO_OFSTED, "copy-to-ofsted" },
	{ CSPR_RULE_REVIEWER_NAMED, "reviewer-named" },
	{ CSPR_RULE_NO_RESTRICTING_ORDER, "no-restricting-order" },
	{ CSPR_RULE_PUBLICATION_NOT_HELD, "publication-not-held" },
	{ CSPR_RULE_OUTCOME_IS_NONE, "outcome-is-none" },
	{ CSPR_RULE_JUSTIFICATION_SENT, "justification-sent" },
	{ CSPR_RULE_ONE_YEAR_PUBLIC, "one-year-public" },
	{ CSPR_RULE_OUTCOME_IS_NO_REVIEW, "outcome-is-no-review" },
	{ CSPR_RULE_ACTIONS_SETTLED, "actions-settled" },
	{ CSPR_RULE_DEPOSITED, "deposited" },
	{ CSPR_RULE_IN_YEARLY_REPORT, "in-yearly-report" },
	{ CSPR_RULE_HOLD_OPEN, "hold-open" },
	{ CSPR_RULE_ORDER_OPEN, "order-open" },
	{ CSPR_RULE_ACTION_OPEN, "action-open" },
	{ CSPR_RULE_SAR_CONDITION, "sar-condition" },
	{ CSPR_RULE_LATER_MOVES_STAND, "later-moves-stand" },
};

static const struct word requirement_words[] = {
	{ CSPR_REQUIREMENT_ASSESSED, "assessed" },
	{ CSPR_REQUIREMENT_VIEWS, "views" },
	{ CSPR_REQUIREMENT_SIGNED_OFF, "signed_off" },
	{ CSPR_REQUIREMENT_HAPPENED, "happened" },
	{ CSPR_REQUIREMENT_HAPPENED_SINCE, "happened_since" },
	{ CSPR_REQUIREMENT_OPEN, "open" },
	{ CSPR_REQUIREMENT_NONE_OPEN, "none_open" },
	{ CSPR_REQUIREMENT_STANDS, "stands" },
	{ CSPR_REQUIREMENT_NOT_STANDING, "not_standing" },
	{ CSPR_REQUIREMENT_OUTCOME_IS, "outcome_is" },
	{ CSPR_REQUIREMENT_DOCUMENT_IS, "document_is" },
	{ CSPR_REQUIREMENT_INTERESTS_CLEAR, "interests_clear" },
	{ CSPR_REQUIREMENT_PART_GIVEN, "part_given" },
	{ CSPR_REQUIREMENT_PART_TRUE, "part_true" },
	{ CSPR_REQUIREMENT_PART_IS_NOT, "part_is_not" },
	{ CSPR_REQUIREMENT_LABEL_UNIQUE, "label_unique" },
	{ CSPR_REQUIREMENT_CHECKED, "checked" },
	{ CSPR_REQUIREMENT_FOUR_EYES, "four_eyes" },
	{ CSPR_REQUIREMENT_ONE_PERSON, "one_person" },
	{ CSPR_REQUIREMENT_SENT_TO, "sent_to" },
	{ CSPR_REQUIREMENT_DAYS_BEFORE, "days_before" },
	{ CSPR_REQUIREMENT_MONTHS_SINCE_PUBLISHED, "months_since_published" },
	{ CSPR_REQUIREMENT_EDITION_IN_FORCE, "edition_in_force" },
	{ CSPR_REQUIREMENT_ADULT_CONDITION, "adult_condition" },
};

static const struct word period_words[] = {
	{ CSPR_PERIOD_WORKING_DAYS, "working_days" },
	{ CSPR_PERIOD_WORKING_DAYS_BEFORE, "working_days_before" },
	{ CSPR_PERIOD_MONTHS, "months" },
	{ CSPR_PERIOD_RECORDED_DAY, "recorded_day" },
	{ CSPR_PERIOD_PROMPTLY, "promptly" },
	{ CSPR_PERIOD_DAYS, "days" },
};

static const struct word condition_words[] = {
	{ CSPR_CONDITION_ALWAYS, "always" },
	{ CSPR_CONDITION_PART_IS, "part_is" },
	{ CSPR_CONDITION_PART_IS_NOT, "part_is_not" },
	{ CSPR_CONDITION_APPROVED, "approved" },
	{ CSPR_CONDITION_NOT_APPROVED, "not_approved" },
	{ CSPR_CONDITION_CLOSED_WITHOUT_REVIEW, "closed_without_review" },
	{ CSPR_CONDITION_CLOSED_AFTER_REVIEW, "closed_after_review" },
	{ CSPR_CONDITION_PUBLISHED, "published" },
};

static const struct word drawing_words[] = {
	{ CSPR_DRAWING_DOT, "dot" },
	{ CSPR_DRAWING_MERMAID, "mermaid" },
};

static const struct word difference_words[] = {
	{ CSPR_DIFFERENCE_VERDICT, "verdict" },
	{ CSPR_DIFFERENCE_DUTY, "duty" },
	{ CSPR_DIFFERENCE_STATE, "state" },
};

static const struct word reading_words[] = {
	{ CSPR_READING_RAPID_REVIEW_BASE, "rapid_review_base" },
	{ CSPR_READING_SIX_MONTHS_BASE, "six_months_base" },
	{ CSPR_READING_RELAXATION_END, "relaxation_end" },
};

static const struct word display_words[] = {
	{ CSPR_DISPLAY_CASE_REVIEW_PANEL, "case_review_panel" },
	{ CSPR_DISPLAY_PARTNERSHIP, "partnership" },
	{ CSPR_DISPLAY_HEALTH_PARTNER, "health_partner" },
};

static const struct { const struct word *words; size_t count; } groups[] = {
	[CSPR_GROUP_KIND] = { kind_words, LENGTH(kind_words) },
	[CSPR_GROUP_PHASE] = { phase_words, LENGTH(phase_words) },
	[CSPR_GROUP_STATE] = { state_words, LENGTH(state_words) },
	[CSPR_GROUP_EVENT] = { event_words, LENGTH(event_words) },
	[CSPR_GROUP_MILESTONE] = { milestone_words, LENGTH(milestone_words) },
	[CSPR_GROUP_ROLE] = { role_words, LENGTH(role_words) },
	[CSPR_GROUP_CAPACITY] = { capacity_words, LENGTH(capacity_words) },
	[CSPR_GROUP_PART] = { part_words, LENGTH(part_words) },
	[CSPR_GROUP_TYPE] = { type_words, LENGTH(type_words) },
	[CSPR_GROUP_VALUE] = { value_words, LENGTH(value_words) },
	[CSPR_GROUP_ASSESSMENT] = { assessment_words, LENGTH(assessment_words) },
	[CSPR_GROUP_LIMB] = { limb_words, LENGTH(limb_words) },
	[CSPR_GROUP_FORCE] = { force_words, LENGTH(force_words) },
	[CSPR_GROUP_VERDICT] = { verdict_words, LENGTH(verdict_words) },
	[CSPR_GROUP_RESULT] = { result_words, LENGTH(result_words) },
	[CSPR_GROUP_PROVENANCE] = { provenance_words, LENGTH(provenance_words) },
	[CSPR_GROUP_STANDING] = { standing_words, LENGTH(standing_words) },
	[CSPR_GROUP_DUTY] = { duty_words, LENGTH(duty_words) },
	[CSPR_GROUP_RULE] = { rule_words, LENGTH(rule_words) },
	[CSPR_GROUP_REQUIREMENT] = { requirement_words, LENGTH(requirement_words) },
	[CSPR_GROUP_PERIOD] = { period_words, LENGTH(period_words) },
	[CSPR_GROUP_CONDITION] = { condition_words, LENGTH(condition_words) },
	[CSPR_GROUP_DRAWING] = { drawing_words, LENGTH(drawing_words) },
	[CSPR_GROUP_DIFFERENCE] = { difference_words, LENGTH(difference_words) },
	[CSPR_GROUP_READING] = { reading_words, LENGTH(reading_words) },
	[CSPR_GROUP_DISPLAY] = { display_words, LENGTH(display_words) },
};
/* clang-format on */

size_t cspr_word_count(cspr_code group)
{
	return group < LENGTH(groups) ? groups[group].count : 0;
}

cspr_code cspr_word_at(cspr_code group, size_t index)
{
	return index < cspr_word_count(group) ? groups[group].words[index].code : 0;
}

const char *cspr_word_name(cspr_code group, cspr_code word)
{
	size_t count = cspr_word_count(group);

	if (!count || word < groups[group].words[0].code || (size_t)(word - groups[group].words[0].code) >= count)
		return NULL;
	return groups[group].words[word - groups[group].words[0].code].name;
}

cspr_code cspr_word_find(cspr_code group, const char *name)
{
	for (size_t i = 0; name && i < cspr_word_count(group); i++)
		if (strcmp(groups[group].words[i].name, name) == 0)
			return groups[group].words[i].code;
	return 0;
}

/* Optimal string alignment, with three rows. Names longer than any word are as far as they are long. */
size_t cspr_word_distance(const char *one, const char *other)
{
	enum { LONGEST = 64 };
	size_t one_length = strlen(one), other_length = strlen(other);
	size_t rows[3][LONGEST + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];

	if (one_length > LONGEST || other_length > LONGEST)
		return one_length > other_length ? one_length : other_length;
	for (size_t j = 0; j <= other_length; j++)
		above[j] = j;
	for (size_t i = 1; i <= one_length; i++) {
		size_t *last = before;

		row[0] = i;
		for (size_t j = 1; j <= other_length; j++) {
			size_t best = above[j - 1] + (one[i - 1] != other[j - 1]);

			if (above[j] + 1 < best)
				best = above[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] &&
			    before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			row[j] = best;
		}
		before = above;
		above = row;
		row = last;
	}
	return above[other_length];
}

cspr_code cspr_word_nearest(cspr_code group, const char *name)
{
	cspr_code nearest = 0;
	size_t best = name ? strlen(name) / 3 + 1 : 0;

	for (size_t i = 0; name && i < cspr_word_count(group); i++) {
		const struct word *word = &groups[group].words[i];
		size_t distance = cspr_word_distance(name, word->name);

		if (distance < best || (distance == best && !nearest)) {
			best = distance;
			nearest = word->code;
		}
	}
	return nearest;
}

const char *cspr_word_nearer(const char *misspelt, const char *best, const char *name)
{
	size_t distance;

	if (!misspelt || !name)
		return best;
	distance = cspr_word_distance(misspelt, name);
	if (distance * 3 > strlen(name) || (best && distance >= cspr_word_distance(misspelt, best)))
		return best;
	return name;
}
