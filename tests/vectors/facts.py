"""Vectors that are about no record, put down by hand or reckoned apart from the library, answers and all.

What must stay true: nothing here asks the library. make.py writes these vectors only if its answers are the same.
"""

import itertools
import os
import re
from typing import Dict, Iterator, List, Optional, Tuple

import scenarios
from days_reckoned import calendars, dates
from fact import Json, fact

VOCABULARY = os.path.join(scenarios.TOP, "include", "cspr", "vocab.h")

# Criteria (rulebook section 5.4) ------------------------------------------------------------------

MET, NOT_MET, INFORMATION, JUDGEMENT = "met", "not_met", "needs_information", "needs_judgement"
LIMBS = ("abuse_or_neglect", "died_or_seriously_harmed", "where", "a_child")
SUSPICION = {
    "suspected": MET,
    "known": MET,
    "none": NOT_MET,
    "unknown": INFORMATION,
    None: INFORMATION,
}
HARM = {
    "died": MET,
    "serious": MET,
    "not_serious": NOT_MET,
    "uncertain": JUDGEMENT,
    "unknown": INFORMATION,
    None: INFORMATION,
}
AGE = {
    "under_18": MET,
    "18_to_24": NOT_MET,
    "25_plus": NOT_MET,
    "unborn": JUDGEMENT,
    "unknown": INFORMATION,
    None: INFORMATION,
}
WHERE = {
    ("in_area", None): MET,
    ("in_area", "elsewhere"): MET,
    ("outside_england", "in_area"): MET,
    ("outside_england", "elsewhere"): NOT_MET,
    ("outside_england", "unknown"): INFORMATION,
    ("outside_england", None): INFORMATION,
    ("elsewhere_in_england", "in_area"): NOT_MET,
    ("elsewhere_in_england", None): NOT_MET,
    ("unknown", "in_area"): INFORMATION,
    (None, None): INFORMATION,
}
JUDGED = {None: JUDGEMENT, True: MET, False: NOT_MET}


def assessment(
    suspicion: Optional[str],
    harm: Optional[str],
    where: Tuple[Optional[str], Optional[str]],
    age: Optional[str],
    lasting: Optional[bool] = None,
    unborn: Optional[bool] = None,
) -> Json:
    limbs = [SUSPICION[suspicion], HARM[harm], WHERE[where], AGE[age]]
    if limbs[1] == JUDGEMENT:
        limbs[1] = JUDGED[lasting]
    if limbs[3] == JUDGEMENT:
        limbs[3] = JUDGED[unborn]
    answer = next((one for one in (NOT_MET, INFORMATION, JUDGEMENT) if one in limbs), MET)
    told = {
        "suspicion": suspicion,
        "harm": harm,
        "place": where[0],
        "residence": where[1],
        "age_band": age,
        "long_term_impairment": lasting,
        "unborn_child": unborn,
    }
    return {
        "circumstances": {key: value for key, value in told.items() if value is not None},
        "is": {"answer": answer, "limbs": dict(zip(LIMBS, limbs))},
    }


def assessments() -> Iterator[Json]:
    area = ("in_area", None)
    for suspicion in SUSPICION:
        yield assessment(suspicion, "died", area, "under_18")
    for harm, lasting in itertools.product(HARM, (None, True, False)):
        yield assessment("known", harm, area, "under_18", lasting)
    for where in WHERE:
        yield assessment("known", "serious", where, "under_18")
    for age, unborn in itertools.product(AGE, (None, True, False)):
        yield assessment("known", "serious", area, age, None, unborn)
    for suspicion, harm, where, age in itertools.product(
        ("known", "none", "unknown"),
        ("died", "not_serious", "uncertain"),
        (area, ("unknown", "in_area")),
        ("under_18", "unborn"),
    ):
        yield assessment(suspicion, harm, where, age)


def criteria() -> List[Json]:
    rows = list(assessments())
    return [
        fact(
            "assess-" + edition,
            "assess",
            "5.4: each limb, and how they add up",
            edition=edition,
            assessments=rows,
        )
        for edition in ("wt2018", "wt2023", "wt2026")
    ] + [
        fact(
            "assess-" + edition,
            "assess",
            "5.4: this edition has no such criteria",
            edition=edition,
            assessments=[dict(rows[0], **{"is": "not_found"})],
        )
        for edition in ("sar2014", "scr2015")
    ]


# References, words, editions ------------------------------------------------------------------------

REFERENCES = {
    "done": [
        "A",
        "u-1",
        "SIN-2024-0113",
        "a.b_c:d/e-f",
        "x" * 64,
        "Child-A",
        "9990000019",
        "0163296000x",
        "tel-01632960001",
        "M1-1A",
        "GIR-0A",
        "2024-03-08",
    ],
    "bad_reference": ["", "-a", ".a", "a b", "a,b", "x" * 65, "a\n", "é", "agency 1", "a@b"],
    "personal_data": [
        "SW1A-0AA",
        "ec1a1bb",
        "M1-1AE",
        "01632960001",
        "07700-900-123",
        "441632960001",
        "9990000018",
        "999-000-0018",
    ],
}
MISSPELT = [
    ("event", "open_rapid_reviw", "open_rapid_review"),
    ("event", "publsih", "publish"),
    ("event", "", None),
    ("event", "qwertyuiop", None),
    ("role", "busines_manager", "business_manager"),
    ("value", "in_aera", "in_area"),
    ("part", "referense", "reference"),
    ("state", "publshed", "published"),
]
IN_FORCE = [
    ("children", "2018-06-28", None),
    ("children", "2018-06-29", "wt2018"),
    ("children", "2023-12-14", "wt2018"),
    ("children", "2023-12-15", "wt2023"),
    ("children", "2026-03-17", "wt2023"),
    ("children", "2026-03-18", "wt2026"),
    ("children", "2030-01-01", "wt2026"),
    ("adult", "2015-03-31", None),
    ("adult", "2015-04-01", "sar2014"),
    ("adult", "2026-03-18", "sar2014"),
]


def vocabulary() -> Dict[str, Tuple[int, List[Tuple[int, str]]]]:
    """The groups and words of vocab.h by their constants: a name is the constant in small letters."""
    with open(VOCABULARY, encoding="utf-8") as file:
        text = file.read()
    groups = {
        name.lower(): int(value) for name, value in re.findall(r"CSPR_GROUP_(\w+) = (\d+)", text)
    }
    found = {}
    for group, value in groups.items():
        words = re.findall(r"CSPR_%s_(\w+) = (\d+)" % group.upper(), text)
        kebab = group in ("rule", "duty")
        found[group] = (
            value,
            [(int(at), name.lower().replace("_", "-" if kebab else "_")) for name, at in words],
        )
    return found


def words() -> List[Json]:
    return [
        fact(
            group,
            "words",
            "the numbers of words are for ever",
            group=value,
            words=[{"number": at, "is": name} for at, name in rows]
            + [{"number": 60000, "is": None}],
            misspelt=[
                {"text": text, "is": nearest} for of, text, nearest in MISSPELT if of == group
            ],
            count=len(rows),
        )
        for group, (value, rows) in vocabulary().items()
    ]


def plain() -> List[Json]:
    return [
        fact(
            "references",
            "reference",
            "formats 1: opaque, and nothing that identifies a person",
            references=[
                {"text": text, "is": status}
                for status, texts in REFERENCES.items()
                for text in texts
            ],
        ),
        fact(
            "in-force",
            "edition",
            "1: the edition in force for a kind on a day",
            in_force=[{"of": kind, "day": day, "is": edition} for kind, day, edition in IN_FORCE],
        ),
    ]


FACTS: Dict[str, Tuple[str, List[Json]]] = {
    "assessments": ("The criteria as a pure function", criteria()),
    "calendars": ("Working days, bank holidays, calendars of a host's own", calendars()),
    "dates": ("Days, months and years", dates()),
    "vocabulary": ("Every word with its number", words()),
    "basics": ("References, and which edition is in force", plain()),
}
