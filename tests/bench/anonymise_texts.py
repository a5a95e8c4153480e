"""What the bench of scans scans: a report, registers, and texts made to hurt. All with fixed seeds."""
import base64
import pathlib
import random
import string
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / 'anonymise'))
import reports  # noqa: E402

KB = 1000


def report(size=200 * KB):
    return reports.report(1, size)[1].encode()


def nhs_number(chance):
    """Of the range that is kept for tests, with its check digit."""
    while True:
        digits = [9, 9, 9] + [chance.randrange(10) for _ in range(6)]
        check = -sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1))) % 11
        if check < 10:
            return ''.join(map(str, digits + [check]))


def with_all_fields(register):
    """A register of names, with whatever else may be registered of each."""
    chance = random.Random(3)
    lines = register.decode().splitlines()
    for number, line in enumerate(register.decode().splitlines()):
        start, name = line.rsplit('\t', 2)[0], line.rsplit('\t', 1)[1]
        plain = name.encode('ascii', 'ignore').decode().lower().split()
        for field, value in {
                'dob': f'{chance.randint(1990, 2019)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}',
                'address': f'{chance.randint(1, 99)} {chance.choice(["Harbour", "Mill", "Station", "Church"])} '
                           f'{chance.choice(["Road", "Street", "Lane", "Close"])}, Saltby',
                'postcode': f'NG{chance.randint(1, 25)} {chance.randint(1, 9)}ZZ', 'nhs': nhs_number(chance),
                'phone': chance.choice(['07700 900', '01632 960']) + f'{chance.randint(0, 999):03}',
                'email': f'{plain[0]}{number}@example.org', 'handle': f'@{plain[-1]}_{number}',
                'ref': f'LCS-{chance.randint(10000, 99999)}'}.items():
            lines.append(f'{start}\t{field}\t{value}')
    return '\n'.join(lines).encode() + b'\n'


def registers():
    """{what it has: register}: of the thirty people in the report."""
    names = reports.report(1, 1)[0]
    return {'names': names, 'names and all other fields': with_all_fields(names)}


def many_people(count):
    chance = random.Random(count)
    syllables = ['ba', 'dor', 'kin', 'lo', 'mer', 'nash', 'pel', 'quin', 'ros', 'ta', 'vel', 'wyn', 'zar', 'thor', 'hum']
    word = lambda: ''.join(chance.choice(syllables) for _ in range(chance.randint(2, 4))).capitalize()
    return ''.join(f'P{n:04}\tperson\tSubject {n:04}\tname\t{word()} {word()} {word()}\n' for n in range(count)).encode()


def hurtful(size):
    """{name: text}: each of about size bytes."""
    chance = random.Random(7)
    fill = lambda part: (part * (size // max(1, len(part)) + 1))[:size - size % max(1, len(part))]
    again = lambda text: base64.b64encode(text)[:size]
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
        'masked names': fill(b'C****m Wh****** '),
        'masks of nobody': fill(b'Ca**** Wh*** '),
        'masks without an end': fill(b'C*l*'),
        'ellipses': fill(b'Whit...'),
        'initials and masks': fill(b'C. W***** '),
        'sentence starts': fill(b'Will. May. Mark. '),
        'labels': fill(b'NHS number: '),
        'brackets of years': fill(b'[2019] EWCA '),
        'Base64 of a report': base64.encodebytes(report(size * 3 // 4)),
        'Base64 of a report, one line': base64.b64encode(report(size * 3 // 4)),
        'Base64 three times over': again(again(again(report(size // 2)))),
        'Base64 of a name': fill(base64.b64encode(b'Callum') + b' '),
        'Base64 of four letters': fill(b'UnV0aA '),
        'Base64 of codes': fill(base64.b64encode(b'&#67;%61llum Whit&shy;ford ') + b' '),
        'Base64 of what costs most': base64.b64encode(b'12 may ' * (size * 3 // 28)),
        'Base64 of what costs most in code': base64.b64encode(WORST[9] * (size * 3 // 4 // len(WORST[9]))),
        'Base64 of text up to the last byte': base64.b64encode(b'Callum ' * (size * 3 // 28) + b'\0\0\0'),
        'Base64 with bad lines': fill(base64.b64encode(b'Callum Whitford ' * 3 + b'\0' * 3) + b'\n'),
        'parts of Base64': fill(b'Q2FsbHVt/Q2FsbHVtAA-'),
        'hexadecimal text': report(size // 2).hex().encode(),
        'hexadecimal names': fill(b'Callum'.hex().encode() + b' '),
        'random Base64': base64.b64encode(bytes(chance.randrange(256) for _ in range(size * 3 // 4))),
        'random hexadecimal digits': some('0123456789abcdef'),
        'random tokens': fill(b' '.join(some(string.ascii_letters + string.digits)[:8 + n % 40] for n in range(99))),
        'random letters': some(string.ascii_letters + ' '),
        'random signs': some(string.printable),
        'random bytes': bytes(chance.randrange(256) for _ in range(size)),
    }


# What anonymise_worst.py found, each repeated.
WORST = [
    b'Mar\xc3\xadaregF%20-\n9 9 9-\n9 9 \xc5\x93 \xc5\x93 months\n9',
    b'&shy;*@LCS-12345',
    b"@lcs\t2019%43%61'Yusufmay\xd0\xa1\xd0\xb0EWCAmayYusufmay\xd0\xa1\xd0\xb0McEWCAmayR\xd0\xa1\xd0\xb0\xd9\xa3",
    b'C.McAllisterp&amp;DeclanC.Declan',
    b'&shy;Cal-Cal-Cal-Cal-Cal-Cal-Cal-Cal-SaltbySaltby.Cal-',
    b'12.5.19**ee32Mark3QTNGrajesh13@example.org@al-masri_141990-12-24d.o.b',
    b'.LCS-87250hamish5@example.org+44dotMill%43%61.sept.12/05/2019Mill',
    b"'TariqTariqTariqTariqTariqTariq*TariqTariqTariq",
    b'Jean-Pierrea@b.cJean-Pierrea@b.c\xef\xac\x81*',
    b'NG10P%41.uk 900774.uk ',
    b'12 may ',
    b'%41',
]


def worst(size):
    """{name: text}: each of about size bytes."""
    return {repr(unit)[2:34]: unit * (size // len(unit)) for unit in WORST}
