#!/usr/bin/env python3
"""Small numbers in published tables can't be worked out: by a search over all tables that fit what is printed.

Usage: test_suppress.py --suppressed PROGRAM [--random COUNT]

Of random tables (fixed seeds), of tables of extremes, and of all small ones:
  small      every number from 1 to 4 is suppressed, zero never is, and what is shown is shown as it is
  kept       for each suppressed cell with 1 to 4, and each of 1, 2, 3, 4 and 5, there is a table that has this value
             there, fits every printed cell and sum, and has at least 1 in each suppressed cell. Of a total: for each of
             them that is not less than the number of suppressed cells in it.
  spare      a table without small numbers is shown whole; one number of 1 to 4 among large ones costs three cells more
             at most
  can fail   the same search finds what is given away when suppression stops at the small numbers, and when it takes one
             more in each row and column

The search is another than the program's: it knows sums and bounds, and tries values. Prints TAP.
"""
import argparse
import itertools
import random
import subprocess
import sys

SMALL = range(1, 5)
POSSIBLE = range(1, 6)


class Table:
    def __init__(self, counts, totals=True):
        self.rows, self.columns, self.totals = len(counts), len(counts[0]), totals
        self.counts = [list(row) + [sum(row)] for row in counts]
        self.counts.append([sum(column) for column in zip(*self.counts)])

    def given(self):
        return "%d %d %d %s\n" % (self.rows, self.columns, self.totals, " ".join(
            str(count) for row in self.counts[:-1] for count in row[:-1]))

    def cells(self):
        return itertools.product(range(self.rows + 1), range(self.columns + 1))

    def sums(self):
        """Lists of cells: the last is the sum of the others."""
        for row in range(self.rows + 1):
            yield [(row, column) for column in range(self.columns + 1)]
        for column in range(self.columns + 1):
            yield [(row, column) for row in range(self.rows + 1)]


class Search:
    """Whether there is a table that fits: bounds are narrowed by the sums until nothing moves, then a cell is tried."""

    def __init__(self, table, marks):
        self.sums = list(table.sums())
        self.most = 3 * table.counts[-1][-1] + 40
        self.bounds = {}
        for row, column in table.cells():
            count, mark = table.counts[row][column], marks[row][column]
            self.bounds[row, column] = (count, count) if mark == "S" else (1 if mark == "x" else 0, self.most)
        self.of = {cell: [line for line in self.sums if cell in line] for cell in self.bounds}

    def narrow(self, bounds, changed):
        waiting = [line for cell in changed for line in self.of[cell]]
        while waiting:
            line = waiting.pop()
            parts, total = line[:-1], line[-1]
            low, high = sum(bounds[cell][0] for cell in parts), sum(bounds[cell][1] for cell in parts)
            wanted = {total: (max(bounds[total][0], low), min(bounds[total][1], high))}
            for cell in parts:
                least, most = bounds[cell]
                wanted[cell] = (max(least, bounds[total][0] - (high - most)), min(most, bounds[total][1] - (low - least)))
            for cell, (least, most) in wanted.items():
                if least > most:
                    return False
                if (least, most) != bounds[cell]:
                    bounds[cell] = (least, most)
                    waiting += self.of[cell]
        return True

    def fits(self, cell, value):
        bounds = dict(self.bounds)
        if not bounds[cell][0] <= value <= bounds[cell][1]:
            return False
        bounds[cell] = (value, value)
        return self.narrow(bounds, self.bounds) and self.try_values(bounds)

    def try_values(self, bounds):
        open_cells = [cell for cell, (least, most) in bounds.items() if least < most]
        if not open_cells:
            return all(sum(bounds[cell][0] for cell in line[:-1]) == bounds[line[-1]][0] for line in self.sums)
        cell = min(open_cells, key=lambda one: bounds[one][1] - bounds[one][0])
        for value in range(bounds[cell][0], bounds[cell][1] + 1):
            tried = dict(bounds)
            tried[cell] = (value, value)
            if self.narrow(tried, [cell]) and self.try_values(tried):
                return True
        return False


def parts_of(table, row, column):
    """The printed cells that a total is the sum of: of the grand total, all of them."""
    rows = range(table.rows) if row == table.rows else [row]
    columns = range(table.columns) if column == table.columns else [column]
    return [(r, c) for r in rows for c in columns]


def given_away(table, marks):
    """Cells that are small, and a value that can be excluded."""
    search = Search(table, marks)
    for row, column in table.cells():
        if marks[row][column] != "x" or table.counts[row][column] not in SMALL:
            continue
        least = sum(table.counts[r][c] > 0 for r, c in parts_of(table, row, column))
        for value in POSSIBLE:
            inner = row < table.rows and column < table.columns
            if (inner or value >= least) and not search.fits((row, column), value):
                yield "%d,%d can't be %d" % (row, column, value)


def wrongly_marked(table, marks):
    for row, column in table.cells():
        count, mark = table.counts[row][column], marks[row][column]
        if mark == "-" and (table.totals or row < table.rows):
            yield "%d,%d is not printed" % (row, column)
        if mark == "S" and count in SMALL or mark == "x" and count == 0:
            yield "%d,%d, which is %d, is %s" % (row, column, count, mark)


def naive(table, more):
    """Small numbers only; or with one more in each row and column that has a single one."""
    marks = [["x" if table.counts[row][column] in SMALL else "S" for column in range(table.columns + 1)]
             for row in range(table.rows + 1)]
    changed = more
    while changed:
        changed = False
        for line in table.sums():
            shown = [cell for cell in line if marks[cell[0]][cell[1]] == "S" and table.counts[cell[0]][cell[1]]]
            if len([cell for cell in line if marks[cell[0]][cell[1]] == "x"]) == 1 and shown:
                row, column = min(shown, key=lambda cell: table.counts[cell[0]][cell[1]])
                marks[row][column] = "x"
                changed = True
    return marks


def random_tables(seed, count):
    chance = random.Random(seed)
    for _ in range(count):
        rows, columns = chance.choice([(1, 8), (1, 3), (2, 2), (2, 3), (3, 3), (4, 3)])
        largest = chance.choice([2, 3, 5, 9, 30])
        empty = chance.choice([0.1, 0.4, 0.7])
        yield Table([[0 if chance.random() < empty else chance.randint(1, largest) for _ in range(columns)]
                     for _ in range(rows)], chance.random() < 0.7)


def all_small_tables():
    for counts in itertools.product((0, 1, 2, 4, 5), repeat=4):
        yield Table([counts[:2], counts[2:]])
    for counts in itertools.product((0, 1, 3, 4, 6), repeat=3):
        yield Table([counts], False)
        yield Table([counts])


def large_tables(seed, count):
    chance = random.Random(seed)
    for _ in range(count):
        yield Table([[chance.choice([0, chance.randint(5, 400)]) for _ in range(6)] for _ in range(4)])


def lone_tables(seed, count):
    chance = random.Random(seed)
    for _ in range(count):
        counts = [[chance.randint(10, 400) for _ in range(6)] for _ in range(4)]
        counts[chance.randrange(4)][chance.randrange(6)] = chance.randint(1, 4)
        yield Table(counts)


class Run:
    def __init__(self, program):
        self.program = program
        self.number = self.failed = 0

    def marks(self, tables):
        done = subprocess.run([self.program], input="".join(table.given() for table in tables), stdout=subprocess.PIPE,
                              text=True, timeout=300, check=True)
        return [[list(row) for row in line.split(" ")] for line in done.stdout.splitlines()]

    def say(self, words, wrong):
        self.number += 1
        self.failed += bool(wrong)
        print("%s %d - %s" % ("not ok" if wrong else "ok", self.number, words))
        for line in wrong[:5]:
            print("# " + line)
        sys.stdout.flush()

    def compare(self, words, tables):
        marks = self.marks(tables)
        wrong = [] if len(marks) == len(tables) else ["%d answers of %d" % (len(marks), len(tables))]
        for table, mark in zip(tables, marks):
            for problem in itertools.chain(wrongly_marked(table, mark), given_away(table, mark)):
                wrong.append("%s: %s: %s" % (table.counts, mark, problem))
        self.say("%d %s" % (len(tables), words), wrong)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--suppressed", required=True)
    parser.add_argument("--random", type=int, default=2500, help="how many random tables")
    options = parser.parse_args()
    run = Run(options.suppressed)
    print("1..7")
    run.compare("small tables", list(all_small_tables()))
    run.compare("random tables", list(random_tables(20261127, options.random)))
    run.compare("tables with one small number", list(lone_tables(3, 300)))
    large = list(large_tables(5, 300))
    run.say("tables without small numbers are shown whole", [
        str(table.counts) for table, marks in zip(large, run.marks(large))
        if any("x" in row for row in marks) and not any(count in SMALL for row in table.counts for count in row)])
    lone = list(lone_tables(7, 300))
    run.say("one small number costs three cells more at most", [
        str(table.counts) for table, marks in zip(lone, run.marks(lone)) if sum(row.count("x") for row in marks) > 4])
    for words, more in (("without complementary suppression", False), ("with one cell more a line", True)):
        found = sum(any(True for _ in given_away(table, naive(table, more))) for table in random_tables(11, 400)
                    if table.totals)
        run.say("%s, numbers are given away in many tables" % words, [] if found > 20 else ["found %d" % found])
    return 1 if run.failed else 0


if __name__ == "__main__":
    sys.exit(main())
