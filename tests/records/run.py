#!/usr/bin/env python3
"""Run `cspr check FILE.jsonl --json` on every recorded case and compare with NAME.expect.json.

Usage: run.py --cspr PATH [--only GLOB] [--jobs N] [DIR...]      (default: rules, dates and profiles beside it)

A case is NAME.jsonl (the record) and NAME.expect.json. In the latter only the keys given are compared:
  why       which sentence of the rulebook the case shows (printed when it fails)
  args      more arguments of the command; {profiles} is the folder examples/profiles
  exit      0, 1 or 2 (required)
  edition, provisional, state, phase     equal
  profile   [id, version] of the answer and of each event
  verdicts  one for each event, in order; null: not compared
  unmet     {seq: [rules]} exactly the rules with met false;   unmet_has: at least these
  unknown   {seq: [rules]} exactly the rules with met null
  met       {seq: [rules]} at least these with met true
  duties    each must match one duty of the answer on the keys given;   duties_absent: ids not listed;
             working: days that the working of a duty must show
  flags     {key: value} equal on the keys given
  error     {line, pointer, nearest} of bad input, on the keys given
"""
import argparse
import fnmatch
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
PROFILES = os.path.join(HERE, "..", "..", "examples", "profiles")
KNOWN = {"why", "args", "exit", "edition", "provisional", "state", "phase", "verdicts", "unmet", "unmet_has",
         "unknown", "met", "duties", "duties_absent", "working", "flags", "error", "profile"}


def find_cases(folders, only):
    """The cases (path without ending), and the files that have no partner."""
    cases, odd = [], []
    for folder in folders:
        names = sorted(os.listdir(folder))
        present = set(names)
        for name in names:
            if name.endswith(".expect.json"):
                stem = name[:-len(".expect.json")]
                if stem + ".jsonl" not in present:
                    odd.append(os.path.join(folder, name))
                elif fnmatch.fnmatch(stem, only):
                    cases.append(os.path.join(folder, stem))
            elif name.endswith(".jsonl") and name[:-len(".jsonl")] + ".expect.json" not in present:
                odd.append(os.path.join(folder, name))
    return cases, odd


def rules_of(event, met):
    return sorted({f["rule"] for f in event.get("findings", []) if f.get("met") is met})


def matches(wanted, got):
    """null is what is not there."""
    return all(got.get(key) == value for key, value in wanted.items())


def compare(expect, exit_code, answer):
    """Yield (key, expected, got) for every difference."""
    for key in sorted(set(expect) - KNOWN):
        yield key, "a key this runner knows", "unknown key in the expect file"
    if exit_code != expect["exit"]:
        yield "exit", expect["exit"], exit_code
    if expect["exit"] == 2:
        if "events" in answer:
            yield "events", "none after bad input", "%d events" % len(answer["events"])
        error = answer.get("error")
        if not isinstance(error, dict):
            yield "error", expect.get("error", "an error object"), error
            return
        for key, value in expect.get("error", {}).items():
            if error.get(key) != value:
                yield "error." + key, value, error.get(key)
        return
    for key in ("edition", "provisional", "state", "phase"):
        if key in expect and (key not in answer or answer[key] != expect[key]):
            yield key, expect[key], answer.get(key, "(absent)")
    events = answer.get("events")
    if not isinstance(events, list):
        yield "events", "a list", events
        return
    for holder in [answer] + events:
        profile = holder.get("profile")
        got = profile and [profile.get("id"), profile.get("version")]
        if got != expect.get("profile"):
            yield "profile", expect.get("profile"), got
            break
    by_seq = {event.get("seq"): event for event in events}
    if "verdicts" in expect:
        got = [event.get("verdict") for event in events]
        if len(got) != len(expect["verdicts"]):
            yield "verdicts", "%d verdicts" % len(expect["verdicts"]), "%d verdicts" % len(got)
        for index, (want, have) in enumerate(zip(expect["verdicts"], got)):
            if want is not None and want != have:
                event = events[index]
                yield ("verdict of event %d (%s)" % (index + 1, event.get("event")), want,
                       "%s, unmet %s, unknown %s" % (have, rules_of(event, False), rules_of(event, None)))
    for key, met, exact in (("unmet", False, True), ("unmet_has", False, False),
                            ("unknown", None, True), ("met", True, False)):
        for seq, rules in expect.get(key, {}).items():
            where = "%s of event %s" % (key, seq)
            event = by_seq.get(int(seq))
            if event is None:
                yield where, sorted(rules), "no such event"
                continue
            got = rules_of(event, met)
            if (got != sorted(rules)) if exact else not set(rules) <= set(got):
                yield "%s (%s)" % (where, event.get("event")), sorted(rules), got
    duties = answer.get("duties", [])
    for wanted in expect.get("duties", []):
        if not any(matches(wanted, duty) for duty in duties):
            near = [{k: duty.get(k, "(absent)") for k in wanted} for duty in duties
                    if duty.get("duty") == wanted.get("duty")]
            yield "duties", wanted, near or "no duty of that id"
    for name, wanted in expect.get("working", {}).items():
        worked = [entry for duty in duties if duty.get("duty") == name for entry in duty.get("working", [])]
        for entry in wanted:
            if entry not in worked:
                yield "working of " + name, entry, worked
    for name in expect.get("duties_absent", []):
        if any(duty.get("duty") == name for duty in duties):
            yield "duties_absent", name + " not listed", "listed"
    for key, value in expect.get("flags", {}).items():
        got = answer.get("flags", {}).get(key, "(absent)")
        if got != value:
            yield "flags." + key, value, got


def run_case(cspr, case):
    """The differences of one case."""
    with open(case + ".expect.json", encoding="utf-8") as file:
        expect = json.load(file)
    command = [cspr, "check", case + ".jsonl", "--json"] + [
        argument.replace("{profiles}", PROFILES) for argument in expect.get("args", [])]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=60)
    except (OSError, subprocess.TimeoutExpired) as problem:
        return expect, [("command", " ".join(command), str(problem))]
    try:
        answer = json.loads(done.stdout.decode("utf-8"))
        if not isinstance(answer, dict):
            raise ValueError("not an object")
    except ValueError as problem:
        tail = done.stderr.decode("utf-8", "replace").strip()[-400:]
        return expect, [("answer", "a JSON object, exit %d" % expect["exit"],
                         "exit %d, %s; stderr: %s" % (done.returncode, problem, tail or "(empty)"))]
    return expect, list(compare(expect, done.returncode, answer))


def main():
    parser = argparse.ArgumentParser(description="compare cspr check with the recorded cases")
    parser.add_argument("--cspr", required=True, help="the cspr program")
    parser.add_argument("--only", default="*", help="run the cases whose name matches this pattern")
    parser.add_argument("--jobs", type=int, default=min(8, os.cpu_count() or 1))
    parser.add_argument("folders", nargs="*", metavar="DIR")
    options = parser.parse_args()
    folders = options.folders or [folder for folder in (os.path.join(HERE, name) for name in ("rules", "dates", "profiles"))
                                  if os.path.isdir(folder)]
    cases, odd = find_cases(folders, options.only)
    passed = failed = 0
    for name in odd:
        print("FAIL %s: a record without its expectation, or the reverse" % name)
        failed += 1
    with ThreadPoolExecutor(max_workers=max(1, options.jobs)) as pool:
        for case, (expect, differences) in zip(cases, pool.map(lambda c: run_case(options.cspr, c), cases)):
            if not differences:
                passed += 1
                continue
            failed += 1
            print("FAIL %s\n  why: %s" % (os.path.relpath(case, HERE), expect.get("why", "")))
            for key, want, got in differences:
                print("  %s\n    expected: %s\n    got:      %s" % (key, want, got))
    if not cases:
        print("no case found")
    print("%d passed, %d failed" % (passed, failed))
    return 0 if cases and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
