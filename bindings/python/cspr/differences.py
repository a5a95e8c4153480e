"""In what two reviews differ, and what an amendment would bring about."""

from dataclasses import dataclass
from typing import Optional, Union

from . import _ffi
from .days import Span, span_or_none
from .words import DifferenceCode, DutyCode, EventCode, Standing, State, Verdict


@dataclass(frozen=True, repr=False)
class Difference:
    """One thing in which a review differs from another: what it was before, and is after.

    before and after are verdicts, standings or states, by kind; None: there was none. event and
    number (from 1) are of a verdict; duty, name, about, and all that follows of a duty.
    """

    kind: DifferenceCode
    before: Union[Verdict, Standing, State, None]
    after: Union[Verdict, Standing, State, None]
    event: Optional[EventCode] = None
    number: Optional[int] = None
    duty: Optional[DutyCode] = None
    name: Optional[str] = None
    about: Optional[str] = None
    since_before: Optional[Span] = None
    since_after: Optional[Span] = None
    due_before: Optional[Span] = None
    due_after: Optional[Span] = None
    met_before: Optional[Span] = None
    met_after: Optional[Span] = None
    days_late_before: int = 0
    days_late_after: int = 0

    def __repr__(self) -> str:
        return "<Difference %s>" % self

    def __str__(self) -> str:
        if self.kind == DifferenceCode.VERDICT:
            what = "event %s, %s" % (self.number, self.event)
        elif self.kind == DifferenceCode.DUTY:
            what = "%s%s" % (self.name, " (%s)" % self.about if self.about else "")
        else:
            what = str(self.kind)
        changes = ["%s to %s" % (self.before or "none", self.after or "none")]
        for word in ("since", "due", "met"):
            before, after = getattr(self, word + "_before"), getattr(self, word + "_after")
            if before != after:
                changes.append(
                    "%s %s to %s"
                    % (word, *(str(day) if day else "none" for day in (before, after)))
                )
        if self.before == self.after and len(changes) > 1:
            del changes[0]
        return "%s: %s" % (what, ", ".join(changes))


_WORDS = {
    DifferenceCode.VERDICT: Verdict.read,
    DifferenceCode.DUTY: Standing.read,
    DifferenceCode.STATE: State.read,
}


def read_difference(row: "_ffi.cspr_difference") -> Difference:
    kind = DifferenceCode(row.kind)
    word = _WORDS.get(kind, lambda _: None)
    return Difference(
        kind=kind,
        before=word(row.before),
        after=word(row.after),
        event=EventCode.read(row.event),
        number=row.number or None,
        duty=DutyCode.read(row.duty),
        name=row.name.decode() if row.name else None,
        about=row.about.decode() if row.about else None,
        since_before=span_or_none(row.since_before),
        since_after=span_or_none(row.since_after),
        due_before=span_or_none(row.due_before),
        due_after=span_or_none(row.due_after),
        met_before=span_or_none(row.met_before),
        met_after=span_or_none(row.met_after),
        days_late_before=row.days_late_before,
        days_late_after=row.days_late_after,
    )
