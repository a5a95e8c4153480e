#!/usr/bin/env python3
"""What a scan costs: on a report, as text and register grow, on inputs made to hurt, and against Python's re doing much
less. anonymise.py --bench PROGRAM. All figures are of one run, in processor time."""
import argparse
import pathlib
import random
import re
import string
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / 'anonymise'))
import reports  # noqa: E402

KB = 1000
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


def many_people(count):
    chance = random.Random(count)
    syllables = ['ba', 'dor', 'kin', 'lo', 'mer', 'nash', 'pel', 'quin', 'ros', 'ta', 'vel', 'wyn', 'zar', 'thor', 'hum']
    word = lambda: ''.join(chance.choice(syllables) for _ in range(chance.randint(2, 4))).capitalize()
    return ''.join(f'P{n:04}\tperson\tSubject {n:04}\tname\t{word()} {word()} {word()}\n' for n in range(count)).encode()


def hurtful(size):
    """{name: text}: each of about size bytes."""
    chance = random.Random(7)
    fill = lambda part: (part * (size // max(1, len(part)) + 1))[:size - size % max(1, len(part))]
    some = lambda alphabet: ''.join(chance.choice(alphabet) for _ in range(size)).encode()
    return {
        'one letter': fill(b'a'),
        'capitals': fill(b'CALLUM WHITFORD '),
        'a registered name': fill(b'Callum Whitford '),
        'forename alone': fill(b'Callum '),
        'beginnings of a name': fill(b'Callu Whitfor '),
        'nearly a name': fill(b'Calkum Whitfrod Pembertno '),
        'capitalised nonsense': fill(b'Brxtn Kwelmf Drosten Wilthorde Hamsterley '),
        'initials': fill(b'C. W. '),
        'single letters': fill(b'C a l l u m '),
        'dotted letters': fill(b'C.a.l.l.u.m.'),
        'hyphenated line ends': fill(b'Cal-\nlum Whit-\nford '),
        'hyphens': fill(b'Callum-Whitford-'),
        'apostrophes': fill(b"O'Rourke's'"),
        'spaces': fill(b' '),
        'line ends': fill(b'\n'),
        'zero-width characters': fill('C\u200ba\u200bl\u200bl\u200bu\u200bm '.encode()),
        'only zero-width characters': fill('\u200b'.encode()),
        'combining marks': fill(('C' + '\u0301' * 30).encode()),
        'only combining marks': fill('\u0301'.encode()),
        'eighteen letters in one': fill('\ufdfa'.encode()),
        'mathematical letters': fill('\U0001d402\U0001d41a\U0001d425'.encode()),
        'Cyrillic look-alikes': fill('Саllum Whitfоrd '.encode()),
        'Chinese': fill('\u4e2d\u6587'.encode()),
        'ill-formed bytes': fill(b'\xff'),
        'ill-formed starts': fill(b'\xf0\x9f'),
        'NULs': fill(b'\0'),
        'UTF-16': fill('Callum Whitford '.encode('utf-16-le')),
        'bidirectional overrides': fill('\u202e'.encode()),
        'digits': fill(b'9'),
        'digits and spaces': fill(b'943 476 5918 '),
        'NHS numbers': fill(b'999 110 6847 '),
        'telephone numbers': fill(b'07700 900123 '),
        'zeros and points': fill(b'0.'),
        'dates': fill(b'7 September 2019 '),
        'slashed numbers': fill(b'1/1/'),
        'postcodes': fill(b'NG5 3QT '),
        'brackets': fill(b'((((0'),
        'pluses': fill(b'+44+44'),
        'at signs': fill(b'a@'),
        'addresses': fill(b'a.b@c.d.e '),
        'dots and at signs': fill(b'a.a.a.a.@'),
        'URLs': fill(b'http://a/'),
        'percent signs': fill(b'http://%43%61%6c'),
        'one long URL': b'http://' + fill(b'%43%61%6c'),
        'handles': fill(b'@callum_'),
        'one long handle': b'@' + fill(b'callum_'),
        'references': fill(b'&#67;&#97;&#108;'),
        'broken references': fill(b'&#6'),
        'ampersands': fill(b'&'),
        'tags': fill(b'<b>C</b>'),
        'open tags': fill(b'<'),
        'one long tag': b'<' + fill(b'a '),
        'asterisks': fill(b'*'),
        'underscores': fill(b'_'),
        'quotation marks': fill(b'"will '),
        'one long line of words': fill(b'will may mark grace '),
        'sentence starts': fill(b'Will. May. Mark. '),
        'labels': fill(b'NHS number: '),
        'brackets of years': fill(b'[2019] EWCA '),
        'random letters': some(string.ascii_letters + ' '),
        'random signs': some(string.printable),
        'random bytes': bytes(chance.randrange(256) for _ in range(size)),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--bench', required=True)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(parser.parse_args().bench, folder)
        register, text, _ = reports.report(1, 200 * KB)
        text = text.encode()
        typical, = bench.seconds(register, [text])
        python = with_python(register, text)
        print(f'a report of {len(text)} bytes, 30 identities: {typical * 1e3:.2f} ms, '
              f'{len(text) / typical / 1e6:.1f} MB/s (aim 30)')
        print(f"Python's re, the words of the names and ten patterns: {python * 1e3:.2f} ms, "
              f'{python / typical:.1f} times as long')

        print('as the text grows:')
        texts = [reports.report(1, size)[1].encode() for size in (10 * KB, 100 * KB, 1000 * KB)]
        texts.append(texts[-1] * 10)
        for part, seconds in zip(texts, bench.seconds(register, texts)):
            print(f'  {len(part):9} bytes: {seconds / len(part) * 1e9:7.2f} ns a byte')
        print('as the register grows:')
        for count in (3, 30, 100, 300):
            seconds, = bench.seconds(many_people(count), [text])
            print(f'  {count:4} identities: {seconds / len(text) * 1e9:7.2f} ns a byte')

        cruel = hurtful(200 * KB)
        ratios = {name: seconds / len(part) / (typical / len(text))
                  for (name, part), seconds in zip(cruel.items(), bench.seconds(register, cruel.values()))}
        print(f'of {len(cruel)} inputs made to hurt, the cost of a byte against that in the report (aim: below 10):')
        for name in sorted(ratios, key=ratios.get, reverse=True)[:12]:
            print(f'  {name:32} {ratios[name]:6.2f} times')


if __name__ == '__main__':
    main()
