"""Redactions: pseudonyms in the place of what was found; and what people decided about findings."""

import os
from dataclasses import dataclass
from datetime import datetime
from typing import Iterator, List, Mapping, Optional, Tuple

from .. import _ffi
from ..days import Moment, to_moment
from ..given import check_kind, whole, yes_no
from ..texts import to_text
from .held import Closing, Held, Text, check, code_of, library, maybe, seconds, text_of, to_bytes
from .held import turn, word
from .registers import Register
from .scans import Scan, Scanner

_byref = _ffi.byref
_NONE = 2 ** (8 * _ffi.sizeof(_ffi.c_size_t)) - 1
_WHY = {1: "ambiguous", 2: "review", 3: "resolved"}  # CSPR_LEFT_...


@dataclass(frozen=True)
class Resolution:
    """What a named person decided about a finding: keep, redact or not_identifying. who and reason
    are opaque references."""

    start: int
    end: int
    kind: str
    rule: str
    id: Optional[str]
    decision: str
    who: str
    when: datetime
    reason: str


class Resolutions(Closing):
    """Decisions about findings of one text, and of its later versions: one holds as long as the
    finding and the 40 bytes before and after it are the same, wherever they are now.

    They hold a keyed digest of those, and nothing of the text; but whoever has the salt, which is
    written with them, can try names on the digests: keep what write() gives as the register is
    kept.
    """

    __slots__ = ()

    def __init__(self, salt: Optional[bytes] = None) -> None:
        if salt is None:
            salt = os.urandom(32)
        salt = to_bytes(salt)
        if len(salt) != 32:
            raise ValueError("a salt has 32 random bytes, not %d" % len(salt))
        ret = _ffi.handle()
        check(library.cspr_resolutions_new(salt, _byref(ret)), "resolutions")
        self._it = Held(ret.value, library.cspr_resolutions_free)

    @classmethod
    def _of(cls, handle: Optional[int]) -> "Resolutions":
        self = cls.__new__(cls)
        self._it = Held(handle, library.cspr_resolutions_free)
        return self

    @classmethod
    def read(cls, data: Text) -> "Resolutions":
        """From what write() gave. InputError, with the line."""
        given = to_bytes(data)
        ret = _ffi.handle()
        trouble = _ffi.cspr_trouble()
        status = library.cspr_resolutions_read(given, len(given), _byref(ret), _byref(trouble))
        check(status, "resolutions", trouble)
        return cls._of(ret.value)

    def write(self) -> bytes:
        """As text: UTF-8, a line each."""
        place, length = _ffi.address(), _ffi.c_size_t()
        with turn:
            status = library.cspr_resolutions_write(
                self._held.handle, _byref(place), _byref(length)
            )
        check(status, "resolutions")
        return text_of(place, length.value)

    def add(
        self, scan: Scan, finding: int, decision: str, *, who: str, when: Moment, reason: str
    ) -> None:
        """Adds a decision (keep, redact or not_identifying) about a finding of a scan, by its
        index; one about the same finding goes. A definite finding can't be kept: it is replaced, or
        found not to identify."""
        code = code_of(library.cspr_resolved_name, "decision", decision)
        check_kind(Scan, scan)
        if not 0 <= whole(finding, "a finding's index") < len(scan):
            raise IndexError("the scan has no finding with that index, but %d findings" % len(scan))
        with turn:
            status = library.cspr_resolutions_add(
                self._held.handle,
                scan._held.handle,
                finding,
                scan.text,
                len(scan.text),
                code,
                to_text(who),
                seconds(when),
                to_text(reason),
            )
        check(status, "a decision about finding %d" % finding)

    def match(self, scan: Scan) -> Tuple[Optional[int], ...]:
        """Which of them hold in a text, which may be a later version: for each finding of its scan,
        the index of its resolution, or None."""
        check_kind(Scan, scan)
        room = (_ffi.c_size_t * max(len(scan), 1))()
        with turn:
            status = library.cspr_resolutions_match(
                self._held.handle, scan._held.handle, scan.text, len(scan.text), room
            )
        check(status, "resolutions")
        return tuple(None if index == _NONE else index for index in room[: len(scan)])

    def __len__(self) -> int:
        with turn:
            return int(library.cspr_resolutions_count(self._held.handle))

    def __iter__(self) -> Iterator[Resolution]:
        return iter([self[index] for index in range(len(self))])

    def __getitem__(self, index: int) -> Resolution:
        row = _ffi.cspr_resolution()
        index = whole(index, "an index")
        with turn:
            if not 0 <= index < len(self) or library.cspr_resolutions_get(
                self._held.handle, index, _byref(row)
            ):
                raise IndexError("there is no resolution with index %d" % index)
            return Resolution(
                row.start,
                row.end,
                word(library.cspr_finding_kind_name, row.kind),
                row.rule.decode(),
                maybe(row.id),
                word(library.cspr_resolved_name, row.decision),
                row.who.decode(),
                to_moment(row.when),
                row.reason.decode(),
            )

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return "<Resolutions, closed>" if self.closed else "<Resolutions: %d>" % len(self)


@dataclass(frozen=True)
class Change:
    """Something that was replaced: where it was in the text that was given, and what is in its
    place in the result; all in bytes."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    kind: str
    rule: str
    id: Optional[str]


@dataclass(frozen=True)
class Left:
    """A finding that was not replaced, and why: ambiguous (it fits people whose pseudonyms differ,
    and who is meant can't be known by a machine), review (nobody resolved it) or resolved."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    kind: str
    grade: str
    why: str
    rule: str
    id: Optional[str]


class Redaction(Closing):
    """A text with what was found in it replaced; the result is scanned again until no definite
    finding is in it but those that were left. All else is as it was, byte for byte.

    >>> from cspr.anonymise import Redaction, Register, Scanner
    >>> register = Register()
    >>> register.add("c1", "child", "name", "Zebedee Quillfeather", pseudonym="Child A")
    >>> redaction = Redaction(Scanner(register), register, "Zebedee's coat was torn.")
    >>> redaction.text
    b"Child A's coat was torn."
    >>> [(change.kind, change.id) for change in redaction.changes], redaction.left
    ([('name', 'c1')], ())

    With review, findings that are to be reviewed and were not resolved are replaced as well. words
    has words of your own for kinds: {"date": "[date removed]"}.
    """

    __slots__ = ("_register", "_scanner", "_text")

    def __init__(
        self,
        scanner: Scanner,
        register: Register,
        text: Text,
        *,
        review: bool = False,
        resolutions: Optional[Resolutions] = None,
        words: Optional[Mapping[str, str]] = None,
    ) -> None:
        self._it = None
        check_kind(Scanner, scanner)
        check_kind(Register, register)
        if resolutions is not None:
            check_kind(Resolutions, resolutions)
        self._scanner = scanner._held
        self._register = register._held
        # It stays, though it be closed meanwhile.
        decided = None if resolutions is None else resolutions._held
        data = to_bytes(text)
        given: List[Optional[bytes]] = []
        for kind, instead in (words or {}).items():
            code = code_of(library.cspr_finding_kind_name, "kind", kind)
            given += [None] * (code + 1 - len(given))
            given[code] = to_text(instead)
        settings = _ffi.cspr_redaction_settings(
            review=yes_no(review, "review"),
            resolutions=None if decided is None else decided.handle,
            words=(_ffi.text * len(given))(*given) if given else None,
            word_count=len(given),
        )
        ret = _ffi.handle()
        trouble = _ffi.cspr_trouble()
        with turn:
            status = library.cspr_redact(
                self._scanner.handle,
                self._register.handle,
                data,
                len(data),
                _byref(settings),
                _byref(ret),
                _byref(trouble),
            )
        check(status, "a redaction", trouble)
        self._it = Held(ret.value, library.cspr_redaction_free)
        length = _ffi.c_size_t()
        place = library.cspr_redaction_text(self._it.handle, _byref(length))
        self._text = _ffi.string_at(place, length.value)

    @property
    def text(self) -> bytes:
        """The result."""
        return self._text

    @property
    def changes(self) -> Tuple[Change, ...]:
        """What was replaced, in order."""
        row = _ffi.cspr_redaction_change()
        found: List[Change] = []
        with turn:
            while not library.cspr_redaction_change(self._held.handle, len(found), _byref(row)):
                found.append(
                    Change(
                        row.old_start,
                        row.old_end,
                        row.new_start,
                        row.new_end,
                        word(library.cspr_finding_kind_name, row.kind),
                        row.rule.decode(),
                        maybe(row.id),
                    )
                )
        return tuple(found)

    @property
    def left(self) -> Tuple[Left, ...]:
        """What was found and not replaced."""
        row = _ffi.cspr_redaction_left()
        found: List[Left] = []
        with turn:
            while not library.cspr_redaction_left(self._held.handle, len(found), _byref(row)):
                found.append(
                    Left(
                        row.old_start,
                        row.old_end,
                        row.new_start,
                        row.new_end,
                        word(library.cspr_finding_kind_name, row.kind),
                        word(library.cspr_grade_name, row.grade),
                        _WHY.get(row.why, str(row.why)),
                        row.rule.decode(),
                        maybe(row.id),
                    )
                )
        return tuple(found)

    def resolutions(self, resolutions: Resolutions) -> Resolutions:
        """The decisions about what was left, as of the result, whose surroundings are others: from
        those that the redaction was made with."""
        check_kind(Resolutions, resolutions)
        ret = _ffi.handle()
        with turn:
            status = library.cspr_redaction_resolutions(
                self._held.handle, resolutions._held.handle, _byref(ret)
            )
        check(status, "resolutions")
        return Resolutions._of(ret.value)

    def __repr__(self) -> str:
        if self.closed:
            return "<Redaction, closed>"
        return "<Redaction: %d replaced, %d left>" % (len(self.changes), len(self.left))
