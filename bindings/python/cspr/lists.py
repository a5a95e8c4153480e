"""Lists, which the library gives out by index."""

from typing import Any, Callable, List, Tuple, Type, TypeVar

from . import _ffi
from .errors import Status, failure
from .words.word import Group

Row = TypeVar("Row")


def every(function: Any, *arguments: Any, row: Any, read: Callable[[Any], Row]) -> Tuple[Row, ...]:
    """Everything that a function gives by index, which with the struct to be filled comes last; the
    lock is held."""
    found: List[Row] = []
    place = _ffi.byref(row)
    while True:
        status = function(*arguments, len(found), place)
        if status:
            break
        found.append(read(row))
    if status != Status.NOT_FOUND:
        raise failure(status)
    return tuple(found)


def every_word(words: Type[Group], function: Any, *arguments: Any) -> Tuple[Group, ...]:
    """The words that a function gives by index, until it gives 0; the lock is held."""
    found: List[Group] = []
    while True:
        word = words.read(function(*arguments, len(found)))
        if word is None:
            return tuple(found)
        found.append(word)
