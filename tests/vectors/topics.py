"""Which reviews there are: of each file its title, and the records (tests/records) that its vectors are made from.

Every name is FOLDER/NAME, with wildcards in NAME, and stands for at least one record. The order here is that of the
vectors. Records of one kind that differ in little but their length are left to tests/records.
"""

from typing import Dict, List, Tuple

PLANS: Dict[str, Tuple[str, str]] = {
    "wt2018": ("Working Together 2018, from one end to the other", "editions/*-wt2018"),
    "wt2023": (
        "Working Together 2023, from one end to the other",
        "editions/*-wt2023 rules/main-line",
    ),
    "wt2026": (
        "Working Together 2026 (provisional), from one end to the other",
        "editions/*-wt2026",
    ),
    "sar2014": ("Safeguarding adult reviews, from one end to the other", "editions/*-sar2014"),
    "scr2015": ("Serious case reviews: history", "editions/*-scr2015 rules/scr2015*"),
    "criteria": ("The criteria, judgements, and what is found by them", "rules/criteria-*"),
    "decision": (
        "From the rapid review to the decision, and the national Panel",
        "rules/complete-* rules/decide-* rules/decision-* rules/send-* rules/national-* rules/query-* rules/panel-* "
        "rules/notify-* rules/withdraw* rules/rescreen*",
    ),
    "report": (
        "The report: accepted, anonymised, approved, amended",
        "rules/begin-* rules/reviewer-* rules/one-person-* rules/report-accepted rules/accept-musts-* "
        "rules/accept-nothing-* rules/accept-shoulds rules/label-unique rules/approve-nothing-* rules/approve-four-* "
        "rules/approve-law rules/approve-scan rules/amend-after-* rules/amend-report-approval",
    ),
    "publication": (
        "Publication: copies, seven working days, holds, orders, and what is held back",
        "rules/publication-signed-off rules/publish-all-* rules/publish-copies-missing rules/publish-copy-* "
        "rules/publish-earliest-* rules/publish-improvements-* rules/publish-ofsted-late rules/publish-one-* "
        "rules/publish-reviewer-* rules/publish-seven-* rules/hold-lifted rules/hold-open rules/hold-publication "
        "rules/hold-updated-keeps-its-day rules/order-* rules/none-from-anonymised rules/none-from-anonymising "
        "rules/justification-* rules/take-down-disclosure rules/take-down",
    ),
    "refusals": (
        "What the graph has no row for, no authority, missing particulars; settling, closing, reopening",
        "rules/no-authority-[!l]* rules/no-such-move* rules/no-conflict* rules/particulars-complete "
        "rules/particulars-complete-[fh]* rules/phase-[inrw]* rules/action-* rules/return-* rules/note-refusal* "
        "rules/close-actions rules/close-n* rules/close-w* rules/reopen-*",
    ),
    "adopted": (
        "Reviews taken over from elsewhere: what is unknown stays unknown",
        "rules/adopt-* rules/blank-*",
    ),
    "by-date": (
        "Which edition a review is under, and what it says",
        "rules/edition-* dates/edition-[!a]* dates/edition-adopt-[!o]*",
    ),
    "adults": ("Safeguarding adult reviews", "rules/sar-* dates/sar-*"),
    "counting": (
        "Working days, months and bank holidays",
        "dates/count-* dates/seven-days-[aejp]* dates/seven-days-one-* dates/seven-days-outside-* "
        "dates/send-copies-back-* dates/send-copies-earliest-* dates/send-copies-indeterminate dates/send-copies-met-* "
        "dates/send-copies-planned-* dates/send-copies-replanned-* dates/send-copies-voided dates/publish-months-*",
    ),
    "vague": ("Vague dates: intervals, and what can't be said", "dates/interval-*"),
    "notifying": (
        "Notifications owed, and how they stand",
        "dates/notify-* dates/looked-* dates/care-* dates/as-of-*",
    ),
    "duties": (
        "What else is owed, by when, and how it stands",
        "dates/rapid-* dates/inform-* dates/publish-[!m]* dates/publish-met* dates/monitor-[elm]* dates/monitor-rolls-* "
        "dates/hold-* dates/action-* dates/stay-public-29-* dates/stay-public-[bdmp]* dates/summary-* dates/yearly-*",
    ),
    "relaxed": (
        "The relaxation of 2020 (wt2018)",
        "dates/relaxed-* rules/wt2018-no-* rules/wt2018-relaxed-copies-* rules/wt2018-relaxed-[fl]*",
    ),
    "amended": (
        "Amendments, and what they bring about",
        "amendments/a[!s]* amendments/[bcm]* amendments/date-[!apo]* amendments/date-after-* "
        "amendments/date-published-too-* amendments/date-of-a-copy amendments/delay-* amendments/departure-* "
        "amendments/document-of-the-sending amendments/due-* amendments/edition-* amendments/final-* "
        "amendments/judgement-* amendments/looked-* amendments/of-* amendments/outcome-of-* amendments/p* "
        "amendments/reason-* amendments/replaced-*",
    ),
    "retracted": (
        "Events retracted, and what stands in the way of it",
        "amendments/retract-* amendments/retracted-[!dp]* amendments/stan*",
    ),
    "two-dates": (
        "What was believed at a moment, how it stood on a day, what-if, another edition",
        "amendments/as-* amendments/what-* amendments/impact-*",
    ),
    "profiles": (
        "Local profiles: they tighten or add, and never loosen",
        "profiles/[!l]* profiles/letters-* profiles/lawyer-must-*",
    ),
}

REVIEWS: Dict[str, Tuple[str, List[str]]] = {
    name: (title, names.split()) for name, (title, names) in PLANS.items()
}
