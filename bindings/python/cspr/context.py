"""Contexts, and what owns an object of one.

What must stay true: objects of one context are for one thread at a time, so that every call about
one is made with its context's lock held; an object that Python forgets is given back under the
same lock, whichever thread happens to forget it; and no exception goes through C. A thread may take
the lock again between two calls, as a finalizer or a signal handler might that runs just then.
"""

import os
from threading import Lock, RLock, get_ident
from typing import Any, Callable, ClassVar, List, Optional, Tuple, Type, TypeVar
from weakref import WeakSet, WeakValueDictionary

from . import _ffi
from .errors import failure
from .given import uint32

_context_new = _ffi.core.cspr_context_new
_context_unref = _ffi.core.cspr_context_unref

_POINTER_BITS = 8 * _ffi.sizeof(_ffi.address)

# Those that there are; and locks that are taken after theirs, of what is of no context.
_contexts: "WeakSet[Context]" = WeakSet()
last_locks: List[Any] = []

# Gives, moves or frees memory: block, old size, new size.
Allocate = Callable[[Optional[int], int, int], Optional[int]]


class Guard:
    """The lock of a context that calls Python back.

    A callback can't use the context, which is at work. What it raises is kept, and raised when the
    call that it was part of has ended; or, where that call may have made something, when the next
    one begins.
    """

    def __init__(self) -> None:
        self._lock = RLock()
        self._inside: Optional[int] = None  # the thread that a callback runs in
        self._raised: Optional[BaseException] = None
        self._late: Optional[BaseException] = None

    def acquire(self, blocking: bool = True) -> bool:
        if self._inside == get_ident():
            if not blocking:
                return False
            raise RuntimeError("a callback can't use the context that it was called by")
        return self._lock.acquire(blocking)

    def release(self) -> None:
        self._lock.release()

    def __enter__(self) -> None:
        self.acquire()
        late, self._late = self._late, None
        if late is not None:
            self.release()
            try:
                raise late
            finally:
                del late  # or its traceback would keep it

    def __exit__(self, *problem: object) -> None:
        raised, self._raised = self._raised, None
        self.release()
        if raised is not None:
            try:
                raise raised
            finally:
                del raised

    def catch(self, function: Callable[..., Any], otherwise: Any = None) -> Callable[..., Any]:
        """The function, for C: when it raises, that is kept, and C is given otherwise."""

        def called(*arguments: Any) -> Any:
            before, self._inside = self._inside, get_ident()
            try:
                return function(*arguments)
            except BaseException as problem:  # it has to come out on the other side of C
                self._raised = self._raised or problem
                return otherwise
            finally:
                self._inside = before

        return called

    def catch_allocate(self, allocate: Allocate) -> Callable[..., Optional[int]]:
        """The same for an allocator. A call that has to do without memory fails, and has made
        nothing; one during which memory is given back may not."""

        def called(_: object, block: Optional[int], old: int, new: int) -> Optional[int]:
            before, self._inside = self._inside, get_ident()
            try:
                place = allocate(block, old, new)
                if not new or place is None:
                    return None
                if type(place) is not int or not 0 <= place < 2**_POINTER_BITS:
                    raise TypeError("allocate gives an address, an int, or None")
                return place
            except BaseException as problem:
                if new:
                    self._raised = self._raised or problem
                else:
                    self._late = self._late or problem
                return None
            finally:
                self._inside = before

        return called


class Context:
    """Where a family of objects belongs: those that are used together are of one context.

    Without one, everything is of a context of the process, and nobody has to think of it. Calls
    about objects of one context take turns, from whichever threads they come. Threads that are to
    run side by side each have a context of their own, and give it to what they make:

    >>> import cspr
    >>> mine = cspr.Context()
    >>> review = cspr.Review("wt2023", context=mine)

    max_events is how many events a review may have, max_event_bytes how much an event may carry
    (0: as the library has it). allocate(block, old_size, new_size) gives, moves or frees (new_size
    0) memory, as addresses; None says that there is none.
    """

    def __init__(
        self,
        *,
        max_events: int = 0,
        max_event_bytes: int = 0,
        allocate: Optional[Allocate] = None,
    ) -> None:
        self._lock: Any = RLock()
        self._gone: List[Tuple[Any, int]] = []
        # Bases by name of edition, as long as somebody has them.
        self._bases: "WeakValueDictionary[str, Any]" = WeakValueDictionary()
        if allocate is not None and not callable(allocate):
            raise TypeError("allocate is a function, not %s" % type(allocate).__name__)
        settings = _ffi.cspr_settings(
            max_events=uint32(max_events, "max_events"),
            max_event_bytes=uint32(max_event_bytes, "max_event_bytes"),
        )
        if allocate is not None:
            self._lock = guard = Guard()
            self._allocate = settings.allocate = _ffi.cspr_allocate(guard.catch_allocate(allocate))
        ret = _ffi.handle()
        with self._lock:
            status = _context_new(_ffi.byref(settings), _ffi.byref(ret))
        if status < 0:
            raise failure(status, "max_event_bytes" if max_event_bytes else "")
        self._handle = ret.value
        _contexts.add(self)

    def _give_up(self, unref: Any, handle: int) -> None:
        """Gives an object back, now or, while the context is at work, as soon as it is not."""
        lock = self._lock
        if not lock.acquire(False):
            self._gone.append((unref, handle))
            return
        try:
            unref(handle)
            self._give_up_all()
        finally:
            lock.release()

    def _give_up_all(self) -> None:
        """What could not be given back before. The lock is held."""
        while self._gone:
            unref, handle = self._gone.pop()
            unref(handle)

    def __del__(self) -> None:
        handle = self.__dict__.pop("_handle", None)
        if handle:
            self._give_up(self._unref, handle)

    _unref: ClassVar[Any] = _context_unref

    def __reduce__(self) -> Any:
        raise TypeError("a Context can't be pickled, or copied by copy")

    def __repr__(self) -> str:
        return "<Context%s>" % (" of the process" if self is _default else "")


_default = Context()


# A child of os.fork() has the locks as they are, and none of the threads that would release them:
# so whoever forks has all of them, and no call is at work.
_forking = Lock()
_held_to_fork: List[Any] = []


def _before_fork() -> None:
    _forking.acquire()
    for lock in [context._lock for context in tuple(_contexts)] + list(last_locks):
        try:
            lock.acquire()
        except RuntimeError:
            continue  # a callback of this context forks, and has it
        _held_to_fork.append(lock)


def _after_fork() -> None:
    while _held_to_fork:
        _held_to_fork.pop().release()
    _forking.release()


os.register_at_fork(before=_before_fork, after_in_parent=_after_fork, after_in_child=_after_fork)


def context_of(given: Optional[Context]) -> Context:
    """The context that was given, or that of the process."""
    if given is None:
        return _default
    if not isinstance(given, Context):
        raise TypeError("a Context is needed, not %s" % type(given).__name__)
    return given


def default() -> Context:
    """The context of what is made without one."""
    return _default


Self = TypeVar("Self", bound="Owned")


class Owned:
    """An object that has a reference of its own to something in C."""

    __slots__ = ("_context", "_handle", "__weakref__")

    _context: Context
    _handle: int
    _unref: ClassVar[Any]  # gives it back
    _ref: ClassVar[Any]  # takes a reference

    @classmethod
    def _of(cls: Type[Self], context: Context, handle: int) -> Self:
        """Takes over a reference."""
        self = cls.__new__(cls)
        self._context = context
        self._handle = handle
        return self

    @classmethod
    def _shared(cls: Type[Self], context: Context, handle: int) -> Self:
        """Takes a reference to what another object has. The lock is held."""
        return cls._of(context, cls._ref(handle))

    @property
    def context(self) -> Context:
        """The context that it belongs to."""
        return self._context

    def __reduce__(self) -> Any:
        # A second object with the same reference would give it back twice.
        raise TypeError("a %s can't be pickled, or copied by copy" % type(self).__name__)

    def __del__(self) -> None:
        try:
            handle = self._handle
        except AttributeError:
            return  # it could not be made
        del self._handle  # for other finalizers of a cycle, which may run after this one
        self._context._give_up(self._unref, handle)
