#!/usr/bin/env python3
"""Whether the committed vectors make every move of every edition, and find each of its rules met and unmet.

The moves and the needs are those that `cspr edition ID --as json` prints. A step is counted for the row that speaks for
its event, the state before it, what it carries and the state after it: no row, or more than one, fails. The one side
that no review can come to is computed: a rule that an accepted report always meets, where every state from which its
event can be recorded lies behind the acceptance on every way through the graph.

Usage: coverage.py --cspr PATH FOLDER        (a line for each that is missing; the last line counts)
"""

import argparse
import glob
import json
import os
import subprocess
import sys
from typing import Any, Dict, Iterator, List, Optional, Set, Tuple

Json = Dict[str, Any]
MET = {True: "met", False: "unmet", None: "unknown"}
GRAPH_RULES = ("no-such-move", "no-authority", "particulars-complete")
FACTS = (
    "always",
    "approved",
    "not_approved",
    "closed_without_review",
    "closed_after_review",
    "published",
)


def editions(cspr: str) -> Dict[str, Json]:
    """Every edition's tables, by its name."""

    def told(*arguments: str) -> Any:
        done = subprocess.run([cspr, "edition", *arguments], stdout=subprocess.PIPE, check=True)
        return json.loads(done.stdout)

    return {
        row["edition"]: told(row["edition"], "--as", "json") for row in told("--json")["editions"]
    }


def speaks(row: Json, before: Optional[str], parts: Json) -> bool:
    """Whether a row may speak for an event; what only the review itself knows (FACTS) is taken to be so."""
    when = row["when"]
    if before not in row["from"]:
        return False
    if when["kind"] in FACTS:
        return True
    return bool((parts.get(when["part"]) == when["value"]) == (when["kind"] == "part_is"))


def leads(row: Json, before: Optional[str], after: str, parts: Json) -> bool:
    """Whether a move from one state comes to the other. What an amendment comes to, is what it makes of the rest."""
    if row["event"] == "amend":
        return True
    if row["to"] == "same":
        return before == after
    if row["to"] == "named":
        return bool(parts["state"] == after)
    if row["to"] == "return":
        return (
            after != "monitoring"
        )  # closed without a review: before there was anything to monitor
    return bool(row["to"] == after)


class Seen:
    """What the vectors show of one edition, as indexes of its rows."""

    def __init__(self, tables: Json) -> None:
        self.tables = tables
        self.moves: Set[int] = set()
        self.needs: Set[Tuple[int, str]] = set()
        self.refusals: Set[str] = set()
        self.states: Set[str] = set()

    def move(self, event: Json, before: Optional[str], after: str) -> str:
        """Counts an accepted step; what is wrong, or ""."""
        parts = event.get("parts", {})
        rows = [
            i
            for i, row in enumerate(self.tables["moves"])
            if row["event"] == event["event"]
            and event["actor"]["role"] in row["roles"]
            and speaks(row, before, parts)
            and leads(row, before, after, parts)
        ]
        if len(rows) != 1:
            return "%s from %s to %s: %d rows speak for it" % (
                event["event"],
                before,
                after,
                len(rows),
            )
        self.moves.add(rows[0])
        return ""

    def finding(self, event: Json, before: Optional[str], finding: Json) -> str:
        if finding["rule"] in GRAPH_RULES:
            self.refusals.add(finding["rule"])
            return ""
        if finding["rule"] == "later-moves-stand":  # of an amendment: no row's
            return ""
        rows = [
            i
            for i, row in enumerate(self.tables["needs"])
            if (row["event"], row["rule"]) == (event["event"], finding["rule"])
            and speaks(row, before, event.get("parts", {}))
        ]
        if len(rows) != 1:
            return "%s from %s: %d rows have the rule %s" % (
                event["event"],
                before,
                len(rows),
                finding["rule"],
            )
        self.needs.add((rows[0], MET[finding["met"]]))
        return ""

    def step(self, step: Json, before: Optional[str]) -> Iterator[str]:
        for finding in step["findings"]:
            yield self.finding(step["event"], before, finding)
        if step["verdict"] != "refused":
            yield self.move(step["event"], before, step["state"])
            self.states.add(step["state"])


def reachable(tables: Json, without: str) -> Set[str]:
    """The states that a review begun by a referral can come to if an event never happens."""
    begun: Tuple[Optional[str], bool] = (
        None,
        False,
    )  # a state, and whether it was closed there without a review
    found, waiting = {begun}, [begun]
    while waiting:
        before, early = waiting.pop()
        for row in tables["moves"]:
            closed_when = {"closed_without_review": True, "closed_after_review": False}.get(
                row["when"]["kind"], early
            )
            if (
                row["event"] in (without, "adopt")
                or before not in row["from"]
                or closed_when != early
            ):
                continue
            after = {"same": before, "return": None}.get(row["to"], row["to"])
            place = (
                after,
                early if row["to"] == "same" else row["event"] == "close_without_review",
            )
            if after and place not in found:
                found.add(place)
                waiting.append(place)
    return {state for state, _ in found if state}


def always_met(tables: Json, need: Json) -> bool:
    """Whether the event that a rule waits for has happened wherever its own event may be recorded."""
    if need["requirement"]["kind"] != "happened":
        return False
    froms = {
        state for row in tables["moves"] if row["event"] == need["event"] for state in row["from"]
    }
    return not froms & reachable(tables, need["requirement"]["one_name"])


def missing(name: str, seen: Seen) -> Iterator[str]:
    for index, row in enumerate(seen.tables["moves"]):
        if index not in seen.moves:
            yield "%s: the move %s from %s to %s is never made" % (
                name,
                row["event"],
                row["from"],
                row["to"],
            )
    for index, row in enumerate(seen.tables["needs"]):
        never = always_met(seen.tables, row)
        for side in ("met", "unmet"):
            if ((index, side) in seen.needs) == (never and side == "unmet"):
                yield "%s: %s, %s is %s" % (
                    name,
                    row["event"],
                    row["rule"],
                    "said to be always met" if never else "never " + side,
                )
    for rule in GRAPH_RULES:
        if rule not in seen.refusals:
            yield "%s: nothing is refused by %s" % (name, rule)
    for state in seen.tables["states"]:
        if state["state"] not in seen.states:
            yield "%s: no review comes to %s" % (name, state["state"])


def count(tables: Dict[str, Json], folder: str) -> Tuple[Dict[str, Seen], List[str]]:
    seen = {name: Seen(table) for name, table in tables.items()}
    wrong: List[str] = []
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        with open(path, encoding="utf-8") as file:
            vectors = json.load(file).get("vectors", [])
        for vector in vectors:
            if vector["kind"] != "review" or "profile" in vector:
                continue
            edition, before = vector["edition"], None
            for step in vector["steps"]:
                if "error" in step:
                    continue
                wrong += [
                    "%s: %s" % (vector["name"], what)
                    for what in seen[edition].step(step, before)
                    if what
                ]
                before = step["state"]
                if step["event"]["event"] == "change_edition" and step["verdict"] != "refused":
                    edition = step["event"]["parts"]["to"]
    return seen, wrong


def main() -> int:
    parser = argparse.ArgumentParser(description="count what the vectors cover")
    parser.add_argument("--cspr", required=True)
    parser.add_argument("folder")
    options = parser.parse_args()
    seen, wrong = count(editions(options.cspr), options.folder)
    for name, one in seen.items():
        lacking = list(missing(name, one))
        wrong += lacking
        print(
            "%s: %d of %d moves made, %d of %d rules met, %d unmet, %d of %d states"
            % (
                name,
                len(one.moves),
                len(one.tables["moves"]),
                sum(side == "met" for _, side in one.needs),
                len(one.tables["needs"]),
                sum(side == "unmet" for _, side in one.needs),
                len(one.states),
                len(one.tables["states"]),
            )
        )
    for what in wrong:
        print("FAIL " + what)
    total = sum(
        len(one.tables["moves"])
        + 2 * len(one.tables["needs"])
        + len(GRAPH_RULES)
        + len(one.tables["states"])
        for one in seen.values()
    )
    print("%d passed, %d failed" % (total - len(wrong), len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
