#!/usr/bin/env python3
"""Write profiles/NAME.jsonl and profiles/NAME.expect.json: what a local profile adds to the rulebook's answers.

Put down by hand from rulebook section 8 and the three files in examples/profiles; nothing here is computed by libcspr.
Each case is the standard way of make_rules.py under a profile, and what is due or weighed besides.

Usage: make_profiles.py [--check]      (--check: compare with the files there, write nothing)
"""
import os
import sys

import make_rules
from make_rules import (AGENCY, AUTHORITY, BOARD, BREACH, DRAFT, FINAL, HEALTH, IMPORTER, LAWYER, MANAGER, NATIONAL,
                        POLICE, RAPID, REFUSED, REVIEWER, Case)

FOLDER = os.path.join(make_rules.HERE, "profiles")
FIRST = len(make_rules.CASES)

SCRUTINEER = ("is-1", "independent_scrutineer")


def under(profile, name, why, edition="wt2023", **more):
    case = Case(name, why, args=["--profile", "{profiles}/%s.json" % profile] + more.pop("args", []), edition=edition,
                kind="adult" if edition == "sar2014" else None, **more)
    case.want["profile"] = [profile, "2025-1"]
    return case


# ---------------------------------------------------------------- bury-like: referral, scrutineer, yearly report

for incident, standing, late in (("2024-02-23", "met", None), ("2024-02-22", "met_late", 1),
                                 ("2024-02-15", "met_late", 6), ("2024-02-24", "met", None)):
    c = under("bury-like", "referral-from-%s" % incident, "8: referral within 5 working days of the incident")
    c.refer(incident_on=incident)
    c.want["met"] = {"1": ["incident-day-given"]}
    c.end("referred", duties=[{"duty": "referral-in-time", "standing": standing, "since": incident,
                               "met_on": "2024-03-01", "days_late": late, "force": "local", "provenance": "local"}])

c = under("bury-like", "referral-incident-unknown", "6: no base, nothing is started; the need is only expected")
c.refer()
c.want["unmet"] = {"1": ["incident-day-given"]}
c.end("referred", duties=[{"duty": "referral-in-time", "standing": "not_started", "since": None, "due": None}])

c = under("bury-like", "referral-incident-vague", "6: a vague incident straddles the limit: indeterminate")
c.ev("adopt", IMPORTER, on="2024-05-01", state="in_review",
     milestones={"incident": "2024-02", "refer": "2024-03-01", "notify_national_panel": "2024-03-08"})
c.end("in_review", duties=[{"duty": "referral-in-time", "standing": "indeterminate", "since": "2024-02"}])

c = under("bury-like", "screened-in-time", "8: partners meet within 1 working day of the referral",
          args=["--as-of", "2024-03-05"])
c.refer().ev("begin_screening", MANAGER, on="2024-03-05")
c.end("screening", duties=[{"duty": "screened-in-time", "standing": "met_late", "due": "2024-03-04", "days_late": 1}])

c = under("bury-like", "screened-not", "the next working day is Monday", args=["--as-of", "2024-03-04"])
c.refer()
c.end("referred", duties=[{"duty": "screened-in-time", "standing": "pending", "due": "2024-03-04", "days_left": 0}])

c = under("bury-like", "scrutineer-missing", "8: an extra sign-off (e.g. independent scrutineer's comment)")
c.to("report_drafted").ev("check_facts", MANAGER, on="2024-08-05", document=DRAFT).sign("report", document=DRAFT)
accept = {"document": DRAFT, "has_improvements": True, "has_analysis": True}
c.should(["scrutineer-comment"], "accept_report", AUTHORITY, **accept)
c.end("anonymising")

c = under("bury-like", "scrutineer-comments", "a comment is a view: dissent does not block, and takes nobody's place")
c.to("report_drafted").ev("check_facts", MANAGER, on="2024-08-05", document=DRAFT)
c.sign("report", document=DRAFT, who=(AUTHORITY, HEALTH))
c.sign("report", stance="dissents", document=DRAFT, who=(SCRUTINEER,))
c.ev("accept_report", AUTHORITY, REFUSED, unmet=["report-signed-off"], met=["scrutineer-comment"], **accept)
c.ev("sign_off", ("is-1", "police"), REFUSED, unmet=["one-person-one-partner"], subject="report", stance="agrees",
     document=DRAFT)
c.sign("report", document=DRAFT, who=(POLICE,))
c.ev("accept_report", AUTHORITY, unmet=[], met=["scrutineer-comment", "report-signed-off"], **accept)
c.end("anonymising")

c = under("bury-like", "scrutineer-of-a-draft-sent-back", "returning the draft makes the comment void too")
c.to("report_drafted").sign("report", document=DRAFT).sign("report", document=DRAFT, who=(SCRUTINEER,))
c.ev("return_draft", AUTHORITY, on="2024-08-01", reason="minute-2")
c.ev("submit_draft", REVIEWER, document=DRAFT).ev("check_facts", MANAGER, document=DRAFT)
c.sign("report", document=DRAFT)
c.ev("accept_report", AUTHORITY, REFUSED, unmet=["scrutineer-comment"], **accept)
c.end("report_drafted")

c = under("bury-like", "scrutineer-elsewhere", "the authority is for the report alone")
c.to("report_drafted").ev("sign_off", ("u-6", "legal_adviser"), REFUSED, unmet=["no-authority"], subject="report",
                          stance="agrees", document=DRAFT)
c.ev("sign_off", SCRUTINEER, REFUSED, has=["no-such-move"], subject="publication", stance="agrees", outcome="full",
     document=DRAFT)
c.end("report_drafted")

c = under("bury-like", "scrutineer-before-adoption", "a view that may predate the adoption is unknown, not missing")
c.ev("adopt", IMPORTER, on="2024-05-01", state="report_drafted", milestones={"decide": "2024-01-10"})
c.ev("submit_draft", REVIEWER, REFUSED, has=["no-such-move"], document=DRAFT)
c.ev("accept_report", AUTHORITY, REFUSED, **accept)
c.want["unknown"] = {"3": ["facts-checked", "family-invited", "practitioners-involved", "report-signed-off",
                           "scrutineer-comment"]}
c.ev("accept_report", AUTHORITY, BREACH, departure=True, **accept)
c.end("anonymising")

c = under("bury-like", "yearly-report-raised", "2: expect, raised to should by the profile", days="2024")
c.to("report_drafted").sign("report", document=DRAFT, who=(SCRUTINEER,))
c.to("monitoring", since="report_drafted").ev("deposit", MANAGER, on="2025-01-20", repository="rep-1")
c.should(["in-yearly-report"], "close", AUTHORITY)
c.end("closed")

c = under("bury-like", "panel-reply-overdue", "6: panel-reply, profile only: the Panel's reply is expected in 10 days",
          args=["--as-of", "2024-04-17"])
c.to("with_national_panel")
c.end("with_national_panel", duties=[{"duty": "panel-reply", "standing": "overdue", "since": "2024-03-28",
                                      "due": "2024-04-15", "days_late": 2, "force": "local"}],
      duties_absent=["answer-panel"])

c = under("bury-like", "set-aside", "what is found not notifiable owes no local duty any more",
          args=["--as-of", "2024-06-03"])
c.refer().ev("record_circumstances", MANAGER, harm="not_serious")
c.ev("find_criteria_not_met", AUTHORITY, reason="minute-1")
c.end("not_notifiable", duties=[{"duty": "screened-in-time", "standing": "not_owed"}])

c = under("bury-like", "another-edition", "the profile is not for the edition of this record", edition="wt2018")
del c.want["profile"]
c.refer().bad(line=1)

c = under("bury-like", "incident-amended", "7: an amendment moves local duties like any other")
c.refer(incident_on="2024-02-23")
c.ev("amend", MANAGER, on="2024-03-11", of=1, reason="typing_error", replacement={"parts": {"incident_on": "2024-02-22"}})
c.end("referred", duties=[{"duty": "referral-in-time", "standing": "met_late", "since": "2024-02-22", "days_late": 1}])

c = under("bury-like", "edition-changed", "7: a change of edition takes the profile along where it is for that edition")
c.refer(incident_on="2024-02-23")
c.ev("change_edition", MANAGER, on="2024-03-11", to="wt2026", reason="dr-3")
c.end("referred", duties=[{"duty": "referral-in-time", "standing": "met"},
                          {"duty": "screened-in-time", "standing": "overdue", "days_late": 5}])

c = under("bury-like", "edition-changed-to-another", "and is bad input where it is not")
del c.want["profile"]
c.refer(incident_on="2024-02-23")
c.ev("change_edition", MANAGER, on="2024-03-11", to="wt2018", reason="dr-3").bad(line=2, pointer="/parts/to")

# ---------------------------------------------------------------- day-by-day: sub-limits, huddle, relaxation

c = under("day-by-day", "days-late", "8: letters day 1, summaries day 10, meeting day 12, huddle day 14")
c.to("rapid_review").ev("request_summary", MANAGER, agency="agency-1")
c.ev("request_summary", MANAGER, agency="agency-2")
c.ev("receive_summary", AGENCY, on="2024-03-20", agency="agency-1")
c.ev("hold_rapid_review_meeting", MANAGER, on="2024-03-22", unmet=["summaries-before-meeting"])
c.ev("waive_summary", MANAGER, on="2024-03-25", agency="agency-2", reason="dr-2")
c.ev("record_immediate_action", MANAGER).ev("complete_rapid_review", MANAGER, on="2024-03-26", document=RAPID)
c.sign("rapid_review", document=RAPID, who=(AUTHORITY, HEALTH))
c.ev("sign_off", POLICE, on="2024-04-02", subject="rapid_review", stance="agrees", document=RAPID)
c.end("rapid_review_completed",
      duties=[{"duty": "letters-out", "standing": "met", "due": "2024-03-11", "met_on": "2024-03-11"},
              {"duty": "summaries-in", "standing": "met_late", "due": "2024-03-22", "met_on": "2024-03-25",
               "days_late": 1},
              {"duty": "meeting-held-in-time", "standing": "met", "due": "2024-03-26", "met_on": "2024-03-22"},
              {"duty": "executive-huddle", "standing": "met_late", "due": "2024-03-28", "met_on": "2024-04-02",
               "days_late": 1},
              {"duty": "rapid-review", "standing": "pending", "due": "2024-04-02", "days_left": 0,
               "provenance": "secondary"},
              {"duty": "monitor", "standing": "not_started", "provenance": "local"}])

c = under("day-by-day", "letters-retracted", "7: what was retracted met nothing", args=["--as-of", "2024-03-12"])
c.to("rapid_review").ev("request_summary", MANAGER, agency="agency-1")
number = len(c.lines)
c.ev("amend", MANAGER, on="2024-03-12", of=number, reason="mistaken", retract=True)
c.end("rapid_review", duties=[{"duty": "letters-out", "standing": "overdue", "due": "2024-03-11", "days_late": 1}])

c = under("day-by-day", "huddle-dissent", "a sign-off is all who must sign agreeing; one dissents",
          args=["--as-of", "2024-04-02"])
c.to("rapid_review_completed").sign("rapid_review", document=RAPID, who=(AUTHORITY, HEALTH))
c.sign("rapid_review", stance="dissents", document=RAPID, who=(POLICE,))
c.end("rapid_review_completed", duties=[{"duty": "executive-huddle", "standing": "overdue", "days_late": 1}])

c = under("day-by-day", "family-told", "two days are calendar days, over a weekend and a bank holiday")
c.to("decided").ev("inform_of_decision", MANAGER, recipient="ofsted")
c.ev("inform_of_decision", MANAGER, on="2024-04-02", recipient="family")
c.end("decided", duties=[{"duty": "family-told", "standing": "met_late", "since": "2024-03-27", "due": "2024-03-29",
                          "met_on": "2024-04-02", "days_late": 4}])

c = under("day-by-day", "family-told-of-another-decision", "a decision that is reconsidered is no base any more")
c.to("decided").ev("reconsider_decision", AUTHORITY, on="2024-03-28", reason="minute-3")
c.end("rapid_review_completed", duties=[{"duty": "family-told", "standing": "not_started"}])

c = under("day-by-day", "answer-panel", "6: answer-panel, profile only: a Panel query, answered")
c.to("with_national_panel").ev("national_panel_responds", NATIONAL, on="2024-04-02", response="asks_for_information")
c.ev("answer_national_panel", MANAGER, on="2024-04-10")
c.end("with_national_panel", duties=[{"duty": "answer-panel", "standing": "met_late", "since": "2024-04-02",
                                      "due": "2024-04-09", "days_late": 1}], duties_absent=["panel-reply"])

c = under("day-by-day", "monitor-every-two-months", "6: the interval of monitor is local by law")
c.to("in_review")
c.end("in_review", duties=[{"duty": "monitor", "due": "2024-07-20", "standing": "pending", "provenance": "local",
                            "force": "must"}])

c = under("day-by-day", "withdrawn", "a notification withdrawn is no base any more", args=["--as-of", "2024-06-03"])
c.to("rapid_review").ev("record_circumstances", MANAGER, harm="not_serious")
c.ev("withdraw_notification", AUTHORITY, reason="minute-2")
c.end("withdrawn", duties=[{"duty": "executive-huddle", "standing": "not_owed"},
                           {"duty": "letters-out", "standing": "not_owed"}])

for day, unmet_, standing in (("2020-08-31", ["seven-working-days", "copy-to-ofsted"], "allowed"),
                              ("2020-09-01", ["seven-working-days", "copy-to-ofsted"], "refused")):
    c = under("day-by-day", "relaxed-until-%s" % day, "1: the relaxation of wt2018, read to end on 2020-08-31",
              edition="wt2018", days="2020")
    c.to("publication_decided")
    c.on = day
    c.copies().publish(verdict=standing, unmet=unmet_)
    c.end("published" if standing == "allowed" else "pre_publication")

# ---------------------------------------------------------------- joint-group: children and adults

c = under("joint-group", "rapid-review-day-13", "8: twelve working days instead of fifteen",
          args=["--as-of", "2024-03-27"])
c.to("rapid_review")
c.end("rapid_review", duties=[{"duty": "rapid-review", "standing": "overdue", "since": "2024-03-08", "due": "2024-03-26",
                               "days_late": 1, "force": "expect", "provenance": "local"},
                              {"duty": "group-looks-in-time", "standing": "met", "due": "2024-03-06"}],
      duties_absent=["sar-complete"])

c = under("joint-group", "lawyer-must-agree", "8: a further agreement, as a must")
c.to("report_drafted").ev("check_facts", MANAGER, on="2024-08-05", document=DRAFT).sign("report", document=DRAFT)
c.sign("report", document=FINAL, who=(LAWYER,))  # of another document
c.must(["lawyer-agrees"], "accept_report", AUTHORITY, **accept)
c.end("anonymising")

c = under("joint-group", "lawyer-agrees", "the same document, agreed by all four")
c.to("report_drafted").ev("check_facts", MANAGER, on="2024-08-05", document=DRAFT).sign("report", document=DRAFT)
c.sign("report", document=DRAFT, who=(LAWYER,))
c.ev("accept_report", AUTHORITY, unmet=[], met=["lawyer-agrees", "report-signed-off"], **accept)
c.to("anonymised", since="anonymising").sign("publication", outcome="full", document=FINAL)
c.ev("decide_publication", AUTHORITY, on="2024-09-10", unmet=["adults-board-view"], outcome="full", document=FINAL)
c.to("monitoring", since="publication_decided")
c.ev("take_down", MANAGER, REFUSED, on="2025-10-01", unmet=["three-years-public"], channel="web-1")
c.ev("take_down", MANAGER, BREACH, unmet=["three-years-public"], departure=True, channel="web-1")
c.end("monitoring", duties=[{"duty": "stay-public", "standing": "broken", "due": "2027-09-24", "provenance": "local"}])

c = under("joint-group", "disclosed", "the law's exceptions are kept: after a disclosure it may be taken down")
c.to("report_drafted").sign("report", document=DRAFT, who=(LAWYER,)).to("monitoring", since="report_drafted")
c.ev("record_disclosure", MANAGER, on="2025-02-03", reason="leak-1")
c.ev("take_down", MANAGER, unmet=[], met=["one-year-public", "three-years-public"], channel="web-1")
c.end("monitoring", duties=[{"duty": "stay-public", "standing": "not_owed"}])

c = under("joint-group", "adult", "the same group, an adult review: its board decides, its lawyer agrees too",
          edition="sar2014")
c.ev("refer", AGENCY, on="2024-03-01", referring_agency="agency-1")
c.ev("begin_screening", MANAGER, on="2024-03-07")
c.ev("record_circumstances", MANAGER, needs=True, joint_working_concern=True, died=True, suspicion="known",
     serious=False)
c.ev("decide", BOARD, outcome="mandatory_review", reason="minute-1", unmet=[], met=["group-recommended"])
c.ev("declare_interests", REVIEWER, reviewer="rev-1", conflict=False)
c.ev("appoint_reviewer", BOARD, reviewer="rev-1").ev("agree_terms", BOARD, document=FINAL)
c.ev("begin_review", BOARD).ev("hold_practitioner_event", REVIEWER).ev("invite_family", REVIEWER)
c.ev("submit_draft", REVIEWER, on="2024-08-20", document=DRAFT).ev("check_facts", MANAGER, document=DRAFT)
c.sign("report", document=DRAFT, who=(BOARD,))
c.ev("accept_report", BOARD, REFUSED, unmet=["lawyer-agrees"], **accept)
c.sign("report", document=DRAFT, who=(LAWYER,))
c.ev("accept_report", BOARD, unmet=[], met=["lawyer-agrees"], **accept)
c.end("anonymising", phase="anonymisation",
      duties=[{"duty": "sar-complete", "standing": "met_late", "due": "2024-08-07", "days_late": 13,
               "provenance": "local"},
              {"duty": "group-looks-in-time", "standing": "met_late", "due": "2024-03-06", "days_late": 1}],
      duties_absent=["rapid-review"])

if __name__ == "__main__":
    sys.exit(make_rules.write(FOLDER, make_rules.CASES[FIRST:], sys.argv[1:]))
