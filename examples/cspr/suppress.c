/*
 * Small numbers in a table that is published: which cells are not shown, so that none of 1 to 4 can be worked out.
 *
 * What is guaranteed: whoever sees a printed table, and knows that zero is always printed and that totals are true,
 * can exclude none of 1, 2, 3, 4 and 5 for a cell that has 1 to 4; so not even that it is small. Of a total that is 1
 * to 4, none of those from the least that it can be, since each suppressed cell in it has at least 1. That holds for a
 * table by itself. It does not for two tables that count the same things otherwise, nor against somebody who works back
 * how the other suppressed cells were chosen, or knows what some of them are.
 *
 * A table with totals is a flow: from the column of totals into each row, through a cell into its column, from there
 * through the total of the column into the row of totals, and through the grand total back. Every table that fits what
 * is printed is another flow with the same printed cells, and between two flows there are only rounds: a cell can have
 * one more if there is a round through it whose other cells are suppressed, each growing or with something to lose. So
 * a cell is safe if such rounds take it to 5, and others to 1. While one is not, the cells of the cheapest round that
 * would help are suppressed too; there always is one, through the totals.
 */
#include "suppress.h"

#include <string.h>

enum { NODES = SUPPRESS_ROWS + SUPPRESS_COLUMNS, FAR = INT32_MAX };

/* Nodes: rows, then columns. A cell is an edge, from row to column, or of a total from column to row. */
struct edge {
	int row, column;
	int from, to;
};

static struct edge edge_of(const struct small_table *table, int row, int column)
{
	struct edge edge = { .row = row, .column = column, .from = row, .to = SUPPRESS_ROWS + column };
	bool row_of_totals = row == table->rows - 1, column_of_totals = column == table->columns - 1;

	if (row_of_totals != column_of_totals) {
		edge.from = SUPPRESS_ROWS + column;
		edge.to = row;
	}
	return edge;
}

static int64_t least(const struct small_table *table, int row, int column)
{
	return table->cells[row][column] == CELL_NOT_PRINTED ? 0 : 1;
}

/* What it costs that a cell changes: nothing where it is not shown, else a cell, better a small one, best no total.
 * FAR: it can't, zero is always shown. */
static int cost_of(const struct small_table *table, int row, int column)
{
	int64_t count = table->counts[row][column];
	bool total = row == table->rows - 1 || column == table->columns - 1;

	if (table->cells[row][column] != CELL_SHOWN)
		return 0;
	if (!count)
		return FAR;
	return 10000 + (count < 10000 ? (int)count : 10000) + (total ? 1000000 : 0);
}

struct step {
	int cost;
	struct edge edge; /* by which the node is reached */
	int before;	  /* the node before */
	int change;	  /* of the cell, +1 or -1 */
};

static bool relax(struct step steps[NODES], int from, int to, int cost, struct edge edge, int change)
{
	if (cost == FAR || steps[from].cost == FAR || steps[from].cost + cost >= steps[to].cost)
		return false;
	steps[to] = (struct step){ steps[from].cost + cost, edge, from, change };
	return true;
}

/* One more round of looking over all cells but the one that is asked about. */
static bool relax_all(const struct small_table *table, int64_t (*now)[SUPPRESS_COLUMNS], struct edge asked,
		      struct step steps[NODES])
{
	bool better = false;

	for (int row = 0; row < table->rows; row++) {
		for (int column = 0; column < table->columns; column++) {
			struct edge edge = edge_of(table, row, column);
			int cost = cost_of(table, row, column);

			if (row == asked.row && column == asked.column)
				continue;
			better |= relax(steps, edge.from, edge.to, cost, edge, 1);
			if (now[row][column] > least(table, row, column))
				better |= relax(steps, edge.to, edge.from, cost, edge, -1);
		}
	}
	return better;
}

/* The cheapest round by which a cell changes by one. Makes the change in now; gives the cost, and suppresses nothing.
 */
static int change_by_one(const struct small_table *table, int64_t (*now)[SUPPRESS_COLUMNS], struct edge asked,
			 int change, struct step ret_path[NODES], int *ret_length)
{
	struct step steps[NODES];
	int start = change > 0 ? asked.to : asked.from, end = change > 0 ? asked.from : asked.to;

	for (int i = 0; i < NODES; i++)
		steps[i].cost = FAR;
	steps[start].cost = 0;
	while (relax_all(table, now, asked, steps))
		continue;
	*ret_length = 0;
	if (steps[end].cost == FAR)
		return FAR;
	for (int node = end; node != start; node = steps[node].before) {
		ret_path[(*ret_length)++] = steps[node];
		now[steps[node].edge.row][steps[node].edge.column] += steps[node].change;
	}
	now[asked.row][asked.column] += change;
	return steps[end].cost;
}

/* Whether a cell can be taken to a value, or as near as zeros let it. If not, what would help is suppressed. */
static bool can_be(struct small_table *table, int row, int column, int64_t value)
{
	int64_t now[SUPPRESS_ROWS][SUPPRESS_COLUMNS];
	struct edge asked = edge_of(table, row, column);
	struct step path[NODES];
	int length;

	memcpy(now, table->counts, sizeof(now));
	while (now[row][column] != value) {
		int change = now[row][column] < value ? 1 : -1;
		int cost = change_by_one(table, now, asked, change, path, &length);

		if (cost == FAR)
			return true;
		if (cost == 0)
			continue;
		for (int i = 0; i < length; i++)
			if (table->cells[path[i].edge.row][path[i].edge.column] == CELL_SHOWN)
				table->cells[path[i].edge.row][path[i].edge.column] = CELL_SUPPRESSED;
		return false;
	}
	return true;
}

static bool is_small(const struct small_table *table, int row, int column)
{
	return table->cells[row][column] != CELL_NOT_PRINTED && table->counts[row][column] >= 1 &&
	       table->counts[row][column] <= SMALL_NUMBER;
}

static bool all_safe(struct small_table *table)
{
	for (int row = 0; row < table->rows; row++)
		for (int column = 0; column < table->columns; column++)
			if (is_small(table, row, column) &&
			    (!can_be(table, row, column, 1) || !can_be(table, row, column, SMALL_NUMBER + 1)))
				return false;
	return true;
}

void suppress(struct small_table *table)
{
	for (int row = 0; row < table->rows; row++)
		for (int column = 0; column < table->columns; column++)
			if (is_small(table, row, column))
				table->cells[row][column] = CELL_SUPPRESSED;
	while (!all_safe(table))
		continue;
}
