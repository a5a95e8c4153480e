"""Stores: records that last, in memory, in a file, or in PostgreSQL.

Recording is: decide, append durably, commit; after a conflict what is new is read and the event is
decided again. A store and all that came from it take turns with each other, from whichever threads
they are called; any number of stores may be open on the same reviews.
"""

import os
from typing import Any, ClassVar, Iterator, Mapping, Optional, Tuple, Union
from weakref import WeakSet

from . import _ffi
from .calendars import Calendar
from .context import Context, Guard, Owned, context_of
from .days import NO_DAY, Day, to_day
from .editions import Edition, edition_of
from .errors import CsprError, failure
from .evidence import Key, Report, keeper, weigh
from .given import handle_of, uint32, yes_no
from .observers import Observer, Observers
from .opening import opening
from .outbox import Outbox
from .packs import Pack, make_pack
from .portfolio import Duties, Portfolio, read_duty_rows, read_portfolio
from .stored import Stored, _unref_stored
from .texts import quoted, to_bytes, to_text
from .words import DutyCode, Kind, Phase, State
from .words.word import code_of

_store = _ffi.store()
_core = _ffi.core
_byref = _ffi.byref


def _unref_store(handle: int) -> None:
    """With the lock of keys, too: a store gives its key up."""
    with keeper._lock:
        _store.cspr_store_unref(handle)


class Store(Owned):
    """A store of reviews.

    >>> import cspr
    >>> from datetime import datetime, timezone
    >>> with cspr.Store.open("memory:") as store:
    ...     stored = store.begin("r-2024-1", edition="wt2023")
    ...     refer = cspr.Event("refer", actor="hospital-1", role="agency", happened="2024-09-02",
    ...         recorded=datetime(2024, 9, 2, 9, tzinfo=timezone.utc),
    ...         referring_agency="hospital-1", children=1)
    ...     done = stored.record(refer, note="In words, kept apart.")
    ...     bool(done), stored.review.state, stored.note(1)
    ...     [(row.review, row.events) for row in store.list()]
    (True, <State.REFERRED: 1>, 'In words, kept apart.')
    [('r-2024-1', 1)]

    Reviews of one context take turns with everything else of it; give a store and what is recorded
    in it a context of their own where threads are to run side by side. A store must not be carried
    across os.fork(): open it again in the child.
    """

    __slots__ = ("_lock", "_turn", "_stored", "_observers", "_closed")
    # The context's lock; and that of the driver, which is held for longer, and taken first.
    _lock: Any
    _turn: Guard
    _stored: "WeakSet[Stored]"
    _observers: Observers
    _closed: bool
    _unref: ClassVar[Any] = staticmethod(_unref_store)
    _ref: ClassVar[Any] = _store.cspr_store_ref

    @classmethod
    def open(
        cls,
        uri: str,
        *,
        profile: "Union[str, bytes, os.PathLike[str], None]" = None,
        calendar: Optional[Calendar] = None,
        keep_refusals: bool = False,
        attempts: int = 0,
        key: Optional[Key] = None,
        must_exist: bool = False,
        read_only: bool = False,
        wait: Optional[float] = None,
        source: Optional[str] = None,
        patience: Optional[float] = None,
        context: Optional[Context] = None,
    ) -> "Store":
        """Opens a store: "memory:", "sqlite:reviews.db" or "postgresql://…" (a libpq URI).

        UnavailableError: it can't be reached or read, or a newer version wrote it. CorruptError: it
        is not what was written. InputError: the profile can't be right, with the place.

        profile is the text of a local profile, or the path of its file as a pathlib.Path, under
        which events are decided from now on; calendar the working days (None: England and Wales).
        keep_refusals records each refusal as note_refusal; attempts is how often an event is
        decided anew after a conflict (0: 16); key signs a checkpoint with everything that is
        recorded.

        Of a file: must_exist makes none, read_only writes nothing, wait is for how many seconds
        other writers are waited for. Of PostgreSQL: source is that of CloudEvents, patience for how
        many seconds a lost server is looked for.
        """
        context = context_of(context)
        if profile is not None and not isinstance(profile, (str, bytes)):
            with open(os.fspath(profile), "rb") as file:  # no file descriptor
                profile = file.read()
        text = None if profile is None else to_bytes(profile)
        settings = _ffi.cspr_store_settings(
            calendar=None if calendar is None else handle_of(Calendar, calendar, context),
            profile=text,
            profile_length=len(text or b""),
            keep_refusals=yes_no(keep_refusals, "keep_refusals"),
            attempts=uint32(attempts, "attempts"),
            key=None if key is None else handle_of(Key, key, keeper),
        )
        ret = _ffi.handle()
        trouble = _ffi.cspr_trouble()
        call = opening(uri, settings, must_exist, read_only, wait, source, patience)
        with context._lock, keeper._lock:
            status = call(context._handle, _byref(ret), _byref(trouble))
        if status < 0:
            raise failure(status, "the store", trouble)
        self = cls._of(context, ret.value)  # type: ignore[arg-type]
        self._lock = context._lock
        self._turn = Guard()
        self._stored = WeakSet()
        self._observers = Observers(context, self._turn)
        self._closed = False
        return self

    # Reviews

    def begin(
        self,
        review: str,
        *,
        kind: Union[Kind, str, None] = None,
        edition: Union[Edition, str, None] = None,
    ) -> Stored:
        """A review that is not there yet. Nothing is read, or written, until its first event is
        recorded. Without an edition it is under the one in force when that event happened.
        InputError: it can't be a reference, or the edition is of another kind."""
        wanted = None if edition is None else edition_of(edition)._handle
        ret = _ffi.handle()
        with self._turn, self._lock:
            self._check()
            status = _store.cspr_store_begin(
                self._handle,
                to_text(review),
                0 if kind is None else code_of(Kind, kind),
                wanted,
                _byref(ret),
            )
        if status < 0:
            raise failure(status, quoted(review))
        return Stored._in(self, ret.value)  # type: ignore[arg-type]

    def load(self, review: str) -> Stored:
        """Reads a review and replays it. NotFoundError: there is none of that reference.
        CorruptError: a line is not what was written, and which. InputError with LIMIT: it has more
        events than the context allows."""
        ret = _ffi.handle()
        trouble = _ffi.cspr_trouble()
        with self._turn, self._lock:
            self._check()
            status = _store.cspr_store_load(
                self._handle, to_text(review), _byref(ret), _byref(trouble)
            )
        if status < 0:
            raise failure(status, quoted(review), trouble)
        return Stored._in(self, ret.value)  # type: ignore[arg-type]

    # The portfolio

    def list(
        self,
        *,
        after: Optional[str] = None,
        phase: Union[Phase, str, None] = None,
        state: Union[State, str, None] = None,
        edition: Union[Edition, str, None] = None,
        breached: bool = False,
        most: int = 0,
    ) -> Portfolio:
        """How reviews stand, by reference. after: only those that come after, for reading in pages
        of most (0: all). breached: only those with breaches, or with a duty that was broken."""
        query = _ffi.cspr_list_query(
            after=None if after is None else to_text(after),
            phase=None if phase is None else str(code_of(Phase, phase)).encode(),
            state=None if state is None else str(code_of(State, state)).encode(),
            edition=None if edition is None else to_text(edition_of(edition).name),
            breached=yes_no(breached, "breached"),
            most=uint32(most, "most"),
        )
        ret = _ffi.handle()
        with self._turn, self._lock:
            self._check()
            status = _store.cspr_store_list(self._handle, _byref(query), _byref(ret))
        if status < 0:
            raise self._failed(status, "the list")
        return read_portfolio(ret)

    def due(
        self,
        *,
        review: Optional[str] = None,
        duty: Union[DutyCode, str, None] = None,
        phase: Union[Phase, str, None] = None,
        all: bool = False,
        before: Optional[Day] = None,
        most: int = 0,
    ) -> Duties:
        """What is owed, by the last day that it is due. before: only what has a due day, not later
        than this. all: what is met, too, and what has no due day. duty may be a profile's own."""
        query = _ffi.cspr_due_query(
            review=None if review is None else to_text(review),
            duty=None if duty is None else _duty(duty),
            phase=None if phase is None else str(code_of(Phase, phase)).encode(),
            all=yes_no(all, "all"),
            before=NO_DAY if before is None else to_day(before),
            most=uint32(most, "most"),
        )
        ret = _ffi.handle()
        with self._turn, self._lock:
            self._check()
            status = _store.cspr_store_due(self._handle, _byref(query), _byref(ret))
        if status < 0:
            raise self._failed(status, "what is due")
        return read_duty_rows(ret)

    def rebuild(self) -> Tuple[int, int]:
        """Replays every review and writes its rows of the portfolio anew: how many reviews there
        are, and of how many the rows were wrong. One that can't be replayed is left, and its error
        raised when the rest is done."""
        reviews, changed = _ffi.c_size_t(), _ffi.c_size_t()
        trouble = _ffi.cspr_trouble()
        with self._turn, self._lock:
            self._check()
            status = _store.cspr_store_rebuild(
                self._handle, _byref(reviews), _byref(changed), _byref(trouble)
            )
        if status < 0:
            raise failure(status, "rebuilding", trouble)
        return reviews.value, changed.value

    # Evidence

    def verify(self, review: str, key: Optional[Key] = None) -> Report:
        """Whether what is kept of a review is as it was written, by its leaves, its head and its
        checkpoints. That it still replays is for load(), and the portfolio for Stored.check()."""
        kept = self._kept(review)
        try:
            return weigh(_evidence(kept, key), quoted(review))
        finally:
            _store.cspr_kept_unref(kept)

    def verify_all(self, key: Optional[Key] = None) -> Iterator[Tuple[str, Report]]:
        """The same of every review that the portfolio lists, one after another."""
        for row in self.list():
            yield row.review, self.verify(row.review, key)

    def pack(
        self,
        review: str,
        key: Optional[Key] = None,
        more: Optional[Mapping[str, bytes]] = None,
    ) -> Pack:
        """All that is needed to verify a review without this library. key is the one that signed
        its checkpoints (else CsprError with REFUSED); more has further files, by name: InputError
        if one can't be, or is taken."""
        basis = self.load(review).review.basis
        kept = self._kept(review)
        files = more or {}
        try:
            evidence = _evidence(kept, key)
            with self._lock:
                return make_pack(
                    files,
                    lambda rows, ret: _store.cspr_pack_make(
                        self._context._handle,
                        _byref(evidence),
                        basis._handle,
                        rows if files else None,
                        len(files),
                        ret,
                    ),
                )
        finally:
            _store.cspr_kept_unref(kept)

    def _kept(self, review: str) -> Any:
        ret = _ffi.handle()
        trouble = _ffi.cspr_trouble()
        with self._turn, self._lock:
            self._check()
            status = _store.cspr_store_kept(
                self._handle, to_text(review), _byref(ret), _byref(trouble)
            )
        if status < 0:
            raise failure(status, quoted(review), trouble)
        return ret

    # Who hears of it

    def observe(self, observer: Observer) -> None:
        """Calls observer(review, number, event, decision) for each event that this store records
        from now on, in order, after it is durable and before record() returns. What it raises comes
        out of record(), and the others are called all the same; the event stays recorded."""
        if not callable(observer):
            raise TypeError("an observer is a function, not %s" % type(observer).__name__)
        with self._turn, self._lock:
            self._check()
            self._observers.add(self._handle, observer)

    @property
    def outbox(self) -> Outbox:
        """What was recorded and not sent on yet, of a store in PostgreSQL; else TypeError."""
        if self.driver != "postgres":
            raise TypeError(
                "only a store in PostgreSQL has an outbox, and this is %s" % self.driver
            )
        return Outbox(self)

    # The store itself

    @property
    def driver(self) -> str:
        """What keeps the bytes: "memory", "sqlite", "postgres"."""
        with self._turn:
            self._check()
            return str(_store.cspr_store_driver(self._handle).contents.name.decode())

    @property
    def found(self) -> Optional[str]:
        """What was found on opening that somebody should know (a writer that was cut off), or
        None."""
        with self._turn:
            self._check()
            words = _store.cspr_store_found(self._handle)
        return words.decode() if words else None

    @property
    def closed(self) -> bool:
        """Whether close() was called."""
        return self._closed

    def close(self) -> None:
        """Closes it, and what was loaded from it: neither can be used any more. Again is no
        error."""
        with self._turn, self._lock:
            if self._closed:
                return
            self._closed = True
            for stored in tuple(self._stored):
                handle = stored._handle
                del stored._handle
                _unref_stored(handle)
            handle = self._handle
            del self._handle
            _unref_store(handle)

    def _check(self) -> None:
        if self._closed:
            raise ValueError("the store is closed")

    def _failed(self, status: int, about: str) -> CsprError:
        """With what the driver says of it."""
        driver = _store.cspr_store_driver(self._handle).contents
        why = driver.why(_store.cspr_store_state(self._handle)) if driver.why else None
        problem = failure(status, about)
        if why:
            problem.args = ("%s: %s" % (about, why.decode(errors="replace")),)
        return problem

    def __enter__(self) -> "Store":
        self._check()
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return "<Store, %s>" % ("closed" if self._closed else self.driver)


def _duty(duty: Union[DutyCode, str]) -> bytes:
    """By its name, which may be one of a profile's own."""
    return to_text(str(duty) if isinstance(duty, DutyCode) else duty)


def _evidence(kept: Any, key: Optional[Key]) -> Any:
    evidence = _ffi.cspr_evidence()
    signer = None if key is None else handle_of(Key, key, keeper)
    _store.cspr_kept_evidence(kept, signer, _byref(evidence))
    return evidence
