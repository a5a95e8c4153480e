"""The usual ways to write a name so that a search for it fails: trick(random, text) gives the rewritten text, or None
where the trick has nothing to do with these words. Texts are str; what is not UTF-8 in the end is said by whole_text.
"""
import base64
import re

CYRILLIC = dict(zip('aceopxyisjBCEHKMOPTXASIJ', 'асеорхуіѕјВСЕНКМОРТХАЅІЈ'))
GREEK = dict(zip('oviABEHIKMNOPTXYZ', 'ονιΑΒΕΗΙΚΜΝΟΡΤΧΥΖ'))
SMALL_CAPITALS = dict(zip('abcdefghijklmnoprtuvwyz', 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ'))
LIGATURES = {'ffi': 'ﬃ', 'ffl': 'ﬄ', 'ff': 'ﬀ', 'fi': 'ﬁ', 'fl': 'ﬂ', 'st': 'ﬆ', 'ij': 'ĳ', 'nj': 'ǌ', 'lj': 'ǉ',
             'dz': 'ǳ', 'ae': 'æ', 'oe': 'œ', 'ss': 'ß', 'IJ': 'Ĳ'}
OCR = [('rn', 'm'), ('cl', 'd'), ('vv', 'w'), ('m', 'rn'), ('d', 'cl'), ('w', 'vv'), ('l', '1'), ('i', '1'), ('o', '0'),
       ('s', '5'), ('B', '8'), ('l', 'I'), ('O', '0'), ('I', 'l'), ('S', '5')]
ACCENTS = {'a': 'áàâäãåā', 'c': 'çćč', 'd': 'ď', 'e': 'éèêëēę', 'g': 'ğ', 'i': 'íìîï', 'l': 'ľ', 'n': 'ñńň', 'o': 'óòôöõ',
           'r': 'řŕ', 's': 'śš', 't': 'ť', 'u': 'úùûüū', 'y': 'ýÿ', 'z': 'źżž', 'A': 'ÁÀÄÅ', 'C': 'ÇČ', 'E': 'ÉÈÊ', 'I': 'ÍÎ',
           'O': 'ÓÖÔ', 'S': 'ŠŚ', 'U': 'ÚÜ', 'Z': 'ŽŻ'}
KEYBOARD = {'q': 'wa', 'w': 'qes', 'e': 'wrd', 'r': 'etf', 't': 'ryg', 'y': 'tuh', 'u': 'yij', 'i': 'uok', 'o': 'ipl',
            'p': 'ol', 'a': 'qsz', 's': 'adwx', 'd': 'sfec', 'f': 'dgrv', 'g': 'fhtb', 'h': 'gjyn', 'j': 'hkum',
            'k': 'jlim', 'l': 'kop', 'z': 'xa', 'x': 'zcs', 'c': 'xvd', 'v': 'cbf', 'b': 'vng', 'n': 'bmh', 'm': 'njk'}
COMBINING = '\u0300\u0301\u0302\u0303\u0308\u030a\u0327\u0332'


def letters(text):
    return [i for i, c in enumerate(text) if c.isalpha()]


def inside(text):
    """Places between two letters."""
    return [i for i in range(1, len(text)) if text[i - 1].isalpha() and text[i].isalpha()]


def insert(random, text, signs, most=3):
    places = inside(text)
    if not places:
        return None
    for place in sorted(random.sample(places, min(len(places), random.randint(1, most))), reverse=True):
        text = text[:place] + random.choice(signs) + text[place:]
    return text


def swap(random, text, table, all_of=False):
    places = [i for i, c in enumerate(text) if c in table]
    if not places:
        return None
    chosen = places if all_of else random.sample(places, random.randint(1, len(places)))
    return ''.join(random.choice(table[c]) if i in chosen else c for i, c in enumerate(text))


def zero_width(random, text):
    return insert(random, text, '\u200b\u200c\u200d')


def soft_hyphen(random, text):
    return insert(random, text, '\u00ad')


def word_joiner(random, text):
    return insert(random, text, '\u2060\ufeff\u034f\ufe0f\u180e')


def homoglyph(random, text):
    return swap(random, text, random.choice([CYRILLIC, GREEK, {**GREEK, **CYRILLIC}]))


def ligature(random, text):
    held = [pair for pair in LIGATURES if pair in text]
    if not held:
        return None
    pair = random.choice(held)
    return text.replace(pair, LIGATURES[pair], 1)


def fullwidth(random, text):
    return ''.join(chr(ord(c) + 0xfee0) if '!' <= c <= '~' else c for c in text)


def mathematical(random, text):
    upper, lower = random.choice([(0x1d400, 0x1d41a), (0x1d468, 0x1d482), (0x1d4d0, 0x1d4ea), (0x1d5d4, 0x1d5ee),
                                  (0x1d670, 0x1d68a), (0x24b6, 0x24d0)])
    return ''.join(chr(upper + ord(c) - 65) if 'A' <= c <= 'Z' else chr(lower + ord(c) - 97) if 'a' <= c <= 'z' else c
                   for c in text)


def small_capitals(random, text):
    return ''.join(SMALL_CAPITALS.get(c, c) for c in text)


def spaced_out(random, text):
    gap = random.choice([' ', ' ', '\u00a0', '\u2009', '_'])
    return re.sub(r'\S+', lambda word: gap.join(word.group()), text).replace(' ', ' ' if gap != ' ' else '  ', 0)


def dotted(random, text):
    sign = random.choice(['.', '.', '-', '·', '*'])
    return re.sub(r'\S+', lambda word: sign.join(word.group()), text)


def line_end_hyphen(random, text):
    words = [m for m in re.finditer(r'[A-Za-z]{4,}', text)]
    if not words:
        return None
    word = random.choice(words)
    at = random.randint(word.start() + 2, word.end() - 2)
    return text[:at] + random.choice(['-\n', '-\r\n', '- \n', '\u2010\n', '-\n    ', '\u00ad\n']) + text[at:]


def line_break(random, text):
    if ' ' not in text and '\n' not in text:
        return None
    return re.sub(r'\s+', lambda _: random.choice(['\n', '\r\n', ' \n  ', '\u2028', '\x0b']), text)


def odd_spaces(random, text):
    if not re.search(r'\s', text):
        return None
    return re.sub(r'\s+', lambda _: random.choice(['  ', '\u00a0', '\u2009', '\t', '\u202f', '   ', ' \u00a0', '\u3000']), text)


def typo(random, text):
    """Two letters changed about, one left out, doubled or put in, or a neighbour on the keyboard for one; not the first
    letter, and only in words of five letters or more."""
    words = list(re.finditer(r'[A-Za-z]{5,}', text))
    if not words:
        return None
    word = random.choice(words)
    at = random.randint(word.start() + 1, word.end() - 2)
    letter = text[at]
    kind = random.randint(0, 4)
    if kind == 0 and text[at + 1] != letter:
        return text[:at] + text[at + 1] + letter + text[at + 2:]
    if kind <= 1:
        at = random.randint(word.start() + 1, word.end() - 1)
        return text[:at] + text[at + 1:]
    if kind == 2:
        return text[:at] + letter + text[at:]
    if kind == 3:
        return text[:at] + random.choice('aeioulnrst') + text[at:]
    beside = KEYBOARD.get(letter)
    return text[:at] + random.choice(beside) + text[at + 1:] if beside else None


def ocr(random, text):
    held = [pair for pair in OCR if pair[0] in text]
    if not held:
        return None
    old, new = random.choice(held)
    places = [m.start() for m in re.finditer(re.escape(old), text)]
    at = random.choice(places)
    return text[:at] + new + text[at + len(old):]


def case(random, text):
    kind = random.randint(0, 3)
    if kind == 0:
        return text.upper()
    if kind == 1:
        return text.lower()
    if kind == 2:
        return text.swapcase()
    return ''.join(c.upper() if i % 2 else c.lower() for i, c in enumerate(text))


def diacritics(random, text):
    if random.random() < 0.4:
        return insert(random, text, COMBINING)
    return swap(random, text, ACCENTS)


def apostrophe(random, text):
    sign = random.choice('\u2019\u2018\u02bc`\u00b4\u2032\uff07')
    if "'" in text:
        return text.replace("'", random.choice([sign, sign, ' ', '']))
    return text + sign + 's'


def references(random, text):
    """HTML: character references, and tags within words."""
    kind = random.randint(0, 4)
    if kind == 0:
        return ''.join(f'&#{ord(c)};' if c.isalpha() and random.random() < 0.5 else c for c in text)
    if kind == 1:
        return ''.join(f'&#x{ord(c):x};' if c.isalpha() and random.random() < 0.5 else c for c in text)
    if kind == 2:
        return insert(random, text, ['&shy;', '&zwnj;', '<wbr>', '<b></b>', '&#8203;'])
    places = inside(text)
    if not places:
        return None
    at = random.choice(places)
    if kind == 3:
        tag = random.choice(['b', 'i', 'em', 'span'])
        return text[:at] + f'<{tag}>' + text[at:at + 1] + f'</{tag}>' + text[at + 1:]
    return random.choice(['**{}**{}', '_{}_{}', '<b>{}</b>{}', '*{}*{}']).format(text[:at], text[at:])


def percent(random, text):
    """Within a URL, some or all of the letters percent-encoded."""
    part = random.choice([0, 0.3, 1])
    joined = re.sub(r'\s+', lambda _: random.choice(['%20', '+', '-', '_']), text)
    coded = ''.join(f'%{ord(c):02X}' if c.isalpha() and random.random() < part else c for c in joined)
    return random.choice(['https://www.example.org/tribute/{}', 'http://example.org/search?q={}',
                          'https://example.org/{}/news.html']).format(coded)


def base64_or_hex(random, text):
    """The words packed into one token."""
    coded = text.encode()
    token = random.choice([base64.b64encode(coded).decode(), base64.urlsafe_b64encode(coded).decode().rstrip('='),
                           coded.hex()])
    return token if len(token) >= 8 else None


def reversed_order(random, text):
    words = text.split()
    if len(words) < 2:
        return None
    return words[-1] + random.choice([', ', ',', ',  ']) + ' '.join(words[:-1])


def handle(random, text):
    """As a handle, an e-mail address, or the name of a file."""
    words = [word for word in re.findall(r'[A-Za-z]+', text)]
    if max(map(len, words), default=0) < 5:
        return None
    joined = random.choice(['', '_', '.', '-']).join(words)
    return random.choice(['@{}', '{}_{n}', '{}@example.org', 'photo_{}_{n}.jpg', 'review_{}_v{n}.docx', '#{}',
                          'x{n}_{}']).format(joined.lower() if random.random() < 0.6 else joined, n=random.randint(1, 99))


ALL = {
    'zero-width joiner or space': zero_width,
    'soft hyphen': soft_hyphen,
    'word joiner and other ignorables': word_joiner,
    'look-alikes of Cyrillic and Greek': homoglyph,
    'ligature': ligature,
    'fullwidth': fullwidth,
    'mathematical and circled letters': mathematical,
    'small capitals': small_capitals,
    'letters spaced out': spaced_out,
    'letters dotted': dotted,
    'hyphen at a line end': line_end_hyphen,
    'line break between parts': line_break,
    'double and odd spaces': odd_spaces,
    'typing mistake': typo,
    'OCR confusion': ocr,
    'case': case,
    'diacritics': diacritics,
    'apostrophes': apostrophe,
    'HTML references and markup': references,
    'percent-encoding in a URL': percent,
    'Base64 and hexadecimal digits': base64_or_hex,
    'reversed with a comma': reversed_order,
    'handle, address or file name': handle,
    'UTF-16': None,  # of the whole text
}
