"""What C types are here, and what every header shares.

Handles of opaque objects, and other addresses, are plain integers on the Python side (None for
NULL), since an object of the package knows what its handle is of; making a class of each would
cost at every call. A text that C gives is copied to bytes as it comes.
"""

from ctypes import (
    CFUNCTYPE,
    POINTER,
    Structure,
    c_char,
    c_char_p,
    c_int32,
    c_size_t,
    c_ubyte,
    c_uint16,
    c_uint64,
    c_void_p,
    sizeof,
)
from typing import Any, Dict, List, Tuple

status = c_int32  # cspr_status
code = c_uint16  # cspr_code
day = c_int32  # cspr_day
text = c_char_p  # NUL-terminated, or bytes whose length is told beside it, or room for them
octets = POINTER(c_ubyte)  # a digest, or several
handle = c_void_p  # an opaque object
address = c_void_p  # anything else: what must be given back, what is the caller's own

# By the name of a function: what it gives, and what it takes.
Functions = Dict[str, Tuple[Any, List[Any]]]


class Sized(Structure):
    """A struct that starts with its size, which is set when it is made."""

    def __init__(self, **members: Any) -> None:
        super().__init__(**members)
        self.size = sizeof(self)


class cspr_trouble(Sized):
    """Of trouble.h: what was wrong with something that was read."""

    _fields_ = [
        ("size", c_size_t),
        ("line", c_uint64),
        ("pointer", c_char * 256),
        ("message", c_char * 640),
        ("nearest", c_char * 64),
        ("rule", c_char * 64),
        ("edition", c_char * 32),
    ]


cspr_allocate = CFUNCTYPE(c_void_p, address, address, c_size_t, c_size_t)
