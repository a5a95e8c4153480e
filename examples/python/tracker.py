"""A spreadsheet tracker, read into reviews: each row an adopt event, decided like any other.

Takes what a cell says, never what it might mean. A cell that can't be read is told by its row and
column, and not repeated, since it may name somebody; what it would have said stays unknown. A row
of which no review can be made is left out, and told, too.

The first row names the columns, in any order: those below, Ref and Type (scr, lcspr, sar) at least.
"""

import csv
from dataclasses import dataclass, field
from datetime import date, datetime, time, timezone
from typing import Dict, Iterable, List, NamedTuple, Optional

import cspr

# The columns of dates, and the milestone that each is.
MILESTONES = {
    "Incident": "incident",
    "Decision to review": "decide",
    "Report signed off": "accept_report",
    "Copies sent": "send_copy",
    "Published": "publish",
}
OTHERS = ("Ref", "Type", "Outcome")


class LeftOut(Exception):
    """No review can be made of a row: its arguments are the column and why."""


class Unread(NamedTuple):
    row: int
    column: str
    why: str


@dataclass
class Row:
    """A row: its number in the sheet (1 names the columns), and what could be read of it. dates are
    by milestone; review is None where the row is left out."""

    number: int
    ref: Optional[str] = None
    edition: Optional[cspr.Edition] = None
    dates: Dict[str, cspr.Span] = field(default_factory=dict)
    review: Optional[cspr.Review] = None


class Tracker:
    """The rows of a tracker, adopted on a day, and the cells that could not be read.

    lines are those of the file (opened with newline=""), as comma-separated values. edition is for
    an lcspr whose dates choose none. ValueError: it is no tracker.
    """

    def __init__(
        self, lines: Iterable[str], as_of: date, edition: Optional[cspr.Edition] = None
    ) -> None:
        self.as_of = as_of
        self.rows: List[Row] = []
        self.unread: List[Unread] = []
        self._edition_given = edition
        sheet = csv.reader(lines, strict=True)
        try:
            columns = _columns(next(sheet, []))
            for number, cells in enumerate(sheet, 2):
                if len(cells) > len(columns):
                    raise ValueError("row %d has more cells than there are columns" % number)
                if any(cell.strip() for cell in cells):
                    named = zip(columns, (cell.strip() for cell in cells))
                    self._read({**dict.fromkeys((*OTHERS, *MILESTONES), ""), **dict(named)}, number)
        except csv.Error as problem:
            raise ValueError("line %d: %s" % (sheet.line_num, problem)) from None

    def _read(self, cells: Dict[str, str], number: int) -> None:
        row = Row(number)
        try:
            row.ref = self._ref(cells["Ref"])
            row.dates = self._dates(cells, number)
            row.review = self._adopt(cells, row)
        except LeftOut as problem:
            column, why = problem.args
            self.unread.append(Unread(number, column, why + "; the row is left out"))
        self.rows.append(row)

    def _ref(self, ref: str) -> str:
        if not ref:
            raise LeftOut("Ref", "there is no reference")
        try:
            cspr.check_reference(ref)
        except cspr.InputError:
            why = "not an opaque reference (letters, digits and ._:/-, at most 64)"
            raise LeftOut("Ref", why) from None
        if any(row.ref == ref for row in self.rows):
            raise LeftOut("Ref", "a row before has this reference")
        return ref

    def _dates(self, cells: Dict[str, str], number: int) -> Dict[str, cspr.Span]:
        dates = {}
        for column, milestone in MILESTONES.items():
            if not cells[column]:
                continue
            try:
                span = cspr.Span.read(cells[column])
            except cspr.InputError:
                why = "not a date as 2024-03-08, 2024-03 or 2024: it stays unknown"
                self.unread.append(Unread(number, column, why))
                continue
            if span.first > self.as_of:
                why = "later than the day of adoption, so not yet a fact: it stays unknown"
                self.unread.append(Unread(number, column, why))
            else:
                dates[milestone] = span
        return dates

    def _adopt(self, cells: Dict[str, str], row: Row) -> cspr.Review:
        event = cspr.Event(
            "adopt",
            actor="import",
            role="importer",
            happened=self.as_of,
            recorded=datetime.combine(self.as_of, time(12), timezone.utc),
            milestones=row.dates,
        )
        kind = cells["Type"].lower()
        row.edition = self._edition(kind, event)
        state = self._state(cells, row)
        event.update(state=state)
        if kind == "lcspr" and state != "referred":
            event.update(outcome="lcspr")
        review = cspr.Review(row.edition)
        try:
            review.apply(event).require()
        except cspr.CsprError as problem:
            raise LeftOut("Ref", str(problem)) from None
        return review

    def _edition(self, kind: str, event: cspr.Event) -> cspr.Edition:
        if kind in ("scr", "sar"):
            return cspr.Edition({"scr": "scr2015", "sar": "sar2014"}[kind])
        if kind != "lcspr":
            raise LeftOut("Type", "not one of scr, lcspr, sar")
        try:
            edition, milestone = cspr.edition_for("children", event)
            if milestone:
                return edition
            why = "no date to choose the edition by: give --edition"
        except cspr.CsprError:
            why = "its dates do not fall in one edition: give --edition"
        if self._edition_given:
            return self._edition_given
        raise LeftOut("Type", why)

    def _state(self, cells: Dict[str, str], row: Row) -> str:
        """How far the review is, by what the tracker has of it."""
        state = self._publication(cells, row)
        if state:
            return state
        states = row.edition.states if row.edition else ()
        if "send_copy" in row.dates:
            early = cspr.State("pre_publication") in states
            return "pre_publication" if early else "publication_decided"
        if "accept_report" in row.dates:
            return "anonymising"
        if "decide" in row.dates:
            return "decided" if cspr.State("decided") in states else "commissioning"
        if "incident" in row.dates:
            return "referred"
        raise LeftOut("Ref", "no cell shows how far the review is")

    def _publication(self, cells: Dict[str, str], row: Row) -> Optional[str]:
        """A state, where the cells on publication say together something certain."""
        outcome, dated = cells["Outcome"].lower().replace("_", " "), "publish" in row.dates
        why = "not one of published, not published: it stays unknown"
        if outcome == "published":
            if dated or not cells["Published"]:
                return "published"
            why = "says published, and the cell Published can't be read: not taken as published"
        elif outcome == "not published":
            if not dated:
                return "not_published"
            why = "contradicts the cell Published: neither is taken as the state"
        if outcome:
            self.unread.append(Unread(row.number, "Outcome", why))
        certain = dated and outcome not in ("published", "not published")
        return "published" if certain else None


def _columns(headings: List[str]) -> List[str]:
    """The columns as they are called here; others by their own headings."""
    known = {name.lower(): name for name in (*OTHERS, *MILESTONES)}
    columns = [known.get(heading.strip().lower(), heading.strip()) for heading in headings]
    for name in known.values():
        if columns.count(name) > 1:
            raise ValueError("two columns are called %s" % name)
    for name in ("Ref", "Type"):
        if name not in columns:
            raise ValueError("there is no column %s; the first row names the columns" % name)
    return columns
