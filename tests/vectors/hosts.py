"""What a host asks besides recording: what may come next and why not, what remains to be done, and what is due by a
calendar of its own. The answers that matter were put down by hand from the rulebook; the library completes them.
"""

from typing import Any, Dict, List

Json = Dict[str, Any]

# Of a record: what is asked once its events are in, with what must come of it.
QUESTIONS: Dict[str, List[Json]] = {
    "rules/phase-referred": [
        {"ask": "criteria", "answer": "needs_information"},
        {
            "ask": "explain",
            "event": "begin_screening",
            "as_of": "2024-03-01",
            "verdict": "allowed",
            "findings": [],
        },
        {
            "ask": "explain",
            "event": "begin_screening",
            "role": "agency",
            "as_of": "2024-03-01",
            "verdict": "refused",
            "findings": [{"rule": "no-authority", "met": False}],
        },
        {
            "ask": "explain",
            "event": "publish",
            "as_of": "2024-03-01",
            "verdict": "refused",
            "findings": [{"rule": "no-such-move", "met": False}],
        },
        {"ask": "explain_all", "role": "local_authority", "as_of": "2024-03-01"},
        {"ask": "path", "to": "notified", "as_of": "2024-03-01", "status": "done"},
    ],
    "rules/phase-rapid-review": [
        {"ask": "criteria", "answer": "met"},
        {"ask": "explain_all", "role": "business_manager", "as_of": "2024-03-11"},
        {"ask": "path", "to": "decided", "as_of": "2024-03-11", "status": "done"},
    ],
    "rules/phase-with-national-panel": [
        {
            "ask": "explain",
            "event": "begin_lcspr",
            "role": "police",
            "as_of": "2024-03-28",
            "verdict": "allowed",
            "findings": [
                {"rule": "outcome-is-lcspr", "met": True},
                {"rule": "no-open-panel-query", "met": True},
            ],
        },
        {"ask": "explain_all", "as_of": "2024-03-28"},
    ],
    "rules/phase-pre-publication": [  # the copies went out on 13 September: seven working days are over on the 24th
        {"ask": "explain", "event": "publish", "as_of": "2024-09-23", "verdict": "refused"},
        {"ask": "explain", "event": "publish", "as_of": "2024-09-24", "verdict": "allowed"},
        {
            "ask": "path",
            "to": "published",
            "as_of": "2024-09-13",
            "status": "done",
            "steps": [
                {
                    "event": "publish",
                    "state": "published",
                    "verdict": "allowed",
                    "earliest": "2024-09-24",
                    "before": 0,
                }
            ],
        },
        {"ask": "path", "to": "no_review", "as_of": "2024-09-13", "status": "not_found"},
    ],
    "rules/hold-publication": [
        {"ask": "path", "to": "published", "as_of": "2024-10-01"},
        {"ask": "explain_all", "role": "business_manager", "as_of": "2024-10-01"},
    ],
    "editions/in-closed-wt2023": [
        {"ask": "path", "to": "closed", "as_of": "2024-09-02", "status": "done", "steps": []},
        {"ask": "explain_all", "as_of": "2024-09-02"},
    ],
    "editions/screening-sar2014": [
        {"ask": "path", "to": "published", "as_of": "2024-09-02", "status": "done"},
        {"ask": "explain_all", "role": "safeguarding_adults_board", "as_of": "2024-09-02"},
    ],
}


def questions(begun: Dict[str, Json]) -> List[Json]:
    """The vectors of those records, by path, with these asks instead of their own."""
    return [dict(begun[name], asks=asks) for name, asks in QUESTIONS.items()]


MARCH = [("2024-03-29", "Good Friday"), ("2024-04-01", "Easter Monday")]


def event(name: str, actor: str, role: str, day: str, **parts: Any) -> Json:
    return {
        "event": {
            "event": name,
            "actor": {"id": actor, "role": role},
            "happened_on": day,
            "recorded_at": day + "T10:00:00Z",
            "parts": parts,
        },
        "verdict": "allowed",
    }


def calendar(name: str, why: str, first: str, last: str, closed: List[Any], *asks: Json) -> Json:
    """A referral of a Friday, of which the local authority was aware that day, by a calendar of the host's own."""
    return {
        "name": name,
        "why": why,
        "kind": "review",
        "edition": "wt2023",
        "calendar": {
            "version": name + "-1",
            "first": first,
            "last": last,
            "closed": [{"day": day, "skipped": what} for day, what in closed],
        },
        "steps": [
            event(
                "refer",
                "agency-1",
                "agency",
                "2024-03-01",
                referring_agency="agency-1",
                children=1,
                aware_on="2024-03-01",
            )
        ],
        "asks": list(asks),
    }


def due(as_of: str, **told: Any) -> Json:
    return {
        "ask": "duties",
        "as_of": as_of,
        "duties": [dict(duty="notify-panel", since="2024-03-01", **told)],
    }


def calendars() -> List[Json]:
    year = ("2024-01-01", "2024-12-31")
    return [
        calendar(
            "as-the-law",
            "6: five working days from Friday 1 March",
            *year,
            MARCH,
            due("2024-03-08", standing="pending", due="2024-03-08", days_left=0),
            due("2024-03-11", standing="overdue", due="2024-03-08", days_late=1),
        ),
        calendar(
            "one-day-more",
            "6: a day that the host closes is not counted, and is named",
            *year,
            MARCH + [("2024-03-05", "Staff day")],
            due(
                "2024-03-08",
                standing="pending",
                due="2024-03-11",
                days_left=1,
                working=[
                    {"day": "2024-03-02", "skipped": "Saturday"},
                    {"day": "2024-03-03", "skipped": "Sunday"},
                    {"day": "2024-03-05", "skipped": "Staff day"},
                    {"day": "2024-03-09", "skipped": "Saturday"},
                    {"day": "2024-03-10", "skipped": "Sunday"},
                ],
            ),
            due("2024-03-12", standing="overdue", due="2024-03-11", days_late=1),
        ),
        calendar(
            "too-short",
            "6: a due day outside the calendar can't be told",
            "2024-01-01",
            "2024-03-06",
            MARCH[:0],
            due("2024-03-06", standing="indeterminate"),
        ),
    ]
