"""Vectors that are about no record, put down by hand or reckoned apart from the library, answers and all.

What must stay true: nothing here asks the library. make.py writes these vectors only if its answers are the same.
"""
import csv
import datetime
import itertools
import os
import re
from typing import Any, Dict, Iterator, List, Optional, Tuple

import numpy
import scenarios

Json = Dict[str, Any]
Day = datetime.date
HOLIDAYS = os.path.join(scenarios.TOP, "tests", "calendar", "bank-holidays-england-wales.csv")
VOCABULARY = os.path.join(scenarios.TOP, "include", "cspr", "vocab.h")


def fact(name: str, kind: str, why: str, **more: Any) -> Json:
    return dict({"name": name, "why": why, "kind": kind}, **more)


# Criteria (rulebook section 5.4) ------------------------------------------------------------------

MET, NOT_MET, INFORMATION, JUDGEMENT = "met", "not_met", "needs_information", "needs_judgement"
LIMBS = ("abuse_or_neglect", "died_or_seriously_harmed", "where", "a_child")
SUSPICION = {"suspected": MET, "known": MET, "none": NOT_MET, "unknown": INFORMATION, None: INFORMATION}
HARM = {"died": MET, "serious": MET, "not_serious": NOT_MET, "uncertain": JUDGEMENT, "unknown": INFORMATION,
        None: INFORMATION}
AGE = {"under_18": MET, "18_to_24": NOT_MET, "25_plus": NOT_MET, "unborn": JUDGEMENT, "unknown": INFORMATION,
       None: INFORMATION}
WHERE = {("in_area", None): MET, ("in_area", "elsewhere"): MET, ("outside_england", "in_area"): MET,
         ("outside_england", "elsewhere"): NOT_MET, ("outside_england", "unknown"): INFORMATION,
         ("outside_england", None): INFORMATION, ("elsewhere_in_england", "in_area"): NOT_MET,
         ("elsewhere_in_england", None): NOT_MET, ("unknown", "in_area"): INFORMATION, (None, None): INFORMATION}
JUDGED = {None: JUDGEMENT, True: MET, False: NOT_MET}


def assessment(suspicion: Optional[str], harm: Optional[str], where: Tuple[Optional[str], Optional[str]],
               age: Optional[str], lasting: Optional[bool] = None, unborn: Optional[bool] = None) -> Json:
    limbs = [SUSPICION[suspicion], HARM[harm], WHERE[where], AGE[age]]
    if limbs[1] == JUDGEMENT:
        limbs[1] = JUDGED[lasting]
    if limbs[3] == JUDGEMENT:
        limbs[3] = JUDGED[unborn]
    answer = next((one for one in (NOT_MET, INFORMATION, JUDGEMENT) if one in limbs), MET)
    told = {"suspicion": suspicion, "harm": harm, "place": where[0], "residence": where[1], "age_band": age,
            "long_term_impairment": lasting, "unborn_child": unborn}
    return {"circumstances": {key: value for key, value in told.items() if value is not None},
            "is": {"answer": answer, "limbs": dict(zip(LIMBS, limbs))}}


def assessments() -> Iterator[Json]:
    area = ("in_area", None)
    for suspicion in SUSPICION:
        yield assessment(suspicion, "died", area, "under_18")
    for harm, lasting in itertools.product(HARM, (None, True, False)):
        yield assessment("known", harm, area, "under_18", lasting)
    for where in WHERE:
        yield assessment("known", "serious", where, "under_18")
    for age, unborn in itertools.product(AGE, (None, True, False)):
        yield assessment("known", "serious", area, age, None, unborn)
    for suspicion, harm, where, age in itertools.product(("known", "none", "unknown"), ("died", "not_serious", "uncertain"),
                                                         (area, ("unknown", "in_area")), ("under_18", "unborn")):
        yield assessment(suspicion, harm, where, age)


def criteria() -> List[Json]:
    rows = list(assessments())
    return [fact("assess-" + edition, "assess", "5.4: each limb, and how they add up", edition=edition, assessments=rows)
            for edition in ("wt2018", "wt2023", "wt2026")] + [
        fact("assess-" + edition, "assess", "5.4: this edition has no such criteria", edition=edition,
             assessments=[dict(rows[0], **{"is": "not_found"})]) for edition in ("sar2014", "scr2015")]


# Calendars: the bank holidays are another list than the library's, the sums are numpy's -------------

# What GOV.UK's data call the days that the other list tells in words of its own.
NAMED = {"2020-05-08": "Early May bank holiday (VE day)", "2022-06-02": "Spring bank holiday",
         "2022-06-03": "Platinum Jubilee bank holiday",
         "2022-09-19": "Bank Holiday for the State Funeral of Queen Elizabeth II",
         "2023-05-08": "Bank holiday for the coronation of King Charles III"}


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
        found = day if count == 0 else numpy.busday_offset(
            day, count, roll="backward" if count > 0 else "forward", busdaycal=self.calendar)
        return {"day": text, "count": count, "is": str(found) if self.covers(day, found) else "outside_calendar"}

    def count(self, after: str, until: str) -> Json:
        one, other = numpy.datetime64(after), numpy.datetime64(until)
        found = max(0, int(numpy.busday_count(one + 1, other + 1, busdaycal=self.calendar)))
        return {"after": after, "until": until, "is": found if self.covers(one, other) else "outside_calendar"}

    def day(self, text: str) -> Json:
        day = Day.fromisoformat(text)
        weekend = {5: "Saturday", 6: "Sunday"}.get(day.weekday())
        return {"day": text, "is": self.closed.get(text, weekend) if self.covers(numpy.datetime64(text)) else None}


def calendars() -> List[Json]:
    closed = bank_holidays()
    years = sorted({day[:4] for day in closed})
    law = Reckoned(years[0] + "-01-01", years[-1] + "-12-31", closed)
    own_closed = {"2024-05-01": "Staff day", "2024-05-06": "Early May bank holiday"}
    own = Reckoned("2024-01-01", "2024-12-31", own_closed)
    outside = [years[0] + "-01-01", years[-1] + "-12-31", "2017-12-29", "2028-01-03"]
    return [
        fact("england-wales-holidays", "calendar", "6: every bank holiday by its name; days outside have none",
             days=[law.day(day) for day in sorted(closed)] + [law.day(day) for day in outside]),
        fact("england-wales-sums", "calendar", "6: 5, 7 and 15 working days on from and back from the day before each",
             sums=[law.sum(str(Day.fromisoformat(day) - datetime.timedelta(1)), count)
                   for day in sorted(closed) for count in (5, 15, -7)] +
             [law.sum(day, count) for day in outside for count in (0, 1, -1)]),
        fact("england-wales-counts", "calendar", "6: working days after one day, until another",
             counts=[law.count(str(Day.fromisoformat(day) - datetime.timedelta(back)), day)
                     for day in sorted(closed)[::4] for back in (0, 3, 30)] +
             [law.count("2024-03-29", "2024-03-01"), law.count("2017-12-29", "2018-01-05")]),
        fact("own-calendar", "calendar", "6: a calendar of the host's own: what it closes, and nothing else",
             calendar={"version": "own-1", "first": "2024-01-01", "last": "2024-12-31",
                       "closed": [{"day": day, "skipped": name} for day, name in own_closed.items()]},
             days=[own.day(day) for day in ("2024-05-01", "2024-05-04", "2024-05-06", "2024-05-07", "2024-12-25")],
             sums=[own.sum("2024-04-30", count) for count in (1, 2, 3, 5, -1, 180)],
             counts=[own.count("2024-04-30", "2024-05-07"), own.count("2023-12-31", "2024-01-05")]),
    ]


# Days -----------------------------------------------------------------------------------------------

def number(day: Day) -> int:
    return (day - Day(1970, 1, 1)).days


def span(text: str) -> Json:
    parts = [int(part) for part in text.split("-")]
    first = Day(*(parts + [1, 1])[:3])
    following = {1: lambda: Day(first.year + 1, 1, 1), 3: lambda: first + datetime.timedelta(1),
                 2: lambda: (first.replace(day=28) + datetime.timedelta(4)).replace(day=1)}[len(parts)]()
    return {"text": text, "is": {"first": number(first), "last": number(following) - 1,
                                 "precision": {1: "year", 2: "month", 3: "day"}[len(parts)]}}


def months(text: str, count: int) -> Json:
    day = Day.fromisoformat(text)
    month = day.year * 12 + day.month - 1 + count
    first = Day(month // 12, month % 12 + 1, 1)
    last = (first.replace(day=28) + datetime.timedelta(4)).replace(day=1) - datetime.timedelta(1)
    return {"day": text, "count": count, "is": str(first.replace(day=min(day.day, last.day)))}


def dates() -> List[Json]:
    good = ("1970-01-01", "1969-12-31", "1900-01-01", "2199-12-31", "2024-02-29", "2000-02-29", "2024-03-08", "2024-02",
            "2023-02", "2000-02", "2024-12", "2024", "2023", "1900", "2199")
    bad = ("2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-04-31", "2024-01-00", "2024-1-1", "24-01-01",
           "2024/01/01", "2024-01-01T00:00:00Z", "2024-01-01 ", " 2024-01-01", "", "2024-", "1899-12-31", "2200-01-01",
           "yesterday")
    leaps = ("2023-08-29", "2023-08-31", "2024-02-29", "2024-08-30", "2024-08-31", "2024-03-31", "2024-12-31")
    return [
        fact("spans", "date", "6: days, months and years, each from its first to its last day (days since 1970-01-01)",
             spans=[span(text) for text in good] + [{"text": text, "is": "bad_date"} for text in bad]),
        fact("months", "date", "6: months run to the same day number, or to the month's last day",
             months=[months(day, count) for day in leaps for count in (1, 6, 12, -1, -6, 0)]),
        fact("weekdays", "date", "1 Monday, 7 Sunday",
             weekdays=[{"day": day, "is": Day.fromisoformat(day).isoweekday()}
                       for day in ("1970-01-01", "1969-12-31", "2024-02-29", "2024-03-31", "2024-04-01", "1900-01-01")]),
    ]


# References, words, editions ------------------------------------------------------------------------

REFERENCES = {
    "done": ["A", "u-1", "SIN-2024-0113", "a.b_c:d/e-f", "x" * 64, "Child-A", "9990000019", "0163296000x",
             "tel-01632960001", "M1-1A", "GIR-0A", "2024-03-08"],
    "bad_reference": ["", "-a", ".a", "a b", "a,b", "x" * 65, "a\n", "é", "agency 1", "a@b"],
    "personal_data": ["SW1A-0AA", "ec1a1bb", "M1-1AE", "01632960001", "07700-900-123", "441632960001", "9990000018",
                      "999-000-0018"],
}
MISSPELT = [("event", "open_rapid_reviw", "open_rapid_review"), ("event", "publsih", "publish"), ("event", "", None),
            ("event", "qwertyuiop", None), ("role", "busines_manager", "business_manager"), ("value", "in_aera", "in_area"),
            ("part", "referense", "reference"), ("state", "publshed", "published")]
IN_FORCE = [("children", "2018-06-28", None), ("children", "2018-06-29", "wt2018"), ("children", "2023-12-14", "wt2018"),
            ("children", "2023-12-15", "wt2023"), ("children", "2026-03-17", "wt2023"), ("children", "2026-03-18", "wt2026"),
            ("children", "2030-01-01", "wt2026"), ("adult", "2015-03-31", None), ("adult", "2015-04-01", "sar2014"),
            ("adult", "2026-03-18", "sar2014")]


def vocabulary() -> Dict[str, Tuple[int, List[Tuple[int, str]]]]:
    """The groups and words of vocab.h by their constants: a name is the constant in small letters."""
    with open(VOCABULARY, encoding="utf-8") as file:
        text = file.read()
    groups = {name.lower(): int(value) for name, value in re.findall(r"CSPR_GROUP_(\w+) = (\d+)", text)}
    found = {}
    for group, value in groups.items():
        words = re.findall(r"CSPR_%s_(\w+) = (\d+)" % group.upper(), text)
        kebab = group in ("rule", "duty", "limb") and group != "limb"
        found[group] = (value, [(int(at), name.lower().replace("_", "-" if kebab else "_")) for name, at in words])
    return found


def words() -> List[Json]:
    return [fact(group, "words", "the numbers of words are for ever", group=value,
                 words=[{"number": at, "is": name} for at, name in rows] + [{"number": 60000, "is": None}],
                 misspelt=[{"text": text, "is": nearest} for of, text, nearest in MISSPELT if of == group],
                 count=len(rows))
            for group, (value, rows) in vocabulary().items()]


def plain() -> List[Json]:
    return [
        fact("references", "reference", "formats 1: opaque, and nothing that identifies a person",
             references=[{"text": text, "is": status} for status, texts in REFERENCES.items() for text in texts]),
        fact("in-force", "edition", "1: the edition in force for a kind on a day",
             in_force=[{"of": kind, "day": day, "is": edition} for kind, day, edition in IN_FORCE]),
    ]


FACTS: Dict[str, Tuple[str, List[Json]]] = {
    "assessments": ("The criteria as a pure function", criteria()),
    "calendars": ("Working days, bank holidays, calendars of a host's own", calendars()),
    "dates": ("Days, months and years", dates()),
    "vocabulary": ("Every word with its number", words()),
    "basics": ("References, and which edition is in force", plain()),
}
