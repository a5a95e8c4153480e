"""What a review tells of its events, and of what is open beside its state."""

from dataclasses import dataclass
from typing import Optional

from . import _ffi
from .days import Span, span_or_none
from .events import Event
from .words import EventCode, State, Value, Verdict


@dataclass(frozen=True, repr=False)
class Recorded:
    """An event of a review, with the verdict it now reads with and the state after it. verdict is
    None of one that had not happened by the day that the review is as known of."""

    number: int
    event: Event
    verdict: Optional[Verdict]
    state: Optional[State]

    def __repr__(self) -> str:
        return "<Recorded %d: %r, %s, then %s>" % (
            self.number,
            self.event,
            self.verdict or "not yet",
            self.state,
        )


@dataclass(frozen=True)
class Flag:
    """Something that is open beside the state: a hold, an order, a proceeding, an action, a summary
    that was asked for, or a query of the national Panel. event is what opened it."""

    event: EventCode
    reference: Optional[str]
    scope: Optional[Value]
    since: Optional[Span]


def read_flag(row: "_ffi.cspr_flag") -> Flag:
    return Flag(
        event=EventCode(row.event),
        reference=row.reference.decode() if row.reference else None,
        scope=Value.read(row.scope),
        since=span_or_none(row.since),
    )
