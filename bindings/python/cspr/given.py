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


def yes_no(given: Any, what: str) -> bool:
    """True or False, and nothing that only counts as it: "no" would be yes."""
    if not isinstance(given, bool):
        raise TypeError("%s is True or False, not %s" % (what, type(given).__name__))
    return given
