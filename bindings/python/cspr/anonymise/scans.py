"""Scanners and scans: where a text says who somebody is, and how certain that is."""

from dataclasses import dataclass
from typing import Any, Iterator, List, Optional, Tuple

from .. import _ffi
from ..given import check_kind, yes_no
from .held import Closing, Held, Text, check, library, maybe, to_bytes, turn, word
from .registers import Register

_byref = _ffi.byref
_IDENTITIES, _PATTERNS = 1, 2


@dataclass(frozen=True)
class Found:
    """One finding: from start until end, in bytes of the UTF-8 text.

    kind is a word (name, date, age, postcode, nhs, phone, …), grade definite, which blocks
    publication, or review: a named person resolves it. id is the identity, or None where it is
    nobody's; rule is by what it was found. What the text says there is in no finding.
    """

    start: int
    end: int
    kind: str
    grade: str
    id: Optional[str]
    rule: str

    @property
    def definite(self) -> bool:
        """Whether it blocks publication."""
        return self.grade == "definite"


class Scanner(Closing):
    """A register (None: nobody is registered) made ready to scan with. It keeps what it needs of
    it, so that the register may be closed. Any number of threads may scan with one.

    identities and patterns say what to look for: who is registered, and what tells by its form.
    """

    __slots__ = ()

    def __init__(
        self,
        register: Optional[Register] = None,
        *,
        identities: bool = True,
        patterns: bool = True,
    ) -> None:
        if not identities and not patterns:
            raise ValueError("there is nothing to look for: identities, patterns, or both")
        settings = _ffi.cspr_scan_settings(
            passes=yes_no(identities, "identities") * _IDENTITIES
            + yes_no(patterns, "patterns") * _PATTERNS
        )
        ret = _ffi.handle()
        trouble = _ffi.cspr_trouble()
        with turn:
            status = library.cspr_scanner_new(
                pointer_to(Register, register),
                _byref(settings),
                _byref(ret),
                _byref(trouble),
            )
        check(status, "a scanner", trouble)
        self._it = Held(ret.value, library.cspr_scanner_free)

    def scan(self, text: Text) -> "Scan":
        """Finds what there is to find in a text: its characters, or its bytes."""
        held = self._held
        data = to_bytes(text)
        ret = _ffi.handle()
        check(library.cspr_scanner_scan(held.handle, data, len(data), _byref(ret)), "a scan")
        return Scan(ret.value, held, data)

    def __repr__(self) -> str:
        return "<Scanner%s>" % (", closed" if self.closed else "")


class Scan(Closing):
    """What was found in one text, by place: a sequence of Found. Two may overlap, since a name that
    two identities share is a finding of each. It keeps the text, and its repr tells none of it."""

    __slots__ = ("_scanner", "_text", "_found")

    def __init__(self, handle: Optional[int], scanner: Held, text: bytes) -> None:
        self._it = Held(handle, library.cspr_scan_free)
        self._scanner = scanner  # outlives it
        self._text = text
        row = _ffi.cspr_scan_finding()
        found: List[Found] = []
        while not library.cspr_scan_finding(self._it.handle, len(found), _byref(row)):
            found.append(
                Found(
                    row.start,
                    row.end,
                    word(library.cspr_finding_kind_name, row.kind),
                    word(library.cspr_grade_name, row.grade),
                    maybe(row.id),
                    row.rule.decode(),
                )
            )
        self._found = tuple(found)

    @property
    def text(self) -> bytes:
        """The exact bytes that were scanned."""
        return self._text

    @property
    def definite(self) -> Tuple[Found, ...]:
        """The findings that block publication."""
        return tuple(found for found in self._found if found.definite)

    @property
    def clean(self) -> bool:
        """Whether nothing was found. That is not anonymity: see Inventory."""
        return not self._found

    def characters(self, found: Found) -> Tuple[int, int]:
        """Where a finding is, in characters: of a text that is UTF-8."""
        start = len(self._text[: found.start].decode())
        return start, start + len(self._text[found.start : found.end].decode())

    def excerpt(self, found: Found) -> str:
        """What the text says there. Whoever asks is told who somebody is."""
        return self._text[found.start : found.end].decode(errors="replace")

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Found]:
        return iter(self._found)

    def __getitem__(self, index: int) -> Found:
        return self._found[index]

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return "<Scan of %d bytes: %d definite, %d to be reviewed>" % (
            len(self._text),
            len(self.definite),
            len(self) - len(self.definite),
        )


def rules_version() -> str:
    """By which rules texts are scanned: it belongs into a certificate."""
    return str(library.cspr_scan_rules_version().decode())


def unicode_version() -> str:
    """And by which version of Unicode."""
    return str(library.cspr_scan_unicode_version().decode())


def pointer_to(kind: Any, given: Optional[Any]) -> Optional[int]:
    """The handle of something of a kind that may be None: as long as the turn is held."""
    if given is None:
        return None
    check_kind(kind, given)
    return int(given._held.handle)
