"""What all of it shares: objects that are freed with their last user, words, texts, turns.

Objects of libcspr-anonymise are for one thread at a time, but for a scanner: every call but a scan
waits for its turn, and any number of threads may scan at once.
"""

from threading import RLock
from typing import Any, Callable, List, Optional

from .. import _ffi
from ..context import last_locks
from ..days import Moment, to_nanoseconds
from ..errors import InputError, Status, failure
from ..texts import Text as Text
from ..texts import to_bytes as to_bytes

library = _ffi.anonymise()
turn = RLock()
last_locks.append(turn)


class Held:
    """An object of the library, freed when nobody has it any more."""

    __slots__ = ("handle", "_free")

    def __init__(self, handle: Optional[int], free: Callable[[int], None]) -> None:
        assert handle
        self.handle: int = handle
        self._free = free

    def __del__(self) -> None:
        handle = self.handle
        del self.handle  # for other finalizers of a cycle, which may run after this one
        self._free(handle)


class Closing:
    """Something that can be closed before it is forgotten. What was made from it stays good, and
    what it held is wiped when that is gone, too."""

    __slots__ = ("_it", "__weakref__")
    _it: Optional[Held]

    @property
    def _held(self) -> Held:
        it = self._it
        if it is None:
            raise ValueError("the %s is closed" % type(self).__name__.lower())
        return it

    @property
    def closed(self) -> bool:
        """Whether close() was called."""
        return self._it is None

    def close(self) -> None:
        """Gives it up, once no call has it any more; again is no error."""
        with turn:
            self._it = None

    def __enter__(self) -> Any:
        self._held  # noqa: B018 - raises, if it is closed
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    def __reduce__(self) -> Any:
        raise TypeError("a %s holds what is secret, and is not pickled" % type(self).__name__)


def word(name: Callable[[int], Optional[bytes]], code: int) -> str:
    """The word of a code; the code itself where this version of the library has no word for it."""
    found = name(code)
    return found.decode() if found else str(code)


def code_of(name: Callable[[int], Optional[bytes]], called: str, wanted: str) -> int:
    """The code of a word; InputError, with those that there are."""
    words: List[str] = []
    while True:
        found = name(len(words) + 1)
        if found is None:
            break
        words.append(found.decode())
    if wanted not in words:
        raise InputError(
            Status.UNKNOWN_WORD, "no such %s; there are %s" % (called, ", ".join(words))
        )
    return words.index(wanted) + 1


def seconds(moment: Moment) -> int:
    """A moment in nanoseconds; the library keeps whole seconds of these."""
    return to_nanoseconds(moment) // 10**9 * 10**9


def text_of(place: Any, length: int) -> bytes:
    """A text that the library gave to be freed."""
    try:
        return _ffi.string_at(place.value, length)
    finally:
        library.cspr_anonymise_text_free(place)


def check(status: int, about: str = "", trouble: Any = None) -> None:
    """Raises what a status below zero means."""
    if status < 0:
        raise failure(status, about, trouble)


def maybe(text: Optional[bytes]) -> Optional[str]:
    return text.decode() if text is not None else None
