#!/usr/bin/env python3
"""The README is true: its code runs and prints what it says, its commands and the files that it
names are there.

Usage: test_readme.py --cspr PATH --headers DIR --generated DIR --libraries DIR

A line "…" stands for any number of lines. --libraries: where the shared libraries were built, for
the Python block. Prints TAP.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from tap import tell, tests_of

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# What the C block is part of.
AROUND = """
#include <cspr/cspr.h>
void show(const char *words, const char *remedy, const char *cite);
void embed(void);
void embed(void)
{
	cspr_context *context;
	cspr_basis *basis;
	cspr_review *review;
	cspr_event *event;
	cspr_decision *decision;
	struct cspr_finding finding = { .size = sizeof finding };
	size_t i = 0;

%s}
"""


def run(command, **options):
    return subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=120,
        **options,
    )


def like(wanted, got):
    """Whether a text is as it is said to be."""
    pattern = "".join(
        r"(?:.*\n)*" if line == "…\n" else re.escape(line) for line in wanted.splitlines(True)
    )
    return re.fullmatch(pattern, got) is not None


class Readme:
    def __init__(self, options):
        self.options = options
        with open(os.path.join(TOP, "README.md"), encoding="utf-8") as file:
            self.text = file.read()
        self.blocks = re.findall(r"^```(\w*)\n(.*?)^```$", self.text, re.M | re.S)

    def of(self, language):
        blocks = [body for named, body in self.blocks if named == language]
        assert blocks, "there is no %s block" % language
        return blocks

    def test_python_prints_what_stands_below_it(self):
        place = [named for named, _ in self.blocks].index("python")
        code, wanted = self.blocks[place][1], self.blocks[place + 1][1]
        lines = [line for line in code.splitlines() if line.strip()]
        assert len(lines) <= 15, "%d lines" % len(lines)
        environment = dict(
            os.environ,
            PYTHONPATH=os.path.join(TOP, "bindings", "python"),
            CSPR_LIBRARY=self.options.libraries,
        )
        done = run([sys.executable, "-c", code], env=environment)
        assert done.returncode == 0, done.stderr
        assert like(wanted, done.stdout), done.stdout
        assert "refused" in wanted and re.search(
            r"\[.*Working Together 2023.*recalled\]", wanted
        ), "no refusal with its citation"

    def test_c_compiles(self):
        for code in self.of("c"):
            body = "".join("\t" + line for line in code.splitlines(True))
            done = run(
                [
                    "cc",
                    "-std=c11",
                    "-Wall",
                    "-Wextra",
                    "-Werror",
                    "-fsyntax-only",
                    "-I",
                    self.options.headers,
                    "-I",
                    self.options.generated,
                    "-x",
                    "c",
                    "-",
                ],
                input=AROUND % body,
            )
            assert done.returncode == 0, done.stderr

    def test_commands_print_what_stands_below_them(self):
        seen = 0
        with tempfile.TemporaryDirectory() as folder:
            os.symlink(os.path.abspath(self.options.cspr), os.path.join(folder, "cspr"))
            environment = dict(os.environ, PATH=folder + os.pathsep + os.environ["PATH"])
            for block in self.of(""):
                for command, wanted in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M):
                    seen += 1
                    done = run(command, shell=True, cwd=TOP, env=environment)
                    assert done.returncode in (0, 1), done.stderr
                    assert like(wanted, done.stdout), "%s\n%s" % (command, done.stdout)
        assert seen, "no command is shown with what it prints"

    def test_each_command_of_cspr_is_one(self):
        known = set(re.findall(r"^  (\S+)", run([self.options.cspr, "help"]).stdout, re.M))
        told = set(re.findall(r"`cspr ([a-z-]+)", self.text))
        assert told and told <= known, "there is no cspr " + ", ".join(sorted(told - known))

    def test_each_file_that_it_names_is_there(self):
        named = set(re.findall(r"\]\(([^)#:]+)\)", self.text))
        named |= set(
            re.findall(r"`((?:bindings|examples|include|lib|reference|tests)/[^`*]*)`", self.text)
        )
        named |= set(re.findall(r"(?:^|\s)(\./\S+\.sh)", self.text))
        assert len(named) > 8, named
        missing = sorted(path for path in named if not os.path.exists(os.path.join(TOP, path)))
        assert not missing, " ".join(missing)
        for path in named:
            assert not path.endswith(".sh") or os.access(os.path.join(TOP, path), os.X_OK), path


def main():
    parser = argparse.ArgumentParser(description="whether the README is true")
    parser.add_argument("--cspr", required=True)
    parser.add_argument("--headers", required=True)
    parser.add_argument("--generated", required=True)
    parser.add_argument("--libraries", required=True)
    readme = Readme(parser.parse_args())
    return tell(tests_of(readme))


if __name__ == "__main__":
    sys.exit(main())
