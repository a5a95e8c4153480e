"""The particulars of an event: Python values made into calls of the library's setters, and back.

What type a particular has is asked of the library, once, so that "2024-03-08" is a date in one and
a reference in another; what it may be, the setters decide.
"""

from datetime import date, datetime
from enum import IntEnum
from functools import lru_cache
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Tuple

from . import _ffi
from .bases import Basis
from .days import Span, to_date, to_day, to_span
from .editions import editions
from .errors import CsprError, InputError, Status, WordError, failure
from .rows import base_of, read_base
from .texts import to_text
from .words import DutyCode, EventCode, Part, State, Value
from .words import Type as PartType
from .words.word import nearest_of

_core = _ffi.core
_set_code = _core.cspr_event_set_code
_set_day = _core.cspr_event_set_day
_set_count = _core.cspr_event_set_count
_set_yes_no = _core.cspr_event_set_yes_no
_set_reference = _core.cspr_event_set_reference
_set_digest = _core.cspr_event_set_digest
_set_milestone = _core.cspr_event_set_milestone

# A call of a setter, but for the event: the function, what it takes, and the JSON pointer in an
# event to what it sets.
Call = Tuple[Any, Tuple[Any, ...], str]
# Adds the calls that set a particular to a value.
Make = Callable[[int, Any, List[Call], str], None]


class WrongType(Exception):
    """A value is of no type that the particular takes."""


def _coded(words: Any) -> Make:
    def make(part: int, value: Any, made: List[Call], pointer: str) -> None:
        if type(value) is not words:
            if not isinstance(value, str):
                raise WrongType
            value = words(value)
        made.append((_set_code, (part, value), pointer))

    return make


def _reference(part: int, value: Any, made: List[Call], pointer: str) -> None:
    if not isinstance(value, str):
        raise WrongType
    made.append((_set_reference, (part, to_text(value)), pointer))


def _references(part: int, value: Any, made: List[Call], pointer: str) -> None:
    if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        raise WrongType
    for reference in value:
        _reference(part, reference, made, pointer)


def _date(part: int, value: Any, made: List[Call], pointer: str) -> None:
    if not isinstance(value, (date, str)) or isinstance(value, datetime):
        raise WrongType
    made.append((_set_day, (part, to_day(value)), pointer))


def _count(part: int, value: Any, made: List[Call], pointer: str) -> None:
    if isinstance(value, (bool, IntEnum)) or not isinstance(value, int):
        raise WrongType
    if not -(2**63) <= value < 2**63:
        raise failure(Status.OUT_OF_RANGE)
    made.append((_set_count, (part, value), pointer))


def _yes_no(part: int, value: Any, made: List[Call], pointer: str) -> None:
    if not isinstance(value, bool):
        raise WrongType
    made.append((_set_yes_no, (part, value), pointer))


def to_digest(value: Any) -> bytes:
    """The 32 bytes of a digest, given as such or as "sha256:" and 64 hexadecimal digits."""
    if isinstance(value, str):
        name, _, digits = value.partition(":")
        try:
            if name == "sha256" and len(digits) == 64:
                return bytes.fromhex(digits)
        except ValueError:
            pass
        raise failure(Status.BAD_REFERENCE)
    if not isinstance(value, (bytes, bytearray)):
        raise WrongType
    if len(value) != 32:
        raise failure(Status.BAD_REFERENCE)
    return bytes(value)


def _digest(part: int, value: Any, made: List[Call], pointer: str) -> None:
    made.append((_set_digest, (part, to_digest(value)), pointer))


def _evidence(part: int, value: Any, made: List[Call], pointer: str) -> None:
    opaque = isinstance(value, str) and not value.startswith("sha256:")
    (_reference if opaque else _digest)(part, value, made, pointer)


def _milestones(part: int, value: Any, made: List[Call], pointer: str) -> None:
    if not isinstance(value, Mapping):
        raise WrongType
    for milestone, when in value.items():
        made.append((_set_milestone, (base_of(milestone), to_span(when)), pointer))


def _unknown(part: int, value: Any, made: List[Call], pointer: str) -> None:
    raise WrongType


# How a particular of a type is set, and what it takes, in words.
_TYPES: Dict[int, Tuple[Make, str]] = {
    PartType.CODE: (_coded(Value), "a value's name"),
    PartType.REFERENCE: (_reference, "an opaque reference"),
    PartType.REFERENCES: (_references, "a list of opaque references"),
    PartType.DATE: (_date, "a date"),
    PartType.COUNT: (_count, "a whole number"),
    PartType.YES_NO: (_yes_no, "True or False"),
    PartType.DIGEST: (_digest, "a digest (32 bytes, or sha256: and 64 hexadecimal digits)"),
    PartType.EVIDENCE: (_evidence, "a digest or an opaque reference"),
    PartType.STATE: (_coded(State), "a state's name"),
    PartType.DUTY: (_coded(DutyCode), "a duty's name"),
    PartType.MILESTONES: (_milestones, "a dictionary of milestones and their dates"),
    PartType.EVENT_NAME: (_coded(EventCode), "an event's name"),
}
# A replacement is an event (see events.py); a type that is not known here can't be set.
_OTHER = (_unknown, "something that is not known to this package")


class Carried(NamedTuple):
    """A particular of an event: how it is set, what it takes in words, and the values of a code."""

    part: Part
    make: Make
    wanted: str
    values: Tuple[Value, ...]


@lru_cache(maxsize=None)
def carried() -> Dict[int, Dict[str, Carried]]:
    """What every event carries, by the names of the particulars, in any edition."""
    found: Dict[int, Dict[str, Carried]] = {}
    for edition in editions():
        for row in Basis(edition).particulars:
            of_event = found.setdefault(row.event, {})
            name = str(row.part)
            before = of_event[name].values if name in of_event else ()
            more = tuple(value for value in row.values if value not in before)
            of_event[name] = Carried(row.part, *_TYPES.get(row.type, _OTHER), before + more)
    return found


def add_calls(
    code: EventCode, known: Dict[str, Carried], name: str, value: Any, made: List[Call]
) -> None:
    """Adds the calls that set a particular of an event, of which these are known, to a value."""
    one = known.get(name)
    pointer = "/parts/" + name
    try:
        if one is None:
            raise _unknown_name(known, name)
        one.make(one.part, value, made, pointer)
    except WrongType:
        words = "%s is wanted here, not %s" % (one and one.wanted, type(value).__name__)
        raise at(failure(Status.WRONG_TYPE, words=words), code, pointer) from None
    except TypeError as problem:
        raise at(failure(Status.WRONG_TYPE, words=str(problem)), code, pointer) from None
    except WordError as problem:
        problem.args = (str(problem) + _choice(one),)
        raise at(problem, code, pointer) from None
    except InputError as problem:
        raise at(problem, code, pointer) from None


def _unknown_name(known: Dict[str, Carried], name: str) -> InputError:
    there = "it has " + ", ".join(known) if known else "it has none"
    problem = InputError(Status.UNKNOWN_WORD, "no particular of this event; " + there)
    problem.nearest = nearest_of(name, known)
    return problem


def at(problem: CsprError, code: EventCode, pointer: str) -> CsprError:
    """The problem, said to be at a place of an event."""
    problem.pointer = pointer
    what = pointer.replace("/parts", "", 1).lstrip("/")
    problem.args = ("%s: %s: %s" % (code, what, problem),)
    return problem


def refused(code: EventCode, pointer: str, status: int) -> CsprError:
    """What to raise when a setter refused."""
    problem = failure(status)
    _, _, name = pointer.rpartition("/parts/")
    if status == Status.UNKNOWN_WORD:
        problem.args = (str(problem) + _choice(carried().get(code, {}).get(name)),)
    return at(problem, code, pointer)


def _choice(one: Optional[Carried]) -> str:
    return " (one of %s)" % ", ".join(map(str, one.values)) if one and one.values else ""


def _value(value: "_ffi.cspr_value") -> Any:
    """A particular as a Python value, but for lists, milestones and events."""
    kind, number = value.type, value.number
    if kind == PartType.CODE:
        return Value(number)
    if kind == PartType.DATE:
        return to_date(value.when.first)
    if kind == PartType.YES_NO:
        return bool(number)
    if kind == PartType.STATE:
        return State(number)
    if kind == PartType.DUTY:
        return DutyCode(number)
    if kind == PartType.EVENT_NAME:
        return EventCode(number)
    if kind == PartType.DIGEST:
        return "sha256:" + (_ffi.digest_of(value.digest) or b"").hex()
    return number if value.reference is None else value.reference.decode()


def read(event: int) -> Dict[str, Any]:
    """All of them but a replacement, by name; the lock is held."""
    found: Dict[str, Any] = {}
    value = _ffi.cspr_value()
    index = 0
    while not _core.cspr_event_value(event, index, _ffi.byref(value)):
        name = str(Part(value.part))
        if value.type == PartType.REFERENCES:
            found[name] = found.get(name, ()) + (value.reference.decode(),)
        elif value.type == PartType.MILESTONES:
            when = value.when
            span = Span(to_date(when.first), to_date(when.last))
            found.setdefault(name, {})[str(read_base(value.number))] = span
        elif value.type != PartType.EVENT:
            found[name] = _value(value)
        index += 1
    return found


def replacement(event: int) -> int:
    """The handle of the event that an amendment has for another, or 0; the lock is held."""
    value = _ffi.cspr_value()
    index = 0
    while not _core.cspr_event_value(event, index, _ffi.byref(value)):
        if value.type == PartType.EVENT:
            return int(value.event)
        index += 1
    return 0
