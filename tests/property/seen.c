/*
 * Rules are told apart by the row of cspr_basis_need() that they come from: rows of one event and rule differ
 * in their words.
 */
#include "seen.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static int row_of(const struct scene *scene, cspr_code event, const struct cspr_finding *finding)
{
	struct cspr_need need = { .size = sizeof need };

	for (int row = 0; row < MOST_NEEDS && cspr_basis_need(scene->bases[0], (size_t)row, &need) == CSPR_DONE; row++)
		if (need.event == event && need.rule == finding->rule && strcmp(need.words, finding->words) == 0)
			return row;
	return -1;
}

void see(struct seen *seen, const struct scene *scene, const cspr_event *event, const cspr_decision *decision)
{
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_code code = cspr_event_code(event);

	seen->verdicts[code][cspr_decision_verdict(decision)]++;
	if (cspr_decision_verdict(decision) != CSPR_VERDICT_REFUSED)
		seen->states[cspr_decision_state(decision)]++;
	for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++) {
		if (finding.rule <= CSPR_RULE_PARTICULARS_COMPLETE) {
			seen->refusals[finding.rule]++;
			continue;
		}
		if (finding.rule == CSPR_RULE_LATER_MOVES_STAND) {
			seen->displaced++;
			continue;
		}
		int row = row_of(scene, code, &finding);

		if (row < 0)
			seen->strays++;
		else
			seen->needs[row][finding.result]++;
	}
}

/* Rulebook, section 2: what an event says of itself is never unknown, nor is an absence. */
static bool never_unknown(const struct cspr_need *need)
{
	switch (need->requirement) {
	case CSPR_REQUIREMENT_PART_GIVEN:
	case CSPR_REQUIREMENT_PART_IS_NOT:
	case CSPR_REQUIREMENT_LABEL_UNIQUE:
	case CSPR_REQUIREMENT_FOUR_EYES:
	case CSPR_REQUIREMENT_ONE_PERSON:
	case CSPR_REQUIREMENT_NONE_OPEN:
		return true;
	case CSPR_REQUIREMENT_PART_TRUE:
		return need->other == 0;
	default:
		return false;
	}
}

/* Every way to a state with a report leads through accept_report, or through adoption: then it is unknown. */
static bool never_unmet(const struct scene *scene, const struct cspr_need *need)
{
	return cspr_edition_kind(scene->edition) == CSPR_KIND_ADULT && need->rule == CSPR_RULE_REPORT_ACCEPTED;
}

static const char *event_name(cspr_code event)
{
	return cspr_word_name(CSPR_GROUP_EVENT, event);
}

static size_t gap(bool missing, const char *edition, const char *what, const char *of, const char *how)
{
	if (missing)
		printf("# %s: %s %s, %s: %s\n", edition, what, of, how,
		       strncmp(what, "impossible", 10) == 0 ? "seen" : "never seen");
	return missing;
}

size_t seen_gaps(const struct seen *seen, const struct scene *scene)
{
	const char *edition = cspr_edition_name(scene->edition);
	struct cspr_need need = { .size = sizeof need };
	size_t gaps = gap(seen->strays > 0, edition, "impossible rule", "of no row", "any");

	gaps += gap(!seen->displaced, edition, "rule", cspr_word_name(CSPR_GROUP_RULE, CSPR_RULE_LATER_MOVES_STAND),
		    "unmet");
	for (cspr_code rule = 1; rule <= CSPR_RULE_PARTICULARS_COMPLETE; rule++)
		gaps += gap(!seen->refusals[rule], edition, "rule", cspr_word_name(CSPR_GROUP_RULE, rule), "unmet");
	for (cspr_code state = 1; state <= CSPR_STATE_NO_REVIEW; state++)
		gaps += gap(cspr_edition_has_state(scene->edition, state) && !seen->states[state], edition, "state",
			    cspr_word_name(CSPR_GROUP_STATE, state), "reached");
	for (size_t i = 0; i < scene->move_count; i++)
		gaps += gap(!seen->verdicts[scene->moves[i].event][CSPR_VERDICT_ALLOWED], edition, "event",
			    event_name(scene->moves[i].event), "allowed");
	for (size_t row = 0; cspr_basis_need(scene->bases[0], row, &need) == CSPR_DONE; row++) {
		char rule[96];

		snprintf(rule, sizeof rule, "%s of %s", cspr_word_name(CSPR_GROUP_RULE, need.rule),
			 event_name(need.event));
		if (row == MOST_NEEDS)
			return gaps + gap(true, edition, "rule", rule, "there are too many rules");
		for (cspr_code result = CSPR_RESULT_MET; result <= CSPR_RESULT_UNKNOWN; result++) {
			bool never = (result == CSPR_RESULT_UNKNOWN && never_unknown(&need)) ||
				     (result == CSPR_RESULT_UNMET && never_unmet(scene, &need));

			gaps += gap(never != !seen->needs[row][result], edition, never ? "impossible rule" : "rule",
				    rule, cspr_word_name(CSPR_GROUP_RESULT, result));
		}
	}
	return gaps;
}

void seen_tell(const struct seen *seen, const struct scene *scene)
{
	struct cspr_need need = { .size = sizeof need };

	for (cspr_code state = 1; state <= CSPR_STATE_NO_REVIEW; state++)
		if (cspr_edition_has_state(scene->edition, state))
			fprintf(stderr, "state %s %" PRIu64 "\n", cspr_word_name(CSPR_GROUP_STATE, state),
				seen->states[state]);
	for (cspr_code event = 1; event < EVENTS; event++)
		fprintf(stderr, "event %s allowed %" PRIu64 ", in breach %" PRIu64 ", refused %" PRIu64 "\n",
			event_name(event), seen->verdicts[event][CSPR_VERDICT_ALLOWED],
			seen->verdicts[event][CSPR_VERDICT_ALLOWED_IN_BREACH],
			seen->verdicts[event][CSPR_VERDICT_REFUSED]);
	for (size_t row = 0; row < MOST_NEEDS && cspr_basis_need(scene->bases[0], row, &need) == CSPR_DONE; row++)
		fprintf(stderr, "rule %s %s met %" PRIu64 ", unmet %" PRIu64 ", unknown %" PRIu64 "\n",
			event_name(need.event), cspr_word_name(CSPR_GROUP_RULE, need.rule),
			seen->needs[row][CSPR_RESULT_MET], seen->needs[row][CSPR_RESULT_UNMET],
			seen->needs[row][CSPR_RESULT_UNKNOWN]);
}
