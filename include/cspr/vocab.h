#ifndef CSPR_VOCAB_H
#define CSPR_VOCAB_H
/*
 * The words of libcspr.
 *
 * Every word has a number here and a name (cspr_word_name()): snake_case, as in JSON, on the command
 * line and in Python; ids of rules and duties are kebab-case. A number, once released, is for ever;
 * new words are added at the end of their group. A code read from elsewhere that is not listed here
 * is never an error to read: it has no name, and cspr_word_name() gives NULL for it.
 *
 * Signatures carry cspr_code, not these enumerations, so that adding a word never changes the ABI.
 */
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A word: its number within its group. 0 is never a word. */
typedef uint16_t cspr_code;

/* The groups of words. */
enum {
	CSPR_GROUP_KIND = 1,
	CSPR_GROUP_PHASE = 2,
	CSPR_GROUP_STATE = 3,
	CSPR_GROUP_EVENT = 4,
	CSPR_GROUP_MILESTONE = 5,
	CSPR_GROUP_ROLE = 6,
	CSPR_GROUP_CAPACITY = 7,
	CSPR_GROUP_PART = 8,
	CSPR_GROUP_TYPE = 9,
	CSPR_GROUP_VALUE = 10,
	CSPR_GROUP_ASSESSMENT = 11,
	CSPR_GROUP_LIMB = 12,
	CSPR_GROUP_FORCE = 13,
	CSPR_GROUP_VERDICT = 14,
	CSPR_GROUP_RESULT = 15,
	CSPR_GROUP_PROVENANCE = 16,
	CSPR_GROUP_STANDING = 17,
	CSPR_GROUP_DUTY = 18,
	CSPR_GROUP_RULE = 19,
	CSPR_GROUP_REQUIREMENT = 20,
	CSPR_GROUP_PERIOD = 21,
	CSPR_GROUP_CONDITION = 22,
	CSPR_GROUP_DRAWING = 23,
	CSPR_GROUP_DIFFERENCE = 24,
	CSPR_GROUP_READING = 25,
	CSPR_GROUP_DISPLAY = 26,
};

/* Whom a review is about: Children Act 2004 s.16B-16H, or Care Act 2014 s.44. */
enum {
	CSPR_KIND_CHILDREN = 1,
	CSPR_KIND_ADULT = 2,
};

/* The phases of a review, in order (rulebook section 4). */
enum {
	CSPR_PHASE_REFERRAL = 1,
	CSPR_PHASE_RAPID_REVIEW = 2,
	CSPR_PHASE_PANEL_DECISION = 3,
	CSPR_PHASE_LCSPR = 4,
	CSPR_PHASE_ANONYMISATION = 5,
	CSPR_PHASE_PUBLICATION = 6,
	CSPR_PHASE_LEARNING = 7,
	CSPR_PHASE_CLOSED = 8,
};

/* Where a review is. Every state belongs to one phase: see cspr_state_phase(). */
enum {
	CSPR_STATE_REFERRED = 1,	       /* a case has been put forward */
	CSPR_STATE_SCREENING = 2,	       /* partners are testing it against the criteria */
	CSPR_STATE_NOTIFIABLE = 3,	       /* criteria judged met; the notification is owed */
	CSPR_STATE_NOTIFIED = 4,	       /* notification sent; a rapid review is required */
	CSPR_STATE_RAPID_REVIEW = 5,	       /* agencies are returning summaries, the meeting is held */
	CSPR_STATE_RAPID_REVIEW_COMPLETED = 6, /* summary and outcome written; the partners decide */
	CSPR_STATE_DECIDED = 7,		       /* decision recorded; to be sent with the rapid review */
	CSPR_STATE_WITH_NATIONAL_PANEL = 8,    /* sent to the national Panel, whose view is advisory */
	CSPR_STATE_NATIONAL_REVIEW = 9,	       /* the Panel has taken the case; the local review stands aside */
	CSPR_STATE_COMMISSIONING = 10,	       /* a local review is under way; reviewer and terms are being settled */
	CSPR_STATE_IN_REVIEW = 11,	       /* the reviewer is at work */
	CSPR_STATE_REPORT_DRAFTED = 12,	       /* a draft is with the partners */
	CSPR_STATE_ANONYMISING = 13,	       /* the accepted report is being made fit to publish */
	CSPR_STATE_ANONYMISED = 14,	       /* one exact document (by digest) is approved as anonymised */
	CSPR_STATE_PUBLICATION_DECIDED = 15,   /* full, improvements_only or none has been decided */
	CSPR_STATE_PRE_PUBLICATION = 16,       /* copies are out; the seven working days run */
	CSPR_STATE_PUBLISHED = 17,	       /* public */
	CSPR_STATE_NOT_PUBLISHED = 18,	       /* neither report nor improvements published; justification sent */
	CSPR_STATE_LOCAL_LEARNING = 19,	       /* another kind of learning review is under way */
	CSPR_STATE_MONITORING = 20,	       /* actions are tracked to evidence */
	CSPR_STATE_NOT_NOTIFIABLE = 21,	       /* criteria judged not met (final, may be rescreened) */
	CSPR_STATE_WITHDRAWN = 22, /* notification withdrawn as not meeting the criteria (final, may be rescreened) */
	CSPR_STATE_CLOSED = 23,	   /* finished (final, may be reopened) */
	CSPR_STATE_NO_REVIEW = 24, /* the board decided against a review (sar2014; final, may be rescreened) */
};

/* What may be recorded. What each one does, and needs, is in the edition (lib/editions). */
enum {
	CSPR_EVENT_REFER = 1,
	CSPR_EVENT_ADOPT = 2,
	CSPR_EVENT_BEGIN_SCREENING = 3,
	CSPR_EVENT_RECORD_CIRCUMSTANCES = 4,
	CSPR_EVENT_RECORD_JUDGEMENT = 5,
	CSPR_EVENT_FIND_CRITERIA_MET = 6,
	CSPR_EVENT_FIND_CRITERIA_NOT_MET = 7,
	CSPR_EVENT_RESCREEN = 8,
	CSPR_EVENT_CLOSE_WITHOUT_REVIEW = 9,
	CSPR_EVENT_BEGIN_LOCAL_LEARNING = 10,
	CSPR_EVENT_NOTIFY_NATIONAL_PANEL = 11,
	CSPR_EVENT_NOTIFY_PARTNERS = 12,
	CSPR_EVENT_WITHDRAW_NOTIFICATION = 13,
	CSPR_EVENT_OPEN_RAPID_REVIEW = 14,
	CSPR_EVENT_REQUEST_SUMMARY = 15,
	CSPR_EVENT_CHASE_SUMMARY = 16,
	CSPR_EVENT_RECEIVE_SUMMARY = 17,
	CSPR_EVENT_WAIVE_SUMMARY = 18,
	CSPR_EVENT_RECORD_IMMEDIATE_ACTION = 19,
	CSPR_EVENT_HOLD_RAPID_REVIEW_MEETING = 20,
	CSPR_EVENT_COMPLETE_RAPID_REVIEW = 21,
	CSPR_EVENT_REOPEN_RAPID_REVIEW = 22,
	CSPR_EVENT_RECOMMEND = 23,
	CSPR_EVENT_CONSIDER_FACTORS = 24,
	CSPR_EVENT_SIGN_OFF = 25,
	CSPR_EVENT_ESCALATE = 26,
	CSPR_EVENT_DECIDE = 27,
	CSPR_EVENT_SEND_TO_NATIONAL_PANEL = 28,
	CSPR_EVENT_NATIONAL_PANEL_RESPONDS = 29,
	CSPR_EVENT_ANSWER_NATIONAL_PANEL = 30,
	CSPR_EVENT_RECONSIDER_DECISION = 31,
	CSPR_EVENT_INFORM_OF_DECISION = 32,
	CSPR_EVENT_BEGIN_LCSPR = 33,
	CSPR_EVENT_RETURN_FROM_NATIONAL_REVIEW = 34,
	CSPR_EVENT_CONCLUDE_NATIONAL_REVIEW = 35,
	CSPR_EVENT_DECLARE_INTERESTS = 36,
	CSPR_EVENT_APPOINT_REVIEWER = 37,
	CSPR_EVENT_REMOVE_REVIEWER = 38,
	CSPR_EVENT_AGREE_TERMS = 39,
	CSPR_EVENT_BEGIN_REVIEW = 40,
	CSPR_EVENT_MONITOR_PROGRESS = 41,
	CSPR_EVENT_REQUEST_IN_WRITING = 42,
	CSPR_EVENT_INVITE_FAMILY = 43,
	CSPR_EVENT_HEAR_FAMILY = 44,
	CSPR_EVENT_HOLD_PRACTITIONER_EVENT = 45,
	CSPR_EVENT_SUBMIT_DRAFT = 46,
	CSPR_EVENT_RETURN_DRAFT = 47,
	CSPR_EVENT_CHECK_FACTS = 48,
	CSPR_EVENT_ACCEPT_REPORT = 49,
	CSPR_EVENT_ASSIGN_PSEUDONYM = 50,
	CSPR_EVENT_RECORD_SCAN = 51,
	CSPR_EVENT_CHECK_LAW = 52,
	CSPR_EVENT_SHOW_FAMILY = 53,
	CSPR_EVENT_APPROVE_ANONYMISATION = 54,
	CSPR_EVENT_AMEND_REPORT = 55,
	CSPR_EVENT_DECIDE_PUBLICATION = 56,
	CSPR_EVENT_PLAN_PUBLICATION = 57,
	CSPR_EVENT_RECONSIDER_PUBLICATION = 58,
	CSPR_EVENT_SEND_COPY = 59,
	CSPR_EVENT_PUBLISH = 60,
	CSPR_EVENT_JUSTIFY_NON_PUBLICATION = 61,
	CSPR_EVENT_CONFIRM_NOT_PUBLISHED = 62,
	CSPR_EVENT_DEPOSIT = 63,
	CSPR_EVENT_DISSEMINATE = 64,
	CSPR_EVENT_TAKE_DOWN = 65,
	CSPR_EVENT_BEGIN_MONITORING = 66,
	CSPR_EVENT_CLOSE = 67,
	CSPR_EVENT_REOPEN = 68,
	CSPR_EVENT_PLACE_HOLD = 69,
	CSPR_EVENT_LIFT_HOLD = 70,
	CSPR_EVENT_RECORD_PROCEEDING = 71,
	CSPR_EVENT_RECORD_ORDER = 72,
	CSPR_EVENT_END_ORDER = 73,
	CSPR_EVENT_EXPLAIN_DELAY = 74,
	CSPR_EVENT_ADD_ACTION = 75,
	CSPR_EVENT_UPDATE_ACTION = 76,
	CSPR_EVENT_SETTLE_ACTION = 77,
	CSPR_EVENT_RECORD_IMPACT = 78,
	CSPR_EVENT_LINK_REVIEW = 79,
	CSPR_EVENT_TRANSFER_AREA = 80,
	CSPR_EVENT_NOTIFY_LOOKED_AFTER_DEATH = 81,
	CSPR_EVENT_NOTIFY_CARE_LEAVER_DEATH = 82,
	CSPR_EVENT_RECORD_DISCLOSURE = 83,
	CSPR_EVENT_INCLUDE_IN_YEARLY_REPORT = 84,
	CSPR_EVENT_CHANGE_EDITION = 85,
	CSPR_EVENT_AMEND = 86,
	CSPR_EVENT_NOTE_REFUSAL = 87,
};

/* Milestones of an adopted review that are not events (an event's code is a milestone too). */
enum {
	CSPR_MILESTONE_INCIDENT = 200,
	CSPR_MILESTONE_AWARE = 201,
};

/* On whose authority an actor acts (rulebook section 3). */
enum {
	CSPR_ROLE_AGENCY = 1,
	CSPR_ROLE_LOCAL_AUTHORITY = 2,
	CSPR_ROLE_INTEGRATED_CARE_BOARD = 3,
	CSPR_ROLE_POLICE = 4,
	CSPR_ROLE_BUSINESS_MANAGER = 5,
	CSPR_ROLE_CASE_REVIEW_PANEL = 6,
	CSPR_ROLE_REVIEWER = 7,
	CSPR_ROLE_LEGAL_ADVISER = 8,
	CSPR_ROLE_INDEPENDENT_SCRUTINEER = 9,
	CSPR_ROLE_NATIONAL_PANEL = 10,
	CSPR_ROLE_SAFEGUARDING_ADULTS_BOARD = 11,
	CSPR_ROLE_IMPORTER = 12,
};

/* In what capacity a safeguarding partner acts (Working Together 2023). */
enum {
	CSPR_CAPACITY_LEAD = 1,
	CSPR_CAPACITY_DELEGATED = 2,
};

/* The particulars of events. Which event carries which, and of what type: cspr_basis_particular(). */
enum {
	CSPR_PART_REFERRING_AGENCY = 1,
	CSPR_PART_INCIDENT_ON = 2,
	CSPR_PART_AWARE_ON = 3,
	CSPR_PART_CHILDREN = 4,
	CSPR_PART_CHILD_REFS = 5,
	CSPR_PART_STATE = 6,
	CSPR_PART_MILESTONES = 7,
	CSPR_PART_OUTCOME = 8,
	CSPR_PART_PUBLICATION_OUTCOME = 9,
	CSPR_PART_DOCUMENT = 10,
	CSPR_PART_REVIEWER = 11,
	CSPR_PART_SUSPICION = 12,
	CSPR_PART_HARM = 13,
	CSPR_PART_PLACE = 14,
	CSPR_PART_RESIDENCE = 15,
	CSPR_PART_AGE_BAND = 16,
	CSPR_PART_LOOKED_AFTER = 17,
	CSPR_PART_CARE_LEAVER = 18,
	CSPR_PART_RECOVERED = 19,
	CSPR_PART_PATTERN = 20,
	CSPR_PART_HARM_DOMAINS = 21,
	CSPR_PART_MATTER = 22,
	CSPR_PART_JUDGED = 23,
	CSPR_PART_REASON = 24,
	CSPR_PART_METHOD = 25,
	CSPR_PART_LIMB = 26,
	CSPR_PART_REFERENCE = 27,
	CSPR_PART_AREA = 28,
	CSPR_PART_AGENCY = 29,
	CSPR_PART_DUE = 30,
	CSPR_PART_ACTION = 31,
	CSPR_PART_RECOMMENDATION = 32,
	CSPR_PART_FACTOR_A = 33,
	CSPR_PART_FACTOR_B = 34,
	CSPR_PART_FACTOR_C = 35,
	CSPR_PART_FACTOR_D = 36,
	CSPR_PART_SUBJECT = 37,
	CSPR_PART_STANCE = 38,
	CSPR_PART_RESPONSE = 39,
	CSPR_PART_RECIPIENT = 40,
	CSPR_PART_CONFLICT = 41,
	CSPR_PART_ON_TIME = 42,
	CSPR_PART_QUALITY = 43,
	CSPR_PART_WHAT = 44,
	CSPR_PART_PERSON = 45,
	CSPR_PART_HAS_IMPROVEMENTS = 46,
	CSPR_PART_HAS_ANALYSIS = 47,
	CSPR_PART_LABEL = 48,
	CSPR_PART_OPEN_FINDINGS = 49,
	CSPR_PART_TOOL = 50,
	CSPR_PART_CLEAR = 51,
	CSPR_PART_PREPARED_BY = 52,
	CSPR_PART_PLANNED_ON = 53,
	CSPR_PART_CHANNEL = 54,
	CSPR_PART_REVIEWER_NAMED = 55,
	CSPR_PART_REPOSITORY = 56,
	CSPR_PART_PRODUCT = 57,
	CSPR_PART_AUDIENCE = 58,
	CSPR_PART_HOLD = 59,
	CSPR_PART_SCOPE = 60,
	CSPR_PART_REVIEW_ON = 61,
	CSPR_PART_PROCEEDING = 62,
	CSPR_PART_KIND = 63,
	CSPR_PART_STATUS = 64,
	CSPR_PART_ORDER = 65,
	CSPR_PART_DUTY = 66,
	CSPR_PART_ABOUT = 67,
	CSPR_PART_OWNER = 68,
	CSPR_PART_DISPOSITION = 69,
	CSPR_PART_EVIDENCE = 70,
	CSPR_PART_REVIEW = 71,
	CSPR_PART_RELATION = 72,
	CSPR_PART_YEAR = 73,
	CSPR_PART_TO = 74,
	CSPR_PART_OF = 75,
	CSPR_PART_RETRACT = 76,
	CSPR_PART_REPLACEMENT = 77,
	CSPR_PART_NEEDS = 78,
	CSPR_PART_JOINT_WORKING_CONCERN = 79,
	CSPR_PART_DIED = 80,
	CSPR_PART_SERIOUS = 81,
	CSPR_PART_EVENT = 82,
	CSPR_PART_RULES = 83,
};

/* Types of particulars. */
enum {
	CSPR_TYPE_CODE = 1,	   /* one of a closed list of values (CSPR_VALUE_...) */
	CSPR_TYPE_REFERENCE = 2,   /* an opaque reference */
	CSPR_TYPE_REFERENCES = 3,  /* a list of opaque references */
	CSPR_TYPE_DATE = 4,	   /* a full date */
	CSPR_TYPE_COUNT = 5,	   /* a whole number */
	CSPR_TYPE_YES_NO = 6,	   /* true or false */
	CSPR_TYPE_DIGEST = 7,	   /* a SHA-256 digest */
	CSPR_TYPE_EVIDENCE = 8,	   /* a digest or an opaque reference */
	CSPR_TYPE_STATE = 9,	   /* a state of the edition (CSPR_STATE_...) */
	CSPR_TYPE_DUTY = 10,	   /* a duty (CSPR_DUTY_...) */
	CSPR_TYPE_MILESTONES = 11, /* milestones of an adopted review */
	CSPR_TYPE_EVENT = 12,	   /* what replaces an event: of it, the keys that are given */
	CSPR_TYPE_EVENT_NAME = 13, /* what may be recorded (CSPR_EVENT_...) */
};

/* Values of particulars: outcomes, reasons, stances, recipients and the rest. One word is one value, wherever it is
 * used. */
enum {
	CSPR_VALUE_UNKNOWN = 1,
	CSPR_VALUE_NONE = 2,
	CSPR_VALUE_SUSPECTED = 3,
	CSPR_VALUE_KNOWN = 4,
	CSPR_VALUE_DIED = 5,
	CSPR_VALUE_SERIOUS = 6,
	CSPR_VALUE_NOT_SERIOUS = 7,
	CSPR_VALUE_UNCERTAIN = 8,
	CSPR_VALUE_IN_AREA = 9,
	CSPR_VALUE_ELSEWHERE_IN_ENGLAND = 10,
	CSPR_VALUE_OUTSIDE_ENGLAND = 11,
	CSPR_VALUE_ELSEWHERE = 12,
	CSPR_VALUE_UNDER_18 = 13,
	CSPR_VALUE_18_TO_24 = 14,
	CSPR_VALUE_25_PLUS = 15,
	CSPR_VALUE_UNBORN = 16,
	CSPR_VALUE_ONE_OFF = 17,
	CSPR_VALUE_REPEATED = 18,
	CSPR_VALUE_LONG_TERM_IMPAIRMENT = 19,
	CSPR_VALUE_UNBORN_CHILD = 20,
	CSPR_VALUE_OTHER = 21,
	CSPR_VALUE_DUPLICATE = 22,
	CSPR_VALUE_MISTAKEN = 23,
	CSPR_VALUE_JOINED = 24,
	CSPR_VALUE_TRANSFERRED = 25,
	CSPR_VALUE_LCSPR = 26,
	CSPR_VALUE_NO_REVIEW = 27,
	CSPR_VALUE_LOCAL_LEARNING = 28,
	CSPR_VALUE_NATIONAL_REVIEW = 29,
	CSPR_VALUE_MANDATORY_REVIEW = 30,
	CSPR_VALUE_DISCRETIONARY_REVIEW = 31,
	CSPR_VALUE_NOTIFICATION = 32,
	CSPR_VALUE_RAPID_REVIEW = 33,
	CSPR_VALUE_DECISION = 34,
	CSPR_VALUE_REPORT = 35,
	CSPR_VALUE_PUBLICATION = 36,
	CSPR_VALUE_AGREES = 37,
	CSPR_VALUE_DISSENTS = 38,
	CSPR_VALUE_RECUSED = 39,
	CSPR_VALUE_ASKS_FOR_INFORMATION = 40,
	CSPR_VALUE_DISAGREES = 41,
	CSPR_VALUE_NATIONAL_PANEL = 42,
	CSPR_VALUE_SECRETARY_OF_STATE = 43,
	CSPR_VALUE_OFSTED = 44,
	CSPR_VALUE_FAMILY = 45,
	CSPR_VALUE_ACCEPTABLE = 46,
	CSPR_VALUE_CONCERN = 47,
	CSPR_VALUE_INFORMATION = 48,
	CSPR_VALUE_DRAFT = 49,
	CSPR_VALUE_CONTRIBUTED = 50,
	CSPR_VALUE_DECLINED = 51,
	CSPR_VALUE_FULL = 52,
	CSPR_VALUE_IMPROVEMENTS_ONLY = 53,
	CSPR_VALUE_REVIEW = 54,
	CSPR_VALUE_CRIMINAL_INVESTIGATION = 55,
	CSPR_VALUE_PROSECUTION = 56,
	CSPR_VALUE_INQUEST = 57,
	CSPR_VALUE_FAMILY_PROCEEDINGS = 58,
	CSPR_VALUE_CRIMINAL = 59,
	CSPR_VALUE_DARDR = 60,
	CSPR_VALUE_MAPPA = 61,
	CSPR_VALUE_CHILD_DEATH_REVIEW = 62,
	CSPR_VALUE_SAR = 63,
	CSPR_VALUE_DISCIPLINARY = 64,
	CSPR_VALUE_OPEN = 65,
	CSPR_VALUE_ENDED = 66,
	CSPR_VALUE_DONE = 67,
	CSPR_VALUE_SUPERSEDED = 68,
	CSPR_VALUE_REJECTED = 69,
	CSPR_VALUE_SIBLING = 70,
	CSPR_VALUE_THEMATIC = 71,
	CSPR_VALUE_SPLIT = 72,
};

/* Answers of the criteria (rulebook section 5.4). */
enum {
	CSPR_ASSESSMENT_MET = 1,
	CSPR_ASSESSMENT_NOT_MET = 2,
	CSPR_ASSESSMENT_NEEDS_INFORMATION = 3,
	CSPR_ASSESSMENT_NEEDS_JUDGEMENT = 4,
};

/* Limbs of the criteria (CA 2004 s.16B(9), s.16C(1)). */
enum {
	CSPR_LIMB_ABUSE_OR_NEGLECT = 1,
	CSPR_LIMB_DIED_OR_SERIOUSLY_HARMED = 2,
	CSPR_LIMB_WHERE = 3,
	CSPR_LIMB_A_CHILD = 4,
};

/* What it means that a rule is unmet (rulebook section 2). */
enum {
	CSPR_FORCE_MUST = 1,   /* refused, unless recorded as already happened, with a reason */
	CSPR_FORCE_SHOULD = 2, /* refused for want of a departure reason */
	CSPR_FORCE_EXPECT = 3, /* allowed, and reported */
	CSPR_FORCE_LOCAL = 4,  /* as expect, unless the local profile raises it */
};

/* What is decided of an event (rulebook section 2). */
enum {
	CSPR_VERDICT_ALLOWED = 1,
	CSPR_VERDICT_ALLOWED_IN_BREACH = 2, /* a rule is not met, and the record says why it was departed from */
	CSPR_VERDICT_REFUSED = 3,
};

/* How a rule was found when it was weighed. */
enum {
	CSPR_RESULT_MET = 1,
	CSPR_RESULT_UNMET = 2,
	CSPR_RESULT_UNKNOWN = 3, /* a fact that may predate the adoption of the review was not given */
};

/* How well a citation is evidenced (domain facts, section 0). */
enum {
	CSPR_PROVENANCE_PRIMARY = 1,   /* the words were seen in the Act, regulation, official page or statistics */
	CSPR_PROVENANCE_SECONDARY = 2, /* the words were seen in a source that states the rule */
	CSPR_PROVENANCE_RECALLED = 3,  /* from general knowledge; not seen. Never to be printed as a quotation */
	CSPR_PROVENANCE_INFERRED = 4,  /* reasoned from points that were seen */
	CSPR_PROVENANCE_LOCAL = 5,     /* a local profile's own rule */
};

/* How a duty stands (rulebook section 6). */
enum {
	CSPR_STANDING_NOT_STARTED = 1, /* no base, or a fact it needs is unknown */
	CSPR_STANDING_NOT_OWED = 2,    /* no longer or never owed */
	CSPR_STANDING_PENDING = 3,     /* owed, and in time so far */
	CSPR_STANDING_MET = 4,
	CSPR_STANDING_MET_LATE = 5,
	CSPR_STANDING_OVERDUE = 6,
	CSPR_STANDING_LATE_EXPLAINED = 7, /* late, and the delay was explained */
	CSPR_STANDING_RELAXED = 8,	  /* late, in a national relaxation window */
	CSPR_STANDING_BROKEN = 9,	  /* a ban that was not kept */
	CSPR_STANDING_INDETERMINATE = 10, /* a date is too vague, or outside the calendar */
};

/* What may be owed (rulebook section 6). */
enum {
	CSPR_DUTY_NOTIFY_PANEL = 1,
	CSPR_DUTY_NOTIFY_PARTNERS = 2,
	CSPR_DUTY_NOTIFY_LOOKED_AFTER_DEATH = 3,
	CSPR_DUTY_NOTIFY_CARE_LEAVER_DEATH = 4,
	CSPR_DUTY_RAPID_REVIEW = 5,
	CSPR_DUTY_INFORM_DECISION = 6,
	CSPR_DUTY_PUBLISH = 7,
	CSPR_DUTY_SEND_COPIES = 8,
	CSPR_DUTY_STAY_PUBLIC = 9,
	CSPR_DUTY_ANSWER_PANEL = 10,
	CSPR_DUTY_PANEL_REPLY = 11,
	CSPR_DUTY_SUMMARY_RETURN = 12,
	CSPR_DUTY_MONITOR = 13,
	CSPR_DUTY_HOLD_REVIEW = 14,
	CSPR_DUTY_ACTION = 15,
	CSPR_DUTY_YEARLY_REPORT = 16,
	CSPR_DUTY_SAR_COMPLETE = 17,
};

/* Every rule that can be weighed, by its id. */
enum {
	CSPR_RULE_NO_SUCH_MOVE = 1,
	CSPR_RULE_NO_AUTHORITY = 2,
	CSPR_RULE_PARTICULARS_COMPLETE = 3,
	CSPR_RULE_CRITERIA_MET = 4,
	CSPR_RULE_CRITERIA_NOT_MET = 5,
	CSPR_RULE_CRITERIA_NO_LONGER_MET = 6,
	CSPR_RULE_PARTNERS_AGREE_NOTIFICATION = 7,
	CSPR_RULE_EDITION_IN_FORCE = 8,
	CSPR_RULE_NOT_NOTIFIED = 9,
	CSPR_RULE_NOT_MISTAKEN = 10,
	CSPR_RULE_OTHER_REVIEW_LINKED = 11,
	CSPR_RULE_OUTCOME_IS_LOCAL_LEARNING = 12,
	CSPR_RULE_RETURN_OPEN = 13,
	CSPR_RULE_IMMEDIATE_SAFETY_CONSIDERED = 14,
	CSPR_RULE_MEETING_HELD = 15,
	CSPR_RULE_RETURNS_SETTLED = 16,
	CSPR_RULE_ONE_PERSON_ONE_PARTNER = 17,
	CSPR_RULE_FACTORS_CONSIDERED = 18,
	CSPR_RULE_DECISION_SIGNED_OFF = 19,
	CSPR_RULE_PANEL_RECOMMENDED = 20,
	CSPR_RULE_DECISION_REASONED = 21,
	CSPR_RULE_RAPID_REVIEW_SIGNED_OFF = 22,
	CSPR_RULE_SAME_DOCUMENT = 23,
	CSPR_RULE_QUERY_OPEN = 24,
	CSPR_RULE_DECISION_MADE = 25,
	CSPR_RULE_NOTHING_PUBLISHED = 26,
	CSPR_RULE_OUTCOME_IS_LCSPR = 27,
	CSPR_RULE_NO_OPEN_PANEL_QUERY = 28,
	CSPR_RULE_NO_CONFLICT = 29,
	CSPR_RULE_REVIEWER_APPOINTED = 30,
	CSPR_RULE_TERMS_AGREED = 31,
	CSPR_RULE_REPORT_HAS_IMPROVEMENTS = 32,
	CSPR_RULE_REPORT_HAS_ANALYSIS = 33,
	CSPR_RULE_REPORT_SIGNED_OFF = 34,
	CSPR_RULE_FACTS_CHECKED = 35,
	CSPR_RULE_PRACTITIONERS_INVOLVED = 36,
	CSPR_RULE_FAMILY_INVITED = 37,
	CSPR_RULE_LABEL_UNIQUE = 38,
	CSPR_RULE_SCAN_CLEAN = 39,
	CSPR_RULE_LAW_CHECKED = 40,
	CSPR_RULE_FOUR_EYES = 41,
	CSPR_RULE_FAMILY_SHOWN = 42,
	CSPR_RULE_REPORT_ACCEPTED = 43,
	CSPR_RULE_PUBLICATION_SIGNED_OFF = 44,
	CSPR_RULE_OUTCOME_IS_PUBLICATION = 45,
	CSPR_RULE_COPIES_SENT = 46,
	CSPR_RULE_SEVEN_WORKING_DAYS = 47,
	CSPR_RULE_COPY_TO_OFSTED = 48,
	CSPR_RULE_REVIEWER_NAMED = 49,
	CSPR_RULE_NO_RESTRICTING_ORDER = 50,
	CSPR_RULE_PUBLICATION_NOT_HELD = 51,
	CSPR_RULE_OUTCOME_IS_NONE = 52,
	CSPR_RULE_JUSTIFICATION_SENT = 53,
	CSPR_RULE_ONE_YEAR_PUBLIC = 54,
	CSPR_RULE_OUTCOME_IS_NO_REVIEW = 55,
	CSPR_RULE_ACTIONS_SETTLED = 56,
	CSPR_RULE_DEPOSITED = 57,
	CSPR_RULE_IN_YEARLY_REPORT = 58,
	CSPR_RULE_HOLD_OPEN = 59,
	CSPR_RULE_ORDER_OPEN = 60,
	CSPR_RULE_ACTION_OPEN = 61,
	CSPR_RULE_SAR_CONDITION = 62,
	CSPR_RULE_LATER_MOVES_STAND = 63,
};

/* The closed set of kinds of requirement. What each means is decided in lib/core/weigh.c. */
enum {
	CSPR_REQUIREMENT_ASSESSED = 1,		      /* the criteria give this answer */
	CSPR_REQUIREMENT_VIEWS = 2,		      /* every signatory's view on the subject is on record */
	CSPR_REQUIREMENT_SIGNED_OFF = 3,	      /* every signatory agrees, on the same outcome and document */
	CSPR_REQUIREMENT_HAPPENED = 4,		      /* one of these events is on record */
	CSPR_REQUIREMENT_HAPPENED_SINCE = 5,	      /* the event is on record since the other one */
	CSPR_REQUIREMENT_OPEN = 6,		      /* the thing named is open */
	CSPR_REQUIREMENT_NONE_OPEN = 7,		      /* nothing of the kind is open */
	CSPR_REQUIREMENT_STANDS = 8,		      /* this stands */
	CSPR_REQUIREMENT_NOT_STANDING = 9,	      /* this does not stand */
	CSPR_REQUIREMENT_OUTCOME_IS = 10,	      /* the live outcome is one of these */
	CSPR_REQUIREMENT_DOCUMENT_IS = 11,	      /* the document is the one bound earlier */
	CSPR_REQUIREMENT_INTERESTS_CLEAR = 12,	      /* interests are declared, and there is no conflict */
	CSPR_REQUIREMENT_PART_GIVEN = 13,	      /* the particular is given */
	CSPR_REQUIREMENT_PART_TRUE = 14,	      /* the particular is true */
	CSPR_REQUIREMENT_PART_IS_NOT = 15,	      /* the particular is another than this */
	CSPR_REQUIREMENT_LABEL_UNIQUE = 16,	      /* the label stands for nothing else in the review */
	CSPR_REQUIREMENT_CHECKED = 17,		      /* the latest check of exactly this document is clean */
	CSPR_REQUIREMENT_FOUR_EYES = 18,	      /* the actor is another than the one named */
	CSPR_REQUIREMENT_ONE_PERSON = 19,	      /* nobody signs for two partners */
	CSPR_REQUIREMENT_SENT_TO = 20,		      /* sent to each of these recipients */
	CSPR_REQUIREMENT_DAYS_BEFORE = 21,	      /* sent to each of these recipients so many working days before */
	CSPR_REQUIREMENT_MONTHS_SINCE_PUBLISHED = 22, /* so many months have passed, unless lifted */
	CSPR_REQUIREMENT_EDITION_IN_FORCE = 23,	      /* the edition is in force on the day */
	CSPR_REQUIREMENT_ADULT_CONDITION = 24,	      /* Care Act 2014 s.44(1)-(3) */
};

/* How the period of a duty is counted. */
enum {
	CSPR_PERIOD_WORKING_DAYS = 1,	     /* working days after */
	CSPR_PERIOD_WORKING_DAYS_BEFORE = 2, /* working days before */
	CSPR_PERIOD_MONTHS = 3,		     /* calendar months after */
	CSPR_PERIOD_RECORDED_DAY = 4,	     /* until the day that was recorded with it */
	CSPR_PERIOD_PROMPTLY = 5,	     /* as soon as possible; never late */
	CSPR_PERIOD_DAYS = 6,		     /* calendar days after */
};

/* When a row of the tables speaks. */
enum {
	CSPR_CONDITION_ALWAYS = 1,
	CSPR_CONDITION_PART_IS = 2,		  /* a particular has this value */
	CSPR_CONDITION_PART_IS_NOT = 3,		  /* a particular has another value */
	CSPR_CONDITION_APPROVED = 4,		  /* an anonymised document stands approved */
	CSPR_CONDITION_NOT_APPROVED = 5,	  /* none does */
	CSPR_CONDITION_CLOSED_WITHOUT_REVIEW = 6, /* the review was closed without a review */
	CSPR_CONDITION_CLOSED_AFTER_REVIEW = 7,	  /* it was not */
	CSPR_CONDITION_PUBLISHED = 8,		  /* something was published, or may have been */
};

/* Formats of cspr_basis_draw(). */
enum {
	CSPR_DRAWING_DOT = 1,
	CSPR_DRAWING_MERMAID = 2,
};

/* In what two reviews differ (cspr_review_compare()). */
enum {
	CSPR_DIFFERENCE_VERDICT = 1, /* an event reads with another verdict */
	CSPR_DIFFERENCE_DUTY = 2,    /* a duty moves, or stands otherwise */
	CSPR_DIFFERENCE_STATE = 3,   /* the review is in another state */
};

/* Where the law leaves a reading open, and a local profile may choose (rulebook section 6). */
enum {
	CSPR_READING_RAPID_REVIEW_BASE = 1, /* the notification (default), or the local authority's awareness */
	CSPR_READING_SIX_MONTHS_BASE = 2,   /* the decision (default), its sending, or begin_lcspr */
	CSPR_READING_RELAXATION_END = 3,    /* the last day of the relaxation of 2020 */
};

/* What a local profile may call by its own name. */
enum {
	CSPR_DISPLAY_CASE_REVIEW_PANEL = 1,
	CSPR_DISPLAY_PARTNERSHIP = 2,
	CSPR_DISPLAY_HEALTH_PARTNER = 3,
};

#ifdef __cplusplus
}
#endif
#endif
