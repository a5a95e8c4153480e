#!/usr/bin/env python3
"""Local profiles from their files: what is let in, what is refused and how, and that none of them loosens.

Usage: test_profiles.py --cspr PATH [--sanitized]

  schema   the published schema is one; the examples and what cspr prints under them satisfy it
  kinds    every kind of requirement is read, fits the schema, and is shown as it was given
  words    what is printed for people says under which profile it is
  bad      each profile that loosens, names unknown things or contradicts itself is refused: exit 2, no answer, the
           rule it would break and the place in the file
  damaged  a profile with bytes changed, cut out or doubled (fixed seed) is let in or refused, and nothing else
  looser   whatever a review records under a profile it may record under the bare edition, with a verdict no worse, and
           no limit of the law is later: for the recorded cases of tests/records and for variants of them with events
           left out and departures put in, under the examples and under profiles made at random (fixed seeds). Stances
           of further signatories are left out: no edition reads them.

Prints what fails, and "N passed, N failed".
"""
import argparse
import copy
import glob
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import jsonschema

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
EXAMPLES = sorted(glob.glob(os.path.join(TOP, "examples", "profiles", "*.json")))
SCHEMAS = os.path.join(TOP, "examples", "cspr", "schema")
REVIEW = os.path.join(TOP, "examples", "review", "review.jsonl")
SEVERITY = ["allowed", "allowed_in_breach", "refused"]


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


class Tests:
    def __init__(self, options):
        self.options = options
        self.passed = self.failed = 0
        self.folder = tempfile.TemporaryDirectory()

    def check(self, good, what):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print("FAIL " + what)
        return good

    def cspr(self, *arguments):
        done = subprocess.run([self.options.cspr, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=120, check=False)
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    def json(self, *arguments):
        code, out, err = self.cspr(*arguments, "--json")
        try:
            return code, json.loads(out)
        except ValueError:
            return code, {"no JSON": err[-400:]}

    def write(self, name, text):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    # schema

    def satisfies(self, value, name):
        try:
            jsonschema.Draft202012Validator(load(os.path.join(SCHEMAS, name + ".json"))).validate(value)
            return ""
        except jsonschema.ValidationError as problem:
            return problem.message[:300]

    def test_schema(self):
        jsonschema.Draft202012Validator.check_schema(load(os.path.join(SCHEMAS, "profile.json")))
        for path in EXAMPLES:
            name, profile = os.path.basename(path), load(path)
            self.check(not self.satisfies(profile, "profile"), "%s: %s" % (name, self.satisfies(profile, "profile")))
            with open(path, "rb") as file:
                digest = "sha256:" + hashlib.sha256(file.read()).hexdigest()
            _, checked = self.json("check", REVIEW, "--profile", path)
            _, explained = self.json("explain", "--file", REVIEW, "--profile", path)
            for command, answer in (("check", checked), ("explain", explained)):
                problem = self.satisfies(answer, command)
                self.check(not problem, "%s under %s: %s" % (command, name, problem))
                self.check(answer.get("profile") == {"id": profile["profile"], "version": profile["version"],
                                                     "digest": digest}, "%s under %s: its profile" % (command, name))
            self.check(all(event["profile"] == checked["profile"] for event in checked["events"]),
                       name + ": each event says under which profile it was decided")
            for edition in profile["editions"]:
                self.check_edition(path, profile, edition)

    def check_edition(self, path, profile, edition):
        name = "%s of %s" % (edition, os.path.basename(path))
        _, bare = self.json("edition", edition)
        code, answer = self.json("edition", edition, "--profile", path)
        problem = self.satisfies(answer, "edition")
        if not self.check(code == 0 and not problem, "%s: %s" % (name, problem)):
            return
        self.check("profile" not in bare, "no profile, and the edition names one")
        self.check(answer["profile"]["names"] == profile["names"], name + ": names")
        law = [row for row in answer["needs"] if row in bare["needs"]]
        changed = {row["rule"] for row in profile.get("raise", [])}
        self.check(law == [row for row in bare["needs"] if row["rule"] not in changed], name + ": rules of the law")
        self.check(all(row["provenance"] == "local" for row in answer["needs"] if row not in law),
                   name + ": what it adds is marked local")
        self.check([row for row in answer["moves"] if row["provenance"] != "local"] == bare["moves"],
                   name + ": the graph is the law's")
        _, sheet, _ = self.cspr("edition", edition, "--profile", path, "--as", "sheet")
        for key, group in (("rule", "needs"), ("rule", "sign_offs"), ("duty", "terms")):
            for row in profile.get(group, []):
                if edition in row.get("editions", profile["editions"]):
                    self.check(row[key] in sheet and row["words"].split()[0] in sheet,
                               "%s: %s is on the page" % (name, row[key]))
        self.check("[local]" in sheet and answer["profile"]["digest"] in sheet, name + ": the page says what is local")

    def test_kinds(self):
        """Each kind of requirement is read from the file, fits the schema, and comes out as it went in."""
        for edition, event, requires, columns in KINDS:
            profile = {"profile": "kinds", "version": "1", "editions": [edition], "needs": [
                {"rule": "of-a-kind", "event": event, "force": "expect", "requires": requires, "words": "It is so."}]}
            path = self.write("kind.json", json.dumps(profile))
            code, answer = self.json("edition", edition, "--profile", path)
            if columns is None:  # the law asks for it already, on the only event that it is about
                self.check(code == 2 and "already" in answer["error"]["message"], requires["kind"] + ": %s" % answer)
                continue
            rows = [row for row in answer.get("needs", []) if row["rule"] == "of-a-kind"]
            problem = self.satisfies(profile, "profile")
            got = rows and [rows[0]["requirement"][key] for key in ("one_name", "other_name", "set_names", "count")]
            self.check(code == 0 and not problem and got == columns and
                       rows[0]["requirement"]["kind"] == requires["kind"],
                       "%s: exit %s, %s, %s" % (requires["kind"], code, problem, got or str(answer)[:300]))
            _, sheet, _ = self.cspr("edition", edition, "--profile", path, "--as", "sheet")
            self.check("is met by " + requires["kind"] in sheet, requires["kind"] + ": what is weighed is on the page")
        kinds = load(os.path.join(SCHEMAS, "profile.json"))["$defs"]["requires"]["oneOf"]
        self.check({kind["properties"]["kind"]["const"] for kind in kinds} == {row[2]["kind"] for row in KINDS},
                   "the schema has other kinds of requirement than are tried here")

    def test_words(self):
        for path in EXAMPLES:
            profile = load(path)
            code, out, _ = self.cspr("check", REVIEW, "--profile", path)
            self.check(code in (0, 1) and "Local profile %s, version %s" % (profile["profile"], profile["version"]) in out
                       and profile["names"]["case_review_panel"] in out, "check in words: %s" % out[:300])
            code, out, _ = self.cspr("explain", "--file", REVIEW, "--profile", path)
            self.check(code == 0 and "Local profile " + profile["profile"] in out, "explain in words: %s" % out[:300])
            code, out, _ = self.cspr("edition", "--path", REVIEW, "--profile", path, "--as", "mermaid")
            self.check(code == 0 and out, "a path drawn under a profile")

    # bad

    def refused(self, name, text, pointer, **more):
        path = self.write("bad.json", text if isinstance(text, (str, bytes)) else json.dumps(text))
        code, answer = self.json("check", REVIEW, "--profile", path)
        error = answer.get("error", {})
        good = (code == 2 and "events" not in answer and error.get("in") == "profile" and
                error.get("pointer") == pointer and more.pop("says", "") in error.get("message", "") and
                not self.satisfies(answer, "error") and
                all(error.get(key) == value for key, value in more.items()))
        self.check(good, "bad %s: exit %s, %s" % (name, code, json.dumps(answer)[:500]))
        code, out, err = self.cspr("edition", "wt2023", "--profile", path)
        self.check(code == 2 and not out and path in err and (not pointer or pointer in err),
                   "bad %s, in words: exit %s, %s" % (name, code, err[:300]))

    def test_bad(self):
        for name, change, pointer, more in BAD:
            profile = copy.deepcopy(GOOD)
            change(profile)
            self.refused(name, profile, pointer, **more)
        self.refused("no JSON", '{"profile":', "", says="not JSON", line=1)
        self.refused("second line", '{"profile":"a",\n"version":1 2}', "", says="not JSON", line=2)
        self.refused("twice", '{"profile":"a","profile":"b"}', "", says="twice")
        self.refused("list", "[]", "", says="one JSON object")
        self.refused("empty", "", "", says="not JSON")
        self.refused("not UTF-8", b'{"profile":"\xff"}', "", says="not JSON")
        self.refused("real", '{"profile":"a","version":"1","editions":["wt2023"],"about":1.5}', "/about",
                     says="integer")
        self.refused("long", " " * (1 << 20) + "{}", "", says="1 MiB")
        code, answer = self.json("check", REVIEW, "--profile", os.path.join(self.folder.name, "nowhere.json"))
        self.check(code == 2 and "opened" in answer["error"]["message"], "a profile that is not there: %s" % answer)
        code, answer = self.json("check", REVIEW, "--profile", self.folder.name)
        self.check(code == 2 and "error" in answer, "a profile that is a directory: %s" % answer)
        path = self.write("good.json", json.dumps(GOOD))
        code, answer = self.json("edition", "sar2014", "--profile", path)
        self.check(code == 2 and answer["error"]["pointer"] == "/editions", "not for that edition: %s" % answer)
        code, answer = self.json("edition", "--profile", path)
        self.check(code == 2, "--profile without an edition: %s" % answer)
        code, answer = self.json("check", REVIEW, "--profile", path)
        self.check("events" in answer, "the profile that the bad ones are made from is good: %s" % answer.get("error"))

    # damaged

    def test_damaged(self):
        chance = random.Random(7)
        for number in range(300):
            with open(chance.choice(EXAMPLES), "rb") as file:
                text = bytearray(file.read())
            for _ in range(chance.randint(1, 3)):
                at = chance.randrange(len(text))
                end = at + chance.choice((1, 1, 1, 8, 60))
                text[at:end] = chance.choice((b"", bytes((chance.randrange(256),)), text[at:end] * 2, b"null", b"[",
                                              b"9" * 30, b'"', b"\\u0000", b"wt2018"))
            path = self.write("damaged.json", bytes(text))
            code, answer = self.json("edition", "wt2023", "--profile", path)
            self.check((code == 0 and "needs" in answer) or (code == 2 and answer.get("error", {}).get("in") == "profile"),
                       "damaged %d: exit %s, %s" % (number, code, str(answer)[:300]))

    # looser

    def replay(self, lines, arguments):
        path = self.write("record-%d.jsonl" % id(lines), "".join(json.dumps(line) + "\n" for line in lines))
        code, answer = self.json("check", path, *arguments)
        os.remove(path)
        return code, answer

    def loosens(self, case):
        """What is wrong with one record under one profile; None: it says nothing of this case."""
        profile, record, seed = case
        lines = varied(record, seed)
        code, under = self.replay(lines, ["--profile", profile])
        if code == 2:
            return None
        whole = load(profile)
        further = {(row["role"], row["subject"]) for row in whole.get("sign_offs", [])
                   if under["edition"] in row.get("editions", whole["editions"])}
        kept, verdicts = [], []
        for line, event in zip(lines, under["events"]):
            if event["verdict"] == "refused" or (
                    event["event"] == "sign_off" and (line["actor"]["role"], line["parts"]["subject"]) in further):
                continue
            line.pop("seq", None)
            kept.append(line)
            verdicts.append(event["verdict"])
        if not kept or any(line["event"] in ("amend", "change_edition") for line in kept):
            return None
        kept[0]["edition"] = under["edition"]
        _, bare = self.replay(kept, ["--as-of", under["as_of"]])
        _, again = self.replay(kept, ["--as-of", under["as_of"], "--profile", profile])
        for number, (event, verdict) in enumerate(zip(bare["events"], verdicts), 1):
            if SEVERITY.index(event["verdict"]) > SEVERITY.index(verdict):
                return "event %d (%s) is %s, and %s without the profile" % (number, event["event"], verdict,
                                                                            event["verdict"])
        readings = whole.get("readings", {})
        due = {(duty["duty"], duty.get("about")): duty["due"] for duty in bare["duties"]}
        for duty in again["duties"]:
            limit, key = due.get((duty["duty"], duty.get("about"))), duty["duty"]
            if not limit or not duty["due"] or key == "monitor" or (
                    key in ("publish", "rapid-review") and readings):
                continue
            if duty["due"] < limit if key == "stay-public" else duty["due"] > limit:
                return "%s is due on %s, and on %s without the profile" % (key, duty["due"], limit)
        return ""

    def test_looser(self):
        records = sorted(glob.glob(os.path.join(HERE, "..", "records", "*", "*.jsonl")))
        records = [path for path in records if load(path[:-len(".jsonl")] + ".expect.json")["exit"] != 2]
        chance = random.Random(20250301)
        made = self.made_profiles(chance, 3 if self.options.sanitized else 24)
        cases = [(profile, record, 0) for profile in EXAMPLES for record in records]
        cases += [(profile, record, 0) for profile in made for record in chance.sample(records, 20)]
        longest = sorted(records, key=os.path.getsize)[-60:]
        cases += [(chance.choice(EXAMPLES + made), chance.choice(longest), seed) for seed in range(1, 901)]
        if self.options.sanitized:
            cases = chance.sample(cases, 150)
        told = 0
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            for case, wrong in zip(cases, pool.map(self.loosens, cases)):
                told += wrong is not None
                if wrong is not None:
                    self.check(not wrong, "%s, %s, variant %d: %s" % (*map(os.path.basename, case[:2]), case[2], wrong))
        self.check(told > len(cases) / 3, "only %d of %d cases say something" % (told, len(cases)))

    def made_profiles(self, chance, count):
        """Profiles made by adding rules at random, each kept if cspr lets it in; none may be empty."""
        _, edition = self.json("edition", "wt2023")
        events = sorted({row["event"] for row in edition["moves"]})
        forces = ["must", "should", "expect", "local"]
        paths, tried, let_in = [], 0, 0
        for number in range(count):
            profile = {"profile": "made-%d" % number, "version": "1", "editions": ["wt2023"], "terms": [], "needs": [],
                       "raise": [], "sign_offs": []}
            for index in range(24):
                was = copy.deepcopy(profile)
                group = chance.choice(["needs", "needs", "terms", "raise", "sign_offs"])
                profile[group].append(made_row(chance, group, index, events, forces, edition))
                path = self.write("made-%d.json" % number, json.dumps(profile))
                code, _, _ = self.cspr("edition", "wt2023", "--profile", path)
                tried, let_in = tried + 1, let_in + (code == 0)
                if code != 0:
                    profile = was
            paths.append(self.write("made-%d.json" % number, json.dumps(profile)))
        self.check(tried / 5 < let_in < tried, "%d of %d rules made at random were let in" % (let_in, tried))
        return paths


def varied(record, seed):
    """The lines of a record; with a seed, some of them left out, and departures put in."""
    with open(record, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file if line.strip()]
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 4) if seed and len(lines) > 8 else 0):
        del lines[chance.randrange(1, len(lines))]
    for line in lines if seed else ():
        line.pop("seq", None)
        if chance.random() < 0.1:
            line["departure"] = {"reason": "dr-1", "already_happened": chance.random() < 0.5}
    return lines


def made_row(chance, group, index, events, forces, edition):
    if group == "raise":
        return {"rule": chance.choice(edition["needs"])["rule"], "force": chance.choice(forces)}
    if group == "sign_offs":
        return {"rule": "view-%d" % index, "force": chance.choice(forces), "asks": chance.choice(["view", "agreement"]),
                "role": chance.choice(["independent_scrutineer", "legal_adviser", "case_review_panel", "agency"]),
                "subject": chance.choice(["notification", "rapid_review", "decision", "report", "publication"]),
                "words": "It is asked for."}
    if group == "terms":
        row = {"within": {chance.choice(["working_days", "days", "months"]): chance.randint(1, 20)}, "words": "By then."}
        if chance.random() < 0.5:
            term = chance.choice(edition["terms"])
            return {**row, "duty": term["duty"], "within": {term["period"].replace("promptly", "days").replace(
                "recorded_day", "days"): chance.randint(1, max(2, term["count"] + 2))}}
        return {**row, "duty": "by-then-%d" % index, "base": chance.choice(events + ["incident", "aware"]),
                "met_by": chance.choice(events)}
    kind = chance.choice(["happened", "stands", "not_standing", "none_open", "views", "signed_off", "checked",
                          "sent_to", "days_before", "part_given"])
    requires = {"kind": kind, **{
        "happened": {"event": chance.choice(events)}, "stands": {"event": chance.choice(events)},
        "not_standing": {"event": chance.choice(events)},
        "none_open": {"opened_by": chance.choice(["place_hold", "add_action", "record_order", "request_summary"])},
        "views": {"subject": "report"}, "signed_off": {"subject": chance.choice(["decision", "report"])},
        "checked": {"checked_by": "record_scan"}, "sent_to": {"sent_by": "inform_of_decision", "recipients": ["family"]},
        "days_before": {"sent_by": "send_copy", "recipients": ["ofsted"], "working_days": chance.randint(1, 20)},
        "part_given": {"part": chance.choice(["document", "reason", "incident_on", "agency"])}}[kind]}
    return {"rule": "rule-%d" % index, "event": chance.choice(events), "force": chance.choice(forces),
            "requires": requires, "words": "It must be so here."}


# An edition, an event, a requirement before it, and the columns it goes to: one, other, set, count.

KINDS = [
    ("wt2023", "open_rapid_review", {"kind": "assessed", "answer": "met"}, ["met", None, [], 0]),
    ("wt2023", "publish", {"kind": "views", "subject": "publication"}, ["publication", None, [], 0]),
    ("wt2023", "publish", {"kind": "signed_off", "subject": "publication", "document_of": "approve_anonymisation",
                           "same": ["document"]}, ["publication", "approve_anonymisation", ["document"], 0]),
    ("wt2023", "decide", {"kind": "signed_off", "subject": "rapid_review", "same": ["outcome", "document"]},
     ["rapid_review", None, ["outcome", "document"], 0]),
    ("wt2023", "publish", {"kind": "happened", "event": "disseminate", "or": "show_family"},
     ["disseminate", "show_family", [], 0]),
    ("wt2023", "publish", {"kind": "happened_since", "event": "show_family", "since": "approve_anonymisation"},
     ["show_family", "approve_anonymisation", [], 0]),
    ("wt2023", "explain_delay", {"kind": "open", "opened_by": "add_action", "named_by": "about"},
     ["add_action", "about", [], 0]),
    ("wt2023", "close", {"kind": "none_open", "opened_by": "record_proceeding"}, ["record_proceeding", None, [], 0]),
    ("wt2023", "begin_monitoring", {"kind": "stands", "event": "decide"}, ["decide", None, [], 0]),
    ("wt2023", "transfer_area", {"kind": "not_standing", "event": "publish"}, ["publish", None, [], 0]),
    ("wt2023", "plan_publication", {"kind": "outcome_is", "decided_by": "decide_publication", "value": "full",
                                    "or": "improvements_only"},
     ["decide_publication", "full", ["improvements_only"], 0]),
    ("wt2023", "show_family", {"kind": "document_is", "bound_by": "approve_anonymisation"},
     ["approve_anonymisation", None, [], 0]),
    ("wt2023", "remove_reviewer", {"kind": "interests_clear", "part": "reviewer"}, ["reviewer", None, [], 0]),
    ("wt2023", "place_hold", {"kind": "part_given", "part": "review_on"}, ["review_on", None, [], 0]),
    ("wt2023", "check_law", {"kind": "part_true", "part": "clear", "if_published": "full"}, ["clear", "full", [], 0]),
    ("wt2023", "close_without_review", {"kind": "part_is_not", "part": "reason", "value": "joined"},
     ["reason", "joined", [], 0]),
    ("wt2023", "assign_pseudonym", {"kind": "label_unique"}, None),
    ("wt2023", "publish", {"kind": "checked", "checked_by": "record_scan"}, ["record_scan", None, [], 0]),
    ("wt2023", "appoint_reviewer", {"kind": "four_eyes", "part": "reviewer"}, ["reviewer", None, [], 0]),
    ("wt2023", "sign_off", {"kind": "one_person"}, None),
    ("wt2023", "begin_lcspr", {"kind": "sent_to", "sent_by": "inform_of_decision", "recipients": ["family", "ofsted"]},
     ["inform_of_decision", None, ["ofsted", "family"], 0]),
    ("wt2023", "publish", {"kind": "days_before", "sent_by": "send_copy", "recipients": ["ofsted"], "working_days": 9},
     ["send_copy", None, ["ofsted"], 9]),
    ("wt2023", "take_down", {"kind": "months_since_published", "months": 24}, [None, None, [], 24]),
    ("wt2023", "decide", {"kind": "edition_in_force"}, [None, None, [], 0]),
    ("sar2014", "begin_review", {"kind": "adult_condition"}, [None, None, [], 0]),
]

# A profile in which everything is right; each bad one changes one thing of it.

GOOD = {
    "profile": "moorland", "version": "2025-1", "editions": ["wt2023", "wt2018"],
    "names": {"case_review_panel": "Case Review Panel"},
    "readings": {"rapid_review_base": "aware", "relaxation_end": "2020-06-30"},
    "terms": [
        {"duty": "meeting-held-in-time", "base": "notify_national_panel", "met_by": "hold_rapid_review_meeting",
         "within": {"working_days": 10}, "words": "Meet by day 10."},
        {"duty": "executive-huddle", "base": "notify_national_panel", "met_by": "sign_off",
         "met_when": {"part": "subject", "is": "rapid_review"}, "within": {"working_days": 14},
         "words": "Sign off on day 14."},
        {"duty": "rapid-review", "within": {"working_days": 14}, "words": "Send it by day 14."}],
    "needs": [
        {"rule": "family-told", "event": "begin_lcspr", "force": "should",
         "requires": {"kind": "sent_to", "sent_by": "inform_of_decision", "recipients": ["family"]},
         "words": "The family was told."},
        {"rule": "ten-days", "event": "publish", "force": "must",
         "requires": {"kind": "days_before", "sent_by": "send_copy", "recipients": ["national_panel"],
                      "working_days": 10}, "words": "The Panel has had it for ten days."}],
    "sign_offs": [
        {"rule": "scrutineer-comment", "role": "independent_scrutineer", "subject": "report", "asks": "view",
         "force": "should", "words": "The scrutineer has commented."}],
    "raise": [{"rule": "in-yearly-report", "force": "should"}],
}


def put(*path_and_value):
    *path, last, value = path_and_value

    def change(profile):
        for key in path:
            profile = profile[key]
        profile[last] = value
    return change


def take(*path):
    *path, last = path

    def change(profile):
        for key in path:
            profile = profile[key]
        del profile[last]
    return change


def more(group, like, **keys):
    def change(profile):
        profile[group].append({**profile[group][like], **keys})
    return change


def need(**keys):
    def change(profile):
        profile["needs"].append({"rule": "one-more", "force": "must", "words": "It is so.", **keys})
    return change


BAD = [
    # what loosens
    ("20-day rapid review", put("terms", 2, "within", {"working_days": 20}), "/terms/2/within",
     {"rule": "rapid-review", "edition": "wt2023",
      "says": "rapid-review is 15 working days (Working Together 2023, chapter 5, the rapid review"}),
    ("rapid review under another name", put("terms", 0, {
        "duty": "our-rapid-review", "base": "aware", "met_by": "send_to_national_panel", "words": "By then.",
        "within": {"working_days": 20}}), "/terms/0/within", {"rule": "rapid-review", "says": "may shorten it"}),
    ("8 months to publication", more("terms", 2, duty="publish", within={"months": 8}), "/terms/3/within",
     {"rule": "publish", "says": "publish is 6 months"}),
    ("half a year public", more("terms", 2, duty="stay-public", within={"months": 6}), "/terms/3/within",
     {"rule": "stay-public", "says": "may lengthen it, not shorten it"}),
    ("copies 5 days before", more("terms", 2, duty="send-copies", within={"working_days_before": 5}),
     "/terms/3/within", {"rule": "send-copies", "says": "send-copies is 7 working days before"}),
    ("a weaker duty", more("terms", 2, duty="notify-panel", within={"working_days": 3}, force="expect"),
     "/terms/3/force", {"rule": "notify-panel", "says": "is should"}),
    ("a weaker rule", put("raise", 0, {"rule": "scan-clean", "force": "should"}), "/raise/0/force",
     {"rule": "scan-clean", "says": "scan-clean is must"}),
    ("a rule as strong as it is", put("raise", 0, {"rule": "scan-clean", "force": "must"}), "/raise/0/force",
     {"rule": "scan-clean", "says": "stronger"}),
    ("fewer days before", put("needs", 1, "requires", "working_days", 5), "/needs/1/requires/working_days",
     {"rule": "seven-working-days", "says": "seven-working-days is 7 working days"}),
    ("a later relaxation", put("readings", "relaxation_end", "2021-03-31"), "/readings/relaxation_end",
     {"edition": "wt2018", "says": "2020-12-31"}),
    ("a hold that can be refused", need(event="place_hold", requires={"kind": "happened", "event": "escalate"}),
     "/needs/2/force", {"rule": "one-more", "says": "can always be recorded"}),
    # unknown things
    ("an unknown key", put("leave", 1), "/leave", {"says": "no such key"}),
    ("a misspelt key", put("term", []), "/term", {"nearest": "terms"}),
    ("a key of another row", put("terms", 0, "requires", {}), "/terms/0/requires", {}),
    ("an unknown edition", put("editions", 0, "wt2032"), "/editions/0", {"nearest": "wt2023"}),
    ("an edition twice", put("editions", ["wt2023", "wt2023"]), "/editions/1", {"says": "twice"}),
    ("no edition", put("editions", []), "/editions", {}),
    ("no id", take("profile"), "/profile", {"says": "missing"}),
    ("an id with a space", put("profile", "moor land"), "/profile", {}),
    ("a version like a telephone number", put("version", "01632-960123"), "/version", {}),
    ("a name for something unknown", put("names", {"case_review_pane": "x"}), "/names/case_review_pane",
     {"nearest": "case_review_panel"}),
    ("a name on two lines", put("names", "case_review_panel", "a\nb"), "/names/case_review_panel",
     {"says": "one line"}),
    ("an unknown reading", put("readings", {"rapid_review_bas": "aware"}), "/readings/rapid_review_bas",
     {"nearest": "rapid_review_base"}),
    ("a reading that the law has not", put("readings", "rapid_review_base", "meeting"),
     "/readings/rapid_review_base", {"says": "notified or aware"}),
    ("a relaxation that no edition has", put("editions", ["wt2023"]), "/readings/relaxation_end",
     {"says": "no edition of the profile"}),
    ("an unknown duty", put("terms", 2, "duty", "rapid-reviw"), "/terms/2/duty", {"nearest": "rapid-review"}),
    ("a duty that the edition has not", more("terms", 2, duty="sar-complete", within={"months": 3}),
     "/terms/3/duty", {"rule": "sar-complete", "edition": "wt2023"}),
    ("an unknown base", put("terms", 0, "base", "notify_panel"), "/terms/0/base", {}),
    ("an unknown event", put("needs", 0, "event", "begin_lscpr"), "/needs/0/event", {"nearest": "begin_lcspr"}),
    ("an event that one edition has not", lambda profile: (
        profile.update(editions=["wt2023", "wt2018", "sar2014"])), "/terms/0/base",
     {"edition": "sar2014", "says": "sar2014 has no notify_national_panel"}),
    ("an edition of a row that is not the profile's", put("needs", 0, "editions", ["wt2026"]), "/needs/0/editions/0",
     {}),
    ("an unknown kind", put("needs", 0, "requires", {"kind": "hapened"}), "/needs/0/requires/kind",
     {"nearest": "happened"}),
    ("a key of another kind", put("needs", 0, "requires", {"kind": "happened", "event": "escalate", "since": "decide"}),
     "/needs/0/requires/since", {}),
    ("a kind without its key", put("needs", 0, "requires", {"kind": "happened"}), "/needs/0/requires/event",
     {"says": "missing"}),
    ("a recipient that it is not sent to", put("needs", 1, "requires", "recipients", ["family"]),
     "/needs/1/requires/recipients", {"says": "not sent to them"}),
    ("a part that the event has not", need(event="close", requires={"kind": "part_given", "part": "document"}),
     "/needs/2/requires/part", {"says": "no such particular"}),
    ("an unknown force", put("needs", 0, "force", "shall"), "/needs/0/force", {}),
    ("an unknown role", put("sign_offs", 0, "role", "scrutineer"), "/sign_offs/0/role", {}),
    ("an unknown subject", put("sign_offs", 0, "subject", "full"), "/sign_offs/0/subject", {}),
    ("a sign-off that asks nothing", take("sign_offs", 0, "asks"), "/sign_offs/0/asks", {"says": "view or agreement"}),
    ("an unknown rule", put("raise", 0, "rule", "in-yearly-reprot"), "/raise/0/rule", {"nearest": "in-yearly-report"}),
    ("a rule of another event", put("raise", 0, "event", "publish"), "/raise/0/rule", {"rule": "in-yearly-report"}),
    ("a state that the event has no row in", put("needs", 0, "from", ["published"]), "/needs/0/from", {}),
    ("a value that the part can't have", put("terms", 1, "met_when", {"part": "subject", "is": "full"}),
     "/terms/1/met_when", {"says": "can't be this"}),
    ("a limit of no days", put("terms", 0, "within", {"working_days": 0}), "/terms/0/within", {"says": "from 1 to 999"}),
    ("a limit as a string", put("terms", 0, "within", {"working_days": "10"}), "/terms/0/within", {}),
    ("a limit in weeks", put("terms", 0, "within", {"weeks": 2}), "/terms/0/within/weeks", {}),
    ("a limit in two ways", put("terms", 0, "within", {"days": 2, "months": 1}), "/terms/0/within", {}),
    ("no words", take("needs", 0, "words"), "/needs/0/words", {"says": "missing"}),
    ("no version", take("version"), "/version", {"says": "missing"}),
    ("about as a number", put("about", 1), "/about", {}),
    ("names as a list", put("names", []), "/names", {}),
    ("a name as a number", put("names", "case_review_panel", 1), "/names/case_review_panel", {}),
    ("readings as a list", put("readings", []), "/readings", {}),
    ("a reading as a number", put("readings", "relaxation_end", 2020), "/readings/relaxation_end", {}),
    ("a relaxation before it began", put("readings", "relaxation_end", "2020-03-01"), "/readings/relaxation_end",
     {"says": "2020-03-30"}),
    ("terms as an object", put("terms", {}), "/terms", {}),
    ("a term as a string", put("terms", 0, "x"), "/terms/0", {}),
    ("editions of a row as a string", put("terms", 0, "editions", "wt2023"), "/terms/0/editions", {}),
    ("states as a string", put("needs", 0, "from", "published"), "/needs/0/from", {}),
    ("an unknown state", put("needs", 0, "from", ["pubished"]), "/needs/0/from/0", {"nearest": "published"}),
    ("a condition as a string", put("terms", 1, "met_when", "rapid_review"), "/terms/1/met_when", {}),
    ("a condition without its value", put("terms", 1, "met_when", {"part": "subject"}), "/terms/1/met_when", {}),
    ("two conditions in one", put("terms", 1, "met_when", {"part": "subject", "is": "report", "is_not": "report"}),
     "/terms/1/met_when", {}),
    ("a condition and a part", put("needs", 0, "when", {"condition": "published", "part": "reason"}), "/needs/0/when",
     {}),
    ("an unknown condition", put("needs", 0, "when", {"condition": "publishd"}), "/needs/0/when/condition",
     {"nearest": "published"}),
    ("a condition on what the event has not", put("needs", 0, "when", {"part": "outcome", "is": "lcspr"}),
     "/needs/0/when", {"says": "no such code"}),
    ("no limit", take("terms", 0, "within"), "/terms/0/within", {"says": "missing"}),
    ("a duty without its name", take("terms", 0, "duty"), "/terms/0/duty", {"says": "missing"}),
    ("words as a number", put("terms", 0, "words", 1), "/terms/0/words", {}),
    ("a cite on two lines", put("terms", 0, "cite", "a\tb"), "/terms/0/cite", {"says": "one line"}),
    ("words without end", put("terms", 0, "words", "so " * 200), "/terms/0/words", {"says": "too long"}),
    ("recipients as a string", put("needs", 1, "requires", "recipients", "ofsted"), "/needs/1/requires/recipients",
     {}),
    ("an unknown recipient", put("needs", 1, "requires", "recipients", ["police"]), "/needs/1/requires/recipients/0",
     {}),
    ("a recipient that is none", put("needs", 1, "requires", "recipients", ["full"]),
     "/needs/1/requires/recipients/0", {"says": "no recipient"}),
    ("days as a string", put("needs", 1, "requires", "working_days", "ten"), "/needs/1/requires/working_days", {}),
    ("the same what", need(event="decide", requires={"kind": "signed_off", "subject": "report", "same": ["day"]}),
     "/needs/2/requires/same/0", {}),
    ("a need that requires nothing", take("needs", 0, "requires"), "/needs/0/requires", {}),
    ("a requirement without a kind", put("needs", 0, "requires", {}), "/needs/0/requires/kind", {"says": "missing"}),
    ("a need without a force", take("needs", 0, "force"), "/needs/0/force", {"says": "missing"}),
    ("a need without an event", take("needs", 0, "event"), "/needs/0/event", {"says": "missing"}),
    ("a need without a name", take("needs", 0, "rule"), "/needs/0/rule", {"says": "missing"}),
    ("a sign-off without a role", take("sign_offs", 0, "role"), "/sign_offs/0/role", {"says": "missing"}),
    ("a sign-off without a subject", take("sign_offs", 0, "subject"), "/sign_offs/0/subject", {"says": "missing"}),
    ("a raise without a rule", take("raise", 0, "rule"), "/raise/0/rule", {"says": "missing"}),
    ("a raise without a force", take("raise", 0, "force"), "/raise/0/force", {"says": "missing"}),
    ("a raise of an event that one edition has not", lambda profile: (
        profile.update(editions=["sar2014"], readings={}, terms=[], needs=[], sign_offs=[]),
        profile["raise"][0].update(event="send_copy")), "/raise/0/event", {"says": "sar2014 has no send_copy"}),
    ("what meets it is no event of one edition", lambda profile: (
        profile.update(editions=["sar2014"], readings={}, needs=[], sign_offs=[]),
        profile["terms"][0].update(base="refer")), "/terms/0/met_by", {"says": "sar2014 has no hold_rapid"}),
    # what contradicts
    ("a limit of a step after the next one's", put("terms", 0, "within", {"working_days": 15}), "/terms/1/within",
     {"rule": "executive-huddle", "says": "meeting-held-in-time is 15 working days, and executive-huddle, which comes after it"}),
    ("a sub-limit after the law's", lambda profile: (
        profile.update(readings={}), profile["terms"].pop(2), profile["terms"][1].update(within={"working_days": 16})),
     "/terms/1/within", {"rule": "rapid-review", "says": "rapid-review, which comes after it"}),
    ("a duty twice", more("terms", 0), "/terms/3/duty", {"rule": "meeting-held-in-time", "says": "twice"}),
    ("two names for one duty", more("terms", 0, duty="again"), "/terms/3/met_by", {"rule": "meeting-held-in-time"}),
    ("two names for one rule", more("needs", 0, rule="again"), "/needs/2/requires/kind", {"rule": "family-told"}),
    ("a rule twice", more("needs", 0), "/needs/2/rule", {"says": "twice"}),
    ("a rule that the law has already", need(event="close", requires={"kind": "happened", "event": "deposit"},
                                             when={"condition": "published"}), "/needs/2/requires/kind",
     {"rule": "deposited", "says": "asks for this already"}),
    ("a name of the vocabulary", put("needs", 0, "rule", "seven-working-days"), "/needs/0/rule", {"says": "vocabulary"}),
    ("a name in capitals", put("needs", 0, "rule", "Family-Told"), "/needs/0/rule", {"says": "lower-case"}),
    ("a dead end", need(event="approve_anonymisation", requires={"kind": "happened", "event": "publish"}),
     "/needs/2/requires/kind", {"rule": "one-more", "says": "approve_anonymisation could never come"}),
    ("the opposite of a rule", need(event="rescreen", requires={"kind": "stands", "event": "notify_national_panel"}),
     "/needs/2/requires/kind", {"rule": "not-notified", "says": "can't both be met"}),
    ("a base of an edition's duty", put("terms", 2, "base", "refer"), "/terms/2/base",
     {"rule": "rapid-review", "says": "not the profile's to say"}),
    ("another period", put("terms", 2, "within", {"days": 14}), "/terms/2/within",
     {"rule": "rapid-review", "says": "working days"}),
    ("what comes before its base", put("terms", 0, "met_by", "begin_screening"), "/terms/0/met_by",
     {"says": "does not come after"}),
    ("a sign-off without its subject", take("terms", 1, "met_when"), "/terms/1/met_when", {"says": "subject"}),
    ("a partner as a further signatory", put("sign_offs", 0, "role", "police"), "/sign_offs/0/role",
     {"says": "signs already"}),
    ("a sign-off that one edition never asks for", put("sign_offs", 0, "subject", "notification"), "/sign_offs/0/event",
     {"edition": "wt2018", "says": "say before which event"}),
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cspr", required=True)
    parser.add_argument("--sanitized", action="store_true")
    tests = Tests(parser.parse_args())
    for name in ("test_schema", "test_kinds", "test_words", "test_bad", "test_damaged", "test_looser"):
        getattr(tests, name)()
    tests.folder.cleanup()
    print("%d passed, %d failed" % (tests.passed, tests.failed))
    return 1 if tests.failed else 0


if __name__ == "__main__":
    sys.exit(main())
