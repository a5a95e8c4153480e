"""What went wrong. A lawful no is no error; Decision.require() makes an exception of one."""

from enum import IntEnum
from typing import Any, Dict, Optional, Tuple, Type, TypeVar

from . import _ffi

_Exception = TypeVar("_Exception", bound=Type[BaseException])


def public(exception: _Exception) -> _Exception:
    """An exception that a traceback shows by its public name: cspr.InputError."""
    exception.__module__ = __name__.rpartition(".")[0]
    return exception


class Status(IntEnum):
    """What calls of the library end with: below zero, that they failed."""

    DONE = 0
    REFUSED = 1
    NO_MEMORY = -1
    ARGUMENT = -2
    UNKNOWN_WORD = -3
    WRONG_TYPE = -4
    BAD_DATE = -5
    BAD_REFERENCE = -6
    PERSONAL_DATA = -7
    RECORDED_EARLIER = -8
    NOT_YET_HAPPENED = -9
    STALE = -10
    OUTSIDE_CALENDAR = -11
    NOT_FOUND = -12
    LIMIT = -13
    FROZEN = -14
    INCOMPLETE = -15
    OUT_OF_RANGE = -16
    REFUSED_DECISION = -17
    NOT_AMENDABLE = -18
    LOOSENS = -19
    CONTRADICTS = -20
    BAD_INPUT = -21
    CONFLICT = -22
    UNAVAILABLE = -23
    UNCERTAIN = -24
    CORRUPT = -25
    NEWER = -26

    @classmethod
    def _missing_(cls, value: object) -> Any:
        if not isinstance(value, int):
            return None
        member = int.__new__(cls, value)
        member._name_ = "UNKNOWN"
        member._value_ = value
        return member

    @property
    def words(self) -> str:
        """What it means, in English words."""
        return str(_ffi.core.cspr_status_words(self).decode())


@public
class CsprError(Exception):
    """A call that failed. What it was about is as it was before. No message repeats what was given
    in an event or a text: it might identify somebody.

    status says what it was, as a word. Of something that was read, line (from 1), pointer (a JSON
    pointer into it) and nearest (the known name that was perhaps meant) say where it is wrong, and
    rule and edition what stands against it; each is None where it says nothing.
    """

    line: Optional[int] = None
    pointer: Optional[str] = None
    nearest: Optional[str] = None
    rule: Optional[str] = None
    edition: Optional[str] = None

    def __init__(self, status: Status, message: str) -> None:
        super().__init__(message)
        self._status = status

    @property
    def status(self) -> Status:
        """What it was, as a word."""
        return self._status

    def __reduce__(self) -> Any:
        # By what it has, not by calling it again: so it comes out of another process as it is.
        return _again, (type(self), self.args), self._state()

    def _state(self) -> Dict[str, Any]:
        return self.__dict__


@public
class InputError(CsprError, ValueError):
    """What was given can't be right; the message says what would be."""


@public
class WordError(InputError):
    """There is no such word; nearest is the one that was perhaps meant, or None."""

    def __init__(self, called: str, nearest: Optional[str]) -> None:
        super().__init__(
            Status.UNKNOWN_WORD,
            "no %s has that name%s" % (called, "; the nearest is %r" % nearest if nearest else ""),
        )
        self.nearest = nearest


@public
class WrongTypeError(InputError, TypeError):
    """What was given is of a type that it can't be; the message says which it would be."""


@public
class NotFoundError(CsprError, LookupError):
    """There is nothing of that name or index, or no edition is in force then."""


@public
class StaleError(CsprError):
    """The review, or the event, was changed since the decision: decide again."""


@public
class ConflictError(CsprError):
    """The review was written to by somebody else meanwhile; nothing was written."""


@public
class UnavailableError(CsprError):
    """The store can't be reached, read or written now."""


@public
class CorruptError(CsprError):
    """What is stored can't be what was written."""


@public
class OutOfMemoryError(CsprError, MemoryError):
    """There was no memory; nothing has changed."""


def _again(exception: Type[CsprError], arguments: Tuple[Any, ...]) -> CsprError:
    again = exception.__new__(exception)
    again.args = arguments
    return again


_CLASSES: Dict[int, Type[CsprError]] = {
    Status.NO_MEMORY: OutOfMemoryError,
    Status.STALE: StaleError,
    Status.WRONG_TYPE: WrongTypeError,
    Status.NOT_FOUND: NotFoundError,
    Status.CONFLICT: ConflictError,
    Status.UNAVAILABLE: UnavailableError,
    Status.UNCERTAIN: UnavailableError,
    Status.CORRUPT: CorruptError,
    Status.NEWER: UnavailableError,
    Status.FROZEN: CsprError,
    Status.REFUSED_DECISION: CsprError,
}


def failure(
    status: int,
    about: str = "",
    trouble: Optional["_ffi.cspr_trouble"] = None,
    words: str = "",
) -> CsprError:
    """The exception for a status below zero: to be raised. words: what to say instead of what the
    status means; a trouble says it, too."""
    told = Status(status)
    if trouble is not None:
        words = trouble.message.decode(errors="replace")
    problem = _CLASSES.get(status, InputError)(
        told, "%s%s%s" % (about, ": " if about else "", words or told.words)
    )
    if trouble is not None:
        problem.line = trouble.line or None
        for member in ("pointer", "nearest", "rule", "edition"):
            setattr(problem, member, getattr(trouble, member).decode(errors="replace") or None)
        if problem.pointer:
            problem.args = ("%s%s: %s" % (about + ": " if about else "", problem.pointer, words),)
    return problem
