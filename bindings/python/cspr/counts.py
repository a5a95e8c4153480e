"""Numbers for C, which have a width: one that does not fit is refused, not cut off."""


def to_int32(count: int, called: str) -> int:
    """A number of 32 bits; else ValueError, which says what it is called."""
    if not -(2**31) <= count < 2**31:
        raise ValueError("%s can't be %d" % (called, count))
    return count


def to_uint32(count: int, called: str) -> int:
    """The same of what can't be negative."""
    if not 0 <= count < 2**32:
        raise ValueError("%s is a number from 0 to 2**32 - 1, not %d" % (called, count))
    return count
