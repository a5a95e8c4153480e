"""Reviews: what their events add up to, and everything that can be asked of them."""

from typing import Any, Dict, Iterator, Optional, Tuple, Union

from . import _ffi
from .bases import Basis, basis_of
from .context import Context, Owned
from .criteria import Assessment, Circumstances, assess, read_circumstances
from .days import Day, Moment, to_day, to_nanoseconds
from .decisions import Decision
from .differences import Difference, read_difference
from .duties import Duty, read_duties
from .editions import Edition
from .errors import Status, failure
from .events import Event
from .given import check_kind, handle_of, whole
from .lists import every, every_word
from .paths import Path, read_path
from .recorded import Flag, Recorded, read_flag
from .shown import Shown
from .words import Drawing, EventCode, Phase, Role, State, Verdict
from .words.word import code_of

_core = _ffi.core
_decide = _core.cspr_review_decide
_commit = _core.cspr_review_commit
_apply = _core.cspr_review_apply
_byref = _ffi.byref
_new_handle = _ffi.handle


class Review(Shown, Owned):
    """A review: begin one on a basis (or an edition), decide events, commit them.

    >>> import cspr
    >>> from datetime import datetime, timezone
    >>> review = cspr.Review("wt2023")
    >>> event = cspr.Event("refer", actor="hospital-1", role="agency", happened="2024-09-02",
    ...     recorded=datetime(2024, 9, 2, 9, tzinfo=timezone.utc),
    ...     referring_agency="hospital-1", children=1)
    >>> decision = review.decide(event)
    >>> if decision:
    ...     review.commit(decision)  # make it durable first
    >>> review
    <Review wt2023 referred, 1 event>
    >>> publish = cspr.Event("publish", actor="manager-1", role="business_manager",
    ...     happened="2024-09-02", recorded=datetime(2024, 9, 2, 9, 5, tzinfo=timezone.utc))
    >>> review.apply(publish).require()
    Traceback (most recent call last):
        ...
    cspr.Refused: publish: refused...

    Until a call succeeds nothing is changed. What is given out is a copy, and stays as it was.
    """

    __slots__ = ("_lock", "_basis")
    _unref = _core.cspr_review_unref
    _ref = _core.cspr_review_ref
    _lock: Any
    _basis: Optional[Basis]

    def __init__(
        self,
        basis: Union[Basis, Edition, str],
        *,
        context: Optional[Context] = None,
    ) -> None:
        self._basis = basis = basis_of(basis, context)
        self._context = basis._context
        self._lock = self._context._lock
        ret = _new_handle()
        with self._lock:
            status = _core.cspr_review_new(self._context._handle, basis._handle, _byref(ret))
        if status < 0:
            raise failure(status)
        self._handle = ret.value  # type: ignore[assignment]

    @classmethod
    def _of(cls, context: Context, handle: int) -> "Review":
        self = super()._of(context, handle)
        self._lock = context._lock
        self._basis = None
        return self

    # Deciding. What is called for every event takes the lock by hand, for half of what `with`
    # costs.

    def decide(self, event: Event) -> Decision:
        """Weighs an event, and changes nothing. A lawful no is a decision too.

        InputError, whose status says what can't be right: INCOMPLETE; RECORDED_EARLIER than the
        last; NOT_YET_HAPPENED when it was recorded; BAD_DATE, a vague one that is not historic;
        UNKNOWN_WORD, a particular that the edition does not know; NOT_AMENDABLE; LIMIT.
        NotFoundError: a change to an edition that the profile is not for.
        """
        context = self._context
        if not isinstance(event, Event):
            check_kind(Event, event)
        handle = event._handle if event._context is context else event._in(context)
        ret = _new_handle()
        lock = self._lock
        lock.acquire()
        try:
            status = _decide(self._handle, handle, _byref(ret))
        finally:
            lock.release()
        if status < 0:
            raise failure(status, str(event.code))
        return Decision(context, ret, status, event._code)

    def commit(self, decision: Decision) -> None:
        """Makes a decision part of the review; what it is about was made durable before.

        StaleError: the review or the event was changed since; decide again. CsprError with
        REFUSED_DECISION: it is a refusal. InputError: it is of another review, or of a question.
        """
        if not isinstance(decision, Decision) or decision._context is not self._context:
            handle_of(Decision, decision, self._context)
        lock = self._lock
        lock.acquire()
        try:
            status = _commit(self._handle, decision._handle)
        finally:
            lock.release()
        if status < 0:
            raise failure(status, str(decision.event))

    def apply(self, event: Event) -> Decision:
        """Decides an event and, if it is allowed, commits it at once. Errors are decide()'s."""
        context = self._context
        if not isinstance(event, Event):
            check_kind(Event, event)
        handle = event._handle if event._context is context else event._in(context)
        ret = _new_handle()
        lock = self._lock
        lock.acquire()
        try:
            status = _apply(self._handle, handle, _byref(ret))
        finally:
            lock.release()
        if status < 0:
            raise failure(status, str(event.code))
        return Decision(context, ret, status, event._code)

    def explain(
        self, event: Union[EventCode, str], role: Union[Role, str, None] = None, *, as_of: Day
    ) -> Decision:
        """Whether an event may be recorded on a day, by a role (None: by whoever may), and why not.

        What the caller would supply is taken to be right. The decision can't be committed.
        """
        ret = _new_handle()
        code = code_of(EventCode, event)
        who = 0 if role is None else code_of(Role, role)
        day = to_day(as_of)
        with self._lock:
            status = _core.cspr_review_explain(self._handle, code, who, day, _byref(ret))
        if status < 0:
            raise failure(status, str(code))
        return Decision(self._context, ret.value, status, code)

    def explain_all(
        self, role: Union[Role, str, None] = None, *, as_of: Day
    ) -> Dict[EventCode, Verdict]:
        """The verdict on every event at once: for menus and buttons."""
        count = 1 + max(every_word(EventCode, _core.cspr_word_at, EventCode._group))
        verdicts = (_ffi.code * count)()
        who = 0 if role is None else code_of(Role, role)
        day = to_day(as_of)
        with self._lock:
            status = _core.cspr_review_explain_all(self._handle, who, day, count, verdicts)
        if status < 0:
            raise failure(status)
        return {
            EventCode(code): Verdict(verdict) for code, verdict in enumerate(verdicts) if verdict
        }

    @property
    def next(self) -> Tuple[EventCode, ...]:
        """The events that the graph has a row for in the present state."""
        with self._lock:
            return every(
                _core.cspr_review_next,
                self._handle,
                row=_ffi.code(),
                read=lambda code: EventCode(code.value),
            )

    # Where it stands

    @property
    def state(self) -> Optional[State]:
        """Its state; None before the first event."""
        with self._lock:
            return State.read(_core.cspr_review_state(self._handle))

    @property
    def phase(self) -> Optional[Phase]:
        """The phase of its state; None before the first event."""
        with self._lock:
            return Phase.read(_core.cspr_review_phase(self._handle))

    @property
    def version(self) -> int:
        """How many events it has."""
        with self._lock:
            return int(_core.cspr_review_version(self._handle))

    @property
    def basis(self) -> Basis:
        """What it is decided by now."""
        with self._lock:
            handle = _core.cspr_review_basis(self._handle)
            if self._basis is None or self._basis._handle != handle:
                self._basis = Basis._shared(self._context, handle)
            return self._basis

    @property
    def edition(self) -> Edition:
        """The edition that it is under now."""
        return self.basis.edition

    def duties(self, as_of: Day) -> Tuple[Duty, ...]:
        """How every duty stands on a day."""
        day = to_day(as_of)
        with self._lock:
            return read_duties(self._handle, day)

    @property
    def flags(self) -> Tuple[Flag, ...]:
        """What is open beside the state."""
        with self._lock:
            return every(_core.cspr_review_flag, self._handle, row=_ffi.cspr_flag(), read=read_flag)

    @property
    def circumstances(self) -> Circumstances:
        """What its record says of the circumstances."""
        row = _ffi.cspr_circumstances()
        with self._lock:
            status = _core.cspr_review_circumstances(self._handle, _byref(row))
        if status < 0:
            raise failure(status)
        return read_circumstances(row)

    def assess(self) -> Assessment:
        """What the criteria of its edition come to, of what its record says."""
        return assess(self.edition, self.circumstances)

    def path(self, state: Union[State, str], as_of: Day) -> Path:
        """What remains to be done, from a day on, until it is in a state.

        NotFoundError: the edition has no such state. InputError with LIMIT: too much to search.
        """
        ret = _new_handle()
        goal = code_of(State, state)
        day = to_day(as_of)
        with self._lock:
            status = _core.cspr_review_path(self._handle, goal, day, _byref(ret))
            if status >= 0:
                try:
                    return read_path(ret.value, goal, not status)  # type: ignore[arg-type]
                finally:
                    _core.cspr_path_unref(ret)
        raise failure(status, "a path to %s" % goal)

    # Its record

    def __iter__(self) -> Iterator[Recorded]:
        """Its events as they were recorded, each with the verdict it now reads with."""
        number = 1
        while True:
            try:
                yield self[number - 1]
            except IndexError:
                return
            number += 1

    def __getitem__(self, index: int) -> Recorded:
        """An event by its index, from 0; from the end, if it is negative. IndexError."""
        event, verdict, state = _new_handle(), _ffi.code(), _ffi.code()
        index = whole(index, "an index")
        with self._lock:
            version = _core.cspr_review_version(self._handle)
            if index < 0:
                index += version
            status = not 0 <= index < version or _core.cspr_review_event(
                self._handle, index, _byref(event), _byref(verdict), _byref(state)
            )
            if not status:
                return Recorded(
                    index + 1,
                    Event._shared(self._context, event.value),  # type: ignore[arg-type]
                    Verdict.read(verdict.value),
                    State.read(state.value),
                )
        raise IndexError("there is no event with that index, but %d events" % version)

    @property
    def events(self) -> Tuple[Recorded, ...]:
        """All of them."""
        return tuple(self)

    def _index(self, number: int) -> int:
        """Of an event with a number; NotFoundError, if there is none."""
        if not 0 < whole(number, "the number of an event") <= self.version:
            raise failure(Status.NOT_FOUND, "event %d" % number)
        return int(number) - 1

    def reading(self, number: int) -> Optional[Event]:
        """The event with a number (from 1) as it now reads: amended, or None, retracted.
        NotFoundError: there is none."""
        ret = _new_handle()
        index = self._index(number)
        with self._lock:
            status = _core.cspr_review_reading(self._handle, index, _byref(ret))
            if not status:
                return Event._shared(self._context, ret.value) if ret.value else None
        raise failure(status, "event %d" % number)

    def decision(self, number: int) -> Decision:
        """The verdict and findings of the event with a number (from 1) as it now reads.
        NotFoundError: there is none."""
        ret, event = _new_handle(), _new_handle()
        index = self._index(number)
        with self._lock:
            status = _core.cspr_review_decision(self._handle, index, _byref(ret))
            if status >= 0:
                _core.cspr_review_event(self._handle, index, _byref(event), None, None)
                code = _core.cspr_event_code(event)
                return Decision(self._context, ret.value, status, code)
        raise failure(status, "event %d" % number)

    # Two dates, what-if, another edition

    def _another(self, function: Any, *arguments: Any, about: str = "") -> "Review":
        ret = _new_handle()
        with self._lock:
            status = function(self._handle, *arguments, _byref(ret))
        if status < 0:
            raise failure(status, about)
        return Review._of(self._context, ret.value)  # type: ignore[arg-type]

    def copy(self) -> "Review":
        """The same review again: for trying what events would do."""
        return self._another(_core.cspr_review_copy)

    def as_at(self, recorded_until: Moment) -> "Review":
        """What was believed at a moment: of the record, what was recorded until then."""
        moment = to_nanoseconds(recorded_until)
        return self._another(_core.cspr_review_as_at, moment)

    def as_known(self, happened_until: Day) -> "Review":
        """How things stood at the end of a day, as it is now known."""
        day = to_day(happened_until)
        return self._another(_core.cspr_review_as_known, day)

    def reread(self, basis: Union[Basis, Edition, str]) -> "Review":
        """The same record, read under another basis of the same kind (else InputError) from its
        first event on."""
        basis = basis_of(basis, self._context)
        return self._another(_core.cspr_review_reread, basis._handle, about=repr(basis))

    def follow(self, basis: Basis) -> None:
        """Reads what is recorded from now on under another basis of the same edition, else
        InputError. Decisions made before are stale."""
        basis = basis_of(basis, self._context)
        with self._lock:
            status = _core.cspr_review_follow(self._handle, basis._handle)
        if status < 0:
            raise failure(status, repr(basis))

    def compare(self, after: "Review", as_of: Day) -> Tuple[Difference, ...]:
        """In what another review of its context (else ValueError) differs from this one: verdicts,
        duties on a day, the state."""
        other = handle_of(Review, after, self._context)
        ret = _new_handle()
        day = to_day(as_of)
        row = _ffi.cspr_difference()
        with self._lock:
            status = _core.cspr_review_compare(self._handle, other, day, _byref(ret))
            if status >= 0:
                try:
                    return every(
                        _core.cspr_comparison_difference, ret, row=row, read=read_difference
                    )
                finally:
                    _core.cspr_comparison_unref(ret)
        raise failure(status)

    def draw(self, drawing: Union[Drawing, str] = "dot") -> str:
        """The graph of its edition with its path marked, for Graphviz ("dot") or Mermaid."""
        return self.basis.draw(drawing, self)

    def __repr__(self) -> str:
        version = self.version
        return "<Review %s %s, %d event%s>" % (
            self.edition,
            self.state or "not begun",
            version,
            "" if version == 1 else "s",
        )
