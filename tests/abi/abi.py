#!/usr/bin/env python3
"""What a vendor links against: a shared library, its symbol map, its header, its layout; of libcspr its words too.

Run once for each library. Tells what it finds as TAP. With --update the goldens are written instead of compared: look
at what changed, since a changed or vanished line in one of them breaks hosts.
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



def run(*command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **options)
    if done.returncode:
        raise AssertionError("%s: %s" % (" ".join(command), done.stdout.strip()))
    return done.stdout


def same(got, expected, what):
    more, less = sorted(set(got) - set(expected)), sorted(set(expected) - set(got))
    assert not more and not less, "%s: too many %s, missing %s" % (what, more, less)


class Abi:
    """What holds of every library."""

    def __init__(self, options):
        self.options = options
        self.header = self.read_header(options.header)
        # What several headers share stands in one that declares nothing else.
        self.shared = self.read_header("trouble.h") if "<cspr/trouble.h>" in self.header else ""

    def read_header(self, name):
        with open(os.path.join(self.options.headers, "cspr", name), encoding="utf-8") as file:
            return re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)

    def includes(self):
        return ["-I", self.options.headers, "-I", self.options.generated]

    def declared(self):
        names = re.findall(r"^CSPR_PUBLIC\b[^;]*?\b(cspr_\w+)\s*\(", self.header, re.M)
        assert names and len(names) == len(set(names)) == len(re.findall(r"^CSPR_PUBLIC\b", self.header, re.M))
        return names

    def symbols(self, *arguments):
        return [line.split() for line in run("nm", *arguments, self.options.library).splitlines()]

    # Symbols

    def test_every_function_of_the_header_is_public(self):
        functions = re.findall(r"^(?!typedef)[a-z][\w \t*]*?\b(cspr_\w+)\s*\([^;{]*\);", self.header, re.M)
        same(functions, [], "declared without CSPR_PUBLIC")

    def test_the_map_lists_what_the_headers_declare(self):
        with open(self.options.map, encoding="utf-8") as file:
            text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
        sets = re.findall(r"(\w+)\s*\{(.*?)\}", text, re.S)
        listed = []
        for name, body in sets:
            assert re.fullmatch(self.options.version + r"_\d+", name), name
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
        same({self.options.version + "_0"}, {name.split("@@")[-1] for name in exported} | versions, "symbol versions")

    def test_it_needs_what_it_says_and_no_more(self):
        dynamic = run("readelf", "--dynamic", self.options.library)
        needed = [re.sub(r"\.so.*", "", name) for name in re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic)]
        same(needed, self.options.needs, "NEEDED")
        soname = os.path.basename(self.options.library).split(".so")[0] + ".so.0"
        same(re.findall(r"\(SONAME\).*\[(.*)\]", dynamic), [soname], "SONAME")
        assert "TEXTREL" not in dynamic and "RPATH" not in dynamic, dynamic
        # Where it is built it finds what is built beside it; tests/install sees that this goes.
        paths = re.findall(r"\(RUNPATH\).*\[(.*)\]", dynamic)
        assert not paths or self.options.ours and paths[0].startswith("$ORIGIN"), paths

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

    # Headers

    def compile_header(self, compiler, language, standard, name):
        run(compiler, "-x", language, "-std=" + standard, "-pedantic-errors", "-Wall", "-Wextra", "-Werror",
            *self.includes(), "-fsyntax-only", "-", input="#include <cspr/%s>\ntypedef int alone;\n" % name)

    def compile_header_alone(self, name):
        for compiler in ("gcc", "clang"):
            self.compile_header(compiler, "c", "c99", name)
        for compiler in ("g++", "clang++"):
            self.compile_header(compiler, "c++", "c++11", name)

    def test_the_header_compiles_alone_as_c99_and_cxx11(self):
        self.compile_header_alone(self.options.header)

    def libraries(self):
        """It, and those of ours that it needs."""
        return ":".join(os.path.dirname(path) for path in [self.options.library, *self.options.ours])

    def test_the_library_links_from_cxx(self):
        """Every function that is declared is there for a linker, under its C name."""
        lines = ["#include <cspr/%s>" % self.options.header, "typedef void (*any)();", "any volatile all[] = {",
                 *("reinterpret_cast<any>(%s)," % name for name in self.declared()), "};",
                 "int main() { return all[0] ? 0 : 1; }"]
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "program")
            run("g++", "-std=c++11", "-x", "c++", *self.includes(), "-", "-x", "none", self.options.library,
                *self.options.ours, "-o", program, input="\n".join(lines))
            run(program, env={"LD_LIBRARY_PATH": self.libraries()})

    def test_macros_do_not_leak(self):
        text = run(self.options.cc, "-E", "-dM", *self.includes(), "-",
                   input="#include <cspr/%s>\n" % self.options.header)
        plain = run(self.options.cc, "-E", "-dM", "-",
                    input="#include <stddef.h>\n#include <stdint.h>\n")
        defined = set(re.findall(r"#define (\w+)", text)) - set(re.findall(r"#define (\w+)", plain))
        odd = sorted(name for name in defined if not name.startswith("CSPR_"))
        assert not odd, odd

    # Layout

    def structs(self):
        """The visible structs: (name, [field])."""
        for name, body in re.findall(r"^struct (cspr_\w+) \{(.*?)^\};", self.shared + self.header, re.M | re.S):
            yield name, [(re.search(r"\(\*(\w+)\)", field) or re.search(r"(\w+)(?:\[\d+\])?$", field.strip()))[1]
                         for field in body.split(";") if field.strip()]

    def test_structs_begin_with_their_size(self):
        for name, fields in self.structs():
            assert fields[0] == "size" or name in ("cspr_span", "cspr_condition"), name  # parts of others

    def test_layout_is_the_golden_one(self):
        lines = ["#include <cspr/%s>" % self.options.header, "#include <stdio.h>", "int main(void) {"]
        for name, fields in self.structs():
            lines.append('printf("struct %s: %%zu bytes\\n", sizeof(struct %s));' % (name, name))
            for field in fields:
                lines.append('printf("\\t%%zu %s: %%zu\\n", offsetof(struct %s, %s), sizeof(((struct %s *)0)->%s));'
                             % (field, name, field, name, field))
        for name in re.findall(r"\b(CSPR_\w+)\s*=", self.header):
            lines.append('printf("%s = %%ld\\n", (long)%s);' % (name, name))
        lines += ['printf("cspr_status %zu, cspr_code %zu, cspr_day %zu\\n",',
                  "sizeof(cspr_status), sizeof(cspr_code), sizeof(cspr_day));", "return 0; }"]
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "layout")
            run(self.options.cc, "-x", "c", *self.includes(), "-", "-o", program, input="\n".join(lines))
            self.compare("layout-%s.golden" % self.options.header.split(".")[0], run(program))

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


class Core(Abi):
    """What holds of libcspr besides: it is pure, small, and has the words."""

    def test_it_asks_little_of_libc(self):
        asked = {row[-1].split("@")[0] for row in self.symbols("--dynamic", "--undefined-only")}
        more = asked - FROM_LIBC - FROM_COMPILERS
        assert not more, "new needs: %s" % sorted(more)

    def test_its_text_is_small(self):
        text = int(run("size", self.options.library).splitlines()[1].split()[0])
        print("# %d bytes of text and constants" % text)
        assert text < MOST_TEXT, "%d bytes" % text

    def test_the_other_headers_compile_alone(self):
        for name in ("trouble.h", "vocab.h", "version.h"):
            self.compile_header_alone(name)

    def test_header_and_library_are_of_one_version(self):
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "program")
            run(self.options.cc, "-x", "c", *self.includes(), "-", "-x", "none", self.options.library, "-o", program,
                input="#include <cspr/cspr.h>\nint main(void) { return cspr_version() != CSPR_VERSION_NUMBER; }\n")
            run(program, env={"LD_LIBRARY_PATH": self.libraries()})

    def words(self):
        return run(self.options.words, env={"LD_LIBRARY_PATH": self.libraries()})

    def test_words_are_the_golden_ones(self):
        self.compare("vocab.golden", self.words())

    def test_constants_are_the_numbers_of_their_names(self):
        text = self.read_header("vocab.h")
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


def main():
    parser = argparse.ArgumentParser()
    for name in ("library", "map", "cc", "header", "headers", "generated", "goldens", "version"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--needs", nargs="+", required=True)  # libraries, without .so
    parser.add_argument("--ours", nargs="*", default=[])  # files: those of them that are built here
    parser.add_argument("--words")  # the program that prints them: of libcspr
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    options.library = os.path.abspath(options.library)
    options.ours = [os.path.abspath(path) for path in options.ours]
    options.words = options.words and os.path.abspath(options.words)
    abi = Core(options) if options.words else Abi(options)
    tests = [name for name in dir(abi) if name.startswith("test_")]
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
