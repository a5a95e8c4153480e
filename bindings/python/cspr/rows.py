"""The rows of a basis: what may happen, what must be so first, what is owed, what events carry."""

from dataclasses import dataclass
from enum import IntEnum, IntFlag
from typing import Any, Dict, Optional, Tuple, Type, Union

from . import _ffi
from .errors import WordError
from .words import (
    AssessmentCode,
    ConditionCode,
    DutyCode,
    EventCode,
    Force,
    Milestone,
    Part,
    Period,
    Provenance,
    Requirement,
    Role,
    Rule,
    State,
    Type as PartType,
    Value,
)
from .words.word import Word

Base = Union[EventCode, Milestone]


class To(IntEnum):
    """Where a move leads, besides a state."""

    SAME = 0  # the state stays
    NAMED = 1000  # the state that the event names (adopt)
    RETURN = 1001  # the state it was closed from (reopen)


class Voids(IntFlag):
    """What a move makes void."""

    SIGN_OFF_RAPID_REVIEW = 1 << 0
    SIGN_OFF_DECISION = 1 << 1
    SIGN_OFF_REPORT = 1 << 2
    SIGN_OFF_PUBLICATION = 1 << 3
    NOTIFICATION = 1 << 4
    DECISION = 1 << 5
    CHECKS = 1 << 6
    APPROVAL = 1 << 7
    COPIES = 1 << 8


class Recipient(IntFlag):
    """To whom something must be sent."""

    NATIONAL_PANEL = 1 << 0
    SECRETARY_OF_STATE = 1 << 1
    OFSTED = 1 << 2
    FAMILY = 1 << 3


class Names(IntFlag):
    """What the stances of a sign-off must name as the event does."""

    OUTCOME = 1 << 0
    DOCUMENT = 1 << 1


@dataclass(frozen=True)
class Condition:
    """When a row speaks; part and value belong to PART_IS and PART_IS_NOT."""

    kind: ConditionCode
    part: Optional[Part] = None
    value: Optional[Value] = None

    def __str__(self) -> str:
        if self.part is None:
            return str(self.kind).replace("_", " ")
        return "%s is %s%s" % (
            self.part,
            "not " if self.kind is ConditionCode.PART_IS_NOT else "",
            self.value,
        )


@dataclass(frozen=True, repr=False)
class Move:
    """What may happen: one row of the graph. None among states: before the first event."""

    event: EventCode
    to: Union[State, To]
    from_states: Tuple[Optional[State], ...]
    roles: Tuple[Role, ...]
    voids: Voids
    when: Condition
    provenance: Optional[Provenance]
    cite: str

    def __repr__(self) -> str:
        to = self.to if isinstance(self.to, State) else "(%s)" % self.to.name.lower()
        states = ", ".join(str(state or "(nothing)") for state in self.from_states)
        return "<Move %s: %s to %s>" % (self.event, states, to)


@dataclass(frozen=True, repr=False)
class Need:
    """What must be so first. What one, other, set and count say depends on the requirement: cspr.h
    has them as a table."""

    event: EventCode
    rule: Rule
    force: Force
    requirement: Requirement
    from_states: Tuple[Optional[State], ...]
    when: Condition
    one: Optional[Word]
    other: Optional[Word]
    set: Union[int, Recipient, Names, Value]
    count: int
    provenance: Optional[Provenance]
    cite: str
    words: str
    remedy: str
    role: Optional[Role]
    name: str

    def __repr__(self) -> str:
        return "<Need %s: %s (%s)>" % (self.event, self.name, self.force)


@dataclass(frozen=True, repr=False)
class Term:
    """What is owed: runs from base, is met by met_by."""

    duty: DutyCode
    force: Force
    period: Period
    count: int
    base: Optional[Base]
    met_by: Optional[EventCode]
    provenance: Optional[Provenance]
    cite: str
    words: str
    when: Condition
    met_when: Condition
    name: str

    def __repr__(self) -> str:
        period = "%s %s" % (self.count, self.period) if self.count else self.period
        return "<Term %s: %s of %s (%s)>" % (self.name, period, self.base, self.force)


@dataclass(frozen=True, repr=False)
class Particular:
    """What an event carries. least is of a count; values are those of a code, else empty."""

    event: EventCode
    part: Part
    type: PartType
    required: bool
    required_when: Condition
    least: int
    values: Tuple[Value, ...] = ()

    def __repr__(self) -> str:
        required = ", required" if self.required else ""
        return "<Particular %s: %s, %s%s>" % (self.event, self.part, self.type, required)


# What the columns one and other are words of, by requirement.
_COLUMNS: Dict[Requirement, Tuple[Optional[Type[Word]], Optional[Type[Word]]]] = {
    Requirement.ASSESSED: (AssessmentCode, None),
    Requirement.VIEWS: (Value, None),
    Requirement.SIGNED_OFF: (Value, EventCode),
    Requirement.HAPPENED: (EventCode, EventCode),
    Requirement.HAPPENED_SINCE: (EventCode, EventCode),
    Requirement.OPEN: (EventCode, Part),
    Requirement.NONE_OPEN: (EventCode, Part),
    Requirement.STANDS: (EventCode, None),
    Requirement.NOT_STANDING: (EventCode, None),
    Requirement.OUTCOME_IS: (EventCode, Value),
    Requirement.DOCUMENT_IS: (EventCode, None),
    Requirement.PART_GIVEN: (Part, Value),
    Requirement.PART_TRUE: (Part, Value),
    Requirement.PART_IS_NOT: (Part, Value),
    Requirement.CHECKED: (EventCode, None),
    Requirement.FOUR_EYES: (Part, Value),
    Requirement.SENT_TO: (EventCode, None),
    Requirement.DAYS_BEFORE: (EventCode, None),
}
_SETS: Dict[Requirement, Any] = {
    Requirement.SIGNED_OFF: Names,
    Requirement.OUTCOME_IS: Value.read,
    Requirement.SENT_TO: Recipient,
    Requirement.DAYS_BEFORE: Recipient,
}


def read_text(text: Optional[bytes]) -> str:
    return text.decode() if text else ""


def read_base(code: int) -> Optional[Base]:
    """What a duty runs from, or a milestone is of."""
    if code in (Milestone.INCIDENT, Milestone.AWARE):
        return Milestone(code)
    return EventCode.read(code)


def base_of(base: Union[Base, str]) -> Base:
    """The same, for a word or its name."""
    if isinstance(base, (EventCode, Milestone)):
        return base
    try:
        return Milestone(base)
    except WordError:
        return EventCode(base)


def read_roles(roles: int) -> Tuple[Role, ...]:
    return tuple(Role(code) for code in range(32) if roles >> code & 1)


def read_states(states: int) -> Tuple[Optional[State], ...]:
    return tuple(State.read(code) for code in range(32) if states >> code & 1)


def read_condition(condition: "_ffi.cspr_condition") -> Condition:
    return Condition(
        ConditionCode(condition.kind), Part.read(condition.part), Value.read(condition.value)
    )


def read_move(row: "_ffi.cspr_move") -> Move:
    to = row.to
    return Move(
        event=EventCode(row.event),
        to=To(to) if to in (To.SAME, To.NAMED, To.RETURN) else State(to),
        from_states=read_states(getattr(row, "from")),
        roles=read_roles(row.roles),
        voids=Voids(row.voids),
        when=read_condition(row.when),
        provenance=Provenance.read(row.provenance),
        cite=read_text(row.cite),
    )


def read_need(row: "_ffi.cspr_need") -> Need:
    requirement = Requirement(row.requirement)
    one, other = _COLUMNS.get(requirement, (None, None))
    return Need(
        event=EventCode(row.event),
        rule=Rule(row.rule),
        force=Force(row.force),
        requirement=requirement,
        from_states=read_states(getattr(row, "from")),
        when=read_condition(row.when),
        one=one.read(row.one) if one else None,
        other=other.read(row.other) if other else None,
        set=_SETS[requirement](row.set) if requirement in _SETS and row.set else row.set,
        count=row.count,
        provenance=Provenance.read(row.provenance),
        cite=read_text(row.cite),
        words=read_text(row.words),
        remedy=read_text(row.remedy),
        role=Role.read(row.role),
        name=read_text(row.name),
    )


def read_term(row: "_ffi.cspr_term") -> Term:
    return Term(
        duty=DutyCode(row.duty),
        force=Force(row.force),
        period=Period(row.period),
        count=row.count,
        base=read_base(row.base),
        met_by=EventCode.read(row.met_by),
        provenance=Provenance.read(row.provenance),
        cite=read_text(row.cite),
        words=read_text(row.words),
        when=read_condition(row.when),
        met_when=read_condition(row.met_when),
        name=read_text(row.name),
    )


def read_particular(row: "_ffi.cspr_particular", values: Tuple[Value, ...]) -> Particular:
    return Particular(
        event=EventCode(row.event),
        part=Part(row.part),
        type=PartType(row.type),
        required=bool(row.required),
        required_when=read_condition(row.required_when),
        least=row.least,
        values=values,
    )
