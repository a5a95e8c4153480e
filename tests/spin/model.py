"""Promela models as `cspr edition ID --as promela` prints them, and what SPIN says of them.

Decides: what counts as a verdict of pan. A run that did not search everything, ran out of depth or of memory, or that
could not be built at all, is none, and raises. What must stay true: the text comes from the command; it is changed
only by the edits of plants.py.
"""
import re
import subprocess
import tempfile
from collections import namedtuple
from pathlib import Path

COMMAND = re.compile(r"^ \*     (spin .+)$", re.M)  # as the header of a model gives it
ASSERT = re.compile(r"assert\((\w+)\)")
ENDING = re.compile(r"!ending && state == (\w+) -> ending = true")
FAULT = re.compile(r"^pan:\d+: (?:assertion violated (.+?)|(acceptance cycle)) \(at depth \d+\)", re.M)
NO_VERDICT = ("max search depth too small", "out of memory", "reached -DMEMLIM", "Search not completed")
DEAD_END = "acceptance cycle"
SECONDS = 600

# errors: how many pan counted; faults: the claims that do not hold; states: those that were reached.
Verdict = namedtuple("Verdict", "errors faults states")


def model_of(cspr, edition):
    return subprocess.run([cspr, "edition", edition, "--as", "promela"], stdout=subprocess.PIPE, check=True,
                          encoding="utf-8").stdout


def commands_of(model):
    """The commands of the header, by part; 0 where a model has no parts."""
    commands = {}
    for command in COMMAND.findall(model):
        part = re.search(r"-DPART=(\d)", command)
        commands[int(part[1]) if part else 0] = command
    return commands


def is_one_of(fault, claims):
    return any(fault.startswith(claim) for claim in claims)


def without_comments(model):
    return re.sub(r"/\*.*?\*/", "", model, flags=re.S)


def with_claims(model, command, claims):
    """Only these are claimed, so that no other ends the search first; built fast, since it is run once."""
    command = command.replace("-O1", "-O0")
    if not is_one_of(DEAD_END, claims):
        command = command.replace("gcc", "gcc -DSAFETY").replace("./pan -a", "./pan -noclaim -E")
    return ASSERT.sub(lambda found: found[0] if is_one_of(found[1], claims) else "skip", model), command


def run(model, command, all_errors=False):
    """What pan says. The first error ends the search, unless all are asked for."""
    if all_errors:
        command += " -c0"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "model.pml").write_text(model, encoding="utf-8")
        done = subprocess.run(["sh", "-c", command], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              encoding="utf-8", timeout=SECONDS, check=False)
    return verdict_of(model, done.stdout, all_errors)


def verdict_of(model, said, all_errors):
    errors = re.search(r"errors: (\d+)", said)
    if not errors or "syntax error" in said or "Error:" in said:
        raise RuntimeError("no verdict: " + said[-400:])
    faults = {claim or dead for claim, dead in FAULT.findall(said)}
    ended_early = faults and not all_errors
    for words in NO_VERDICT:
        if words in said and not ended_early:
            raise RuntimeError("no verdict: " + words)
    if bool(faults) != (errors[1] != "0"):
        raise RuntimeError("an error that has no name: " + said[:400])
    return Verdict(int(errors[1]), faults, None if ended_early else states_reached(model, said))


def states_reached(model, said):
    """The states from which an ending was begun: of the others pan lists the line as unreached."""
    unreached = {int(line) for line in re.findall(r"model\.pml:(\d+), state \d+, \"ending = 1\"", said)}
    if "unreached in proctype review" not in said:
        raise RuntimeError("no list of what was not reached")
    return {ENDING.search(line)[1] for number, line in enumerate(model.splitlines(), 1)
            if ENDING.search(line) and number not in unreached}
