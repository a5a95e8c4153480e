"""The functions of sqlite.h and postgres.h: what each gives, and what it takes."""

from ctypes import POINTER, c_int, c_size_t, c_uint32

from .driver_structs import cspr_postgres_settings, cspr_send_on, cspr_sqlite_settings
from .store_structs import cspr_driver, cspr_store_settings
from .types import cspr_trouble
from .types import Functions, address, handle, status, text

SQLITE: Functions = {
    "cspr_sqlite_open": (
        status,
        [
            handle,
            text,
            POINTER(cspr_store_settings),
            POINTER(cspr_sqlite_settings),
            POINTER(handle),
            POINTER(cspr_trouble),
        ],
    ),
    "cspr_sqlite_driver_open": (
        status,
        [
            text,
            POINTER(cspr_sqlite_settings),
            POINTER(POINTER(cspr_driver)),
            POINTER(address),
            POINTER(cspr_trouble),
        ],
    ),
}

POSTGRES: Functions = {
    "cspr_postgres_open": (
        status,
        [
            handle,
            text,
            POINTER(cspr_store_settings),
            POINTER(cspr_postgres_settings),
            POINTER(handle),
            POINTER(cspr_trouble),
        ],
    ),
    "cspr_postgres_driver_open": (
        status,
        [
            text,
            POINTER(cspr_postgres_settings),
            POINTER(POINTER(cspr_driver)),
            POINTER(address),
            POINTER(cspr_trouble),
        ],
    ),
    "cspr_postgres_install": (status, [text, POINTER(cspr_trouble)]),
    "cspr_postgres_send_on": (
        status,
        [address, c_uint32, cspr_send_on, address, POINTER(c_size_t)],
    ),
    "cspr_postgres_wait": (status, [address, c_uint32, POINTER(c_int)]),
}
