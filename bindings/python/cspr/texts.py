"""Text for C, which ends at a zero byte: text that has one in it is refused, not cut off."""

from typing import Union

from . import _ffi
from .errors import InputError, Status, failure

Text = Union[str, bytes, bytearray, memoryview]


def to_text(text: str) -> bytes:
    """The UTF-8 bytes of a text."""
    if not isinstance(text, str):
        raise TypeError("a text is needed, not %s" % type(text).__name__)
    data = _encoded(text)
    if b"\0" in data:
        raise InputError(Status.BAD_INPUT, "a text with a zero byte in it")
    return data


def to_bytes(text: Text) -> bytes:
    """The bytes of what is given as characters, as UTF-8, or as bytes; a zero byte may be in it."""
    if isinstance(text, str):
        return _encoded(text)
    if not isinstance(text, (bytes, bytearray, memoryview)):
        raise TypeError("a text, or its bytes, is needed, not %s" % type(text).__name__)
    return bytes(text)


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        pass  # which has the text, and would be told as the context of what is raised
    raise InputError(
        Status.BAD_INPUT, "a text that no UTF-8 can hold: it has half of a surrogate pair in it"
    )


def quoted(reference: str) -> str:
    """What an error is about, of a reference that was given: itself, or that it is none, since it
    might be anything then."""
    try:
        check_reference(reference)
    except (InputError, TypeError):
        return "the review's reference"
    return reference


def check_reference(reference: str) -> None:
    """Raises InputError if it is no opaque reference, or looks like personal data.

    >>> check_reference("u-104")
    >>> check_reference("01632 960123")
    Traceback (most recent call last):
        ...
    cspr.InputError: not an opaque reference: up to 64 letters, digits and ._:/- beginning...
    """
    status = _ffi.core.cspr_reference_check(to_text(reference))
    if status < 0:
        raise failure(status)
