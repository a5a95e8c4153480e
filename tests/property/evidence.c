/*
 * What stands in the way of an act: that more evidence never does, and that the first possible day is the first (see
 * properties.h).
 */
#include "properties.h"
#include "record.h"

#include <stdlib.h>

/* What only adds to the record: that something was done, heard, said or found. */
static const cspr_code evidence[] = {
	CSPR_EVENT_RECORD_CIRCUMSTANCES,
	CSPR_EVENT_RECORD_CIRCUMSTANCES,
	CSPR_EVENT_RECORD_CIRCUMSTANCES,
	CSPR_EVENT_NOTIFY_PARTNERS,
	CSPR_EVENT_RECORD_IMMEDIATE_ACTION,
	CSPR_EVENT_HOLD_RAPID_REVIEW_MEETING,
	CSPR_EVENT_RECOMMEND,
	CSPR_EVENT_CONSIDER_FACTORS,
	CSPR_EVENT_ESCALATE,
	CSPR_EVENT_INFORM_OF_DECISION,
	CSPR_EVENT_AGREE_TERMS,
	CSPR_EVENT_APPOINT_REVIEWER,
	CSPR_EVENT_MONITOR_PROGRESS,
	CSPR_EVENT_REQUEST_IN_WRITING,
	CSPR_EVENT_INVITE_FAMILY,
	CSPR_EVENT_HEAR_FAMILY,
	CSPR_EVENT_HOLD_PRACTITIONER_EVENT,
	CSPR_EVENT_CHECK_FACTS,
	CSPR_EVENT_SHOW_FAMILY,
	CSPR_EVENT_JUSTIFY_NON_PUBLICATION,
	CSPR_EVENT_DEPOSIT,
	CSPR_EVENT_DISSEMINATE,
	CSPR_EVENT_EXPLAIN_DELAY,
	CSPR_EVENT_RECORD_IMPACT,
	CSPR_EVENT_LINK_REVIEW,
	CSPR_EVENT_NOTIFY_LOOKED_AFTER_DEATH,
	CSPR_EVENT_NOTIFY_CARE_LEAVER_DEATH,
	CSPR_EVENT_RECORD_DISCLOSURE,
	CSPR_EVENT_INCLUDE_IN_YEARLY_REPORT,
};

/* Facts that were never given before, whatever they are. */
static cspr_event *new_facts(struct author *author)
{
	static const cspr_code parts[] = { CSPR_PART_SUSPICION, CSPR_PART_HARM, CSPR_PART_PLACE, CSPR_PART_RESIDENCE,
					   CSPR_PART_AGE_BAND };
	struct cspr_circumstances known = { .size = sizeof known };
	cspr_event *event = author_event_of(author, CSPR_EVENT_RECORD_CIRCUMSTANCES), *facts;
	struct cspr_value value = { .size = sizeof value };

	if (!event || cspr_event_new(author->scene->context, CSPR_EVENT_RECORD_CIRCUMSTANCES, &facts) ||
	    cspr_event_set_actor(facts, cspr_event_role(event), cspr_event_actor(event), 0, NULL) ||
	    cspr_event_set_happened(facts, cspr_event_happened(event)) ||
	    cspr_event_set_recorded(facts, cspr_event_recorded(event)) ||
	    cspr_review_circumstances(author->review, &known))
		abort();
	const cspr_code given[] = { known.suspicion, known.harm, known.place, known.residence, known.age_band };

	for (size_t i = 0; cspr_event_value(event, i, &value) == CSPR_DONE; i++)
		for (size_t part = 0; part < sizeof parts / sizeof parts[0]; part++)
			if (value.part == parts[part] && !given[part] &&
			    cspr_event_set_code(facts, value.part, (cspr_code)value.number))
				abort();
	cspr_event_unref(event);
	return facts;
}

/* Whether every rule that was met still is. */
static bool none_lost(cspr_review *before, cspr_review *after, cspr_code event, cspr_day day)
{
	struct cspr_finding was = { .size = sizeof was }, is = { .size = sizeof is };
	cspr_decision *one, *other;
	bool kept = true;

	if (cspr_review_explain(before, event, 0, day, &one) < 0 ||
	    cspr_review_explain(after, event, 0, day, &other) < 0)
		abort();
	for (size_t i = 0; kept && cspr_decision_finding(one, i, &was) == CSPR_DONE; i++)
		kept = was.result != CSPR_RESULT_MET ||
		       (cspr_decision_finding(other, i, &is) == CSPR_DONE && is.result == CSPR_RESULT_MET);
	kept = kept && cspr_decision_verdict(other) <= cspr_decision_verdict(one);
	cspr_decision_unref(one);
	cspr_decision_unref(other);
	return kept;
}

void check_evidence(struct checks *checks, struct author *author)
{
	struct dice *dice = &author->dice;
	cspr_code code = 0, next;
	cspr_review *after;
	cspr_event *event;
	size_t seen = 0;

	for (size_t i = 0; cspr_review_next(author->review, i, &next) == CSPR_DONE; i++)
		for (size_t e = 0; e < sizeof evidence / sizeof evidence[0]; e++)
			if (evidence[e] == next && below(dice, ++seen) == 0)
				code = next;
	if (!code || cspr_review_copy(author->review, &after))
		return;
	event = code == CSPR_EVENT_RECORD_CIRCUMSTANCES ? new_facts(author) : author_event_of(author, code);
	if (event && cspr_review_apply(after, event, NULL) == CSPR_DONE) {
		bool kept = cspr_review_state(after) == cspr_review_state(author->review);

		for (size_t i = 0; kept && cspr_review_next(author->review, i, &next) == CSPR_DONE; i++)
			kept = none_lost(author->review, after, next, author->today);
		check(checks, EVIDENCED, kept);
	}
	cspr_event_unref(event);
	cspr_review_unref(after);
}

/* First days ------------------------------------------------------------------------------------- */

static cspr_code result_on(struct author *author, const cspr_event *event, cspr_code rule, cspr_day day)
{
	cspr_event *then = event_again(author->scene->context, event, true);
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_code result = 0;
	cspr_decision *decision;

	if (!then || cspr_event_set_happened(then, (struct cspr_span){ day, day }) ||
	    cspr_event_set_recorded(then, (day + 1) * nanoseconds_a_day > author->recorded
						  ? (day + 1) * nanoseconds_a_day
						  : author->recorded) ||
	    cspr_review_decide(author->review, then, &decision) < 0)
		abort();
	for (size_t i = 0; !result && cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		if (finding.rule == rule)
			result = finding.result;
	cspr_decision_unref(decision);
	cspr_event_unref(then);
	return result;
}

/* Of what waits for time: met on the first day that is named, and not met on the day before. */
void check_first_day(struct checks *checks, struct author *author)
{
	cspr_code code = cspr_review_state(author->review) == CSPR_STATE_PRE_PUBLICATION ? CSPR_EVENT_PUBLISH
											 : CSPR_EVENT_TAKE_DOWN;
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_event *event = author_event_of(author, code);
	cspr_decision *decision;

	if (!event || cspr_review_decide(author->review, event, &decision) < 0)
		abort();
	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		if (finding.first_day != CSPR_NO_DAY)
			check(checks, FIRST_POSSIBLE,
			      finding.result != CSPR_RESULT_MET &&
				      result_on(author, event, finding.rule, finding.first_day) == CSPR_RESULT_MET &&
				      result_on(author, event, finding.rule, finding.first_day - 1) != CSPR_RESULT_MET);
	cspr_decision_unref(decision);
	cspr_event_unref(event);
}
