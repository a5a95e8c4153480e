/*
 * What an author knows of the law, to get anywhere: what would make a rule met, what to do about what is open, and
 * what has to be done in time. It only steers: a wrong entry costs depth, not truth.
 */
#include "author.h"

#define ROW(rule_, event_) [CSPR_RULE_##rule_] = CSPR_EVENT_##event_

/* clang-format off */
static const cspr_code remedies[] = {
	ROW(CRITERIA_MET,                RECORD_CIRCUMSTANCES),
	ROW(CRITERIA_NOT_MET,            RECORD_CIRCUMSTANCES),
	ROW(CRITERIA_NO_LONGER_MET,      RECORD_CIRCUMSTANCES),
	ROW(PARTNERS_AGREE_NOTIFICATION, SIGN_OFF),
	ROW(OTHER_REVIEW_LINKED,         LINK_REVIEW),
	ROW(RETURN_OPEN,                 REQUEST_SUMMARY),
	ROW(IMMEDIATE_SAFETY_CONSIDERED, RECORD_IMMEDIATE_ACTION),
	ROW(MEETING_HELD,                HOLD_RAPID_REVIEW_MEETING),
	ROW(RETURNS_SETTLED,             RECEIVE_SUMMARY),
	ROW(FACTORS_CONSIDERED,          CONSIDER_FACTORS),
	ROW(DECISION_SIGNED_OFF,         SIGN_OFF),
	ROW(PANEL_RECOMMENDED,           RECOMMEND),
	ROW(RAPID_REVIEW_SIGNED_OFF,     SIGN_OFF),
	ROW(QUERY_OPEN,                  NATIONAL_PANEL_RESPONDS),
	ROW(NO_OPEN_PANEL_QUERY,         ANSWER_NATIONAL_PANEL),
	ROW(OUTCOME_IS_LCSPR,            RECONSIDER_DECISION),
	ROW(OUTCOME_IS_LOCAL_LEARNING,   RECONSIDER_DECISION),
	ROW(OUTCOME_IS_NO_REVIEW,        RECONSIDER_DECISION),
	ROW(NO_CONFLICT,                 DECLARE_INTERESTS),
	ROW(REVIEWER_APPOINTED,          APPOINT_REVIEWER),
	ROW(TERMS_AGREED,                AGREE_TERMS),
	ROW(REPORT_SIGNED_OFF,           SIGN_OFF),
	ROW(FACTS_CHECKED,               CHECK_FACTS),
	ROW(PRACTITIONERS_INVOLVED,      HOLD_PRACTITIONER_EVENT),
	ROW(FAMILY_INVITED,              INVITE_FAMILY),
	ROW(SCAN_CLEAN,                  RECORD_SCAN),
	ROW(LAW_CHECKED,                 CHECK_LAW),
	ROW(FAMILY_SHOWN,                SHOW_FAMILY),
	ROW(PUBLICATION_SIGNED_OFF,      SIGN_OFF),
	ROW(OUTCOME_IS_PUBLICATION,      RECONSIDER_PUBLICATION),
	ROW(COPIES_SENT,                 SEND_COPY),
	ROW(COPY_TO_OFSTED,              SEND_COPY),
	ROW(NO_RESTRICTING_ORDER,        END_ORDER),
	ROW(PUBLICATION_NOT_HELD,        LIFT_HOLD),
	ROW(OUTCOME_IS_NONE,             RECONSIDER_PUBLICATION),
	ROW(JUSTIFICATION_SENT,          JUSTIFY_NON_PUBLICATION),
	ROW(ACTIONS_SETTLED,             SETTLE_ACTION),
	ROW(DEPOSITED,                   DEPOSIT),
	ROW(IN_YEARLY_REPORT,            INCLUDE_IN_YEARLY_REPORT),
	ROW(HOLD_OPEN,                   PLACE_HOLD),
	ROW(ORDER_OPEN,                  RECORD_ORDER),
	ROW(ACTION_OPEN,                 ADD_ACTION),
	ROW(SAR_CONDITION,               RECORD_CIRCUMSTANCES),
};
/* clang-format on */

cspr_code remedy_of(const struct author *author, cspr_code rule)
{
	cspr_code remedy = rule < sizeof remedies / sizeof remedies[0] ? remedies[rule] : 0, event;

	for (size_t i = 0; remedy && cspr_review_next(author->review, i, &event) == CSPR_DONE; i++)
		if (event == remedy)
			return remedy;
	return 0;
}

/* Something about what is open; 0: nothing is. */
cspr_code follow_up(struct author *author)
{
	static const cspr_code followers[][5] = {
		{ CSPR_EVENT_REQUEST_SUMMARY, CSPR_EVENT_CHASE_SUMMARY, CSPR_EVENT_RECEIVE_SUMMARY,
		  CSPR_EVENT_WAIVE_SUMMARY, CSPR_EVENT_COMPLETE_RAPID_REVIEW },
		{ CSPR_EVENT_PLACE_HOLD, CSPR_EVENT_LIFT_HOLD, CSPR_EVENT_PUBLISH, CSPR_EVENT_PUBLISH,
		  CSPR_EVENT_PLACE_HOLD },
		{ CSPR_EVENT_RECORD_ORDER, CSPR_EVENT_END_ORDER, CSPR_EVENT_PUBLISH, CSPR_EVENT_TAKE_DOWN,
		  CSPR_EVENT_RECORD_ORDER },
		{ CSPR_EVENT_ADD_ACTION, CSPR_EVENT_UPDATE_ACTION, CSPR_EVENT_SETTLE_ACTION, CSPR_EVENT_CLOSE,
		  CSPR_EVENT_UPDATE_ACTION },
	};
	struct cspr_flag flag = { .size = sizeof flag };
	cspr_code found = 0;
	size_t seen = 0;

	for (size_t i = 0; cspr_review_flag(author->review, i, &flag) == CSPR_DONE; i++)
		for (size_t row = 0; row < sizeof followers / sizeof followers[0]; row++)
			if (flag.event == followers[row][0] && below(&author->dice, ++seen) == 0)
				found = followers[row][1 + below(&author->dice, 4)];
	return found;
}

/* What has to be done before it is too late. */
cspr_code in_time(struct author *author)
{
	static const cspr_code early[] = { CSPR_EVENT_HOLD_PRACTITIONER_EVENT, CSPR_EVENT_INVITE_FAMILY };

	return cspr_review_state(author->review) == CSPR_STATE_IN_REVIEW ? early[below(&author->dice, 2)] : 0;
}
