#!/usr/bin/env python3
"""Count what the tests of a Meson log counted: prints "PASSED FAILED".

Usage: count.py testlog.json

A test that speaks TAP counts line by line; one whose last line is "N passed, N failed" counts so; any other
counts as one. A test that did not end well has failed at least once, whatever it said.
"""
import json
import re
import sys


def count(test):
    lines = (test.get("stdout") or "").splitlines()
    passed = failed = 0
    told = re.fullmatch(r"(\d+) passed, (\d+) failed", lines[-1]) if lines else None
    if told:
        passed, failed = int(told[1]), int(told[2])
    else:
        passed = sum(1 for line in lines if re.match(r"ok \d", line))
        failed = sum(1 for line in lines if re.match(r"not ok \d", line))
    well = test["result"] == "OK"
    if passed + failed == 0:
        return (1, 0) if well else (0, 1)
    return passed, failed if well else max(failed, 1)


def main():
    with open(sys.argv[1], encoding="utf-8") as log:
        counts = [count(json.loads(line)) for line in log]
    if not counts:
        sys.exit("no test was run")
    print(sum(passed for passed, _ in counts), sum(failed for _, failed in counts))


if __name__ == "__main__":
    main()
