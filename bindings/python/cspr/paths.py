"""Paths: what remains to be done until a review is in a state, step by step.

A path is a plan. It records nothing and decides nothing: an outcome on the way is one that would
lead there, if those who decide so decide. Nothing says that a state ought to be reached.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Iterator, List, Optional, Tuple

from . import _ffi
from .days import to_date
from .decisions import Finding, read_finding
from .rows import read_roles
from .words import DutyCode, EventCode, Part, Role, Rule, State, Value, Verdict
from .words import Type as PartType

_core = _ffi.core


@dataclass(frozen=True)
class StepParticular:
    """A particular that a step carries. If fixed, the plan holds with this value only; else values
    are those with any of which it holds, of a code, and the same one is meant in every step whose
    particular is like this one (by the step's index)."""

    part: Part
    type: PartType
    fixed: bool
    value: Any
    values: Tuple[Value, ...]
    like: int


@dataclass(frozen=True)
class Step:
    """A step of a path: on earliest, the first lawful day, if each one before is taken on its own.

    verdict says whether it needs a departure reason. rule and name are that for which it is done
    first, before the step with index `before`; None when it moves the review on.
    """

    event: EventCode
    state: Optional[State]
    verdict: Verdict
    earliest: date
    roles: Tuple[Role, ...]
    rule: Optional[Rule]
    name: Optional[str]
    before: int
    goes_back: bool
    particulars: Tuple[StepParticular, ...]
    findings: Tuple[Finding, ...]

    def __str__(self) -> str:
        text = "%s %s by %s" % (self.earliest, self.event, ", ".join(map(str, self.roles)))
        return "%s (for %s)" % (text, self.name) if self.name else text


@dataclass(frozen=True)
class Path:
    """The steps to a state, in order; true when there is a lawful way there."""

    state: State
    possible: bool
    steps: Tuple[Step, ...]

    def __bool__(self) -> bool:
        return self.possible

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def __getitem__(self, index: int) -> Step:
        return self.steps[index]

    def __str__(self) -> str:
        if not self.possible:
            return "there is no lawful way to %s from here" % self.state
        return "\n".join("%d. %s" % (n, step) for n, step in enumerate(self.steps, 1))


def read_path(path: int, state: State, possible: bool) -> Path:
    """All of a path; the lock is held."""
    steps: List[Step] = []
    row = _ffi.cspr_step()
    while not _core.cspr_path_step(path, len(steps), _ffi.byref(row)):
        steps.append(
            Step(
                event=EventCode(row.event),
                state=State.read(row.state),
                verdict=Verdict(row.verdict),
                earliest=to_date(row.earliest),
                roles=read_roles(row.roles),
                rule=Rule.read(row.rule),
                name=row.name.decode() if row.name else None,
                before=row.before,
                goes_back=bool(row.goes_back),
                particulars=_particulars(path, len(steps)),
                findings=_findings(path, len(steps)),
            )
        )
    return Path(state, possible, tuple(steps))


def _findings(path: int, step: int) -> Tuple[Finding, ...]:
    found: List[Finding] = []
    row = _ffi.cspr_finding()
    while not _core.cspr_path_finding(path, step, len(found), _ffi.byref(row)):
        found.append(read_finding(row))
    return tuple(found)


def _particulars(path: int, step: int) -> Tuple[StepParticular, ...]:
    found: List[StepParticular] = []
    row = _ffi.cspr_step_particular()
    while not _core.cspr_path_particular(path, step, len(found), _ffi.byref(row)):
        values: List[Value] = []
        value = 1
        while value:
            value = _core.cspr_path_value(path, step, len(found), len(values))
            if value:
                values.append(Value(value))
        found.append(
            StepParticular(
                part=Part(row.part),
                type=PartType(row.type),
                fixed=bool(row.fixed),
                value=_value(row) if row.fixed else None,
                values=tuple(values),
                like=row.like,
            )
        )
    return tuple(found)


def _value(row: "_ffi.cspr_step_particular") -> Any:
    if row.reference is not None:
        return row.reference.decode()
    digest: Optional[bytes] = _ffi.digest_of(row.digest)
    if digest is not None:
        return "sha256:" + digest.hex()
    words: Any = {
        PartType.CODE: Value,
        PartType.STATE: State,
        PartType.DUTY: DutyCode,
        PartType.EVENT_NAME: EventCode,
        PartType.YES_NO: bool,
    }
    return words.get(row.type, int)(row.number)
