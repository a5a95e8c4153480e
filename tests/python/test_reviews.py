"""Reviews: deciding, committing, asking; two dates, what-if, paths; and what they refuse."""

from datetime import date, timedelta

import cspr
import pytest
from given import MORNING, begun, event, example, refer


def test_a_review_begins_with_nothing():
    review = cspr.Review("wt2023")
    assert review.state is None and review.phase is None and review.version == 0
    assert review.events == () and review.flags == ()
    assert review.next == (cspr.EventCode.REFER, cspr.EventCode.ADOPT)
    assert repr(review) == "<Review wt2023 not begun, 0 events>"
    assert review, "a review without events is there all the same"
    with pytest.raises(IndexError):
        review[0]


def test_an_allowed_event_is_committed():
    review = cspr.Review("wt2023")
    decision = review.decide(refer())
    assert decision and decision.allowed and decision.verdict is cspr.Verdict.ALLOWED
    assert not decision.in_breach and decision.state is cspr.State.REFERRED
    assert decision.require() is decision and decision.unmet == ()
    assert review.version == 0, "deciding changes nothing"
    review.commit(decision)
    assert review.state is cspr.State.REFERRED and review.phase is cspr.Phase.REFERRAL
    assert review.version == 1 and repr(review) == "<Review wt2023 referred, 1 event>"
    assert repr(decision) == "<Decision refer: allowed>"


def test_a_refused_event_is_an_answer_with_every_reason():
    review = begun()
    decision = review.apply(event("find_criteria_met", 2, actor="a-1", role="agency"))
    assert not decision and decision.verdict is cspr.Verdict.REFUSED
    assert review.version == 2 and review.state is cspr.State.SCREENING
    names = [finding.name for finding in decision.unmet]
    assert names == [
        "no-authority",
        "particulars-complete",
        "criteria-met",
        "partners-agree-notification",
    ]
    authority, missing, criteria, _ = decision.unmet
    assert authority.roles == (
        cspr.Role.LOCAL_AUTHORITY,
        cspr.Role.INTEGRATED_CARE_BOARD,
        cspr.Role.POLICE,
    )
    assert missing.part is cspr.Part.REASON
    assert criteria.rule is cspr.Rule.CRITERIA_MET and criteria.force is cspr.Force.MUST
    assert criteria.result is cspr.Result.UNMET and not criteria.met
    assert criteria.provenance is cspr.Provenance.SECONDARY and "s.16C" in criteria.cite
    assert repr(decision) == "<Decision find_criteria_met: refused; not met: %s>" % ", ".join(names)


def test_a_refusal_is_raised_for_those_who_ask():
    review = begun()
    decision = review.decide(event("publish", 2))
    with pytest.raises(cspr.Refused) as caught:
        decision.require()
    assert caught.value.decision is decision and caught.value.status is cspr.Status.REFUSED
    assert isinstance(caught.value, cspr.CsprError)
    assert str(caught.value) == str(decision)
    assert str(decision).splitlines()[:5] == [
        "publish: refused",
        "    not met: no-such-move (must): The graph has no row for this event in the present state.",
        "    To do: Record what comes before it.",
        "    [the graph of the edition; inferred]",
        "    not met: particulars-complete (must): A required particular is missing. Missing: document",
    ]


def test_a_refusal_tells_rule_words_remedy_day_and_a_citation_with_its_recalled_mark():
    refused = example().refused[0]
    with pytest.raises(cspr.Refused) as caught:
        refused.decision.require()
    text = str(caught.value)
    assert "not met: seven-working-days (must): The Panel and the Secretary of State have" in text
    assert "To do: Wait until seven working days have passed since the last copy." in text
    assert "First possible on 2025-03-25." in text
    assert "expectations for the final report: seven working days; recalled]" in text
    assert refused.decision.unmet[0].first_day == date(2025, 3, 25)


def test_a_decision_grows_stale():
    review = begun()
    one, other = review.decide(event("rescreen", 2)), event("record_circumstances", 2, harm="died")
    early = review.decide(other)
    review.commit(review.decide(event("record_circumstances", 3, harm="serious")))
    with pytest.raises(cspr.StaleError) as caught:
        review.commit(early)
    assert caught.value.status is cspr.Status.STALE and "decide again" in str(caught.value)
    again = review.decide(event("record_circumstances", 4, harm="died"))
    review.commit(again)
    with pytest.raises(cspr.StaleError):
        review.commit(again)
    with pytest.raises(cspr.CsprError) as caught:
        review.commit(one)
    assert review.version == 4


def test_a_decision_is_stale_when_its_event_was_changed():
    review = begun()
    told = event("record_circumstances", 2, harm="died")
    decision = review.decide(told)
    told.update(harm="serious")
    with pytest.raises(cspr.StaleError):
        review.commit(decision)


def test_a_refusal_can_not_be_committed():
    review = begun()
    with pytest.raises(cspr.CsprError) as caught:
        review.commit(review.decide(event("publish", 2)))
    assert caught.value.status is cspr.Status.REFUSED_DECISION
    assert review.version == 2


def test_a_decision_of_another_review_or_context_can_not_be_committed():
    decision = begun().decide(event("record_circumstances", 2, harm="died"))
    with pytest.raises(cspr.InputError) as caught:
        begun().commit(decision)
    assert caught.value.status is cspr.Status.ARGUMENT
    with pytest.raises(ValueError, match="another context"):
        begun(cspr.Context()).commit(decision)


@pytest.mark.parametrize(
    "told,status",
    [
        ({"recorded": MORNING - timedelta(hours=1)}, "RECORDED_EARLIER"),
        ({"happened": "2024-09-20"}, "NOT_YET_HAPPENED"),
        ({"happened": "2024-08"}, "BAD_DATE"),
        ({"actor": None, "role": None}, "INCOMPLETE"),
        ({"happened": None}, "INCOMPLETE"),
        ({"recorded": None}, "INCOMPLETE"),
    ],
)
def test_an_event_that_can_not_be_right_as_a_whole_is_an_error(told, status):
    review = begun()
    for call in (review.decide, review.apply):
        with pytest.raises(cspr.InputError) as caught:
            call(event("record_circumstances", 2, **told))
        assert caught.value.status.name == status
        assert str(caught.value).startswith("record_circumstances: ")
    assert review.version == 2


def test_a_departure_allows_in_breach():
    review = begun()
    told = dict(actor="la-1", role="local_authority", reason="minute-1")
    decision = review.apply(
        event("find_criteria_met", 2, departure="minute-2", already_happened=True, **told)
    )
    assert decision and decision.in_breach and decision.verdict is cspr.Verdict.ALLOWED_IN_BREACH
    assert "criteria-met" in [finding.name for finding in decision.unmet]
    assert review.decision(3).unmet == decision.unmet


def test_explaining_is_asking_the_same_evaluator():
    review = begun()
    answer = review.explain("find_criteria_met", "agency", as_of="2024-09-02")
    assert not answer and answer.event is cspr.EventCode.FIND_CRITERIA_MET
    assert "no-authority" in [finding.name for finding in answer.unmet]
    assert review.explain("record_circumstances", as_of=date(2024, 9, 2))
    with pytest.raises(cspr.CsprError):
        review.commit(review.explain("record_circumstances", as_of="2024-09-02"))
    with pytest.raises(cspr.InputError):
        review.explain(cspr.EventCode(999), as_of="2024-09-02")


def test_explaining_everything_agrees_with_explaining_each():
    review = begun()
    for role in (None, "police", cspr.Role.BUSINESS_MANAGER):
        verdicts = review.explain_all(role, as_of="2024-09-02")
        assert set(verdicts) == set(cspr.EventCode)
        for code, verdict in verdicts.items():
            assert review.explain(code, role, as_of="2024-09-02").verdict is verdict
    assert verdicts[cspr.EventCode.RECORD_CIRCUMSTANCES] is cspr.Verdict.ALLOWED


def test_the_record_is_a_sequence():
    replayed = example()
    review = replayed.review
    events = review.events
    assert len(events) == review.version == 96
    assert [one.number for one in events] == list(range(1, 97))
    assert [one.event.code for one in events] == [
        line.event.code for line in replayed if line.decision
    ]
    assert review[-1] == review[95] or review[-1].number == review[95].number == 96
    assert review[-96].number == 1
    for index in (96, -97, 10**6):
        with pytest.raises(IndexError, match="no event with that index"):
            review[index]
    assert events[-1].state is review.state is cspr.State.CLOSED
    assert {one.verdict for one in events} <= set(cspr.Verdict)
    for one in events:
        assert review.decision(one.number).verdict is one.verdict
        assert review.decision(one.number).event is one.event.code
        assert review.reading(one.number).particulars == one.event.particulars
    with pytest.raises(cspr.NotFoundError, match="event 97"):
        review.decision(97)
    with pytest.raises(cspr.NotFoundError):
        review.reading(0)
    with pytest.raises(cspr.NotFoundError):
        review.decision(0)


def test_findings_are_read_once_and_stay():
    review = begun()
    decision = review.decide(event("publish", 2))
    assert decision.findings is decision.findings
    del review
    assert decision.findings[0].words.startswith("The graph has no row")


def test_duties_tell_how_their_dates_were_counted():
    review = example().review
    duties = {(duty.name, duty.about): duty for duty in review.duties("2024-09-20")}
    rapid = duties["rapid-review", None]
    assert (
        rapid.standing is cspr.Standing.LATE_EXPLAINED and rapid.duty is cspr.DutyCode.RAPID_REVIEW
    )
    assert rapid.since == cspr.Span.read("2024-09-06") and rapid.due.day == date(2024, 9, 27)
    assert rapid.days_late == 3 and rapid.period is cspr.Period.WORKING_DAYS and rapid.count == 15
    assert [(one.day.day, one.why) for one in rapid.working][:2] == [(7, "Saturday"), (8, "Sunday")]
    assert (
        str(rapid) == "rapid-review: late explained, due 2024-09-27, met on 2024-10-02, 3 days late"
    )
    assert duties["summary-return", "school-1"].about == "school-1"
    with pytest.raises(TypeError):
        review.duties(MORNING)


def test_flags_are_what_is_open():
    review = example().review.as_known("2025-03-21")
    holds = [flag for flag in review.flags if flag.event == cspr.EventCode.PLACE_HOLD]
    assert [(flag.reference, flag.scope) for flag in holds] == [("hold-1", cspr.Value.PUBLICATION)]
    assert holds[0].since.exact
    assert example().review.flags == ()


def test_the_criteria_of_what_is_on_record():
    review = begun()
    assert review.circumstances == cspr.Circumstances()
    assert str(review.assess().answer) == "needs_information"
    review.apply(
        event(
            "record_circumstances",
            2,
            harm="died",
            suspicion="known",
            place="in_area",
            residence="in_area",
            age_band="under_18",
        )
    ).require()
    assert (
        review.circumstances.harm is cspr.Value.DIED and review.circumstances.unborn_child is None
    )
    answer = review.assess()
    assert answer.answer is cspr.AssessmentCode.MET
    assert [one.limb for one in answer.limbs] == list(cspr.Limb)
    assert {one.answer for one in answer.limbs} == {cspr.AssessmentCode.MET}


def test_the_criteria_of_facts():
    unborn = dict(
        harm="died", suspicion="known", place="in_area", residence="in_area", age_band="unborn"
    )
    answers = [
        str(cspr.assess("wt2023", unborn_child=judged, **unborn).answer)
        for judged in (None, True, False)
    ]
    assert answers == ["needs_judgement", "met", "not_met"]
    assert cspr.assess("wt2023", cspr.Circumstances(**unborn)) == cspr.assess("wt2023", **unborn)
    with pytest.raises(cspr.InputError, match="harm: full: it is one of died, serious"):
        cspr.assess("wt2023", harm="full")
    with pytest.raises(cspr.WordError):
        cspr.assess("wt2023", harm="dyed")
    with pytest.raises(TypeError):
        cspr.assess("wt2023", harmed="died")
    with pytest.raises(TypeError):
        cspr.assess("wt2023", cspr.Circumstances(), harm="died")
    with pytest.raises(cspr.NotFoundError, match="the criteria of sar2014"):
        cspr.assess("sar2014")


def test_an_amendment_tells_its_consequences_before_it_is_written():
    review = begun()
    review.apply(event("record_circumstances", 2, harm="died")).require()
    told = dict(of=3, reason="typing_error", role="business_manager")
    amend = event(
        "amend", 3, replacement=cspr.Event("record_circumstances", harm="serious"), **told
    )
    decision = review.decide(amend)
    assert decision.allowed
    assert [str(one) for one in decision.consequences] == [
        "notify-looked-after-death: not_started to not_owed",
        "notify-care-leaver-death: not_started to not_owed",
    ]
    assert review.decide(event("rescreen", 3)).consequences == ()
    review.commit(decision)
    assert review[2].event["harm"] is cspr.Value.DIED, "the original stays"
    assert review.reading(3)["harm"] is cspr.Value.SERIOUS
    retract = review.apply(event("amend", 4, retract=True, **told)).require()
    assert review.reading(3) is None and retract.allowed
    assert review.circumstances.harm is None
    moved = event(
        "amend",
        5,
        of=1,
        reason="typing_error",
        replacement=cspr.Event("refer", happened="2024-08-20", aware_on="2024-08-20"),
    )
    found = {one.name: one for one in review.decide(moved).consequences}
    late = found["notify-panel"]
    assert late.kind is cspr.DifferenceCode.DUTY and late.before != late.after
    assert late.due_after.day == date(2024, 8, 28)
    assert "due" in str(late) and str(late).startswith("notify-panel: ")


def test_an_amendment_of_nothing_is_an_error():
    review = begun()
    with pytest.raises(cspr.InputError) as caught:
        review.decide(event("amend", 3, of=9, reason="typing_error", retract=True))
    assert caught.value.status is cspr.Status.NOT_AMENDABLE


def test_a_copy_is_for_trying():
    review = begun()
    copy = review.copy()
    copy.apply(event("record_circumstances", 2, harm="died")).require()
    assert (review.version, copy.version) == (2, 3)
    found = review.compare(copy, "2024-09-10")
    assert review.compare(review, "2024-09-10") == ()
    assert all(isinstance(one, cspr.Difference) for one in found)
    with pytest.raises(ValueError, match="another context"):
        review.compare(begun(cspr.Context()), "2024-09-10")


def test_what_was_believed_and_what_is_known():
    review = example().review
    first = review[0].event.recorded
    assert review.as_at(first).version == 1
    assert review.as_at(first - timedelta(seconds=1)).version == 0
    assert (
        review.as_at(review[-1].event.recorded_nanoseconds and review[-1].event.recorded).version
        == 96
    )
    known = review.as_known("2024-09-06")
    assert known.version == review.version and known.state is not review.state
    assert known[-1].verdict is None, "it had not happened yet"
    difference = review.compare(known, "2025-01-01")[-1]
    assert difference.kind is cspr.DifferenceCode.STATE and difference.before is cspr.State.CLOSED
    assert str(difference) == "state: closed to %s" % known.state


def test_a_record_is_read_under_another_edition():
    review = example().review
    other = review.reread("wt2018")
    assert other.edition == cspr.Edition("wt2018") and review.edition == cspr.Edition("wt2023")
    assert other.version <= review.version
    with pytest.raises(cspr.InputError, match="Basis sar2014"):
        review.reread("sar2014")


def test_a_review_follows_another_basis_of_its_edition():
    review = begun()
    profile = cspr.Profile("local", "1", ["wt2023"])
    profile.add_term("rapid-review", period="working_days", count=12, words="Sooner.")
    stale = review.decide(event("record_circumstances", 2, harm="died"))
    basis = cspr.Basis("wt2023", profile=profile)
    review.follow(basis)
    assert review.basis.profile.id == "local"
    assert repr(review.basis) == "<Basis wt2023 under local 1>"
    with pytest.raises(cspr.StaleError):
        review.commit(stale)
    decision = review.apply(event("record_circumstances", 2, harm="died"))
    assert decision.profile.version == "1"
    assert begun().decide(event("record_circumstances", 2, harm="died")).profile is None
    with pytest.raises(cspr.InputError):
        review.follow("wt2018")


def test_a_change_of_edition_is_an_event():
    review = begun()
    decision = review.apply(event("change_edition", 2, to="wt2018", reason="minute-1", parts={}))
    assert decision, str(decision)
    assert review.edition.name == review.basis.edition.name == "wt2018"


def test_a_path_tells_what_is_left_to_do():
    review = begun()
    path = review.path("notified", "2024-09-03")
    assert path and path.possible and len(path) == len(path.steps) > 0
    assert path[-1].event is cspr.EventCode.NOTIFY_NATIONAL_PANEL and list(path) == list(path.steps)
    assert path[-1].state is cspr.State.NOTIFIED and path[-1].rule is None
    assert path[0].earliest == date(2024, 9, 3)
    first = path[0]
    assert first.rule and first.name and first.before > 0 and first.roles
    harm = [one for one in first.particulars if one.part == cspr.Part.HARM]
    assert all(isinstance(value, cspr.Value) for one in harm for value in one.values)
    assert all(finding.words for step in path for finding in step.findings)
    assert str(path).splitlines()[0].startswith("1. 2024-09-03 ")
    assert len(review.path("screening", "2024-09-03")) == 0 and review.path(
        "screening", "2024-09-03"
    )


def test_a_state_that_can_not_be_reached_is_an_answer():
    replayed = example()
    path = replayed.review.path("rapid_review", "2026-05-01")
    assert not path and len(path) == 0
    assert str(path) == "there is no lawful way to rapid_review from here"
    with pytest.raises(cspr.NotFoundError, match="a path to no_review"):
        replayed.review.path("no_review", "2026-05-01")


def test_a_review_is_drawn():
    review = begun()
    assert "digraph" in review.draw() and review.draw("dot") != review.basis.draw("dot")
    assert review.draw("mermaid").startswith(("stateDiagram", "flowchart", "---"))
    with pytest.raises(cspr.WordError):
        review.draw("svg")
    with pytest.raises(ValueError, match="another context"):
        cspr.Basis("wt2023").draw("dot", begun(cspr.Context()))


def test_a_limit_of_the_context_is_kept():
    review = begun(cspr.Context(max_events=2))
    with pytest.raises(cspr.InputError) as caught:
        review.decide(event("record_circumstances", 2, harm="died"))
    assert caught.value.status is cspr.Status.LIMIT
