"""Who hears of what a store records: told when it is durable, with no lock held.

What must stay true: nobody's code runs within the library's call, so that it may use the store, and
nothing that it raises goes through C.
"""

from typing import Any, Callable, List, Optional, Tuple

from . import _ffi
from .context import Context, Guard
from .decisions import Decision
from .events import Event

_core = _ffi.core

Observer = Callable[[str, int, Event, Decision], None]


class Observers:
    """Those of one store; see Store.observe()."""

    __slots__ = ("_context", "_turn", "_observers", "_heard", "_callback")

    def __init__(self, context: Context, turn: Guard) -> None:
        self._context = context
        self._turn = turn
        self._observers: List[Observer] = []
        self._heard: List[Tuple[str, int, int, int]] = []
        self._callback: Any = None

    def add(self, store: int, observer: Observer) -> None:
        """One more. The locks of the store are held."""
        if self._callback is None:
            self._callback = _ffi.cspr_observe(self._turn.catch(self._hear))
            _ffi.store().cspr_store_observe(store, self._callback, None)
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
        """Tells what was heard. What the first of them raises comes out when all were told."""
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
