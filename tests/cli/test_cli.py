#!/usr/bin/env python3
"""The commands of cspr on stores: what they print, keep and refuse, and how they end.

Usage: test_cli.py --cspr PATH --store sqlite|postgres [--schema DIR]

--schema: where the SQL files of libcspr-postgres are. Prints TAP. Every answer with --json is held against its published
schema, with no further keys allowed.
"""
import argparse
import glob
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
sys.path[:0] = [os.path.join(HERE, "..", "schema"), os.path.join(HERE, "..", "postgres"),
                os.path.join(HERE, "..", "support")]

import jsonschema
from tap import tell
from validate import closed

RECORDS = os.path.join(TOP, "tests", "records", "rules")
MAIN = os.path.join(RECORDS, "main-line.jsonl")
REVIEW = os.path.join(TOP, "examples", "review", "review.jsonl")
PROFILE = os.path.join(TOP, "examples", "profiles", "day-by-day.json")
SCHEMA_OF = {"new": "record"}
STILL_OWED = ("pending", "overdue", "late_explained", "relaxed", "indeterminate")


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line.strip()]


def text(lines):
    return "".join(line + "\n" for line in lines)


class Failed(Exception):
    pass


def same(found, wanted, what=""):
    if found != wanted:
        raise Failed("%s: found %.600r, wanted %.600r" % (what, found, wanted))


def true(condition, what):
    if not condition:
        raise Failed(what)


class Host:
    """The program, and a store of its own for each test."""

    def __init__(self, program, folder, uri):
        self.program = program
        self.folder = folder
        self.uri = uri
        self.schemas = {}

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(content)
        return self.path(name)

    def run(self, *arguments, given="", without=()):
        done = subprocess.run([*without, self.program, *arguments], input=given.encode(), stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=120, check=False)
        out, err = done.stdout.decode(), done.stderr.decode()
        true(done.returncode in (0, 1, 2, 3), "%s ended with %d: %s" % (arguments, done.returncode, err[-2000:]))
        true("\033" not in out + err, "colour, and no terminal: %s" % (arguments,))
        if "--json" in arguments and out.startswith("{"):
            self.hold_against_schema(arguments[0], json.loads(out))
        return done.returncode, out, err

    def hold_against_schema(self, command, answer):
        name = "error" if "error" in answer else SCHEMA_OF.get(command, command)
        if name not in self.schemas:
            with open(os.path.join(TOP, "examples", "cspr", "schema", name + ".json"), encoding="utf-8") as file:
                self.schemas[name] = jsonschema.Draft202012Validator(closed(json.load(file)))
        for error in self.schemas[name].iter_errors(answer):
            deepest = jsonschema.exceptions.best_match([error])
            raise Failed("%s is not as %s.json says: %s at %s" % (command, name, deepest.message[:300],
                                                                  list(deepest.absolute_path)))

    def ask(self, *arguments, given="", exits=0):
        """The answer as JSON."""
        code, out, err = self.run(*arguments, "--json", given=given)
        same(code, exits, "%s: %s%s: exit" % (" ".join(arguments), out[:300], err[-600:]))
        return json.loads(out)

    def on(self, command, reference, *arguments, given="", exits=0):
        """The same, of a review of the store."""
        return self.ask(command, "--store", self.uri, "--review", reference, *arguments, given=given, exits=exits)

    def begin(self, reference, lines, *arguments):
        return self.on("new", reference, "-", *arguments, given=text(lines))

    def exported(self, reference):
        code, out, err = self.run("export", "--store", self.uri, "--review", reference, "--as", "jsonl")
        same(code, 0, err)
        return out


def accepted(host, lines):
    """Of the lines of a record, those that cspr check does not refuse."""
    code, out, _ = host.run("check", "-", "--json", given=text(lines))
    true(code in (0, 1), "the record can't be read")
    return [line for line, event in zip(lines, json.loads(out)["events"]) if event["verdict"] != "refused"]


def without(answer, *keys):
    return {key: value for key, value in answer.items() if key not in keys}


# What is recorded


def test_whole_record_in_one_transaction(host):
    lines = accepted(host, lines_of(MAIN))
    answer = host.begin("r-1", lines)
    same((answer["recorded"], answer["seq"], len(answer["events"])), (True, len(lines), len(lines)))
    same(without(host.on("show", "r-1"), "review"), host.ask("check", "-", given=text(lines)), "show")


def test_store_answers_as_its_export_does(host):
    lines = accepted(host, lines_of(REVIEW))
    host.begin("r-1", lines[:1])
    host.on("record", "r-1", "-", given=text(lines[1:50]))
    host.on("record", "r-1", "-", given=text(lines[50:]))
    export = host.write("export.jsonl", host.exported("r-1"))
    amendment = host.write("amendment.json", json.dumps(
        {"event": "amend", "actor": {"id": "u-1", "role": "business_manager"}, "happened_on": "2026-02-03",
         "recorded_at": "2026-02-03T10:00:00Z", "parts": {"of": 3, "retract": True, "reason": "typing_error"}}))
    event = host.write("event.json", json.dumps(
        {"event": "add_action", "actor": {"id": "u-1", "role": "business_manager"}, "happened_on": "2026-02-03",
         "recorded_at": "2026-02-03T10:00:00Z", "parts": {"action": "act-99", "owner": "org-1", "due_on": "2026-05-01"}}))
    for command, *arguments in (("check",), ("check", "--as-of", "2030-01-01"), ("explain",),
                                ("as-at", "--recorded", "2024-12-01"), ("as-at", "--happened", "2024-10-01"),
                                ("path", "--to", "closed"), ("impact", "--edition", "wt2018"),
                                ("amend", amendment), ("what-if", event)):
        operands = [argument for argument in arguments if argument in (amendment, event)]
        options = [argument for argument in arguments if argument not in operands]
        of_file = host.run(command, export, *operands, *options, "--json")
        of_store = host.run(command, "--store", host.uri, "--review", "r-1", *operands, *options, "--json")
        same(of_store, of_file, command)
        of_file = host.run(command, export, *operands, *options)
        of_store = host.run(command, "--store", host.uri, "--review", "r-1", *operands, *options)
        same(of_store, of_file, command + " in words")


def test_event_by_event_as_check_says(host):
    """Records with breaches and refusals: each event gets the verdict that a replay gives, and what is refused is not
    there afterwards."""
    paths = sorted(glob.glob(os.path.join(RECORDS, "*.jsonl")))[::23]
    tried = 0
    for path in paths:
        lines = lines_of(path)
        code, out, _ = host.run("check", path, "--json")
        if code == 2 or any('"amend"' in line or '"seq"' in line for line in lines):
            continue
        events = json.loads(out)["events"]
        reference = "case-%d" % tried
        tried += 1
        kept = []
        for line, event in zip(lines, events):
            refused = event["verdict"] == "refused"
            answer = host.on("record" if kept else "new", reference, "-", given=line + "\n", exits=1 if refused else 0)
            shown = answer["events"][0]
            same(without(shown, "seq"), without(event, "seq"), "%s: event %d" % (os.path.basename(path), event["seq"]))
            same((answer["recorded"], shown["seq"]), (not refused, len(kept) + 1), path)
            if not refused:
                kept.append(line)
        if kept:
            same(without(host.on("show", reference), "review"), host.ask("check", "-", given=text(kept)), path)
    true(tried >= 8, "only %d records were tried" % tried)


def test_all_or_nothing(host):
    lines = accepted(host, lines_of(MAIN))
    host.begin("r-1", lines[:5])
    before = host.exported("r-1")
    publish = lines[5:7] + [json.dumps({"event": "publish", "actor": {"id": "u-1", "role": "business_manager"},
                                        "happened_on": "2024-03-08", "recorded_at": "2024-03-08T10:00:00Z"})]
    answer = host.on("record", "r-1", "-", given=text(publish), exits=1)
    same([event["verdict"] for event in answer["events"]], ["allowed", "allowed", "refused"])
    same((answer["recorded"], answer["seq"]), (False, 5))
    true(any(finding["met"] is False for finding in answer["events"][2]["findings"]), "no reason was given")
    same(host.exported("r-1"), before)
    answer = host.on("record", "r-1", "-", given=lines[5] + "\n{\n", exits=2)
    same(answer["error"]["line"], 2)
    same(host.exported("r-1"), before)


def test_refusals_are_kept_on_request(host):
    lines = accepted(host, lines_of(MAIN))
    host.begin("r-1", lines[:2])
    answer = host.on("record", "r-1", "-", "--keep-refusals", given=lines[9] + "\n", exits=1)
    same((answer["recorded"], answer["refusal_kept"], answer["seq"]), (False, 3, 3))
    same(host.on("show", "r-1")["events"][-1]["event"], "note_refusal")
    true("rules" in json.loads(host.exported("r-1").split("\n")[2])["parts"], "the rules are not in it")


def test_expected_number(host):
    lines = accepted(host, lines_of(MAIN))
    host.begin("r-1", lines[:4])
    error = host.on("record", "r-1", "-", "--expect", "2", given=lines[4] + "\n", exits=3)["error"]
    same((error["expected"], error["seq"]), (2, 4))
    same([(event["seq"], event["event"]) for event in error["between"]], [(3, "record_circumstances"), (4, "sign_off")])
    same(host.on("record", "r-1", "-", "--expect", "9", given=lines[4] + "\n", exits=3)["error"]["between"], [])
    code, out, err = host.run("record", "--store", host.uri, "--review", "r-1", "-", "--expect", "2",
                              given=lines[4] + "\n")
    true(code == 3 and "record_circumstances" in out and "4 events" in err, "the conflict in words: %s%s" % (out, err))
    same(len(host.exported("r-1").splitlines()), 4)
    same(host.on("record", "r-1", "-", "--expect", "4", given=lines[4] + "\n")["seq"], 5)
    host.on("record", "r-1", "-", "--expect", "four", given=lines[4] + "\n", exits=2)


def test_one_event_however_it_is_laid_out(host):
    lines = accepted(host, lines_of(MAIN))
    host.begin("r-1", ["", json.dumps(json.loads(lines[0]), indent=2)])
    same(host.on("record", "r-1", host.write("event.json", json.dumps(json.loads(lines[1]), indent=1)))["seq"], 2)
    host.on("record", "r-1", "-", given="\n\n" + lines[2] + "\n\n" + lines[3] + "\n")
    same(len(host.exported("r-1").splitlines()), 4)


def test_a_review_is_begun_once(host):
    lines = accepted(host, lines_of(MAIN))
    host.begin("r-1", lines[:1])
    true("already" in host.on("new", "r-1", "-", given=lines[0] + "\n", exits=3)["error"]["message"], "the message")
    true("error" in host.on("record", "r-2", "-", given=lines[1] + "\n", exits=2), "a review that is not there")
    same(host.on("new", "r-2", "-", given=lines[1] + "\n", exits=1)["events"][0]["findings"][0]["rule"], "no-such-move")
    host.on("show", "r-2", exits=2)


def test_edition_and_profile(host):
    lines = accepted(host, lines_of(MAIN))
    same(host.begin("r-1", lines[:1], "--edition", "wt2018")["edition"], "wt2018")
    host.on("new", "r-2", "-", "--edition", "wt2017", given=lines[0] + "\n", exits=2)
    # Which of two was meant is not guessed, whether they differ or not.
    twice = host.on("new", "r-2", "-", "--edition", "wt2018", "--edition=wt2023", given=lines[0] + "\n", exits=2)
    true("given twice" in twice["error"]["message"], "an option given twice")
    host.on("show", "r-2", exits=2)
    lines = accepted(host, lines_of(REVIEW))
    host.begin("r-3", lines[:20], "--profile", PROFILE)
    host.on("record", "r-3", "-", given=text(lines[20:40]))
    of_file = host.ask("check", "-", "--profile", PROFILE, given=text(lines[:40]))
    same(without(host.on("show", "r-3"), "review"), of_file, "under a profile")
    host.on("new", "r-4", "-", "--profile", host.write("bad.json", "{}"), given=lines[0] + "\n", exits=2)
    # A profile from the middle on: what was decided before stays without it.
    host.begin("r-5", lines[:20])
    host.on("record", "r-5", "-", "--profile", PROFILE, given=text(lines[20:40]))
    events = host.on("show", "r-5")["events"]
    same([at for at, event in enumerate(events) if "profile" in event], list(range(20, 40)))
    host.on("verify", "r-5")


def test_notes(host):
    lines = accepted(host, lines_of(REVIEW))
    host.begin("r-1", lines[:6])
    true("note" not in host.on("show", "r-1")["events"][0], "narrative is shown unasked")
    true("medical" not in host.exported("r-1"), "narrative is in the record")
    notes = [event.get("note", "none") for event in host.on("show", "r-1", "--notes")["events"]]
    same(notes[0], json.loads(lines[0])["note"])
    same(notes[1], "none")
    before = host.exported("r-1")
    same(host.on("erase-note", "r-1", "--seq", "1"), {"review": "r-1", "erased": 1})
    same(host.on("show", "r-1", "--notes")["events"][0]["note"], None)
    same(host.exported("r-1"), before)
    host.on("verify", "r-1")
    for seq in ("1", "2", "99"):
        host.on("erase-note", "r-1", "--seq", seq, exits=2)
    host.on("erase-note", "r-1", exits=2)
    exported = json.loads(before.split("\n")[0])
    true("note_digest" in exported and "note" not in exported, "the digest stands for the note")
    same(host.on("new", "r-2", "-", given=before, exits=2)["error"]["pointer"], "/note_digest")


def test_nothing_but_text_of_a_note_is_shown(host):
    """No control character of either kind, and no turn of direction; in JSON it is as it was."""
    event = json.loads(lines_of(MAIN)[0])
    event["note"] = "Child A\x1b[31m \x9b31m \x85 \x7f \u2028 \u202e \u2067 \u200f \u00e9\u20ac end\nof it"
    host.begin("r-1", [json.dumps(event)])
    out = host.run("show", "--store", host.uri, "--review", "r-1", "--notes")[1]
    shown = out[out.index("Child A"):out.index("of it")]
    true(all(letter.isprintable() or letter == "\n" for letter in shown), ascii(shown))
    true("\u00e9\u20ac end\n" in shown, ascii(shown))
    same(host.on("show", "r-1", "--notes")["events"][0]["note"], event["note"])


def test_amendments_are_written_when_told_to(host):
    lines = accepted(host, lines_of(MAIN))
    host.begin("r-1", lines[:9])
    amendment = host.write("amendment.json", json.dumps(
        {"event": "amend", "actor": {"id": "u-1", "role": "business_manager"}, "happened_on": "2024-03-12",
         "recorded_at": "2024-03-12T10:00:00Z", "note": "The date was misread.",
         "parts": {"of": 8, "reason": "typing_error", "replacement": {"happened_on": "2024-03-07"}}}))
    same(host.on("amend", "r-1", amendment)["written"], False)
    same(len(host.exported("r-1").splitlines()), 9)
    answer = host.on("amend", "r-1", amendment, "--write")
    same((answer["written"], answer["events"][0]["seq"]), (True, 10))
    shown = host.on("show", "r-1", "--notes")["events"]
    same((shown[7]["amended"], shown[9]["note"]), (True, "The date was misread."))
    host.ask("amend", MAIN, amendment, "--write", exits=2)


# Across reviews


def fill(host):
    """A store of many reviews, at many places."""
    lines = accepted(host, lines_of(REVIEW))
    for at, until in enumerate((1, 4, 9, 15, 30, 45, 60, 75, len(lines))):
        host.begin("r/%d" % at, lines[:until])
    for at, path in enumerate(sorted(glob.glob(os.path.join(RECORDS, "*.jsonl")))[::29]):
        record = lines_of(path)
        if host.run("check", path, "--json")[0] == 2 or any('"amend"' in line or '"seq"' in line for line in record):
            continue
        kept = accepted(host, record)
        if kept:
            host.begin("case:%d" % at, kept)


def test_due_is_what_the_reviews_say(host):
    fill(host)
    references = [row["review"] for row in host.ask("list", "--store", host.uri)["reviews"]]
    same(references, sorted(references), "the order")
    total = 0
    for as_of in ("2026-11-01", "2027-03-03"):
        wanted = []
        for reference in references:
            shown = host.on("show", reference, "--as-of", as_of)
            for duty in shown["duties"]:
                if duty["due"] and duty["standing"] in STILL_OWED and not duty["met_on"]:
                    wanted.append((duty["due"][-10:], reference, duty["duty"], duty.get("about", ""), duty["standing"],
                                   duty.get("days_late"), shown["phase"], duty["due"], duty["since"]))
        answer = host.ask("due", "--store", host.uri, "--as-of", as_of)
        found = [(duty["due"][-10:], duty["review"], duty["duty"], duty.get("about", ""), duty["standing"],
                  duty.get("days_late"), duty["phase"], duty["due"], duty["since"]) for duty in answer["duties"]]
        same(found, sorted(found, key=lambda row: row[:4]), "the order")
        same(sorted(found, key=repr), sorted(wanted, key=repr), "as of " + as_of)
        same(sum(answer["phases"].values()), answer["count"])
        same(sum(answer["standings"].values()), answer["count"])
        total += answer["count"]
        late = host.ask("due", "--store", host.uri, "--as-of", as_of, "--overdue")["duties"]
        same(late, [duty for duty in answer["duties"] if duty["standing"] in ("overdue", "late_explained")])
        before = host.ask("due", "--store", host.uri, "--as-of", as_of, "--before", "2024-10-01")["duties"]
        same(before, [duty for duty in answer["duties"] if duty["due"][-10:] <= "2024-10-01"])
        one = host.ask("due", "--store", host.uri, "--as-of", as_of, "--review", "r/3", "--duty", "rapid-review")
        same(one["duties"], [duty for duty in answer["duties"]
                             if duty["review"] == "r/3" and duty["duty"] == "rapid-review"])
        phase = host.ask("due", "--store", host.uri, "--as-of", as_of, "--phase", "lcspr")["duties"]
        same(phase, [duty for duty in answer["duties"] if duty["phase"] == "lcspr"])
    true(total > 20, "few duties: %d" % total)
    rebuilt = host.ask("rebuild", "--store", host.uri)
    same((rebuilt["reviews"], rebuilt["changed"]), (len(references), 0))
    host.ask("due", "--store", host.uri, "--before", "tomorrow", exits=2)
    host.ask("due", "--store", host.uri, "--review", "none", exits=2)
    same(host.ask("due", "--store", host.uri, "--phase", "lcsprs", exits=2)["error"]["nearest"], "lcspr")


def test_list(host):
    fill(host)
    everything = host.ask("list", "--store", host.uri)
    same(sum(everything["phases"].values()), everything["count"])
    for row in everything["reviews"]:
        shown = host.on("show", row["review"])
        same((row["state"], row["phase"], row["edition"], row["events"], row["breaches"]),
             (shown["state"], shown["phase"], shown["edition"], len(shown["events"]),
              sum(event["verdict"] == "allowed_in_breach" for event in shown["events"])), row["review"])
    for option, key in (("--phase", "phase"), ("--state", "state"), ("--edition", "edition")):
        for value in {row[key] for row in everything["reviews"]}:
            same(host.ask("list", "--store", host.uri, option, value)["reviews"],
                 [row for row in everything["reviews"] if row[key] == value], option)
    breached = {row["review"] for row in host.ask("list", "--store", host.uri, "--breached")["reviews"]}
    true(breached >= {row["review"] for row in everything["reviews"] if row["breaches"]}, "breaches are missing")
    same(host.ask("list", "--store", host.uri, "--edition", "wt2032", exits=2)["error"]["nearest"], "wt2023")


def test_stats(host):
    fill(host)
    rows = host.ask("list", "--store", host.uri)["reviews"]
    answer = host.ask("stats", "--store", host.uri, "--year", "2024", "--as-of", "2026-11-01")
    opened = [row for row in rows if row["opened"][:4] == "2024"]
    true(answer["reviews"]["total"] in (None, len(opened)), "the total")
    shown = 0
    for edition in answer["reviews"]["editions"]:
        for phase, count in edition["phases"].items():
            real = sum(row["edition"] == edition["edition"] and row["phase"] == phase for row in opened)
            true(count == real or (count is None and real > 0), "%s: %s" % (phase, count))
            true(not 1 <= real <= 4 or count is None, "a small number is shown")
            shown += count is not None and count > 4
    for duty in answer["duties"]:
        true(all(count is None or count == 0 or count > 4 for count in duty["standings"].values()), "a small number")
    true(any(duty["total"] for duty in answer["duties"]), "nothing is shown at all")
    words = host.run("stats", "--store", host.uri, "--year", "2024")[1]
    true("*" in words and "2024" in words, "in words")
    for year in ("24", "2024-03", "MMXXIV"):
        host.ask("stats", "--store", host.uri, "--year", year, exits=2)


# Evidence


def test_verify_and_packs(host):
    lines = accepted(host, lines_of(MAIN))
    key = host.path("key")
    same(host.ask("key", "new", key, "scp.example/reviews")["name"], "scp.example/reviews")
    same(os.stat(key).st_mode & 0o777, 0o600)
    same((host.ask("key", "show", key)["signs"], host.ask("key", "show", key + ".pub")["signs"]), (True, False))
    with open(key, encoding="utf-8") as file:
        secret = file.read().split("+", 4)[4].strip()  # it may have a + of its own
    for shown in (host.run("key", "show", key), host.run("key", "show", key, "--json")):
        true(secret not in shown[1] + shown[2], "what is private is printed")
    host.ask("key", "new", key, "scp.example/reviews", exits=3)
    host.begin("r/1", lines[:7], "--key", key)
    host.on("record", "r/1", "-", "--key", key, given=text(lines[7:12]))
    answer = host.on("verify", "r/1", "--key", key + ".pub")
    same((answer["good"], answer["reviews"][0]["events"], answer["reviews"][0]["signed"]), (True, 12, 12))
    same(answer["reviews"][0]["unchecked"], [])
    host.ask("key", "new", host.path("other"), "scp.example/reviews")
    same(host.on("verify", "r/1", "--key", host.path("other.pub"), exits=1)["good"], False)
    pack = host.path("pack")
    host.on("export", "r/1", "--as", "pack", "--out", pack, "--key", key + ".pub")
    same(host.ask("verify", pack, "--key", key + ".pub")["reviews"][0]["signed"], 12)
    with open(os.path.join(pack, "record.jsonl"), encoding="utf-8") as file:
        same(file.read(), host.exported("r/1"), "the record in the pack")
    with open(os.path.join(pack, "review.json"), encoding="utf-8") as file:
        same(json.load(file), host.on("show", "r/1"), "the review in the pack")
    host.on("export", "r/1", "--as", "pack", "--out", pack, exits=3)
    record = lines_of(os.path.join(pack, "record.jsonl"))
    checkpoint = os.path.join(pack, "checkpoint")
    changed = record[:4] + [record[4].replace("sign_off", "sign_of")] + record[5:]
    for spoilt, kinds in ((changed, ("changed",)), (record[:4] + record[5:], ("removed", "changed")),
                          (record[:-1], ("cut_off", "removed", "changed")), (record[:3] + [record[4], record[3]] + record[5:],
                                                                  ("reordered", "changed"))):
        answer = host.ask("verify", host.write("spoilt.jsonl", text(spoilt)), "--checkpoint", checkpoint, "--key",
                          key + ".pub", exits=1)
        true(answer["reviews"][0]["faults"][0]["kind"] in kinds + ("checkpoint",), answer["reviews"][0]["faults"])
    same(host.ask("verify", host.write("gap.jsonl", text(record[:4] + record[5:])), exits=1)["reviews"][0]["faults"][0]
         ["line"], 5)
    with open(os.path.join(pack, "record.jsonl"), "w", encoding="utf-8") as file:
        file.write(text(changed))
    faults = host.ask("verify", pack, "--key", key + ".pub", exits=1)["reviews"][0]["faults"]
    true(any(fault.get("line") == 5 and fault["kind"] == "changed" for fault in faults), faults)
    code, out, _ = host.run("verify", pack)
    true(code == 1 and "line 5" in out, out)
    whole = host.path("packs")
    host.begin("r-2", lines[:3])
    host.ask("export", "--store", host.uri, "--as", "pack", "--out", whole)
    same(sorted(os.listdir(whole)), ["r%2F1", "r-2"])
    same(host.ask("verify", "--store", host.uri)["count"], 2)


def test_exports(host):
    fill(host)
    rows = host.ask("list", "--store", host.uri)["reviews"]
    folder = host.path("all")
    host.ask("export", "--store", host.uri, "--as", "jsonl", "--out", folder)
    same(len(os.listdir(folder)), len(rows))
    with open(os.path.join(folder, "r%2F3.jsonl"), encoding="utf-8") as file:
        same(file.read(), host.exported("r/3"))
    host.ask("export", "--store", host.uri, "--as", "jsonl", "--out", folder, exits=2)
    host.ask("export", "--store", host.uri, "--as", "json", "--out", host.path("all.json"))
    with open(host.path("all.json"), encoding="utf-8") as file:
        reviews = json.load(file)["reviews"]
    same([review["review"] for review in reviews], [row["review"] for row in rows])
    same(reviews[3], host.on("show", rows[3]["review"]))
    same(json.loads(host.run("export", "--store", host.uri, "--review", "r/3", "--as", "json")[1]), host.on("show", "r/3"))
    for what, count in (("reviews", len(rows)), ("events", sum(row["events"] for row in rows)),
                        ("duties", sum(len(review["duties"]) for review in reviews))):
        code, out, _ = host.run("export", "--store", host.uri, "--as", "csv", "--what", what)
        table = [line.split(",") for line in out.splitlines()]
        same((code, len(table), {len(row) for row in table}), (0, count + 1, {len(table[0])}), what)
        code, one, _ = host.run("export", "--store", host.uri, "--as", "csv", "--what", what, "--review", "r/3")
        same((code, one.splitlines()[1:]), (0, [line for line in out.splitlines() if line.startswith("r/3,")]), what)
        host.ask("export", "--store", host.uri, "--as", "csv", "--what", what, "--review", "none", exits=2)
    for wrong in (("--as", "jsonnl"), (), ("--as", "jsonl"), ("--as", "pack"), ("--as", "csv", "--what", "people"),
                  ("--as", "json", "--what", "duties"), ("--as", "json", "--key", "x")):
        host.ask("export", "--store", host.uri, *wrong, exits=2)
    host.ask("export", "--store", host.uri, "--as", "json", "--out", host.path("none/at/all"), exits=2)
    host.on("export", "none", "--as", "json", "--out", host.path("none.json"), exits=2)
    true(not os.path.exists(host.path("none.json")), "a file is left behind")


# What goes wrong


def test_wrong_uris(host):
    for uri in ("", "sqlite", "sqlite:", "file.db", "mysql://host/db", "memory", "memory:x", "postgresql:"):
        for command in ("list", "due", "rebuild", "verify"):
            error = host.ask(command, "--store", uri, exits=2)["error"]
            true("sqlite:PATH" in error["message"], error)
    for command in ("new", "record", "show", "list", "due", "rebuild", "erase-note"):
        host.ask(command, exits=2)
    for command in ("show", "check", "explain", "as-at", "path"):
        host.ask(command, "--store", host.uri, exits=2)
        host.ask(command, "--review", "r-1", exits=2)
        host.ask(command, MAIN, "--store", host.uri, "--review", "r-1", exits=2)
    host.ask("check", "--store", host.uri, "--review", "r-1", "--edition", "wt2023", exits=2)
    for scheme in ("postgresql", "postgres"):
        uri = scheme + "://u-1:hidden-word@/none?host=/nowhere/at-all"
        for arguments in (("list", "--store", uri), ("show", "--store", uri, "--review", "r-1", "--json")):
            code, out, err = host.run(*arguments)
            true(code in (2, 3) and "hidden-word" not in out + err, "a password is printed, or exit %d" % code)


def test_missing_and_damaged(host):
    gone = "sqlite:" + host.path("gone.db")
    for command in (("list",), ("due",), ("rebuild",), ("show", "--review", "r-1"), ("verify",),
                    ("record", "--review", "r-1", MAIN)):
        host.ask(command[0], "--store", gone, *command[1:], exits=3)
    true(not os.path.exists(host.path("gone.db")), "asking made a store")
    host.ask("new", "--store", gone, "--review", "r-1", host.path("no-event.json"), exits=2)
    host.ask("new", "--store", gone, "--review", "r-1", "-", given="\n", exits=2)
    host.ask("new", "--store", gone, "--review", "0161 496 0000", "-", given=lines_of(MAIN)[0], exits=2)
    host.ask("new", "--store", gone, "--review", "01614960000", "-", given=lines_of(MAIN)[0], exits=2)
    true(not os.path.exists(host.path("gone.db")), "bad input made a store")
    host.ask("list", "--store", "sqlite:" + host.write("rubbish.db", "This is no database. " * 100), exits=3)
    host.ask("list", "--store", "sqlite:" + host.folder, exits=3)
    host.ask("new", "--store", "sqlite:" + host.path("none/at-all.db"), "--review", "r-1", MAIN, exits=3)
    empty = "sqlite:" + host.write("empty.db", "")
    for command in ("list", "due", "rebuild", "verify"):
        host.ask(command, "--store", empty, exits=3)
    host.begin("r-1", lines_of(MAIN)[:1])
    for command in ("show", "check", "explain", "verify", "erase-note"):
        host.on(command, "none", *(["--seq", "1"] if command == "erase-note" else []), exits=2)
    host.on("export", "none", "--as", "jsonl", exits=2)


def test_read_only(host):
    path = host.path("fixed.db")
    uri = "sqlite:" + path
    lines = lines_of(MAIN)
    same(host.run("new", "--store", uri, "--review", "r-1", "-", given=lines[0])[0], 0)
    os.chmod(path, 0o444)
    as_other = ["setpriv", "--bounding-set", "-dac_override", "--"] if os.geteuid() == 0 else []
    code, out, err = host.run("record", "--store", uri, "--review", "r-1", "-", given=lines[1], without=as_other)
    same(code, 3, out + err)
    code, out, _ = host.run("show", "--store", uri, "--review", "r-1", "--json", without=as_other)
    same((code, len(json.loads(out)["events"])), (0, 1))


def test_damage_in_the_store_is_named(host):
    """The fifth line of a file store, edited behind its back."""
    path = host.path("edited.db")
    uri = "sqlite:" + path
    same(host.run("new", "--store", uri, "--review", "r-1", "-", given=text(accepted(host, lines_of(MAIN))[:9]))[0], 0)
    with sqlite3.connect(path) as database:
        tables = [name for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {table: [row[1] for row in database.execute("PRAGMA table_info(%s)" % table)] for table in tables}
        table = next(name for name in tables if "line" in columns[name])
        number = next(name for name in ("number", "seq") if name in columns[table])
        for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute("DROP TRIGGER " + name)
        changed = database.execute("UPDATE %s SET line = replace(line, 'agrees', 'agreed') WHERE %s = 5"
                                   % (table, number)).rowcount
    database.close()
    same(changed, 1)
    fault = host.ask("verify", "--store", uri, exits=1)["reviews"][0]["faults"][0]
    same((fault["kind"], fault["line"]), ("changed", 5))
    error = host.ask("show", "--store", uri, "--review", "r-1", exits=3)["error"]
    same(error["line"], 5)
    true("agreed" not in json.dumps(error), "a value that was read is repeated")
    host.ask("rebuild", "--store", uri, exits=3)


# What is done to a store of two reviews, r-1 of nine events and r-2 of five; and what verify says of r-1.
TAMPERED = (
    ("DELETE FROM event WHERE review = 'r-1' AND number = 4", "removed", 4),
    ("UPDATE event SET number = 99 WHERE review = 'r-1' AND number = 4; UPDATE event SET number = 4 WHERE review = 'r-1'"
     " AND number = 5; UPDATE event SET number = 5 WHERE review = 'r-1' AND number = 99", "reordered", 4),
    ("DELETE FROM event WHERE review = 'r-1' AND number > 7; UPDATE review SET events = 7 WHERE review = 'r-1'",
     "cut_off", 8),
    ("INSERT INTO event SELECT review, 10, line, leaf FROM event WHERE review = 'r-1' AND number = 5", "added", 10),
    ("UPDATE event SET number = 4294967295 WHERE review = 'r-1' AND number = 9", "not_replayed", 9),
    ("UPDATE event SET leaf = zeroblob(32) WHERE review = 'r-1' AND number = 4", "leaf", 4),
    ("UPDATE review SET root = zeroblob(32) WHERE review = 'r-1'", "head", None),
    ("UPDATE checkpoint SET events = 8 WHERE review = 'r-1'", "checkpoint", None),
    ("UPDATE review SET phase = 'closed' WHERE review = 'r-1'", "portfolio", None),
    ("UPDATE duty SET open = 0 WHERE review = 'r-1'", "portfolio", None),
    ("DELETE FROM duty WHERE review = 'r-1'", "portfolio", None),
)


def test_what_was_done_to_a_store_is_told(host):
    """And the other review is verified all the same."""
    lines = accepted(host, lines_of(MAIN))
    host.ask("key", "new", host.path("key"), "scp.example/reviews")
    whole = host.path("whole.db")
    for reference, count in (("r-1", 9), ("r-2", 5)):
        same(host.run("new", "--store", "sqlite:" + whole, "--review", reference, "--key", host.path("key"), "-",
                      given=text(lines[:count]))[0], 0)
    for at, (done, kind, line) in enumerate(TAMPERED):
        path = host.path("tampered-%d.db" % at)
        shutil.copy(whole, path)
        database = sqlite3.connect(path)
        database.executescript("DROP TRIGGER event_stays; DROP TRIGGER event_stays_as_it_is; " + done)
        database.close()
        reviews = host.ask("verify", "--store", "sqlite:" + path, "--key", host.path("key.pub"), exits=1)["reviews"]
        same([review["good"] for review in reviews], [False, True], done)
        same((reviews[0]["faults"][0]["kind"], reviews[0]["faults"][0].get("line")), (kind, line), done)
        if kind == "portfolio":
            same(host.ask("rebuild", "--store", "sqlite:" + path)["changed"], 1)
            same(host.ask("verify", "--store", "sqlite:" + path)["bad"], 0)


def test_verify_while_others_record(host):
    """A record that grows between two readings of it is none that was cut off."""
    lines = accepted(host, lines_of(MAIN))
    host.begin("r-1", lines[:1])
    writer = subprocess.Popen(["sh", "-c", "while read -r line; do printf '%s\\n' \"$line\" |"
                               " \"$0\" record --store \"$1\" --review r-1 - >/dev/null || exit; done",
                               host.program, host.uri], stdin=subprocess.PIPE)
    writer.stdin.write(text(lines[1:]).encode())
    writer.stdin.close()
    verified = 0
    while writer.poll() is None:
        host.ask("verify", "--store", host.uri)
        verified += 1
    same(writer.returncode, 0)
    true(verified > 1, "nothing was verified meanwhile")
    same(len(host.exported("r-1").splitlines()), len(lines))


def test_an_answer_that_is_lost_says_that_the_record_is_not(host):
    lines = lines_of(MAIN)
    host.begin("r-1", lines[:1])
    for at, options in ((2, []), (3, ["--json"])):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([host.program, "record", "--store", host.uri, "--review", "r-1", "-", *options],
                                  input=lines[at - 1].encode(), stdout=full, stderr=subprocess.PIPE, check=False)
        same(done.returncode, 3)
        true(b"is recorded, up to event %d" % at in done.stderr, done.stderr)
        same(len(host.exported("r-1").splitlines()), at)


def test_memory_is_gone_afterwards(host):
    line = lines_of(MAIN)[0]
    same(host.ask("new", "--store", "memory:", "--review", "r-1", "-", given=line)["recorded"], True)
    host.ask("show", "--store", "memory:", "--review", "r-1", exits=2)
    same(host.ask("list", "--store", "memory:"), {"reviews": [], "count": 0, "phases": {}})
    same(host.ask("due", "--store", "memory:", "--as-of", "2026-01-01")["duties"], [])
    same(host.ask("verify", "--store", "memory:")["count"], 0)
    same(host.ask("rebuild", "--store", "memory:"), {"reviews": 0, "changed": 0})
    host.run("stats", "--store", "memory:", "--year", "2024")
    same(host.ask("stats", "--store", "memory:", "--year", "2024")["reviews"]["total"], 0)


def test_writers_at_once(host):
    """Of many processes that record the same step, one does, and the others are refused by what it did."""
    host.begin("r-1", accepted(host, lines_of(MAIN))[:1])
    step = lines_of(MAIN)[1].encode()
    processes = [subprocess.Popen([host.program, "record", "--store", host.uri, "--review", "r-1", "-", "--json"],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                 for _ in range(8)]
    codes = []
    for process in processes:
        process.stdin.write(step)
        process.stdin.close()
    for process in processes:
        json.loads(process.stdout.read())
        process.stdout.close()
        process.stderr.close()
        codes.append(process.wait())
    same(sorted(codes), [0] + [1] * 7, "one begins the screening, the others are refused")
    same(len(host.exported("r-1").splitlines()), 2)
    host.on("verify", "r-1")


def tests():
    return [(name, test) for name, test in sorted(globals().items()) if name.startswith("test_")]


def stores(kind, folder, schema):
    """For each test: a URI of an empty store."""
    if kind == "sqlite":
        for at in range(len(tests())):
            path = os.path.join(folder, "store-%d.db" % at)
            sqlite_made(path)
            yield "sqlite:" + path
        return
    import cluster
    with cluster.Folder() as made:
        server = made.cluster("one").start()
        roles = [("app_%d" % at, "p-%d" % at) for at in range(len(tests()))]
        server.make_database(schema, *roles)
        for role, _ in roles:
            yield server.uri(role)


def sqlite_made(path):
    """An empty store: cspr new makes one, and only with a review in it."""
    with open(path, "wb"):
        pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cspr", required=True)
    parser.add_argument("--store", choices=("sqlite", "postgres"), required=True)
    parser.add_argument("--schema")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="cspr-cli-")
    uris = stores(options.store, folder, options.schema)

    def tried(name, test):
        own = os.path.join(folder, name)
        os.mkdir(own)
        test(Host(options.cspr, own, next(uris)))

    failed = tell((name[5:].replace("_", " "), lambda name=name, test=test: tried(name, test)) for name, test in tests())
    uris.close()
    shutil.rmtree(folder)
    return failed


if __name__ == "__main__":
    sys.exit(main())
