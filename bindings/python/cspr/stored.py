"""A review of a store: what is recorded in it, its lines and its narrative."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, List, Optional, Sequence, Tuple

from . import _ffi
from .bases import Basis
from .context import Owned
from .decisions import Decision
from .errors import NotFoundError, Status, failure
from .events import Event
from .evidence import keeper
from .given import check_kind, whole
from .reviews import Review
from .texts import to_text

if TYPE_CHECKING:
    from .store import Store

_store = _ffi.store()
_core = _ffi.core
_byref = _ffi.byref
_ONLY = "a review of a store is recorded in with Stored.record(); its copy() is to try things on"


def _unref_stored(handle: int) -> None:
    """With the lock of keys, too: the store may go with it, and gives its key up."""
    with keeper._lock:
        _store.cspr_stored_unref(handle)


@dataclass(frozen=True)
class Recording:
    """What came of recording; true when all was recorded.

    decision is that of the event that was refused (refused says which of them, from 0), else of the
    last. events is how many the review has now, attempts how often it was decided.
    """

    decision: Decision
    events: int
    attempts: int
    refused: Optional[int]

    def __bool__(self) -> bool:
        return self.refused is None

    def require(self) -> "Recording":
        """The same where all was recorded; else raises Refused with every reason."""
        self.decision.require()
        return self


class _ReviewOfStore(Review):
    """A review of a store: only the store writes to it."""

    __slots__ = ()

    def commit(self, decision: Decision) -> None:
        raise TypeError(_ONLY)

    def apply(self, event: Event) -> Decision:
        raise TypeError(_ONLY)

    def follow(self, basis: Basis) -> None:
        raise TypeError(_ONLY)


class Stored(Owned):
    """A review of a store, as it was when it was last read. See Store.load() and Store.begin()."""

    __slots__ = ("_store",)
    _unref: ClassVar[Any] = staticmethod(_unref_stored)
    _ref: ClassVar[Any] = _store.cspr_stored_ref
    _store: "Store"

    @classmethod
    def _in(cls, store: "Store", handle: int) -> "Stored":
        self = cls._of(store._context, handle)
        self._store = store
        store._stored.add(self)
        return self

    @property
    def reference(self) -> str:
        """The reference that it is kept under."""
        with self._store._turn:
            self._store._check()
            return str(_store.cspr_stored_reference(self._handle).decode())

    @property
    def review(self) -> Review:
        """The review as it is now, to be asked. What is recorded afterwards does not change it.
        NotFoundError: it has no events yet."""
        store = self._store
        with store._turn, store._lock:
            store._check()
            handle = _store.cspr_stored_review(self._handle)
            if handle:
                return _ReviewOfStore._shared(store._context, handle)
        raise NotFoundError(Status.NOT_FOUND, "%s has no events yet" % self.reference)

    @property
    def version(self) -> int:
        """How many events it has, as far as was read."""
        store = self._store
        with store._turn, store._lock:
            store._check()
            handle = _store.cspr_stored_review(self._handle)
            return int(_core.cspr_review_version(handle)) if handle else 0

    def record(
        self,
        *events: Event,
        note: Optional[str] = None,
        notes: Optional[Sequence[Optional[str]]] = None,
        expect: Optional[int] = None,
    ) -> Recording:
        """Decides events, appends them durably and commits them: all of them, or nothing.

        A lawful no is a Recording that is false. note is the narrative of a single event, notes
        that of each: it is kept apart from the record, which commits to it by a salted digest, and
        can be erased. expect is how many events the review must have: any difference is a
        ConflictError at once; else what others recorded meanwhile is read, and the events are
        decided again. UnavailableError whose status is Status.UNCERTAIN: contact was lost; refresh,
        and see whether they are there.
        """
        store = self._store
        if not events:
            raise TypeError("there is nothing to record")
        if note is not None:
            if notes is not None or len(events) != 1:
                raise TypeError("note is of a single event; for several, notes has one for each")
            notes = [note]
        if notes is not None and len(notes) != len(events):
            raise ValueError("there are %d events and %d notes" % (len(events), len(notes)))
        for event in events:
            check_kind(Event, event)
        if expect is not None and not 0 <= whole(expect, "expect") < 2**32:
            raise ValueError("expect is how many events the review has: from 0 on, below 2**32")
        texts = None if notes is None else [None if n is None else to_text(n) for n in notes]
        context = store._context
        handles = [e._handle if e._context is context else e._in(context) for e in events]
        recording = _ffi.cspr_recording(
            events=(_ffi.handle * len(handles))(*handles),
            count=len(handles),
            notes=(_ffi.text * len(texts))(*texts) if texts is not None else None,
            expect=-1 if expect is None else expect,
        )
        ret = _ffi.cspr_recorded()
        trouble = _ffi.cspr_trouble()
        try:
            with store._turn, store._lock:
                store._check()
                status = _store.cspr_stored_record(
                    self._handle, _byref(recording), _byref(ret), _byref(trouble)
                )
            if status < 0:
                raise failure(status, self.reference, trouble)
            refused = ret.refused if status else None
            decided = events[-1 if refused is None else refused]
            return Recording(
                Decision(context, ret.decision, status, decided._code),
                ret.events,
                ret.attempts,
                refused,
            )
        finally:
            store._observers.tell()

    def refresh(self) -> None:
        """Reads what is new; nothing is no error. What it raises is what Store.load() does."""
        store = self._store
        trouble = _ffi.cspr_trouble()
        with store._turn, store._lock:
            store._check()
            status = _store.cspr_stored_refresh(self._handle, _byref(trouble))
        if status < 0:
            raise failure(status, self.reference, trouble)

    @property
    def lines(self) -> Tuple[str, ...]:
        """The record: canonical JSON, a line for each event, as far as was read."""
        store = self._store
        found: List[str] = []
        line, length = _ffi.text(), _ffi.c_size_t()
        with store._turn, store._lock:
            store._check()
            while not _store.cspr_stored_line(
                self._handle, len(found), _byref(line), _byref(length)
            ):
                found.append(_ffi.string_at(line, length.value).decode())
        return tuple(found)

    def note(self, number: int) -> Optional[str]:
        """The narrative of the event with a number (from 1); None: there was none, or it was
        erased. CorruptError: it is not what the record's digest commits to."""
        store = self._store
        place = _ffi.address()
        with store._turn, store._lock:
            store._check()
            status = _store.cspr_stored_note(self._handle, self._index(number), _byref(place))
            if not status:
                try:
                    return _ffi.text_at(place)
                finally:
                    _core.cspr_text_free(store._context._handle, place)
        if status == Status.NOT_FOUND:
            return None
        raise store._failed(status, "the note of event %d" % number)

    def erase_note(self, number: int) -> bool:
        """Erases the narrative of an event, beyond recovery; the record stays as it is and still
        verifies. False: there is none (any more)."""
        store = self._store
        with store._turn, store._lock:
            store._check()
            status = _store.cspr_stored_erase_note(self._handle, self._index(number))
        if status == Status.NOT_FOUND:
            return False
        if status < 0:
            raise store._failed(status, "the note of event %d" % number)
        return True

    @staticmethod
    def _index(number: int) -> int:
        if not 0 < whole(number, "the number of an event") < 2**32:
            raise IndexError("events are numbered from 1, and there are fewer than 2**32")
        return int(number) - 1

    def check(self) -> bool:
        """Whether the portfolio has the rows that the review comes to, with all that others have
        recorded; Store.rebuild() puts them right. NotFoundError: it has no events yet."""
        store = self._store
        trouble = _ffi.cspr_trouble()
        with store._turn, store._lock:
            store._check()
            status = _store.cspr_stored_check(self._handle, _byref(trouble))
        if status < 0:
            raise failure(status, self.reference, trouble)
        return not status

    def __repr__(self) -> str:
        if self._store.closed:
            return "<Stored, of a store that is closed>"
        events = self.version
        state = ", %s" % self.review.state if events else ""
        return "<Stored %s, %d event%s%s>" % (
            self.reference,
            events,
            "" if events == 1 else "s",
            state,
        )
