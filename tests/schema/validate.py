#!/usr/bin/env python3
"""Decides whether what `cspr ... --json` prints is as its published schema says, for every command.

Usage: validate.py --cspr PATH --schemas DIR --records DIR --data DIR

Every key that is printed must be described, so the schemas are read with no further keys allowed. That a
schema could fail is shown too: of each, answers are spoilt key by key, and must not pass.
"""
import argparse
import copy
import glob
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import jsonschema

REVIEW = "main-line"
EDITIONS = ("wt2018", "wt2023", "wt2026", "sar2014", "scr2015")


def closed(schema):
    """The schema without further keys, where it names some and does not say."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: closed(value) for key, value in schema.items()}
    if schema.get("type") == "object" and "properties" in schema and "additionalProperties" not in schema:
        schema["additionalProperties"] = False
    return schema


def spoilt(answer, path=()):
    """The answer with one key less, or one value of another type, in turn; of lists, the first entry only."""
    if isinstance(answer, dict):
        for key, value in answer.items():
            less = {other: answer[other] for other in answer if other != key}
            yield "without " + "/".join(path + (key,)), less
            for what, one in spoilt(value, path + (key,)):
                yield what, dict(answer, **{key: one})
    elif isinstance(answer, list) and answer:
        for what, one in spoilt(answer[0], path + ("0",)):
            yield what, [one] + answer[1:]
    elif isinstance(answer, (str, bool, int)):
        yield "another type at " + "/".join(path), {"": answer}


class Tester:
    def __init__(self, options):
        self.options = options
        self.schemas = {}
        self.used = set()
        self.passed = self.failed = 0

    def report(self, what, problem):
        if problem is None:
            self.passed += 1
            return
        self.failed += 1
        print("FAIL %s: %s" % (what, problem))

    def read_schemas(self):
        for path in sorted(glob.glob(os.path.join(self.options.schemas, "*.json"))):
            name = os.path.basename(path)[:-len(".json")]
            with open(path, encoding="utf-8") as file:
                schema = json.load(file)
            try:
                jsonschema.Draft202012Validator.check_schema(schema)
                problem = None
            except jsonschema.SchemaError as error:
                problem = error.message
            self.report("schema " + name, problem)
            self.schemas[name] = jsonschema.Draft202012Validator(closed(schema))

    def run(self, *arguments, given=""):
        done = subprocess.run([self.options.cspr, *arguments], input=given.encode(), stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=60, check=False)
        return done.returncode, done.stdout

    def validate(self, schema, *arguments, given="", exits=(0, 1)):
        """What is wrong, or None; and the answer."""
        code, out = self.run(*arguments, given=given)
        try:
            answer = json.loads(out)
        except ValueError as problem:
            return "exit %d, and no JSON: %s" % (code, problem), None
        if code not in exits:
            return "exit %d: %s" % (code, out[:200]), answer
        if code == 2 and schema != "error" and self.problem_of("error", answer):
            return "as error.json: " + self.problem_of("error", answer), answer
        return self.problem_of(schema, answer), answer

    def problem_of(self, schema, answer):
        self.used.add(schema)
        errors = sorted(self.schemas[schema].iter_errors(answer), key=lambda error: len(list(error.absolute_path)))
        if not errors:
            return None
        deepest = jsonschema.exceptions.best_match(errors)
        return "%s at /%s" % (deepest.message[:300], "/".join(map(str, deepest.absolute_path)))

    def case(self, path):
        """The command of a recorded case, and of a check also what explain says of the record."""
        with open(path + ".expect.json", encoding="utf-8") as file:
            expect = json.load(file)
        command, given = expect.get("command", "check"), expect.get("input")
        profiles = os.path.join(self.options.data, "..", "profiles")
        arguments = [command, path + ".jsonl", "--json", *(["-"] if given is not None else []),
                     *[argument.replace("{profiles}", profiles) for argument in expect.get("args", [])]]
        results = [(" ".join(arguments), self.validate(command, *arguments, exits=(expect["exit"],),
                                                       given="".join(line + "\n" for line in given or []))[0])]
        if command == "check" and expect["exit"] != 2 and not expect.get("args"):
            results.append(("explain " + path, self.validate("explain", "explain", path + ".jsonl", "--json")[0]))
        return results

    def cases(self):
        paths = sorted(glob.glob(os.path.join(self.options.records, "*", "*.expect.json")))
        # Of the older records every fourth: they are many, and alike.
        paths = [path[:-len(".expect.json")] for at, path in enumerate(paths)
                 if "/amendments/" in path or "/profiles/" in path or "/main-line" in path or at % 4 == 0]
        with ThreadPoolExecutor(max_workers=2) as pool:
            for results in pool.map(self.case, paths):
                for what, problem in results:
                    self.report(what, problem)

    def others(self):
        """Commands that read no record, and mistakes in each command."""
        tracker = os.path.join(self.options.data, "published-timelines.csv")
        commands = [("editions", "edition", "--json"), ("help", "help", "--json"), ("assess", "assess", "--json"),
                    ("assess", "assess", "--suspicion", "known", "--harm", "uncertain", "--json"),
                    ("import", "import", "--as", "csv", tracker, "--json"),
                    ("timeliness", "timeliness", tracker, "--json")]
        commands += [("edition", "edition", name, "--json") for name in EDITIONS]
        for name in (REVIEW, "publish-copies-missing", "blank-lines"):
            record = os.path.join(self.options.records, "rules", name + ".jsonl")
            commands += [("path", "path", record, "--to", state, "--json") for state in ("closed", "published",
                "screening")]
        commands += [("help", "help", command["command"], "--json")
                     for command in json.loads(self.run("help", "--json")[1])["commands"]]
        for schema, *arguments in commands:
            self.report(" ".join(arguments), self.validate(schema, *arguments)[0])
        for command in json.loads(self.run("help", "--json")[1])["commands"]:
            for wrong in (["--no-such-option"], ["/nowhere/at-all", "/nowhere/at-all"]):
                arguments = [command["command"], *wrong, "--json"]
                self.report(" ".join(arguments), self.validate("error", *arguments, exits=(2,))[0])

    def stores(self):
        """The commands on stores, over one in a file; and, of each answer, no required key could go."""
        with tempfile.TemporaryDirectory() as folder:
            uri = "sqlite:" + os.path.join(folder, "reviews.db")
            key = os.path.join(folder, "key")
            of = ("--store", uri, "--review", "r-1")
            record = os.path.join(self.options.records, "rules", REVIEW + ".jsonl")
            with open(record, encoding="utf-8") as file:
                lines = file.read().splitlines(keepends=True)
            first = json.dumps(dict(json.loads(lines[0]), note="A note."))
            for schema, given, exits, *arguments in (
                    ("key", "", 0, "key", "new", key, "scp.example/reviews"),
                    ("record", first, 0, "new", *of, "-", "--key", key),
                    ("error", first, 3, "new", *of, "-"),
                    ("record", "".join(lines[1:12]), 0, "record", *of, "-", "--key", key),
                    ("record", lines[-1], 1, "record", *of, "-", "--keep-refusals"),
                    ("error", lines[12], 3, "record", *of, "-", "--expect", "5"),
                    ("show", "", 0, "show", *of, "--notes"),
                    ("list", "", 0, "list", "--store", uri),
                    ("due", "", 0, "due", "--store", uri, "--as-of", "2025-01-01"),
                    ("stats", "", 0, "stats", "--store", uri, "--year", "2024"),
                    ("verify", "", 0, "verify", "--store", uri, "--key", key + ".pub"),
                    ("export", "", 0, "export", *of, "--as", "pack", "--out", os.path.join(folder, "pack")),
                    ("verify", "", 0, "verify", os.path.join(folder, "pack")),
                    ("verify", "".join(lines[:3]), 0, "verify", "-"),
                    ("rebuild", "", 0, "rebuild", "--store", uri),
                    ("erase-note", "", 0, "erase-note", *of, "--seq", "1")):
                problem, answer = self.validate(schema, *arguments, "--json", given=given, exits=(exits,))
                self.report(" ".join(arguments), problem)
                if problem is None and schema != "error":
                    optional = {"show": {"calendar", "as_of", "note"}, "verify": {"review"}, "due": {"counted_in"},
                                "record": {"refusal_kept"}}
                    self.spoil_answer(schema, answer, optional.get(schema, set()))

    def texts(self):
        """The commands that look for people in texts, where they are built; and of each answer, no required key could
        go."""
        if not any(page["command"] == "scan" for page in json.loads(self.run("help", "--json")[1])["commands"]):
            self.used |= {"scan", "redact", "resolve", "inventory", "publishable"}
            return
        with tempfile.TemporaryDirectory() as folder:
            register, text, resolutions, certificate = (os.path.join(folder, name)
                                                        for name in ("register.tsv", "text.txt", "decided", "certificate"))
            with open(register, "w", encoding="utf-8") as file:
                file.write("c1\tchild\tChild A\tname\tZebedee Quillfeather\nm1\tparent\tMother\tsurname\tQuillfeather\n")
            with open(text, "w", encoding="utf-8") as file:
                file.write("Zebedee, aged 6, was seen on 3 May 2021. Mr Quillfeather was out.\n")
            of = ("--register", register, text)
            for schema, exits, *arguments in (
                    ("resolve", 0, "resolve", *of, "--resolutions", resolutions, "--finding", "0-7", "--decision",
                     "not_identifying", "--who", "u-1", "--reason", "r-1"),
                    ("scan", 1, "scan", *of, "--resolutions", resolutions, "--certificate", certificate, "--checked-by",
                     "u-1", "--outcome", "passed"),
                    ("redact", 1, "redact", *of, "--out", os.path.join(folder, "out.txt")),
                    ("inventory", 0, "inventory", *of),
                    ("publishable", 1, "publishable", certificate, text),
                    ("error", 2, "scan", "--register", text, text)):
                problem, answer = self.validate(schema, *arguments, "--json", exits=(exits,))
                self.report(" ".join(arguments), problem)
                if problem is None and schema != "error":
                    self.spoil_answer(schema, answer, {"decision", "id", "date", "name"} if schema == "scan" else set())

    def spoil(self):
        """Of one answer of each command about a record: no required key can go, and no value be of another type."""
        record = os.path.join(self.options.records, "rules", REVIEW + ".jsonl")
        amendment = json.dumps({"event": "amend", "actor": {"id": "u-1", "role": "business_manager"},
                                "happened_on": "2025-02-03",
                                "recorded_at": "2025-02-03T10:00:00Z",
                                "parts": {"of": 8, "reason": "receipt-1",
                                          "replacement": {"happened_on": "2024-03-13"}}})
        for schema, optional, *arguments in (
                ("check", ("calendar", "as_of"), "check", record, "--json"),
                ("as-at", ("calendar", "as_of"), "as-at", record, "--json", "--recorded", "2024-04-01", "--happened",
                 "2024-03-27"),
                ("amend", (), "amend", record, "-", "--json"), ("what-if", (), "what-if", record, "-", "--json"),
                ("impact", (), "impact", record, "--edition", "wt2018", "--json")):
            given = amendment + "\n" if "-" in arguments else ""
            problem, answer = self.validate(schema, *arguments, given=given)
            self.report(" ".join(arguments), problem)
            if problem:
                continue
            self.spoil_answer(schema, answer, {"since", "recorded", "happened", *optional})

    def spoil_answer(self, schema, answer, optional):
        may_go = {"remedy", "first_day", "part", "roles", "about", "days_late", "days_left", "counted_from", "of",
                  "consequences", "days_late_before", "days_late_after"} | optional
        for what, one in spoilt(copy.deepcopy(answer)):
            words = what.split()[-1].split("/")
            if what.startswith("without ") and (words[-1] in may_go or words[-2:-1] in (["phases"], ["standings"]) and
                                                schema in ("list", "due")):
                continue
            self.report("%s, %s" % (schema, what), None if self.problem_of(schema, one) else "passes all the same")


def main():
    parser = argparse.ArgumentParser()
    for name in ("--cspr", "--schemas", "--records", "--data"):
        parser.add_argument(name, required=True)
    tester = Tester(parser.parse_args())
    tester.read_schemas()
    tester.cases()
    tester.others()
    tester.stores()
    tester.texts()
    tester.spoil()
    tester.report("every schema is of something that is printed",
                  ", ".join(sorted(set(tester.schemas) - tester.used - {"profile"})) or None) # profile: of what is read
    print("%d passed, %d failed" % (tester.passed, tester.failed))
    return 1 if tester.failed else 0


if __name__ == "__main__":
    sys.exit(main())
