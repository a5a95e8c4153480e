"""The public headers, read: functions, structs and constants, as they are declared there."""

import re
from pathlib import Path
from typing import Dict, Iterator, List, NamedTuple, Tuple

TOP = Path(__file__).resolve().parents[2]
FOLDER = TOP / "include" / "cspr"

# Those that the package declares. (conformance.h is for those who write a driver in C.)
HEADERS = ("cspr.h", "trouble.h", "store.h", "sqlite.h", "postgres.h", "anonymise.h")


class Function(NamedTuple):
    name: str
    gives: str  # a type, as it is written
    takes: List[str]


def read(name: str) -> str:
    """A header without comments and directives."""
    text = re.sub(r"/\*.*?\*/", "", (FOLDER / name).read_text(encoding="utf-8"), flags=re.S)
    return re.sub(r"^#.*$", "", text, flags=re.M)


def plain(type_: str) -> str:
    """A type with one space between words, none before its stars, and no const."""
    return re.sub(r"\s*\*", "*", re.sub(r"\s+", " ", re.sub(r"\bconst\b", "", type_)).strip())


def split(declarator: str) -> Tuple[str, str]:
    """The type and the name of `const char *text[4]`: an array of a parameter is a pointer."""
    type_, name, array = re.fullmatch(
        r"(.*?)(\w+)(\[\w*\])?", declarator.strip(), re.S
    ).groups()  # type: ignore[union-attr]
    return plain(type_ + ("*" if array else "")), name


def parameters(text: str) -> List[str]:
    if text.strip() == "void":
        return []
    return [split(parameter)[0] for parameter in text.split(",")]


def functions(name: str) -> Iterator[Function]:
    for gives, function, takes in re.findall(
        r"\bCSPR_PUBLIC\s+([^;()]*?)\b(cspr_\w+)\s*\(([^;]*?)\);", read(name), re.S
    ):
        if gives.startswith("__attribute__"):
            continue
        yield Function(function, plain(gives), parameters(takes))


def callbacks(name: str) -> Iterator[Function]:
    for gives, callback, takes in re.findall(
        r"^typedef\s+([^;()]*?)\(\*(cspr_\w+)\)\(([^;]*?)\);", read(name), re.S | re.M
    ):
        yield Function(callback, plain(gives), parameters(takes))


def structs(name: str) -> Iterator[Tuple[str, List[str]]]:
    """The visible structs, with the names of their members in order."""
    for struct, body in re.findall(r"^struct (cspr_\w+) \{(.*?)^\};", read(name), re.M | re.S):
        members = []
        for declaration in body.split(";"):
            pointer = re.search(r"\(\*(\w+)\)", declaration)
            if pointer:
                members.append(pointer[1])
            elif declaration.strip():
                members += [split(one)[1] for one in declaration.split(",")]
        yield struct, members


def members(name: str) -> Iterator[Tuple[str, Function]]:
    """The structs that have functions for members, with each of these."""
    for struct, body in re.findall(r"^struct (cspr_\w+) \{(.*?)^\};", read(name), re.M | re.S):
        for declaration in body.split(";"):
            found = re.fullmatch(r"\s*([^()]*?)\(\*(\w+)\)\((.*)\)", declaration, re.S)
            if found:
                yield struct, Function(found[2], plain(found[1]), parameters(found[3]))


def constants(name: str) -> Dict[str, int]:
    """Enumerators whose value is told."""
    found = {}
    for constant, value in re.findall(r"\b(CSPR_\w+)\s*=\s*([-\w <]+?)\s*[,}]", read(name)):
        left, _, shift = value.partition("<<")
        found[constant] = int(left, 0) << int(shift or "0", 0)
    return found
