"""Lines of a record: read, written and replayed; what is wrong is told with its place."""

import hashlib
import json

import cspr
import pytest
from given import EXAMPLE, begun, event, example, refer

FIRST = {
    "event": "refer",
    "edition": "wt2023",
    "actor": {"id": "hospital-1", "role": "agency"},
    "happened_on": "2024-09-02",
    "recorded_at": "2024-09-02T09:00:00Z",
    "parts": {"referring_agency": "hospital-1", "children": 1},
}


def line(**changes):
    return json.dumps({**FIRST, **changes})


def test_a_line_has_its_event_and_what_is_beside_it():
    read = cspr.Line.read(line(note="In words."))
    assert read.event.code is cspr.EventCode.REFER and read.event["children"] == 1
    assert read.note == "In words." and read.note_digest is None
    assert read.basis.edition.name == "wt2023" and read.verdict is None and read.profile is None
    assert repr(read) == "<Line of <Event refer on 2024-09-02 by hospital-1 (agency)>>"


def test_a_line_says_what_was_decided():
    digest = "sha256:" + "ab" * 32
    told = {"verdict": "allowed", "profile": {"id": "local", "version": "1", "digest": digest}}
    read = cspr.Line.read(line(note_digest=digest, decided=told))
    assert read.verdict is cspr.Verdict.ALLOWED
    assert read.profile == ("local", "1", b"\xab" * 32)
    assert read.note is None and read.note_digest == b"\xab" * 32


@pytest.mark.parametrize(
    "text,pointer,nearest",
    [
        (line(event="reffer"), "/event", "refer"),
        (line(actor={"id": "hospital-1", "role": "agncy"}), "/actor/role", "agency"),
        (line(parts={"childrn": 1}), "/parts/childrn", "children"),
        (line(happened_on="2024-13-01"), "/happened_on", None),
        (line(edition="wt2032"), "/edition", None),
        ("{", None, None),
        ("[]", None, None),
        ("", None, None),
        (b'{"event":"\xff"}', None, None),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text, pointer, nearest):
    with pytest.raises(cspr.InputError) as caught:
        cspr.Line.read(text)
    assert caught.value.status is cspr.Status.BAD_INPUT
    assert caught.value.pointer == pointer
    if nearest:
        assert caught.value.nearest == nearest
    if pointer:
        assert str(caught.value).startswith(pointer + ": ")


def test_a_line_is_read_against_the_review_that_it_continues():
    review = begun()
    text = {
        "event": "record_circumstances",
        "actor": {"id": "manager-1", "role": "business_manager"},
    }
    text.update(
        happened_on="2024-09-02", recorded_at="2024-09-02T09:05:00Z", parts={"harm": "died"}
    )
    read = cspr.Line.read(json.dumps(text), review)
    assert read.event.context is review.context
    assert read.decide(review)
    with pytest.raises(cspr.InputError, match="/seq"):
        cspr.Line.read(json.dumps({**text, "seq": 7}), review)
    assert cspr.Line.read(json.dumps({**text, "seq": 5}), review, numbers=[1, 0, 2, 0])
    with pytest.raises(cspr.InputError) as caught:
        early = cspr.Line.read(json.dumps({**text, "recorded_at": "2024-09-01T09:05:00Z"}), review)
        early.decide(review)
    assert caught.value.pointer == "/recorded_at"


def test_the_example_is_replayed():
    replayed = example()
    assert [one.line for one in replayed.refused] == [84]
    assert len(replayed.lines) == 97 and replayed.review.version == 96
    assert replayed.lines[0].note.startswith("An invented case.")
    assert replayed.lines[83].state is cspr.State.PRE_PUBLICATION


def test_what_is_written_is_what_is_read():
    replayed = example()
    review, written = replayed.review, []
    for recorded in review:
        first = recorded.number == 1
        written.append(
            cspr.write_line(recorded.event, recorded.number, edition="wt2023" if first else None)
        )
    again = cspr.replay(written)
    assert again.review.version == review.version and again.review.state is review.state
    assert again.review.duties("2026-04-20") == review.duties("2026-04-20")
    for one, other in zip(review, again.review):
        assert one.event.particulars == other.event.particulars
        assert one.event.recorded_nanoseconds == other.event.recorded_nanoseconds


def test_a_canonical_line_says_its_note_and_what_was_decided():
    review = begun()
    decision = review.decide(event("record_circumstances", 2, harm="died"))
    digest = hashlib.sha256(b"salted").digest()
    text = cspr.write_line(
        event("record_circumstances", 2, harm="died"), 3, note_digest=digest, decision=decision
    )
    assert json.loads(text)["note_digest"] == "sha256:" + digest.hex()
    assert json.loads(text)["decided"] == {"verdict": "allowed"}
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"))
    assert "note_digest" in cspr.write_line(
        refer(), 1, edition="wt2023", note_digest="sha256:" + digest.hex()
    )


def test_a_line_that_can_not_be_written_is_an_error():
    with pytest.raises(cspr.InputError) as caught:
        cspr.write_line(cspr.Event("refer"), 1, edition="wt2023")
    assert caught.value.status is cspr.Status.INCOMPLETE
    for number in (0, -1, 2**32):
        with pytest.raises(ValueError, match="numbered from 1"):
            cspr.write_line(refer(), number)
    refused = begun().decide(event("publish", 2))
    with pytest.raises(cspr.CsprError):
        cspr.write_line(event("publish", 2), 3, decision=refused)
    with pytest.raises(cspr.InputError):
        cspr.write_line(refer(), 1, note_digest="sha256:12")


def test_the_first_thing_wrong_ends_a_replay_with_its_line():
    lines = ["", line(), "  ", line(edition="wt2023", event="begin_screenin")]
    with pytest.raises(cspr.InputError) as caught:
        cspr.replay(lines)
    assert caught.value.line == 4 and str(caught.value).startswith("line 4: /")
    late = json.dumps({**FIRST, "event": "publish", "edition": None})
    with pytest.raises(cspr.InputError, match="line 2"):
        cspr.replay([line(), late])
    with pytest.raises(cspr.InputError, match="line 2: /recorded_at"):
        cspr.replay(
            [
                line(),
                '{"event":"begin_screening","actor":{"id":"m-1","role":"business_manager"},'
                '"happened_on":"2024-09-02","recorded_at":"2024-09-02T08:00:00Z"}',
            ]
        )
    with pytest.raises(cspr.InputError, match="the record is empty"):
        cspr.replay(["", "\n"])


def test_a_replay_is_under_what_is_wanted():
    with open(EXAMPLE, "rb") as lines:
        first = lines.readline()
    assert cspr.replay([first], edition="wt2023").review.edition.name == "wt2023"
    with pytest.raises(cspr.InputError, match="line 1: /edition"):
        cspr.replay([first], edition="wt2018")
    profile = cspr.Profile("local", "1", ["wt2023"])
    calendar = cspr.Calendar("own-1", "2018-01-01", "2027-12-31")
    review = cspr.replay([first.decode()], profile=profile, calendar=calendar).review
    assert review.basis.profile.id == "local" and review.basis.calendar.version == "own-1"
    context = cspr.Context()
    assert cspr.replay([first], context=context).review.context is context
