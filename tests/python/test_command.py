"""The package says of a record, word for word, what `cspr check --json` says: two hosts, one library."""

import json
import os
import subprocess

import cspr
import headers
import kit
from given import EXAMPLE

# As tests/run.sh builds it, before it comes to this.
BUILT = headers.TOP / "build" / "gcc" / "examples" / "cspr" / "cspr"
COMMAND = os.environ.get("CSPR_COMMAND", str(BUILT))


def finding(found):
    told = {
        "rule": found.name,
        "force": str(found.force),
        "met": {cspr.Result.MET: True, cspr.Result.UNMET: False}.get(found.result),
        "cite": found.cite,
        "provenance": str(found.provenance),
        "text": found.words,
        "remedy": found.remedy,
    }
    kit.put(told, "first_day", kit.day(found.first_day))
    kit.put(told, "part", kit.name(found.part))
    kit.put(told, "roles", [str(role) for role in found.roles])
    return told


def event(number, line):
    return {
        "seq": number,
        "event": str(line.event.code),
        "verdict": str(line.decision.verdict),
        "state": str(line.state),
        "findings": [finding(one) for one in line.decision.findings],
    }


def duty(found):
    told = {
        "duty": found.name,
        "standing": str(found.standing),
        "since": kit.day(found.since),
        "due": kit.due(found.due),
        "met_on": kit.day(found.met_on),
        "force": str(found.force),
        "cite": found.cite,
        "provenance": str(found.provenance),
        "text": found.words,
        "working": [{"day": str(one.day), "skipped": one.why} for one in found.working],
    }
    kit.put(told, "about", found.about)
    kit.put(told, "counted_from", kit.day(found.counted_from))
    kit.put(told, "days_late", found.days_late or None)
    kit.put(told, "days_left", found.days_left)
    return told


def flags(review):
    def opened_by(code):
        return [flag.reference for flag in review.flags if flag.event == code]

    return {
        "holds": opened_by(cspr.EventCode.PLACE_HOLD),
        "panel_query": bool(opened_by(cspr.EventCode.NATIONAL_PANEL_RESPONDS)),
        "orders": len(opened_by(cspr.EventCode.RECORD_ORDER)),
        "proceedings": opened_by(cspr.EventCode.RECORD_PROCEEDING),
    }


def checked(lines, as_of):
    """What cspr check says, by the package."""
    replayed = cspr.replay(lines)
    review = replayed.review
    return {
        "edition": review.edition.name,
        "provisional": review.edition.provisional,
        "state": str(review.state),
        "phase": str(review.phase),
        "as_of": as_of,
        "calendar": review.basis.calendar.version,
        "events": [event(number, line) for number, line in enumerate(replayed, 1)],
        "duties": [duty(one) for one in review.duties(as_of)],
        "flags": flags(review),
        "next": [str(code) for code in review.next],
    }


def test_the_example_is_the_same_after_every_line():
    with open(EXAMPLE, "rb") as file:
        lines = file.readlines()
    for count in [*range(1, len(lines), 12), 84, len(lines)]:
        done = subprocess.run(
            [COMMAND, "check", "--json", "-"],
            input=b"".join(lines[:count]),
            stdout=subprocess.PIPE,
            check=False,
        )
        answer = json.loads(done.stdout.decode())
        assert done.returncode == (count >= 84), "what was refused is line 84"
        mine = checked(lines[:count], answer["as_of"])
        assert len(mine["events"]) == count and len(mine["duties"]) > 10
        for key in answer:
            assert mine[key] == answer[key], (count, key)
        assert mine == answer
