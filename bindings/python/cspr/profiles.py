"""Local profiles: what a partnership adds to an edition, or holds itself to more strictly."""

from datetime import date
from typing import Any, Iterable, List, Optional, Sequence, Tuple, Union

from . import _ffi
from .context import Context, Owned, context_of
from .days import Day, to_date_or_none, to_day
from .editions import Edition, edition_of
from .errors import CsprError, failure
from .given import int32
from .rows import Base, Condition, Names, Recipient, base_of, read_base
from .texts import to_bytes, to_text
from .words import (
    ConditionCode,
    Display,
    DutyCode,
    EventCode,
    Force,
    Part,
    Period,
    Reading,
    Requirement,
    Role,
    Rule,
    State,
    Value,
)
from .words.word import Word, code_of

_core = _ffi.core

# When a row speaks, as it is given: a particular and its value.
When = Union[Condition, Tuple[Union[Part, str], Union[Value, str]], None]


class Profile(Owned):
    """What a partnership adds to an edition, or holds itself to more strictly.

    A profile tightens or adds, and never loosens: what would is refused with the rule that stands
    against it, and the profile is as it was.

    >>> profile = Profile("example", "2025-1", ["wt2023"])
    >>> profile.add_term("rapid-review", period="working_days", count=20,
    ...     words="We take longer.")
    Traceback (most recent call last):
        ...
    cspr.InputError: count: rapid-review is 15 working days (Working Together 2023, chapter 5...
    >>> profile.add_term("rapid-review", period="working_days", count=12,
    ...     words="We complete it sooner.")
    >>> profile.set_display("case_review_panel", "Learning Group")

    From a file, with Profile.read(). Whatever sets something raises InputError where it can't be,
    with rule and edition that stand against it; and CsprError with FROZEN once a basis uses it.
    """

    __slots__ = ()
    _unref = _core.cspr_profile_unref
    _ref = _core.cspr_profile_ref

    def __init__(
        self,
        id: str,
        version: str,
        editions: Iterable[Union[Edition, str]],
        *,
        context: Optional[Context] = None,
    ) -> None:
        self._context = context_of(context)
        ret = _ffi.handle()
        with self._context._lock:
            status = _core.cspr_profile_new(
                self._context._handle, to_text(id), to_text(version), _ffi.byref(ret)
            )
        if status < 0:
            raise failure(status, "the profile's id and version")
        self._handle = ret.value  # type: ignore[assignment]
        for edition in editions:
            edition = edition_of(edition)
            self._set(_core.cspr_profile_add_edition, edition._handle, about="edition %s" % edition)

    @classmethod
    def read(cls, text: Union[str, bytes], *, context: Optional[Context] = None) -> "Profile":
        """Reads a profile's file: one JSON object, under the schema that `cspr` publishes.
        InputError, with the place and what stands against it."""
        context = context_of(context)
        data = to_bytes(text)
        store = _ffi.store()
        ret = _ffi.handle()
        trouble = _ffi.cspr_trouble()
        with context._lock:
            status = store.cspr_profile_read(
                context._handle, data, len(data), _ffi.byref(ret), _ffi.byref(trouble)
            )
        if status < 0:
            raise failure(status, "the profile", trouble)
        return cls._of(context, ret.value)  # type: ignore[arg-type]

    def _set(self, function: Any, *arguments: Any, about: str) -> None:
        trouble = _ffi.cspr_profile_trouble()
        with self._context._lock:
            status = function(self._handle, *arguments)
            if not status:
                return
            told = not _core.cspr_profile_trouble(self._handle, _ffi.byref(trouble))
            problem = failure(status, about)
            if told:
                _tell(problem, trouble)
        raise problem

    def _editions(self, editions: Iterable[Union[Edition, str]]) -> int:
        """As a set, by the order in which they were added."""
        mine = [edition.name for edition in self.editions]
        chosen = 0
        for edition in editions:
            if str(edition) not in mine:
                raise ValueError(
                    "the profile is not for %s, but for %s" % (edition, ", ".join(mine))
                )
            chosen |= 1 << mine.index(str(edition))
        return chosen

    def set_digest(self, digest: bytes) -> None:
        """The SHA-256 digest of the file it was read from: 32 bytes, carried and not checked."""
        if not isinstance(digest, (bytes, bytearray)):
            raise TypeError("a digest is bytes, not %s" % type(digest).__name__)
        if len(digest) != 32:
            raise ValueError("a digest has 32 bytes, not %d" % len(digest))
        self._set(_core.cspr_profile_set_digest, bytes(digest), about="digest")

    def set_display(self, display: Union[Display, str], name: str) -> None:
        """Its own name for something."""
        code = code_of(Display, display)
        self._set(_core.cspr_profile_set_display, code, to_text(name), about="display %s" % code)

    def set_reading(self, reading: Union[Reading, str], base: Union[Base, str]) -> None:
        """From what a period counts, where the law leaves it open."""
        code = code_of(Reading, reading)
        self._set(_core.cspr_profile_set_reading, code, base_of(base), about="reading %s" % code)

    def set_relaxation_end(self, day: Day) -> None:
        """The last day of the relaxation of 2020."""
        self._set(_core.cspr_profile_set_relaxation_end, to_day(day), about="relaxation end")

    def add_term(
        self,
        duty: Union[DutyCode, str],
        *,
        period: Union[Period, str],
        count: int,
        base: Union[Base, str, None] = None,
        met_by: Union[EventCode, str, None] = None,
        when: When = None,
        met_when: When = None,
        force: Union[Force, str, None] = None,
        cite: Optional[str] = None,
        words: Optional[str] = None,
        editions: Iterable[Union[Edition, str]] = (),
    ) -> None:
        """A stricter term for a duty of the edition; or, under a name of its own (kebab-case), a
        duty of the profile's own, with its base, met_by and words. editions: none means all that
        the profile is for."""
        term = _ffi.cspr_term(
            period=code_of(Period, period),
            count=int32(count, "a count"),
            base=base_of(base) if base else 0,
            met_by=code_of(EventCode, met_by) if met_by else 0,
            when=_condition(when),
            met_when=_condition(met_when),
            force=code_of(Force, force) if force else 0,
            cite=_bytes(cite),
            words=_bytes(words),
        )
        found = duty if isinstance(duty, DutyCode) else _known(DutyCode, duty)
        if found:
            term.duty = found
        else:
            term.name = to_text(str(duty))
        self._set(
            _core.cspr_profile_add_term,
            self._editions(editions),
            _ffi.byref(term),
            about="duty %s" % duty,
        )

    def add_need(
        self,
        name: str,
        *,
        force: Union[Force, str],
        requirement: Union[Requirement, str],
        words: str,
        event: Union[EventCode, str, None] = None,
        from_states: Sequence[Union[State, str, None]] = (),
        when: When = None,
        one: Union[Word, int] = 0,
        other: Union[Word, int] = 0,
        set: Union[int, Recipient, Names] = 0,
        count: int = 0,
        cite: Optional[str] = None,
        remedy: Optional[str] = None,
        role: Union[Role, str, None] = None,
        editions: Iterable[Union[Edition, str]] = (),
    ) -> None:
        """A rule of its own (kebab-case): what must be so before an event. one, other, set and
        count are as cspr.h has them for the requirement. With a role it is a further sign-off."""
        states: List[int] = [code_of(State, state) if state else 0 for state in from_states]
        need = _ffi.cspr_need(
            event=code_of(EventCode, event) if event else 0,
            force=code_of(Force, force),
            requirement=code_of(Requirement, requirement),
            when=_condition(when),
            one=one,
            other=other,
            set=int(set),
            count=int32(count, "a count"),
            cite=_bytes(cite),
            words=_bytes(words),
            remedy=_bytes(remedy),
            role=code_of(Role, role) if role else 0,
            name=to_text(name),
        )
        setattr(need, "from", sum(1 << state for state in states))
        self._set(
            _core.cspr_profile_add_need,
            self._editions(editions),
            _ffi.byref(need),
            about="rule %s" % name,
        )

    def raise_rule(
        self,
        rule: Union[Rule, str],
        force: Union[Force, str],
        event: Union[EventCode, str, None] = None,
        editions: Iterable[Union[Edition, str]] = (),
    ) -> None:
        """Makes a rule of the edition stronger, on one event or on all that it stands on."""
        code = code_of(Rule, rule)
        self._set(
            _core.cspr_profile_raise,
            self._editions(editions),
            code,
            code_of(EventCode, event) if event else 0,
            code_of(Force, force),
            about="rule %s" % code,
        )

    @property
    def id(self) -> str:
        """Its id, an opaque reference."""
        with self._context._lock:
            return str(_core.cspr_profile_id(self._handle).decode())

    @property
    def version(self) -> str:
        """Its version, an opaque reference."""
        with self._context._lock:
            return str(_core.cspr_profile_version(self._handle).decode())

    @property
    def digest(self) -> Optional[bytes]:
        """The digest of the file it was read from, or None."""
        with self._context._lock:
            return _ffi.digest_of(_core.cspr_profile_digest(self._handle))

    @property
    def editions(self) -> Tuple[Edition, ...]:
        """The editions that it is for."""
        found: List[Edition] = []
        with self._context._lock:
            while True:
                handle = _core.cspr_profile_edition(self._handle, len(found))
                if not handle:
                    return tuple(found)
                found.append(Edition._at(handle))

    def display(self, display: Union[Display, str]) -> Optional[str]:
        """Its own name for something, or None."""
        code = code_of(Display, display)
        with self._context._lock:
            name = _core.cspr_profile_display(self._handle, code)
        return name.decode() if name else None

    def reading(self, reading: Union[Reading, str]) -> Optional[Base]:
        """From what a period counts by it, or None."""
        code = code_of(Reading, reading)
        with self._context._lock:
            return read_base(_core.cspr_profile_reading(self._handle, code))

    @property
    def relaxation_end(self) -> Optional[date]:
        """The last day of the relaxation of 2020 by it, or None."""
        with self._context._lock:
            return to_date_or_none(_core.cspr_profile_relaxation_end(self._handle))

    def __repr__(self) -> str:
        return "<Profile %s %s for %s>" % (
            self.id,
            self.version,
            ", ".join(edition.name for edition in self.editions) or "no edition",
        )


def _tell(problem: CsprError, trouble: "_ffi.cspr_profile_trouble") -> None:
    """What the profile says of why it refused."""
    field = trouble.field.decode() if trouble.field else ""
    if trouble.words:
        problem.args = (
            "%s: %s" % (field, trouble.words.decode()) if field else trouble.words.decode(),
        )
    problem.rule = trouble.name.decode() if trouble.name else None
    problem.edition = trouble.edition.decode() if trouble.edition else None


def _known(words: Any, name: str) -> Optional[int]:
    """The word of that name, or None: it is one of the profile's own."""
    code = _core.cspr_word_find(words._group, to_text(name))
    return code or None


def _condition(when: When) -> "_ffi.cspr_condition":
    if when is None:
        return _ffi.cspr_condition(kind=ConditionCode.ALWAYS)
    if isinstance(when, Condition):
        return _ffi.cspr_condition(when.kind, when.part or 0, when.value or 0)
    part, value = when
    return _ffi.cspr_condition(ConditionCode.PART_IS, code_of(Part, part), code_of(Value, value))


def _bytes(text: Optional[str]) -> Optional[bytes]:
    return None if text is None else to_text(text)
