"""The publication part of an edition as an abstract machine, built from its rows, and its breadth-first search.

Decides: whether a document can be published, copied, or held back for good without what the law asks for first,
in any order of events, from the moment that a report is accepted.

What must stay true. What the *rows* let happen and what the *law* asks for are kept apart: every node carries the
facts as the rows leave them (their needs weighed as in lib/core/weigh.c, their voids and effects applied as in
lib/core/learn.c), and beside them a ledger, which credits only what the law credits (owed(), LAW_VOIDS). A theorem
speaks of the ledger alone. Where the rows are right the two are equal, and the ledger costs nothing.

Where the machine is coarser than the library it allows more, never less: facts that it does not follow are taken to
be as a rule wants them, a rule that is only `should` is departed from, a reopened review may return to any state
that it can be closed from. So what it never reaches, the library never reaches without a departure from a `must`.
Signatories are alike, so their stances are kept sorted; a hold or an order can be placed wherever its row is and
lifted again, and speaks in nothing but publish (checks.py proves it), so it is tried there and not carried along.
Two documents stand for any number. Time is one step: a copy went fewer, or at least seven working days ago.
Adoption, amendment of the record and the national relaxation of 2020 are outside: they are records of what happened
elsewhere, or dated exceptions.
"""
from collections import deque, namedtuple
from itertools import product

SIGNATORIES = {
    "children": ("local_authority", "integrated_care_board", "police"),
    "adult": ("safeguarding_adults_board",),
}
NOTICE_TO = {"children": ("national_panel", "secretary_of_state"), "adult": ()}
NOTICE_DAYS = 7
PUBLISHING = ("full", "improvements_only")
SILENT = ("", "")  # no stance, or one that is not agreement: neither counts
NOT_SENT, RECENT, OLD = 0, 1, 2
ANOTHER = "another"  # a recipient that is not followed: its copy moves the state, and counts for nothing

# What an event makes void, whatever its row says.
LAW_VOIDS = {
    "accept_report": frozenset(("checks", "approval", "sign_off_publication", "copies")),
    "amend_report": frozenset(("checks", "approval", "sign_off_publication", "copies")),
    "reconsider_publication": frozenset(("sign_off_publication", "copies")),
}
# The events that the ledger does not simply follow.
CREDITED_APART = frozenset(LAW_VOIDS).union(("approve_anonymisation", "decide_publication"))
# The component of the facts that each kind of voiding empties.
VOIDED = {"checks": ("scanned", "lawful"), "approval": ("approved",), "sign_off_publication": ("signed",),
          "copies": ("copies",)}

# What is known: of documents by their names, of copies by (document, recipient) with their age.
Facts = namedtuple("Facts", "accepted scanned lawful approved signed decided copies justified")
# What an event is about; None: not chosen.
Choice = namedtuple("Choice", "document outcome recipient partner good other_person reviewer_named held restricted")
NO_CHOICE = Choice(*[None] * len(Choice._fields))
Step = namedtuple("Step", "event choice source target move needs")
Scope = namedtuple("Scope", "documents outcomes recipients justifications forces")
Violation = namedtuple("Violation", "complaint cause trace")

# What is chosen from, which recipients and whether justifications are followed, which rules refuse.
SAFETY = Scope(("A", "B"), ("full", "improvements_only", "none"), None, False, ("must",))
NARROW = Scope(("A", "B"), ("full", "none"), None, False, ("must",))  # is searched first: what it finds is found sooner
COPYING = Scope(("A", "B"), ("full", "none"), ("national_panel",), False, ("must",))
JUSTIFYING = Scope(("A", "B"), ("full", "none"), (), True, ("must",))
PROGRESS = Scope(("A",), ("full",), ("national_panel", "secretary_of_state", "ofsted"), True, ("must", "should"))

WAIT = Step("wait", NO_CHOICE, None, None, None, ())


class Machine:
    """The rows of an edition, compiled: for each state the steps that can change what is followed."""

    def __init__(self, tables, scope):
        self.tables, self.scope = tables, scope
        self.signatories = SIGNATORIES[tables["kind"]]
        self.notice_to = NOTICE_TO[tables["kind"]]
        recipients = self.notice_to if scope.recipients is None else scope.recipients
        self.recipients = recipients if has_row(tables, "send_copy") else ()
        self.able = sum(can_sign_publication(tables, role) for role in self.signatories)
        self.steps = {}
        for move in tables["moves"]:
            self._compile(move)
        self.asking = self._states_that_ask()

    def _states_that_ask(self):
        """Where the decision on publication may be asked for before another replaces it: elsewhere it is dropped."""
        steps = [step for steps in self.steps.values() for step in steps]
        asking = {step.source for step in steps if asks_for_decision(step)}
        grown = None
        while grown != asking:
            grown = set(asking)
            asking |= {step.source for step in steps if step.target in asking and step.event != "decide_publication"}
        return asking

    def _compile(self, move):
        for state in move["from"]:
            if state is None:
                continue
            for target in targets(self.tables, move, state):
                for choice in self._choices(move["event"], state):
                    self._add(move, state, target, choice)

    def _add(self, move, state, target, choice):
        event = move["event"]
        if not may_hold(move["when"], event, choice):
            return
        if target == state and not move["voids"] and event not in EFFECTS:
            return
        needs = tuple(need for need in self.tables["needs"] if need["event"] == event and state in need["from"]
                      and need["force"] in self.scope.forces and must_hold(need["when"], event, choice))
        self.steps.setdefault(state, []).append(Step(event, choice, state, target, move, needs))

    def _choices(self, event, state):
        documents, outcomes, yes_no = self.scope.documents, self.scope.outcomes, (True, False)
        held = yes_no if has_row(self.tables, "place_hold", state) else (False,)
        restricted = yes_no if has_row(self.tables, "record_order", state) else (False,)
        varies = {
            "accept_report": {"document": documents},
            "amend_report": {"document": documents},
            "record_scan": {"document": documents, "good": yes_no},
            "check_law": {"document": documents, "good": yes_no},
            "approve_anonymisation": {"document": documents, "other_person": yes_no},
            "sign_off": {"document": documents, "outcome": outcomes, "good": yes_no, "partner": range(self.able)},
            "decide_publication": {"document": documents, "outcome": outcomes},
            "send_copy": {"document": documents, "recipient": self.recipients + (ANOTHER,)},
            "publish": {"document": documents, "reviewer_named": yes_no, "held": held, "restricted": restricted},
            "justify_non_publication": {"recipient": self.notice_to if self.scope.justifications else ()},
        }.get(event, {})
        return [NO_CHOICE._replace(**dict(zip(varies, values))) for values in product(*varies.values())]

    def start(self):
        """A report, A, is accepted: which of the documents comes first makes no difference."""
        facts = Facts("A", frozenset(), frozenset(), None, (SILENT,) * self.able, None, (), frozenset())
        return "anonymising", facts, facts


def asks_for_decision(step):
    return step.event in ("send_copy", "publish", "confirm_not_published") or any(
        need["requirement"]["kind"] in ("outcome_is", "part_true")
        or "decide_publication" in (need["requirement"]["one_name"], need["requirement"]["other_name"])
        for need in step.needs)


def has_row(tables, event, state=None):
    return any(move["event"] == event and (state is None or state in move["from"]) for move in tables["moves"])


def can_sign_publication(tables, role):
    subject = {"kind": "part_is", "part": "subject", "value": "publication"}
    return any(move["event"] == "sign_off" and role in move["roles"] and move["when"] in (subject, ALWAYS)
               for move in tables["moves"])


ALWAYS = {"kind": "always", "part": None, "value": None}


def targets(tables, move, state):
    """Where a row leads from a state. What is adopted is named by the host, and leads nowhere in this machine."""
    if move["to"] == "same":
        return [state]
    if move["to"] == "named":
        return []
    if move["to"] == "return":
        return sorted({origin for other in tables["moves"] if other["event"] == "close_without_review"
                       for origin in other["from"]})
    return [move["to"]]


def chosen(event, choice, part):
    if event == "sign_off" and part == "subject":
        return "publication"
    return getattr(choice, part, None)


def may_hold(when, event, choice):
    value = chosen(event, choice, when["part"]) if when["part"] else None
    if when["kind"] == "part_is":
        return value is None or value == when["value"]
    if when["kind"] == "part_is_not":
        return value is None or value != when["value"]
    return True


def must_hold(when, event, choice):
    if when["kind"] in ("part_is", "part_is_not"):
        return chosen(event, choice, when["part"]) is not None and may_hold(when, event, choice)
    return when["kind"] == "always"


# The kinds of requirement (lib/core/weigh.c), for the facts that are followed. -------------------------------------

def bound(facts, event):
    """The document that an event bound; "" where the machine does not follow it."""
    if event == "accept_report":
        return facts.accepted
    if event == "approve_anonymisation":
        return facts.approved
    if event == "decide_publication":
        return facts.decided and facts.decided[1]
    return ""


def age_of(facts, document, recipient):
    return dict(facts.copies).get((document, recipient), NOT_SENT)


def signed_off(machine, facts, choice, requirement):
    if requirement["one_name"] != "publication":
        return True
    outcome = choice.outcome if "outcome" in requirement["set_names"] else None
    document = choice.document if "document" in requirement["set_names"] else bound(facts, requirement["other_name"])
    return machine.able == len(machine.signatories) and all(
        stance != SILENT and outcome in (None, stance[0]) and document in (None, "", stance[1])
        for stance in facts.signed)


def checked(_machine, facts, choice, requirement):
    documents = {"record_scan": facts.scanned, "check_law": facts.lawful}.get(requirement["one_name"])
    return documents is None or (choice.document or facts.accepted) in documents


def document_is(_machine, facts, choice, requirement):
    return bound(facts, requirement["one_name"]) in ("", choice.document)


def outcome_is(_machine, facts, _choice, requirement):
    if requirement["one_name"] != "decide_publication":
        return True
    return facts.decided is not None and facts.decided[0] in [requirement["other_name"]] + requirement["set_names"]


def none_open(_machine, _facts, choice, requirement):
    return not {"place_hold": choice.held, "record_order": choice.restricted}.get(requirement["one_name"])


def part_true(_machine, facts, choice, requirement):
    if requirement["one_name"] != "reviewer_named" or choice.reviewer_named:
        return True
    return bool(requirement["other_name"] and facts.decided and facts.decided[0] != requirement["other_name"])


def four_eyes(_machine, _facts, choice, _requirement):
    return choice.other_person is not False


def sent_to(machine, facts, choice, requirement):
    if requirement["one_name"] == "justify_non_publication":
        return not machine.scope.justifications or facts.justified.issuperset(requirement["set_names"])
    return sent_since(machine, facts, choice, requirement, RECENT)


def days_before(machine, facts, choice, requirement):
    """A recent copy went up to six working days ago: enough for any shorter notice."""
    if requirement["count"] <= 0:
        return True
    return sent_since(machine, facts, choice, requirement, OLD if requirement["count"] >= NOTICE_DAYS else RECENT)


def sent_since(machine, facts, choice, requirement, age):
    if requirement["one_name"] != "send_copy":
        return True
    return all(age_of(facts, choice.document, recipient) >= age
               for recipient in requirement["set_names"] if recipient in machine.recipients)


WEIGH = {
    "signed_off": signed_off, "checked": checked, "document_is": document_is, "outcome_is": outcome_is,
    "none_open": none_open, "part_true": part_true, "four_eyes": four_eyes, "sent_to": sent_to,
    "days_before": days_before,
}


def allowed(machine, facts, step):
    when = step.move["when"]["kind"]
    if (when == "approved" and not facts.approved) or (when == "not_approved" and facts.approved):
        return False
    return all(WEIGH[need["requirement"]["kind"]](machine, facts, step.choice, need["requirement"])
               for need in step.needs if need["requirement"]["kind"] in WEIGH)


# What events add to the facts (lib/core/learn.c). ---------------------------------------------------------------

def with_check(documents, choice):
    return documents | {choice.document} if choice.good else documents - {choice.document}


def with_stance(facts, choice):
    stances = list(facts.signed)
    stances[choice.partner] = (choice.outcome, choice.document) if choice.good else SILENT
    return facts._replace(signed=tuple(stances))


def with_copy(facts, choice):
    """Of several copies of one document to one recipient the earliest counts."""
    if choice.recipient == ANOTHER or age_of(facts, choice.document, choice.recipient):
        return facts
    return facts._replace(copies=tuple(sorted(facts.copies + (((choice.document, choice.recipient), RECENT),))))


EFFECTS = {
    "accept_report": lambda facts, choice: facts._replace(accepted=choice.document),
    "amend_report": lambda facts, choice: facts._replace(accepted=choice.document),
    "record_scan": lambda facts, choice: facts._replace(scanned=with_check(facts.scanned, choice)),
    "check_law": lambda facts, choice: facts._replace(lawful=with_check(facts.lawful, choice)),
    "approve_anonymisation": lambda facts, choice: facts._replace(approved=choice.document),
    "sign_off": with_stance,
    "decide_publication": lambda facts, choice: facts._replace(decided=(choice.outcome, choice.document)),
    "send_copy": with_copy,
    "justify_non_publication": lambda facts, choice: facts._replace(justified=facts.justified | {choice.recipient}),
}


def emptied(facts, voids):
    changes = {}
    for void in voids:
        for name in VOIDED.get(void, ()):
            old = getattr(facts, name)
            changes[name] = (SILENT,) * len(old) if name == "signed" else None if name == "approved" else type(old)()
    return facts._replace(**changes) if changes else facts


def after(facts, step):
    """The facts as the row leaves them: first what it makes void, then what the event adds."""
    facts = emptied(facts, step.move["voids"])
    return EFFECTS[step.event](facts, step.choice) if step.event in EFFECTS else facts


def credited(machine, ledger, step):
    """What the law credits: nothing that it makes void, and no approval or decision short of what it asks for."""
    short = owed(machine, ledger, step)
    ledger = emptied(ledger, LAW_VOIDS.get(step.event, frozenset()).union(step.move["voids"]))
    if short and step.event == "approve_anonymisation":
        return ledger._replace(approved=None)
    if short and step.event == "decide_publication":
        return ledger._replace(decided=None)
    return EFFECTS[step.event](ledger, step.choice) if step.event in EFFECTS else ledger


def waited(facts):
    return facts._replace(copies=tuple((copy, OLD) for copy, _age in facts.copies))


# The law, restated without the rows. ----------------------------------------------------------------------------

def all_signed(machine, ledger, outcome, document):
    return ledger.signed == ((outcome, document),) * len(machine.signatories)


def notice_given(machine, ledger, document, age):
    return all(age_of(ledger, document, recipient) >= age for recipient in machine.notice_to)


def owed(machine, ledger, step):
    """The rules that an event breaks: their names, in the order of the edition."""
    choice, document = step.choice, step.choice.document
    decided = ledger.decided or (None, None)
    rules = ()
    if step.event == "approve_anonymisation":
        rules = (("scan-clean", document in ledger.scanned), ("law-checked", document in ledger.lawful),
                 ("four-eyes", choice.other_person))
    elif step.event == "decide_publication":
        may_be = ledger.accepted if step.source == "anonymising" else ledger.approved
        rules = (("publication-signed-off", all_signed(machine, ledger, choice.outcome, document)),
                 ("same-document", document == may_be))
    elif step.event == "send_copy":
        rules = (("same-document", document == decided[1]), ("outcome-is-publication", decided[0] in PUBLISHING))
    elif step.event == "publish":
        rules = (("copies-sent", notice_given(machine, ledger, document, RECENT)),
                 ("seven-working-days", notice_given(machine, ledger, document, OLD)),
                 ("same-document", document == decided[1]),
                 ("reviewer-named", not machine.notice_to or decided[0] != "full" or choice.reviewer_named),
                 ("outcome-is-publication", decided[0] in PUBLISHING),
                 ("no-restricting-order", not choice.restricted), ("publication-not-held", not choice.held))
    elif step.event == "confirm_not_published":
        justified = not machine.scope.justifications or ledger.justified.issuperset(machine.notice_to)
        rules = (("outcome-is-none", decided[0] == "none"), ("justification-sent", justified))
    return [rule for rule, kept in rules if not kept]


def unfit_to_publish(machine, ledger, step):
    """Nothing is published but what stands approved, signed off, sent out in time, and free of holds and orders."""
    if step.target != "published" or step.source == "published":
        return []
    if step.event != "publish":
        return ["%s leads from %s to published" % (step.event, step.source)]
    document = step.choice.document
    complaints = [] if ledger.approved == document else ["it does not stand approved after clean checks"]
    if not any(all_signed(machine, ledger, outcome, document) for outcome in PUBLISHING):
        complaints.append("the sign-offs of all who must do not stand")
    return complaints + ["%s is not kept" % rule for rule in owed(machine, ledger, step)]


def unfit_to_copy(machine, ledger, step):
    """No copy goes out but of the document that publication was decided for."""
    return ["%s is not kept" % rule for rule in owed(machine, ledger, step)] if step.event == "send_copy" else []


def unfit_to_hold_back(machine, ledger, step):
    """Nothing rests unpublished but by a decision for that very report, justified to those who must know."""
    if step.target != "not_published" or step.source == "not_published":
        return []
    if step.event != "confirm_not_published":
        return ["%s leads from %s to not_published" % (step.event, step.source)]
    complaints = ["%s is not kept" % rule for rule in owed(machine, ledger, step)]
    if not ledger.decided or not all_signed(machine, ledger, *ledger.decided):
        complaints.append("no decision stands that all who must have signed off")
    return complaints


# The search. ----------------------------------------------------------------------------------------------------

def tidy(machine, step, facts, ledger):
    """Signatories are alike: the same stances in another order are the same node."""
    if step.event == "sign_off":
        pairs = sorted(zip(facts.signed, ledger.signed))
        same = facts is ledger
        facts = facts._replace(signed=tuple(fact for fact, _ in pairs))
        ledger = facts if same else ledger._replace(signed=tuple(credit for _, credit in pairs))
    if step.target not in machine.asking and (facts.decided or ledger.decided):
        facts, ledger = facts._replace(decided=None), ledger._replace(decided=None)
    return facts, facts if facts is ledger or facts == ledger else ledger


def by_a_twin(facts, ledger, step):
    """Whether a signatory with the very same stances has been tried already."""
    partner = step.choice.partner
    return bool(partner) and facts.signed[partner - 1] == facts.signed[partner] \
        and ledger.signed[partner - 1] == ledger.signed[partner]


def successors(machine, node):
    state, facts, ledger = node
    if any(age == RECENT for _copy, age in facts.copies + ledger.copies):
        yield WAIT, (state, waited(facts), waited(ledger))
    for step in machine.steps.get(state, ()):
        if by_a_twin(facts, ledger, step) or not allowed(machine, facts, step):
            continue
        new_facts = after(facts, step)
        alike = facts is ledger and step.event not in CREDITED_APART
        new_ledger = new_facts if alike else credited(machine, ledger, step)
        yield step, (step.target,) + tidy(machine, step, new_facts, new_ledger)


def search(machine, theorem=None, until=None):
    """Breadth first, so that what is found is shortest. Gives (violation or None, states seen, number of nodes)."""
    start = machine.start()
    came_from = {start: None}
    waiting = deque((start,))
    states = {start[0]}
    while waiting:
        node = waiting.popleft()
        for step, new in successors(machine, node):
            complaints = theorem(machine, node[2], step) if theorem and step is not WAIT else ()
            if complaints:
                return violation_of(machine, came_from, node, step, complaints), states, len(came_from)
            if new in came_from:
                continue
            came_from[new] = (node, step)
            states.add(new[0])
            if new[0] == until:
                return None, states, len(came_from)
            waiting.append(new)
    return None, states, len(came_from)


def path_to(came_from, node, step):
    path = [(node, step)]
    while came_from[node]:
        node, step = came_from[node]
        path.append((node, step))
    return path[::-1]


def violation_of(machine, came_from, node, step, complaints):
    path = path_to(came_from, node, step)
    what = "%s %s in %s" % (step.event, step.choice.document or "", step.source)
    causes = [cause for cause in (cause_in(machine, *at) for at in path) if cause]
    cause = causes[0] if causes else "every row asks what it must: a gap between rows"
    return Violation("%s: %s" % (what, "; ".join(complaints)), cause, " > ".join(step_words(at[1]) for at in path))


def cause_in(machine, node, step):
    """The first row on the path that allowed what the law does not, or left standing what the law makes void."""
    if step is WAIT:
        return None
    for rule in owed(machine, node[2], step):
        return "%s in %s does not ask for %s as a must" % (step.event, step.source, rule)
    for void in sorted(LAW_VOIDS.get(step.event, frozenset()).difference(step.move["voids"])):
        if emptied(node[1], (void,)) != node[1]:
            return "%s from %s to %s does not void %s" % (step.event, step.source, step.target, void)
    return None


def step_words(step):
    words = [step.event] + [str(value) for value in step.choice[:3] if value is not None]
    if step.choice.good is False:
        words.append("(with a bad result)" if step.event != "sign_off" else "(not agreeing)")
    notes = (("held", True, "with a hold"), ("restricted", True, "under an order"),
             ("other_person", False, "by the one who prepared it"), ("reviewer_named", False, "reviewer not named"))
    return " ".join(words + ["(%s)" % note for name, value, note in notes if getattr(step.choice, name) is value])
