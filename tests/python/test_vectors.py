"""The package passes every conformance vector; and its runner can fail."""

import copy
import json

import headers
import kit
import pytest

FOLDER = headers.TOP / "bindings" / "vectors"
FILES = {
    path.name: vectors
    for path in sorted(FOLDER.glob("*.json"))
    for vectors in [json.loads(path.read_text(encoding="utf-8")).get("vectors")]
    if vectors
}


def test_there_are_all_vectors():
    index = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
    assert {row["file"]: row["vectors"] for row in index["files"]} == {
        file: len(vectors) for file, vectors in FILES.items()
    }
    assert sum(map(len, FILES.values())) > 500


@pytest.mark.parametrize("file", FILES)
def test_every_vector_of_a_file_passes(file):
    _, wrong = kit.failures(str(FOLDER / file))
    assert not wrong


def test_the_runner_tells_a_vector_that_is_wrong_and_where():
    vector = FILES["duties.json"][0]
    steps, asks = len(vector["steps"]), len(vector["asks"])
    assert kit.differing(vector, kit.answered(vector)) is None
    last = next(i for i in range(steps - 1, -1, -1) if vector["steps"][i].get("findings"))
    owed = next(i for i in range(asks) if vector["asks"][i]["ask"] == "duties")
    due = next(i for i, duty in enumerate(vector["asks"][owed]["duties"]) if "due" in duty)
    faults = {
        "/steps/%d/verdict" % last: lambda one: one["steps"][last].update(verdict="refused?"),
        "/steps/%d/findings/0" % last: lambda one: one["steps"][last]["findings"].pop(0),
        "/asks/%d/duties/%d/due"
        % (owed, due): lambda one: one["asks"][owed]["duties"][due].update(due="2031-01-01"),
    }
    for pointer, fault in faults.items():
        wrong = copy.deepcopy(vector)
        fault(wrong)
        found = kit.differing(wrong, kit.answered(wrong))
        assert found and found[0].startswith(pointer)
