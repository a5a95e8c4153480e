"""What the package declares of the C libraries is what their headers say and the compiler makes."""

import ctypes
import os
import re
import subprocess
import sys
from ctypes import POINTER

import headers
import pytest
from cspr import _ffi
from cspr._ffi import types

DECLARED = {
    "cspr.h": lambda: _ffi.core,
    "store.h": _ffi.store,
    "sqlite.h": _ffi.sqlite,
    "postgres.h": _ffi.postgres,
    "anonymise.h": _ffi.anonymise,
}
TABLES = {
    "cspr.h": _ffi.CORE,
    "store.h": _ffi.STORE,
    "sqlite.h": _ffi.SQLITE,
    "postgres.h": _ffi.POSTGRES,
    "anonymise.h": _ffi.ANONYMISE,
}

PLAIN = {
    "void": [None],
    "int": [ctypes.c_int],
    "uint8_t": [ctypes.c_uint8],
    "uint32_t": [ctypes.c_uint32],
    "int32_t": [ctypes.c_int32],
    "int64_t": [ctypes.c_int64],
    "uint64_t": [ctypes.c_uint64],
    "size_t": [ctypes.c_size_t],
    "cspr_status": [types.status],
    "cspr_code": [types.code],
    "cspr_day": [types.day],
    "void*": [types.address],
    # Text comes as bytes; where its length is told beside it, or it must be freed, its address does.
    "char*": [types.text, types.address],
    "unsigned char*": [types.text, types.octets],
    "char**": [POINTER(types.text), POINTER(types.address)],
}


def kinds(type_):
    """What may stand for a type of C."""
    if type_ in PLAIN:
        return PLAIN[type_]
    struct = re.fullmatch(r"struct (\w+)(\**)", type_)
    if struct:
        kind = getattr(_ffi, struct[1])
        for _ in struct[2]:
            kind = POINTER(kind)
        return [kind]
    if type_.endswith("*"):
        if type_[:-1] in CALLBACKS or not (type_[:-1] in PLAIN or type_.endswith("**")):
            return [types.handle]
        return [POINTER(kind) for kind in kinds(type_[:-1])]
    return [getattr(_ffi, type_)]


CALLBACKS = {one.name for name in headers.HEADERS for one in headers.callbacks(name)}
FUNCTIONS = [(name, one) for name in TABLES for one in headers.functions(name)]
STRUCTS = [one for name in headers.HEADERS for one in headers.structs(name)]


def same(function, gives, takes):
    assert gives in kinds(function.gives), "gives"
    assert len(takes) == len(function.takes)
    for place, (kind, type_) in enumerate(zip(takes, function.takes), 1):
        assert kind in kinds(type_), "argument %d, %s" % (place, type_)


@pytest.mark.parametrize("name", TABLES)
def test_what_is_declared_is_what_the_header_has(name):
    assert list(TABLES[name]) == [one.name for one in headers.functions(name)]
    with open(headers.FOLDER / name, encoding="utf-8") as file:
        assert len(TABLES[name]) == len(re.findall(r"^CSPR_PUBLIC\b", file.read(), re.M))


@pytest.mark.parametrize("name,function", FUNCTIONS, ids=lambda one: getattr(one, "name", one))
def test_a_function_gives_and_takes_what_the_header_says(name, function):
    declared = getattr(DECLARED[name](), function.name)
    assert [declared.restype, declared.argtypes] == list(TABLES[name][function.name])
    same(function, declared.restype, declared.argtypes)


def test_text_whose_length_is_told_comes_as_an_address():
    """It may have zero bytes in it; text that must be freed has to be known by its place."""
    for name, function in FUNCTIONS:
        gives, takes = TABLES[name][function.name]
        if function.gives == "char*":
            told = function.takes[-1:] == ["size_t*"]
            assert gives == (types.address if told else types.text), function.name
        if function.name.endswith("text_free"):
            assert takes[-1] == types.address, function.name


@pytest.mark.parametrize(
    "callback",
    [one for name in headers.HEADERS for one in headers.callbacks(name)],
    ids=lambda one: one.name,
)
def test_a_callback_is_as_the_header_has_it(callback):
    kind = getattr(_ffi, callback.name)
    same(callback, kind._restype_, kind._argtypes_)


@pytest.mark.parametrize(
    "struct,member",
    [one for name in headers.HEADERS for one in headers.members(name)],
    ids=lambda one: getattr(one, "name", one),
)
def test_a_member_that_is_a_function_is_as_the_header_has_it(struct, member):
    kind = dict(getattr(_ffi, struct)._fields_)[member.name]
    same(member, kind._restype_, kind._argtypes_)


def test_every_struct_is_declared_and_no_other():
    declared = {
        name
        for name, value in vars(_ffi).items()
        if isinstance(value, type) and issubclass(value, ctypes.Structure) and "cspr_" in name
    }
    assert declared == {name for name, _ in STRUCTS}


@pytest.fixture(scope="module")
def layouts(tmp_path_factory):
    """What the C compiler makes of the headers: of each name, a number."""
    folder = tmp_path_factory.mktemp("layout")
    (folder / "cspr").mkdir()
    version = (headers.FOLDER / "version.h.in").read_text(encoding="utf-8")
    (folder / "cspr" / "version.h").write_text(version.replace("@number@", "0"), encoding="utf-8")
    lines = ["#include <cspr/%s>" % name for name in headers.HEADERS]
    lines += ["#include <stdio.h>", "int main(void) {"]
    for struct, members in STRUCTS:
        lines.append('printf("%s %%zu\\n", sizeof(struct %s));' % (struct, struct))
        for member in members:
            lines.append(
                'printf("%s.%s %%zu\\n", offsetof(struct %s, %s));' % ((struct, member) * 2)
            )
            lines.append(
                'printf("%s.%s.size %%zu\\n", sizeof(((struct %s *)0)->%s));'
                % ((struct, member) * 2)
            )
    for name in ("status", "code", "day"):
        lines.append('printf("%s %%zu\\n", sizeof(cspr_%s));' % (name, name))
        lines.append('printf("%s.signed %%d\\n", (cspr_%s)-1 < 0);' % (name, name))
    lines.append("return 0; }")
    program = folder / "layout"
    subprocess.run(
        [
            os.environ.get("CC", "cc"),
            "-x",
            "c",
            "-I",
            str(folder),
            "-I",
            str(headers.TOP / "include"),
        ]
        + ["-", "-o", str(program)],
        input="\n".join(lines).encode(),
        check=True,
    )
    out = subprocess.run([str(program)], stdout=subprocess.PIPE, check=True).stdout.decode()
    return {name: int(number) for name, number in (line.split() for line in out.splitlines())}


@pytest.mark.parametrize("struct,members", STRUCTS, ids=[name for name, _ in STRUCTS])
def test_a_struct_has_the_layout_of_the_compiler(layouts, struct, members):
    kind = getattr(_ffi, struct)
    assert [field[0] for field in kind._fields_] == members
    assert ctypes.sizeof(kind) == layouts[struct]
    for member in members:
        place = getattr(kind, member)
        assert place.offset == layouts["%s.%s" % (struct, member)], member
        assert place.size == layouts["%s.%s.size" % (struct, member)], member


@pytest.mark.parametrize("name", ["status", "code", "day"])
def test_a_number_has_the_width_and_sign_of_the_compiler(layouts, name):
    kind = getattr(types, name)
    assert ctypes.sizeof(kind) == layouts[name]
    assert (kind(-1).value < 0) == bool(layouts[name + ".signed"])


def test_structs_that_say_their_size_say_it():
    for struct, members in STRUCTS:
        if members[0] == "size":
            made = getattr(_ffi, struct)()
            assert made.size == ctypes.sizeof(made), struct
        else:
            assert struct in ("cspr_span", "cspr_condition"), struct


def test_nothing_else_in_the_package_touches_ctypes():
    package = headers.TOP / "bindings" / "python" / "cspr"
    for path in package.rglob("*.py"):
        if path.parent.name != "_ffi":
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"^\s*(from|import)\s+ctypes", text, re.M), path


def run(script, **environment):
    """A script in a Python of its own."""
    return subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    ).stdout.decode()


def test_the_libraries_are_found_where_they_are_said_to_be(tmp_path):
    libraries = (_ffi.core, _ffi.store(), _ffi.sqlite(), _ffi.postgres(), _ffi.anonymise())
    script = "from cspr import _ffi; print(_ffi.core._name, %s)" % ", ".join(
        "_ffi.%s()._name" % name for name in ("store", "sqlite", "postgres", "anonymise")
    )
    beside = {}  # as they are installed, and as they are built
    for library in libraries:
        soname = os.path.basename(library._name)
        beside[soname] = tmp_path / "installed" / soname
        beside[soname].parent.mkdir(exist_ok=True)
        beside[soname].symlink_to(os.path.abspath(library._name))
    built = {"libcspr.so.0": tmp_path / "built" / "libcspr.so.0"}
    for soname, path in beside.items():
        if "-" in soname:
            built[soname] = tmp_path / "built" / soname[len("libcspr-") : -len(".so.0")] / soname
        built[soname].parent.mkdir(parents=True)
        built[soname].symlink_to(path)
    for paths in (beside, built):
        expected = " ".join(str(path) for path in paths.values())
        first = paths["libcspr.so.0"]
        assert run(script, CSPR_LIBRARY=str(first.parent)).strip() == expected
        assert run(script, CSPR_LIBRARY=str(first)).strip() == expected


def test_a_library_that_is_not_there_is_named_with_what_to_do(tmp_path):
    out = run("import cspr._ffi", CSPR_LIBRARY=str(tmp_path))
    assert "LibraryMissing: libcspr can't be loaded (CSPR_LIBRARY, %s" % tmp_path in out
    assert "Install libcspr" in out
    os.symlink(os.path.abspath(_ffi.core._name), tmp_path / "libcspr.so.0")
    out = run("from cspr import _ffi; _ffi.anonymise()", CSPR_LIBRARY=str(tmp_path))
    assert "LibraryMissing: libcspr-anonymise can't be loaded" in out
    assert "needs utf8proc, PCRE2 and OpenSSL's libcrypto" in out


def test_a_library_that_lacks_a_function_is_called_older():
    with pytest.raises(_ffi.LibraryMissing, match=r"older than this package: it has no cspr_x\(\)"):
        from cspr._ffi import loading

        loading.load("cspr", {"cspr_x": (None, [])})
