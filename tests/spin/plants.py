"""Faults to plant in the text of a Promela model, and the same in the tables where there is such a fault.

Decides: what SPIN must be able to find. A plant names the edition and the part that it is planted in, what it does to
the text, and the claims of which SPIN must name one; none means that the law is kept all the same, and SPIN must find
nothing. `whats` are the faults of tests/model/faults.py that are the same in the tables, whose check must then agree;
`tables` plants one that is not among those. What must stay true: an edit changes the text, or complains.
"""
import re
import sys
from collections import namedtuple
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "model"))
import faults  # noqa: E402  (found by the path above)

Plant = namedtuple("Plant", "edition part what edit claims whats check tables unreached", defaults=((), None, None, ()))

DEAD_END = ("acceptance cycle",)
STEP = re.compile(r"^\t:: d_step \{ .*?\}$", re.M | re.S)


def replace(old, new, count=1):
    def edit(model):
        if model.count(old) < 1 or (count and model.count(old) != count):
            raise LookupError("%d times in the model: %s" % (model.count(old), old))
        return model.replace(old, new)
    return edit


def change_steps(event, change):
    """Changes the text of every step of an event; one that becomes empty is gone."""
    def edit(model):
        changed = STEP.sub(lambda step: change(step[0]) if "begin(%s);" % event in step[0] else step[0], model)
        if changed == model:
            raise LookupError("no step of %s that could be changed" % event)
        return changed
    return edit


def drop_rule(event, rule):
    """The rule is asked for no longer."""
    return change_definition("RULES_" + event, r" \\\n\t&& %s\b(\(.*?\))?" % (event + "_" + rule), "")


def change_definition(name, pattern, new):
    def edit(model):
        found = re.search(r"^#define %s\b(?:.*\\\n)*.*\n" % name, model, re.M)
        changed = re.sub(pattern, new, found[0]) if found else None
        if not found or changed == found[0]:
            raise LookupError("nothing to change in %s" % name)
        return model.replace(found[0], changed)
    return edit


def keep_standing(event, void):
    return change_steps(event, lambda step: step.replace(" void_%s();" % void, ""))


def drop_steps(event, words=""):
    return change_steps(event, lambda step: "" if words in step else step)


def strand(state):
    """No step leads out of the state any more."""
    def edit(model):
        changed = STEP.sub(lambda step: step[0].replace("{ ", "{ state != %s && " % state, 1)
                           if " arrive(" in step[0] else step[0], model)
        if changed == model:
            raise LookupError("no step leads out of " + state)
        return changed
    return edit


def add_step(step):
    return replace("\n\t/* From any state", "\t:: d_step { %s }\n\n\t/* From any state" % step)


def after_placing(words):
    """What happens besides, when a hold on publication is placed."""
    return replace("learn_place_hold(PUBLICATION);", "learn_place_hold(PUBLICATION); " + words)


def publication_plants():
    published, wt2023 = "published_only_as_approved", "wt2023"
    for event, rule, claim in (
            ("approve_anonymisation", "scan-clean", published), ("approve_anonymisation", "law-checked", published),
            ("approve_anonymisation", "four-eyes", published),
            ("decide_publication", "publication-signed-off", "published_only_as_signed_off"),
            ("publish", "seven-working-days", "published_only_after_notice"),
            ("publish", "reviewer-named", "published_only_with_reviewer_named"),
            ("publish", "no-restricting-order", "published_only_unheld"),
            ("publish", "publication-not-held", "published_only_unheld"),
            ("send_copy", "outcome-is-publication", "published_only"),
            ("send_copy", "same-document", "copied_only_when_decided"),
            ("confirm_not_published", "outcome-is-none", "held_back_only"),
            ("confirm_not_published", "justification-sent", "held_back_only_when_justified"),
            ("publish", "copies-sent", None), ("publish", "same-document", None)):
        whats = ("%s no longer asks for %s" % (event, rule), "%s only expects %s" % (event, rule))
        edit = drop_rule(event.upper(), rule.upper().replace("-", "_"))
        yield Plant(wt2023, 2, whats[0], edit, (claim,) if claim else (), whats)
    for event, void, claim in (
            ("amend_report", "checks", "published_only"), ("amend_report", "approval", "published_only"),
            ("amend_report", "sign_off_publication", "published_only"), ("amend_report", "copies", "published_only"),
            ("reconsider_publication", "sign_off_publication", "published_only"),
            ("reconsider_publication", "copies", "published_only")):
        what = "%s leaves %s standing" % (event, void)
        yield Plant(wt2023, 2, what, keep_standing(event, void), (claim,), (what,))
    yield Plant(wt2023, 2, "accept_report leaves sign_off_publication standing",
                keep_standing("accept_report", "sign_off_publication"), ("published_only",), (),
                "published-only-when-fit", faults.keep_standing("accept_report", "sign_off_publication"))
    yield Plant(wt2023, 2, "any approved document will do for the decision",
                drop_rule("DECIDE_PUBLICATION", "SAME_DOCUMENT"), ("published_only",),
                ("decide_publication no longer asks for same-document",
                 "decide_publication only expects same-document"))
    yield Plant(wt2023, 2, "none can be decided for any document", drop_rule("DECIDE_PUBLICATION", "SAME_DOCUMENT_2"),
                ("held_back_only",), ("none can be decided for any document",))
    yield Plant("sar2014", 2, "publish no longer asks for same-document", drop_rule("PUBLISH", "SAME_DOCUMENT"),
                ("published_only",), ("publish no longer asks for same-document",))


def detail_plants():
    """One condition of a rule, one recipient, one who signs."""
    seven, signed = "PUBLISH_SEVEN_WORKING_DAYS", "DECIDE_PUBLICATION_PUBLICATION_SIGNED_OFF"
    yield Plant("wt2023", 2, "five working days are enough", change_definition(seven, "OLD", "RECENT"),
                ("published_only_after_notice",), ("five working days are enough",))
    yield Plant("wt2023", 2, "notice to the Panel alone is enough",
                change_definition(seven, r" && COPY\(copies, document, SECRETARY_OF_STATE\) >= OLD", ""),
                ("published_only_after_notice",), ("notice to the Panel alone is enough",))
    yield Plant("wt2023", 2, "sign-offs need not name the document",
                change_definition(signed, r"outcome, document\)\)", "outcome, 0))"), ("published_only",),
                ("sign-offs need not name the document",))
    yield Plant("wt2023", 2, "sign-offs need not name the outcome",
                change_definition(signed, r"outcome, document\)\)", "0, document))"), ("published_only",),
                ("sign-offs need not name the outcome",))
    yield Plant("wt2023", 2, "a second way into published",
                add_step("state == anonymised && !ending -> begin(wait); arrive(wait, published);"),
                ("published_only_by_publish",), ("a second way into published",))
    yield Plant("wt2023", 2, "two partners sign, three must", drop_steps("sign_off", "(PUBLICATION, POLICE,"), DEAD_END,
                ("two partners sign, three must",), unreached=("published",))
    yield Plant("wt2023", 2, "nobody sends copies", drop_steps("send_copy"), DEAD_END, ("nobody sends copies",),
                unreached=("published",))


def hold_plants():
    yield Plant("wt2023", 2, "a hold keeps copies back",
                replace("#define RULES_SEND_COPY(document, recipient) (true",
                        "#define RULES_SEND_COPY(document, recipient) (!held[PUBLICATION]"),
                ("holds_block_only_publish",), ("a hold keeps copies back",))
    yield Plant("wt2023", 2, "a hold on the review stops publication",
                replace("#define PUBLISH_PUBLICATION_NOT_HELD(document, reviewer_named) (!held[PUBLICATION])",
                        "#define PUBLISH_PUBLICATION_NOT_HELD(document, reviewer_named) "
                        "(!held[PUBLICATION] && !held[REVIEW])"),
                ("holds_block_only_publish",))
    yield Plant("wt2023", 2, "a hold stops the clock",
                replace("#define MAY_WAIT (false", "#define MAY_WAIT (!held[PUBLICATION]) && (false"),
                ("holds_block_only_publish",))
    yield Plant("sar2014", 2, "a hold moves the state", after_placing("arrive(place_hold, monitoring);"),
                ("holds_move_nothing",), ("a hold moves the state",))
    yield Plant("wt2023", 2, "a deadline runs from a hold", after_placing("STARTS(DUTY_PUBLISH);"),
                ("holds_move_nothing",), ("a deadline runs from a hold",))
    yield Plant("wt2023", 2, "a hold makes copies void", after_placing("void_copies();"), ("holds_move_nothing",))
    yield Plant("wt2023", 2, "a hold can't be lifted once copies are out",
                change_definition("MAY_LIFT_HOLD", "RULES_LIFT_HOLD", "state != pre_publication && RULES_LIFT_HOLD"),
                ("holds_can_be_lifted",))


def graph_plants():
    for edition, part, state in (("wt2023", 1, "national_review"), ("sar2014", 1, "in_review"),
                                 ("scr2015", 0, "with_national_panel")):
        what = "no way out of " + state
        yield Plant(edition, part, what, strand(state), DEAD_END, (what,))
    yield Plant("wt2023", 1, "no way into national_review",
                drop_steps("national_panel_responds", "arrive(national_panel_responds, national_review)"), DEAD_END,
                ("no way into national_review",), unreached=("national_review",))
    yield Plant("wt2018", 1, "no way into notified", drop_steps("notify_national_panel"), (), ("no way into notified",),
                unreached=("notified",))


def decision_plants():
    """Before the report: these facts the search of the tables does not follow."""
    for event, rule, claim in (
            ("decide", "decision-signed-off", "decided_only_when_signed_off"),
            ("send_to_national_panel", "rapid-review-signed-off", "sent_only_when_signed_off"),
            ("send_to_national_panel", "same-document", "sent_only_when_signed_off"),
            ("accept_report", "report-signed-off", "accepted_only_when_signed_off")):
        yield Plant("wt2023", 1, "%s does not ask for %s" % (event, rule),
                    drop_rule(event.upper(), rule.upper().replace("-", "_")), (claim,))
    for event, void, claim in (("reconsider_decision", "sign_off_decision", "decided_only_when_signed_off"),
                               ("reopen_rapid_review", "sign_off_rapid_review", "sent_only_when_signed_off"),
                               ("return_draft", "sign_off_report", "accepted_only_when_signed_off")):
        yield Plant("wt2023", 1, "%s leaves %s standing" % (event, void), keep_standing(event, void), (claim,))


def all_plants():
    for group in (publication_plants, detail_plants, hold_plants, graph_plants, decision_plants):
        yield from group()
