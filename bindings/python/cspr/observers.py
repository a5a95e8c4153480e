"""Who hears of what a store records: once it is durable, and with no lock held."""

from typing import Any, Callable, List, Optional, Tuple

from . import _ffi
from .context import Context, Guard
from .decisions import Decision
from .events import Event

_store = _ffi.store()
_core = _ffi.core

Observer = Callable[[str, int, Event, Decision], None]


class Observers:
    """Those of one store. What the library tells is kept until its call has ended, then told on."""

    __slots__ = ("_context", "_observers", "_heard", "_callback")

    def __init__(self, context: Context) -> None:
        self._context = context
        self._observers: List[Observer] = []
        self._heard: List[Tuple[str, int, int, int]] = []
        self._callback: Any = None  # alive as long as C may call it

    def add(self, observer: Observer, store: int, turn: Guard) -> None:
        """One more. The lock is held."""
        if self._callback is None:
            self._callback = _ffi.cspr_observe(turn.catch(self._hear))
            _store.cspr_store_observe(store, self._callback, None)
        self._observers.append(observer)

    def _hear(self, _: Any, review: bytes, number: int, event: int, decision: int) -> None:
        """Within C: takes references, and calls nobody."""
        self._heard.append(
            (
                review.decode(),
                number,
                _core.cspr_event_ref(event),
                _core.cspr_decision_ref(decision),
            )
        )

    def tell(self) -> None:
        """Calls them, with no lock held; what the first of them raised is raised at the end."""
        if not self._heard:
            return
        heard, self._heard = self._heard, []
        raised: Optional[BaseException] = None
        for review, number, event, decision in heard:
            happened = Event._of(self._context, event)
            decided = Decision(self._context, decision, 0, happened._code)
            for observer in tuple(self._observers):
                try:
                    observer(review, number, happened, decided)
                except BaseException as problem:  # the others are to hear of it, too
                    raised = raised or problem
        if raised is not None:
            raise raised
