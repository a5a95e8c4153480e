#!/usr/bin/env python3
"""Runs the example programs and compares what they print, and how they end, with what is kept
beside them.

Usage: test_examples.py --cspr PATH --schema DIR [--update] NAME=PATH...

And `cspr timeliness` says the same of trackers as examples/python/timeliness.golden.

Each NAME is the program of examples/embed/NAME.c, or examples/NAME/main.c; its golden file is
NAME.golden in the same folder. --schema: where the SQL files of libcspr-postgres are, for a program
that needs a server: it gets a private cluster. Prints TAP. With --update the goldens are written
instead: read what changed.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.normpath(os.path.join(HERE, "..", "..", "examples"))
RECORD = os.path.join(EXAMPLES, "review", "review.jsonl")
sys.path[:0] = [os.path.join(HERE, "..", folder) for folder in ("postgres", "support")]
from tap import tell

# What is another at each run: the number of a process, the moment at which it is run, the salt of
# a note.
CHANGING = re.compile(r'process \d+|last opened [0-9TZ:-]+|"note_digest":"sha256:[0-9a-f]{64}"')


def run(*command, given=b"", ends=(0,)):
    done = subprocess.run(
        command,
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        timeout=120,
        check=False,
    )
    words = done.stderr.decode(errors="replace").strip()
    assert done.returncode in ends, "%s ended with %d: %s" % (command[0], done.returncode, words)
    return done


def head(lines, first=0):
    """Lines of the example review, after its first ones."""
    with open(RECORD, "rb") as file:
        return b"".join(file.readlines()[first:lines])


class Examples:
    def __init__(self, options, programs):
        self.options = options
        self.programs = programs
        self.folder = None

    def path(self, name):
        return os.path.join(self.folder, name)

    def fill(self, store, **reviews):
        """A store with reviews, each of so many lines of the example."""
        for name, lines in reviews.items():
            place = ("--store", store, "--review", name.replace("_", "-"), "-")
            run(self.options.cspr, "new", *place, given=head(1))
            run(self.options.cspr, "record", *place, given=head(lines, 1))
        return store

    def say(self, name, *arguments, given=b""):
        """What a program prints, with its end: as it is compared."""
        done = run(self.programs[name], *arguments, given=given, ends=range(128))
        text = CHANGING.sub("...", done.stdout.decode())
        if done.stderr:
            text += "(standard error) " + done.stderr.decode().replace(self.folder, "DIR")
        return text + "(it ends with %d)\n" % done.returncode

    def fails_when_the_disk_is_full(self, name, *arguments, given=b""):
        with open("/dev/full", "wb") as full:
            command = [self.programs[name], *arguments]
            done = subprocess.run(
                command, input=given, stdout=full, stderr=subprocess.DEVNULL, check=False
            )
        assert done.returncode, "%s ended with 0, and nobody has what it printed" % name

    # The programs

    def own_storage(self):
        self.fails_when_the_disk_is_full("own_storage")
        return self.say("own_storage")

    def driver(self):
        self.fails_when_the_disk_is_full("driver")
        return self.say("driver")

    def why_not(self):
        asked = [
            (83, "publish", "business_manager", "2025-03-21"),
            (83, "publish", "agency", "2025-03-25"),
            (87, "publish", "business_manager", "2025-03-25"),
            (1, "Publish", "agency", "2025-03-25"),
        ]
        allowed = asked[2]
        self.fails_when_the_disk_is_full("why_not", *allowed[1:], given=head(allowed[0]))
        return "\n".join(
            "$ head -n %d review.jsonl | why_not %s\n" % (lines, " ".join(words))
            + self.say("why_not", *words, given=head(lines))
            for lines, *words in asked
        )

    def durable(self):
        self.fails_when_the_disk_is_full("durable", self.path("full.db"))
        return self.say("durable", self.path("durable.db"))

    def due_tonight(self):
        store = self.fill("sqlite:" + self.path("due.db"), r_2024_1=20, r_2024_2=45, r_2024_3=83)[
            len("sqlite:") :
        ]
        asked = [
            (store, "2024-09-20"),
            (store, "2025-03-25"),
            (store, "2024-09-01"),
            (self.path("none.db"), "2024-09-20"),
            (store, "tonight"),
        ]
        self.fails_when_the_disk_is_full("due_tonight", store, "2024-09-20")
        return "\n".join(
            "$ due_tonight %s %s\n" % (os.path.basename(path), day)
            + self.say("due_tonight", path, day)
            for path, day in asked
        )

    def react(self):
        store = self.fill("sqlite:" + self.path("react.db"), r_2024_2=45, r_2024_3=83)
        other = self.fill("sqlite:" + self.path("full.db"), r_2024_2=45, r_2024_3=83)
        self.fails_when_the_disk_is_full("react", other[len("sqlite:") :])
        return self.say("react", store[len("sqlite:") :])

    def outbox(self):
        import cluster  # only where a server is needed

        with cluster.Folder() as made:
            server = (
                made.cluster("one").start().make_database(self.options.schema, ("bury_app", "bury"))
            )
            store = self.fill(server.uri("bury_app"), r_2024_1=4)
            with open("/dev/full", "wb") as full:
                lost = subprocess.run(
                    [self.programs["outbox"], store, "1"],
                    stdout=full,
                    stderr=subprocess.PIPE,
                    check=False,
                )
            return "\n".join(
                [
                    "when nobody takes it:\n%s(it ends with %d)\n"
                    % (lost.stderr.decode(), lost.returncode),
                    "when somebody does:\n" + self.say("outbox", store, "1"),
                    "when all was sent:\n" + self.say("outbox", store, "1"),
                ]
            )

    def publish(self):
        files = [
            os.path.join(EXAMPLES, "anonymise", name) for name in ("register.tsv", "draft.txt")
        ]
        return self.say("publish", *files, given=head(60))

    # The host

    def timeliness(self):
        """Of each tracker, what the Python program of the same name is kept to print, up to the
        cells that could not be read, which the host leaves to `cspr import`."""
        path = os.path.join(EXAMPLES, "python", "timeliness.golden")
        with open(path, encoding="utf-8") as file:
            told = re.findall(r"^\$ timeliness\.py (.*)\n([^$]*)", file.read(), re.M)
        assert told
        for words, wanted in told:
            tracker, *options = words.split()
            tracker = os.path.join(EXAMPLES, "data", tracker)
            got = run(self.options.cspr, "timeliness", tracker, *options).stdout.decode()
            for one in zip(*(text.split("Cells that")[0].split("\n") for text in (wanted, got))):
                assert one[0] == one[1], "%r instead of %r" % one[::-1]

    def golden(self, name):
        embed = os.path.join(EXAMPLES, "embed", name + ".golden")
        return (
            embed
            if os.path.exists(embed[: -len("golden")] + "c")
            else os.path.join(EXAMPLES, name, name + ".golden")
        )

    def check(self, name):
        with tempfile.TemporaryDirectory() as self.folder:
            got = getattr(self, name)()
        path = self.golden(name)
        if self.options.update:
            with open(path, "w", encoding="utf-8") as file:
                file.write(got)
        with open(path, encoding="utf-8") as file:
            wanted = file.read()
        for number, (left, right) in enumerate(zip(wanted.splitlines(), got.splitlines()), 1):
            assert left == right, "%s, line %d: %r instead of %r" % (
                os.path.basename(path),
                number,
                right,
                left,
            )
        assert wanted == got, "%s: %d lines instead of %d" % (
            os.path.basename(path),
            got.count("\n"),
            wanted.count("\n"),
        )


def main():
    parser = argparse.ArgumentParser(description="run the example programs")
    parser.add_argument("--cspr", required=True)
    parser.add_argument("--schema")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("programs", nargs="+", metavar="NAME=PATH")
    options = parser.parse_args()
    examples = Examples(options, dict(item.split("=", 1) for item in options.programs))
    checks = [(name, lambda name=name: examples.check(name)) for name in sorted(examples.programs)]
    return tell(checks + [("cspr timeliness", examples.timeliness)])


if __name__ == "__main__":
    sys.exit(main())
