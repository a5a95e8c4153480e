"""What several tests begin with."""

from datetime import datetime, timedelta, timezone

import cspr
import headers

EXAMPLE = headers.TOP / "examples" / "review" / "review.jsonl"
MORNING = datetime(2024, 9, 2, 9, 0, tzinfo=timezone.utc)


def event(code, after=0, **more):
    """An event that lacks nothing but its particulars, recorded so many minutes after the first."""
    told = {
        "actor": "manager-1",
        "role": "business_manager",
        "happened": "2024-09-02",
        "recorded": MORNING + timedelta(minutes=after),
    }
    return cspr.Event(code, **{**told, **more})


def refer(**more):
    told = {"actor": "hospital-1", "role": "agency", "referring_agency": "hospital-1"}
    return event("refer", **{**told, "children": 1, **more})


def begun(context=None):
    """A review that is being screened."""
    review = cspr.Review("wt2023", context=context)
    for one in (refer(context=context), event("begin_screening", 1, context=context)):
        review.apply(one).require()
    return review


def example():
    """The review of examples/review, replayed."""
    with open(EXAMPLE, "rb") as lines:
        return cspr.replay(lines)
