#!/usr/bin/env python3
"""What a vendor links against: the shared library, its symbol map, its headers, its words and its layout.

Tells what it finds as TAP. With --update the goldens are written instead of compared: look at what changed,
since a changed or vanished line in one of them breaks hosts.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

# What the library may ask of its surroundings: this, and what compilers add by themselves.
FROM_LIBC = {"malloc", "realloc", "free", "memcpy", "memmove", "memcmp", "memset", "strlen", "strcmp", "strncmp",
             "strchr", "strstr", "strcspn"}
FROM_COMPILERS = {"__stack_chk_fail", "__cxa_finalize", "__gmon_start__", "_ITM_deregisterTMCloneTable",
                  "_ITM_registerTMCloneTable", "__assert_fail",
                  # what _FORTIFY_SOURCE makes of the above
                  "__memcpy_chk", "__memmove_chk", "__memset_chk"}
# In .data and .bss by the hand of the C start-up files.
OF_START_UP = {"completed.0", "__dso_handle", "__TMC_END__", "_edata", "_end", "__bss_start"}
MOST_TEXT = 256 * 1024

HEADERS = ("cspr.h", "vocab.h", "version.h")


def run(*command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **options)
    if done.returncode:
        raise AssertionError("%s: %s" % (" ".join(command), done.stdout.strip()))
    return done.stdout


def same(got, expected, what):
    more, less = sorted(set(got) - set(expected)), sorted(set(expected) - set(got))
    assert not more and not less, "%s: too many %s, missing %s" % (what, more, less)


class Abi:
    def __init__(self, options):
        self.options = options
        self.headers = {}
        for name in HEADERS:
            folder = options.generated if name == "version.h" else options.headers
            with open(os.path.join(folder, "cspr", name), encoding="utf-8") as file:
                self.headers[name] = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)

    def includes(self):
        return ["-I", self.options.headers, "-I", self.options.generated]

    def declared(self):
        text = self.headers["cspr.h"]
        names = re.findall(r"^CSPR_PUBLIC\b[^;]*?\b(cspr_\w+)\s*\(", text, re.M)
        assert len(names) == len(set(names)) == len(re.findall(r"^CSPR_PUBLIC\b", text, re.M))
        return names

    def symbols(self, *arguments):
        return [line.split() for line in run("nm", *arguments, self.options.library).splitlines()]

    # Symbols

    def test_every_function_of_the_header_is_public(self):
        functions = re.findall(r"^[a-z][\w \t*]*?\b(cspr_\w+)\s*\([^;{]*\);", self.headers["cspr.h"], re.M)
        same([name for name in functions if name not in ("cspr_allocate",)], [], "declared without CSPR_PUBLIC")

    def test_the_map_lists_what_the_headers_declare(self):
        with open(self.options.map, encoding="utf-8") as file:
            text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
        sets = re.findall(r"(\w+)\s*\{(.*?)\}", text, re.S)
        listed = []
        for name, body in sets:
            assert re.fullmatch(r"CSPR_\d+", name), name
            assert "*" not in body.split("local:")[0], "a pattern is exported"
            listed += re.findall(r"\b(cspr_\w+);", body.split("local:")[0])
        assert "*;" in sets[0][1].split("local:")[1], "what is not listed must be local"
        assert len(listed) == len(set(listed)), "listed twice"
        same(listed, self.declared(), "the map")

    def test_the_library_exports_what_the_headers_declare(self):
        rows = self.symbols("--dynamic", "--defined-only")
        versions = {row[2] for row in rows if row[1] == "A"}
        exported = [row[2] for row in rows if row[1] != "A"]
        for row in rows:
            assert row[1] in "TA", "%s is no function" % row[2]
        same([name.split("@")[0] for name in exported], self.declared(), "exported")
        same({"CSPR_0"}, {name.split("@@")[-1] for name in exported} | versions, "symbol versions")

    def test_it_asks_little_of_libc(self):
        asked = {row[-1].split("@")[0] for row in self.symbols("--dynamic", "--undefined-only")}
        more = asked - FROM_LIBC - FROM_COMPILERS
        assert not more, "new needs: %s" % sorted(more)

    def test_it_needs_libc_alone(self):
        dynamic = run("readelf", "--dynamic", self.options.library)
        same(re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic), ["libc.so.6"], "NEEDED")
        same(re.findall(r"\(SONAME\).*\[(.*)\]", dynamic), ["libcspr.so.0"], "SONAME")
        assert "TEXTREL" not in dynamic and "RPATH" not in dynamic and "RUNPATH" not in dynamic

    def test_it_has_no_writable_data(self):
        # Tables of pointers are in .data.rel.ro, which the loader makes read-only (R_RELRO).
        sections = run("readelf", "--wide", "--section-headers", self.options.library)
        number = {name: index for index, name in re.findall(r"\[\s*(\d+)\] (\.\S+)", sections)}
        writable = {number[name] for name in (".data", ".bss", ".tdata", ".tbss") if name in number}
        ours = []
        for line in run("readelf", "--wide", "--symbols", self.options.library).splitlines():
            row = line.split()
            if len(row) == 8 and row[6] in writable and row[3] != "SECTION" and row[7] not in OF_START_UP:
                ours.append(row[7])
        assert not ours, "writable: %s" % sorted(set(ours))
        assert "GNU_RELRO" in run("readelf", "--wide", "--segments", self.options.library)

    def test_its_text_is_small(self):
        text = int(run("size", self.options.library).splitlines()[1].split()[0])
        print("# %d bytes of text and constants" % text)
        assert text < MOST_TEXT, "%d bytes" % text

    # Headers

    def compile_header(self, compiler, language, standard):
        for name in HEADERS:
            run(compiler, "-x", language, "-std=" + standard, "-pedantic-errors", "-Wall", "-Wextra", "-Werror",
                *self.includes(), "-fsyntax-only", "-", input="#include <cspr/%s>\ntypedef int alone;\n" % name)

    def test_headers_compile_alone_as_c99(self):
        for compiler in ("gcc", "clang"):
            self.compile_header(compiler, "c", "c99")

    def test_headers_compile_alone_as_cxx11(self):
        for compiler in ("g++", "clang++"):
            self.compile_header(compiler, "c++", "c++11")

    def test_the_library_links_from_cxx(self):
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "program")
            run("g++", "-std=c++11", "-x", "c++", *self.includes(), "-", "-x", "none", self.options.library, "-o", program,
                input="#include <cspr/cspr.h>\nint main() { return cspr_version() == CSPR_VERSION_NUMBER ? 0 : 1; }\n")
            run(program, env={"LD_LIBRARY_PATH": os.path.dirname(self.options.library)})

    def test_macros_do_not_leak(self):
        text = run(self.options.cc, "-E", "-dM", *self.includes(), "-", input="#include <cspr/cspr.h>\n")
        plain = run(self.options.cc, "-E", "-dM", "-",
                    input="#include <stddef.h>\n#include <stdint.h>\n")
        defined = set(re.findall(r"#define (\w+)", text)) - set(re.findall(r"#define (\w+)", plain))
        odd = sorted(name for name in defined if not name.startswith("CSPR_"))
        assert not odd, odd

    # Words

    def words(self):
        return run(self.options.words, env={"LD_LIBRARY_PATH": os.path.dirname(self.options.library)})

    def test_words_are_the_golden_ones(self):
        self.compare("vocab.golden", self.words())

    def test_constants_are_the_numbers_of_their_names(self):
        text = self.headers["vocab.h"]
        groups = {name: int(number) for name, number in re.findall(r"\bCSPR_GROUP_(\w+) = (\d+)", text)}
        constants = {}
        for name, number in re.findall(r"\bCSPR_(\w+) = (\d+)", text):
            if name.startswith("GROUP_"):
                continue
            group = max((known for known in groups if name.startswith(known + "_")), key=len)
            word = name[len(group) + 1:].lower()
            if group in ("RULE", "DUTY"):
                word = word.replace("_", "-")
            constants["%d %s %s" % (groups[group], number, word)] = name
        same(self.words().splitlines(), constants, "words and constants")

    # Layout

    def structs(self):
        """The visible structs: (name, [field])."""
        for name, body in re.findall(r"^struct (cspr_\w+) \{(.*?)^\};", self.headers["cspr.h"], re.M | re.S):
            yield name, [re.search(r"(\w+)(?:\[\d+\])?$", field.strip())[1]
                         for field in body.split(";") if field.strip()]

    def test_structs_begin_with_their_size(self):
        for name, fields in self.structs():
            assert fields[0] == "size" or name in ("cspr_span", "cspr_condition"), name  # parts of others

    def test_layout_is_the_golden_one(self):
        lines = ["#include <cspr/cspr.h>", "#include <stdio.h>", "int main(void) {"]
        for name, fields in self.structs():
            lines.append('printf("struct %s: %%zu bytes\\n", sizeof(struct %s));' % (name, name))
            for field in fields:
                lines.append('printf("\\t%%zu %s: %%zu\\n", offsetof(struct %s, %s), sizeof(((struct %s *)0)->%s));'
                             % (field, name, field, name, field))
        for name in re.findall(r"\b(CSPR_\w+)\s*=", self.headers["cspr.h"]):
            lines.append('printf("%s = %%ld\\n", (long)%s);' % (name, name))
        lines += ['printf("cspr_status %zu, cspr_code %zu, cspr_day %zu\\n",',
                  "sizeof(cspr_status), sizeof(cspr_code), sizeof(cspr_day));", "return 0; }"]
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "layout")
            run(self.options.cc, "-x", "c", *self.includes(), "-", "-o", program, input="\n".join(lines))
            self.compare("layout.golden", run(program))

    def compare(self, name, got):
        path = os.path.join(self.options.goldens, name)
        if self.options.update:
            with open(path, "w", encoding="utf-8") as file:
                file.write(got)
            return
        with open(path, encoding="utf-8") as file:
            expected = file.read()
        same(got.splitlines(), expected.splitlines(), name)
        assert got == expected, "%s: the order differs" % name


def main():
    parser = argparse.ArgumentParser()
    for name in ("library", "map", "cc", "headers", "generated", "goldens", "words"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    options.library = os.path.abspath(options.library)
    options.words = os.path.abspath(options.words)
    abi = Abi(options)
    tests = [name for name in vars(Abi) if name.startswith("test_")]
    print("1..%d" % len(tests))
    failed = 0
    for number, name in enumerate(tests, 1):
        words = name[len("test_"):].replace("_", " ")
        try:
            getattr(abi, name)()
            print("ok %d - %s" % (number, words))
        except (AssertionError, OSError, ValueError) as problem:
            failed += 1
            print("not ok %d - %s" % (number, words))
            for line in str(problem).splitlines():
                print("# " + line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
