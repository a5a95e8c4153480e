"""What is installed stands alone: its libraries are its own, and all of them load without a compiler or a setting."""

import os
import subprocess
import sys
from importlib.metadata import version

import cspr
import pytest
from cspr import _ffi

PLACE = os.path.dirname(os.path.dirname(cspr.__file__))
CARRIED = os.path.join(PLACE, ".cspr.mesonpy.libs")
REPAIRED = bool(os.environ.get("CSPR_TEST_REPAIRED"))

LOAD = """
from cspr import _ffi
for library in (_ffi.store, _ffi.sqlite, _ffi.postgres, _ffi.anonymise):
    library()
with open("/proc/self/maps") as maps:
    print("\\n".join({line.split()[-1] for line in maps if ".so" in line}))
"""


@pytest.fixture(scope="module")
def loaded():
    """The paths of the shared libraries of a process that loaded all that there is."""
    env = {"PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-c", LOAD], env=env, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    "name", ["cspr", "cspr-store", "cspr-sqlite", "cspr-postgres", "cspr-anonymise"]
)
def test_a_library_is_the_one_that_came_with_the_package(loaded, name):
    assert [path for path in loaded if os.path.basename(path) == "lib%s.so.0" % name] == [
        os.path.join(CARRIED, "lib%s.so.0" % name)
    ]


@pytest.mark.parametrize(
    "name", ["libjansson", "libcrypto", "libsqlite3", "libpq", "libutf8proc", "libpcre2-8"]
)
def test_what_they_depend_on_is_the_wheel_s_when_it_was_repaired(loaded, name):
    """Python may have one of its own loaded as well."""
    found = {os.path.dirname(path) for path in loaded if os.path.basename(path).startswith(name)}
    assert (os.path.join(PLACE, "cspr.libs") in found) == REPAIRED
    assert found


def test_it_is_of_the_version_that_it_says():
    major, minor, patch = map(int, version("cspr").split("."))
    assert _ffi.core.cspr_version() == major * 10000 + minor * 100 + patch
