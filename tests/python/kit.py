#!/usr/bin/env python3
"""Answers conformance vectors (bindings/vectors) through the Python package, by its public API alone.

Usage: kit.py FILE...   tells of each file how many vectors passed; of one that did not, the JSON pointer.
"""

import json
import sys
from typing import Any, Callable, Dict, List, Optional, Tuple

import cspr

Json = Dict[str, Any]


def put(answer: Json, key: str, value: Any) -> None:
    """A key that would say nothing is left out."""
    if value is not None and value != [] and value != {}:
        answer[key] = value


def name(word: Optional[cspr.Word]) -> Optional[str]:
    return None if word is None else str(word)


def day(value: Any) -> Optional[str]:
    return None if value is None else str(value)


def due(span: Optional[cspr.Span]) -> Optional[str]:
    if span is None or span.exact:
        return day(span)
    return "%s/%s" % (span.first, span.last)


def given(source: Json, *keys: str) -> Json:
    return {key: source[key] for key in keys if key in source}


def status(problem: cspr.CsprError) -> str:
    return problem.status.name.lower()


def trouble(problem: cspr.CsprError) -> Json:
    told: Json = {"status": status(problem), "pointer": problem.pointer or ""}
    for key in ("nearest", "rule", "edition"):
        put(told, key, getattr(problem, key))
    return told


# What a vector is decided under -------------------------------------------------------------------


def calendar_of(context: cspr.Context, told: Optional[Json]) -> Optional[cspr.Calendar]:
    if told is None:
        return None
    closed = {one["day"]: one["skipped"] for one in told["closed"]}
    return cspr.Calendar(told["version"], told["first"], told["last"], closed, context=context)


def profile_of(context: cspr.Context, told: Json) -> cspr.Profile:
    return cspr.Profile.read(json.dumps(told), context=context)


def basis_of(context: cspr.Context, told: Json) -> cspr.Basis:
    profile = profile_of(context, told["profile"]) if "profile" in told else None
    calendar = calendar_of(context, told.get("calendar"))
    return cspr.Basis(told["edition"], calendar, profile, context=context)


# Events -------------------------------------------------------------------------------------------


def event_of(review: cspr.Review, told: Json, code: Optional[cspr.EventCode] = None) -> cspr.Event:
    """An event as it is given, set in the order of the C runner."""
    event = cspr.Event(code or told["event"], context=review.basis.context)
    if "historic" in told:
        event.update(historic=told["historic"])
    if "actor" in told:
        who = told["actor"]
        event.update(
            actor=who.get("id"),
            role=who.get("role"),
            capacity=who.get("capacity"),
            organisation=who.get("org"),
        )
    event.update(happened=told.get("happened_on"), recorded=told.get("recorded_at"))
    if "departure" in told:
        departure = told["departure"]
        event.update(
            departure=departure["reason"],
            already_happened=departure.get("already_happened", False),
        )
    parts = dict(told.get("parts", {}))
    replacement = parts.pop("replacement", None)
    for part, value in parts.items():
        try:
            review.basis.particular(event.code, part)
        except cspr.CsprError as problem:
            problem.pointer = "/parts/" + part
            raise
        event.update(parts={part: value})
    if replacement is not None and "of" in parts:
        try:
            event.update(replacement=event_of(review, replacement, recorded(review, parts["of"])))
        except cspr.CsprError as problem:
            inner = (problem.pointer or "").replace("/parts/replacement", "", 1)
            problem.pointer = "/parts/replacement" + inner
            raise
    return event


def recorded(review: cspr.Review, number: int) -> cspr.EventCode:
    """Of what kind the event with a number is."""
    try:
        return review[number - 1 if number > 0 else review.version].event.code
    except IndexError as problem:
        raise cspr.NotFoundError(cspr.Status.NOT_FOUND, str(problem)) from None


# What is given out --------------------------------------------------------------------------------


def finding(found: cspr.Finding) -> Json:
    met = {cspr.Result.MET: True, cspr.Result.UNMET: False}
    answer: Json = {
        "rule": found.name,
        "force": name(found.force),
        "met": met.get(found.result),
        "provenance": name(found.provenance),
    }
    put(answer, "first_day", day(found.first_day))
    put(answer, "part", name(found.part))
    put(answer, "roles", [str(role) for role in found.roles])
    put(answer, "number", found.number)
    put(answer, "event", name(found.event))
    return answer


def difference(found: cspr.Difference) -> Json:
    answer: Json = {
        "kind": name(found.kind),
        "before": name(found.before),
        "after": name(found.after),
    }
    if found.kind == cspr.DifferenceCode.VERDICT:
        answer.update(number=found.number, event=name(found.event))
    if found.kind != cspr.DifferenceCode.DUTY:
        return answer
    answer["duty"] = found.name
    put(answer, "about", found.about)
    for side in ("before", "after"):
        put(answer, "since_" + side, day(getattr(found, "since_" + side)))
        put(answer, "due_" + side, due(getattr(found, "due_" + side)))
        put(answer, "met_on_" + side, day(getattr(found, "met_" + side)))
        put(answer, "days_late_" + side, max(getattr(found, "days_late_" + side), 0) or None)
    return answer


def duty(found: cspr.Duty) -> Json:
    answer: Json = {"duty": found.name}
    put(answer, "about", found.about)
    answer.update(
        standing=name(found.standing), force=name(found.force), provenance=name(found.provenance)
    )
    put(answer, "since", day(found.since))
    put(answer, "counted_from", day(found.counted_from))
    put(answer, "due", due(found.due))
    put(answer, "met_on", day(found.met_on))
    put(answer, "days_late", found.days_late or None)
    put(answer, "days_left", found.days_left)
    put(answer, "working", [{"day": str(one.day), "skipped": one.why} for one in found.working])
    return answer


def flag(found: cspr.Flag) -> Json:
    answer: Json = {"event": name(found.event)}
    put(answer, "reference", found.reference)
    put(answer, "scope", name(found.scope))
    answer["since"] = day(found.since)
    return answer


def read(review: cspr.Review, recorded: cspr.Recorded) -> Json:
    answer: Json = {"event": name(recorded.event.code)}
    if review.reading(recorded.number) is None:
        answer["retracted"] = True
    else:
        answer["verdict"] = name(recorded.verdict)
    answer["state"] = name(recorded.state)
    return answer


# Asks ---------------------------------------------------------------------------------------------


def position(review: cspr.Review, ask: Json) -> Json:
    return {
        "state": name(review.state),
        "phase": name(review.phase),
        "version": review.version,
        "flags": [flag(one) for one in review.flags],
    }


def duties(review: cspr.Review, ask: Json) -> Json:
    return {"duties": [duty(one) for one in review.duties(ask["as_of"])]}


def reads(review: cspr.Review, ask: Json) -> Json:
    return {"reads": [read(review, one) for one in review]}


def explain(review: cspr.Review, ask: Json) -> Json:
    decision = review.explain(ask["event"], ask.get("role"), as_of=ask["as_of"])
    return {
        "verdict": name(decision.verdict),
        "findings": [finding(one) for one in decision.findings],
    }


def explain_all(review: cspr.Review, ask: Json) -> Json:
    verdicts = review.explain_all(ask.get("role"), as_of=ask["as_of"])
    return {"verdicts": {str(event): str(verdict) for event, verdict in verdicts.items()}}


def reading(review: cspr.Review, ask: Json) -> Json:
    return {**position(review, ask), **reads(review, ask), **duties(review, ask)}


def compared(before: cspr.Review, after: cspr.Review, ask: Json) -> Json:
    return {"differences": [difference(one) for one in before.compare(after, ask["as_of"])]}


def reread(review: cspr.Review, ask: Json) -> Json:
    return compared(review, review.reread(basis_of(review.basis.context, ask)), ask)


def what_if(review: cspr.Review, ask: Json) -> Json:
    copy = review.copy()
    verdicts = [name(copy.apply(event_of(copy, told)).verdict) for told in ask["events"]]
    return {"verdicts": verdicts, **compared(review, copy, ask)}


def assessment(found: cspr.Assessment) -> Json:
    limbs = {str(one.limb): str(one.answer) for one in found.limbs}
    return {"answer": name(found.answer), "limbs": limbs}


def path(review: cspr.Review, ask: Json) -> Json:
    try:
        way = review.path(ask["to"], ask["as_of"])
    except cspr.CsprError as problem:
        return {"status": status(problem)}
    steps = []
    for step in way:
        one: Json = {
            "event": name(step.event),
            "state": name(step.state),
            "verdict": name(step.verdict),
            "earliest": day(step.earliest),
        }
        put(one, "rule", step.name)
        one["before"] = step.before
        steps.append(one)
    return {"status": "done" if way else "refused", "steps": steps}


def line(review: cspr.Review, ask: Json) -> Json:
    try:
        text = cspr.Line.read(
            ask["text"], review if review.version else None, context=review.context
        )
        return {"status": "done" if text.decide(review) else "refused"}
    except cspr.CsprError as problem:
        return {"error": trouble(problem)}


ASKS: Dict[str, Callable[[cspr.Review, Json], Json]] = {
    "position": position,
    "next": lambda review, _: {"next": [str(event) for event in review.next]},
    "duties": duties,
    "reads": reads,
    "explain": explain,
    "explain_all": explain_all,
    "as_at": lambda review, ask: reading(review.as_at(ask["recorded_until"]), ask),
    "as_known": lambda review, ask: reading(review.as_known(ask["happened_until"]), ask),
    "reread": reread,
    "what_if": what_if,
    "criteria": lambda review, _: assessment(review.assess()),
    "path": path,
    "line": line,
}
GIVEN = ("ask", "as_of", "event", "role", "recorded_until", "happened_until", "to", "edition")
GIVEN += ("events", "text")


# Reviews ------------------------------------------------------------------------------------------


def step(review: cspr.Review, told: Json) -> Json:
    answer = given(told, "event")
    try:
        event = event_of(review, told["event"])
        decision = review.decide(event)
    except cspr.CsprError as problem:
        answer["error"] = {"status": status(problem), "pointer": problem.pointer or ""}
        return answer
    if decision:
        review.commit(decision)
    answer.update(
        verdict=name(decision.verdict),
        state=name(review.state),
        findings=[finding(one) for one in decision.findings],
    )
    if event.code in (cspr.EventCode.AMEND, cspr.EventCode.CHANGE_EDITION):
        answer["consequences"] = [difference(one) for one in decision.consequences]
    return answer


def of_review(context: cspr.Context, vector: Json) -> Json:
    answer = given(vector, "name", "why", "kind", "from", "edition", "profile", "calendar")
    review = cspr.Review(basis_of(context, vector))
    answer["steps"] = [step(review, told) for told in vector["steps"]]
    answer["asks"] = [
        {**given(ask, *GIVEN), **ASKS[ask["ask"]](review, ask)} for ask in vector["asks"]
    ]
    return answer


def answered(vector: Json) -> Json:
    """The vector, built anew from what is given in it."""
    context = cspr.Context()
    if vector["kind"] == "review":
        return of_review(context, vector)
    import kit_facts

    return kit_facts.of_fact(context, vector)


# Comparing ----------------------------------------------------------------------------------------


def differing(expected: Any, got: Any, pointer: str = "") -> Optional[Tuple[str, Any, Any]]:
    """Where two JSON values first differ, and what is there."""
    if type(expected) is not type(got):
        return pointer, expected, got
    places: List[Any] = []
    if isinstance(expected, dict):
        places = list({**expected, **got})
    elif isinstance(expected, list):
        places = list(range(max(len(expected), len(got))))
    elif expected != got:
        return pointer, expected, got
    for place in places:
        try:
            one, other = expected[place], got[place]
        except (KeyError, IndexError):
            return "%s/%s" % (pointer, place), expected, got
        found = differing(one, other, "%s/%s" % (pointer, place))
        if found:
            return found
    return None


def failures(file: str) -> Tuple[int, List[str]]:
    """How many vectors a file has, and what is wrong with each that does not pass."""
    with open(file, encoding="utf-8") as opened:
        vectors = json.load(opened)["vectors"]
    wrong = []
    for vector in vectors:
        found = differing(vector, answered(vector))
        if found:
            wrong.append("%s: %s: expected %s, got %s" % (vector["name"], *found))
    return len(vectors), wrong


def main(files: List[str]) -> int:
    failed = 0
    for file in files:
        count, wrong = failures(file)
        failed += len(wrong)
        print("%s: %d passed, %d failed" % (file, count - len(wrong), len(wrong)))
        for one in wrong:
            print("  " + one)
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
