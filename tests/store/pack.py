#!/usr/bin/env python3
"""Evidence packs, verified without the library: by sha256sum, openssl and python3 as the pack's own README says, and by a
Go program on golang.org/x/mod; and every byte of a small pack changed, which both must find. Tells TAP.

Usage: pack.py --packer PATH --go-files DIR --record FILE.jsonl --cache DIR
"""
import argparse
import itertools
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

GO = ("/usr/lib/go/bin/go", "/usr/lib/go-1.19/bin/go")  # Debian's; another may be first on the PATH
LINES = 6
SIGNED = ("record.jsonl", "leaves.txt", "checkpoint", "checkpoint-2", "checkpoint-5", "key.vkey")
TWICE = ("key.pem", "checkpoint.body", "checkpoint.sig")
LARGE = ("edition.txt",)  # nothing but SHA256SUMS covers it: every 61st byte


def run(*command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **options)


def good(*command, **options):
    done = run(*command, **options)
    assert done.returncode == 0, "%s: %s" % (" ".join(command), done.stdout.decode(errors="replace"))
    return done.stdout


def read(*path):
    with open(os.path.join(*path), "rb") as file:
        return file.read()


def write(data, *path):
    with open(os.path.join(*path), "wb") as file:
        file.write(data)


class Packs:
    def __init__(self, options, folder):
        self.packer = options.packer
        self.folder = folder
        self.go_files = options.go_files
        self.cache = options.cache
        self.record = os.path.join(folder, "record.jsonl")
        self.key = os.path.join(folder, "key")
        self.verifier = self.build("verify_pack")
        with open(options.record, "rb") as file:
            lines = [self.numbered(line, number) for number, line in enumerate(file.read().splitlines(), 1)]
        self.lines = lines
        write(b"".join(line + b"\n" for line in lines[:LINES]), self.record)
        self.pack = self.make("pack", self.record, 2, 5, LINES)

    @staticmethod
    def numbered(line, number):
        """As it would be stored: with its number, the last key of the canonical form."""
        return line[:-1] + b',"seq":%d}' % number

    def build(self, name):
        go = next(path for path in GO if os.path.exists(path))
        binary = os.path.join(self.folder, name)
        surroundings = dict(os.environ, GO111MODULE="off", GOPATH="/usr/share/gocode", GOFLAGS="", GOTOOLCHAIN="local",
                            GOROOT=os.path.dirname(os.path.dirname(os.path.realpath(go))), GOCACHE=os.path.abspath(self.cache))
        good(go, "build", "-o", binary, os.path.join(self.go_files, name + ".go"), env=surroundings)
        return binary

    def make(self, name, record, *sizes):
        folder = os.path.join(self.folder, name)
        good(self.packer, "make", folder, self.key, record, *map(str, sizes))
        return folder

    def copy(self, **changed):
        """The pack with files changed, and SHA256SUMS made anew: what a careful attacker leaves."""
        folder = os.path.join(self.folder, "copy")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.pack, folder)
        for name, data in changed.items():
            write(data, folder, name.replace("_", "."))
        names = sorted(name for name in os.listdir(folder) if name != "SHA256SUMS")
        write(good("sha256sum", *names, cwd=folder), folder, "SHA256SUMS")
        return folder

    def blocks(self, folder):
        return re.findall(r"^```sh\n(.*?)^```$", read(folder, "README.md").decode(), re.M | re.S)

    def found(self, folder):
        done = run(self.packer, "verify", folder)
        assert done.returncode in (0, 1), done.stdout
        return done.returncode, [row for row in done.stdout.decode().splitlines() if not row.startswith("unchecked")]

    # Trees

    def test_trees_and_proofs_are_those_of_tlog(self):
        draw = random.Random(6962)
        rows = [(count, index, older) for count in range(1, 20) for index in range(count) for older in range(1, count + 1)]
        for _ in range(300):
            count = draw.randint(1, draw.choice([100, 1000, 5000]))
            rows.append((count, draw.randrange(count), draw.randint(1, count)))
        text = "".join("%d %d %d\n" % row for row in rows).encode()
        ours, theirs = good(self.packer, "trees", input=text), good(self.build("trees"), input=text)
        assert ours.count(b"\n") > 2 * len(rows) and ours == theirs

    def test_a_checkpoint_signed_by_note_is_read_and_signed_alike(self):
        private, public, signed = good(self.verifier, self.pack, "sign").split(b"\n", 2)
        said = good(self.packer, "statement", private.decode(), input=signed)
        assert said.strip() == public

    # A pack, by common tools

    def test_every_block_of_the_readme_succeeds(self):
        blocks = self.blocks(self.pack)
        assert len(blocks) == 6, len(blocks)
        for block in blocks:
            good("sh", "-e", "-c", block, cwd=self.pack)

    def test_a_block_fails_where_something_was_changed(self):
        blocks = self.blocks(self.pack)
        record, leaves = read(self.pack, "record.jsonl"), read(self.pack, "leaves.txt")
        body, other = read(self.pack, "checkpoint.body"), self.make("other", self.record, LINES)
        sums, leaf_block, key, pem, signature, tree = range(6)
        cases = (
            (leaf_block, dict(record_jsonl=record.replace(b"2024", b"2023", 1))),
            (leaf_block, dict(leaves_txt=leaves.replace(leaves[:1], b"0" if leaves[:1] != b"0" else b"1", 1))),
            (key, dict(key_vkey=b"x" + read(self.pack, "key.vkey"))),
            (pem, dict(key_pem=good("openssl", "pkey", "-pubout", input=good("openssl", "genpkey", "-algorithm", "ed25519")))),
            (signature, dict(checkpoint_body=body.replace(b"review-1", b"review-2"))),
            (signature, dict(checkpoint_sig=read(self.pack, "checkpoint.sig")[::-1])),
            (tree, dict(record_jsonl=record.replace(b"2024", b"2023", 1))),
            (tree, dict(record_jsonl=record[:record[:-1].rindex(b"\n") + 1])),
        )
        for number, changed in cases:
            folder = self.copy(**changed)
            good("sh", "-e", "-c", blocks[sums], cwd=folder)
            assert run("sh", "-e", "-c", blocks[number], cwd=folder).returncode != 0, (number, list(changed))
        write(record[1:], other, "record.jsonl")
        assert run("sh", "-e", "-c", blocks[sums], cwd=other).returncode != 0

    def test_the_go_program_verifies_it(self):
        good(self.verifier, self.pack)

    def test_a_whole_review_is_verified_by_all(self):
        record = os.path.join(self.folder, "whole.jsonl")
        write(b"".join(line + b"\n" for line in self.lines), record)
        folder = self.make("whole", record, *range(1, len(self.lines), 3), len(self.lines))
        good(self.verifier, folder)
        assert self.found(folder) == (0, [])
        for block in self.blocks(folder):
            good("sh", "-e", "-c", block, cwd=folder)

    def test_files_are_what_their_names_say(self):
        assert sorted(os.listdir(self.pack)) == sorted(SIGNED + TWICE + (
            "README.md", "SHA256SUMS", "calendar.csv", "edition.txt")), os.listdir(self.pack)
        rows = read(self.pack, "calendar.csv").decode().splitlines()
        assert rows[0] == "date,name" and "2024-03-29,Good Friday" in rows
        assert read(self.pack, "edition.txt").startswith(b"wt2023") or b"Working Together 2023" in read(self.pack, "edition.txt")

    def test_a_pack_is_never_written_over_another(self):
        before = {name: read(self.pack, name) for name in os.listdir(self.pack)}
        done = run(self.packer, "make", self.pack, self.key, self.record, "6")
        assert done.returncode == 2 and b"not empty" in done.stdout, done.stdout
        assert before == {name: read(self.pack, name) for name in os.listdir(self.pack)}
        empty = os.path.join(self.folder, "empty")
        os.mkdir(empty)
        good(self.verifier, self.make("empty", self.record, 6))

    def test_another_key_is_not_enough(self):
        other = os.path.join(self.folder, "other-key")
        folder = os.path.join(self.folder, "forged")
        good(self.packer, "make", folder, other, self.record, "6")
        assert self.found(folder) == (0, [])
        done = run(self.packer, "verify", folder, read(self.pack, "key.vkey").decode())
        rows = done.stdout.decode().splitlines()
        assert done.returncode == 1 and "file 0 0 key.vkey" in rows and "checkpoint 0 0 -" in rows, rows

    # Every byte

    def rows(self):
        for name in sorted(os.listdir(self.pack)):
            masks = (1, 32, 128) if name in SIGNED else (1, 32) if name in TWICE + ("SHA256SUMS",) else (1,)
            for offset in range(0, len(read(self.pack, name)), 61 if name in LARGE else 1):
                for mask in masks:
                    yield name, offset, mask, 0
                    if name in SIGNED + TWICE:
                        yield name, offset, mask, 1

    def all_found(self, program):
        rows = list(self.rows())
        text = "".join("%s %d %d %d\n" % row for row in rows).encode()
        answers = good(*program, input=text).decode().split()
        assert len(answers) == len(rows), (len(answers), len(rows))
        missed = [row for row, answer in zip(rows, answers) if answer != "found"]
        assert not missed, "%d missed: %s" % (len(missed), missed[:5])
        assert good(*program, input=b"record.jsonl 0 0 1\n") == b"missed\n", "nothing was changed, and it is found"
        print("# %d variants" % len(rows))

    def test_every_changed_byte_is_found_by_us(self):
        self.all_found((self.packer, "variants", self.pack))

    def test_every_changed_byte_is_found_by_the_go_program(self):
        self.all_found((self.verifier, self.pack, "variants"))

    # Which line

    def named(self, lines, expected):
        folder = self.copy(record_jsonl=b"".join(line + b"\n" for line in lines))
        status, faults = self.found(folder)
        assert status == 1 and faults[0].rsplit(" ", 2)[0] == expected, (faults, expected)
        done = run(self.verifier, folder)
        assert done.returncode == 1, done.stdout
        return done.stdout.decode()

    def test_a_changed_line_is_named(self):
        for at in range(LINES):
            lines = self.lines[:LINES]
            lines[at] = lines[at].replace(b"2024", b"2034", 1)
            said = self.named(lines, "changed %d" % (at + 1))
            assert said == "line %d is not as it was signed\n" % (at + 1), said

    def test_a_removed_line_is_named(self):
        for at in range(LINES):
            lines = self.lines[:at] + self.lines[at + 1:LINES]
            said = self.named(lines, "%s %d" % ("removed" if at + 1 < LINES else "cut_off", at + 1))
            assert said == "line %d is not as it was signed\n" % (at + 1), said

    def test_an_end_that_was_cut_off_is_named(self):
        for at in range(1, LINES):
            self.named(self.lines[:at], "cut_off %d" % (at + 1))

    def test_reordered_lines_are_named(self):
        for one, other in itertools.combinations(range(LINES), 2):
            lines = self.lines[:LINES]
            lines[one], lines[other] = lines[other], lines[one]
            said = self.named(lines, "reordered %d" % (one + 1))
            assert said == "line %d is not as it was signed\n" % (one + 1), said

    def test_a_doubled_line_is_named(self):
        for one in range(LINES):
            for place in range(one + 1, LINES + 1):
                lines = self.lines[:place] + [self.lines[one]] + self.lines[place:LINES]
                self.named(lines, "added %d" % (place + 1))

    def test_a_changed_leaf_is_named(self):
        rows = read(self.pack, "leaves.txt").splitlines()
        for at in range(LINES):
            changed = rows[:at] + [rows[at - 1]] + rows[at + 1:]
            folder = self.copy(leaves_txt=b"".join(row + b"\n" for row in changed))
            assert self.found(folder) == (1, ["leaf %d %d -" % (at + 1, at + 1)]), self.found(folder)
            assert run(self.verifier, folder).stdout == b"leaf %d is not as it was signed\n" % (at + 1)


def main():
    parser = argparse.ArgumentParser()
    for name in ("packer", "go-files", "record", "cache"):
        parser.add_argument("--" + name, required=True)
    options = parser.parse_args()
    options.packer = os.path.abspath(options.packer)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        packs = Packs(options, folder)
        tests = [name for name in vars(Packs) if name.startswith("test_")]
        print("1..%d" % len(tests))
        for number, name in enumerate(tests, 1):
            words = name[len("test_"):].replace("_", " ")
            try:
                getattr(packs, name)()
                print("ok %d - %s" % (number, words), flush=True)
            except (AssertionError, OSError, ValueError) as problem:
                failed += 1
                print("not ok %d - %s" % (number, words))
                print("".join("# %s\n" % line for line in str(problem).splitlines()), end="", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
