#!/usr/bin/env python3
"""Write rules/NAME.jsonl and rules/NAME.expect.json: what the rulebook says, put down by hand.

Nothing here is computed by libcspr. A case is built event by event; each event states its verdict
(allowed unless said otherwise) and, where the case is about them, the rules that must be met, unmet or
unknown. `to("decided")` walks the standard lawful way; `without={...}` leaves named pieces out of it.

Usage: make_rules.py [--check]      (--check: compare with the files there, write nothing)
"""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "rules")

ALLOWED, BREACH, REFUSED = "allowed", "allowed_in_breach", "refused"

# Actors: (id, role).
AGENCY = ("agency-1", "agency")
MANAGER = ("u-1", "business_manager")
AUTHORITY = ("u-2", "local_authority")
HEALTH = ("u-3", "integrated_care_board")
POLICE = ("u-4", "police")
PANEL_GROUP = ("u-5", "case_review_panel")
LAWYER = ("u-6", "legal_adviser")
REVIEWER = ("rev-1", "reviewer")
NATIONAL = ("np-1", "national_panel")
BOARD = ("sab-1", "safeguarding_adults_board")
IMPORTER = ("imp-1", "importer")
PARTNERS = (AUTHORITY, HEALTH, POLICE)

# Documents.
RAPID, TERMS, DRAFT, FINAL, FINAL2, OTHER = ("sha256:" + c * 64 for c in "123456")

# The days of the standard way. 2024-03-29 and 2024-04-01 are bank holidays.
DAYS = {
    "2024": {
        "referred": "2024-03-01", "screening": "2024-03-04", "notifiable": "2024-03-06", "notified": "2024-03-08",
        "rapid_review": "2024-03-11", "rapid_review_completed": "2024-03-25", "decided": "2024-03-27",
        "with_national_panel": "2024-03-28", "commissioning": "2024-04-15", "in_review": "2024-05-20",
        "report_drafted": "2024-07-22", "anonymising": "2024-08-05", "anonymised": "2024-09-02",
        "publication_decided": "2024-09-10", "pre_publication": "2024-09-13", "published": "2024-09-24",
        "monitoring": "2024-10-01", "closed": "2025-01-20"},
    "2020": {  # for wt2018: published while the time limits were relaxed
        "referred": "2019-11-01", "screening": "2019-11-04", "notifiable": "2019-11-06", "notified": "2019-11-08",
        "rapid_review": "2019-11-11", "rapid_review_completed": "2019-11-25", "decided": "2019-11-27",
        "with_national_panel": "2019-11-28", "commissioning": "2019-12-16", "in_review": "2020-01-13",
        "report_drafted": "2020-02-10", "anonymising": "2020-02-24", "anonymised": "2020-03-09",
        "publication_decided": "2020-03-16", "pre_publication": "2020-03-23", "published": "2020-06-15",
        "monitoring": "2020-07-01", "closed": "2020-11-02"},
}
WAY = list(DAYS["2024"])

MET_FACTS = {"suspicion": "known", "harm": "serious", "place": "in_area", "residence": "in_area",
             "age_band": "under_18", "looked_after": False, "care_leaver": False}

CASES = []


class Case:
    def __init__(self, name, why, days="2024", args=None, edition=None, kind=None):
        self.name, self.lines = name, []
        self.days, self.on, self.recorded = DAYS[days], None, "0000"
        self.first = {key: value for key, value in (("edition", edition), ("kind", kind)) if value}
        self.want = {"why": why}
        if args:
            self.want["args"] = args
        self.verdicts = []
        CASES.append(self)

    # One event. `unmet`, `unknown` are exact, `has` (unmet) and `met` at least. A verdict of None is not
    # compared (of a retracted event the rulebook does not say how its verdict reads).
    def ev(self, event, actor, verdict=ALLOWED, *, on=None, recorded=None, unmet=None, has=None, unknown=None, met=None,
           departure=False, happened=False, top=None, **parts):
        self.on = on or self.on
        if recorded is None:
            recorded = self.recorded = max(self.recorded, self.on + "T10:00:00Z")
        line = {"event": event, "actor": {"id": actor[0], "role": actor[1]}, "happened_on": self.on,
                "recorded_at": recorded}
        if not self.lines:
            line.update(self.first)
        if departure or happened:
            line["departure"] = {"reason": "dr-1"}
            if happened:
                line["departure"]["already_happened"] = True
        if parts:
            line["parts"] = parts
        line.update(top or {})
        self.lines.append(json.dumps(line, sort_keys=True, separators=(",", ":")))
        self.verdicts.append(verdict)
        for key, rules in (("unmet", unmet), ("unmet_has", has), ("unknown", unknown), ("met", met)):
            if rules is not None:
                self.want.setdefault(key, {})[str(len(self.verdicts))] = sorted(rules)
        return self

    def raw(self, text):
        self.lines.append(text)
        return self

    # The end of a case: what the answer must say besides the verdicts.
    def end(self, state, **keys):
        self.want["exit"] = 1 if REFUSED in self.verdicts else 0
        self.want["verdicts"] = self.verdicts
        self.want["state"] = state
        self.want.update(keys)

    def bad(self, **error):
        self.want["exit"] = 2
        if error:
            self.want["error"] = error
        for key in ("unmet", "unmet_has", "unknown", "met"):
            self.want.pop(key, None)

    # Try an event that needs `rules`: plainly, with a departure reason, and as already happened.
    def must(self, rules, event, actor, **parts):
        self.ev(event, actor, REFUSED, unmet=rules, **parts)
        self.ev(event, actor, REFUSED, unmet=rules, departure=True, **parts)
        return self.ev(event, actor, BREACH, unmet=rules, happened=True, **parts)

    def should(self, rules, event, actor, **parts):
        self.ev(event, actor, REFUSED, unmet=rules, **parts)
        return self.ev(event, actor, BREACH, unmet=rules, departure=True, **parts)

    def refused(self, actor, verdict=ALLOWED, unmet=None, **parts):
        return self.ev("note_refusal", actor, verdict, unmet=unmet or [], top={"parts": parts})

    # Pieces of the standard way.
    def refer(self, **more):
        parts = {"referring_agency": "agency-1", "children": 1, "aware_on": self.days["referred"]}
        parts.update(more)
        return self.ev("refer", AGENCY, on=self.days["referred"], **parts)

    def facts(self, **facts):
        return self.ev("record_circumstances", MANAGER, **facts)

    def sign(self, subject, stance="agrees", who=PARTNERS, **parts):
        for partner in who:
            self.ev("sign_off", partner, subject=subject, stance=stance, **parts)
        return self

    def recommend(self, recommendation="lcspr"):
        return self.ev("recommend", PANEL_GROUP, recommendation=recommendation, reason="minute-1")

    def factors(self):
        return self.ev("consider_factors", MANAGER, factor_a=True, factor_b=False, factor_c=False, factor_d=False)

    def scan_and_law(self, document):
        self.ev("record_scan", MANAGER, document=document, open_findings=0)
        return self.ev("check_law", LAWYER, document=document, clear=True)

    def copies(self, document=FINAL, to=("national_panel", "secretary_of_state", "ofsted")):
        for recipient in to:
            self.ev("send_copy", MANAGER, recipient=recipient, document=document)
        return self

    def publish(self, verdict=ALLOWED, document=FINAL, named=True, **more):
        return self.ev("publish", MANAGER, verdict, document=document, channel="web-1", reviewer_named=named, **more)

    def to(self, state, since=None, without=(), outcome="lcspr", publication="full"):
        """Walk the standard way up to `state` (from where `since` says, else from nothing)."""
        start = WAY.index(since) + 1 if since else 0
        for stop in WAY[start:WAY.index(state) + 1]:
            self.on = self.days[stop]
            getattr(self, "_" + stop)(set(without), outcome, publication)
        return self

    def _referred(self, without, outcome, publication):
        self.refer()

    def _screening(self, without, outcome, publication):
        self.ev("begin_screening", MANAGER)

    def _notifiable(self, without, outcome, publication):
        if "facts" not in without:
            self.facts(**MET_FACTS)
        if "views" not in without:
            self.sign("notification")
        self.ev("find_criteria_met", AUTHORITY, reason="minute-1")

    def _notified(self, without, outcome, publication):
        self.ev("notify_national_panel", AUTHORITY, limb="in_area", reference="sin-1")

    def _rapid_review(self, without, outcome, publication):
        self.ev("open_rapid_review", MANAGER)

    def _rapid_review_completed(self, without, outcome, publication):
        if "summary" not in without:
            self.ev("request_summary", MANAGER, agency="agency-1", due="2024-03-20")
            self.ev("receive_summary", AGENCY, agency="agency-1")
        self.ev("record_immediate_action", MANAGER, action="ia-1")
        if "meeting" not in without:
            self.ev("hold_rapid_review_meeting", MANAGER)
        self.ev("complete_rapid_review", MANAGER, document=RAPID)

    def _decided(self, without, outcome, publication):
        if "recommend" not in without:
            self.recommend(outcome)
        if "factors" not in without:
            self.factors()
        if "rapid_sign_off" not in without:
            self.sign("rapid_review", document=RAPID)
        self.sign("decision", outcome=outcome)
        self.ev("decide", AUTHORITY, outcome=outcome, reason="minute-1")

    def _with_national_panel(self, without, outcome, publication):
        self.ev("send_to_national_panel", MANAGER, document=RAPID)

    def _commissioning(self, without, outcome, publication):
        if "panel_reply" not in without:
            self.ev("national_panel_responds", NATIONAL, response="agrees")
        self.ev("begin_lcspr", AUTHORITY)

    def _in_review(self, without, outcome, publication):
        self.ev("declare_interests", REVIEWER, reviewer="rev-1", conflict=False)
        self.ev("appoint_reviewer", AUTHORITY, reviewer="rev-1")
        self.ev("agree_terms", AUTHORITY, document=TERMS)
        self.ev("begin_review", AUTHORITY)

    def _report_drafted(self, without, outcome, publication):
        if "practitioners" not in without:
            self.ev("hold_practitioner_event", REVIEWER)
        if "family" not in without:
            self.ev("invite_family", REVIEWER, person="pe-1")
        self.ev("submit_draft", REVIEWER, document=DRAFT)

    def _anonymising(self, without, outcome, publication):
        if "facts_check" not in without:
            self.ev("check_facts", MANAGER, document=DRAFT)
        self.sign("report", document=DRAFT)
        self.ev("accept_report", AUTHORITY, document=DRAFT, has_improvements=True, has_analysis=True)

    def _anonymised(self, without, outcome, publication):
        self.scan_and_law(FINAL)
        if "family_shown" not in without:
            self.ev("show_family", MANAGER, document=FINAL)
        self.ev("approve_anonymisation", MANAGER, document=FINAL, prepared_by="u-9")

    def _publication_decided(self, without, outcome, publication):
        self.sign("publication", outcome=publication, document=FINAL)
        reason = {} if publication == "full" else {"reason": "minute-1"}
        self.ev("decide_publication", AUTHORITY, outcome=publication, document=FINAL, **reason)

    def _pre_publication(self, without, outcome, publication):
        self.copies()

    def _published(self, without, outcome, publication):
        self.publish()

    def _monitoring(self, without, outcome, publication):
        self.ev("begin_monitoring", MANAGER)

    def _closed(self, without, outcome, publication):
        if "deposit" not in without:
            self.ev("deposit", MANAGER, repository="rep-1")
        if "yearly" not in without:
            self.ev("include_in_yearly_report", MANAGER, year=2024)
        self.ev("close", AUTHORITY)


# ---------------------------------------------------------------- the main line

c = Case("main-line", "5.1: the whole lawful way of wt2023, nothing unmet, to closed")
c.to("screening").facts(**MET_FACTS).sign("notification")
c.ev("find_criteria_met", HEALTH, on="2024-03-06", reason="minute-1", unmet=[], met=["criteria-met", "partners-agree-notification"])
c.ev("notify_national_panel", AUTHORITY, on="2024-03-08", limb="in_area", reference="sin-1", unmet=[],
     met=["criteria-met", "partners-agree-notification"])
c.ev("notify_partners", AUTHORITY)
c.to("rapid_review", since="notified")
c.ev("request_summary", MANAGER, agency="agency-1", due="2024-03-20")
c.ev("chase_summary", MANAGER, on="2024-03-18", agency="agency-1", unmet=[], met=["return-open"])
c.ev("receive_summary", AGENCY, agency="agency-1", unmet=[], met=["return-open"])
c.ev("record_immediate_action", AGENCY, action="ia-1")
c.ev("hold_rapid_review_meeting", MANAGER)
c.ev("complete_rapid_review", MANAGER, on="2024-03-25", document=RAPID, unmet=[],
     met=["immediate-safety-considered", "meeting-held", "returns-settled"])
c.recommend().factors().sign("rapid_review", document=RAPID).sign("decision", outcome="lcspr")
c.ev("decide", POLICE, on="2024-03-27", outcome="lcspr", reason="minute-1", unmet=[],
     met=["factors-considered", "decision-signed-off", "panel-recommended", "decision-reasoned"])
c.ev("send_to_national_panel", MANAGER, on="2024-03-28", document=RAPID, unmet=[],
     met=["rapid-review-signed-off", "same-document"])
for recipient in ("national_panel", "ofsted", "secretary_of_state", "family"):
    c.ev("inform_of_decision", MANAGER, recipient=recipient)
c.ev("national_panel_responds", NATIONAL, on="2024-04-15", response="agrees")
c.ev("begin_lcspr", AUTHORITY, unmet=[], met=["outcome-is-lcspr", "no-open-panel-query"])
c.ev("declare_interests", REVIEWER, reviewer="rev-1", conflict=False)
c.ev("appoint_reviewer", HEALTH, reviewer="rev-1", unmet=[], met=["no-conflict"])
c.ev("agree_terms", POLICE, document=TERMS)
c.ev("begin_review", REVIEWER, on="2024-05-20", unmet=[], met=["reviewer-appointed", "terms-agreed"])
c.ev("monitor_progress", MANAGER, on="2024-06-17", on_time=True, quality="acceptable")
c.ev("request_in_writing", POLICE, what="information")
c.ev("hold_practitioner_event", REVIEWER)
c.ev("invite_family", REVIEWER, person="pe-1")
c.ev("hear_family", REVIEWER, person="pe-1", outcome="contributed")
c.ev("submit_draft", REVIEWER, on="2024-07-22", document=DRAFT, unmet=[], met=["reviewer-appointed"])
c.ev("check_facts", MANAGER, document=DRAFT)
c.sign("report", document=DRAFT)
c.ev("accept_report", HEALTH, on="2024-08-05", document=DRAFT, has_improvements=True, has_analysis=True, unmet=[],
     met=["report-has-improvements", "report-has-analysis", "report-signed-off", "facts-checked", "practitioners-involved",
          "family-invited"])
c.ev("assign_pseudonym", MANAGER, subject="pe-1", label="Child-A", unmet=[], met=["label-unique"])
c.scan_and_law(FINAL).ev("show_family", REVIEWER, document=FINAL)
c.ev("approve_anonymisation", MANAGER, on="2024-09-02", document=FINAL, prepared_by="u-9", unmet=[],
     met=["scan-clean", "law-checked", "four-eyes", "family-shown"])
c.sign("publication", outcome="full", document=FINAL)
c.ev("decide_publication", POLICE, on="2024-09-10", outcome="full", document=FINAL, unmet=[],
     met=["publication-signed-off", "same-document"])
c.ev("plan_publication", MANAGER, planned_on="2024-09-24")
c.on = "2024-09-13"
for recipient in ("national_panel", "secretary_of_state", "ofsted"):
    c.ev("send_copy", MANAGER, recipient=recipient, document=FINAL, unmet=[], met=["same-document", "outcome-is-publication"])
c.publish(on="2024-09-24", unmet=[], met=["copies-sent", "seven-working-days", "copy-to-ofsted", "same-document",
                                          "reviewer-named", "no-restricting-order", "publication-not-held"])
c.ev("begin_monitoring", MANAGER, on="2024-10-01")
c.ev("add_action", MANAGER, action="a-1", due="2024-12-31")
c.ev("update_action", AGENCY, action="a-1", unmet=[], met=["action-open"])
c.ev("settle_action", MANAGER, on="2024-12-20", action="a-1", disposition="done", unmet=[], met=["action-open"])
c.ev("deposit", MANAGER, repository="rep-1")
c.ev("include_in_yearly_report", MANAGER, year=2024)
c.ev("close", AUTHORITY, on="2025-01-20", unmet=[], met=["actions-settled", "deposited", "in-yearly-report"])
c.end("closed", edition="wt2023", phase="closed", provisional=False,
      flags={"holds": [], "panel_query": False, "orders": 0, "proceedings": []},
      duties=[{"duty": "notify-panel", "standing": "met", "due": "2024-03-08", "met_on": "2024-03-08"},
              {"duty": "rapid-review", "standing": "met", "due": "2024-04-02", "met_on": "2024-03-28"},
              {"duty": "inform-decision", "standing": "met"},
              {"duty": "publish", "standing": "met", "due": "2024-09-27", "met_on": "2024-09-24"},
              {"duty": "notify-care-leaver-death", "standing": "not_owed"},
              {"duty": "yearly-report", "standing": "met"},
              {"duty": "action", "about": "a-1", "standing": "met", "due": "2024-12-31"}])

for state, phase in (("referred", "referral"), ("notifiable", "referral"), ("rapid_review", "rapid_review"),
                     ("with_national_panel", "panel_decision"), ("in_review", "lcspr"), ("anonymising", "anonymisation"),
                     ("pre_publication", "publication"), ("monitoring", "learning")):
    Case("phase-" + state.replace("_", "-"), "4: the phase of the state " + state).to(state).end(state, phase=phase)

# ---------------------------------------------------------------- verdicts that no flag changes

c = Case("no-such-move", "2: what the graph has no row for is refused always, whatever the flags")
c.to("referred")
c.ev("open_rapid_review", MANAGER, REFUSED, unmet=["no-such-move"])
c.ev("open_rapid_review", MANAGER, REFUSED, unmet=["no-such-move"], departure=True)
c.ev("open_rapid_review", MANAGER, REFUSED, unmet=["no-such-move"], happened=True)
c.ev("hold_rapid_review_meeting", MANAGER, REFUSED, unmet=["no-such-move"])
c.ev("rescreen", MANAGER, REFUSED, has=["no-such-move"], reason="minute-1")
c.ev("refer", AGENCY, REFUSED, unmet=["no-such-move"], referring_agency="agency-1", children=1)
c.ev("adopt", IMPORTER, REFUSED, unmet=["no-such-move"], state="decided")
c.end("referred")

c = Case("no-such-move-first", "formats 2: a first event that is neither refer nor adopt is refused, state null")
c.ev("begin_screening", MANAGER, REFUSED, on="2024-03-01", unmet=["no-such-move"])
c.end(None)

c = Case("no-such-move-sign-off", "5.1 sign_off: open only where its subject is open")
c.to("screening").ev("sign_off", POLICE, REFUSED, has=["no-such-move"], subject="rapid_review", stance="agrees", document=RAPID)
c.ev("sign_off", POLICE, REFUSED, has=["no-such-move"], subject="decision", stance="agrees", outcome="lcspr")
c.to("decided", since="screening")
c.ev("sign_off", POLICE, REFUSED, has=["no-such-move"], subject="decision", stance="agrees", outcome="lcspr")
c.ev("sign_off", POLICE, REFUSED, has=["no-such-move"], subject="notification", stance="agrees")
c.ev("sign_off", POLICE, subject="rapid_review", stance="agrees", document=RAPID)
c.to("in_review", since="decided")
c.ev("sign_off", POLICE, REFUSED, has=["no-such-move"], subject="report", stance="agrees", document=DRAFT)
c.to("publication_decided", since="in_review")
c.ev("sign_off", POLICE, REFUSED, has=["no-such-move"], subject="publication", stance="agrees", outcome="full", document=FINAL)
c.end("publication_decided")

c = Case("note-refusal", "5.2 note_refusal: what was tried and refused, by whoever tried; any state, final ones too; changes nothing")
c.to("notified").refused(POLICE, event="publish", rules=["no-such-move", "no-authority"])
c.refused(LAWYER, event="adopt", rules=["local-rule-1"])
c.refused(MANAGER, REFUSED, unmet=["particulars-complete"], event="publish")
c.refused(MANAGER, REFUSED, unmet=["particulars-complete"], rules=["no-authority"])
c.to("closed", since="notified").refused(REVIEWER, event="reopen", rules=["no-authority"]).end("closed", phase="closed")

c = Case("note-refusal-first", "5.2 note_refusal: a review has begun before anything of it is refused")
c.on = "2024-03-01"
c.refused(MANAGER, REFUSED, unmet=["no-such-move"], event="refer", rules=["no-authority"]).end(None)

c = Case("note-refusal-of-nothing", "5.2 note_refusal: what was tried is an event of the rulebook")
c.to("notified").refused(MANAGER, event="refuse", rules=["no-authority"]).bad(line=9, pointer="/parts/event")

c = Case("no-such-move-final", "4: ranges leave the final states out; only some records are taken in a closed review")
c.to("closed")
c.ev("record_immediate_action", MANAGER, REFUSED, unmet=["no-such-move"])
c.ev("add_action", MANAGER, REFUSED, unmet=["no-such-move"], action="a-1")
c.ev("notify_partners", MANAGER, REFUSED, unmet=["no-such-move"])
c.ev("place_hold", MANAGER, REFUSED, unmet=["no-such-move"], hold="h-1", scope="review", reason="inquest")
c.ev("record_impact", MANAGER)
c.ev("record_disclosure", MANAGER, document=FINAL, reason="minute-1")
c.ev("include_in_yearly_report", MANAGER, year=2025)
c.ev("notify_looked_after_death", AUTHORITY, recipient="ofsted")
c.ev("notify_care_leaver_death", AUTHORITY, recipient="secretary_of_state")
c.ev("deposit", MANAGER, repository="rep-2")
c.end("closed", phase="closed")

c = Case("no-such-move-actions-early", "5.2: actions from rapid_review on, disseminate and inform from decided on")
c.to("notified").ev("add_action", MANAGER, REFUSED, unmet=["no-such-move"], action="a-1")
c.ev("request_summary", MANAGER, REFUSED, unmet=["no-such-move"], agency="agency-1")
c.to("rapid_review", since="notified").ev("add_action", AGENCY, action="a-1")
c.ev("disseminate", MANAGER, REFUSED, unmet=["no-such-move"], product="brief-1")
c.ev("inform_of_decision", MANAGER, REFUSED, unmet=["no-such-move"], recipient="ofsted")
c.to("decided", since="rapid_review").ev("disseminate", MANAGER, product="brief-1")
c.end("decided")

c = Case("no-such-move-local-learning", "4: local_learning counts as after decided, so close_without_review has no row there")
c.to("screening").facts(suspicion="none")
c.ev("find_criteria_not_met", AUTHORITY, reason="minute-1").ev("begin_local_learning", AUTHORITY, reason="minute-1")
c.ev("close_without_review", AUTHORITY, REFUSED, has=["no-such-move"], reason="duplicate")
c.ev("disseminate", MANAGER, product="brief-1").ev("inform_of_decision", MANAGER, recipient="family")
c.end("local_learning", phase="learning")

c = Case("no-authority-notify", "5.1 notify_national_panel: the local authority only; no flag helps")
c.to("notifiable")
for actor in (POLICE, HEALTH, MANAGER):
    c.ev("notify_national_panel", actor, REFUSED, unmet=["no-authority"], limb="in_area")
c.ev("notify_national_panel", POLICE, REFUSED, unmet=["no-authority"], happened=True, limb="in_area")
c.ev("notify_national_panel", POLICE, REFUSED, unmet=["no-authority"], departure=True, limb="in_area")
c.end("notifiable")

c = Case("no-authority-first", "5.1 adopt: the importer or unit; a refused first event leaves no state")
c.ev("adopt", AGENCY, REFUSED, on="2024-03-01", unmet=["no-authority"], state="decided")
c.end(None)

c = Case("no-authority-early", "2: a role without authority is refused (early stages)")
c.ev("refer", NATIONAL, REFUSED, on="2024-03-01", unmet=["no-authority"], referring_agency="agency-1", children=1)
c.refer()
c.ev("begin_screening", AGENCY, REFUSED, unmet=["no-authority"])
c.ev("record_judgement", MANAGER, REFUSED, unmet=["no-authority"], matter="other", judged=True, reason="minute-1")
c.ev("sign_off", MANAGER, REFUSED, unmet=["no-authority"], subject="notification", stance="agrees")
c.ev("place_hold", AGENCY, REFUSED, unmet=["no-authority"], hold="h-1", scope="review", reason="inquest")
c.ev("record_order", AGENCY, REFUSED, unmet=["no-authority"], order="o-1")
c.ev("transfer_area", MANAGER, REFUSED, unmet=["no-authority"], area="area-2", reason="minute-1")
c.ev("notify_care_leaver_death", POLICE, REFUSED, unmet=["no-authority"], recipient="ofsted")
c.end("referred")

c = Case("no-authority-late", "2: a role without authority is refused (later stages)")
c.to("rapid_review_completed")
c.ev("recommend", MANAGER, REFUSED, unmet=["no-authority"], recommendation="lcspr", reason="minute-1")
c.to("with_national_panel", since="rapid_review_completed")
c.ev("national_panel_responds", POLICE, response="agrees")
c.ev("begin_lcspr", MANAGER, REFUSED, unmet=["no-authority"])
c.ev("begin_lcspr", NATIONAL, REFUSED, unmet=["no-authority"])
c.to("commissioning", since="with_national_panel", without={"panel_reply"})
c.ev("declare_interests", AGENCY, REFUSED, unmet=["no-authority"], reviewer="rev-1", conflict=False)
c.to("in_review", since="commissioning")
c.ev("submit_draft", MANAGER, REFUSED, unmet=["no-authority"], document=DRAFT)
c.to("anonymising", since="in_review")
c.ev("check_law", AGENCY, REFUSED, unmet=["no-authority"], document=FINAL, clear=True)
c.to("monitoring", since="anonymising")
c.ev("close", AGENCY, REFUSED, has=["no-authority"])
c.end("monitoring")

c = Case("no-authority-and-needs", "2: a refusal lists every unmet rule, not the first")
c.to("screening")
c.ev("find_criteria_met", AGENCY, REFUSED, has=["no-authority", "criteria-met"], reason="minute-1")
c.ev("find_criteria_met", MANAGER, REFUSED, has=["no-authority", "criteria-met", "particulars-complete"])
c.end("screening")

c = Case("particulars-complete", "2: a missing required particular is refused always, whatever the flags")
c.to("notifiable")
c.ev("notify_national_panel", AUTHORITY, REFUSED, unmet=["particulars-complete"], reference="sin-1")
c.ev("notify_national_panel", AUTHORITY, REFUSED, unmet=["particulars-complete"], departure=True)
c.ev("notify_national_panel", AUTHORITY, REFUSED, unmet=["particulars-complete"], happened=True)
c.end("notifiable")

c = Case("particulars-complete-first", "5.1 refer, adopt: required particulars; nothing is begun without them")
c.ev("adopt", IMPORTER, REFUSED, on="2024-03-01", unmet=["particulars-complete"], outcome="lcspr")
c.ev("refer", AGENCY, REFUSED, unmet=["particulars-complete"], referring_agency="agency-1")
c.ev("refer", AGENCY, REFUSED, unmet=["particulars-complete"], children=2)
c.end(None)

c = Case("particulars-complete-sign-off", "5.1 sign_off: outcome for decision and publication; document for rapid_review, report, publication")
c.to("rapid_review_completed")
c.ev("sign_off", POLICE, REFUSED, unmet=["particulars-complete"], subject="rapid_review", stance="agrees")
c.ev("sign_off", POLICE, REFUSED, unmet=["particulars-complete"], subject="decision", stance="agrees")
c.ev("sign_off", POLICE, subject="decision", stance="agrees", outcome="lcspr")
c.ev("sign_off", POLICE, subject="rapid_review", stance="agrees", document=RAPID)
c.to("report_drafted", since="rapid_review_completed")
c.ev("sign_off", POLICE, REFUSED, unmet=["particulars-complete"], subject="report", stance="agrees")
c.to("anonymised", since="report_drafted")
c.ev("sign_off", POLICE, REFUSED, unmet=["particulars-complete"], subject="publication", stance="agrees", outcome="full")
c.ev("sign_off", POLICE, REFUSED, unmet=["particulars-complete"], subject="publication", stance="agrees", document=FINAL)
c.ev("sign_off", POLICE, subject="publication", stance="agrees", outcome="full", document=FINAL)
c.end("anonymised")

c = Case("particulars-complete-publication", "5.1 decide_publication: a reason unless full")
c.to("anonymised").sign("publication", outcome="improvements_only", document=FINAL)
c.ev("decide_publication", AUTHORITY, REFUSED, unmet=["particulars-complete"], outcome="improvements_only", document=FINAL)
c.ev("decide_publication", AUTHORITY, unmet=[], outcome="improvements_only", document=FINAL, reason="minute-1")
c.end("publication_decided", phase="publication")

c = Case("particulars-complete-hold", "5.2: placing needs scope and reason, lifting needs the hold only")
c.to("screening")
c.ev("place_hold", MANAGER, REFUSED, unmet=["particulars-complete"], hold="h-1", reason="inquest")
c.ev("place_hold", MANAGER, REFUSED, unmet=["particulars-complete"], hold="h-1", scope="review")
c.ev("place_hold", MANAGER, hold="h-1", scope="review", reason="inquest")
c.ev("lift_hold", MANAGER, hold="h-1", unmet=[], met=["hold-open"])
c.end("screening", flags={"holds": []})

c = Case("decide-without-reason", "5.1 decide: a reason is required")
c.to("rapid_review_completed").recommend().factors().sign("decision", outcome="lcspr")
c.ev("decide", AUTHORITY, REFUSED, has=["particulars-complete"], outcome="lcspr")
c.ev("decide", AUTHORITY, REFUSED, has=["particulars-complete"], outcome="lcspr", happened=True)
c.ev("decide", AUTHORITY, outcome="lcspr", reason="minute-1", unmet=[], met=["decision-reasoned"])
c.end("decided")

# ---------------------------------------------------------------- criteria (5.4) and referral

BOTH = {"criteria-met", "partners-agree-notification"}


def criteria(name, why, result, facts, before=(), after=()):
    """`result` of the assessment is seen through the two findings; judgements are (matter, judged)."""
    case = Case("criteria-" + name, "5.4: " + why)
    case.to("screening")
    for matter, judged in before:
        case.ev("record_judgement", AUTHORITY, matter=matter, judged=judged, reason="minute-1")
    for some in facts if isinstance(facts, list) else [facts]:
        case.facts(**some)
    for matter, judged in after:
        case.ev("record_judgement", POLICE, matter=matter, judged=judged, reason="minute-1")
    if result == "not_met":
        case.ev("find_criteria_met", AUTHORITY, REFUSED, unmet=BOTH, reason="minute-1")
        case.ev("find_criteria_not_met", AUTHORITY, unmet=[], met=["criteria-not-met"], reason="minute-1")
        case.end("not_notifiable", phase="closed")
        return
    case.ev("find_criteria_not_met", AUTHORITY, REFUSED, unmet=["criteria-not-met"], reason="minute-1")
    if result == "met":
        case.ev("find_criteria_met", AUTHORITY, unmet=["partners-agree-notification"], met=["criteria-met"], reason="minute-1")
        case.end("notifiable")
    else:
        case.ev("find_criteria_met", AUTHORITY, REFUSED, unmet=BOTH, reason="minute-1")
        case.end("screening")


def but(**facts):
    return {**MET_FACTS, **facts}


IMPAIRMENT, UNBORN = "long_term_impairment", "unborn_child"
criteria("all-met", "every limb met", "met", but(suspicion="suspected", harm="died"))
criteria("nothing-recorded", "a fact never given is unknown: rests in screening", "needs", {"recovered": False})
criteria("no-suspicion", "suspicion none is not_met", "not_met", but(suspicion="none"))
criteria("suspicion-unknown", "suspicion unknown needs information", "needs", but(suspicion="unknown"))
criteria("not-serious", "not_serious is not_met", "not_met", but(harm="not_serious"))
criteria("harm-unknown", "harm unknown needs information", "needs", but(harm="unknown"))
criteria("uncertain", "uncertain needs a judgement", "needs", but(harm="uncertain"))
criteria("uncertain-judged", "uncertain, judged true afterwards: met", "met", but(harm="uncertain"), after=[(IMPAIRMENT, True)])
criteria("uncertain-judged-before", "a judgement recorded before the circumstances counts too", "met", but(harm="uncertain"),
         before=[(IMPAIRMENT, True)])
criteria("uncertain-judged-not", "uncertain, judged false: not_met", "not_met", but(harm="uncertain"), after=[(IMPAIRMENT, False)])
criteria("uncertain-judged-twice", "the latest judgement counts, before or after the facts", "not_met", but(harm="uncertain"),
         before=[(IMPAIRMENT, True)], after=[(IMPAIRMENT, False)])
criteria("uncertain-other-matter", "a judgement on another matter does not speak to harm", "needs", but(harm="uncertain"),
         after=[("other", True), (UNBORN, True)])
criteria("judgement-not-asked", "a judgement speaks only where harm is uncertain or the child unborn", "not_met",
         but(harm="not_serious"), after=[(IMPAIRMENT, True)])
criteria("judgement-false-not-asked", "judged false changes nothing where harm is serious", "met", MET_FACTS,
         after=[(IMPAIRMENT, False), (UNBORN, False)])
criteria("elsewhere-in-england", "elsewhere_in_england is another authority's duty, wherever resident", "not_met",
         but(place="elsewhere_in_england"))
criteria("outside-england-resident", "outside England, normally resident in the area: met", "met", but(place="outside_england"))
criteria("outside-england-not-resident", "outside England, resident elsewhere: not_met", "not_met",
         but(place="outside_england", residence="elsewhere"))
criteria("outside-england-residence-unknown", "outside England, residence unknown: needs information", "needs",
         but(place="outside_england", residence="unknown"))
criteria("in-area-resident-elsewhere", "in the area: residence does not matter", "met", but(residence="elsewhere"))
criteria("place-unknown", "place unknown needs information", "needs", but(place="unknown"))
criteria("age-18-to-24", "18_to_24 is not a child", "not_met", but(age_band="18_to_24", care_leaver=True))
criteria("age-25-plus", "25_plus is not a child", "not_met", but(age_band="25_plus"))
criteria("age-unknown", "age unknown needs information", "needs", but(age_band="unknown"))
criteria("unborn", "unborn needs a judgement", "needs", but(age_band="unborn"))
criteria("unborn-judged", "unborn, judged true: met", "met", but(age_band="unborn"), before=[(UNBORN, True)])
criteria("unborn-judged-not", "unborn, judged false: not_met", "not_met", but(age_band="unborn"), after=[(UNBORN, False)])
criteria("unborn-and-uncertain", "each open question needs its own judgement", "needs", but(age_band="unborn", harm="uncertain"),
         after=[(UNBORN, True)])
criteria("not-met-beats-unknown", "Kleene: one limb not_met decides, though others are unknown", "not_met", {"suspicion": "none"})
criteria("unknown-and-judgement", "an unknown limb and a judgement missing: neither finding is open", "needs",
         but(harm="uncertain", place="unknown"))
criteria("recovered-one-off", "recovered and pattern never change the answer", "met", but(recovered=True, pattern="one_off"))
criteria("facts-merge", "5.1 record_circumstances: merges, a key given replaces the earlier value", "met",
         [{"suspicion": "none", "harm": "serious"}, {"place": "in_area", "age_band": "under_18"}, {"suspicion": "known"}])

c = Case("criteria-not-met-must", "5.1 find_criteria_not_met: must criteria-not-met")
c.to("notifiable").must({"criteria-not-met"}, "find_criteria_not_met", AUTHORITY, reason="minute-1").end("not_notifiable")

c = Case("criteria-met-must", "5.1 find_criteria_met, notify_national_panel: must criteria-met; also from referred")
c.to("referred").facts(suspicion="known").sign("notification")
c.must({"criteria-met"}, "find_criteria_met", AUTHORITY, reason="minute-1")
c.must({"criteria-met"}, "notify_national_panel", AUTHORITY, limb="in_area").end("notified", phase="rapid_review")

c = Case("notify-from-referred", "5.1 notify_national_panel: from referred too; views missing are only a finding")
c.to("referred").facts(**MET_FACTS)
c.ev("notify_national_panel", AUTHORITY, limb="in_area", unmet=["partners-agree-notification"], met=["criteria-met"])
c.end("notified")

c = Case("notify-after-not-notifiable", "5.1: not_notifiable is final; rescreening opens the way again")
c.to("screening").facts(suspicion="none")
c.ev("find_criteria_not_met", AUTHORITY, reason="minute-1")
c.ev("notify_national_panel", AUTHORITY, REFUSED, has=["no-such-move"], limb="in_area")
c.ev("rescreen", MANAGER, reason="minute-1", unmet=[], met=["not-notified"])
c.facts(**MET_FACTS).sign("notification").ev("notify_national_panel", AUTHORITY, limb="in_area", unmet=[])
c.end("notified")

c = Case("notify-in-spite-of-dissent", "5.1: if the three disagree the local authority still decides")
c.to("screening").facts(**MET_FACTS).sign("notification", who=(AUTHORITY,)).sign("notification", "dissents", who=(POLICE,))
c.sign("notification", "recused", who=(HEALTH,))
c.ev("notify_national_panel", AUTHORITY, limb="in_area", met=["criteria-met"]).end("notified")

c = Case("withdraw-must", "5.1 withdraw_notification: must criteria-no-longer-met")
c.to("rapid_review").must({"criteria-no-longer-met"}, "withdraw_notification", AUTHORITY, reason="minute-1").end("withdrawn")

c = Case("withdraw-and-rescreen", "5.1: withdrawn when exactly not_met; rescreened, for no notification stands")
c.to("rapid_review_completed").facts(harm="uncertain")
c.ev("withdraw_notification", AUTHORITY, REFUSED, unmet=["criteria-no-longer-met"], reason="minute-1")
c.ev("record_judgement", AUTHORITY, matter=IMPAIRMENT, judged=False, reason="minute-1")
c.ev("withdraw_notification", AUTHORITY, reason="minute-1", unmet=[], met=["criteria-no-longer-met"])
c.ev("rescreen", MANAGER, reason="minute-1", unmet=[], met=["not-notified"])
c.end("screening", phase="referral")

c = Case("withdrawn-duties", "6: the rapid review is not owed in withdrawn")
c.to("notified").facts(suspicion="none").ev("withdraw_notification", AUTHORITY, reason="minute-1")
c.end("withdrawn", phase="closed", duties=[{"duty": "rapid-review", "standing": "not_owed"}])

c = Case("not-notifiable-duties", "6: notify-panel runs from aware_on, and is not owed once not_notifiable and nothing was sent",
         args=["--as-of", "2024-05-01"])
c.to("screening").facts(suspicion="none").ev("find_criteria_not_met", AUTHORITY, reason="minute-1")
c.end("not_notifiable", duties=[{"duty": "notify-panel", "standing": "not_owed"}, {"duty": "rapid-review", "standing": "not_started"}])

c = Case("rescreen-notified", "5.1 rescreen: must not-notified")
c.to("with_national_panel", outcome="no_review").ev("begin_monitoring", MANAGER, unmet=[], met=["outcome-is-no-review", "no-open-panel-query"])
c.must({"not-notified"}, "rescreen", MANAGER, reason="minute-1").end("screening")

c = Case("rescreen-local-learning", "5.1 rescreen: from local_learning, monitoring and closed when nothing was sent")
c.to("screening").facts(suspicion="none").ev("find_criteria_not_met", AUTHORITY, reason="minute-1")
c.ev("begin_local_learning", AUTHORITY, reason="minute-1", unmet=[])
c.ev("rescreen", MANAGER, reason="minute-1", unmet=[])
c.ev("find_criteria_not_met", AUTHORITY, reason="minute-1").ev("begin_local_learning", AUTHORITY, reason="minute-1")
c.ev("begin_monitoring", MANAGER, unmet=[]).ev("rescreen", MANAGER, reason="minute-1", unmet=[])
c.ev("close_without_review", AUTHORITY, reason="mistaken", unmet=[]).ev("rescreen", MANAGER, reason="minute-1", unmet=[])
c.end("screening")

# ---------------------------------------------------------------- closing without a review

c = Case("close-without-review", "5.1: before a notification nothing is needed; every duty then unmet is not_owed; reopened to where it was",
         args=["--as-of", "2024-05-01"])
c.to("screening").ev("close_without_review", POLICE, reason="mistaken", unmet=[])
c.end("closed", phase="closed", duties=[{"duty": "notify-panel", "standing": "not_owed"}, {"duty": "notify-partners", "standing": "not_owed"}])

c = Case("close-without-review-reopen", "5.1 reopen: closed without review, to the state it was closed from")
c.to("screening").ev("close_without_review", POLICE, reason="duplicate").ev("reopen", AUTHORITY, reason="minute-1").end("screening")

c = Case("close-without-review-linked", "5.1 close_without_review: must other-review-linked from notified on")
c.to("rapid_review").must({"other-review-linked"}, "close_without_review", AUTHORITY, reason="joined")
c.ev("reopen", AUTHORITY, reason="minute-1")
c.ev("link_review", MANAGER, review="rev-77", relation="joined")
c.ev("close_without_review", AUTHORITY, reason="joined", unmet=[], met=["other-review-linked", "not-mistaken"])
c.ev("reopen", AUTHORITY, reason="minute-1")
c.end("rapid_review")

c = Case("close-without-review-mistaken", "5.1 close_without_review: must not-mistaken; every unmet rule is listed")
c.to("rapid_review_completed")
c.ev("close_without_review", AUTHORITY, REFUSED, reason="mistaken", unmet=["not-mistaken", "other-review-linked"])
c.ev("transfer_area", AUTHORITY, area="area-2", reason="minute-1")
c.ev("close_without_review", AUTHORITY, reason="transferred", unmet=[])
c.ev("reopen", POLICE, reason="minute-1")
c.must({"not-mistaken"}, "close_without_review", AUTHORITY, reason="mistaken").end("closed")

c = Case("close-without-review-decided", "5.1 close_without_review: only before decided")
c.to("decided").ev("link_review", MANAGER, review="rev-77", relation="joined")
c.ev("close_without_review", AUTHORITY, REFUSED, has=["no-such-move"], reason="joined").end("decided")

# ---------------------------------------------------------------- rapid review

c = Case("return-open", "5.1 chase, receive, waive: must return-open")
c.to("rapid_review")
c.ev("receive_summary", AGENCY, REFUSED, unmet=["return-open"], agency="agency-1")
c.ev("waive_summary", MANAGER, REFUSED, unmet=["return-open"], agency="agency-1", reason="minute-1")
c.ev("request_summary", MANAGER, agency="agency-1", due="2024-03-20")
c.ev("receive_summary", AGENCY, agency="agency-1", unmet=[])
c.must({"return-open"}, "chase_summary", MANAGER, agency="agency-1")
c.ev("request_summary", MANAGER, agency="agency-2")
c.ev("waive_summary", MANAGER, agency="agency-2", reason="minute-1", unmet=[], met=["return-open"])
c.end("rapid_review")

c = Case("complete-immediate-safety", "5.1 complete_rapid_review: must immediate-safety-considered")
c.to("rapid_review").ev("hold_rapid_review_meeting", MANAGER)
c.must({"immediate-safety-considered"}, "complete_rapid_review", MANAGER, document=RAPID).end("rapid_review_completed")

c = Case("complete-safety-before", "5.1: any record_immediate_action so far will do")
c.to("screening").ev("record_immediate_action", AGENCY, action="ia-1").to("rapid_review", since="screening")
c.ev("hold_rapid_review_meeting", MANAGER).ev("complete_rapid_review", MANAGER, document=RAPID, unmet=[]).end("rapid_review_completed")

c = Case("complete-meeting-held", "5.1 complete_rapid_review: should meeting-held")
c.to("rapid_review").ev("record_immediate_action", MANAGER)
c.should({"meeting-held"}, "complete_rapid_review", MANAGER, document=RAPID).end("rapid_review_completed")

c = Case("complete-returns-settled", "5.1 complete_rapid_review: should returns-settled; met when none was requested or all are in")
c.to("rapid_review").ev("record_immediate_action", MANAGER).ev("hold_rapid_review_meeting", MANAGER)
for agency in ("agency-1", "agency-2", "agency-3"):
    c.ev("request_summary", MANAGER, agency=agency)
c.ev("receive_summary", MANAGER, agency="agency-1").ev("waive_summary", MANAGER, agency="agency-2", reason="minute-1")
c.should({"returns-settled"}, "complete_rapid_review", MANAGER, document=RAPID)
c.ev("receive_summary", AGENCY, agency="agency-3", unmet=[])
c.end("rapid_review_completed")

c = Case("complete-all-unmet", "2: must and should together: a departure reason alone does not do, already happened does")
c.to("rapid_review").ev("request_summary", MANAGER, agency="agency-1")
c.must({"immediate-safety-considered", "meeting-held", "returns-settled"}, "complete_rapid_review", MANAGER, document=RAPID)
c.end("rapid_review_completed", duties=[{"duty": "summary-return", "about": "agency-1"}])

c = Case("reopen-rapid-review", "5.1 reopen_rapid_review: voids the rapid_review and decision sign-offs, and only those")
c.to("rapid_review_completed").recommend().factors().sign("rapid_review", document=RAPID).sign("decision", outcome="lcspr")
c.ev("reopen_rapid_review", MANAGER, reason="minute-1")
c.ev("complete_rapid_review", MANAGER, document=RAPID, unmet=[])
c.ev("decide", AUTHORITY, REFUSED, outcome="lcspr", reason="minute-1", unmet=["decision-signed-off"])
c.sign("decision", outcome="lcspr").ev("decide", AUTHORITY, outcome="lcspr", reason="minute-1", unmet=[])
c.ev("send_to_national_panel", MANAGER, REFUSED, document=RAPID, unmet=["rapid-review-signed-off"])
c.sign("rapid_review", document=RAPID).ev("send_to_national_panel", MANAGER, document=RAPID, unmet=[])
c.end("with_national_panel")

# ---------------------------------------------------------------- decision and sign-off

c = Case("decide-nothing-done", "2: a refusal lists every unmet rule of decide")
c.to("rapid_review_completed")
c.must({"factors-considered", "decision-signed-off", "panel-recommended"}, "decide", AUTHORITY, outcome="lcspr", reason="minute-1")
c.end("decided")

c = Case("decide-factors", "5.1 decide: must factors-considered; any four values will do")
c.to("rapid_review_completed").recommend("no_review").sign("decision", outcome="no_review")
c.ev("decide", AUTHORITY, REFUSED, outcome="no_review", reason="minute-1", unmet=["factors-considered"])
c.ev("decide", AUTHORITY, REFUSED, outcome="no_review", reason="minute-1", unmet=["factors-considered"], departure=True)
c.ev("consider_factors", MANAGER, factor_a=False, factor_b=False, factor_c=False, factor_d=False)
c.ev("decide", AUTHORITY, outcome="no_review", reason="minute-1", unmet=[]).end("decided")

c = Case("decide-panel-recommended", "5.1 decide: should panel-recommended")
c.to("rapid_review_completed").factors().sign("decision", outcome="lcspr")
c.should({"panel-recommended"}, "decide", AUTHORITY, outcome="lcspr", reason="minute-1").end("decided")

c = Case("decide-other-outcome", "5.1 sign_off: a required sign-off counts the stances that name the same outcome")
c.to("rapid_review_completed").recommend().factors()
c.sign("decision", outcome="lcspr", who=(AUTHORITY, HEALTH)).sign("decision", outcome="no_review", who=(POLICE,))
c.ev("decide", AUTHORITY, REFUSED, outcome="lcspr", reason="minute-1", unmet=["decision-signed-off"])
c.ev("decide", AUTHORITY, REFUSED, outcome="no_review", reason="minute-1", has=["decision-signed-off"])
c.sign("decision", outcome="lcspr", who=(POLICE,))
c.ev("decide", AUTHORITY, outcome="lcspr", reason="minute-1", unmet=[], met=["decision-signed-off"]).end("decided")

c = Case("decide-dissent", "5.1 sign_off: dissent blocks; a later stance of the partner replaces it")
c.to("rapid_review_completed").recommend().factors().sign("decision", outcome="lcspr", who=(AUTHORITY, HEALTH))
c.sign("decision", "dissents", outcome="lcspr", who=(POLICE,))
c.ev("decide", AUTHORITY, REFUSED, outcome="lcspr", reason="minute-1", unmet=["decision-signed-off"])
c.ev("escalate", MANAGER, subject="decision", reason="minute-1")
c.ev("decide", AUTHORITY, REFUSED, outcome="lcspr", reason="minute-1", unmet=["decision-signed-off"])
c.sign("decision", outcome="lcspr", who=(POLICE,)).ev("decide", AUTHORITY, outcome="lcspr", reason="minute-1", unmet=[])
c.end("decided")

c = Case("decide-agreement-withdrawn", "5.1 sign_off: one live stance a partner and subject; a later dissent replaces the agreement")
c.to("rapid_review_completed").recommend().factors().sign("decision", outcome="lcspr")
c.sign("decision", "dissents", outcome="lcspr", who=(HEALTH,))
c.must({"decision-signed-off"}, "decide", AUTHORITY, outcome="lcspr", reason="minute-1").end("decided")

c = Case("decide-recused", "5.1 sign_off: recused is not agreement; another person of that partner may sign in its place")
c.to("rapid_review_completed").recommend().factors().sign("decision", outcome="lcspr", who=(AUTHORITY, HEALTH))
c.sign("decision", "recused", outcome="lcspr", who=(POLICE,))
c.ev("decide", AUTHORITY, REFUSED, outcome="lcspr", reason="minute-1", unmet=["decision-signed-off"])
c.sign("decision", outcome="lcspr", who=(("u-44", "police"),))
c.ev("decide", AUTHORITY, outcome="lcspr", reason="minute-1", unmet=[]).end("decided")

c = Case("one-person-one-partner", "5.1 sign_off: must one-person-one-partner among the live stances of a subject")
c.to("rapid_review_completed").sign("decision", outcome="lcspr", who=(AUTHORITY,))
c.ev("sign_off", ("u-2", "police"), subject="rapid_review", stance="agrees", document=RAPID, unmet=[], met=["one-person-one-partner"])
c.must({"one-person-one-partner"}, "sign_off", ("u-2", "police"), subject="decision", stance="agrees", outcome="lcspr")
c.end("rapid_review_completed")

c = Case("one-person-replaced", "5.1 sign_off: a stance that was replaced is no longer live, so its person may sign for another partner")
c.to("rapid_review_completed").sign("decision", outcome="lcspr", who=(AUTHORITY,))
c.ev("sign_off", ("u-2", "police"), REFUSED, subject="decision", stance="agrees", outcome="lcspr", unmet=["one-person-one-partner"])
c.sign("decision", outcome="lcspr", who=(("u-22", "local_authority"),))
c.ev("sign_off", ("u-2", "police"), subject="decision", stance="agrees", outcome="lcspr", unmet=[])
c.end("rapid_review_completed")

c = Case("send-unsigned", "5.1 send_to_national_panel: must rapid-review-signed-off")
c.to("decided", without={"rapid_sign_off"}).sign("rapid_review", document=RAPID, who=(AUTHORITY, POLICE))
c.must({"rapid-review-signed-off"}, "send_to_national_panel", MANAGER, document=RAPID).end("with_national_panel")

c = Case("send-signed-other-document", "5.1: three on the completed document")
c.to("decided", without={"rapid_sign_off"}).sign("rapid_review", document=RAPID, who=(AUTHORITY, POLICE))
c.sign("rapid_review", document=OTHER, who=(HEALTH,))
c.ev("send_to_national_panel", MANAGER, REFUSED, document=RAPID, unmet=["rapid-review-signed-off"])
c.sign("rapid_review", document=RAPID, who=(HEALTH,)).ev("send_to_national_panel", MANAGER, document=RAPID, unmet=[])
c.end("with_national_panel")

c = Case("send-other-document", "5.1 send_to_national_panel: must same-document as completed")
c.to("decided").must({"same-document"}, "send_to_national_panel", MANAGER, document=OTHER).end("with_national_panel")

c = Case("send-late-and-explained", "6: lateness never refuses; explained, it reads late_explained; the due day 2024-04-02 skips Easter")
c.to("decided").ev("send_to_national_panel", MANAGER, on="2024-04-05", document=RAPID, unmet=[])
c.ev("explain_delay", MANAGER, duty="rapid-review", recipient="national_panel", reason="minute-1")
c.end("with_national_panel", duties=[{"duty": "rapid-review", "standing": "late_explained", "due": "2024-04-02", "met_on": "2024-04-05",
                                      "days_late": 3}])

# ---------------------------------------------------------------- the national Panel

c = Case("panel-query", "5.1: asks_for_information opens a query, should no-open-panel-query; the answer closes it")
c.to("with_national_panel").ev("national_panel_responds", NATIONAL, response="asks_for_information")
c.ev("begin_lcspr", AUTHORITY, REFUSED, unmet=["no-open-panel-query"])
c.ev("answer_national_panel", MANAGER, unmet=[], met=["query-open"])
c.ev("begin_lcspr", AUTHORITY, unmet=[]).end("commissioning", flags={"panel_query": False})

c = Case("panel-query-departure", "5.1 begin_lcspr: the Panel's view is advisory; with a reason the review begins, in breach")
c.to("with_national_panel").ev("national_panel_responds", MANAGER, response="disagrees")
c.should({"no-open-panel-query"}, "begin_lcspr", AUTHORITY).end("commissioning", flags={"panel_query": True})

c = Case("panel-query-agrees", "5.1 national_panel_responds: agrees closes the query")
c.to("with_national_panel").ev("national_panel_responds", NATIONAL, response="disagrees")
c.ev("national_panel_responds", NATIONAL, response="agrees").ev("begin_lcspr", AUTHORITY, unmet=[])
c.ev("national_panel_responds", NATIONAL, response="asks_for_information")
c.end("commissioning", flags={"panel_query": True})

c = Case("query-open", "5.1 answer_national_panel: must query-open")
c.to("with_national_panel").must({"query-open"}, "answer_national_panel", MANAGER, document=OTHER)
c.end("with_national_panel", flags={"panel_query": False})

c = Case("panel-query-no-review", "5.1 begin_monitoring from with_national_panel: should no-open-panel-query")
c.to("with_national_panel", outcome="no_review").ev("national_panel_responds", NATIONAL, response="disagrees")
c.should({"no-open-panel-query"}, "begin_monitoring", MANAGER).end("monitoring")

c = Case("outcome-is-lcspr", "5.1 begin_lcspr: must outcome-is-lcspr")
c.to("with_national_panel", outcome="no_review").must({"outcome-is-lcspr"}, "begin_lcspr", AUTHORITY).end("commissioning", phase="lcspr")

c = Case("outcome-is-no-review", "5.1 begin_monitoring from with_national_panel: must outcome-is-no-review")
c.to("with_national_panel").must({"outcome-is-no-review"}, "begin_monitoring", MANAGER).end("monitoring")

c = Case("outcome-is-local-learning", "5.1 begin_local_learning from with_national_panel: must outcome-is-local-learning")
c.to("with_national_panel", outcome="no_review")
c.must({"outcome-is-local-learning"}, "begin_local_learning", AUTHORITY, reason="minute-1").end("local_learning")

c = Case("local-learning", "5.1: outcome local_learning, learned, monitored, closed; nothing published, so no deposit is due")
c.to("with_national_panel", outcome="local_learning")
c.ev("begin_local_learning", HEALTH, reason="minute-1", unmet=[], met=["outcome-is-local-learning"])
c.ev("begin_monitoring", MANAGER, unmet=[]).ev("include_in_yearly_report", MANAGER, year=2024)
c.ev("close", AUTHORITY, unmet=[], met=["actions-settled", "in-yearly-report"]).end("closed")

c = Case("local-learning-not-notifiable", "5.1: local learning from not_notifiable; not in the yearly report is only a finding")
c.to("screening").facts(harm="not_serious").ev("find_criteria_not_met", AUTHORITY, reason="minute-1")
c.ev("begin_local_learning", AUTHORITY, reason="minute-1").ev("begin_monitoring", MANAGER)
c.ev("close", AUTHORITY, unmet=["in-yearly-report"]).ev("reopen", POLICE, reason="minute-1").end("monitoring", phase="learning")

c = Case("national-review", "5.1: the Panel takes the case; concluded, it goes to monitoring")
c.to("with_national_panel", outcome="national_review")
c.ev("national_panel_responds", NATIONAL, response="national_review").ev("conclude_national_review", NATIONAL)
c.end("monitoring", phase="learning")

c = Case("national-review-state", "4: in national_review the local review stands aside")
c.to("in_review").ev("national_panel_responds", NATIONAL, response="national_review")
c.ev("hold_practitioner_event", REVIEWER, REFUSED, unmet=["no-such-move"])
c.end("national_review", phase="panel_decision")

c = Case("national-review-return", "5.1, 7: returned, it is with the Panel again; appointments and terms stay valid")
c.to("in_review").ev("national_panel_responds", NATIONAL, response="national_review")
c.ev("return_from_national_review", MANAGER, reason="minute-1").ev("begin_lcspr", AUTHORITY, unmet=[])
c.ev("begin_review", AUTHORITY, unmet=[], met=["reviewer-appointed", "terms-agreed"]).end("in_review")

c = Case("national-review-declined", "5.1 reconsider_decision: after outcome national_review and the Panel declining, the only way on")
c.to("with_national_panel", outcome="national_review").ev("national_panel_responds", NATIONAL, response="agrees")
c.ev("begin_lcspr", AUTHORITY, REFUSED, unmet=["outcome-is-lcspr"])
c.ev("begin_monitoring", MANAGER, REFUSED, unmet=["outcome-is-no-review"])
c.ev("begin_local_learning", AUTHORITY, REFUSED, reason="minute-1", unmet=["outcome-is-local-learning"])
c.ev("reconsider_decision", AUTHORITY, reason="minute-1", unmet=[], met=["decision-made", "nothing-published"])
c.end("rapid_review_completed")

c = Case("reconsider-decision", "5.1 reconsider_decision: voids decision sign-offs; factors, recommendation and rapid review sign-offs stay")
c.to("in_review").ev("reconsider_decision", POLICE, reason="minute-1", unmet=[], met=["decision-made", "nothing-published"])
c.ev("decide", AUTHORITY, REFUSED, outcome="lcspr", reason="minute-1", unmet=["decision-signed-off"])
c.recommend("no_review").sign("decision", outcome="no_review").ev("decide", AUTHORITY, outcome="no_review", reason="minute-1", unmet=[])
c.ev("send_to_national_panel", MANAGER, document=RAPID, unmet=[]).ev("begin_monitoring", MANAGER, unmet=[])
c.end("monitoring", duties=[{"duty": "publish", "standing": "not_owed"}, {"duty": "rapid-review", "standing": "met", "met_on": "2024-03-28"}])

c = Case("decision-made", "5.1 reconsider_decision: must decision-made (a live decide)")
c.to("screening").facts(suspicion="none").ev("find_criteria_not_met", AUTHORITY, reason="minute-1")
c.ev("begin_local_learning", AUTHORITY, reason="minute-1")
c.must({"decision-made"}, "reconsider_decision", AUTHORITY, reason="minute-1").end("rapid_review_completed")

c = Case("nothing-published", "5.1 reconsider_decision: must nothing-published")
c.to("monitoring").must({"nothing-published"}, "reconsider_decision", AUTHORITY, reason="minute-1").end("rapid_review_completed")

# ---------------------------------------------------------------- the local review

c = Case("no-conflict", "5.1 appoint_reviewer: must no-conflict: interests declared, none")
c.to("commissioning").ev("appoint_reviewer", AUTHORITY, REFUSED, reviewer="rev-1", unmet=["no-conflict"])
c.ev("declare_interests", ("rev-2", "reviewer"), reviewer="rev-2", conflict=True)
c.must({"no-conflict"}, "appoint_reviewer", AUTHORITY, reviewer="rev-2").end("commissioning")

c = Case("no-conflict-other-reviewer", "5.1 appoint_reviewer: another reviewer's declaration is not this one's")
c.to("commissioning").ev("declare_interests", REVIEWER, reviewer="rev-1", conflict=False)
c.ev("appoint_reviewer", AUTHORITY, REFUSED, reviewer="rev-2", unmet=["no-conflict"])
c.ev("appoint_reviewer", AUTHORITY, reviewer="rev-1", unmet=[]).end("commissioning")

c = Case("begin-review-unmet", "5.1 begin_review: must reviewer-appointed, must terms-agreed, both listed")
c.to("commissioning").must({"reviewer-appointed", "terms-agreed"}, "begin_review", AUTHORITY).end("in_review")

c = Case("reviewer-removed", "5.1: a reviewer removed is no longer appointed")
c.to("commissioning").ev("declare_interests", REVIEWER, reviewer="rev-1", conflict=False)
c.ev("appoint_reviewer", AUTHORITY, reviewer="rev-1")
c.ev("begin_review", AUTHORITY, REFUSED, unmet=["terms-agreed"])
c.ev("agree_terms", AUTHORITY, document=TERMS).ev("remove_reviewer", AUTHORITY, reviewer="rev-1", reason="minute-1")
c.ev("begin_review", AUTHORITY, REFUSED, unmet=["reviewer-appointed"])
c.ev("appoint_reviewer", AUTHORITY, reviewer="rev-1").ev("begin_review", AUTHORITY, unmet=[])
c.ev("remove_reviewer", POLICE, reviewer="rev-1", reason="minute-1")
c.must({"reviewer-appointed"}, "submit_draft", REVIEWER, document=DRAFT).end("report_drafted")

c = Case("accept-nothing-done", "2: accept_report lists three must and three should rules at once")
c.to("report_drafted", without={"practitioners", "family"})
c.must({"report-has-improvements", "report-has-analysis", "report-signed-off", "facts-checked", "practitioners-involved",
        "family-invited"}, "accept_report", AUTHORITY, document=DRAFT, has_improvements=False, has_analysis=False)
c.end("anonymising")

c = Case("accept-musts-one-by-one", "5.1 accept_report: the three must rules")
c.to("report_drafted").ev("check_facts", MANAGER, document=DRAFT).sign("report", document=DRAFT, who=(AUTHORITY, HEALTH))
c.ev("accept_report", AUTHORITY, REFUSED, document=DRAFT, has_improvements=True, has_analysis=True, unmet=["report-signed-off"])
c.sign("report", document=DRAFT, who=(POLICE,))
c.ev("accept_report", AUTHORITY, REFUSED, document=DRAFT, has_improvements=False, has_analysis=True, unmet=["report-has-improvements"])
c.ev("accept_report", AUTHORITY, REFUSED, document=DRAFT, has_improvements=True, has_analysis=False, unmet=["report-has-analysis"],
     departure=True)
c.ev("accept_report", AUTHORITY, document=DRAFT, has_improvements=True, has_analysis=True, unmet=[]).end("anonymising")

c = Case("accept-shoulds", "5.1 accept_report: should facts-checked, practitioners-involved, family-invited; one reason carries all")
c.to("report_drafted", without={"practitioners", "family"}).sign("report", document=DRAFT)
c.should({"facts-checked", "practitioners-involved", "family-invited"}, "accept_report", AUTHORITY, document=DRAFT,
         has_improvements=True, has_analysis=True)
c.end("anonymising", phase="anonymisation")

c = Case("accept-signed-other-document", "5.1: three, on this document")
c.to("report_drafted").ev("check_facts", MANAGER, document=DRAFT).sign("report", document=DRAFT)
c.sign("report", document=OTHER, who=(POLICE,))
c.ev("accept_report", AUTHORITY, REFUSED, document=DRAFT, has_improvements=True, has_analysis=True, unmet=["report-signed-off"])
c.end("report_drafted")

c = Case("return-draft", "5.1 return_draft: voids report sign-offs; facts are checked since the last submit_draft")
c.to("report_drafted").ev("check_facts", MANAGER, document=DRAFT).sign("report", document=DRAFT)
c.ev("return_draft", HEALTH, reason="minute-1").ev("submit_draft", REVIEWER, document=DRAFT, unmet=[])
c.ev("accept_report", AUTHORITY, REFUSED, document=DRAFT, has_improvements=True, has_analysis=True,
     unmet=["report-signed-off", "facts-checked"])
c.sign("report", document=DRAFT)
c.should({"facts-checked"}, "accept_report", AUTHORITY, document=DRAFT, has_improvements=True, has_analysis=True).end("anonymising")

# ---------------------------------------------------------------- anonymisation

c = Case("label-unique", "5.1 assign_pseudonym: must label-unique in the review")
c.to("anonymising").ev("assign_pseudonym", REVIEWER, subject="pe-1", label="Child-A")
c.ev("assign_pseudonym", MANAGER, subject="pe-2", label="Child-B", unmet=[])
c.must({"label-unique"}, "assign_pseudonym", MANAGER, subject="pe-3", label="Child-A").end("anonymising")

c = Case("approve-nothing-done", "5.1 approve_anonymisation: three must and a should, all listed")
c.to("anonymising").must({"scan-clean", "law-checked", "four-eyes", "family-shown"}, "approve_anonymisation", MANAGER,
                         document=FINAL, prepared_by="u-1")
c.end("anonymised")

c = Case("approve-scan", "5.1 scan-clean: 0 open findings on this digest")
c.to("anonymising").ev("check_law", LAWYER, document=FINAL, clear=True).ev("show_family", MANAGER, document=FINAL)
c.ev("record_scan", MANAGER, document=OTHER, open_findings=0).ev("record_scan", MANAGER, document=FINAL, open_findings=2)
c.ev("approve_anonymisation", MANAGER, REFUSED, document=FINAL, prepared_by="u-9", unmet=["scan-clean"])
c.ev("approve_anonymisation", MANAGER, REFUSED, document=FINAL, prepared_by="u-9", unmet=["scan-clean"], departure=True)
c.ev("record_scan", MANAGER, document=FINAL, open_findings=0)
c.ev("approve_anonymisation", MANAGER, document=FINAL, prepared_by="u-9", unmet=[], met=["scan-clean"]).end("anonymised")

c = Case("approve-law", "5.1 law-checked: clear, on this digest")
c.to("anonymising").ev("record_scan", MANAGER, document=FINAL, open_findings=0).ev("show_family", MANAGER, document=FINAL)
c.ev("check_law", LAWYER, document=OTHER, clear=True).ev("check_law", LAWYER, document=FINAL, clear=False)
c.must({"law-checked"}, "approve_anonymisation", MANAGER, document=FINAL, prepared_by="u-9").end("anonymised")

c = Case("approve-four-eyes", "5.1 four-eyes: the approver is not who prepared it")
c.to("anonymising").scan_and_law(FINAL).ev("show_family", MANAGER, document=FINAL)
c.must({"four-eyes"}, "approve_anonymisation", HEALTH, document=FINAL, prepared_by="u-3").end("anonymised")

c = Case("approve-family-shown", "5.1 approve_anonymisation: should family-shown")
c.to("anonymising").scan_and_law(FINAL)
c.should({"family-shown"}, "approve_anonymisation", MANAGER, document=FINAL, prepared_by="u-9").end("anonymised")

c = Case("amend-report-approval", "5.1 amend_report: voids scan, law check, approval and publication sign-offs, even of the same digest")
c.to("publication_decided").ev("amend_report", REVIEWER, document=FINAL, reason="minute-1", unmet=[], met=["report-accepted"])
c.ev("approve_anonymisation", MANAGER, REFUSED, document=FINAL, prepared_by="u-9", unmet=["scan-clean", "law-checked"])
c.scan_and_law(FINAL).ev("approve_anonymisation", MANAGER, document=FINAL, prepared_by="u-9", unmet=[])
c.ev("decide_publication", AUTHORITY, REFUSED, outcome="full", document=FINAL, unmet=["publication-signed-off"])
c.end("anonymised", phase="anonymisation")

c = Case("amend-report-copies", "5.1 amend_report: voids copies; copies of another digest do not count")
c.to("pre_publication").ev("amend_report", AUTHORITY, document=FINAL2, reason="minute-1", unmet=[])
c.scan_and_law(FINAL2).ev("show_family", MANAGER, document=FINAL2)
c.ev("approve_anonymisation", MANAGER, document=FINAL2, prepared_by="u-9", unmet=[])
c.sign("publication", outcome="full", document=FINAL2)
c.ev("decide_publication", AUTHORITY, REFUSED, outcome="full", document=FINAL, has=["same-document", "publication-signed-off"])
c.ev("decide_publication", AUTHORITY, outcome="full", document=FINAL2, unmet=[])
c.ev("send_copy", MANAGER, recipient="ofsted", document=FINAL2)
c.publish(REFUSED, document=FINAL2, on="2024-09-24", has=["copies-sent"])
c.copies(FINAL2, to=("national_panel", "secretary_of_state")).publish(REFUSED, document=FINAL2, on="2024-10-02", unmet=["seven-working-days"])
c.publish(document=FINAL2, on="2024-10-03", unmet=[]).end("published")

c = Case("report-accepted", "5.1 amend_report: must report-accepted (there is none after a decision for no review)")
c.to("with_national_panel", outcome="no_review").ev("begin_monitoring", MANAGER)
c.must({"report-accepted"}, "amend_report", AUTHORITY, document=FINAL, reason="minute-1").end("anonymising")

c = Case("amend-report-anonymising", "5.1 amend_report: no row from anonymising")
c.to("anonymising").ev("amend_report", REVIEWER, REFUSED, document=FINAL, reason="minute-1", unmet=["no-such-move"]).end("anonymising")

c = Case("amend-after-publication", "5.1: an amended report goes the whole way again; the year runs from the first publication")
c.to("published").ev("amend_report", AUTHORITY, on="2025-02-03", document=FINAL2, reason="minute-1")
c.scan_and_law(FINAL2).ev("show_family", MANAGER, document=FINAL2)
c.ev("approve_anonymisation", MANAGER, document=FINAL2, prepared_by="u-9").sign("publication", outcome="full", document=FINAL2)
c.ev("decide_publication", AUTHORITY, outcome="full", document=FINAL2).copies(FINAL2)
c.publish(document=FINAL2, on="2025-02-12", unmet=[])
c.ev("take_down", MANAGER, REFUSED, on="2025-09-23", channel="web-1", unmet=["one-year-public"])
c.ev("take_down", MANAGER, on="2025-09-24", channel="web-1", unmet=[], met=["one-year-public"]).end("published")

# ---------------------------------------------------------------- publication

c = Case("publication-signed-off", "5.1 decide_publication: must publication-signed-off (three, this outcome and document)")
c.to("anonymised").sign("publication", outcome="full", document=FINAL, who=(AUTHORITY, HEALTH))
c.sign("publication", outcome="improvements_only", document=FINAL, who=(POLICE,))
c.must({"publication-signed-off"}, "decide_publication", AUTHORITY, outcome="full", document=FINAL).end("publication_decided")

c = Case("publication-signed-other-document", "5.1: stances on another document do not count")
c.to("anonymised").sign("publication", outcome="full", document=FINAL, who=(AUTHORITY, HEALTH))
c.sign("publication", outcome="full", document=OTHER, who=(POLICE,))
c.ev("decide_publication", AUTHORITY, REFUSED, outcome="full", document=FINAL, unmet=["publication-signed-off"]).end("anonymised")

c = Case("publication-same-document", "5.1 decide_publication: must same-document as approved")
c.to("anonymised").sign("publication", outcome="full", document=OTHER)
c.must({"same-document"}, "decide_publication", AUTHORITY, outcome="full", document=OTHER).end("publication_decided")

c = Case("send-copy-same-document", "5.1 send_copy: must same-document")
c.to("publication_decided").must({"same-document"}, "send_copy", MANAGER, recipient="national_panel", document=OTHER)
c.end("pre_publication")

c = Case("send-copy-none", "5.1 send_copy: must outcome-is-publication")
c.to("publication_decided", publication="none")
c.must({"outcome-is-publication"}, "send_copy", MANAGER, recipient="national_panel", document=FINAL).end("pre_publication")

c = Case("publish-copies-missing", "5.1 publish: must copies-sent (Panel and Secretary of State)")
c.to("publication_decided").on = "2024-09-13"
c.copies(to=("national_panel", "ofsted"))
c.publish(REFUSED, on="2024-09-24", has=["copies-sent"])
c.publish(REFUSED, has=["copies-sent"], departure=True)
c.publish(BREACH, has=["copies-sent"], happened=True).end("published")

c = Case("publish-seven-working-days", "5.1 publish: must seven-working-days; copies of 13 September allow 24 September, not 23")
c.to("pre_publication")
c.publish(REFUSED, on="2024-09-23", unmet=["seven-working-days", "copy-to-ofsted"])
c.publish(on="2024-09-24", unmet=[]).end("published", phase="publication")

c = Case("publish-one-copy-late", "5.1 publish: each of those; one copy a working day late is enough")
c.to("publication_decided").on = "2024-09-13"
c.copies(to=("national_panel", "ofsted")).on = "2024-09-16"
c.copies(to=("secretary_of_state",)).on = "2024-09-24"
c.must({"seven-working-days"}, "publish", MANAGER, document=FINAL, channel="web-1", reviewer_named=True).end("published")

c = Case("publish-copy-on-closed-day", "6: backward count: a copy of Saturday 14 September is after the limit of Friday the 13th")
c.to("publication_decided").on = "2024-09-14"
c.copies().publish(REFUSED, on="2024-09-24", unmet=["seven-working-days", "copy-to-ofsted"]).publish(on="2024-09-25", unmet=[]).end("published")

c = Case("publish-over-easter", "6: seven working days back from 25 April 2025, Good Friday and Easter Monday skipped, is 14 April")
c.to("publication_decided").on = "2025-04-14"
c.copies().publish(REFUSED, on="2025-04-24", unmet=["seven-working-days", "copy-to-ofsted"]).publish(on="2025-04-25", unmet=[]).end("published")

c = Case("publish-ofsted-late", "5.1 publish: should copy-to-ofsted, the same for Ofsted")
c.to("publication_decided").on = "2024-09-13"
c.copies(to=("national_panel", "secretary_of_state")).on = "2024-09-16"
c.copies(to=("ofsted",)).on = "2024-09-24"
c.should({"copy-to-ofsted"}, "publish", MANAGER, document=FINAL, channel="web-1", reviewer_named=True).end("published")

c = Case("publish-ofsted-none", "5.1 publish: no copy to Ofsted asks for a reason, nothing more")
c.to("publication_decided").on = "2024-09-13"
c.copies(to=("national_panel", "secretary_of_state")).on = "2024-09-24"
c.should({"copy-to-ofsted"}, "publish", MANAGER, document=FINAL, channel="web-1", reviewer_named=True).end("published")

c = Case("publish-earliest-copy", "5.1 send_copy: of several copies of one digest to one recipient the earliest counts")
c.to("pre_publication").on = "2024-09-20"
c.copies().publish(on="2024-09-24", unmet=[]).end("published")

c = Case("publish-copies-of-other-digest", "5.1 copies-sent: of this digest; a copy of another does not count")
c.to("publication_decided").on = "2024-09-13"
for recipient in ("national_panel", "secretary_of_state", "ofsted"):
    c.ev("send_copy", MANAGER, BREACH, recipient=recipient, document=OTHER, unmet=["same-document"], happened=True)
c.publish(REFUSED, on="2024-09-24", has=["copies-sent"]).end("pre_publication")

c = Case("publish-other-document", "5.1 publish: must same-document")
c.to("pre_publication").publish(REFUSED, document=OTHER, on="2024-09-24", has=["same-document", "copies-sent"])
c.publish(REFUSED, document=OTHER, has=["same-document"], departure=True).end("pre_publication")

c = Case("publish-reviewer-named", "5.1 publish: must reviewer-named")
c.to("pre_publication").on = "2024-09-24"
c.must({"reviewer-named"}, "publish", MANAGER, document=FINAL, channel="web-1", reviewer_named=False).end("published")

c = Case("publish-improvements-only", "5.1 publish: reviewer-named for a full report only")
c.to("publication_decided", publication="improvements_only").to("pre_publication", since="publication_decided")
c.publish(named=False, on="2024-09-24", unmet=[]).end("published")

c = Case("publish-all-unmet", "2: every unmet rule of publish at once")
c.to("publication_decided").ev("place_hold", MANAGER, hold="h-1", scope="publication", reason="prosecution")
c.ev("record_order", LAWYER, order="o-1").on = "2024-09-23"
c.copies().on = "2024-09-24"
c.must({"seven-working-days", "copy-to-ofsted", "reviewer-named", "no-restricting-order", "publication-not-held"},
       "publish", MANAGER, document=FINAL, channel="web-1", reviewer_named=False)
c.end("published", flags={"holds": ["h-1"], "orders": 1})

c = Case("hold-publication", "5.2: a hold with scope publication blocks publish; lifted, it does not")
c.to("pre_publication").ev("place_hold", MANAGER, hold="h-1", scope="publication", reason="criminal_investigation").on = "2024-09-24"
c.must({"publication-not-held"}, "publish", MANAGER, document=FINAL, channel="web-1", reviewer_named=True)
c.end("published", flags={"holds": ["h-1"]})

c = Case("hold-lifted", "5.2: the hold lifted, publication is open; other work was never blocked")
c.to("screening").ev("place_hold", MANAGER, hold="h-1", scope="publication", reason="prosecution").to("pre_publication", since="screening")
c.publish(REFUSED, on="2024-09-24", unmet=["publication-not-held"])
c.ev("lift_hold", MANAGER, hold="h-1", unmet=[], met=["hold-open"]).publish(unmet=[]).end("published", flags={"holds": []})

c = Case("hold-review", "5.2: a hold with scope review blocks nothing")
c.to("screening").ev("place_hold", MANAGER, hold="h-1", scope="review", reason="inquest").to("pre_publication", since="screening")
c.publish(on="2024-09-24", unmet=[], met=["publication-not-held"]).end("published", flags={"holds": ["h-1"]})

c = Case("hold-updated", "5.2: placing an open hold again updates it")
c.to("pre_publication").ev("place_hold", MANAGER, hold="h-1", scope="review", reason="inquest")
c.ev("place_hold", MANAGER, hold="h-1", scope="publication", reason="inquest").publish(REFUSED, on="2024-09-24", unmet=["publication-not-held"])
c.ev("place_hold", MANAGER, hold="h-1", scope="review", reason="inquest").publish(unmet=[]).end("published", flags={"holds": ["h-1"]})

c = Case("hold-open", "5.2 lift_hold: must hold-open")
c.to("screening").ev("lift_hold", MANAGER, REFUSED, hold="h-1", unmet=["hold-open"])
c.ev("place_hold", MANAGER, hold="h-1", scope="review", reason="other").ev("lift_hold", MANAGER, hold="h-1", unmet=[])
c.must({"hold-open"}, "lift_hold", MANAGER, hold="h-1").end("screening", flags={"holds": []})

c = Case("order-in-force", "5.2: a restricting order in force blocks publish; ended, it does not")
c.to("pre_publication").ev("record_order", LAWYER, order="o-1").ev("record_order", LAWYER, order="o-2").on = "2024-09-24"
c.ev("end_order", LAWYER, order="o-1", unmet=[], met=["order-open"])
c.publish(REFUSED, unmet=["no-restricting-order"]).publish(REFUSED, unmet=["no-restricting-order"], departure=True)
c.ev("end_order", LAWYER, order="o-2", unmet=[]).publish(unmet=[]).end("published", flags={"orders": 0})

c = Case("order-open", "5.2 end_order: must order-open")
c.to("screening").must({"order-open"}, "end_order", LAWYER, order="o-1").end("screening", flags={"orders": 0})

c = Case("proceedings", "5.2 record_proceeding: a flag, never a bar")
c.to("screening").ev("record_proceeding", MANAGER, proceeding="p-1", kind="criminal", status="open")
c.ev("record_proceeding", MANAGER, proceeding="p-2", kind="inquest", status="open")
c.ev("record_proceeding", MANAGER, proceeding="p-1", kind="criminal", status="ended")
c.to("pre_publication", since="screening").publish(on="2024-09-24", unmet=[]).end("published", flags={"proceedings": ["p-2"]})

c = Case("none-from-anonymised", "5.1: outcome none, justified to both, confirmed; no deposit is due before closing")
c.to("publication_decided", publication="none")
c.ev("confirm_not_published", AUTHORITY, REFUSED, unmet=["justification-sent"])
c.ev("justify_non_publication", MANAGER, recipient="national_panel", reason="minute-1")
c.ev("confirm_not_published", AUTHORITY, REFUSED, unmet=["justification-sent"])
c.ev("justify_non_publication", POLICE, recipient="secretary_of_state", reason="minute-1")
c.ev("confirm_not_published", AUTHORITY, unmet=[], met=["outcome-is-none", "justification-sent"])
c.ev("deposit", MANAGER, repository="rep-1").ev("begin_monitoring", MANAGER, unmet=[])
c.end("monitoring", duties=[{"duty": "publish", "standing": "met", "due": "2024-09-27"}])

c = Case("justification-sent", "5.1 confirm_not_published: must justification-sent")
c.to("publication_decided", publication="none").ev("justify_non_publication", MANAGER, recipient="national_panel", reason="minute-1")
c.must({"justification-sent"}, "confirm_not_published", AUTHORITY)
c.ev("justify_non_publication", MANAGER, recipient="secretary_of_state", reason="minute-1").end("not_published", phase="publication")

c = Case("outcome-is-none", "5.1 confirm_not_published: must outcome-is-none")
c.to("publication_decided").ev("confirm_not_published", AUTHORITY, REFUSED, unmet=["outcome-is-none", "justification-sent"])
for recipient in ("national_panel", "secretary_of_state"):
    c.ev("justify_non_publication", MANAGER, recipient=recipient, reason="minute-1")
c.must({"outcome-is-none"}, "confirm_not_published", AUTHORITY).end("not_published")

c = Case("none-from-anonymising", "5.1 decide_publication: outcome none also from anonymising, on the accepted document")
c.to("anonymising").sign("publication", outcome="none", document=DRAFT)
c.ev("decide_publication", AUTHORITY, outcome="none", document=DRAFT, reason="minute-1", unmet=[],
     met=["publication-signed-off", "same-document"])
for recipient in ("national_panel", "secretary_of_state"):
    c.ev("justify_non_publication", MANAGER, recipient=recipient, reason="minute-1")
c.ev("confirm_not_published", AUTHORITY, unmet=[]).ev("begin_monitoring", MANAGER, unmet=[])
c.ev("include_in_yearly_report", MANAGER, year=2024).ev("close", AUTHORITY, unmet=[]).end("closed")

c = Case("none-from-anonymising-document", "5.1 same-document from anonymising: as accepted; full has no row there")
c.to("anonymising").sign("publication", outcome="none", document=OTHER)
c.ev("decide_publication", AUTHORITY, REFUSED, outcome="none", document=OTHER, reason="minute-1", unmet=["same-document"])
c.sign("publication", outcome="full", document=DRAFT)
c.ev("decide_publication", AUTHORITY, REFUSED, outcome="full", document=DRAFT, has=["no-such-move"]).end("anonymising")

c = Case("none-from-anonymising-reconsidered", "5.1 reconsider_publication: where nothing is approved, to anonymising")
c.to("anonymising").sign("publication", outcome="none", document=DRAFT)
c.ev("decide_publication", AUTHORITY, outcome="none", document=DRAFT, reason="minute-1")
c.ev("reconsider_publication", POLICE, reason="minute-1")
c.ev("decide_publication", AUTHORITY, REFUSED, outcome="none", document=DRAFT, reason="minute-1", unmet=["publication-signed-off"])
c.end("anonymising")

c = Case("reconsider-publication", "5.1 reconsider_publication: voids publication sign-offs and copies")
c.to("pre_publication").ev("reconsider_publication", AUTHORITY, reason="minute-1")
c.ev("decide_publication", AUTHORITY, REFUSED, outcome="full", document=FINAL, unmet=["publication-signed-off"])
c.sign("publication", outcome="full", document=FINAL).ev("decide_publication", AUTHORITY, outcome="full", document=FINAL, unmet=[])
c.on = "2024-09-16"
c.copies().publish(REFUSED, on="2024-09-24", unmet=["seven-working-days", "copy-to-ofsted"]).publish(on="2024-09-25", unmet=[])
c.end("published")

c = Case("not-published-reconsidered", "5.1: a report held back can be published later")
c.to("publication_decided", publication="none")
for recipient in ("national_panel", "secretary_of_state"):
    c.ev("justify_non_publication", MANAGER, recipient=recipient, reason="minute-1")
c.ev("confirm_not_published", AUTHORITY).ev("reconsider_publication", AUTHORITY, on="2024-11-01", reason="minute-1")
c.sign("publication", outcome="full", document=FINAL).ev("decide_publication", AUTHORITY, outcome="full", document=FINAL, unmet=[])
c.copies().publish(on="2024-11-12", unmet=[]).end("published")

c = Case("take-down", "5.1 take_down: must one-year-public: from the same day number twelve months after")
c.to("published").ev("take_down", MANAGER, REFUSED, on="2025-09-23", channel="web-1", unmet=["one-year-public"])
c.ev("take_down", MANAGER, on="2025-09-24", channel="web-1", unmet=[], met=["one-year-public"])
c.end("published", duties=[{"duty": "stay-public", "standing": "met"}])

c = Case("take-down-early", "5.1, 6: taken down early, already happened: in breach, and the ban is broken")
c.to("published").must({"one-year-public"}, "take_down", MANAGER, on="2025-03-03", channel="web-1")
c.end("published", duties=[{"duty": "stay-public", "standing": "broken"}])

c = Case("take-down-disclosure", "5.1 take_down: met earlier when a disclosure was recorded since publication, not before")
c.to("anonymised").ev("record_disclosure", MANAGER, document=FINAL, reason="minute-1").to("published", since="anonymised")
c.ev("take_down", MANAGER, REFUSED, on="2024-10-02", channel="web-1", unmet=["one-year-public"])
c.ev("record_disclosure", MANAGER, on="2024-10-03", document=FINAL, reason="minute-1")
c.ev("take_down", MANAGER, channel="web-1", unmet=[], met=["one-year-public"]).end("published")

c = Case("take-down-order", "5.1 take_down: met earlier when a restricting order is in force")
c.to("published").ev("record_order", LAWYER, on="2024-10-02", order="o-1").ev("take_down", MANAGER, channel="web-1", unmet=[])
c.ev("end_order", LAWYER, order="o-1").ev("take_down", MANAGER, REFUSED, channel="web-2", unmet=["one-year-public"]).end("published")

# ---------------------------------------------------------------- learning and closing

c = Case("close-actions", "5.1 close: must actions-settled, should deposited, expect in-yearly-report, all listed")
c.to("monitoring").ev("add_action", AGENCY, action="a-1").ev("add_action", MANAGER, action="a-2")
c.ev("settle_action", MANAGER, action="a-1", disposition="rejected")
c.must({"actions-settled", "deposited", "in-yearly-report"}, "close", AUTHORITY).end("closed")

c = Case("close-actions-only", "5.1 close: an action without a disposition")
c.to("rapid_review").ev("add_action", AGENCY, action="a-1").to("monitoring", since="rapid_review")
c.ev("deposit", MANAGER, repository="rep-1").ev("include_in_yearly_report", MANAGER, year=2024)
c.ev("close", AUTHORITY, REFUSED, unmet=["actions-settled"]).ev("close", AUTHORITY, REFUSED, unmet=["actions-settled"], departure=True)
c.ev("settle_action", MANAGER, action="a-1", disposition="superseded").ev("close", AUTHORITY, unmet=[]).end("closed")

c = Case("close-not-deposited", "5.1 close: should deposited when published")
c.to("monitoring").ev("include_in_yearly_report", MANAGER, year=2024).should({"deposited"}, "close", HEALTH).end("closed")

c = Case("close-no-yearly-report", "5.1 close: expect in-yearly-report: allowed, a finding")
c.to("monitoring").ev("deposit", MANAGER, repository="rep-1").ev("close", AUTHORITY, unmet=["in-yearly-report"]).end("closed")

c = Case("reopen-closed", "5.1 reopen: closed to monitoring")
c.to("closed").ev("reopen", AUTHORITY, reason="minute-1").ev("add_action", MANAGER, action="a-1").end("monitoring")

c = Case("action-open", "5.2 update_action, settle_action: must action-open")
c.to("rapid_review").ev("update_action", MANAGER, REFUSED, action="a-1", unmet=["action-open"])
c.ev("add_action", MANAGER, action="a-1").ev("update_action", MANAGER, action="a-1", unmet=[])
c.ev("settle_action", MANAGER, action="a-1", disposition="done", unmet=[])
c.must({"action-open"}, "update_action", MANAGER, action="a-1")
c.must({"action-open"}, "settle_action", MANAGER, action="a-2", disposition="done").end("rapid_review")

# ---------------------------------------------------------------- adopted reviews: what is not known


def adopt(name, why, state, on="2024-05-01", edition="wt2023", **parts):
    case = Case("adopt-" + name, why, edition=edition)
    return case.ev("adopt", IMPORTER, on=on, state=state, **parts)


c = adopt("decide-unknown", "2: what was not given is unknown: refused without a reason, in breach with one", "rapid_review_completed")
RULES = ["factors-considered", "decision-signed-off", "panel-recommended"]
c.ev("decide", AUTHORITY, REFUSED, outcome="lcspr", reason="minute-1", unmet=[], unknown=RULES, met=["decision-reasoned"])
c.ev("decide", AUTHORITY, BREACH, outcome="lcspr", reason="minute-1", unmet=[], unknown=RULES, departure=True).end("decided")

c = adopt("decide-recorded", "2: a fact recorded after the adoption is known", "rapid_review_completed").factors().recommend()
c.ev("decide", AUTHORITY, REFUSED, outcome="lcspr", reason="minute-1", unmet=[], unknown=["decision-signed-off"],
     met=["factors-considered", "panel-recommended"]).end("rapid_review_completed")

c = adopt("criteria-unknown", "2: circumstances not given at adoption are unknown, given later they are known", "screening")
c.ev("find_criteria_met", AUTHORITY, REFUSED, reason="minute-1", unmet=[], unknown=["criteria-met", "partners-agree-notification"])
c.facts(suspicion="none").ev("find_criteria_not_met", AUTHORITY, reason="minute-1", unmet=[], unknown=[]).end("not_notifiable")

c = adopt("notify-unknown", "2: an unknown must is allowed in breach with a departure reason", "notifiable")
c.ev("notify_national_panel", AUTHORITY, REFUSED, limb="in_area", unmet=[], unknown=["criteria-met", "partners-agree-notification"])
c.ev("notify_national_panel", AUTHORITY, BREACH, limb="in_area", unmet=[], unknown=["criteria-met", "partners-agree-notification"],
     departure=True).end("notified")

c = adopt("lcspr-unknown", "2: outcome not given: outcome-is-lcspr unknown; rules about absence are met", "with_national_panel")
c.ev("begin_lcspr", AUTHORITY, REFUSED, unmet=[], unknown=["outcome-is-lcspr"], met=["no-open-panel-query"])
c.ev("begin_lcspr", AUTHORITY, BREACH, unmet=[], unknown=["outcome-is-lcspr"], departure=True).end("commissioning")

c = adopt("lcspr-known", "5.1 adopt: the outcome given is known", "with_national_panel", outcome="lcspr", milestones={"decide": "2024-04-02"})
c.ev("begin_lcspr", AUTHORITY, unmet=[], unknown=[], met=["outcome-is-lcspr", "no-open-panel-query"]).end("commissioning")

c = adopt("lcspr-other-outcome", "5.1 adopt: another outcome given makes the rule unmet, not unknown", "with_national_panel",
          outcome="no_review", milestones={"decide": "2024-04-02"})
c.ev("begin_lcspr", AUTHORITY, REFUSED, unmet=["outcome-is-lcspr"], unknown=[], departure=True).end("with_national_panel")

c = adopt("review-unknown", "2: reviewer and terms may predate the adoption", "commissioning")
c.ev("begin_review", AUTHORITY, REFUSED, unmet=[], unknown=["reviewer-appointed", "terms-agreed"])
c.ev("agree_terms", AUTHORITY, document=TERMS)
c.ev("begin_review", AUTHORITY, BREACH, unmet=[], unknown=["reviewer-appointed"], met=["terms-agreed"], departure=True).end("in_review")

c = adopt("reviewer-given", "5.1 adopt: the reviewer given is appointed", "in_review", reviewer="rev-1")
c.ev("submit_draft", REVIEWER, document=DRAFT, unmet=[], unknown=[], met=["reviewer-appointed"]).end("report_drafted")

c = adopt("accept-unknown-and-unmet", "2: an unmet must is refused though others are unknown and a reason is given", "report_drafted")
OPEN = ["report-signed-off", "facts-checked", "practitioners-involved", "family-invited"]
c.ev("accept_report", AUTHORITY, REFUSED, document=DRAFT, has_improvements=False, has_analysis=True, departure=True,
     unmet=["report-has-improvements"], unknown=OPEN)
c.ev("accept_report", AUTHORITY, BREACH, document=DRAFT, has_improvements=True, has_analysis=True, departure=True, unmet=[], unknown=OPEN)
c.end("anonymising")

c = adopt("publish-unknown", "2: copies not given are unknown; orders and holds are met unless recorded", "pre_publication",
          publication_outcome="full", document=FINAL, outcome="lcspr")
COPIES = ["copies-sent", "seven-working-days", "copy-to-ofsted"]
c.publish(REFUSED, unmet=[], unknown=COPIES, met=["same-document", "reviewer-named", "no-restricting-order", "publication-not-held"])
c.publish(BREACH, unmet=[], unknown=COPIES, departure=True).end("published")

c = adopt("publish-other-document", "2: a document given and another published: unmet, not unknown", "pre_publication",
          publication_outcome="full", document=FINAL, outcome="lcspr")
c.publish(REFUSED, document=OTHER, has=["same-document"], departure=True).end("pre_publication")

c = adopt("report-accepted-unknown", "2: report-accepted may predate the adoption", "monitoring", milestones={"publish": "2023-12-20"})
c.ev("amend_report", AUTHORITY, REFUSED, document=FINAL, reason="minute-1", unmet=[], unknown=["report-accepted"])
c.ev("amend_report", AUTHORITY, BREACH, document=FINAL, reason="minute-1", unknown=["report-accepted"], departure=True).end("anonymising")

c = adopt("take-down-unknown", "6: a partial publication date that straddles the limit answers unknown", "published",
          milestones={"publish": "2023-05"}, on="2024-01-10")
c.ev("take_down", MANAGER, REFUSED, on="2024-04-30", channel="web-1")
c.ev("take_down", MANAGER, REFUSED, on="2024-05-15", channel="web-1", unmet=[], unknown=["one-year-public"])
c.ev("take_down", MANAGER, on="2024-05-31", channel="web-1", unmet=[], unknown=[], met=["one-year-public"]).end("published")

c = adopt("take-down-no-date", "2: no publish milestone: one-year-public unknown", "published")
c.ev("take_down", MANAGER, REFUSED, channel="web-1", unmet=[], unknown=["one-year-public"])
c.ev("take_down", MANAGER, BREACH, channel="web-1", unmet=[], unknown=["one-year-public"], departure=True).end("published")

c = adopt("close-unknown", "2: a deposit may predate the adoption; actions-settled is met unless an action is recorded", "monitoring",
          milestones={"publish": "2024-02-01"})
c.ev("include_in_yearly_report", MANAGER, year=2024)
c.ev("close", AUTHORITY, REFUSED, unmet=[], unknown=["deposited"], met=["actions-settled"])
c.ev("close", AUTHORITY, BREACH, unmet=[], unknown=["deposited"], departure=True).end("closed")

c = adopt("nothing-published-unknown", "2: nothing-published is unknown when adopted in or after published without a publish milestone",
          "monitoring", outcome="lcspr", milestones={"decide": "2024-01-10"})
c.ev("reconsider_decision", AUTHORITY, REFUSED, reason="minute-1", unmet=[], unknown=["nothing-published"])
c.ev("reconsider_decision", AUTHORITY, BREACH, reason="minute-1", unmet=[], unknown=["nothing-published"], departure=True)
c.end("rapid_review_completed")

c = adopt("nothing-published-met", "2: adopted before published, nothing-published is met; decision-made by the milestone", "in_review",
          outcome="lcspr", milestones={"decide": "2024-01-10"})
c.ev("reconsider_decision", AUTHORITY, reason="minute-1", unmet=[], unknown=[], met=["decision-made", "nothing-published"])
c.end("rapid_review_completed")

c = adopt("nothing-published-unmet", "2: with a publish milestone nothing-published is unmet", "monitoring", outcome="lcspr",
          milestones={"decide": "2023-12-20", "publish": "2024-03"})
c.ev("reconsider_decision", AUTHORITY, REFUSED, reason="minute-1", unmet=["nothing-published"], unknown=[], departure=True)
c.end("monitoring")

c = adopt("returns-settled", "2: returns-settled is met unless a return is recorded open", "rapid_review")
c.ev("complete_rapid_review", MANAGER, REFUSED, document=RAPID, unmet=[], unknown=["immediate-safety-considered", "meeting-held"],
     met=["returns-settled"])
c.ev("request_summary", MANAGER, agency="agency-1")
c.ev("complete_rapid_review", MANAGER, REFUSED, document=RAPID, unmet=["returns-settled"],
     unknown=["immediate-safety-considered", "meeting-held"])
c.end("rapid_review")

c = adopt("duties", "6: the decision of an adopted review carries its duty; the partial date is an interval", "in_review",
          outcome="lcspr", milestones={"decide": "2024-01"})
c.end("in_review", phase="lcspr", duties=[{"duty": "publish", "since": "2024-01", "due": "2024-07-01/2024-07-31"}])

c = adopt("closed", "5.1 adopt: a finished case may be taken over; a historic event may have a partial date", "closed",
          milestones={"publish": "2024-02"})
c.ev("deposit", MANAGER, on="2024-05-02", repository="rep-1")
c.ev("deposit", MANAGER, on="2024-03", recorded="2024-05-02T10:00:00Z", repository="rep-2", top={"historic": True})
c.end("closed", phase="closed")

c = adopt("not-notified", "5.1 rescreen: the notify_national_panel milestone is a notification that stands", "local_learning",
          milestones={"notify_national_panel": "2024-02-05"})
c.ev("rescreen", MANAGER, REFUSED, reason="minute-1").end("local_learning")

# ---------------------------------------------------------------- editions


def edition_by_date(name, why, first_day, edition, **keys):
    case = Case("edition-" + name, why)
    case.ev("refer", AGENCY, on=first_day, referring_agency="agency-1", children=1).end("referred", edition=edition, **keys)


edition_by_date("wt2018-first", "1: wt2018 from 2018-06-29", "2018-06-29", "wt2018", provisional=False)
edition_by_date("wt2018-last", "1: wt2018 until the day before 2023-12-15", "2023-12-14", "wt2018")
edition_by_date("wt2023-first", "1: wt2023 from 2023-12-15", "2023-12-15", "wt2023", provisional=False)
edition_by_date("wt2023-last", "1: wt2023 until the day before 2026-03-18", "2026-03-17", "wt2023")
edition_by_date("wt2026-first", "1: wt2026 from 2026-03-18, provisional: every answer says so", "2026-03-18", "wt2026", provisional=True)

c = Case("edition-none-in-force", "1: a day with no edition is bad input: give the edition")
c.ev("refer", AGENCY, on="2018-06-28", referring_agency="agency-1", children=1).bad(line=1)

c = Case("edition-explicit-outside", "1: an explicit edition wins, also outside its dates", edition="wt2023")
c.ev("refer", AGENCY, on="2018-06-28", referring_agency="agency-1", children=1).end("referred", edition="wt2023")

c = Case("edition-argument", "formats 2: --edition chooses when the file does not say", args=["--edition", "wt2018"])
c.to("screening").end("screening", edition="wt2018")

c = Case("edition-argument-differs", "formats 1: --edition that differs from the file's is bad input", args=["--edition", "wt2018"], edition="wt2023")
c.refer().bad()


def edition_adopted(name, why, milestones, edition, on="2024-05-01"):
    case = Case("edition-adopt-" + name, why)
    case.ev("adopt", IMPORTER, on=on, state="monitoring", **({"milestones": milestones} if milestones else {}))
    if edition:
        case.end("monitoring", edition=edition)
    else:
        case.bad(line=1)


edition_adopted("happened-on", "1: adopt without milestones: by happened_on", None, "wt2023")
edition_adopted("notified", "1: adopt: by notify_national_panel first", {"notify_national_panel": "2023-11-30", "decide": "2024-01-08",
                                                                          "aware": "2023-11-28"}, "wt2018")
edition_adopted("decide-before-aware", "1: adopt: decide comes before aware", {"aware": "2023-11-28", "decide": "2024-01-08"}, "wt2023")
edition_adopted("aware-before-incident", "1: adopt: aware comes before incident and publish",
                {"incident": "2023-11-01", "aware": "2023-12-18", "publish": "2023-12-20"}, "wt2023")
edition_adopted("incident-before-publish", "1: adopt: incident comes before publish", {"incident": "2022-05-03", "publish": "2024-02-01"}, "wt2018")
edition_adopted("other-milestone", "1: adopt: a milestone not in the list does not choose", {"complete_rapid_review": "2022-05-03"}, "wt2023")
edition_adopted("partial", "1: adopt: a partial date inside one edition", {"decide": "2022"}, "wt2018")
edition_adopted("straddles-month", "1: a partial date that straddles two editions is bad input", {"decide": "2023-12"}, None)
edition_adopted("straddles-year", "1: a partial date that straddles two editions is bad input", {"notify_national_panel": "2023"}, None)
edition_adopted("before-all", "1: a day with no edition is bad input", {"publish": "2017-03-01"}, None)

c = Case("edition-in-force", "1: notified when another edition is in force: the expect finding edition-in-force", edition="wt2018")
c.to("notifiable").ev("notify_national_panel", AUTHORITY, on="2024-03-08", limb="in_area", has=["edition-in-force"]).end("notified", edition="wt2018")

c = Case("edition-in-force-by-time", "1: pinned on the first event, another in force at the notification")
c.ev("refer", AGENCY, on="2023-12-11", referring_agency="agency-1", children=1, aware_on="2023-12-11")
c.facts(**MET_FACTS).sign("notification")
c.ev("notify_national_panel", AUTHORITY, on="2023-12-18", limb="in_area", has=["edition-in-force"]).end("notified", edition="wt2018")

c = Case("edition-in-force-same", "1: the same edition in force: no such finding is unmet")
c.to("notifiable").ev("notify_national_panel", AUTHORITY, limb="in_area", unmet=[]).end("notified")

c = Case("wt2018-no-joint-view", "5.1 find_criteria_met: partners-agree-notification is of wt2023", days="2020")
c.to("screening").facts(**MET_FACTS).ev("find_criteria_met", AUTHORITY, reason="minute-1", unmet=[], met=["criteria-met"])
c.end("notifiable", edition="wt2018", duties_absent=["notify-care-leaver-death"])

c = Case("wt2026-joint-view", "1: wt2026 takes its rules over from wt2023", edition="wt2026")
c.to("screening").facts(**MET_FACTS).ev("find_criteria_met", AUTHORITY, reason="minute-1", unmet=["partners-agree-notification"])
c.end("notifiable", edition="wt2026", provisional=True, duties=[{"duty": "notify-care-leaver-death"}])

c = Case("wt2018-main-line", "5.1: the lawful way under wt2018 to closed", days="2020").to("closed").end("closed", edition="wt2018", provisional=False)

c = Case("wt2018-relaxed-publication", "1: inside the 2020 window seven-working-days and copy-to-ofsted are weighed as expect; publish reads relaxed",
         days="2020")
c.to("publication_decided").on = "2020-06-05"
c.copies().publish(on="2020-06-15", unmet=["seven-working-days", "copy-to-ofsted"])
c.end("published", duties=[{"duty": "publish", "standing": "relaxed", "due": "2020-05-27"}])

c = Case("wt2018-relaxed-copies-must", "1: the window relaxes terms, not the copies themselves", days="2020")
c.to("publication_decided").on = "2020-06-05"
c.copies(to=("national_panel",)).publish(REFUSED, on="2020-06-15", has=["copies-sent"]).end("pre_publication")

for name, copies, day, lawful, why in (
        ("first-day", "2020-03-27", "2020-03-30", True, "the window opens on 2020-03-30"),
        ("day-before", "2020-03-27", "2020-03-29", False, "before 2020-03-30 nothing is relaxed"),
        ("last-day", "2020-12-29", "2020-12-31", True, "the window lasts to relaxation_end, 2020-12-31 by default"),
        ("day-after", "2020-12-29", "2021-01-04", False, "after relaxation_end nothing is relaxed")):
    c = Case("wt2018-relaxed-" + name, "1: " + why, days="2020")
    c.to("publication_decided").on = copies
    c.copies().publish(ALLOWED if lawful else REFUSED, on=day, unmet=["seven-working-days", "copy-to-ofsted"])
    c.end("published" if lawful else "pre_publication")

c = Case("wt2023-not-relaxed", "1: the window is part of wt2018 only", days="2020", edition="wt2023")
c.to("publication_decided").on = "2020-06-05"
c.copies().publish(REFUSED, on="2020-06-15", unmet=["seven-working-days", "copy-to-ofsted"]).end("pre_publication")

c = Case("wt2018-relaxed-rapid-review", "1: due day in the window: relaxed replaces met_late; the notification term is not relaxed")
c.ev("refer", AGENCY, on="2020-04-06", referring_agency="agency-1", children=1, aware_on="2020-04-06")
c.facts(**MET_FACTS).ev("find_criteria_met", AUTHORITY, reason="minute-1")
c.ev("notify_national_panel", AUTHORITY, on="2020-04-20", limb="in_area", reference="sin-1")
c.ev("open_rapid_review", MANAGER).ev("record_immediate_action", MANAGER).ev("hold_rapid_review_meeting", MANAGER)
c.ev("complete_rapid_review", MANAGER, on="2020-06-01", document=RAPID).recommend().factors()
c.sign("rapid_review", document=RAPID).sign("decision", outcome="lcspr").ev("decide", AUTHORITY, outcome="lcspr", reason="minute-1")
c.ev("send_to_national_panel", MANAGER, document=RAPID)
c.end("with_national_panel", edition="wt2018",
      duties=[{"duty": "rapid-review", "standing": "relaxed", "due": "2020-05-12", "met_on": "2020-06-01"},
              {"duty": "notify-panel", "standing": "met_late", "due": "2020-04-15", "met_on": "2020-04-20", "days_late": 3}])

# ---------------------------------------------------------------- duties and unknown facts, more closely

c = adopt("duty-not-overdue", "5.1 adopt: what is not given is unknown: nobody is called late for it", "published",
          milestones={"aware": "2024-01-02", "publish": "2024-04-01"})
c.end("published", duties=[{"duty": "notify-panel", "standing": "indeterminate", "days_late": None},
                           {"duty": "notify-partners", "standing": "indeterminate", "days_late": None}])

c = adopt("outcome-none-reconsidered", "5.1: a report held back can be published later, and its copies are owed", "not_published",
          publication_outcome="none")
c.ev("reconsider_publication", AUTHORITY, reason="minute-1")
c.ev("plan_publication", MANAGER, planned_on="2024-09-02")
c.end("anonymised", duties=[{"duty": "send-copies", "standing": "pending", "due": "2024-08-21"}])

c = Case("monitor-late-entry", "6: each monitor_progress by its date, not by when it was written down")
c.to("in_review")
c.ev("monitor_progress", MANAGER, on="2024-06-10", on_time=True, quality="acceptable")
c.ev("monitor_progress", MANAGER, on="2024-06-03", on_time=True, quality="acceptable")
c.end("in_review", duties=[{"duty": "monitor", "standing": "pending", "since": "2024-06-10", "due": "2024-07-10"}])

c = adopt("vague-facts-checked", "6: comparisons answer yes, no or unknown", "report_drafted",
          milestones={"submit_draft": "2024-04-15", "check_facts": "2024-04"})
c.ev("accept_report", AUTHORITY, departure=True, verdict=BREACH, document=DRAFT, has_improvements=True, has_analysis=True,
     unmet=[], unknown=["report-signed-off", "facts-checked", "practitioners-involved", "family-invited"]).end("anonymising")

c = adopt("reviewer-milestone", "2: a milestone is given, so it is known", "in_review",
          milestones={"appoint_reviewer": "2024-04-15"})
c.ev("submit_draft", REVIEWER, document=DRAFT, unmet=[], unknown=[], met=["reviewer-appointed"]).end("report_drafted")

c = adopt("criteria-not-met-unknown", "5.4: any limb may be the one that is not met", "screening")
c.ev("record_circumstances", MANAGER, suspicion="unknown")
c.ev("find_criteria_not_met", AUTHORITY, REFUSED, reason="minute-1", unmet=[], unknown=["criteria-not-met"]).end("screening")

# ---------------------------------------------------------------- what random sequences brought to light

c = Case("hold-updated-keeps-its-day", "5.2: placing an open hold again updates it; a review_on that is not given again stays")
c.to("screening").ev("place_hold", MANAGER, hold="h-1", scope="review", reason="inquest", review_on="2024-04-02")
c.ev("place_hold", MANAGER, on="2024-03-11", hold="h-1", scope="publication", reason="prosecution")
c.end("screening", args=["--as-of", "2024-04-04"],
      duties=[{"duty": "hold-review", "about": "h-1", "standing": "overdue", "due": "2024-04-02", "days_late": 2}])

c = Case("return-received-twice", "6: met by receive; receiving it again, in breach, makes nothing late")
c.to("rapid_review").ev("request_summary", MANAGER, agency="agency-1", due="2024-03-20")
c.ev("receive_summary", AGENCY, on="2024-03-19", agency="agency-1")
c.ev("receive_summary", AGENCY, BREACH, on="2024-03-25", happened=True, agency="agency-1", unmet=["return-open"])
c.end("rapid_review", duties=[{"duty": "summary-return", "about": "agency-1", "standing": "met", "met_on": "2024-03-19"}])

c = Case("delay-explained-out-of-order", "6: once explained it is late_explained, whatever else is entered late")
c.to("referred")
c.ev("record_circumstances", MANAGER, on="2024-03-04", aware_on="2024-03-04")
c.ev("explain_delay", MANAGER, on="2024-03-15", duty="notify-panel", recipient="national_panel", reason="minute-1")
c.ev("explain_delay", MANAGER, on="2024-03-01", duty="notify-panel", recipient="secretary_of_state", reason="minute-1")
c.end("referred", duties=[{"duty": "notify-panel", "standing": "late_explained"}])

c = Case("label-given-to-two", "5.1 label-unique in the review: a label that was given to two, in breach, is unique for neither")
c.to("anonymising").ev("assign_pseudonym", MANAGER, subject="pe-1", label="Child-A")
c.ev("assign_pseudonym", MANAGER, BREACH, happened=True, subject="pe-2", label="Child-A", unmet=["label-unique"])
c.ev("assign_pseudonym", MANAGER, REFUSED, subject="pe-2", label="Child-A", unmet=["label-unique"])
c.ev("assign_pseudonym", MANAGER, REFUSED, subject="pe-1", label="Child-A", unmet=["label-unique"])
c.end("anonymising")

c = Case("published-before-decided-again", "6: publish runs from the latest live decide; what was published before does not meet it")
c.to("monitoring").ev("reconsider_decision", AUTHORITY, BREACH, on="2024-10-07", happened=True, reason="minute-2",
                      unmet=["nothing-published"])
c.sign("decision", outcome="lcspr").ev("decide", AUTHORITY, outcome="lcspr", reason="minute-2")
c.end("decided", duties=[{"duty": "publish", "standing": "pending", "since": "2024-10-07", "due": "2025-04-07", "met_on": None}])

c = adopt("taken-down-then-published", "6: what was taken down before it was published is not what has to stay public",
          "published", publication_outcome="full", document=FINAL, on="2024-03-01")
c.ev("take_down", MANAGER, BREACH, departure=True, channel="web-1", unknown=["one-year-public"])
c.ev("amend_report", AUTHORITY, BREACH, departure=True, document=FINAL2, reason="minute-1", unknown=["report-accepted"])
c.scan_and_law(FINAL2).ev("show_family", MANAGER)
c.ev("approve_anonymisation", MANAGER, document=FINAL2, prepared_by="u-9").sign("publication", outcome="full", document=FINAL2)
c.ev("decide_publication", AUTHORITY, outcome="full", document=FINAL2)
for recipient in ("national_panel", "secretary_of_state", "ofsted"):
    c.ev("send_copy", MANAGER, recipient=recipient, document=FINAL2)
c.ev("publish", MANAGER, on="2024-04-02", document=FINAL2, channel="web-1", reviewer_named=True)
c.end("published", duties=[{"duty": "stay-public", "standing": "pending", "since": "2024-04-02", "due": "2025-04-02"}])

c = adopt("taken-down-unknown-why", "2, 5.1: taken down early before the adoption, nobody says whether lawfully", "published",
          milestones={"publish": "2024-01-10", "take_down": "2024-03-01"})
c.end("published", duties=[{"duty": "stay-public", "standing": "indeterminate"}])

c = adopt("take-down-after-a-year", "5.1 one-year-public: after twelve months it needs no disclosure, known or not", "published",
          milestones={"publish": "2022-06"})
c.ev("record_disclosure", MANAGER, on="2022", recorded="2024-05-01T10:00:00Z", top={"historic": True}, reason="minute-1")
c.ev("take_down", MANAGER, on="2024-05-01", channel="web-1", unmet=[], unknown=[], met=["one-year-public"]).end("published")

c = adopt("first-sending-of-its-round", "6: rapid-review is met by the first sending after the notification that counts",
          "monitoring", milestones={"notify_national_panel": "2024-01-08", "send_to_national_panel": "2024-01-29"})
c.ev("rescreen", MANAGER, BREACH, on="2024-05-07", happened=True, reason="minute-1", unmet=["not-notified"])
c.facts(**MET_FACTS).ev("notify_national_panel", AUTHORITY, departure=True, limb="in_area", verdict=None)
c.ev("open_rapid_review", MANAGER).ev("record_immediate_action", MANAGER).ev("hold_rapid_review_meeting", MANAGER)
c.ev("complete_rapid_review", MANAGER, on="2024-05-14", document=RAPID).factors().recommend("no_review")
c.sign("rapid_review", document=RAPID).sign("decision", outcome="no_review")
c.ev("decide", AUTHORITY, outcome="no_review", reason="minute-1").ev("send_to_national_panel", MANAGER, document=RAPID)
c.ev("reconsider_decision", AUTHORITY, on="2024-06-10", departure=True, verdict=None, reason="minute-1")
c.sign("decision", outcome="lcspr").ev("decide", AUTHORITY, outcome="lcspr", reason="minute-1")
c.ev("send_to_national_panel", MANAGER, document=RAPID)
c.end("with_national_panel",
      duties=[{"duty": "rapid-review", "standing": "met", "since": "2024-05-07", "due": "2024-05-29", "met_on": "2024-05-14"}])

c = adopt("signed-though-none-completed", "5.1: three on the completed document; where none was completed nothing is signed",
          "not_notifiable", milestones={"decide": "2024-03-01"})
c.ev("begin_local_learning", AUTHORITY, reason="minute-1").ev("reconsider_decision", AUTHORITY, reason="minute-1")
c.factors().recommend().sign("rapid_review", document=RAPID).sign("decision", outcome="lcspr")
c.ev("decide", AUTHORITY, outcome="lcspr", reason="minute-1")
c.ev("send_to_national_panel", MANAGER, REFUSED, document=RAPID, unmet=["rapid-review-signed-off", "same-document"])
c.end("decided")

# ---------------------------------------------------------------- sar2014


class Adult(Case):
    """The way of a Safeguarding Adult Review; the board acts and signs wherever the partners do."""
    CONDITION = {"needs": True, "joint_working_concern": True, "died": True, "suspicion": "known"}
    # The rulebook says nothing of `refer` in sar2014: the particulars of 5.1 are taken as they stand.
    REFER = {"referring_agency": "agency-1", "children": 1}

    def __init__(self, name, why, **more):
        super().__init__(name, why, kind="adult", **more)

    def screening(self, **facts):
        self.ev("refer", AGENCY, on="2024-03-01", **self.REFER)
        self.ev("begin_screening", MANAGER)
        return self.ev("record_circumstances", MANAGER, **facts) if facts else self

    def commissioning(self):
        self.screening(**self.CONDITION)
        return self.ev("decide", BOARD, on="2024-03-20", outcome="mandatory_review", reason="minute-1")

    def anonymising(self):
        self.commissioning().ev("declare_interests", REVIEWER, reviewer="rev-1", conflict=False)
        self.ev("appoint_reviewer", BOARD, reviewer="rev-1").ev("agree_terms", BOARD, document=TERMS).ev("begin_review", BOARD)
        self.ev("hold_practitioner_event", REVIEWER, on="2024-06-03").ev("invite_family", REVIEWER, person="pe-1")
        self.ev("submit_draft", REVIEWER, document=DRAFT).ev("check_facts", MANAGER, document=DRAFT)
        self.sign("report", document=DRAFT, who=(BOARD,))
        return self.ev("accept_report", BOARD, on="2024-09-02", document=DRAFT, has_improvements=True, has_analysis=True, unmet=[],
                       met=["report-signed-off"])

    def publication_decided(self, outcome="full"):
        self.anonymising().scan_and_law(FINAL).ev("show_family", MANAGER, document=FINAL)
        self.ev("approve_anonymisation", MANAGER, document=FINAL, prepared_by="u-9", unmet=[])
        self.sign("publication", outcome=outcome, document=FINAL, who=(BOARD,))
        reason = {} if outcome == "full" else {"reason": "minute-1"}
        return self.ev("decide_publication", BOARD, outcome=outcome, document=FINAL, unmet=[], met=["publication-signed-off"], **reason)


c = Adult("sar-main-line", "5.3: the whole way of a Safeguarding Adult Review; one stance of the board; published without copies")
c.screening(**c.CONDITION)
c.ev("decide", BOARD, on="2024-03-20", outcome="mandatory_review", reason="minute-1", unmet=[], met=["sar-condition", "decision-reasoned"])
c.ev("declare_interests", REVIEWER, reviewer="rev-1", conflict=False).ev("appoint_reviewer", BOARD, reviewer="rev-1", unmet=[])
c.ev("agree_terms", BOARD, document=TERMS).ev("begin_review", BOARD, unmet=[], met=["reviewer-appointed", "terms-agreed"])
c.ev("hold_practitioner_event", REVIEWER, on="2024-06-03").ev("invite_family", REVIEWER, person="pe-1")
c.ev("submit_draft", REVIEWER, document=DRAFT).ev("check_facts", MANAGER, document=DRAFT).sign("report", document=DRAFT, who=(BOARD,))
c.ev("accept_report", BOARD, on="2024-09-20", document=DRAFT, has_improvements=True, has_analysis=True, unmet=[])
c.scan_and_law(FINAL).ev("show_family", MANAGER, document=FINAL)
c.ev("approve_anonymisation", BOARD, document=FINAL, prepared_by="u-9", unmet=[]).sign("publication", outcome="full", document=FINAL, who=(BOARD,))
c.ev("decide_publication", BOARD, outcome="full", document=FINAL, unmet=[])
c.publish(unmet=[], met=["same-document", "no-restricting-order", "publication-not-held"])
c.ev("begin_monitoring", BOARD).ev("deposit", MANAGER, repository="rep-1").ev("include_in_yearly_report", MANAGER, year=2024)
c.ev("close", BOARD, unmet=[]).end("closed", edition="sar2014", provisional=False, phase="closed",
                                  duties=[{"duty": "sar-complete", "standing": "met", "due": "2024-09-20", "met_on": "2024-09-20"}],
                                  duties_absent=["notify-panel", "rapid-review", "publish", "send-copies", "stay-public"])

for name, lawful, facts, why in (
        ("died-suspected", True, {"suspicion": "suspected"}, "died and suspicion suspected"),
        ("died-no-suspicion", False, {"suspicion": "none"}, "died, but no suspicion"),
        ("died-not-serious", True, {"serious": False}, "died: serious does not matter"),
        ("alive-serious", True, {"died": False, "serious": True}, "alive, serious, known"),
        ("alive-not-serious", False, {"died": False, "serious": False}, "alive, not serious"),
        ("alive-no-suspicion", False, {"died": False, "serious": True, "suspicion": "none"}, "alive, no suspicion"),
        ("no-needs", False, {"needs": False}, "no care and support needs"),
        ("no-concern", False, {"joint_working_concern": False}, "no concern about joint working")):
    c = Adult("sar-condition-" + name, "5.3 sar-condition: " + why)
    c.screening(**{**Adult.CONDITION, **facts})
    if lawful:
        c.ev("decide", BOARD, outcome="mandatory_review", reason="minute-1", unmet=[], met=["sar-condition"])
    else:
        c.ev("decide", BOARD, REFUSED, outcome="mandatory_review", reason="minute-1", unmet=["sar-condition"])
        c.ev("decide", BOARD, outcome="discretionary_review", reason="minute-1", unmet=[])
    c.end("commissioning", phase="lcspr")

c = Adult("sar-condition-must", "5.3 decide: must sar-condition for mandatory").screening(**{**Adult.CONDITION, "needs": False})
c.must({"sar-condition"}, "decide", BOARD, outcome="mandatory_review", reason="minute-1").end("commissioning")

c = Adult("sar-no-review", "5.3: no_review, rescreened, closed without review, reopened to where it was").screening(**Adult.CONDITION)
c.ev("decide", BOARD, outcome="no_review", reason="minute-1", unmet=[]).ev("rescreen", BOARD, reason="minute-1")
c.ev("close_without_review", BOARD, reason="duplicate").ev("reopen", BOARD, reason="minute-1")
c.ev("decide", BOARD, outcome="no_review", reason="minute-1").end("no_review", edition="sar2014", phase="closed")

c = Adult("sar-authority", "5.3: the board decides and signs; unit is the business manager or the board; the three partners may refer")
c.ev("refer", POLICE, on="2024-03-01", **Adult.REFER).ev("begin_screening", POLICE, REFUSED, unmet=["no-authority"])
c.ev("begin_screening", BOARD).ev("record_circumstances", BOARD, **Adult.CONDITION)
c.ev("decide", AUTHORITY, REFUSED, outcome="discretionary_review", reason="minute-1", unmet=["no-authority"])
c.ev("decide", BOARD, outcome="discretionary_review", reason="minute-1", unmet=[])
c.ev("agree_terms", POLICE, REFUSED, document=TERMS, unmet=["no-authority"]).end("commissioning")

c = Adult("sar-no-national-panel", "5.3: no national Panel events, no notification").screening(**Adult.CONDITION)
c.ev("notify_national_panel", AUTHORITY, REFUSED, limb="in_area", has=["no-such-move"])
c.ev("find_criteria_met", AUTHORITY, REFUSED, reason="minute-1", has=["no-such-move"])
c.ev("open_rapid_review", MANAGER, REFUSED, has=["no-such-move"]).end("screening")

c = Adult("sar-report-unsigned", "5.3: where three sign, the board does: its stance is needed").commissioning()
c.ev("declare_interests", REVIEWER, reviewer="rev-1", conflict=False).ev("appoint_reviewer", BOARD, reviewer="rev-1")
c.ev("agree_terms", BOARD, document=TERMS).ev("begin_review", BOARD).ev("hold_practitioner_event", REVIEWER)
c.ev("invite_family", REVIEWER).ev("submit_draft", REVIEWER, document=DRAFT).ev("check_facts", MANAGER, document=DRAFT)
c.must({"report-signed-off"}, "accept_report", BOARD, document=DRAFT, has_improvements=True, has_analysis=True).end("anonymising")

c = Adult("sar-publish", "5.3: no copies, no seven days, no reviewer-named; a hold blocks all the same").publication_decided()
c.ev("send_copy", MANAGER, REFUSED, recipient="national_panel", document=FINAL, has=["no-such-move"])
c.ev("place_hold", MANAGER, hold="h-1", scope="publication", reason="inquest").publish(REFUSED, named=False, unmet=["publication-not-held"])
c.ev("lift_hold", MANAGER, hold="h-1").publish(REFUSED, document=OTHER, unmet=["same-document"]).publish(named=False, unmet=[])
c.end("published", phase="publication")

c = Adult("sar-take-down", "5.3: no one-year-public").publication_decided().publish().ev("take_down", MANAGER, channel="web-1", unmet=[])
c.end("published")

c = Adult("sar-none", "5.3: outcome none: confirmed without justification").publication_decided("none")
c.ev("confirm_not_published", BOARD, unmet=[], met=["outcome-is-none"]).ev("begin_monitoring", MANAGER)
c.ev("close", BOARD, unmet=["in-yearly-report"]).end("closed")

c = Adult("sar-late", "5.3, 6: six months from decide; lateness never refuses", args=["--as-of", "2024-09-23"]).commissioning()
c.end("commissioning", duties=[{"duty": "sar-complete", "standing": "overdue", "due": "2024-09-20", "days_late": 3}])

c = Case("sar-before-2015", "1: sar2014 from 2015-04-01; a day with no edition is bad input", kind="adult")
c.ev("refer", AGENCY, on="2015-03-31", **Adult.REFER).bad(line=1)
c = Case("sar-first-day", "1: sar2014 from 2015-04-01", kind="adult")
c.ev("refer", AGENCY, on="2015-04-01", **Adult.REFER).end("referred", edition="sar2014")

# ---------------------------------------------------------------- scr2015

c = Adult("sar-hold-review", "6: hold-review is of all editions")
c.to("screening").ev("place_hold", MANAGER, hold="h-1", scope="review", reason="inquest", review_on="2024-04-02")
c.end("screening", edition="sar2014",
      duties=[{"duty": "hold-review", "about": "h-1", "standing": "pending", "due": "2024-04-02"}])

c = Case("scr2015", "1: history only: adopt, then deposit, disseminate, take_down, link_review, record_disclosure, close; no duties, no needs",
         edition="scr2015")
c.ev("adopt", IMPORTER, on="2024-05-01", state="published", milestones={"publish": "2024-03"})
c.ev("deposit", MANAGER, repository="rep-1", unmet=[]).ev("disseminate", MANAGER, product="brief-1")
c.ev("link_review", MANAGER, review="rev-77", relation="thematic").ev("record_disclosure", MANAGER, document=FINAL, reason="minute-1")
c.ev("take_down", MANAGER, channel="web-1", unmet=[], unknown=[])
c.ev("begin_monitoring", MANAGER, REFUSED, unmet=["no-such-move"]).ev("publish", MANAGER, REFUSED, document=FINAL, channel="web-1",
                                                                         reviewer_named=True, has=["no-such-move"])
c.ev("close", AUTHORITY, unmet=[], unknown=[])
c.end("closed", edition="scr2015", duties_absent=["publish", "stay-public", "yearly-report", "notify-panel", "rapid-review"])

c = Case("scr2015-no-refer", "1: scr2015 has no refer", edition="scr2015")
c.ev("refer", AGENCY, REFUSED, on="2017-05-01", referring_agency="agency-1", children=1, has=["no-such-move"]).end(None)

c = Case("scr2015-close-in-review", "1: close from any state that is not final", edition="scr2015")
c.ev("adopt", IMPORTER, on="2024-05-01", state="in_review").ev("close", AUTHORITY, unmet=[], unknown=[])
c.ev("close", AUTHORITY, REFUSED, has=["no-such-move"]).end("closed")

# ---------------------------------------------------------------- bad input


def bad(name, why, event="begin_screening", actor=MANAGER, on="2024-03-04", recorded=None, top=None, error=None, **parts):
    """A good first line, then one line that is bad input."""
    case = Case("bad-" + name, why).refer()
    case.ev(event, actor, on=on, recorded=recorded, top=top, **parts)
    case.bad(line=2, **(error or {}))


bad("code", "formats 1: an unknown code: line, pointer, nearest", "notify_national_panel", AUTHORITY, limb="in_aera",
    error={"pointer": "/parts/limb", "nearest": "in_area"})
bad("type", "2: a wrong type is bad input, not a refusal", "declare_interests", REVIEWER, reviewer="rev-1", conflict="no",
    error={"pointer": "/parts/conflict"})
bad("event", "formats 1: an unknown event", "begin_screning", error={"pointer": "/event", "nearest": "begin_screening"})
bad("role", "formats 1: an unknown role", actor=("u-1", "busines_manager"), error={"pointer": "/actor/role", "nearest": "business_manager"})
bad("part", "formats 1: an unknown particular", "notify_national_panel", AUTHORITY, limb="in_area", referense="sin-1",
    error={"pointer": "/parts/referense", "nearest": "reference"})
bad("key", "formats 1: an unknown key", top={"departur": {"reason": "dr-1"}}, error={"pointer": "/departur", "nearest": "departure"})
bad("departure-without-reason", "formats 1: reason is required in departure", top={"departure": {"already_happened": True}})
bad("no-such-date", "formats 1: happened_on is a real date", on="2024-02-30", recorded="2024-03-04T10:00:00Z", error={"pointer": "/happened_on"})
bad("partial-date", "6: new events on a live review need a full date", on="2024-03", recorded="2024-03-04T10:00:00Z",
    error={"pointer": "/happened_on"})
bad("future", "formats 1: happened_on more than a day later than recorded_at", on="2024-03-06", recorded="2024-03-04T10:00:00Z")
bad("recorded-decreasing", "formats 1: recorded_at never decreases", recorded="2024-02-20T10:00:00Z", on="2024-02-20")
bad("recorded-not-utc", "formats 1: recorded_at ends in Z", recorded="2024-03-04T10:00:00+01:00")
bad("seq", "formats 1: seq, if given, must fit", top={"seq": 3})
bad("edition-later", "formats 1: edition only on the first event", top={"edition": "wt2023"})
bad("reference-with-space", "formats 1: references have no spaces, so no narrative", "find_criteria_not_met", AUTHORITY, reason="we met them")
bad("postcode", "formats 1: a value that is a postcode is refused at the door", "find_criteria_not_met", AUTHORITY, reason="SW1A-0AA")
bad("ten-digits", "formats 1: ten digits with a valid check digit are refused at the door", "find_criteria_not_met", AUTHORITY, reason="943-476-5919")
bad("telephone", "formats 1: a telephone number is refused at the door", "find_criteria_not_met", AUTHORITY, reason="01632-960123")

Case("bad-not-integer", "formats 1: a number that is not an integer").raw(
    '{"event":"refer","actor":{"id":"agency-1","role":"agency"},"happened_on":"2024-03-01","recorded_at":"2024-03-01T10:00:00Z",'
    '"parts":{"referring_agency":"agency-1","children":1.5}}').bad(line=1)
Case("bad-duplicate-key", "formats 1: a duplicate key").raw(
    '{"event":"refer","event":"refer","actor":{"id":"agency-1","role":"agency"},"happened_on":"2024-03-01",'
    '"recorded_at":"2024-03-01T10:00:00Z","parts":{"referring_agency":"agency-1","children":1}}').bad(line=1)
Case("bad-no-actor", "formats 1: a missing actor").raw(
    '{"event":"refer","happened_on":"2024-03-01","recorded_at":"2024-03-01T10:00:00Z","parts":{"referring_agency":"agency-1","children":1}}'
).bad(line=1)
Case("bad-empty", "formats 1: an empty file").bad()

c = Case("bad-after-blank-lines", "formats 1: blank lines are ignored, but lines are counted in the file")
c.refer().raw("").ev("begin_screening", MANAGER).raw("")
c.ev("open_rapid_reviw", MANAGER).bad(line=5, pointer="/event", nearest="open_rapid_review")

c = Case("blank-lines", "formats 1: blank lines are ignored; a day later than recorded_at is still in order")
c.refer().raw("").ev("begin_screening", MANAGER, on="2024-03-05", recorded="2024-03-04T09:00:00Z").raw("")
c.ev("record_immediate_action", AGENCY, on="2024-03-02", recorded="2024-03-06T09:00:00Z").end("screening")


# ---------------------------------------------------------------- writing

def files(cases):
    seen = {}
    for case in cases:
        assert case.name + ".jsonl" not in seen, case.name
        assert "exit" in case.want, "no end: " + case.name
        seen[case.name + ".jsonl"] = "".join(line + "\n" for line in case.lines)
        seen[case.name + ".expect.json"] = json.dumps(case.want, indent=1, sort_keys=True) + "\n"
    return seen


def write(folder, cases, arguments):
    wanted = files(cases)
    os.makedirs(folder, exist_ok=True)
    present = {name for name in os.listdir(folder) if name.endswith((".jsonl", ".expect.json"))}
    if arguments == ["--check"]:
        stale = [name for name in sorted(present | set(wanted))
                 if name not in wanted or name not in present
                 or open(os.path.join(folder, name), encoding="utf-8").read() != wanted[name]]
        print("\n".join("differs: " + name for name in stale) or "as generated")
        return 1 if stale else 0
    for name in sorted(present - set(wanted)):
        os.remove(os.path.join(folder, name))
    for name, text in wanted.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    print("%d cases" % len(cases))
    return 0


if __name__ == "__main__":
    sys.exit(write(FOLDER, CASES, sys.argv[1:]))
