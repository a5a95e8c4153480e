"""Records (tests/records) as the scenarios of review vectors: what is given, without any answer.

Decides how a record's lines, and what a record is asked, are written in a vector; computes nothing of the law.
"""

import copy
import fnmatch
import json
import os
from typing import Any, Dict, List, Optional

Json = Dict[str, Any]
HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
RECORDS = os.path.join(TOP, "tests", "records")
ENDING = ".expect.json"
PROFILES = os.path.join(TOP, "examples", "profiles")


def chosen(patterns: List[str]) -> List[str]:
    """The paths, without ending, of the records that patterns (FOLDER/NAME) stand for, each once, in order."""
    paths: List[str] = []
    for pattern in patterns:
        folder, _, wanted = pattern.partition("/")
        names = sorted(
            name[: -len(ENDING)]
            for name in os.listdir(os.path.join(RECORDS, folder))
            if name.endswith(ENDING) and fnmatch.fnmatchcase(name[: -len(ENDING)], wanted)
        )
        if not names:
            raise SystemExit("there is no record %s" % pattern)
        found = (os.path.join(RECORDS, folder, name) for name in names)
        paths += [path for path in found if path not in paths]
    return paths


def lines_of(path: str) -> List[Json]:
    with open(path + ".jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def expectation_of(path: str) -> Json:
    with open(path + ".expect.json", encoding="utf-8") as file:
        expectation: Json = json.load(file)
    return expectation


def option(arguments: List[str], name: str) -> Optional[str]:
    return arguments[arguments.index(name) + 1] if name in arguments else None


def profile_named(argument: str) -> Json:
    with open(argument.replace("{profiles}", PROFILES), encoding="utf-8") as file:
        profile: Json = json.load(file)
    return profile


def numbers(verdicts: List[Optional[str]]) -> List[int]:
    """Of each line its number in the review, which does not count refused ones; 0: it was refused."""
    counted, result = 0, []
    for verdict in verdicts:
        counted += verdict != "refused"
        result.append(counted if verdict != "refused" else 0)
    return result


def event_of(line: Json, numbered: List[int]) -> Json:
    """A line as the event of a step: what is said of the record goes, and an amendment counts the events of the
    review."""
    event = {
        key: value for key, value in line.items() if key not in ("seq", "edition", "kind", "note")
    }
    if event["event"] == "amend" and "of" in event.get("parts", {}):
        event = copy.deepcopy(event)
        event["parts"]["of"] = numbered[event["parts"]["of"] - 1]
    return event


def day_of(moment: str) -> str:
    return moment[:10]


def asks_of(
    expectation: Json, lines: List[Json], verdicts: List[Optional[str]], profile: Optional[Json]
) -> List[Json]:
    """What is asked of the review: where it stands and what is owed; and what the record's own command asks."""
    arguments, numbered = expectation.get("args", []), numbers(verdicts)
    command = expectation.get("command", "check")
    as_of = option(arguments, "--as-of") or day_of(lines[-1]["recorded_at"])
    asks: List[Json] = [{"ask": "position"}]
    if expectation["why"].startswith("4: the state "):
        asks.append({"ask": "next"})
    if any(line["event"] in ("amend", "change_edition") for line in lines):
        asks.append({"ask": "reads"})
    asks.append({"ask": "duties", "as_of": as_of})
    if command == "as-at":
        recorded, happened = option(arguments, "--recorded"), option(arguments, "--happened")
        if recorded and not happened:
            moment = recorded if "T" in recorded else recorded + "T23:59:59.999999999Z"
            asks.append(
                {
                    "ask": "as_at",
                    "recorded_until": moment,
                    "as_of": option(arguments, "--as-of") or day_of(moment),
                }
            )
        if happened and not recorded:
            asks.append(
                {
                    "ask": "as_known",
                    "happened_until": happened,
                    "as_of": option(arguments, "--as-of") or happened,
                }
            )
    if command == "what-if":
        more = [json.loads(line) for line in expectation["input"]]
        numbered = numbers(verdicts + expectation.get("verdicts", []))
        asks.append(
            {
                "ask": "what_if",
                "as_of": option(arguments, "--as-of") or day_of(more[-1]["recorded_at"]),
                "events": [event_of(line, numbered) for line in more],
            }
        )
    if command == "impact" and option(arguments, "--edition") and not profile:
        asks.append({"ask": "reread", "edition": option(arguments, "--edition"), "as_of": as_of})
    return asks


def scenario_of(path: str, edition: str, verdicts: List[Optional[str]]) -> Json:
    """The vector of a record, without answers. edition: that it begins under; verdicts: those of its lines."""
    expectation, lines = expectation_of(path), lines_of(path)
    arguments = expectation.get("args", [])
    named = option(arguments, "--record-profile")
    if expectation.get("command", "check") != "impact":
        named = option(arguments, "--profile")
    profile = profile_named(named) if named else None
    numbered = numbers(verdicts)
    vector: Json = {
        "name": os.path.basename(path),
        "kind": "review",
        "why": expectation["why"],
        "from": os.path.relpath(path, RECORDS),
        "edition": edition,
    }
    if profile:
        vector["profile"] = profile
    vector["steps"] = [{"event": event_of(line, numbered)} for line in lines]
    vector["asks"] = asks_of(expectation, lines, verdicts, profile)
    return vector
