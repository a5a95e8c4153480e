#!/usr/bin/env python3
"""Write amendments/NAME.jsonl and amendments/NAME.expect.json: rulebook section 7, put down by hand.

Amendments and what they bring about, what was believed at a moment and how it stood on a day, what-if and
another edition. As in make_rules.py, whose cases these are, nothing here is computed by libcspr.

Usage: make_amendments.py [--check]      (--check: compare with the files there, write nothing)
"""
import os
import sys

sys.dont_write_bytecode = True
import make_rules
from make_rules import (AGENCY, ALLOWED, AUTHORITY, BOARD, BREACH, CASES, Case, DRAFT, FINAL, FINAL2, HEALTH, HERE,
                        IMPORTER,
                        MANAGER, MET_FACTS, NATIONAL, OTHER, PANEL_GROUP, PARTNERS, POLICE, RAPID, REFUSED, REVIEWER)

FOLDER = os.path.join(HERE, "amendments")
FIRST = len(CASES)
RETRACT = object()
LATER = "later-moves-stand"


def role(actor, **more):
    return dict({"id": actor[0], "role": actor[1]}, **more)


def duty(name, before=..., after=..., **keys):
    """None: there is none; not given: not compared."""
    standings = {key: value for key, value in (("before", before), ("after", after)) if value is not ...}
    return dict({"kind": "duty", "duty": name}, **standings, **keys)


def verdict(seq, event, before, after):
    return {"kind": "verdict", "seq": seq, "event": event, "before": before, "after": after}


def state(before, after):
    return {"kind": "state", "before": before, "after": after}


class Amended(Case):
    def at(self, event, nth=1):
        """The seq of the nth event of a name."""
        seqs = [seq for seq, line in enumerate(self.lines, 1) if '"event":"%s"' % event in line]
        return seqs[nth - 1]

    @property
    def seq(self):
        return len(self.lines)

    def amend(self, of, replacement, verdict_is=ALLOWED, *, by=MANAGER, on=None, brings=None, has=None, moves=None,
              unmet=None, **more):
        """One amendment. brings: its consequences, all of them; has: at least these; moves: what stands in its way."""
        parts = {"of": of, "reason": "receipt-1"}
        parts.update({"retract": True} if replacement is RETRACT else {"replacement": replacement})
        parts.update(more)
        parts = {key: value for key, value in parts.items() if value is not None}
        if moves:
            verdict_is = REFUSED
        self.ev("amend", by, verdict_is, on=on, unmet=unmet, **parts)
        for key, value in (("consequences", brings), ("consequences_has", has), ("moves", moves)):
            if value is not None:
                self.want.setdefault(key, {})[str(self.seq)] = value
        return self

    def now(self, seq, verdict_is, unmet=None):
        """How an earlier event reads by now."""
        self.verdicts[seq - 1] = verdict_is
        if unmet is not None:
            self.want.setdefault("unmet", {})[str(seq)] = sorted(unmet)
        return self

    def ask(self, command, *args, events=None):
        """Another command than check, about the record so far."""
        self.want["command"] = command
        if args:
            self.want["args"] = list(args)
        if events is not None:
            self.want["input"] = events
        self.want.pop("unmet", None)
        return self

    def bad(self, where=None, **error):
        super().bad(**dict({"in": where} if where else {}, **error))

    def told(self, exit_code=0, **keys):
        self.want["exit"] = exit_code
        self.want.update(keys)


def lines_of(case, start):
    """Takes the last lines off a case: they are for standard input."""
    lines = case.lines[start:]
    del case.lines[start:], case.verdicts[start:]
    case.want = {key: value for key, value in case.want.items() if key in ("why", "args")}
    return lines


# ---------------------------------------------------------------- dates

c = Amended("date-notified-late", "7: lateness that appears: notified on 13 March, not on the due day")
c.to("notified")
c.amend(c.at("notify_national_panel"), {"happened_on": "2024-03-13"}, on="2024-03-20",
        brings=[duty("notify-panel", "met", "met_late", due_before="2024-03-08", due_after="2024-03-08",
                     met_on_before="2024-03-08", met_on_after="2024-03-13", days_late_before=None, days_late_after=3),
                duty("rapid-review", "pending", "pending", since_before="2024-03-08", since_after="2024-03-13",
                     due_before="2024-04-02", due_after="2024-04-05", met_on_after=None)])
c.end("notified", amended=[8], retracted=[], amended_by={"8": [9]},
      duties=[{"duty": "notify-panel", "standing": "met_late", "met_on": "2024-03-13", "days_late": 3}])

c = Amended("date-notified-early", "7: lateness that goes")
c.to("notifiable").ev("notify_national_panel", AUTHORITY, on="2024-03-13", limb="in_area")
c.amend(8, {"happened_on": "2024-03-08"}, on="2024-03-20",
        brings=[duty("notify-panel", "met_late", "met", days_late_before=3, days_late_after=None,
                     met_on_before="2024-03-13", met_on_after="2024-03-08"),
                duty("rapid-review", "pending", "pending", due_before="2024-04-05", due_after="2024-04-02")])
c.end("notified", amended=[8], duties=[{"duty": "notify-panel", "standing": "met", "met_on": "2024-03-08"}])

c = Amended("date-sent-late", "7, 6: the rapid review was sent two working days after its due day (2 April)")
c.to("with_national_panel")
c.amend(c.at("send_to_national_panel"), {"happened_on": "2024-04-04"}, on="2024-04-10",
        brings=[duty("rapid-review", "met", "met_late", met_on_before="2024-03-28", met_on_after="2024-04-04",
                     days_late_after=2)])
c.end("with_national_panel", duties=[{"duty": "rapid-review", "standing": "met_late", "days_late": 2}])

c = Amended("date-without-consequence", "7: an amendment that moves nothing says so: the day of the meeting is no base")
c.to("rapid_review_completed")
c.amend(c.at("hold_rapid_review_meeting"), {"happened_on": "2024-03-22"}, on="2024-03-26", brings=[])
c.end("rapid_review_completed", amended=[c.at("hold_rapid_review_meeting")])

c = Amended("date-decided-earlier",
            "7, 6: six months run from the decision: decided on 20 March, published 4 days late")
c.to("published")
c.amend(c.at("decide"), {"happened_on": "2024-03-20"}, on="2024-09-30",
        has=[duty("publish", "met", "met_late", since_before="2024-03-27", since_after="2024-03-20",
                  due_before="2024-09-27", due_after="2024-09-20", met_on_after="2024-09-24", days_late_after=4),
             duty("inform-decision", "pending", "pending", since_before="2024-03-27", since_after="2024-03-20")])
c.end("published", amended=[c.at("decide")])

c = Amended("date-published-late", "7, 6: a year on the web site runs from the day of publication")
c.to("published")
c.amend(c.at("publish"), {"happened_on": "2024-10-01"}, on="2024-10-10",
        brings=[duty("publish", "met", "met_late", met_on_before="2024-09-24", met_on_after="2024-10-01",
                     days_late_after=4),
                duty("stay-public", "pending", "pending", since_before="2024-09-24", since_after="2024-10-01",
                     due_before="2025-09-24", due_after="2025-10-01")])
c.end("published", amended=[c.at("publish")])

c = Amended("date-published-too-early",
            "7: the amended event itself: published before seven working days, it stays in breach")
c.to("published")
c.amend(c.at("publish"), {"happened_on": "2024-09-23"}, on="2024-10-10",
        has=[verdict(c.at("publish"), "publish", "allowed", "allowed_in_breach")])
c.now(c.at("publish"), BREACH, ["seven-working-days", "copy-to-ofsted"])
c.end("published", amended=[c.at("publish")])

c = Amended("date-of-a-copy",
            "7: a later event whose needs now fail stays, in breach, and is listed: seven working days")
c.to("monitoring")
c.amend(c.at("send_copy"), {"happened_on": "2024-09-16"}, on="2024-10-10",
        brings=[verdict(c.at("publish"), "publish", "allowed", "allowed_in_breach"),
                duty("send-copies", "not_started", "not_started", met_on_before="2024-09-13",
                     met_on_after="2024-09-16")])
c.now(c.at("publish"), BREACH, ["seven-working-days"])
c.end("monitoring", amended=[c.at("send_copy")])

c = Amended("date-of-a-copy-to-ofsted", "7, 2: a should that now fails is a breach too")
c.to("published")
c.amend(c.at("send_copy", 3), {"happened_on": "2024-09-16"}, on="2024-10-10",
        brings=[verdict(c.at("publish"), "publish", "allowed", "allowed_in_breach")])
c.now(c.at("publish"), BREACH, ["copy-to-ofsted"]).end("published")

c = Amended("date-amended-back", "7: amended again, the breach is gone; each amendment keeps its own consequences")
c.to("published")
c.amend(c.at("send_copy"), {"happened_on": "2024-09-16"}, on="2024-10-10",
        brings=[verdict(c.at("publish"), "publish", "allowed", "allowed_in_breach"),
                duty("send-copies", "not_started", "not_started", met_on_before="2024-09-13",
                     met_on_after="2024-09-16")])
c.amend(c.at("send_copy"), {"happened_on": "2024-09-13"}, on="2024-10-11",
        brings=[verdict(c.at("publish"), "publish", "allowed_in_breach", "allowed"),
                duty("send-copies", "not_started", "not_started", met_on_before="2024-09-16",
                     met_on_after="2024-09-13")])
c.end("published", unmet={str(c.at("publish")): []}, amended=[c.at("send_copy")],
      amended_by={str(c.at("send_copy")): [c.seq - 1, c.seq]})

c = Amended("date-of-a-planned-copy", "7, 6: a planned day of publication: the copy was a working day late")
c.to("publication_decided").ev("plan_publication", MANAGER, planned_on="2024-09-24").to("pre_publication",
    "publication_decided")
c.amend(c.at("send_copy", 2), {"happened_on": "2024-09-16"}, on="2024-09-17",
        brings=[duty("send-copies", "met", "met_late", met_on_before="2024-09-13", met_on_after="2024-09-16",
                     days_late_after=1)])
c.end("pre_publication", amended=[c.at("send_copy", 2)])

c = Amended("date-vague", "7, formats 1: a month, as history: whether it was late can't be said any more")
c.to("notified")
c.amend(8, {"happened_on": "2024-03", "historic": True}, on="2024-03-20",
        has=[duty("notify-panel", "met", "indeterminate", met_on_after="2024-03", days_late_after=None)])
c.end("notified", amended=[8])

c = Amended("date-vague-already", "7: the keys given replace, the others stay: it is historic already")
c.to("notified").amend(8, {"happened_on": "2024-03", "historic": True}, on="2024-03-20")
c.amend(8, {"happened_on": "2024"}).amend(8, {"happened_on": "2024-03-08", "historic": False})
c.end("notified", amended=[8], duties=[{"duty": "notify-panel", "standing": "met", "met_on": "2024-03-08"}])

c = Amended("bad-date-vague", "formats 1: a live event needs a full date")
c.to("notified").amend(8, {"happened_on": "2024-03"}, on="2024-03-20")
c.bad(line=9, pointer="/parts/replacement/happened_on")

c = Amended("bad-date-not-historic",
            "7: historic is a key like the others: false takes it back, and the month can't stay")
c.to("notified").amend(8, {"happened_on": "2024-03", "historic": True}, on="2024-03-20").amend(8, {"historic": False})
c.bad(line=10, pointer="/parts/replacement/happened_on")

c = Amended("bad-date-ahead", "formats 1: more than a day later than the amendment is recorded")
c.to("notified").amend(8, {"happened_on": "2024-03-22"}, on="2024-03-20")
c.bad(line=9, pointer="/parts/replacement/happened_on")

c = Amended("date-after-its-recording",
            "7: a date may be later than the event itself was recorded: that is why it is amended")
c.to("notified").amend(8, {"happened_on": "2024-03-21"}, on="2024-03-20")
c.end("notified", duties=[{"duty": "notify-panel", "standing": "met_late", "met_on": "2024-03-21"}])

# ---------------------------------------------------------------- particulars

c = Amended("aware-earlier", "7, 6: awareness amended: both notifications are late")
c.to("notified").ev("notify_partners", AUTHORITY)
c.amend(1, {"parts": {"aware_on": "2024-02-26"}}, on="2024-03-20",
        has=[duty(name, "met", "met_late", since_before="2024-03-01", since_after="2024-02-26", due_before="2024-03-08",
                  due_after="2024-03-04", met_on_after="2024-03-08", days_late_after=4)
             for name in ("notify-panel", "notify-partners")])
c.end("notified", amended=[1])

c = Amended("aware-of-the-circumstances", "5.1: the first aware_on given counts, the rest are corrected by amend")
c.refer(aware_on="2024-03-01").facts(aware_on="2024-03-04").facts(aware_on="2024-03-05")
c.amend(2, {"parts": {"aware_on": "2024-02-28"}}, brings=[])
c.amend(1, {"parts": {"aware_on": "2024-02-29"}},
        has=[duty("notify-panel", since_before="2024-03-01", since_after="2024-02-29", due_after="2024-03-07")])
c.end("referred", amended=[1, 2], duties=[{"duty": "notify-panel", "since": "2024-02-29"}])

c = Amended("aware-first-given-later", "5.1: given first with the circumstances; that one is amended")
c.ev("refer", AGENCY, on="2024-03-01", referring_agency="agency-1", children=1).facts(aware_on="2024-03-04")
c.amend(2, {"parts": {"aware_on": "2024-03-01"}},
        has=[duty("notify-panel", since_before="2024-03-04", since_after="2024-03-01", due_before="2024-03-11",
                  due_after="2024-03-08")])
c.end("referred", duties=[{"duty": "notify-panel", "since": "2024-03-01", "due": "2024-03-08"}])

c = Amended("circumstances-not-met", "7, 5.4: no abuse or neglect after all: what was found and sent stays, in breach")
c.to("notified")
c.amend(c.at("record_circumstances"), {"parts": {"suspicion": "none"}}, on="2024-03-11",
        has=[verdict(7, "find_criteria_met", "allowed", "allowed_in_breach"),
             verdict(8, "notify_national_panel", "allowed", "allowed_in_breach"),
             duty("notify-partners", "overdue", "not_owed")])
c.now(7, BREACH, ["criteria-met"]).now(8, BREACH, ["criteria-met"])
c.ev("withdraw_notification", AUTHORITY, on="2024-03-12", reason="minute-2", unmet=[], met=["criteria-no-longer-met"])
c.end("withdrawn", amended=[3])

c = Amended("circumstances-uncertain", "7, 5.4: harm uncertain needs a judgement that nobody has made")
c.to("notifiable").amend(3, {"parts": {"harm": "uncertain"}},
                         brings=[verdict(7, "find_criteria_met", "allowed", "allowed_in_breach")])
c.now(7, BREACH, ["criteria-met"])
c.ev("notify_national_panel", AUTHORITY, REFUSED, limb="in_area", unmet=["criteria-met"])
c.ev("record_judgement", POLICE, matter="long_term_impairment", judged=True, reason="minute-2")
c.ev("notify_national_panel", AUTHORITY, limb="in_area", unmet=[]).end("notified")

c = Amended("judgement-amended", "7, 5.4: what was judged the other way")
c.to("screening").facts(**dict(MET_FACTS, harm="uncertain"))
c.ev("record_judgement", POLICE, matter="long_term_impairment", judged=True, reason="minute-1").sign("notification")
c.ev("find_criteria_met", AUTHORITY, reason="minute-1")
c.amend(4, {"parts": {"judged": False}}, has=[verdict(8, "find_criteria_met", "allowed", "allowed_in_breach")])
c.now(8, BREACH, ["criteria-met"]).end("notifiable", amended=[4])

c = Amended("children-counted-again", "7: a particular that nothing rests on")
c.refer().amend(1, {"parts": {"children": 2}}, brings=[]).end("referred", amended=[1])

c = Amended("looked-after-after-all", "7, 6: a duty that was not owed is")
c.to("screening").facts(**dict(MET_FACTS, harm="died"))
c.amend(3, {"parts": {"looked_after": True}}, on="2024-03-05",
        brings=[duty("notify-looked-after-death", "not_owed", "pending", due_after="2024-03-08")])
c.end("screening", amended=[3])

c = Amended("due-of-a-summary", "7, 6: the date that a summary is due")
c.to("rapid_review").ev("request_summary", MANAGER, agency="agency-1", due="2024-03-20")
c.ev("receive_summary", AGENCY, on="2024-03-19", agency="agency-1")
c.amend(10, {"parts": {"due": "2024-03-15"}},
        brings=[duty("summary-return", "met", "met_late", about="agency-1", due_before="2024-03-20",
                     due_after="2024-03-15", days_late_after=4)])
c.end("rapid_review")

c = Amended("due-of-an-action", "7, 6: the date that an action is due; another action is not touched")
c.to("rapid_review").ev("add_action", MANAGER, action="a-1", due="2024-04-15")
c.ev("add_action", MANAGER, action="a-2", due="2024-04-15")
c.amend(11, {"parts": {"due": "2024-03-08"}}, on="2024-03-18",
        brings=[duty("action", "pending", "overdue", about="a-2", due_after="2024-03-08", days_late_after=10)])
c.end("rapid_review")

c = Amended("action-renamed", "7: an action by another name: what settled it now settles nothing that is open")
c.to("rapid_review").ev("add_action", MANAGER, action="a-1").ev("settle_action", MANAGER, action="a-1",
                                                                disposition="done")
c.amend(10, {"parts": {"action": "a-2"}}, has=[verdict(11, "settle_action", "allowed", "allowed_in_breach")])
c.now(11, BREACH, ["action-open"]).end("rapid_review")

c = Amended("hold-of-another-scope", "7: a breach that goes: the hold was on the review, not on publication")
c.to("pre_publication").ev("place_hold", MANAGER, hold="h-1", scope="publication", reason="inquest")
c.publish(ALLOWED, on="2024-09-24", happened=True, unmet=[])
c.amend(c.at("place_hold"), {"parts": {"scope": "review"}}, on="2024-09-25",
        brings=[verdict(c.at("publish"), "publish", "allowed_in_breach", "allowed")])
c.end("published", flags={"holds": ["h-1"]})

c = Amended("departure-given-later", "7: a departure reason is a key; what it departs from stays a breach")
c.to("rapid_review", without={"meeting"}).ev("record_immediate_action", MANAGER, action="ia-1")
c.ev("complete_rapid_review", MANAGER, BREACH, document=RAPID, departure=True, unmet=["meeting-held"])
c.amend(c.at("complete_rapid_review"), {"departure": {"reason": "dr-2", "already_happened": True}}, brings=[])
c.end("rapid_review_completed", amended=[c.at("complete_rapid_review")])

c = Amended("document-of-the-sending", "7: the amended event itself: it was another document that was sent")
c.to("with_national_panel")
c.amend(c.at("send_to_national_panel"), {"parts": {"document": OTHER}},
        brings=[verdict(c.at("send_to_national_panel"), "send_to_national_panel", "allowed", "allowed_in_breach")])
c.now(c.at("send_to_national_panel"), BREACH, ["same-document"]).end("with_national_panel")

c = Amended("document-of-the-approval",
            "7: approved was another document: what was decided and sent is not the approved one")
c.to("published")
c.amend(c.at("approve_anonymisation"), {"parts": {"document": FINAL2}}, on="2024-10-01",
        has=[verdict(c.at("approve_anonymisation"), "approve_anonymisation", "allowed", "allowed_in_breach"),
             verdict(c.at("decide_publication"), "decide_publication", "allowed", "allowed_in_breach")])
c.now(c.at("approve_anonymisation"), BREACH, ["scan-clean", "law-checked"])
c.now(c.at("decide_publication"), BREACH, ["same-document"]).end("published")

c = Amended("outcome-of-the-decision",
            "7: decided otherwise: begin_lcspr has its row still, and stays in breach; nothing is owed")
c.to("commissioning")
c.amend(c.at("decide"), {"parts": {"outcome": "no_review"}}, on="2024-04-16",
        has=[verdict(c.at("decide"), "decide", "allowed", "allowed_in_breach"),
             verdict(c.at("begin_lcspr"), "begin_lcspr", "allowed", "allowed_in_breach"),
             duty("publish", "pending", "not_owed")])
c.now(c.at("decide"), BREACH, ["decision-signed-off"]).now(c.at("begin_lcspr"), BREACH, ["outcome-is-lcspr"])
c.end("commissioning", amended=[c.at("decide")])

c = Amended("outcome-without-its-reason",
            "7, 2: improvements only needs a reason: a particular that is missing is always refused")
c.to("publication_decided")
c.amend(c.at("decide_publication"), {"parts": {"outcome": "improvements_only"}}, moves=[c.at("decide_publication")],
        unmet=["particulars-complete"])
c.amend(c.at("decide_publication"), {"parts": {"outcome": "improvements_only", "reason": "minute-2"}},
        brings=[verdict(c.at("decide_publication"), "decide_publication", "allowed", "allowed_in_breach")])
c.now(c.at("decide_publication"), BREACH, ["publication-signed-off"]).end("publication_decided")

c = Amended("stance-of-a-partner", "7: a partner did not agree: the decision stays, in breach")
c.to("decided").amend(c.at("sign_off", 9), {"parts": {"stance": "dissents"}},
                      brings=[verdict(c.at("decide"), "decide", "allowed", "allowed_in_breach")])
c.now(c.at("decide"), BREACH, ["decision-signed-off"]).end("decided", amended=[c.at("sign_off", 9)])

c = Amended("outcome-of-a-stance", "7, 5.1: stances count that name the same outcome")
c.to("decided").amend(c.at("sign_off", 7), {"parts": {"outcome": "no_review"}},
                      brings=[verdict(c.at("decide"), "decide", "allowed", "allowed_in_breach")])
c.now(c.at("decide"), BREACH, ["decision-signed-off"]).end("decided")

c = Amended("actor-of-a-stance", "7: it was the board that signed, not the police: one stance a partner")
c.to("decided").amend(c.at("sign_off", 9), {"actor": role(("u-7", "integrated_care_board"), capacity="delegated")},
                      brings=[verdict(c.at("decide"), "decide", "allowed", "allowed_in_breach")])
c.now(c.at("decide"), BREACH, ["decision-signed-off"]).end("decided")

c = Amended("person-of-two-partners", "7, 5.1: nobody signs for two partners")
c.to("decided").amend(c.at("sign_off", 9), {"actor": role((HEALTH[0], "police"))},
                      brings=[verdict(c.at("sign_off", 9), "sign_off", "allowed", "allowed_in_breach")])
c.now(c.at("sign_off", 9), BREACH, ["one-person-one-partner"]).end("decided")

c = Amended("panel-asked",
            "7: the Panel had asked, and its query was open when the review was begun: a should is in breach")
c.to("commissioning").amend(c.at("national_panel_responds"), {"parts": {"response": "asks_for_information"}},
                            has=[verdict(c.at("begin_lcspr"), "begin_lcspr", "allowed", "allowed_in_breach")])
c.now(c.at("begin_lcspr"), BREACH, ["no-open-panel-query"]).end("commissioning", flags={"panel_query": True})

c = Amended("delay-of-another-duty",
            "7, 6: the delay that was explained was another's: late_explained becomes met_late")
c.to("notifiable").ev("notify_national_panel", AUTHORITY, on="2024-03-13", limb="in_area")
c.ev("explain_delay", MANAGER, duty="notify-panel", recipient="national_panel", reason="minute-2")
c.amend(9, {"parts": {"duty": "rapid-review"}}, brings=[duty("notify-panel", "late_explained", "met_late")])
c.end("notified", duties=[{"duty": "notify-panel", "standing": "met_late", "days_late": 3}])

c = Amended("milestones-replaced-whole",
            "7: the keys given replace: milestones are one key, and what is not given again is gone")
c.ev("adopt", IMPORTER, on="2024-06-03", top={"edition": "wt2018"}, state="monitoring", outcome="lcspr",
     milestones={"decide": "2021-02-01", "publish": "2021-07-20"})
c.amend(1, {"parts": {"milestones": {"decide": "2021-02-01", "publish": "2021-09"}}},
        has=[duty("publish", "met", "met_late", met_on_before="2021-07-20", met_on_after="2021-09")])
c.amend(1, {"parts": {"milestones": {"decide": "2021-02-01"}}},
        has=[duty("publish", met_on_before="2021-09", met_on_after=None)])
c.end("monitoring", milestones={"decide": "2021-02-01"}, amended=[1])

c = Amended("adopted-into-another-state", "7: adopted in published, not in monitoring: the state differs")
c.ev("adopt", IMPORTER, on="2024-06-03", top={"edition": "wt2018"}, state="monitoring",
     milestones={"publish": "2021-07-20"})
c.amend(1, {"parts": {"state": "published"}}, has=[state("monitoring", "published")])
c.ev("begin_monitoring", MANAGER).amend(1, {"parts": {"state": "monitoring"}}, moves=[3],
                                        unmet=[LATER]).end("monitoring")

c = Amended("replaced-by-nothing", "7: a replacement that gives no key changes nothing, and is on record")
c.to("notified").amend(8, {}, brings=[]).amend(8, {"parts": {}}, brings=[]).end("notified", amended=[8],
    amended_by={"8": [9, 10]})

# ---------------------------------------------------------------- retracted

c = Amended("retracted-sign-off", "7: a sign-off retracted: what was decided on it stays, in breach")
c.to("decided").amend(c.at("sign_off", 9), RETRACT, brings=[verdict(c.at("decide"), "decide", "allowed",
                                                                    "allowed_in_breach")])
c.now(c.at("sign_off", 9), None).now(c.at("decide"), BREACH, ["decision-signed-off"])
c.end("decided", amended=[], retracted=[c.at("sign_off", 9)], amended_by={str(c.at("sign_off", 9)): [c.seq]})

c = Amended("retracted-factors", "7: the factors were not considered after all")
c.to("decided").amend(c.at("consider_factors"), RETRACT, brings=[verdict(c.at("decide"), "decide", "allowed",
    "allowed_in_breach")])
c.now(c.at("consider_factors"), None).now(c.at("decide"), BREACH, ["factors-considered"]).end("decided")

c = Amended("retracted-recommendation", "7, 2: a should")
c.to("decided").amend(c.at("recommend"), RETRACT, brings=[verdict(c.at("decide"), "decide", "allowed",
                                                                  "allowed_in_breach")])
c.now(c.at("recommend"), None).now(c.at("decide"), BREACH, ["panel-recommended"]).end("decided")

c = Amended("retracted-immediate-action", "7: the children's safety was not considered first")
c.to("rapid_review_completed")
c.amend(c.at("record_immediate_action"), RETRACT,
        brings=[verdict(c.at("complete_rapid_review"), "complete_rapid_review", "allowed", "allowed_in_breach")])
c.now(c.at("record_immediate_action"), None).now(c.at("complete_rapid_review"), BREACH, ["immediate-safety-considered"])
c.end("rapid_review_completed")

c = Amended("retracted-screening", "7, 5.1: criteria may be found met from referred too: what followed keeps its row")
c.to("notified").amend(2, RETRACT, brings=[]).now(2, None).end("notified", retracted=[2])

c = Amended("retracted-hold", "7: lifting a hold that never was: in breach")
c.to("notified").ev("place_hold", MANAGER, hold="h-1", scope="review", reason="inquest").ev("lift_hold", MANAGER,
    hold="h-1")
c.amend(9, RETRACT, has=[verdict(10, "lift_hold", "allowed", "allowed_in_breach")])
c.now(9, None).now(10, BREACH, ["hold-open"]).end("notified", flags={"holds": []})

c = Amended("retracted-open-hold", "7: a hold placed by mistake; its duty is gone with it")
c.to("notified").ev("place_hold", MANAGER, hold="h-1", scope="review", reason="inquest", review_on="2024-06-03")
c.amend(9, RETRACT, brings=[duty("hold-review", "pending", None, about="h-1", due_before="2024-06-03", due_after=None)])
c.now(9, None).end("notified", flags={"holds": []})

c = Amended("retracted-publication", "7: it was not published after all: the state would differ")
c.to("published").amend(c.at("publish"), RETRACT, on="2024-10-10",
                        has=[state("published", "pre_publication"),
                             duty("publish", "met", "overdue", days_late_after=13),
                             duty("stay-public", "pending", "not_started")])
c.now(c.at("publish"), None).end("pre_publication", retracted=[c.at("publish")])

c = Amended("retracted-closing", "7: closed by mistake; every duty is owed again")
c.to("screening").ev("close_without_review", POLICE, reason="duplicate")
c.amend(3, RETRACT, on="2024-03-05", has=[state("closed", "screening"), duty("notify-panel", "not_owed", "pending")])
c.now(3, None).end("screening", phase="referral")

c = Amended("retracted-disclosure", "7, 6: a report taken down early without what made that lawful: the ban is broken")
c.to("published").ev("record_disclosure", MANAGER, on="2024-11-04", reason="minute-2").ev("take_down", MANAGER,
    channel="web-1")
c.amend(c.at("record_disclosure"), RETRACT,
        brings=[verdict(c.at("take_down"), "take_down", "allowed", "allowed_in_breach"),
                duty("stay-public", "not_owed", "broken")])
c.now(c.at("record_disclosure"), None).now(c.at("take_down"), BREACH, ["one-year-public"]).end("published")

c = Amended("retracted-copy", "7: a copy that was never sent; the state is carried by the others")
c.to("published").amend(c.at("send_copy"), RETRACT,
                        brings=[verdict(c.at("publish"), "publish", "allowed", "allowed_in_breach"),
                                duty("send-copies", "not_started", "not_started", met_on_after=None)])
c.now(c.at("send_copy"), None).now(c.at("publish"), BREACH, ["copies-sent", "seven-working-days"]).end("published")

c = Amended("retracted-twice", "7: what is retracted stays so; a second time changes nothing")
c.to("notified").amend(2, RETRACT).amend(2, RETRACT, brings=[]).now(2, None).end("notified", retracted=[2],
    amended_by={"2": [9, 10]})

# ---------------------------------------------------------------- later moves stand

c = Amended("stand-notification", "7: without the notification the rapid review has no row: refused, the moves named")
c.to("rapid_review_completed").amend(8, RETRACT, moves=[9, 10, 11, 13, 14], unmet=[LATER])
c.end("rapid_review_completed", retracted=[])

c = Amended("stand-chain", "7: one move that would not stand takes with it what came after: only moves are named")
c.to("with_national_panel").amend(c.at("decide"), RETRACT, moves=[c.at("send_to_national_panel")], unmet=[LATER])
c.end("with_national_panel")

c = Amended("stand-reopened", "7: closed without review by mistake, and reopened: the reopening rests on the closing")
c.to("screening").ev("close_without_review", POLICE, reason="mistaken").ev("reopen", POLICE, reason="minute-2")
c.amend(3, RETRACT, moves=[4], unmet=[LATER])
c.amend(4, RETRACT, has=[state("screening", "closed")]).amend(3, RETRACT, has=[state("closed", "screening")])
c.now(3, None).now(4, None).end("screening", retracted=[3, 4])

c = Amended("stand-taken-by-the-panel", "7: the Panel took the case: begin_lcspr has no row in national_review")
c.to("commissioning").amend(c.at("national_panel_responds"), {"parts": {"response": "national_review"}},
                            moves=[c.at("begin_lcspr")], unmet=[LATER]).end("commissioning")

c = Amended("stand-withdrawn", "7: rescreened after a withdrawal that is taken back")
c.to("notified").facts(suspicion="none").ev("withdraw_notification", AUTHORITY, reason="minute-2")
c.ev("rescreen", MANAGER, reason="minute-3").amend(10, RETRACT, moves=[11], unmet=[LATER]).end("screening")

c = Amended("stand-copies", "7: copy by copy: without the last, publication has no row")
c.to("published").amend(c.at("send_copy", 1), RETRACT).amend(c.at("send_copy", 2), RETRACT)
c.amend(c.at("send_copy", 3), RETRACT, moves=[c.at("publish")], unmet=[LATER])
c.now(c.at("send_copy"), None).now(c.at("send_copy", 2), None)
c.now(c.at("publish"), BREACH, ["copies-sent", "seven-working-days"]).end("published")

c = Amended("stand-everything", "7: without its first event nothing stands, not even the amendment")
c.refer().ev("begin_screening", MANAGER).amend(1, RETRACT, moves=[2, 3], unmet=[LATER]).end("screening")

c = Amended("stand-departure-does-not-help", "7, 2: no departure reason lets a move stand that has no row")
c.to("rapid_review")
c.ev("amend", MANAGER, REFUSED, happened=True, of=8, reason="receipt-1", retract=True,
     unmet=[LATER]).end("rapid_review")

c = Amended("stand-without-authority", "7: the amended event by a role without authority: refused, with who has it")
c.to("notified").amend(8, {"actor": role(POLICE)}, moves=[8], unmet=["no-authority"])
c.amend(7, {"actor": role(AGENCY)}, moves=[7], unmet=["no-authority"])
c.amend(7, {"actor": role(POLICE)}, brings=[]).end("notified", amended=[7])

c = Amended("stand-later-authority",
            "7: an actor with authority, and one without: it is not for the national Panel to begin the review")
c.to("in_review")
c.amend(c.at("begin_review"), {"actor": role(REVIEWER)}, brings=[]).amend(c.at("begin_review"),
    {"actor": role(NATIONAL)},
                                                                          moves=[c.at("begin_review")],
                                                                          unmet=["no-authority"])
c.end("in_review")

c = Amended("stand-refused-is-not-in-the-way",
            "7: an event that was refused is no later move; seq counts it all the same")
c.to("notified").ev("decide", AUTHORITY, REFUSED, outcome="lcspr", reason="minute-1", unmet=["no-such-move"])
c.ev("open_rapid_review", MANAGER).amend(8, RETRACT, moves=[10], unmet=[LATER])
c.amend(10, RETRACT, has=[state("rapid_review", "notified")]).amend(8, RETRACT, has=[state("notified", "notifiable")])
c.now(8, None).now(10, None).end("notifiable", retracted=[8, 10], amended_by={"8": [13], "10": [12]})

# ---------------------------------------------------------------- amendments of amendments

c = Amended("again-other-keys", "7: the keys given replace, the others stay, those of an earlier amendment too")
c.to("notified").ev("notify_partners", AUTHORITY)
c.amend(1, {"parts": {"aware_on": "2024-02-26"}}, on="2024-03-20").amend(1, {"parts": {"children": 3}}, brings=[])
c.amend(1, {"happened_on": "2024-02-27"}, brings=[])
c.end("notified", duties=[{"duty": "notify-panel", "since": "2024-02-26", "standing": "met_late"}],
      amended_by={"1": [10, 11, 12]})

c = Amended("again-brought-back", "7: retracted, then replaced: it counts again, as it was")
c.to("decided").amend(c.at("sign_off", 9), RETRACT).amend(c.at("sign_off", 9), {},
                      brings=[verdict(c.at("decide"), "decide", "allowed_in_breach", "allowed")])
c.end("decided", unmet={str(c.at("decide")): []}, amended=[c.at("sign_off", 9)], retracted=[])

c = Amended("again-back-with-its-keys",
            "7: what an earlier amendment replaced stays replaced when the event is brought back")
c.to("notified").amend(8, {"happened_on": "2024-03-13"}, on="2024-03-20").amend(8, RETRACT,
    has=[state("notified", "notifiable")])
c.amend(8, {"parts": {"reference": "sin-2"}}, has=[state("notifiable", "notified")])
c.end("notified", duties=[{"duty": "notify-panel", "standing": "met_late", "met_on": "2024-03-13"}],
      amended_by={"8": [9, 10, 11]})

c = Amended("again-retracted-in-the-end", "7: replaced, then retracted")
c.to("notified").ev("notify_partners", AUTHORITY)
c.amend(9, {"happened_on": "2024-03-11"}, on="2024-03-20", brings=[duty("notify-partners", "met", "met_late",
    days_late_after=1)])
c.amend(9, RETRACT, brings=[duty("notify-partners", "met_late", "overdue")])
c.now(9, None).end("notified", amended=[], retracted=[9])

c = Amended("again-after-more-events", "7: an amendment holds for what comes later as for what came before")
c.to("decided").amend(c.at("sign_off", 6), RETRACT, brings=[])
c.ev("send_to_national_panel", MANAGER, REFUSED, on="2024-03-28", document=RAPID, unmet=["rapid-review-signed-off"])
c.now(c.at("sign_off", 6), None).end("decided")

# ---------------------------------------------------------------- who, when, and how it is written

c = Amended("by-a-partner", "5.2: by unit, which is the business manager or any partner")
c.to("notified")
for partner in PARTNERS:
    c.amend(2, {"happened_on": "2024-03-05"}, by=partner)
c.end("notified")

c = Amended("by-others", "5.2: by unit only")
c.to("notified")
for other in (AGENCY, PANEL_GROUP, REVIEWER, NATIONAL, IMPORTER):
    c.amend(2, {"happened_on": "2024-03-05"}, REFUSED, by=other, unmet=["no-authority"])
c.end("notified", amended=[])

for name, seqs, final in (("closed", None, "closed"), ("withdrawn", None, "withdrawn"),
                          ("not-notifiable", None, "not_notifiable")):
    c = Amended("final-" + name, "5.2: amend in any state, final ones too; the state stays")
    if final == "closed":
        c.to("closed")
    elif final == "withdrawn":
        c.to("notified").facts(suspicion="none").ev("withdraw_notification", AUTHORITY, reason="minute-2")
    else:
        c.to("screening").facts(suspicion="none").ev("find_criteria_not_met", AUTHORITY, reason="minute-2")
    c.amend(2, {"happened_on": "2024-03-05"}, brings=[]).end(final, amended=[2])

c = Amended("reason-missing", "2: a missing required particular is refused")
c.to("notified").amend(2, RETRACT, REFUSED, reason=None, unmet=["particulars-complete"]).end("notified", retracted=[])

c = Amended("of-missing", "2: a missing required particular is refused")
c.to("notified").amend(None, RETRACT, REFUSED, unmet=["particulars-complete"])
c.amend(None, {"happened_on": "2024-03-05"}, REFUSED, unmet=["particulars-complete"]).end("notified")

c = Amended("of-counts-lines", "formats 1: of is a seq; a refused event has one")
c.refer().ev("decide", AUTHORITY, REFUSED, outcome="lcspr", reason="minute-1").ev("begin_screening", MANAGER,
    on="2024-03-04")
c.amend(3, RETRACT, has=[state("screening", "referred")]).now(3, None).end("referred", retracted=[3],
    amended_by={"3": [4]})

for name, of in (("zero", 0), ("negative", -1), ("string", "2"), ("itself", 9), ("beyond", 10), ("far-beyond", 2 ** 40),
                 ("boolean", True), ("null-list", [])):
    c = Amended("bad-of-" + name, "7: of is the sequence number of an earlier event")
    c.to("notified").amend(of, RETRACT).bad(line=9, pointer="/parts/of")

c = Amended("bad-of-an-amendment", "7: of any event but amend and note_refusal")
c.to("notified").amend(2, RETRACT).amend(9, RETRACT).bad(line=10, pointer="/parts/of")

c = Amended("bad-of-a-refused-event", "7: what was refused is no event of the review")
c.refer().ev("decide", AUTHORITY, REFUSED, outcome="lcspr", reason="minute-1").amend(2, RETRACT).bad(line=3,
    pointer="/parts/of")

c = Amended("bad-of-a-noted-refusal", "7: of any event but amend and note_refusal")
c.refer().ev("note_refusal", MANAGER, REFUSED).amend(2, RETRACT).bad(line=3, pointer="/parts/of")

c = Amended("bad-first", "7: the first event has no earlier one")
c.amend(1, RETRACT, on="2024-03-01").bad(line=1, pointer="/parts/of")

c = Amended("bad-both", "formats 1: a replacement or retract, not both")
c.to("notified").amend(2, {"happened_on": "2024-03-05"}, retract=True).bad(line=9, pointer="/parts")

c = Amended("bad-neither", "formats 1: a replacement or retract")
c.to("notified").amend(2, None).bad(line=9, pointer="/parts")

c = Amended("bad-neither-retract-false", "formats 1: a replacement or retract true")
c.to("notified").amend(2, None, retract=False).bad(line=9, pointer="/parts")

c = Amended("retract-false", "formats 1: retract false says nothing beside a replacement")
c.to("notified").amend(2, {"happened_on": "2024-03-05"}, retract=False, brings=[]).end("notified", amended=[2])

c = Amended("bad-no-parts", "formats 1: a replacement or retract")
c.to("notified").ev("amend", MANAGER).bad(line=9, pointer="/parts")

c = Amended("bad-retract-string", "formats 1: true or false")
c.to("notified").amend(2, None, retract="true").bad(line=9, pointer="/parts/retract")

c = Amended("bad-part-of-amend", "formats 1: a near miss is named")
c.to("notified").amend(2, None, replacment={"happened_on": "2024-03-05"}).bad(line=9, pointer="/parts/replacment",
    nearest="replacement")

AT = "/parts/replacement"
for name, of, replacement, pointer, nearest in (
        ("list", 8, [], "", None), ("string", 8, "2024-03-13", "", None),
        ("key", 8, {"happend_on": "2024-03-13"}, "/happend_on", "happened_on"),
        ("recorded", 8, {"recorded_at": "2024-03-13T10:00:00Z"}, "/recorded_at", None),
        ("event", 8, {"event": "refer"}, "/event", None), ("seq", 8, {"seq": 8}, "/seq", None),
        ("note", 8, {"note": "words"}, "/note", None), ("edition", 1, {"edition": "wt2018"}, "/edition", None),
        ("date", 8, {"happened_on": "2024-13-01"}, "/happened_on", None),
        ("date-type", 8, {"happened_on": 20240313}, "/happened_on", None),
        ("historic", 8, {"historic": "yes"}, "/historic", None),
        ("actor-id", 8, {"actor": {"role": "police"}}, "/actor/id", None),
        ("actor-role", 8, {"actor": {"id": "u-4", "role": "polise"}}, "/actor/role", "police"),
        ("actor-key", 8, {"actor": {"id": "u-4", "role": "police", "name": "u-4"}}, "/actor/name", None),
        ("actor-identifier", 8, {"actor": {"id": "943-476-5919", "role": "police"}}, "/actor/id", None),
        ("departure", 8, {"departure": {"already_happened": True}}, "/departure/reason", None),
        ("parts", 8, {"parts": []}, "/parts", None),
        ("part", 8, {"parts": {"refrence": "sin-2"}}, "/parts/refrence", "reference"),
        ("part-of-another", 8, {"parts": {"children": 2}}, "/parts/children", None),
        ("part-of-amend", 8, {"parts": {"of": 2}}, "/parts/of", None),
        ("type", 1, {"parts": {"children": "2"}}, "/parts/children", None),
        ("range", 1, {"parts": {"children": 0}}, "/parts/children", None),
        ("code", 3, {"parts": {"harm": "serius"}}, "/parts/harm", "serious"),
        ("code-of-another", 8, {"parts": {"limb": "serious"}}, "/parts/limb", None),
        ("date-part", 1, {"parts": {"aware_on": "2024-03"}}, "/parts/aware_on", None),
        ("reference", 8, {"parts": {"reference": "M1-1AA"}}, "/parts/reference", None),
        ("list-entry", 1, {"parts": {"child_refs": ["child-1", 7]}}, "/parts/child_refs/1", None),
        ("empty-list", 1, {"parts": {"child_refs": []}}, "/parts/child_refs", None)):
    c = Amended("bad-replacement-" + name,
                "formats 1: a replacement has the keys of a line that say what happened, as a line has them")
    c.to("notified").amend(of, replacement)
    c.bad(**dict({"line": 9, "pointer": AT + pointer}, **({"nearest": nearest} if nearest else {})))

c = Amended("bad-replacement-milestone", "formats 1: milestones are read as anywhere")
c.ev("adopt", IMPORTER, on="2024-06-03", top={"edition": "wt2018"}, state="monitoring",
     milestones={"publish": "2021-07-20"})
c.amend(1, {"parts": {"milestones": {"publsh": "2021-07-20"}}})
c.bad(line=2, pointer=AT + "/parts/milestones/publsh", nearest="publish")

c = Amended("bad-replacement-state", "formats 1: a state of this edition")
c.ev("adopt", IMPORTER, on="2024-06-03", top={"edition": "wt2018"}, state="monitoring").amend(1,
    {"parts": {"state": "no_review"}})
c.bad(line=2, pointer=AT + "/parts/state")

# ---------------------------------------------------------------- another edition

CARE = "notify-care-leaver-death"

c = Amended("edition-changed", "7: past verdicts stand; duties and later events follow the new edition",
            edition="wt2018")
c.to("screening").facts(**dict(MET_FACTS, harm="died", care_leaver=True, age_band="under_18"))
c.ev("find_criteria_met", AUTHORITY, reason="minute-1", unmet=[])
c.ev("change_edition", MANAGER, on="2024-03-06", to="wt2023", reason="minute-2")
c.ev("notify_national_panel", AUTHORITY, on="2024-03-08", limb="in_area", unmet=["partners-agree-notification"])
c.end("notified", edition="wt2023", begun_under="wt2018", provisional=False,
      consequences={"5": [duty(CARE, None, "pending", due_after="2024-03-08")]},
      duties=[{"duty": CARE, "standing": "pending"}])

c = Amended("edition-changed-provisional", "1: every answer under a provisional edition says so")
c.to("notified").ev("change_edition", MANAGER, on="2026-04-01", to="wt2026", reason="minute-2")
c.end("notified", edition="wt2026", begun_under="wt2023", provisional=True)

c = Amended("edition-left-provisional", "1: and so does one that has verdicts of a provisional edition in it",
            edition="wt2026")
c.to("notified").ev("change_edition", MANAGER, to="wt2023", reason="minute-2").end("notified", edition="wt2023",
    provisional=True)

c = Amended("edition-the-same", "7: the edition that is followed already: nothing would differ")
c.to("notified").ev("change_edition", MANAGER, to="wt2023", reason="minute-2")
c.end("notified", edition="wt2023", begun_under=None, consequences={"9": []})

c = Amended("edition-amended-before", "7: an event of before the change is read by the edition of its time",
            edition="wt2018")
c.to("notifiable", without={"views"}).ev("change_edition", MANAGER, to="wt2023", reason="minute-2")
c.ev("notify_national_panel", AUTHORITY, on="2024-03-08", limb="in_area", unmet=["partners-agree-notification"])
c.amend(4, {"happened_on": "2024-03-05"}, brings=[]).end("notified",
                                                         unmet={"4": [], "6": ["partners-agree-notification"]},
                                                         edition="wt2023")

c = Amended("edition-amended-after", "7: an event of after the change is read by the new edition", edition="wt2018")
c.to("notifiable", without={"views"}).ev("change_edition", MANAGER, to="wt2023", reason="minute-2")
c.ev("notify_national_panel", AUTHORITY, on="2024-03-08", limb="in_area")
c.amend(6, {"happened_on": "2024-03-07"}, on="2024-03-09").end("notified",
                                                               unmet={"6": ["partners-agree-notification"]},
                                                               edition="wt2023")

c = Amended("edition-change-retracted", "7: without the change, what followed is read by the earlier edition",
            edition="wt2018")
c.to("notifiable", without={"views"}).ev("change_edition", MANAGER, to="wt2023", reason="minute-2")
c.ev("notify_national_panel", AUTHORITY, on="2024-03-08", limb="in_area")
c.amend(5, RETRACT, has=[duty(CARE, after=None)]).now(5, None)
c.end("notified", edition="wt2018", begun_under=None, duties_absent=[CARE], unmet={"6": ["edition-in-force"]})

c = Amended("edition-change-replaced", "7: it was to another edition that it was changed", edition="wt2018")
c.to("notified").ev("change_edition", MANAGER, on="2026-04-01", to="wt2023", reason="minute-2")
c.amend(c.at("change_edition"), {"parts": {"to": "wt2026"}}).end("notified", edition="wt2026", provisional=True)

c = Amended("edition-changed-by-others", "5.2: by unit; in any state that is not final")
c.to("notified").ev("change_edition", AGENCY, REFUSED, to="wt2018", reason="minute-2", unmet=["no-authority"])
c.ev("change_edition", MANAGER, REFUSED, to="wt2018", unmet=["particulars-complete"])
c.ev("change_edition", MANAGER, REFUSED, reason="minute-2", unmet=["particulars-complete"])
c.facts(suspicion="none").ev("withdraw_notification", AUTHORITY, reason="minute-2")
c.ev("change_edition", MANAGER, REFUSED, to="wt2018", reason="minute-2", unmet=["no-such-move"]).end("withdrawn",
    edition="wt2023")

for name, to, nearest in (("across-kinds", "sar2014", None), ("history", "scr2015", None),
                          ("unknown", "wt2032", "wt2023"),
                          ("type", 2023, None)):
    c = Amended("bad-edition-" + name, "7: never across kinds, and to an edition that there is")
    c.to("notified").ev("change_edition", MANAGER, to=to, reason="minute-2")
    c.bad(**dict({"line": 9, "pointer": "/parts/to"}, **({"nearest": nearest} if nearest else {})))

c = Amended("bad-edition-replaced", "7: never to an edition that is history only")
c.to("notified").ev("change_edition", MANAGER, to="wt2018", reason="minute-2").amend(9, {"parts": {"to": "scr2015"}})
c.bad(line=10, pointer=AT + "/parts/to")

c = Amended("edition-of-history", "1: scr2015 has no change of edition; what is in it can be amended")
c.ev("adopt", IMPORTER, on="2024-06-03", top={"edition": "scr2015"}, state="published")
c.ev("deposit", MANAGER, repository="rep-1").ev("change_edition", MANAGER, REFUSED, to="wt2018", reason="minute-2",
                                                unmet=["no-such-move"])
c.amend(2, {"happened_on": "2024-06-01"}, brings=[]).end("published", edition="scr2015", amended=[2])

c = Amended("adult-review", "7, 5.3: an adult review; its unit is the business manager or the board",
            edition="sar2014", kind="adult")
c.refer().ev("begin_screening", MANAGER)
c.facts(needs=True, joint_working_concern=True, died=True, suspicion="known")
c.ev("decide", BOARD, on="2024-03-27", outcome="mandatory_review", reason="minute-1")
c.amend(3, {"parts": {"suspicion": "none"}}, by=BOARD, has=[verdict(4, "decide", "allowed", "allowed_in_breach")])
c.amend(3, RETRACT, REFUSED, by=AUTHORITY, unmet=["no-authority"])
c.now(4, BREACH, ["sar-condition"]).end("commissioning", edition="sar2014")

# ---------------------------------------------------------------- two dates

def late_entry(name, why, *args):
    """Notified on 8 March, written down on 20 March; on 2 April it is amended to 13 March."""
    case = Amended(name, why)
    case.to("notifiable").ev("notify_national_panel", AUTHORITY, on="2024-03-08", recorded="2024-03-20T10:00:00Z",
                             limb="in_area")
    case.recorded = "2024-03-20T10:00:00Z"
    case.amend(8, {"happened_on": "2024-03-13"}, on="2024-04-02")
    return case.ask("as-at", *args)


late_entry("as-at-before-it-was-recorded", "7: recorded_until: on 10 March nobody had written it down", "--recorded",
           "2024-03-10").told(
    state="notifiable", seqs=[1, 2, 3, 4, 5, 6, 7], as_at={"recorded": "2024-03-10"}, as_of="2024-03-10",
    duties=[{"duty": "notify-panel", "standing": "overdue", "days_late": 1}])
late_entry("as-at-recorded", "7: from the moment it was recorded, as it was recorded", "--recorded",
           "2024-03-20T10:00:00Z").told(
    state="notified", seqs=[1, 2, 3, 4, 5, 6, 7, 8], amended=[], as_of="2024-03-20", unmet={"8": []},
    duties=[{"duty": "notify-panel", "standing": "met", "met_on": "2024-03-08"}])
late_entry("as-at-a-moment-earlier", "7: a moment before, it was not", "--recorded",
           "2024-03-20T09:59:59.999999999Z").told(
    state="notifiable", seqs=[1, 2, 3, 4, 5, 6, 7])
late_entry("as-at-before-the-amendment", "7: amending later never changes what was believed", "--recorded",
           "2024-04-01").told(
    state="notified", amended=[], duties=[{"duty": "notify-panel", "standing": "met", "met_on": "2024-03-08"}])
late_entry("as-at-the-amendment", "7: a date is its end, UTC: the amendment of that day is in", "--recorded",
           "2024-04-02").told(
    state="notified", amended=[8], amended_by={"8": [9]}, duties=[{"duty": "notify-panel", "standing": "met_late",
                                                                   "days_late": 3}])
late_entry("as-at-before-everything", "7: nothing was recorded yet", "--recorded", "2024-02-29").told(
    state=None, phase=None, seqs=[], edition="wt2023")
late_entry("as-at-happened", "7: how it stood on 10 March as it is known now: not notified, since that was on the 13th",
           "--happened", "2024-03-10").told(
    state="notifiable", not_yet=[8, 9], as_of="2024-03-10", duties=[{"duty": "notify-panel", "standing": "overdue",
                                                                     "days_late": 1}])
late_entry("as-at-happened-by-then", "7: how it stood on 13 March", "--happened", "2024-03-13").told(
    state="notified", seqs=[1, 2, 3, 4, 5, 6, 7, 8], not_yet=[9], amended=[8], amended_by={"8": [9]},
    duties=[{"duty": "notify-panel", "standing": "met_late", "met_on": "2024-03-13"}])
late_entry("as-at-both", "7: how it stood on 10 March as it was known on 20 March: notified, on the 8th",
           "--recorded", "2024-03-20", "--happened", "2024-03-10").told(
    state="notified", not_yet=[], amended=[], as_at={"recorded": "2024-03-20", "happened": "2024-03-10"},
    duties=[{"duty": "notify-panel", "standing": "met", "met_on": "2024-03-08"}])
late_entry("as-at-as-of", "7: duties may be asked for another day", "--recorded", "2024-03-10", "--as-of",
           "2024-03-12").told(
    as_of="2024-03-12", duties=[{"duty": "notify-panel", "standing": "overdue", "days_late": 2}])
for name, args in (("no-date", ()), ("month", ("--recorded", "2024-03")),
                   ("zone", ("--recorded", "2024-03-20T10:00:00+01:00")),
                   ("moment-of-a-day", ("--happened", "2024-03-20T10:00:00Z")),
                   ("no-day", ("--happened", "2024-02-30"))):
    late_entry("bad-as-at-" + name, "7: a moment in UTC or a full date; a full date", *args).bad()

c = Amended("as-at-refused", "7: an event that was refused is part of what was seen at the time")
c.refer().ev("decide", AUTHORITY, REFUSED, outcome="lcspr", reason="minute-1").ev("begin_screening", MANAGER,
    on="2024-03-04")
c.ask("as-at", "--recorded", "2024-03-01").told(1, state="referred", seqs=[1, 2], verdicts=[ALLOWED, REFUSED])

c = Amended("as-at-profile", "8: under a profile, its duties too")
c.refer(incident_on="2024-02-15").ev("begin_screening", MANAGER, on="2024-03-04")
c.ask("as-at", "--recorded", "2024-03-01", "--profile", "{profiles}/bury-like.json").told(
    seqs=[1], profile=["bury-like", "2025-1"], duties=[{"duty": "referral-in-time", "standing": "met_late",
                                                        "days_late": 6}])

c = Amended("as-at-vague", "7: of a vague date, the last day counts")
c.ev("refer", AGENCY, on="2024-03", recorded="2024-03-01T10:00:00Z", top={"historic": True, "edition": "wt2023"},
     referring_agency="agency-1", children=1)
c.ask("as-at", "--happened", "2024-03-30").told(state=None, not_yet=[1])

c = Amended("as-at-edition", "7: before the edition was changed, the earlier one was followed", edition="wt2018")
c.to("notified").ev("change_edition", MANAGER, on="2024-03-11", to="wt2023", reason="minute-2")
c.ask("as-at", "--recorded", "2024-03-10").told(edition="wt2018", begun_under=None, duties_absent=[CARE])

# ---------------------------------------------------------------- before it is written

c = Amended("amend-allowed", "7: the answer lists the consequences before anything is written")
c.to("decided").amend(c.at("sign_off", 9), RETRACT)
c.ask("amend", events=lines_of(c, -1)).told(
    state="decided", seqs=[c.seq + 1], verdicts=[ALLOWED],
    consequences={str(c.seq + 1): [verdict(c.at("decide"), "decide", "allowed", "allowed_in_breach")]})

c = Amended("amend-refused", "7: refused, with the moves named")
c.to("with_national_panel").amend(c.at("decide"), RETRACT)
c.ask("amend", events=lines_of(c, -1)).told(
    1, state="with_national_panel", verdicts=[REFUSED], moves={str(c.seq + 1): [c.at("send_to_national_panel")]},
    consequences={str(c.seq + 1): []})

c = Amended("amend-edition", "7: change_edition answers first with the list of what would differ", edition="wt2018")
c.to("notified").ev("change_edition", MANAGER, on="2024-03-11", to="wt2023", reason="minute-2")
c.ask("amend", events=lines_of(c, -1)).told(
    edition="wt2023", consequences={"9": [duty(CARE, None, "not_owed")]})

c = Amended("amend-laid-out", "an amendment may be laid out on several lines")
c.to("notified")
c.ask("amend", events=["{", ' "event": "amend", "actor": {"id": "u-1", "role": "business_manager"},',
                       ' "happened_on": "2024-03-11",',
                       ' "recorded_at": "2024-03-11T10:00:00Z",',
                       ' "parts": {"of": 2, "reason": "receipt-1", "retract": true}', "}"])
c.told(verdicts=[ALLOWED], state="notified")

c = Amended("bad-amend-other-event", "an amendment or a change of edition is wanted; what-if takes the others")
c.to("notified").ev("open_rapid_review", MANAGER)
c.ask("amend", events=lines_of(c, -1)).bad(where="amendment", pointer="/event")

c = Amended("bad-amend-of", "the place is in the amendment")
c.to("notified").amend(12, RETRACT)
c.ask("amend", events=lines_of(c, -1)).bad(where="amendment", line=1, pointer="/parts/of")

c = Amended("bad-amend-empty", "one event is wanted")
c.to("notified").ask("amend", events=[]).bad(where="amendment")

c = Amended("bad-amend-record", "the place is in the record")
c.to("notified").raw("{}").ask("amend", events=[]).bad(where="record", line=9, pointer="/event")

# ---------------------------------------------------------------- what if

c = Amended("what-if", "7: any number of events on a copy; in what it would differ from the record")
c.to("notified").to("rapid_review", since="notified").facts(suspicion="none")
c.ev("withdraw_notification", AUTHORITY, reason="minute-2")
c.ask("what-if", events=lines_of(c, 8)).told(
    state="withdrawn", phase="closed", seqs=[9, 10, 11], verdicts=[ALLOWED] * 3, unmet={"11": []},
    differences_has=[duty("rapid-review", "pending", "not_owed"), state("notified", "withdrawn")])

c = Amended("what-if-refused", "7: exit 1 when one of them is refused; what follows is tried all the same")
c.to("notified").ev("decide", AUTHORITY, REFUSED, outcome="lcspr", reason="minute-1").ev("open_rapid_review", MANAGER)
c.ask("what-if", events=lines_of(c, 8)).told(1, state="rapid_review", verdicts=[REFUSED, ALLOWED],
                                             unmet={"9": ["no-such-move"]},
                                             differences=[state("notified", "rapid_review")])

c = Amended("what-if-amended", "7: an amendment may be tried too, of an event of the record or of the trial")
c.to("decided").amend(c.at("consider_factors"), RETRACT)
c.ev("add_action", MANAGER, action="a-1").amend(c.seq, {"parts": {"action": "a-2"}})
c.ask("what-if", events=lines_of(c, -3)).told(
    verdicts=[ALLOWED] * 3, amended=[c.seq + 2], differences_has=[verdict(c.at("decide"), "decide", "allowed",
        "allowed_in_breach")])

c = Amended("what-if-nothing-differs", "7: an event that changes nothing that is owed")
c.to("notified").ev("record_impact", MANAGER, action="a-1")
c.ask("what-if", events=lines_of(c, -1)).told(state="notified", differences=[])

c = Amended("what-if-as-of", "6: duties as of another day")
c.to("notified").ev("notify_partners", AUTHORITY, on="2024-03-08")
c.ask("what-if", "--as-of", "2024-03-11", events=lines_of(c, -1)).told(
    as_of="2024-03-11", differences=[duty("notify-partners", "overdue", "met", days_late_before=1,
                                          met_on_after="2024-03-08")])

c = Amended("bad-what-if-line", "the place is in the events, with their own lines")
c.to("notified").ev("open_rapid_review", MANAGER).raw('{"event":"open_rapid_reviw"}')
c.ask("what-if", events=lines_of(c, 8)).bad(where="events", line=2, pointer="/event", nearest="open_rapid_review")

c = Amended("bad-what-if-earlier", "formats 1: recorded_at never decreases, from the record to the trial")
c.to("notified").ev("open_rapid_review", MANAGER, on="2024-03-08", recorded="2024-03-07T10:00:00Z")
c.ask("what-if", events=lines_of(c, 8)).bad(where="events", line=1, pointer="/recorded_at")

c = Amended("bad-what-if-nothing", "there is nothing to try")
c.to("notified").ask("what-if", events=[]).bad(where="events")

# ---------------------------------------------------------------- impact of another edition

c = Amended("impact", "7: wt2018 to wt2023: the care leaver's duty appears, and three views are expected",
            edition="wt2018")
c.to("notified", without={"views"})
c.ask("impact", "--edition", "wt2023").told(
    edition="wt2018", under="wt2023", provisional=False,
    differences=[{"kind": "findings", "seq": 4, "event": "find_criteria_met", "before": "allowed", "after": "allowed",
                  "rules": ["partners-agree-notification"]},
                 {"kind": "findings", "seq": 5, "event": "notify_national_panel",
                  "rules": ["partners-agree-notification"]},
                 duty(CARE, None, "not_owed")])

c = Amended("impact-relaxed",
            "1, 7: the window of 2020 is wt2018's: under wt2023 what was relaxed is late, and a breach", days="2020")
c.to("pre_publication").publish(ALLOWED, on="2020-03-31", departure=False,
                                unmet=["seven-working-days", "copy-to-ofsted"])
c.ask("impact", "--edition", "wt2023").told(
    under="wt2023", differences_has=[{"kind": "verdict", "event": "publish", "before": "allowed",
                                      "after": "allowed_in_breach",
                                      "rules": ["copy-to-ofsted", "seven-working-days"]}])

c = Amended("impact-provisional", "1: every answer under it says so")
c.to("notified").ask("impact", "--edition", "wt2026").told(
    under="wt2026", provisional=True, differences=[{"kind": "findings", "event": "notify_national_panel",
                                                    "rules": ["edition-in-force"]}])

c = Amended("impact-the-same", "7: under the edition it is under nothing differs")
c.to("closed").ask("impact", "--edition", "wt2023").told(under="wt2023", differences=[])

c = Amended("impact-amended", "7: it is the record as amended that is read", edition="wt2018")
c.to("notified").amend(c.at("sign_off", 2), RETRACT)
c.ask("impact", "--edition", "wt2023").told(differences_has=[{"kind": "findings", "seq": 7,
                                                              "rules": ["partners-agree-notification"]}])

for name, edition in (("across-kinds", "sar2014"), ("history", "scr2015"), ("unknown", "wt2032")):
    c = Amended("bad-impact-" + name, "7: never across kinds; an edition that there is")
    c.to("notified").ask("impact", "--edition", edition).bad()
    if edition == "wt2032":
        c.bad(nearest="wt2023")

c = Amended("bad-impact-no-edition", "7: the edition is what is asked about")
c.to("notified").ask("impact").bad()

c = Amended("impact-profile", "8, 7: a local profile before it is adopted: its own duty, and no verdict is another")
c.refer(incident_on="2024-02-15")
c.ask("impact", "--profile", "{profiles}/bury-like.json").told(
    edition="wt2023", under="wt2023", profile=None, under_profile=["bury-like", "2025-1"],
    differences_has=[duty("referral-in-time", None, "met_late", since_after="2024-02-15", due_after="2024-02-22",
                          met_on_after="2024-03-01", days_late_after=6)])

c = Amended("impact-profile-changed", "8, 7: from one profile to another", args=None)
c.refer(incident_on="2024-02-15")
c.ask("impact", "--record-profile", "{profiles}/bury-like.json", "--profile", "{profiles}/day-by-day.json").told(
    profile=["bury-like", "2025-1"], under_profile=["day-by-day", "2025-1"],
    differences_has=[duty("referral-in-time", "met_late", None)])

c = Amended("bad-impact-profile", "8: a profile is for the editions that it names", edition="wt2018")
c.refer().ask("impact", "--profile", "{profiles}/bury-like.json").bad()

c = Amended("impact-of-an-undated-record", "1: a record whose date chooses no edition is given one")
c.ev("adopt", IMPORTER, on="2024-06-03", state="monitoring", milestones={"decide": "2023"})
c.ask("impact", "--edition", "wt2018", "--record-edition", "wt2023").told(edition="wt2023", under="wt2018")

if __name__ == "__main__":
    sys.exit(make_rules.write(FOLDER, CASES[FIRST:], sys.argv[1:]))
