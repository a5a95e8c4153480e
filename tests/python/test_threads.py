"""Threads and callbacks: what may be shared takes turns, the interpreter goes on, nothing raises in C."""

import ctypes
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import cspr
import pytest
from cspr import _ffi
from cspr.context import Guard
from given import EXAMPLE, begun, event, refer
from test_lifetimes import Heap, libc

WORKERS = 8


def all_at_once(work):
    """Runs it in several threads that begin together; gives what each gave."""
    together = threading.Barrier(WORKERS)

    def begin(number):
        together.wait()
        return work(number)

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(begin, range(WORKERS)))


@pytest.fixture(autouse=True)
def often():
    """Threads are changed as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_each_thread_with_a_context_of_its_own():
    with open(EXAMPLE, "rb") as file:
        lines = file.readlines()
    expected = cspr.replay(lines).review.duties("2026-04-20")

    def work(number):
        review = cspr.replay(lines, context=cspr.Context()).review
        return review.version, review.duties("2026-04-20")

    assert all_at_once(work) == [(96, expected)] * WORKERS


def test_threads_share_a_basis_and_have_a_review_each():
    basis = cspr.Basis("wt2023")

    def work(number):
        review = cspr.Review(basis)
        for _ in range(50):
            for one in (refer(), event("begin_screening", 1)):
                review = cspr.Review(basis) if one.code == cspr.EventCode.REFER else review
                review.commit(review.decide(one).require())
            assert [found.name for found in review.decide(event("publish", 2)).unmet][
                0
            ] == "no-such-move"
        return review.state

    assert all_at_once(work) == [cspr.State.SCREENING] * WORKERS


def test_threads_share_a_review_and_take_turns():
    review = begun()

    def work(number):
        done = 0
        while done < 20:
            decision = review.decide(event("record_circumstances", 2, harm="died"))
            try:
                review.commit(decision)
                done += 1
            except cspr.StaleError:
                pass  # another thread was first
            assert (
                review[-1].event.code is cspr.EventCode.RECORD_CIRCUMSTANCES or review.version == 2
            )
            review.duties("2024-09-02")
        return done

    assert all_at_once(work) == [20] * WORKERS
    assert review.version == 2 + 20 * WORKERS
    assert [one.number for one in review] == list(range(1, review.version + 1))


def test_objects_are_forgotten_in_another_thread_than_they_were_made_in():
    heap = Heap()
    context = cspr.Context(allocate=heap)
    review = begun(context)
    made = [
        [review.decide(event("publish", 2, context=context)) for _ in range(40)]
        for _ in range(WORKERS)
    ]

    def work(number):
        while made[number]:
            made[number].pop()
            review.explain("publish", as_of="2024-09-02")

    all_at_once(work)
    del review, context, made
    assert heap.blocks == {}


def test_what_is_forgotten_while_the_context_is_at_work_is_given_back_later():
    heap = Heap()
    context = cspr.Context(allocate=heap)
    kept = [refer(context=context)]
    before = len(heap.blocks)
    with context._lock:  # as in the middle of a call
        forgetful = threading.Thread(target=kept.clear)
        forgetful.start()
        forgetful.join(timeout=60)
        assert kept == [] and len(heap.blocks) == before
    refer(context=context)
    assert len(heap.blocks) < before
    del context
    assert heap.blocks == {}


def test_the_interpreter_goes_on_while_the_library_works():
    """With no thread ever made to give way, others run only if calls let go of the interpreter."""
    review = begun()
    ticks = []
    stop = threading.Event()

    def tick():
        while not stop.is_set():
            ticks.append(None)
            time.sleep(0)  # gives way

    sys.setswitchinterval(1000)
    ticker = threading.Thread(target=tick)
    ticker.start()
    try:
        seen = 0
        for _ in range(2000):
            before = len(ticks)
            review.path("closed", "2024-09-03")
            seen += len(ticks) > before
            if seen > 3:
                break
    finally:
        stop.set()
        sys.setswitchinterval(1e-6)
        ticker.join()
    assert seen > 3


def test_no_call_holds_the_interpreter():
    for library in (_ffi.core, _ffi.store(), _ffi.sqlite(), _ffi.postgres(), _ffi.anonymise()):
        assert isinstance(library, ctypes.CDLL) and not isinstance(library, ctypes.PyDLL)


# Callbacks


class Wrong(Exception):
    pass


class Failing(Heap):
    """An allocator that raises at a call."""

    def __init__(self, at, problem):
        super().__init__()
        self.at, self.problem = at, problem

    def __call__(self, block, old_size, new_size):
        if new_size and self.calls + 1 == self.at:
            self.at = 0
            raise self.problem
        return super().__call__(block, old_size, new_size)


@pytest.mark.parametrize("problem", [Wrong("mine"), KeyboardInterrupt(), SystemExit(3)], ids=repr)
def test_an_exception_of_a_callback_comes_out_on_the_other_side_of_c(problem, capfd):
    for at in (1, 2, 5, 30):
        heap = Failing(at, problem)
        with pytest.raises(type(problem)) as caught:
            for _ in range(at):
                begun(cspr.Context(allocate=heap))
        assert caught.value is problem
        del caught
        problem.__traceback__ = None  # which has everything that was about
        assert heap.blocks == {}
    assert capfd.readouterr().err == "", "ctypes printed an exception that it ignored"


def test_after_an_exception_of_a_callback_all_goes_on():
    heap = Failing(0, Wrong())
    review = begun(cspr.Context(allocate=heap))
    heap.at = heap.calls + 1
    told = event("record_circumstances", 2, harm="died")
    with pytest.raises(Wrong):
        review.decide(told)
    assert review.version == 2
    assert review.apply(told)


def test_an_exception_while_memory_is_given_back_is_raised_by_the_next_call():
    raised = []

    class Careless(Heap):
        def __call__(self, block, old_size, new_size):
            given = super().__call__(block, old_size, new_size)
            if not new_size and raised:
                raise raised.pop()
            return given

    heap = Careless()
    context = cspr.Context(allocate=heap)
    one = refer(context=context)
    raised.append(Wrong("late"))
    del one
    with pytest.raises(Wrong, match="late"):
        refer(context=context)
    assert refer(context=context)["children"] == 1
    del context
    assert heap.blocks == {}, "what was made meanwhile is lost"


def test_a_callback_can_not_use_the_context_that_it_is_called_by(capfd):
    tried = []

    def allocate(block, old_size, new_size):
        if tried == ["now"]:
            tried.append("done")
            refer(context=context)
        if not new_size:
            return libc.free(block)
        return libc.realloc(block, new_size)

    context = cspr.Context(allocate=allocate)
    tried.append("now")
    with pytest.raises(
        RuntimeError, match="a callback can't use the context that it was called by"
    ):
        refer(context=context)
    assert refer(context=context)["children"] == 1
    assert capfd.readouterr().err == ""


def test_what_an_allocator_gives_that_is_no_address_is_not_used(capfd):
    for nonsense in ("nonsense", b"bytes", 1.5, 2**70, -1, True):
        with pytest.raises(TypeError, match="allocate gives an address, an int, or None"):
            cspr.Context(allocate=lambda block, old_size, new_size: nonsense)
    assert capfd.readouterr().err == ""


def test_a_callback_may_use_another_context():
    def allocate(block, old_size, new_size):
        refer()
        return libc.realloc(block, new_size) if new_size else libc.free(block)

    assert begun(cspr.Context(allocate=allocate)).version == 2


def test_a_callback_may_forget_objects_of_its_context():
    heap = Heap()
    kept = []

    def allocate(block, old_size, new_size):
        kept.clear()
        return heap(block, old_size, new_size)

    context = cspr.Context(allocate=allocate)
    kept.append(refer(context=context))
    begun(context)
    del context
    assert heap.blocks == {}


def test_a_guard_waits_for_other_threads_and_refuses_a_callback():
    guard = Guard()
    tried = []

    def called_back():
        tried.append(guard.acquire(blocking=False))
        guard.acquire()

    with guard:
        with guard:
            pass  # between two calls: a finalizer that runs just then
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(guard.acquire, False).result(timeout=60) is False
    with pytest.raises(RuntimeError, match="a callback can't use"):
        with guard:
            guard.catch(called_back)()
    assert tried == [False]
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(guard.acquire, False).result(timeout=60) is True


def test_a_finalizer_may_use_the_context_in_the_middle_of_anything():
    review = begun()
    seen = []

    class Late:
        def __del__(self):
            seen.append(review.decide(event("publish", 2)).verdict)

    with review._lock:  # as a collection of garbage might, while a list is read
        Late()
    assert seen == [cspr.Verdict.REFUSED]
