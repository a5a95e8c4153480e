"""What the tables of every edition must satisfy (rulebook section 9), each as a check with a name.

Decides: whether an edition is whole. A check is given the tables as `cspr edition ID --as json` prints them and
gives a list of complaints, each naming the row, state or rule that is at fault; none means that it holds.

What must stay true: a check reads the tables and nothing else, and changes nothing, so that a planted fault is found
because of what the tables say. What is said of paths here is said of the graph; what needs the facts is in search.py.
"""
import json

import search

ALWAYS = search.ALWAYS
EXCLUSIVE = ({"approved", "not_approved"}, {"closed_without_review", "closed_after_review"})
PLAIN_TARGETS = ("same", "named", "return")

# What opens a thing, and what closes it again.
CLOSERS = {
    "request_summary": ("receive_summary", "waive_summary"), "place_hold": ("lift_hold",),
    "record_order": ("end_order",), "add_action": ("settle_action",), "record_proceeding": ("record_proceeding",),
    "national_panel_responds": ("answer_national_panel", "national_panel_responds"),
}
# The events whose facts a kind of requirement waits for, besides those that its columns name.
WAITS_FOR = {
    "assessed": ("record_circumstances",), "adult_condition": ("record_circumstances",),
    "interests_clear": ("declare_interests",), "months_since_published": ("publish",),
    "signed_off": ("sign_off",), "views": ("sign_off",),
}
NAMED_BY_ONE = ("happened_since", "stands", "document_is", "checked", "sent_to", "days_before", "open", "outcome_is")
# The group that a requirement's column is a word of, where it is one: then it must have a name.
ONE_IS_A_WORD = NAMED_BY_ONE + ("assessed", "views", "signed_off", "happened", "none_open", "not_standing",
                                "part_given", "part_true", "part_is_not", "four_eyes", "interests_clear")

# The rules that stand between an accepted report and the public: a must, from every state that the event comes from.
GUARDS = (
    ("approve_anonymisation", "scan-clean", "checked", "record_scan"),
    ("approve_anonymisation", "law-checked", "checked", "check_law"),
    ("approve_anonymisation", "four-eyes", "four_eyes", "prepared_by"),
    ("decide_publication", "publication-signed-off", "signed_off", "publication"),
    ("decide_publication", "same-document", "document_is", None),
    ("send_copy", "same-document", "document_is", "decide_publication"),
    ("send_copy", "outcome-is-publication", "outcome_is", "decide_publication"),
    ("publish", "same-document", "document_is", "decide_publication"),
    ("publish", "no-restricting-order", "none_open", "record_order"),
    ("publish", "publication-not-held", "none_open", "place_hold"),
)
NOTICE_GUARDS = (
    ("publish", "copies-sent", "sent_to", "send_copy"),
    ("publish", "seven-working-days", "days_before", "send_copy"),
)


# Naming rows. ---------------------------------------------------------------------------------------------------

def states_of(tables):
    return [row["state"] for row in tables["states"]]


def finals_of(tables):
    return {row["state"] for row in tables["states"] if row["final"]}


def condition_words(when):
    return "" if when == ALWAYS else " (%s)" % " ".join(str(word) for word in when.values() if word)


def move_words(move):
    origins = ", ".join("nothing" if state is None else state for state in move["from"][:3])
    more = ", ..." if len(move["from"]) > 3 else ""
    return "move %s from %s%s to %s%s" % (move["event"], origins, more, move["to"], condition_words(move["when"]))


def need_words(need):
    return "rule %s of %s" % (need["rule"], need["event"])


def term_words(term):
    return "duty %s" % term["duty"]


def particular_words(row):
    return "particular %s of %s" % (row["part"], row["event"])


TABLES = (("moves", move_words), ("needs", need_words), ("terms", term_words), ("particulars", particular_words))


# The graph. -----------------------------------------------------------------------------------------------------

def edges(tables):
    """(from, to) of every row. An adoption names any state, and counts only where nothing else begins a review; a
    review that is reopened returns to where it was, which leads nowhere new."""
    states, found = set(states_of(tables)), set()
    begins = any(None in move["from"] and move["to"] != "named" for move in tables["moves"])
    for move in tables["moves"]:
        for state in move["from"]:
            if move["to"] == "named":
                found.update((state, target) for target in states if not begins)
            elif move["to"] != "return":
                found.add((state, state if move["to"] == "same" else move["to"]))
    return found


def closure(starts, steps):
    """All that can be reached from some states, those included."""
    following = {}
    for one, other in steps:
        following.setdefault(one, set()).add(other)
    reached, waiting = set(starts), list(starts)
    while waiting:
        for state in following.get(waiting.pop(), set()) - reached:
            reached.add(state)
            waiting.append(state)
    return reached


def states_reachable(tables):
    reached = closure([None], edges(tables))
    return ["state %s is never reached" % state for state in states_of(tables) if state not in reached]


def final_reachable(tables):
    """Backwards from the final states."""
    ends = closure(finals_of(tables), {(other, one) for one, other in edges(tables)})
    return ["state %s can't reach a final state" % state for state in states_of(tables) if state not in ends]


def states_known(tables):
    states = set(states_of(tables))
    complaints = ["%s leads to %s, which is no state of the edition" % (move_words(move), move["to"])
                  for move in tables["moves"] if move["to"] not in states and move["to"] not in PLAIN_TARGETS]
    for name, words in TABLES[:2]:
        complaints += ["%s speaks of %s, which is no state of the edition" % (words(row), state)
                       for row in tables[name] for state in row["from"] if state is not None and state not in states]
    return complaints


# Rows among themselves. -----------------------------------------------------------------------------------------

def exclude_each_other(one, other):
    if {one["kind"], other["kind"]} in EXCLUSIVE:
        return True
    if one["part"] != other["part"] or not one["part"]:
        return False
    if one["kind"] == other["kind"] == "part_is":
        return one["value"] != other["value"]
    return {one["kind"], other["kind"]} == {"part_is", "part_is_not"} and one["value"] == other["value"]


def pairs(rows):
    return ((one, other) for at, one in enumerate(rows) for other in rows[at + 1:] if one["event"] == other["event"])


def shared(one, other, name):
    return [item for item in one[name] if item in other[name]]


def rows_exclude_each_other(tables):
    complaints = []
    for one, other in pairs(tables["moves"]):
        states, roles = shared(one, other, "from"), shared(one, other, "roles")
        if states and roles and not exclude_each_other(one["when"], other["when"]):
            complaints.append("%s and %s both speak in %s for %s"
                              % (move_words(one), move_words(other), states[0], roles[0]))
    return complaints


def rules_asked_once(tables):
    complaints = []
    for one, other in pairs(tables["needs"]):
        states = shared(one, other, "from")
        if one["rule"] == other["rule"] and states and not exclude_each_other(one["when"], other["when"]):
            complaints.append("%s is asked twice in %s" % (need_words(one), states[0]))
    return complaints


# What rules and duties wait for. --------------------------------------------------------------------------------

def values_of(tables, event, part):
    return {value for row in tables["particulars"] if row["event"] == event and row["part"] == part
            for value in row["values"]}


def has_part(tables, event, part):
    return any(row["event"] == event and row["part"] == part for row in tables["particulars"])


def awaited(need):
    """What must have been recorded, as alternatives of events: one of each group."""
    requirement = need["requirement"]
    kind, one, other = requirement["kind"], requirement["one_name"], requirement["other_name"]
    if kind == "happened":
        return [tuple(filter(None, (one, other)))]
    groups = [(event,) for event in WAITS_FOR.get(kind, ())]
    if kind in NAMED_BY_ONE:
        groups.append((one,))
    if kind in ("happened_since", "signed_off") and other:
        groups.append((other,))
    if kind == "none_open":
        groups.append(CLOSERS.get(one, ()))
    return groups


def rows_that_record(tables, event, need):
    """The rows of an event that can give the fact; of a sign-off, only those for its subject."""
    subject = need["requirement"]["one_name"] if event == "sign_off" else None
    return [move for move in tables["moves"] if move["event"] == event
            and (subject is None or search.may_hold(move["when"], None, search.NO_CHOICE)
                 and move["when"]["value"] in (None, subject))]


def recordable_before(tables, events, need, state, steps):
    for event in events:
        for move in rows_that_record(tables, event, need):
            for origin in move["from"]:
                targets = search.targets(tables, move, origin) if origin else [move["to"]]
                if state in closure(targets, steps):
                    return True
    return False


def states_that_ask(tables, need):
    """Where a rule is weighed: where its event has a row."""
    possible = {state for move in tables["moves"] if move["event"] == need["event"] for state in move["from"]}
    return [state for state in need["from"] if state in possible]


def facts_recordable(tables):
    steps, complaints = edges(tables), []
    for need in tables["needs"]:
        for events in awaited(need):
            states = states_that_ask(tables, need)
            never = [state for state in states if not recordable_before(tables, events, need, state, steps)]
            if need["requirement"]["kind"] == "open" and never != states:
                continue  # where nothing can be open yet there is nothing to close, and nobody is kept waiting
            complaints += ["%s waits in %s for %s, which can't be recorded before it"
                           % (need_words(need), state, " or ".join(str(event) for event in events)) for state in never]
    return complaints


def rules_speak(tables):
    """A rule, a row and a duty speak of what there is: a state that asks, particulars and their values."""
    complaints = []
    for need in tables["needs"]:
        requirement = need["requirement"]
        one, kind = requirement["one_name"], requirement["kind"]
        if not states_that_ask(tables, need):
            complaints.append("%s is never asked" % need_words(need))
        if kind.startswith("part_") or kind in ("four_eyes", "interests_clear"):
            if not has_part(tables, need["event"], one):
                complaints.append("%s speaks of %s, which the event does not carry" % (need_words(need), one))
        if kind in ("sent_to", "days_before"):
            for recipient in set(requirement["set_names"]) - values_of(tables, one, "recipient"):
                complaints.append("%s waits for %s to %s, who is never sent it" % (need_words(need), one, recipient))
            if not requirement["set_names"]:
                complaints.append("%s names no recipient" % need_words(need))
        if kind == "outcome_is" and requirement["other_name"] not in values_of(tables, one, "outcome"):
            complaints.append("%s waits for an outcome that %s can't have" % (need_words(need), one))
    return complaints + conditions_possible(tables)


def conditions_possible(tables):
    return ["%s asks for a value that the event can't carry" % words(row)
            for name, words in TABLES[:2] for row in tables[name] if row["when"]["part"]
            and row["when"]["value"] not in values_of(tables, row["event"], row["when"]["part"])]


# The rulebook (section 6) lists this duty for all editions; sar2014 has no events for it, so it is never started.
NEVER_STARTED = {("sar2014", "summary-return")}


def duties_recordable(tables):
    complaints = []
    for term in tables["terms"]:
        if (tables["edition"], term["duty"]) in NEVER_STARTED:
            continue
        for side in ("base", "met_by"):
            event = term[side]
            known = (has_part(tables, "refer", event + "_on") if event in ("aware", "incident")
                     else search.has_row(tables, event))
            if not known:
                complaints.append("%s: its %s, %s, has no row" % (term_words(term), side, event))
    return complaints


# Words. ---------------------------------------------------------------------------------------------------------

def empty_columns(rows, words, columns):
    return ["%s has no %s" % (words(row), column) for row in rows for column in columns if not row[column]]


def rows_founded(tables):
    """Authority, citation and provenance of every row; of a rule also what it asks, and the remedy."""
    return (empty_columns(tables["moves"], move_words, ("from", "roles", "cite", "provenance"))
            + empty_columns(tables["needs"], need_words, ("from", "cite", "provenance", "words", "remedy"))
            + empty_columns(tables["terms"], term_words, ("cite", "provenance", "words")))


def unnamed(value):
    return not isinstance(value, str) or not value or "?" in value


def column_codes(row):
    """The codes of a row, by column: what must have a name."""
    for column in ("event", "to", "rule", "force", "provenance", "duty", "period", "base", "met_by", "part", "type"):
        if column in row:
            yield column, row[column]
    for column in ("roles", "voids", "values"):
        for value in row.get(column, ()):
            yield column, value
    for column in ("when", "required_when"):
        if column in row:
            yield from condition_codes(column, row[column])
    if "requirement" in row:
        yield from requirement_codes(row["requirement"])


def condition_codes(column, when):
    yield column, when["kind"]
    if when["kind"] in ("part_is", "part_is_not"):
        yield column, when["part"]
        yield column, when["value"]


def requirement_codes(requirement):
    yield "requirement", requirement["kind"]
    if requirement["kind"] in ONE_IS_A_WORD:
        yield "one", requirement["one_name"]
    if requirement["other"]:
        yield "other", requirement["other_name"]
    for name in requirement["set_names"]:
        yield "set", name
    if requirement["set"] and not requirement["set_names"]:
        yield "set", None


def codes_named(tables):
    complaints = ["%s: its %s, %s, has no name" % (words(row), column, value) for name, words in TABLES
                  for row in tables[name] for column, value in column_codes(row) if unnamed(value)]
    return complaints + ["state %s: its %s has no name" % (row["state"], column) for row in tables["states"]
                         for column in ("state", "phase") if unnamed(row[column])]


def particulars_valued(tables):
    complaints = ["%s is a code without values" % particular_words(row) for row in tables["particulars"]
                  if row["type"] == "code" and not row["values"]]
    return complaints + ["%s: the event has no row" % particular_words(row) for row in tables["particulars"]
                         if not search.has_row(tables, row["event"])]


# Publication. ---------------------------------------------------------------------------------------------------

def signatories_equal(tables):
    """Whoever must sign may sign: every partner, for every subject. A profile's further signatories have rows of their
    own."""
    return ["%s leaves out %s" % (move_words(move), role) for move in tables["moves"]
            if move["event"] == "sign_off" and move["provenance"] != "local"
            for role in search.SIGNATORIES[tables["kind"]] if role not in move["roles"]]


def guards_of(tables):
    if not search.has_row(tables, "publish") or not search.has_row(tables, "refer"):
        return ()  # history only: what is published was published elsewhere
    return GUARDS + (NOTICE_GUARDS if search.NOTICE_TO[tables["kind"]] else ())


def is_guard(tables, need, guard):
    event, rule, kind, one = guard
    requirement = need["requirement"]
    if (need["event"], need["rule"], need["force"], requirement["kind"]) != (event, rule, "must", kind):
        return False
    notice_to = search.NOTICE_TO[tables["kind"]]
    if kind in ("sent_to", "days_before") and not set(notice_to).issubset(requirement["set_names"]):
        return False
    if kind == "days_before" and requirement["count"] < search.NOTICE_DAYS:
        return False
    return need["when"] == ALWAYS and one in (None, requirement["one_name"])


def guards_in_place(tables):
    """Also a rule that another one happens to stand in for, so that no search can miss it, is asked, as a must."""
    complaints = []
    for guard in guards_of(tables):
        asked = {state for need in tables["needs"] if is_guard(tables, need, guard) for state in need["from"]}
        states = {state for move in tables["moves"] if move["event"] == guard[0] for state in move["from"]}
        complaints += ["rule %s of %s is not asked as a must in %s" % (guard[1], guard[0], state)
                       for state in sorted(states - asked)]
    return complaints


def holds_stop_only_publication(tables):
    """Placing and lifting move nothing and void nothing; no other rule than publish's, and no deadline, knows holds."""
    events = ("place_hold", "lift_hold", "record_order", "end_order")
    complaints = ["%s moves or voids" % move_words(move) for move in tables["moves"]
                  if move["event"] in events and (move["to"] != "same" or move["voids"])]
    for need in tables["needs"]:
        mine = need["requirement"]["one_name"] in events
        allowed = need["event"] == "publish" and need["requirement"]["kind"] == "none_open"
        if mine and not allowed and need["event"] not in ("lift_hold", "end_order"):
            complaints.append("%s is another rule that depends on %s"
                              % (need_words(need), need["requirement"]["one_name"]))
    return complaints + ["%s runs from %s" % (term_words(term), term["base"]) for term in tables["terms"]
                         if term["base"] in events and term["duty"] != "hold-review"]


PROVED = {}  # what was searched before: editions that share their rows are searched once


def followed(tables, scope):
    """All that a search reads of the tables."""
    moves = [[move[name] for name in ("event", "from", "to", "when", "voids", "roles")] for move in tables["moves"]]
    needs = [[need[name] for name in ("event", "from", "when", "force", "rule", "requirement")]
             for need in tables["needs"] if need["force"] in scope.forces]
    return json.dumps([tables["kind"], moves, needs, scope])


def prove(tables, scope, theorem):
    key = theorem.__name__, followed(tables, scope)
    if key not in PROVED:
        violation = search.search(search.Machine(tables, scope), theorem)[0]
        PROVED[key] = ["%s; because %s; after: %s" % violation] if violation else []
    return PROVED[key]


def published_only_when_fit(tables):
    return prove(tables, search.NARROW, search.unfit_to_publish) \
        or prove(tables, search.SAFETY, search.unfit_to_publish)


def copied_only_when_decided(tables):
    return prove(tables, search.COPYING, search.unfit_to_copy)


def held_back_only_when_decided(tables):
    return prove(tables, search.JUSTIFYING, search.unfit_to_hold_back)


def published_is_reached(tables):
    """So that what the searches prove is not proved of a machine that stands still: no should is departed from."""
    if not guards_of(tables):
        return []
    states = search.search(search.Machine(tables, search.PROGRESS), until="published")[1]
    return [] if "published" in states else ["state published is not reached from anonymising: every way is refused"]


CHECKS = (
    ("states-known", states_known),
    ("states-reachable", states_reachable),
    ("final-reachable", final_reachable),
    ("rows-exclude-each-other", rows_exclude_each_other),
    ("rules-asked-once", rules_asked_once),
    ("rules-speak", rules_speak),
    ("facts-recordable", facts_recordable),
    ("duties-recordable", duties_recordable),
    ("rows-founded", rows_founded),
    ("codes-named", codes_named),
    ("particulars-valued", particulars_valued),
    ("signatories-equal", signatories_equal),
    ("guards-in-place", guards_in_place),
    ("holds-stop-only-publication", holds_stop_only_publication),
    ("published-is-reached", published_is_reached),
    ("published-only-when-fit", published_only_when_fit),
    ("copied-only-when-decided", copied_only_when_decided),
    ("held-back-only-when-decided", held_back_only_when_decided),
)
