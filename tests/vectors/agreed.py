"""Whether a vector made from a record says what the record's own expectation says, and what `cspr check` says.

What must stay true: a vector that disagrees in anything that both say ends the making of all of them.
"""
import json
import os
import subprocess
import sys
from typing import Any, Dict, Iterator, List, Optional, Tuple

import scenarios

sys.path.insert(0, scenarios.RECORDS)
import run  # tests/records/run.py: how a record's expectation is compared

Json = Dict[str, Any]
FINDING = ("rule", "force", "met", "provenance", "first_day", "part", "roles", "event")
DUTY = ("duty", "about", "standing", "force", "provenance", "since", "counted_from", "due", "met_on", "days_late",
        "days_left", "working")


def checked(cspr: str, path: str) -> Json:
    """What `cspr check` says of a record, under the edition and the profile that the record names."""
    expectation = scenarios.expectation_of(path)
    arguments = [text.replace("{profiles}", scenarios.PROFILES) for text in expectation.get("args", [])]
    own = "--record-" if expectation.get("command") == "impact" else "--"
    named = []
    for option, asked in (("--edition", own + "edition"), ("--profile", own + "profile"), ("--as-of", "--as-of")):
        value = scenarios.option(arguments, asked)
        named += [option, value] if value else []
    done = subprocess.run([cspr, "check", path + ".jsonl", "--json"] + named, stdout=subprocess.PIPE, check=False)
    answer: Json = json.loads(done.stdout)
    return answer


def told_by(cspr: str, path: str) -> Optional[Json]:
    """What `cspr check` says, once the record has got its expectation; None: the record is bad input."""
    _, differences = run.run_case(cspr, path)
    if differences:
        raise SystemExit("%s does not get its own expectation: %s" % (path, differences[0]))
    if scenarios.expectation_of(path)["exit"] == 2:
        return None
    return checked(cspr, path)


def begun_under(answer: Json) -> str:
    return str(answer.get("begun_under", answer["edition"]))


def verdicts_of(answer: Json) -> List[Optional[str]]:
    return [event["verdict"] for event in answer["events"]]


def picked(values: List[Json], keys: Tuple[str, ...]) -> List[Json]:
    """Only these keys, and none that says nothing (met says something even if it is null)."""
    return [{key: value[key] for key in keys if key in value and (value[key] not in (None, []) or key == "met")}
            for value in values]


def flags_of(flags: List[Json]) -> Json:
    """Flags in the form of `cspr check`."""
    def named(event: str) -> List[str]:
        return sorted(flag["reference"] for flag in flags if flag["event"] == event)

    return {"holds": named("place_hold"), "proceedings": named("record_proceeding"),
            "orders": len(named("record_order")),
            "panel_query": any(flag["event"] == "national_panel_responds" for flag in flags)}


def compared(vector: Json, answer: Json) -> Iterator[Tuple[str, Any, Any]]:
    """(where, what cspr says, what the vector says), of everything that both say."""
    asks = {ask["ask"]: ask for ask in vector["asks"]}
    position, amended = asks["position"], "reads" in asks
    for key in ("state", "phase"):
        yield key, answer[key], position[key]
    if "next" in asks:
        yield "next", answer["next"], asks["next"]["next"]
    flags = answer["flags"]
    yield "flags", {key: sorted(v) if isinstance(v, list) else v for key, v in flags.items()}, flags_of(position["flags"])
    yield "duties", picked(answer["duties"], DUTY), picked(asks["duties"]["duties"], DUTY)
    reads = iter(asks["reads"]["reads"] if amended else [])
    for index, (event, step) in enumerate(zip(answer["events"], vector["steps"])):
        if not amended:
            yield "step %d" % index, event["verdict"], step["verdict"]
            yield "findings of step %d" % index, picked(event["findings"], FINDING), picked(step["findings"], FINDING)
            yield "state of step %d" % index, event["state"], step["state"]
        elif step["verdict"] != "refused":
            read = next(reads)
            verdict = None if event.get("retracted") else event["verdict"]
            yield "reading %d" % index, [verdict, event["state"]], [read.get("verdict"), read["state"]]


def insist(path: str, vector: Json, answer: Json) -> None:
    for index, step in enumerate(vector["steps"]):
        if "error" in step:
            raise SystemExit("%s: step %d can't be decided: %s" % (path, index, step["error"]))
    for where, told, found in compared(vector, answer):
        if told != found:
            raise SystemExit("%s: %s\n  cspr check:  %s\n  the vectors: %s"
                             % (os.path.relpath(path, scenarios.TOP), where, told, found))
