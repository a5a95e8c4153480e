#!/usr/bin/env python3
"""What the Python package costs: over bare ctypes, and against the same machine in two libraries of Python's.

Usage: python.py [--repeats N]. All figures are medians of one run in which the ways take turns, each first in turn;
exits 1 when a limit is missed. Before anything is timed, each machine is seen to allow the 24 steps and to refuse what
the package refuses.
"""
import argparse
import gc
import statistics
import sys
import time

import cspr
import machines
import statemachine
import transitions
from cspr import _ffi
from steps import main_line

REVIEWS = 20  # a repetition
OVERHEAD_MOST, FASTER_LEAST = 3.0, 5.0
CLOCK = time.perf_counter_ns

STEPS = [
    machines.Step(
        str(event.code),
        event.actor,
        str(event.role),
        event.happened.day,
        event.recorded,
        {name: str(value) if isinstance(value, cspr.Word) else value for name, value in event.particulars.items()},
    )
    for event in main_line()
]
BASIS = cspr.Basis("wt2023")
MACHINE = machines.transitions_machine()


def made(step):
    return cspr.Event(
        step.event,
        actor=step.actor,
        role=step.role,
        happened=step.happened,
        recorded=step.recorded,
        parts=step.parts,
    )


EVENTS = [made(step) for step in STEPS]


# That they are the same machine ------------------------------------------------------------------


class Package:
    """The package, driven as the others are."""

    def __init__(self):
        self.review = cspr.Review(BASIS)

    def attempt(self, step):
        return bool(self.review.apply(made(step)))

    def state(self):
        return str(self.review.state) if self.review.state else "none"

    def history(self):
        return len(self.review.events)


class Transitions:
    def __init__(self):
        self.case = machines.transitions_case(MACHINE)

    def attempt(self, step):
        return machines.transitions_try(self.case, step)

    def state(self):
        return self.case.state

    def history(self):
        return len(self.case.history)


class Statemachine:
    def __init__(self):
        self.machine = machines.statemachine_case()

    def attempt(self, step):
        return machines.statemachine_try(self.machine, step)

    def state(self):
        return self.machine.model.state

    def history(self):
        return len(self.machine.model.history)


def without(step, name):
    parts = {key: value for key, value in step.parts.items() if key != name}
    return machines.Step(step.event, step.actor, step.role, step.happened, step.recorded, parts)


def by(step, actor, role):
    return machines.Step(step.event, actor, role, step.happened, step.recorded, step.parts)


def now(step, like):
    return machines.Step(step.event, step.actor, step.role, like.happened, like.recorded, step.parts)


def wrong(at):
    """Steps that are to be refused before the step with this index, one for each kind of guard and more."""
    step = STEPS[at]
    yield now(STEPS[15] if at < 9 else STEPS[0], step)  # out of order
    yield by(step, step.actor, "case_review_panel" if step.role != "case_review_panel" else "agency")
    for name in machines.EVENTS[step.event][3]:
        yield without(step, name)
    if step.event == "sign_off" and STEPS[at - 1].event == "sign_off":
        if STEPS[at - 1].parts["subject"] == step.parts["subject"]:
            yield by(step, STEPS[at - 1].actor, step.role)
    if step.event in ("chase_summary", "receive_summary"):
        other = without(step, "agency")
        other.parts["agency"] = "agency-9"
        yield other
    if at in (1, 2):
        yield now(STEPS[7], step)  # to notify before the criteria are known to be met
    if 9 < at < 15:
        yield now(STEPS[15], step)  # to complete without an action, a meeting, or with a summary that is open


def check():
    tried = 0
    for at in range(len(STEPS)):
        for attempt in wrong(at):
            for kind in (Package, Transitions, Statemachine):
                one = kind()
                for step in STEPS[:at]:
                    assert one.attempt(step), (kind, step.event)
                before = one.state(), one.history()
                told = one.attempt(attempt)
                assert told is False, (kind.__name__, at, attempt.event, attempt.role, attempt.parts)
                assert (one.state(), one.history()) == before
                tried += 1
    ends = [[one.attempt(step) for step in STEPS] and (one.state(), one.history())
            for one in (Package(), Transitions(), Statemachine())]
    assert ends == [("rapid_review_completed", 24)] * 3, ends
    return tried // 3


# What is timed: REVIEWS reviews, each from nothing; nanoseconds a step -----------------------------


def per_step(spent):
    return spent / (REVIEWS * len(STEPS))


def package_all():
    """A review and its events made, decided and committed."""
    review_of, event_of = cspr.Review, cspr.Event
    start = CLOCK()
    for _ in range(REVIEWS):
        review = review_of(BASIS)
        for step in STEPS:
            decision = review.decide(
                event_of(
                    step.event,
                    actor=step.actor,
                    role=step.role,
                    happened=step.happened,
                    recorded=step.recorded,
                    parts=step.parts,
                )
            )
            if decision:
                review.commit(decision)
    return per_step(CLOCK() - start)


def package_steps():
    """Events that were made before, decided and committed: what a trigger is elsewhere."""
    spent = 0
    for _ in range(REVIEWS):
        review = cspr.Review(BASIS)
        start = CLOCK()
        for event in EVENTS:
            decision = review.decide(event)
            if decision:
                review.commit(decision)
        spent += CLOCK() - start
    return per_step(spent)


def transitions_all():
    start = CLOCK()
    for _ in range(REVIEWS):
        case = machines.transitions_case(MACHINE)
        for step in STEPS:
            getattr(case, step.event)(step)
        MACHINE.remove_model(case)
    return per_step(CLOCK() - start)


def transitions_steps():
    spent = 0
    for _ in range(REVIEWS):
        case = machines.transitions_case(MACHINE)
        start = CLOCK()
        for step in STEPS:
            getattr(case, step.event)(step)
        spent += CLOCK() - start
        MACHINE.remove_model(case)
    return per_step(spent)


def statemachine_all():
    start = CLOCK()
    for _ in range(REVIEWS):
        machine = machines.statemachine_case()
        for step in STEPS:
            getattr(machine, step.event)(step)
    return per_step(CLOCK() - start)


def statemachine_steps():
    spent = 0
    for _ in range(REVIEWS):
        machine = machines.statemachine_case()
        start = CLOCK()
        for step in STEPS:
            getattr(machine, step.event)(step)
        spent += CLOCK() - start
    return per_step(spent)


def bare_steps():
    """The same two functions and nothing else: each decision is given up after the clock has stopped."""
    decide, commit = _ffi.core.cspr_review_decide, _ffi.core.cspr_review_commit
    unref, byref, handle = _ffi.core.cspr_decision_unref, _ffi.byref, _ffi.handle
    events = [event._handle for event in EVENTS]
    spent = 0
    for _ in range(REVIEWS):
        review = cspr.Review(BASIS)
        it = review._handle
        decisions = []
        start = CLOCK()
        for event in events:
            ret = handle()
            if not decide(it, event, byref(ret)):
                commit(it, ret)
            decisions.append(ret)
        spent += CLOCK() - start
        for ret in decisions:
            unref(ret)
    return per_step(spent)


def medians(ways, repeats):
    times = {way: [] for way in ways}
    gc.collect()
    for repeat in range(repeats):
        for shift in range(len(ways)):
            way = ways[(repeat + shift) % len(ways)]
            times[way].append(way())
    return [statistics.median(times[way]) for way in ways]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--repeats", type=int, default=60)
    repeats = options.parse_args().repeats
    print("libcspr %s; transitions %s, python-statemachine %s; Python %s" % (
        cspr.version(), transitions.__version__, statemachine.__version__, sys.version.split()[0]))
    print("24 steps, in each of three machines; %d wrong steps were refused by all three" % check())
    package, bare = medians([package_steps, bare_steps], repeats)
    good = package / bare <= OVERHEAD_MOST
    print("\ndecide + commit, events made before")
    print("bare ctypes, the two calls     %9.0f ns a step" % bare)
    print("the package                    %9.0f ns a step %7.2f x  (at most %.0f x)" % (
        package, package / bare, OVERHEAD_MOST))
    for words, ways in (
        ("a review from nothing: made, with its events, and driven",
         [package_all, transitions_all, statemachine_all]),
        ("its steps alone: the review and the events were made before",
         [package_steps, transitions_steps, statemachine_steps]),
    ):
        ours, one, other = medians(ways, repeats)
        print("\n" + words)
        print("the package                    %9.0f ns a step" % ours)
        for name, theirs in (("transitions", one), ("python-statemachine", other)):
            good = good and theirs / ours >= FASTER_LEAST
            print("%-30s %9.0f ns a step %7.2f x  (at least %.0f x)" % (
                name, theirs, theirs / ours, FASTER_LEAST))
    return not good


if __name__ == "__main__":
    sys.exit(main())
