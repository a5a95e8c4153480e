#!/usr/bin/env python3
"""From a spreadsheet tracker to a report, and a chart, of what it says of the time limits.

    timeliness.py TRACKER.csv [--as-of YYYY-MM-DD] [--edition ID] [--chart FILE.svg|FILE.png]

Row by row: whether publication (of an adult review: completion) was within six months of the
decision, and the days until publication where both ends are known; least and most, where a date
is a month or a year. The answer on a limit is the library's, asked of the adopted review. An empty
cell is not known to mean that nothing happened: without a date nothing is called late. What can't
be said is told as that. The figures are those of `cspr timeliness`. A chart needs matplotlib.
"""

import argparse
import sys
from datetime import date
from typing import List, NamedTuple, Optional, Tuple

import cspr
from tracker import Row, Tracker

HEADINGS = ("Ref", "Edition", "Of", "In six months", "Due", "Until published", "Why")
STANDINGS = {
    "met": ("yes", "on or before the due day"),
    "met_late": ("no", "after the due day"),
    "late_explained": ("no", "after the due day"),
    "relaxed": ("no", "after the due day, in the national relaxation of 2020"),
    "pending": ("not yet due", "the due day has not come"),
}
VAGUE = ("can't be said", "too vague: in time on some of the possible days, late on others")


class Elapsed(NamedTuple):
    """Days from a milestone on: least is most, where both dates are days."""

    since: str
    least: int
    most: int


class Timely(NamedTuple):
    """What a row says: answer is yes, no, not yet due, can't be said or no limit; elapsed the days
    until publication, or why there are none; completed, of an adult review, those until completion;
    limit how many days there were, from the decision on."""

    row: Row
    about: str
    answer: str
    why: str
    due: Optional[cspr.Span] = None
    elapsed: Optional[Elapsed] = None
    elapsed_why: str = ""
    completed: Optional[Elapsed] = None
    limit: Optional[Tuple[int, int]] = None


def elapsed(row: Row, milestone: str) -> Tuple[Optional[Elapsed], str]:
    """The days until a milestone, from the decision or else from the incident; or why not."""
    since = "decide" if "decide" in row.dates else "incident"
    start, end = row.dates.get(since), row.dates.get(milestone)
    if end is None:
        return None, "no date of publication"
    if start is None:
        return None, "no date to count from"
    if end.last < start.first:
        return None, "dates out of order"
    least, most = (end.first - start.last).days, (end.last - start.first).days
    return Elapsed(since, max(least, 0), most), ""


def asked_of(row: Row) -> cspr.Review:
    """The review that the limit is asked of. A tracker does not say on which ground an adult review
    was decided; its limit is the same on both, and is asked of one of them."""
    assert row.review is not None
    adopted = row.review[0].event
    if row.review.edition.kind != cspr.Kind("adult") or row.review.state == cspr.State("referred"):
        return row.review
    review = cspr.Review(row.review.edition)
    event = cspr.Event(
        "adopt",
        actor=adopted.actor,
        role=adopted.role,
        happened=adopted.happened,
        recorded=adopted.recorded,
        parts={**adopted.particulars, "outcome": "discretionary_review"},
    )
    review.apply(event).require()
    return review


def answer(
    row: Row, duty: str, milestone: str, as_of: date
) -> Tuple[str, str, Optional[cspr.Span]]:
    """What is said of a limit: in a word, why, and when it ran out."""
    owed = [one for one in asked_of(row).duties(as_of) if one.name == duty]
    if "decide" not in row.dates:
        return VAGUE[0], "no date of the decision, which the limit runs from", None
    if not owed:
        return VAGUE[0], "the edition does not say", None
    standing = str(owed[0].standing)
    if milestone in row.dates or standing == "pending":
        return (*STANDINGS.get(standing, VAGUE), owed[0].due)
    what = "publication" if milestone == "publish" else "the report being signed off"
    return VAGUE[0], "no date of " + what, owed[0].due


def timely(row: Row, as_of: date) -> Timely:
    """What a row says."""
    adult = row.edition is not None and row.edition.kind == cspr.Kind("adult")
    about = "completion" if adult else "publication"
    if row.review is None:
        return Timely(row, about, VAGUE[0], "the row is left out")
    days, days_why = elapsed(row, "publish")
    decided, published = row.dates.get("decide"), row.dates.get("publish")
    told = Timely(row, about, "no limit", "none is held for Serious Case Reviews")
    told = told._replace(elapsed=days, elapsed_why=days_why)
    if decided and published and published.last < decided.first:
        return told._replace(answer=VAGUE[0], why="publication is given as before the decision")
    if str(row.edition) == "scr2015":
        return told
    duty, milestone = ("sar-complete", "accept_report") if adult else ("publish", "publish")
    word, why, due = answer(row, duty, milestone, as_of)
    told = told._replace(answer=word, why=why, due=due)
    if adult and decided:
        told = told._replace(completed=elapsed(row, milestone)[0])
    if due and decided:
        days_allowed = (due.first - decided.first).days, (due.last - decided.last).days
        told = told._replace(limit=(min(days_allowed), max(days_allowed)))
    return told


def days_text(days: Elapsed) -> str:
    most = "" if days.least == days.most else " to %d" % days.most
    return "%d%s days from %s" % (days.least, most, days.since)


def due_text(due: Optional[cspr.Span]) -> str:
    if due is None:
        return ""
    return str(due.first) if due.exact else "%s/%s" % (due.first, due.last)


def table(reviews: List[Timely]) -> str:
    rows = [HEADINGS] + [
        (
            one.row.ref or "(no reference)",
            str(one.row.edition or ""),
            one.about,
            one.answer,
            due_text(one.due),
            days_text(one.elapsed) if one.elapsed else one.elapsed_why,
            one.why,
        )
        for one in reviews
    ]
    widths = [max(map(len, column)) for column in zip(*rows)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "\n".join(lines)


def report(tracker: Tracker, reviews: List[Timely]) -> str:
    text = table(reviews) + (
        "\n\nOf every row it can't be said whether the notification and the rapid review were in "
        "time, or the copies early\nenough: a tracker does not hold the day the local authority "
        "became aware, or who was sent a copy.\n"
    )
    if tracker.unread:
        text += "\nCells that could not be read:\n"
    refs = {row.number: " (%s)" % row.ref for row in tracker.rows if row.ref}
    for number, column, why in tracker.unread:
        text += "  row %d%s, %s: %s\n" % (number, refs.get(number, ""), column, why)
    return text


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("tracker", metavar="TRACKER.csv")
    options.add_argument("--as-of", type=date.fromisoformat, default=date.today())
    options.add_argument("--edition", type=cspr.Edition, help="of an lcspr whose dates choose none")
    options.add_argument("--chart", metavar="FILE", help="to draw, as .svg or .png")
    told = options.parse_args()
    if told.as_of > date.today():
        options.error("--as-of takes a day that has come")
    if told.chart and not told.chart.endswith((".svg", ".png")):
        options.error("--chart takes a file called .svg or .png")
    try:
        with open(told.tracker, encoding="utf-8-sig", newline="") as file:
            tracker = Tracker(file, told.as_of, told.edition)
    except (OSError, ValueError) as problem:
        print("timeliness.py: %s: %s" % (told.tracker, problem), file=sys.stderr)
        return 2
    reviews = [timely(row, told.as_of) for row in tracker.rows]
    print(report(tracker, reviews), end="")
    if told.chart:
        try:
            from timeliness_chart import draw
        except ImportError as problem:
            print("timeliness.py: a chart needs matplotlib (%s)" % problem, file=sys.stderr)
            return 3
        draw(reviews, told.as_of, told.chart)
    return 0


if __name__ == "__main__":
    sys.exit(main())
