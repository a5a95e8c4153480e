"""The words of libcspr (vocab.h): an enumeration for each group of them.

A word is a number within its group, and has a name, which is what JSON and the command line have.
Wherever the package takes a word, its name will do. A word that a newer library has, or that is a
local profile's own, is read all the same: it is a member that has no constant here.

>>> from cspr import State
>>> State.PUBLISHED
<State.PUBLISHED: 17>
>>> State("published") is State.PUBLISHED, str(State.PUBLISHED)
(True, 'published')
>>> State("publishd")
Traceback (most recent call last):
    ...
cspr.WordError: no state has that name; the nearest is 'published'
>>> State(999)
<State 999>
"""

from typing import Dict
from typing import Type as _TypeOf

from .particulars import Part, Type, Value
from .review import Capacity, EventCode, Kind, Milestone, Phase, Role, State
from .rules import (
    AssessmentCode,
    DutyCode,
    Force,
    Limb,
    Provenance,
    Result,
    Rule,
    Standing,
    Verdict,
)
from .tables import ConditionCode, DifferenceCode, Display, Drawing, Period, Reading, Requirement
from .word import Word

__all__ = [
    "GROUPS",
    "AssessmentCode",
    "Capacity",
    "ConditionCode",
    "DifferenceCode",
    "Display",
    "Drawing",
    "DutyCode",
    "EventCode",
    "Force",
    "Kind",
    "Limb",
    "Milestone",
    "Part",
    "Period",
    "Phase",
    "Provenance",
    "Reading",
    "Requirement",
    "Result",
    "Role",
    "Rule",
    "Standing",
    "State",
    "Type",
    "Value",
    "Verdict",
    "Word",
]

# Every group by its number in vocab.h.
GROUPS: Dict[int, _TypeOf[Word]] = {
    words._group: words
    for words in (
        AssessmentCode,
        Capacity,
        ConditionCode,
        DifferenceCode,
        Display,
        Drawing,
        DutyCode,
        EventCode,
        Force,
        Kind,
        Limb,
        Milestone,
        Part,
        Period,
        Phase,
        Provenance,
        Reading,
        Requirement,
        Result,
        Role,
        Rule,
        Standing,
        State,
        Type,
        Value,
        Verdict,
    )
}
