"""Hard cases of what stands before a name: titles and epithets that are registered with it, and initials in the text.

They are made apart from the other classes, so that the words that chance gives those stay the same.
"""

from classes_names import TITLES, NameMaker

INITIALS = ('{}.', '{}', '{}. J.', '{}.J.', '{}.-J.', 'E.', 'E. J. M.')


class TitleMaker(NameMaker):
    """Makes the cases of one half."""

    def registered_with_titles(self):
        for title in self.lists['titles in a registered name']:
            for surname in self.chance.sample(self.lists['surnames'], 3):
                name = {'name': f'{title} {surname}'}
                self.add('registered with a title', name, self.sentence(surname))
                other = self.pick([s for s in self.lists['surnames'] if s[0] != surname[0]])
                last = title.split()[-1]
                for text in (f'It was {title} {other} who rang.', f'The {last.lower()} men left.', f'{last} it was.'):
                    self.add('look-alike: title', name, text)

    def initials_before(self):
        for word in self.lists['surnames that are words']:
            given = self.pick('forenames')
            for form in self.chance.sample(INITIALS, 3):
                before = form.format(given[0])
                for name in (f'{given} {word}', f'{before} {word}'):
                    title = f'{self.pick(TITLES)} {before}'
                    text = self.sentence(word, 'sentences with a title').replace('{title}', title)
                    self.add('surname a word, initials', {'name': name}, text)


def read(held_out):
    maker = TitleMaker(held_out)
    maker.registered_with_titles()
    maker.initials_before()
    return maker.cases
