"""Hard cases by class: read() gives hard_cases.Case, so many of each. Those of names are in classes_names.py and
classes_titles.py, those of identifiers here.
"""

import re

import classes_titles
from classes_alike import AlikeMaker
from classes_names import sections

DIGITS = 'zero one two three four five six seven eight nine'.split()
NOBODY = {'name': 'Nobody Atall'}


def sliced(form, digits):
    """{3:6} is the digits from the fourth to the sixth."""
    part = lambda match: digits[int(match[1] or 0) : int(match[2] or len(digits))]
    return re.sub(r'\{(\d*):(\d*)\}', part, form)


def said(number, zero, doubled):
    words = []
    at = 0
    while at < len(number):
        twice = doubled and number[at : at + 2] == number[at] * 2
        words.append(('double ' if twice else '') + (zero if number[at] == '0' else DIGITS[int(number[at])]))
        at += 2 if twice else 1
    return words


class Maker(AlikeMaker):
    """Makes the cases of one half."""

    def addresses(self):
        for line in self.lists['streets']:
            address, words = line.split(' = ')
            number, street = address.split(' ', 1)
            first, last = street.rsplit(' ', 1)
            short, in_words = words.split(', ')
            fields = {
                'n': number,
                'street': street,
                'STREET': street.upper(),
                'lower': street.lower(),
                'first': first,
                'last': last,
                'kind': last.lower(),
                'short': short,
                'said': in_words,
                'mistyped': first[:2] + first[3:],
            }
            registered = {'address': f'{address}, Wragby'}
            for form in sections()['addresses']:
                self.add('address', registered, f'The family had lived at [{form.format(**fields)}] for a year.')
            for form in sections()['addresses that are none']:
                self.add('look-alike: address', registered, form.format(**fields))

    def telephones(self):
        for number in self.lists['telephone numbers']:
            for zero in ('oh', 'zero', 'nought', 'o'):
                for gap in (' ', ', ', '-'):
                    self.add(
                        'telephone in words', NOBODY, f'Ring [{gap.join(said(number, zero, zero != "o"))}] after five.', 2
                    )
            self.add(
                'telephone in words', NOBODY, f'Ring [{" ".join(said(number[:5], "oh", True))} {number[5:]}] after five.', 2
            )
            for form in sections()['telephones']:
                self.add('telephone', NOBODY, f'Her number is [{sliced(form, number)}] in the log.')
            for form in (' '.join(number), '-'.join(number), number.replace('0', 'O'), number.replace('0', 'o', 1)):
                self.add('telephone', NOBODY, f'Her number is [{form}] in the log.')
        for text in self.lists['telephones that are none']:
            self.add('look-alike: telephone', NOBODY, text)

    def dates(self):
        born = {'dob': '2014-09-07'}
        for form in self.lists['dates with months of other languages']:
            self.add('date, other languages', NOBODY, f'She was seen on [{form}] at home.')
        for form in self.lists['dates']:
            self.add('date', NOBODY, f'She was seen on [{form}] at home.')
        for form in self.lists['dates without a year']:
            self.add('date without a year', NOBODY, f'In September 2019, on [{form}], she was seen.', 2)
        for form in self.lists['birthdays of 7 September 2014']:
            self.add('date of birth', born, f'Her birthday was [{form}] as they knew.')
        for text in self.lists['dates that are none']:
            self.add('look-alike: dates', born, text)

    def masked(self):
        """Letters hidden by signs, one for each, or by a dash or an ellipsis for all."""
        for given, surname in self.people:
            full = {'name': f'{given} {surname}'}
            for name in (given, surname):
                shown = self.chance.randint(2, 3)
                for sign in ('*', '#', '\u2022', '\u2588'):
                    hidden = lambda count: sign * count
                    self.add('masked', full, self.sentence(f'{name[0]}{hidden(len(name) - 2)}{name[-1]}'))
                    self.add('masked', full, self.sentence(f'{name[:shown]}{hidden(len(name) - shown)}'))
                for form in (f'{name[:shown]}***', f'{name[:4]}_{name[5:]}', f'{name[0]}\u2014{name[-1]}',
                             f'{name[0]}--{name[-2:]}', f'{name[:4]}...', f'{name[:5]}\u2026'):
                    self.add('masked', full, self.sentence(form))
            for form in (f'{given[0]}. {surname[0]}{"*" * (len(surname) - 1)}', f'{given[0]} {surname[0]}*****',
                         f'{given[0]}. {surname[0]}\u2014\u2014'):
                self.add('masked, with an initial', full, self.sentence(form))

    def numbers(self):
        for _ in range(6):
            digits = [9, 9, 9] + [self.chance.randint(0, 9) for _ in range(6)]
            check = -sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1))) % 11
            if check == 10:
                continue
            number = ''.join(map(str, digits + [check]))
            wrong = number[:9] + str((check + 1 + self.chance.randint(0, 7)) % 10)
            for form in sections()['NHS numbers']:
                self.add(
                    'NHS number',
                    NOBODY,
                    f'{self.pick(["NHS number", "NHS No.", "NHS no:", "nhs"])} [{sliced(form, number)}] on it.',
                )
            for label in ('NHS number', 'NHS No', 'NHS#', 'NHS ID:', 'N.H.S. number', 'NHS num.'):
                self.add('NHS number, mistyped', NOBODY, f'{label} [{wrong}] on the form.', 2)
            for text in (f'Parcel {wrong} was lost.', f'Serial {number}7 was lost.', f'It cost £{number[:7]}.'):
                self.add('look-alike: numbers', NOBODY, text)
        for text in self.lists['identifiers']:
            self.add('identifiers', NOBODY, text)


def read():
    """Every case, in order."""
    cases = []
    for held_out in (0, 1):
        maker = Maker(held_out)
        for make in (
            maker.forenames_that_are_words,
            maker.surnames_that_are_words,
            maker.words_that_are_nobody,
            maker.after_names,
            maker.misread,
            maker.mistyped,
            maker.initials,
            maker.surname_first,
            maker.online,
            maker.other_names,
            maker.cases_and_gaps,
            maker.bodies,
            maker.addresses,
            maker.telephones,
            maker.dates,
            maker.numbers,
            maker.masked,
            maker.lookalikes,
        ):
            make()
        cases += maker.cases + classes_titles.read(held_out)
    return cases
