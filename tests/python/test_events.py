"""Events: every kind of particular goes in and comes out; what could not be right is refused."""

import cspr
import pytest
from given import MORNING, begun, event, refer

DIGEST = "sha256:" + "0123456789abcdef" * 4


@pytest.mark.parametrize(
    "code,part,given,read",
    [
        ("decide", "outcome", "lcspr", cspr.Value.LCSPR),
        ("decide", "outcome", cspr.Value.LCSPR, cspr.Value.LCSPR),
        ("refer", "referring_agency", "hospital-1", "hospital-1"),
        ("refer", "child_refs", ["Child-A", "Child-B"], ("Child-A", "Child-B")),
        ("refer", "child_refs", (one for one in ("Child-A",)), ("Child-A",)),
        ("refer", "incident_on", "2024-09-01", __import__("datetime").date(2024, 9, 1)),
        ("refer", "children", 2, 2),
        ("record_circumstances", "looked_after", True, True),
        ("record_circumstances", "looked_after", False, False),
        ("publish", "document", DIGEST, DIGEST),
        ("publish", "document", bytes.fromhex(DIGEST[7:]), DIGEST),
        ("settle_action", "evidence", DIGEST, DIGEST),
        ("settle_action", "evidence", "minute-7", "minute-7"),
        ("settle_action", "evidence", bytes.fromhex(DIGEST[7:]), DIGEST),
        ("adopt", "state", "published", cspr.State.PUBLISHED),
        ("adopt", "state", cspr.State.PUBLISHED, cspr.State.PUBLISHED),
        ("explain_delay", "duty", "rapid-review", cspr.DutyCode.RAPID_REVIEW),
        ("note_refusal", "event", "publish", cspr.EventCode.PUBLISH),
        (
            "adopt",
            "milestones",
            {"publish": "2019-06", "incident": "2018"},
            {"publish": cspr.Span.read("2019-06"), "incident": cspr.Span.read("2018")},
        ),
        (
            "adopt",
            "milestones",
            {cspr.EventCode.DECIDE: "2019-06-01", cspr.Milestone.AWARE: "2018"},
            {"decide": cspr.Span.read("2019-06-01"), "aware": cspr.Span.read("2018")},
        ),
    ],
)
def test_a_particular_comes_out_as_it_was_meant(code, part, given, read):
    one = cspr.Event(code, parts={part: given})
    assert one[part] == read and type(one[part]) is type(read)
    assert one.particulars == {part: read}


@pytest.mark.parametrize(
    "code,part,given,status,words",
    [
        (
            "refer",
            "childrn",
            1,
            "UNKNOWN_WORD",
            "no particular of this event; it has referring_agency",
        ),
        ("begin_screening", "children", 1, "UNKNOWN_WORD", "it has none"),
        ("refer", "children", "1", "WRONG_TYPE", "a whole number is wanted here, not str"),
        ("refer", "children", True, "WRONG_TYPE", "a whole number is wanted here, not bool"),
        ("refer", "children", 0, "OUT_OF_RANGE", "a count outside what it can be"),
        ("refer", "children", 2**63, "OUT_OF_RANGE", "a count outside"),
        ("refer", "children", 2**32 + 1, "OUT_OF_RANGE", "a count outside"),
        (
            "refer",
            "referring_agency",
            1,
            "WRONG_TYPE",
            "an opaque reference is wanted here, not int",
        ),
        ("refer", "referring_agency", "A Hospital", "BAD_REFERENCE", "not an opaque reference"),
        ("refer", "referring_agency", "01632-960123", "PERSONAL_DATA", "looks like a postcode"),
        ("refer", "referring_agency", "hospital-1\0x", "BAD_INPUT", "zero byte"),
        (
            "refer",
            "child_refs",
            "Child-A",
            "WRONG_TYPE",
            "a list of opaque references is wanted here",
        ),
        ("refer", "child_refs", 3, "WRONG_TYPE", "a list of opaque references"),
        ("refer", "child_refs", [3], "WRONG_TYPE", "a list of opaque references"),
        ("refer", "incident_on", "2024-09", "BAD_DATE", "give all of it"),
        ("refer", "incident_on", 3, "WRONG_TYPE", "a date is wanted here, not int"),
        ("record_circumstances", "looked_after", 1, "WRONG_TYPE", "True or False is wanted here"),
        ("publish", "document", "sha256:12", "BAD_REFERENCE", "not a digest"),
        ("publish", "document", "sha256:" + "x" * 64, "BAD_REFERENCE", "not a digest"),
        ("publish", "document", "minute-7", "BAD_REFERENCE", "not a digest"),
        ("publish", "document", b"12", "BAD_REFERENCE", "not a digest"),
        ("publish", "document", 12, "WRONG_TYPE", "a digest"),
        ("decide", "outcome", "full", "UNKNOWN_WORD", "one of lcspr, no_review, local_learning"),
        (
            "decide",
            "outcome",
            "lcspx",
            "UNKNOWN_WORD",
            "no value has that name; the nearest is 'lcspr'",
        ),
        ("decide", "outcome", 26, "WRONG_TYPE", "a value's name is wanted here, not int"),
        (
            "decide",
            "outcome",
            cspr.State.PUBLISHED,
            "WRONG_TYPE",
            "a value's name is wanted here, not State",
        ),
        ("adopt", "state", "publishd", "UNKNOWN_WORD", "no state has that name"),
        ("adopt", "state", cspr.State(999), "UNKNOWN_WORD", "not a known word here"),
        ("adopt", "milestones", "publish", "WRONG_TYPE", "a dictionary of milestones"),
        ("adopt", "milestones", {"publsh": "2019"}, "UNKNOWN_WORD", "no event has that name"),
        ("adopt", "milestones", {"publish": "2o19"}, "BAD_DATE", "no date"),
        (
            "amend",
            "replacement",
            {"children": 2},
            "WRONG_TYPE",
            "an Event is wanted here, not dict",
        ),
    ],
)
def test_a_particular_that_can_not_be_right_is_refused(code, part, given, status, words):
    with pytest.raises(cspr.InputError) as caught:
        cspr.Event(code, parts={part: given})
    assert words in str(caught.value)
    assert str(caught.value).startswith("%s: %s: " % (code, part))
    assert caught.value.status.name == status
    assert caught.value.pointer == "/parts/" + part
    if isinstance(given, str) and len(given) > 3:
        assert given not in str(caught.value), "what was given is repeated"


def test_a_misspelt_particular_is_told_the_nearest():
    with pytest.raises(cspr.InputError) as caught:
        cspr.Event("refer", childrn=1)
    assert caught.value.nearest == "children"


def test_an_event_that_there_is_not_is_refused():
    with pytest.raises(cspr.WordError, match="the nearest is 'publish'"):
        cspr.Event("publis")
    with pytest.raises(cspr.InputError) as caught:
        cspr.Event(cspr.EventCode(999))
    assert caught.value.status is cspr.Status.UNKNOWN_WORD


def test_what_is_said_of_an_event_comes_out():
    one = event(
        "publish",
        role="local_authority",
        capacity="delegated",
        organisation="la-1",
        departure="minute-3",
        already_happened=True,
        historic=True,
        happened="2024-09",
    )
    assert one.code is cspr.EventCode.PUBLISH
    assert one.actor == "manager-1" and one.role is cspr.Role.LOCAL_AUTHORITY
    assert one.capacity is cspr.Capacity.DELEGATED and one.organisation == "la-1"
    assert one.departure == "minute-3" and one.already_happened is True
    assert one.historic is True and one.happened == cspr.Span.read("2024-09")
    assert one.recorded == MORNING
    assert repr(one) == "<Event publish on 2024-09 by manager-1 (local_authority)>"


def test_what_is_not_said_is_none():
    one = cspr.Event("publish")
    told = (
        one.actor,
        one.role,
        one.capacity,
        one.organisation,
        one.departure,
        one.happened,
        one.recorded,
    )
    assert told == (None,) * 7
    assert one.recorded_nanoseconds is None and one.replacement is None
    assert one.already_happened is False and one.historic is False
    assert one.particulars == {}
    assert repr(one) == "<Event publish>"
    with pytest.raises(KeyError):
        one["document"]


def test_whether_a_particular_was_given_can_be_asked():
    assert "children" in refer() and "document" not in refer()
    with pytest.raises(TypeError):
        iter(refer())


@pytest.mark.parametrize(
    "told,status,pointer",
    [
        ({"actor": "manager-1"}, "INCOMPLETE", "/actor"),
        ({"role": "police"}, "INCOMPLETE", "/actor"),
        ({"organisation": "la-1"}, "INCOMPLETE", "/actor"),
        ({"actor": "A Person", "role": "police"}, "BAD_REFERENCE", "/actor"),
        ({"actor": "u-1", "role": "polis"}, "UNKNOWN_WORD", "/actor"),
        ({"actor": "u-1", "role": cspr.Role(99)}, "UNKNOWN_WORD", "/actor"),
        ({"actor": "u-1\0A Person", "role": "police"}, "BAD_INPUT", "/actor"),
        ({"actor": "u-1", "role": "police", "capacity": "leads"}, "UNKNOWN_WORD", "/actor"),
        ({"already_happened": True}, "INCOMPLETE", "/departure"),
        ({"departure": "because of it"}, "BAD_REFERENCE", "/departure"),
    ],
)
def test_what_belongs_together_goes_together(told, status, pointer):
    with pytest.raises(cspr.InputError) as caught:
        cspr.Event("publish", **told)
    assert caught.value.status.name == status
    assert caught.value.pointer == pointer


def test_more_is_set_and_set_anew():
    one = refer()
    assert one.update(children=3, child_refs=["Child-A"], happened="2024-09-01") is one
    one.update(child_refs=["Child-B"])
    assert one["children"] == 3 and one["child_refs"] == ("Child-A", "Child-B")
    assert str(one.happened) == "2024-09-01" and one.actor == "hospital-1"


def test_a_copy_is_changed_by_itself():
    one = refer()
    other = one.copy()
    other.update(children=2)
    assert (one["children"], other["children"]) == (1, 2)
    assert other.actor == one.actor and other.recorded == one.recorded


def test_a_committed_event_is_frozen_and_its_copy_is_not():
    one = refer()
    cspr.Review("wt2023").apply(one).require()
    with pytest.raises(cspr.CsprError) as caught:
        one.update(children=2)
    assert caught.value.status is cspr.Status.FROZEN
    assert one["children"] == 1
    assert one.copy().update(children=2)["children"] == 2


def test_a_replacement_is_an_event_and_frozen():
    new = cspr.Event("refer", children=2)
    amend = cspr.Event("amend", of=1, reason="typing_error", replacement=new)
    assert amend.replacement["children"] == 2
    assert amend.particulars == {"of": 1, "reason": "typing_error"}
    with pytest.raises(cspr.CsprError):
        new.update(children=3)
    with pytest.raises(cspr.InputError) as caught:
        cspr.Event("amend", replacement=cspr.Event("amend"))
    assert caught.value.status is cspr.Status.NOT_AMENDABLE
    with pytest.raises(cspr.InputError, match="refer: replacement"):
        cspr.Event("refer", replacement=new)


def test_an_event_is_decided_in_another_context_as_its_like():
    elsewhere = cspr.Context()
    review = begun(elsewhere)
    told = event(
        "record_circumstances",
        2,
        capacity=None,
        harm="died",
        looked_after=False,
        departure="minute-1",
        role="business_manager",
    )
    for _ in range(2):
        decision = review.decide(told)
    review.commit(decision)
    like = review[-1].event
    assert like.context is elsewhere and told.context is not elsewhere
    for what in (
        "code",
        "actor",
        "role",
        "happened",
        "recorded",
        "particulars",
        "departure",
        "historic",
    ):
        assert getattr(like, what) == getattr(told, what), what
    told.update(harm="serious")  # its like is committed, not itself


def test_a_changed_event_is_decided_in_another_context_as_it_now_is():
    review = begun(cspr.Context())
    told = event("record_circumstances", 2, harm="died")
    review.decide(told)
    told.update(harm="serious")
    review.commit(review.decide(told))
    assert review[-1].event["harm"] is cspr.Value.SERIOUS


def test_everything_is_carried_to_another_context():
    review = cspr.Review("wt2023", context=cspr.Context())
    adopt = event(
        "adopt",
        role="importer",
        historic=True,
        happened="2019",
        state="published",
        organisation="la-1",
        milestones={"publish": "2019-06", "aware": "2018-01-02"},
        document=DIGEST,
        outcome="lcspr",
        publication_outcome="full",
        reviewer="r-1",
    )
    review.apply(adopt)
    assert review[0].event.particulars == adopt.particulars
    assert review[0].event.happened == adopt.happened and review[0].event.organisation == "la-1"
    amend = event(
        "amend",
        1,
        of=1,
        reason="typing_error",
        role="importer",
        replacement=cspr.Event("adopt", historic=False, happened="2019-06-07"),
    )
    review.decide(amend)
    assert amend._elsewhere.replacement.happened == cspr.Span.read("2019-06-07")


def test_what_has_no_room_elsewhere_is_not_decided_by_half():
    told = refer(child_refs=["Child-%d" % n for n in range(40)])
    for most in range(64, 1024, 64):
        review = cspr.Review("wt2023", context=cspr.Context(max_event_bytes=most))
        try:
            review.apply(told)
        except cspr.InputError as problem:
            assert problem.status is cspr.Status.LIMIT
            assert review.version == 0
        else:
            assert review[0].event.particulars == told.particulars
            assert review[0].event.actor == told.actor


def test_a_particular_is_named_by_its_word_too():
    assert cspr.Event("refer", parts={cspr.Part.CHILDREN: 2})["children"] == 2
    assert refer().update(parts={cspr.Part.CHILDREN: 2})["children"] == 2


def test_references_are_looked_at():
    assert cspr.check_reference("SIN-2024-0113") is None
    for text, status in (
        ("A B", "BAD_REFERENCE"),
        ("07700 900123", "BAD_REFERENCE"),
        ("07700900123", "PERSONAL_DATA"),
    ):
        with pytest.raises(cspr.InputError) as caught:
            cspr.check_reference(text)
        assert caught.value.status.name == status
        assert text not in str(caught.value)


def test_the_edition_of_a_first_event():
    assert cspr.edition_for("children", refer()) == (cspr.Edition("wt2023"), None)
    adopt = cspr.Event(
        "adopt", happened="2025-01-01", milestones={"decide": "2019-01-02", "publish": "2024-01-02"}
    )
    assert cspr.edition_for("children", adopt) == (cspr.Edition("wt2018"), cspr.EventCode.DECIDE)
    with pytest.raises(cspr.InputError, match="an edition for"):
        cspr.edition_for("children", cspr.Event("refer"))
    with pytest.raises(cspr.NotFoundError):
        cspr.edition_for("adult", cspr.Event("refer", happened="1999-01-01"))


def test_too_much_is_refused():
    one = cspr.Event("refer", context=cspr.Context(max_event_bytes=256))
    with pytest.raises(cspr.InputError) as caught:
        one.update(child_refs=["Child-%d" % n for n in range(100)])
    assert caught.value.status is cspr.Status.LIMIT
