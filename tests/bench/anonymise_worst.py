#!/usr/bin/env python3
"""Looks for the texts whose scan costs most for a byte: anonymise_worst.py --bench PROGRAM [--seconds N] [--seed N].

A text is a unit that is repeated; a unit is made of what rules, the register and folding look for. The dearest units are
changed, put together and tried again for as long as is asked. Prints the dearest, as they can be put into
anonymise_texts.py, with how many times what a report costs they cost.
"""
import argparse
import pathlib
import random
import subprocess
import tempfile
import time

import anonymise_texts as texts

POOL = 80
LONGEST = 2000
WORDS = '''
Mr Mrs Dr PC will may mark grace hope said was and his her the of in on at by a an to Street Road Hospital School day days
week weeks month months year years old aged age born dob DOB: d.o.b NHS number nhs tel phone mobile call no ref reference id
reg vehicle car pnc crime sort code account card iban upn uln utr urn passport licence mosaic case file our client isbn v
section para page christmas valentine halloween snapchat username user dot (at) [at] January jan feb march april sept dec
first seventh twenty-first seven ten nineteen two thousand van de bin O' D' Mc al- St 's texted
12 7 1 0 9 2019 1/1/ 12/05/2019 12.5.19 2019-03-04 1st 2nd 999 110 6847 9991106847 07700 900123 +44 (0) 01632 960 12345678
12-34-56 4111 AB 12 34 56 C AB123456C NG5 3QT SW1A 1AA BD51 SMR A801200005001 MORGA657054SM9IJ T20190123 [2019] EWCA Civ
NG24P00013 AC-2019-LON-001234 42/12345/19 GB29 NWBK a@b.c x@example.org @callum_ http:// https://example.org/ www.a.uk
facebook.com/ x.com/ %41 %20 &amp; &#67; &#x43; &nbsp; &shy; <b> </b> <br> \\u0043 \\x43 =C3=A1 Brxtn Kwelmf Wilthorde Zyq Calkum
Whitfrod Callu E1iz@beth CallumWhitford C. C.W. iv xii
'''.split()
SIGNS = ['\u200b', '\u00ad', '\u0301', '\u202e', '\ufdfa', '\ufb01', '\uff21', '\uff11', '\U0001d402', '\u0421', '\u0430', '\u043e',
         '\u4e2d', '\u00e9', '\u00df', '\u0130', '\u0131', '\u0153', '\u00a3', '\u2026', '\u201d', '\u2019', '\u2013', '\u00bd', '\u2460', '\u24b6', '\u0663']
BYTES = [b'\n', b'\n\n', b'\r\n', b'\t', b'. ', b', ', b'- ', b'-\n', b'=\n', b'\xff', b'\x80', b'\xc3', b'\xf0', b'\0'] + [b' '] * 20


def alphabet(register):
    words = [word.encode() for word in WORDS + SIGNS]
    values = [line.split(b'\t')[4] for line in register.splitlines()]
    return words + BYTES + values + [part for value in values for part in value.split()] + [bytes([c]) for c in range(33, 127)]


class Search:
    def __init__(self, program, register, seed):
        self.chance = random.Random(seed)
        self.alphabet = alphabet(register)
        self.pool = []  # (cost, unit): a unit is a list of (part, times)
        self.tried = 0
        with tempfile.NamedTemporaryFile() as file:
            file.write(register)
            file.flush()
            self.bench = subprocess.Popen([program, file.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self.typical = self.cost(texts.report())

    def cost(self, unit):
        self.tried += 1
        self.bench.stdin.write(b'%d\n' % len(unit) + unit)
        self.bench.stdin.flush()
        return float(self.bench.stdout.readline())

    def part(self):
        return self.chance.choice(self.alphabet), 1 if self.chance.random() < 0.85 else self.chance.randint(2, 40)

    def changed(self, unit):
        unit = list(unit)
        for _ in range(self.chance.choice([1, 1, 1, 2, 3])):
            way = self.chance.random()
            at = self.chance.randrange(len(unit))
            if way < 0.3:
                unit[at] = self.part()
            elif way < 0.55:
                unit.insert(at, self.part())
            elif way < 0.75:
                del unit[at:at + self.chance.choice([1, 1, 2, 4])]
            elif way < 0.85:
                unit[at] = unit[at][0], max(1, unit[at][1] * self.chance.choice([1, 2, 3]) // 2 + self.chance.choice([-1, 0, 1]))
            elif way < 0.93:
                other = self.chance.choice(self.pool)[1]
                unit[at:at] = other[:self.chance.randint(1, len(other))]
            else:
                self.chance.shuffle(unit)
            unit = unit[:40] or [self.part()]
        return unit

    def consider(self, unit):
        written = b''.join(part * times for part, times in unit)
        if not 0 < len(written) <= LONGEST:
            return
        cost = self.cost(written)
        if len(self.pool) == POOL and cost <= self.pool[-1][0]:
            return
        cost = min(cost, self.cost(written), self.cost(written))
        self.pool = sorted([*self.pool, (cost, unit)], key=lambda item: -item[0])[:POOL]

    def go_on(self, seconds):
        for part in self.alphabet:
            self.consider([(part, 1)])
        for unit in texts.WORST:
            self.consider([(unit, 1)])
        end = time.monotonic() + seconds
        again = time.monotonic()
        while time.monotonic() < end:
            # What was measured while the machine did nothing else is not to win by that.
            if time.monotonic() > again:
                self.pool = sorted(((min(cost, self.cost(b''.join(p * n for p, n in unit))), unit)
                                    for cost, unit in self.pool), key=lambda item: -item[0])
                again = time.monotonic() + 5
            unit = self.pool[int(len(self.pool) * self.chance.random() ** 2)][1]
            self.consider(self.changed(unit) if self.chance.random() < 0.9 else [self.part() for _ in range(6)])

    def dearest(self, count):
        """The first of each sort: units that have much in common are one."""
        seen = []
        for cost, unit in self.pool:
            parts = {part for part, _ in unit}
            if any(len(parts & other) * 2 > min(len(parts), len(other)) for other in seen):
                continue
            seen.append(parts)
            written = b''.join(part * times for part, times in unit)
            typical = min(self.cost(texts.report()) for _ in range(5))
            yield min(self.cost(written) for _ in range(9)) / typical, written
            if len(seen) == count:
                return


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--bench', required=True, type=pathlib.Path)
    parser.add_argument('--seconds', type=float, default=60)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--count', type=int, default=12)
    options = parser.parse_args()
    for name, register in texts.registers().items():
        search = Search(options.bench, register, options.seed)
        search.go_on(options.seconds)
        print(f'{name}: {search.tried} tried')
        for ratio, unit in search.dearest(options.count):
            print(f'  {ratio:5.1f} times {unit!r}', flush=True)


if __name__ == '__main__':
    main()
