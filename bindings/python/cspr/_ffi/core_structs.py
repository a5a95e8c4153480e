"""The visible structs of cspr.h, member for member."""

from ctypes import Structure, c_int, c_int32, c_int64, c_size_t, c_uint32, c_uint8

from .types import cspr_allocate, Sized, address, code, day, handle, octets, text


class cspr_span(Structure):
    _fields_ = [
        ("first", day),
        ("last", day),
    ]


class cspr_settings(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("allocate", cspr_allocate),
        ("allocate_data", address),
        ("max_events", c_uint32),
        ("max_event_bytes", c_uint32),
    ]


class cspr_condition(Structure):
    _fields_ = [
        ("kind", code),
        ("part", code),
        ("value", code),
    ]


class cspr_move(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("event", code),
        ("to", code),
        ("from", c_uint32),
        ("roles", c_uint32),
        ("voids", c_uint32),
        ("when", cspr_condition),
        ("provenance", code),
        ("cite", text),
    ]


class cspr_need(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("event", code),
        ("rule", code),
        ("force", code),
        ("requirement", code),
        ("from", c_uint32),
        ("when", cspr_condition),
        ("one", code),
        ("other", code),
        ("set", c_uint32),
        ("count", c_int32),
        ("provenance", code),
        ("cite", text),
        ("words", text),
        ("remedy", text),
        ("role", code),
        ("name", text),
    ]


class cspr_term(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("duty", code),
        ("force", code),
        ("period", code),
        ("count", c_int32),
        ("base", code),
        ("met_by", code),
        ("provenance", code),
        ("cite", text),
        ("words", text),
        ("when", cspr_condition),
        ("met_when", cspr_condition),
        ("name", text),
    ]


class cspr_particular(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("event", code),
        ("part", code),
        ("type", code),
        ("required", c_int),
        ("required_when", cspr_condition),
        ("least", c_int32),
    ]


class cspr_profile_trouble(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("field", text),
        ("name", text),
        ("edition", text),
        ("words", text),
    ]


class cspr_value(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("part", code),
        ("type", code),
        ("number", c_int64),
        ("when", cspr_span),
        ("reference", text),
        ("digest", octets),
        ("event", handle),
    ]


class cspr_flag(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("event", code),
        ("reference", text),
        ("scope", code),
        ("since", cspr_span),
    ]


class cspr_difference(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("kind", code),
        ("event", code),
        ("number", c_uint32),
        ("before", code),
        ("after", code),
        ("duty", code),
        ("about", text),
        ("since_before", cspr_span),
        ("since_after", cspr_span),
        ("due_before", cspr_span),
        ("due_after", cspr_span),
        ("met_before", cspr_span),
        ("met_after", cspr_span),
        ("days_late_before", c_int32),
        ("days_late_after", c_int32),
        ("name", text),
    ]


class cspr_finding(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("rule", code),
        ("force", code),
        ("result", code),
        ("provenance", code),
        ("cite", text),
        ("words", text),
        ("remedy", text),
        ("first_day", day),
        ("part", code),
        ("roles", c_uint32),
        ("event", code),
        ("number", c_uint32),
        ("name", text),
    ]


class cspr_duty(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("duty", code),
        ("standing", code),
        ("force", code),
        ("provenance", code),
        ("cite", text),
        ("words", text),
        ("about", text),
        ("since", cspr_span),
        ("counted_from", cspr_span),
        ("due", cspr_span),
        ("met_on", cspr_span),
        ("days_late", c_int32),
        ("days_left", c_int32),
        ("period", code),
        ("count", c_int32),
        ("name", text),
    ]


class cspr_step(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("event", code),
        ("state", code),
        ("verdict", code),
        ("rule", code),
        ("roles", c_uint32),
        ("before", c_uint32),
        ("goes_back", c_int),
        ("earliest", day),
        ("name", text),
    ]


class cspr_step_particular(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("part", code),
        ("type", code),
        ("fixed", c_int),
        ("number", c_int64),
        ("reference", text),
        ("digest", octets),
        ("like", c_uint32),
    ]


class cspr_circumstances(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("suspicion", code),
        ("harm", code),
        ("place", code),
        ("residence", code),
        ("age_band", code),
        ("long_term_impairment", c_uint8),
        ("unborn_child", c_uint8),
    ]


class cspr_assessment(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("answer", code),
        ("limbs", code * 4),
        ("words", text * 4),
    ]
