"""Days as numbers (0 is 1970-01-01), months, and working days over a list of bank holidays.

Nothing here is taken from the library: months by datetime, working days by looking them up in one sorted list.
"""
import csv
import datetime
from bisect import bisect_left, bisect_right
from functools import lru_cache

EPOCH = datetime.date(1970, 1, 1).toordinal()


def number(text):
    return datetime.date.fromisoformat(text).toordinal() - EPOCH


def text(day):
    return datetime.date.fromordinal(day + EPOCH).isoformat()


@lru_cache(maxsize=None)
def months_after(day, count):
    date = datetime.date.fromordinal(day + EPOCH)
    year, month = divmod(date.year * 12 + date.month - 1 + count, 12)
    for last in (date.day, 30, 29, 28):
        try:
            return datetime.date(year, month + 1, last).toordinal() - EPOCH
        except ValueError:
            pass
    raise AssertionError("a month without a 28th")


def bank_holidays(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {number(row["date"]) for row in csv.DictReader(file)}


class Calendar:
    """Working days from first to last: Monday to Friday but for the closed ones."""

    def __init__(self, first, last, closed):
        self.first, self.last = first, last
        self.working = [day for day in range(first, last + 1) if (day + 3) % 7 < 5 and day not in closed]
        self.after, self.before = lru_cache(maxsize=None)(self._after), lru_cache(maxsize=None)(self._before)

    def _after(self, day, count):
        """The count-th working day after a day, or None where the calendar does not reach."""
        at = bisect_right(self.working, day) + count - 1
        return self.working[at] if self.first <= day and at < len(self.working) else None

    def _before(self, day, count):
        at = bisect_left(self.working, day) - count
        return self.working[at] if day <= self.last and at >= 0 else None

    def count(self, after, until):
        """How many working days there are after one day, until another; None outside the calendar."""
        if after < self.first or until > self.last:
            return None
        return bisect_right(self.working, until) - bisect_right(self.working, after)
