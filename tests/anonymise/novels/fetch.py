#!/usr/bin/env python3
"""The novels out of Debian's r-cran-janeaustenr, without R: fetch.py LIBRARY TARGET [--excerpts]

LIBRARY is the package's folder janeaustenr, as `dpkg -x` leaves it. The texts are Project Gutenberg's, in the public
domain, as lines in a lazy-load database of R. What stands before the first chapter is left out. With --excerpts, two
pieces of each, from the first chapter and from about three fifths in: what is kept beside this file.
"""
import argparse
import gzip
import pathlib
import re
import struct
import zlib

PIECE = 20000


def novels(library):
    index = gzip.decompress((library / 'data/Rdata.rdx').read_bytes())
    base = (library / 'data/Rdata.rdb').read_bytes()
    places = re.findall(rb'\x00\x00\x00\x0d\x00\x00\x00\x02(.{8})', index, re.S)
    names = [name.decode() for name in re.findall(rb'\x00\x04\x00\x09\x00\x00\x00.([a-z]+)', index, re.S)]
    names = [name for name in names if name not in ('names', 'variables', 'references', 'compressed')]
    for name, place in zip(names, places):
        offset, length = struct.unpack('>ii', place)
        yield name, lines(zlib.decompress(base[offset + 4:offset + length]))


def lines(data):
    """A character vector of R's serialisation, version 3."""
    at = 14
    at += 4 + struct.unpack_from('>i', data, at)[0]
    _, count = struct.unpack_from('>ii', data, at)
    at += 8
    for _ in range(count):
        _, length = struct.unpack_from('>ii', data, at)
        at += 8
        yield data[at:at + max(length, 0)].decode()
        at += max(length, 0)


def piece(text, start):
    start = text.index('\n\n', start) + 2 if start else 0
    return text[start:text.index('\n\n', start + PIECE) + 2]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('library', type=pathlib.Path)
    parser.add_argument('target', type=pathlib.Path)
    parser.add_argument('--excerpts', action='store_true')
    options = parser.parse_args()
    for name, text in novels(options.library):
        text = '\n'.join(text) + '\n'
        text = text[re.search(r'^chapter (?:I|1)\b', text, re.M | re.I).start():]
        if options.excerpts:
            text = piece(text, 0) + piece(text, len(text) * 3 // 5)
        (options.target / f'{name}.txt').write_text(text)


if __name__ == '__main__':
    main()
