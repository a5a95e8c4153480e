/*
 * The particulars of every event (rulebook section 5), by event in the order of vocab.h: their type,
 * whether they are required, and the closed list of values of those that are codes. The same for all
 * editions but where the kind of review says otherwise.
 */
#include "rows.h"

#define CHILDREN (1u << CSPR_KIND_CHILDREN)
#define ADULT (1u << CSPR_KIND_ADULT)
#define BOTH (CHILDREN | ADULT)

#define PART(event_, kinds_, required_, part_, ...)                                                                    \
	{                                                                                                              \
		.event = CSPR_EVENT_##event_, .kinds = (kinds_), .required = required_, .part = CSPR_PART_##part_,     \
		.required_when = { .kind = CSPR_CONDITION_ALWAYS }, __VA_ARGS__                                        \
	}
#define IS_A(type_) .type = CSPR_TYPE_##type_
#define VALUES(list_) .values = list_
#define IF_IS(part_, value_) .required_when = { CSPR_CONDITION_PART_IS, CSPR_PART_##part_, CSPR_VALUE_##value_ }
#define IF_IS_NOT(part_, value_) .required_when = { CSPR_CONDITION_PART_IS_NOT, CSPR_PART_##part_, CSPR_VALUE_##value_ }

#define V(value) CSPR_VALUE_##value
#define REQUIRED true
#define OPTIONAL false

/* clang-format off */

static const cspr_code suspicions[] = { V(NONE), V(SUSPECTED), V(KNOWN), V(UNKNOWN), 0 };
static const cspr_code harms[] = { V(DIED), V(SERIOUS), V(NOT_SERIOUS), V(UNCERTAIN), V(UNKNOWN), 0 };
static const cspr_code places[] = { V(IN_AREA), V(ELSEWHERE_IN_ENGLAND), V(OUTSIDE_ENGLAND), V(UNKNOWN), 0 };
static const cspr_code residences[] = { V(IN_AREA), V(ELSEWHERE), V(UNKNOWN), 0 };
static const cspr_code ages[] = { V(UNDER_18), V(18_TO_24), V(25_PLUS), V(UNBORN), V(UNKNOWN), 0 };
static const cspr_code patterns[] = { V(ONE_OFF), V(REPEATED), 0 };
static const cspr_code matters[] = { V(LONG_TERM_IMPAIRMENT), V(UNBORN_CHILD), V(OTHER), 0 };
static const cspr_code closings[] = { V(DUPLICATE), V(MISTAKEN), V(JOINED), V(TRANSFERRED), 0 };
static const cspr_code limbs[] = { V(IN_AREA), V(OUTSIDE_ENGLAND), 0 };
static const cspr_code outcomes[] = { V(LCSPR), V(NO_REVIEW), V(LOCAL_LEARNING), V(NATIONAL_REVIEW), 0 };
static const cspr_code adult_outcomes[] = { V(MANDATORY_REVIEW), V(DISCRETIONARY_REVIEW), V(NO_REVIEW), 0 };
static const cspr_code publications[] = { V(FULL), V(IMPROVEMENTS_ONLY), V(NONE), 0 };
static const cspr_code signed_outcomes[] = {
	V(LCSPR), V(NO_REVIEW), V(LOCAL_LEARNING), V(NATIONAL_REVIEW), V(FULL), V(IMPROVEMENTS_ONLY), V(NONE), 0 };
static const cspr_code subjects[] = { V(NOTIFICATION), V(RAPID_REVIEW), V(DECISION), V(REPORT), V(PUBLICATION), 0 };
static const cspr_code stances[] = { V(AGREES), V(DISSENTS), V(RECUSED), 0 };
static const cspr_code responses[] = { V(AGREES), V(ASKS_FOR_INFORMATION), V(DISAGREES), V(NATIONAL_REVIEW), 0 };
static const cspr_code informed[] = { V(NATIONAL_PANEL), V(OFSTED), V(SECRETARY_OF_STATE), V(FAMILY), 0 };
static const cspr_code copied[] = { V(NATIONAL_PANEL), V(SECRETARY_OF_STATE), V(OFSTED), 0 };
static const cspr_code justified[] = { V(NATIONAL_PANEL), V(SECRETARY_OF_STATE), 0 };
static const cspr_code death_notified[] = { V(SECRETARY_OF_STATE), V(OFSTED), 0 };
static const cspr_code qualities[] = { V(ACCEPTABLE), V(CONCERN), 0 };
static const cspr_code requests[] = { V(INFORMATION), V(DRAFT), 0 };
static const cspr_code family_outcomes[] = { V(CONTRIBUTED), V(DECLINED), 0 };
static const cspr_code scopes[] = { V(PUBLICATION), V(REVIEW), 0 };
static const cspr_code hold_reasons[] = {
	V(CRIMINAL_INVESTIGATION), V(PROSECUTION), V(INQUEST), V(FAMILY_PROCEEDINGS), V(OTHER), 0 };
static const cspr_code proceedings[] = {
	V(CRIMINAL), V(INQUEST), V(FAMILY), V(DARDR), V(MAPPA), V(CHILD_DEATH_REVIEW), V(SAR), V(DISCIPLINARY), 0 };
static const cspr_code statuses[] = { V(OPEN), V(ENDED), 0 };
static const cspr_code dispositions[] = { V(DONE), V(SUPERSEDED), V(REJECTED), 0 };
static const cspr_code relations[] = { V(SIBLING), V(THEMATIC), V(JOINED), V(SPLIT), V(SAR), V(DARDR), 0 };

const struct particular_row particular_rows[] = {
/*    event                      kinds     required  particular             type */
PART( REFER,                     BOTH,     REQUIRED, REFERRING_AGENCY,      IS_A(REFERENCE) ),
PART( REFER,                     BOTH,     OPTIONAL, INCIDENT_ON,           IS_A(DATE) ),
PART( REFER,                     BOTH,     OPTIONAL, AWARE_ON,              IS_A(DATE) ),
PART( REFER,                     CHILDREN, REQUIRED, CHILDREN,              IS_A(COUNT),      .least = 1 ),
PART( REFER,                     ADULT,    OPTIONAL, CHILDREN,              IS_A(COUNT),      .least = 1 ),
PART( REFER,                     BOTH,     OPTIONAL, CHILD_REFS,            IS_A(REFERENCES) ),
PART( ADOPT,                     BOTH,     REQUIRED, STATE,                 IS_A(STATE) ),
PART( ADOPT,                     BOTH,     OPTIONAL, MILESTONES,            IS_A(MILESTONES) ),
PART( ADOPT,                     CHILDREN, OPTIONAL, OUTCOME,               IS_A(CODE),       VALUES(outcomes) ),
PART( ADOPT,                     ADULT,    OPTIONAL, OUTCOME,               IS_A(CODE),       VALUES(adult_outcomes) ),
PART( ADOPT,                     BOTH,     OPTIONAL, PUBLICATION_OUTCOME,   IS_A(CODE),       VALUES(publications) ),
PART( ADOPT,                     BOTH,     OPTIONAL, DOCUMENT,              IS_A(DIGEST) ),
PART( ADOPT,                     BOTH,     OPTIONAL, REVIEWER,              IS_A(REFERENCE) ),
PART( RECORD_CIRCUMSTANCES,      BOTH,     OPTIONAL, SUSPICION,             IS_A(CODE),       VALUES(suspicions) ),
PART( RECORD_CIRCUMSTANCES,      CHILDREN, OPTIONAL, HARM,                  IS_A(CODE),       VALUES(harms) ),
PART( RECORD_CIRCUMSTANCES,      CHILDREN, OPTIONAL, PLACE,                 IS_A(CODE),       VALUES(places) ),
PART( RECORD_CIRCUMSTANCES,      CHILDREN, OPTIONAL, RESIDENCE,             IS_A(CODE),       VALUES(residences) ),
PART( RECORD_CIRCUMSTANCES,      CHILDREN, OPTIONAL, AGE_BAND,              IS_A(CODE),       VALUES(ages) ),
PART( RECORD_CIRCUMSTANCES,      CHILDREN, OPTIONAL, LOOKED_AFTER,          IS_A(YES_NO) ),
PART( RECORD_CIRCUMSTANCES,      CHILDREN, OPTIONAL, CARE_LEAVER,           IS_A(YES_NO) ),
PART( RECORD_CIRCUMSTANCES,      CHILDREN, OPTIONAL, RECOVERED,             IS_A(YES_NO) ),
PART( RECORD_CIRCUMSTANCES,      BOTH,     OPTIONAL, PATTERN,               IS_A(CODE),       VALUES(patterns) ),
PART( RECORD_CIRCUMSTANCES,      BOTH,     OPTIONAL, HARM_DOMAINS,          IS_A(REFERENCES) ),
PART( RECORD_CIRCUMSTANCES,      BOTH,     OPTIONAL, AWARE_ON,              IS_A(DATE) ),
PART( RECORD_CIRCUMSTANCES,      ADULT,    OPTIONAL, NEEDS,                 IS_A(YES_NO) ),
PART( RECORD_CIRCUMSTANCES,      ADULT,    OPTIONAL, JOINT_WORKING_CONCERN, IS_A(YES_NO) ),
PART( RECORD_CIRCUMSTANCES,      ADULT,    OPTIONAL, DIED,                  IS_A(YES_NO) ),
PART( RECORD_CIRCUMSTANCES,      ADULT,    OPTIONAL, SERIOUS,               IS_A(YES_NO) ),
PART( RECORD_JUDGEMENT,          BOTH,     REQUIRED, MATTER,                IS_A(CODE),       VALUES(matters) ),
PART( RECORD_JUDGEMENT,          BOTH,     REQUIRED, JUDGED,                IS_A(YES_NO) ),
PART( RECORD_JUDGEMENT,          BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( FIND_CRITERIA_MET,         BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( FIND_CRITERIA_NOT_MET,     BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( RESCREEN,                  BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( CLOSE_WITHOUT_REVIEW,      BOTH,     REQUIRED, REASON,                IS_A(CODE),       VALUES(closings) ),
PART( BEGIN_LOCAL_LEARNING,      BOTH,     OPTIONAL, METHOD,                IS_A(REFERENCE) ),
PART( BEGIN_LOCAL_LEARNING,      BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( NOTIFY_NATIONAL_PANEL,     BOTH,     REQUIRED, LIMB,                  IS_A(CODE),       VALUES(limbs) ),
PART( NOTIFY_NATIONAL_PANEL,     BOTH,     OPTIONAL, REFERENCE,             IS_A(REFERENCE) ),
PART( NOTIFY_PARTNERS,           BOTH,     OPTIONAL, AREA,                  IS_A(REFERENCE) ),
PART( WITHDRAW_NOTIFICATION,     BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( REQUEST_SUMMARY,           BOTH,     REQUIRED, AGENCY,                IS_A(REFERENCE) ),
PART( REQUEST_SUMMARY,           BOTH,     OPTIONAL, DUE,                   IS_A(DATE) ),
PART( CHASE_SUMMARY,             BOTH,     REQUIRED, AGENCY,                IS_A(REFERENCE) ),
PART( RECEIVE_SUMMARY,           BOTH,     REQUIRED, AGENCY,                IS_A(REFERENCE) ),
PART( RECEIVE_SUMMARY,           BOTH,     OPTIONAL, DOCUMENT,              IS_A(DIGEST) ),
PART( WAIVE_SUMMARY,             BOTH,     REQUIRED, AGENCY,                IS_A(REFERENCE) ),
PART( WAIVE_SUMMARY,             BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( RECORD_IMMEDIATE_ACTION,   BOTH,     OPTIONAL, ACTION,                IS_A(REFERENCE) ),
PART( RECORD_IMMEDIATE_ACTION,   BOTH,     OPTIONAL, REASON,                IS_A(REFERENCE) ),
PART( COMPLETE_RAPID_REVIEW,     BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST) ),
PART( REOPEN_RAPID_REVIEW,       BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( RECOMMEND,                 BOTH,     REQUIRED, RECOMMENDATION,        IS_A(CODE),       VALUES(outcomes) ),
PART( RECOMMEND,                 BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( CONSIDER_FACTORS,          BOTH,     REQUIRED, FACTOR_A,              IS_A(YES_NO) ),
PART( CONSIDER_FACTORS,          BOTH,     REQUIRED, FACTOR_B,              IS_A(YES_NO) ),
PART( CONSIDER_FACTORS,          BOTH,     REQUIRED, FACTOR_C,              IS_A(YES_NO) ),
PART( CONSIDER_FACTORS,          BOTH,     REQUIRED, FACTOR_D,              IS_A(YES_NO) ),
PART( SIGN_OFF,                  BOTH,     REQUIRED, SUBJECT,               IS_A(CODE),       VALUES(subjects) ),
PART( SIGN_OFF,                  BOTH,     REQUIRED, STANCE,                IS_A(CODE),       VALUES(stances) ),
PART( SIGN_OFF,                  BOTH,     REQUIRED, OUTCOME,               IS_A(CODE),       VALUES(signed_outcomes), IF_IS(SUBJECT, DECISION) ),
PART( SIGN_OFF,                  BOTH,     REQUIRED, OUTCOME,               IS_A(CODE),       VALUES(signed_outcomes), IF_IS(SUBJECT, PUBLICATION) ),
PART( SIGN_OFF,                  BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST),     IF_IS(SUBJECT, RAPID_REVIEW) ),
PART( SIGN_OFF,                  BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST),     IF_IS(SUBJECT, REPORT) ),
PART( SIGN_OFF,                  BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST),     IF_IS(SUBJECT, PUBLICATION) ),
PART( SIGN_OFF,                  BOTH,     OPTIONAL, REASON,                IS_A(REFERENCE) ),
PART( ESCALATE,                  BOTH,     REQUIRED, SUBJECT,               IS_A(REFERENCE) ),
PART( ESCALATE,                  BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( DECIDE,                    CHILDREN, REQUIRED, OUTCOME,               IS_A(CODE),       VALUES(outcomes) ),
PART( DECIDE,                    ADULT,    REQUIRED, OUTCOME,               IS_A(CODE),       VALUES(adult_outcomes) ),
PART( DECIDE,                    BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( SEND_TO_NATIONAL_PANEL,    BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST) ),
PART( NATIONAL_PANEL_RESPONDS,   BOTH,     REQUIRED, RESPONSE,              IS_A(CODE),       VALUES(responses) ),
PART( ANSWER_NATIONAL_PANEL,     BOTH,     OPTIONAL, DOCUMENT,              IS_A(DIGEST) ),
PART( RECONSIDER_DECISION,       BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( INFORM_OF_DECISION,        BOTH,     REQUIRED, RECIPIENT,             IS_A(CODE),       VALUES(informed) ),
PART( RETURN_FROM_NATIONAL_REVIEW, BOTH,   REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( DECLARE_INTERESTS,         BOTH,     REQUIRED, REVIEWER,              IS_A(REFERENCE) ),
PART( DECLARE_INTERESTS,         BOTH,     REQUIRED, CONFLICT,              IS_A(YES_NO) ),
PART( APPOINT_REVIEWER,          BOTH,     REQUIRED, REVIEWER,              IS_A(REFERENCE) ),
PART( REMOVE_REVIEWER,           BOTH,     REQUIRED, REVIEWER,              IS_A(REFERENCE) ),
PART( REMOVE_REVIEWER,           BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( AGREE_TERMS,               BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST) ),
PART( MONITOR_PROGRESS,          BOTH,     REQUIRED, ON_TIME,               IS_A(YES_NO) ),
PART( MONITOR_PROGRESS,          BOTH,     REQUIRED, QUALITY,               IS_A(CODE),       VALUES(qualities) ),
PART( REQUEST_IN_WRITING,        BOTH,     REQUIRED, WHAT,                  IS_A(CODE),       VALUES(requests) ),
PART( INVITE_FAMILY,             BOTH,     OPTIONAL, PERSON,                IS_A(REFERENCE) ),
PART( HEAR_FAMILY,               BOTH,     OPTIONAL, PERSON,                IS_A(REFERENCE) ),
PART( HEAR_FAMILY,               BOTH,     REQUIRED, OUTCOME,               IS_A(CODE),       VALUES(family_outcomes) ),
PART( SUBMIT_DRAFT,              BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST) ),
PART( RETURN_DRAFT,              BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( CHECK_FACTS,               BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST) ),
PART( ACCEPT_REPORT,             BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST) ),
PART( ACCEPT_REPORT,             BOTH,     REQUIRED, HAS_IMPROVEMENTS,      IS_A(YES_NO) ),
PART( ACCEPT_REPORT,             BOTH,     REQUIRED, HAS_ANALYSIS,          IS_A(YES_NO) ),
PART( ASSIGN_PSEUDONYM,          BOTH,     REQUIRED, SUBJECT,               IS_A(REFERENCE) ),
PART( ASSIGN_PSEUDONYM,          BOTH,     REQUIRED, LABEL,                 IS_A(REFERENCE) ),
PART( RECORD_SCAN,               BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST) ),
PART( RECORD_SCAN,               BOTH,     REQUIRED, OPEN_FINDINGS,         IS_A(COUNT) ),
PART( RECORD_SCAN,               BOTH,     OPTIONAL, TOOL,                  IS_A(REFERENCE) ),
PART( CHECK_LAW,                 BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST) ),
PART( CHECK_LAW,                 BOTH,     REQUIRED, CLEAR,                 IS_A(YES_NO) ),
PART( SHOW_FAMILY,               BOTH,     OPTIONAL, DOCUMENT,              IS_A(DIGEST) ),
PART( APPROVE_ANONYMISATION,     BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST) ),
PART( APPROVE_ANONYMISATION,     BOTH,     REQUIRED, PREPARED_BY,           IS_A(REFERENCE) ),
PART( AMEND_REPORT,              BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST) ),
PART( AMEND_REPORT,              BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( DECIDE_PUBLICATION,        BOTH,     REQUIRED, OUTCOME,               IS_A(CODE),       VALUES(publications) ),
PART( DECIDE_PUBLICATION,        BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST) ),
PART( DECIDE_PUBLICATION,        BOTH,     REQUIRED, REASON,                IS_A(REFERENCE),  IF_IS_NOT(OUTCOME, FULL) ),
PART( PLAN_PUBLICATION,          BOTH,     REQUIRED, PLANNED_ON,            IS_A(DATE) ),
PART( RECONSIDER_PUBLICATION,    BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( SEND_COPY,                 BOTH,     REQUIRED, RECIPIENT,             IS_A(CODE),       VALUES(copied) ),
PART( SEND_COPY,                 BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST) ),
PART( PUBLISH,                   BOTH,     REQUIRED, DOCUMENT,              IS_A(DIGEST) ),
PART( PUBLISH,                   BOTH,     REQUIRED, CHANNEL,               IS_A(REFERENCE) ),
PART( PUBLISH,                   CHILDREN, REQUIRED, REVIEWER_NAMED,        IS_A(YES_NO) ),
PART( PUBLISH,                   ADULT,    OPTIONAL, REVIEWER_NAMED,        IS_A(YES_NO) ),
PART( JUSTIFY_NON_PUBLICATION,   BOTH,     REQUIRED, RECIPIENT,             IS_A(CODE),       VALUES(justified) ),
PART( JUSTIFY_NON_PUBLICATION,   BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( DEPOSIT,                   BOTH,     REQUIRED, REPOSITORY,            IS_A(REFERENCE) ),
PART( DEPOSIT,                   BOTH,     OPTIONAL, REFERENCE,             IS_A(REFERENCE) ),
PART( DISSEMINATE,               BOTH,     REQUIRED, PRODUCT,               IS_A(REFERENCE) ),
PART( DISSEMINATE,               BOTH,     OPTIONAL, AUDIENCE,              IS_A(REFERENCE) ),
PART( TAKE_DOWN,                 BOTH,     REQUIRED, CHANNEL,               IS_A(REFERENCE) ),
PART( REOPEN,                    BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( PLACE_HOLD,                BOTH,     REQUIRED, HOLD,                  IS_A(REFERENCE) ),
PART( PLACE_HOLD,                BOTH,     REQUIRED, SCOPE,                 IS_A(CODE),       VALUES(scopes) ),
PART( PLACE_HOLD,                BOTH,     REQUIRED, REASON,                IS_A(CODE),       VALUES(hold_reasons) ),
PART( PLACE_HOLD,                BOTH,     OPTIONAL, REVIEW_ON,             IS_A(DATE) ),
PART( LIFT_HOLD,                 BOTH,     REQUIRED, HOLD,                  IS_A(REFERENCE) ),
PART( RECORD_PROCEEDING,         BOTH,     REQUIRED, PROCEEDING,            IS_A(REFERENCE) ),
PART( RECORD_PROCEEDING,         BOTH,     REQUIRED, KIND,                  IS_A(CODE),       VALUES(proceedings) ),
PART( RECORD_PROCEEDING,         BOTH,     REQUIRED, STATUS,                IS_A(CODE),       VALUES(statuses) ),
PART( RECORD_ORDER,              BOTH,     REQUIRED, ORDER,                 IS_A(REFERENCE) ),
PART( END_ORDER,                 BOTH,     REQUIRED, ORDER,                 IS_A(REFERENCE) ),
PART( EXPLAIN_DELAY,             BOTH,     REQUIRED, DUTY,                  IS_A(DUTY) ),
PART( EXPLAIN_DELAY,             BOTH,     OPTIONAL, ABOUT,                 IS_A(REFERENCE) ),
PART( EXPLAIN_DELAY,             BOTH,     REQUIRED, RECIPIENT,             IS_A(CODE),       VALUES(justified) ),
PART( EXPLAIN_DELAY,             BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( ADD_ACTION,                BOTH,     REQUIRED, ACTION,                IS_A(REFERENCE) ),
PART( ADD_ACTION,                BOTH,     OPTIONAL, OWNER,                 IS_A(REFERENCE) ),
PART( ADD_ACTION,                BOTH,     OPTIONAL, DUE,                   IS_A(DATE) ),
PART( UPDATE_ACTION,             BOTH,     REQUIRED, ACTION,                IS_A(REFERENCE) ),
PART( UPDATE_ACTION,             BOTH,     OPTIONAL, OWNER,                 IS_A(REFERENCE) ),
PART( UPDATE_ACTION,             BOTH,     OPTIONAL, DUE,                   IS_A(DATE) ),
PART( SETTLE_ACTION,             BOTH,     REQUIRED, ACTION,                IS_A(REFERENCE) ),
PART( SETTLE_ACTION,             BOTH,     REQUIRED, DISPOSITION,           IS_A(CODE),       VALUES(dispositions) ),
PART( SETTLE_ACTION,             BOTH,     OPTIONAL, EVIDENCE,              IS_A(EVIDENCE) ),
PART( RECORD_IMPACT,             BOTH,     OPTIONAL, ACTION,                IS_A(REFERENCE) ),
PART( RECORD_IMPACT,             BOTH,     OPTIONAL, DOCUMENT,              IS_A(DIGEST) ),
PART( LINK_REVIEW,               BOTH,     REQUIRED, REVIEW,                IS_A(REFERENCE) ),
PART( LINK_REVIEW,               BOTH,     REQUIRED, RELATION,              IS_A(CODE),       VALUES(relations) ),
PART( TRANSFER_AREA,             BOTH,     REQUIRED, AREA,                  IS_A(REFERENCE) ),
PART( TRANSFER_AREA,             BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( NOTIFY_LOOKED_AFTER_DEATH, BOTH,     REQUIRED, RECIPIENT,             IS_A(CODE),       VALUES(death_notified) ),
PART( NOTIFY_CARE_LEAVER_DEATH,  BOTH,     REQUIRED, RECIPIENT,             IS_A(CODE),       VALUES(death_notified) ),
PART( RECORD_DISCLOSURE,         BOTH,     OPTIONAL, DOCUMENT,              IS_A(DIGEST) ),
PART( RECORD_DISCLOSURE,         BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( INCLUDE_IN_YEARLY_REPORT,  BOTH,     REQUIRED, YEAR,                  IS_A(COUNT),      .least = 1900 ),
PART( CHANGE_EDITION,            BOTH,     REQUIRED, TO,                    IS_A(REFERENCE) ),
PART( CHANGE_EDITION,            BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( AMEND,                     BOTH,     REQUIRED, OF,                    IS_A(COUNT),      .least = 1 ),
PART( AMEND,                     BOTH,     OPTIONAL, RETRACT,               IS_A(YES_NO) ),
PART( AMEND,                     BOTH,     OPTIONAL, REPLACEMENT,           IS_A(EVENT) ),
PART( AMEND,                     BOTH,     REQUIRED, REASON,                IS_A(REFERENCE) ),
PART( NOTE_REFUSAL,              BOTH,     REQUIRED, EVENT,                 IS_A(EVENT_NAME) ),
PART( NOTE_REFUSAL,              BOTH,     REQUIRED, RULES,                 IS_A(REFERENCES) ),
};
/* clang-format on */

const uint16_t particular_row_count = LENGTH(particular_rows);
