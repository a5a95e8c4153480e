"""The tables of the rulebook, sections 1 and 3 to 5, written down a second time: who may do what, from where to where,
what the event has to carry, and the rules that speak then. What a rule means is in needs.py.

A row is: event | by | from | to | when. By: roles and groups of roles. From: states, A..B (section 4: final states
left out, local_learning counts as after decided), any (not final), all. To: a state, "same", "named" (adopt),
"back" (where it was closed from). When: a particular with its value, or approved, unapproved, unreviewed (closed without
a review), reviewed.
"""

FINAL = ("not_notifiable", "withdrawn", "closed", "no_review")
ORDER = ("referred", "screening", "notifiable", "notified", "rapid_review", "rapid_review_completed", "decided",
         "local_learning", "with_national_panel", "national_review", "commissioning", "in_review", "report_drafted",
         "anonymising", "anonymised", "publication_decided", "pre_publication", "published", "not_published", "monitoring")
ADULT_STATES = ("referred", "screening", "commissioning", "in_review", "report_drafted", "anonymising", "anonymised",
                "publication_decided", "published", "not_published", "monitoring", "closed", "no_review")
IN_FORCE = {"children": (("wt2018", "2018-06-29"), ("wt2023", "2023-12-15"), ("wt2026", "2026-03-18")),
            "adult": (("sar2014", "2015-04-01"),)}
RELAXED = ("2020-03-30", "2020-12-31")  # wt2018: the first and the last day

ANYONE = ("agency local_authority integrated_care_board police business_manager case_review_panel reviewer legal_adviser "
          "independent_scrutineer national_panel safeguarding_adults_board importer")
CHILDREN_ROLES = {"partners": "local_authority integrated_care_board police",
                  "unit": "business_manager local_authority integrated_care_board police", "anyone": ANYONE}
ADULT_ROLES = {"partners": "safeguarding_adults_board", "unit": "business_manager safeguarding_adults_board",
               "anyone": ANYONE}

CHILDREN = """
refer                       | agency partners unit | new | referred
adopt                       | importer unit        | new | named
begin_screening             | unit                 | referred | screening
record_circumstances        | unit agency          | any | same
record_judgement            | partners             | any | same
find_criteria_met           | partners             | screening referred | notifiable
find_criteria_not_met       | partners             | screening referred notifiable | not_notifiable
rescreen                    | unit                 | not_notifiable withdrawn local_learning monitoring closed | screening
close_without_review        | partners             | referred..rapid_review_completed | closed
begin_local_learning        | partners             | not_notifiable with_national_panel | local_learning
notify_national_panel       | local_authority      | referred screening notifiable | notified
notify_partners             | local_authority unit | any | same
withdraw_notification       | local_authority      | notified rapid_review rapid_review_completed | withdrawn
open_rapid_review           | unit                 | notified | rapid_review
request_summary             | unit                 | rapid_review | same
chase_summary               | unit                 | rapid_review rapid_review_completed | same
receive_summary             | unit agency          | rapid_review rapid_review_completed | same
waive_summary               | unit                 | rapid_review rapid_review_completed | same
record_immediate_action     | unit agency          | any | same
hold_rapid_review_meeting   | unit                 | rapid_review | same
complete_rapid_review       | unit                 | rapid_review | rapid_review_completed
reopen_rapid_review         | unit                 | rapid_review_completed | rapid_review
recommend                   | case_review_panel    | rapid_review_completed | same
consider_factors            | unit                 | rapid_review_completed | same
sign_off                    | partners             | referred..notified | same | subject=notification
sign_off                    | partners             | rapid_review_completed decided | same | subject=rapid_review
sign_off                    | partners             | rapid_review_completed | same | subject=decision
sign_off                    | partners             | report_drafted | same | subject=report
sign_off                    | partners             | anonymising anonymised | same | subject=publication
escalate                    | partners unit        | any | same
decide                      | partners             | rapid_review_completed | decided
send_to_national_panel      | unit                 | decided | with_national_panel
national_panel_responds     | national_panel unit  | with_national_panel commissioning in_review | same | response!=national_review
national_panel_responds     | national_panel unit  | with_national_panel commissioning in_review | national_review | response=national_review
answer_national_panel       | unit                 | any | same
reconsider_decision         | partners             | decided with_national_panel commissioning in_review local_learning monitoring | rapid_review_completed
inform_of_decision          | unit                 | decided..monitoring | same
begin_lcspr                 | partners             | with_national_panel | commissioning
return_from_national_review | national_panel unit  | national_review | with_national_panel
conclude_national_review    | national_panel unit  | national_review | monitoring
declare_interests           | reviewer unit        | commissioning in_review | same
appoint_reviewer            | partners             | commissioning in_review | same
remove_reviewer             | partners             | commissioning..anonymised | same
agree_terms                 | partners             | commissioning in_review | same
begin_review                | partners reviewer    | commissioning | in_review
monitor_progress            | partners unit        | in_review report_drafted | same
request_in_writing          | partners unit        | in_review report_drafted | same
invite_family               | reviewer unit        | notified..anonymised | same
hear_family                 | reviewer unit        | notified..anonymised | same
hold_practitioner_event     | reviewer unit        | in_review | same
submit_draft                | reviewer             | in_review | report_drafted
return_draft                | partners             | report_drafted | in_review
check_facts                 | unit reviewer        | report_drafted | same
accept_report               | partners             | report_drafted | anonymising
assign_pseudonym            | unit reviewer        | anonymising | same
record_scan                 | unit                 | anonymising anonymised | same
check_law                   | legal_adviser unit   | anonymising anonymised | same
show_family                 | unit reviewer        | anonymising..pre_publication | same
approve_anonymisation       | partners unit        | anonymising | anonymised
amend_report                | partners reviewer    | anonymised publication_decided pre_publication published monitoring | anonymising
decide_publication          | partners             | anonymised | publication_decided
decide_publication          | partners             | anonymising | publication_decided | outcome=none
plan_publication            | unit                 | anonymised publication_decided pre_publication | same
reconsider_publication      | partners             | publication_decided pre_publication not_published | anonymised | approved
reconsider_publication      | partners             | publication_decided pre_publication not_published | anonymising | unapproved
send_copy                   | unit                 | publication_decided pre_publication | pre_publication
publish                     | unit                 | pre_publication | published
justify_non_publication     | partners unit        | publication_decided not_published | same
confirm_not_published       | partners             | publication_decided | not_published
deposit                     | unit                 | published not_published monitoring closed | same
disseminate                 | unit                 | decided..monitoring | same
take_down                   | unit                 | published monitoring closed | same
begin_monitoring            | unit                 | published not_published local_learning with_national_panel | monitoring
close                       | partners unit        | monitoring | closed
reopen                      | partners             | closed | monitoring | reviewed
reopen                      | partners             | closed | back | unreviewed
place_hold                  | unit                 | any | same
lift_hold                   | unit                 | any | same
record_proceeding           | unit                 | any | same
record_order                | legal_adviser unit   | any | same
end_order                   | legal_adviser unit   | any | same
explain_delay               | unit                 | any | same
add_action                  | unit agency          | rapid_review..monitoring | same
update_action               | unit agency          | rapid_review..monitoring | same
settle_action               | unit agency          | rapid_review..monitoring | same
record_impact               | unit                 | all | same
link_review                 | unit                 | any | same
transfer_area               | partners             | any | same
notify_looked_after_death   | local_authority      | all | same
notify_care_leaver_death    | local_authority      | all | same
record_disclosure           | unit                 | all | same
include_in_yearly_report    | unit                 | all | same
change_edition              | unit                 | any | same
amend                       | unit                 | all | same
note_refusal                | anyone               | all | same
"""

# Section 5.3: these stay; the rest of the children's main line is not of an adult review.
ADULT_KEEPS = """
adopt begin_screening record_circumstances close_without_review escalate record_immediate_action declare_interests
appoint_reviewer remove_reviewer agree_terms begin_review monitor_progress request_in_writing invite_family hear_family
hold_practitioner_event submit_draft return_draft check_facts accept_report assign_pseudonym record_scan check_law
inform_of_decision show_family approve_anonymisation amend_report decide_publication plan_publication reconsider_publication
confirm_not_published deposit disseminate take_down begin_monitoring close reopen place_hold lift_hold record_proceeding
record_order end_order explain_delay add_action update_action settle_action record_impact link_review transfer_area
record_disclosure include_in_yearly_report change_edition amend note_refusal
""".split()
ADULT = """
refer                       | agency unit local_authority integrated_care_board police | new | referred
rescreen                    | unit                 | no_review closed | screening
sign_off                    | partners             | report_drafted | same | subject=report
sign_off                    | partners             | anonymising anonymised | same | subject=publication
decide                      | partners             | screening | commissioning | outcome!=no_review
decide                      | partners             | screening | no_review | outcome=no_review
publish                     | unit                 | publication_decided | published
"""
HISTORY = """
adopt                       | importer unit        | new | named
deposit                     | unit                 | published not_published monitoring closed | same
disseminate                 | unit                 | decided..monitoring | same
take_down                   | unit                 | published monitoring closed | same
link_review                 | unit                 | any | same
record_disclosure           | unit                 | all | same
close                       | partners unit        | any | closed
amend                       | unit                 | all | same
note_refusal                | anyone               | all | same
"""

# What an event has to carry (the particulars marked * in section 5); a value after "if" makes it depend.
REQUIRED = """
refer: referring_agency children
adopt: state
record_judgement: matter judged reason
find_criteria_met: reason
find_criteria_not_met: reason
rescreen: reason
close_without_review: reason
begin_local_learning: reason
notify_national_panel: limb
withdraw_notification: reason
request_summary: agency
chase_summary: agency
receive_summary: agency
waive_summary: agency reason
complete_rapid_review: document
reopen_rapid_review: reason
recommend: recommendation reason
consider_factors: factor_a factor_b factor_c factor_d
sign_off: subject stance outcome?subject=decision,publication document?subject=rapid_review,report,publication
escalate: subject reason
decide: outcome reason
send_to_national_panel: document
national_panel_responds: response
reconsider_decision: reason
inform_of_decision: recipient
return_from_national_review: reason
declare_interests: reviewer conflict
appoint_reviewer: reviewer
remove_reviewer: reviewer reason
agree_terms: document
monitor_progress: on_time quality
request_in_writing: what
hear_family: outcome
submit_draft: document
return_draft: reason
check_facts: document
accept_report: document has_improvements has_analysis
assign_pseudonym: subject label
record_scan: document open_findings
check_law: document clear
approve_anonymisation: document prepared_by
amend_report: document reason
decide_publication: outcome document reason?outcome=improvements_only,none
plan_publication: planned_on
reconsider_publication: reason
send_copy: recipient document
publish: document channel reviewer_named
justify_non_publication: recipient reason
deposit: repository
disseminate: product
take_down: channel
reopen: reason
place_hold: hold scope reason
lift_hold: hold
record_proceeding: proceeding kind status
record_order: order
end_order: order
explain_delay: duty recipient reason
add_action: action
update_action: action
settle_action: action disposition
link_review: review relation
transfer_area: area reason
notify_looked_after_death: recipient
notify_care_leaver_death: recipient
record_disclosure: reason
include_in_yearly_report: year
change_edition: to reason
amend: of reason
note_refusal: event rules
"""

# Event: rules, each "force rule" and, after "from", the states it is weighed in.
NEEDS = """
find_criteria_met: must criteria-met
find_criteria_not_met: must criteria-not-met
rescreen: must not-notified
close_without_review: must not-mistaken from notified rapid_review rapid_review_completed
close_without_review: must other-review-linked from notified rapid_review rapid_review_completed
begin_local_learning: must outcome-is-local-learning from with_national_panel
notify_national_panel: must criteria-met
notify_national_panel: expect edition-in-force
withdraw_notification: must criteria-no-longer-met
chase_summary: must return-open
receive_summary: must return-open
waive_summary: must return-open
complete_rapid_review: must immediate-safety-considered
complete_rapid_review: should meeting-held
complete_rapid_review: should returns-settled
sign_off: must one-person-one-partner
decide: must factors-considered
decide: must decision-signed-off
decide: should panel-recommended
decide: must decision-reasoned
send_to_national_panel: must rapid-review-signed-off
send_to_national_panel: must same-document
answer_national_panel: must query-open
reconsider_decision: must decision-made
reconsider_decision: must nothing-published
begin_lcspr: must outcome-is-lcspr
begin_lcspr: should no-open-panel-query
appoint_reviewer: must no-conflict
begin_review: must reviewer-appointed
begin_review: must terms-agreed
submit_draft: must reviewer-appointed
accept_report: must report-has-improvements
accept_report: must report-has-analysis
accept_report: must report-signed-off
accept_report: should facts-checked
accept_report: should practitioners-involved
accept_report: should family-invited
assign_pseudonym: must label-unique
approve_anonymisation: must scan-clean
approve_anonymisation: must law-checked
approve_anonymisation: must four-eyes
approve_anonymisation: should family-shown
amend_report: must report-accepted
decide_publication: must publication-signed-off
decide_publication: must same-document
send_copy: must same-document
send_copy: must outcome-is-publication
publish: must copies-sent
publish: must seven-working-days
publish: should copy-to-ofsted
publish: must same-document
publish: must reviewer-named
publish: must no-restricting-order
publish: must publication-not-held
confirm_not_published: must outcome-is-none
confirm_not_published: must justification-sent
take_down: must one-year-public
begin_monitoring: must outcome-is-no-review from with_national_panel
begin_monitoring: should no-open-panel-query from with_national_panel
close: must actions-settled
close: should deposited
close: expect in-yearly-report
lift_hold: must hold-open
end_order: must order-open
update_action: must action-open
settle_action: must action-open
"""
JOINT_VIEW = """
find_criteria_met: expect partners-agree-notification
notify_national_panel: expect partners-agree-notification
"""
# sar2014 has no such needs on these, and others on decide and publish (section 5.3; outcome-is-publication on publish is a
# reading of the library that was decided).
ADULT_DROPS = {"rescreen", "close_without_review", "decide", "publish", "take_down", "begin_monitoring", "justification-sent"}
ADULT_NEEDS = """
decide: must sar-condition
decide: must decision-reasoned
publish: must outcome-is-publication
publish: must same-document
publish: must no-restricting-order
publish: must publication-not-held
"""


class Row:
    __slots__ = ("roles", "to", "part", "value", "negated", "condition")

    def __init__(self, roles, to, when):
        self.roles, self.to, self.part, self.value, self.negated, self.condition = roles, to, None, None, False, None
        if "!=" in when:
            self.part, self.value = when.split("!=")
            self.negated = True
        elif "=" in when:
            self.part, self.value = when.split("=")
        elif when:
            self.condition = when


def _states(text, states):
    if text == "new":
        return [None]
    if text == "all":
        return states
    if text == "any":
        return [state for state in states if state not in FINAL]
    found = []
    for word in text.split():
        first, dots, last = word.partition("..")
        found += ORDER[ORDER.index(first):ORDER.index(last) + 1] if dots else [word]
    return [state for state in found if state in states]


class Edition:
    """rows[event][state]: the rows; needs[event]: (force, rule, states or None); required[event]: particulars."""

    def __init__(self, name):
        self.name = name
        self.adult, self.history = name == "sar2014", name == "scr2015"
        self.joint_view, self.relaxes = name in ("wt2023", "wt2026"), name == "wt2018"
        self.signers = (("safeguarding_adults_board",) if self.adult
                        else ("local_authority", "integrated_care_board", "police"))
        self.states = ADULT_STATES if self.adult else ORDER + FINAL[:3]
        groups = ADULT_ROLES if self.adult else CHILDREN_ROLES
        table = HISTORY if self.history else CHILDREN
        lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
        if self.adult:
            lines = [line for line in lines if line[0] in ADULT_KEEPS]
            lines += [[cell.strip() for cell in line.split("|")] for line in ADULT.strip().splitlines()]
        self.rows, self.roles = {}, {}
        for event, by, starts, to, *when in lines:
            roles = {role for word in by.split() for role in groups.get(word, word).split()}
            row = Row(roles, to, when[0] if when else "")
            self.roles.setdefault(event, set()).update(roles)
            for state in _states(starts, self.states):
                self.rows.setdefault(event, {}).setdefault(state, []).append(row)
        # How far a review in a state has come; in final states, as far as it may have (closed: all the way).
        self.ranks = {state: ORDER.index(state) for state in ORDER}
        self.ranks.update(local_learning=ORDER.index("with_national_panel"), not_notifiable=ORDER.index("notifiable"),
                          withdrawn=ORDER.index("rapid_review_completed"), no_review=ORDER.index("screening"),
                          closed=len(ORDER))
        self.earliest = {event: min(self.ranks[state] for state in rows if state) if set(rows) - {None} else 99
                         for event, rows in self.rows.items()}
        self.needs = {} if self.history else self._needs()
        self.required = {}
        for line in REQUIRED.strip().splitlines():
            event, parts = line.split(":")
            self.required[event] = [self._required(part) for part in parts.split()]
        if self.adult:
            self.required["refer"] = [self._required("referring_agency")]
            self.required["publish"] = [self._required("document"), self._required("channel")]

    def _needs(self):
        text = NEEDS + (JOINT_VIEW if self.joint_view else "")
        lines = [line.split(": ") for line in text.splitlines() if line]
        if self.adult:
            lines = [(event, rule) for event, rule in lines
                     if event not in ADULT_DROPS and rule.split()[1] not in ADULT_DROPS and event in self.rows]
            lines += [line.split(": ") for line in ADULT_NEEDS.strip().splitlines()]
        needs = {}
        for event, rule in lines:
            force, rule, *states = rule.split()
            needs.setdefault(event, []).append((force, rule, frozenset(states[1:]) or None))
        return needs

    @staticmethod
    def _required(text):
        part, _, when = text.partition("?")
        on, _, values = when.partition("=")
        return part, on, frozenset(values.split(","))
