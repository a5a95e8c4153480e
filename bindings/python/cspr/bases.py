"""Bases: an edition compiled, with the calendar it counts by and the profile that tightens it."""

from typing import TYPE_CHECKING, Any, Callable, Optional, Tuple, Union

from . import _ffi
from .calendars import Calendar
from .context import Context, Owned, context_of
from .days import Day, to_day
from .editions import Edition, edition_of
from .errors import Status, WordError, failure
from .given import handle_of
from .lists import Row, every, every_word
from .profiles import Profile
from .rows import (
    Move,
    Need,
    Particular,
    Term,
    read_move,
    read_need,
    read_particular,
    read_term,
)
from .words import Display, Drawing, EventCode, Part, Value
from .words.word import code_of

if TYPE_CHECKING:
    from .reviews import Review

_core = _ffi.core


class Basis(Owned):
    """What reviews are decided by. Any number of reviews of its context share one.

    >>> basis = Basis("wt2023")
    >>> basis.particular("refer", "children").required
    True
    >>> [need.name for need in basis.needs if need.event == EventCode.PUBLISH][:2]
    ['copies-sent', 'seven-working-days']
    >>> basis.display("health_partner", "2021-01-01")
    'clinical commissioning group'

    calendar: England and Wales, unless another is given. A calendar and a profile can't be changed
    any more once a basis has them. NotFoundError: there is no such edition, or the profile is not
    for it. ValueError: calendar or profile are of another context.
    """

    __slots__ = ()
    _unref = _core.cspr_basis_unref
    _ref = _core.cspr_basis_ref

    def __init__(
        self,
        edition: Union[Edition, str],
        calendar: Optional[Calendar] = None,
        profile: Optional[Profile] = None,
        *,
        context: Optional[Context] = None,
    ) -> None:
        if context is None:
            given = profile if calendar is None else calendar
            context = getattr(given, "_context", None)
        edition = edition_of(edition)
        self._context = context = context_of(context)
        ret = _ffi.handle()
        calendar_handle = None if calendar is None else handle_of(Calendar, calendar, context)
        profile_handle = None if profile is None else handle_of(Profile, profile, context)
        with context._lock:
            status = _core.cspr_basis_new(
                context._handle,
                edition._handle,
                calendar_handle,
                profile_handle,
                _ffi.byref(ret),
            )
        if status < 0:
            raise failure(status, "%s under %r" % (edition.name, profile))
        self._handle = ret.value  # type: ignore[assignment]

    @property
    def edition(self) -> Edition:
        """The edition."""
        return Edition._at(_core.cspr_basis_edition(self._handle))

    @property
    def calendar(self) -> Calendar:
        """The calendar that it counts by."""
        with self._context._lock:
            return Calendar._shared(self._context, _core.cspr_basis_calendar(self._handle))

    @property
    def profile(self) -> Optional[Profile]:
        """The local profile that tightens it, or None."""
        with self._context._lock:
            handle = _core.cspr_basis_profile(self._handle)
            return Profile._shared(self._context, handle) if handle else None

    def display(self, display: Union[Display, str], day: Day) -> str:
        """What something is called on a day: the profile's name for it, or the usual one."""
        number = to_day(day)
        code = code_of(Display, display)
        with self._context._lock:
            return str((_core.cspr_basis_display(self._handle, code, number) or b"").decode())

    def _rows(self, function: Any, struct: Any, read: Callable[[Any], Row]) -> Tuple[Row, ...]:
        with self._context._lock:
            return every(function, self._handle, row=struct(), read=read)

    @property
    def moves(self) -> Tuple[Move, ...]:
        """What may happen: the rows of the graph."""
        return self._rows(_core.cspr_basis_move, _ffi.cspr_move, read_move)

    @property
    def needs(self) -> Tuple[Need, ...]:
        """What must be so first."""
        return self._rows(_core.cspr_basis_need, _ffi.cspr_need, read_need)

    @property
    def terms(self) -> Tuple[Term, ...]:
        """What is owed, and by when."""
        return self._rows(_core.cspr_basis_term, _ffi.cspr_term, read_term)

    @property
    def particulars(self) -> Tuple[Particular, ...]:
        """What events carry."""
        return self._rows(_core.cspr_basis_particular, _ffi.cspr_particular, self._particular)

    def particular(self, event: Union[EventCode, str], part: Union[Part, str]) -> Particular:
        """One of them; NotFoundError if the event has none of that name."""
        row = _ffi.cspr_particular()
        try:
            codes = code_of(EventCode, event), code_of(Part, part)
        except WordError as problem:
            missing = failure(Status.NOT_FOUND, words=str(problem))
            missing.nearest = problem.nearest
            raise missing from None
        with self._context._lock:
            status = _core.cspr_basis_find_particular(self._handle, *codes, _ffi.byref(row))
            if not status:
                return self._particular(row)
        raise failure(status, "%s of %s" % (codes[1], codes[0]))

    def _particular(self, row: Any) -> Particular:
        return read_particular(
            row,
            every_word(Value, _core.cspr_basis_particular_value, self._handle, row.event, row.part),
        )

    def _text(self, function: Any, *arguments: Any) -> str:
        ret = _ffi.address()
        with self._context._lock:
            status = function(self._handle, *arguments, _ffi.byref(ret))
            if not status:
                text = _ffi.text_at(ret)
                _core.cspr_text_free(self._context._handle, ret)
        if status < 0:
            raise failure(status)
        return text

    def sheet(self) -> str:
        """The rules as a page to read and sign."""
        return self._text(_core.cspr_basis_sheet)

    def draw(self, drawing: Union[Drawing, str] = "dot", review: Optional["Review"] = None) -> str:
        """The graph as a drawing, for Graphviz ("dot") or Mermaid; with a review, its path
        marked."""
        from .reviews import Review

        marked = None if review is None else handle_of(Review, review, self._context)
        return self._text(_core.cspr_basis_draw, code_of(Drawing, drawing), marked)

    def promela(self) -> str:
        """The machine of the edition as a Promela model, for SPIN; its first lines say how."""
        return self._text(_core.cspr_basis_promela)

    def __repr__(self) -> str:
        profile = self.profile
        return "<Basis %s%s>" % (
            self.edition,
            " under %s %s" % (profile.id, profile.version) if profile else "",
        )


def basis_of(basis: Union[Basis, Edition, str], context: Optional[Context]) -> Basis:
    """The basis, or that of an edition alone: made once for a context, as long as it is used."""
    if isinstance(basis, Basis):
        if context is not None and basis._context is not context:
            raise ValueError("%r is of another context" % basis)
        return basis
    context = context_of(context)
    name = edition_of(basis).name
    found: Optional[Basis] = context._bases.get(name)
    if found is None:
        found = context._bases[name] = Basis(basis, context=context)
    return found
