"""The machine of the 24 steps, written for two state machine libraries as their manuals would have it.

The states and events are those that the first 24 steps of the main line touch. For each event the guards are what the
library weighs for it there, one condition each, of the same meaning and force, over the same facts: its rules (19 over
the 24 steps), and of every event that the role has authority, that what it must carry is there and that it is in order
(not recorded before the last, nor before it happened); of a sign-off, that its subject can be signed off in the state.
What it does not have is what nobody would write by hand for these steps: reasons, vague dates, citations, duties,
amendments, and the states that come later.

Case holds the facts and the history; both machines drive one, so that neither pays for the other.
"""
from datetime import date, timedelta

import statemachine
import transitions

ANYBODY = frozenset(("agency", "local_authority", "integrated_care_board", "police", "business_manager"))
PARTNERS = frozenset(("local_authority", "integrated_care_board", "police"))
OFFICE = PARTNERS | {"business_manager"}
DAY = timedelta(days=1)
EDITION = (date(2023, 12, 15), date(2026, 1, 1))

STATES = ("none", "referred", "screening", "notifiable", "notified", "rapid_review", "rapid_review_completed")
BEGUN = STATES[1:]

# event: (from, to; None: it stays), who may, what it must carry, the rules that are weighed
EVENTS = {
    "refer": (("none",), "referred", ANYBODY, ("children", "referring_agency"), ()),
    "begin_screening": (("referred",), "screening", OFFICE, (), ()),
    "record_circumstances": (BEGUN, None, ANYBODY, (), ()),
    "sign_off": (
        (),  # by its subject
        None,
        PARTNERS,
        ("stance", "subject"),
        ("one_person_one_partner",),
    ),
    "find_criteria_met": (
        ("referred", "screening"),
        "notifiable",
        PARTNERS,
        ("reason",),
        ("criteria_met", "partners_agree_notification"),
    ),
    "notify_national_panel": (
        ("referred", "screening", "notifiable"),
        "notified",
        frozenset(("local_authority",)),
        ("limb",),
        ("criteria_met", "edition_in_force", "partners_agree_notification"),
    ),
    "notify_partners": (BEGUN, None, OFFICE, (), ()),
    "open_rapid_review": (("notified",), "rapid_review", OFFICE, (), ()),
    "request_summary": (("rapid_review",), None, OFFICE, ("agency",), ()),
    "chase_summary": (("rapid_review", "rapid_review_completed"), None, OFFICE, ("agency",), ("return_open",)),
    "receive_summary": (("rapid_review", "rapid_review_completed"), None, ANYBODY, ("agency",), ("return_open",)),
    "record_immediate_action": (BEGUN, None, ANYBODY, (), ()),
    "hold_rapid_review_meeting": (("rapid_review",), None, OFFICE, (), ()),
    "complete_rapid_review": (
        ("rapid_review",),
        "rapid_review_completed",
        OFFICE,
        ("document",),
        ("immediate_safety_considered", "meeting_held", "returns_settled"),
    ),
    "recommend": (
        ("rapid_review_completed",),
        None,
        frozenset(("case_review_panel",)),
        ("recommendation", "reason"),
        (),
    ),
    "consider_factors": (
        ("rapid_review_completed",),
        None,
        OFFICE,
        ("factor_a", "factor_b", "factor_c", "factor_d"),
        (),
    ),
}
# A sign-off has a row for each subject: in which states, and what it must carry then.
SUBJECTS = {
    "notification": (("referred", "screening", "notifiable", "notified"), None),
    "rapid_review": (("rapid_review_completed",), "document"),
    "decision": (("rapid_review_completed",), "outcome"),
}


def rows():
    """(event, from, to, conditions), a transition each."""
    for event, (sources, target, _, _, rules) in EVENTS.items():
        if event != "sign_off":
            yield event, sources, target, ["authorised", "complete", "in_order", *rules]
    for subject, (sources, _) in SUBJECTS.items():
        yield "sign_off", sources, None, ["of_" + subject, "authorised", "complete", "in_order", "one_person_one_partner"]


class Step:
    """What a step says: the same for every machine."""

    __slots__ = ("event", "actor", "role", "happened", "recorded", "parts")

    def __init__(self, event, actor, role, happened, recorded, parts):
        self.event = event
        self.actor = actor
        self.role = role
        self.happened = happened
        self.recorded = recorded
        self.parts = parts


class Case:
    """The facts that the guards look at, and the history."""

    def __init__(self):
        self.state = "none"
        self.history = []
        self.signed = {}
        self.open_returns = set()
        self.happened = set()
        self.circumstances = {}
        self.met = {}
        self.recorded = None

    # Guards

    def authorised(self, step):
        return step.role in EVENTS[step.event][2]

    def complete(self, step):
        parts = step.parts
        for name in EVENTS[step.event][3]:
            if name not in parts:
                return False
        if step.event == "sign_off":
            also = SUBJECTS[parts["subject"]][1]
            return also is None or also in parts
        return True

    def in_order(self, step):
        return (self.recorded is None or step.recorded >= self.recorded) and step.happened <= step.recorded.date() + DAY

    def of_notification(self, step):
        return step.parts.get("subject") == "notification"

    def of_rapid_review(self, step):
        return step.parts.get("subject") == "rapid_review"

    def of_decision(self, step):
        return step.parts.get("subject") == "decision"

    def one_person_one_partner(self, step):
        signed = self.signed.get(step.parts["subject"])
        return not signed or all(role == step.role or actor != step.actor for role, (actor, _) in signed.items())

    def criteria_met(self, step):
        known = self.circumstances
        return (
            known.get("suspicion") in ("known", "suspected")
            and known.get("harm") in ("serious", "died")
            and "in_area" in (known.get("place"), known.get("residence"))
            and known.get("age_band") == "under_18"
        )

    # These two are expected only: whether they are met is noted, and the event may be recorded all the same.

    def partners_agree_notification(self, step):
        signed = self.signed.get("notification", {})
        self.met["partners_agree_notification"] = len(signed) == 3
        return True

    def edition_in_force(self, step):
        self.met["edition_in_force"] = EDITION[0] <= step.happened < EDITION[1]
        return True

    def return_open(self, step):
        return step.parts["agency"] in self.open_returns

    def immediate_safety_considered(self, step):
        return "record_immediate_action" in self.happened

    def meeting_held(self, step):
        return "hold_rapid_review_meeting" in self.happened

    def returns_settled(self, step):
        return not self.open_returns

    # What an event changes

    def learn(self, step, state):
        event, parts = step.event, step.parts
        if event == "sign_off":
            self.signed.setdefault(parts["subject"], {})[step.role] = (step.actor, parts["stance"])
        elif event == "record_circumstances":
            self.circumstances.update(parts)
        elif event == "request_summary":
            self.open_returns.add(parts["agency"])
        elif event == "receive_summary":
            self.open_returns.discard(parts["agency"])
        self.happened.add(event)
        self.recorded = step.recorded
        self.history.append(
            (len(self.history) + 1, event, step.actor, step.role, step.happened, step.recorded, dict(parts), state)
        )


# transitions: one machine, to which models are added ---------------------------------------------


class TransitionsCase(Case):
    def note(self, step):
        self.learn(step, self.state)


def transitions_machine():
    return transitions.Machine(
        model=None,
        states=list(STATES),
        initial="none",
        auto_transitions=False,
        transitions=[
            {
                "trigger": event,
                "source": list(sources),
                "dest": target,
                "conditions": conditions,
                "after": "note",
            }
            for event, sources, target, conditions in rows()
        ],
    )


def transitions_case(machine):
    case = TransitionsCase()
    machine.add_model(case)
    return case


def transitions_try(case, step):
    """Whether it was allowed."""
    try:
        return getattr(case, step.event)(step)
    except transitions.MachineError:
        return False


# python-statemachine: a class, of which each review is an instance over its model -----------------


def _machine_class():
    states = {name: statemachine.State(initial=name == "none") for name in STATES}
    body = dict(states)

    def note(self, step):
        self.model.learn(step, self.model.state)

    for event, sources, target, conditions in rows():
        for source in sources:
            one = (
                states[source].to.itself(internal=True, cond=conditions, on="note")
                if target is None
                else states[source].to(states[target], cond=conditions, after="note")
            )
            body[event] = body[event] | one if event in body else one
    body["note"] = note
    return type("ReviewMachine", (statemachine.StateMachine,), body)


ReviewMachine = _machine_class()


def statemachine_case():
    return ReviewMachine(Case())


def statemachine_try(machine, step):
    """Whether it was allowed."""
    try:
        getattr(machine, step.event)(step)
        return True
    except statemachine.exceptions.TransitionNotAllowed:
        return False
