"""The visible structs of sqlite.h and postgres.h, member for member."""

from ctypes import CFUNCTYPE, POINTER, c_int, c_size_t, c_uint32

from .types import Sized, address, status, text


class cspr_sqlite_settings(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("must_exist", c_int),
        ("read_only", c_int),
        ("wait", c_uint32),
    ]


class cspr_postgres_settings(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("source", text),
        ("patience", c_uint32),
    ]


class cspr_outbox_row(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("review", text),
        ("number", c_uint32),
        ("cloud_event", text),
        ("length", c_size_t),
    ]


cspr_send_on = CFUNCTYPE(status, address, POINTER(cspr_outbox_row))
