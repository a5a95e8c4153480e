#!/usr/bin/env python3
"""Decides whether what was believed at a moment ever changes: of every record, asked at some of its moments,
`cspr as-at --recorded` gives the same bytes whatever was recorded since, and it is what `cspr check` said then.

Usage: as_at.py --cspr PATH RECORD.jsonl|DIR...
"""
import argparse
import glob
import json
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

MOMENTS = 3  # of one record


def run(cspr, *arguments):
    done = subprocess.run([cspr, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, check=False)
    return done.returncode, done.stdout


def differing(cspr, path, lines, until, moment):
    """What is wrong at one moment, or None. The first `until` lines are those recorded by then."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as then:
        then.write(b"".join(lines[:until]))
        then.flush()
        for form in (["--json"], []):
            now = run(cspr, "as-at", path, "--recorded", moment, *form)
            if run(cspr, "as-at", then.name, "--recorded", moment, *form) != now:
                return "another answer %s than there was before more was recorded" % " ".join(form)
        answer = json.loads(run(cspr, "as-at", path, "--recorded", moment, "--json")[1])
        said = json.loads(run(cspr, "check", then.name, "--json")[1])
    if answer.pop("as_at") != {"recorded": moment} or answer.pop("not_yet") or answer != said:
        return "another answer than check gave then"
    return None


def try_record(cspr, path):
    """(moment, what is wrong) for some moments of a record that can be read."""
    with open(path, "rb") as file:
        lines = [line for line in file if line.strip()]
    if run(cspr, "check", path, "--json")[0] == 2:
        return []
    moments = [json.loads(line)["recorded_at"] for line in lines]
    draw = random.Random(os.path.basename(path))
    results = []
    for at in sorted(draw.sample(range(len(moments)), min(MOMENTS, len(moments)))):
        last = max(i for i, moment in enumerate(moments) if moment <= moments[at])
        results.append((moments[at], differing(cspr, path, lines, last + 1, moments[at])))
    return results


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cspr", required=True)
    parser.add_argument("records", nargs="+")
    options = parser.parse_args()
    paths = [path for given in options.records
             for path in (sorted(glob.glob(os.path.join(given, "*.jsonl"))) if os.path.isdir(given) else [given])]
    passed = failed = 0
    with ThreadPoolExecutor(max_workers=2) as pool:
        for path, results in zip(paths, pool.map(lambda path: try_record(options.cspr, path), paths)):
            for moment, problem in results:
                passed += problem is None
                if problem:
                    failed += 1
                    print("FAIL %s at %s: %s" % (path, moment, problem))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
