"""Working days, bank holidays and dates, reckoned apart from the library: by numpy and by Python's calendar, over a list of
bank holidays of their own.
"""

import csv
import datetime
import os
from typing import Any, Dict, List

import numpy
import scenarios
from fact import Json, fact

Day = datetime.date
HOLIDAYS = os.path.join(scenarios.TOP, "tests", "calendar", "bank-holidays-england-wales.csv")


# Calendars ----------------------------------------------------------------------------------------

# What GOV.UK's data call the days that the other list tells in words of its own.
NAMED = {
    "2020-05-08": "Early May bank holiday (VE day)",
    "2022-06-02": "Spring bank holiday",
    "2022-06-03": "Platinum Jubilee bank holiday",
    "2022-09-19": "Bank Holiday for the State Funeral of Queen Elizabeth II",
    "2023-05-08": "Bank holiday for the coronation of King Charles III",
}


def bank_holidays() -> Dict[str, str]:
    with open(HOLIDAYS, encoding="utf-8", newline="") as file:
        return {row["date"]: NAMED.get(row["date"], row["name"]) for row in csv.DictReader(file)}


class Reckoned:
    """Working days between two days, but for those that are closed by name."""

    def __init__(self, first: str, last: str, closed: Dict[str, str]) -> None:
        self.first, self.last, self.closed = numpy.datetime64(first), numpy.datetime64(last), closed
        self.calendar = numpy.busdaycalendar(holidays=[numpy.datetime64(day) for day in closed])

    def covers(self, *days: Any) -> bool:
        return all(self.first <= day <= self.last for day in days)

    def sum(self, text: str, count: int) -> Json:
        day = numpy.datetime64(text)
        found = (
            day
            if count == 0
            else numpy.busday_offset(
                day, count, roll="backward" if count > 0 else "forward", busdaycal=self.calendar
            )
        )
        return {
            "day": text,
            "count": count,
            "is": str(found) if self.covers(day, found) else "outside_calendar",
        }

    def count(self, after: str, until: str) -> Json:
        one, other = numpy.datetime64(after), numpy.datetime64(until)
        found = max(0, int(numpy.busday_count(one + 1, other + 1, busdaycal=self.calendar)))
        return {
            "after": after,
            "until": until,
            "is": found if self.covers(one, other) else "outside_calendar",
        }

    def day(self, text: str) -> Json:
        day = Day.fromisoformat(text)
        weekend = {5: "Saturday", 6: "Sunday"}.get(day.weekday())
        return {
            "day": text,
            "is": self.closed.get(text, weekend) if self.covers(numpy.datetime64(text)) else None,
        }


def calendars() -> List[Json]:
    closed = bank_holidays()
    years = sorted({day[:4] for day in closed})
    law = Reckoned(years[0] + "-01-01", years[-1] + "-12-31", closed)
    own_closed = {"2024-05-01": "Staff day", "2024-05-06": "Early May bank holiday"}
    own = Reckoned("2024-01-01", "2024-12-31", own_closed)
    outside = [years[0] + "-01-01", years[-1] + "-12-31", "2017-12-29", "2028-01-03"]
    return [
        fact(
            "england-wales-holidays",
            "calendar",
            "6: every bank holiday by its name; days outside have none",
            days=[law.day(day) for day in sorted(closed)] + [law.day(day) for day in outside],
        ),
        fact(
            "england-wales-sums",
            "calendar",
            "6: 5, 7 and 15 working days on from and back from the day before each",
            sums=[
                law.sum(str(Day.fromisoformat(day) - datetime.timedelta(1)), count)
                for day in sorted(closed)
                for count in (5, 15, -7)
            ]
            + [law.sum(day, count) for day in outside for count in (0, 1, -1)],
        ),
        fact(
            "england-wales-counts",
            "calendar",
            "6: working days after one day, until another",
            counts=[
                law.count(str(Day.fromisoformat(day) - datetime.timedelta(back)), day)
                for day in sorted(closed)[::4]
                for back in (0, 3, 30)
            ]
            + [law.count("2024-03-29", "2024-03-01"), law.count("2017-12-29", "2018-01-05")],
        ),
        fact(
            "own-calendar",
            "calendar",
            "6: a calendar of the host's own: what it closes, and nothing else",
            calendar={
                "version": "own-1",
                "first": "2024-01-01",
                "last": "2024-12-31",
                "closed": [{"day": day, "skipped": name} for day, name in own_closed.items()],
            },
            days=[
                own.day(day)
                for day in ("2024-05-01", "2024-05-04", "2024-05-06", "2024-05-07", "2024-12-25")
            ],
            sums=[own.sum("2024-04-30", count) for count in (1, 2, 3, 5, -1, 180)],
            counts=[own.count("2024-04-30", "2024-05-07"), own.count("2023-12-31", "2024-01-05")],
        ),
    ]


# Days -----------------------------------------------------------------------------------------------


def number(day: Day) -> int:
    return (day - Day(1970, 1, 1)).days


def span(text: str) -> Json:
    parts = [int(part) for part in text.split("-")]
    first = Day(*(parts + [1, 1])[:3])
    following = {
        1: lambda: Day(first.year + 1, 1, 1),
        3: lambda: first + datetime.timedelta(1),
        2: lambda: (first.replace(day=28) + datetime.timedelta(4)).replace(day=1),
    }[len(parts)]()
    return {
        "text": text,
        "is": {
            "first": number(first),
            "last": number(following) - 1,
            "precision": {1: "year", 2: "month", 3: "day"}[len(parts)],
        },
    }


def months(text: str, count: int) -> Json:
    day = Day.fromisoformat(text)
    month = day.year * 12 + day.month - 1 + count
    first = Day(month // 12, month % 12 + 1, 1)
    last = (first.replace(day=28) + datetime.timedelta(4)).replace(day=1) - datetime.timedelta(1)
    return {"day": text, "count": count, "is": str(first.replace(day=min(day.day, last.day)))}


def dates() -> List[Json]:
    good = (
        "1970-01-01",
        "1969-12-31",
        "1900-01-01",
        "2199-12-31",
        "2024-02-29",
        "2000-02-29",
        "2024-03-08",
        "2024-02",
        "2023-02",
        "2000-02",
        "2024-12",
        "2024",
        "2023",
        "1900",
        "2199",
    )
    bad = (
        "2023-02-29",
        "1900-02-29",
        "2024-13-01",
        "2024-00-01",
        "2024-04-31",
        "2024-01-00",
        "2024-1-1",
        "24-01-01",
        "2024/01/01",
        "2024-01-01T00:00:00Z",
        "2024-01-01 ",
        " 2024-01-01",
        "",
        "2024-",
        "1899-12-31",
        "2200-01-01",
        "yesterday",
    )
    leaps = (
        "2023-08-29",
        "2023-08-31",
        "2024-02-29",
        "2024-08-30",
        "2024-08-31",
        "2024-03-31",
        "2024-12-31",
    )
    return [
        fact(
            "spans",
            "date",
            "6: days, months and years, each from its first to its last day (days since 1970-01-01)",
            spans=[span(text) for text in good]
            + [{"text": text, "is": "bad_date"} for text in bad],
        ),
        fact(
            "months",
            "date",
            "6: months run to the same day number, or to the month's last day",
            months=[months(day, count) for day in leaps for count in (1, 6, 12, -1, -6, 0)],
        ),
        fact(
            "weekdays",
            "date",
            "1 Monday, 7 Sunday",
            weekdays=[
                {"day": day, "is": Day.fromisoformat(day).isoweekday()}
                for day in (
                    "1970-01-01",
                    "1969-12-31",
                    "2024-02-29",
                    "2024-03-31",
                    "2024-04-01",
                    "1900-01-01",
                )
            ],
        ),
    ]
