#!/usr/bin/env python3
"""The reference that Doxygen makes of the headers: without a warning, with an entry for
everything that is public.

Usage: test_reference.py --doxyfile FILE --words vocab.golden LIBRARY.map...

Prints TAP.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from tap import tell, tests_of

# What a reader may not be left alone with; and what stands in a header that says it.
GAPS = (
    (
        "cspr.h",
        "/* Weighs an event, and changes nothing.",
        "cspr_review_decide",
        r"/\* Weighs an event.*?\*/\n",
    ),
    ("cspr.h", "the earliest it may be", "first", r"[ \t]*/\* the earliest it may be \*/"),
    (
        "cspr.h",
        "/* no day is given or known */",
        "CSPR_NO_DAY",
        r"[ \t]*/\* no day is given or known \*/",
    ),
    ("store.h", "/* A store, open. */", "cspr_store", r"/\* A store, open\. \*/\n"),
    ("store.h", "/* Which duties. */", "cspr_due_query", r"/\* Which duties\. \*/\n"),
)


class Reference:
    def __init__(self, options):
        with open(options.doxyfile, encoding="utf-8") as file:
            self.doxyfile = file.read()
        self.options = options
        self.folder = None
        self.members = []
        self.structs = []

    def make(self, doxyfile, folder):
        settings = doxyfile + "\nOUTPUT_DIRECTORY = %s\n" % folder
        return subprocess.run(
            ["doxygen", "-"],
            input=settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=100,
        )

    def read(self):
        """The entries that were made: (kind, name, words, element)."""
        for name in os.listdir(os.path.join(self.folder, "xml")):
            if not name.endswith(".xml"):
                continue
            for compound in (
                xml.parse(os.path.join(self.folder, "xml", name)).getroot().iter("compounddef")
            ):
                if compound.get("kind") == "struct":
                    self.structs.append((compound.find("compoundname").text, said(compound)))
                if compound.get("kind") in ("group", "struct"):
                    self.members += [
                        (
                            compound.get("kind"),
                            member.get("kind"),
                            member.find("name").text,
                            said(member),
                            member,
                        )
                        for member in compound.iter("memberdef")
                    ]

    # What must be so

    def test_doxygen_has_nothing_to_complain_of(self):
        done = self.make(self.doxyfile, self.folder)
        if os.path.isdir(os.path.join(self.folder, "xml")):
            self.read()
        assert done.returncode == 0 and not done.stdout, done.stdout

    def test_each_exported_function_has_an_entry(self):
        exported = set()
        for path in self.options.maps:
            with open(path, encoding="utf-8") as file:
                exported |= set(
                    re.findall(
                        r"^\s*(cspr_\w+);", re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S), re.M
                    )
                )
        said_of = {
            name: words
            for place, kind, name, words, _ in self.members
            if (place, kind) == ("group", "function")
        }
        assert len(exported) > 50, "the maps list only %d" % len(exported)
        missing = sorted(name for name in exported if not said_of.get(name))
        assert not missing, "no entry: " + " ".join(missing)
        more = sorted(set(said_of) - exported)
        assert not more or len(self.options.maps) < 6, "an entry, and not exported: " + " ".join(
            more
        )

    def test_each_struct_member_type_macro_and_enum_has_an_entry(self):
        silent = ["struct " + name for name, words in self.structs if not words]
        silent += ["%s %s" % (kind, name) for _, kind, name, words, _ in self.members if not words]
        assert not silent, "\n".join(silent)
        kinds = {kind for _, kind, *_ in self.members}
        assert {"define", "enum", "function", "typedef", "variable"} <= kinds and len(
            self.structs
        ) > 40, kinds

    def test_each_constant_is_there(self):
        folder = os.path.dirname(re.search(r"(\S+/include/cspr)/cspr\.h", self.doxyfile)[1] + "/")
        declared = set()
        for name in sorted(os.listdir(folder)):
            if name.endswith(".h"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
                for body in re.findall(r"\benum \{(.*?)\}", text, re.S):
                    declared |= set(re.findall(r"\b(CSPR_\w+) =", body))
        made = {
            value.find("name").text
            for *_, member in self.members
            for value in member.iter("enumvalue")
        }
        assert declared == made, "missing: %s; too many: %s" % (
            sorted(declared - made),
            sorted(made - declared),
        )

    def test_each_word_is_told_with_its_name(self):
        with open(self.options.words, encoding="utf-8") as file:
            names = {tuple(line.split()[:2]): line.split()[2] for line in file}
        told = {}
        groups = {}
        for *_, member in self.members:
            values = [
                (value.find("name").text, value.find("initializer").text.strip("= "), value)
                for value in member.iter("enumvalue")
            ]
            for constant, number, value in values:
                if constant.startswith("CSPR_GROUP_"):
                    groups["CSPR_%s_" % constant[len("CSPR_GROUP_") :]] = number
                else:
                    word = value.find(".//computeroutput")
                    told[constant, number] = "".join(word.itertext()) if word is not None else None
        seen = {}
        for (constant, number), word in told.items():
            group = next((groups[prefix] for prefix in groups if constant.startswith(prefix)), None)
            if (group, number) in names:
                seen[group, number] = word
        wrong = sorted(
            "%s %s: %s, not %s" % (*key, seen.get(key), name)
            for key, name in names.items()
            if seen.get(key) != name
        )
        assert not wrong, "\n".join(wrong[:20])

    def test_what_has_no_comment_is_told(self):
        """All gaps at once: each is named."""
        folder = re.search(r"(\S+/include/cspr)/cspr\.h", self.doxyfile)[1]
        copy = os.path.join(self.folder, "gaps")
        shutil.copytree(folder, copy)
        for header, words, _, pattern in GAPS:
            path = os.path.join(copy, header)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            assert text.count(words) == 1, "%s: %r is not there" % (header, words)
            with open(path, "w", encoding="utf-8") as file:
                file.write(re.sub(pattern, "", text, count=1, flags=re.S))
        done = self.make(
            self.doxyfile.replace(folder + "/", copy + "/"), os.path.join(self.folder, "out")
        )
        assert done.returncode != 0, "no gap is an error"
        for _, _, name, _ in GAPS:
            assert re.search(r"\b%s\b.*is not documented" % name, done.stdout), done.stdout


def said(element):
    """What is said of something."""
    words = [element.find(part) for part in ("briefdescription", "detaileddescription")]
    return " ".join("".join(part.itertext()).strip() for part in words if part is not None).strip()


def main():
    parser = argparse.ArgumentParser(description="the reference")
    parser.add_argument("--doxyfile", required=True)
    parser.add_argument("--words", required=True)
    parser.add_argument("maps", nargs="+")
    reference = Reference(parser.parse_args())
    with tempfile.TemporaryDirectory() as reference.folder:
        return tell(tests_of(reference))


if __name__ == "__main__":
    sys.exit(main())
