#!/usr/bin/python3
"""Writes the tables that come from others' data, beside this script: see README.md there for the sources.

    data/make.py               (Debian: wbritish python3-icu)
"""
import os
import sys
import unicodedata

import icu

HERE = os.path.dirname(os.path.abspath(__file__))
DICTIONARY = '/usr/share/dict/british-english'
LONGEST_WORD = 10
BLOCK = 16
# Scripts whose letters are put in the place of Latin ones. Those that are not here are read by many as what they are,
# and are compared as what they are.
SCRIPTS = ('LATIN', 'CYRILLIC', 'GREEK', 'ARMENIAN', 'CHEROKEE', 'COPTIC', 'LISU', 'DESERET', 'OSAGE', 'CANADIAN',
           'GOTHIC', 'OLD ITALIC', 'MODIFIER LETTER', 'SCRIPT', 'DOUBLE-STRUCK', 'ROMAN', 'CARIAN', 'LYCIAN', 'LYDIAN')


def write(name, what, lines):
    with open(os.path.join(HERE, name), 'w', encoding='ascii') as file:
        file.write(f'/* {what} Written by make.py: not by hand. */\n' + '\n'.join(lines) + '\n')


def latin(checker, point):
    """The Latin letters or digits that a character looks like, or None."""
    character = chr(point)
    name = unicodedata.name(character, '')
    if unicodedata.category(character)[0] not in 'LNS' or unicodedata.category(character) == 'Nd':
        return None
    if not name.startswith(SCRIPTS):
        return None
    folded = ''.join(c for c in unicodedata.normalize('NFKD', character).casefold() if unicodedata.category(c) != 'Mn')
    if folded.isascii():
        return None  # folding does that
    skeleton = checker.getSkeleton(0, character)
    if unicodedata.category(character) == 'Lu' and skeleton == 'l':
        skeleton = 'i'
    skeleton = unicodedata.normalize('NFKD', skeleton).replace('rn', 'm')
    letters = ''
    for c in skeleton:
        if unicodedata.category(c) in ('Mn', 'Me'):
            continue
        small = unicodedata.name(c, '').split('LATIN LETTER SMALL CAPITAL ')
        letters += small[1].lower() if len(small) == 2 and len(small[1]) == 1 else c
    letters = letters.lower()
    if not letters.isascii() or not letters.isalnum() or len(letters) > 2:
        # Small capitals and dotless or crossed letters that the data leaves alone.
        small = name.split('LATIN LETTER SMALL CAPITAL ')
        letters = small[1].lower() if len(small) == 2 and len(small[1]) == 1 else ''
    return letters or None


def confusables():
    checker = icu.SpoofChecker()
    rows = []
    for point in range(0x80, sys.maxunicode + 1):
        letters = latin(checker, point)
        if letters:
            rows.append(f'{{ 0x{point:04X}, "{letters}" }},')
    write('confusables.inc', f'Letters that look Latin (UTS #39 by ICU, Unicode {icu.UNICODE_VERSION}).', rows)


def front_coded(words):
    """Blocks of words; each but the first of a block is a capital, how many letters it has of the one before (A: 0), and
    the rest."""
    rows = []
    for first in range(0, len(words), BLOCK):
        row, before = '', None
        for word in words[first:first + BLOCK]:
            if before is None:
                row = word
            else:
                common = len(os.path.commonprefix((word, before)))
                row += chr(ord('A') + common) + word[common:]
            before = word
        rows.append(f'"{row}",')
    return rows


def dictionary():
    lines = open(DICTIONARY, encoding='utf-8').read().split('\n')
    fit = {line for line in lines if line.isascii() and line.isalpha() and 1 < len(line) <= LONGEST_WORD}
    words = sorted(line for line in fit if line.islower())
    names = sorted({line.lower() for line in fit if line[0].isupper() and line[1:].islower()})
    write('words.inc', f'Ordinary words of at most {LONGEST_WORD} letters.', front_coded(words))
    write('proper.inc', f'Words that are written with a capital, of at most {LONGEST_WORD} letters.', front_coded(names))


confusables()
dictionary()
