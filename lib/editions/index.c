/*
 * The editions, and which is in force when. Reads nothing but the editions' own tables.
 */
#include "rows.h"

#include <string.h>

static const struct cspr_edition *const editions[] = { &wt2018, &wt2023, &wt2026, &sar2014, &scr2015 };

size_t cspr_edition_count(void)
{
	return LENGTH(editions);
}

const cspr_edition *cspr_edition_at(size_t index)
{
	return index < LENGTH(editions) ? editions[index] : NULL;
}

const cspr_edition *cspr_edition_find(const char *name)
{
	for (size_t i = 0; name && i < LENGTH(editions); i++)
		if (strcmp(editions[i]->name, name) == 0)
			return editions[i];
	return NULL;
}

const cspr_edition *cspr_edition_on(cspr_code kind, cspr_day day)
{
	const cspr_edition *found = NULL;

	for (size_t i = 0; i < LENGTH(editions); i++) {
		const cspr_edition *edition = editions[i];

		if (edition->kind == kind && edition->from != CSPR_NO_DAY && edition->from <= day &&
		    (!found || found->from < edition->from))
			found = edition;
	}
	return found;
}

/* Of an adopted review, the first of these that is given. */
static const cspr_code choosing[] = { CSPR_EVENT_NOTIFY_NATIONAL_PANEL, CSPR_EVENT_DECIDE, CSPR_MILESTONE_AWARE,
				      CSPR_MILESTONE_INCIDENT, CSPR_EVENT_PUBLISH };

static struct cspr_span milestone_of(const cspr_event *event, cspr_code milestone)
{
	struct cspr_value value = { .size = sizeof value };

	for (size_t i = 0; cspr_event_value(event, i, &value) == CSPR_DONE; i++)
		if (value.part == CSPR_PART_MILESTONES && value.number == milestone)
			return value.when;
	return span_none();
}

cspr_status cspr_edition_for(cspr_code kind, const cspr_event *first, const cspr_edition **ret,
			     cspr_code *ret_milestone)
{
	struct cspr_span span = span_none();
	const cspr_edition *edition;
	cspr_code milestone = 0;

	if (!first || !ret)
		return CSPR_ERROR_ARGUMENT;
	for (size_t i = 0; cspr_event_code(first) == CSPR_EVENT_ADOPT && !span_given(span) && i < LENGTH(choosing);
	     i++) {
		span = milestone_of(first, choosing[i]);
		milestone = span_given(span) ? choosing[i] : 0;
	}
	if (!span_given(span))
		span = cspr_event_happened(first);
	if (ret_milestone)
		*ret_milestone = milestone;
	if (!span_given(span))
		return CSPR_ERROR_INCOMPLETE;
	edition = cspr_edition_on(kind, span.first);
	if (!edition || edition != cspr_edition_on(kind, span.last))
		return cspr_edition_on(kind, span.last) ? CSPR_ERROR_BAD_DATE : CSPR_ERROR_NOT_FOUND;
	*ret = edition;
	return CSPR_DONE;
}

const char *cspr_edition_name(const cspr_edition *edition)
{
	return edition->name;
}

const char *cspr_edition_title(const cspr_edition *edition)
{
	return edition->title;
}

const char *cspr_edition_guidance(const cspr_edition *edition)
{
	return edition->guidance;
}

cspr_code cspr_edition_kind(const cspr_edition *edition)
{
	return edition->kind;
}

cspr_day cspr_edition_from(const cspr_edition *edition)
{
	return edition->from;
}

int cspr_edition_provisional(const cspr_edition *edition)
{
	return edition->provisional;
}

int cspr_edition_has_state(const cspr_edition *edition, cspr_code state)
{
	return state && state < STATES && (edition->states >> state & 1);
}
