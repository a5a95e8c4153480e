"""Duties: what is owed, by when, how it stands, and how its date was counted."""

from dataclasses import dataclass
from datetime import date
from typing import List, Optional, Tuple

from . import _ffi
from .days import Span, span_or_none, to_date
from .lists import every
from .rows import read_text
from .words import DutyCode, Force, Period, Provenance, Standing

_core = _ffi.core


@dataclass(frozen=True)
class Skipped:
    """A day that was not counted, and why."""

    day: date
    why: str


@dataclass(frozen=True, repr=False)
class Duty:
    """How a duty stands on a day.

    about is the instance, of a duty that has several. since is its base, and counted_from what the
    period is counted from where that is another day; due and met_on are None where there is none.
    days_late is None when it can't be said, days_left when there is nothing to count. working are
    the days that were skipped in counting to the (earliest) due day: day 1 of the count is the
    first working day after the base.
    """

    duty: DutyCode
    name: str
    about: Optional[str]
    standing: Standing
    force: Force
    since: Optional[Span]
    counted_from: Optional[Span]
    due: Optional[Span]
    met_on: Optional[Span]
    days_late: Optional[int]
    days_left: Optional[int]
    period: Period
    count: int
    cite: str
    words: str
    provenance: Optional[Provenance]
    working: Tuple[Skipped, ...]

    @property
    def open(self) -> bool:
        """Whether it is owed and not met: pending, overdue, or late in one of the other ways."""
        return self.met_on is None and self.standing in (
            Standing.PENDING,
            Standing.OVERDUE,
            Standing.LATE_EXPLAINED,
            Standing.RELAXED,
            Standing.INDETERMINATE,
        )

    def __repr__(self) -> str:
        return "<Duty %s>" % self

    def __str__(self) -> str:
        text = "%s%s: %s" % (
            self.name,
            " (%s)" % self.about if self.about else "",
            str(self.standing).replace("_", " "),
        )
        if self.due:
            text += ", due %s" % str(self.due)
        if self.met_on:
            text += ", met on %s" % str(self.met_on)
        if self.days_late:
            text += ", %d days late" % self.days_late
        return text


def read_duties(review: int, as_of: int) -> Tuple[Duty, ...]:
    """Every duty of a review on a day; the lock is held."""
    return every(
        _core.cspr_review_duty,
        review,
        as_of,
        row=_ffi.cspr_duty(),
        read=lambda row: _read(review, row),
    )


def _read(review: int, row: "_ffi.cspr_duty") -> Duty:
    return Duty(
        duty=DutyCode(row.duty),
        name=row.name.decode(),
        about=row.about.decode() if row.about else None,
        standing=Standing(row.standing),
        force=Force(row.force),
        since=span_or_none(row.since),
        counted_from=span_or_none(row.counted_from),
        due=span_or_none(row.due),
        met_on=span_or_none(row.met_on),
        days_late=None if row.days_late < 0 else row.days_late,
        days_left=None if row.days_left < 0 else row.days_left,
        period=Period(row.period),
        count=row.count,
        cite=read_text(row.cite),
        words=read_text(row.words),
        provenance=Provenance.read(row.provenance),
        working=_working(review, row),
    )


def _working(review: int, row: "_ffi.cspr_duty") -> Tuple[Skipped, ...]:
    skipped: List[Skipped] = []
    day, why = _ffi.day(), _ffi.text()
    while not _core.cspr_review_duty_working(
        review, _ffi.byref(row), len(skipped), _ffi.byref(day), _ffi.byref(why)
    ):
        skipped.append(Skipped(to_date(day.value), (why.value or b"").decode()))
    return tuple(skipped)
