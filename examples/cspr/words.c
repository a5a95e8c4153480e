/*
 * Findings and verdicts in words, the same for every command that prints them.
 */
#include "host.h"

#include <stdlib.h>

int tone_of_verdict(cspr_code verdict)
{
	switch (verdict) {
	case CSPR_VERDICT_ALLOWED:
		return TONE_GOOD;
	case CSPR_VERDICT_ALLOWED_IN_BREACH:
		return TONE_WARN;
	case CSPR_VERDICT_REFUSED:
		return TONE_BAD;
	}
	return TONE_PLAIN;
}

int tone_of_standing(cspr_code standing)
{
	switch (standing) {
	case CSPR_STANDING_MET:
		return TONE_GOOD;
	case CSPR_STANDING_PENDING:
		return TONE_STRONG;
	case CSPR_STANDING_MET_LATE:
	case CSPR_STANDING_LATE_EXPLAINED:
	case CSPR_STANDING_RELAXED:
	case CSPR_STANDING_INDETERMINATE:
		return TONE_WARN;
	case CSPR_STANDING_OVERDUE:
	case CSPR_STANDING_BROKEN:
		return TONE_BAD;
	case CSPR_STANDING_NOT_STARTED:
	case CSPR_STANDING_NOT_OWED:
		return TONE_FAINT;
	}
	return TONE_PLAIN;
}

static char *with_roles(char *text, uint32_t roles)
{
	char *longer = roles ? format_text("%s\nAuthority: ", text ? text : "") : text;

	if (!roles)
		return text;
	free(text);
	for (cspr_code role = 1; role < 32; role++)
		if (roles >> role & 1)
			longer = list_add(longer, name_of(CSPR_GROUP_ROLE, role));
	return longer;
}

char *finding_text(const struct record *record, size_t index, const struct cspr_finding *finding)
{
	const char *result = finding->result == CSPR_RESULT_UNMET     ? "not met"
			     : finding->result == CSPR_RESULT_UNKNOWN ? "unknown"
								      : "met";
	const char *remedy = finding->remedy ? finding->remedy : "";
	const char *cite = finding->cite ? finding->cite : "";
	char day[24] = "", which[NAME_SIZE + 32] = "";

	if (finding->number && finding->rule != CSPR_RULE_LATER_MOVES_STAND)
		snprintf(which, sizeof(which), "event %zu, %s: ", record_seq(record, index, finding->number),
			 name_of(CSPR_GROUP_EVENT, finding->event));
	if (finding->first_day != CSPR_NO_DAY)
		span_text(span_of_day(finding->first_day), day);
	return with_roles(format_text("%s: %s (%s): %s%s%s%s\n%s%s%s%s%s%s[%s; %s]", result, finding->name,
				      name_of(CSPR_GROUP_FORCE, finding->force), which,
				      finding->words ? finding->words : "", finding->part ? " Missing: " : "",
				      finding->part ? name_of(CSPR_GROUP_PART, finding->part) : "",
				      *remedy ? "To do: " : "", remedy, *remedy ? "\n" : "",
				      *day ? "First possible on " : "", day, *day ? ".\n" : "", cite,
				      name_of(CSPR_GROUP_PROVENANCE, finding->provenance)),
			  finding->roles);
}
