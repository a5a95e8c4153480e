"""The test sets: each gives cases of (register, text) as bytes, and the mentions that are in the text.

Everything is made with fixed seeds: two runs scan the same bytes.
"""
import collections
import pathlib
import random
import re

import novels
import reports
import tricks

HERE = pathlib.Path(__file__).parent
NICKNAME_TEXTS = [
    '{} was seen at home, and told the worker about it.', 'The school rang about {} twice that week.',
    "{}'s grandmother wrote to the panel.", 'It was said that {} had left by then.', 'They asked {} what had happened.',
    'A neighbour saw {} in the garden.']

# Forenames and surnames that are ordinary words, months or places; and names that are written with marks, in parts, or
# in other ways than most English ones.
WORD_FORENAMES = """Patience Grace Faith Hope Joy April May June August Summer Will Mark Bill Frank Rob Chase Dale Rose Daisy
Ivy Ruby Pearl Amber Hazel Heather Violet Lily Holly Autumn Dawn Eve Jack Guy Pat Sue Drew Grant Miles Art Sandy Penny
Robin Victor Prudence Charity Verity Justice Christian Angel Melody Cliff Glen Heath Ray Lance Earl Basil Ginger Olive
Paris Florence Chester Lincoln Carol Mercy Wade Crystal""".split()
WORD_SURNAMES = """Young Long King Price Hunter Winter Stone Field Church Bishop Baker Cook Carpenter Walker Fisher Mason
Potter Shepherd Page Knight Noble Wise Savage Strong Small Little Short Black White Green Brown Gray Bush Wood Forest
Brook Rivers Lake Marsh Banks Bridge Lane Street Park House Hall Day Weeks March Friday Christmas Snow Frost Bird Swan
Fox Wolf Lamb Bull Fish Salmon Bean Berry Rice Pepper Bacon Butler Pope Abbott Dean Sharp Bright Best Good Love Moon
Temple Cross Bell Case Ward Read Reading Bath Wells Kent Derby England French Welsh Ireland Holland""".split()
OTHER_FORENAMES = """Siobhán Niamh Caoimhe Tadhg Ruairí Seán Eòin Mairi Gwenllian Muhammad Aisha Yusuf Zainab Gurpreet Priya
Arjun Lakshmi Ngozi Chinedu Folasade Kwame Abena Tendai Thandiwe Zoë Chloé François Jürgen Søren Łukasz Małgorzata
Agnieszka Zoltán Ştefan Oleksandr Svetlana Dmytro Yevgenia José María Iñigo João Xiuying Nguyệt Hyun Sakura Anne-Marie
Jean-Luc Mary-Jane Leyla Şebnem Besnik Arta Tomáš Željko""".split()
OTHER_SURNAMES = """O'Brien O'Rourke O'Sullivan McAllister MacLeod McDonnell Fitzgerald Llewellyn Prydderch Smith-Jones
Okonkwo-Eze Adebayo-Williams Al-Masri El-Sayed Abdelrahman Chaudhry Rahman Begum Kaur Singh Venkataraman Mukherjee
Kowalski Wiśniewska Wójcik Novák Dvořák Horváth Kovács Popescu Dumitrescu Hoxha Kovalenko Shevchenko Petrova Müller
Köhler Grönberg Lindqvist Ågård Delacroix Fernández Peña Gonçalves Adeyemi Okafor Mensah Moyo Dlamini Tesfaye Zheng
Nguyễn Tran Park-Lee Yılmaz Özdemir D'Souza D'Angelo St-Clair""".split()

# counted: whether finding it counts for recall; a finding on one that is not counted is not wrong either.
Mention = collections.namedtuple('Mention', 'start end counted')
Case = collections.namedtuple('Case', 'register text mentions')


def encode(register, text, mentions, encoding='utf-8'):
    """From offsets in characters to offsets in bytes."""
    places = [0]
    for c in text:
        places.append(places[-1] + len(c.encode(encoding)))
    return Case(register, text.encode(encoding), [Mention(places[m.start], places[m.end], m.counted) for m in mentions])


def novel_texts(folder=None):
    for novel in novels.people():
        yield novel, (pathlib.Path(folder or HERE / 'novels') / f'{novel}.txt').read_text()


def clean_novels(folder=None):
    for novel, text in novel_texts(folder):
        mentions = [Mention(m.start, m.end, m.shares) for m in novels.annotate(novel, text)]
        yield encode(novels.register(novel).encode(), text, mentions)


def renamed(forenames, surnames, folder=None):
    """The novels with other names for everybody who is named in them, one for one."""
    for novel, text in novel_texts(folder):
        chance = random.Random(novel)
        last_words = {person.name.split()[-1] for person in novels.people()[novel]}
        given = {}
        pools = {False: chance.sample(forenames, len(forenames)), True: chance.sample(surnames, len(surnames))}

        def stem_of(word):
            for ending in ('', 's', 'es'):
                stem = word[:len(word) - len(ending)]
                if word.endswith(ending) and stem in last_words:
                    return stem, 's' if ending else ''
            return word, ''

        def rename(match):
            word = match.group()
            if word in novels.TITLES or word in novels.PARTICLES:
                return word
            stem, ending = stem_of(word.capitalize() if word.isupper() else word)
            if stem not in given:
                pool = pools[stem in last_words]
                given[stem] = pool[len(given) % len(pool)]
            new = given[stem] + ending
            return new.upper() if word.isupper() else new

        word = re.compile(r"[A-Za-z]+\.?")
        register = re.sub(r'name\t(.*)', lambda line: 'name\t' + word.sub(rename, line[1]), novels.register(novel))
        new = ''
        mentions = []
        at = 0
        for mention in novels.annotate(novel, text):
            new += text[at:mention.start]
            words = re.sub(r'[A-Za-z]+', rename, text[mention.start:mention.end])
            mentions.append(Mention(len(new), len(new) + len(words), mention.shares))
            new += words
            at = mention.end
        yield encode(register.encode(), new + text[at:], mentions)


def clean_reports(count=10):
    for seed in range(count):
        register, text, mentions = reports.report(seed, 20000)
        yield encode(register, text, [Mention(start, end, True) for start, end, _, _ in mentions])


def full_names(novel):
    """{word: full name} for words that are one registered person's only, whose name has several words."""
    owners = collections.defaultdict(set)
    for person in novels.people()[novel]:
        if person.registered:
            words = [word for word in person.name.split() if word not in novels.TITLES]
            for word in words:
                owners[word].add(' '.join(words))
    return {word: next(iter(names)) for word, names in owners.items() if len(names) == 1}


def rewrite(trick, chance, register, text, mentions, in_full):
    """Two of five mentions are rewritten, and only those count."""
    new = ''
    new_mentions = []
    at = 0
    for start, end, counted in mentions:
        new += text[at:start]
        words = text[start:end]
        altered = None
        if counted and chance.random() < 0.4:
            fuller = in_full(words) if chance.random() < 0.5 or trick in (tricks.reversed_order, tricks.line_break,
                                                                          tricks.odd_spaces) else None
            altered = trick(chance, fuller or words)
        if altered is not None and altered != words:
            new_mentions.append(Mention(len(new), len(new) + len(altered), True))
            new += altered
        else:
            new_mentions.append(Mention(len(new), len(new) + len(words), False))
            new += words
        at = end
    return register, new + text[at:], new_mentions


def rewritten(name, folder=None):
    """A trick on the mentions of the novels and of the reports."""
    trick = tricks.ALL[name]
    for novel, text in novel_texts(folder):
        mentions = [(m.start, m.end, m.shares) for m in novels.annotate(novel, text)]
        names = full_names(novel)
        yield from one_rewritten(trick, f'{name} {novel}', novels.register(novel).encode(), text, mentions,
                                 lambda words: names.get(words))
    for seed in range(5):
        register, text, mentions = reports.report(100 + seed, 20000)
        wholes = {reports.PEOPLE[p][0].split()[0]: reports.PEOPLE[p][0] for p in range(len(reports.PEOPLE))}
        yield from one_rewritten(trick, f'{name} {seed}', register, text, [(s, e, True) for s, e, _, _ in mentions],
                                 lambda words: wholes.get(words))


def one_rewritten(trick, seed, register, text, mentions, in_full):
    if trick is None:
        for encoding in ('utf-16-le', 'utf-16-be'):
            yield encode(register, text[:20000], [Mention(*m) for m in mentions if m[1] <= 20000], encoding)
    else:
        yield encode(*rewrite(trick, random.Random(seed), register, text, mentions, in_full))


def nicknames():
    """Each nickname in a sentence, where the person is registered under the forename and a surname only."""
    chance = random.Random('nicknames')
    for line in (HERE / 'nicknames.txt').read_text().splitlines():
        if not line or line.startswith('#'):
            continue
        forename, forms = line.split(' = ')
        for form in forms.split(', '):
            text = chance.choice(NICKNAME_TEXTS)
            start = text.index('{}')
            yield encode(f'P1\tperson\tSubject 1\tname\t{forename} Whitcombe\n'.encode(), text.replace('{}', form),
                         [Mention(start, start + len(form), True)])
