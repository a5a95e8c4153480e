#!/usr/bin/env python3
"""Write editions/NAME.jsonl and editions/NAME.expect.json: every edition from one end to the other, put down by hand.

As in make_rules.py, whose cases these are, nothing here is computed by libcspr. The same walks are told of each of the
editions, each on days of its own; between them every move of its graph is made, and each of its rules is found met and
unmet (tests/vectors counts them).

Usage: make_editions.py [--check]      (--check: compare with the files there, write nothing)
"""
import datetime
import os
import sys

sys.dont_write_bytecode = True
import make_rules
from make_rules import (AGENCY, AUTHORITY, BOARD, BREACH, DRAFT, FINAL, FINAL2, IMPORTER, LAWYER, MANAGER, MET_FACTS,
                        NATIONAL, OTHER, PANEL_GROUP, PARTNERS, POLICE, RAPID, REFUSED, REVIEWER, TERMS, Case)

FOLDER = os.path.join(make_rules.HERE, "editions")
FIRST = len(make_rules.CASES)

# Mondays. No bank holiday is among the three weeks from the day of the copies, five weeks later.
MONDAYS = {"wt2018": "2018-09-03", "wt2023": "2024-09-02", "wt2026": "2026-09-07", "sar2014": "2024-09-02",
           "scr2015": "2024-09-02"}
ACCEPTED = {"document": DRAFT, "has_improvements": True, "has_analysis": True}
CHILDREN_STATES = make_rules.WAY[:-1] + ["national_review", "not_published", "local_learning", "not_notifiable",
                                         "withdrawn", "closed"]
ADULT_STATES = ["referred", "screening", "commissioning", "in_review", "report_drafted", "anonymising", "anonymised",
                "publication_decided", "published", "not_published", "monitoring", "closed", "no_review"]


class Walk(Case):
    """A case under one edition, on days that are told as so many days after its Monday."""

    def __init__(self, name, why, edition):
        kind = "adult" if edition == "sar2014" else None
        super().__init__("%s-%s" % (name, edition), why, edition=edition, kind=kind)
        self.monday = datetime.date.fromisoformat(MONDAYS[edition])
        self.edition, self.children = edition, edition != "sar2014"
        self.joint = edition in ("wt2023", "wt2026")
        self.signers = PARTNERS if self.children else (BOARD,)
        self.partner = self.signers[0]
        self.after(0)

    def after(self, days):
        self.on = str(self.monday + datetime.timedelta(days))
        return self

    def no(self, event, actor, *rules, **parts):
        return self.ev(event, actor, REFUSED, unmet=rules, **parts)

    def yes(self, event, actor, *rules, **parts):
        """Allowed; rules: those that are expected, and not met."""
        return self.ev(event, actor, unmet=rules, **parts)

    def breach(self, event, actor, *rules, **parts):
        return self.ev(event, actor, BREACH, unmet=rules, departure=True, **parts)

    def signed(self, subject, **parts):
        return self.sign(subject, who=self.signers, **parts)

    def referred(self):
        more = {"children": 1} if self.children else {}
        return self.yes("refer", AGENCY, referring_agency="agency-1", aware_on=self.on, **more)

    def notified(self):
        """To notified, the shortest way."""
        self.referred().facts(**MET_FACTS)
        unmet = ["partners-agree-notification"] if self.joint else []
        return self.yes("notify_national_panel", AUTHORITY, *unmet, limb="in_area")

    def summed_up(self):
        """From notified to rapid_review_completed."""
        self.yes("open_rapid_review", MANAGER).yes("record_immediate_action", MANAGER)
        return self.yes("hold_rapid_review_meeting", MANAGER).yes("complete_rapid_review", MANAGER, document=RAPID)

    def sent(self, outcome):
        """From rapid_review_completed to with_national_panel; factors and recommendation stay from one time to the next."""
        self.signed("decision", outcome=outcome)
        self.yes("decide", POLICE, outcome=outcome, reason="minute-1")
        return self.yes("send_to_national_panel", MANAGER, document=RAPID)


# ---------------------------------------------------------------- children: referral to notification

def screening(edition):
    w = Walk("screening", "5.1: referral, screening, notification, its withdrawal; rules unmet first, then met", edition)
    views = ["partners-agree-notification"] if w.joint else []
    w.no("begin_screening", MANAGER, "no-such-move")
    w.no("refer", AGENCY, "particulars-complete", children=1)
    w.referred()
    w.no("open_rapid_review", MANAGER, "no-such-move")
    w.no("begin_screening", AGENCY, "no-authority")
    w.yes("begin_screening", MANAGER)
    w.no("find_criteria_met", POLICE, "criteria-met", *views, reason="minute-1")
    w.no("find_criteria_not_met", POLICE, "criteria-not-met", reason="minute-1")
    w.no("notify_national_panel", AUTHORITY, "criteria-met", *views, limb="in_area")
    w.yes("record_circumstances", MANAGER, suspicion="known", harm="uncertain", place="in_area", age_band="under_18")
    w.no("find_criteria_met", POLICE, "criteria-met", *views, reason="minute-1")
    w.yes("record_judgement", POLICE, matter="long_term_impairment", judged=True, reason="minute-2")
    w.yes("find_criteria_met", POLICE, *views, reason="minute-3").yes("notify_partners", AUTHORITY)
    w.after(4).yes("notify_national_panel", AUTHORITY, *views, limb="in_area", reference="sin-1")
    w.no("withdraw_notification", AUTHORITY, "criteria-no-longer-met", reason="minute-4")
    w.no("close_without_review", POLICE, "not-mistaken", "other-review-linked", reason="mistaken")
    w.yes("record_judgement", POLICE, matter="long_term_impairment", judged=False, reason="minute-5")
    w.yes("withdraw_notification", AUTHORITY, reason="minute-6")
    w.yes("rescreen", MANAGER, reason="minute-7")
    w.yes("find_criteria_not_met", POLICE, reason="minute-8")
    w.yes("begin_local_learning", POLICE, reason="minute-9")
    w.no("reconsider_decision", POLICE, "decision-made", reason="minute-10")
    w.yes("disseminate", MANAGER, product="brief-1").yes("begin_monitoring", MANAGER)
    w.ev("close", MANAGER, unmet=["in-yearly-report"], met=["actions-settled"])
    w.end("closed", phase="closed", duties=[
        {"duty": "notify-panel", "standing": "met", "due": str(w.monday + datetime.timedelta(7))},
        {"duty": "rapid-review", "standing": "not_started"}])  # no notification stands


def views_first(edition):
    w = Walk("views", "5.1 sign_off: three views on the notification, be they what they may; nobody signs for two", edition)
    w.referred().facts(**MET_FACTS)
    w.sign("notification", stance="dissents", who=PARTNERS[1:2]).sign("notification", who=PARTNERS[2:])
    w.no("sign_off", ("u-4", "local_authority"), "one-person-one-partner", subject="notification", stance="agrees")
    w.sign("notification", who=PARTNERS[:1])
    met = ["partners-agree-notification"] if w.joint else []
    w.ev("find_criteria_met", AUTHORITY, unmet=[], met=met + ["criteria-met"], reason="minute-1")
    w.ev("notify_national_panel", AUTHORITY, unmet=[], met=met + ["criteria-met", "edition-in-force"],
         limb="outside_england")
    w.end("notified", phase="rapid_review")


def joined(edition):
    w = Walk("joined", "5.1 close_without_review: joined to another review; reopened where it was closed from", edition)
    w.notified()
    w.yes("link_review", MANAGER, review="r-2", relation="joined")
    w.ev("close_without_review", POLICE, unmet=[], met=["not-mistaken", "other-review-linked"], reason="joined")
    w.no("rescreen", MANAGER, "not-notified", reason="minute-1")
    w.yes("reopen", POLICE, reason="minute-2")
    w.end("notified", phase="rapid_review")


def before_its_time(edition):
    w = Walk("before-its-time", "1: a notification when another edition is in force is allowed, and told", edition)
    w.on = "2018-02-01"
    w.referred().facts(**MET_FACTS).signed("notification")
    w.yes("notify_national_panel", AUTHORITY, "edition-in-force", limb="in_area")
    w.end("notified", phase="rapid_review")


# ---------------------------------------------------------------- children: rapid review to decision

def decision(edition):
    w = Walk("decision", "5.1: the rapid review and the decision, again and again; the national Panel", edition)
    w.notified()
    w.yes("open_rapid_review", MANAGER)
    for event, actor, more in (("chase_summary", MANAGER, {}), ("receive_summary", AGENCY, {}),
                               ("waive_summary", MANAGER, {"reason": "minute-1"})):
        w.no(event, actor, "return-open", agency="agency-1", **more)
    w.yes("request_summary", MANAGER, agency="agency-1", due=str(w.monday + datetime.timedelta(14)))
    w.yes("request_summary", MANAGER, agency="agency-2").yes("chase_summary", MANAGER, agency="agency-1")
    w.no("complete_rapid_review", MANAGER, "immediate-safety-considered", "meeting-held", "returns-settled",
         document=RAPID)
    w.after(7).yes("receive_summary", AGENCY, agency="agency-1")
    w.yes("waive_summary", MANAGER, agency="agency-2", reason="minute-1")
    w.yes("record_immediate_action", AGENCY).yes("hold_rapid_review_meeting", MANAGER)
    w.yes("complete_rapid_review", MANAGER, document=RAPID)
    w.yes("reopen_rapid_review", MANAGER, reason="minute-2").yes("complete_rapid_review", MANAGER, document=RAPID)
    w.ev("decide", POLICE, REFUSED, outcome="lcspr",
         unmet=["particulars-complete", "factors-considered", "decision-signed-off", "panel-recommended",
                "decision-reasoned"])
    w.factors().recommend()
    w.ev("sign_off", AUTHORITY, unmet=[], met=["one-person-one-partner"], subject="decision", outcome="lcspr",
         stance="agrees")
    w.no("sign_off", ("u-2", "police"), "one-person-one-partner", subject="decision", outcome="lcspr", stance="agrees")
    w.signed("decision", outcome="lcspr")
    w.yes("escalate", POLICE, subject="decision", reason="minute-3")
    w.yes("decide", POLICE, outcome="lcspr", reason="minute-4")
    w.no("answer_national_panel", MANAGER, "query-open")
    w.no("send_to_national_panel", MANAGER, "rapid-review-signed-off", "same-document", document=OTHER)
    w.signed("rapid_review", document=RAPID)
    w.after(10).yes("send_to_national_panel", MANAGER, document=RAPID)
    w.yes("inform_of_decision", MANAGER, recipient="family")
    w.yes("national_panel_responds", NATIONAL, response="disagrees")
    w.no("begin_lcspr", POLICE, "no-open-panel-query")
    w.no("begin_local_learning", POLICE, "outcome-is-local-learning", reason="minute-5")
    w.no("begin_monitoring", MANAGER, "outcome-is-no-review", "no-open-panel-query")
    w.yes("answer_national_panel", MANAGER)
    w.yes("reconsider_decision", POLICE, reason="minute-6").sent("no_review")
    w.no("begin_lcspr", POLICE, "outcome-is-lcspr")
    w.ev("begin_monitoring", MANAGER, unmet=[], met=["outcome-is-no-review", "no-open-panel-query"])
    w.no("rescreen", MANAGER, "not-notified", reason="minute-7")
    w.no("amend_report", POLICE, "report-accepted", document=FINAL2, reason="minute-8")
    w.yes("reconsider_decision", POLICE, reason="minute-9").sent("local_learning")
    w.ev("begin_local_learning", POLICE, unmet=[], met=["outcome-is-local-learning"], reason="minute-10")
    w.yes("reconsider_decision", POLICE, reason="minute-11").sent("national_review")
    w.yes("national_panel_responds", NATIONAL, response="national_review")
    w.yes("return_from_national_review", NATIONAL, reason="minute-12")
    w.yes("national_panel_responds", MANAGER, response="national_review")
    w.yes("conclude_national_review", NATIONAL)
    w.ev("reconsider_decision", POLICE, unmet=[], met=["decision-made", "nothing-published"], reason="minute-13")
    w.sent("lcspr").yes("begin_lcspr", POLICE)
    w.end("commissioning", phase="lcspr", duties=[{"duty": "rapid-review", "standing": "met"},
                                                  {"duty": "inform-decision", "standing": "pending"},
                                                  {"duty": "publish", "standing": "pending"}])


# ---------------------------------------------------------------- children and adults: the review to its end

def commissioned(w):
    """To commissioning, the shortest way."""
    if w.children:
        w.notified().summed_up().factors().recommend().signed("rapid_review", document=RAPID)
        return w.sent("lcspr").yes("begin_lcspr", POLICE)
    w.referred().yes("begin_screening", MANAGER)
    w.yes("record_circumstances", MANAGER, needs=True, joint_working_concern=True, died=True, suspicion="known")
    return w.yes("decide", BOARD, outcome="mandatory_review", reason="minute-1")


def review(edition):
    w = Walk("review", "5.1: reviewer, terms, draft, its return and its acceptance; rules unmet first, then met", edition)
    partner = w.partner
    commissioned(w)
    w.no("begin_review", partner, "reviewer-appointed", "terms-agreed")
    w.no("appoint_reviewer", partner, "no-conflict", reviewer="rev-1")
    w.yes("declare_interests", REVIEWER, reviewer="rev-1", conflict=True)
    w.no("appoint_reviewer", partner, "no-conflict", reviewer="rev-1")
    w.yes("declare_interests", REVIEWER, reviewer="rev-1", conflict=False)
    w.yes("appoint_reviewer", partner, reviewer="rev-1").yes("agree_terms", partner, document=TERMS)
    w.ev("begin_review", REVIEWER, unmet=[], met=["reviewer-appointed", "terms-agreed"])
    w.after(28).yes("monitor_progress", MANAGER, on_time=True, quality="acceptable")
    w.yes("request_in_writing", partner, what="draft")
    w.yes("remove_reviewer", partner, reviewer="rev-1", reason="minute-2")
    w.no("submit_draft", REVIEWER, "reviewer-appointed", document=DRAFT)
    w.yes("appoint_reviewer", partner, reviewer="rev-1").yes("submit_draft", REVIEWER, document=DRAFT)
    w.no("accept_report", partner, "report-has-improvements", "report-has-analysis", "report-signed-off",
         "facts-checked", "practitioners-involved", "family-invited", document=DRAFT, has_improvements=False,
         has_analysis=False)
    w.yes("check_facts", MANAGER, document=DRAFT).yes("return_draft", partner, reason="quality-1")
    w.yes("hold_practitioner_event", MANAGER).yes("invite_family", MANAGER)
    w.yes("hear_family", REVIEWER, outcome="declined").yes("submit_draft", REVIEWER, document=DRAFT)
    w.signed("report", document=DRAFT)
    w.no("accept_report", partner, "facts-checked", **ACCEPTED)
    w.yes("check_facts", MANAGER, document=DRAFT)
    w.ev("accept_report", partner, unmet=[], met=["report-has-improvements", "report-has-analysis", "report-signed-off",
                                                  "facts-checked", "practitioners-involved", "family-invited"],
         **ACCEPTED)
    duty = {"duty": "monitor", "standing": "not_owed"} if w.children else {"duty": "sar-complete", "standing": "met"}
    w.end("anonymising", phase="anonymisation", duties=[duty])


def anonymising(w):
    """To anonymising, the shortest way: nobody saw the facts, the practitioners and the family."""
    commissioned(w).yes("declare_interests", REVIEWER, reviewer="rev-1", conflict=False)
    w.yes("appoint_reviewer", w.partner, reviewer="rev-1").yes("agree_terms", w.partner, document=TERMS)
    w.yes("begin_review", w.partner).after(28).yes("submit_draft", REVIEWER, document=DRAFT)
    w.signed("report", document=DRAFT)
    return w.breach("accept_report", w.partner, "facts-checked", "practitioners-involved", "family-invited", **ACCEPTED)


def held_back(edition):
    w = Walk("held-back", "5.1: no report is published, with a justification; then it is decided again", edition)
    anonymising(w)
    w.no("decide_publication", w.partner, "publication-signed-off", "same-document", outcome="none", document=OTHER,
         reason="minute-3")
    w.signed("publication", outcome="none", document=DRAFT)
    w.ev("decide_publication", w.partner, unmet=[], met=["publication-signed-off", "same-document"], outcome="none",
         document=DRAFT, reason="minute-3")
    if w.children:
        w.no("send_copy", MANAGER, "same-document", "outcome-is-publication", recipient="ofsted", document=OTHER)
        w.no("confirm_not_published", w.partner, "justification-sent")
        w.yes("justify_non_publication", MANAGER, recipient="national_panel", reason="minute-4")
        w.yes("justify_non_publication", MANAGER, recipient="secretary_of_state", reason="minute-4")
    w.yes("confirm_not_published", w.partner).yes("deposit", MANAGER, repository="rep-1")
    w.yes("reconsider_publication", w.partner, reason="minute-5")
    w.signed("publication", outcome="none", document=DRAFT)
    w.yes("decide_publication", w.partner, outcome="none", document=DRAFT, reason="minute-6")
    w.yes("confirm_not_published", w.partner)
    w.yes("begin_monitoring", MANAGER)
    w.end("monitoring", phase="learning")


def anonymisation(edition):
    w = Walk("anonymisation", "5.1: pseudonyms, scan, law, four eyes, the family; a changed report begins anew", edition)
    anonymising(w).after(29)
    w.yes("assign_pseudonym", MANAGER, subject="pe-1", label="Child-A")
    w.no("assign_pseudonym", MANAGER, "label-unique", subject="pe-2", label="Child-A")
    w.no("approve_anonymisation", ("u-9", "business_manager"), "scan-clean", "law-checked", "four-eyes", "family-shown",
         document=FINAL, prepared_by="u-9")
    w.ev("record_scan", MANAGER, document=FINAL, open_findings=2).scan_and_law(FINAL)
    w.yes("show_family", REVIEWER, document=FINAL)
    w.ev("approve_anonymisation", MANAGER, unmet=[], met=["scan-clean", "law-checked", "four-eyes", "family-shown"],
         document=FINAL, prepared_by="u-9")
    w.ev("amend_report", REVIEWER, unmet=[], met=["report-accepted"], document=FINAL2, reason="minute-3")
    w.no("approve_anonymisation", MANAGER, "scan-clean", "law-checked", document=FINAL, prepared_by="u-9")
    w.scan_and_law(FINAL2).yes("approve_anonymisation", w.partner, document=FINAL2, prepared_by="u-9")
    w.yes("plan_publication", MANAGER, planned_on=str(w.monday + datetime.timedelta(60)))
    w.no("decide_publication", w.partner, "publication-signed-off", "same-document", outcome="full", document=FINAL)
    w.signed("publication", outcome="full", document=FINAL2)
    w.ev("decide_publication", w.partner, unmet=[], met=["publication-signed-off", "same-document"], outcome="full",
         document=FINAL2)
    w.no("confirm_not_published", w.partner, "outcome-is-none", *(["justification-sent"] if w.children else []))
    w.yes("reconsider_publication", w.partner, reason="minute-4")
    w.end("anonymised", phase="anonymisation")


def anonymised(w):
    """To anonymised, the shortest way: the family has not seen it."""
    anonymising(w).after(29).scan_and_law(FINAL)
    return w.breach("approve_anonymisation", MANAGER, "family-shown", document=FINAL, prepared_by="u-9")


def to_be_published(w, outcome="full", **more):
    w.signed("publication", outcome=outcome, document=FINAL)
    return w.yes("decide_publication", w.partner, outcome=outcome, document=FINAL, **more)


def publication(edition):
    w = Walk("publication", "5.1: copies, seven working days, a hold and an order; a year on the web site", edition)
    publish = {"document": FINAL, "channel": "web-1", "reviewer_named": True}
    to_be_published(anonymised(w))
    w.yes("record_order", LAWYER, order="o-1")
    w.yes("place_hold", MANAGER, hold="h-1", scope="publication", reason="inquest")
    w.yes("place_hold", MANAGER, hold="h-3", scope="review", reason="inquest")
    w.no("send_copy", MANAGER, "same-document", recipient="national_panel", document=OTHER)
    w.ev("send_copy", MANAGER, unmet=[], met=["same-document", "outcome-is-publication"], recipient="national_panel",
         document=FINAL)
    w.no("publish", MANAGER, "copies-sent", "seven-working-days", "copy-to-ofsted", "reviewer-named", "same-document",
         "no-restricting-order", "publication-not-held", document=OTHER, channel="web-1", reviewer_named=False)
    w.yes("reconsider_publication", POLICE, reason="minute-3")  # the copy is void
    to_be_published(w).after(35)
    w.yes("send_copy", MANAGER, recipient="secretary_of_state", document=FINAL)
    w.yes("send_copy", MANAGER, recipient="ofsted", document=FINAL)
    w.no("publish", MANAGER, "copies-sent", "seven-working-days", "copy-to-ofsted", "no-restricting-order",
         "publication-not-held", **publish)
    w.yes("send_copy", MANAGER, recipient="national_panel", document=FINAL)
    w.no("lift_hold", MANAGER, "hold-open", hold="h-2").yes("lift_hold", MANAGER, hold="h-1")
    w.no("end_order", LAWYER, "order-open", order="o-2").yes("end_order", LAWYER, order="o-1")
    w.after(35 + 8).no("publish", MANAGER, "seven-working-days", "copy-to-ofsted", **publish)
    w.after(35 + 9).ev("publish", MANAGER, unmet=[], met=[
        "copies-sent", "seven-working-days", "copy-to-ofsted", "same-document", "reviewer-named", "no-restricting-order",
        "publication-not-held"], **publish)
    w.no("take_down", MANAGER, "one-year-public", channel="web-1")
    w.yes("begin_monitoring", MANAGER)
    w.no("reconsider_decision", POLICE, "nothing-published", reason="minute-4")
    ending(w)
    published = w.monday + datetime.timedelta(35 + 9)
    w.on = str(published.replace(year=published.year + 1) - datetime.timedelta(1))
    w.no("take_down", MANAGER, "one-year-public", channel="web-1")
    w.on = str(published.replace(year=published.year + 1))
    w.yes("take_down", MANAGER, channel="web-1").yes("reopen", POLICE, reason="minute-5")
    w.end("monitoring", phase="learning", duties=[{"duty": "stay-public", "standing": "met", "since": str(published)}])


def adult_publication(edition):
    w = Walk("publication", "5.3: what a board publishes, and what it holds back; no copies and no year", edition)
    publish = {"document": FINAL, "channel": "web-1"}
    to_be_published(anonymised(w))
    w.yes("record_order", LAWYER, order="o-1")
    w.yes("place_hold", MANAGER, hold="h-1", scope="publication", reason="inquest")
    w.no("publish", MANAGER, "same-document", "no-restricting-order", "publication-not-held", document=OTHER,
         channel="web-1")
    w.yes("reconsider_publication", BOARD, reason="minute-3")
    to_be_published(w, "none", reason="minute-3")
    w.no("publish", MANAGER, "outcome-is-publication", "no-restricting-order", "publication-not-held", **publish)
    w.yes("reconsider_publication", BOARD, reason="minute-4")
    to_be_published(w)
    w.no("lift_hold", MANAGER, "hold-open", hold="h-2").yes("lift_hold", MANAGER, hold="h-1")
    w.no("end_order", LAWYER, "order-open", order="o-2").yes("end_order", LAWYER, order="o-1")
    w.ev("publish", MANAGER, unmet=[], met=["same-document", "outcome-is-publication", "no-restricting-order",
                                            "publication-not-held"], **publish)
    w.yes("begin_monitoring", MANAGER)
    ending(w)
    w.yes("take_down", MANAGER, channel="web-1").yes("reopen", BOARD, reason="minute-5")
    w.end("monitoring", phase="learning", duties=[{"duty": "yearly-report", "standing": "met"},
                                                  {"duty": "sar-complete", "standing": "met"}])


def ending(w):
    """From monitoring to closed: rules unmet first, then met."""
    w.no("update_action", MANAGER, "action-open", action="a-1")
    w.no("settle_action", MANAGER, "action-open", action="a-1", disposition="done")
    w.yes("add_action", MANAGER, action="a-1")
    w.no("close", MANAGER, "actions-settled", "deposited", "in-yearly-report")
    w.yes("update_action", AGENCY, action="a-1", owner="agency-1")
    w.yes("settle_action", MANAGER, action="a-1", disposition="done").yes("deposit", MANAGER, repository="rep-1")
    w.yes("include_in_yearly_report", MANAGER, year=int(w.on[:4]))
    w.ev("close", w.partner, unmet=[], met=["actions-settled", "deposited", "in-yearly-report"])


# ---------------------------------------------------------------- what may be recorded beside

def beside(edition):
    w = Walk("beside", "5.2: what may be recorded in any state that is not final, and in any", edition)
    w.referred()
    w.yes("record_circumstances", AGENCY, suspicion="suspected")
    w.yes("record_immediate_action", AGENCY).yes("escalate", MANAGER, subject="notification", reason="minute-1")
    w.yes("place_hold", MANAGER, hold="h-1", scope="review", reason="prosecution", review_on=w.on)
    w.yes("record_proceeding", MANAGER, proceeding="p-1", kind="criminal", status="open")
    w.yes("record_proceeding", MANAGER, proceeding="p-2", kind="inquest", status="open")
    w.yes("record_proceeding", MANAGER, proceeding="p-1", kind="criminal", status="ended")
    w.yes("record_order", LAWYER, order="o-1")
    w.yes("record_impact", MANAGER).yes("record_disclosure", MANAGER, reason="leak-1")
    w.yes("link_review", MANAGER, review="r-2", relation="thematic")
    w.yes("transfer_area", w.partner, area="la-2", reason="minute-2")
    w.yes("include_in_yearly_report", MANAGER, year=int(w.on[:4]))
    w.ev("note_refusal", POLICE, unmet=[], top={"parts": {"event": "publish", "rules": ["no-such-move"]}})
    if w.children:
        w.yes("explain_delay", MANAGER, duty="notify-panel", recipient="national_panel", reason="minute-3")
        w.yes("notify_looked_after_death", AUTHORITY, recipient="ofsted")
        w.yes("notify_care_leaver_death", AUTHORITY, recipient="secretary_of_state")
    else:
        w.yes("explain_delay", MANAGER, duty="sar-complete", recipient="national_panel", reason="minute-3")
    w.yes("amend", MANAGER, of=2, replacement={"parts": {"suspicion": "known"}}, reason="typing-1")
    other = "sar2014" if not w.children else "wt2018" if edition == "wt2023" else "wt2023"
    w.yes("change_edition", MANAGER, to=other, reason="minute-4")
    w.end("referred", phase="referral")


def standing(edition):
    """A review taken over in each state: what the graph then allows is asked of each (tests/vectors)."""
    for state in ADULT_STATES if edition == "sar2014" else CHILDREN_STATES:
        w = Walk("in-" + state.replace("_", "-"), "4: the state " + state + ", and what may come next", edition)
        w.yes("adopt", IMPORTER, state=state).end(state)


# ---------------------------------------------------------------- adults and history alone

def adult_screening(edition):
    w = Walk("screening", "5.3: the board decides, by the condition of the Act or by its discretion", edition)
    w.no("refer", AGENCY, "particulars-complete")
    w.referred()
    w.no("begin_review", BOARD, "no-such-move")
    w.no("begin_screening", AGENCY, "no-authority")
    w.yes("begin_screening", MANAGER)
    w.no("decide", BOARD, "particulars-complete", "sar-condition", "decision-reasoned", outcome="mandatory_review")
    w.ev("decide", BOARD, unmet=[], met=["decision-reasoned"], outcome="no_review", reason="minute-1")
    w.yes("rescreen", MANAGER, reason="minute-2")
    w.yes("record_circumstances", MANAGER, needs=True, joint_working_concern=True, died=False, serious=True,
          suspicion="suspected")
    w.ev("decide", BOARD, unmet=[], met=["sar-condition", "decision-reasoned"], outcome="mandatory_review",
         reason="minute-3")
    w.yes("inform_of_decision", MANAGER, recipient="family").yes("disseminate", MANAGER, product="brief-1")
    w.end("commissioning", phase="lcspr")
    w = Walk("discretion", "5.3: a review by the board's discretion (s.44(4)) has no condition", edition)
    w.referred().yes("begin_screening", BOARD)
    w.no("decide", BOARD, "particulars-complete", "decision-reasoned", outcome="discretionary_review")
    w.ev("decide", BOARD, unmet=[], met=["decision-reasoned"], outcome="discretionary_review", reason="minute-1")
    w.end("commissioning", phase="lcspr")
    w = Walk("closed", "5.3: closed without a review, reopened where it was closed from", edition)
    w.referred().yes("close_without_review", BOARD, reason="duplicate").yes("reopen", BOARD, reason="minute-1")
    w.end("referred", phase="referral")


def adult_signing(edition):
    w = Walk("signing", "5.3: the board alone signs, and nobody signs for another besides", edition)
    w.yes("adopt", IMPORTER, state="report_drafted").signed("report", document=DRAFT)
    w.no("sign_off", (BOARD[0], "police"), "no-authority", "one-person-one-partner", subject="report", document=DRAFT,
         stance="agrees")
    w.end("report_drafted", phase="lcspr")
    w = Walk("report-unknown", "2: a review adopted in monitoring may have a report that was accepted: unknown", edition)
    w.yes("adopt", IMPORTER, state="monitoring")
    w.ev("amend_report", BOARD, REFUSED, unmet=[], unknown=["report-accepted"], document=FINAL2, reason="minute-1")
    w.ev("amend_report", BOARD, BREACH, unmet=[], unknown=["report-accepted"], departure=True, document=FINAL2,
         reason="minute-1")
    w.end("anonymising", phase="anonymisation")


def history(edition):
    w = Walk("history", "1: adopted, then what becomes of a published report; no rules, no duties", edition)
    w.no("adopt", IMPORTER, "particulars-complete")
    w.no("adopt", AGENCY, "no-authority", state="published")
    w.yes("adopt", IMPORTER, state="published")
    w.no("begin_monitoring", MANAGER, "no-such-move")
    w.yes("deposit", MANAGER, repository="rep-1").yes("disseminate", MANAGER, product="brief-1")
    w.yes("link_review", MANAGER, review="r-2", relation="sibling").yes("record_disclosure", MANAGER, reason="leak-1")
    w.yes("take_down", MANAGER, channel="web-1").yes("amend", MANAGER, of=5, retract=True, reason="typing-1")
    w.ev("note_refusal", POLICE, unmet=[], top={"parts": {"event": "begin_monitoring", "rules": ["no-such-move"]}})
    w.yes("close", POLICE)
    w.end("closed", phase="closed", duties_absent=["publish", "stay-public", "yearly-report"])


for name in ("wt2018", "wt2023", "wt2026"):
    for walk in (screening, views_first, joined, before_its_time, decision, review, held_back, anonymisation, publication,
                 beside, standing):
        walk(name)
for walk in (adult_screening, adult_signing, review, held_back, anonymisation, adult_publication, beside, standing):
    walk("sar2014")
history("scr2015")
standing("scr2015")

if __name__ == "__main__":
    sys.exit(make_rules.write(FOLDER, make_rules.CASES[FIRST:], sys.argv[1:]))
