/*
 * Reads tables, one a line: rows, columns (totals not counted), whether totals of columns are printed, and the counts.
 * Prints for each the cells, totals too: S shown, x suppressed, - not printed. For test_suppress.py.
 */
#include "suppress.h"

#include <stdio.h>
#include <string.h>

static int table_read(struct small_table *table)
{
	int rows, columns, totals;

	memset(table, 0, sizeof *table);
	if (scanf("%d %d %d", &rows, &columns, &totals) != 3 || rows < 1 || rows >= SUPPRESS_ROWS || columns < 1 ||
	    columns >= SUPPRESS_COLUMNS)
		return 0;
	table->rows = rows + 1;
	table->columns = columns + 1;
	for (int row = 0; row < rows; row++) {
		for (int column = 0; column < columns; column++) {
			int count;

			if (scanf("%d", &count) != 1)
				return 0;
			table->counts[row][column] = count;
			table->counts[row][columns] += count;
			table->counts[rows][column] += count;
			table->counts[rows][columns] += count;
		}
	}
	if (!totals)
		memset(table->cells[rows], CELL_NOT_PRINTED, sizeof table->cells[rows]);
	return 1;
}

int main(void)
{
	struct small_table table;

	while (table_read(&table)) {
		suppress(&table);
		for (int row = 0; row < table.rows; row++) {
			for (int column = 0; column < table.columns; column++)
				putchar("Sx-"[table.cells[row][column]]);
			putchar(row + 1 < table.rows ? ' ' : '\n');
		}
	}
	return 0;
}
