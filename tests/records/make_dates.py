#!/usr/bin/python3
"""Writes tests/records/dates: records and what `cspr check --json` must answer about their dates.

Every expectation is put down by hand from the rulebook. The calendar below is this file's own (plain
weekday arithmetic and a table of bank holidays) and only *checks* what was put down: a due day or a
count of days late that disagrees with it stops the run. The implementation is never asked.

    make_dates.py           write the files (stale ones in dates/ are removed)

Not here, because it would not be small in git: a line over 1 MiB (formats.md, section 1). A test that
wants it makes it at run time: a `refer` line whose `note` is 1 MiB of "a" is exit 2, line 1.
"""
import datetime
import json
import pathlib

OUT = pathlib.Path(__file__).resolve().parent / "dates"

# ---------------------------------------------------------------- an independent calendar

HOLIDAYS = {datetime.date.fromisoformat(d) for d in """
2018-01-01 2018-03-30 2018-04-02 2018-05-07 2018-05-28 2018-08-27 2018-12-25 2018-12-26
2019-01-01 2019-04-19 2019-04-22 2019-05-06 2019-05-27 2019-08-26 2019-12-25 2019-12-26
2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28
2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28
2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27
2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26
2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26
2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
""".split()}
ONE = datetime.timedelta(days=1)


def day(text):
    return datetime.date.fromisoformat(text)


def is_working(d):
    return d.weekday() < 5 and d not in HOLIDAYS


def working_days(base, n):
    """The n-th working day after base (before it, if n is negative); base itself is day 0."""
    step = ONE if n > 0 else -ONE
    d = base
    for _ in range(abs(n)):
        d += step
        while not is_working(d):
            d += step
    return d


def months(base, n):
    year, month = divmod(base.year * 12 + base.month - 1 + n, 12)
    for number in (base.day, 30, 29, 28):
        try:
            return datetime.date(year, month + 1, number)
        except ValueError:
            pass


def first_and_last(text):
    """The interval that a full or partial date stands for."""
    if len(text) == 10:
        return day(text), day(text)
    if len(text) == 7:
        first = day(text + "-01")
        return first, months(first, 1) - ONE
    return day(text + "-01-01"), day(text + "-12-31")


WORKING = {"notify-panel": 5, "notify-partners": 5, "notify-looked-after-death": 5,
           "notify-care-leaver-death": 5, "rapid-review": 15}
MONTHS = {"publish": 6, "sar-complete": 6, "stay-public": 12, "monitor": 1}


def check_duty(name, duty, as_of):
    """Stop if what was put down by hand disagrees with the calendar above."""
    kind, since, due = duty["duty"], duty.get("since"), duty.get("due")
    if since and due and (kind in WORKING or kind in MONTHS):
        ends = [working_days(d, WORKING[kind]) if kind in WORKING else months(d, MONTHS[kind])
                for d in first_and_last(since)]
        text = str(ends[0]) if ends[0] == ends[1] else f"{ends[0]}/{ends[1]}"
        assert text == due, (name, kind, since, due, "calendar says", text)
    late = duty.get("days_late")
    if late is not None:
        end, limit = day(duty.get("met_on") or as_of), day(due)
        span = [limit + ONE * i for i in range(1, (end - limit).days + 1)]
        count = sum(map(is_working, span)) if kind in WORKING or kind == "send-copies" else len(span)
        assert max(count, 1) == late, (name, kind, "calendar says late", count)


# ---------------------------------------------------------------- building records

UNIT = {"id": "u-unit", "role": "business_manager"}
LA = {"id": "u-la", "role": "local_authority", "capacity": "delegated", "org": "org-la"}
ICB = {"id": "u-icb", "role": "integrated_care_board", "capacity": "delegated", "org": "org-icb"}
POLICE = {"id": "u-police", "role": "police", "capacity": "delegated", "org": "org-police"}
PARTNERS = (LA, ICB, POLICE)
AGENCY = {"id": "u-agency", "role": "agency", "org": "agency-1"}
CASE_PANEL = {"id": "u-casepanel", "role": "case_review_panel"}
REVIEWER = {"id": "u-reviewer", "role": "reviewer"}
LEGAL = {"id": "u-legal", "role": "legal_adviser"}
IMPORTER = {"id": "u-importer", "role": "importer"}
BOARD = {"id": "u-board", "role": "safeguarding_adults_board"}


def digest(letter):
    return "sha256:" + letter * 64


RAPID, TERMS, DRAFT, FINAL = digest("a"), digest("b"), digest("c"), digest("d")


class Review:
    """A record being written; each method takes the day and leaves the review in the state it names."""

    def __init__(self):
        self.lines = []
        self.stamp = ""

    def add(self, when, name, actor=UNIT, recorded=None, top=None, **parts):
        self.stamp = recorded or max(self.stamp, first_and_last(when)[0].isoformat() + "T12:00:00Z")
        line = {"event": name, "happened_on": when, "recorded_at": self.stamp, "actor": actor}
        if parts:
            line["parts"] = parts
        line.update(top or {})
        self.lines.append(line)
        return self

    @property
    def seq(self):
        return str(len(self.lines))

    def sign(self, when, subject, **parts):
        for partner in PARTNERS:
            self.add(when, "sign_off", partner, subject=subject, stance="agrees", **parts)
        return self

    def refer(self, when, aware=None, top=None, **parts):
        if aware:
            parts["aware_on"] = aware
        return self.add(when, "refer", AGENCY, top=top, referring_agency="agency-1", children=1, **parts)

    def screening(self, when, aware=None, top=None, **facts):
        self.refer(when, aware, top).add(when, "begin_screening")
        met = {"suspicion": "suspected", "harm": "serious", "place": "in_area", "age_band": "under_18"}
        met.update(facts)
        return self.add(when, "record_circumstances", **met)

    def notify(self, when, **more):
        self.sign(when, "notification")
        return self.add(when, "notify_national_panel", LA, limb="in_area", **more)

    def notified(self, when, aware=None, top=None, **facts):
        return self.screening(when, aware, top, **facts).notify(when)

    def completed(self, when):
        self.add(when, "open_rapid_review").add(when, "record_immediate_action")
        self.add(when, "hold_rapid_review_meeting")
        return self.add(when, "complete_rapid_review", document=RAPID).sign(when, "rapid_review", document=RAPID)

    def decide(self, when, outcome="lcspr"):
        self.add(when, "recommend", CASE_PANEL, recommendation=outcome, reason="reason-1")
        self.add(when, "consider_factors", factor_a=True, factor_b=True, factor_c=True, factor_d=True)
        self.sign(when, "decision", outcome=outcome)
        return self.add(when, "decide", LA, outcome=outcome, reason="reason-1")

    def send(self, when):
        return self.add(when, "send_to_national_panel", document=RAPID)

    def decided(self, when, outcome="lcspr", top=None):
        """Everything before the decision is ten days earlier; so neither date meets the other."""
        before = str(day(when) - 10 * ONE)
        return self.notified(before, before, top).completed(before).decide(when, outcome)

    def in_review(self, decided, begun, top=None):
        self.decided(decided, top=top).send(decided).add(begun, "begin_lcspr", LA)
        return self.begin_review(begun)

    def begin_review(self, begun, partner=LA):
        self.add(begun, "declare_interests", reviewer="u-reviewer", conflict=False)
        self.add(begun, "appoint_reviewer", partner, reviewer="u-reviewer")
        self.add(begun, "agree_terms", partner, document=TERMS)
        self.add(begun, "begin_review", partner).add(begun, "hold_practitioner_event")
        return self.add(begun, "invite_family")

    def drafted(self, when):
        self.add(when, "submit_draft", REVIEWER, document=DRAFT)
        return self.add(when, "check_facts", document=DRAFT)

    def accept(self, when):
        self.sign(when, "report", document=DRAFT)
        return self.add(when, "accept_report", LA, document=DRAFT, has_improvements=True, has_analysis=True)

    def anonymised(self, when):
        self.add(when, "record_scan", document=FINAL, open_findings=0)
        self.add(when, "check_law", LEGAL, document=FINAL, clear=True).add(when, "show_family")
        return self.add(when, "approve_anonymisation", LA, document=FINAL, prepared_by="u-unit")

    def publication(self, when, outcome="full"):
        self.sign(when, "publication", outcome=outcome, document=FINAL)
        reason = {} if outcome == "full" else {"reason": "reason-1"}
        return self.add(when, "decide_publication", LA, outcome=outcome, document=FINAL, **reason)

    def publication_decided(self, decided, when, outcome="full", top=None):
        """Decided on the first day; drafted, accepted, approved and decided again on the second."""
        self.in_review(decided, decided, top).drafted(when).accept(when).anonymised(when)
        return self.publication(when, outcome)

    def copy(self, when, *recipients):
        for recipient in recipients or ("national_panel", "secretary_of_state", "ofsted"):
            self.add(when, "send_copy", recipient=recipient, document=FINAL)
        return self

    def publish(self, when, **top):
        return self.add(when, "publish", top=top, document=FINAL, channel="channel-1", reviewer_named=True)

    def published(self, decided, when, top=None):
        """Copies on the day of the publication decision, three weeks before publication."""
        ready = str(day(when) - 21 * ONE)
        return self.publication_decided(decided, ready, top=top).copy(ready).publish(when)

    def explain_delay(self, when, duty, **about):
        return self.add(when, "explain_delay", duty=duty, recipient="national_panel", reason="reason-1", **about)


def adopt(state, milestones=None, when="2024-06-03", top=None, **parts):
    if milestones:
        parts["milestones"] = milestones
    return Review().add(when, "adopt", IMPORTER, top=top, state=state, **parts)


# ---------------------------------------------------------------- writing cases

CASES = {}


def put(name, raw, expect):
    assert name not in CASES, name
    CASES[name] = (raw, expect)


def case(name, why, review, as_of=None, exit=0, args=(), **expect):
    args = list(args) + (["--as-of", as_of] if as_of else [])
    for duty in expect.get("duties", ()):
        check_duty(name, duty, as_of)
    want = {"why": why}
    if args:
        want["args"] = args
    want["exit"] = exit
    want.update(expect)
    lines = review.lines if isinstance(review, Review) else review
    put(name, b"".join(as_line(x) for x in lines), want)


def bad(name, why, lines, line=None, pointer=None, nearest=None, args=()):
    want = {"why": why}
    if args:
        want["args"] = list(args)
    want["exit"] = 2
    error = {k: v for k, v in (("line", line), ("pointer", pointer), ("nearest", nearest)) if v is not None}
    if error:
        want["error"] = error
    raw = lines if isinstance(lines, bytes) else b"".join(as_line(x) for x in
                                                         (lines.lines if isinstance(lines, Review) else lines))
    put(name, raw, want)


def as_line(x):
    if isinstance(x, bytes):
        return x
    return json.dumps(x, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def owed(duty, standing, **keys):
    return dict(duty=duty, standing=standing, **keys)


# ---------------------------------------------------------------- notify-panel and notify-partners

def aware(on="2024-03-04", **keys):
    return Review().refer("2024-03-04" if on is None else on, on, **keys)


case("notify-not-started", "section 6: not_started (no base): nobody has said when the authority became aware",
     aware(None), "2024-06-03", edition="wt2023", state="referred", phase="referral", verdicts=["allowed"],
     duties=[owed("notify-panel", "not_started", due=None, met_on=None), owed("notify-partners", "not_started"),
             owed("notify-looked-after-death", "not_started"), owed("notify-care-leaver-death", "not_started")])

case("every-duty-listed", "section 6: every duty of the edition is listed, those without a base as not_started",
     aware(), "2024-03-05",
     duties=[owed(d, "not_started", due=None) for d in
             ("rapid-review", "inform-decision", "publish", "send-copies", "stay-public", "summary-return",
              "monitor", "hold-review", "action", "yearly-report")])

case("notify-pending-due-day", "section 6: the due day itself is in time", aware(), "2024-03-11",
     duties=[owed(d, "pending", since="2024-03-04", due="2024-03-11", met_on=None, days_late=None)
             for d in ("notify-panel", "notify-partners")])

case("notify-overdue-next-day", "section 6: the working day after the due day is one day late", aware(), "2024-03-12",
     duties=[owed(d, "overdue", since="2024-03-04", due="2024-03-11", met_on=None, days_late=1)
             for d in ("notify-panel", "notify-partners")])

case("notify-overdue-saturday", "section 6: days late are working days, at least 1 when late (asked on a Saturday)",
     aware("2024-03-01"), "2024-03-09",
     duties=[owed("notify-panel", "overdue", since="2024-03-01", due="2024-03-08", days_late=1)])

case("notify-overdue-over-easter", "section 6: days late leave out weekends and bank holidays",
     aware("2024-03-21"), "2024-04-03",
     duties=[owed("notify-panel", "overdue", since="2024-03-21", due="2024-03-28", days_late=2)])

case("notify-met-on-due-day", "section 6: met on the due day is met",
     Review().screening("2024-03-04", "2024-03-04").notify("2024-03-11").add("2024-03-11", "notify_partners", LA),
     "2024-03-20", state="notified", phase="rapid_review",
     duties=[owed(d, "met", since="2024-03-04", due="2024-03-11", met_on="2024-03-11", days_late=None)
             for d in ("notify-panel", "notify-partners")])

case("notify-met-late", "section 6: days late = working days after the due day up to the day met",
     Review().screening("2024-03-04", "2024-03-04").notify("2024-03-13").add("2024-03-14", "notify_partners"),
     "2024-06-03",
     duties=[owed("notify-panel", "met_late", due="2024-03-11", met_on="2024-03-13", days_late=2),
             owed("notify-partners", "met_late", due="2024-03-11", met_on="2024-03-14", days_late=3)])

case("notify-met-late-on-saturday", "section 6: at least 1 when late: met on the Saturday after a Friday due day",
     Review().screening("2024-03-01", "2024-03-01").notify("2024-03-09"), "2024-06-03",
     duties=[owed("notify-panel", "met_late", since="2024-03-01", due="2024-03-08", met_on="2024-03-09", days_late=1)])

case("notify-met-late-on-bank-holiday", "section 6: at least 1 when late: met on Good Friday after a Thursday due day",
     Review().screening("2024-03-21", "2024-03-21").notify("2024-03-29"), "2024-06-03",
     duties=[owed("notify-panel", "met_late", due="2024-03-28", met_on="2024-03-29", days_late=1)])

case("notify-overdue-explained", "5.2 explain_delay: the duty, once late, reads late_explained; only that duty",
     aware().explain_delay("2024-03-13", "notify-panel"), "2024-03-14",
     duties=[owed("notify-panel", "late_explained", due="2024-03-11", met_on=None),
             owed("notify-partners", "overdue", due="2024-03-11", days_late=3)])

case("notify-met-late-explained", "section 6: late_explained replaces met_late once a delay is explained",
     Review().screening("2024-03-04", "2024-03-04").notify("2024-03-13").explain_delay("2024-03-14", "notify-panel"),
     "2024-03-14", duties=[owed("notify-panel", "late_explained", due="2024-03-11", met_on="2024-03-13")])

case("notify-explained-early-pending", "section 6: a duty explained before it is late stays pending",
     aware().explain_delay("2024-03-08", "notify-panel"), "2024-03-11",
     duties=[owed("notify-panel", "pending", due="2024-03-11")])

case("notify-explained-early-then-late", "5.2 explain_delay: the duty, once late, reads late_explained",
     aware().explain_delay("2024-03-08", "notify-panel"), "2024-03-12",
     duties=[owed("notify-panel", "late_explained", due="2024-03-11")])

case("notify-explained-but-in-time", "section 6: late_explained replaces only overdue and met_late",
     Review().screening("2024-03-04", "2024-03-04").explain_delay("2024-03-08", "notify-panel").notify("2024-03-11"),
     "2024-06-03", duties=[owed("notify-panel", "met", due="2024-03-11", met_on="2024-03-11")])

case("notify-not-owed-assessment", "section 6: not_owed when the assessment is exactly not_met; one limb is enough (5.4)",
     aware().add("2024-03-05", "record_circumstances", harm="not_serious"), "2024-06-03", state="referred",
     duties=[owed("notify-panel", "not_owed"), owed("notify-partners", "not_owed")])

case("notify-not-owed-not-notifiable", "section 6: not_owed when the state is not_notifiable and nothing was sent",
     Review().screening("2024-03-04", "2024-03-04", suspicion="none")
     .add("2024-03-06", "find_criteria_not_met", LA, reason="reason-1"), "2024-06-03",
     state="not_notifiable", phase="closed",
     duties=[owed("notify-panel", "not_owed"), owed("notify-partners", "not_owed")])

case("notify-runs-whatever-assessment", "section 6: notify-panel runs from aware_on whatever the assessment (here: needs information)",
     aware().add("2024-03-05", "record_circumstances", suspicion="unknown"), "2024-03-12",
     duties=[owed("notify-panel", "overdue", due="2024-03-11", days_late=1)])

case("notify-aware-by-circumstances", "5.1 record_circumstances carries aware_on",
     aware(None).add("2024-03-07", "record_circumstances", aware_on="2024-03-06"), "2024-03-12",
     duties=[owed("notify-panel", "pending", since="2024-03-06", due="2024-03-13")])

case("notify-first-aware-counts", "5.1: the first aware_on given counts, the rest are corrected by amend",
     aware().add("2024-03-07", "record_circumstances", aware_on="2024-03-06"), "2024-03-12",
     duties=[owed("notify-panel", "overdue", since="2024-03-04", due="2024-03-11", days_late=1)])

case("notify-not-owed-closed-without-review", "5.1 close_without_review: every duty then unmet is not_owed, an overdue one too",
     aware().add("2024-03-14", "notify_partners")
     .add("2024-03-20", "close_without_review", LA, reason="duplicate"), "2024-06-03",
     state="closed", phase="closed",
     duties=[owed("notify-panel", "not_owed"), owed("notify-partners", "met_late", met_on="2024-03-14", due="2024-03-11",
                                                    days_late=3)])

case("as-of-default", "formats 2: without --as-of it is the UTC date of the last recorded_at",
     aware().add("2024-03-05", "begin_screening", recorded="2024-03-12T23:59:59Z"),
     duties=[owed("notify-panel", "overdue", due="2024-03-11", met_on=None)])

case("as-of-default-in-time", "formats 2: without --as-of it is the UTC date of the last recorded_at; the due day is in time",
     aware().add("2024-03-05", "begin_screening", recorded="2024-03-11T23:59:59.999Z"),
     duties=[owed("notify-panel", "pending", due="2024-03-11")])

# ---------------------------------------------------------------- deaths: two recipients

def death(fact, **more):
    facts = {"harm": "died", fact: True}
    facts.update(more)
    return Review().screening("2024-03-04", "2024-03-04", **facts)


for short, fact, event in (("looked-after", "looked_after", "notify_looked_after_death"),
                           ("care-leaver", "care_leaver", "notify_care_leaver_death")):
    duty = f"notify-{short}-death"
    sos, ofsted = {"recipient": "secretary_of_state"}, {"recipient": "ofsted"}
    band = {} if short == "looked-after" else {"age_band": "18_to_24"}

    case(f"{short}-pending-one-of-two", "section 6: a duty with several recipients is met by the last; the same one twice is one",
         death(fact, **band).add("2024-03-06", event, LA, **sos).add("2024-03-07", event, LA, **sos), "2024-03-11",
         duties=[owed(duty, "pending", since="2024-03-04", due="2024-03-11", met_on=None)])
    case(f"{short}-met", "section 6: a duty with several recipients is met by the last of them",
         death(fact, **band).add("2024-03-11", event, LA, **ofsted).add("2024-03-11", event, LA, **sos), "2024-06-03",
         duties=[owed(duty, "met", since="2024-03-04", due="2024-03-11", met_on="2024-03-11")])
    case(f"{short}-met-late", "section 6: late when the last recipient is told late, though the first was in time",
         death(fact, **band).add("2024-03-06", event, LA, **sos).add("2024-03-12", event, LA, **ofsted), "2024-06-03",
         duties=[owed(duty, "met_late", due="2024-03-11", met_on="2024-03-12", days_late=1)])
    case(f"{short}-overdue", "section 6: overdue while one recipient has not been told",
         death(fact, **band).add("2024-03-06", event, LA, **ofsted), "2024-03-13",
         duties=[owed(duty, "overdue", due="2024-03-11", met_on=None, days_late=2)])
    case(f"{short}-late-explained", "section 6: late_explained replaces overdue",
         death(fact, **band).explain_delay("2024-03-13", duty), "2024-03-13",
         duties=[owed(duty, "late_explained", due="2024-03-11")])
    case(f"{short}-not-owed-fact", "section 6: not_owed when a recorded fact rules it out",
         death(fact, **dict(band, **{fact: False})), "2024-06-03", duties=[owed(duty, "not_owed")])
    case(f"{short}-not-owed-alive", "section 6: not_owed when a recorded fact (did not die) rules it out, the other unknown",
         Review().screening("2024-03-04", "2024-03-04", harm="serious"), "2024-06-03", duties=[owed(duty, "not_owed")])
    case(f"{short}-not-started-fact", "section 6: not_started while a fact it needs is unknown",
         Review().screening("2024-03-04", "2024-03-04", harm="died"), "2024-06-03", duties=[owed(duty, "not_started")])
    case(f"{short}-not-started-aware", "section 6: not_started (no base): facts known, awareness not",
         Review().screening("2024-03-04", harm="died", **dict(band, **{fact: True})), "2024-06-03",
         duties=[owed(duty, "not_started")])
    case(f"{short}-indeterminate", "section 6: a date outside the coverage makes the duty indeterminate (no due date)",
         Review().screening("2027-12-29", "2027-12-29", harm="died", **dict(band, **{fact: True})), "2027-12-31",
         duties=[owed(duty, "indeterminate", due=None)])

case("care-leaver-25-plus", "section 6: care leaver to 24", death("care_leaver", age_band="25_plus"), "2024-06-03",
     duties=[owed("notify-care-leaver-death", "not_owed")])

case("looked-after-track-of-its-own", "5.2: a track of its own, in final states too: not_notifiable does not end it",
     death("looked_after", suspicion="none").add("2024-03-06", "find_criteria_not_met", LA, reason="reason-1"),
     "2024-03-12", state="not_notifiable",
     duties=[owed("notify-looked-after-death", "overdue", due="2024-03-11", days_late=1), owed("notify-panel", "not_owed")])

case("looked-after-told-when-final", "5.2: notify_looked_after_death in final states too, and it does not start a rapid review",
     death("looked_after", suspicion="none").add("2024-03-06", "find_criteria_not_met", LA, reason="reason-1")
     .add("2024-03-07", "notify_looked_after_death", LA, recipient="secretary_of_state")
     .add("2024-03-08", "notify_looked_after_death", LA, recipient="ofsted"), "2024-06-03", state="not_notifiable",
     duties=[owed("notify-looked-after-death", "met", met_on="2024-03-08")])

# ---------------------------------------------------------------- rapid-review

def notified(when="2024-03-08", **keys):
    return Review().notified(when, when, **keys)


case("rapid-review-pending-due-day", "formats 2 example: notified 8 March 2024, due 2 April; the due day is in time",
     notified(), "2024-04-02", state="notified",
     duties=[owed("rapid-review", "pending", since="2024-03-08", due="2024-04-02")],
     working={"rapid-review": [{"day": "2024-03-29", "skipped": "Good Friday"},
                               {"day": "2024-04-01", "skipped": "Easter Monday"},
                               {"day": "2024-03-09", "skipped": "Saturday"},
                               {"day": "2024-03-31", "skipped": "Sunday"}]})
case("rapid-review-overdue", "section 6: days late to the day asked about", notified(), "2024-04-05",
     duties=[owed("rapid-review", "overdue", due="2024-04-02", met_on=None, days_late=3)])
case("rapid-review-met", "section 6: met by send_to_national_panel on the due day",
     notified().completed("2024-03-20").decide("2024-03-25").send("2024-04-02"), "2024-06-03",
     state="with_national_panel", phase="panel_decision",
     duties=[owed("rapid-review", "met", since="2024-03-08", due="2024-04-02", met_on="2024-04-02", days_late=None)])
case("rapid-review-met-late", "formats 2 example: sent 5 April, three working days late",
     notified().completed("2024-03-20").decide("2024-03-25").send("2024-04-05"), "2024-06-03",
     duties=[owed("rapid-review", "met_late", due="2024-04-02", met_on="2024-04-05", days_late=3)])
case("rapid-review-late-explained", "section 6: late_explained replaces met_late",
     notified().completed("2024-03-20").decide("2024-03-25").send("2024-04-05")
     .explain_delay("2024-04-05", "rapid-review"), "2024-06-03",
     duties=[owed("rapid-review", "late_explained", due="2024-04-02", met_on="2024-04-05")])
case("rapid-review-not-owed-withdrawn", "section 6: rapid-review is not_owed in withdrawn",
     notified().add("2024-03-12", "record_circumstances", harm="not_serious")
     .add("2024-03-13", "withdraw_notification", LA, reason="reason-1"), "2024-06-03",
     state="withdrawn", phase="closed", duties=[owed("rapid-review", "not_owed")])
case("rapid-review-not-owed-closed", "5.1 close_without_review: what is unmet is not_owed, what was met stays met",
     notified().add("2024-03-12", "link_review", review="review-2", relation="joined")
     .add("2024-03-13", "close_without_review", LA, reason="joined"), "2024-06-03", state="closed",
     duties=[owed("rapid-review", "not_owed"), owed("notify-panel", "met", met_on="2024-03-08")])
case("rapid-review-first-sending", "section 6: rapid-review is met by the first sending",
     notified().completed("2024-03-20").decide("2024-03-25", "no_review").send("2024-03-26")
     .add("2024-05-01", "reconsider_decision", LA, reason="reason-1").decide("2024-05-02").send("2024-05-03"),
     "2024-06-03", state="with_national_panel",
     duties=[owed("rapid-review", "met", due="2024-04-02", met_on="2024-03-26"),
             owed("publish", "pending", since="2024-05-02", due="2024-11-02")])
case("rapid-review-indeterminate", "section 6: a due day outside the calendar makes the duty indeterminate",
     notified("2027-12-15"), "2027-12-31", edition="wt2026", duties=[owed("rapid-review", "indeterminate", due=None)])
case("rapid-review-last-due-day", "section 6: 31 December 2027 is still inside the calendar", notified("2027-12-08"),
     "2027-12-31", duties=[owed("rapid-review", "pending", since="2027-12-08", due="2027-12-31")])

# ---------------------------------------------------------------- inform-decision

def informed(*days):
    review = Review().decided("2024-03-25")
    for when, recipient in days:
        review.add(when, "inform_of_decision", recipient=recipient)
    return review


case("inform-decision-not-started", "section 6: not_started before the decision", notified(), "2024-03-12",
     duties=[owed("inform-decision", "not_started"), owed("yearly-report", "not_started"), owed("publish", "not_started")])
case("inform-decision-pending-never-late", "section 6: inform-decision is pending or met, never late",
     informed(("2024-03-26", "national_panel"), ("2024-03-26", "ofsted"), ("2024-03-26", "family")), "2026-01-05",
     duties=[owed("inform-decision", "pending", since="2024-03-25", due=None, met_on=None, days_late=None)])
case("inform-decision-met-by-last", "section 6: Panel, Ofsted and Secretary of State; met by the last of them",
     informed(("2024-03-26", "secretary_of_state"), ("2025-03-27", "national_panel"), ("2024-03-28", "ofsted")),
     "2026-01-05", duties=[owed("inform-decision", "met", since="2024-03-25", due=None, met_on="2025-03-27")])
case("inform-decision-not-owed", "section 6: owed on decide (lcspr); not_owed when a recorded fact (another outcome) rules it out",
     Review().decided("2024-03-25", "no_review"), "2024-06-03", state="decided",
     duties=[owed("inform-decision", "not_owed"), owed("publish", "not_owed")])

# ---------------------------------------------------------------- publish

case("publish-pending-due-day", "section 6: six months from decide; the due day itself is in time",
     Review().decided("2024-03-25"), "2024-09-25",
     duties=[owed("publish", "pending", since="2024-03-25", due="2024-09-25")])
case("publish-overdue", "section 6: calendar days for months", Review().decided("2024-03-25"), "2024-10-01",
     duties=[owed("publish", "overdue", due="2024-09-25", met_on=None, days_late=6)])
case("publish-met", "section 6: met by publish on the due day, a Sunday: months do not move to a working day",
     Review().published("2024-03-15", "2024-09-15"), "2024-10-01", state="published", phase="publication",
     duties=[owed("publish", "met", since="2024-03-15", due="2024-09-15", met_on="2024-09-15", days_late=None)])
case("publish-met-late", "section 6: days late are calendar days for months, weekends included",
     Review().published("2024-03-15", "2024-09-23"), "2024-10-01",
     duties=[owed("publish", "met_late", due="2024-09-15", met_on="2024-09-23", days_late=8)])
case("publish-late-explained", "section 6: late_explained replaces overdue",
     Review().decided("2024-03-25").explain_delay("2024-09-26", "publish"), "2024-10-01",
     duties=[owed("publish", "late_explained", due="2024-09-25")])
case("publish-met-not-published", "section 6: met by confirm_not_published too",
     Review().publication_decided("2024-03-15", "2024-08-01", "none")
     .add("2024-08-05", "justify_non_publication", LA, recipient="national_panel", reason="reason-1")
     .add("2024-08-05", "justify_non_publication", LA, recipient="secretary_of_state", reason="reason-1")
     .add("2024-08-06", "confirm_not_published", LA), "2024-12-02", state="not_published", phase="publication",
     duties=[owed("publish", "met", since="2024-03-15", due="2024-09-15", met_on="2024-08-06")])
case("publish-latest-live-decide", "section 6: publish runs from the latest live decide with outcome lcspr",
     Review().decided("2024-03-15").add("2024-04-10", "reconsider_decision", LA, reason="reason-1").decide("2024-04-30"),
     "2024-10-31", state="decided", duties=[owed("publish", "overdue", since="2024-04-30", due="2024-10-30", days_late=1)])
case("publish-not-owed-reconsidered", "section 6: not_owed when the live decision is another",
     Review().decided("2024-03-15").add("2024-04-10", "reconsider_decision", LA, reason="reason-1")
     .decide("2024-04-30", "local_learning"), "2024-12-02", duties=[owed("publish", "not_owed")])
for since, due, what in (("2024-08-31", "2025-02-28", "31 August to 28 February"),
                         ("2023-08-31", "2024-02-29", "31 August to 29 February in a leap year"),
                         ("2023-08-29", "2024-02-29", "29 August to 29 February in a leap year"),
                         ("2024-08-29", "2025-02-28", "29 August to 28 February"),
                         ("2024-02-29", "2024-08-29", "29 February to 29 August, not the month's end"),
                         ("2024-03-31", "2024-09-30", "31 March to 30 September"),
                         ("2024-06-30", "2024-12-30", "30 June to 30 December, not 31")):
    case(f"publish-months-{since}", f"section 6: same day number, or the month's last day: {what}",
         Review().decided(since), due, duties=[owed("publish", "pending", since=since, due=due)])

# ---------------------------------------------------------------- send-copies, seven-working-days

def planned(*plans, decided="2024-02-01", ready="2024-06-03", top=None):
    review = Review().publication_decided(decided, ready, top=top)
    for on in plans:
        review.add(ready, "plan_publication", planned_on=on)
    return review


case("send-copies-not-started", "section 6: not_started: no plan_publication", planned(), "2024-07-01",
     state="publication_decided", duties=[owed("send-copies", "not_started", due=None)])
case("send-copies-pending", "section 6: 7 working days before planned_on, that day itself not counted; the due day is in time",
     planned("2024-07-15").copy("2024-06-10", "national_panel"), "2024-07-04",
     duties=[owed("send-copies", "pending", due="2024-07-04", met_on=None)])
case("send-copies-overdue", "section 6: overdue while the Secretary of State has no copy",
     planned("2024-07-15").copy("2024-06-10", "national_panel", "ofsted"), "2024-07-05",
     duties=[owed("send-copies", "overdue", due="2024-07-04", met_on=None, days_late=1)])
case("send-copies-met", "section 6: met by the last of Panel and Secretary of State (Ofsted: should)",
     planned("2024-07-15").copy("2024-06-10", "national_panel").copy("2024-07-04", "secretary_of_state"), "2024-07-05",
     state="pre_publication", duties=[owed("send-copies", "met", due="2024-07-04", met_on="2024-07-04")])
case("send-copies-met-late", "section 6: days late are working days",
     planned("2024-07-15").copy("2024-07-04", "national_panel").copy("2024-07-09", "secretary_of_state"), "2024-07-10",
     duties=[owed("send-copies", "met_late", due="2024-07-04", met_on="2024-07-09", days_late=3)])
case("send-copies-late-explained", "section 6: late_explained replaces overdue",
     planned("2024-07-15").explain_delay("2024-07-08", "send-copies"), "2024-07-08",
     duties=[owed("send-copies", "late_explained", due="2024-07-04")])
case("send-copies-replanned", "5.1 plan_publication: the latest counts",
     planned("2024-07-15", "2024-07-22"), "2024-07-11", duties=[owed("send-copies", "pending", due="2024-07-11")])
case("send-copies-replanned-earlier", "5.1 plan_publication: the latest counts, an earlier day too",
     planned("2024-07-22", "2024-07-15"), "2024-07-08",
     duties=[owed("send-copies", "overdue", due="2024-07-04", days_late=2)])
case("send-copies-planned-saturday", "section 6: counting back from a closed day begins with the working day before it",
     planned("2024-07-13"), "2024-07-04", duties=[owed("send-copies", "pending", due="2024-07-04")])
case("send-copies-back-over-easter", "section 6: counting back leaves out Good Friday and Easter Monday",
     planned("2025-04-24", decided="2025-01-06", ready="2025-03-03"), "2025-04-11",
     duties=[owed("send-copies", "pending", due="2025-04-11")])
case("send-copies-earliest-counts", "5.1 send_copy: of several copies of one digest to one recipient the earliest counts",
     planned("2024-07-15").copy("2024-07-03").copy("2024-07-08"), "2024-07-10",
     duties=[owed("send-copies", "met", due="2024-07-04", met_on="2024-07-03")])
case("send-copies-voided", "5.1 reconsider_publication voids copies: they are owed again",
     planned("2024-07-15").copy("2024-06-10").add("2024-06-20", "reconsider_publication", LA, reason="reason-1"),
     "2024-07-05", state="anonymised", duties=[owed("send-copies", "overdue", due="2024-07-04", days_late=1)])
case("send-copies-indeterminate", "section 6: planned_on outside the calendar: no due date",
     planned("2028-02-01", decided="2027-06-01", ready="2027-11-01"), "2027-12-01",
     duties=[owed("send-copies", "indeterminate", due=None)])

seven = planned().copy("2024-07-04").publish("2024-07-15")
case("seven-days-just-met", "section 6: publication day not counted; copies on the 7th working day before it are in time",
     seven, exit=0, state="published", met={seven.seq: ["seven-working-days", "copy-to-ofsted", "copies-sent"]})
seven = planned().copy("2024-07-04", "national_panel", "ofsted").copy("2024-07-05", "secretary_of_state").publish("2024-07-15")
case("seven-days-one-short", "5.1 publish: each of Panel and Secretary of State 7 working days before",
     seven, exit=1, state="pre_publication", unmet={seven.seq: ["seven-working-days"]})
seven = planned().copy("2024-07-04", "national_panel", "secretary_of_state").copy("2024-07-05", "ofsted").publish("2024-07-15")
case("seven-days-ofsted-short", "section 2: a should is refused for want of a departure reason",
     seven, exit=1, state="pre_publication", unmet={seven.seq: ["copy-to-ofsted"]})
seven = planned().copy("2024-07-04", "national_panel", "secretary_of_state").copy("2024-07-05", "ofsted").publish(
    "2024-07-15", departure={"reason": "reason-1", "already_happened": False})
case("seven-days-ofsted-departure", "section 2: a should with a departure reason is allowed in breach",
     seven, exit=0, state="published", unmet={seven.seq: ["copy-to-ofsted"]})
seven = planned().copy("2024-07-05").publish("2024-07-15", departure={"reason": "reason-1", "already_happened": False})
case("seven-days-departure-not-enough", "section 2: a must yields only to what already happened, not to a reason alone",
     seven, exit=1, state="pre_publication", unmet={seven.seq: ["seven-working-days", "copy-to-ofsted"]})
seven = planned().copy("2024-07-05").publish("2024-07-15", departure={"reason": "reason-1", "already_happened": True})
case("seven-days-already-happened", "section 2: already happened with a reason: recorded, in breach",
     seven, exit=0, state="published", unmet={seven.seq: ["seven-working-days", "copy-to-ofsted"]})
seven = planned().copy("2024-07-04").publish("2024-07-13")
case("seven-days-published-saturday", "section 6: back from Saturday 13 July the 7th working day is 4 July",
     seven, exit=0, state="published", met={seven.seq: ["seven-working-days"]})
seven = planned(decided="2025-01-06", ready="2025-03-03").copy("2025-04-14").publish("2025-04-24")
case("seven-days-easter", "section 6: back from 24 April 2025 over Easter the 7th working day is 11 April; 14 April is short",
     seven, exit=1, state="pre_publication", unmet={seven.seq: ["seven-working-days", "copy-to-ofsted"]})
case("seven-days-outside-calendar", "section 6: a date outside the calendar makes seven-working-days unmet",
     planned(decided="2027-06-01", ready="2027-11-01").copy("2027-11-02").publish("2028-01-20"),
     exit=1, state="pre_publication")

# ---------------------------------------------------------------- stay-public

def public(when="2024-07-15"):
    return Review().published("2024-02-01", when)


HAPPENED = {"departure": {"reason": "reason-1", "already_happened": True}}

case("stay-public-pending", "section 6: one year: pending", public(), "2025-07-14",
     duties=[owed("stay-public", "pending", since="2024-07-15", due="2025-07-15")])
case("stay-public-met", "section 6: one year: pending, then met", public(), "2025-07-16",
     duties=[owed("stay-public", "met", since="2024-07-15", due="2025-07-15")])
down = public().add("2025-07-14", "take_down", channel="channel-1", top=HAPPENED)
case("stay-public-broken", "section 6: taken down earlier: broken; the event already happened, so it is recorded in breach",
     down, "2025-08-01", state="published", unmet={down.seq: ["one-year-public"]},
     duties=[owed("stay-public", "broken", since="2024-07-15", due="2025-07-15")])
down = public().add("2025-07-14", "take_down", channel="channel-1")
case("stay-public-take-down-refused", "5.1 take_down: must one-year-public; what is refused changes nothing",
     down, "2025-07-14", exit=1, state="published", unmet={down.seq: ["one-year-public"]},
     duties=[owed("stay-public", "pending", due="2025-07-15")])
down = public().add("2025-07-15", "take_down", channel="channel-1")
case("stay-public-anniversary", "5.1 one-year-public: from the same day number twelve months after first publication",
     down, "2025-07-16", state="published", met={down.seq: ["one-year-public"]}, duties=[owed("stay-public", "met")])
down = Review().published("2023-12-18", "2024-02-29").add("2025-02-28", "take_down", channel="channel-1")
case("stay-public-29-february", "section 6: twelve months from 29 February run to 28 February",
     down, "2025-03-01", met={down.seq: ["one-year-public"]},
     duties=[owed("stay-public", "met", since="2024-02-29", due="2025-02-28")])
down = public().add("2024-08-01", "record_disclosure", reason="reason-1").add("2024-08-02", "take_down", channel="channel-1")
case("stay-public-disclosure", "5.1 one-year-public: met earlier when since publication a disclosure was recorded",
     down, "2024-09-02", state="published", met={down.seq: ["one-year-public"]})
down = public().add("2024-08-01", "record_order", LEGAL, order="order-1").add("2024-08-02", "take_down", channel="channel-1")
case("stay-public-order", "5.1 one-year-public: met earlier when a restricting order is in force",
     down, "2024-09-02", state="published", met={down.seq: ["one-year-public"]}, flags={"orders": 1})
down = (public().add("2024-08-01", "record_order", LEGAL, order="order-1")
        .add("2024-08-02", "end_order", LEGAL, order="order-1").add("2024-08-05", "take_down", channel="channel-1"))
case("stay-public-order-ended", "5.1 one-year-public: an order that has ended is not in force",
     down, "2024-09-02", exit=1, state="published", unmet={down.seq: ["one-year-public"]}, flags={"orders": 0},
     duties=[owed("stay-public", "pending", due="2025-07-15")])

# ---------------------------------------------------------------- duties with instances: returns, holds, actions

def returns():
    review = notified().add("2024-03-11", "open_rapid_review")
    for agency, due in (("agency-1", "2024-03-19"), ("agency-2", "2024-03-19"), ("agency-3", "2024-03-26")):
        review.add("2024-03-11", "request_summary", agency=agency, due=due)
    return review


case("summary-return-instances", "section 6: one duty a return, by about: met, overdue and pending side by side",
     returns().add("2024-03-19", "receive_summary", AGENCY, agency="agency-1"), "2024-03-21", state="rapid_review",
     duties=[owed("summary-return", "met", about="agency-1", due="2024-03-19", met_on="2024-03-19"),
             owed("summary-return", "overdue", about="agency-2", due="2024-03-19", met_on=None, days_late=2),
             owed("summary-return", "pending", about="agency-3", due="2024-03-26")])
case("summary-return-late-and-waived", "section 6: met by receive or waive",
     returns().add("2024-03-20", "receive_summary", agency="agency-1")
     .add("2024-03-18", "waive_summary", agency="agency-2", reason="reason-1"), "2024-03-26",
     duties=[owed("summary-return", "met_late", about="agency-1", met_on="2024-03-20", due="2024-03-19", days_late=1),
             owed("summary-return", "met", about="agency-2", met_on="2024-03-18"),
             owed("summary-return", "pending", about="agency-3", due="2024-03-26")])
case("summary-return-chased-explained", "5.2 explain_delay with about: that instance only; chasing moves nothing",
     returns().add("2024-03-20", "chase_summary", agency="agency-1")
     .explain_delay("2024-03-20", "summary-return", about="agency-1"), "2024-03-20",
     duties=[owed("summary-return", "late_explained", about="agency-1", due="2024-03-19"),
             owed("summary-return", "overdue", about="agency-2", due="2024-03-19", days_late=1)])


def hold(*review_on):
    review = notified()
    for when, on in review_on:
        review.add(when, "place_hold", hold="hold-1", scope="publication", reason="prosecution", review_on=on)
    return review


case("hold-review-pending", "section 6: due on its review_on date; that day is in time",
     hold(("2024-03-11", "2024-04-16")), "2024-04-16", flags={"holds": ["hold-1"]},
     duties=[owed("hold-review", "pending", about="hold-1", since="2024-03-11", due="2024-04-16")])
case("hold-review-overdue", "section 6: overdue the day after; a hold never moves another deadline",
     hold(("2024-03-11", "2024-04-16")), "2024-04-17", flags={"holds": ["hold-1"]},
     duties=[owed("hold-review", "overdue", about="hold-1", due="2024-04-16", days_late=1),
             owed("rapid-review", "overdue", since="2024-03-08", due="2024-04-02", days_late=11)])
case("hold-review-updated", "5.2: placing an open hold again updates it: a new review_on",
     hold(("2024-03-11", "2024-04-16"), ("2024-04-16", "2024-07-16")), "2024-05-01", flags={"holds": ["hold-1"]},
     duties=[owed("hold-review", "pending", about="hold-1", due="2024-07-16")])
case("hold-review-lifted", "section 6: met by lift_hold",
     hold(("2024-03-11", "2024-04-16")).add("2024-04-16", "lift_hold", hold="hold-1"), "2024-06-03", flags={"holds": []},
     duties=[owed("hold-review", "met", about="hold-1", due="2024-04-16", met_on="2024-04-16")])
case("hold-review-lifted-late", "section 6: lifted after its review_on",
     hold(("2024-03-11", "2024-04-16")).add("2024-04-18", "lift_hold", hold="hold-1"), "2024-06-03",
     duties=[owed("hold-review", "met_late", about="hold-1", due="2024-04-16", met_on="2024-04-18", days_late=2)])
case("hold-review-two-holds", "section 6: several instances carry about; explaining one leaves the other",
     hold(("2024-03-11", "2024-04-16"))
     .add("2024-03-12", "place_hold", hold="hold-2", scope="review", reason="inquest", review_on="2024-04-16")
     .explain_delay("2024-04-17", "hold-review", about="hold-2"), "2024-04-17",
     duties=[owed("hold-review", "overdue", about="hold-1", due="2024-04-16", days_late=1),
             owed("hold-review", "late_explained", about="hold-2", due="2024-04-16")])


def action(*more):
    review = notified().add("2024-03-11", "open_rapid_review")
    for name in ("action-1", "action-2"):
        review.add("2024-03-12", "add_action", action=name, owner="agency-1", due="2024-05-14")
    return review


case("action-pending-and-met", "section 6: each action by about, due on its due date; the day itself is in time",
     action().add("2024-05-14", "settle_action", action="action-2", disposition="done"), "2024-05-14",
     duties=[owed("action", "pending", about="action-1", since="2024-03-12", due="2024-05-14"),
             owed("action", "met", about="action-2", due="2024-05-14", met_on="2024-05-14")])
case("action-overdue-and-late", "section 6: overdue, and met_late when settled late; any disposition settles",
     action().add("2024-05-15", "settle_action", action="action-2", disposition="rejected"), "2024-05-16",
     duties=[owed("action", "overdue", about="action-1", due="2024-05-14", met_on=None, days_late=2),
             owed("action", "met_late", about="action-2", due="2024-05-14", met_on="2024-05-15", days_late=1)])
case("action-late-explained", "5.2 explain_delay with about",
     action().explain_delay("2024-05-15", "action", about="action-1"), "2024-05-15",
     duties=[owed("action", "late_explained", about="action-1"),
             owed("action", "overdue", about="action-2", due="2024-05-14", days_late=1)])
case("action-updated-due", "5.2 update_action gives a new due date",
     action().add("2024-05-01", "update_action", action="action-1", due="2024-06-18"), "2024-05-15",
     duties=[owed("action", "pending", about="action-1", due="2024-06-18"),
             owed("action", "overdue", about="action-2", due="2024-05-14", days_late=1)])

# ---------------------------------------------------------------- monitor

def progress(review, *days):
    for when in days:
        review.add(when, "monitor_progress", on_time=True, quality="acceptable")
    return review


case("monitor-pending", "section 6: one month from begin_review; 1 June 2024 is a Saturday and stays the due day",
     Review().in_review("2024-04-01", "2024-05-01"), "2024-06-01", state="in_review", phase="lcspr",
     duties=[owed("monitor", "pending", since="2024-05-01", due="2024-06-01")])
case("monitor-overdue", "section 6: calendar days for months", Review().in_review("2024-04-01", "2024-05-01"), "2024-06-03",
     duties=[owed("monitor", "overdue", since="2024-05-01", due="2024-06-01", days_late=2)])
case("monitor-rolls", "section 6: begin_review, then each monitor_progress",
     progress(Review().in_review("2024-04-01", "2024-05-01"), "2024-05-20", "2024-06-17"), "2024-07-17",
     duties=[owed("monitor", "pending", since="2024-06-17", due="2024-07-17")])
case("monitor-rolls-in-report-drafted", "section 6: it ends when the state leaves in_review and report_drafted, not between them",
     progress(Review().in_review("2024-04-01", "2024-05-01").drafted("2024-05-20"), "2024-05-22"), "2024-06-24",
     state="report_drafted", duties=[owed("monitor", "overdue", since="2024-05-22", due="2024-06-22", days_late=2)])
case("monitor-month-end", "section 6: one month from 31 January 2024 is 29 February",
     Review().in_review("2024-01-31", "2024-01-31"), "2024-02-29",
     duties=[owed("monitor", "pending", since="2024-01-31", due="2024-02-29")])
case("monitor-late-explained", "section 6: late_explained replaces overdue",
     Review().in_review("2024-04-01", "2024-05-01").explain_delay("2024-06-03", "monitor"), "2024-06-03",
     duties=[owed("monitor", "late_explained", since="2024-05-01", due="2024-06-01")])
case("monitor-ends", "section 6: monitor ends when the state leaves in_review and report_drafted: no longer owed",
     Review().in_review("2024-04-01", "2024-05-01").drafted("2024-05-20").accept("2024-05-22"), "2024-09-02",
     state="anonymising", phase="anonymisation", duties=[owed("monitor", "not_owed")])

# ---------------------------------------------------------------- yearly-report, sar-complete

case("yearly-report-pending", "section 6: yearly-report is pending or met, never late", Review().decided("2024-03-25"),
     "2027-06-01", duties=[owed("yearly-report", "pending", due=None, met_on=None, days_late=None)])
case("yearly-report-met", "section 6: met by include_in_yearly_report",
     Review().decided("2024-03-25").add("2025-09-30", "include_in_yearly_report", year=2024), "2027-06-01",
     duties=[owed("yearly-report", "met", due=None, met_on="2025-09-30")])


def sar(when, outcome="mandatory_review"):
    return (adopt("screening", when=when, top={"kind": "adult"})
            .add(when, "record_circumstances", needs=True, joint_working_concern=True, died=True, suspicion="suspected")
            .add(when, "decide", BOARD, outcome=outcome, reason="reason-1"))


def sar_accepted(decided, accepted):
    review = sar(decided).begin_review(decided, BOARD).drafted(accepted)
    review.add(accepted, "sign_off", BOARD, subject="report", stance="agrees", document=DRAFT)
    return review.add(accepted, "accept_report", BOARD, document=DRAFT, has_improvements=True, has_analysis=True)


case("sar-not-started", "section 6: sar-complete is not_started before decide",
     adopt("screening", when="2024-03-25", top={"kind": "adult"}), "2024-06-03", edition="sar2014", state="screening",
     duties=[owed("sar-complete", "not_started")])
case("sar-pending", "section 6: six months from decide; 31 August to 28 February", sar("2024-08-31"), "2025-02-28",
     edition="sar2014", state="commissioning", duties=[owed("sar-complete", "pending", since="2024-08-31", due="2025-02-28")])
case("sar-overdue", "section 6: calendar days for months", sar("2024-08-31", "discretionary_review"), "2025-03-03",
     duties=[owed("sar-complete", "overdue", since="2024-08-31", due="2025-02-28", days_late=3)])
case("sar-met", "section 6: met by accept_report", sar_accepted("2024-03-25", "2024-09-25"), "2025-03-03",
     state="anonymising", duties=[owed("sar-complete", "met", since="2024-03-25", due="2024-09-25", met_on="2024-09-25")])
case("sar-met-late", "section 6: met late by accept_report", sar_accepted("2024-03-25", "2024-09-27"), "2025-03-03",
     duties=[owed("sar-complete", "met_late", due="2024-09-25", met_on="2024-09-27", days_late=2)])
case("sar-not-owed", "section 6: owed on decide (a review); not_owed when the decision rules it out",
     sar("2024-03-25", "no_review"), "2025-03-03", state="no_review", phase="closed",
     duties=[owed("sar-complete", "not_owed")])

# ---------------------------------------------------------------- counting: bank holidays and closed days

for name, since, due, what in (
        ("base-saturday", "2024-03-02", "2024-03-08", "a base on a Saturday starts the count on Monday"),
        ("base-sunday", "2024-03-03", "2024-03-08", "a base on a Sunday starts the count on Monday"),
        ("base-good-friday", "2024-03-29", "2024-04-08", "a base on a bank holiday starts the count on the next working day"),
        ("base-friday", "2024-03-01", "2024-03-08", "the base day is day 0"),
        ("2018-august", "2018-08-23", "2018-08-31", "27 August 2018"),
        ("2019-easter", "2019-04-16", "2019-04-25", "19 and 22 April 2019"),
        ("2020-early-may-worked", "2020-05-01", "2020-05-11", "4 May 2020 was an ordinary Monday, 8 May a bank holiday"),
        ("2020-ve-day", "2020-05-04", "2020-05-12", "8 May 2020 for the moved early May holiday"),
        ("2020-boxing-substitute", "2020-12-22", "2020-12-31", "28 December 2020, substitute for the 26th"),
        ("2021-christmas-substitutes", "2021-12-20", "2021-12-29", "27 and 28 December 2021 are substitute days"),
        ("2022-new-year-substitute", "2021-12-29", "2022-01-06", "3 January 2022 is a substitute day"),
        ("2022-spring-moved", "2022-05-27", "2022-06-07", "30 May 2022 was an ordinary Monday; 2 and 3 June closed"),
        ("2022-jubilee", "2022-05-30", "2022-06-08", "2 and 3 June 2022"),
        ("2022-state-funeral", "2022-09-14", "2022-09-22", "19 September 2022"),
        ("2022-christmas-substitute", "2022-12-21", "2022-12-30", "26 and 27 December 2022 (substitute for Christmas Day)"),
        ("2023-new-year-substitute", "2022-12-28", "2023-01-05", "2 January 2023 is a substitute day"),
        ("2023-coronation", "2023-05-03", "2023-05-11", "8 May 2023"),
        ("2023-two-mondays", "2023-04-28", "2023-05-09", "1 and 8 May 2023"),
        ("2025-august", "2025-08-22", "2025-09-01", "25 August 2025"),
        ("2026-boxing-substitute", "2026-12-22", "2026-12-31", "28 December 2026, substitute for the 26th"),
        ("2027-easter", "2027-03-24", "2027-04-02", "26 and 29 March 2027"),
        ("2027-christmas-substitutes", "2027-12-20", "2027-12-29", "27 and 28 December 2027 are substitute days"),
        ("2027-last-due-day", "2027-12-22", "2027-12-31", "the last day of the calendar is inside it")):
    case(f"count-{name}", f"section 6, counting: {what}", aware(since), due,
         duties=[owed("notify-panel", "pending", since=since, due=due)])

case("count-after-calendar", "section 6: a due day outside the coverage: indeterminate, no due date, never a guess",
     aware("2027-12-23"), "2027-12-31", duties=[owed("notify-panel", "indeterminate", since="2027-12-23", due=None)])
case("count-before-calendar", "section 6: a base outside the coverage: indeterminate, no due date",
     Review().refer("2018-07-02", "2017-12-20"), "2018-07-02", edition="wt2018",
     duties=[owed("notify-panel", "indeterminate", since="2017-12-20", due=None)])

# ---------------------------------------------------------------- the 2020 relaxation

def rapid_2020(when, sent):
    return notified(when).completed(when).decide(when).send(sent)


case("relaxed-first-due-day", "section 1: a duty whose due day is 2020-03-30 lies in the window", rapid_2020("2020-03-09", "2020-04-02"),
     "2020-06-01", edition="wt2018", duties=[owed("rapid-review", "relaxed", since="2020-03-09", due="2020-03-30", met_on="2020-04-02")])
case("relaxed-day-before-window", "section 1: due on 2020-03-27, before the window: late though met inside it",
     rapid_2020("2020-03-06", "2020-04-02"), "2020-06-01",
     duties=[owed("rapid-review", "met_late", since="2020-03-06", due="2020-03-27", met_on="2020-04-02", days_late=4)])
case("relaxed-last-due-day", "section 1: due on 2020-12-31, the last day of the window, met after it",
     rapid_2020("2020-12-08", "2021-01-08"), "2021-02-01",
     duties=[owed("rapid-review", "relaxed", since="2020-12-08", due="2020-12-31", met_on="2021-01-08")])
case("relaxed-day-after-window", "section 1: due on 2021-01-04, after the window",
     rapid_2020("2020-12-09", "2021-01-08"), "2021-02-01",
     duties=[owed("rapid-review", "met_late", since="2020-12-09", due="2021-01-04", met_on="2021-01-08", days_late=4)])
case("relaxed-overdue", "section 1: relaxed replaces overdue, asked long after", notified("2020-06-01"), "2021-06-01",
     duties=[owed("rapid-review", "relaxed", since="2020-06-01", due="2020-06-22", met_on=None)])
case("relaxed-not-late", "section 1: relaxed replaces only overdue and met_late", notified("2020-06-01"), "2020-06-22",
     duties=[owed("rapid-review", "pending", due="2020-06-22")])
case("relaxed-in-time", "section 1: relaxed replaces only overdue and met_late", rapid_2020("2020-06-01", "2020-06-22"),
     "2021-06-01", duties=[owed("rapid-review", "met", due="2020-06-22", met_on="2020-06-22")])
case("relaxed-not-notification", "section 1: wt2018 relaxes rapid review, pre-publication and six months, not the notification term",
     aware("2020-04-06"), "2020-04-20",
     duties=[owed(d, "overdue", since="2020-04-06", due="2020-04-15", days_late=3) for d in ("notify-panel", "notify-partners")])
case("relaxed-only-wt2018", "section 1: the window is part of wt2018, not of an explicit wt2023",
     notified("2020-06-01", top={"edition": "wt2023"}), "2020-06-24", edition="wt2023",
     duties=[owed("rapid-review", "overdue", since="2020-06-01", due="2020-06-22", days_late=2)])
for decided, due, standing in (("2019-09-29", "2020-03-29", "overdue"), ("2019-09-30", "2020-03-30", "relaxed"),
                               ("2020-06-30", "2020-12-30", "relaxed"), ("2020-07-01", "2021-01-01", "overdue")):
    case(f"relaxed-publish-{decided}", f"section 1: six months due on {due}, window 2020-03-30 to 2020-12-31",
         Review().decided(decided), "2021-02-01", edition="wt2018",
         duties=[owed("publish", standing, since=decided, due=due)])
case("relaxed-send-copies", "section 1: the pre-publication term is relaxed when its due day lies in the window",
     planned("2020-06-15", decided="2020-01-06", ready="2020-05-18"), "2020-06-08",
     duties=[owed("send-copies", "relaxed", due="2020-06-04", met_on=None)])
for day_, copies, exit_, state in (("2020-06-15", "2020-06-12", 0, "published"), ("2020-12-31", "2020-12-29", 0, "published"),
                                   ("2021-01-04", "2020-12-29", 1, "pre_publication")):
    seven = planned(decided="2020-01-06", ready="2020-05-18").copy(copies).publish(day_)
    case(f"relaxed-publication-{day_}", "section 1: a publication whose day lies in the window: both copy rules weigh as expect",
         seven, exit=exit_, edition="wt2018", state=state, unmet={seven.seq: ["seven-working-days", "copy-to-ofsted"]},
         verdicts=["allowed"] * (len(seven.lines) - 1) + ["refused" if exit_ else "allowed"])

# ---------------------------------------------------------------- adopted history: dates as intervals

def adopted_rapid(notify, sent):
    return adopt("with_national_panel", {"notify_national_panel": notify, "send_to_national_panel": sent}, outcome="lcspr")


for name, notify, sent, due, standing, late in (
        ("full-dates", "2019-03-04", "2019-03-27", "2019-03-25", "met_late", 2),
        ("sent-straddles", "2019-03-04", "2019-03", "2019-03-25", "indeterminate", None),
        ("sent-certainly-late", "2019-03-04", "2019-04", "2019-03-25", "met_late", None),
        ("sent-certainly-in-time", "2019-02-11", "2019-02", "2019-03-04", "met", None),
        ("sent-straddles-by-days", "2019-04-01", "2019-04", "2019-04-24", "indeterminate", None),
        ("base-certainly-in-time", "2019-03", "2019-03-22", "2019-03-22/2019-04-23", "met", None),
        ("base-straddles", "2019-03", "2019-04-10", "2019-03-22/2019-04-23", "indeterminate", None),
        ("base-last-day-straddles", "2019-03", "2019-04-23", "2019-03-22/2019-04-23", "indeterminate", None),
        ("base-certainly-late", "2019-03", "2019-04-24", "2019-03-22/2019-04-23", "met_late", None),
        ("both-certainly-late", "2019-03", "2019-05", "2019-03-22/2019-04-23", "met_late", None),
        ("years-straddle", "2019", "2020", None, "indeterminate", None)):
    keys = dict(since=notify, met_on=sent, days_late=late)
    if due:
        keys["due"] = due
    case(f"interval-rapid-review-{name}", "section 6: a partial date is an interval; certain in time, certain late, or indeterminate",
         adopted_rapid(notify, sent), "2024-06-03", edition="wt2018", state="with_national_panel", verdicts=["allowed"],
         duties=[owed("rapid-review", standing, **keys)])

for asked, standing in (("2019-02-22", "pending"), ("2019-02-25", "indeterminate"),
                        ("2019-03-21", "indeterminate"), ("2019-03-22", "overdue")):
    case(f"interval-asked-{asked}", "section 6: the day asked about against an interval of due days",
         adopt("notified", {"notify_national_panel": "2019-02"}, when="2019-02-20"), asked, edition="wt2018",
         duties=[owed("rapid-review", standing, since="2019-02", due="2019-02-22/2019-03-21", met_on=None,
                      **({"days_late": None} if standing == "overdue" else {}))])

case("interval-aware", "section 6: awareness and notification, both partial: certain, straddling",
     adopt("monitoring", {"aware": "2019-03", "notify_national_panel": "2019-03-08", "notify_partners": "2019-03-11"}),
     "2024-06-03", edition="wt2018",
     duties=[owed("notify-panel", "met", since="2019-03", due="2019-03-08/2019-04-05", met_on="2019-03-08"),
             owed("notify-partners", "indeterminate", since="2019-03", due="2019-03-08/2019-04-05", met_on="2019-03-11")])

for name, decided, published, due, standing in (
        ("met", "2019-03", "2019-08", "2019-09-01/2019-09-30", "met"),
        ("met-first-day", "2019-03", "2019-09-01", "2019-09-01/2019-09-30", "met"),
        ("straddles", "2019-03", "2019-09-15", "2019-09-01/2019-09-30", "indeterminate"),
        ("straddles-same-month", "2019-03", "2019-09", "2019-09-01/2019-09-30", "indeterminate"),
        ("late", "2019-03", "2019-10", "2019-09-01/2019-09-30", "met_late"),
        ("year", "2019-03-11", "2019", "2019-09-11", "indeterminate"),
        ("year-late", "2019-03-11", "2022", "2019-09-11", "met_late"),
        ("leap", "2021-08", "2022-02-01", "2022-02-01/2022-02-28", "met")):
    case(f"interval-publish-{name}", "section 6: six months from a partial decide, against a partial publish",
         adopt("published", {"decide": decided, "publish": published}, outcome="lcspr", publication_outcome="full",
               document=FINAL), "2024-06-03", edition="wt2018", state="published",
         duties=[owed("publish", standing, since=decided, due=due, met_on=published,
                      **({"days_late": None} if standing == "met_late" else {}))])

for asked, standing in (("2020-05-29", "pending"), ("2020-06-15", "indeterminate"), ("2020-07-01", "met")):
    case(f"interval-stay-public-{standing}", "section 6: published in June 2019: the year ends some day in June 2020",
         adopt("published", {"publish": "2019-06"}, when="2020-05-01", publication_outcome="full", document=FINAL), asked,
         duties=[owed("stay-public", standing, since="2019-06", due="2020-06-01/2020-06-30")])

down = adopt("published", {"publish": "2019-06"}, when="2020-07-01", publication_outcome="full", document=FINAL).add(
    "2020-07-02", "take_down", channel="channel-1")
case("interval-take-down-certain", "section 6: comparisons answer yes when the whole interval does",
     down, "2020-07-02", verdicts=["allowed", "allowed"], met={"2": ["one-year-public"]})
down = adopt("published", {"publish": "2019-06"}, when="2020-06-01", publication_outcome="full", document=FINAL).add(
    "2020-06-15", "take_down", channel="channel-1")
case("interval-take-down-unknown", "sections 2, 6: a comparison that straddles is unknown and asks for a departure reason",
     down, "2020-06-15", exit=1, verdicts=["allowed", "refused"], unknown={"2": ["one-year-public"]})

case("interval-historic-event", "formats 1: a partial happened_on is read on an event with historic true",
     adopt("monitoring", {"decide": "2019-03"}).add("2019-04", "record_circumstances", recorded="2024-06-03T12:00:00Z",
                                                   top={"historic": True}, harm="serious"),
     "2024-06-03", edition="wt2018", verdicts=["allowed", "allowed"])

# ---------------------------------------------------------------- editions by date

for when, edition in (("2018-06-29", "wt2018"), ("2023-12-14", "wt2018"), ("2023-12-15", "wt2023"),
                      ("2026-03-17", "wt2023"), ("2026-03-18", "wt2026")):
    case(f"edition-refer-{when}", "section 1: the one in force on the first event's happened_on", Review().refer(when),
         edition=edition, state="referred")
bad("edition-refer-before-any", "section 1: a day with no edition is bad input: give the edition", Review().refer("2018-06-28"), 1)
case("edition-explicit-wins", "section 1: an explicit edition wins, also outside its dates",
     Review().refer("2018-06-28", top={"edition": "wt2018"}), edition="wt2018", state="referred")
case("edition-explicit-wins-later", "section 1: an explicit edition wins over the one in force",
     Review().refer("2024-03-04", top={"edition": "wt2018"}), edition="wt2018", state="referred")
case("edition-by-argument", "formats 1: edition by date if not given; --edition gives it", Review().refer("2024-03-04"),
     args=["--edition", "wt2018"], edition="wt2018", state="referred")
case("edition-argument-agrees", "formats 1: an --edition that is the file's is fine",
     Review().refer("2024-03-04", top={"edition": "wt2018"}), args=["--edition", "wt2018"], edition="wt2018")
bad("edition-argument-differs", "formats 1: --edition that differs from the file's is bad input",
    Review().refer("2024-03-04", top={"edition": "wt2018"}), args=["--edition", "wt2023"])
bad("edition-argument-unknown", "formats 2: an unknown edition is usage, exit 2", Review().refer("2024-03-04"), args=["--edition", "wt1999"])
bad("as-of-argument-impossible", "formats 2: a day that does not exist is usage, exit 2", Review().refer("2024-03-04"), args=["--as-of", "2024-02-30"])

for name, milestones, edition, what in (
        ("notify-first", {"notify_national_panel": "2023-12-14", "decide": "2024-02-01", "aware": "2024-01-02"}, "wt2018",
         "notify_national_panel before all others"),
        ("decide-second", {"decide": "2023-12-15", "aware": "2023-11-01", "incident": "2023-10"}, "wt2023", "decide before aware"),
        ("aware-third", {"aware": "2022-05", "incident": "2018-01", "publish": "2024-05-01"}, "wt2018", "aware before incident"),
        ("incident-fourth", {"incident": "2021", "publish": "2024-05-01"}, "wt2018", "incident before publish"),
        ("publish-fifth", {"publish": "2024"}, "wt2023", "publish before happened_on"),
        ("other-milestone", {"begin_review": "2022-05-01"}, "wt2026", "no other milestone counts: else happened_on"),
        ("none", None, "wt2026", "else happened_on"),
        ("year-whole", {"notify_national_panel": "2022"}, "wt2018", "a year inside one edition is enough"),
        ("month-whole", {"decide": "2024-01", "publish": "2026"}, "wt2023", "a month inside one edition is enough")):
    case(f"edition-adopt-{name}", f"section 1: for adopt the first of the milestones: {what}",
         adopt("monitoring", milestones, when="2026-04-01"), edition=edition, state="monitoring", phase="learning")
for name, milestones in (("year-straddles", {"notify_national_panel": "2023"}),
                         ("month-straddles", {"decide": "2023-12"}),
                         ("month-2026-straddles", {"aware": "2026-03"}),
                         ("first-counts-though-second-is-clear", {"notify_national_panel": "2023-12", "decide": "2024-02-01"}),
                         ("before-any", {"publish": "2018-06-28"}),
                         ("partly-before-any", {"incident": "2018"})):
    bad(f"edition-adopt-{name}", "section 1: a partial date that straddles editions, or a day with none, is bad input: give the edition",
        adopt("monitoring", milestones, when="2026-04-01"), 1)
case("edition-adopt-straddle-explicit", "section 1: an explicit edition wins, so a straddling milestone is fine",
     adopt("monitoring", {"notify_national_panel": "2023"}, top={"edition": "wt2023"}), edition="wt2023", state="monitoring")
case("edition-adult", "section 1: kind adult: sar2014 from 2015-04-01",
     adopt("screening", when="2015-04-01", top={"kind": "adult"}), "2015-04-01", edition="sar2014", state="screening", phase="referral")
bad("edition-adult-before", "section 1: no adult edition before 2015-04-01",
    adopt("screening", when="2015-03-31", top={"kind": "adult"}), 1)
case("edition-kind-children", "formats 1: kind children is the default and may be said",
     Review().refer("2024-03-04", top={"kind": "children"}), edition="wt2023", state="referred")
case("edition-scr2015-explicit", "section 1: scr2015 is history only, by an explicit edition",
     adopt("closed", {"publish": "2016-05"}, top={"edition": "scr2015"}), edition="scr2015", state="closed")

# ---------------------------------------------------------------- input that is fine

FIRST = Review().refer("2024-03-04").lines[0]
SECOND = Review().add("2024-03-05", "begin_screening").lines[0]
OK = dict(edition="wt2023", state="screening", verdicts=["allowed", "allowed"])


def but(line, drop=(), **keys):
    """A copy of the line with keys given, and some left out."""
    return {k: v for k, v in dict(line, **keys).items() if k not in drop}


def parts(line, **keys):
    return but(line, parts=dict(line.get("parts", {}), **keys))


def actor(line, **keys):
    return but(line, actor=dict(line["actor"], **keys))


case("ok-blank-lines", "formats 1: blank lines are ignored", [b"\n", FIRST, b"\n", b"   \n", SECOND, b"\n"], **OK)
case("ok-no-final-newline", "formats 1: read in any valid JSON; the last line may lack its LF",
     [FIRST, as_line(SECOND).rstrip(b"\n")], **OK)
case("ok-spaces-and-escapes", "formats 1: read in any valid JSON: spaces and escapes",
     [FIRST, as_line(SECOND).replace(b'"event":', b' \t"e\\u0076ent" : ').replace(b"begin_screening", b"begin\\u005fscreening")], **OK)
case("ok-seq-fits", "formats 1: seq is optional; if given it must fit", [but(FIRST, seq=1), but(SECOND, seq=2)], **OK)
case("ok-seq-on-some", "formats 1: seq counted from 1 where not given", [FIRST, but(SECOND, seq=2)], **OK)
case("ok-recorded-equal", "formats 1: recorded_at never decreasing: equal is fine",
     [but(FIRST, recorded_at="2024-03-05T12:00:00Z"), SECOND], **OK)
case("ok-recorded-finer", "formats 1: whole seconds or finer",
     [but(FIRST, recorded_at="2024-03-05T12:00:00.250Z"), but(SECOND, recorded_at="2024-03-05T12:00:00.250001Z")], **OK)
case("ok-happened-a-day-later", "formats 1: happened_on one day later than recorded_at is not more than a day",
     [FIRST, but(SECOND, happened_on="2024-03-06", recorded_at="2024-03-05T23:30:00Z")], **OK)
case("ok-happened-earlier", "formats 1: happened_on earlier than the event before is fine",
     [FIRST, but(SECOND, happened_on="2024-02-01")], **OK)
case("ok-note-anything", "formats 1: a note is not looked at: telephone, postcode and NHS number pass there",
     [but(FIRST, note="Ring 01632 960123; M1 1AA; 943 476 5919"), but(SECOND, note="9434765919")], **OK)
case("ok-ten-digits-bad-check", "formats 1: only a valid NHS check digit is refused",
     [parts(FIRST, child_refs=["9434765918", "943-476-5918"]), SECOND], **OK)
case("ok-nine-and-thirteen-digits", "formats 1: neither an NHS number nor a telephone number: the wrong length",
     [parts(FIRST, child_refs=["943476591", "9434765919001"]), SECOND], **OK)
case("ok-value-within", "formats 1: only a value taken whole is looked at",
     [parts(FIRST, child_refs=["c-9434765919", "ref/M11AA/2", "t-01632960123"]), SECOND], **OK)
case("ok-reference-64", "formats 1: a reference may have 64 characters and . _ : / -",
     [parts(FIRST, child_refs=["c" * 64, "C.1_a:2/b-3"]), SECOND], **OK)
digits = "sha256:" + "9434765919" * 6 + "0163"
case("ok-digest-of-digits", "formats 1: digests are not looked at",
     adopt("monitoring", {"decide": "2024-03-04"}, document=digits), edition="wt2023", state="monitoring")
case("ok-first-event-refused", "formats 2: a first event that is neither refer nor adopt is refused (no-such-move, state null)",
     [SECOND], exit=1, state=None, verdicts=["refused"], unmet={"1": ["no-such-move"]})
case("ok-missing-particular-refused", "section 2: a missing required particular is a refusal, not bad input",
     [but(FIRST, parts={"referring_agency": "agency-1"})], exit=1, state=None, verdicts=["refused"],
     unmet={"1": ["particulars-complete"]})

# ---------------------------------------------------------------- bad input

bad("bad-empty-file", "formats 1: an empty file", b"")
bad("bad-truncated", "formats 1: truncated JSON", [FIRST, as_line(SECOND)[:60] + b"\n"], 2)
bad("bad-not-json", "formats 1: one event a line, as JSON", [FIRST, b"begin_screening,2024-03-05\n"], 2)
bad("bad-array", "formats 1: one object a line", [FIRST, b"[1]\n"], 2)
bad("bad-scalar", "formats 1: one object a line", [b'"refer"\n'], 1)
bad("bad-two-on-a-line", "formats 1: one event a line", [as_line(FIRST).rstrip(b"\n") + b" " + as_line(SECOND)], 1)
bad("bad-trailing-comma", "formats 1: any valid JSON, and only that", [as_line(FIRST).replace(b"}\n", b",}\n")], 1)
bad("bad-after-blank-lines", "formats 1: the line number is the file's, blank lines counted", [b"\n", b"\n", FIRST, b"{\n"], 4)
bad("bad-duplicate-key", "formats 1: a duplicate key",
    [FIRST, as_line(SECOND).replace(b'"event":', b'"event":"begin_screening","event":')], 2)
bad("bad-duplicate-key-escaped", "formats 1: a duplicate key, one of them written with an escape",
    [FIRST, as_line(SECOND).replace(b'"event":', b'"e\\u0076ent":"begin_screening","event":')], 2)
bad("bad-duplicate-part", "formats 1: a duplicate key inside parts",
    [as_line(FIRST).replace(b'"children":1', b'"children":1,"children":1')], 1)
bad("bad-float", "formats 1: a number that is not an integer", [as_line(FIRST).replace(b'"children":1', b'"children":1.5')], 1)
bad("bad-utf8-byte", "formats 1: ill-formed UTF-8", [FIRST, as_line(but(SECOND, note="XX")).replace(b"XX", b"\xff\xfe")], 2)
bad("bad-utf8-overlong", "formats 1: ill-formed UTF-8: overlong", [as_line(but(FIRST, note="XX")).replace(b"XX", b"\xc0\xaf")], 1)
bad("bad-utf8-surrogate", "formats 1: ill-formed UTF-8: an encoded surrogate",
    [as_line(but(FIRST, note="XX")).replace(b"XX", b"\xed\xa0\x80")], 1)
bad("bad-utf8-cut-short", "formats 1: ill-formed UTF-8: a sequence cut short", [as_line(but(FIRST, note="XX")).replace(b"XX", b"\xe2\x82")], 1)
bad("bad-nul-byte", "formats 1: a NUL byte is no JSON", [FIRST, as_line(SECOND).replace(b"u-unit", b"u-\x00unit")], 2)
bad("bad-nul-after-object", "formats 1: a NUL byte is no JSON, after the object either",
    [FIRST, as_line(SECOND).rstrip(b"\n") + b"\x00\n"], 2)
bad("bad-nul-escaped", "formats 1: ids match the pattern; an escaped NUL does not", [actor(FIRST, id="u-\x001")], 1, "/actor/id")
deep = b"[" * 20 + b"1" + b"]" * 20
bad("bad-nesting", "formats 1: nesting past 16", [FIRST, as_line(parts(SECOND, area="XX")).replace(b'"XX"', deep)], 2)

for key in ("event", "actor", "happened_on", "recorded_at"):
    bad(f"bad-missing-{key}", f"formats 1: a missing {key}", [FIRST, but(SECOND, drop=(key,))], 2)
bad("bad-missing-role", "formats 1: an actor has id and role", [FIRST, but(SECOND, actor={"id": "u-unit"})], 2)
bad("bad-missing-id", "formats 1: an actor has id and role", [FIRST, but(SECOND, actor={"role": "business_manager"})], 2)

bad("bad-unknown-event", "formats 1: unknown events, with the nearest name",
    [FIRST, but(SECOND, event="begin_screning")], 2, "/event", "begin_screening")
bad("bad-unknown-event-panel", "formats 1: unknown events, with the nearest name",
    [FIRST, but(SECOND, event="notify_national_pannel")], 2, "/event", "notify_national_panel")
bad("bad-unknown-event-far", "formats 1: unknown events; nothing is near", [FIRST, but(SECOND, event="zzzzzzzzzzzz")], 2, "/event")
bad("bad-unknown-key", "formats 1: unknown keys, with the nearest name",
    [FIRST, dict(SECOND, departur={"reason": "reason-1"})], 2, "/departur", "departure")
bad("bad-unknown-part", "formats 1: unknown parts, with the nearest name",
    [parts(FIRST, aware_onn="2024-03-04")], 1, "/parts/aware_onn", "aware_on")
bad("bad-part-of-another-event", "formats 1: a part that this event does not have", [FIRST, parts(SECOND, limb="in_area")], 2, "/parts/limb")
bad("bad-unknown-role", "formats 1: unknown codes: a role, with the nearest name",
    [FIRST, actor(SECOND, role="busines_manager")], 2, "/actor/role", "business_manager")
bad("bad-unknown-capacity", "formats 1: capacity is lead or delegated", [FIRST, actor(SECOND, capacity="delegate")], 2,
    "/actor/capacity", "delegated")
bad("bad-unknown-actor-key", "formats 1: unknown keys in actor", [FIRST, actor(SECOND, name="u-2")], 2, "/actor/name")
LIMB = Review().screening("2024-03-04").add("2024-03-06", "notify_national_panel", LA, limb="in_are")
bad("bad-unknown-code", "formats 1: unknown codes, with the nearest name", LIMB, 4, "/parts/limb", "in_area")
bad("bad-unknown-code-harm", "formats 1: unknown codes",
    [FIRST, SECOND, Review().add("2024-03-06", "record_circumstances", harm="serius").lines[0]], 3, "/parts/harm", "serious")
bad("bad-unknown-kind", "formats 1: kind is children or adult", [but(FIRST, kind="adlt")], 1, "/kind", "adult")
bad("bad-unknown-edition", "formats 1: an unknown edition in the file", [but(FIRST, edition="wt1999")], 1, "/edition")
bad("bad-unknown-state", "formats 1: unknown codes: adopt's state", adopt("monitorin", when="2024-06-03"), 1, "/parts/state", "monitoring")
bad("bad-unknown-milestone", "formats 1: milestones are event names, or incident, aware",
    adopt("monitoring", {"publsh": "2024-03-04"}), 1, "/parts/milestones/publsh", "publish")
bad("bad-milestone-month", "formats 1: a milestone's month that does not exist",
    adopt("monitoring", {"publish": "2024-13"}), 1, "/parts/milestones/publish")

bad("bad-type-event", "formats 1: event is a name", [but(FIRST, event=1)], 1, "/event")
bad("bad-type-actor", "formats 1: actor is an object", [but(FIRST, actor="u-1")], 1, "/actor")
bad("bad-type-parts", "formats 1: parts is an object", [but(FIRST, parts=["agency-1"])], 1, "/parts")
bad("bad-type-count-string", "section 2: a wrong type is bad input", [parts(FIRST, children="1")], 1, "/parts/children")
bad("bad-type-count-true", "section 2: a wrong type is bad input", [parts(FIRST, children=True)], 1, "/parts/children")
bad("bad-type-reference-number", "section 2: a wrong type is bad input", [parts(FIRST, referring_agency=1)], 1, "/parts/referring_agency")
bad("bad-type-list-string", "formats 1: child_refs is an array", [parts(FIRST, child_refs="child-1")], 1, "/parts/child_refs")
bad("bad-type-list-number", "formats 1: arrays are of strings", [parts(FIRST, child_refs=["child-1", 2])], 1)
bad("bad-type-array-elsewhere", "formats 1: arrays for child_refs and harm_domains only",
    [parts(FIRST, referring_agency=["agency-1"])], 1, "/parts/referring_agency")
bad("bad-type-yes", "formats 1: true or false for every yes/no",
    [FIRST, SECOND, Review().add("2024-03-06", "record_circumstances", looked_after="yes").lines[0]], 3, "/parts/looked_after")
bad("bad-type-null", "section 2: a wrong type is bad input", [parts(FIRST, aware_on=None)], 1, "/parts/aware_on")
bad("bad-type-note", "formats 1: note is a string", [but(FIRST, note=["a"])], 1, "/note")
bad("bad-type-historic", "formats 1: historic is true or false", [but(FIRST, historic="yes")], 1, "/historic")
bad("bad-count-zero", "5.1: children is a count, at least 1", [parts(FIRST, children=0)], 1, "/parts/children")
bad("bad-count-negative", "5.1: children is a count, at least 1", [parts(FIRST, children=-1)], 1, "/parts/children")
bad("bad-list-empty-value", "formats 1: references match the pattern, in a list too", [parts(FIRST, child_refs=["child-1", ""])], 1)
bad("bad-reference-empty", "formats 1: references match the pattern", [parts(FIRST, referring_agency="")], 1, "/parts/referring_agency")

for name, value in (("day", "2024-02-30"), ("29-february", "2023-02-29"), ("month", "2024-13-01"), ("zero", "2024-03-00"),
                    ("short", "2024-3-4"), ("slashes", "04/03/2024"), ("time", "2024-03-04T00:00:00Z"), ("number", 20240304),
                    ("partial-month", "2024-03"), ("partial-year", "2024"), ("empty", "")):
    bad(f"bad-happened-{name}", "formats 1: YYYY-MM-DD, a day that exists; partial only for milestones and historic events",
        [but(FIRST, happened_on=value)], 1, "/happened_on")
bad("bad-aware-on-impossible", "formats 1: a date that does not exist, in parts", [parts(FIRST, aware_on="2024-04-31")], 1, "/parts/aware_on")
bad("bad-aware-on-partial", "section 6: new events on a live review need a full date", [parts(FIRST, aware_on="2024-03")], 1, "/parts/aware_on")
bad("bad-happened-two-days-later", "formats 1: happened_on more than a day later than recorded_at",
    [FIRST, but(SECOND, happened_on="2024-03-07")], 2)
for name, value in (("without-z", "2024-03-05T12:00:00"), ("offset", "2024-03-05T12:00:00+00:00"),
                    ("offset-summer", "2024-03-05T13:00:00+01:00"), ("date-only", "2024-03-05"),
                    ("no-seconds", "2024-03-05T12:00Z"), ("hour", "2024-03-05T25:00:00Z"), ("day", "2024-02-30T12:00:00Z"),
                    ("number", 1709640000)):
    bad(f"bad-recorded-{name}", "formats 1: recorded_at is RFC 3339 in UTC, ending in Z, whole seconds or finer",
        [FIRST, but(SECOND, recorded_at=value)], 2, "/recorded_at")
bad("bad-recorded-decreasing", "formats 1: recorded_at never decreasing", [FIRST, but(SECOND, happened_on="2024-03-04",
    recorded_at="2024-03-04T11:59:59Z")], 2)
bad("bad-recorded-decreasing-fraction", "formats 1: recorded_at never decreasing, in fractions of a second too",
    [but(FIRST, recorded_at="2024-03-05T12:00:00.5Z"), but(SECOND, recorded_at="2024-03-05T12:00:00.25Z")], 2)

bad("bad-seq-gap", "formats 1: seq must fit", [but(FIRST, seq=1), but(SECOND, seq=3)], 2, "/seq")
bad("bad-seq-repeated", "formats 1: seq must fit", [but(FIRST, seq=1), but(SECOND, seq=1)], 2, "/seq")
bad("bad-seq-zero", "formats 1: seq is counted from 1", [but(FIRST, seq=0)], 1, "/seq")
bad("bad-seq-string", "formats 1: seq is an integer", [but(FIRST, seq="1")], 1, "/seq")
bad("bad-edition-later", "formats 1: edition only on the first event", [FIRST, but(SECOND, edition="wt2023")], 2, "/edition")
bad("bad-kind-later", "formats 1: kind only on the first event", [FIRST, but(SECOND, kind="children")], 2, "/kind")
bad("bad-departure-no-reason", "formats 1: reason is required in departure", [FIRST, but(SECOND, departure={"already_happened": True})], 2)
bad("bad-departure-type", "formats 1: departure is an object", [FIRST, but(SECOND, departure="reason-1")], 2, "/departure")
bad("bad-departure-flag", "formats 1: already_happened is true or false",
    [FIRST, but(SECOND, departure={"reason": "reason-1", "already_happened": "yes"})], 2, "/departure/already_happened")
bad("bad-departure-narrative", "formats 1: narrative goes in note, a reason is a code or a reference",
    [FIRST, but(SECOND, departure={"reason": "it was late"})], 2, "/departure/reason")
bad("bad-milestones-elsewhere", "formats 1: milestones only in adopt's parts", [parts(FIRST, milestones={"publish": "2024-03-04"})], 1, "/parts/milestones")
bad("bad-of-elsewhere", "formats 1: of only in amend's parts", [FIRST, parts(SECOND, of=1)], 2, "/parts/of")
for name, value in (("short", "sha256:" + "a" * 63), ("long", "sha256:" + "a" * 65), ("not-hex", "sha256:" + "g" * 64),
                    ("no-prefix", "a" * 64), ("other", "sha512:" + "a" * 64)):
    bad(f"bad-digest-{name}", "formats 1: a digest is sha256: and 64 hex digits", adopt("monitoring", document=value), 1, "/parts/document")

for name, value in (("space", "agency 1"), ("long", "a" * 65), ("first-character", "-agency-1"), ("accent", "agenc\u00fd-1"),
                    ("at-sign", "a@example.org"),
                    ("postcode-hyphen", "M1-1AA"), ("postcode", "M11AA"), ("postcode-long", "SW1A.1AA"),
                    ("postcode-underscore", "LS1_4AP"), ("postcode-lower-case", "ec1a/1bb"),
                    ("nhs", "9434765919"), ("nhs-hyphens", "943-476-5919"), ("nhs-dots", "943.476.5919"),
                    ("nhs-mixed", "943_476:5919"),
                    ("telephone", "01632960123"), ("telephone-hyphen", "01632-960123"), ("mobile", "07700900123"),
                    ("mobile-dots", "07700.900.123"), ("london", "020-7946-0123"), ("telephone-ten", "0163296012"),
                    ("international", "441632960123"), ("international-colons", "44:7700:900123"),
                    ("international-slash", "44/20/79460123")):
    bad(f"bad-reference-{name}", "formats 1: references have no spaces; postcodes, NHS and telephone numbers are refused at the door",
        [parts(FIRST, referring_agency=value)], 1, "/parts/referring_agency")
bad("bad-identifier-actor-id", "formats 1: ids are looked at as references are", [FIRST, actor(SECOND, id="943-476-5919")], 2, "/actor/id")
bad("bad-identifier-actor-org", "formats 1: ids are looked at as references are", [FIRST, actor(SECOND, org="07700-900123")], 2, "/actor/org")
bad("bad-identifier-in-list", "formats 1: references in a list are looked at", [parts(FIRST, child_refs=["child-1", "9434765919"])], 1)
bad("bad-identifier-departure", "formats 1: a departure's reason is looked at when it is a reference",
    [FIRST, but(SECOND, departure={"reason": "01632-960123"})], 2, "/departure/reason")
bad("bad-identifier-notification", "formats 1: the system's reference is looked at",
    Review().screening("2024-03-04").add("2024-03-06", "notify_national_panel", LA, limb="in_area", reference="943-476-5919"),
    4, "/parts/reference")

# ---------------------------------------------------------------- write

def main():
    OUT.mkdir(exist_ok=True)
    wanted = set()
    for name, (raw, expect) in sorted(CASES.items()):
        assert len(raw) <= 20 * 1024, (name, len(raw))
        for path, content in ((OUT / f"{name}.jsonl", raw),
                              (OUT / f"{name}.expect.json", json.dumps(expect, indent=1, ensure_ascii=False).encode() + b"\n")):
            path.write_bytes(content)
            wanted.add(path.name)
    for path in OUT.iterdir():
        if path.name not in wanted:
            path.unlink()
    print(len(CASES), "cases,", sum(e["exit"] == 2 for _, e in CASES.values()), "of them bad input")


if __name__ == "__main__":
    main()
