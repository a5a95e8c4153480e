#!/usr/bin/env python3
"""Hand `cspr check` records that have been damaged (seeded, so the same each time) and input made to hurt; and
damaged records, amendments and events to as-at, impact, amend and what-if.

Usage: smoke.py --cspr PATH --records DIR [--records DIR...] [--sanitized] [--mutants N] [--seed N]

Whatever comes in: exit 0, 1 or 2, no crash, an answer that is JSON; after exit 2 an error with a line, and
no events; memory stays bounded.
"""
import argparse
import glob
import json
import os
import random
import resource
import subprocess
import sys
import tempfile

MIB = 1 << 20
LONGEST_LINE = MIB


def flip(draw, data):
    at = draw.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << draw.randrange(8)]) + data[at + 1:]


def cut(draw, data):
    at = draw.randrange(len(data))
    return data[:at] + data[at + draw.randint(1, 40):]


def truncate(draw, data):
    return data[:draw.randrange(len(data))]


def repeat(draw, data):
    at = draw.randrange(len(data))
    piece = data[at:at + draw.randint(1, 60)]
    return data[:at] + piece + data[at:]


def insert(draw, data):
    at = draw.randrange(len(data))
    piece = draw.choice([b"\x00", b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b"{", b"[", b"]}", b'"', b",",
                         b"\n", b"\r\n", b"\xef\xbb\xbf", b"1e999", b"-0", b"0.5", b"99999999999999999999", b"null", b"true",
                         b"[" * 17, b'{"a":' * 17])
    return data[:at] + piece + data[at:]


def token(draw, data):
    """One word of the record in the place of another."""
    words = data.split(b'"')
    if len(words) < 4:
        return data
    one, other = draw.randrange(1, len(words) - 1), draw.randrange(1, len(words) - 1)
    words[one] = words[other]
    return b'"'.join(words)


def number(draw, data):
    digits = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
    if not digits:
        return data
    at = draw.choice(digits)
    return data[:at] + draw.choice([b"9", b"0", b"-1", b"4294967296", b"99999999999999999999", b"2.0"]) + data[at + 1:]


def lines(draw, data):
    rows = data.split(b"\n")
    one, other = draw.randrange(len(rows)), draw.randrange(len(rows))
    how = draw.randrange(3)
    if how == 0:
        rows[one], rows[other] = rows[other], rows[one]
    elif how == 1:
        del rows[one]
    else:
        rows.insert(one, rows[other])
    return b"\n".join(rows)


def value(draw, data):
    """A value of another type, at a random place of a random line."""
    rows = data.split(b"\n")
    at = draw.randrange(len(rows))
    try:
        event = json.loads(rows[at])
    except ValueError:
        return data
    place = event
    while True:
        key = draw.choice(sorted(place)) if place else "parts"
        if not isinstance(place.get(key), dict) or draw.random() < 0.3:
            break
        place = place[key]
    place[key] = draw.choice([None, True, 7, -7, 2 ** 40, "", "x", "unknown", "2024-13-01", "9999-12-31", [], ["a", "b"], {},
                              {"a": 1}, "sha256:" + "0" * 63, "x" * 65, "published", 10 ** 15])
    rows[at] = json.dumps(event).encode()
    return b"\n".join(rows)


MUTATIONS = [flip, cut, truncate, repeat, insert, token, number, lines, value, value, token]


class Tester:
    def __init__(self, options):
        self.options = options
        self.passed = self.failed = 0
        self.most_memory = 600 * MIB if options.sanitized else 64 * MIB

    def limit(self):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if not self.options.sanitized: # whose shadow memory takes terabytes of addresses
            resource.setrlimit(resource.RLIMIT_AS, (256 * MIB, 256 * MIB))

    def run(self, pieces, *arguments, command=("check", "-")):
        """The exit code, the answer as bytes, what was said, and the most memory in use. pieces: what is piped in."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen([self.options.cspr, *command, *arguments], stdin=subprocess.PIPE, stdout=out,
                                       stderr=err, preexec_fn=self.limit)
            try:
                for piece in pieces:
                    process.stdin.write(piece)
                process.stdin.close()
            except BrokenPipeError:
                pass
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            return process.returncode, out.read(), err.read(), usage.ru_maxrss * 1024

    def answer(self, pieces, expected=None, command=("check", "-")):
        """What is wrong, the exit code and the answer."""
        code, out, err, memory = self.run(pieces, "--json", command=command)
        what = self.wrong(code, out, err, memory, expected)
        if what:
            return what, code, None
        try:
            answer = json.loads(out.decode("utf-8"))
        except ValueError as problem:
            return "exit %d, and an answer that is no JSON: %s" % (code, problem), code, None
        if code == 2:
            error = answer.get("error")
            if "events" in answer or not isinstance(error, dict) or not error.get("message"):
                return "bad input: %s" % str(answer)[:300], code, answer
        elif "error" in answer:
            return "exit %d, and an error: %s" % (code, str(answer)[:300]), code, answer
        return None, code, answer

    def wrong(self, code, out, err, memory, expected):
        if code not in (0, 1, 2):
            return "exit %d: %s" % (code, err[-600:].decode("utf-8", "replace"))
        if b"Sanitizer" in err or b"runtime error" in err:
            return err[-600:].decode("utf-8", "replace")
        if memory > self.most_memory:
            return "%d MiB of memory" % (memory // MIB)
        if expected is not None and code != expected:
            return "exit %d, not %d: %s" % (code, expected, out[:300].decode("utf-8", "replace"))
        return None

    def problem(self, pieces, expected=None):
        what, code, answer = self.answer(pieces, expected)
        if what:
            return what
        if code == 2:
            if not isinstance(answer["error"].get("line"), int) and any(piece.strip() for piece in pieces):
                return "an error without a line: %s" % answer["error"]
        elif not isinstance(answer.get("events"), list):
            return "exit %d, and no events: %s" % (code, str(answer)[:300])
        else:
            verdicts = [event["verdict"] for event in answer["events"]]
            if (code == 1) != ("refused" in verdicts):
                return "exit %d after %s" % (code, verdicts)
        return None

    def told_alike(self, data):
        """For a person it ends as it does for a program, and something is said."""
        code, _, _, _ = self.run([data], "--json")
        plain, out, err, _ = self.run([data])
        if plain != code:
            return "exit %d with --json, %d without" % (code, plain)
        return None if out or err else "nothing was said"

    def report(self, what, problem):
        if problem is None:
            self.passed += 1
            return
        self.failed += 1
        print("FAIL %s: %s" % (what, problem))

    def mutants(self):
        draw = random.Random(self.options.seed)
        paths = [path for folder in self.options.records for path in sorted(glob.glob(os.path.join(folder, "*.jsonl")))]
        records = []
        for path in paths:
            with open(path, "rb") as file:
                records.append(file.read())
        records = [record for record in records if record.strip()]
        for count in range(self.options.mutants):
            data = draw.choice(records)
            for _ in range(draw.choice([1, 1, 1, 2, 3])):
                data = draw.choice(MUTATIONS)(draw, data) or b"{"
            problem = self.problem([data])
            if problem is None and count % 8 == 0:
                problem = self.told_alike(data)
            if problem is not None:
                kept = os.path.join(tempfile.gettempdir(), "cspr-mutant-%d-%d.jsonl" % (self.options.seed, count))
                with open(kept, "wb") as file:
                    file.write(data)
                problem += " (kept as %s)" % kept
            self.report("mutant %d" % count, problem)
            self.report("mutant %d, asked otherwise" % count, self.asked_otherwise(draw, data))
        self.tried(draw, records)

    def asked_otherwise(self, draw, data):
        """A damaged record, or one that is none the worse, to the commands that read one."""
        date = "20%02d-%02d-%02d" % (draw.randrange(10, 30), draw.randrange(1, 13), draw.randrange(1, 29))
        command = draw.choice([("as-at", "-", "--recorded", date), ("as-at", "-", "--recorded", date + "T12:00:00.5Z"),
                               ("as-at", "-", "--happened", date),
                               ("as-at", "-", "--happened", date, "--recorded", "2024-06-01"),
                               ("impact", "-", "--edition", draw.choice(["wt2018", "wt2023", "wt2026", "sar2014"]))])
        return self.answer([data], command=command)[0]

    def tried(self, draw, records):
        """Damaged events, most of them amendments, that carry on a sound record."""
        lines = [(b"\n".join(rows[:at]) + b"\n", rows[at]) for record in records
                 for rows in [record.split(b"\n")] for at in range(1, len(rows))
                 if b'"event":"amend"' in rows[at] or b'"event":"change_edition"' in rows[at]]
        for count in range(self.options.mutants // 2):
            before, line = draw.choice(lines)
            for _ in range(draw.choice([0, 1, 1, 2])):
                line = draw.choice(MUTATIONS)(draw, line) or b"{"
            with tempfile.NamedTemporaryFile(suffix=".jsonl") as sound:
                sound.write(before)
                sound.flush()
                for command in ("amend", "what-if"):
                    self.report("tried %d, %s" % (count, command),
                                self.answer([line], command=(command, sound.name, "-"))[0])

    def made_to_hurt(self):
        refer = (b'{"event":"refer","happened_on":"2024-03-01","recorded_at":"2024-03-01T10:00:00Z",'
                 b'"actor":{"id":"a-1","role":"agency"},"parts":{"children":1,"referring_agency":"a-1"}%s}\n')
        common = (b'"happened_on":"2024-03-01","recorded_at":"2024-03-01T10:00:00Z",'
                  b'"actor":{"id":"u-1","role":"business_manager"}}\n')
        amend = b'{"event":"amend","parts":{"of":1,"reason":"r-1","replacement":%s},' + common
        hold = b'{"event":"place_hold","parts":{"hold":"%s","scope":"review","reason":"inquest"},' + common
        chunk = b"x" * MIB
        cases = [
            ("a line of 100 MB", [chunk] * 100, 2),
            ("a line of 100 MB in a string", [b'{"note":"'] + [chunk] * 100 + [b'"}\n'], 2),
            ("100 MB without an end in a record", [refer % b"", b'{"event":"'] + [chunk] * 100, 2),
            ("100 MB of blank lines", [b"\n" * MIB] * 100, 2),
            ("a million opening brackets", [b"[" * MIB], 2),
            ("half a million opening objects", [b'{"a":' * 500000], 2),
            ("nesting of 17", [refer % (b',"note":' + b"[" * 17 + b"]" * 17)], 2),
            ("nothing", [], 2),
            ("blank lines", [b"\n \n\t\n"], 2),
            ("a NUL", [b"\0"], 2),
            ("a NUL in a string", [refer % b',"note":"a\\u0000b"'], 2),
            ("bytes that are no UTF-8", [refer % b',"note":"\xff\xfe"'], 2),
            ("half a surrogate", [refer % b',"note":"\\ud800"'], 2),
            ("an overlong slash", [refer % b',"note":"\xc0\xaf"'], 2),
            ("two values on a line", [(refer % b"").strip() + b" {}\n"], 2),
            ("an array", [b"[]\n"], 2),
            ("a string", [b'"refer"\n'], 2),
            ("a number past every type", [refer.replace(b'"children":1', b'"children":' + b"9" * 400) % b""], 2),
            ("a fraction", [refer.replace(b'"children":1', b'"children":1.5') % b""], 2),
            ("a key twice", [refer.replace(b'"children":1', b'"children":1,"children":1') % b""], 2),
            ("no end of line", [(refer % b"").rstrip()], 0),
            ("a line as long as may be", [self.padded(refer, LONGEST_LINE)], 0),
            ("a line longer by one byte", [self.padded(refer, LONGEST_LINE + 1)], 2),
            ("a referral", [refer % b""], 0),
            ("a replacement with a list past every limit",
             [refer % b"", amend % (b'{"parts":{"child_refs":[%s]}}' % b",".join([b'"c-%d"' % i for i in range(20000)]))],
             2),
            ("a replacement 17 deep", [refer % b"", amend % (b'{"parts":' * 17 + b"1" + b"}" * 17)], 2),
            ("a replacement within a replacement",
             [refer % b"", amend % b'{"parts":{"replacement":{"parts":{"of":1}}}}'], 2),
            ("an event amended a thousand times", [refer % b""] + [amend % b'{"parts":{"children":%d}}' % (i % 9 + 1)
                                                                    for i in range(1000)], 0),
            ("five hundred events, each amended",
             [refer % b""] + [hold % (b"h-%d" % i) for i in range(500)] +
             [amend.replace(b'"of":1', b'"of":%d' % (i + 2)) % b'{"parts":{"scope":"publication"}}' for i in range(500)],
             0),
        ]
        for what, pieces, expected in cases:
            self.report(what, self.problem(pieces, expected))

    @staticmethod
    def padded(refer, length):
        """A line of so many bytes, its end not counted."""
        bare = len(refer % b',"note":""') - 1
        return refer % (b',"note":"' + b"n" * (length - bare) + b'"')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cspr", required=True)
    parser.add_argument("--records", required=True, action="append")
    parser.add_argument("--sanitized", action="store_true")
    parser.add_argument("--mutants", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    tester = Tester(parser.parse_args())
    tester.made_to_hurt()
    tester.mutants()
    print("%d passed, %d failed" % (tester.passed, tester.failed))
    return 1 if tester.failed else 0


if __name__ == "__main__":
    sys.exit(main())
