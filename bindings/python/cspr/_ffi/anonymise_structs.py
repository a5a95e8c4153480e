"""The visible structs of anonymise.h, member for member."""

from ctypes import POINTER, c_int, c_int32, c_int64, c_size_t, c_ubyte, c_uint64

from .types import Sized, code, handle, octets, text


class cspr_identity(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("id", text),
        ("identity_class", code),
        ("pseudonym", text),
        ("fields", c_size_t),
    ]


class cspr_lint(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("code", code),
        ("id", text),
        ("other", text),
    ]


class cspr_scan_settings(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("passes", code),
    ]


class cspr_scan_finding(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("start", c_size_t),
        ("end", c_size_t),
        ("kind", code),
        ("grade", code),
        ("id", text),
        ("rule", text),
        ("identity", c_int32),
    ]


class cspr_resolution(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("start", c_size_t),
        ("end", c_size_t),
        ("kind", code),
        ("rule", text),
        ("id", text),
        ("decision", code),
        ("who", text),
        ("when", c_int64),
        ("reason", text),
    ]


class cspr_redaction_settings(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("review", c_int),
        ("resolutions", handle),
        ("words", POINTER(text)),
        ("word_count", c_size_t),
    ]


class cspr_redaction_change(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("old_start", c_size_t),
        ("old_end", c_size_t),
        ("new_start", c_size_t),
        ("new_end", c_size_t),
        ("kind", code),
        ("rule", text),
        ("id", text),
    ]


class cspr_redaction_left(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("old_start", c_size_t),
        ("old_end", c_size_t),
        ("new_start", c_size_t),
        ("new_end", c_size_t),
        ("kind", code),
        ("grade", code),
        ("why", code),
        ("rule", text),
        ("id", text),
    ]


class cspr_quasi(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("start", c_size_t),
        ("end", c_size_t),
        ("kind", code),
        ("rule", text),
    ]


class cspr_certified(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("name", text),
        ("text", text),
        ("length", c_size_t),
        ("scan", handle),
        ("resolutions", handle),
    ]


class cspr_intruder_check(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("who", text),
        ("when", c_int64),
        ("outcome", text),
    ]


class cspr_certificate_of(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("bytes", text),
        ("length", c_size_t),
        ("texts", POINTER(cspr_certified)),
        ("text_count", c_size_t),
        ("key", octets),
        ("key_length", c_size_t),
        ("intruder_check", POINTER(cspr_intruder_check)),
    ]


class cspr_certificate_facts(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("digest", c_ubyte * 32),
        ("length", c_size_t),
        ("open_findings", c_uint64),
        ("intruder_check", c_int),
    ]
