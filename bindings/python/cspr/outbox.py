"""The outbox of a store in PostgreSQL: each event, as a CloudEvent, until it was sent on."""

from typing import TYPE_CHECKING, Any, Callable

from . import _ffi
from .given import uint32
from .errors import Status

if TYPE_CHECKING:
    from .store import Store

_store = _ffi.store()
_byref = _ffi.byref
_SLICE = 500  # milliseconds, after which an interrupt is heard

SendOn = Callable[[str, int, str], Any]


class Outbox:
    """See Store.outbox. A process that reacts to what is recorded:

    while running:
        if store.outbox.wait(60):
            while store.outbox.send_on(publish):
                pass
    """

    __slots__ = ("_of",)

    def __init__(self, store: "Store") -> None:
        self._of = store

    def send_on(self, send: SendOn, most: int = 100) -> int:
        """Takes up to so many events that were not sent on yet, calls send(review, number,
        cloud_event) for each, and marks it: each at least once, those of a review in order, by one
        caller at a time. cloud_event is JSON (CloudEvents 1.0). Gives how many were sent.

        What send raises ends it, and comes out of here; what was sent before is marked. send can't
        use the store. UnavailableError: the server can't be reached.
        """
        store = self._of
        sent = _ffi.c_size_t()

        def sending(_: Any, row: Any) -> int:
            told = row.contents
            event = _ffi.bytes_of(told, "cloud_event", told.length).decode()
            send(told.review.decode(), told.number, event)
            return Status.DONE

        most = uint32(most, "most")
        with store._turn:
            store._check()
            callback = _ffi.cspr_send_on(store._turn.catch(sending, Status.UNAVAILABLE))
            status = _ffi.postgres().cspr_postgres_send_on(
                _store.cspr_store_state(store._handle), most, callback, None, _byref(sent)
            )
            if status < 0 and store._turn._raised is None:
                raise store._failed(status, "the outbox")
        return sent.value

    def wait(self, seconds: float) -> bool:
        """Waits until there may be something new; False: time was up. True at the first call, and
        after contact was lost, since word may have been missed. Whoever else uses the store waits
        meanwhile: one that waits is best opened for that alone."""
        if seconds < 0:
            raise ValueError("seconds can't be negative")
        store = self._of
        left = int(seconds * 1000)
        new = _ffi.c_int()
        while True:
            now = min(left, _SLICE)
            with store._turn:
                store._check()
                status = _ffi.postgres().cspr_postgres_wait(
                    _store.cspr_store_state(store._handle), now, _byref(new)
                )
                if status < 0:
                    raise store._failed(status, "the outbox")
            left -= now
            if new.value or left <= 0:
                return bool(new.value)

    def __repr__(self) -> str:
        return "<Outbox of %r>" % self._of
