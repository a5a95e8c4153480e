"""What is given to the package, looked at before it goes to C, which believes what it is told: the
handle of another kind of object is taken for memory that is not there, a number that has no room is
cut off, and anything at all is yes or no.
"""

from enum import IntEnum
from operator import index
from typing import Any


def handle_of(kind: Any, given: Any, context: Any) -> int:
    """The handle of an object that has to be of a kind, and of a context."""
    check_kind(kind, given)
    if given._context is not context:
        raise ValueError("%r is of another context" % given)
    return int(given._handle)


def check_kind(kind: Any, given: Any) -> None:
    """Raises TypeError for an object that is of no such kind."""
    if not isinstance(given, kind):
        name = kind.__name__
        article = "an" if name[0] in "AEIOU" else "a"
        raise TypeError("%s %s is needed, not %s" % (article, name, type(given).__name__))


def whole(given: Any, what: str) -> int:
    """A whole number: True is none, nor is a word, which is a number to C alone."""
    if isinstance(given, (bool, IntEnum)) or not hasattr(given, "__index__"):
        raise TypeError("%s is a whole number, not %s" % (what, type(given).__name__))
    return index(given)


def int32(given: Any, what: str) -> int:
    """A whole number of 32 bits; ValueError, if it has more."""
    number = whole(given, what)
    if not -(2**31) <= number < 2**31:
        raise ValueError("%s can't be %d" % (what, number))
    return number


def uint32(given: Any, what: str) -> int:
    """The same of what is never negative."""
    number = whole(given, what)
    if not 0 <= number < 2**32:
        raise ValueError("%s is a number from 0 to 2**32 - 1, not %d" % (what, number))
    return number


def yes_no(given: Any, what: str) -> bool:
    """True or False, and nothing that only counts as it: "no" would be yes."""
    if not isinstance(given, bool):
        raise TypeError("%s is True or False, not %s" % (what, type(given).__name__))
    return given
