#!/usr/bin/env python3
"""Every edition as a Promela model, verified by SPIN; faults planted in the text; and the search of the tables agrees.

    python3 tests/spin/test_spin.py --cspr PATH

Decides: whether SPIN, run by the very commands that a model carries, finds no error in any edition; whether it finds
each fault of plants.py, by name; and whether it and the exhaustive search of tests/model say the same: which states
are reached, whether each theorem holds of each edition, and whether it still holds with a fault that can be planted
in both. One line each; the last is "N passed, N failed". A search that was cut short is a failure.
"""
import argparse
import copy
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor

import model
from model import is_one_of
import plants  # makes the folder of the search known

import checks
import faults
import search
from test_model import Count, EDITIONS, tables_of

# The claims that say in the model what a check says of the tables. The checks that are not here are of the tables
# alone: their words, their columns, rows beside each other.
CLAIMS = {
    "published-only-when-fit": ("published_only",), "copied-only-when-decided": ("copied_only",),
    "held-back-only-when-decided": ("held_back_only",), "final-reachable": (model.DEAD_END,),
    "holds-stop-only-publication": ("holds_",),
}
REACHING = ("published-is-reached", "states-reachable")


def wrongs(verdict):
    return ["SPIN: %s" % fault for fault in sorted(verdict.faults)]


def differences(spin, tables):
    return ["%s: reached only by %s" % (state, name) for name, states in (("SPIN", spin - tables),
                                                                         ("the search", tables - spin))
            for state in sorted(states)]


def reached_in_graph(tables):
    return checks.closure([None], checks.edges(tables)) - {None}


def from_acceptance(text, tables):
    """The model as the search begins it, when a report, A, has been accepted; and where the search allows more, as much
    as that: a review that is reopened returns to any state that it can be closed from."""
    text = plants.replace("mtype state = not_begun;", "mtype state = anonymising;")(text)
    text = plants.replace("byte accepted;", "byte accepted = A;")(text)
    for move in tables["moves"]:
        for state in search.targets(tables, move, "closed") if move["to"] == "return" else ():
            text = plants.add_step("state == closed && !ending -> begin(reopen); arrive(reopen, %s)" % state)(text)
    return text


class Runner:
    """The models and the tables of every edition, and the runs of SPIN, each made once and two at a time."""

    def __init__(self, cspr):
        self.models = {edition: model.model_of(cspr, edition) for edition in EDITIONS}
        self.tables = {edition: tables_of(cspr, edition) for edition in EDITIONS}
        self.pool = ThreadPoolExecutor(2)
        self.started = {}

    def start(self, text, part):
        """Editions that share their rows have the same model but for its comments, which is run once."""
        key = model.without_comments(text), part
        if key not in self.started:
            self.started[key] = self.pool.submit(model.run, text, model.commands_of(text)[part])
        return self.started[key]

    def start_plant(self, plant):
        try:
            text = plant.edit(self.models[plant.edition])
        except LookupError as nothing:
            return nothing
        command = model.commands_of(text)[plant.part]
        if plant.claims:
            text, command = model.with_claims(text, command, plant.claims)
        return self.pool.submit(model.run, text, command, bool(plant.unreached))


def verdict_or_reason(future):
    if isinstance(future, LookupError):
        return None, [str(future)]
    try:
        return future.result(), []
    except RuntimeError as reason:
        return None, [str(reason)]


def check_edition(runner, count, edition, part, future):
    tables, words = runner.tables[edition], "%s, part %d" % (edition, part) if part else edition
    verdict, reasons = verdict_or_reason(future)
    count.add(reasons or wrongs(verdict), "%s: SPIN finds no error" % words)
    if not verdict:
        return
    count.add(differences(verdict.states, reached_in_graph(tables)), "%s: both reach the same states" % words)
    for name, claims in CLAIMS.items():
        broken = any(is_one_of(fault, claims) for fault in verdict.faults)
        complaints = dict(checks.CHECKS)[name](tables)
        count.add(["SPIN: %s; the tables: %s" % (broken, complaints)] if broken != bool(complaints) else [],
                  "%s: both say that %s" % (words, name))


def check_acceptance(runner, count, edition, future):
    verdict, reasons = verdict_or_reason(future)
    states = search.search(search.Machine(runner.tables[edition], search.SAFETY))[1]
    count.add(reasons or wrongs(verdict) + differences(verdict.states, states),
              "%s: from the acceptance of a report on, SPIN and the search reach the same %d states"
              % (edition, len(states)))


def complaints_of(tables, check, plant):
    tables = copy.deepcopy(tables)
    before = dict(checks.CHECKS)[check](tables)
    plant(tables)
    return [complaint for complaint in dict(checks.CHECKS)[check](tables) if complaint not in before]


def check_plant(runner, count, plant, future):
    verdict, reasons = verdict_or_reason(future)
    if verdict:
        reasons = [] if not plant.claims and not verdict.faults else wrongs(verdict) or ["SPIN finds nothing"]
        if any(is_one_of(fault, plant.claims) for fault in verdict.faults):
            reasons = []
        reasons += ["SPIN reaches %s" % state for state in plant.unreached if state in verdict.states]
    count.add(reasons, "planted in %s: %s: %s" % (plant.edition, plant.what, "SPIN finds it" if plant.claims
                                                 or plant.unreached else "SPIN finds that the law is kept"))
    if verdict:
        for what, check, plant_tables in in_tables(plant):
            check_agreement(runner, count, plant, verdict, what, check, plant_tables)


def in_tables(plant):
    """The same fault in the tables: what it is called there, the check that is there for it, and how it is planted."""
    for what in plant.whats:
        same = [fault for fault in faults.all_faults() if fault.what == what and fault.edition == plant.edition]
        for fault in same:
            yield what, fault.check, fault.plant
    if plant.tables:
        yield plant.what, plant.check, plant.tables


def check_agreement(runner, count, plant, verdict, what, check, plant_tables):
    """Of a check that says something of the model: the same answer. Of one that is of the tables alone, where a rule
    that is gone is stood in for by another: the searched theorem must hold in both."""
    check = check if check in CLAIMS or check in REACHING else "published-only-when-fit"
    found = complaints_of(runner.tables[plant.edition], check, plant_tables)
    if check in REACHING:
        broken = bool(plant.unreached) and not verdict.states.intersection(plant.unreached)
    else:
        broken = any(is_one_of(fault, CLAIMS[check]) for fault in verdict.faults)
    count.add(["SPIN: %s; the tables: %s" % (sorted(verdict.faults), found)] if broken != bool(found) else [],
              "planted in both, %s: %s: both say that %s %s" % (plant.edition, what, check,
                                                                "fails" if found else "holds"))


def check_all(runner, count):
    editions = [(edition, part, runner.start(text, part)) for edition, text in runner.models.items()
                for part in sorted(model.commands_of(text))]
    accepted = [(edition, runner.start(from_acceptance(runner.models[edition], runner.tables[edition]), 2))
                for edition in ("wt2023", "sar2014")]
    planted = [(plant, runner.start_plant(plant)) for plant in plants.all_plants()]
    for edition, part, future in editions:
        check_edition(runner, count, edition, part, future)
    for edition, future in accepted:
        check_acceptance(runner, count, edition, future)
    for plant, future in planted:
        check_plant(runner, count, plant, future)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--cspr", required=True, help="the cspr command")
    cspr, count = parser.parse_args().cspr, Count()

    missing = [tool for tool in ("spin", "gcc") if not shutil.which(tool)]
    if missing:
        count.add(missing, "the tools are there")
    else:
        check_all(Runner(cspr), count)
    print("%d passed, %d failed" % (count.passed, count.failed))
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
