#!/usr/bin/env python3
"""What a scan costs: on a report, as text and register grow, on inputs made to hurt, and against Python's re doing much
less. anonymise.py --bench PROGRAM. All figures are of one run, in processor time."""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import anonymise_texts as texts

KB = texts.KB
TEN_PATTERNS = [
    r'\b\d{3}[ -]?\d{3}[ -]?\d{4}\b', r'\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b',
    r'\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b', r'(?:\+44|\b0)[ -]?\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}\b',
    r'\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+', r'\bhttps?://\S+', r'@\w{3,}', r'\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b',
    r'\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|'
    r'December) \d{4}\b', r'\b[A-Z]{2}\d\d ?[A-Z]{3}\b']


class Bench:
    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)

    def seconds(self, register, texts):
        """Of one scan of each text."""
        (self.folder / 'register').write_bytes(register)
        paths = []
        for number, text in enumerate(texts):
            path = self.folder / f'text-{number}'
            path.write_bytes(text)
            paths.append(str(path))
        done = subprocess.run([self.program, str(self.folder / 'register'), *paths], stdout=subprocess.PIPE, check=True)
        return [float(line.split()[0]) for line in done.stdout.decode().splitlines()]

    def of_registers(self, registers):
        """(reading, making a scanner) in seconds, of each."""
        paths = []
        for number, register in enumerate(registers):
            path = self.folder / f'register-{number}'
            path.write_bytes(register)
            paths.append(str(path))
        done = subprocess.run([self.program, '--registers', *paths], stdout=subprocess.PIPE, check=True)
        return [tuple(map(float, line.split())) for line in done.stdout.decode().splitlines()]


def with_python(register, text):
    """Seconds that re takes for the words of the names and ten patterns."""
    words = {word for line in register.decode().splitlines() for word in line.split('\t')[4].split() if len(word) > 1}
    names = re.compile(r'\b(?:' + '|'.join(sorted(map(re.escape, words))) + r')\b', re.IGNORECASE)
    patterns = [re.compile(pattern) for pattern in TEN_PATTERNS]
    text = text.decode()
    best = 1e9
    for _ in range(3):
        before = time.process_time()
        for pattern in [names, *patterns]:
            for _ in pattern.finditer(text):
                pass
        best = min(best, time.process_time() - before)
    return best


def print_growth(bench, text):
    print('as the text grows:')
    parts = [texts.report(size) for size in (10 * KB, 100 * KB, 1000 * KB)]
    parts.append(parts[-1] * 10)
    for part, seconds in zip(parts, bench.seconds(texts.registers()['names'], parts)):
        print(f'  {len(part):9} bytes: {seconds / len(part) * 1e9:7.2f} ns a byte')
    print('as the register grows:')
    for count in (3, 30, 100, 300):
        for has, register in (('names', texts.many_people(count)),
                              ('names and all other fields', texts.with_all_fields(texts.many_people(count)))):
            seconds, = bench.seconds(register, [text])
            print(f'  {count:4} identities, {has:27} {seconds / len(text) * 1e9:7.2f} ns a byte')


def print_registers(bench):
    counts = (100, 400, 1600)
    print('a register read, and a scanner made of it, with all fields (aim: the same for each identity, however many):')
    costs = bench.of_registers([texts.with_all_fields(texts.many_people(count)) for count in counts])
    for count, (reading, making) in zip(counts, costs):
        print(f'  {count:4} identities: {reading / count * 1e6:7.1f} and {making / count * 1e6:7.1f} microseconds each')
    times = costs[-1][0] / counts[-1] / (costs[0][0] / counts[0])
    print(f'  of {counts[-1]} against {counts[0]}, each: {times:.1f} times')


def print_hurtful(bench, has, register, text):
    """Against the report, scanned by turns in the same process."""
    cruel = {**texts.hurtful(200 * KB), **texts.worst(200 * KB)}
    parts = [text]
    for part in cruel.values():
        parts += [part, text]
    seconds = bench.seconds(register, parts)
    typical = sorted(seconds[::2])[len(cruel) // 2] / len(text)
    ratios = {name: took / len(part) / typical for (name, part), took in zip(cruel.items(), seconds[1::2])}
    print(f'of {len(cruel)} inputs made to hurt, with {has}, the cost of a byte against that in the report (aim: below 10):')
    for name in sorted(ratios, key=ratios.get, reverse=True)[:12]:
        print(f'  {name:32} {ratios[name]:6.2f} times')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--bench', required=True)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(parser.parse_args().bench, folder)
        text = texts.report()
        for has, register in texts.registers().items():
            typical, = bench.seconds(register, [text])
            print(f'a report of {len(text)} bytes, 30 identities, {has}: {typical * 1e3:.2f} ms, '
                  f'{len(text) / typical / 1e6:.1f} MB/s (aim 30)')
        typical, = bench.seconds(texts.registers()['names'], [text])
        python = with_python(texts.registers()['names'], text)
        print(f"Python's re, the words of the names and ten patterns: {python * 1e3:.2f} ms, "
              f'{python / typical:.1f} times as long')
        print_growth(bench, text)
        print_registers(bench)
        for has, register in texts.registers().items():
            print_hurtful(bench, has, register, text)


if __name__ == '__main__':
    main()
