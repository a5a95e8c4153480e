#!/usr/bin/env python3
"""Whether every file of vectors is as the published schema says, and the schema says something: in no
object of a vector may there be a key of another name, or a number with a point. No two vectors of a file have one name.

Usage: schema.py FOLDER         (the last line counts)
"""

import copy
import json
import os
import sys
from typing import Any, Iterator, List, Set, Tuple

import jsonschema

Path = Tuple[Any, ...]
GIVEN = (
    "parts",
    "actor",
    "departure",
    "profile",
    "event",
    "events",
    "circumstances",
)  # of them the schema knows little


def load(path: str) -> Any:
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def objects(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where there are objects whose keys the schema knows."""
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from objects(inner, path + (index,))
    if isinstance(value, dict):
        yield path
        for key, inner in value.items():
            if key not in GIVEN:
                yield from objects(inner, path + (key,))


def at(value: Any, path: Path) -> Any:
    for key in path:
        value = value[key]
    return value


def damaged(vector: Any) -> Iterator[Tuple[str, Any]]:
    """The vector with one thing wrong: what, and the vector."""
    for path in objects(vector):
        broken = copy.deepcopy(vector)
        at(broken, path)["of_no_schema"] = "x"
        yield "a key more at %s" % (path,), broken
        for key, value in at(vector, path).items():
            broken = copy.deepcopy(vector)
            if isinstance(value, int) and not isinstance(value, bool):
                at(broken, path)[key] = value + 0.5
                yield "a number with a point at %s/%s" % (path, key), broken


def kinds_of(vector: Any) -> List[str]:
    return [vector["kind"]] + ["ask " + ask["ask"] for ask in vector.get("asks", [])]


def main() -> int:
    folder = sys.argv[1]
    schema = load(os.path.join(folder, "vectors.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    names = [row["file"] for row in load(os.path.join(folder, "index.json"))["files"]]
    passed, wrong = 0, []
    tried: Set[str] = set()
    for name in names:
        file = load(os.path.join(folder, name))
        problem = next(validator.iter_errors(file), None)
        passed += problem is None
        wrong += ["%s: %s" % (name, problem.message[:300])] if problem else []
        named = [vector["name"] for vector in file["vectors"]]
        wrong += [
            "%s: %s is there twice" % (name, one) for one in set(named) if named.count(one) > 1
        ]
        for vector in file["vectors"]:
            if tried.issuperset(kinds_of(vector)) or len(json.dumps(vector)) > 20000:
                continue
            tried.update(kinds_of(vector))
            for what, broken in damaged(vector):
                passed += 1
                if validator.is_valid(dict(file, vectors=[broken])):
                    wrong.append("%s: %s: the schema allows %s" % (name, vector["name"], what))
    for one in wrong:
        print("FAIL " + one)
    print("%d passed, %d failed" % (passed - len(wrong), len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
