#!/usr/bin/env python3
"""Every plan of `cspr path` is lawful, and there is one wherever the graph has a way.

    python3 tests/path/plans.py --cspr PATH --schema path.json --review review.jsonl [--update]

Decides, by replaying what was planned as a record of its own under `cspr check`:
- from a review that was only referred (in scr2015, only adopted) there is a plan to a state of the edition exactly
  when the rows of the edition lead there;
- each step of a plan, recorded by the first and by the last of those who may, on the day that is given, with any of
  the values that are given, gets the verdict that was planned and leads to the state that was planned;
- a day earlier, a step that has to wait would be refused;
- a step that is needed for another is: without it the plan fails, or departs from a rule;
- the JSON is that of the schema, the printed pages are those in pages/.
A golden page is written by --update only: read the difference. The last line is "N passed, N failed".
"""
import argparse
import datetime
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
EDITIONS = ("wt2018", "wt2023", "wt2026", "sar2014", "scr2015")
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}

REFER = {"actor": {"id": "a-1", "role": "agency"}, "event": "refer", "happened_on": "2025-03-03",
         "parts": {"children": 1, "referring_agency": "a-1"}, "recorded_at": "2025-03-03T09:00:00Z"}
ADOPT = {"actor": {"id": "i-1", "role": "importer"}, "event": "adopt", "happened_on": "2025-03-03",
         "recorded_at": "2025-03-03T09:00:00Z"}
ADOPTED = {"with_national_panel": {}, "report_drafted": {}, "pre_publication": {"publication_outcome": "full"},
           "monitoring": {"milestones": {"publish": "2025-01"}}}


class Runner:
    def __init__(self, cspr, schema):
        self.cspr, self.schema = cspr, schema

    def run(self, command, record, *arguments):
        """A command on a record (events as objects): exit code and standard output."""
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.writelines(json.dumps(event) + "\n" for event in record)
            file.flush()
            done = subprocess.run([self.cspr, command, file.name, *arguments], stdout=subprocess.PIPE, check=False)
        return done.returncode, done.stdout.decode("utf-8")

    def path(self, record, state):
        exit_code, text = self.run("path", record, "--to", state, "--json")
        answer = json.loads(text)
        problems = list(invalid(answer, self.schema, self.schema, "")) if exit_code != 2 else []
        return exit_code, answer, problems

    def check(self, record):
        return json.loads(self.run("check", record, "--json")[1])


def invalid(value, schema, root, where):
    """What is wrong with a value, by the part of JSON Schema that the published schemas use."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if "oneOf" in schema:
        found = [list(invalid(value, one, root, where)) for one in schema["oneOf"]]
        if sum(not problems for problems in found) != 1:
            yield from min(found, key=len) or ["%s: more than one of the forms" % where]
        return
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(is_of(value, kind) for kind in kinds):
        yield "%s is no %s" % (where, "/".join(kinds))
    if "enum" in schema and value not in schema["enum"]:
        yield "%s is not one of %s" % (where, schema["enum"])
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield "%s does not match %s" % (where, schema["pattern"])
    if isinstance(value, dict) and "properties" in schema:
        for key in schema.get("required", []):
            if key not in value:
                yield "%s lacks %s" % (where, key)
        for key, inner in value.items():
            if key not in schema["properties"]:
                yield "%s has %s, which the schema does not know" % (where, key)
            else:
                yield from invalid(inner, schema["properties"][key], root, where + "/" + key)
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from invalid(inner, schema.get("items", {}), root, "%s/%d" % (where, index))


def is_of(value, kind):
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, TYPES[kind])


# A plan as a record. ------------------------------------------------------------------------------------------------

def value_of(plan, index, carried, choose):
    """The value of a particular: as fixed, else one that is chosen, alike wherever it is to be alike."""
    if "value" in carried:
        return carried["value"]
    first = carried.get("as_in_step", index + 1)
    if "values" in carried:
        like = next(other for other in plan["steps"][first - 1]["carries"]
                    if other["particular"] == carried["particular"])
        return like["values"][choose]
    return {"digest": "sha256:%064x" % (first + 16), "yes_no": bool(choose), "count": 2025,
            "date": plan["steps"][index]["earliest"]}.get(carried["type"], "ref-%d" % first)


def event_of(plan, index, choose, recorded):
    step = plan["steps"][index]
    role = step["roles"][choose]
    event = {"event": step["event"], "actor": {"id": "u-" + role, "role": role}, "happened_on": step["earliest"],
             "recorded_at": max(recorded, step["earliest"] + "T12:00:00Z"),
             "parts": {carried["particular"]: value_of(plan, index, carried, choose) for carried in step["carries"]}}
    if step["event"] == "decide_publication" and event["parts"]["outcome"] != "full":
        event["parts"].setdefault("reason", "minute-1")
    if step["verdict"] == "allowed_in_breach":
        event["departure"] = {"reason": "reason-1"}
    return event


def record_of(record, plan, choose):
    """The record, with all steps of the plan."""
    record = list(record)
    for index in range(len(plan["steps"])):
        record.append(event_of(plan, index, choose, record[-1]["recorded_at"]))
    return record


def day_before(text):
    return (datetime.date.fromisoformat(text) - datetime.timedelta(1)).isoformat()


def replayed(runner, record, plan):
    """What is wrong with a plan when it is recorded."""
    for choose in (0, -1):
        answer = runner.check(record_of(record, plan, choose))
        for step, event in zip(plan["steps"], answer.get("events", [])[len(record):]):
            if (event["verdict"], event["state"]) != (step["verdict"], step["state"]):
                unmet = [finding["rule"] for finding in event["findings"] if finding["met"] is not True]
                yield "step %d, %s: %s, %s, not %s, %s; not met: %s" % (
                    step["step"], step["event"], event["verdict"], event["state"], step["verdict"], step["state"],
                    unmet)
        if answer.get("state") != plan["to"]:
            yield "ends in %s: %s" % (answer.get("state"), answer.get("error", ""))


def too_early(runner, record, plan):
    """The steps that wait, and could have come a day earlier."""
    whole = record_of(record, plan, 0)
    for index, step in enumerate(plan["steps"]):
        before = plan["steps"][index - 1]["earliest"] if index else plan["as_of"]
        if step["earliest"] > before:
            at = len(record) + index
            early = dict(whole[at], happened_on=day_before(step["earliest"]))
            if runner.check(whole[:at] + [early])["events"][-1]["verdict"] != "refused":
                yield "step %d, %s, is possible on %s" % (step["step"], step["event"], early["happened_on"])


def superfluous(runner, record, plan):
    """The steps that are said to be needed for another, and could be left out."""
    whole = record_of(record, plan, 0)
    for index, step in enumerate(plan["steps"]):
        if "needed_for" not in step:
            continue
        answer = runner.check(whole[:len(record) + index] + whole[len(record) + index + 1:])
        end = len(record) + step["needed_for"]["step"] - 2
        event = answer["events"][end]
        rule = [finding for finding in event["findings"] if finding["rule"] == step["needed_for"]["rule"]]
        if event["verdict"] == "allowed" and answer["state"] == plan["to"]:
            yield "step %d, %s, could be left out" % (step["step"], step["event"])
        elif rule and all(finding["met"] for finding in rule):
            yield "step %d, %s: %s is met without it" % (step["step"], step["event"], step["needed_for"]["rule"])


def problems_of(runner, record, state, reachable):
    exit_code, plan, problems = runner.path(record, state)
    if exit_code != (0 if reachable else 1):
        return ["exit %d, and the graph %s" % (exit_code, "leads there" if reachable else "does not lead there")]
    if plan["reachable"] != reachable or (not reachable and plan["steps"]):
        problems.append("reachable is %s" % plan["reachable"])
    if not reachable:
        return problems
    return problems + list(replayed(runner, record, plan)) + list(too_early(runner, record, plan)) \
        + list(superfluous(runner, record, plan))


# What there is to reach. --------------------------------------------------------------------------------------------

def states_ahead(tables, state):
    """Where the rows lead from a state. What is reopened returns to where it was before."""
    ahead = {state}
    while True:
        found = {move["to"] for move in tables["moves"] if ahead.intersection(move["from"])} | ahead
        found -= {"same", "named", "return"}
        if found == ahead:
            return ahead
        ahead = found


def cases(runner, review, every):
    """Name, record, state to reach, and whether it can be reached."""
    for edition in EDITIONS:
        tables = json.loads(subprocess.run([runner.cspr, "edition", edition, "--as", "json"], check=True,
                                           stdout=subprocess.PIPE).stdout)
        kind = {"kind": "adult"} if tables["kind"] == "adult" else {}
        start = dict(REFER, edition=edition, **kind)
        if edition == "scr2015":
            start = dict(ADOPT, edition=edition, parts={"state": "published"})
        first = runner.check([start])["state"]
        ahead = states_ahead(tables, first)
        for state in [row["state"] for row in tables["states"]]:
            yield "%s: %s to %s" % (edition, first, state), [start], state, state in ahead
    for state, parts in ADOPTED.items():
        record = [dict(ADOPT, edition="wt2023", parts=dict(parts, state=state))]
        for goal in ("published", "closed", "decided"):
            if (state, goal) != ("monitoring", "decided"):  # something was published
                yield "adopted in %s to %s" % (state, goal), record, goal, True
    for length in range(1, len(review) + 1, every):
        for goal in ("published", "closed"):
            yield "the first %d of the example, to %s" % (length, goal), review[:length], goal, True


# Pages. -------------------------------------------------------------------------------------------------------------

def pages(review):
    refused = [event for event in review[:84]]
    yield "from-the-decision-to-published", review[:42], "published", ()
    yield "from-a-refused-publication", refused, "published", ()
    yield "adopted-to-closed", [dict(ADOPT, edition="wt2023", parts={"state": "report_drafted"})], "closed", ()
    yield "provisional-to-withdrawn", [dict(REFER, edition="wt2026")], "withdrawn", ("--as-of", "2026-04-01")
    yield "adult-to-anonymised", [dict(REFER, edition="sar2014", kind="adult")], "anonymised", ()
    yield "no-way", review, "decided", ()
    yield "nothing-remains", review, "closed", ()


def page_problems(runner, name, record, state, arguments, update):
    file = os.path.join(HERE, "pages", name + ".txt")
    text = runner.run("path", record, "--to", state, *arguments)[1]
    if update:
        with open(file, "w", encoding="utf-8") as golden:
            golden.write(text)
    with open(file, encoding="utf-8") as golden:
        wanted = golden.read()
    return [line for line in text.splitlines() if len(line) > 100] \
        + list(difflib.unified_diff(wanted.splitlines(), text.splitlines(), name, "printed", lineterm=""))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--cspr", required=True)
    parser.add_argument("--schema", required=True)
    parser.add_argument("--review", required=True)
    parser.add_argument("--every", type=int, default=1, help="of the example, only every so manyth beginning")
    parser.add_argument("--update", action="store_true", help="write the golden pages")
    options = parser.parse_args()
    with open(options.schema, encoding="utf-8") as file:
        runner = Runner(options.cspr, json.load(file))
    with open(options.review, encoding="utf-8") as file:
        review = [json.loads(line) for line in file]
    tried = list(cases(runner, review, options.every))
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        found = list(pool.map(lambda case: problems_of(runner, *case[1:]), tried))
    results = [(case[0], problems) for case, problems in zip(tried, found)]
    for name, record, state, arguments in pages(review):
        results.append((name, page_problems(runner, name, record, state, arguments, options.update)))
    failed = [(name, problems) for name, problems in results if problems]
    for name, problems in failed:
        print("FAIL %s" % name, *problems[:20], sep="\n  ")
    print("%d passed, %d failed" % (len(results) - len(failed), len(failed)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
