"""Hard cases of what only looks like an identity: the families of sentences in lookalikes.txt, filled in."""

import pathlib
import re

import hard_cases
from classes_names import NameMaker

HERE = pathlib.Path(__file__).parent
BORN = '2014-09-07'


def families():
    """{family: sentences, which may begin with the forename that is registered"""
    found = {}
    for line in (HERE / 'lookalikes.txt').read_text().splitlines():
        heading = re.fullmatch(r'\[([a-z ]+)\]', line)
        if heading:
            sentences = found.setdefault(heading[1], [])
        elif line and not line.startswith('#'):
            sentences.append(line)
    return found


class AlikeMaker(NameMaker):
    """Makes the cases of look-alikes of one half."""

    def lookalikes(self):
        for family, sentences in families().items():
            for sentence in sentences[self.held_out :: 2]:
                word, said = re.fullmatch(r'(?:([A-Z][a-z]+) = )?(.*)', sentence).groups()
                for given in (word,) if word else self.chance.sample(self.lists['forenames'], 3):
                    self.add_alike(f'look-alike: {family}', given, said)

    def add_alike(self, kind, given, sentence):
        surname, other = self.chance.sample(self.lists['surnames'], 2)
        number, street = self.pick('streets').split(' = ')[0].split(' ', 1)
        register = {'name': f'{given} {surname}', 'dob': BORN, 'address': f'{number} {street}, Wragby'}
        text = sentence.format(
            given=given,
            surname=surname,
            other=other,
            number=number,
            street=street,
            kind=street.split()[-1].lower(),
            n=self.chance.randint(2, 9),
            m=self.chance.randint(2, 9),
            year=self.chance.randint(1990, 2019),
        )
        text = text.replace('\\t', '\t')
        fields = ''.join(f'P1\tother\tSubject 1\t{key}\t{value}\n' for key, value in register.items())
        case = hard_cases.Case(1, kind, fields.encode(), text.encode(), [], False)
        case.held_out = bool(self.held_out)
        self.cases.append(case)
