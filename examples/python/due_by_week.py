#!/usr/bin/env python3
"""What is owed across a store, week by week, as a table for a spreadsheet: how much of what, when.

    due_by_week.py sqlite:REVIEWS.db YYYY-MM-DD [WEEKS] >due.csv

A row for what is late, one for what may be (a vague date is not rounded: it may be late, or fall in
more than one week), and one for each of the coming weeks (4, or WEEKS) by its Monday; a column for
each duty. Needs pandas. examples/embed/due_tonight.c names the reviews.
"""

import sys
from datetime import date, timedelta

import cspr
import pandas

try:
    uri, today = sys.argv[1], date.fromisoformat(sys.argv[2])
    monday = today - timedelta(today.weekday())
    weeks = [str(monday + timedelta(7 * week)) for week in range(int((*sys.argv[3:], 4)[0]))]
    with cspr.Store.open(uri, must_exist=True, read_only=True) as store:
        due = store.due(before=monday + timedelta(7 * len(weeks) - 1)).to_pandas(today)
except (IndexError, ValueError, cspr.CsprError) as problem:
    print("due_by_week.py STORE YYYY-MM-DD [WEEKS]: %s" % problem, file=sys.stderr)
    sys.exit(2)

LATE = ("overdue", "late_explained")
due = due[due.standing.isin(("pending", "indeterminate", *LATE))]
first, last = (
    (day - pandas.to_timedelta(day.dt.day_of_week, "D")).dt.strftime("%Y-%m-%d")
    for day in (due.due_first, due.due_last)
)
vague = (first != last) | (due.standing == "indeterminate")
when = last.mask(vague, "not exact").mask(due.standing.isin(LATE), "late")
rows = pandas.Categorical(when, ["late", "not exact", *weeks])
table = pandas.crosstab(rows, due.duty, rownames=["due"], colnames=["duty"], dropna=False)
table.to_csv(sys.stdout)
