"""Editions, bases and profiles: what the law says as rows, and what a partnership may add to it."""

import json
import pickle
from datetime import date

import cspr
import headers
import pytest
from given import begun

PROFILES = sorted((headers.TOP / "examples" / "profiles").glob("*.json"))


def test_editions_are_found():
    names = [edition.name for edition in cspr.editions()]
    assert {"wt2018", "wt2023", "wt2026", "sar2014", "scr2015"} <= set(names)
    for edition in cspr.editions():
        assert cspr.Edition(edition.name) == edition and hash(cspr.Edition(edition.name)) == hash(
            edition
        )
        assert edition.title and edition.guidance and str(edition) == edition.name
        assert edition.kind in cspr.Kind
        assert pickle.loads(pickle.dumps(edition)) == edition
    assert cspr.Edition("wt2026").provisional and not cspr.Edition("wt2023").provisional
    assert repr(cspr.Edition("wt2026")).endswith(", provisional>")
    assert cspr.Edition("scr2015").in_force_from is None
    assert cspr.Edition("wt2023") != "wt2023"


def test_an_edition_is_in_force_on_a_day():
    assert cspr.Edition.on("children", "2023-12-14").name == "wt2018"
    assert cspr.Edition.on(cspr.Kind.CHILDREN, date(2023, 12, 15)).name == "wt2023"
    assert cspr.Edition.on("adult", "2015-03-31") is None


def test_an_edition_that_there_is_not_is_told_the_nearest():
    with pytest.raises(cspr.NotFoundError, match="the nearest is 'wt2023'") as caught:
        cspr.Edition("wt2024")
    assert caught.value.nearest == "wt2023"
    with pytest.raises(cspr.NotFoundError, match="there are .*wt2018, "):
        cspr.Review("working together")


def test_states_have_phases():
    assert cspr.phase_of("published") is cspr.Phase.PUBLICATION
    assert cspr.is_final("closed") and not cspr.is_final(cspr.State.PUBLISHED)
    states = cspr.Edition("wt2023").states
    assert cspr.State.PUBLISHED in states and cspr.State.NO_REVIEW not in states
    assert cspr.phase_of(cspr.State(999)) is None


@pytest.mark.parametrize("edition", [edition.name for edition in cspr.editions()])
def test_the_rows_of_an_edition_are_read(edition):
    basis = cspr.Basis(edition)
    assert repr(basis) == "<Basis %s>" % edition and basis.profile is None
    for move in basis.moves:
        assert move.event.known and move.from_states and move.roles and move.cite
        assert isinstance(move.to, (cspr.State, cspr.To))
        assert move.when.kind.known and str(move.when)
    for need in basis.needs:
        assert need.rule.known and need.words and need.cite and need.name == str(need.rule)
        assert need.requirement.known and need.force.known
    for term in basis.terms:
        assert term.duty.known and term.period.known and term.base and term.words
    for row in basis.particulars:
        first = basis.particular(row.event, str(row.part))
        assert (first.part, first.type, first.values) == (row.part, row.type, row.values)
        assert bool(row.values) == (row.type == cspr.Type.CODE)
    assert edition in basis.sheet() or basis.edition.title in basis.sheet()
    assert basis.draw().startswith("digraph") and basis.draw("mermaid")
    assert "ltl" in basis.promela()


def test_the_columns_of_a_need_are_words():
    needs = {(need.event, need.name): need for need in cspr.Basis("wt2023").needs}
    copies = needs[cspr.EventCode.PUBLISH, "seven-working-days"]
    assert (
        copies.requirement is cspr.Requirement.DAYS_BEFORE
        and copies.one is cspr.EventCode.SEND_COPY
    )
    assert copies.set == cspr.Recipient.NATIONAL_PANEL | cspr.Recipient.SECRETARY_OF_STATE
    assert copies.count == 7 and copies.other is None
    signed = needs[cspr.EventCode.ACCEPT_REPORT, "report-signed-off"]
    assert signed.one is cspr.Value.REPORT and signed.set == cspr.Names.DOCUMENT


def test_a_row_of_the_graph():
    moves = [move for move in cspr.Basis("wt2023").moves if move.event == cspr.EventCode.ADOPT]
    assert moves[0].to is cspr.To.NAMED and moves[0].from_states == (None,)
    assert cspr.Role.IMPORTER in moves[0].roles
    voiding = [
        move for move in cspr.Basis("wt2023").moves if move.event == cspr.EventCode.AMEND_REPORT
    ]
    assert cspr.Voids.APPROVAL in voiding[0].voids


def test_a_particular_that_there_is_not():
    basis = cspr.Basis("wt2023")
    with pytest.raises(cspr.NotFoundError, match="document of refer"):
        basis.particular("refer", "document")
    outcome = basis.particular("decide", "outcome")
    assert outcome.required and outcome.values[0] is cspr.Value.LCSPR
    assert cspr.Basis("sar2014").particular("decide", "outcome").values != outcome.values


def test_display_names_are_of_their_day():
    basis = cspr.Basis("wt2023")
    assert basis.display("health_partner", "2022-06-30") == "clinical commissioning group"
    assert basis.display(cspr.Display.HEALTH_PARTNER, "2022-07-01") == "integrated care board"


def test_bases_of_an_edition_are_shared_as_long_as_they_are_used():
    review = begun()
    assert cspr.Review("wt2023").basis is review.basis
    assert cspr.Review(cspr.Edition("wt2023")).basis is review.basis
    assert cspr.Review("wt2023", context=cspr.Context()).basis is not review.basis
    with pytest.raises(ValueError, match="another context"):
        cspr.Review(review.basis, context=cspr.Context())


# Profiles


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_a_profile_is_read_from_its_file(path):
    profile = cspr.Profile.read(path.read_bytes())
    told = json.loads(path.read_text(encoding="utf-8"))
    assert profile.id == told["profile"] and profile.version == told["version"]
    assert [edition.name for edition in profile.editions] == told["editions"]
    assert len(profile.digest) == 32
    basis = cspr.Basis(told["editions"][0], profile=profile)
    assert basis.profile.digest == profile.digest
    assert any(row.provenance is cspr.Provenance.LOCAL for row in basis.needs + basis.terms)
    assert repr(profile) == "<Profile %s %s for %s>" % (
        profile.id,
        profile.version,
        ", ".join(told["editions"]),
    )
    with pytest.raises(cspr.NotFoundError):
        cspr.Basis("scr2015", profile=profile)


def test_what_is_wrong_in_a_file_is_told_with_its_place():
    text = PROFILES[0].read_text(encoding="utf-8").replace('"version"', '"versio"', 1)
    with pytest.raises(cspr.InputError) as caught:
        cspr.Profile.read(text)
    assert caught.value.pointer == "/versio" and caught.value.nearest == "version"
    assert str(caught.value).startswith("the profile: /versio: ")


def test_a_profile_is_set_rule_by_rule():
    profile = cspr.Profile("local", "2025-1", ["wt2018", cspr.Edition("wt2023")])
    profile.set_digest(b"\x01" * 32)
    profile.set_display("partnership", "Our Partnership")
    profile.set_reading("rapid_review_base", "aware")
    profile.set_reading(cspr.Reading.SIX_MONTHS_BASE, cspr.EventCode.BEGIN_LCSPR)
    profile.set_relaxation_end("2020-09-01")
    profile.add_term(
        "rapid-review", period="working_days", count=12, words="Sooner.", editions=["wt2023"]
    )
    profile.add_term(
        "letters-sent",
        period="working_days",
        count=1,
        base="notify_national_panel",
        met_by="notify_partners",
        words="Letters go out on the next working day.",
        cite="our handbook",
        force="expect",
    )
    profile.add_need(
        "chair-told",
        event="publish",
        force="should",
        requirement="happened",
        one=cspr.EventCode.CHECK_LAW,
        words="The law was checked.",
        remedy="Check it.",
        from_states=["pre_publication"],
        when=None,
    )
    profile.add_need(
        "scrutineer-views",
        force="should",
        requirement="views",
        one=cspr.Value.REPORT,
        role="independent_scrutineer",
        words="The scrutineer's view is on record.",
        event=None,
    )
    profile.raise_rule("copy-to-ofsted", "must", event="publish", editions=["wt2023"])
    assert profile.digest == b"\x01" * 32 and profile.relaxation_end == date(2020, 9, 1)
    assert profile.display("partnership") == "Our Partnership"
    assert profile.display("health_partner") is None
    assert profile.reading("rapid_review_base") is cspr.Milestone.AWARE
    assert profile.reading("six_months_base") is cspr.EventCode.BEGIN_LCSPR
    assert profile.reading("relaxation_end") is None
    basis = cspr.Basis("wt2023", profile=profile)
    needs = {(need.event, need.name): need for need in basis.needs}
    assert needs[cspr.EventCode.PUBLISH, "copy-to-ofsted"].force is cspr.Force.MUST
    local = needs[cspr.EventCode.PUBLISH, "chair-told"]
    assert local.rule >= 0x8000 and not local.rule.known and local.words == "The law was checked."
    assert (
        needs[cspr.EventCode.ACCEPT_REPORT, "scrutineer-views"].role
        is cspr.Role.INDEPENDENT_SCRUTINEER
    )
    terms = {term.name: term for term in basis.terms}
    assert terms["rapid-review"].count == 12 and "our handbook" in terms["letters-sent"].cite
    assert basis.display("partnership", "2025-01-01") == "Our Partnership"
    with pytest.raises(cspr.CsprError) as caught:
        profile.set_display("partnership", "Another")
    assert caught.value.status is cspr.Status.FROZEN


def test_what_would_loosen_is_refused_with_the_rule():
    profile = cspr.Profile("local", "1", ["wt2023"])
    with pytest.raises(cspr.InputError) as caught:
        profile.add_term("rapid-review", period="working_days", count=20, words="Later.")
    assert caught.value.status is cspr.Status.LOOSENS
    assert caught.value.rule == "rapid-review" and caught.value.edition == "wt2023"
    assert str(caught.value).startswith("count: rapid-review is 15 working days")
    assert cspr.Basis("wt2023", profile=profile).terms == cspr.Basis("wt2023").terms


@pytest.mark.parametrize(
    "wrong,status",
    [
        (lambda profile: profile.raise_rule("copy-to-ofsted", "expect"), "LOOSENS"),
        (lambda profile: profile.raise_rule("copy-to-ofstd", "must"), "UNKNOWN_WORD"),
        (lambda profile: profile.set_reading("relaxation_end", "aware"), "WRONG_TYPE"),
        (lambda profile: profile.set_display("partnership", ""), None),
        (
            lambda profile: profile.add_need(
                "Not Kebab",
                event="publish",
                force="should",
                requirement="happened",
                one=cspr.EventCode.CHECK_LAW,
                words="x",
            ),
            "BAD_REFERENCE",
        ),
        (
            lambda profile: profile.add_need(
                "no-words",
                event="publish",
                force="should",
                requirement="happened",
                one=cspr.EventCode.CHECK_LAW,
                words="",
            ),
            "INCOMPLETE",
        ),
    ],
)
def test_a_rule_that_can_not_be_is_refused(wrong, status):
    profile = cspr.Profile("local", "1", ["wt2023"])
    with pytest.raises(cspr.InputError) as caught:
        wrong(profile)
    assert status is None or caught.value.status.name == status


def test_what_a_profile_is_not_for():
    profile = cspr.Profile("local", "1", ["wt2023"])
    with pytest.raises(ValueError, match="not for wt2018, but for wt2023"):
        profile.raise_rule("copy-to-ofsted", "must", editions=["wt2018"])
    with pytest.raises(ValueError, match="32 bytes"):
        profile.set_digest(b"short")
    with pytest.raises(ValueError, match="count can't be 2147483648"):
        profile.add_term("rapid-review", period="working_days", count=2**31, words="x")
    with pytest.raises(cspr.InputError):
        cspr.Profile("A Name", "1", ["wt2023"])
    with pytest.raises(ValueError, match="another context"):
        cspr.Basis("wt2023", profile=profile, context=cspr.Context())


def test_a_condition_is_a_particular_and_its_value():
    profile = cspr.Profile("local", "1", ["wt2023"])
    for name, when in (
        ("one", ("outcome", "lcspr")),
        (
            "two",
            cspr.Condition(cspr.ConditionCode.PART_IS_NOT, cspr.Part.OUTCOME, cspr.Value.LCSPR),
        ),
    ):
        profile.add_need(
            "local-" + name,
            event="decide",
            force="expect",
            requirement="happened",
            when=when,
            one=cspr.EventCode.CONSIDER_FACTORS,
            words="Considered.",
        )
    found = [
        need
        for need in cspr.Basis("wt2023", profile=profile).needs
        if need.name.startswith("local-")
    ]
    assert [str(need.when) for need in found] == ["outcome is lcspr", "outcome is not lcspr"]
