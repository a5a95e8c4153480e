#!/usr/bin/env python3
"""Compare working days with numpy's, over a list of bank holidays written down apart from the library's.

Usage: compare.py LIST.csv PROGRAM

Sums and counts are drawn at random (seeded) over the years of the list. A result that the list does not
cover must be an error.
"""
import csv
import random
import subprocess
import sys

import numpy

SUMS = 10000
COUNTS = 10000
OUTSIDE = "error -11"


def read_list(path):
    with open(path, encoding="utf-8", newline="") as file:
        days = [numpy.datetime64(row["date"], "D") for row in csv.DictReader(file)]
    years = [str(day)[:4] for day in days]
    return days, numpy.datetime64(years[0] + "-01-01"), numpy.datetime64(years[-1] + "-12-31")


def ask(program, questions):
    done = subprocess.run([program], input="\n".join(questions) + "\n", stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()


def expected_sum(calendar, first, last, day, count):
    # Rolled away from the count first, so that the day itself is not counted though it be closed.
    found = day if count == 0 else numpy.busday_offset(day, count, roll="backward" if count > 0 else "forward",
                                                        busdaycal=calendar)
    return str(found) if first <= day <= last and first <= found <= last else OUTSIDE


def expected_count(calendar, first, last, after, until):
    if not (first <= after <= last and first <= until <= last):
        return OUTSIDE
    return str(max(0, int(numpy.busday_count(after + 1, until + 1, busdaycal=calendar))))


def main():
    holidays, first, last = read_list(sys.argv[1])
    program = sys.argv[2]
    calendar = numpy.busdaycalendar(holidays=holidays)
    draw = random.Random(20180629)
    span = int((last - first).astype(int)) + 1
    cases = []

    def some_day(margin=0):
        return first + draw.randrange(-margin, span + margin)

    for _ in range(SUMS):
        # Mostly the lengths that the law uses, and some that leave the calendar.
        day, count = some_day(), draw.choice([draw.randint(-30, 30), draw.randint(-2600, 2600)])
        cases.append((f"add {day} {count}", expected_sum(calendar, first, last, day, count)))
    for _ in range(COUNTS):
        after, until = some_day(5), some_day(5)
        cases.append((f"count {after} {until}", expected_count(calendar, first, last, after, until)))

    passed = failed = 0

    def check(what, differences):
        nonlocal passed, failed
        passed, failed = passed + (not differences), failed + bool(differences)
        for difference in differences[:10]:
            print(f"FAIL {what}: {difference}")

    def equal(what, expected, got):
        check(what, [] if expected == got else [f"expected {expected}, got {got}"])

    equal("the coverage", f"{first} {last}", ask(program, ["covers"])[0])
    closed = ask(program, ["closed"])
    equal("the closed days", [str(day) for day in holidays], [line[:10] for line in closed[:-1]])
    answers = ask(program, [question for question, _ in cases])
    equal("the number of answers", len(cases), len(answers))
    for verb, least in (("add", SUMS), ("count", COUNTS)):
        asked = [(question, expected, got) for (question, expected), got in zip(cases, answers)
                 if question.startswith(verb)]
        outside = sum(1 for _, expected, _ in asked if expected == OUTSIDE)
        print(f"{len(asked)} questions ({verb}), {outside} of them outside the calendar")
        check(f"{verb}: enough in and outside", [] if len(asked) == least and 0 < outside < least / 2 else [outside])
        check(verb, [f"{question}: expected {expected}, got {got}" for question, expected, got in asked
                     if expected != got])
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
