"""Events: something that happened, who did it, when, and when it was written down."""

from datetime import datetime
from typing import Any, Dict, List, Mapping, Optional, Tuple, Union

from . import _ffi
from .context import Context, Owned, default
from .days import Day, Span, span_or_none, to_moment, to_nanoseconds, to_span
from .editions import Edition
from .errors import InputError, Status, failure
from .particulars import Call, add_calls, carried, read, refused, replacement
from .rows import Base, read_base
from .texts import to_text
from .words import Capacity, EventCode, Kind, Role
from .words.word import code_of

_core = _ffi.core
_event_new = _core.cspr_event_new
_set_actor = _core.cspr_event_set_actor
_set_happened = _core.cspr_event_set_happened
_set_recorded = _core.cspr_event_set_recorded
_byref = _ffi.byref
_new_handle = _ffi.handle


class Event(Owned):
    """Something that happened, to be decided.

    Its particulars are given by their names, as JSON has them (Basis.particulars says which an event
    carries). What could not be right is refused at once, with what would be.

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
    cspr.errors.InputError: refer: referring_agency: not an opaque reference: up to 64 letters...

    actor is an opaque reference, role on whose authority it acts, and they go together; capacity
    and organisation are the actor's. happened is the day (for what is historic, perhaps a month or
    a year: "2019-06"); recorded an aware datetime. departure is the reason, a code or an opaque
    reference, why it departs from what should be so; with already_happened, from what must be so.
    parts has particulars, too, for names that are made at run time.
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
        recorded: Optional[datetime] = None,
        historic: Optional[bool] = None,
        departure: Optional[str] = None,
        already_happened: bool = False,
        parts: Optional[Mapping[str, Any]] = None,
        context: Optional[Context] = None,
        **particulars: Any,
    ) -> None:
        self._context = context = context or default()
        ret = _new_handle()
        self._code = known = code_of(EventCode, code)
        self._elsewhere = None
        with context._lock:
            status = _event_new(context._handle, known, _byref(ret))
        if status < 0:
            raise failure(status, "event %s" % code)
        self._handle = ret.value  # type: ignore[assignment]
        if parts:
            particulars = {**parts, **particulars}
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
        recorded: Optional[datetime] = None,
        historic: Optional[bool] = None,
        departure: Optional[str] = None,
        already_happened: bool = False,
        parts: Optional[Mapping[str, Any]] = None,
        **particulars: Any,
    ) -> "Event":
        """Sets more, or sets it anew; to a list of references it adds. Not once it is committed.

        Each thing is set or refused by itself: after an error, those before it are set.
        """
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
            {**(parts or {}), **particulars},
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
        recorded: Optional[datetime],
        historic: Optional[bool],
        departure: Optional[str],
        already_happened: bool,
        particulars: Dict[str, Any],
    ) -> None:
        # First what Python has to make of it, then, in one go, what the library says.
        wanted: List[Call] = []
        handle = self._handle
        status = 0
        about = ""
        call: Optional[Call] = None
        new = particulars.pop("replacement", None) if "replacement" in particulars else None
        if particulars:
            known = carried().get(code, {})
            for name, value in particulars.items():
                add_calls(code, known, name, value, wanted)
        span = to_span(happened) if happened is not None else None
        moment = to_nanoseconds(recorded) if recorded is not None else None
        if (actor is None) != (role is None):
            raise InputError(Status.INCOMPLETE, "%s: actor and role go together" % code)
        if actor is None and (capacity or organisation):
            raise InputError(
                Status.INCOMPLETE, "%s: capacity and organisation need an actor" % code
            )
        if departure is None and already_happened:
            raise InputError(Status.INCOMPLETE, "%s: already_happened needs a departure" % code)
        if actor is not None and role is not None:
            who = (
                code_of(Role, role),
                to_text(actor),
                code_of(Capacity, capacity) if capacity else 0,
                to_text(organisation) if organisation else None,
            )
        with self._context._lock:
            if actor is not None:
                about, status = "actor", _set_actor(handle, *who)
            if span is not None and not status:
                about, status = "happened", _set_happened(handle, span)
            if moment is not None and not status:
                about, status = "recorded", _set_recorded(handle, moment)
            if historic is not None and not status:
                about, status = "historic", _core.cspr_event_set_historic(handle, historic)
            if departure is not None and not status:
                about = "departure"
                status = _core.cspr_event_set_departure(
                    handle, to_text(departure), already_happened
                )
            if not status:
                for call in wanted:
                    function, part, value = call
                    status = function(handle, part, value)
                    if status:
                        break
        if status and call:
            raise refused(code, call, status)
        if status:
            raise failure(status, "%s: %s" % (code, about))
        if new is not None:
            self._replace(code, new)

    def _replace(self, code: EventCode, new: Any) -> None:
        if not isinstance(new, Event):
            raise failure(
                Status.WRONG_TYPE,
                "%s: replacement" % code,
                words="an Event is wanted here, not %s" % type(new).__name__,
            )
        handle = new._in(self._context)
        with self._context._lock:
            status = _core.cspr_event_set_replacement(self._handle, handle)
        if status < 0:
            raise failure(status, "%s: replacement" % code)

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
            handle = self._handle
            role, capacity = _core.cspr_event_role(handle), _core.cspr_event_capacity(handle)
            actor, organisation = (
                _core.cspr_event_actor(handle),
                _core.cspr_event_organisation(handle),
            )
            happened, recorded = _core.cspr_event_happened(handle), _core.cspr_event_recorded(
                handle
            )
            says, historic = (
                _core.cspr_event_says_historic(handle),
                _core.cspr_event_historic(handle),
            )
            departure, already = (
                _core.cspr_event_departure(handle),
                _core.cspr_event_already_happened(handle),
            )
        copied = other._handle
        with context._lock:
            if actor is not None:
                _set_actor(copied, role, actor, capacity, organisation)
            if span_or_none(happened):
                _set_happened(copied, happened)
            if recorded >= 0:
                _set_recorded(copied, recorded)
            if says:
                _core.cspr_event_set_historic(copied, historic)
            if departure is not None:
                _core.cspr_event_set_departure(copied, departure, already)
        if new is not None:
            other._replace(code, new)
        return other

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


def edition_for(kind: Union[Kind, str], first: Event) -> Tuple[Edition, Optional[Base]]:
    """The edition that a review is under where none is given: the one in force when its first event
    happened; of an adoption, on the milestone that counts, which is told as well.

    >>> edition_for("children", Event("refer", happened="2020-03-01"))
    (<Edition wt2018, in force from 2018-06-29>, None)
    """
    edition, milestone = _new_handle(), _ffi.code()
    with first._context._lock:
        status = _core.cspr_edition_for(
            code_of(Kind, kind), first._handle, _byref(edition), _byref(milestone)
        )
    if status < 0:
        raise failure(status, "an edition for %r" % first)
    return Edition._at(edition.value), read_base(milestone.value)  # type: ignore[arg-type]


def check_reference(reference: str) -> None:
    """Raises InputError if it is no opaque reference, or looks like personal data.

    >>> check_reference("u-104")
    >>> check_reference("01632 960123")
    Traceback (most recent call last):
        ...
    cspr.errors.InputError: not an opaque reference: up to 64 letters, digits and ._:/- beginning...
    """
    status = _core.cspr_reference_check(to_text(reference))
    if status < 0:
        raise failure(status)
