"""Text for C, which ends at a zero byte: text that has one in it is refused, not cut off."""

from .errors import InputError, Status


def to_text(text: str) -> bytes:
    """The UTF-8 bytes of a text."""
    if not isinstance(text, str):
        raise TypeError("a text is needed, not %s" % type(text).__name__)
    data = text.encode()
    if b"\0" in data:
        raise InputError(Status.BAD_INPUT, "a text with a zero byte in it")
    return data
