"""What is given to the package and can't be right: it is refused before C sees it, with what would be
right, and what was given is not repeated."""

import os
import threading
from datetime import date, datetime, timedelta, timezone

import pytest

import cspr
from cspr import anonymise
from given import MORNING, begun, event, refer

WORDS = "Zebedee Quillfeather"


def test_an_object_of_another_kind_is_not_taken_for_what_is_wanted():
    review, other = begun(), event("begin_screening", 2)
    decision = review.decide(other)
    calendar, profile = cspr.Calendar(), cspr.Profile("county", "1", ["wt2023"])
    key = cspr.Key.generate("example.org/reviews")
    line = cspr.write_line(refer(), 1, edition="wt2023")
    wrong = [
        lambda: review.decide(decision),
        lambda: review.decide(None),
        lambda: review.apply(review),
        lambda: review.commit(other),
        lambda: review.commit("decided"),
        lambda: review.compare(decision, "2024-09-03"),
        lambda: cspr.Basis("wt2023", profile),
        lambda: cspr.Basis("wt2023", None, calendar),
        lambda: cspr.Basis("wt2023").draw("dot", decision),
        lambda: cspr.Line.read(line, calendar=profile),
        lambda: cspr.Line.read(line, profile=calendar),
        lambda: cspr.Line.read(line, decision),
        lambda: cspr.write_line(decision, 1),
        lambda: cspr.write_line(other, 1, decision=other),
        lambda: cspr.edition_for("children", decision),
        lambda: cspr.Store.open("memory:", calendar=profile),
        lambda: cspr.Store.open("memory:", key=calendar),
        lambda: cspr.Store.open("memory:", context=review),
        lambda: cspr.verify_lines([line], key=review),
        lambda: cspr.verify_lines([line], checkpoints=[key]),
        lambda: cspr.Checkpoint.sign(review, "r-1", [cspr.leaf(line)]),
        lambda: cspr.Pack.of_files({"a": b""}).verify(review),
        lambda: anonymise.Scanner(anonymise.Scanner()),
        lambda: anonymise.Inventory(anonymise.Register()),
        lambda: anonymise.Resolutions().match(anonymise.Register()),
        lambda: anonymise.Redaction(anonymise.Register(), anonymise.Register(), "text"),
        lambda: anonymise.report_html("title", {"text": anonymise.Resolutions()}),
    ]
    for number, call in enumerate(wrong):
        with pytest.raises(TypeError, match="(is|are) needed"):
            call()
            pytest.fail("call %d was let through" % number)
    with cspr.Store.open("memory:") as store:
        with pytest.raises(TypeError, match="an Event is needed, not Decision"):
            store.begin("r-1", edition="wt2023").record(decision)


def test_an_object_of_another_context_is_told():
    elsewhere = cspr.Context()
    calendar = cspr.Calendar(context=elsewhere)
    line = cspr.write_line(refer(), 1, edition="wt2023")
    for call in (
        lambda: cspr.Line.read(line, calendar=calendar),
        lambda: cspr.Store.open("memory:", calendar=calendar),
        lambda: begun().compare(begun(elsewhere), "2024-09-03"),
    ):
        with pytest.raises(ValueError, match="of another context"):
            call()


def test_a_word_of_another_group_is_none():
    for given in (cspr.State.REFERRED, True, 1.5, b"agency", [], None):
        with pytest.raises(TypeError, match="the name of a known event is wanted"):
            cspr.Event(given)
    for given in (cspr.State.REFERRED, True, WORDS.encode(), ["agency"]):
        with pytest.raises(cspr.InputError, match="refer: actor: the name of a known role") as told:
            refer(role=given)
        assert "Zebedee" not in str(told.value)
    with pytest.raises(cspr.InputError, match="a whole number is wanted here, not State"):
        refer(children=cspr.State.REFERRED)
    for given in (0, -1, 2**16, 2**70):
        with pytest.raises(cspr.WordError):
            cspr.Event(given)
    with pytest.raises(cspr.WordError):
        begun().explain("publish", "", as_of="2024-09-03")
    for empty in ("capacity", "organisation"):
        with pytest.raises(cspr.InputError, match="actor"):
            refer(**{empty: ""})


def test_a_wrong_type_in_an_event_has_its_place():
    for name, place in (
        ("actor", "/actor"),
        ("organisation", "/actor"),
        ("happened", "/happened_on"),
        ("recorded", "/recorded_at"),
        ("historic", "/historic"),
        ("departure", "/departure"),
    ):
        with pytest.raises(cspr.WrongTypeError) as told:
            refer(**{name: 5})
        assert told.value.pointer == place
        assert told.value.status == cspr.Status.WRONG_TYPE


def test_yes_and_no_are_true_and_false():
    for call in (
        lambda: refer(historic="no"),
        lambda: refer(departure="late", already_happened="no"),
        lambda: cspr.assess("wt2023", cspr.Circumstances(unborn_child="no")),
        lambda: cspr.Store.open("memory:", keep_refusals="no"),
        lambda: cspr.Store.open("sqlite:nowhere", read_only="no"),
        lambda: cspr.Store.open("memory:").due(all="no"),
        lambda: anonymise.Scanner(patterns="no"),
    ):
        with pytest.raises(TypeError, match="True or False, not str"):
            call()


def test_numbers_without_room_are_not_cut_off():
    review = begun()
    for index in (2**64, 2**32, -(2**64), 10**30):
        with pytest.raises(IndexError, match="no event with that index, but 2 events"):
            review[index]
    for number in (2**64 + 1, 2**32 + 1, 0, -1):
        with pytest.raises(cspr.NotFoundError):
            review.reading(number)
        with pytest.raises(cspr.NotFoundError):
            review.decision(number)
    for given in ("1", None, 1.0, True, cspr.State.REFERRED):
        with pytest.raises(TypeError, match="is a whole number"):
            review[given]
        with pytest.raises(TypeError, match="is a whole number"):
            review.reading(given)
        with pytest.raises(TypeError, match="is a whole number"):
            cspr.write_line(review[0].event, given)
    with cspr.Store.open("memory:") as store:
        stored = store.begin("r-1", edition="wt2023")
        for expect in (2**64, -1, 2**32):
            with pytest.raises(ValueError, match="expect is how many"):
                stored.record(refer(), expect=expect)
        assert stored.record(refer(), note="In words.")
        for number in (2**64 + 1, 2**32 + 1):
            with pytest.raises(IndexError):
                stored.note(number)
            with pytest.raises(IndexError):
                stored.erase_note(number)
        assert stored.note(1) == "In words."
    root = cspr.leaf("a")
    with pytest.raises(IndexError):
        cspr.check_inclusion(root, 2**64 + 1, 0, root, [])
    with pytest.raises(ValueError, match="fewer than"):
        cspr.Line.read(cspr.write_line(review[1].event, 2), review, numbers=[1, 2**32 + 1])


def test_moments_that_cannot_be_counted_are_not_taken_for_others():
    utc = timezone.utc
    for moment in (
        datetime(1600, 1, 1, tzinfo=utc),  # would be 2184
        datetime(2600, 1, 1, tzinfo=utc),  # would be 2015
        datetime(1969, 12, 31, 23, 59, 59, tzinfo=utc),
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-5))),
        datetime.min.replace(tzinfo=timezone(timedelta(hours=5))),
        "9999-12-31T23:59:59Z",
    ):
        with pytest.raises(cspr.InputError, match="a moment is from 1970 to 2262"):
            refer(recorded=moment)
        with pytest.raises(cspr.InputError, match="a moment is from 1970 to 2262"):
            begun().as_at(moment)
    last = datetime(2262, 4, 11, 23, 47, 16, 854775, tzinfo=utc)
    assert refer(recorded=last).recorded == last
    assert begun().as_at(last).version == 2
    assert str(cspr.Span(date(9999, 1, 1), date(9999, 12, 31))) == "9999"
    assert cspr.Span(date(9999, 1, 1), date(9999, 12, 31)).precision == "year"
    assert cspr.Span(date(9999, 12, 1), date(9999, 12, 31)).precision == "month"


def test_half_of_a_surrogate_pair_is_told_and_not_repeated():
    broken = WORDS + "\ud800"
    for call in (
        lambda: refer(actor=broken),
        lambda: refer(referring_agency=broken),
        lambda: cspr.Line.read(broken),
        lambda: cspr.replay([broken]),
        lambda: cspr.leaf(broken),
        lambda: cspr.Profile.read(broken),
        lambda: cspr.Store.open("memory:").load(broken),
        lambda: cspr.Store.open("memory:", profile=broken),
        lambda: cspr.Store.open(broken),
        lambda: anonymise.Scanner().scan(broken),
    ):
        with pytest.raises(cspr.InputError, match="half of a surrogate pair") as told:
            call()
        problem = told.value
        while problem is not None:  # nor anywhere that a log would look
            assert "Zebedee" not in repr(problem)
            problem = problem.__context__


def test_what_was_given_for_a_reference_is_not_repeated():
    with cspr.Store.open("memory:") as store:
        for call in (store.load, store.begin, store.verify, store.pack):
            for given in (WORDS, "01632 960123", "x" * 10**6):
                with pytest.raises(cspr.InputError, match="the review's reference: ") as told:
                    call(given)
                assert given not in str(told.value) and len(str(told.value)) < 400
        with pytest.raises(cspr.NotFoundError, match="^r-1: "):
            store.load("r-1")
    with pytest.raises(cspr.NotFoundError, match="^no edition has that name; ") as told:
        cspr.Edition(WORDS)
    assert "Zebedee" not in str(told.value)


def test_an_unknown_edition_is_not_an_empty_portfolio():
    with cspr.Store.open("memory:") as store:
        with pytest.raises(cspr.NotFoundError, match="the nearest is 'wt2023'"):
            store.list(edition="wt20233")
        for given in (5, ["rapid-review"], b"rapid-review"):
            with pytest.raises(TypeError, match="a text is needed"):
                store.due(duty=given)


def test_a_number_is_no_text_and_no_file(tmp_path):
    for call in (
        lambda: cspr.leaf(5),
        lambda: cspr.verify_lines([5]),
        lambda: cspr.verify_lines("a text"),
        lambda: cspr.replay("a text"),
        lambda: cspr.replay([5]),
        lambda: cspr.Line.read(5),
        lambda: cspr.Pack.of_files({"README.md": 5}),
        lambda: cspr.Pack.of_files("README.md"),
        lambda: anonymise.Scanner().scan(5),
        lambda: anonymise.Register.of_bytes("c1"),
        lambda: cspr.write_line(refer(), 1, note_digest=5),
        lambda: cspr.Context(allocate=5),
    ):
        with pytest.raises(TypeError, match="needed|is bytes|or bytes|a function"):
            call()
    kept = os.open(tmp_path / "other", os.O_RDWR | os.O_CREAT)
    for call in (lambda: cspr.Store.open("memory:", profile=kept), lambda: cspr.Key.read(kept)):
        with pytest.raises(TypeError):
            call()
    os.close(kept)  # nobody else has


def test_an_observer_is_a_function():
    with cspr.Store.open("memory:") as store:
        with pytest.raises(TypeError, match="an observer is a function, not str"):
            store.observe("print")
        assert store.begin("r-1", edition="wt2023").record(refer())


def test_a_register_from_a_pipe_is_read_to_its_end():
    line = b"c%d\tchild\tChild A\tname\tZebedee Quillfeather\n"
    for count in (1, 200):
        end, other = os.pipe()
        data = b"".join(line % number for number in range(count))

        def write():
            with open(other, "wb") as pipe:
                pipe.write(data)

        writer = threading.Thread(target=write)
        writer.start()
        register = anonymise.Register.read("/dev/fd/%d" % end)
        writer.join()
        os.close(end)
        assert len(register) == count


def test_closing_waits_for_the_calls_of_other_threads():
    text = "Born 2019-03-07, NHS 943 476 5919. " * 60
    for _ in range(20):
        resolutions, scan = anonymise.Resolutions(), anonymise.Scanner().scan(text)
        for index in range(100):
            resolutions.add(scan, index, "redact", who="u-1", when=MORNING, reason="r-1")
        started = threading.Event()
        ended = []

        def match():
            try:
                while True:
                    resolutions.match(scan)
                    started.set()
            except ValueError as problem:
                ended.append(str(problem))

        other = threading.Thread(target=match)
        other.start()
        started.wait()
        resolutions.close()
        scan.close()
        other.join()
        assert ended == ["the resolutions is closed"]
