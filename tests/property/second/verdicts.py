"""Sections 2 and 5: which rules speak when an event is to be recorded, and the verdict they add up to."""
from days import number
from needs import RULES, SILENT
from rulebook import RELAXED

WINDOW = tuple(map(number, RELAXED))
EASED = ("seven-working-days", "copy-to-ofsted")


def speaks(row, history, event):
    if row.part:  # what is missing leaves it open
        return row.part not in event.parts or (event.parts[row.part] == row.value) != row.negated
    if row.condition in ("approved", "unapproved"):
        return approved(history) == (row.condition == "approved")
    if row.condition in ("reviewed", "unreviewed"):
        return (history.closed_from() is not None) == (row.condition == "unreviewed")
    return True


def approved(history):
    """An adopted review that has come that far counts as approved, until that is made void; one that has not, does not."""
    void, ranks = history.voided("approve_anonymisation"), history.edition.ranks
    return (history.latest("approve_anonymisation", max(void, 0)) is not None or void < 0 and
            history.adopted is not None and ranks[history.adopted.after] >= ranks["anonymised"])


def weigh(history, event, on_record=False):
    """(verdict, the state it leads to, the rules not met, the rules unknown). What is on record already stays, in breach."""
    edition = history.edition
    unmet, unknown, hard, asks = [], [], False, False
    rows = [row for row in edition.rows.get(event.code, {}).get(history.state, ()) if speaks(row, history, event)]
    row = next((row for row in rows if event.role in row.roles), None)
    final = False
    if not rows:
        unmet.append("no-such-move")
        if event.code in edition.roles and event.role not in edition.roles[event.code]:
            unmet.append("no-authority")
        final = True
    elif row is None:
        unmet.append("no-authority")
        final = True
    for part, on, values in edition.required.get(event.code, ()):
        if part not in event.parts and (not on or event.parts.get(on) in values):
            unmet.append("particulars-complete:" + part)
            final = True
    if rows:
        for force, rule, states in edition.needs.get(event.code, ()):
            if states and history.state not in states:
                continue
            answer = RULES[rule](history, event)
            if answer is True or answer is SILENT:
                continue
            if force != "expect" and rule in EASED and edition.relaxes:
                if WINDOW[0] <= event.first and event.last <= WINDOW[1]:
                    force = "expect"
            if answer is None:
                unknown.append(rule)
                asks = asks or force != "expect"
            else:
                unmet.append(rule)
                hard = hard or force == "must"
                asks = asks or force == "should"
    if final or not on_record and (hard and event.departs != "happened" or asks and event.departs == "-"):
        return "refused", history.state, unmet, unknown
    return "allowed_in_breach" if hard or asks else "allowed", leads_to(row, history, event), unmet, unknown


def leads_to(row, history, event):
    if row.to == "same":
        return history.state
    if row.to == "named":
        return event.parts["state"]
    return history.closed_from() if row.to == "back" else row.to
