"""Working days, and the bank holidays of England and Wales."""

from datetime import date
from typing import Iterator, Mapping, Optional, Tuple

from . import _ffi
from .context import Context, Owned, context_of
from .days import Day, to_date, to_day
from .errors import failure
from .given import int32
from .texts import to_text

_core = _ffi.core


class Calendar(Owned):
    """Working days: Monday to Friday, less the closed days.

    Neither the Children Act 2004 nor Working Together defines a working day; this is the ordinary
    reading, and is inferred. Calendar() has the bank holidays of England and Wales; one of your own
    says which days it covers, and which of them are closed.

    >>> from datetime import date
    >>> Calendar().add_working_days(date(2025, 4, 16), 2)
    datetime.date(2025, 4, 22)
    >>> Calendar().why_closed("2025-04-18")
    'Good Friday'
    >>> mine = Calendar("county-2025", date(2025, 1, 1), date(2025, 12, 31), {"2025-08-01": "Fair"})
    >>> dict(mine)
    {datetime.date(2025, 8, 1): 'Fair'}
    """

    __slots__ = ()
    _unref = _core.cspr_calendar_unref
    _ref = _core.cspr_calendar_ref

    def __init__(
        self,
        version: Optional[str] = None,
        first: Optional[Day] = None,
        last: Optional[Day] = None,
        closed: Optional[Mapping[Day, str]] = None,
        *,
        context: Optional[Context] = None,
    ) -> None:
        self._context = context_of(context)
        ret = _ffi.handle()
        if version is None and first is None and last is None:
            with self._context._lock:
                status = _core.cspr_calendar_england_wales(self._context._handle, _ffi.byref(ret))
        elif version is None or first is None or last is None:
            raise TypeError("a calendar of your own has a version, a first and a last day")
        else:
            days = to_day(first), to_day(last)
            with self._context._lock:
                status = _core.cspr_calendar_new(
                    self._context._handle, to_text(version), *days, _ffi.byref(ret)
                )
        if status < 0:
            raise failure(status, "the calendar's version and days")
        self._handle = ret.value  # type: ignore[assignment]
        for day, name in (closed or {}).items():
            self.close_day(day, name)

    def close_day(self, day: Day, name: str) -> None:
        """Closes one more day; one that is closed keeps its name. InputError: it is not covered.
        CsprError with FROZEN: a basis uses the calendar."""
        number = to_day(day)
        with self._context._lock:
            status = _core.cspr_calendar_close_day(self._handle, number, to_text(name))
        if status < 0:
            raise failure(status, "closing %s" % to_date(number))

    @property
    def version(self) -> str:
        """What the table says of itself."""
        with self._context._lock:
            return str(_core.cspr_calendar_version(self._handle).decode())

    @property
    def first(self) -> date:
        """The first day that it covers."""
        with self._context._lock:
            return to_date(_core.cspr_calendar_first(self._handle))

    @property
    def last(self) -> date:
        """The last day that it covers."""
        with self._context._lock:
            return to_date(_core.cspr_calendar_last(self._handle))

    def __iter__(self) -> Iterator[Tuple[date, str]]:
        """The closed days in order, each with its name."""
        index = 0
        day, name = _ffi.day(), _ffi.text()
        while True:
            with self._context._lock:
                if _core.cspr_calendar_closed_day(
                    self._handle, index, _ffi.byref(day), _ffi.byref(name)
                ):
                    return
                closed = to_date(day.value), (name.value or b"").decode()
            yield closed
            index += 1

    def why_closed(self, day: Day) -> Optional[str]:
        """Why a day is no working day, or None if it is one, or is not covered."""
        number = to_day(day)
        with self._context._lock:
            why = _core.cspr_calendar_why_closed(self._handle, number)
        return why.decode() if why else None

    def add_working_days(self, day: Day, count: int) -> date:
        """The count-th working day after a day, or before it. The day itself is not counted.
        InputError: it, or a day that had to be looked at, is not covered."""
        ret = _ffi.day()
        number = to_day(day)
        with self._context._lock:
            status = _core.cspr_calendar_add_working_days(
                self._handle, number, int32(count, "a count of days"), _ffi.byref(ret)
            )
        if status < 0:
            raise failure(status, "%d working days from %s" % (count, to_date(number)))
        return to_date(ret.value)

    def count_working_days(self, after: Day, until: Day) -> int:
        """How many working days there are after the one day, until and with the other. InputError:
        not all of them are covered."""
        ret = _ffi.c_int32()
        days = to_day(after), to_day(until)
        with self._context._lock:
            status = _core.cspr_calendar_count_working_days(self._handle, *days, _ffi.byref(ret))
        if status < 0:
            raise failure(status, "working days after %s until %s" % tuple(map(to_date, days)))
        return ret.value

    def __repr__(self) -> str:
        return "<Calendar %s, %s to %s>" % (self.version, self.first, self.last)
