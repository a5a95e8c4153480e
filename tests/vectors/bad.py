"""Bad input: events that a setter refuses, lines and local profiles that are refused when they are read.

What is wrong, and where, was put down by hand: here for events, in tests/records for lines, and in tests/profiles for
profiles. make.py writes these vectors only if the library says the same.
"""

import copy
import json
import os
import sys
from typing import Any, Dict, List, Optional, Tuple

import scenarios

sys.path.insert(0, os.path.join(scenarios.TOP, "tests", "profiles"))
import test_profiles  # tests/profiles: profiles that are refused, each with the place

Json = Dict[str, Any]
DIGEST = "sha256:" + "4" * 64


def event(
    name: str, role: str = "business_manager", parts: Optional[Json] = None, **keys: Any
) -> Json:
    whole = {
        "event": name,
        "actor": {"id": "u-1", "role": role},
        "happened_on": "2024-03-04",
        "recorded_at": "2024-03-04T10:00:00Z",
    }
    if parts:
        whole["parts"] = parts
    whole.update(keys)
    return {key: value for key, value in whole.items() if value is not None}


def referral(**parts: Any) -> Json:
    return event("refer", "agency", dict({"referring_agency": "agency-1", "children": 1}, **parts))


def amendment(of: int, replacement: Json) -> Json:
    return event("amend", parts={"of": of, "reason": "typing-1", "replacement": replacement})


HOLD = {"hold": "h-1", "scope": "publication", "reason": "inquest"}

# What is wrong, the event, and what the first call that fails gives, for which key.
EVENTS: List[Tuple[str, Json, str, str]] = [
    ("no such event", event("refr"), "unknown_word", "/event"),
    ("no such role", event("begin_screening", "manager"), "unknown_word", "/actor"),
    (
        "no such capacity",
        event("begin_screening", actor={"id": "u-1", "role": "police", "capacity": "deputy"}),
        "unknown_word",
        "/actor",
    ),
    (
        "an id with a space",
        event("begin_screening", actor={"id": "u 1", "role": "police"}),
        "bad_reference",
        "/actor",
    ),
    (
        "an id like a postcode",
        event("begin_screening", actor={"id": "SW1A-0AA", "role": "police"}),
        "personal_data",
        "/actor",
    ),
    (
        "an organisation with a comma",
        event("begin_screening", actor={"id": "u-1", "role": "police", "org": "a,b"}),
        "bad_reference",
        "/actor",
    ),
    ("no such day", event("begin_screening", happened_on="2024-02-30"), "bad_date", "/happened_on"),
    ("a month, and not historic", event("begin_screening", happened_on="2024-03"), "bad_date", ""),
    (
        "no such moment",
        event("begin_screening", recorded_at="2024-03-04T25:00:00Z"),
        "bad_date",
        "/recorded_at",
    ),
    (
        "a moment that is not UTC",
        event("begin_screening", recorded_at="2024-03-04T10:00:00+01:00"),
        "bad_date",
        "/recorded_at",
    ),
    ("no actor", event("begin_screening", actor=None), "incomplete", ""),
    ("no day", event("begin_screening", happened_on=None), "incomplete", ""),
    ("no moment", event("begin_screening", recorded_at=None), "incomplete", ""),
    (
        "recorded before the last event",
        event("begin_screening", happened_on="2024-03-01", recorded_at="2024-03-01T10:00:00Z"),
        "recorded_earlier",
        "",
    ),
    (
        "two days later than it was recorded",
        event("begin_screening", happened_on="2024-03-06"),
        "not_yet_happened",
        "",
    ),
    (
        "a reason like a telephone number",
        event("begin_screening", departure={"reason": "01632960001"}),
        "personal_data",
        "/departure",
    ),
    (
        "a particular that there is not",
        event("begin_screening", parts={"reson": "m-1"}),
        "not_found",
        "/parts/reson",
    ),
    (
        "a particular of another event",
        event("begin_screening", parts={"reason": "m-1"}),
        "not_found",
        "/parts/reason",
    ),
    (
        "a value that there is not",
        event("place_hold", parts=dict(HOLD, reason="strike")),
        "unknown_word",
        "/parts/reason",
    ),
    (
        "a value of another particular",
        event("place_hold", parts=dict(HOLD, scope="inquest")),
        "unknown_word",
        "/parts/scope",
    ),
    (
        "a reference with a space",
        event("place_hold", parts=dict(HOLD, hold="h 1")),
        "bad_reference",
        "/parts/hold",
    ),
    (
        "an empty reference",
        event("place_hold", parts=dict(HOLD, hold="")),
        "bad_reference",
        "/parts/hold",
    ),
    (
        "a reference like an NHS number",
        event("place_hold", parts=dict(HOLD, hold="999-000-0018")),
        "personal_data",
        "/parts/hold",
    ),
    (
        "no such date",
        event("place_hold", parts=dict(HOLD, review_on="2024-02-30")),
        "bad_date",
        "/parts/review_on",
    ),
    (
        "a vague date",
        event("place_hold", parts=dict(HOLD, review_on="2024-05")),
        "bad_date",
        "/parts/review_on",
    ),
    (
        "a digest that is too short",
        event("record_scan", parts={"document": DIGEST[:-1], "open_findings": 0}),
        "bad_reference",
        "/parts/document",
    ),
    (
        "a reference for a digest",
        event("record_disclosure", parts={"document": "draft-1", "reason": "leak-1"}),
        "bad_reference",
        "/parts/document",
    ),
    ("no children", referral(children=0), "out_of_range", "/parts/children"),
    ("fewer children than none", referral(children=-1), "out_of_range", "/parts/children"),
    (
        "a number for a reference",
        event("place_hold", parts=dict(HOLD, hold=1)),
        "wrong_type",
        "/parts/hold",
    ),
    (
        "true for a code",
        event("place_hold", parts=dict(HOLD, scope=True)),
        "wrong_type",
        "/parts/scope",
    ),
    (
        "a number for yes or no",
        event("record_circumstances", parts={"looked_after": 1}),
        "wrong_type",
        "/parts/looked_after",
    ),
    (
        "a reference in a list with a space",
        referral(child_refs=["c-1", "c 2"]),
        "bad_reference",
        "/parts/child_refs",
    ),
    (
        "no such duty",
        event(
            "explain_delay",
            parts={"duty": "publis", "recipient": "national_panel", "reason": "m-1"},
        ),
        "unknown_word",
        "/parts/duty",
    ),
    (
        "an edition that there is not",
        event("change_edition", parts={"to": "wt2032", "reason": "m-1"}),
        "unknown_word",
        "",
    ),
    (
        "an amendment of what is not there",
        amendment(9, {"happened_on": "2024-03-01"}),
        "not_found",
        "/parts/replacement",
    ),
    (
        "an amendment with an unknown value",
        amendment(2, {"parts": {"suspicion": "certain"}}),
        "unknown_word",
        "/parts/replacement/parts/suspicion",
    ),
    (
        "an amendment to a day to come",
        amendment(2, {"happened_on": "2024-03-09"}),
        "not_yet_happened",
        "",
    ),
    ("an amendment to a month", amendment(2, {"happened_on": "2024-03"}), "bad_date", ""),
]


def events() -> List[Json]:
    """One review: it is as it was after each of them, and goes on."""
    begun = [
        {"event": referral(child_refs=["c-1"]), "verdict": "allowed"},
        {
            "event": event("record_circumstances", parts={"suspicion": "known"}),
            "verdict": "allowed",
        },
    ]
    tried = [
        {"event": one, "error": {"status": status, "pointer": pointer}}
        for _, one, status, pointer in EVENTS
    ]
    after: Json = {"event": event("begin_screening"), "verdict": "allowed", "state": "screening"}
    return [
        {
            "name": what.replace(" ", "-").replace(",", ""),
            "why": "formats 1: " + what,
            "kind": "review",
            "edition": "wt2023",
            "steps": begun + [one, after],
            "asks": [{"ask": "position", "state": "screening", "version": 3}],
        }
        for (what, _, _, _), one in zip(EVENTS, tried)
    ]


def lines() -> List[Json]:
    """Records whose last line is bad input: what is before it is on record, and the line is read as the next."""
    vectors = []
    for path in scenarios.chosen(
        ["rules/bad-*", "rules/note-refusal-of-nothing", "dates/edition-*"]
    ):
        wanted = scenarios.expectation_of(path)
        with open(path + ".jsonl", encoding="utf-8") as file:
            texts = [text.rstrip("\n") for text in file if text.strip()]
        if wanted["exit"] != 2 or wanted.get("args") or not texts:
            continue
        told = {
            key: wanted["error"][key] for key in ("pointer", "nearest") if key in wanted["error"]
        }
        before = [json.loads(text) for text in texts[:-1]]
        vectors.append(
            {
                "name": os.path.basename(path),
                "why": wanted["why"],
                "kind": "review",
                "from": os.path.relpath(path, scenarios.RECORDS),
                "edition": before[0].get("edition", "wt2023") if before else "wt2023",
                "steps": [
                    {"event": scenarios.event_of(line, []), "verdict": "allowed"} for line in before
                ],
                "asks": [
                    {"ask": "line", "text": texts[-1], "error": dict(told, status="bad_input")}
                ],
            }
        )
    return vectors


def profiles() -> List[Json]:
    vectors = [
        {
            "name": "good",
            "why": "8: the profile that the others are made from",
            "kind": "profile",
            "profile": test_profiles.GOOD,
        }
    ]
    for name, change, pointer, more in test_profiles.BAD:
        profile = copy.deepcopy(test_profiles.GOOD)
        change(profile)
        told = {key: value for key, value in more.items() if key in ("rule", "nearest", "edition")}
        vectors.append(
            {
                "name": name.replace(" ", "-").replace(",", ""),
                "why": "8: " + name,
                "kind": "profile",
                "profile": profile,
                "error": dict(told, pointer=pointer),
            }
        )
    return vectors
