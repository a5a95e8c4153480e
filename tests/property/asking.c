/*
 * That asking is doing: what is said to be possible is possible, and what is not, is not (see properties.h).
 */
#include "properties.h"
#include "record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether the answer of a rule hangs on what the event says, and not on the record alone. */
static bool about_particulars(const struct cspr_need *need)
{
	switch (need->requirement) {
	case CSPR_REQUIREMENT_SIGNED_OFF:
	case CSPR_REQUIREMENT_DOCUMENT_IS:
	case CSPR_REQUIREMENT_INTERESTS_CLEAR:
	case CSPR_REQUIREMENT_PART_GIVEN:
	case CSPR_REQUIREMENT_PART_TRUE:
	case CSPR_REQUIREMENT_PART_IS_NOT:
	case CSPR_REQUIREMENT_LABEL_UNIQUE:
	case CSPR_REQUIREMENT_CHECKED:
	case CSPR_REQUIREMENT_FOUR_EYES:
	case CSPR_REQUIREMENT_ONE_PERSON:
	case CSPR_REQUIREMENT_SENT_TO:
	case CSPR_REQUIREMENT_DAYS_BEFORE:
		return true;
	case CSPR_REQUIREMENT_OPEN:
		return need->other != 0;
	default:
		return need->when.kind == CSPR_CONDITION_PART_IS || need->when.kind == CSPR_CONDITION_PART_IS_NOT;
	}
}

/* Whether what the event says is as right as it can be: nothing that is not met is about that. */
static bool says_right(const struct author *author, const cspr_event *event, const cspr_decision *decision)
{
	const cspr_basis *basis = cspr_review_basis(author->review);
	struct cspr_finding finding = { .size = sizeof finding };
	struct cspr_need need = { .size = sizeof need };

	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++) {
		if (finding.result == CSPR_RESULT_MET)
			continue;
		if (finding.rule == CSPR_RULE_PARTICULARS_COMPLETE)
			return false;
		for (size_t row = 0; cspr_basis_need(basis, row, &need) == CSPR_DONE; row++)
			if (need.event == cspr_event_code(event) && need.rule == finding.rule &&
			    strcmp(need.words, finding.words) == 0 && about_particulars(&need))
				return false;
	}
	return true;
}

/* An event is never answered better than it was said to be; and as it was said to be, if its particulars are right.
 * Where there is no row for these particulars, or by that role, there may be one for others. */
void check_asking(struct checks *checks, struct author *author, const cspr_event *event)
{
	cspr_event *plain = event_again(author->scene->context, event, false);
	struct cspr_span happened = cspr_event_happened(event);
	cspr_code verdicts[EVENTS], code = cspr_event_code(event), role = cspr_event_role(event);
	cspr_decision *done, *asked;

	if (!plain)
		abort();
	if (happened.first != happened.last || code == CSPR_EVENT_AMEND || code == CSPR_EVENT_CHANGE_EDITION ||
	    cspr_review_decide(author->review, plain, &done) < 0) {
		cspr_event_unref(plain);
		return;
	}
	if (cspr_review_explain(author->review, code, role, happened.first, &asked) < 0 ||
	    cspr_review_explain_all(author->review, role, happened.first, EVENTS, verdicts))
		abort();
	cspr_code verdict = cspr_decision_verdict(asked), answer = cspr_decision_verdict(done);
	struct cspr_finding finding = { .size = sizeof finding };
	bool no_row = cspr_decision_finding(done, 0, &finding) == CSPR_DONE && finding.rule <= CSPR_RULE_NO_AUTHORITY;

	check(checks, ASKED, verdicts[code] == verdict && verdict <= answer);
	if (!no_row && says_right(author, event, done))
		check(checks, ASKED, verdict == answer);
	cspr_decision_unref(asked);
	cspr_decision_unref(done);
	cspr_event_unref(plain);
}

/* What is said to be possible is possible: there are particulars with which it is allowed. */

static bool has_part(const struct author *author, cspr_code event, cspr_code part)
{
	struct cspr_particular row = { .size = sizeof row };

	return cspr_basis_find_particular(cspr_review_basis(author->review), event, part, &row) == CSPR_DONE;
}

static bool allowed_with(struct author *author, cspr_code code, cspr_code outcome, int document, int name)
{
	static const cspr_code names[][2] = {
		{ CSPR_EVENT_LIFT_HOLD, CSPR_PART_HOLD },	{ CSPR_EVENT_END_ORDER, CSPR_PART_ORDER },
		{ CSPR_EVENT_UPDATE_ACTION, CSPR_PART_ACTION }, { CSPR_EVENT_SETTLE_ACTION, CSPR_PART_ACTION },
		{ CSPR_EVENT_CHASE_SUMMARY, CSPR_PART_AGENCY }, { CSPR_EVENT_RECEIVE_SUMMARY, CSPR_PART_AGENCY },
		{ CSPR_EVENT_WAIVE_SUMMARY, CSPR_PART_AGENCY }
	};
	static const char *const prefixes[] = { "hold", "order", "action", "action", "agency", "agency", "agency" };
	cspr_event *event = author_event_of(author, code);
	unsigned char digest[32];
	cspr_decision *decision;
	char text[32];

	memset(digest, document, sizeof digest);
	if (!event || (document && cspr_event_set_digest(event, CSPR_PART_DOCUMENT, digest)) ||
	    (outcome && cspr_event_set_code(event, CSPR_PART_OUTCOME, outcome)) ||
	    cspr_event_set_actor(event, cspr_event_role(event), "a-new-one", 0, NULL) ||
	    cspr_event_set_happened(event, (struct cspr_span){ author->today, author->today }))
		abort();
	if (code == CSPR_EVENT_APPOINT_REVIEWER &&
	    cspr_event_set_reference(event, CSPR_PART_REVIEWER, name == 1 ? "rev-1" : "rev-2"))
		abort();
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		snprintf(text, sizeof text, "%s-%d", prefixes[i], name);
		if (names[i][0] == code && cspr_event_set_reference(event, names[i][1], text))
			abort();
	}
	cspr_status status = cspr_review_decide(author->review, event, &decision);

	if (status >= 0)
		cspr_decision_unref(decision);
	cspr_event_unref(event);
	return status == CSPR_DONE;
}

static bool possible(struct author *author, cspr_code code)
{
	const cspr_basis *basis = cspr_review_basis(author->review);
	bool outcomes = has_part(author, code, CSPR_PART_OUTCOME),
	     documents = has_part(author, code, CSPR_PART_DOCUMENT);

	for (int tries = 0; tries < 4; tries++) /* the rest is made up, and seldom wrong */
		for (int name = 1; name <= 3; name++)
			for (int document = documents ? 5 : 0; document >= (documents ? 1 : 0); document--)
				for (size_t i = 0;; i++) {
					cspr_code outcome = outcomes ? cspr_basis_particular_value(basis, code,
												   CSPR_PART_OUTCOME, i)
								     : 0;

					if (outcomes && !outcome)
						break;
					if (allowed_with(author, code, outcome, document, name))
						return true;
					if (!outcomes)
						break;
				}
	return false;
}

static void tell_impossible(const struct author *author, cspr_code code)
{
	printf("# %s, in %s: said to be possible, and is not\n", cspr_word_name(CSPR_GROUP_EVENT, code),
	       cspr_word_name(CSPR_GROUP_STATE, cspr_review_state(author->review)));
}

void check_possible(struct checks *checks, struct author *author)
{
	cspr_code verdicts[EVENTS], codes[EVENTS];
	size_t count = 0;

	if (cspr_review_explain_all(author->review, 0, author->today, EVENTS, verdicts))
		abort();
	for (cspr_code code = 1; code < EVENTS; code++)
		if (verdicts[code] == CSPR_VERDICT_ALLOWED && code != CSPR_EVENT_AMEND &&
		    code != CSPR_EVENT_CHANGE_EDITION)
			codes[count++] = code;
	if (!count)
		return;
	struct author sure = *author;
	cspr_code code = codes[below(&sure.dice, count)];

	sure.erring = 0;
	bool is = possible(&sure, code);

	check(checks, ASKED, is);
	if (!is)
		tell_impossible(author, code);
}
