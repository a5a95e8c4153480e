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
	uint16_t print; /* of its name: a search compares no names whose prints differ */
	const char *name;
};

/* Three bytes and the length, which tell most names of a group apart: the compiler works it out. */
#define PRINT(name_, length_)                                                                                          \
	(uint16_t)((length_) + (unsigned)(name_)[0] * 31 + (unsigned)(name_)[(length_) / 2] * 257 +                    \
		   (unsigned)(name_)[(length_)-1] * 2053)
#define WORD(code_, name_)                                                                                             \
	{                                                                                                              \
		.code = code_, .print = PRINT(name_, sizeof name_ - 1), .name = name_                                  \
	}

/* clang-format off */
static const struct word kind_words[] = {
	WORD(CSPR_KIND_CHILDREN, "children"),
	WORD(CSPR_KIND_ADULT, "adult"),
};

static const struct word phase_words[] = {
	WORD(CSPR_PHASE_REFERRAL, "referral"),
	WORD(CSPR_PHASE_RAPID_REVIEW, "rapid_review"),
	WORD(CSPR_PHASE_PANEL_DECISION, "panel_decision"),
	WORD(CSPR_PHASE_LCSPR, "lcspr"),
	WORD(CSPR_PHASE_ANONYMISATION, "anonymisation"),
	WORD(CSPR_PHASE_PUBLICATION, "publication"),
	WORD(CSPR_PHASE_LEARNING, "learning"),
	WORD(CSPR_PHASE_CLOSED, "closed"),
};

static const struct word state_words[] = {
	WORD(CSPR_STATE_REFERRED, "referred"),
	WORD(CSPR_STATE_SCREENING, "screening"),
	WORD(CSPR_STATE_NOTIFIABLE, "notifiable"),
	WORD(CSPR_STATE_NOTIFIED, "notified"),
	WORD(CSPR_STATE_RAPID_REVIEW, "rapid_review"),
	WORD(CSPR_STATE_RAPID_REVIEW_COMPLETED, "rapid_review_completed"),
	WORD(CSPR_STATE_DECIDED, "decided"),
	WORD(CSPR_STATE_WITH_NATIONAL_PANEL, "with_national_panel"),
	WORD(CSPR_STATE_NATIONAL_REVIEW, "national_review"),
	WORD(CSPR_STATE_COMMISSIONING, "commissioning"),
	WORD(CSPR_STATE_IN_REVIEW, "in_review"),
	WORD(CSPR_STATE_REPORT_DRAFTED, "report_drafted"),
	WORD(CSPR_STATE_ANONYMISING, "anonymising"),
	WORD(CSPR_STATE_ANONYMISED, "anonymised"),
	WORD(CSPR_STATE_PUBLICATION_DECIDED, "publication_decided"),
	WORD(CSPR_STATE_PRE_PUBLICATION, "pre_publication"),
	WORD(CSPR_STATE_PUBLISHED, "published"),
	WORD(CSPR_STATE_NOT_PUBLISHED, "not_published"),
	WORD(CSPR_STATE_LOCAL_LEARNING, "local_learning"),
	WORD(CSPR_STATE_MONITORING, "monitoring"),
	WORD(CSPR_STATE_NOT_NOTIFIABLE, "not_notifiable"),
	WORD(CSPR_STATE_WITHDRAWN, "withdrawn"),
	WORD(CSPR_STATE_CLOSED, "closed"),
	WORD(CSPR_STATE_NO_REVIEW, "no_review"),
};

static const struct word event_words[] = {
	WORD(CSPR_EVENT_REFER, "refer"),
	WORD(CSPR_EVENT_ADOPT, "adopt"),
	WORD(CSPR_EVENT_BEGIN_SCREENING, "begin_screening"),
	WORD(CSPR_EVENT_RECORD_CIRCUMSTANCES, "record_circumstances"),
	WORD(CSPR_EVENT_RECORD_JUDGEMENT, "record_judgement"),
	WORD(CSPR_EVENT_FIND_CRITERIA_MET, "find_criteria_met"),
	WORD(CSPR_EVENT_FIND_CRITERIA_NOT_MET, "find_criteria_not_met"),
	WORD(CSPR_EVENT_RESCREEN, "rescreen"),
	WORD(CSPR_EVENT_CLOSE_WITHOUT_REVIEW, "close_without_review"),
	WORD(CSPR_EVENT_BEGIN_LOCAL_LEARNING, "begin_local_learning"),
	WORD(CSPR_EVENT_NOTIFY_NATIONAL_PANEL, "notify_national_panel"),
	WORD(CSPR_EVENT_NOTIFY_PARTNERS, "notify_partners"),
	WORD(CSPR_EVENT_WITHDRAW_NOTIFICATION, "withdraw_notification"),
	WORD(CSPR_EVENT_OPEN_RAPID_REVIEW, "open_rapid_review"),
	WORD(CSPR_EVENT_REQUEST_SUMMARY, "request_summary"),
	WORD(CSPR_EVENT_CHASE_SUMMARY, "chase_summary"),
	WORD(CSPR_EVENT_RECEIVE_SUMMARY, "receive_summary"),
	WORD(CSPR_EVENT_WAIVE_SUMMARY, "waive_summary"),
	WORD(CSPR_EVENT_RECORD_IMMEDIATE_ACTION, "record_immediate_action"),
	WORD(CSPR_EVENT_HOLD_RAPID_REVIEW_MEETING, "hold_rapid_review_meeting"),
	WORD(CSPR_EVENT_COMPLETE_RAPID_REVIEW, "complete_rapid_review"),
	WORD(CSPR_EVENT_REOPEN_RAPID_REVIEW, "reopen_rapid_review"),
	WORD(CSPR_EVENT_RECOMMEND, "recommend"),
	WORD(CSPR_EVENT_CONSIDER_FACTORS, "consider_factors"),
	WORD(CSPR_EVENT_SIGN_OFF, "sign_off"),
	WORD(CSPR_EVENT_ESCALATE, "escalate"),
	WORD(CSPR_EVENT_DECIDE, "decide"),
	WORD(CSPR_EVENT_SEND_TO_NATIONAL_PANEL, "send_to_national_panel"),
	WORD(CSPR_EVENT_NATIONAL_PANEL_RESPONDS, "national_panel_responds"),
	WORD(CSPR_EVENT_ANSWER_NATIONAL_PANEL, "answer_national_panel"),
	WORD(CSPR_EVENT_RECONSIDER_DECISION, "reconsider_decision"),
	WORD(CSPR_EVENT_INFORM_OF_DECISION, "inform_of_decision"),
	WORD(CSPR_EVENT_BEGIN_LCSPR, "begin_lcspr"),
	WORD(CSPR_EVENT_RETURN_FROM_NATIONAL_REVIEW, "return_from_national_review"),
	WORD(CSPR_EVENT_CONCLUDE_NATIONAL_REVIEW, "conclude_national_review"),
	WORD(CSPR_EVENT_DECLARE_INTERESTS, "declare_interests"),
	WORD(CSPR_EVENT_APPOINT_REVIEWER, "appoint_reviewer"),
	WORD(CSPR_EVENT_REMOVE_REVIEWER, "remove_reviewer"),
	WORD(CSPR_EVENT_AGREE_TERMS, "agree_terms"),
	WORD(CSPR_EVENT_BEGIN_REVIEW, "begin_review"),
	WORD(CSPR_EVENT_MONITOR_PROGRESS, "monitor_progress"),
	WORD(CSPR_EVENT_REQUEST_IN_WRITING, "request_in_writing"),
	WORD(CSPR_EVENT_INVITE_FAMILY, "invite_family"),
	WORD(CSPR_EVENT_HEAR_FAMILY, "hear_family"),
	WORD(CSPR_EVENT_HOLD_PRACTITIONER_EVENT, "hold_practitioner_event"),
	WORD(CSPR_EVENT_SUBMIT_DRAFT, "submit_draft"),
	WORD(CSPR_EVENT_RETURN_DRAFT, "return_draft"),
	WORD(CSPR_EVENT_CHECK_FACTS, "check_facts"),
	WORD(CSPR_EVENT_ACCEPT_REPORT, "accept_report"),
	WORD(CSPR_EVENT_ASSIGN_PSEUDONYM, "assign_pseudonym"),
	WORD(CSPR_EVENT_RECORD_SCAN, "record_scan"),
	WORD(CSPR_EVENT_CHECK_LAW, "check_law"),
	WORD(CSPR_EVENT_SHOW_FAMILY, "show_family"),
	WORD(CSPR_EVENT_APPROVE_ANONYMISATION, "approve_anonymisation"),
	WORD(CSPR_EVENT_AMEND_REPORT, "amend_report"),
	WORD(CSPR_EVENT_DECIDE_PUBLICATION, "decide_publication"),
	WORD(CSPR_EVENT_PLAN_PUBLICATION, "plan_publication"),
	WORD(CSPR_EVENT_RECONSIDER_PUBLICATION, "reconsider_publication"),
	WORD(CSPR_EVENT_SEND_COPY, "send_copy"),
	WORD(CSPR_EVENT_PUBLISH, "publish"),
	WORD(CSPR_EVENT_JUSTIFY_NON_PUBLICATION, "justify_non_publication"),
	WORD(CSPR_EVENT_CONFIRM_NOT_PUBLISHED, "confirm_not_published"),
	WORD(CSPR_EVENT_DEPOSIT, "deposit"),
	WORD(CSPR_EVENT_DISSEMINATE, "disseminate"),
	WORD(CSPR_EVENT_TAKE_DOWN, "take_down"),
	WORD(CSPR_EVENT_BEGIN_MONITORING, "begin_monitoring"),
	WORD(CSPR_EVENT_CLOSE, "close"),
	WORD(CSPR_EVENT_REOPEN, "reopen"),
	WORD(CSPR_EVENT_PLACE_HOLD, "place_hold"),
	WORD(CSPR_EVENT_LIFT_HOLD, "lift_hold"),
	WORD(CSPR_EVENT_RECORD_PROCEEDING, "record_proceeding"),
	WORD(CSPR_EVENT_RECORD_ORDER, "record_order"),
	WORD(CSPR_EVENT_END_ORDER, "end_order"),
	WORD(CSPR_EVENT_EXPLAIN_DELAY, "explain_delay"),
	WORD(CSPR_EVENT_ADD_ACTION, "add_action"),
	WORD(CSPR_EVENT_UPDATE_ACTION, "update_action"),
	WORD(CSPR_EVENT_SETTLE_ACTION, "settle_action"),
	WORD(CSPR_EVENT_RECORD_IMPACT, "record_impact"),
	WORD(CSPR_EVENT_LINK_REVIEW, "link_review"),
	WORD(CSPR_EVENT_TRANSFER_AREA, "transfer_area"),
	WORD(CSPR_EVENT_NOTIFY_LOOKED_AFTER_DEATH, "notify_looked_after_death"),
	WORD(CSPR_EVENT_NOTIFY_CARE_LEAVER_DEATH, "notify_care_leaver_death"),
	WORD(CSPR_EVENT_RECORD_DISCLOSURE, "record_disclosure"),
	WORD(CSPR_EVENT_INCLUDE_IN_YEARLY_REPORT, "include_in_yearly_report"),
	WORD(CSPR_EVENT_CHANGE_EDITION, "change_edition"),
	WORD(CSPR_EVENT_AMEND, "amend"),
	WORD(CSPR_EVENT_NOTE_REFUSAL, "note_refusal"),
};

static const struct word milestone_words[] = {
	WORD(CSPR_MILESTONE_INCIDENT, "incident"),
	WORD(CSPR_MILESTONE_AWARE, "aware"),
};

static const struct word role_words[] = {
	WORD(CSPR_ROLE_AGENCY, "agency"),
	WORD(CSPR_ROLE_LOCAL_AUTHORITY, "local_authority"),
	WORD(CSPR_ROLE_INTEGRATED_CARE_BOARD, "integrated_care_board"),
	WORD(CSPR_ROLE_POLICE, "police"),
	WORD(CSPR_ROLE_BUSINESS_MANAGER, "business_manager"),
	WORD(CSPR_ROLE_CASE_REVIEW_PANEL, "case_review_panel"),
	WORD(CSPR_ROLE_REVIEWER, "reviewer"),
	WORD(CSPR_ROLE_LEGAL_ADVISER, "legal_adviser"),
	WORD(CSPR_ROLE_INDEPENDENT_SCRUTINEER, "independent_scrutineer"),
	WORD(CSPR_ROLE_NATIONAL_PANEL, "national_panel"),
	WORD(CSPR_ROLE_SAFEGUARDING_ADULTS_BOARD, "safeguarding_adults_board"),
	WORD(CSPR_ROLE_IMPORTER, "importer"),
};

static const struct word capacity_words[] = {
	WORD(CSPR_CAPACITY_LEAD, "lead"),
	WORD(CSPR_CAPACITY_DELEGATED, "delegated"),
};

static const struct word part_words[] = {
	WORD(CSPR_PART_REFERRING_AGENCY, "referring_agency"),
	WORD(CSPR_PART_INCIDENT_ON, "incident_on"),
	WORD(CSPR_PART_AWARE_ON, "aware_on"),
	WORD(CSPR_PART_CHILDREN, "children"),
	WORD(CSPR_PART_CHILD_REFS, "child_refs"),
	WORD(CSPR_PART_STATE, "state"),
	WORD(CSPR_PART_MILESTONES, "milestones"),
	WORD(CSPR_PART_OUTCOME, "outcome"),
	WORD(CSPR_PART_PUBLICATION_OUTCOME, "publication_outcome"),
	WORD(CSPR_PART_DOCUMENT, "document"),
	WORD(CSPR_PART_REVIEWER, "reviewer"),
	WORD(CSPR_PART_SUSPICION, "suspicion"),
	WORD(CSPR_PART_HARM, "harm"),
	WORD(CSPR_PART_PLACE, "place"),
	WORD(CSPR_PART_RESIDENCE, "residence"),
	WORD(CSPR_PART_AGE_BAND, "age_band"),
	WORD(CSPR_PART_LOOKED_AFTER, "looked_after"),
	WORD(CSPR_PART_CARE_LEAVER, "care_leaver"),
	WORD(CSPR_PART_RECOVERED, "recovered"),
	WORD(CSPR_PART_PATTERN, "pattern"),
	WORD(CSPR_PART_HARM_DOMAINS, "harm_domains"),
	WORD(CSPR_PART_MATTER, "matter"),
	WORD(CSPR_PART_JUDGED, "judged"),
	WORD(CSPR_PART_REASON, "reason"),
	WORD(CSPR_PART_METHOD, "method"),
	WORD(CSPR_PART_LIMB, "limb"),
	WORD(CSPR_PART_REFERENCE, "reference"),
	WORD(CSPR_PART_AREA, "area"),
	WORD(CSPR_PART_AGENCY, "agency"),
	WORD(CSPR_PART_DUE, "due"),
	WORD(CSPR_PART_ACTION, "action"),
	WORD(CSPR_PART_RECOMMENDATION, "recommendation"),
	WORD(CSPR_PART_FACTOR_A, "factor_a"),
	WORD(CSPR_PART_FACTOR_B, "factor_b"),
	WORD(CSPR_PART_FACTOR_C, "factor_c"),
	WORD(CSPR_PART_FACTOR_D, "factor_d"),
	WORD(CSPR_PART_SUBJECT, "subject"),
	WORD(CSPR_PART_STANCE, "stance"),
	WORD(CSPR_PART_RESPONSE, "response"),
	WORD(CSPR_PART_RECIPIENT, "recipient"),
	WORD(CSPR_PART_CONFLICT, "conflict"),
	WORD(CSPR_PART_ON_TIME, "on_time"),
	WORD(CSPR_PART_QUALITY, "quality"),
	WORD(CSPR_PART_WHAT, "what"),
	WORD(CSPR_PART_PERSON, "person"),
	WORD(CSPR_PART_HAS_IMPROVEMENTS, "has_improvements"),
	WORD(CSPR_PART_HAS_ANALYSIS, "has_analysis"),
	WORD(CSPR_PART_LABEL, "label"),
	WORD(CSPR_PART_OPEN_FINDINGS, "open_findings"),
	WORD(CSPR_PART_TOOL, "tool"),
	WORD(CSPR_PART_CLEAR, "clear"),
	WORD(CSPR_PART_PREPARED_BY, "prepared_by"),
	WORD(CSPR_PART_PLANNED_ON, "planned_on"),
	WORD(CSPR_PART_CHANNEL, "channel"),
	WORD(CSPR_PART_REVIEWER_NAMED, "reviewer_named"),
	WORD(CSPR_PART_REPOSITORY, "repository"),
	WORD(CSPR_PART_PRODUCT, "product"),
	WORD(CSPR_PART_AUDIENCE, "audience"),
	WORD(CSPR_PART_HOLD, "hold"),
	WORD(CSPR_PART_SCOPE, "scope"),
	WORD(CSPR_PART_REVIEW_ON, "review_on"),
	WORD(CSPR_PART_PROCEEDING, "proceeding"),
	WORD(CSPR_PART_KIND, "kind"),
	WORD(CSPR_PART_STATUS, "status"),
	WORD(CSPR_PART_ORDER, "order"),
	WORD(CSPR_PART_DUTY, "duty"),
	WORD(CSPR_PART_ABOUT, "about"),
	WORD(CSPR_PART_OWNER, "owner"),
	WORD(CSPR_PART_DISPOSITION, "disposition"),
	WORD(CSPR_PART_EVIDENCE, "evidence"),
	WORD(CSPR_PART_REVIEW, "review"),
	WORD(CSPR_PART_RELATION, "relation"),
	WORD(CSPR_PART_YEAR, "year"),
	WORD(CSPR_PART_TO, "to"),
	WORD(CSPR_PART_OF, "of"),
	WORD(CSPR_PART_RETRACT, "retract"),
	WORD(CSPR_PART_REPLACEMENT, "replacement"),
	WORD(CSPR_PART_NEEDS, "needs"),
	WORD(CSPR_PART_JOINT_WORKING_CONCERN, "joint_working_concern"),
	WORD(CSPR_PART_DIED, "died"),
	WORD(CSPR_PART_SERIOUS, "serious"),
	WORD(CSPR_PART_EVENT, "event"),
	WORD(CSPR_PART_RULES, "rules"),
};

static const struct word type_words[] = {
	WORD(CSPR_TYPE_CODE, "code"),
	WORD(CSPR_TYPE_REFERENCE, "reference"),
	WORD(CSPR_TYPE_REFERENCES, "references"),
	WORD(CSPR_TYPE_DATE, "date"),
	WORD(CSPR_TYPE_COUNT, "count"),
	WORD(CSPR_TYPE_YES_NO, "yes_no"),
	WORD(CSPR_TYPE_DIGEST, "digest"),
	WORD(CSPR_TYPE_EVIDENCE, "evidence"),
	WORD(CSPR_TYPE_STATE, "state"),
	WORD(CSPR_TYPE_DUTY, "duty"),
	WORD(CSPR_TYPE_MILESTONES, "milestones"),
	WORD(CSPR_TYPE_EVENT, "event"),
	WORD(CSPR_TYPE_EVENT_NAME, "event_name"),
};

static const struct word value_words[] = {
	WORD(CSPR_VALUE_UNKNOWN, "unknown"),
	WORD(CSPR_VALUE_NONE, "none"),
	WORD(CSPR_VALUE_SUSPECTED, "suspected"),
	WORD(CSPR_VALUE_KNOWN, "known"),
	WORD(CSPR_VALUE_DIED, "died"),
	WORD(CSPR_VALUE_SERIOUS, "serious"),
	WORD(CSPR_VALUE_NOT_SERIOUS, "not_serious"),
	WORD(CSPR_VALUE_UNCERTAIN, "uncertain"),
	WORD(CSPR_VALUE_IN_AREA, "in_area"),
	WORD(CSPR_VALUE_ELSEWHERE_IN_ENGLAND, "elsewhere_in_england"),
	WORD(CSPR_VALUE_OUTSIDE_ENGLAND, "outside_england"),
	WORD(CSPR_VALUE_ELSEWHERE, "elsewhere"),
	WORD(CSPR_VALUE_UNDER_18, "under_18"),
	WORD(CSPR_VALUE_18_TO_24, "18_to_24"),
	WORD(CSPR_VALUE_25_PLUS, "25_plus"),
	WORD(CSPR_VALUE_UNBORN, "unborn"),
	WORD(CSPR_VALUE_ONE_OFF, "one_off"),
	WORD(CSPR_VALUE_REPEATED, "repeated"),
	WORD(CSPR_VALUE_LONG_TERM_IMPAIRMENT, "long_term_impairment"),
	WORD(CSPR_VALUE_UNBORN_CHILD, "unborn_child"),
	WORD(CSPR_VALUE_OTHER, "other"),
	WORD(CSPR_VALUE_DUPLICATE, "duplicate"),
	WORD(CSPR_VALUE_MISTAKEN, "mistaken"),
	WORD(CSPR_VALUE_JOINED, "joined"),
	WORD(CSPR_VALUE_TRANSFERRED, "transferred"),
	WORD(CSPR_VALUE_LCSPR, "lcspr"),
	WORD(CSPR_VALUE_NO_REVIEW, "no_review"),
	WORD(CSPR_VALUE_LOCAL_LEARNING, "local_learning"),
	WORD(CSPR_VALUE_NATIONAL_REVIEW, "national_review"),
	WORD(CSPR_VALUE_MANDATORY_REVIEW, "mandatory_review"),
	WORD(CSPR_VALUE_DISCRETIONARY_REVIEW, "discretionary_review"),
	WORD(CSPR_VALUE_NOTIFICATION, "notification"),
	WORD(CSPR_VALUE_RAPID_REVIEW, "rapid_review"),
	WORD(CSPR_VALUE_DECISION, "decision"),
	WORD(CSPR_VALUE_REPORT, "report"),
	WORD(CSPR_VALUE_PUBLICATION, "publication"),
	WORD(CSPR_VALUE_AGREES, "agrees"),
	WORD(CSPR_VALUE_DISSENTS, "dissents"),
	WORD(CSPR_VALUE_RECUSED, "recused"),
	WORD(CSPR_VALUE_ASKS_FOR_INFORMATION, "asks_for_information"),
	WORD(CSPR_VALUE_DISAGREES, "disagrees"),
	WORD(CSPR_VALUE_NATIONAL_PANEL, "national_panel"),
	WORD(CSPR_VALUE_SECRETARY_OF_STATE, "secretary_of_state"),
	WORD(CSPR_VALUE_OFSTED, "ofsted"),
	WORD(CSPR_VALUE_FAMILY, "family"),
	WORD(CSPR_VALUE_ACCEPTABLE, "acceptable"),
	WORD(CSPR_VALUE_CONCERN, "concern"),
	WORD(CSPR_VALUE_INFORMATION, "information"),
	WORD(CSPR_VALUE_DRAFT, "draft"),
	WORD(CSPR_VALUE_CONTRIBUTED, "contributed"),
	WORD(CSPR_VALUE_DECLINED, "declined"),
	WORD(CSPR_VALUE_FULL, "full"),
	WORD(CSPR_VALUE_IMPROVEMENTS_ONLY, "improvements_only"),
	WORD(CSPR_VALUE_REVIEW, "review"),
	WORD(CSPR_VALUE_CRIMINAL_INVESTIGATION, "criminal_investigation"),
	WORD(CSPR_VALUE_PROSECUTION, "prosecution"),
	WORD(CSPR_VALUE_INQUEST, "inquest"),
	WORD(CSPR_VALUE_FAMILY_PROCEEDINGS, "family_proceedings"),
	WORD(CSPR_VALUE_CRIMINAL, "criminal"),
	WORD(CSPR_VALUE_DARDR, "dardr"),
	WORD(CSPR_VALUE_MAPPA, "mappa"),
	WORD(CSPR_VALUE_CHILD_DEATH_REVIEW, "child_death_review"),
	WORD(CSPR_VALUE_SAR, "sar"),
	WORD(CSPR_VALUE_DISCIPLINARY, "disciplinary"),
	WORD(CSPR_VALUE_OPEN, "open"),
	WORD(CSPR_VALUE_ENDED, "ended"),
	WORD(CSPR_VALUE_DONE, "done"),
	WORD(CSPR_VALUE_SUPERSEDED, "superseded"),
	WORD(CSPR_VALUE_REJECTED, "rejected"),
	WORD(CSPR_VALUE_SIBLING, "sibling"),
	WORD(CSPR_VALUE_THEMATIC, "thematic"),
	WORD(CSPR_VALUE_SPLIT, "split"),
};

static const struct word assessment_words[] = {
	WORD(CSPR_ASSESSMENT_MET, "met"),
	WORD(CSPR_ASSESSMENT_NOT_MET, "not_met"),
	WORD(CSPR_ASSESSMENT_NEEDS_INFORMATION, "needs_information"),
	WORD(CSPR_ASSESSMENT_NEEDS_JUDGEMENT, "needs_judgement"),
};

static const struct word limb_words[] = {
	WORD(CSPR_LIMB_ABUSE_OR_NEGLECT, "abuse_or_neglect"),
	WORD(CSPR_LIMB_DIED_OR_SERIOUSLY_HARMED, "died_or_seriously_harmed"),
	WORD(CSPR_LIMB_WHERE, "where"),
	WORD(CSPR_LIMB_A_CHILD, "a_child"),
};

static const struct word force_words[] = {
	WORD(CSPR_FORCE_MUST, "must"),
	WORD(CSPR_FORCE_SHOULD, "should"),
	WORD(CSPR_FORCE_EXPECT, "expect"),
	WORD(CSPR_FORCE_LOCAL, "local"),
};

static const struct word verdict_words[] = {
	WORD(CSPR_VERDICT_ALLOWED, "allowed"),
	WORD(CSPR_VERDICT_ALLOWED_IN_BREACH, "allowed_in_breach"),
	WORD(CSPR_VERDICT_REFUSED, "refused"),
};

static const struct word result_words[] = {
	WORD(CSPR_RESULT_MET, "met"),
	WORD(CSPR_RESULT_UNMET, "unmet"),
	WORD(CSPR_RESULT_UNKNOWN, "unknown"),
};

static const struct word provenance_words[] = {
	WORD(CSPR_PROVENANCE_PRIMARY, "primary"),
	WORD(CSPR_PROVENANCE_SECONDARY, "secondary"),
	WORD(CSPR_PROVENANCE_RECALLED, "recalled"),
	WORD(CSPR_PROVENANCE_INFERRED, "inferred"),
	WORD(CSPR_PROVENANCE_LOCAL, "local"),
};

static const struct word standing_words[] = {
	WORD(CSPR_STANDING_NOT_STARTED, "not_started"),
	WORD(CSPR_STANDING_NOT_OWED, "not_owed"),
	WORD(CSPR_STANDING_PENDING, "pending"),
	WORD(CSPR_STANDING_MET, "met"),
	WORD(CSPR_STANDING_MET_LATE, "met_late"),
	WORD(CSPR_STANDING_OVERDUE, "overdue"),
	WORD(CSPR_STANDING_LATE_EXPLAINED, "late_explained"),
	WORD(CSPR_STANDING_RELAXED, "relaxed"),
	WORD(CSPR_STANDING_BROKEN, "broken"),
	WORD(CSPR_STANDING_INDETERMINATE, "indeterminate"),
};

static const struct word duty_words[] = {
	WORD(CSPR_DUTY_NOTIFY_PANEL, "notify-panel"),
	WORD(CSPR_DUTY_NOTIFY_PARTNERS, "notify-partners"),
	WORD(CSPR_DUTY_NOTIFY_LOOKED_AFTER_DEATH, "notify-looked-after-death"),
	WORD(CSPR_DUTY_NOTIFY_CARE_LEAVER_DEATH, "notify-care-leaver-death"),
	WORD(CSPR_DUTY_RAPID_REVIEW, "rapid-review"),
	WORD(CSPR_DUTY_INFORM_DECISION, "inform-decision"),
	WORD(CSPR_DUTY_PUBLISH, "publish"),
	WORD(CSPR_DUTY_SEND_COPIES, "send-copies"),
	WORD(CSPR_DUTY_STAY_PUBLIC, "stay-public"),
	WORD(CSPR_DUTY_ANSWER_PANEL, "answer-panel"),
	WORD(CSPR_DUTY_PANEL_REPLY, "panel-reply"),
	WORD(CSPR_DUTY_SUMMARY_RETURN, "summary-return"),
	WORD(CSPR_DUTY_MONITOR, "monitor"),
	WORD(CSPR_DUTY_HOLD_REVIEW, "hold-review"),
	WORD(CSPR_DUTY_ACTION, "action"),
	WORD(CSPR_DUTY_YEARLY_REPORT, "yearly-report"),
	WORD(CSPR_DUTY_SAR_COMPLETE, "sar-complete"),
};

static const struct word rule_words[] = {
	WORD(CSPR_RULE_NO_SUCH_MOVE, "no-such-move"),
	WORD(CSPR_RULE_NO_AUTHORITY, "no-authority"),
	WORD(CSPR_RULE_PARTICULARS_COMPLETE, "particulars-complete"),
	WORD(CSPR_RULE_CRITERIA_MET, "criteria-met"),
	WORD(CSPR_RULE_CRITERIA_NOT_MET, "criteria-not-met"),
	WORD(CSPR_RULE_CRITERIA_NO_LONGER_MET, "criteria-no-longer-met"),
	WORD(CSPR_RULE_PARTNERS_AGREE_NOTIFICATION, "partners-agree-notification"),
	WORD(CSPR_RULE_EDITION_IN_FORCE, "edition-in-force"),
	WORD(CSPR_RULE_NOT_NOTIFIED, "not-notified"),
	WORD(CSPR_RULE_NOT_MISTAKEN, "not-mistaken"),
	WORD(CSPR_RULE_OTHER_REVIEW_LINKED, "other-review-linked"),
	WORD(CSPR_RULE_OUTCOME_IS_LOCAL_LEARNING, "outcome-is-local-learning"),
	WORD(CSPR_RULE_RETURN_OPEN, "return-open"),
	WORD(CSPR_RULE_IMMEDIATE_SAFETY_CONSIDERED, "immediate-safety-considered"),
	WORD(CSPR_RULE_MEETING_HELD, "meeting-held"),
	WORD(CSPR_RULE_RETURNS_SETTLED, "returns-settled"),
	WORD(CSPR_RULE_ONE_PERSON_ONE_PARTNER, "one-person-one-partner"),
	WORD(CSPR_RULE_FACTORS_CONSIDERED, "factors-considered"),
	WORD(CSPR_RULE_DECISION_SIGNED_OFF, "decision-signed-off"),
	WORD(CSPR_RULE_PANEL_RECOMMENDED, "panel-recommended"),
	WORD(CSPR_RULE_DECISION_REASONED, "decision-reasoned"),
	WORD(CSPR_RULE_RAPID_REVIEW_SIGNED_OFF, "rapid-review-signed-off"),
	WORD(CSPR_RULE_SAME_DOCUMENT, "same-document"),
	WORD(CSPR_RULE_QUERY_OPEN, "query-open"),
	WORD(CSPR_RULE_DECISION_MADE, "decision-made"),
	WORD(CSPR_RULE_NOTHING_PUBLISHED, "nothing-published"),
	WORD(CSPR_RULE_OUTCOME_IS_LCSPR, "outcome-is-lcspr"),
	WORD(CSPR_RULE_NO_OPEN_PANEL_QUERY, "no-open-panel-query"),
	WORD(CSPR_RULE_NO_CONFLICT, "no-conflict"),
	WORD(CSPR_RULE_REVIEWER_APPOINTED, "reviewer-appointed"),
	WORD(CSPR_RULE_TERMS_AGREED, "terms-agreed"),
	WORD(CSPR_RULE_REPORT_HAS_IMPROVEMENTS, "report-has-improvements"),
	WORD(CSPR_RULE_REPORT_HAS_ANALYSIS, "report-has-analysis"),
	WORD(CSPR_RULE_REPORT_SIGNED_OFF, "report-signed-off"),
	WORD(CSPR_RULE_FACTS_CHECKED, "facts-checked"),
	WORD(CSPR_RULE_PRACTITIONERS_INVOLVED, "practitioners-involved"),
	WORD(CSPR_RULE_FAMILY_INVITED, "family-invited"),
	WORD(CSPR_RULE_LABEL_UNIQUE, "label-unique"),
	WORD(CSPR_RULE_SCAN_CLEAN, "scan-clean"),
	WORD(CSPR_RULE_LAW_CHECKED, "law-checked"),
	WORD(CSPR_RULE_FOUR_EYES, "four-eyes"),
	WORD(CSPR_RULE_FAMILY_SHOWN, "family-shown"),
	WORD(CSPR_RULE_REPORT_ACCEPTED, "report-accepted"),
	WORD(CSPR_RULE_PUBLICATION_SIGNED_OFF, "publication-signed-off"),
	WORD(CSPR_RULE_OUTCOME_IS_PUBLICATION, "outcome-is-publication"),
	WORD(CSPR_RULE_COPIES_SENT, "copies-sent"),
	WORD(CSPR_RULE_SEVEN_WORKING_DAYS, "seven-working-days"),
	WORD(CSPR_RULE_COPY_TO_OFSTED, "copy-to-ofsted"),
	WORD(CSPR_RULE_REVIEWER_NAMED, "reviewer-named"),
	WORD(CSPR_RULE_NO_RESTRICTING_ORDER, "no-restricting-order"),
	WORD(CSPR_RULE_PUBLICATION_NOT_HELD, "publication-not-held"),
	WORD(CSPR_RULE_OUTCOME_IS_NONE, "outcome-is-none"),
	WORD(CSPR_RULE_JUSTIFICATION_SENT, "justification-sent"),
	WORD(CSPR_RULE_ONE_YEAR_PUBLIC, "one-year-public"),
	WORD(CSPR_RULE_OUTCOME_IS_NO_REVIEW, "outcome-is-no-review"),
	WORD(CSPR_RULE_ACTIONS_SETTLED, "actions-settled"),
	WORD(CSPR_RULE_DEPOSITED, "deposited"),
	WORD(CSPR_RULE_IN_YEARLY_REPORT, "in-yearly-report"),
	WORD(CSPR_RULE_HOLD_OPEN, "hold-open"),
	WORD(CSPR_RULE_ORDER_OPEN, "order-open"),
	WORD(CSPR_RULE_ACTION_OPEN, "action-open"),
	WORD(CSPR_RULE_SAR_CONDITION, "sar-condition"),
	WORD(CSPR_RULE_LATER_MOVES_STAND, "later-moves-stand"),
};

static const struct word requirement_words[] = {
	WORD(CSPR_REQUIREMENT_ASSESSED, "assessed"),
	WORD(CSPR_REQUIREMENT_VIEWS, "views"),
	WORD(CSPR_REQUIREMENT_SIGNED_OFF, "signed_off"),
	WORD(CSPR_REQUIREMENT_HAPPENED, "happened"),
	WORD(CSPR_REQUIREMENT_HAPPENED_SINCE, "happened_since"),
	WORD(CSPR_REQUIREMENT_OPEN, "open"),
	WORD(CSPR_REQUIREMENT_NONE_OPEN, "none_open"),
	WORD(CSPR_REQUIREMENT_STANDS, "stands"),
	WORD(CSPR_REQUIREMENT_NOT_STANDING, "not_standing"),
	WORD(CSPR_REQUIREMENT_OUTCOME_IS, "outcome_is"),
	WORD(CSPR_REQUIREMENT_DOCUMENT_IS, "document_is"),
	WORD(CSPR_REQUIREMENT_INTERESTS_CLEAR, "interests_clear"),
	WORD(CSPR_REQUIREMENT_PART_GIVEN, "part_given"),
	WORD(CSPR_REQUIREMENT_PART_TRUE, "part_true"),
	WORD(CSPR_REQUIREMENT_PART_IS_NOT, "part_is_not"),
	WORD(CSPR_REQUIREMENT_LABEL_UNIQUE, "label_unique"),
	WORD(CSPR_REQUIREMENT_CHECKED, "checked"),
	WORD(CSPR_REQUIREMENT_FOUR_EYES, "four_eyes"),
	WORD(CSPR_REQUIREMENT_ONE_PERSON, "one_person"),
	WORD(CSPR_REQUIREMENT_SENT_TO, "sent_to"),
	WORD(CSPR_REQUIREMENT_DAYS_BEFORE, "days_before"),
	WORD(CSPR_REQUIREMENT_MONTHS_SINCE_PUBLISHED, "months_since_published"),
	WORD(CSPR_REQUIREMENT_EDITION_IN_FORCE, "edition_in_force"),
	WORD(CSPR_REQUIREMENT_ADULT_CONDITION, "adult_condition"),
};

static const struct word period_words[] = {
	WORD(CSPR_PERIOD_WORKING_DAYS, "working_days"),
	WORD(CSPR_PERIOD_WORKING_DAYS_BEFORE, "working_days_before"),
	WORD(CSPR_PERIOD_MONTHS, "months"),
	WORD(CSPR_PERIOD_RECORDED_DAY, "recorded_day"),
	WORD(CSPR_PERIOD_PROMPTLY, "promptly"),
	WORD(CSPR_PERIOD_DAYS, "days"),
};

static const struct word condition_words[] = {
	WORD(CSPR_CONDITION_ALWAYS, "always"),
	WORD(CSPR_CONDITION_PART_IS, "part_is"),
	WORD(CSPR_CONDITION_PART_IS_NOT, "part_is_not"),
	WORD(CSPR_CONDITION_APPROVED, "approved"),
	WORD(CSPR_CONDITION_NOT_APPROVED, "not_approved"),
	WORD(CSPR_CONDITION_CLOSED_WITHOUT_REVIEW, "closed_without_review"),
	WORD(CSPR_CONDITION_CLOSED_AFTER_REVIEW, "closed_after_review"),
	WORD(CSPR_CONDITION_PUBLISHED, "published"),
};

static const struct word drawing_words[] = {
	WORD(CSPR_DRAWING_DOT, "dot"),
	WORD(CSPR_DRAWING_MERMAID, "mermaid"),
};

static const struct word difference_words[] = {
	WORD(CSPR_DIFFERENCE_VERDICT, "verdict"),
	WORD(CSPR_DIFFERENCE_DUTY, "duty"),
	WORD(CSPR_DIFFERENCE_STATE, "state"),
};

static const struct word reading_words[] = {
	WORD(CSPR_READING_RAPID_REVIEW_BASE, "rapid_review_base"),
	WORD(CSPR_READING_SIX_MONTHS_BASE, "six_months_base"),
	WORD(CSPR_READING_RELAXATION_END, "relaxation_end"),
};

static const struct word display_words[] = {
	WORD(CSPR_DISPLAY_CASE_REVIEW_PANEL, "case_review_panel"),
	WORD(CSPR_DISPLAY_PARTNERSHIP, "partnership"),
	WORD(CSPR_DISPLAY_HEALTH_PARTNER, "health_partner"),
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
	size_t length = name ? strlen(name) : 0, count = length ? cspr_word_count(group) : 0;
	uint16_t print = length ? PRINT(name, length) : 0;

	for (size_t i = 0; i < count; i++)
		if (groups[group].words[i].print == print && strcmp(groups[group].words[i].name, name) == 0)
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
