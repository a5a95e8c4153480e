#!/usr/bin/env python3
"""Write bindings/vectors/*.json: the scenarios of topics.py and facts.py with the library's full answers.

What a review vector expects was put down by hand first, in the record that it is made from: a record that does not get
its own expectation, or on which `cspr check` and the runner's own way to the library disagree, makes no vectors.

Usage: make.py --cspr PATH --vectors PATH [--check]     (--check: compare with the files there, write nothing)
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Dict, List

sys.dont_write_bytecode = True
import agreed
import bad
import facts
import hosts
import scenarios
from layout import file_text, index_text
from topics import REVIEWS

Json = Dict[str, Any]
FOLDER = os.path.join(scenarios.TOP, "bindings", "vectors")
FORMAT = 1
EDITIONS = ("wt2018", "wt2023", "wt2026", "sar2014", "scr2015")


class Programs:
    def __init__(self, cspr: str, vectors: str) -> None:
        self.cspr, self.vectors = cspr, vectors

    def answered(self, vectors: List[Json]) -> List[Json]:
        """The vectors with every answer put there by the library."""
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            json.dump({"vectors": vectors}, file)
            file.flush()
            done = subprocess.run(
                [self.vectors, "--answer", file.name], stdout=subprocess.PIPE, check=True
            )
        answers: List[Json] = json.loads(done.stdout)["vectors"]
        return answers


def reviews_of(programs: Programs, patterns: List[str]) -> List[Json]:
    paths = scenarios.chosen(patterns)
    with ThreadPoolExecutor(max_workers=2) as pool:
        told = list(pool.map(lambda path: agreed.told_by(programs.cspr, path), paths))
    kept = [(path, answer) for path, answer in zip(paths, told) if answer]
    vectors = programs.answered(
        [
            scenarios.scenario_of(path, agreed.begun_under(answer), agreed.verdicts_of(answer))
            for path, answer in kept
        ]
    )
    for vector, (path, answer) in zip(vectors, kept):
        agreed.insist(path, vector, answer)
    return vectors


def version() -> str:
    """Of the library that the vectors belong to."""
    with open(os.path.join(scenarios.TOP, "meson.build"), encoding="utf-8") as file:
        found = re.search(r"^    version: '([^']*)'", file.read(), re.MULTILINE)
    if not found:
        raise SystemExit("meson.build has no version")
    return found.group(1)


def files(programs: Programs) -> Dict[str, str]:
    """The text of each file by its name."""
    made: Dict[str, Any] = {}
    for name, (title, patterns) in REVIEWS.items():
        made[name] = (title, reviews_of(programs, patterns))
    for name, (title, vectors) in facts.FACTS.items():
        made[name] = (title, agreed.same(name, vectors, programs.answered(vectors)))
    tables = [agreed.tables(programs.cspr, edition) for edition in EDITIONS]
    made["rules"] = (
        "What each rule and duty rests on",
        agreed.same("rules", tables, programs.answered(tables)),
    )
    for name, title, vectors in (
        (
            "questions",
            "What may come next and why not, the criteria, and what remains to be done",
            hosts.questions(
                dict(zip(hosts.QUESTIONS, reviews_of(programs, list(hosts.QUESTIONS))))
            ),
        ),
        ("own-calendars", "Duties by a calendar of the host's own", hosts.calendars()),
        ("bad-events", "Events that are refused when they are made", bad.events()),
        ("bad-lines", "Lines of a record that can't be read (libcspr-store)", bad.lines()),
        (
            "bad-profiles",
            "Local profiles that are refused when they are read (libcspr-store)",
            bad.profiles(),
        ),
    ):
        made[name] = (title, agreed.completed(name, vectors, programs.answered(vectors)))
    texts = {
        name + ".json": file_text({"format": FORMAT, "topic": name, "about": title}, vectors)
        for name, (title, vectors) in made.items()
    }
    rows = [
        {"file": name + ".json", "about": title, "vectors": len(vectors)}
        for name, (title, vectors) in made.items()
    ]
    texts["index.json"] = index_text({"format": FORMAT, "library": version()}, rows)
    return texts


def differing(made: Dict[str, str]) -> List[str]:
    there = {
        name
        for name in os.listdir(FOLDER)
        if name.endswith(".json") and not name.endswith(".schema.json")
    }
    wrong = sorted(there ^ set(made))
    for name in sorted(there & set(made)):
        with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
            if file.read() != made[name]:
                wrong.append(name)
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description="make the conformance vectors")
    parser.add_argument("--cspr", required=True, help="the cspr program")
    parser.add_argument("--vectors", required=True, help="the runner of the vectors, built here")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    made = files(Programs(options.cspr, options.vectors))
    if not options.check:
        for name, text in made.items():
            with open(os.path.join(FOLDER, name), "w", encoding="utf-8") as file:
                file.write(text)
    wrong = differing(made)
    for name in wrong:
        print("FAIL bindings/vectors/%s: not what make.py makes" % name)
    print("%d passed, %d failed" % (len(made) - len(set(wrong) & set(made)), len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
