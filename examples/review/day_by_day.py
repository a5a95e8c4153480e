#!/usr/bin/env python3
"""Show a record day by day: what was recorded, what was refused and why, and what was owed that evening.

Usage: day_by_day.py --cspr PATH RECORD.jsonl

For each day `cspr check` replays the record up to that day: nothing is remembered here from one to the next.
"""
import argparse
import datetime
import json
import subprocess
import sys
import textwrap


def check(cspr, lines, as_of):
    done = subprocess.run([cspr, "check", "-", "--json", "--as-of", as_of], input="".join(lines), stdout=subprocess.PIPE,
                          text=True, check=False)
    answer = json.loads(done.stdout)
    if "error" in answer:
        sys.exit("line %s: %s" % (answer["error"].get("line"), answer["error"]["message"]))
    return answer


def wrapped(words, indent):
    return textwrap.fill(words, width=100, initial_indent=indent, subsequent_indent=indent)


def show_event(event, line):
    record = json.loads(line)
    actor = record["actor"]["role"]
    about = ", ".join("%s %s" % (key, value) for key, value in sorted(record.get("parts", {}).items())
                      if key in ("agency", "subject", "stance", "outcome", "response", "recipient", "planned_on", "action",
                                 "hold", "open_findings"))
    print("  %2d  %s by %s%s" % (event["seq"], event["event"], actor, ": " + about if about else ""))
    if "note" in record:
        print(wrapped(record["note"], "      | "))
    if event["verdict"] == "allowed":
        return
    print("      %s" % event["verdict"].upper().replace("_", " "))
    for finding in event["findings"]:
        if finding["met"] is not False:
            continue
        print(wrapped("not met: %s (%s). %s" % (finding["rule"], finding["force"], finding["text"]), "      "))
        first = finding.get("first_day")
        print(wrapped(finding["remedy"] + (" First day it could be met: %s." % first if first else ""), "        "))
        print(wrapped("[%s; %s]" % (finding["cite"], finding["provenance"]), "        "))


def days(count, words):
    return " (%d day%s %s)" % (count, "" if count == 1 else "s", words) if count is not None else ""


def show_owed(answer):
    owed, late = [], []
    for duty in answer["duties"]:
        name = duty["duty"] + (" " + duty["about"] if duty.get("about") else "")
        if duty["standing"] == "pending" and duty["due"]:
            owed.append("%s by %s%s" % (name, duty["due"], days(duty.get("days_left"), "left")))
        elif duty["standing"] == "overdue" or (duty["standing"] == "late_explained" and not duty["met_on"]):
            explained = ", explained" if duty["standing"] == "late_explained" else ""
            late.append("%s was due %s%s%s" % (name, duty["due"], days(duty.get("days_late"), "late"), explained))
    waiting = ["hold " + hold for hold in answer["flags"]["holds"]]
    if answer["flags"]["panel_query"]:
        waiting.append("a question of the national Panel")
    for words, items in (("owed", owed), ("LATE", late), ("open", waiting)):
        if items:
            print(wrapped("%s: %s" % (words, "; ".join(items)), "      "))


def main():
    parser = argparse.ArgumentParser(description="show a record day by day")
    parser.add_argument("--cspr", required=True)
    parser.add_argument("record")
    options = parser.parse_args()
    with open(options.record, encoding="utf-8") as file:
        lines = [line for line in file if line.strip()]
    shown, before = 0, ""
    while shown < len(lines):
        day = json.loads(lines[shown])["recorded_at"][:10]
        until = shown
        while until < len(lines) and json.loads(lines[until])["recorded_at"][:10] == day:
            until += 1
        answer = check(options.cspr, lines[:until], day)
        print(datetime.date.fromisoformat(day).strftime("%A %d %B %Y"))
        for event, line in zip(answer["events"][shown:], lines[shown:]):
            show_event(event, line)
        if answer["state"] != before:
            before = answer["state"]
            print("      => %s" % before)
        show_owed(answer)
        print()
        shown = until


if __name__ == "__main__":
    main()
