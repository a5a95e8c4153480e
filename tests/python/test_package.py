"""The package as it is seen from outside: its names, what they say of themselves, and what can't be done with them."""

import copy
import inspect
import pickle
import re
from enum import Enum
from pathlib import Path

import cspr
import headers
import pytest
from given import begun, event, example, refer

PUBLIC = {name: getattr(cspr, name) for name in cspr.__all__}
CLASSES = {name: one for name, one in PUBLIC.items() if inspect.isclass(one)}


def test_what_is_public_is_listed_in_order():
    assert cspr.__all__ == sorted(cspr.__all__)
    unlisted = {
        name
        for name, one in vars(cspr).items()
        if not name.startswith("_")
        and name not in PUBLIC
        and getattr(one, "__module__", "").startswith("cspr")
    }
    assert unlisted == set()


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_says_what_it_is(name):
    assert inspect.getdoc(PUBLIC[name]), name


@pytest.mark.parametrize("name", CLASSES)
def test_a_member_of_a_class_says_what_it_is(name):
    for member, one in vars(CLASSES[name]).items():
        if member.startswith("_") or issubclass(CLASSES[name], Enum):
            continue
        if inspect.isfunction(one) or isinstance(one, (property, classmethod, staticmethod)):
            assert inspect.getdoc(getattr(one, "__func__", one)), member


@pytest.mark.parametrize("name", CLASSES)
def test_an_exception_is_shown_by_its_public_name(name):
    if issubclass(CLASSES[name], Exception):
        assert CLASSES[name].__module__ == "cspr"


def test_an_exception_comes_out_of_another_process_as_it_is():
    with pytest.raises(cspr.InputError) as caught:
        cspr.Event("refer", childrn=1)
    with pytest.raises(cspr.Refused) as refused:
        begun().decide(event("publish", 2)).require()
    for problem in caught.value, refused.value, cspr.WordError("state", "published"):
        again = pickle.loads(pickle.dumps(problem))
        assert type(again) is type(problem) and str(again) == str(problem)
        told = {name: value for name, value in vars(problem).items() if name != "decision"}
        assert vars(again) == told and again.status is problem.status


def test_the_package_is_typed_and_tells_its_version():
    assert (Path(cspr.__file__).parent / "py.typed").exists()
    assert cspr.version() == "0.1.0"


def test_the_page_of_the_package_lists_its_files():
    folder = headers.TOP / "bindings" / "python"
    listed = re.findall(r"^\| `(cspr/[^`]+)`", (folder / "README.md").read_text("utf-8"), re.M)
    files = {
        path.relative_to(folder)
        for path in (folder / "cspr").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    unlisted = {path for path in files if not any(path.match(pattern) for pattern in listed)}
    assert unlisted == set()
    for pattern in listed:
        assert any(path.match(pattern) for path in files), pattern


def owned():
    review = begun()
    return [
        review,
        review.basis,
        review.basis.calendar,
        refer(),
        review.decide(event("publish", 2)),
        cspr.Profile("local", "1", ["wt2023"]),
        review.context,
    ]


@pytest.mark.parametrize("one", owned(), ids=lambda one: type(one).__name__)
def test_an_object_of_c_is_not_doubled_behind_its_back(one):
    for double in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(
            TypeError, match="a %s can't be pickled, or copied by copy" % type(one).__name__
        ):
            double(one)


def test_an_object_has_no_attributes_by_mistake():
    with pytest.raises(AttributeError):
        refer().children = 2
    with pytest.raises(AttributeError):
        begun().duties("2024-09-02")[0].due = None


@pytest.mark.parametrize(
    "pattern,one",
    [
        (r"<Review wt2023 screening, 2 events>", lambda: begun()),
        (r"<Event refer on 2024-09-02 by hospital-1 \(agency\)>", lambda: refer()),
        (
            r"<Decision publish: refused; not met: no-such-move, .*>",
            lambda: begun().decide(event("publish", 2)),
        ),
        (
            r"<Finding no-such-move \(must\): not met>",
            lambda: begun().decide(event("publish", 2)).findings[0],
        ),
        (r"<Recorded 2: <Event begin_screening .*>, allowed, then screening>", lambda: begun()[1]),
        (r"<Duty notify-panel: .*>", lambda: begun().duties("2024-09-02")[0]),
        (r"<Path to notified: \d+ steps?>", lambda: begun().path("notified", "2024-09-02")),
        (r"<Path to referred: no lawful way>", lambda: begun().path("referred", "2024-09-02")),
        (r"<Step 2024-09-02 \w+ by .*>", lambda: begun().path("notified", "2024-09-02")[0]),
        (r"<Difference .*>", lambda: begun().compare(begun().reread("wt2018"), "2024-09-02")[0]),
        (r"<Move refer: \(nothing\) to referred>", lambda: cspr.Basis("wt2023").moves[0]),
        (
            r"<Need \w+: [-\w]+ \((must|should|expect|local)\)>",
            lambda: cspr.Basis("wt2023").needs[0],
        ),
        (r"<Term [-\w]+: 5 working_days of \w+ \(should\)>", lambda: cspr.Basis("wt2023").terms[0]),
        (
            r"<Particular refer: referring_agency, reference, required>",
            lambda: cspr.Basis("wt2023").particulars[0],
        ),
        (r"<Replay of 97 lines, 1 refused: <Review wt2023 closed, 96 events>>", lambda: example()),
        (
            r"<Replayed line 84: <Decision publish: refused; .*>, then pre_publication>",
            lambda: example().lines[83],
        ),
        (r"<Context of the process>", lambda: begun().context),
        (r"<Context>", lambda: cspr.Context()),
    ],
)
def test_an_object_shows_what_it_is(pattern, one):
    assert re.fullmatch(pattern, repr(one())), repr(one())
