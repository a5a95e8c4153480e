"""What the tests of the package record: the main line under wt2023, every step of which is allowed."""

from datetime import datetime, timezone

import cspr

DIGEST = "sha256:" + "11" * 32


def event(code, actor, role, day, **particulars):
    return cspr.Event(
        code,
        actor=actor,
        role=role,
        happened=day,
        recorded=datetime.fromisoformat(day).replace(hour=10, tzinfo=timezone.utc),
        **particulars,
    )


def sign(actor, role, day, subject, **particulars):
    return event("sign_off", actor, role, day, stance="agrees", subject=subject, **particulars)


def signed_by_all(day, subject, **particulars):
    return [
        sign("u-2", "local_authority", day, subject, **particulars),
        sign("u-3", "integrated_care_board", day, subject, **particulars),
        sign("u-4", "police", day, subject, **particulars),
    ]


def main_line():
    """From referral until the decision: tests/support/main_line.c has the same."""
    manager = ("u-1", "business_manager")
    agency = ("agency-1", "agency")
    return [
        event("refer", *agency, "2024-03-01", aware_on="2024-03-01", children=1, referring_agency="agency-1"),
        event("begin_screening", *manager, "2024-03-04"),
        event(
            "record_circumstances",
            *manager,
            "2024-03-04",
            age_band="under_18",
            care_leaver=False,
            harm="serious",
            looked_after=False,
            place="in_area",
            residence="in_area",
            suspicion="known",
        ),
        *signed_by_all("2024-03-04", "notification"),
        event("find_criteria_met", "u-3", "integrated_care_board", "2024-03-06", reason="minute-1"),
        event(
            "notify_national_panel",
            "u-2",
            "local_authority",
            "2024-03-08",
            limb="in_area",
            reference="sin-1",
        ),
        event("notify_partners", "u-2", "local_authority", "2024-03-08"),
        event("open_rapid_review", *manager, "2024-03-11"),
        event("request_summary", *manager, "2024-03-11", agency="agency-1", due="2024-03-20"),
        event("chase_summary", *manager, "2024-03-18", agency="agency-1"),
        event("receive_summary", *agency, "2024-03-18", agency="agency-1"),
        event("record_immediate_action", *agency, "2024-03-18", action="ia-1"),
        event("hold_rapid_review_meeting", *manager, "2024-03-18"),
        event("complete_rapid_review", *manager, "2024-03-25", document=DIGEST),
        event(
            "recommend",
            "u-5",
            "case_review_panel",
            "2024-03-25",
            reason="minute-1",
            recommendation="lcspr",
        ),
        event(
            "consider_factors",
            *manager,
            "2024-03-25",
            factor_a=True,
            factor_b=False,
            factor_c=False,
            factor_d=False,
        ),
        *signed_by_all("2024-03-25", "rapid_review", document=DIGEST),
        *signed_by_all("2024-03-25", "decision", outcome="lcspr"),
    ]
