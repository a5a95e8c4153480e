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

from importlib import import_module
from typing import TYPE_CHECKING, Any, List

from ._ffi import LibraryMissing, core as _core
from .bases import Basis
from .calendars import Calendar
from .context import Context
from .criteria import Assessment, Circumstances, LimbAssessment, assess
from .days import Span, add_months
from .decisions import Decision, Finding, Refused
from .differences import Difference
from .duties import Duty, Skipped
from .editions import Edition, edition_for, editions, is_final, phase_of
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
    WrongTypeError,
)
from .events import Event
from .frames import to_pandas
from .lines import Line, ProfileNamed, Replay, Replayed, replay, write_line
from .paths import Path, Step, StepParticular
from .profiles import Profile
from .recorded import Flag, Recorded
from .reviews import Review
from .rows import Condition, Move, Names, Need, Particular, Recipient, Term, To, Voids
from .texts import check_reference
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

# What needs more than libcspr is imported when it is first asked for.
_LATER = {
    "evidence": (
        "Checkpoint",
        "Fault",
        "Key",
        "Report",
        "verify_lines",
    ),
    "opening": ("install_postgres",),
    "outbox": ("Outbox",),
    "packs": ("Pack",),
    "portfolio": ("Duties", "DutyRow", "Portfolio", "Summary"),
    "store": ("Store",),
    "stored": ("Recording", "Stored"),
    "trees": (
        "check_consistency",
        "check_inclusion",
        "leaf",
        "prove_consistency",
        "prove_inclusion",
        "tree_root",
    ),
}
_PLACES = {name: module for module, names in _LATER.items() for name in names}

if TYPE_CHECKING:
    from .evidence import (
        Checkpoint,
        Fault,
        Key,
        Report,
        verify_lines,
    )
    from .opening import install_postgres
    from .outbox import Outbox
    from .packs import Pack
    from .portfolio import Duties, DutyRow, Portfolio, Summary
    from .store import Store
    from .stored import Recording, Stored
    from .trees import (
        check_consistency,
        check_inclusion,
        leaf,
        prove_consistency,
        prove_inclusion,
        tree_root,
    )


def __getattr__(name: str) -> Any:
    if name == "anonymise":
        return import_module(".anonymise", __name__)
    if name not in _PLACES:
        raise AttributeError("module 'cspr' has no attribute %r" % name)
    found = globals()[name] = getattr(import_module("." + _PLACES[name], __name__), name)
    return found


def __dir__() -> List[str]:
    return sorted(set(globals()) | set(_PLACES))


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
    "Checkpoint",
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
    "Duties",
    "Duty",
    "DutyCode",
    "DutyRow",
    "Edition",
    "Event",
    "EventCode",
    "Fault",
    "Finding",
    "Flag",
    "Force",
    "InputError",
    "Key",
    "Kind",
    "LibraryMissing",
    "Limb",
    "LimbAssessment",
    "Line",
    "Milestone",
    "Move",
    "Names",
    "Need",
    "NotFoundError",
    "OutOfMemoryError",
    "Outbox",
    "Pack",
    "Part",
    "Particular",
    "Path",
    "Period",
    "Phase",
    "Portfolio",
    "Profile",
    "ProfileNamed",
    "Provenance",
    "Reading",
    "Recipient",
    "Recorded",
    "Recording",
    "Refused",
    "Replay",
    "Replayed",
    "Report",
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
    "Store",
    "Stored",
    "Summary",
    "Term",
    "To",
    "Type",
    "UnavailableError",
    "Value",
    "Verdict",
    "Voids",
    "Word",
    "WordError",
    "WrongTypeError",
    "add_months",
    "assess",
    "check_consistency",
    "check_inclusion",
    "check_reference",
    "edition_for",
    "editions",
    "install_postgres",
    "is_final",
    "leaf",
    "phase_of",
    "prove_consistency",
    "prove_inclusion",
    "replay",
    "to_pandas",
    "tree_root",
    "verify_lines",
    "version",
    "write_line",
]
