"""Days, vague dates and moments: what comes in goes out, and what can't be right is refused."""

from datetime import date, datetime, timedelta, timezone

import cspr
import pytest
from cspr import days
from given import event


@pytest.mark.parametrize(
    "day",
    [date(1900, 1, 1), date(1969, 12, 31), date(1970, 1, 1), date(2024, 2, 29), date(2199, 12, 31)],
)
def test_a_date_comes_out_as_it_went_in(day):
    assert days.to_date(days.to_day(day)) == day
    assert days.to_day(day) == days.to_day(day.isoformat()) == (day - date(1970, 1, 1)).days
    assert event("refer", happened=day).happened == cspr.Span(day, day)
    assert event("refer", incident_on=day)["incident_on"] == day


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(2200, 1, 1), date.max])
def test_a_date_outside_any_calendar_is_refused(day):
    with pytest.raises(cspr.InputError, match="refer: happened_on: not a date") as caught:
        event("refer", happened=day)
    assert caught.value.status is cspr.Status.BAD_DATE
    assert caught.value.pointer == "/happened_on"


@pytest.mark.parametrize(
    "text", ["2024-13-01", "2024-02-30", "yesterday", "", "2024-1-1", "2024-01-01T00:00:00Z"]
)
def test_text_that_is_no_date_is_refused_and_not_repeated(text):
    with pytest.raises(cspr.InputError, match="give 2019-06-07, 2019-06 or 2019") as caught:
        cspr.Span.read(text)
    assert not text or text not in str(caught.value)


def test_a_moment_is_no_day():
    with pytest.raises(TypeError, match="not a moment"):
        event("refer", happened=datetime(2024, 9, 2, tzinfo=timezone.utc))
    with pytest.raises(cspr.InputError, match="incident_on: a date is wanted here, not datetime"):
        event("refer", incident_on=datetime(2024, 9, 2, tzinfo=timezone.utc))
    with pytest.raises(TypeError, match="not int"):
        days.to_day(5)


def test_a_vague_date_is_no_day():
    with pytest.raises(cspr.InputError, match="give all of it"):
        days.to_day("2024-09")


@pytest.mark.parametrize(
    "text,first,last,precision",
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31), "month"),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("2024-09-02", date(2024, 9, 2), date(2024, 9, 2), "day"),
    ],
)
def test_a_vague_date_is_a_span(text, first, last, precision):
    span = cspr.Span.read(text)
    assert span == (first, last)
    assert str(span) == text
    assert span.precision == precision
    assert span.exact == (precision == "day")
    assert event("adopt", historic=True, happened=text).happened == span
    assert event("adopt", historic=True, happened=span).happened == span


def test_any_other_span_has_no_precision_and_no_day():
    span = cspr.Span(date(2024, 1, 5), date(2024, 3, 4))
    assert span.precision is None
    assert str(span) == "2024-01-05/2024-03-04"
    assert cspr.Span(date(2024, 1, 1), date(2024, 2, 29)).precision is None
    assert cspr.Span(date(2024, 2, 1), date(2025, 1, 31)).precision is None
    with pytest.raises(ValueError, match="2024-01-05/2024-03-04 is no single day"):
        span.day
    with pytest.raises(cspr.InputError, match="happened_on"):
        event("adopt", historic=True, happened=span)


def test_a_naive_moment_is_refused_with_what_would_be_right():
    with pytest.raises(ValueError, match=r"without a time zone: .*tzinfo=timezone.utc") as caught:
        event("refer", recorded=datetime(2024, 9, 2, 9))
    assert isinstance(caught.value, cspr.InputError)
    assert caught.value.pointer == "/recorded_at"
    with pytest.raises(ValueError, match="without a time zone"):
        cspr.Review("wt2023").as_at(datetime(2024, 9, 2))


@pytest.mark.parametrize(
    "moment",
    [
        datetime(1970, 1, 1, tzinfo=timezone.utc),
        datetime(2024, 9, 2, 9, 30, 15, 123456, tzinfo=timezone.utc),
        datetime(2024, 9, 2, 9, 30, tzinfo=timezone(timedelta(hours=5, minutes=45))),
        datetime(2199, 12, 31, 23, 59, 59, 999999, tzinfo=timezone.utc),
    ],
)
def test_a_moment_comes_out_in_utc(moment):
    recorded = event("refer", recorded=moment).recorded
    assert recorded == moment
    assert recorded.utcoffset() == timedelta(0)


def test_a_moment_as_text_is_as_exact_as_it_says():
    one = event("refer", recorded="2024-09-02T09:00:00.123456789Z")
    assert one.recorded_nanoseconds == 1725267600123456789
    assert one.recorded == datetime(2024, 9, 2, 9, 0, 0, 123456, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    "text",
    [
        "2024-09-02T09:00:00",
        "2024-09-02T09:00:00+01:00",
        "2024-09-02 09:00:00Z",
        "2024-09-02T09:00:00.1234567890Z",
        "2024-09-02T25:00:00Z",
        "2024-02-30T09:00:00Z",
        "",
        "٢024-09-02T09:00:00Z",
    ],
)
def test_text_that_is_no_moment_is_refused(text):
    with pytest.raises(cspr.InputError) as caught:
        event("refer", recorded=text)
    assert caught.value.status is cspr.Status.BAD_DATE
    assert caught.value.pointer == "/recorded_at"


def test_a_moment_before_1970_is_refused():
    with pytest.raises(cspr.InputError, match="recorded_at"):
        event("refer", recorded=datetime(1969, 12, 31, tzinfo=timezone.utc))


def test_what_is_no_moment_at_all_is_a_type_error():
    with pytest.raises(TypeError, match="not date"):
        event("refer", recorded=date(2024, 9, 2))


def test_months_are_added():
    assert cspr.add_months("2024-08-31", 6) == date(2025, 2, 28)
    assert cspr.add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    for months in (10**6, 2**31, 2**64 + 1, -(2**40)):
        with pytest.raises(ValueError, match="far from any calendar"):
            cspr.add_months("2024-08-31", months)
