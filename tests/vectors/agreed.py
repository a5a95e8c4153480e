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
NEED = ("event", "rule", "force", "provenance", "cite", "words", "remedy")
TERM = ("duty", "force", "period", "count", "provenance", "cite", "words")
DUTY = (
    "duty",
    "about",
    "standing",
    "force",
    "provenance",
    "since",
    "counted_from",
    "due",
    "met_on",
    "days_late",
    "days_left",
    "working",
)


def checked(cspr: str, path: str) -> Json:
    """What `cspr check` says of a record, under the edition and the profile that the record names."""
    expectation = scenarios.expectation_of(path)
    arguments = [
        text.replace("{profiles}", scenarios.PROFILES) for text in expectation.get("args", [])
    ]
    own = "--record-" if expectation.get("command") == "impact" else "--"
    named = []
    for option, asked in (
        ("--edition", own + "edition"),
        ("--profile", own + "profile"),
        ("--as-of", "--as-of"),
    ):
        value = scenarios.option(arguments, asked)
        named += [option, value] if value else []
    done = subprocess.run(
        [cspr, "check", path + ".jsonl", "--json"] + named, stdout=subprocess.PIPE, check=False
    )
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
    return [
        {
            key: value[key]
            for key in keys
            if key in value and (value[key] not in (None, []) or key == "met")
        }
        for value in values
    ]


def flags_of(flags: List[Json]) -> Json:
    """Flags in the form of `cspr check`."""

    def named(event: str) -> List[str]:
        return sorted(flag["reference"] for flag in flags if flag["event"] == event)

    return {
        "holds": named("place_hold"),
        "proceedings": named("record_proceeding"),
        "orders": len(named("record_order")),
        "panel_query": any(flag["event"] == "national_panel_responds" for flag in flags),
    }


def compared(vector: Json, answer: Json) -> Iterator[Tuple[str, Any, Any]]:
    """(where, what cspr says, what the vector says), of everything that both say."""
    asks = {ask["ask"]: ask for ask in vector["asks"]}
    position, amended = asks["position"], "reads" in asks
    for key in ("state", "phase"):
        yield key, answer[key], position[key]
    if "next" in asks:
        yield "next", answer["next"], asks["next"]["next"]
    flags = answer["flags"]
    yield "flags", {
        key: sorted(v) if isinstance(v, list) else v for key, v in flags.items()
    }, flags_of(position["flags"])
    yield "duties", picked(answer["duties"], DUTY), picked(asks["duties"]["duties"], DUTY)
    reads = iter(asks["reads"]["reads"] if amended else [])
    for index, (event, step) in enumerate(zip(answer["events"], vector["steps"])):
        if not amended:
            yield "step %d" % index, event["verdict"], step["verdict"]
            yield "findings of step %d" % index, picked(event["findings"], FINDING), picked(
                step["findings"], FINDING
            )
            yield "state of step %d" % index, event["state"], step["state"]
        elif step["verdict"] != "refused":
            read = next(reads)
            verdict = None if event.get("retracted") else event["verdict"]
            yield "reading %d" % index, [verdict, event["state"]], [
                read.get("verdict"),
                read["state"],
            ]


def insist(path: str, vector: Json, answer: Json) -> None:
    for index, step in enumerate(vector["steps"]):
        if "error" in step:
            raise SystemExit("%s: step %d can't be decided: %s" % (path, index, step["error"]))
    for where, told, found in compared(vector, answer):
        if told != found:
            raise SystemExit(
                "%s: %s\n  cspr check:  %s\n  the vectors: %s"
                % (os.path.relpath(path, scenarios.TOP), where, told, found)
            )


def tables(cspr: str, edition: str) -> Json:
    """The vector of an edition's rules and duties, as `cspr edition` prints them."""
    done = subprocess.run(
        [cspr, "edition", edition, "--as", "json"], stdout=subprocess.PIPE, check=True
    )
    told = json.loads(done.stdout)
    return {
        "name": edition,
        "why": "each rule and duty with its force, its source and how well that is evidenced",
        "kind": "rules",
        "edition": edition,
        "title": told["title"],
        "of": told["kind"],
        "from": told["from"],
        "provisional": told["provisional"],
        "needs": [{key: row[key] for key in NEED} for row in told["needs"]],
        "terms": [{key: row[key] for key in TERM} for row in told["terms"]],
    }


def rows_of(value: Any) -> List[Any]:
    return value if isinstance(value, list) else [value]


def same(name: str, wanted: List[Json], got: List[Json]) -> List[Json]:
    """The vectors, if the library's answers are those that were put there without it."""
    for vector, answer in zip(wanted, got):
        for key in vector:
            for row, found in zip(rows_of(vector[key]), rows_of(answer.get(key))):
                if row != found:
                    raise differs(name, vector, key, row, found)
        if vector != answer:
            raise SystemExit("%s: %s: another answer" % (name, vector["name"]))
    return wanted


def differs(name: str, vector: Json, key: str, wanted: Any, got: Any) -> SystemExit:
    return SystemExit(
        "%s: %s, %s\n  wanted: %s\n  got:    %s" % (name, vector["name"], key, wanted, got)
    )


def holds(wanted: Any, got: Any) -> bool:
    """Whether what is wanted is there: of an object, its keys; of duties, each; of any other list, all in order."""
    if isinstance(wanted, dict):
        return isinstance(got, dict) and all(
            key in got and holds(value, got[key]) for key, value in wanted.items()
        )
    if isinstance(wanted, list):
        if wanted and isinstance(wanted[0], dict) and "duty" in wanted[0]:
            return all(any(holds(one, other) for other in got) for one in wanted)
        return len(wanted) == len(got) and all(map(holds, wanted, got))
    return bool(wanted == got)


def completed(name: str, wanted: List[Json], got: List[Json]) -> List[Json]:
    """The vectors with the library's answers, if what was put there without it holds in them."""
    for vector, answer in zip(wanted, got):
        if vector["kind"] == "profile" and ("error" in vector) != ("error" in answer):
            raise SystemExit("%s: %s: %s" % (name, vector["name"], answer.get("error")))
        for key in vector:
            for row, found in zip(rows_of(vector[key]), rows_of(answer.get(key))):
                if not holds(row, found):
                    raise differs(name, vector, key, row, found)
            if not holds(vector[key], answer.get(key)):
                raise differs(name, vector, key, "as many", "others")
        for step, found in zip(vector.get("steps", []), answer.get("steps", [])):
            if "error" in found and "error" not in step:
                raise SystemExit("%s: %s: %s" % (name, vector["name"], found["error"]))
    return got
