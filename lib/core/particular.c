/*
 * Looking things up in the table of particulars (lib/editions/particulars.c), which is in the order of
 * the events.
 */
#include "core.h"

uint16_t particular_first(cspr_code event)
{
	uint16_t low = 0, high = particular_row_count;

	while (low < high) {
		uint16_t middle = (uint16_t)(low + (high - low) / 2);

		if (particular_rows[middle].event < event)
			low = (uint16_t)(middle + 1);
		else
			high = middle;
	}
	return low;
}

/* The first row, from *at on, of an event's particular for a kind of review (0: any); NULL: none. */
const struct particular_row *particular_find(cspr_code event, cspr_code part, cspr_code kind, size_t *at)
{
	for (size_t i = at && *at ? *at : particular_first(event);
	     i < particular_row_count && particular_rows[i].event == event; i++) {
		const struct particular_row *row = &particular_rows[i];

		if (row->part == part && (!kind || (row->kinds >> kind & 1))) {
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
