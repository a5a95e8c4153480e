"""Decisions: what came of an event, with every rule that was weighed. A lawful no is one, too."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Dict, Optional, Tuple

from . import _ffi
from .context import Context, Owned
from .days import to_date_or_none
from .differences import Difference, read_difference
from .errors import CsprError, Status, public
from .lists import every
from .profiles import Profile
from .rows import read_roles, read_text
from .words import EventCode, Force, Part, Provenance, Result, Role, Rule, State, Verdict

_core = _ffi.core
_unref = _core.cspr_decision_unref
_next_finding = _core.cspr_decision_finding


@dataclass(frozen=True, repr=False)
class Finding:
    """One rule, weighed.

    cite is the citation, and provenance how well it is evidenced: one that is recalled was not seen
    in its source, and str() says so. first_day is the first day on which the rule could be met.
    part is the particular that is missing; roles are those that have authority; event and number
    (from 1) name the event that stands in an amendment's way: each of the rules that it belongs to.
    """

    rule: Rule
    name: str
    force: Force
    result: Result
    provenance: Optional[Provenance]
    cite: str
    words: str
    remedy: str
    first_day: Optional[date]
    part: Optional[Part]
    roles: Tuple[Role, ...]
    event: Optional[EventCode]
    number: Optional[int]

    @property
    def met(self) -> bool:
        """Whether what must be so is so; not so, either, when it is unknown."""
        return self.result == Result.MET

    @property
    def _found(self) -> str:
        return {Result.MET: "met", Result.UNMET: "not met"}.get(self.result, "unknown")

    def __repr__(self) -> str:
        return "<Finding %s (%s): %s>" % (self.name, self.force, self._found)

    def __str__(self) -> str:
        lines = ["%s: %s (%s): " % (self._found, self.name, self.force)]
        if self.number and self.rule != Rule.LATER_MOVES_STAND:
            lines[0] += "event %d, %s: " % (self.number, self.event)
        lines[0] += self.words
        if self.part:
            lines[0] += " Missing: %s" % self.part
        if self.remedy:
            lines.append("To do: " + self.remedy)
        if self.first_day:
            lines.append("First possible on %s." % self.first_day)
        lines.append("[%s; %s]" % (self.cite, self.provenance))
        if self.roles:
            lines.append("Authority: " + ", ".join(map(str, self.roles)))
        return "\n".join(lines)


def read_finding(row: "_ffi.cspr_finding") -> Finding:
    return Finding(
        rule=Rule(row.rule),
        name=row.name.decode(),
        force=Force(row.force),
        result=Result(row.result),
        provenance=Provenance.read(row.provenance),
        cite=read_text(row.cite),
        words=read_text(row.words),
        remedy=read_text(row.remedy),
        first_day=to_date_or_none(row.first_day),
        part=Part.read(row.part),
        roles=read_roles(row.roles) if row.roles else (),
        event=EventCode.read(row.event),
        number=row.number or None,
    )


@public
class Refused(CsprError):
    """A lawful no, for those who asked for an exception. Its text is every reason why. decision
    belongs to this process, and does not go with it into another."""

    def __init__(self, decision: "Decision") -> None:
        super().__init__(Status.REFUSED, str(decision))
        self.decision = decision

    def _state(self) -> Dict[str, Any]:
        return {name: value for name, value in super()._state().items() if name != "decision"}


class Decision(Owned):
    """What came of an event: true when it is allowed, perhaps in breach.

    A decision changes nothing; Review.commit() makes it part of the review. findings are read when
    they are first asked for, and require() raises Refused where the answer is no.

    >>> import cspr
    >>> review = cspr.Review("wt2023")
    >>> decision = review.explain("publish", as_of="2025-03-21")
    >>> decision.allowed, str(decision.verdict), [finding.name for finding in decision.unmet]
    (False, 'refused', ['no-such-move'])
    """

    __slots__ = ("_status", "_code", "_findings")
    _unref = _unref
    _ref = _core.cspr_decision_ref
    _status: int
    _code: int
    _findings: Optional[Tuple[Finding, ...]]

    def __init__(self, context: Context, handle: Any, status: int, code: int) -> None:
        self._context = context
        self._handle = handle
        self._status = status
        self._code = code
        self._findings = None

    def __del__(self) -> None:
        # As _give_up() does, in one step less: there is one of these for each event.
        try:
            context = self._context
            lock = context._lock
            if not lock.acquire(False):
                context._gone.append((_unref, self._handle))
                return
        except AttributeError:
            return  # it could not be made
        try:
            _unref(self._handle)
            if context._gone:
                context._give_up_all()
        finally:
            lock.release()

    @property
    def event(self) -> EventCode:
        """Which event it is about."""
        return EventCode(self._code)

    @property
    def allowed(self) -> bool:
        """Whether the event may be recorded, perhaps in breach: see verdict."""
        return not self._status

    def __bool__(self) -> bool:
        return not self._status

    @property
    def verdict(self) -> Optional[Verdict]:
        """Allowed, allowed in breach, or refused; None of an event that had not happened yet."""
        with self._context._lock:
            return Verdict.read(_core.cspr_decision_verdict(self._handle))

    @property
    def in_breach(self) -> bool:
        """Whether it is allowed although a rule is not met, with a reason."""
        return self.verdict is Verdict.ALLOWED_IN_BREACH

    @property
    def state(self) -> Optional[State]:
        """The state that the review would be in."""
        with self._context._lock:
            return State.read(_core.cspr_decision_state(self._handle))

    @property
    def profile(self) -> Optional[Profile]:
        """The local profile under which it was decided, or None."""
        with self._context._lock:
            handle = _core.cspr_decision_profile(self._handle)
            return Profile._shared(self._context, handle) if handle else None

    def _rows(self, function: Any, row: Any, read: Any) -> Tuple[Any, ...]:
        with self._context._lock:
            return every(function, self._handle, row=row, read=read)

    @property
    def findings(self) -> Tuple[Finding, ...]:
        """Every rule that was weighed."""
        if self._findings is None:
            self._findings = self._rows(_next_finding, _ffi.cspr_finding(), read_finding)
        return self._findings

    @property
    def unmet(self) -> Tuple[Finding, ...]:
        """The rules that are not met, or of which it is unknown."""
        return tuple(finding for finding in self.findings if finding.result != Result.MET)

    @property
    def consequences(self) -> Tuple[Difference, ...]:
        """What an amendment, or a change of edition, would bring about; empty for other events."""
        found: Tuple[Difference, ...] = self._rows(
            _core.cspr_decision_consequence, _ffi.cspr_difference(), read_difference
        )
        return found

    def require(self) -> "Decision":
        """The decision itself where the event is allowed; else raises Refused with every reason."""
        if self._status:
            raise Refused(self)
        return self

    def __str__(self) -> str:
        lines = ["%s: %s" % (self.event, str(self.verdict).replace("_", " "))]
        for finding in self.unmet:
            lines.append(str(finding))
        return "\n    ".join("\n".join(lines).splitlines())

    def __repr__(self) -> str:
        unmet = [finding.name for finding in self.unmet]
        return "<Decision %s: %s%s>" % (
            self.event,
            str(self.verdict).replace("_", " "),
            "; not met: " + ", ".join(unmet) if unmet else "",
        )
