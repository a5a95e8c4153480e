"""Faults to plant in the tables of an edition, so that the checks are seen to find them.

Decides: what a check must be able to find. Each fault names the edition it is planted in, what it does, the check
that must find it, and the words that the complaint must hold: the row, state or rule that was tampered with. What
must stay true: a fault changes a copy of the loaded tables in one way only, and complains itself if there was
nothing to change, so that none is found for another reason than its own.
"""
from collections import namedtuple

Fault = namedtuple("Fault", "edition what check names plant")

SEARCHED = "published-only-when-fit"
GUARDED = "guards-in-place"


def only(rows, what, keep=None, **columns):
    """The rows with these values in these columns; there must be some."""
    found = [row for row in rows if all(row[name] == value for name, value in columns.items())
             and (keep is None or keep(row))]
    if not found:
        raise LookupError("nothing to plant a fault in: %s" % what)
    return found


def needs_of(tables, event, rule, state=None):
    return only(tables["needs"], "%s of %s" % (rule, event), lambda need: state is None or state in need["from"],
                event=event, rule=rule)


def moves_of(tables, event, **columns):
    return only(tables["moves"], event, event=event, **columns)


def without(rows, gone):
    rows[:] = [row for row in rows if not any(row is other for other in gone)]


def drop_rule(event, rule, state=None):
    return lambda tables: without(tables["needs"], needs_of(tables, event, rule, state))


def weaken_rule(event, rule, state=None):
    def plant(tables):
        for need in needs_of(tables, event, rule, state):
            need["force"] = "expect"
    return plant


def drop_rows(event, **columns):
    return lambda tables: without(tables["moves"], moves_of(tables, event, **columns))


def keep_standing(event, void):
    """A row no longer makes void what it must."""
    def plant(tables):
        for move in moves_of(tables, event):
            if void not in move["voids"]:
                raise LookupError("%s does not void %s" % (event, void))
            move["voids"].remove(void)
    return plant


def set_column(table, column, value, **columns):
    def plant(tables):
        only(tables[table], str(columns), **columns)[0][column] = value
    return plant


def set_requirement(event, rule, **columns):
    def plant(tables):
        needs_of(tables, event, rule)[0]["requirement"].update(columns)
    return plant


def leave_out_police(tables):
    for move in moves_of(tables, "sign_off"):
        if move["when"]["value"] == "publication":
            move["roles"].remove("police")


def strand(state):
    """No row leads out of the state any more."""
    def plant(tables):
        rows = only(tables["moves"], state, lambda move: state in move["from"] and move["to"] != "same")
        for move in rows:
            move["from"].remove(state)
    return plant


def duplicate_row(event):
    return lambda tables: tables["moves"].append(dict(moves_of(tables, event)[0]))


def open_condition(event, value):
    """A row that spoke for one value speaks always."""
    def plant(tables):
        rows = only(tables["moves"], value, lambda move: move["when"]["value"] == value, event=event)
        rows[0]["when"] = {"kind": "always", "part": None, "value": None}
    return plant


def repeat_rule(event, rule):
    return lambda tables: tables["needs"].append(dict(needs_of(tables, event, rule)[0]))


def send_to_publication(event, state):
    def plant(tables):
        row = dict(moves_of(tables, event)[0])
        row.update({"from": [state], "to": "published", "voids": []})
        tables["moves"].append(row)
    return plant


def hold_blocks(event):
    def plant(tables):
        tables["needs"].append(dict(needs_of(tables, "publish", "publication-not-held")[0], event=event))
    return plant


def empty_values(event, part):
    return set_column("particulars", "values", [], event=event, part=part)


def both_ways(event, rule, names, edition="wt2023", state=None):
    """A rule that is dropped, and one that is asked but does not refuse."""
    yield Fault(edition, "%s no longer asks for %s" % (event, rule), SEARCHED, names, drop_rule(event, rule, state))
    yield Fault(edition, "%s only expects %s" % (event, rule), SEARCHED, names, weaken_rule(event, rule, state))


def publication_faults():
    for event, rule in (("approve_anonymisation", "scan-clean"), ("approve_anonymisation", "law-checked"),
                        ("approve_anonymisation", "four-eyes"), ("decide_publication", "publication-signed-off"),
                        ("publish", "seven-working-days"), ("publish", "reviewer-named"),
                        ("publish", "no-restricting-order"), ("publish", "publication-not-held")):
        yield from both_ways(event, rule, (event, rule))
    yield from both_ways("decide_publication", "same-document", ("decide_publication in anonymised", "same-document"),
                         state="anonymised")
    yield from both_ways("send_copy", "outcome-is-publication", ("send_copy", "outcome-is-publication"))
    yield from both_ways("publish", "same-document", ("publish", "same-document"), edition="sar2014")
    for event, void in (("amend_report", "checks"), ("amend_report", "approval"),
                        ("amend_report", "sign_off_publication"), ("amend_report", "copies"),
                        ("reconsider_publication", "sign_off_publication"), ("reconsider_publication", "copies")):
        yield Fault("wt2023", "%s leaves %s standing" % (event, void), SEARCHED, (event, "does not void " + void),
                    keep_standing(event, void))
    yield Fault("wt2023", "five working days are enough", SEARCHED, ("publish", "seven-working-days"),
                set_requirement("publish", "seven-working-days", count=5))
    yield Fault("wt2023", "notice to the Panel alone is enough", SEARCHED, ("publish", "seven-working-days"),
                set_requirement("publish", "seven-working-days", set_names=["national_panel"]))
    yield Fault("wt2023", "sign-offs need not name the document", SEARCHED,
                ("decide_publication", "publication-signed-off"),
                set_requirement("decide_publication", "publication-signed-off", set_names=["outcome"]))
    yield Fault("wt2023", "sign-offs need not name the outcome", SEARCHED,
                ("decide_publication", "publication-signed-off"),
                set_requirement("decide_publication", "publication-signed-off", set_names=["document"]))
    yield Fault("wt2023", "a second way into published", SEARCHED, ("plan_publication leads from anonymised",),
                send_to_publication("plan_publication", "anonymised"))


def other_searched_faults():
    yield Fault("wt2023", "send_copy no longer asks for same-document", "copied-only-when-decided",
                ("send_copy", "same-document"), drop_rule("send_copy", "same-document"))
    yield Fault("wt2023", "send_copy only expects same-document", "copied-only-when-decided",
                ("send_copy", "same-document"), weaken_rule("send_copy", "same-document"))
    yield Fault("wt2023", "none can be decided for any document", "held-back-only-when-decided",
                ("decide_publication in anonymising", "same-document"),
                drop_rule("decide_publication", "same-document", "anonymising"))
    for rule in ("outcome-is-none", "justification-sent"):
        yield Fault("wt2023", "confirm_not_published no longer asks for %s" % rule, "held-back-only-when-decided",
                    ("confirm_not_published", rule), drop_rule("confirm_not_published", rule))
    yield Fault("wt2023", "two partners sign, three must", "published-is-reached", ("published", "anonymising"),
                leave_out_police)
    yield Fault("wt2023", "nobody sends copies", "published-is-reached", ("published", "anonymising"),
                drop_rows("send_copy"))


def guard_faults():
    """Where another rule stands in for the one that is gone, only its absence can be found."""
    for event, rule in (("publish", "copies-sent"), ("publish", "same-document")):
        names = ("rule %s of %s" % (rule, event), "in pre_publication")
        yield Fault("wt2023", "%s no longer asks for %s" % (event, rule), GUARDED, names, drop_rule(event, rule))
        yield Fault("wt2023", "%s only expects %s" % (event, rule), GUARDED, names, weaken_rule(event, rule))
    yield Fault("wt2023", "the police sign off no publication", "signatories-equal", ("sign_off", "police"),
                leave_out_police)
    yield Fault("wt2023", "a hold keeps copies back", "holds-stop-only-publication",
                ("rule publication-not-held of send_copy", "place_hold"), hold_blocks("send_copy"))
    yield Fault("sar2014", "a hold moves the state", "holds-stop-only-publication", ("place_hold", "monitoring"),
                set_column("moves", "to", "monitoring", event="place_hold"))
    yield Fault("wt2023", "a deadline runs from a hold", "holds-stop-only-publication",
                ("duty publish", "place_hold"), set_column("terms", "base", "place_hold", duty="publish"))


def graph_faults():
    yield Fault("wt2023", "no way out of national_review", "final-reachable", ("national_review",),
                strand("national_review"))
    yield Fault("sar2014", "no way out of in_review", "final-reachable", ("in_review",), strand("in_review"))
    yield Fault("scr2015", "no way out of with_national_panel", "final-reachable", ("with_national_panel",),
                strand("with_national_panel"))
    yield Fault("wt2023", "no way into national_review", "states-reachable", ("national_review",),
                drop_rows("national_panel_responds", to="national_review"))
    yield Fault("wt2018", "no way into notified", "states-reachable", ("state notified is",),
                drop_rows("notify_national_panel"))
    yield Fault("sar2014", "a row leads to another edition's state", "states-known", ("begin_screening", "notified"),
                set_column("moves", "to", "notified", event="begin_screening"))
    yield Fault("wt2026", "the same row twice", "rows-exclude-each-other", ("begin_review", "in commissioning"),
                duplicate_row("begin_review"))
    yield Fault("wt2023", "a condition that overlaps", "rows-exclude-each-other",
                ("national_panel_responds", "with_national_panel"), open_condition("national_panel_responds",
                                                                                   "national_review"))
    yield Fault("wt2023", "the same rule twice", "rules-asked-once", ("scan-clean", "approve_anonymisation"),
                repeat_rule("approve_anonymisation", "scan-clean"))


def fact_faults():
    yield Fault("wt2023", "nobody agrees terms", "facts-recordable", ("terms-agreed", "commissioning", "agree_terms"),
                drop_rows("agree_terms"))
    yield Fault("wt2018", "the factors are never considered", "facts-recordable",
                ("factors-considered", "rapid_review_completed", "consider_factors"), drop_rows("consider_factors"))
    yield Fault("wt2023", "the Panel never asks", "facts-recordable", ("query-open", "national_panel_responds"),
                drop_rows("national_panel_responds"))
    yield Fault("wt2023", "orders never end", "facts-recordable", ("no-restricting-order", "end_order"),
                drop_rows("end_order"))
    yield Fault("sar2014", "a rule waits for an event without a row", "facts-recordable",
                ("terms-agreed", "notify_partners"),
                set_requirement("begin_review", "terms-agreed", one_name="notify_partners"))
    yield Fault("wt2023", "a rule speaks of what is not carried", "rules-speak", ("four-eyes", "agency"),
                set_requirement("approve_anonymisation", "four-eyes", one_name="agency"))
    yield Fault("wt2023", "a rule waits for a recipient that is never sent it", "rules-speak",
                ("copies-sent", "family"), set_requirement("publish", "copies-sent", set_names=["family"]))
    yield Fault("wt2023", "a rule that is never asked", "rules-speak", ("terms-agreed", "never asked"),
                set_column("needs", "from", ["published"], rule="terms-agreed"))
    yield Fault("wt2023", "a duty that nothing meets", "duties-recordable", ("duty inform-decision", "met_by"),
                drop_rows("inform_of_decision"))
    yield Fault("sar2014", "a duty that nothing starts", "duties-recordable", ("duty action", "base"),
                drop_rows("add_action"))


def word_faults():
    yield Fault("wt2023", "a row without a citation", "rows-founded", ("move begin_review", "cite"),
                set_column("moves", "cite", "", event="begin_review"))
    yield Fault("sar2014", "a row without authority", "rows-founded", ("move begin_review", "roles"),
                set_column("moves", "roles", [], event="begin_review"))
    yield Fault("wt2018", "a rule without its provenance", "rows-founded", ("rule meeting-held", "provenance"),
                set_column("needs", "provenance", None, rule="meeting-held"))
    yield Fault("wt2023", "a rule without a remedy", "rows-founded", ("rule scan-clean", "remedy"),
                set_column("needs", "remedy", "", rule="scan-clean"))
    yield Fault("wt2023", "a duty without words", "rows-founded", ("duty monitor", "words"),
                set_column("terms", "words", "", duty="monitor"))
    yield Fault("wt2023", "a rule without a name", "codes-named", ("of assign_pseudonym", "rule"),
                set_column("needs", "rule", None, event="assign_pseudonym"))
    yield Fault("wt2026", "a role without a name", "codes-named", ("move submit_draft", "roles"),
                set_column("moves", "roles", ["?"], event="submit_draft"))
    yield Fault("scr2015", "a phase without a name", "codes-named", ("state published", "phase"),
                set_column("states", "phase", None, state="published"))
    yield Fault("wt2023", "a code without values", "particulars-valued", ("particular stance of sign_off",),
                empty_values("sign_off", "stance"))
    yield Fault("sar2014", "a particular of no event", "particulars-valued", ("particular document of submit_draft",),
                drop_rows("submit_draft"))


def all_faults():
    for group in (publication_faults, other_searched_faults, guard_faults, graph_faults, fact_faults, word_faults):
        yield from group()
