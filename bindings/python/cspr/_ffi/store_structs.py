"""The visible structs of store.h, member for member."""

from ctypes import CFUNCTYPE, POINTER, c_int, c_int32, c_int64, c_size_t, c_ubyte, c_uint32

from .core_structs import cspr_span
from .types import Sized, address, code, day, handle, octets, status, text


class cspr_stored_event(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("number", c_uint32),
        ("line", text),
        ("length", c_size_t),
        ("leaf", c_ubyte * 32),
    ]


class cspr_summary(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("review", text),
        ("edition", text),
        ("state", text),
        ("phase", text),
        ("events", c_uint32),
        ("breaches", c_uint32),
        ("opened", cspr_span),
        ("recorded", c_int64),
        ("root", c_ubyte * 32),
    ]


class cspr_duty_row(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("review", text),
        ("duty", text),
        ("about", text),
        ("force", text),
        ("standing", text),
        ("standing_between", text),
        ("standing_after", text),
        ("open", c_int),
        ("since", cspr_span),
        ("due", cspr_span),
        ("met_on", cspr_span),
        ("days_late", c_int32),
    ]


class cspr_note(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("number", c_uint32),
        ("salt", c_ubyte * 32),
        ("text", text),
        ("length", c_size_t),
    ]


class cspr_document(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("digest", c_ubyte * 32),
        ("bytes", text),
        ("length", c_size_t),
    ]


class cspr_checkpoint(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("events", c_uint32),
        ("text", text),
        ("length", c_size_t),
    ]


class cspr_append(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("review", text),
        ("expected", c_uint32),
        ("events", POINTER(POINTER(cspr_stored_event))),
        ("event_count", c_size_t),
        ("summary", POINTER(cspr_summary)),
        ("replace_duties", c_int),
        ("duties", POINTER(POINTER(cspr_duty_row))),
        ("duty_count", c_size_t),
        ("gone", POINTER(POINTER(cspr_duty_row))),
        ("gone_count", c_size_t),
        ("notes", POINTER(POINTER(cspr_note))),
        ("note_count", c_size_t),
        ("documents", POINTER(POINTER(cspr_document))),
        ("document_count", c_size_t),
        ("checkpoint", POINTER(cspr_checkpoint)),
    ]


class cspr_list_query(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("after", text),
        ("phase", text),
        ("state", text),
        ("edition", text),
        ("breached", c_int),
        ("most", c_uint32),
    ]


class cspr_due_query(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("review", text),
        ("duty", text),
        ("phase", text),
        ("all", c_int),
        ("before", day),
        ("most", c_uint32),
    ]


# What a driver shows rows to, and whom a store tells of what was recorded.
cspr_visit_event = CFUNCTYPE(status, address, POINTER(cspr_stored_event))
cspr_visit_summary = CFUNCTYPE(status, address, POINTER(cspr_summary))
cspr_visit_duty = CFUNCTYPE(status, address, POINTER(cspr_duty_row))
cspr_visit_note = CFUNCTYPE(status, address, POINTER(cspr_note))
cspr_visit_document = CFUNCTYPE(status, address, POINTER(cspr_document))
cspr_visit_checkpoint = CFUNCTYPE(status, address, POINTER(cspr_checkpoint))
cspr_observe = CFUNCTYPE(None, address, text, c_uint32, handle, handle)


class cspr_driver(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("name", text),
        ("append", CFUNCTYPE(status, address, POINTER(cspr_append))),
        ("read", CFUNCTYPE(status, address, text, c_uint32, cspr_visit_event, address)),
        ("list", CFUNCTYPE(status, address, POINTER(cspr_list_query), cspr_visit_summary, address)),
        ("due", CFUNCTYPE(status, address, POINTER(cspr_due_query), cspr_visit_duty, address)),
        ("summary", CFUNCTYPE(status, address, text, cspr_visit_summary, address)),
        ("note", CFUNCTYPE(status, address, text, c_uint32, cspr_visit_note, address)),
        ("erase_note", CFUNCTYPE(status, address, text, c_uint32)),
        ("document", CFUNCTYPE(status, address, text, cspr_visit_document, address)),
        ("checkpoints", CFUNCTYPE(status, address, text, cspr_visit_checkpoint, address)),
        ("why", CFUNCTYPE(text, address)),
        ("found", CFUNCTYPE(text, address)),
        ("close", CFUNCTYPE(None, address)),
    ]


class cspr_store_settings(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("calendar", handle),
        ("profile", text),
        ("profile_length", c_size_t),
        ("keep_refusals", c_int),
        ("attempts", c_uint32),
        ("key", handle),
    ]


class cspr_recording(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("events", POINTER(handle)),
        ("count", c_size_t),
        ("notes", POINTER(text)),
        ("expect", c_int64),
    ]


class cspr_recorded(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("events", c_uint32),
        ("attempts", c_uint32),
        ("refused", c_size_t),
        ("decision", handle),
    ]


class cspr_line_place(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("review", handle),
        ("numbers", POINTER(c_uint32)),
        ("lines", c_size_t),
        ("edition", text),
        ("calendar", handle),
        ("profile", handle),
    ]


class cspr_line_content(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("event", handle),
        ("number", c_uint32),
        ("edition", handle),
        ("note_digest", octets),
        ("decision", handle),
    ]


class cspr_evidence(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("review", text),
        ("lines", POINTER(text)),
        ("lengths", POINTER(c_size_t)),
        ("line_count", c_uint32),
        ("leaf_count", c_uint32),
        ("leaves", octets),
        ("head", octets),
        ("head_events", c_uint32),
        ("checkpoints", POINTER(POINTER(cspr_checkpoint))),
        ("checkpoint_count", c_size_t),
        ("key", handle),
    ]


class cspr_fault(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("kind", code),
        ("line", c_uint32),
        ("last", c_uint32),
        ("checkpoint", c_size_t),
        ("file", text),
        ("words", text),
    ]


class cspr_pack_file(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("name", text),
        ("bytes", text),
        ("length", c_size_t),
    ]
