"""The portfolio: how all reviews of a store stand, and what is owed in them.

The rows were written in the transactions that changed them; nothing is replayed to give them.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, List, Optional, Type, TypeVar

from . import _ffi
from .days import NO_DAY, Day, Span, span_or_none, to_day, to_moment, to_span
from .lists import Rows
from .words import Force, Phase, Standing, State
from .words.word import Word

_store = _ffi.store()
_byref = _ffi.byref


@dataclass(frozen=True)
class Summary:
    """How a review stands.

    breaches is how many of its events read as allowed in breach; opened is when the first of them
    happened, recorded when the last was recorded, root the head of the Merkle tree over all.
    """

    review: str
    edition: str
    state: Optional[State]
    phase: Optional[Phase]
    events: int
    breaches: int
    opened: Span
    recorded: datetime
    root: bytes


@dataclass(frozen=True)
class DutyRow:
    """How a duty of a review stands. What it says does not depend on the day of asking: until the
    first day of due it stands as standing, after the last as standing_after, between them, where
    due is vague, as standing_between; standing_on() says it of a day.

    duty is its name, as a local profile may have its own; about is the instance, of a duty that has
    several. open is whether it is owed and not met. days_late is of what was met: None when it
    can't be said.
    """

    review: str
    duty: str
    about: Optional[str]
    force: Optional[Force]
    standing: Optional[Standing]
    standing_between: Optional[Standing]
    standing_after: Optional[Standing]
    open: bool
    since: Optional[Span]
    due: Optional[Span]
    met_on: Optional[Span]
    days_late: Optional[int]

    def standing_on(self, day: Day) -> Optional[Standing]:
        """How it stands on a day."""
        none = _ffi.cspr_span(NO_DAY, NO_DAY)
        row = _ffi.cspr_duty_row(
            review=self.review.encode(),
            duty=self.duty.encode(),
            about=(self.about or "").encode(),
            force=_name(self.force),
            standing=_name(self.standing),
            standing_between=_name(self.standing_between),
            standing_after=_name(self.standing_after),
            open=self.open,
            since=to_span(self.since) if self.since else none,
            due=to_span(self.due) if self.due else none,
            met_on=to_span(self.met_on) if self.met_on else none,
            days_late=-1 if self.days_late is None else self.days_late,
        )
        return Standing.read(_store.cspr_duty_row_standing(_byref(row), to_day(day)))


_Group = TypeVar("_Group", bound=Word)


def _name(word: Optional[Word]) -> bytes:
    return b"" if word is None else str(word).encode()


def _word(words: Type[_Group], name: bytes) -> Optional[_Group]:
    """None for one that this library does not know."""
    code = _ffi.core.cspr_word_find(words._group, name)
    return words.read(code)


class Portfolio(Rows[Summary]):
    """The reviews that were asked for, by reference."""

    __slots__ = ()

    def to_pandas(self) -> Any:
        """A pandas DataFrame with a row for each review. Words are text; opened is two columns, its
        first and its last day."""
        from .frames import portfolio_frame

        return portfolio_frame(self)


class Duties(Rows[DutyRow]):
    """The duties that were asked for, by last day of due (none: last), review, duty and about."""

    __slots__ = ()

    def overdue(self, as_of: Day) -> "Duties":
        """Those that stand as overdue on a day."""
        return Duties([row for row in self if row.standing_on(as_of) is Standing.OVERDUE])

    def to_pandas(self, as_of: Optional[Day] = None) -> Any:
        """A pandas DataFrame with a row for each duty; with a day, how each stands on it, too.
        Words are text; a date that may be vague is two columns, its first and its last day."""
        from .frames import due_frame

        return due_frame(self, as_of)


def read_portfolio(ret: Any) -> Portfolio:
    """The summaries of a portfolio; gives it back."""
    found: List[Summary] = []
    row = _ffi.cspr_summary()
    try:
        while not _store.cspr_portfolio_summary(ret, len(found), _byref(row)):
            opened = span_or_none(row.opened)
            assert opened is not None  # there is always a day
            found.append(
                Summary(
                    review=row.review.decode(),
                    edition=row.edition.decode(),
                    state=_word(State, row.state),
                    phase=_word(Phase, row.phase),
                    events=row.events,
                    breaches=row.breaches,
                    opened=opened,
                    recorded=to_moment(row.recorded),
                    root=bytes(row.root),
                )
            )
    finally:
        _store.cspr_portfolio_unref(ret)
    return Portfolio(found)


def read_duty_rows(ret: Any) -> Duties:
    """The duties of a portfolio; gives it back."""
    found: List[DutyRow] = []
    row = _ffi.cspr_duty_row()
    try:
        while not _store.cspr_portfolio_duty(ret, len(found), _byref(row)):
            found.append(
                DutyRow(
                    review=row.review.decode(),
                    duty=row.duty.decode(),
                    about=row.about.decode() or None,
                    force=_word(Force, row.force),
                    standing=_word(Standing, row.standing),
                    standing_between=_word(Standing, row.standing_between),
                    standing_after=_word(Standing, row.standing_after),
                    open=bool(row.open),
                    since=span_or_none(row.since),
                    due=span_or_none(row.due),
                    met_on=span_or_none(row.met_on),
                    days_late=None if row.days_late < 0 else row.days_late,
                )
            )
    finally:
        _store.cspr_portfolio_unref(ret)
    return Duties(found)
