#!/usr/bin/env python3
"""What is found has a version, cspr_scan_rules_version(), and it can't lag: rules-version.txt has the version with a
digest of all that was found under it, over each of the sets kept here. Prints TAP.

    rules_version.py --scan PROGRAM                           whether version and findings are those of the golden
    rules_version.py --scan PROGRAM --update                  writes the golden, under a version that it has not yet
    rules_version.py --scan PROGRAM --update --unreleased     the same under the same version, when no release had it

The sets are texts that are kept, or made with fixed seeds: every rule of the patterns is seen in them.
"""
import argparse
import hashlib
import pathlib
import re
import sys

import classes
import hard_cases
import reports
import sets
import tricks
from scanner import Scanner, rules_version

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / 'support'))
from tap import tell  # noqa: E402

HERE = pathlib.Path(__file__).parent
GOLDEN = HERE / 'rules-version.txt'
PATTERNS = HERE.parent.parent / 'lib' / 'anonymise' / 'patterns.c'
RAISE = 'cspr_scan_rules_version() in lib/anonymise/scan.c'
UPDATE = 'tests/anonymise/rules_version.py --scan PROGRAM --update'
REPORT = 20000  # bytes
EVERY = 10  # of the sets that have a register for almost every case, which takes longer than a scan
OF_EACH = ('start', 'end', 'kind', 'id', 'grade', 'rule')


def vectors():
    """Identifiers of every form, where they are registered and where they are not."""
    register = b''.join(
        f'P1\tchild\tChild A\t{field}\t{value}\n'.encode()
        for field, value in [('name', 'Callum Whitford'), ('dob', '2014-09-07'), ('address', '14 Harbour Road, Saltby'),
                             ('postcode', 'NG5 3QT'), ('nhs', '999 110 6847'), ('phone', '07700 900123'),
                             ('email', 'callum@example.org'), ('handle', '@callum_w'), ('ref', 'LCS-12345')])
    for line in (HERE / 'patterns' / 'vectors.txt').read_text().splitlines():
        if line and not line.startswith('#'):
            text = re.sub(r'\{[!?]|\}', '', line.split(' | ', 1)[1])
            yield register, text.replace('\\n', '\n').encode()


def rewritten():
    """A report under each trick."""
    for name, trick in tricks.ALL.items():
        register, text, mentions = reports.report(100, REPORT)
        for case in sets.one_rewritten(trick, name, register, text, [(s, e, True) for s, e, _, _ in mentions],
                                       lambda words: None):
            yield case.register, case.text


def pairs(cases, every=1):
    return [(case.register, case.text) for case in list(cases)[::every]]


def digests(scanner, rules):
    """{set: number and digest of its findings}; the rules that found something are added to a set."""
    told = {}
    for name, cases in (('novels', pairs(sets.clean_novels())), ('reports', pairs(sets.clean_reports(3))),
                        ('tricks', rewritten()), ('nicknames', pairs(sets.nicknames(), EVERY)), ('vectors', vectors()),
                        ('hard-cases', pairs(hard_cases.read())), ('classes', pairs(classes.read(), EVERY))):
        digest = hashlib.sha256()
        count = 0
        for findings in scanner.scan(cases):
            for finding in findings:
                digest.update('\t'.join(str(getattr(finding, part)) for part in OF_EACH).encode() + b'\n')
                rules.add(finding.rule)
                count += 1
            digest.update(b'.\n')
        told[name] = f'{count} findings {digest.hexdigest()}'
    return told


def read_golden():
    return dict(line.split(' ', 1) for line in GOLDEN.read_text().splitlines())


def update(now, unreleased):
    if GOLDEN.exists():
        golden = read_golden()
        if golden['version'] == now['version'] and golden != now and not unreleased:
            raise SystemExit(f'version {now["version"]} found something else: raise it in {RAISE}, or say --unreleased '
                             'where no release had it')
    GOLDEN.write_text(''.join(f'{name} {value}\n' for name, value in now.items()))


class Checks:
    def __init__(self, now, rules):
        self.now = now
        self.rules = rules

    def what_is_found_is_what_the_version_says(self):
        golden = read_golden()
        changed = ', '.join(name for name in {**golden, **self.now} if golden.get(name) != self.now.get(name))
        if golden.get('version') != self.now['version']:
            raise AssertionError(f'the version is {self.now["version"]}, and the golden is of '
                                 f'{golden.get("version")}: run {UPDATE}')
        if changed:
            raise AssertionError(f'what is found has changed and the version has not (in {changed}): raise it in '
                                 f'{RAISE}, then run {UPDATE}')

    def every_rule_of_the_patterns_is_seen(self):
        unseen = set(re.findall(r'^\t\{ "([a-z0-9-]+)", CSPR_FINDING_', PATTERNS.read_text(), re.M)) - self.rules
        if unseen:
            raise AssertionError(f'no text here has what is found by {", ".join(sorted(unseen))}: add it to '
                                 'tests/anonymise/patterns/vectors.txt')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--scan', required=True)
    parser.add_argument('--update', action='store_true')
    parser.add_argument('--unreleased', action='store_true')
    options = parser.parse_args()
    rules = set()
    now = {'version': rules_version(options.scan), **digests(Scanner(options.scan), rules)}
    if options.update:
        update(now, options.unreleased)
        return 0
    checks = Checks(now, rules)
    return tell((name.replace('_', ' '), getattr(checks, name)) for name in vars(Checks) if not name.startswith('_'))


if __name__ == '__main__':
    raise SystemExit(main())
