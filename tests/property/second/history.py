"""A review as the list of what happened, and ways to look back over it.

Nothing is folded but the state: what stands, is open or is signed is found by looking for the last event that says so
and for what came after it. The milestones of an adopted review are events too, with number 0: before the first.
"""
# What is void after these events (section 5.1); an accepted report voids what was of an earlier one.
VOIDED_BY = {
    "notify_national_panel": ("withdraw_notification",),
    "decide": ("reconsider_decision",),
    "checks": ("amend_report", "accept_report"),
    "approve_anonymisation": ("amend_report", "accept_report"),
    "send_copy": ("amend_report", "accept_report", "reconsider_publication"),
    "decide_publication": ("amend_report", "accept_report", "reconsider_publication"),
    "stance notification": (),
    "stance rapid_review": ("reopen_rapid_review",),
    "stance decision": ("reopen_rapid_review", "reconsider_decision"),
    "stance report": ("return_draft",),
    "stance publication": ("amend_report", "accept_report", "reconsider_publication"),
}
# What one event opens by name: the part that names it, what closes it, and the part with a day that is due.
THINGS = {
    "request_summary": ("agency", ("receive_summary", "waive_summary"), "due"),
    "place_hold": ("hold", ("lift_hold",), "review_on"),
    "record_order": ("order", ("end_order",), None),
    "record_proceeding": ("proceeding", (), None),
    "add_action": ("action", ("settle_action",), "due"),
}
FACTS = ("record_circumstances", "record_judgement", "adopt")


class Event:
    __slots__ = ("code", "role", "actor", "first", "last", "departs", "parts", "number", "before", "after",
                 "lawful")

    def __init__(self, code, role, actor, first, last, departs, parts):
        self.code, self.role, self.actor, self.first, self.last = code, role, actor, first, last
        self.departs, self.parts = departs, parts
        self.number = self.before = self.after = self.lawful = None


class History:
    def __init__(self, edition, calendar):
        self.edition, self.calendar = edition, calendar
        self.state, self.events, self.by, self.adopted, self.count = None, [], {}, None, 0
        self.assessment = None

    def add(self, event, state):
        if event.code in FACTS:
            self.assessment = None
        self.count += 1
        event.number, event.before, event.after = self.count, self.state, state
        if event.code == "adopt":
            self._adopt(event)
        self.events.append(event)
        self.by.setdefault(event.code, []).append(event)
        self.state = state

    def skip(self):
        """An event that keeps its number and counts for nothing."""
        self.count += 1

    def _adopt(self, event):
        self.adopted = event
        parts = event.parts
        known = {name: span for name, span in parts.get("milestones", ())}
        for code, part in (("decide", "outcome"), ("decide_publication", "publication_outcome"),
                           ("appoint_reviewer", "reviewer")):
            if part in parts:
                known.setdefault(code, (None, None))
        for code, (first, last) in known.items():
            if code in ("aware", "incident"):
                continue
            about = {}
            if code == "decide" and "outcome" in parts:
                about["outcome"] = parts["outcome"]
            elif code == "decide_publication" and "publication_outcome" in parts:
                about["outcome"] = parts["publication_outcome"]
            elif code == "appoint_reviewer" and "reviewer" in parts:
                about["reviewer"] = parts["reviewer"]
            earlier = Event(code, None, None, first, last, "-", about)
            earlier.number = 0
            self.by.setdefault(code, []).append(earlier)

    # Looking back

    def happened(self, code):
        """The events of a code, milestones first."""
        return self.by.get(code, ())

    def may_predate(self, code):
        """Whether what is not on record may have happened before the adoption: it can, in or before that state."""
        return self.adopted is not None and self.edition.ranks[self.adopted.after] >= self.edition.earliest[code]

    def absent(self, code):
        """What it means that nothing is on record of an event: unknown if it may have been before the adoption."""
        return None if self.may_predate(code) else False

    def latest(self, code, since=-1):
        found = self.by.get(code)
        return found[-1] if found and found[-1].number > since else None

    def voided(self, what):
        """The number of the event that last made this void, or -1. What a milestone gives stands."""
        last = -1
        for code in VOIDED_BY[what]:
            found = self.by.get(code)
            if found and found[-1].number > max(last, 0):
                last = found[-1].number
        return last

    def live(self, code):
        found = self.latest(code, self.voided(code))
        if found and code == "notify_national_panel" and not found.number:
            return None if self.by.get("withdraw_notification") or self.adopted.after == "withdrawn" else found
        return found

    def stances(self, subject):
        """The live stance of each role on a subject."""
        void, found = self.voided("stance " + subject), {}
        for event in self.by.get("sign_off", ()):
            if event.number > void and event.parts.get("subject") == subject:
                found[event.role] = event
        return found

    def things(self, opener):
        """Name: (the event that opened it, the days that are due with it, the event that closed it or None)."""
        part, closers, due = THINGS[opener]
        codes = (opener, *closers, "update_action") if opener == "add_action" else (opener, *closers)
        found = {}
        for event in sorted((event for code in codes for event in self.by.get(code, ()) if event.number),
                            key=lambda event: event.number):
            name, day = event.parts[part], event.parts.get(due)
            was = found.get(name)
            closes = event.code in closers or event.parts.get("status") == "ended"
            if closes:
                if was and not was[2]:
                    found[name] = was[0], was[1], event
                elif not was:
                    found[name] = None, None, event
            elif event.code == "update_action" and was:
                found[name] = was[0], was[1] if day is None else day, was[2]
            else:
                found[name] = event, was[1] if was and not was[2] and day is None else day, None
        return found

    def is_open(self, opener, name):
        """True, False, or None: it may have been opened before the adoption."""
        things = self.things(opener)
        if name is None:  # it was not said which
            return True if any(not closed for _, _, closed in things.values()) else self.absent(opener)
        return things[name][2] is None if name in things else self.absent(opener)

    def query(self):
        """The response that opened the Panel query that is open, else None; and whether any was ever told of."""
        opened, told = None, False
        for event in self.events:
            if event.code == "national_panel_responds" and event.parts["response"] != "national_review":
                opened = None if event.parts["response"] == "agrees" else opened or event
                told = True
            elif event.code == "answer_national_panel":
                opened, told = None, True
        return opened, told

    def facts(self):
        """What is known of the circumstances: the last value given of each, and the judgements."""
        known = {}
        for event in self.by.get("record_circumstances", ()):
            known.update(event.parts)
        known.pop("aware_on", None)
        for event in self.by.get("record_judgement", ()):
            known["judged " + event.parts.get("matter", "")] = event.parts.get("judged")
        return known

    def aware(self):
        """The first aware_on that was given, as a span, or None."""
        for event in self.events:
            if event.code == "adopt":
                for name, span in event.parts.get("milestones", ()):
                    if name == "aware":
                        return span
            elif event.code in ("refer", "record_circumstances") and "aware_on" in event.parts:
                return event.parts["aware_on"], event.parts["aware_on"]
        return None

    def may_be_published(self):
        """Whether something was published, or (adopted in or after published, nothing said) may have been."""
        return bool(self.by.get("publish")) or self.adopted_after_publishing()

    def adopted_after_publishing(self):
        return (self.adopted is not None and not self.by.get("publish") and
                self.edition.ranks[self.adopted.after] >= self.edition.ranks["published"])

    def closed_from(self):
        """Where it was closed from without a review, if it is closed so; else None."""
        if self.state != "closed":
            return None
        for event in reversed(self.events):
            if event.after == "closed" and event.before != "closed":
                return event.before if event.code == "close_without_review" else None
        return None

    # The criteria, section 5.4

    def answers(self):
        """(which answers the criteria may have, given what may have been known before an adoption)."""
        if self.assessment is None:
            self.assessment = assess(self.facts(), self.adopted is not None)
        return self.assessment


def _limb(value, met, not_met, judged, anything):
    if value is None:
        return anything
    if value in met:
        return {"met"}
    if value in not_met:
        return {"not_met"}
    if value in ("uncertain", "unborn"):
        return {"met" if judged == "true" else "not_met"} if judged else (
            {"met", "not_met", "judgement"} if len(anything) > 1 else {"judgement"})
    return {"information"}


def assess(facts, adopted):
    """The answers that the criteria may give: one, unless a fact never given may be known from before an adoption."""
    anything = {"met", "not_met", "information"} if adopted else {"information"}
    place, residence = facts.get("place"), facts.get("residence")
    if place == "outside_england":
        where = _limb(residence, ("in_area",), ("elsewhere",), None, anything)
    else:
        where = _limb(place, ("in_area",), ("elsewhere_in_england",), None, anything)
    limbs = (
        _limb(facts.get("suspicion"), ("suspected", "known"), ("none",), None, anything),
        _limb(facts.get("harm"), ("died", "serious"), ("not_serious",), facts.get("judged long_term_impairment"), anything),
        where,
        _limb(facts.get("age_band"), ("under_18",), ("18_to_24", "25_plus"), facts.get("judged unborn_child"), anything))
    answers = set()
    if all("met" in limb for limb in limbs):
        answers.add("met")
    if any("not_met" in limb for limb in limbs):
        answers.add("not_met")
    if any(limb != {"met"} for limb in limbs) and not any(limb == {"not_met"} for limb in limbs):
        rest = {way for limb in limbs for way in limb} - {"met", "not_met"}
        if rest:
            answers.add("needs")
    return answers
