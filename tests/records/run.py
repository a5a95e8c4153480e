#!/usr/bin/env python3
"""Run `cspr check FILE.jsonl --json`, or the command a case names, and compare with NAME.expect.json.

Usage: run.py --cspr PATH [--only GLOB] [--jobs N] [DIR...]      (default: all folders beside it)

A case is NAME.jsonl (the record) and NAME.expect.json. In the latter only the keys given are compared:
  why       which sentence of the rulebook the case shows (printed when it fails)
  command   instead of check: amend, as-at, what-if, impact
  input     lines for standard input, which is then the command's second file
  args      more arguments of the command; {profiles} is the folder examples/profiles
  exit      0, 1 or 2 (required)
  edition, begun_under, under, provisional, state, phase, as_of, as_at, milestones     equal; null: not there
  profile   [id, version] of the answer and of each event;   under_profile: of the other that impact reads under
  seqs      of the events of the answer;   not_yet: of those that had not happened
  verdicts  one for each event, in order; null: not compared
  unmet     {seq: [rules]} exactly the rules with met false;   unmet_has: at least these
  unknown   {seq: [rules]} exactly the rules with met null
  met       {seq: [rules]} at least these with met true
  duties    each must match one duty of the answer on the keys given;   duties_absent: ids not listed;
             working: days that the working of a duty must show
  flags     {key: value} equal on the keys given
  amended, retracted   the events, by seq, that are marked so;   amended_by: {seq: [seqs]}
  consequences   {seq: [...]} what an amendment or a change of edition brings about: as many, in this order,
             each equal on the keys given;   consequences_has: at least these
  moves     {seq: [seqs]} the events that stand in an amendment's way
  differences    [...] as consequences, of what-if and impact; their `rules` are those of the findings;
             differences_has: at least these
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
         "unknown", "met", "duties", "duties_absent", "working", "flags", "error", "profile", "command", "input",
         "begun_under", "under", "as_of", "as_at", "milestones", "seqs", "not_yet", "amended", "retracted",
         "amended_by",
         "consequences", "consequences_has", "moves", "differences", "differences_has", "under_profile"}
EQUAL = ("edition", "begun_under", "under", "provisional", "state", "phase", "as_of", "as_at", "milestones")


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


def profile_of(answer, key="profile"):
    return answer.get(key) and [answer[key].get("id"), answer[key].get("version")]


def matches(wanted, got):
    """null is what is not there."""
    return all(got.get(key) == value for key, value in wanted.items())


def compare_differences(where, expect, got, exact="differences"):
    """What reads otherwise: `exact` in full and in order, `exact`_has at least."""
    if exact not in expect and exact + "_has" not in expect:
        return
    if not isinstance(got, list):
        yield where + exact, "a list", got
        return
    got = [dict(one, rules=sorted(f["rule"] for f in one["findings"])) if "findings" in one else one for one in got]
    wanted = expect.get(exact)
    if wanted is not None and (len(wanted) != len(got) or not all(map(matches, wanted, got))):
        yield where + exact, wanted, got
    for one in expect.get(exact + "_has", []):
        if not any(matches(one, other) for other in got):
            yield where + exact, one, got


def compare_amendments(expect, by_seq, answer):
    """What is amended, by what, and what that brought about."""
    for key, got in (("amended", sorted(s for s, e in by_seq.items() if e.get("amended"))),
                     ("retracted", sorted(s for s, e in by_seq.items() if e.get("retracted"))),
                     ("seqs", sorted(by_seq)), ("not_yet", [e["seq"] for e in answer.get("not_yet", [])])):
        if key in expect and expect[key] != got:
            yield key, expect[key], got
    for seq, wanted in expect.get("amended_by", {}).items():
        if by_seq.get(int(seq), {}).get("amended_by") != wanted:
            yield "amended_by of event " + seq, wanted, by_seq.get(int(seq))
    for exact in ("consequences", "consequences_has"):
        for seq, wanted in expect.get(exact, {}).items():
            yield from compare_differences("of event %s: " % seq, {exact: wanted},
                                           by_seq.get(int(seq), {}).get("consequences"), "consequences")
    for seq, wanted in expect.get("moves", {}).items():
        got = sorted(f["seq"] for f in by_seq.get(int(seq), {}).get("findings", []) if "seq" in f)
        if got != wanted:
            yield "moves in the way of event " + seq, wanted, got


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
    for key in EQUAL:
        if key in expect and answer.get(key) != expect[key]:
            yield key, expect[key], answer.get(key, "(absent)")
    for key in ("profile", "under_profile"):
        if profile_of(answer, key) != expect.get(key):
            yield key, expect.get(key), profile_of(answer, key)
    yield from compare_differences("", expect, answer.get("differences"))
    if "events" not in answer and expect.get("command") == "impact":
        return
    events = answer.get("events")
    if not isinstance(events, list):
        yield "events", "a list", events
        return
    for holder in events:
        if profile_of(holder) != expect.get("profile"):
            yield "profile of an event", expect.get("profile"), profile_of(holder)
            break
    by_seq = {event.get("seq"): event for event in events}
    yield from compare_amendments(expect, by_seq, answer)
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
    command = [cspr, expect.get("command", "check"), case + ".jsonl", "--json"] + [
        argument.replace("{profiles}", PROFILES) for argument in expect.get("args", [])]
    given = "".join(line + "\n" for line in expect.get("input", []))
    try:
        done = subprocess.run(command + (["-"] if "input" in expect else []), input=given.encode(),
                              stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=60)
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
    folders = options.folders or sorted(entry.path for entry in os.scandir(HERE)
                                        if entry.is_dir() and not entry.name.startswith("__"))
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
