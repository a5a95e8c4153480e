/*
 * Findings: how far each reaches, and where the pass goes on.
 */
#include "pass.h"

static struct finding in_bytes(const struct folded *view, struct finding finding)
{
	finding.end = folded_end(view, finding.end - 1);
	finding.start = folded_start(view, finding.start);
	return finding;
}

/* What was found inside a web or e-mail address is part of it, but for what is registered. */
static void take_in(struct pass *pass, struct finding outer)
{
	struct findings *findings = pass->findings;

	while (findings->count > pass->first_finding) {
		const struct finding *last = &findings->list[findings->count - 1];

		if (last->start < outer.start || last->identity >= 0)
			break;
		findings->count--;
	}
}

/* The end of a web address, without what ends the sentence it is in. */
static uint32_t trimmed(const struct folded *view, struct finding finding)
{
	while (finding.end > finding.start + 1 && strchr(".,;:!?)]'\"", view->narrow[finding.end - 1]))
		finding.end--;
	return finding.end;
}

/* The day of the week before a date is part of it. A short one has a capital: sat and sun are words too. */
static uint32_t with_weekday(const struct pass *pass, uint32_t date)
{
	static const char days[] = "monday tuesday wednesday thursday friday saturday sunday ";
	const unsigned char *narrow = pass->view->narrow;
	size_t end = date;

	while (date - end < 3 && before(pass, end, 1) && strchr(" \n,.", before(pass, end, 1)))
		end--;
	size_t start = letters_before(pass, end, 9);
	size_t length = end - start;
	for (const char *day = days; *day && length >= 3; day = strchr(day, ' ') + 1)
		if (!strncmp(day, (const char *)narrow + start, length) &&
		    (day[length] == ' ' || pass->view->flags[start] & FOLD_UPPER))
			return (uint32_t)start;
	return date;
}

/* Where the pass goes on. */
size_t settle(struct pass *pass, const struct best *best, size_t next)
{
	struct finding finding = best->finding;

	if (!finding.grade)
		return next;
	pass->clear = finding.end;
	if (finding.kind == CSPR_FINDING_AGE) {
		findings_add(&pass->ages, finding);
		return finding.end > next ? finding.end : next;
	}
	if (finding.kind == CSPR_FINDING_DATE) {
		finding.start = with_weekday(pass, finding.start);
		findings_add(&pass->dates, finding);
	}
	size_t end = finding.end;
	if (finding.kind == CSPR_FINDING_URL)
		finding.end = trimmed(pass->view, finding);
	finding = in_bytes(pass->view, finding);
	if (finding.kind == CSPR_FINDING_URL || finding.kind == CSPR_FINDING_EMAIL)
		take_in(pass, finding);
	findings_add(pass->findings, finding);
	if (finding.kind == CSPR_FINDING_DATE && finding.identity >= 0)
		facts_born_together(pass->facts, &finding, pass->findings);
	return end > next ? end : next;
}
