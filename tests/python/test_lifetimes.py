"""Objects may be forgotten in any order, in any thread, and at the end of the process."""

import ctypes
import ctypes.util
import gc
import itertools
import os
import random
import subprocess
import sys
import weakref

import cspr
import pytest
from given import EXAMPLE, begun, event, refer

libc = ctypes.CDLL(None)
libc.realloc.restype = ctypes.c_void_p
libc.realloc.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]


class Heap:
    """An allocator that knows every block that is out, and can be told to fail."""

    def __init__(self, fail_at=0):
        self.blocks = {}
        self.calls = 0
        self.fail_at = fail_at

    def __call__(self, block, old_size, new_size):
        assert self.blocks.pop(block, 0) == old_size if block else old_size == 0
        if not new_size:
            libc.free(block)
            return None
        self.calls += 1
        if self.calls == self.fail_at:
            if block:
                self.blocks[block] = old_size
            return None
        moved = libc.realloc(block, new_size)
        self.blocks[moved] = new_size
        return moved


def everything(context):
    """One object of every kind that belongs to a context."""
    review = begun(context)
    calendar = cspr.Calendar("own-1", "2018-01-01", "2027-12-31", context=context)
    profile = cspr.Profile("local", "1", ["wt2023"], context=context)
    basis = cspr.Basis("wt2023", calendar, profile)
    one = event("record_circumstances", 2, harm="died", context=context)
    decision = review.decide(one)
    amend = event(
        "amend",
        3,
        of=1,
        reason="typing_error",
        context=context,
        replacement=cspr.Event("refer", children=2, context=context),
    )
    line = cspr.Line.read(
        '{"event":"begin_screening","actor":{"id":"m-1","role":"business_manager"},'
        '"happened_on":"2024-09-02","recorded_at":"2024-09-02T10:00:00Z"}',
        review,
    )
    return [
        context,
        review,
        calendar,
        profile,
        basis,
        one,
        decision,
        amend,
        amend.replacement,
        line,
        line.event,
        review.copy(),
        review.as_known("2024-09-02"),
        cspr.Review(basis),
        review.basis,
        basis.calendar,
        basis.profile,
        review.decision(1),
        review[0].event,
        review.explain("publish", as_of="2024-09-02"),
        decision.findings,
        review.duties("2024-09-02"),
        review,
    ]


@pytest.mark.parametrize("seed", range(20))
def test_objects_are_forgotten_in_any_order_and_nothing_is_left(seed):
    heap = Heap()
    objects = everything(cspr.Context(allocate=heap))
    random.Random(seed).shuffle(objects)
    assert len(heap.blocks) > 50
    while objects:
        objects.pop()
    gc.collect()
    assert heap.blocks == {}


def test_objects_of_a_cycle_are_given_back():
    heap = Heap()
    objects = everything(cspr.Context(allocate=heap))
    objects.append(objects)
    gone = weakref.ref(objects[1])
    del objects
    gc.collect()
    assert gone() is None and heap.blocks == {}


def test_an_object_keeps_what_it_came_from():
    decision = begun(cspr.Context()).decide(event("publish", 2))
    gc.collect()
    assert decision.findings[0].name == "no-such-move"
    found = begun(cspr.Context())[0].event
    gc.collect()
    assert found["children"] == 1
    calendar = cspr.Basis("wt2023", context=cspr.Context()).calendar
    gc.collect()
    assert calendar.why_closed("2025-04-18") == "Good Friday"
    replacement = cspr.Event("amend", replacement=cspr.Event("refer", children=7)).replacement
    gc.collect()
    assert replacement["children"] == 7


def test_every_allocation_may_fail_and_nothing_is_left():
    """Each call that fails says so, by the error that Python has for it, and leaves the review as it was."""
    for fail_at in itertools.count(1):
        heap = Heap(fail_at)
        try:
            everything(cspr.Context(allocate=heap))
        except cspr.OutOfMemoryError as problem:
            assert isinstance(problem, MemoryError) and problem.status is cspr.Status.NO_MEMORY
            del problem
        else:
            assert heap.calls < fail_at
            break
        gc.collect()
        assert heap.blocks == {}, fail_at
    assert fail_at > 50


@pytest.mark.parametrize("fail_at", [1, 10, 100, 300])
def test_a_path_that_runs_out_of_memory_leaves_nothing(fail_at):
    heap = Heap()
    review = begun(cspr.Context(allocate=heap))
    before = dict(heap.blocks)
    heap.fail_at = heap.calls + fail_at
    with pytest.raises(cspr.OutOfMemoryError, match="a path to notified"):
        review.path("notified", "2024-09-02")
    assert heap.blocks == before
    assert review.path("notified", "2024-09-02")


def test_what_could_not_be_made_is_forgotten_quietly():
    for wrong in (
        lambda: cspr.Event("publsh"),
        lambda: cspr.Event("publish", document=1),
        lambda: cspr.Review("wt1999"),
        lambda: cspr.Calendar("own", "2024-12-31", "2024-01-01"),
        lambda: cspr.Context(max_event_bytes=10**6),
        lambda: cspr.Context(max_events=-1),
        lambda: cspr.Line.read("{"),
    ):
        with pytest.raises((cspr.CsprError, ValueError)):
            wrong()
    gc.collect()  # with warnings as errors, an exception in a finalizer would fail the test


def run(script):
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", script, str(EXAMPLE)],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode()


def test_a_process_ends_quietly_with_objects_of_all_kinds_about():
    script = (
        "import sys, cspr\n"
        "with open(sys.argv[1], 'rb') as lines: replayed = cspr.replay(lines)\n"
        "kept = [replayed, replayed.review.copy(), cspr.Profile('local', '1', ['wt2023']), cspr.Calendar()]\n"
        "kept.append(kept)\n"
        "class Late:\n"
        "    def __del__(self): self.review.version\n"
        "late = Late(); late.review = replayed.review; late.itself = late\n"
        "sys.modules['kept_to_the_end'] = kept\n"
        "print('ended')"
    )
    assert run(script) == (0, "ended\n")


def test_a_process_ends_quietly_with_a_thread_at_work():
    script = (
        "import sys, threading, cspr\n"
        "started = threading.Event()\n"
        "def work():\n"
        "    while True:\n"
        "        cspr.Review('wt2023').explain('publish', as_of='2024-09-02').findings\n"
        "        started.set()\n"
        "threading.Thread(target=work, daemon=True).start()\n"
        "started.wait()\n"
        "print('ended')"
    )
    assert run(script) == (0, "ended\n")


def test_strings_outlive_everything():
    words = [finding.words for finding in begun().decide(event("publish", 2)).findings]
    names = [duty.name for duty in begun().duties("2024-09-02")]
    gc.collect()
    assert words[0].startswith("The graph has no row") and "notify-panel" in names
    assert refer()["referring_agency"] == "hospital-1"


def test_a_cycle_is_finalized_in_any_order():
    """What a finalizer finds of a cycle may be finalized itself, and is not used as if it were not."""
    program = """
import gc
import cspr
from cspr import anonymise
from given import begun, refer

class Late:
    def __init__(self, *others):
        self.others = others
        self.me = self

    def __del__(self):
        for one in self.others:
            for use in (repr, lambda it: it.list(), lambda it: it.decide(refer()), lambda it: it.event,
                        lambda it: it.scan("text"), lambda it: it.close()):
                try:
                    use(one)
                except Exception:
                    pass

for turn in range(3):
    review = begun(cspr.Context())
    store = cspr.Store.open("memory:")
    store.begin("r-1", edition="wt2023").record(refer())
    line = cspr.Line.read(cspr.write_line(refer(), 1, edition="wt2023"))
    scanner = anonymise.Scanner()
    Late(review, review.explain("publish", as_of="2024-09-03"), store, store.load("r-1"), line, scanner,
        scanner._it, review.context)
    del review, store, line, scanner
    gc.collect()
print("done")
"""
    done = run_program(program)
    assert (done.returncode, done.stdout.strip()) == (0, "done"), done.stderr


def test_a_child_of_a_fork_goes_on_though_threads_were_at_work():
    program = """
import os
import threading
from given import begun

going = True

def work():
    while going:
        begun()

threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for _ in range(20):
    child = os.fork()
    if not child:
        begun()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
going = False
for thread in threads:
    thread.join()
begun()
print("done")
"""
    done = run_program(program)
    assert (done.returncode, done.stdout.strip()) == (0, "done"), done.stderr


def run_program(program):
    path = os.pathsep.join([os.path.dirname(os.path.abspath(__file__)), *sys.path])
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", program],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=120,
    )
