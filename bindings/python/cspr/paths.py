"""Paths: what remains to be done until a review is in a state, step by step.

A path is a plan. It records nothing and decides nothing: an outcome on the way is one that would
lead there, if those who decide so decide. Nothing says that a state ought to be reached.
"""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any, Iterator, Optional, Tuple

from . import _ffi
from .days import to_date
from .decisions import Finding, read_finding
from .lists import every, every_word
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


@dataclass(frozen=True, repr=False)
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

    def __repr__(self) -> str:
        return "<Step %s>" % self

    def __str__(self) -> str:
        text = "%s %s by %s" % (self.earliest, self.event, ", ".join(map(str, self.roles)))
        return "%s (for %s)" % (text, self.name) if self.name else text


@dataclass(frozen=True, repr=False)
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

    def __repr__(self) -> str:
        steps = "%d step%s" % (len(self.steps), "" if len(self.steps) == 1 else "s")
        return "<Path to %s: %s>" % (self.state, steps if self.possible else "no lawful way")

    def __str__(self) -> str:
        if not self.possible:
            return "there is no lawful way to %s from here" % self.state
        return "\n".join("%d. %s" % (n, step) for n, step in enumerate(self.steps, 1))


def read_path(path: int, state: State, possible: bool) -> Path:
    """All of a path; the lock is held."""
    indices = count()
    steps = every(
        _core.cspr_path_step,
        path,
        row=_ffi.cspr_step(),
        read=lambda row: _step(path, next(indices), row),
    )
    return Path(state, possible, steps)


def _step(path: int, step: int, row: "_ffi.cspr_step") -> Step:
    found = _ffi.cspr_finding()
    return Step(
        event=EventCode(row.event),
        state=State.read(row.state),
        verdict=Verdict(row.verdict),
        earliest=to_date(row.earliest),
        roles=read_roles(row.roles),
        rule=Rule.read(row.rule),
        name=row.name.decode() if row.name else None,
        before=row.before,
        goes_back=bool(row.goes_back),
        particulars=_particulars(path, step),
        findings=every(_core.cspr_path_finding, path, step, row=found, read=read_finding),
    )


def _particulars(path: int, step: int) -> Tuple[StepParticular, ...]:
    indices = count()
    return every(
        _core.cspr_path_particular,
        path,
        step,
        row=_ffi.cspr_step_particular(),
        read=lambda row: _particular(path, step, next(indices), row),
    )


def _particular(
    path: int, step: int, index: int, row: "_ffi.cspr_step_particular"
) -> StepParticular:
    return StepParticular(
        part=Part(row.part),
        type=PartType(row.type),
        fixed=bool(row.fixed),
        value=_value(row) if row.fixed else None,
        values=every_word(Value, _core.cspr_path_value, path, step, index),
        like=row.like,
    )


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
