#!/usr/bin/env python3
"""Prints how well a scan does on each set, with what is aimed at: evaluate.py --scan PROGRAM [--novels FOLDER] [--misses N]

With --novels, whole novels, as novels/fetch.py writes them, in the place of the pieces that are kept here. --misses
shows as many of the missed mentions and wrong findings of each set, but for hard cases that are held out.
"""
import argparse
import collections
import pathlib

import classes
import hard_cases
import sets
import tricks
from scanner import Scanner
from score import HardScore, Score


def run(scanner, cases):
    cases = list(cases)
    score = Score()
    for case, findings in zip(cases, scanner.scan((c.register, c.text) for c in cases)):
        score.add(case, findings)
    return score


def run_hard(scanner):
    """{(tier, held out)}: HardScore"""
    return run_cases(scanner, hard_cases.read(), lambda case: (case.tier, case.held_out))


def run_classes(scanner):
    """{(class, held out)}: HardScore"""
    return run_cases(scanner, classes.read(), lambda case: (case.kind, case.held_out))


def run_cases(scanner, cases, key):
    scores = collections.defaultdict(HardScore)
    for case, findings in zip(cases, scanner.scan((c.register, c.text) for c in cases)):
        scores[key(case)].add(case, findings)
    return scores


def line(name, score, recall=None, precision=None):
    aim = lambda value: f'(aim {value:.1f})' if value else ''
    print(f'{name:36} {score.found:6}/{score.counted:<6} recall {score.recall:6.2f} % {aim(recall):11}'
          f' whole {100 * score.whole / max(1, score.counted):6.2f} %'
          f'  precision {score.precision:6.2f} % {aim(precision):11} of {score.findings},'
          f' definite {score.definite_precision:6.2f} % of {score.definite}')


def context(text, start, end):
    show = lambda part: part.decode('utf-8', 'backslashreplace').replace('\n', '\\n')
    return f'{show(text[max(0, start - 30):start])}[{show(text[start:end])}]{show(text[end:end + 20])}'


def misses(score, most):
    step = lambda items: items[::max(1, len(items) // most)][:most] if most else []
    for case, mention in step(score.missed):
        print('    missed', context(case.text, mention.start, mention.end))
    for case, finding in step(score.wrong):
        print('    wrong ', finding.id, finding.grade, finding.rule, context(case.text, finding.start, finding.end))


def soft(options, scanner):
    score = run(scanner, sets.clean_novels(options.novels))
    line('clean, novels', score, 99.3, 98.7)
    misses(score, options.misses)
    score = run(scanner, sets.clean_reports())
    line('clean, reports', score, 99.3, 98.7)
    misses(score, options.misses)
    for name, names in (('novels, names that are words', (sets.WORD_FORENAMES, sets.WORD_SURNAMES)),
                        ('novels, names of many origins', (sets.OTHER_FORENAMES, sets.OTHER_SURNAMES))):
        score = run(scanner, sets.renamed(*names, options.novels))
        line(name, score, 99.3, 98.7)
        misses(score, options.misses)
    total = Score()
    for name in tricks.ALL:
        score = run(scanner, sets.rewritten(name, options.novels))
        line(name, score, 96, 98.5)
        misses(score, options.misses)
        for field in ('found', 'counted', 'whole', 'findings', 'right', 'definite', 'definite_right'):
            setattr(total, field, getattr(total, field) + getattr(score, field))
    line('all tricks', total, 96, 98.5)
    score = run(scanner, sets.nicknames())
    line('nicknames that share no word', score, 45)
    misses(score, options.misses)


def hard(options, scanner):
    for (tier, held_out), score in sorted(run_hard(scanner).items()):
        hard_line(f'hard, tier {tier}{", held out" if held_out else "":11}', score, *{1: (98, 97), 2: (65, 88)}[tier])
        if not held_out:
            hard_misses(score, options.misses)
    for (kind, held_out), score in run_classes(scanner).items():
        hard_line(f'{kind}{", held out" if held_out else ""}', score)
        if not held_out:
            hard_misses(score, options.misses)


def hard_line(name, score, found=None, clean=None):
    share = lambda part, whole: f'{part}/{whole} {100 * part / max(1, whole):.1f} %'
    aim = lambda value: f' (aim {value})' if value else ''
    parts = []
    if score.expected:
        parts.append(f'found {share(score.found, score.expected)}{aim(found)}')
    if score.graded:
        parts.append(f'graded as expected {score.graded_right}/{score.graded}')
    if score.clean:
        parts.append(f'free of a definite finding {share(score.kept_clean, score.clean)}{aim(clean)}')
    print(f'{name:40}', ', '.join(parts + [f'definite elsewhere {score.stray}']))


def hard_misses(score, most):
    if not most:
        return
    for case, (start, end) in score.missed[:most]:
        print('    missed', case.kind, context(case.text, start, end))
    for case, findings in score.wrong[:most]:
        for finding in findings:
            print('    wrong ', case.kind, finding.rule, context(case.text, finding.start, finding.end))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--scan', required=True)
    parser.add_argument('--novels', type=pathlib.Path)
    parser.add_argument('--misses', type=int, default=0)
    parser.add_argument('--only', choices=['soft', 'hard'])
    options = parser.parse_args()
    scanner = Scanner(options.scan)
    if options.only != 'hard':
        soft(options, scanner)
    if options.only != 'soft':
        hard(options, scanner)


if __name__ == '__main__':
    main()
