"""Editions of the law: which there are, and which of them is in force."""

from datetime import date
from typing import TYPE_CHECKING, Any, Optional, Tuple, Union

from . import _ffi
from .days import Day, to_date_or_none, to_day
from .errors import NotFoundError, Status, failure
from .given import check_kind
from .lists import every_word
from .rows import Base, read_base
from .texts import to_text
from .words import Kind, Phase, State
from .words.word import code_of, nearest_of

if TYPE_CHECKING:
    from .events import Event

_core = _ffi.core


class Edition:
    """An edition of the law, by its name; NotFoundError, with the nearest, if there is none of it.

    >>> wt2023 = Edition("wt2023")
    >>> wt2023
    <Edition wt2023, in force from 2023-12-15>
    >>> wt2023.provisional
    False
    >>> Edition.on("children", "2020-05-01")
    <Edition wt2018, in force from 2018-06-29>
    >>> [edition.name for edition in editions() if edition.kind == Kind.ADULT]
    ['sar2014']
    """

    __slots__ = ("_handle",)
    _handle: int

    def __init__(self, name: str) -> None:
        handle = _core.cspr_edition_find(to_text(name))
        if not handle:
            nearest = nearest_of(name, (edition.name for edition in editions()))
            others = ", ".join(edition.name for edition in editions())
            instead = "the nearest is %r" % nearest if nearest else "there are " + others
            problem = NotFoundError(Status.NOT_FOUND, "no edition has that name; " + instead)
            problem.nearest = nearest
            raise problem
        self._handle = handle

    @classmethod
    def _at(cls, handle: int) -> "Edition":
        self = cls.__new__(cls)
        self._handle = handle
        return self

    @classmethod
    def on(cls, kind: Union[Kind, str], day: Day) -> Optional["Edition"]:
        """The edition in force for a kind of review on a day; None: there was none."""
        handle = _core.cspr_edition_on(code_of(Kind, kind), to_day(day))
        return cls._at(handle) if handle else None

    @property
    def name(self) -> str:
        """By which it is found: "wt2023"."""
        return str(_core.cspr_edition_name(self._handle).decode())

    @property
    def title(self) -> str:
        """What it is called."""
        return str(_core.cspr_edition_title(self._handle).decode())

    @property
    def guidance(self) -> str:
        """The guidance that it is of."""
        return str(_core.cspr_edition_guidance(self._handle).decode())

    @property
    def kind(self) -> Kind:
        """Whom its reviews are about."""
        return Kind(_core.cspr_edition_kind(self._handle))

    @property
    def in_force_from(self) -> Optional[date]:
        """The first day it is in force; None for one that is never chosen by date."""
        return to_date_or_none(_core.cspr_edition_from(self._handle))

    @property
    def provisional(self) -> bool:
        """Whether its rules were taken over and not yet read in the original."""
        return bool(_core.cspr_edition_provisional(self._handle))

    @property
    def states(self) -> Tuple[State, ...]:
        """The states that a review under it can be in."""
        states = every_word(State, _core.cspr_word_at, State._group)
        return tuple(state for state in states if _core.cspr_edition_has_state(self._handle, state))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Edition) and self._handle == other._handle

    def __hash__(self) -> int:
        return hash(self._handle)

    def __reduce__(self) -> Any:
        return Edition, (self.name,)

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        day = self.in_force_from
        return "<Edition %s%s%s>" % (
            self.name,
            ", in force from %s" % day if day else "",
            ", provisional" if self.provisional else "",
        )


def editions() -> Tuple[Edition, ...]:
    """Every edition of the library."""
    return tuple(Edition._at(_core.cspr_edition_at(i)) for i in range(_core.cspr_edition_count()))


def edition_of(given: Union[Edition, str]) -> Edition:
    """The edition, or that of a name."""
    return given if isinstance(given, Edition) else Edition(given)


def phase_of(state: Union[State, str]) -> Optional[Phase]:
    """The phase that a state belongs to.

    >>> str(phase_of("published"))
    'publication'
    """
    return Phase.read(_core.cspr_state_phase(code_of(State, state)))


def is_final(state: Union[State, str]) -> bool:
    """Whether a review in this state is closed."""
    return bool(_core.cspr_state_final(code_of(State, state)))


def edition_for(kind: Union[Kind, str], first: "Event") -> Tuple[Edition, Optional[Base]]:
    """The edition that a review is under where none is given: the one in force when its first event
    happened; of an adoption, on the milestone that counts, which is told as well.

    >>> import cspr
    >>> edition_for("children", cspr.Event("refer", happened="2020-03-01"))
    (<Edition wt2018, in force from 2018-06-29>, None)
    """
    from .events import Event

    edition, milestone = _ffi.handle(), _ffi.code()
    check_kind(Event, first)
    with first._context._lock:
        status = _core.cspr_edition_for(
            code_of(Kind, kind), first._handle, _ffi.byref(edition), _ffi.byref(milestone)
        )
    if status < 0:
        raise failure(status, "an edition for %r" % first)
    return Edition._at(edition.value), read_base(milestone.value)  # type: ignore[arg-type]
