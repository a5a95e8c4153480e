"""The C libraries, as they are: the only part of the package that touches ctypes.

It declares every function, visible struct and callback of cspr.h, trouble.h, store.h, sqlite.h,
postgres.h and anonymise.h under the names that they have there, and loads the libraries: libcspr
when the package is imported, those beside it when they are first asked for. It decides nothing;
what to pass, and who owns what, is said in the headers. (conformance.h is for those who write a
driver in C, and is not here.)

tests/python/test_ffi.py holds all of it against the headers and the C compiler.
"""

from ctypes import (
    CDLL,
    POINTER,
    byref,
    c_char,
    c_int,
    c_int32,
    c_int64,
    c_size_t,
    c_uint32,
    cast,
    create_string_buffer,
    sizeof,
    string_at,
)
from functools import lru_cache
from typing import Any, Optional

from .anonymise_functions import ANONYMISE
from .anonymise_structs import *  # noqa: F403
from .core_functions import CORE
from .core_structs import *  # noqa: F403
from .driver_functions import POSTGRES, SQLITE
from .driver_structs import *  # noqa: F403
from .loading import LibraryMissing, load, path_of
from .store_functions import STORE
from .store_structs import *  # noqa: F403
from .types import address, code, cspr_allocate, cspr_trouble, day, handle, octets, status, text

# Of ctypes and of types.py, what the rest of the package is given; structs besides.
__all__ = [
    "LibraryMissing",
    "POINTER",
    "address",
    "address_of",
    "anonymise",
    "byref",
    "bytes_of",
    "c_int",
    "c_int32",
    "c_int64",
    "c_size_t",
    "c_uint32",
    "code",
    "core",
    "create_string_buffer",
    "cspr_allocate",
    "cspr_trouble",
    "day",
    "digest_at",
    "digest_of",
    "handle",
    "octets",
    "path_of",
    "postgres",
    "sizeof",
    "sqlite",
    "status",
    "store",
    "string_at",
    "text",
    "text_at",
]

core = load("cspr", CORE)


@lru_cache(maxsize=None)
def store() -> CDLL:
    """libcspr-store."""
    return load("cspr-store", STORE)


@lru_cache(maxsize=None)
def sqlite() -> CDLL:
    """libcspr-sqlite."""
    store()
    return load("cspr-sqlite", SQLITE)


@lru_cache(maxsize=None)
def postgres() -> CDLL:
    """libcspr-postgres."""
    store()
    return load("cspr-postgres", POSTGRES)


@lru_cache(maxsize=None)
def anonymise() -> CDLL:
    """libcspr-anonymise."""
    return load("cspr-anonymise", ANONYMISE)


def bytes_of(struct: Any, member: str, length: int) -> bytes:
    """So many bytes that a member of type text points to, zero bytes among them."""
    place = handle.from_buffer(struct, getattr(type(struct), member).offset)
    return string_at(place.value, length) if place.value else b""


def address_of(writable: Any) -> Any:
    """Where the bytes of something writable are, to be given to a call: no copy is made."""
    length = len(writable)
    return (c_char * length).from_buffer(writable) if length else None


def text_at(place: Any) -> str:
    """The text at an address: it must be given back by whoever got it."""
    return string_at(place.value).decode()


def digest_of(pointer: Any) -> Optional[bytes]:
    """The 32 bytes at a pointer of type octets, or None."""
    return string_at(pointer, 32) if pointer else None


def digest_at(digest: bytes) -> Any:
    """A pointer of type octets to a copy of some bytes, for a member of a struct."""
    return cast(create_string_buffer(digest, len(digest)), octets)
