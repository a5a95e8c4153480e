#!/usr/bin/env python3
"""Reads a public header as its readers do, and writes it as Doxygen reads one.

Usage: comments.py HEADER.h   (Doxygen's INPUT_FILTER)

The headers are the manual, in plain comments: one stands over what it is about, or behind it on the
line. One over several declarations, up to an empty line or the next comment, is about all of them;
one over none is about its part. `/* Words ---- */` opens a part. What is in columns stays in
columns.

What the manual says once for all is said here at each: what size, _ref, _unref and _free are; and
the name of each word of vocab.h. Nothing else is made up for what has no comment: Doxygen then says
so, and fails.
"""

import glob
import os
import re
import sys

# What the pages of the headers are called, in their order.
TITLES = {
    "cspr": "cspr.h: the machine",
    "vocab": "vocab.h: the words",
    "store": "store.h: records that last",
    "sqlite": "sqlite.h: a store in one file",
    "postgres": "postgres.h: for many machines",
    "anonymise": "anonymise.h: who is named",
    "conformance": "conformance.h: own drivers",
    "trouble": "trouble.h: what is wrong",
    "version": "version.h: the version",
}
# What cspr.h says in its first lines of every such member and function.
ONCE = (
    (re.compile(r"size_t size;$"), "The size of the struct: sizeof, set by the caller."),
    (
        re.compile(r"CSPR_PUBLIC \w+ \*cspr_\w+_ref\("),
        "Takes one more reference; gives back what it was given.",
    ),
    (
        re.compile(r"CSPR_PUBLIC void cspr_\w+_unref\("),
        "Gives a reference up, if it is not NULL; what has none left is freed.",
    ),
    (re.compile(r"CSPR_PUBLIC void cspr_\w+_free\("), "Frees it, if it is not NULL."),
)
WORD = re.compile(r"\s*CSPR_([A-Z]+)_(\w+) = \d+,?$")
PART = re.compile(r"^(.*?) -{8,}\s*$")
TERM = re.compile(r"^([A-Z]\w*)\.\s{2,}(\S.*)$")
COLUMNS = re.compile(r"\S\s{2,}\S")


def known_words(folder):
    """What can be linked to: the constants, types and structs of all headers."""
    words = set()
    for path in glob.glob(os.path.join(folder, "*.h")):
        with open(path, encoding="utf-8") as file:
            text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
        words.update(
            re.findall(r"^(?:#define|enum \{)?\s*(CSPR_[A-Z0-9_]+)\b\s*(?:=|,|[A-Z])", text, re.M)
        )
        words.update(re.findall(r"[{,]\s*(CSPR_[A-Z0-9_]+)\s*=", text))
        words.update(re.findall(r"^typedef [^;]*?\b(cspr_\w+)(?:;|\)\()", text, re.M))
        words.update("struct " + name for name in re.findall(r"^struct (cspr_\w+) \{", text, re.M))
    return words


class Prose:
    """The text of a comment, as Doxygen's."""

    def __init__(self, words):
        self.words = words

    def link(self, match):
        word = match[0]
        if word.startswith("struct "):
            name = word[len("struct ") :]
            return 'struct @ref %s "%s"' % (name, name) if word in self.words else word
        if word in self.words:
            return "#" + word
        if "CSPR_ERROR_" + word in self.words and word != "REFUSED":
            return '@ref CSPR_ERROR_%s "%s"' % (word, word)
        return word

    def line(self, text):
        text = re.sub(r"([\\@&$#<>%])", r"\\\1", text)
        text = re.sub(r"`([^`]+)`", r"<tt>\1</tt>", text)
        return re.sub(r"\b(?:[A-Z][A-Z0-9_]{4,}|(?:struct )?cspr_\w+)\b(?!\()", self.link, text)

    def columns(self, lines):
        """An indented block: names, each with what it means; or a table, which stays as it is."""
        least = min(len(line) - len(line.lstrip()) for line in lines)
        lines = [line[least:] for line in lines]
        rows = [line for line in lines if not line.startswith(" ")]
        if any(len(COLUMNS.findall(line)) != 1 for line in rows):
            return ["@verbatim"] + lines + ["@endverbatim"]
        made = []
        for line in lines:
            if line.startswith(" "):
                made.append("  " + self.line(line.strip()))
            else:
                name, words = re.split(r"\s{2,}", line, maxsplit=1)
                made.append("- <b>%s</b> %s" % (self.line(name), self.line(words)))
        return made + [""]

    def text(self, lines):
        made = []
        at = 0
        while at < len(lines):
            line = lines[at]
            term = TERM.match(line)
            end = at + 1
            if term:
                while end < len(lines) and lines[end].startswith("  "):
                    end += 1
                made.append("- <b>%s.</b> %s" % (term[1], self.line(term[2])))
                made += ["  " + self.line(more.strip()) for more in lines[at + 1 : end]]
            elif line.startswith("  "):
                while end < len(lines) and lines[end].startswith("  "):
                    end += 1
                made += self.columns(lines[at:end])
            else:
                made.append(self.line(line))
            at = end
        return made


def lines_of(comment):
    """The lines within a comment, without what makes it one."""
    lines = re.sub(r"^/\*|\*/$", "", comment.strip()).strip("\n").split("\n")
    lines = [re.sub(r"^\s*\* ?|^\s+(?=\S)", "", line, count=1).rstrip() for line in lines]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return lines


class Header:
    def __init__(self, path):
        self.name = os.path.splitext(os.path.basename(path))[0]
        self.prose = Prose(known_words(os.path.dirname(path)))
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        self.made = []
        self.above = None  # the comment that what follows is about
        self.used = False
        self.in_part = False
        self.defined = set()

    def doc(self, lines, opening="/**", first=()):
        self.made.append("\n".join([opening] + list(first) + self.prose.text(lines) + ["*/"]))

    def open_header(self, lines):
        brief = lines[0].rstrip(".")
        self.doc([], first=["@file", "@brief " + self.prose.line(brief) + "."])
        self.doc(lines, first=["@defgroup %s %s" % (self.name, TITLES[self.name])])
        self.made.append("/** @addtogroup %s\n@{ */" % self.name)

    def close_part(self):
        if self.in_part:
            self.made.append("/** @} */")
        self.in_part = False

    def open_part(self, title, lines):
        self.close_part()
        part = "%s_%s" % (self.name, re.sub(r"\W+", "_", title.lower()))
        self.doc(lines, first=["@defgroup %s %s" % (part, self.prose.line(title))])
        self.made.append("/** @addtogroup %s\n@{ */" % part)
        self.in_part = part

    def leave(self):
        """An empty line: a comment that nothing followed is about its part."""
        if self.above and not self.used:
            part = self.in_part or self.name
            self.made.append("/** @} */")
            self.doc(self.above, first=["@addtogroup %s" % part])
            self.made.append("/** @addtogroup %s\n@{ */" % part)
        self.above, self.used = None, False

    def say(self, code, behind):
        """What it is about: the comment over it, the one behind it, what is said once for all."""
        once = [words for pattern, words in ONCE if pattern.match(code)]
        lines = []
        if self.above and not (self.used and (behind or once)):
            lines += self.above
            self.used = True
        if behind:
            lines += lines_of(behind)
        if not lines:
            lines += once
        word = WORD.match(code)
        if word and word[1] == "GROUP":
            lines.insert(0, "the words CSPR_%s_..." % word[2])
        elif word and self.name == "vocab":
            name = word[2].lower()
            lines.insert(
                0,
                "`%s`%s"
                % (
                    name.replace("_", "-") if word[1] in ("RULE", "DUTY") else name,
                    ":" if lines else "",
                ),
            )
        if lines:
            self.doc(lines)
        self.made.append(code)

    def comment(self, text):
        lines = lines_of(text)
        self.leave()
        part = PART.match(lines[0])
        if not any("@defgroup" in made for made in self.made):
            self.open_header(lines)
        elif part:
            self.open_part(part[1], lines[1:])
        else:
            self.above = lines

    def member(self, code, behind):
        """A member of a struct or an enum, with the comment behind it."""
        names = re.fullmatch(r"((?:const )?(?:struct )?\w+ )(\w+), (\w+);", code)
        codes = [names[1] + name + ";" for name in names.groups()[1:]] if names else [code]
        for code in codes:
            self.say(code, behind)

    def body(self, text, end):
        """Members, each ending with a semicolon or, in an enum, a comma or nothing."""
        token = re.compile(
            r"\s*(?:(/\*.*?\*/)|(\n\s*\n)"
            r"|([^\s/][^/%s]*?(?:%s|(?=\s*/\*|\s*\Z)))[ \t]*(/\*.*?\*/)?)"
            % (end, end),
            re.S,
        )
        at = 0
        while at < len(text):
            found = token.match(text, at)
            if not found:
                break
            at = found.end()
            if found[1]:
                self.leave_member()
                self.above = lines_of(found[1])
            elif found[2]:
                self.leave_member()
            else:
                self.member(found[3].rstrip(), found[4])
        assert not text[at:].strip(), "%s: can't be read: %r" % (self.name, text[at : at + 60])
        self.leave_member()

    def leave_member(self):
        self.above, self.used = None, False

    def declaration(self, text):
        """One, to its semicolon."""
        braces = re.fullmatch(r"(.*?)\{[ \t]*(/\*.*?\*/)?(.*)\}(.*)", text, re.S)
        if not braces:
            behind = re.search(r"[ \t]*(/\*.*?\*/)\s*$", text, re.S)
            self.say(text[: behind.start()] if behind else text, behind and behind[1])
            return
        lines = self.above
        self.say(braces[1] + "{", braces[2])
        self.leave_member()
        if "enum" in braces[1] and braces[3].count("=") == 1:
            self.above = lines  # of the only one, too
        self.body(braces[3], "," if "enum" in braces[1] else ";")
        self.made.append("}" + braces[4])

    def run(self):
        token = re.compile(
            r"(/\*.*?\*/)[ \t]*\n"  # a comment by itself
            r"|(\n)"
            r"|(#[^\n]*?)[ \t]*(/\*[^\n]*?\*/)?\n"
            r"|(extern \"C\" \{|\})\n"
            r"|((?:typedef [^;{]*;|(?:struct \w+|enum|typedef struct)\s*\{.*?\n?\}[^;\n]*;"
            r"|[^;{#/\n][^;{]*;)"
            r"(?:[ \t]*/\*.*?\*/)?)[ \t]*\n",
            re.S,
        )
        text = self.text
        at = 0
        while at < len(text):
            found = token.match(text, at)
            assert found, "%s.h can't be read at: %r" % (self.name, text[at : at + 80])
            at = found.end()
            if found[1]:
                self.comment(found[1])
            elif found[2]:
                self.leave()
            elif found[3]:
                self.directive(found[3], found[4])
            elif found[6]:
                self.declaration(found[6])
        self.leave()
        self.close_part()
        self.made.append("/** @} */")
        return "\n".join(self.made) + "\n"

    def directive(self, line, behind):
        if re.match(r"#(ifndef|define) CSPR_\w*H$|#(if|ifdef|else|endif)\b", line):
            return
        if line.startswith("#define"):
            name = re.match(r"#define\s+(\w+)", line)[1]
            if name in self.defined:
                return
            self.defined.add(name)
            self.say(line, behind)
        else:
            self.made.append(line)


if __name__ == "__main__":
    sys.stdout.write(Header(sys.argv[1]).run())
