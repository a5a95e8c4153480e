"""What every group of words has: names both ways, and members for codes that are not known here."""

import re
from enum import IntEnum
from typing import (
    TYPE_CHECKING,
    Any,
    Callable,
    ClassVar,
    Dict,
    Iterable,
    Optional,
    Type,
    TypeVar,
    Union,
)

from .. import _ffi
from ..errors import Status, WordError, WrongTypeError
from ..texts import to_text

_MOST = 0xFFFF  # a code has 16 bits
_word_name = _ffi.core.cspr_word_name
_word_nearest = _ffi.core.cspr_word_nearest


Group = TypeVar("Group", bound="Word")


class Word(IntEnum):
    """A word of vocab.h. str() of it is its name; of one without a name, its number."""

    _group: ClassVar[int]
    _called: ClassVar[str]  # what one of the group is called in messages
    _by_name: ClassVar[Dict[str, Any]]

    if TYPE_CHECKING:

        def __new__(cls: Type[Group], value: Union[int, str]) -> Group: ...

    @classmethod
    def _missing_(cls, value: object) -> Any:
        if isinstance(value, str):
            return cls._named(value)
        if not isinstance(value, int) or not 0 < value <= _MOST:
            return None
        member = int.__new__(cls, value)
        member._name_ = member._value_ = value  # type: ignore[assignment]
        return member

    @classmethod
    def _named(cls, name: str) -> Any:
        found = cls._by_name.get(name)
        if found is not None:
            return found
        # One that a newer library has, before it is said to be none.
        code = _ffi.core.cspr_word_find(cls._group, to_text(name))
        if code:
            return cls(code)
        nearest = cls.nearest(name)
        raise WordError(cls._called, str(nearest) if nearest else None) from None

    @classmethod
    def nearest(cls: Type[Group], name: str) -> Optional[Group]:
        """The word whose name is nearest to a misspelt one; None: none is near."""
        return cls.read(_word_nearest(cls._group, to_text(name)))

    @classmethod
    def read(cls: Type[Group], code: int) -> Optional[Group]:
        """The member of a code; None for 0, which is never a word."""
        return cls._value2member_map_.get(code) or (cls(code) if code else None)  # type: ignore

    @property
    def known(self) -> bool:
        """Whether the library has a name for it."""
        return _word_name(self._group, self) is not None

    def __str__(self) -> str:
        name = _word_name(self._group, self)
        return name.decode() if name else str(int(self))

    def __format__(self, form: str) -> str:
        return format(str(self), form)

    def __repr__(self) -> str:
        if isinstance(self._name_, str):
            return "<%s.%s: %d>" % (type(self).__name__, self._name_, self)
        return "<%s %s>" % (type(self).__name__, str(self))

    def __reduce_ex__(self, protocol: Any) -> Any:
        return type(self), (int(self),)


WordType = TypeVar("WordType", bound=Type[Word])


def group(number: int) -> Callable[[WordType], WordType]:
    """Says which group of vocab.h an enumeration is, and finds the names of its words."""

    def complete(words: WordType) -> WordType:
        words._group = number
        name = re.sub(r"Code$", "", words.__name__)
        words._called = re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()
        words._by_name = {str(word): word for word in words}
        return words

    return complete


def code_of(words: Type[Group], word: Union[Group, str, int]) -> Group:
    """The member for a word or its name."""
    if type(word) is words:
        return word
    if isinstance(word, str):
        return words._by_name.get(word) or words(word)
    if type(word) is not int:  # a word of another group is a number, too, and means another thing
        wrong = "the name of a known %s is wanted here, not %s" % (
            words._called,
            type(word).__name__,
        )
        raise WrongTypeError(Status.WRONG_TYPE, wrong)
    if not 0 < word <= _MOST:
        raise WordError(words._called, None)
    return words(word)


def nearest_of(misspelt: str, names: Iterable[str]) -> Optional[str]:
    """Of some names that are no words, the nearest to a misspelt one; None: none is near."""
    best: Optional[bytes] = None
    for name in names:
        best = _ffi.core.cspr_word_nearer(to_text(misspelt), best, to_text(name))
    return best.decode() if best else None
