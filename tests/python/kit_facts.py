"""Vectors that are about no review: words, dates, references, calendars, editions, the criteria, and
what a rule rests on. Part of kit.py."""

from typing import Any, Callable, Dict, Type

import cspr
import cspr.words
import kit
from kit import Json, name, status


def tried(function: Callable[..., Any], *arguments: Any) -> Any:
    """What it gives, or the status of the call that failed."""
    try:
        return function(*arguments)
    except cspr.CsprError as problem:
        return status(problem)


def rows(answer: Json, key: str, answered: Callable[[Json], Any]) -> None:
    """Every row has what is asked, and gets what it "is"."""
    for row in answer.get(key, []):
        row["is"] = answered(row)


def assess(context: cspr.Context, answer: Json) -> None:
    def one(row: Json) -> Any:
        try:
            return kit.assessment(cspr.assess(answer["edition"], **row["circumstances"]))
        except cspr.CsprError as problem:
            return status(problem)

    rows(answer, "assessments", one)


def calendar(context: cspr.Context, answer: Json) -> None:
    days = kit.calendar_of(context, answer.get("calendar")) or cspr.Calendar(context=context)
    sums = lambda row: days.add_working_days(row["day"], row["count"])  # noqa: E731
    counts = lambda row: days.count_working_days(row["after"], row["until"])  # noqa: E731
    rows(answer, "sums", lambda row: kit.day(tried(sums, row)))
    rows(answer, "counts", lambda row: tried(counts, row))
    rows(answer, "days", lambda row: days.why_closed(row["day"]))


def edition(context: cspr.Context, answer: Json) -> None:
    def found(row: Json) -> Any:
        one = cspr.Edition.on(row["of"], row["day"])
        return one and one.name

    rows(answer, "in_force", found)


def reference(context: cspr.Context, answer: Json) -> None:
    rows(answer, "references", lambda row: tried(cspr.check_reference, row["text"]) or "done")


def date(context: cspr.Context, answer: Json) -> None:
    first = cspr.Span.read("1970-01-01").day

    def span(row: Json) -> Any:
        try:
            one = cspr.Span.read(row["text"])
        except cspr.CsprError as problem:
            return status(problem)
        return {
            "first": (one.first - first).days,
            "last": (one.last - first).days,
            "precision": one.precision,
        }

    rows(answer, "spans", span)
    rows(answer, "months", lambda row: str(cspr.add_months(row["day"], row["count"])))
    rows(answer, "weekdays", lambda row: cspr.Span.read(row["day"]).day.isoweekday())


def words(context: cspr.Context, answer: Json) -> None:
    group: Type[cspr.Word] = cspr.words.GROUPS[answer["group"]]

    def word(row: Json) -> Any:
        one = group(row["number"])
        return str(one) if one.known else None

    rows(answer, "words", word)
    rows(answer, "misspelt", lambda row: name(group.nearest(row["text"])))
    answer["count"] = len(group)


def rules(context: cspr.Context, answer: Json) -> None:
    basis = kit.basis_of(context, answer)
    edition = basis.edition
    answer.update(
        title=edition.title,
        of=name(edition.kind),
        provisional=edition.provisional,
        needs=[need(row) for row in basis.needs],
        terms=[term(row) for row in basis.terms],
    )
    answer["from"] = kit.day(edition.in_force_from)


def need(row: cspr.Need) -> Json:
    return {
        "event": name(row.event),
        "rule": row.name,
        "force": name(row.force),
        "provenance": name(row.provenance),
        "cite": row.cite,
        "words": row.words,
        "remedy": row.remedy,
    }


def term(row: cspr.Term) -> Json:
    return {
        "duty": row.name,
        "force": name(row.force),
        "period": name(row.period),
        "count": row.count,
        "provenance": name(row.provenance),
        "cite": row.cite,
        "words": row.words,
    }


def profile(context: cspr.Context, answer: Json) -> None:
    try:
        kit.profile_of(context, answer["profile"])
    except cspr.CsprError as problem:
        answer["error"] = kit.trouble(problem)


FACTS: Dict[str, Callable[[cspr.Context, Json], None]] = {
    "assess": assess,
    "calendar": calendar,
    "edition": edition,
    "reference": reference,
    "date": date,
    "words": words,
    "rules": rules,
    "profile": profile,
}
GIVEN = ("name", "why", "kind", "edition", "assessments", "calendar", "sums", "counts", "days")
GIVEN += ("in_force", "references", "spans", "months", "weekdays", "group", "words", "misspelt")
GIVEN += ("profile",)


def of_fact(context: cspr.Context, vector: Json) -> Json:
    answer = kit.given(vector, *GIVEN)
    for key, value in answer.items():
        if isinstance(value, list):  # what a row "is" has to be found again
            answer[key] = [{k: v for k, v in row.items() if k != "is"} for row in value]
    FACTS[vector["kind"]](context, answer)
    return answer
