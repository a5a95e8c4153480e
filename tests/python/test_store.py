"""Stores from Python: what is recorded is there, whatever is not lawful is told, and nothing else happens."""

import hashlib
import json
import os
import subprocess
import sys
import threading
from datetime import datetime, timezone

import cspr
import pytest
from steps import event, main_line

DAY = "2024-07-01"


@pytest.fixture(params=["memory:", "sqlite:"])
def uri(request, tmp_path):
    return (
        request.param
        if request.param == "memory:"
        else request.param + str(tmp_path / "reviews.db")
    )


@pytest.fixture
def store(uri):
    with cspr.Store.open(uri) as opened:
        yield opened


def referral_again():
    """Which is only ever lawful as the first event."""
    refer = main_line()[0]
    return event("refer", "agency-1", "agency", "2024-03-30", **refer.particulars)


def begun(store, reference="r-1", count=9):
    stored = store.begin(reference, edition="wt2023")
    for step in main_line()[:count]:
        assert stored.record(step).require()
    return stored


def test_what_was_recorded_is_loaded(store):
    stored = begun(store)
    loaded = store.load("r-1")
    assert loaded.lines == stored.lines and len(loaded.lines) == 9 == loaded.version
    assert loaded.review.state is stored.review.state is cspr.State.NOTIFIED
    assert [json.loads(line)["seq"] for line in loaded.lines] == list(range(1, 10))
    assert repr(loaded) == "<Stored r-1, 9 events, notified>"
    assert loaded.reference == "r-1" and loaded.check()
    assert repr(store) == "<Store, %s>" % store.driver and store.driver in ("memory", "sqlite")


def test_several_are_recorded_together_or_not_at_all(store):
    stored = store.begin("r-1", edition="wt2023")
    done = stored.record(*main_line()[:3], notes=[None, "In words.", None])
    assert done and done.events == 3 and done.attempts == 1 and done.refused is None
    assert [stored.note(number) for number in (1, 2, 3)] == [None, "In words.", None]
    done = stored.record(main_line()[3], referral_again(), main_line()[4])
    assert not done and done.refused == 1 and done.decision.event is cspr.EventCode.REFER
    assert stored.version == 3 and store.load("r-1").version == 3
    with pytest.raises(cspr.Refused, match="refer: refused\n"):
        done.require()


def test_a_refusal_is_kept_when_asked_for(uri):
    with cspr.Store.open(uri, keep_refusals=True) as store:
        stored = begun(store, count=2)
        assert not stored.record(referral_again())
        assert [json.loads(line)["event"] for line in stored.lines] == [
            "refer",
            "begin_screening",
            "note_refusal",
        ]


def test_what_was_expected_does_not_hold(store):
    stored, other = begun(store, count=2), store.load("r-1")
    assert stored.record(main_line()[2], expect=2)
    with pytest.raises(cspr.ConflictError) as raised:
        other.record(main_line()[3], expect=2)
    assert raised.value.status is cspr.Status.CONFLICT
    assert other.version == 3
    assert other.record(main_line()[3], expect=3).attempts == 1


def test_a_conflict_is_decided_again(store):
    stored, other = begun(store, count=2), store.load("r-1")
    assert stored.record(main_line()[2])
    assert other.record(main_line()[3]).attempts == 2
    assert stored.version == 3
    stored.refresh()
    assert stored.version == 4


def test_narrative_is_erased_and_the_record_stays(store):
    stored = store.begin("r-1", edition="wt2023")
    stored.record(main_line()[0], note="")
    stored.record(main_line()[1], note="Child A: in words")
    lines = stored.lines
    assert stored.note(1) == "" and stored.note(2) == "Child A: in words"
    assert stored.erase_note(2) is True and stored.erase_note(2) is False
    assert stored.note(2) is None and stored.lines == lines
    assert "Child A" not in "".join(lines)
    with pytest.raises(IndexError):
        stored.note(0)
    with pytest.raises(IndexError):
        stored.erase_note(-1)


def test_a_note_belongs_to_an_event(store):
    stored = store.begin("r-1", edition="wt2023")
    with pytest.raises(TypeError, match="single event"):
        stored.record(*main_line()[:2], note="In words.")
    with pytest.raises(ValueError, match="2 events and 1 notes"):
        stored.record(*main_line()[:2], notes=["In words."])
    with pytest.raises(TypeError, match="nothing to record"):
        stored.record()
    with pytest.raises(cspr.InputError, match="zero byte"):
        stored.record(main_line()[0], note="In\0words")
    assert stored.version == 0
    with pytest.raises(cspr.NotFoundError, match="r-1 has no events yet"):
        stored.review


def test_what_is_wrong_with_an_event_is_told(store):
    stored = begun(store, count=2)
    late = event("begin_screening", "u-1", "business_manager", "2024-03-04")
    late.update(recorded=datetime(2020, 1, 1, tzinfo=timezone.utc))
    with pytest.raises(cspr.CsprError) as raised:
        stored.record(late)
    assert raised.value.pointer and stored.version == 2


def test_events_of_another_context_are_recorded(uri):
    with cspr.Store.open(uri, context=cspr.Context()) as store:
        assert begun(store).version == 9


def test_no_such_review(store):
    with pytest.raises(cspr.NotFoundError):
        store.load("r-2")
    with pytest.raises(cspr.InputError):
        store.load("not a reference")
    with pytest.raises(cspr.InputError):
        store.begin("01632 960123")
    with pytest.raises(cspr.NotFoundError):
        store.verify("r-2")


def test_only_the_store_writes_to_its_reviews(store):
    stored = begun(store)
    review = stored.review
    decision = review.decide(main_line()[9])
    for call in (lambda: review.commit(decision), lambda: review.apply(main_line()[9])):
        with pytest.raises(TypeError, match="Stored.record"):
            call()
    with pytest.raises(TypeError, match="Stored.record"):
        review.follow(review.basis)
    assert review.copy().apply(main_line()[9])
    assert stored.record(main_line()[9])
    assert review.version == 9 and stored.review.version == 10  # what was given out stays as it was


def test_the_portfolio(store):
    for number in range(3):
        begun(store, "r-%d" % number, 8 + number)
    rows = store.list()
    assert [(row.review, row.events) for row in rows] == [("r-0", 8), ("r-1", 9), ("r-2", 10)]
    first = rows[0]
    assert first.edition == "wt2023" and first.state is cspr.State.NOTIFIED
    assert str(first.phase) and first.breaches == 0 and first.opened.day.isoformat() == "2024-03-01"
    assert first.recorded == datetime(2024, 3, 8, 10, tzinfo=timezone.utc) and len(first.root) == 32
    assert [row.review for row in store.list(after="r-0", most=1)] == ["r-1"]
    assert [row.review for row in store.list(state="rapid_review")] == ["r-2"]
    assert not store.list(edition="wt2018") and not store.list(breached=True)
    assert store.list(phase=first.phase, edition=cspr.Edition("wt2023"))[0] == first
    assert rows[1:] == store.list(after="r-0") and repr(rows) == "<Portfolio of 3>"
    with pytest.raises(cspr.WordError, match="nearest is 'notified'"):
        store.list(state="notifyed")
    with pytest.raises(ValueError):
        store.list(most=-1)


def test_what_is_due_says_what_the_reviews_say(store):
    begun(store, "r-1", 9)
    begun(store, "r-2", 16)
    for day in ("2024-03-01", "2024-03-29", "2024-04-30", DAY):
        for reference in "r-1", "r-2":
            said = {
                (duty.name, duty.about or None): (duty.standing, duty.due, duty.met_on, duty.since)
                for duty in store.load(reference).review.duties(day)
            }
            rows = store.due(review=reference, all=True)
            assert rows
            for row in rows:
                told = row.standing_on(day), row.due, row.met_on, row.since
                assert told == said[row.duty, row.about], (day, row)
    assert all(row.open for row in store.due())
    assert all(
        row.due and row.due.last.isoformat() <= "2024-04-02"
        for row in store.due(before="2024-04-02")
    )
    assert {row.duty for row in store.due(duty="rapid-review", all=True)} == {"rapid-review"}
    overdue = store.due().overdue(DAY)
    assert overdue and all(row.standing_on(DAY) is cspr.Standing.OVERDUE for row in overdue)
    assert not store.due().overdue("2024-03-08")


def test_the_portfolio_is_rebuilt(store):
    begun(store)
    assert store.rebuild() == (1, 0)


def test_a_profile_is_that_of_the_store(uri, tmp_path):
    text = json.dumps(
        {
            "profile": "here",
            "version": "1",
            "editions": ["wt2023"],
            "terms": [
                {
                    "duty": "panel-reply",
                    "within": {"working_days": 10},
                    "words": "The Panel replies.",
                }
            ],
        }
    )
    path = tmp_path / "profile.json"
    path.write_text(text, encoding="utf-8")
    for profile in text, text.encode(), path:
        with cspr.Store.open("memory:", profile=profile) as store:
            stored = begun(store)
            assert stored.review.basis.profile.id == "here"
    with pytest.raises(cspr.InputError, match="^the store: ") as raised:
        cspr.Store.open(uri, profile='{"profile":"here"')
    assert raised.value.status is cspr.Status.BAD_INPUT


def test_observers_hear_of_each_event_once_and_what_they_raise_comes_out(store):
    heard = []
    store.observe(lambda *told: heard.append(told))
    stored = begun(store, count=2)
    assert [(review, number, str(e.code), bool(d)) for review, number, e, d in heard] == [
        ("r-1", 1, "refer", True),
        ("r-1", 2, "begin_screening", True),
    ]

    def angry(review, number, event, decision):
        raise KeyError(number)

    def asks(review, number, event, decision):
        heard.append(store.list()[0].events)

    store.observe(angry)
    store.observe(asks)
    del heard[:]
    with pytest.raises(KeyError):
        stored.record(main_line()[2])
    assert len(heard) == 2 and heard[1] == 3 and stored.version == 3
    assert not stored.record(referral_again())
    assert len(heard) == 2


def test_a_store_that_is_closed_is_of_no_use(store):
    stored = begun(store)
    review = stored.review
    store.close()
    store.close()
    assert store.closed and repr(store) == "<Store, closed>" and "closed" in repr(stored)
    for call in (
        lambda: store.load("r-1"),
        lambda: store.list(),
        lambda: stored.record(main_line()[9]),
        lambda: stored.lines,
        lambda: stored.review,
        lambda: store.verify("r-1"),
        lambda: store.__enter__(),
        lambda: store.driver,
    ):
        with pytest.raises(ValueError, match="closed"):
            call()
    assert review.version == 9


@pytest.mark.parametrize("uri", ["", "sqlite:", "postgres:", "memory:x", "mysql://x", "reviews.db"])
def test_a_uri_is_one_of_three_forms(uri):
    with pytest.raises(ValueError, match="memory:, sqlite:PATH or postgresql"):
        cspr.Store.open(uri)


def test_settings_are_of_their_driver(tmp_path):
    with pytest.raises(TypeError, match="file"):
        cspr.Store.open("memory:", read_only=True)
    with pytest.raises(TypeError, match="PostgreSQL"):
        cspr.Store.open("sqlite:" + str(tmp_path / "x.db"), patience=1)
    with pytest.raises(ValueError, match="context"):
        cspr.Store.open("memory:", calendar=cspr.Calendar(), context=cspr.Context())
    with cspr.Store.open("memory:") as store:
        with pytest.raises(TypeError, match="outbox"):
            store.outbox


def test_a_file_that_must_exist_and_one_that_is_only_read(tmp_path):
    uri = "sqlite:" + str(tmp_path / "reviews.db")
    with pytest.raises(cspr.NotFoundError):
        cspr.Store.open(uri, must_exist=True)
    with cspr.Store.open(uri, wait=0.5) as store:
        begun(store)
    with cspr.Store.open(uri, read_only=True) as store:
        stored = store.load("r-1")
        with pytest.raises(cspr.UnavailableError):
            stored.record(main_line()[9])
        assert store.found is None
    (tmp_path / "other.db").write_text("no database at all, for sure" * 100)
    with pytest.raises(cspr.CorruptError):
        cspr.Store.open("sqlite:" + str(tmp_path / "other.db"))


CUT_OFF = """
import os
import cspr
from steps import main_line
store = cspr.Store.open(%r)
store.begin("r-1", edition="wt2023").record(main_line()[0]).require()
os._exit(0)
"""


def test_a_writer_that_was_cut_off_is_told(tmp_path):
    uri = "sqlite:" + str(tmp_path / "reviews.db")
    subprocess.run(
        [
            sys.executable,
            "-c",
            CUT_OFF % uri,
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
    )
    with cspr.Store.open(uri) as store:
        assert "without closing" in store.found


def test_threads_take_turns(tmp_path):
    """Fifty events in one review from five threads, over two stores on one file: each is there once."""
    uri = "sqlite:" + str(tmp_path / "reviews.db")
    stores = [cspr.Store.open(uri, context=cspr.Context(), attempts=1000) for _ in range(2)]
    begun(stores[0], count=10)
    problems = []

    def write(number):
        try:
            stored = stores[number % 2].load("r-1")
            for turn in range(10):
                action = event(
                    "record_immediate_action",
                    "agency-1",
                    "agency",
                    "2024-03-11",
                    action="ia-%d-%d" % (number, turn),
                )
                stored.record(action).require()
        except Exception as problem:  # told by the test
            problems.append(problem)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    lines = stores[1].load("r-1").lines
    actions = [json.loads(line)["parts"]["action"] for line in lines[10:]]
    assert sorted(actions) == sorted("ia-%d-%d" % (n, t) for n in range(5) for t in range(10))
    for store in stores:
        store.close()


def test_a_library_that_is_not_there_is_named_when_it_is_needed(tmp_path):
    """The rest of the package works without it."""
    from cspr import _ffi

    libraries = tmp_path / "only-the-core"
    libraries.mkdir()
    os.symlink(os.path.abspath(_ffi.path_of("cspr")), libraries / "libcspr.so.0")
    script = "import cspr\nprint(cspr.Review('wt2023'))\ncspr.Store"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "CSPR_LIBRARY": str(libraries)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert "<Review wt2023" in done.stdout
    assert (
        "LibraryMissing: libcspr-store can't be loaded" in done.stderr and "jansson" in done.stderr
    )


def test_roots_are_of_the_lines(store):
    stored = begun(store)
    leaves = [cspr.leaf(line) for line in stored.lines]
    assert leaves[0] == hashlib.sha256(b"\0" + stored.lines[0].encode()).digest()
    assert store.list()[0].root == cspr.tree_root(leaves)
