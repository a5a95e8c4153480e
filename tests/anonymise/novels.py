"""Who is mentioned where in the novels, from the hand-made lists of novels/people.txt and novels/contexts.txt.

A mention is the words that name a person, without title and possessive: 'Frank Churchill' in "Mr. Frank Churchill's".
Words that stand together, with nothing but spaces or one line end between them, are one mention. How a mention came to
be known does not depend on the scanner: a word of the list, with the capitals of the list, at that place.
"""
import pathlib
import re

HERE = pathlib.Path(__file__).parent / 'novels'
TITLES = ('Mr. Mrs. Miss Misses Dr. Lady Sir Lord Captain Colonel Admiral Doctor General Rev. Messrs. '
          'Mr Mrs Dr Nurse Master').split()
PARTICLES = {'de', 'the', 'of', 'and'}


class Person:
    def __init__(self, number, name, registered, words, nicknames):
        self.id = f'P{number:03}'
        self.name = name
        self.registered = registered
        self.words = words
        self.nicknames = nicknames


class Mention:
    """Bytes start to end of the text; whether it names somebody registered, and by a word that is registered. Of two
    words the last one says whose it is: 'James Stevenson' is not the James who is registered."""

    def __init__(self, start, end, sharing, known):
        self.start = start
        self.end = end
        self.shares = bool(sharing)
        self.registered = bool(known)

    def join(self, end, sharing, known):
        self.end = end
        self.registered = bool(known)
        self.shares = (self.shares or bool(sharing)) and bool(known)


def people():
    """{novel: [Person]}"""
    novels = {}
    novel = None
    for line in (HERE / 'people.txt').read_text().splitlines():
        if not line or line.startswith('#'):
            continue
        if '=' not in line:
            novel = novels.setdefault(line.strip(), [])
            continue
        name, words = line.split('=')
        words, _, nicknames = words.partition(';')
        split = lambda text: [word.strip() for word in text.split(',') if word.strip()]
        novel.append(Person(len(novel), name.strip().lstrip('-'), not line.startswith('-'), split(words),
                            split(nicknames)))
    return novels


def elsewhere(novel, text):
    """Offsets at which a word is no person's."""
    places = set()
    for line in (HERE / 'contexts.txt').read_text().splitlines():
        if not line or line.startswith('#'):
            continue
        which, context = line.split('\t')
        if which not in ('*', novel):
            continue
        before, rest = context.split('{')
        pattern = (re.escape(before) + re.escape(rest.replace('}', ''))).replace(r'\ ', r'\s+')
        word = rest.split('}')[0]
        for match in re.finditer(pattern, text):
            places.add(match.start() + match.group().rindex(word, len(before) if before else 0))
    return places


def annotate(novel, text):
    """The mentions of a text (ASCII), in order."""
    cast = people()[novel]
    not_here = elsewhere(novel, text)
    after_title = set()
    owners = {}
    for person in cast:
        for word in person.words + person.nicknames:
            bare = word.lstrip('^')
            for form in {bare, bare.upper()}:
                owners.setdefault(form, []).append((person, word not in person.nicknames))
            if word.startswith('^'):
                after_title |= {bare, bare.upper()}
    words = re.compile(r'(?<![A-Za-z])(' + '|'.join(sorted(map(re.escape, owners), key=len, reverse=True)) + r')(?![A-Za-z])')
    found = []
    for match in words.finditer(text):
        if match.start() in not_here:
            continue
        word = match.group()
        before = text[:match.start()].split()[-1:] if match.start() < 40 else \
            text[match.start() - 40:match.start()].split()[-1:]
        before = before[0].lstrip('"(_-') if before else ''
        named = before in TITLES or before in owners
        if word in after_title and not named:
            continue
        found.append((match.start(), match.end(), owners[word]))
    mentions = []
    for start, end, bearers in found:
        registered = {person.id for person, shared in bearers if person.registered and shared}
        known = {person.id for person, _ in bearers if person.registered}
        joins = mentions and re.fullmatch(r'[ ]+|[ ]*\n[ ]*', text[mentions[-1].end:start])
        if joins:
            mentions[-1].join(end, registered, known)
        else:
            mentions.append(Mention(start, end, registered, known))
    return mentions


def register(novel):
    """The register of a novel: each person under one name only."""
    return ''.join(f'{person.id}\tother\tPerson {person.id}\tname\t{person.name}\n'
                   for person in people()[novel] if person.registered)


if __name__ == '__main__':
    import sys
    for path in map(pathlib.Path, sys.argv[1:]):
        text = path.read_text()
        novel = path.name.split('.')[0].split('-')[0]
        for mention in annotate(novel, text):
            print(novel, mention.start, mention.end, repr(text[max(0, mention.start - 25):mention.start]),
                  '[' + text[mention.start:mention.end].replace('\n', ' ') + ']',
                  repr(text[mention.end:mention.end + 15]), '' if mention.shares else 'nick'
                  if mention.registered else 'other')
