/*
 * Looking things up in the table of particulars (lib/editions/particulars.c).
 */
#include "core.h"

/* The first row, from *at on, of an event's particular for a kind of review (0: any); NULL: none. */
const struct particular_row *particular_find(cspr_code event, cspr_code part, cspr_code kind, size_t *at)
{
	for (size_t i = at ? *at : 0; i < particular_row_count; i++) {
		const struct particular_row *row = &particular_rows[i];

		if (row->event == event && row->part == part && (!kind || (row->kinds >> kind & 1))) {
			if (at)
				*at = i;
			return row;
		}
	}
	return NULL;
}

bool particular_allows(const struct particular_row *row, cspr_code value)
{
	for (const cspr_code *allowed = row->values; allowed && *allowed; allowed++)
		if (*allowed == value)
			return true;
	return false;
}
