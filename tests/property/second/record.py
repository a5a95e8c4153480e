"""Section 7: a record, its amendments, and how all of it reads after them: evaluated again from nothing."""
from history import Event, History
from rulebook import Edition
from verdicts import weigh

DATES = frozenset(("aware_on", "due", "planned_on", "review_on", "incident_on"))
OUT_OF_PLACE = ("no-such-move", "no-authority", "particulars-complete")


def span(text):
    first, dots, last = text.partition("..")
    return (int(first), int(last)) if dots else (int(first), int(first))


def read_parts(text):
    parts = {}
    for given in text.split():
        name, _, value = given.partition("=")
        if name in DATES:
            parts[name] = int(value)
        elif name.startswith("with."):
            parts.setdefault("with", []).append(given[5:])
        elif name.startswith("milestones."):
            parts.setdefault("milestones", []).append((name[11:], span(value)))
        else:
            parts[name] = value
    return parts


def tell(verdict, state, unmet, unknown):
    return "%s; %s; %s; %s" % (verdict, state or "-", " ".join(sorted(unmet)), " ".join(sorted(unknown)))


def take(history, event, state, unmet, unknown):
    """Makes an event that was weighed part of the history. After a change of edition the new one is followed."""
    event.lawful = False if unmet else None if unknown else True
    history.add(event, state)
    if event.code == "change_edition":
        history.edition = EDITIONS[event.parts["to"]]


def replaced(event, keys):
    """The event with the keys that are given in place of its own; the others stay."""
    about = {key[1:]: value for key, _, value in (given.partition("=") for given in keys) if key.startswith(".")}
    first, last = span(about["happened"]) if "happened" in about else (event.first, event.last)
    parts = read_parts(" ".join(given for given in keys if not given.startswith(".")))
    return Event(event.code, about.get("role", event.role), about.get("actor", event.actor), first, last,
                 about.get("departs", event.departs), {**event.parts, **parts})


class Record:
    def __init__(self, edition, calendar):
        self.edition, self.calendar, self.events, self.answers = edition, calendar, [], []

    def amended(self, amendment):
        """The history as it would read after a further amendment, and the rules of the events it puts out of place."""
        events = self.events + [amendment]
        readings, retracted = list(events), set()
        for event in events:
            if event.code != "amend":
                continue
            of = int(event.parts["of"]) - 1
            if event.parts.get("retract") == "true":
                retracted.add(of)
            else:  # which brings back what was retracted, as it last read
                retracted.discard(of)
                readings[of] = replaced(readings[of], event.parts.get("with", ()))
        history, displaced, answers = History(self.edition, self.calendar), [], []
        for number, event in enumerate(readings, 1):
            if number - 1 in retracted:
                history.skip()
                answers.append("retracted")
                continue
            event = Event(event.code, event.role, event.actor, event.first, event.last, event.departs, event.parts)
            verdict, state, unmet, unknown = weigh(history, event, on_record=True)
            answers.append(tell(verdict, state, unmet, unknown))
            if verdict == "refused":
                history.skip()
                own = next(rule for rule in OUT_OF_PLACE if any(found.startswith(rule) for found in unmet))
                rule = own if number == int(amendment.parts["of"]) else "later-moves-stand"
                displaced.append("%s:%d" % (rule, number))
            else:
                take(history, event, state, unmet, unknown)
        if not displaced:
            self.answers = answers
        return history, displaced


EDITIONS = {name: Edition(name) for name in ("wt2018", "wt2023", "wt2026", "sar2014", "scr2015")}
