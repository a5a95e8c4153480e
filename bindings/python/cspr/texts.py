"""Text for C, which ends at a zero byte: text that has one in it is refused, not cut off."""

from . import _ffi
from .errors import InputError, Status, failure


def to_text(text: str) -> bytes:
    """The UTF-8 bytes of a text."""
    if not isinstance(text, str):
        raise TypeError("a text is needed, not %s" % type(text).__name__)
    data = text.encode()
    if b"\0" in data:
        raise InputError(Status.BAD_INPUT, "a text with a zero byte in it")
    return data


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
