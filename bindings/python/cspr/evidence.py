"""Evidence: keys, checkpoints, packs, and what is found in a record when it is verified.

The lines of a review are the leaves of a Merkle tree (RFC 6962); a checkpoint is a signed note that
says what the tree was (C2SP signed-note and tlog-checkpoint, Ed25519). So whoever has a checkpoint
and the public key can tell whether anything was changed since, without trusting who keeps the
record. Text only is read and written; nothing here is about one store.
"""

import os
from dataclasses import dataclass
from threading import RLock
from typing import Any, ClassVar, Iterable, List, Optional, Tuple, Union

from . import _ffi
from .context import Owned, last_locks
from .errors import CsprError, Status, failure
from .given import check_kind, handle_of
from .texts import quoted, to_bytes, to_text
from .trees import leaf, tree_root

_store = _ffi.store()
_byref = _ffi.byref


class _Keeper:
    """The lock of what belongs to no context: these objects may be used from any thread."""

    def __init__(self) -> None:
        self._lock = RLock()

    def _give_up(self, unref: Any, handle: int) -> None:
        with self._lock:
            unref(handle)


keeper: Any = _Keeper()
last_locks.append(keeper._lock)


def path_text(path: "Union[str, os.PathLike[str]]") -> bytes:
    return to_text(os.fspath(path))


# Keys and checkpoints ----------------------------------------------------------------------------


class Key(Owned):
    """An Ed25519 key that checkpoints are signed with, or its public half, which verifies.

    >>> key = Key.generate("scp.example/reviews")
    >>> key
    <Key scp.example/reviews, can sign>
    >>> Key.of_text(key.public)
    <Key scp.example/reviews, verifies>
    """

    __slots__ = ()
    _unref: ClassVar[Any] = _store.cspr_key_unref
    _ref: ClassVar[Any] = _store.cspr_key_ref

    @classmethod
    def generate(cls, name: str) -> "Key":
        """A new one. Its name says whose it is, best as a host name and a path without a scheme;
        InputError, if it has spaces or a plus, or looks like personal data."""
        ret = _ffi.handle()
        status = _store.cspr_key_generate(to_text(name), _byref(ret))
        if status < 0:
            raise failure(status, "the name of a key")
        return cls._of(keeper, ret.value)  # type: ignore[arg-type]

    @classmethod
    def of_text(cls, text: str) -> "Key":
        """From its text: that of the public or of the private key. InputError: it is none."""
        data = to_text(text)
        ret = _ffi.handle()
        status = _store.cspr_key_read_text(data, len(data), _byref(ret))
        if status < 0:
            raise failure(status, "a key")
        return cls._of(keeper, ret.value)  # type: ignore[arg-type]

    @classmethod
    def read(cls, path: "Union[str, os.PathLike[str]]") -> "Key":
        """From a file. One that has a private key must be its owner's alone, else
        UnavailableError."""
        ret = _ffi.handle()
        trouble = _ffi.cspr_trouble()
        status = _store.cspr_key_read(path_text(path), _byref(ret), _byref(trouble))
        if status < 0:
            raise failure(status, os.fspath(path), trouble)
        return cls._of(keeper, ret.value)  # type: ignore[arg-type]

    def write(self, path: "Union[str, os.PathLike[str]]") -> None:
        """Writes the private text to a new file for its owner alone, and the public one to one of
        that name with ".pub"; both or neither. UnavailableError: one is there already, or can't be
        written. InputError: it can't sign."""
        trouble = _ffi.cspr_trouble()
        with keeper._lock:
            status = _store.cspr_key_write(self._handle, path_text(path), _byref(trouble))
        if status < 0:
            raise failure(status, os.fspath(path), trouble)

    @property
    def name(self) -> str:
        """Whose it is."""
        return str(_store.cspr_key_name(self._handle).decode())

    @property
    def public(self) -> str:
        """Its public text, to be given to whoever verifies."""
        return str(_store.cspr_key_public(self._handle).decode())

    @property
    def can_sign(self) -> bool:
        """Whether it is the private one."""
        return _store.cspr_key_private(self._handle) is not None

    def __reduce__(self) -> Any:
        raise TypeError("a key is not pickled: it may be a private one; write() it, or give public")

    def __repr__(self) -> str:
        return "<Key %s, %s>" % (self.name, "can sign" if self.can_sign else "verifies")


@dataclass(frozen=True)
class Checkpoint:
    """A signed statement of how many events a review has, and of the root of their tree.

    >>> key = Key.generate("scp.example/reviews")
    >>> checkpoint = Checkpoint.sign(key, "r-2024-1", [leaf("a"), leaf("b")])
    >>> checkpoint.origin, checkpoint.events
    ('scp.example/reviews/r-2024-1', 2)
    >>> checkpoint.verify(key), checkpoint.verify(key, "r-2024-2")
    (True, False)
    """

    text: str
    origin: str
    events: int
    root: bytes

    @classmethod
    def read(cls, text: str) -> "Checkpoint":
        """Reads one, and verifies nothing. InputError: it is none."""
        data = to_text(text)
        ret = _ffi.handle()
        status = _store.cspr_statement_read(data, len(data), _byref(ret))
        if status < 0:
            raise failure(status, "a checkpoint")
        return cls._of(ret)

    @classmethod
    def sign(cls, key: Key, review: str, leaves: Iterable[bytes]) -> "Checkpoint":
        """Signs one over the leaves of a review. InputError: the key can't sign."""
        signer = handle_of(Key, key, keeper)
        hashes = list(leaves)
        root = tree_root(hashes)
        ret = _ffi.handle()
        with keeper._lock:
            status = _store.cspr_statement_sign(
                signer, to_text(review), len(hashes), root, _byref(ret)
            )
        if status < 0:
            raise failure(status, "a checkpoint of %s" % quoted(review))
        return cls._of(ret)

    @classmethod
    def _of(cls, ret: Any) -> "Checkpoint":
        length = _ffi.c_size_t()
        try:
            place = _store.cspr_statement_text(ret, _byref(length))
            return cls(
                text=_ffi.string_at(place, length.value).decode(),
                origin=_store.cspr_statement_origin(ret).decode(),
                events=_store.cspr_statement_events(ret),
                root=_ffi.digest_of(_store.cspr_statement_root(ret)) or b"",
            )
        finally:
            _store.cspr_statement_unref(ret)

    def verify(self, key: Key, review: Optional[str] = None) -> bool:
        """Whether the key signed it, for this review (None: for any)."""
        signer = handle_of(Key, key, keeper)
        data = to_text(self.text)
        ret = _ffi.handle()
        status = _store.cspr_statement_read(data, len(data), _byref(ret))
        if status < 0:
            raise failure(status, "a checkpoint")
        try:
            with keeper._lock:
                status = _store.cspr_statement_verify(
                    ret, signer, None if review is None else to_text(review)
                )
        finally:
            _store.cspr_statement_unref(ret)
        if status < 0:
            raise failure(status, "a checkpoint")
        return not status


# What is found -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was written.

    kind is a word: changed, removed, reordered, cut_off, added, leaf, head, checkpoint or file.
    line is the first that is wrong (from 1; None: it is not about one), last the last that it may
    be, where it can't be told which; checkpoint is an index, file the name of a file of a pack.
    """

    kind: str
    line: Optional[int]
    last: Optional[int]
    checkpoint: Optional[int]
    file: Optional[str]
    words: str

    def __str__(self) -> str:
        where = "line %d: " % self.line if self.line else "%s: " % self.file if self.file else ""
        return "%s%s: %s" % (where, self.kind, self.words)


@dataclass(frozen=True)
class Report:
    """What was found; true when there is no fault.

    events is how many lines there are, signed of how many of them a verified signature speaks: who
    could write the others could write them anew. unchecked says in words what could not be looked
    at. Of one record the first line that is wrong is told, not all.
    """

    events: int
    signed: int
    faults: Tuple[Fault, ...]
    unchecked: Tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether there is no fault."""
        return not self.faults

    def __bool__(self) -> bool:
        return not self.faults

    def require(self) -> "Report":
        """The report itself, if it is good; else raises CsprError with every fault."""
        if self.faults:
            raise CsprError(
                Status.REFUSED, "not as it was written: " + "; ".join(map(str, self.faults))
            )
        return self


def read_report(ret: Any) -> Report:
    """What a report says; gives it back."""
    faults: List[Fault] = []
    unchecked: List[str] = []
    row = _ffi.cspr_fault()
    try:
        while not _store.cspr_report_fault(ret, len(faults), _byref(row)):
            name = _store.cspr_fault_name(row.kind)
            faults.append(
                Fault(
                    kind=name.decode() if name else str(row.kind),
                    line=row.line or None,
                    last=row.last or None,
                    checkpoint=row.checkpoint if name == b"checkpoint" else None,
                    file=row.file.decode() if row.file else None,
                    words=row.words.decode() if row.words else "",
                )
            )
        while True:
            words = _store.cspr_report_unchecked(ret, len(unchecked))
            if words is None:
                break
            unchecked.append(words.decode())
        return Report(
            _store.cspr_report_events(ret),
            _store.cspr_report_signed(ret),
            tuple(faults),
            tuple(unchecked),
        )
    finally:
        _store.cspr_report_unref(ret)


def weigh(evidence: Any, about: str) -> Report:
    """The report on a struct cspr_evidence."""
    ret = _ffi.handle()
    with keeper._lock:
        status = _store.cspr_evidence_verify(_byref(evidence), _byref(ret))
    if status < 0:
        raise failure(status, about)
    return read_report(ret)


def verify_lines(
    lines: Iterable[Union[str, bytes]],
    *,
    review: Optional[str] = None,
    checkpoints: Iterable[Union[Checkpoint, str]] = (),
    key: Optional[Key] = None,
) -> Report:
    """Verifies the lines of a record (without their ends) against checkpoints and the key that
    signed them.

    >>> key = Key.generate("scp.example/reviews")
    >>> checkpoint = Checkpoint.sign(key, "r-1", [leaf("a"), leaf("b")])
    >>> bool(verify_lines(["a", "b"], review="r-1", checkpoints=[checkpoint], key=key))
    True
    >>> report = verify_lines(["a", "x"], review="r-1", checkpoints=[checkpoint], key=key)
    >>> report.good, [fault.kind for fault in report.faults]
    (False, ['changed'])
    """
    if isinstance(lines, (str, bytes)):
        raise TypeError("the lines are needed one by one, as text.splitlines() gives them")
    data = [to_bytes(line) for line in lines]
    rows = []
    for checkpoint in checkpoints:
        if isinstance(checkpoint, str):
            checkpoint = Checkpoint.read(checkpoint)
        check_kind(Checkpoint, checkpoint)
        text = to_text(checkpoint.text)
        rows.append(_ffi.cspr_checkpoint(events=checkpoint.events, text=text, length=len(text)))
    pointer = _ffi.POINTER(_ffi.cspr_checkpoint)
    evidence = _ffi.cspr_evidence(
        review=None if review is None else to_text(review),
        lines=(_ffi.text * max(len(data), 1))(*data),
        lengths=(_ffi.c_size_t * max(len(data), 1))(*map(len, data)),
        line_count=len(data),
        checkpoints=(pointer * max(len(rows), 1))(*map(pointer, rows)),
        checkpoint_count=len(rows),
        key=None if key is None else handle_of(Key, key, keeper),
    )
    return weigh(evidence, "the record")
