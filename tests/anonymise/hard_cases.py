"""Reads the hard cases: see the head of hard/cases-names.txt for their notation. A quarter of them, by a digest, and all of
cases-unseen.txt are held out: only figures are looked at."""
import hashlib
import pathlib
import re

HERE = pathlib.Path(__file__).parent / 'hard'


class Case:
    def __init__(self, tier, kind, register, text, expected, unseen):
        self.tier = tier
        self.kind = kind
        self.register = register
        self.text = text
        self.expected = expected  # (start, end, grade or None), in bytes
        self.held_out = unseen or hashlib.sha256(text).digest()[0] < 64


def plain(notation):
    """The bytes of a notation, and what is expected in them."""
    text = b''
    expected = []
    for part in re.finditer(r'\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|\\([nt\\])|\{([!?]?)|(\})|(.)', notation, re.S):
        point, byte, sign, _, closes, other = part.groups()
        if point:
            text += chr(int(point, 16)).encode()
        elif byte:
            text += bytes([int(byte, 16)])
        elif sign:
            text += {'n': b'\n', 't': b'\t', '\\': b'\\'}[sign]
        elif closes:
            start, grade = expected.pop()
            expected.append((start, len(text), grade))
        elif other:
            text += other.encode()
        else:
            expected.append((len(text), {'!': 'definite', '?': 'review'}.get(part.group(4))))
    return text, expected


def read():
    """Every case, in order."""
    cases = []
    registers = {}
    for path in sorted(HERE.glob('cases-*.txt')):
        name = None
        for line in path.read_text().splitlines():
            if not line or line.startswith('#'):
                continue
            if line.startswith('@'):
                name = line[1:]
                registers[name] = ''
            elif re.match(r'[12] \| ', line):
                tier, kind, register, text = line.split(' | ', 3)
                cases.append(Case(int(tier), kind, registers[register].encode(), *plain(text), path.stem == 'cases-unseen'))
            else:
                identity, sort, fields = line.split(' ', 2)
                for field in fields.split('; '):
                    key, value = field.split('=')
                    registers[name] += f'{identity}\t{sort}\tSubject {identity}\t{key}\t{value}\n'
    return cases
