"""Days, vague dates and moments, in and out.

The library has no clock and no time zone. A day is a datetime.date, or its text in ISO form; it is
the day that you say it is, so a datetime is not taken for one. A moment is an aware datetime,
or its text in UTC, as 2024-03-08T15:04:05Z; one without a time zone is refused, since nobody can
say when it was.
"""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple, Optional, Union

from . import _ffi
from .errors import Status, failure
from .texts import to_text

NO_DAY = -(2**31)  # CSPR_NO_DAY
_FIRST = date(1970, 1, 1).toordinal()
_LAST = date.max.toordinal() - _FIRST
_FAR = 12 * date.max.year  # months
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

Day = Union[date, str]
Moment = Union[datetime, str]
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z", re.ASCII)
_parse = _ffi.core.cspr_span_parse
_span = _ffi.cspr_span


class Span(NamedTuple):
    """A date that may be vague: some day from first to last.

    >>> Span.read("2019-06")
    Span(first=datetime.date(2019, 6, 1), last=datetime.date(2019, 6, 30))
    >>> str(Span.read("2019-06")), Span.read("2019-06").exact
    ('2019-06', False)
    >>> Span.read("2019-06-07").day
    datetime.date(2019, 6, 7)
    """

    first: date
    last: date

    @classmethod
    def read(cls, text: str) -> "Span":
        """Reads "2019-06-07", "2019-06" or "2019"."""
        span = to_span(text)
        return cls(to_date(span.first), to_date(span.last))

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    @property
    def precision(self) -> Optional[str]:
        """How exact it is: "day", "month" or "year"; None for any other span."""
        if self.first == self.last:
            return "day"
        first, last = self
        if first.year != last.year or first.day != 1:
            return None
        if last.day != monthrange(last.year, last.month)[1]:
            return None
        if (first.month, last.month) == (1, 12):
            return "year"
        return "month" if first.month == last.month else None

    @property
    def day(self) -> date:
        """The day, of an exact one; else ValueError."""
        if self.first != self.last:
            raise ValueError("%s is no single day; it has first and last" % str(self))
        return self.first

    def __str__(self) -> str:
        room = _ffi.create_string_buffer(24)
        _ffi.core.cspr_span_write(to_span(self), room)
        return room.value.decode()


def to_day(day: Day) -> int:
    """The day number of a date."""
    if type(day) is date:
        return day.toordinal() - _FIRST
    if isinstance(day, str):
        span = to_span(day)
        if span.first != span.last:
            raise failure(Status.BAD_DATE, words="no day; give all of it, as 2019-06-07")
        return int(span.first)
    if isinstance(day, datetime):
        raise TypeError(
            "a day is needed, not a moment; give the date of the place it happened in: "
            "a datetime.date"
        )
    if isinstance(day, date):
        return day.toordinal() - _FIRST
    raise TypeError(
        "a day is needed (a datetime.date, or as text 2019-06-07), not %s" % type(day).__name__
    )


def to_date(number: int) -> date:
    """The date of a day number."""
    return date.fromordinal(number + _FIRST)


def to_date_or_none(number: int) -> Optional[date]:
    """The date of a day number, or None for CSPR_NO_DAY."""
    return None if number == NO_DAY else date.fromordinal(number + _FIRST)


def to_span(when: Union[Span, Day]) -> "_ffi.cspr_span":
    """The struct of a date that may be vague."""
    if type(when) is date:
        number = when.toordinal() - _FIRST
        return _span(number, number)
    if isinstance(when, str):
        span = _span()
        status = _parse(to_text(when), _ffi.byref(span), None)
        if status:
            raise failure(status, words="no date: give 2019-06-07, 2019-06 or 2019")
        return span
    if isinstance(when, Span):
        return _span(to_day(when.first), to_day(when.last))
    number = to_day(when)
    return _span(number, number)


def span_or_none(span: "_ffi.cspr_span") -> Optional[Span]:
    """A struct's span, or None where there is no day."""
    first = span.first
    return None if first == NO_DAY else Span(to_date(first), to_date(span.last))


def to_nanoseconds(moment: Moment) -> int:
    """A moment as the library counts it."""
    if isinstance(moment, str):
        return _read_moment(moment)
    if not isinstance(moment, datetime):
        raise TypeError("a moment is needed (an aware datetime), not %s" % type(moment).__name__)
    if moment.utcoffset() is None:
        raise failure(
            Status.BAD_DATE,
            words="a moment without a time zone: give an aware datetime, "
            "such as datetime(2024, 3, 8, 15, 4, tzinfo=timezone.utc)",
        )
    passed = moment - _EPOCH
    counted = (passed.days * 86400 + passed.seconds) * 10**9 + passed.microseconds * 1000
    if not 0 <= counted < 2**63:  # C would take what is left of it
        raise failure(Status.BAD_DATE, words="a moment is from 1970 to %d" % to_moment(2**63).year)
    return counted


def _read_moment(text: str) -> int:
    found = _MOMENT.fullmatch(text)
    if not found:
        raise failure(
            Status.BAD_DATE,
            words="no moment: give an aware datetime, or text in UTC, as 2024-03-08T15:04:05Z",
        )
    try:
        whole = datetime.fromisoformat(found[1]).replace(tzinfo=timezone.utc)
    except ValueError as problem:
        raise failure(Status.BAD_DATE, words=str(problem)) from None
    return to_nanoseconds(whole) + int((found[2] or "").ljust(9, "0"))


def to_moment(nanoseconds: int) -> datetime:
    """The moment in UTC, to the microsecond, which is as exact as a datetime is."""
    return _EPOCH + timedelta(microseconds=nanoseconds // 1000)


def add_months(day: Day, months: int) -> date:
    """The same day of another month, or that month's last.

    >>> add_months(date(2024, 8, 31), 6)
    datetime.date(2025, 2, 28)
    """
    number = to_day(day)
    if -_FAR < months < _FAR:
        number = _ffi.core.cspr_day_add_months(number, months)
        if _FIRST + number > 0 and number <= _LAST:
            return to_date(number)
    raise ValueError("%d months from there is far from any calendar" % months)
