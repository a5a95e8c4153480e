"""What a typed program may write; mypy --strict reads it, nobody runs it."""

from datetime import date, datetime
from typing import Dict, Optional, Tuple

import cspr


def decided(review: cspr.Review, recorded: datetime) -> cspr.Decision:
    event = cspr.Event(
        "publish",
        actor="manager-1",
        role=cspr.Role.BUSINESS_MANAGER,
        happened=date(2025, 3, 25),
        recorded=recorded,
        document="sha256:" + "0" * 64,
        parts={"reviewer_named": True},
    )
    decision = review.decide(event)
    if decision:
        review.commit(decision.require())
    return decision


def asked(review: cspr.Review) -> Tuple[Optional[cspr.State], Dict[cspr.EventCode, cspr.Verdict]]:
    state: Optional[cspr.State] = review.state
    late = [duty.due.day for duty in review.duties("2025-03-25") if duty.days_late and duty.due]
    late.append(cspr.add_months(late[0], 6))
    for finding in review.explain("publish", "business_manager", as_of=date(2025, 3, 25)).unmet:
        print(finding.words, finding.cite, finding.first_day)
    for step in review.path(cspr.State("published"), "2025-03-25"):
        print(step.earliest.isoformat(), [role.name for role in step.roles])
    for recorded in review:
        print(recorded.event.happened, recorded.verdict is cspr.Verdict.ALLOWED)
    return state, review.explain_all(as_of="2025-03-25")


def replayed(path: str) -> cspr.Review:
    with open(path, "rb") as lines:
        record = cspr.replay(lines, context=cspr.Context(max_events=1000))
    return record.review.as_known("2025-01-01").reread(cspr.Basis("wt2018"))
