/*
 * A table of counts for publication, and which of its cells are shown. Knows nothing of reviews.
 */
#ifndef SUPPRESS_H
#define SUPPRESS_H

#include <stdbool.h>
#include <stdint.h>

enum { SUPPRESS_ROWS = 16, SUPPRESS_COLUMNS = 16, SMALL_NUMBER = 4 };
enum { CELL_SHOWN, CELL_SUPPRESSED, CELL_NOT_PRINTED };

/* The last row and the last column are totals. Of a table without totals of its columns, the last row is NOT_PRINTED.
 */
struct small_table {
	int rows;
	int columns;
	int64_t counts[SUPPRESS_ROWS][SUPPRESS_COLUMNS];
	unsigned char cells[SUPPRESS_ROWS][SUPPRESS_COLUMNS];
};

/* Suppresses the small numbers, and what would give them away. */
void suppress(struct small_table *table);

#endif
