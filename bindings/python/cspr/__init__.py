"""libcspr: a statutory review, from referral to closure, as a validated state machine.

What may happen now, what must be so first and on what authority, what is owed and by when. A
refusal is an answer that explains itself:

>>> import cspr
>>> review = cspr.Review("wt2023")
>>> print(review.explain("publish", as_of="2025-03-21"))
publish: refused
    not met: no-such-move (must): The graph has no row for this event in the present state.
    To do: Record what comes before it.
    [the graph of the edition; inferred]

Begin with Review, Event and Decision. A word (a state, an event, a role) can be given by its name
everywhere. Days are datetime.date; moments are aware datetimes. The C headers (cspr/cspr.h) are the
manual of what everything means.
"""

from ._ffi import LibraryMissing, core as _core
from .bases import Basis
from .calendars import Calendar
from .context import Context
from .criteria import Assessment, Circumstances, LimbAssessment, assess
from .days import Span, add_months
from .decisions import Decision, Finding, Refused
from .differences import Difference
from .duties import Duty, Skipped
from .editions import Edition, editions, is_final, phase_of
from .errors import (
    ConflictError,
    CorruptError,
    CsprError,
    InputError,
    NotFoundError,
    OutOfMemoryError,
    StaleError,
    Status,
    UnavailableError,
    WordError,
)
from .events import Event, check_reference, edition_for
from .paths import Path, Step, StepParticular
from .profiles import Profile
from .reviews import Flag, Recorded, Review
from .rows import Condition, Move, Names, Need, Particular, Recipient, Term, To, Voids
from .words import (
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
    Word,
)


def version() -> str:
    """The version of the C library that is loaded: "0.1.0"."""
    number = _core.cspr_version()
    return "%d.%d.%d" % (number // 10000, number // 100 % 100, number % 100)


__all__ = [
    "Assessment",
    "AssessmentCode",
    "Basis",
    "Calendar",
    "Capacity",
    "Circumstances",
    "Condition",
    "ConditionCode",
    "ConflictError",
    "Context",
    "CorruptError",
    "CsprError",
    "Decision",
    "Difference",
    "DifferenceCode",
    "Display",
    "Drawing",
    "Duty",
    "DutyCode",
    "Edition",
    "Event",
    "EventCode",
    "Finding",
    "Flag",
    "Force",
    "InputError",
    "Kind",
    "LibraryMissing",
    "Limb",
    "LimbAssessment",
    "Milestone",
    "Move",
    "Names",
    "Need",
    "NotFoundError",
    "OutOfMemoryError",
    "Part",
    "Particular",
    "Path",
    "Period",
    "Phase",
    "Profile",
    "Provenance",
    "Reading",
    "Recipient",
    "Recorded",
    "Refused",
    "Requirement",
    "Result",
    "Review",
    "Role",
    "Rule",
    "Skipped",
    "Span",
    "StaleError",
    "Standing",
    "State",
    "Status",
    "Step",
    "StepParticular",
    "Term",
    "To",
    "Type",
    "UnavailableError",
    "Value",
    "Verdict",
    "Voids",
    "Word",
    "WordError",
    "add_months",
    "assess",
    "check_reference",
    "edition_for",
    "editions",
    "is_final",
    "phase_of",
    "version",
]
