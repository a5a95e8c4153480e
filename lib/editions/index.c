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
