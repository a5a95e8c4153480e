"""Lists, which the library gives out by index, and rows of which a list is given out."""

from typing import (
    Any,
    Callable,
    Generic,
    Iterator,
    List,
    Sequence,
    Tuple,
    Type,
    TypeVar,
    Union,
    overload,
)

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


class Rows(Sequence[Row], Generic[Row]):
    """Rows, as they were when they were asked for."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows: Tuple[Row, ...] = tuple(rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> "Rows[Row]": ...

    def __getitem__(self, index: Union[int, slice]) -> "Union[Row, Rows[Row]]":
        if isinstance(index, slice):
            return type(self)(self._rows[index])
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return "<%s of %d>" % (type(self).__name__, len(self._rows))
