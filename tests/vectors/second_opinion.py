#!/usr/bin/env python3
"""Whether the second evaluator, which was written from the rulebook alone (tests/property/second), says of every review
vector what the vector says: each verdict, state, rule that is not met or unknown, what is open, and every duty with its
days. Left out are local profiles and calendars of a host's own, which it does not know.

Usage: second_opinion.py BANK-HOLIDAYS.csv FOLDER         (the last line counts)
"""

import datetime
import json
import os
import sys
from typing import Any, Dict, Iterator, List, Tuple

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "property", "second"))
from agree import Comparison  # tests/property/second
from days import bank_holidays
from duties import duties
from record import DATES, EDITIONS

Json = Dict[str, Any]
COVERED = ("2018-01-01", "2027-12-31")


def number(text: str) -> int:
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


def days(text: str) -> str:
    """A day, a month, a year or an interval of days, as the second evaluator writes it."""
    if "/" in text:
        first, last = text.split("/")
        return "%d..%d" % (number(first), number(last)) if first != last else str(number(first))
    if len(text) == 10:
        return str(number(text))
    first, last = text + ("-01" if len(text) == 7 else "-01-01"), text + (
        "-28" if len(text) == 7 else "-12-28"
    )
    following = datetime.date.fromisoformat(last) + datetime.timedelta(4)
    return "%d..%d" % (number(first), number(str(following.replace(day=1))) - 1)


def given(name: str, value: Any) -> Iterator[str]:
    """A particular as the second evaluator reads it: name=value."""
    if isinstance(value, dict):
        yield from (
            "milestones.%s=%s" % (milestone, days(when)) for milestone, when in value.items()
        )
    elif isinstance(value, list):
        yield from ("%s=%s" % (name, one) for one in value)
    elif isinstance(value, bool):
        yield "%s=%s" % (name, "true" if value else "false")
    else:
        yield "%s=%s" % (name, days(value) if name in DATES else value)


def departure(event: Json) -> str:
    if "departure" not in event:
        return "-"
    return "happened" if event["departure"].get("already_happened") else "departs"


def replacement(event: Json) -> Iterator[str]:
    yield "replacement=given"
    if "actor" in event:
        yield "with..role=%(role)s with..actor=%(id)s" % event["actor"]
    if "happened_on" in event:
        yield "with..happened=" + days(event["happened_on"])
    if "departure" in event:
        yield "with..departs=" + departure(event)
    for name, value in event.get("parts", {}).items():
        yield from ("with." + one for one in given(name, value))


def parts(event: Json) -> str:
    told: List[str] = []
    for name, value in event.get("parts", {}).items():
        told += replacement(value) if name == "replacement" else given(name, value)
    return " ".join(told)


def rules(step: Json, met: Any) -> str:
    named = []
    for finding in step["findings"]:
        if finding["met"] is met:
            about = finding.get("number", finding.get("part"))
            named.append(finding["rule"] + (":%s" % about if about else ""))
    return " ".join(sorted(named))


def fields(step: Json) -> List[str]:
    event = step["event"]
    answer = "%s; %s; %s; %s" % (
        step["verdict"],
        step["state"] or "-",
        rules(step, False),
        rules(step, None),
    )
    return [
        event["event"],
        event["actor"]["role"],
        event["actor"]["id"],
        days(event["happened_on"]),
        departure(event),
        parts(event),
        answer,
    ]


def flags(position: Json) -> str:
    return "; ".join(
        "%s %s %s %s"
        % (flag["event"], flag.get("reference", "-"), flag.get("scope", "-"), days(flag["since"]))
        for flag in position["flags"]
    )


def owed(duty: Json) -> Tuple[str, ...]:
    return (
        duty["duty"],
        duty.get("about", "-"),
        duty["standing"],
        *(days(duty[key]) if key in duty else "-" for key in ("since", "due", "met_on")),
        str(duty.get("days_late", 0)),
    )


def second_owed(text: str) -> List[Tuple[str, ...]]:
    """Duties of the second evaluator; how late can't be said is as not late, as in a vector."""
    rows = [tuple(row.split(" ")) for row in text.split("; ") if row]
    return [row[:-1] + ("0" if row[-1] == "-1" else row[-1],) for row in rows]


class Opinion:
    def __init__(self, holidays: str) -> None:
        self.second = Comparison(bank_holidays(holidays))
        self.second.calendar(["0", str(number(COVERED[0])), str(number(COVERED[1])), ""])
        self.passed = self.failed = 0

    def check(self, good: bool, what: str) -> None:
        self.passed += good
        self.failed += not good
        if not good:
            print("FAIL " + what)

    def vector(self, vector: Json) -> None:
        self.second.edition = EDITIONS[vector["edition"]]
        self.second.sequence([vector["name"], "0"])
        for index, step in enumerate(vector["steps"]):
            before = sum(self.second.failed)
            self.second.event(fields(step))
            self.check(sum(self.second.failed) == before, "%s: step %d" % (vector["name"], index))
        for ask in vector["asks"]:
            if ask["ask"] == "position":
                before = sum(self.second.failed)
                self.second.open([flags(ask)])
                self.check(sum(self.second.failed) == before, vector["name"] + ": what is open")
            if ask["ask"] == "duties":
                theirs = second_owed(duties(self.second.history, number(ask["as_of"])))
                ours = [owed(duty) for duty in ask["duties"]]
                self.check(
                    theirs == ours,
                    "%s: duties: %s" % (vector["name"], sorted(set(theirs) ^ set(ours))),
                )


def main() -> int:
    opinion = Opinion(sys.argv[1])
    with open(os.path.join(sys.argv[2], "index.json"), encoding="utf-8") as file:
        names = [row["file"] for row in json.load(file)["files"]]
    for name in names:
        with open(os.path.join(sys.argv[2], name), encoding="utf-8") as file:
            vectors = json.load(file)["vectors"]
        for vector in vectors:
            known = (
                vector["kind"] == "review" and "profile" not in vector and "calendar" not in vector
            )
            if known and not any("error" in step for step in vector["steps"]):
                opinion.vector(vector)
    print("%d passed, %d failed" % (opinion.passed, opinion.failed))
    return 1 if opinion.failed else 0


if __name__ == "__main__":
    sys.exit(main())
