#!/usr/bin/env python3
"""What the Python package costs: over bare ctypes, and against the same machine in two libraries of Python's.

Usage: python.py [--turns N]. All figures are medians over reviews of one run in which the ways take turns, each first
in turn; exits 1 when a limit is missed. Before anything is timed, each machine is seen to allow the 24 steps and to refuse what
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

EACH = 20  # reviews, in a turn
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
        try:
            return bool(self.review.apply(made(step)))
        except cspr.CsprError as problem:  # out of order: no answer of the law's
            assert problem.status in (cspr.Status.RECORDED_EARLIER, cspr.Status.NOT_YET_HAPPENED), problem
            return False

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


def about(step, subject):
    return machines.Step(
        step.event, step.actor, step.role, step.happened, step.recorded, {**step.parts, "subject": subject}
    )


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
    if step.event == "sign_off":
        for subject in machines.SUBJECTS:  # in a state in which it is not signed off
            if step.parts["subject"] == "notification" or subject == "notification":
                if subject != step.parts["subject"]:
                    yield about(step, subject)
        for name in "document", "outcome":
            if name in step.parts:
                yield without(step, name)
    if at:
        early = now(step, STEPS[0])
        early.recorded -= machines.DAY
        yield early  # recorded before the last
    late = now(step, step)
    late.happened += 2 * machines.DAY
    yield late  # it has not happened yet
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


# What is timed: one review, from nothing or its steps alone. In nanoseconds ---------------------------


def package_all():
    """A review and its events made, decided and committed."""
    event_of = cspr.Event
    start = CLOCK()
    review = cspr.Review(BASIS)
    for step in STEPS:
        review.apply(
            event_of(
                step.event,
                actor=step.actor,
                role=step.role,
                happened=step.happened,
                recorded=step.recorded,
                parts=step.parts,
            )
        )
    return CLOCK() - start


def package_steps():
    """Events that were made before, decided and then committed, as when they are made durable between."""
    review = cspr.Review(BASIS)
    start = CLOCK()
    for event in EVENTS:
        decision = review.decide(event)
        if decision:
            review.commit(decision)
    return CLOCK() - start


def package_applied():
    """The same with one call: the review decides, and commits what is allowed, as a trigger does elsewhere."""
    review = cspr.Review(BASIS)
    start = CLOCK()
    for event in EVENTS:
        review.apply(event)
    return CLOCK() - start


def transitions_all():
    start = CLOCK()
    case = machines.transitions_case(MACHINE)
    for step in STEPS:
        getattr(case, step.event)(step)
    spent = CLOCK() - start
    MACHINE.remove_model(case)
    return spent


def transitions_steps():
    case = machines.transitions_case(MACHINE)
    start = CLOCK()
    for step in STEPS:
        getattr(case, step.event)(step)
    spent = CLOCK() - start
    MACHINE.remove_model(case)
    return spent


def statemachine_all():
    start = CLOCK()
    machine = machines.statemachine_case()
    for step in STEPS:
        getattr(machine, step.event)(step)
    return CLOCK() - start


def statemachine_steps():
    machine = machines.statemachine_case()
    start = CLOCK()
    for step in STEPS:
        getattr(machine, step.event)(step)
    return CLOCK() - start


def bare_steps():
    """The two functions of decide and commit and nothing else: each decision is given up after the clock has stopped."""
    decide, commit = _ffi.core.cspr_review_decide, _ffi.core.cspr_review_commit
    byref, handle = _ffi.byref, _ffi.handle
    events = [event._handle for event in EVENTS]
    review = cspr.Review(BASIS)
    it = review._handle
    decisions = []
    start = CLOCK()
    for event in events:
        ret = handle()
        if not decide(it, event, byref(ret)):
            commit(it, ret)
        decisions.append(ret)
    spent = CLOCK() - start
    for ret in decisions:
        _ffi.core.cspr_decision_unref(ret)
    return spent


def medians(ways, turns):
    """Nanoseconds a step of each way: the median over reviews. The ways take turns, some reviews each, so that each runs as
    it does in a process that does it often; each review is timed by itself, so that what the machine does meanwhile falls
    on few of them."""
    times = {way: [] for way in ways}
    gc.collect()
    for turn in range(turns):
        for shift in range(len(ways)):
            way = ways[(turn + shift) % len(ways)]
            times[way] += [way() for _ in range(EACH)]
    return [statistics.median(times[way]) / len(STEPS) for way in ways]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--turns", type=int, default=40, help="how many each way has, of %d reviews" % EACH)
    turns = options.parse_args().turns
    print("libcspr %s; transitions %s, python-statemachine %s; Python %s" % (
        cspr.version(), transitions.__version__, statemachine.__version__, sys.version.split()[0]))
    print("24 steps, in each of three machines; %d wrong steps were refused by all three" % check())
    package, bare = medians([package_steps, bare_steps], turns)
    good = package / bare <= OVERHEAD_MOST
    print("\ndecide + commit, events made before")
    print("bare ctypes, the two calls     %9.0f ns a step" % bare)
    print("the package                    %9.0f ns a step %7.2f x  (at most %.0f x)" % (
        package, package / bare, OVERHEAD_MOST))
    for words, least, ways in (
        ("a review's steps, the events made before", FASTER_LEAST,
         [package_applied, transitions_steps, statemachine_steps]),
        ("a review from nothing, with its events made and checked (by the package alone)", 0,
         [package_all, transitions_all, statemachine_all]),
    ):
        ours, *others = medians(ways, turns)
        print("\n%s\nthe package                    %9.0f ns a step" % (words, ours))
        for name, theirs in zip(("transitions", "python-statemachine"), others):
            good = good and theirs / ours >= least
            limit = "  (at least %.0f x)" % least if least else ""
            print("%-30s %9.0f ns a step %7.2f x%s" % (name, theirs, theirs / ours, limit))
    return not good


if __name__ == "__main__":
    sys.exit(main())
