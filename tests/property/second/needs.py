"""What each rule of the rulebook means, as a question to the history: True, False, or None for unknown (section 2: a fact
that may predate the adoption of a review and was not given).

Each takes the history and the event that is weighed. A rule that does not speak answers SILENT.
"""
from days import months_after, number
from rulebook import IN_FORCE

SILENT = "silent"
UNKNOWN = object()  # a document or an outcome that may have been bound before the adoption


def ever(*codes):
    def need(history, event):
        return True if any(history.by.get(code) for code in codes) else history.absent(codes[0])
    return need


def given(part):
    return lambda history, event: part in event.parts


def true(part):
    return lambda history, event: event.parts.get(part) == "true"


# The criteria and the notification

def assessed(answer):
    def need(history, event):
        answers = history.answers()
        return answers == {answer} or (None if answer in answers else False)
    return need


def subject_may_predate(history, subject):
    """Whether a stance on this subject may have been taken before the adoption, and stand."""
    rows = history.edition.rows["sign_off"]
    return (history.adopted is not None and history.voided("stance " + subject) < 0 and
            any(row.value == subject and history.edition.ranks[state] <= history.edition.ranks[history.adopted.after]
                for state, found in rows.items() for row in found))


def views(history, event):
    stances = history.stances("notification")
    if all(role in stances for role in history.edition.signers):
        return True
    return None if subject_may_predate(history, "notification") else False


def edition_in_force(history, event):
    def on(day):
        found = None
        for name, start in IN_FORCE["adult" if history.edition.adult else "children"]:
            if number(start) <= day:
                found = name
        return found
    first, last = on(event.first) == history.edition.name, on(event.last) == history.edition.name
    return first if first == last else None


def not_notified(history, event):
    if history.happened("notify_national_panel"):
        return history.live("notify_national_panel") is None
    ranks, adopted = history.edition.ranks, history.adopted
    if not adopted or adopted.after == "withdrawn" or history.voided("notify_national_panel") > 0:
        return True
    return None if ranks[adopted.after] >= ranks["notified"] else True


# Sign-offs

OUTCOMES = {"decision": ("lcspr", "no_review", "local_learning", "national_review"),
            "publication": ("full", "improvements_only", "none")}


def signed(history, subject, outcome, document):
    """outcome and document: what the stances must name, or SILENT; None: not said, so they must agree on one there is."""
    stances, older = history.stances(subject), subject_may_predate(history, subject)
    unknown = False
    for role in history.edition.signers:
        stance = stances.get(role)
        if stance is None:
            if not older:
                return False
            unknown = True
            continue
        parts = stance.parts
        if parts["stance"] != "agrees":
            return False
        if outcome is not SILENT:
            outcome = outcome or parts["outcome"]
            if parts["outcome"] != outcome or outcome not in OUTCOMES[subject]:
                return False
        if document is UNKNOWN:
            unknown = True
        elif document is not SILENT:
            document = document or parts["document"]
            if parts["document"] != document:
                return False
    return None if unknown or document is UNKNOWN else True


def decision_signed_off(history, event):
    return signed(history, "decision", event.parts.get("outcome"), SILENT)


def rapid_review_signed_off(history, event):
    completed = bound(history, "complete_rapid_review")
    return False if completed is None else signed(history, "rapid_review", SILENT, completed)


def report_signed_off(history, event):
    return signed(history, "report", SILENT, event.parts.get("document"))


def publication_signed_off(history, event):
    """Not said which document or outcome: the document that it has to be, and none where nothing else can be decided."""
    anonymising = history.state == "anonymising"
    document = event.parts.get("document") or bound(
        history, *(("accept_report", "amend_report") if anonymising else ("approve_anonymisation",)))
    return signed(history, "publication", event.parts.get("outcome") or ("none" if anonymising else None),
                  None if document is UNKNOWN else document)


def one_person(history, event):
    subject = event.parts.get("subject")
    if subject is None:
        return True
    return all(stance.actor != event.actor or role == event.role for role, stance in history.stances(subject).items())


# Documents

# From where on a review that is adopted with a document has it as this.
BOUND_FROM = {"complete_rapid_review": "referred", "accept_report": "anonymising", "approve_anonymisation": "anonymised",
              "decide_publication": "publication_decided"}


def bound(history, code, *codes):
    """The document that the last of these events bound; UNKNOWN if that may have been before the adoption."""
    void = history.voided(code) if code == "approve_anonymisation" else -1
    found = [last for last in (history.latest(code, max(void, 0)) for code in (code, *codes)) if last]
    if found:
        return max(found, key=lambda event: event.number).parts["document"]
    if not history.adopted or void >= 0:
        return None
    ranks, given = history.edition.ranks, history.adopted.parts.get("document")
    rank = ranks[history.adopted.after]
    if code == "complete_rapid_review":
        if given and rank < ranks["commissioning"]:
            return given
        return UNKNOWN if rank >= ranks["rapid_review_completed"] else None
    if rank < ranks[BOUND_FROM[code]]:
        return None
    return given or UNKNOWN


def is_document(document, event):
    if document is UNKNOWN:
        return None
    return document is not None and event.parts.get("document") in (None, document)


def same_document(history, event):
    if event.code == "send_to_national_panel":
        return is_document(bound(history, "complete_rapid_review"), event)
    if event.code == "decide_publication":
        if history.state == "anonymised":
            return is_document(bound(history, "approve_anonymisation"), event)
        return is_document(bound(history, "accept_report", "amend_report"), event)
    return is_document(bound(history, "decide_publication"), event)


def checked(code, part, clean):
    def need(history, event):
        void = max(history.voided("checks"), 0)
        latest = {check.parts["document"]: check.parts[part] == clean
                  for check in history.happened(code) if check.number > void}
        document = event.parts.get("document") or unnamed(history, void)
        return latest.get(document, False if void else history.absent(code))
    return need


def unnamed(history, void):
    """Not said which document: one that has passed, or else the one that is being made fit."""
    checks = sorted((check for code in ("record_scan", "check_law") for check in history.happened(code) if check.number),
                    key=lambda check: check.number)
    results = {}
    for check in checks:
        if check.number > void:
            clean = check.parts.get("open_findings", "0") == "0" and check.parts.get("clear", "true") == "true"
            results.setdefault(check.parts["document"], {})[check.code] = clean
    passed = [document for document, found in results.items() if len(found) == 2 and all(found.values())]
    if passed:
        return passed[0]
    return checks[-1].parts["document"] if checks else bound(history, "accept_report", "amend_report")


# Outcomes

def outcome_is(code, *values):
    def need(history, event):
        decided = history.live(code)
        if decided and "outcome" in decided.parts:
            return decided.parts["outcome"] in values
        return history.absent(code) if history.voided(code) < 0 and not (decided and decided.number) else False
    return need


def decision_made(history, event):
    if history.live("decide"):
        return True
    return history.absent("decide") if history.voided("decide") < 0 else False


def nothing_published(history, event):
    if history.by.get("publish"):
        return False
    return None if history.adopted_after_publishing() else True


# What is open

def thing_open(opener, part):
    return lambda history, event: history.is_open(opener, event.parts.get(part))


def none_open(opener, scope=None):
    def need(history, event):
        return not any(not closed and (scope is None or opened.parts["scope"] == scope)
                       for opened, _, closed in history.things(opener).values())
    return need


def query_open(history, event):
    opened, told = history.query()
    return True if opened else False if told else history.absent("national_panel_responds")


def no_query(history, event):
    return history.query()[0] is None


# The reviewer and the report

def no_conflict(history, event):
    declared = {other.parts["reviewer"]: other.parts["conflict"] == "false"
                for other in history.happened("declare_interests") if other.number}
    if event.parts.get("reviewer") in declared:
        return declared[event.parts["reviewer"]]
    if "reviewer" not in event.parts and any(declared.values()):  # not said who: anyone who is free
        return True
    return history.absent("declare_interests")


def reviewer_appointed(history, event):
    """A removal takes off the one it names, and whoever was appointed before the adoption and is not named."""
    appointed, removed = set(), history.happened("remove_reviewer")
    for other in sorted([*history.happened("appoint_reviewer"), *removed], key=lambda other: other.number):
        if other.code == "appoint_reviewer":
            appointed.add(other.parts.get("reviewer"))
        else:
            appointed -= {other.parts.get("reviewer"), None}
    return True if appointed else False if removed else history.absent("appoint_reviewer")


def facts_checked(history, event):
    draft, check = history.latest("submit_draft"), history.latest("check_facts")
    if not check:
        return False if draft and draft.number else history.absent("check_facts")
    if not draft or draft.number < check.number:
        return True
    if draft.number > check.number:
        return False
    return True if draft.last <= check.first else False if draft.first > check.last else None


def label_unique(history, event):
    label, subject = event.parts.get("label"), event.parts.get("subject")
    return subject is None or all(other.parts["subject"] == subject for other in history.happened("assign_pseudonym")
                                  if other.number and other.parts["label"] == label)


def four_eyes(history, event):
    return event.parts.get("prepared_by") != event.actor


# Publication

def copies(history, document, recipient):
    """The span of the earliest live copy of a document to a recipient; None: there is none."""
    void = max(history.voided("send_copy"), 0)
    found = [(copy.first, copy.last) for copy in history.happened("send_copy") if copy.number > void and
             copy.parts["recipient"] == recipient and copy.parts["document"] == document]
    return min(found, key=lambda span: span[0]) if found else None


def sent(*recipients, days=0):
    def need(history, event):
        calendar, answers = history.calendar, []
        document = event.parts.get("document") or bound(history, "decide_publication")
        if days:
            early, late = calendar.before(event.first, days), calendar.before(event.last, days)
            if early is None or late is None:
                return False
        for recipient in recipients:
            copy = copies(history, document, recipient)
            if copy is None:
                answers.append(False if history.voided("send_copy") >= 0 else history.absent("send_copy"))
            elif days:
                answers.append(True if copy[1] <= early else False if copy[0] > late else None)
        return False if False in answers else None if None in answers else True
    return need


def reviewer_named(history, event):
    if event.parts.get("reviewer_named") == "true":
        return True
    full = outcome_is("decide_publication", "full")(history, event)
    if full is False and history.live("decide_publication") is None:
        return False  # nothing says that it is not the full report
    return None if full is None else not full


def justified(history, event):
    told = {other.parts.get("recipient") for other in history.happened("justify_non_publication")}
    return True if {"national_panel", "secretary_of_state"} <= told else history.absent("justify_non_publication")


def one_year_public(history, event):
    if not none_open("record_order")(history, event):
        return True
    published = history.happened("publish")
    if not published:
        return None if history.adopted_after_publishing() else False
    first = published[0]
    answers = [other.first >= first.last or (None if other.last >= first.first else False)
               for other in history.happened("record_disclosure")]
    answers.append(event.first >= months_after(first.last, 12) or
                   (None if event.last >= months_after(first.first, 12) else False))
    return True if True in answers else None if None in answers else False


def deposited(history, event):
    return ever("deposit")(history, event) if history.may_be_published() else SILENT


# Adults

def sar_condition(history, event):
    if event.parts.get("outcome", "mandatory_review") != "mandatory_review":
        return SILENT
    facts = history.facts()
    unknown = {True, False} if history.adopted else {False}

    def ways(name):
        return {facts[name] == "true"} if name in facts else unknown

    suspected = {facts["suspicion"] in ("suspected", "known")} if "suspicion" in facts else unknown
    # Which of the two conditions it is can't be said (None) while nobody has said whether the adult died.
    died = {facts["died"] == "true"} if "died" in facts else {True, False, None} if history.adopted else {None}
    answers = {needs and concern and suspicion and (dead is True or dead is False and serious)
               for needs in ways("needs") for concern in ways("joint_working_concern") for suspicion in suspected
               for dead in died for serious in ways("serious")}
    return answers.pop() if len(answers) == 1 else None


RULES = {
    "criteria-met": assessed("met"),
    "criteria-not-met": assessed("not_met"),
    "criteria-no-longer-met": assessed("not_met"),
    "partners-agree-notification": views,
    "edition-in-force": edition_in_force,
    "not-notified": not_notified,
    "not-mistaken": lambda history, event: event.parts.get("reason") != "mistaken",
    "other-review-linked": ever("link_review", "transfer_area"),
    "outcome-is-local-learning": outcome_is("decide", "local_learning"),
    "return-open": thing_open("request_summary", "agency"),
    "immediate-safety-considered": ever("record_immediate_action"),
    "meeting-held": ever("hold_rapid_review_meeting"),
    "returns-settled": none_open("request_summary"),
    "one-person-one-partner": one_person,
    "factors-considered": ever("consider_factors"),
    "decision-signed-off": decision_signed_off,
    "panel-recommended": ever("recommend"),
    "decision-reasoned": given("reason"),
    "rapid-review-signed-off": rapid_review_signed_off,
    "same-document": same_document,
    "query-open": query_open,
    "decision-made": decision_made,
    "nothing-published": nothing_published,
    "outcome-is-lcspr": outcome_is("decide", "lcspr"),
    "no-open-panel-query": no_query,
    "no-conflict": no_conflict,
    "reviewer-appointed": reviewer_appointed,
    "terms-agreed": ever("agree_terms"),
    "report-has-improvements": true("has_improvements"),
    "report-has-analysis": true("has_analysis"),
    "report-signed-off": report_signed_off,
    "facts-checked": facts_checked,
    "practitioners-involved": ever("hold_practitioner_event"),
    "family-invited": ever("invite_family"),
    "label-unique": label_unique,
    "scan-clean": checked("record_scan", "open_findings", "0"),
    "law-checked": checked("check_law", "clear", "true"),
    "four-eyes": four_eyes,
    "family-shown": ever("show_family"),
    "report-accepted": ever("accept_report"),
    "publication-signed-off": publication_signed_off,
    "outcome-is-publication": outcome_is("decide_publication", "full", "improvements_only"),
    "copies-sent": sent("national_panel", "secretary_of_state"),
    "seven-working-days": sent("national_panel", "secretary_of_state", days=7),
    "copy-to-ofsted": sent("ofsted", days=7),
    "reviewer-named": reviewer_named,
    "no-restricting-order": none_open("record_order"),
    "publication-not-held": none_open("place_hold", "publication"),
    "outcome-is-none": outcome_is("decide_publication", "none"),
    "justification-sent": justified,
    "one-year-public": one_year_public,
    "outcome-is-no-review": outcome_is("decide", "no_review"),
    "actions-settled": none_open("add_action"),
    "deposited": deposited,
    "in-yearly-report": ever("include_in_yearly_report"),
    "hold-open": thing_open("place_hold", "hold"),
    "order-open": thing_open("record_order", "order"),
    "action-open": thing_open("add_action", "action"),
    "sar-condition": sar_condition,
}
