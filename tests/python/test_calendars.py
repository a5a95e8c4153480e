"""Calendars: working days by the published list, calendars of one's own, and what they refuse."""

import csv
from datetime import date

import cspr
import headers
import pytest

HOLIDAYS = headers.TOP / "tests" / "calendar" / "bank-holidays-england-wales.csv"


def own():
    return cspr.Calendar("own-1", "2024-01-01", "2024-12-31", {"2024-05-01": "Staff day"})


def test_england_and_wales_is_the_published_list():
    calendar = cspr.Calendar()
    with open(HOLIDAYS, encoding="utf-8", newline="") as file:
        published = [date.fromisoformat(row["date"]) for row in csv.DictReader(file)]
    assert [day for day, _ in calendar] == sorted(published)
    assert dict(calendar)[date(2025, 4, 18)] == "Good Friday"
    assert calendar.first == date(2018, 1, 1) and calendar.last.month == 12
    assert repr(calendar) == "<Calendar %s, 2018-01-01 to %s>" % (calendar.version, calendar.last)


def test_working_days_are_added_and_counted():
    calendar = own()
    assert calendar.add_working_days("2024-04-30", 1) == date(2024, 5, 2)
    assert calendar.add_working_days(date(2024, 5, 2), -1) == date(2024, 4, 30)
    assert calendar.add_working_days("2024-05-01", 0) == date(2024, 5, 1)
    assert calendar.count_working_days("2024-04-26", "2024-05-03") == 4
    assert calendar.why_closed("2024-05-01") == "Staff day"
    assert calendar.why_closed("2024-05-04") == "Saturday"
    assert calendar.why_closed("2024-05-02") is None
    assert calendar.why_closed("2030-05-01") is None


def test_what_a_calendar_does_not_cover_is_told():
    calendar = own()
    with pytest.raises(
        cspr.InputError, match="5 working days from 2024-12-30: .*does not cover"
    ) as caught:
        calendar.add_working_days("2024-12-30", 5)
    assert caught.value.status is cspr.Status.OUTSIDE_CALENDAR
    with pytest.raises(cspr.InputError):
        calendar.count_working_days("2023-12-31", "2024-01-05")
    with pytest.raises(cspr.InputError):
        calendar.close_day("2025-01-01", "New Year")
    for count in (2**31, -(2**31) - 1, 2**70):
        with pytest.raises(ValueError, match="a count of days can't be"):
            calendar.add_working_days("2024-05-01", count)


def test_a_day_that_is_closed_keeps_its_name():
    calendar = own()
    calendar.close_day("2024-05-01", "Another")
    assert dict(calendar) == {date(2024, 5, 1): "Staff day"}


def test_a_calendar_is_closed_itself_once_a_basis_uses_it():
    calendar = own()
    basis = cspr.Basis("wt2023", calendar)
    with pytest.raises(cspr.CsprError) as caught:
        calendar.close_day("2024-05-02", "Another")
    assert caught.value.status is cspr.Status.FROZEN
    assert basis.calendar.version == "own-1"


@pytest.mark.parametrize(
    "told", [("own", None, None), (None, "2024-01-01", None), ("own", "2024-01-01", None)]
)
def test_a_calendar_of_ones_own_says_all(told):
    with pytest.raises(TypeError, match="a version, a first and a last day"):
        cspr.Calendar(*told)


def test_a_calendar_that_ends_before_it_begins_is_refused():
    with pytest.raises(cspr.InputError):
        cspr.Calendar("own", "2024-12-31", "2024-01-01")


def test_names_are_text_without_zero_bytes():
    with pytest.raises(cspr.InputError, match="zero byte"):
        cspr.Calendar("own", "2024-01-01", "2024-12-31", {"2024-05-01": "Staff\0day"})
