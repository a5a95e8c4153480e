#!/usr/bin/env python3
"""What is packed into tokens, Base64 and hexadecimal digits: found with the whole token, whatever is around it and
however often it is packed up to a bound; and nobody is in what only looks so. Prints TAP."""
import argparse
import base64
import hashlib
import pathlib
import sys
import textwrap
import uuid

from scanner import Scanner

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / 'support'))
from tap import tests_of, tell  # noqa: E402

REGISTER = ('P1\tchild\tChild A\tname\tCallum Whitford\nP1\tchild\tChild A\tdob\t2014-09-07\n'
            'P2\tparent\tParent B\tname\tRuth Dale\nP3\tcarer\tCarer C\tname\tSiân O\'Rourke\n').encode()
STORY = 'The review was told of a boy. ' * 20 + 'Callum Whitford was seen.\n' + 'More was said of it. ' * 10
MANY = 4000
FEWEST = 8  # characters, with = at the end


def packed(words):
    return base64.b64encode(words.encode()).decode()


def for_address(words):
    return base64.urlsafe_b64encode(words.encode()).decode().rstrip('=')


def digits(words):
    return words.encode().hex()


class Checks:
    def __init__(self, scanner):
        self.scanner = scanner

    def found(self, *cases):
        """(text with the token in braces, identity)"""
        texts = [text.replace('{', '').replace('}', '').encode() for text, _ in cases]
        for (text, identity), findings in zip(cases, self.scanner.scan((REGISTER, plain) for plain in texts)):
            start = len(text[:text.index('{')].encode())
            end = len(text[:text.index('}')].encode()) - 1
            there = [(f.start, f.end, f.grade) for f in findings if f.id == identity]
            if there != [(start, end, 'definite')]:
                raise AssertionError(f'{text!r}: {there}, not {(start, end)}')

    def nobody(self, *texts):
        for text, findings in zip(texts, self.scanner.scan((REGISTER, text.encode()) for text in texts)):
            named = [finding for finding in findings if finding.grade == 'definite' and finding.id != '-']
            if named:
                raise AssertionError(f'{text[:60]!r}: {named[:3]}')

    def test_names_of_every_length(self):
        for way in (packed, for_address, digits):
            for name, identity in [('Callum', 'P1'), ('Whitford', 'P1'), ('Callum Whitford', 'P1'), ('Siân', 'P3'),
                                   ('Ruth Dale', 'P2'), ("O'Rourke", 'P3'), ('Sent to Callum.', 'P1')]:
                if len(way(name)) >= FEWEST:
                    self.found((f'It said {{{way(name)}}} there.', identity), (f'{{{way(name)}}}', identity))
        self.found((f'{{{packed("Ruth")}}}', 'P2'), (f'{{{digits("Ruth").upper()}}}', 'P2'),
                   (f'{{0x{digits("Ruth")}}}', 'P2'))

    def test_tokens_beside_each_other(self):
        self.found((f'So {{{packed("Callum")} {packed("Whitford")}}} came.', 'P1'))

    def test_signs_around_a_token(self):
        token = packed('Callum Whitford')
        self.found(*((text.replace('TOKEN', f'{{{token}}}'), 'P1') for text in (
            'data:text/plain;base64,TOKEN', '<img src="data:text/plain;base64,TOKEN">', 'x=TOKEN', '"TOKEN"',
            "('TOKEN')", '%22TOKEN%22', '\\nTOKEN\\n', 'https://example.org/a/TOKEN/b', 'photo_TOKEN_2',
            'eyJhbGciOiJIUzI1NiJ9.TOKEN.c2ln', 'a-TOKEN')))

    def test_lines_of_mail(self):
        for width in (60, 64, 72, 76):
            for line_end in ('\n', '\r\n'):
                lines = line_end.join(textwrap.wrap(packed(STORY), width))
                for after in ('', line_end, f'{line_end}{line_end}Regards', f'{line_end}--boundary'):
                    self.found((f'Mail:{line_end}{line_end}{{{lines}}}{after}', 'P1'))
        # The last line is as long as the others, and words follow.
        lines = '\n'.join(textwrap.wrap(packed(STORY + ' ' * (-len(STORY) % 57)), 76))
        self.found((f'{{{lines}}}\nRegards,\nA worker', 'P1'))

    def test_codes_within(self):
        self.found(*((f'{{{packed(text)}}}', 'P1') for text in (
            'Cal%6Cum Whitford', 'Cal&shy;lum Whit<b></b>ford', '{"name": "Callum Whitford"}',
            '<p title="Callum Whitford">', 'born on 7 September 2014')))

    def test_packed_again(self):
        for outer in (packed, for_address, digits):
            for inner in (packed, for_address, digits):
                self.found((f'{{{outer(inner("Callum Whitford"))}}}', 'P1'),
                           (f'{{{outer(inner(packed("Callum Whitford")))}}}', 'P1'),
                           (f'{{{outer("It said " + inner("Callum Whitford") + " there.")}}}', 'P1'))

    def test_what_only_looks_so(self):
        numbers = [hashlib.sha256(b'%d' % n) for n in range(MANY)]
        self.nobody(' '.join(n.hexdigest() for n in numbers), ' '.join(n.hexdigest()[:40] for n in numbers),
                    ' '.join(str(uuid.uuid5(uuid.NAMESPACE_URL, str(n))) for n in range(MANY)),
                    ' '.join(base64.b64encode(n.digest()).decode() for n in numbers),
                    ' '.join(n.hexdigest()[:7] for n in numbers), packed('nobody here'), digits('nobody here'))

    def test_other_words(self):
        self.nobody('Responsibilities/understandings, multi-agency_safeguarding+arrangements',
                    'Tokens: UnV1aA UnV0aA Q2FsbHVtbmlzdA', '4361 6c6c 756d', 'allumwhitfords', packed('Callumson Whitfordley'))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--scan', required=True)
    return tell(tests_of(Checks(Scanner(parser.parse_args().scan))))


if __name__ == '__main__':
    raise SystemExit(main())
