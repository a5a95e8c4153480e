#!/usr/bin/env python3
"""Runs random-reviews and a second evaluator, written from the rulebook, over the same sequences; compares them.

Usage: agree.py [--only NUMBER] PROGRAM BANK-HOLIDAYS.csv EDITION SEED COUNT

Says, as TAP, whether each property held and whether both agree on every verdict, state, unmet and unknown rule, on
what is open, and on how every duty stands. Whether everything was seen is asked of 100,000 sequences and more.

The lines that the program writes, their fields between tabs:
  edition NAME
  calendar INDEX FIRST LAST DAYS                    the days it closes besides the bank holidays
  sequence NUMBER CALENDAR
  event CODE ROLE ACTOR HAPPENED DEPARTURE PARTS ANSWER
        DEPARTURE: -, departs, happened. PARTS: "part=value ...", of what replaces an event "with.part=value".
        ANSWER: "verdict; state; rules not met; rules unknown"
  again ANSWER ...                                  how every event reads after an amendment, or "retracted"
  open FLAGS                                        "opener reference scope since; ..."
  duties DAY DUTIES                                 "duty about standing since due met-on days-late; ..."
  property NAME MADE FAILED; coverage GAPS; total SEQUENCES EVENTS BAD-INPUT
  # a remark, which is passed on
"""
import argparse
import subprocess
import sys

from days import Calendar, bank_holidays
from duties import duties, flags
from history import Event, History
from record import EDITIONS, Record, read_parts, span, take, tell
from verdicts import weigh

ENOUGH = 100000  # sequences, in which everything must have been seen
MOST_TOLD = 20
VERDICTS, AGAIN, OPEN, DUTIES = range(4)
COMPARED = ("verdicts, states and rules are those of the second evaluator",
            "amended records read as in the second evaluator",
            "what is open is what the second evaluator has open",
            "duties stand as in the second evaluator")


class Comparison:
    """history: what is on record, as it reads; record: as it was written, and its amendments."""

    def __init__(self, holidays):
        self.holidays, self.calendars = holidays, {}
        self.edition = self.history = self.record = self.number = None
        self.made, self.failed = [0] * len(COMPARED), [0] * len(COMPARED)
        self.properties, self.gaps, self.total = [], 0, None

    def compare(self, what, about, theirs, ours):
        self.made[what] += 1
        if ours == theirs:
            return True
        self.failed[what] += 1
        if sum(self.failed) <= MOST_TOLD:
            print("# %s, sequence %s: %s\n#   library: %s\n#   here:    %s"
                  % (self.edition.name, self.number, about, theirs, ours))
        return False

    def event(self, fields):
        code, role, actor, happened, departs, parts, answer = fields
        event = Event(code, role, actor, *span(happened), departs, read_parts(parts))
        verdict, state, unmet, unknown = weigh(self.history, event)
        again = None
        if code == "amend" and verdict != "refused":
            again, displaced = self.record.amended(event)
            state = again.state
            if displaced:
                verdict, state, unmet = "refused", self.history.state, unmet + displaced
        ours = tell(verdict, state, unmet, unknown)
        if not self.compare(VERDICTS, " ".join((self.history.state or "-", *fields[:-1])), answer, ours):
            verdict, state = answer.split("; ")[:2]
        if verdict == "refused":
            return
        self.record.events.append(event)
        if again:
            self.history = again
        else:
            take(self.history, event, state, unmet, unknown)

    def again(self, fields):
        self.compare(AGAIN, "as amended", "\t".join(fields), "\t".join(self.record.answers))

    def open(self, fields):
        self.compare(OPEN, "open", fields[0], flags(self.history))

    def duties(self, fields):
        ours = duties(self.history, int(fields[0]))
        self.made[DUTIES] += 1
        if ours == fields[1]:
            return
        one, other = fields[1].split("; "), ours.split("; ")
        self.compare(DUTIES, "duties on day " + fields[0], "; ".join(duty for duty in one if duty not in other),
                     "; ".join(duty for duty in other if duty not in one) + " ")

    def sequence(self, fields):
        self.number = fields[0]
        self.history = History(self.edition, self.calendars[fields[1]])
        self.record = Record(self.edition, self.calendars[fields[1]])

    def calendar(self, fields):
        closed = self.holidays | set(map(int, fields[3].split()))
        self.calendars[fields[0]] = Calendar(int(fields[1]), int(fields[2]), closed)

    def read(self, lines):
        kinds = {"event": self.event, "duties": self.duties, "open": self.open, "sequence": self.sequence,
                 "again": self.again, "calendar": self.calendar, "property": self.properties.append}
        for line in lines:
            if not line.endswith("\n"):  # the program ended in the middle of it
                return
            kind, *fields = line[:-1].split("\t")
            if kind in kinds:
                kinds[kind](fields)
            elif kind == "edition":
                self.edition = EDITIONS[fields[0]]
            elif kind == "coverage":
                self.gaps = int(fields[0])
            elif kind == "total":
                self.total = tuple(map(int, fields))
            elif line.startswith("#"):
                print(line, end="")
            else:
                raise SystemExit("no such line: " + line)

    def results(self, count):
        """(what, how often it was checked, how often it failed)."""
        for name, made, failed in self.properties:
            yield name, int(made), int(failed)
        for what, made, failed in zip(COMPARED, self.made, self.failed):
            yield what, made, failed
        if count >= ENOUGH:
            yield "every rule is seen met, unmet and unknown, every state reached", self.total[1], self.gaps


def main():
    parser = argparse.ArgumentParser(description="compare two evaluators on random reviews")
    parser.add_argument("--only", metavar="NUMBER", help="one of the sequences")
    for name in ("program", "holidays", "edition", "seed", "count"):
        parser.add_argument(name)
    options = parser.parse_args()
    command = [options.program, options.edition, options.seed, options.count]
    comparison, count = Comparison(bank_holidays(options.holidays)), 1 if options.only else int(options.count)
    with subprocess.Popen(command + (["--only", options.only] if options.only else []), stdout=subprocess.PIPE,
                          encoding="utf-8") as process:
        comparison.read(process.stdout)
    whole = process.returncode == 0 and comparison.total is not None and comparison.total[0] == count
    results = list(comparison.results(count)) if whole else []
    results.append(("all %d sequences were made" % count, count, not whole))
    print("1..%d" % len(results))
    for number, (what, made, failed) in enumerate(results, 1):
        well = made and not failed or options.only and not failed
        print("%s %d - %s: %s (%d)" % ("ok" if well else "not ok", number, options.edition, what, made))


if __name__ == "__main__":
    sys.exit(main())
