"""Data frames, where pandas is there: of a portfolio, of what is owed, of events and duties.

Unknown stays unknown: a vague date has a first and a last day, which differ, and is never rounded;
what is not known is NaT or NA.
"""

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Optional, Union

from .days import Day, Span
from .duties import Duty
from .reviews import Review

if TYPE_CHECKING:
    from .portfolio import DutyRow, Summary

_TEXT, _NUMBER, _DAY, _MOMENT, _YES_NO = (
    "string",
    "Int64",
    "datetime64[s]",
    "datetime64[us, UTC]",
    "boolean",
)


def _pandas() -> Any:
    try:
        return import_module("pandas")
    except ImportError as problem:
        raise ImportError(
            "to_pandas() needs pandas, which can't be imported (%s): pip install 'cspr[pandas]'"
            % problem
        ) from None


def _plain(value: Any) -> Any:
    """As JSON has it: words by their names, days as text."""
    if isinstance(value, dict):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)) and not isinstance(value, Span):
        return [_plain(part) for part in value]
    if value is None or type(value) in (bool, int, str):
        return value
    return str(value)


def _frame(rows: List[Dict[str, Any]], types: Dict[str, str]) -> Any:
    """Words as their names; a column of every type, also where there is no row."""
    cells = [
        {
            name: str(cell) if types[name] == _TEXT and cell is not None else cell
            for name, cell in row.items()
        }
        for row in rows
    ]
    return _pandas().DataFrame(cells, columns=list(types)).astype(types)


def _days(**spans: Optional[Span]) -> Dict[str, Any]:
    cells: Dict[str, Any] = {}
    for name, span in spans.items():
        cells[name + "_first"] = span.first if span else None
        cells[name + "_last"] = span.last if span else None
    return cells


def _day_types(*names: str) -> Dict[str, str]:
    return {name + end: _DAY for name in names for end in ("_first", "_last")}


def _events(review: Review) -> Any:
    rows = [
        {
            "number": row.number,
            "event": row.event.code,
            **_days(happened=row.event.happened),
            "recorded": row.event.recorded,
            "actor": row.event.actor,
            "role": row.event.role,
            "verdict": row.verdict,
            "state": row.state,
            "departure": row.event.departure,
            "particulars": json.dumps(_plain(row.event.particulars), sort_keys=True),
        }
        for row in review
    ]
    return _frame(
        rows,
        {
            "number": _NUMBER,
            "event": _TEXT,
            **_day_types("happened"),
            "recorded": _MOMENT,
            "actor": _TEXT,
            "role": _TEXT,
            "verdict": _TEXT,
            "state": _TEXT,
            "departure": _TEXT,
            "particulars": _TEXT,
        },
    )


def _duties(duties: Iterable[Duty]) -> Any:
    rows = [
        {
            "duty": duty.name,
            "about": duty.about,
            "force": duty.force,
            "standing": duty.standing,
            "open": duty.open,
            **_days(since=duty.since, due=duty.due, met_on=duty.met_on),
            "days_late": duty.days_late,
            "days_left": duty.days_left,
            "cite": duty.cite,
            "provenance": duty.provenance,
        }
        for duty in duties
    ]
    return _frame(
        rows,
        {
            "duty": _TEXT,
            "about": _TEXT,
            "force": _TEXT,
            "standing": _TEXT,
            "open": _YES_NO,
            **_day_types("since", "due", "met_on"),
            "days_late": _NUMBER,
            "days_left": _NUMBER,
            "cite": _TEXT,
            "provenance": _TEXT,
        },
    )


def portfolio_frame(portfolio: "Iterable[Summary]") -> Any:
    """See Portfolio.to_pandas()."""
    rows = [
        {
            "review": row.review,
            "edition": row.edition,
            "state": row.state,
            "phase": row.phase,
            "events": row.events,
            "breaches": row.breaches,
            **_days(opened=row.opened),
            "recorded": row.recorded,
        }
        for row in portfolio
    ]
    return _frame(
        rows,
        {
            "review": _TEXT,
            "edition": _TEXT,
            "state": _TEXT,
            "phase": _TEXT,
            "events": _NUMBER,
            "breaches": _NUMBER,
            **_day_types("opened"),
            "recorded": _MOMENT,
        },
    )


def due_frame(duties: "Iterable[DutyRow]", as_of: Optional[Day] = None) -> Any:
    """See Duties.to_pandas()."""
    rows = [
        {
            "review": row.review,
            "duty": row.duty,
            "about": row.about,
            "force": row.force,
            "standing": None if as_of is None else row.standing_on(as_of),
            "open": row.open,
            **_days(since=row.since, due=row.due, met_on=row.met_on),
            "days_late": row.days_late,
        }
        for row in duties
    ]
    types = {
        "review": _TEXT,
        "duty": _TEXT,
        "about": _TEXT,
        "force": _TEXT,
        "standing": _TEXT,
        "open": _YES_NO,
        **_day_types("since", "due", "met_on"),
        "days_late": _NUMBER,
    }
    frame = _frame(rows, types)
    return frame if as_of is not None else frame.drop(columns="standing")


def to_pandas(what: Union[Review, Iterable[Duty]]) -> Any:
    """A pandas DataFrame: of a Review, a row for each of its events; of its duties
    (review.duties(day)), a row for each. Portfolio and Duties, which a Store gives, have a
    to_pandas() of their own. Words are text; a date that may be vague is two columns, its first and
    its last day.

    >>> import cspr
    >>> frame = cspr.to_pandas(cspr.Review("wt2023").duties("2025-03-21"))
    >>> list(frame.columns[:6])
    ['duty', 'about', 'force', 'standing', 'open', 'since_first']
    """
    return _events(what) if isinstance(what, Review) else _duties(what)
