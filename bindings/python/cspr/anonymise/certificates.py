"""Certificates: what was found in exact bytes, by which rules, and who resolved what; the gate
before publication; the report to work through.
"""

from dataclasses import dataclass
from typing import Any, Mapping, Optional, Sequence, Tuple, Union

from .. import _ffi
from ..days import Moment
from ..errors import CsprError, Status
from ..given import check_kind
from ..texts import to_text
from .held import Text, check, library, seconds, text_of, to_bytes, turn
from .redactions import Resolutions
from .registers import Register
from .scans import Scan, pointer_to

_byref = _ffi.byref


@dataclass(frozen=True)
class IntruderCheck:
    """That somebody who is competent asked what the text gives away, with the internet, libraries
    and local knowledge. who is an opaque reference; outcome "passed", or a code or reference of
    your own: then it has not passed."""

    who: str
    when: Moment
    outcome: str


@dataclass(frozen=True)
class Publishable:
    """Whether bytes may be published by their certificate: true if so; why says why not."""

    allowed: bool
    why: Optional[str]

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> "Publishable":
        """The same where they may; else raises CsprError with the reason."""
        if not self.allowed:
            raise CsprError(Status.REFUSED, "not to be published: %s" % self.why)
        return self


@dataclass(frozen=True)
class Certificate:
    """What a certificate says. text is canonical JSON; digest the SHA-256 of the bytes that it is
    of, length how many they are; open_findings how many are definite and not found to be harmless,
    or to be reviewed and not resolved; intruder_check whether one is recorded, and passed."""

    text: str
    digest: bytes
    length: int
    open_findings: int
    intruder_check: bool

    @classmethod
    def read(cls, text: str) -> "Certificate":
        """Reads one. InputError: it is none."""
        data = to_text(text)
        facts = _ffi.cspr_certificate_facts()
        trouble = _ffi.cspr_trouble()
        status = library.cspr_certificate_read(data, len(data), _byref(facts), _byref(trouble))
        check(status, "a certificate", trouble)
        return cls(
            text, bytes(facts.digest), facts.length, facts.open_findings, bool(facts.intruder_check)
        )

    @classmethod
    def of(
        cls,
        scans: Union[Scan, Mapping[str, Scan]],
        *,
        register: Register,
        key: bytes,
        resolutions: Union[Resolutions, Mapping[str, Resolutions], None] = None,
        intruder_check: Optional[IntruderCheck] = None,
        container: Optional[bytes] = None,
    ) -> "Certificate":
        """Certifies a text that was scanned; or a container (PDF, DOCX) of which all streams were,
        by their names: "text", "metadata", "comments". key, of 16 bytes or more, is secret: the
        digest of the register is made with it. InputError: a shorter key, or a check whose who or
        when can't be."""
        if isinstance(scans, Scan):
            if container is not None:
                raise TypeError("of a container, give the scans of its streams by name")
            data = scans.text
        elif container is None:
            raise TypeError("scans by name are of a container: give its bytes")
        else:
            data = to_bytes(container)
        made: Any = None
        if intruder_check is not None:
            made = _ffi.cspr_intruder_check(
                who=to_text(intruder_check.who),
                when=seconds(intruder_check.when),
                outcome=to_text(intruder_check.outcome),
            )
        secret = to_bytes(key)
        of = _ffi.cspr_certificate_of(
            bytes=data,
            length=len(data),
            key=_ffi.digest_at(secret),
            key_length=len(secret),
            intruder_check=None if made is None else _ffi.POINTER(type(made))(made),
        )
        place, length = _ffi.address(), _ffi.c_size_t()
        with turn:
            of.texts = texts = _certified(scans, resolutions)
            of.text_count = len(texts)
            status = library.cspr_certificate_new(
                pointer_to(Register, register), _byref(of), _byref(place), _byref(length)
            )
        check(status, "a certificate")
        return cls.read(text_of(place, length.value).decode())

    def check(self, data: Text) -> Publishable:
        """Before bytes are published: whether they are those, nothing is open, the intruder check
        has passed, and the rules are this library's."""
        bytes_ = to_bytes(data)
        own = to_text(self.text)
        trouble = _ffi.cspr_trouble()
        status = library.cspr_certificate_check(own, len(own), bytes_, len(bytes_), _byref(trouble))
        check(status, "a certificate", trouble)
        return Publishable(not status, trouble.message.decode() if status else None)

    def __str__(self) -> str:
        return self.text


def _certified(
    scans: Union[Scan, Mapping[str, Scan]],
    resolutions: Union[Resolutions, Mapping[str, Resolutions], None],
) -> Any:
    """An array of struct cspr_certified, which points into what it was given: while the turn is
    held, nothing of that can be closed."""
    if isinstance(scans, Scan):
        if isinstance(resolutions, Mapping):
            raise TypeError("resolutions by name are of the streams of a container")
        rows: Sequence[Tuple[Optional[str], Scan, Optional[Resolutions]]]
        rows = [(None, scans, resolutions)]
    else:
        if isinstance(resolutions, Resolutions):
            raise TypeError("give the resolutions of each stream by its name")
        known = resolutions or {}
        if not set(known) <= set(scans):
            raise ValueError("there are resolutions of streams that are not there")
        rows = [(name, scan, known.get(name)) for name, scan in scans.items()]
    texts = (_ffi.cspr_certified * max(len(rows), 1))()
    for place, (name, scan, decided) in zip(texts, rows):
        place.size = _ffi.sizeof(place)
        place.name = None if name is None else to_text(name)
        check_kind(Scan, scan)
        place.text = scan.text
        place.length = len(scan.text)
        place.scan = scan._held.handle
        place.resolutions = pointer_to(Resolutions, decided)
    return texts


def report_html(
    title: str,
    scans: Union[Scan, Mapping[str, Scan]],
    resolutions: Union[Resolutions, Mapping[str, Resolutions], None] = None,
) -> str:
    """What was found, as a page to work through: the findings as a table, and each text with them
    marked. It needs no script, and holds the texts."""
    count = 1 if isinstance(scans, Scan) else len(scans)
    place, length = _ffi.address(), _ffi.c_size_t()
    with turn:
        texts = _certified(scans, resolutions)
        status = library.cspr_report_html(
            to_text(title), texts, count, _byref(place), _byref(length)
        )
    check(status, "a report")
    return text_of(place, length.value).decode(errors="replace")
