#!/usr/bin/env python3
"""The tables of every edition, and of some under a local profile, checked and searched; and the checks themselves, by
faults planted in the tables.

    python3 tests/model/test_model.py --cspr PATH

Decides: whether every check of checks.py holds of every edition and of every profile in PROFILES, and whether each fault of faults.py is found by the
check that is there for it, and named. One line each; the last is "N passed, N failed". What must stay true: the
tables come from the command and from nowhere else; a fault is found only by a complaint that was not there before.
"""
import argparse
import copy
import json
import os
import subprocess
import sys

import checks
import faults

EDITIONS = ("wt2018", "wt2023", "wt2026", "sar2014", "scr2015")
PROFILES = (("bury-like", "wt2023"), ("joint-group", "wt2023"), ("joint-group", "sar2014"))
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples", "profiles")
MOST_COMPLAINTS = 5  # that are printed of one check


def tables_of(cspr, edition, profile=None):
    command = [cspr, "edition", edition, "--as", "json"]
    if profile:
        command += ["--profile", os.path.join(FOLDER, profile + ".json")]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


class Count:
    """Prints a line for each result, and adds them up."""

    def __init__(self):
        self.passed = self.failed = 0

    def add(self, complaints, words):
        if complaints:
            self.failed += 1
        else:
            self.passed += 1
        print("%s %s" % ("FAILED" if complaints else "ok    ", words), flush=True)
        for complaint in complaints[:MOST_COMPLAINTS]:
            print("       %s" % complaint)
        if len(complaints) > MOST_COMPLAINTS:
            print("       and %d more" % (len(complaints) - MOST_COMPLAINTS))


def misses(fault, tables, before):
    """Why a planted fault does not count as found; nothing if it does."""
    tables = copy.deepcopy(tables)
    try:
        fault.plant(tables)
    except LookupError as nothing:
        return [str(nothing)]
    new = [complaint for complaint in dict(checks.CHECKS)[fault.check](tables) if complaint not in before]
    if any(all(name in complaint for name in fault.names) for complaint in new):
        return []
    return ["%s names no %s" % (fault.check, " with ".join(fault.names))] + new


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--cspr", required=True, help="the cspr command")
    cspr = parser.parse_args().cspr
    editions = {edition: tables_of(cspr, edition) for edition in EDITIONS}
    found, count = {}, Count()

    for edition, tables in editions.items():
        for name, check in checks.CHECKS:
            found[edition, name] = check(tables)
            count.add(found[edition, name], "%s %s" % (edition, name))
    for profile, edition in PROFILES:
        tables = tables_of(cspr, edition, profile)
        for name, check in checks.CHECKS:
            count.add(check(tables), "%s under %s %s" % (edition, profile, name))
    for fault in faults.all_faults():
        complaints = misses(fault, editions[fault.edition], found[fault.edition, fault.check])
        count.add(complaints, "planted in %s: %s: found by %s" % (fault.edition, fault.what, fault.check))
    print("%d passed, %d failed" % (count.passed, count.failed))
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
