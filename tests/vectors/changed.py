#!/usr/bin/env python3
"""Whether the runner fails when a vector is changed, and names the vector and the place: answers of every kind, drawn
at random (fixed seed), are changed, left out or added to, one in each copy of a vector.

Usage: changed.py --vectors PATH FOLDER         (the last line counts)
"""

import argparse
import copy
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from typing import Any, Dict, Iterator, List, Tuple

Path = Tuple[Any, ...]
MOST = 60  # changes of one kind of answer
GIVEN = (
    "name",
    "why",
    "kind",
    "from",
    "edition",
    "profile",
    "calendar",
    "group",
    "steps",
    "asks",
    "event",
    "ask",
    "as_of",
    "role",
    "to",
    "recorded_until",
    "happened_until",
    "events",
    "text",
    "misspelt",
)


def roots(vector: Any) -> Iterator[Path]:
    """Where in a vector an answer begins."""
    for key, value in vector.items():
        if isinstance(value, list) and value and isinstance(value[0], dict) and "is" in value[0]:
            yield from ((key, index, "is") for index in range(len(value)))
        elif key not in GIVEN:
            yield (key,)
    for group in ("steps", "asks"):
        for index, row in enumerate(vector.get(group, [])):
            yield from ((group, index, key) for key in row if key not in GIVEN)


def below(value: Any, path: Path) -> Iterator[Path]:
    """The place itself, and all that are in it."""
    yield path
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value) if isinstance(value, list) else ()
    )
    for key, one in inner:
        yield from below(one, path + (key,))


def at(value: Any, path: Path) -> Any:
    for key in path:
        value = value[key]
    return value


def other(value: Any) -> Any:
    """Another value of the same type; of null, one of another."""
    if value is None or isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return value[:-1] + ("y" if value.endswith("x") else "x")
    if isinstance(value, list):
        return value + [0]
    return dict(value, more=0)


def changed(vector: Any, path: Path, leave_out: bool) -> Tuple[Any, str]:
    """The vector with the answer there changed, and where a runner has to say that it differs."""
    broken = copy.deepcopy(vector)
    value, pointer = at(broken, path), "/" + "/".join(map(str, path))
    if leave_out:
        del at(broken, path[:-1])[path[-1]]
    else:
        at(broken, path[:-1])[path[-1]] = other(value)
        pointer += (
            "/more"
            if isinstance(value, dict)
            else "/%d" % len(value) if isinstance(value, list) else ""
        )
    return broken, pointer


def kind_of(vector: Any, path: Path) -> str:
    """What is changed, without which of them."""
    inner = vector["asks"][path[1]]["ask"] if path[0] == "asks" else vector["kind"]
    return "/".join([str(inner)] + [key for key in path if isinstance(key, str)])


def drawn(vectors: List[Any]) -> List[Tuple[Any, str]]:
    """Changed vectors, and what must be said of each."""
    places: Dict[str, List[Tuple[Any, Path]]] = {}
    for vector in vectors:
        for root in roots(vector):
            for path in below(at(vector, root), root):
                places.setdefault(kind_of(vector, path), []).append((vector, path))
    draw = random.Random(20240308)
    return [
        changed(vector, path, isinstance(path[-1], str) and draw.random() < 0.3)
        for _, found in sorted(places.items())
        for vector, path in draw.sample(found, min(MOST, len(found)))
    ]


# What may be wrong with a file as a whole: how it is spoilt, and what the runner gives and says.
FAULTS: List[Tuple[str, Any, int, str]] = [
    ("fewer vectors", lambda vectors: vectors[:1], 1, "not as many vectors"),
    ("a vector twice", lambda vectors: vectors + vectors[:1], 1, "not as many vectors"),
    ("no vectors", lambda vectors: [], 1, "not as many vectors"),
    ("no kind", lambda vectors: [{"name": "other"}] + vectors[1:], 2, "no name, or no kind"),
    ("no vector", lambda vectors: [None] + vectors[1:], 2, "no name, or no kind"),
]


def told(runner: str, folder: str, names: List[str], fault: Tuple[str, Any, int, str]) -> bool:
    """Whether the runner says so when the first file is spoilt."""
    what, spoilt, status, words = fault
    with tempfile.TemporaryDirectory() as copied:
        for name in ["index.json", names[0]]:
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                content = json.load(file)
            if name == "index.json":
                content["files"] = content["files"][:1]
            else:
                content["vectors"] = spoilt(content["vectors"])
            with open(os.path.join(copied, name), "w", encoding="utf-8") as file:
                json.dump(content, file)
        done = subprocess.run([runner, copied], capture_output=True, check=False)
    good = done.returncode == status and words in (done.stdout + done.stderr).decode("utf-8")
    if not good:
        print("FAIL %s: the runner gives %d" % (what, done.returncode))
    return good


def main() -> int:
    parser = argparse.ArgumentParser(description="change vectors, and see that the runner says so")
    parser.add_argument("--vectors", required=True, help="the runner")
    parser.add_argument("folder")
    options = parser.parse_args()
    vectors = []
    with open(os.path.join(options.folder, "index.json"), encoding="utf-8") as file:
        names = [row["file"] for row in json.load(file)["files"]]
    for name in names:
        with open(os.path.join(options.folder, name), encoding="utf-8") as file:
            vectors += json.load(file)["vectors"]
    broken = drawn([vector for vector in vectors if len(json.dumps(vector)) < 12000])
    for index, (vector, _) in enumerate(broken):
        vector["name"] = "changed-%d" % index
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as changes:
        json.dump({"vectors": [vector for vector, _ in broken]}, changes)
        changes.flush()
        done = subprocess.run([options.vectors, changes.name], stdout=subprocess.PIPE, check=False)
    said = dict(
        re.findall(r"^FAIL \S*: (changed-\d+): (\S*)$", done.stdout.decode("utf-8"), re.MULTILINE)
    )
    failed = sum(not told(options.vectors, options.folder, names, fault) for fault in FAULTS)
    for vector, pointer in broken:
        if said.get(vector["name"]) != pointer:
            failed += 1
            print(
                "FAIL a change at %s: the runner says %s"
                % (pointer, said.get(vector["name"], "nothing"))
            )
    failed += done.returncode != 1
    print("%d passed, %d failed" % (len(broken) + 1 + len(FAULTS) - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
