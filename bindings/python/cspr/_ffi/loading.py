"""Where the shared libraries are found, and what is said when one isn't there.

The first of these that there is decides, for all of them:

1. CSPR_LIBRARY in the environment: a path of libcspr.so.0, or the folder that it is in. The others
   are beside it or, as they are built, in folders beside it (store/libcspr-store.so.0);
2. the libraries that the wheel carries;
3. those of the system, by soname.

Nothing else in the package reads the environment.
"""

import os
from ctypes import CDLL
from sysconfig import get_path
from typing import Optional

from .types import Functions

SONAME = "lib%s.so.0"

# Where a wheel has them: beside the package or, on a system that keeps pure Python elsewhere, among
# what is not.
CARRIED = ".cspr.mesonpy.libs"

# What a library besides libcspr depends on, for who has to install it.
NEEDS = {
    "cspr-store": "jansson and OpenSSL's libcrypto",
    "cspr-sqlite": "libcspr-store and SQLite 3",
    "cspr-postgres": "libcspr-store and PostgreSQL's libpq",
    "cspr-anonymise": "utf8proc, PCRE2 and OpenSSL's libcrypto",
}


class LibraryMissing(ImportError):
    """A shared library of libcspr can't be loaded; the text says which, from where and why."""


# A traceback shows it by its public name. Set in the class, it would have source looked for there.
LibraryMissing.__module__ = "cspr"


def carried() -> Optional[str]:
    """The folder of the libraries that came with the package, if it is a wheel's."""
    beside = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    for place in (beside, get_path("platlib")):
        folder = os.path.join(place, CARRIED)
        if os.path.exists(os.path.join(folder, SONAME % "cspr")):
            return folder
    return None


def path_of(name: str) -> str:
    """What to give to the loader for a library: a path, or a soname that it looks for itself."""
    soname = SONAME % name
    told = os.environ.get("CSPR_LIBRARY")
    if told:
        if name == "cspr" and not os.path.isdir(told):
            return told
        folder = told if os.path.isdir(told) else os.path.dirname(told)
        built = os.path.join(folder, name.split("-")[-1], soname)
        return built if os.path.exists(built) else os.path.join(folder, soname)
    ours = carried()
    return os.path.join(ours, soname) if ours else soname


def load(name: str, functions: Functions) -> CDLL:
    """A library with its functions declared. Calls let go of the interpreter's lock."""
    path = path_of(name)
    try:
        library = CDLL(path)
    except OSError as problem:
        needs = " It needs %s." % NEEDS[name] if name in NEEDS else ""
        where = "CSPR_LIBRARY, " if os.environ.get("CSPR_LIBRARY") else ""
        raise LibraryMissing(
            "lib%s can't be loaded (%s%s): %s.%s Install libcspr with it, or set CSPR_LIBRARY to "
            "the folder of %s." % (name, where, path, problem, needs, SONAME % name)
        ) from None
    for function, (gives, takes) in functions.items():
        try:
            declared = getattr(library, function)
        except AttributeError:
            raise LibraryMissing(
                "%s is no lib%s, or older than this package: it has no %s()" % (path, name, function)
            ) from None
        declared.restype = gives
        declared.argtypes = takes
    return library
