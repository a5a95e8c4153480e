"""Events: something that happened, who did it, when, and when it was written down."""

from datetime import datetime
from typing import Any, Dict, List, Mapping, Optional, Tuple, Union

from . import _ffi
from .context import Context, Owned, context_of
from .days import Day, Moment, Span, span_or_none, to_moment, to_nanoseconds, to_span
from .errors import InputError, Status, failure
from .given import yes_no
from .particulars import Call, add_calls, at, carried, read, refused, replacement
from .texts import to_text
from .words import Capacity, EventCode, Role
from .words.word import code_of

_core = _ffi.core
_event_new = _core.cspr_event_new
_set_actor = _core.cspr_event_set_actor
_set_happened = _core.cspr_event_set_happened
_set_recorded = _core.cspr_event_set_recorded
_set_historic = _core.cspr_event_set_historic
_set_departure = _core.cspr_event_set_departure
_byref = _ffi.byref
_new_handle = _ffi.handle


class Event(Owned):
    """Something that happened, to be decided.

    Its particulars are given by their names, as JSON has them (Basis.particulars says which an
    event carries). What could not be right is refused at once, with what would be.

    >>> from datetime import date, datetime, timezone
    >>> event = Event(
    ...     "refer",
    ...     actor="hospital-1",
    ...     role="agency",
    ...     happened=date(2024, 9, 2),
    ...     recorded=datetime(2024, 9, 2, 9, 0, tzinfo=timezone.utc),
    ...     referring_agency="hospital-1",
    ...     children=1,
    ... )
    >>> event
    <Event refer on 2024-09-02 by hospital-1 (agency)>
    >>> event["children"]
    1
    >>> event.update(referring_agency="A Hospital")
    Traceback (most recent call last):
        ...
    cspr.InputError: refer: referring_agency: not an opaque reference: up to 64 letters...

    actor is an opaque reference, role on whose authority it acts, and they go together; capacity
    and organisation are the actor's. happened is the day (for what is historic, perhaps a month or
    a year: "2019-06"); recorded an aware datetime. departure is the reason, a code or an opaque
    reference, why it departs from what should be so; with already_happened, from what must be so.
    parts has particulars, too, by name or Part, for those that are made up at run time.
    """

    __slots__ = ("_code", "_elsewhere")
    _unref = _core.cspr_event_unref
    _ref = _core.cspr_event_ref
    _code: int
    # The same event in another context, in which it was decided.
    _elsewhere: Optional["Event"]

    def __init__(
        self,
        code: Union[EventCode, str],
        /,
        *,
        actor: Optional[str] = None,
        role: Union[Role, str, None] = None,
        capacity: Union[Capacity, str, None] = None,
        organisation: Optional[str] = None,
        happened: Union[Day, Span, None] = None,
        recorded: Optional[Moment] = None,
        historic: Optional[bool] = None,
        departure: Optional[str] = None,
        already_happened: bool = False,
        parts: Optional[Mapping[Any, Any]] = None,
        context: Optional[Context] = None,
        **particulars: Any,
    ) -> None:
        self._context = context = context_of(context)
        ret = _new_handle()
        try:
            self._code = known = code_of(EventCode, code)
        except InputError as problem:
            problem.pointer = "/event"
            raise
        self._elsewhere = None
        with context._lock:
            status = _event_new(context._handle, known, _byref(ret))
        if status < 0:
            unknown = failure(status, "event")
            unknown.pointer = "/event"
            raise unknown
        self._handle = ret.value  # type: ignore[assignment]
        if parts:
            particulars = {**{str(name): parts[name] for name in parts}, **particulars}
        self._update(
            known,
            actor,
            role,
            capacity,
            organisation,
            happened,
            recorded,
            historic,
            departure,
            already_happened,
            particulars,
        )

    @classmethod
    def _of(cls, context: Context, handle: int) -> "Event":
        self = super()._of(context, handle)
        self._code = _core.cspr_event_code(handle)
        self._elsewhere = None
        return self

    def update(
        self,
        *,
        actor: Optional[str] = None,
        role: Union[Role, str, None] = None,
        capacity: Union[Capacity, str, None] = None,
        organisation: Optional[str] = None,
        happened: Union[Day, Span, None] = None,
        recorded: Optional[Moment] = None,
        historic: Optional[bool] = None,
        departure: Optional[str] = None,
        already_happened: bool = False,
        parts: Optional[Mapping[Any, Any]] = None,
        **particulars: Any,
    ) -> "Event":
        """Sets more, or sets it anew; to a list of references it adds. CsprError with FROZEN once
        it is committed; InputError, with pointer and perhaps nearest, of what can't be right.

        Each thing is set or refused by itself: after an error, those before it are set.
        """
        self._elsewhere = None
        self._update(
            self.code,
            actor,
            role,
            capacity,
            organisation,
            happened,
            recorded,
            historic,
            departure,
            already_happened,
            {**{str(name): value for name, value in (parts or {}).items()}, **particulars},
        )
        return self

    def _update(
        self,
        code: EventCode,
        actor: Optional[str],
        role: Union[Role, str, None],
        capacity: Union[Capacity, str, None],
        organisation: Optional[str],
        happened: Union[Day, Span, None],
        recorded: Optional[Moment],
        historic: Optional[bool],
        departure: Optional[str],
        already_happened: bool,
        particulars: Dict[str, Any],
    ) -> None:
        # First what Python has to make of it, then, in one go, what the library says.
        wanted: List[Call] = []
        new = particulars.pop("replacement", None) if "replacement" in particulars else None
        pointer = ""
        try:
            if (actor, role, capacity, organisation) != (None,) * 4:
                pointer = "/actor"
                wanted.append((_set_actor, _actor(actor, role, capacity, organisation), pointer))
            if happened is not None:
                pointer = "/happened_on"
                wanted.append((_set_happened, (to_span(happened),), pointer))
            if recorded is not None:
                pointer = "/recorded_at"
                wanted.append((_set_recorded, (to_nanoseconds(recorded),), pointer))
            if historic is not None:
                pointer = "/historic"
                wanted.append((_set_historic, (yes_no(historic, "it"),), pointer))
            if departure is not None or already_happened is not False:
                pointer = "/departure"
                wanted.append((_set_departure, _departure(departure, already_happened), pointer))
        except InputError as problem:
            raise at(problem, code, pointer) from None
        except TypeError as problem:
            wrong = failure(Status.WRONG_TYPE, words=str(problem))
            raise at(wrong, code, pointer) from None
        if particulars:
            known = carried().get(code, {})
            for name, value in particulars.items():
                add_calls(code, known, name, value, wanted)
        handle = self._handle
        status = 0
        with self._context._lock:
            for call in wanted:
                function, arguments, pointer = call
                status = function(handle, *arguments)
                if status:
                    break
        if status:
            raise refused(code, pointer, status)
        if new is not None:
            self._replace(code, new)

    def _replace(self, code: EventCode, new: Any) -> None:
        if not isinstance(new, Event):
            wrong = "an Event is wanted here, not %s" % type(new).__name__
            raise at(failure(Status.WRONG_TYPE, words=wrong), code, "/parts/replacement")
        handle = new._in(self._context)
        with self._context._lock:
            status = _core.cspr_event_set_replacement(self._handle, handle)
        if status < 0:
            raise at(failure(status), code, "/parts/replacement")

    def _in(self, context: Context) -> int:
        """Its handle in a context: of the event itself, or of its like there."""
        if self._context is context:
            return self._handle
        other = self._elsewhere
        if other is None or other._context is not context:
            other = self._elsewhere = self._copy_to(context)
        return other._handle

    def _copy_to(self, context: Context) -> "Event":
        code, new = self.code, self.replacement
        other = Event(code, context=context, parts=self.particulars)
        with self._context._lock:
            wanted = self._heading()
        with context._lock:
            for function, *arguments in wanted:
                status = function(other._handle, *arguments)
                if status:
                    raise failure(status, str(code))
        if new is not None:
            other._replace(code, new)
        return other

    def _heading(self) -> List[Any]:
        """The calls that say of another event what this one says besides its particulars."""
        handle = self._handle
        actor, departure = _core.cspr_event_actor(handle), _core.cspr_event_departure(handle)
        happened, recorded = _core.cspr_event_happened(handle), _core.cspr_event_recorded(handle)
        wanted: List[Any] = []
        if actor is not None:
            role, capacity = _core.cspr_event_role(handle), _core.cspr_event_capacity(handle)
            organisation = _core.cspr_event_organisation(handle)
            wanted.append((_set_actor, role, actor, capacity, organisation))
        if span_or_none(happened):
            wanted.append((_set_happened, happened))
        if recorded >= 0:
            wanted.append((_set_recorded, recorded))
        if _core.cspr_event_says_historic(handle):
            wanted.append((_set_historic, _core.cspr_event_historic(handle)))
        if departure is not None:
            already_happened = _core.cspr_event_already_happened(handle)
            wanted.append((_set_departure, departure, already_happened))
        return wanted

    def copy(self) -> "Event":
        """The same again, to be changed or recorded elsewhere."""
        ret = _new_handle()
        with self._context._lock:
            status = _core.cspr_event_copy(self._handle, _byref(ret))
        if status < 0:
            raise failure(status)
        return Event._of(self._context, ret.value)  # type: ignore[arg-type]

    @property
    def code(self) -> EventCode:
        """Which event it is."""
        return EventCode(self._code)

    @property
    def role(self) -> Optional[Role]:
        """On whose authority the actor acts."""
        with self._context._lock:
            return Role.read(_core.cspr_event_role(self._handle))

    @property
    def capacity(self) -> Optional[Capacity]:
        """In what capacity the actor acts, if that was said."""
        with self._context._lock:
            return Capacity.read(_core.cspr_event_capacity(self._handle))

    def _text(self, function: Any) -> Optional[str]:
        with self._context._lock:
            text = function(self._handle)
        return text.decode() if text is not None else None

    @property
    def actor(self) -> Optional[str]:
        """Who did it, an opaque reference."""
        return self._text(_core.cspr_event_actor)

    @property
    def organisation(self) -> Optional[str]:
        """The actor's organisation, if that was said."""
        return self._text(_core.cspr_event_organisation)

    @property
    def departure(self) -> Optional[str]:
        """Why it departs from what should or must be so, or None."""
        return self._text(_core.cspr_event_departure)

    @property
    def already_happened(self) -> bool:
        """Whether it is recorded as something that had happened already."""
        with self._context._lock:
            return bool(_core.cspr_event_already_happened(self._handle))

    @property
    def happened(self) -> Optional[Span]:
        """When it happened: a day, or what is known of it."""
        with self._context._lock:
            return span_or_none(_core.cspr_event_happened(self._handle))

    @property
    def historic(self) -> bool:
        """Whether it is history, of which a month or a year may be all that is known."""
        with self._context._lock:
            return bool(_core.cspr_event_historic(self._handle))

    @property
    def recorded(self) -> Optional[datetime]:
        """When it was written down, in UTC and to the microsecond."""
        nanoseconds = self.recorded_nanoseconds
        return None if nanoseconds is None else to_moment(nanoseconds)

    @property
    def recorded_nanoseconds(self) -> Optional[int]:
        """The same, exactly: nanoseconds since 1970-01-01T00:00:00Z."""
        with self._context._lock:
            nanoseconds = _core.cspr_event_recorded(self._handle)
        return None if nanoseconds < 0 else int(nanoseconds)

    @property
    def particulars(self) -> Dict[str, Any]:
        """What it carries, by name: dates as dates, coded values as words, digests as text."""
        with self._context._lock:
            return read(self._handle)

    def __getitem__(self, name: str) -> Any:
        """A particular by its name; KeyError if it was not given."""
        return self.particulars[name]

    def __contains__(self, name: object) -> bool:
        """Whether a particular was given."""
        return name in self.particulars

    __iter__ = None  # it is no sequence of them; see particulars

    @property
    def replacement(self) -> Optional["Event"]:
        """Of an amendment: what it puts in the place of the event that it is of, or None."""
        with self._context._lock:
            handle = replacement(self._handle)
            return Event._shared(self._context, handle) if handle else None

    def __repr__(self) -> str:
        happened, actor = self.happened, self.actor
        return "<Event %s%s%s>" % (
            self.code,
            " on %s" % str(happened) if happened else "",
            " by %s (%s)" % (actor, self.role) if actor else "",
        )


def _actor(
    actor: Optional[str],
    role: Union[Role, str, None],
    capacity: Union[Capacity, str, None],
    organisation: Optional[str],
) -> Tuple[int, bytes, int, Optional[bytes]]:
    if actor is None or role is None:
        raise failure(Status.INCOMPLETE, words="actor and role are needed, both of them")
    return (
        code_of(Role, role),
        to_text(actor),
        0 if capacity is None else code_of(Capacity, capacity),
        None if organisation is None else to_text(organisation),
    )


def _departure(reason: Optional[str], already_happened: bool) -> Tuple[bytes, bool]:
    if reason is None:
        raise failure(Status.INCOMPLETE, words="already_happened needs a departure: the reason")
    return to_text(reason), yes_no(already_happened, "already_happened")
