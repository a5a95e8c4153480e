#!/usr/bin/env python3
"""Runs one fuzz target from seeds made of the test sets: run.py TARGET KIND (--runs N | --seconds N) [--corpus FOLDER]

KIND is scan, register, redact or certificate. With --corpus the inputs that were found are kept there, and begun with;
one that fails is failed-... beside them.
Ends with the status of the target; prints TAP, so that a run is one test.
"""
import argparse
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
import hard_cases  # noqa: E402
import sets  # noqa: E402
import tricks  # noqa: E402

DICTIONARY = ['Callum', 'Smith-Jones', "O'Brien", 'Patience', 'Hargreaves', '14 Mill Lane', 'NG5 3QT', '999 110 6847',
              '14 March 2011', '&#67;', '&shy;', '%43', 'Q2FsbHVt', 'UTJGc2JIVnQ=', '43616c6c756d',
              '\\xe2\\x80\\x8b', '\\xcc\\x81', '-\\x0a', 'http://', '@xx_eh_xx',
              '\\xff\\xfe', '<b>', '</b>', ' (at) ', 'NHS number', '\\xef\\xb7\\xba', '\\xf0\\x9d\\x90\\x80', '\\x09name\\x09',
              '\\x09child\\x09', '\\x09dob\\x09', 'PK\\x03\\x04', '%PDF', '{\\\\rtf']


def seeds(kind):
    """What was found once, in found/, and what there is of its kind."""
    for path in sorted((pathlib.Path(__file__).parent / 'found').glob(f'{kind}-*')):
        yield path.read_bytes()
    cases = hard_cases.read()
    if kind == 'register':
        yield from sorted({case.register for case in cases})
        return
    for case in cases:
        yield case.text
    chance = random.Random(kind)
    for name, trick in tricks.ALL.items():
        for words in ('Callum Smith-Jones', "Siobhán O'Brien", 'Elizabeth Hargreaves'):
            altered = trick(chance, words) if trick else None
            if altered:
                yield f'It was {altered} who rang.'.encode()
    for case in list(sets.clean_novels())[:2]:
        yield case.text[:4000]
    yield 'It was Callum Smith-Jones who rang.'.encode('utf-16')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('target')
    parser.add_argument('kind', choices=['scan', 'register', 'redact', 'certificate'])
    parser.add_argument('--runs', type=int)
    parser.add_argument('--seconds', type=int)
    parser.add_argument('--corpus')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / 'seeds').mkdir()
        for number, seed in enumerate(seeds(options.kind)):
            (folder / 'seeds' / f'{number:04}').write_bytes(seed)
        (folder / 'dictionary').write_text(''.join('"' + word.replace('"', '\\"') + '"\n' for word in DICTIONARY))
        command = [options.target, '-seed=1', '-max_len=8192', '-timeout=20', '-rss_limit_mb=2048', '-print_final_stats=1',
                   f'-dict={folder}/dictionary', f'-artifact_prefix={options.corpus or folder}/failed-']
        command += [f'-runs={options.runs}'] if options.runs else [f'-max_total_time={options.seconds}']
        if options.corpus:
            pathlib.Path(options.corpus).mkdir(parents=True, exist_ok=True)
            command.append(options.corpus)
        done = subprocess.run(command + [str(folder / 'seeds')], capture_output=True)
        print('1..1')
        print('not ok' if done.returncode else 'ok', f'1 - fuzz {options.kind}')
        for line in done.stderr.decode(errors='replace').splitlines()[-60 if done.returncode else -8:]:
            print('#', line)
        for artifact in pathlib.Path(options.corpus or folder).glob('failed-*'):
            print('#', artifact, artifact.read_bytes()[:400])
    return done.returncode != 0


if __name__ == '__main__':
    sys.exit(main())
