"""Hard cases of names by class, made of the words and sentences in classes.txt.

Each class is a way in which a name or an identifier is hidden, or in which something only looks like one, as the guidance on
anonymisation lists them. Every second item of each list is held out: of those only figures are looked at. Seeds are fixed.
"""

import pathlib
import random
import re

import hard_cases

# What a scanner of paper, or whoever hides a name, takes for what.
MISREAD = [
    ('l', 'I'),
    ('I', 'l'),
    ('l', '1'),
    ('i', 'l'),
    ('i', '1'),
    ('I', '1'),
    ('o', '0'),
    ('O', '0'),
    ('m', 'rn'),
    ('rn', 'm'),
    ('cl', 'd'),
    ('d', 'cl'),
    ('w', 'vv'),
    ('h', 'b'),
    ('e', 'c'),
    ('S', '5'),
    ('s', '5'),
    ('B', '8'),
    ('g', '9'),
    ('z', '2'),
    ('li', 'h'),
    ('ri', 'n'),
    ('n', 'ri'),
    ('nn', 'rm'),
    ('u', 'ii'),
    ('tt', 'ft'),
    ('in', 'm'),
    ('E', '3'),
    ('A', '4'),
    ('T', '7'),
]
GAPS = [' ', '.', '-', '_', '*', '·', '\u00a0', '/', '|', ', ', ' - ', '. ']
TITLES = ['Mr', 'Mrs', 'Ms', 'Dr', 'PC', 'Miss']
VERBS = 'will may mark can drew chase hope grant pat rose bill sue wade'.split()


def sections():
    """{name: lines}; words that stand in rows are one each."""
    found = {}
    for line in (pathlib.Path(__file__).parent / 'classes.txt').read_text().split('\n'):
        if re.fullmatch(r'\[[^\]]+\]', line) and '{' not in line:
            lines = found.setdefault(line[1:-1], [])
        elif found and line:
            lines.append(line)
    for name in (
        'forenames that are words',
        'surnames that are words',
        'surnames',
        'forenames',
        'forenames of other origins',
        'forenames that are places',
        'telephone numbers',
    ):
        found[name] = ' '.join(found[name]).split()
    return found


def plural(word):
    return word + ('es' if re.search('(s|x|z|ch|sh)$', word) else 's')


class NameMaker:
    """Makes the cases of names of one half."""

    def __init__(self, held_out):
        self.held_out = held_out
        self.chance = random.Random(f'classes {held_out}')
        self.cases = []
        self.lists = {name: lines[held_out::2] for name, lines in sections().items()}
        self.sentences = sections()['sentences']
        self.people = list(zip(self.lists['forenames'], self.lists['surnames']))
        self.many = list(
            zip(
                self.lists['forenames'] + self.lists['forenames of other origins'],
                self.lists['surnames'] + self.lists['surnames of other origins'],
            )
        )

    def pick(self, items):
        return self.chance.choice(self.lists[items] if isinstance(items, str) else items)

    def add(self, kind, fields, text, tier=1, sort='other'):
        register = ''.join(f'P1\t{sort}\tSubject 1\t{key}\t{value}\n' for key, value in fields.items())
        notation = text.replace('[', '{').replace(']', '}') if '{' not in text else text
        case = hard_cases.Case(tier, kind, register.encode(), *hard_cases.plain(notation), False)
        case.held_out = bool(self.held_out)
        self.cases.append(case)

    def sentence(self, words, sentences=None):
        return self.pick(sentences or self.sentences).replace('{}', words)

    # Names that are words ---------------------------------------------------------------------

    def forenames_that_are_words(self):
        for word in self.lists['forenames that are words']:
            name = {'name': f'{word} {self.pick("surnames")}'}
            for _ in range(2):
                self.add('forename a word, within', name, self.sentence(word))
            self.add('forename a word, first', name, self.sentence(word, 'sentences that begin so'))
            self.add(
                'forename a word, in a message',
                name,
                self.pick(
                    [
                        'She texted: "dont tell [{}] ok"',
                        'The message read: "where is [{}] i need him"',
                        'He wrote "[{}] was crying all nite"',
                        'Her text said "me and [{}] went out"',
                    ]
                ).replace('{}', word.lower()),
                2,
            )

    def surnames_that_are_words(self):
        for word in self.lists['surnames that are words']:
            given = self.pick('forenames')
            name = {'name': f'{given} {word}'}
            self.add(
                'surname a word, titled',
                name,
                self.sentence(word, 'sentences with a title').replace('{title}', self.pick(TITLES)),
            )
            self.add('surname a word, whole', name, self.sentence(f'{given} {word}'))
            self.add('surname a word, within', name, self.sentence(word))
            self.add('surname a word, plural', name, self.sentence(plural(word), 'sentences about many'))

    def words_that_are_nobody(self):
        forenames = {word.lower(): word for word in sections()['forenames that are words']}
        surnames = {word.lower(): word for word in sections()['surnames that are words']}
        for text in self.lists['words that are nobody']:
            for word in re.findall('[a-z]+', text.lower()):
                if word in forenames:
                    self.add('look-alike: words', {'name': f'{forenames[word]} {self.pick("surnames")}'}, text)
                if word in surnames:
                    self.add('look-alike: words', {'name': f'{self.pick("forenames")} {surnames[word]}'}, text)

    def after_names(self):
        for verb in VERBS:
            for surname in self.lists['surnames'][:3]:
                given, other = verb.capitalize(), self.pick('forenames')
                for name, shown in (
                    (f'{given} {surname}', f'[!{given} {surname}]'),
                    (f'{other} {given}', f'[!{other} {given}]'),
                    (f'{given} Hubert {surname}', f'[!Mr {surname}]'),
                    (f'{given} {surname}', f'old [!{surname}]'),
                ):
                    self.add('after a name', {'name': name}, f'We think that {shown} {verb} be there.')

    # Written otherwise --------------------------------------------------------------------------

    def misread(self):
        for name, _ in self.many:
            full = {'name': f'{name} {self.pick("surnames")}'}
            usable = [pair for pair in MISREAD if pair[0] in name]
            for old, new in self.chance.sample(usable, min(3, len(usable))):
                self.add('misread', full, self.sentence(name.replace(old, new, 1)))
        short = 'Ali Lil Ian Ella Bill Emil Liam Olive Idris Isla Layla Amal Noel Iola Gail Lois Eli Kim'.split()
        for name in short[self.held_out :: 2]:
            surname = self.pick('surnames')
            usable = [pair for pair in MISREAD[:12] if pair[0] in name]
            for old, new in self.chance.sample(usable, min(2, len(usable))):
                wrong = name.replace(old, new, 1)
                self.add('misread, whole', {'name': f'{name} {surname}'}, self.sentence(f'{wrong} {surname}'))
                self.add('misread, short', {'name': f'{name} {surname}'}, self.sentence(wrong), 2)

    def mistyped(self):
        for given, surname in self.people:
            for name in (given, surname):
                at = self.chance.randint(1, len(name) - 2)
                wrong = {
                    name[:at] + name[at + 1 :],
                    name[:at] + name[at : at + 1] + name[at:],
                    name + name[-1],
                    name[:at] + name[at + 1] + name[at] + name[at + 2 :],
                    name[:at] + self.pick(list('aeiourstln')) + name[at + 1 :],
                    name[1].upper() + name[0].lower() + name[2:],
                }
                wrong = sorted(wrong - {name})
                full = {'name': f'{given} {surname}'}
                for word in self.chance.sample(wrong, 2):
                    self.add('mistyped', full, self.sentence(word))
                if name == surname:
                    self.add('mistyped, plural', full, f'A neighbour saw the [{self.pick(wrong)}s] leave.')
                    self.add('mistyped, titled', full, f'A neighbour saw Mrs [{self.pick(wrong)}] leave.')

    def initials(self):
        for given, surname in self.people:
            full, i, j = {'name': f'{given} {surname}'}, given[0], surname[0]
            for text in (
                f'The note was signed [{i}.{j}.] in ink.',
                f'The note was signed [{i}. {j}.] in ink.',
                f'In the log [{i}{j}] was said to be away.',
                f'The log names [Mr {j}] as her partner.',
                f'The log names [Ms {j}.] as her aunt.',
                f'She was with [{given} {j}] then.',
                f'A message to [{i}] was found.',
                f'[{i}] was the younger sister.',
            ):
                if i not in 'AI':
                    self.add('initials', full, text, 2)
            for form in (
                f'{i} {surname}',
                f'{i}. {surname}',
                f'{surname}, {i}',
                f'{surname} {i}',
                f'{i}.{surname}',
                f'{surname}, {i}.',
            ):
                self.add('initial and surname', full, self.sentence(form))

    def surname_first(self):
        for given, surname in self.many:
            name = {'name': f'{given} {surname}'}
            for form in ('{1} {0}', '{1}, {0}', '{2} {0}', '{2}, {0}', '{1}; {0}', '{1} ({0})', '{1}/{0}', '{1},{0}'):
                self.add('surname first', name, self.sentence(form.format(given, surname, surname.upper())))
            if len(given) > 5:
                self.add('letters backwards', name, self.sentence(given[::-1]), 2)

    def filled(self, form, given, surname):
        return form.format(
            given=given,
            surname=surname,
            g=given.lower(),
            s=surname.lower(),
            i=given[0].lower(),
            j=surname[0].lower(),
            I=given[0],
            SURNAME=surname.upper(),
            lower=surname.lower(),
            number=self.chance.randint(1, 99),
            other=self.pick('forenames'),
        )

    def online(self):
        for given, surname in self.people:
            full = {'name': f'{given} {surname}'}
            for form in self.chance.sample(sections()['online'], 15):
                form = self.filled(form, given, surname).replace('\\', '\\\\')
                self.add('online', full, f'It was put under [{form}] that year.')
            self.add('look-alike: online', full, self.pick('online, and nobody'))

    def other_names(self):
        for line in self.lists['short forms']:
            name, forms = line.split(' = ')
            for form in forms.split(', '):
                self.add('short forms', {'name': f'{name} {self.pick("surnames")}'}, self.sentence(form), 2)
        for line in self.lists['other spellings']:
            name, forms = line.split(' = ')
            for form in forms.split(', '):
                self.add('other spellings', {'name': name}, self.sentence(form))
        for given, surname in self.many:
            for form in self.chance.sample(sections()['titles'], 12):
                self.add(
                    'titles',
                    {'name': f'{given} {surname}'},
                    f'It was said that {self.filled(form, given, surname)} had gone.',
                )

    def cases_and_gaps(self):
        for name, _ in self.many:
            full = {'name': f'{name} {self.pick("surnames")}'}
            for text in (
                'She texted: "dont tell [{}] ok"',
                "a message said 'is [{}] home yet'",
                'He wrote "[{}] was crying all nite"',
            ):
                self.add('lower case', full, text.replace('{}', name.lower()))
            self.add('capitals', full, f'THE HEADING SAYS [{name.upper()}] WAS SEEN')
            self.add(
                'odd case', full, self.sentence(''.join(c.upper() if i % 2 else c.lower() for i, c in enumerate(name)))
            )
        for given, surname in self.people:
            full = {'name': f'{given} {surname}'}
            for gap in GAPS:
                self.add('letters apart', full, self.sentence(gap.join(self.pick([given, surname, given.upper()]))))
                self.add('letters apart, plural', full, f'The [{gap.join(surname)}{self.pick([gap, ""])}s] moved away.')
            at = self.chance.randint(2, len(given) - 2)
            for cut in (' ', '-', '-\\n', '.', '\\n', '_', '\u2010', '*', "'", '\\u00ad\\n'):
                self.add('cut in two', full, self.sentence(given[:at] + cut + given[at:]))

    def bodies(self):
        for line in sections()['bodies']:
            registered, forms = line.split(' = ')
            sort, name = registered.split(' ', 1)
            for form in forms.split(', ')[self.held_out :: 2]:
                self.add(
                    'bodies',
                    {'name': name},
                    self.pick(
                        ['She was known to [{}] for years.', 'Nobody at [{}] had been told.', 'A place at [{}] was found.']
                    ).replace('{}', form),
                    sort=sort,
                )
