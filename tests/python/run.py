#!/usr/bin/env python3
"""The Python package, as whoever installs it has it: wheels, pytest with doctests on every Python, mypy.

Usage: run.py [--only VERSION] [RESULTS]

Makes virtual environments under build/python, one for the tools and one for each Python from 3.9 on that the machine
has, and keeps them: they are made again when what they were made of has changed. The wheel is built once, from the
tree. Appends "PASSED FAILED" to RESULTS; the last line says the same. What can't be run has failed.
"""
import argparse
import glob
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile
from concurrent.futures import ThreadPoolExecutor

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HERE = os.path.join(TOP, "build", "python")
TESTS = os.path.join(TOP, "tests", "python")
PACKAGE = os.path.join(TOP, "bindings", "python", "cspr")
TOOLS = os.path.join(HERE, "tools")
WHEEL_OF = ["pyproject.toml", "LICENSE", "meson.build", "meson_options.txt", "include", "lib", "bindings"]
LIBRARIES = ["cspr", "cspr-store", "cspr-sqlite", "cspr-postgres", "cspr-anonymise"]
OLDEST = (3, 9)
# For frames and charts, on one Python; the charts are compared to the byte.
EXTRAS = ["pandas", "matplotlib == 3.11.2"]


class Broken(Exception):
    """A step that others need did not work."""


def run(*command, cwd=TOP, env=None):
    """What a command prints. Broken, with all of it, when it does not end well."""
    done = subprocess.run(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
    if done.returncode:
        raise Broken("%s\n%s" % (" ".join(command), done.stdout[-6000:]))
    return done.stdout


def digest_of(*names):
    """Of the contents of files and folders, by their paths within the tree."""
    digest = hashlib.sha256()
    for name in names:
        path = os.path.join(TOP, name)
        files = [path]
        if os.path.isdir(path):
            files = sorted(found for found in glob.glob(os.path.join(path, "**"), recursive=True)
                           if os.path.isfile(found) and "__pycache__" not in found)
        for file in files:
            digest.update(os.path.relpath(file, TOP).encode() + b"\0")
            with open(file, "rb") as opened:
                digest.update(hashlib.sha256(opened.read()).digest())
    return digest.hexdigest()


def stamped(folder, stamp):
    """Whether a folder was made of just this."""
    try:
        with open(os.path.join(folder, "made-of"), encoding="ascii") as file:
            return file.read() == stamp
    except OSError:
        return False


def set_stamp(folder, stamp):
    with open(os.path.join(folder, "made-of"), "w", encoding="ascii") as file:
        file.write(stamp)


# Pythons and their environments ------------------------------------------------------------------


def interpreters():
    """(version, path) of each Python from 3.9 on, oldest first."""
    pyenv = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
    tried = ["/usr/bin/python3", shutil.which("python3") or sys.executable]
    tried += glob.glob(os.path.join(pyenv, "versions", "*", "bin", "python3"))
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        names = os.listdir(folder) if os.path.isdir(folder) else []
        tried += [os.path.join(folder, name) for name in names if re.fullmatch(r"python3\.\d+", name)]
    ask = "import os, sys; print(*sys.version_info[:3], sys.prefix == sys.base_prefix, os.path.realpath(sys.executable))"
    found = {}
    for path in tried:
        told = subprocess.run([path, "-c", ask], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, check=False).stdout.split(maxsplit=4)
        if len(told) == 5 and told[3] == "True":
            version = tuple(int(part) for part in told[:3])
            if version[:2] >= OLDEST:
                found[told[4].strip()] = version
    return sorted((version, path) for path, version in found.items())


def environment(folder, python, stamp, *install):
    """The Python of a virtual environment in which these are installed, made if it is not there."""
    interpreter = os.path.join(folder, "bin", "python")
    stamp = "%s %s" % (python, stamp)
    if not stamped(folder, stamp):
        shutil.rmtree(folder, ignore_errors=True)
        run(python, "-m", "venv", folder)
        pip(interpreter, *install)
        set_stamp(folder, stamp)
    return interpreter


def pip(interpreter, *install):
    run(interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *install)


def with_wheel(folder, python, wheel, stamp, *install):
    """The same with pytest and a wheel, which goes in anew when it is another one."""
    requirements = os.path.join(TESTS, "requirements.txt")
    interpreter = environment(folder, python, " ".join((digest_of(requirements), *install)), "-r", requirements, *install)
    installed = os.path.join(folder, "wheel")
    os.makedirs(installed, exist_ok=True)
    if not stamped(installed, stamp):
        pip(interpreter, "--force-reinstall", "--no-deps", wheel)
        set_stamp(installed, stamp)
    return interpreter


# Wheels ------------------------------------------------------------------------------------------


def tool(name):
    return os.path.join(TOOLS, "bin", name)


def with_tools():
    """The environment of commands that call each other."""
    return {**os.environ, "PATH": os.path.join(TOOLS, "bin") + os.pathsep + os.environ["PATH"]}


def only_file(folder, pattern):
    found = glob.glob(os.path.join(folder, pattern))
    if len(found) != 1:
        raise Broken("%s: there should be one %s, and there are %d" % (folder, pattern, len(found)))
    return found[0]


def built_wheels(stamp):
    """The wheel, built from the tree, and the same as auditwheel repairs it."""
    plain, repaired, meson = (os.path.join(HERE, name) for name in ("wheel", "repaired", "meson"))
    if not stamped(repaired, stamp):
        for folder in plain, repaired:
            shutil.rmtree(folder, ignore_errors=True)
        made_by = stamp.split()[-1]
        if not stamped(meson, made_by):
            shutil.rmtree(meson, ignore_errors=True)
            os.mkdir(meson)
        run(tool("python"), "-m", "build", "--wheel", "--no-isolation", "--outdir", plain,
            "--config-setting=build-dir=" + meson, TOP, env=with_tools())
        set_stamp(meson, made_by)
        run(tool("auditwheel"), "repair", "--wheel-dir", repaired, only_file(plain, "*.whl"), env=with_tools())
        set_stamp(repaired, stamp)
    return only_file(plain, "*.whl"), only_file(repaired, "*.whl")


def names_in(wheel):
    with zipfile.ZipFile(wheel) as opened:
        return opened.namelist()


def check_plain(plain, repaired):
    """The wheel is for every Python of this kind of machine, and has all libraries, each under its soname."""
    told = run(tool("auditwheel"), "show", plain, env=with_tools())
    names = names_in(plain)
    assert re.search(r"-py3-none-linux_\w+\.whl$", plain), plain
    assert "consistent with" in told and "linux_" in told, told
    for library in LIBRARIES:
        assert ".cspr.mesonpy.libs/lib%s.so.0" % library in names, "lib%s.so.0 is not in it" % library
    assert not [name for name in names if name.endswith((".h", ".pc", ".a", ".sql"))], names
    assert any(name.endswith("cspr/py.typed") for name in names), names


def check_sources(plain, repaired):
    """Every file of the package is in it, and nothing else."""
    told = {name.split("purelib/", 1)[1] for name in names_in(plain) if "purelib/" in name}
    wanted = {os.path.join("cspr", os.path.relpath(path, PACKAGE))
              for path in glob.glob(os.path.join(PACKAGE, "**"), recursive=True)
              if os.path.isfile(path) and "__pycache__" not in path}
    assert told == wanted, told ^ wanted


def check_paths(plain, repaired):
    """No library is looked for where it was built."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(plain) as opened:
            opened.extractall(folder)
        for library in LIBRARIES:
            path = os.path.join(folder, ".cspr.mesonpy.libs", "lib%s.so.0" % library)
            told = run(tool("patchelf"), "--print-rpath", path).strip()
            assert {os.path.normpath(part) for part in told.split(":") if part} <= {"$ORIGIN"}, "%s: %s" % (library, told)
            with open(path, "rb") as file:
                assert HERE.encode() not in file.read(), "%s knows the folder that it was built in" % library


def check_repaired(plain, repaired):
    """auditwheel puts in what the libraries depend on."""
    names = names_in(repaired)
    assert re.search(r"-py3-none-manylinux_\w+\.whl$", repaired), repaired
    for needed in "libjansson", "libcrypto", "libpcre2-8", "libutf8proc", "libsqlite3", "libpq":
        assert any(name.startswith("cspr.libs/" + needed) for name in names), "%s is not in it" % needed


def check_sdist(plain, repaired):
    """The sources of the last commit make a wheel with the package as it is there, and of the same version."""
    head = run("git", "rev-parse", "HEAD").strip()
    folder = os.path.join(HERE, "sdist")
    if not stamped(folder, head):
        shutil.rmtree(folder, ignore_errors=True)
        run(tool("python"), "-m", "build", "--no-isolation", "--outdir", folder, TOP, env=with_tools())
        set_stamp(folder, head)
    wheel = only_file(folder, "*.whl")
    assert os.path.basename(wheel).split("-")[:2] == os.path.basename(plain).split("-")[:2], wheel
    names = names_in(wheel)
    for path in run("git", "ls-tree", "-r", "--name-only", "HEAD", "bindings/python/cspr").splitlines():
        assert any(name.endswith(path.replace("bindings/python", "", 1)) for name in names), path + " is not in it"


def check_types(plain, repaired):
    """mypy --strict, as of the oldest Python that it knows, also of a program that uses the package."""
    run(tool("mypy"), "--strict", "--python-version", "3.10", "--cache-dir", os.path.join(HERE, "mypy"),
        os.path.join("bindings", "python", "cspr"), os.path.join("tests", "python", "typed_use.py"))


def check_reference(plain, repaired):
    """The reference is made of the docstrings without a warning, and has an entry for every public name."""
    stamp = digest_of(os.path.relpath(plain, TOP))
    folder = os.path.join(HERE, "reference")
    python = with_wheel(os.path.join(HERE, "pdoc"), interpreters()[-1][1], plain, stamp, "pdoc >= 15")
    if not stamped(folder, stamp):
        shutil.rmtree(folder, ignore_errors=True)
        run(python, "-W", "error", "-m", "pdoc", "--output-directory", folder, "cspr", env=bare())
        set_stamp(folder, stamp)
    names = run(python, "-c", "import cspr; print(*cspr.__all__)", cwd=HERE, env=bare()).split()
    with open(os.path.join(folder, "cspr.html"), encoding="utf-8") as file:
        told = set(re.findall(r'<section id="(\w+)"', file.read()))
    assert len(names) > 50 and set(names) <= told, "without an entry: %s" % sorted(set(names) - told)


WHEEL_CHECKS = [check_plain, check_sources, check_paths, check_repaired, check_sdist, check_types, check_reference]


# The tests ---------------------------------------------------------------------------------------


def counted(report):
    """(passed, failed) of a report; what was skipped has failed: nothing may be left out unseen."""
    passed = failed = 0
    for case in xml.etree.ElementTree.parse(report).iter("testcase"):
        bad = any(case.find(kind) is not None for kind in ("failure", "error", "skipped"))
        passed += not bad
        failed += bad
    return passed, failed


def pytest(python, name, arguments, env):
    """(passed, failed, what it said) of one run."""
    report = os.path.join(HERE, name + ".xml")
    if os.path.exists(report):
        os.unlink(report)
    done = subprocess.run([python, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "--junitxml", report, *arguments],
                          cwd=HERE, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
    if not os.path.exists(report):
        return 0, 1, done.stdout
    passed, failed = counted(report)
    if passed == 0 or (done.returncode and not failed):
        failed += 1
    return passed, failed, done.stdout


def bare():
    """Without what would lead to other libraries or packages than those installed."""
    env = {name: value for name, value in os.environ.items()
           if name not in ("CSPR_LIBRARY", "LD_LIBRARY_PATH", "PYTHONPATH", "VIRTUAL_ENV")}
    return {**env, "PYTHONDONTWRITEBYTECODE": "1"}


def on_python(version, python, wheel, stamp, extras):
    """All tests and doctests, with the wheel as pip builds it."""
    name = "%d.%d.%d" % version
    interpreter = with_wheel(os.path.join(HERE, name), python, wheel, stamp, *(EXTRAS if extras else []))
    package = os.path.dirname(run(interpreter, "-c", "import cspr; print(cspr.__file__)", cwd=HERE).strip())
    what = [TESTS, package, os.path.join(TOP, "bindings", "python", "README.md")]
    if not extras:
        what.append("--ignore=" + os.path.join(package, "frames.py"))  # its example is of a data frame
    return pytest(interpreter, name, ["-c", os.path.join(TESTS, "pytest.ini"), "--rootdir", TESTS, "--doctest-modules",
                                      "--doctest-glob=*.md", *what], {**bare(), **({"CSPR_TEST_EXTRAS": "1"} if extras else {})})


def on_repaired(version, python, wheel, stamp):
    """With auditwheel's wheel, and no program in reach: it stands alone."""
    name = "%d.%d.%d-repaired" % version
    folder = os.path.join(HERE, name)
    interpreter = with_wheel(folder, python, wheel, stamp)
    env = {**bare(), "PATH": os.path.join(folder, "bin"), "CSPR_TEST_REPAIRED": "1"}
    return pytest(interpreter, name, ["-c", os.path.join(TESTS, "pytest.ini"), "--rootdir", TESTS,
                                      os.path.join(TESTS, "test_wheel.py")], env)


def attempt(name, words, step):
    """Runs a step, and tells it. (passed, failed)."""
    try:
        passed, failed, said = step()
    except Broken as problem:
        passed, failed, said = 0, 1, str(problem)
    print("%-16s %d passed, %d failed: %s" % (name, passed, failed, words), flush=True)
    if failed:
        print(said, flush=True)
    return passed, failed


def check(function, plain, repaired):
    words = " ".join(function.__doc__.split())
    try:
        function(plain, repaired)
        print("wheel            passed: " + words, flush=True)
        return 1, 0
    except (AssertionError, Broken) as problem:
        print("wheel            FAILED: %s\n%s" % (words, problem), flush=True)
        return 0, 1


def all_of(only):
    pythons = interpreters()
    newest = pythons[-1][1] if pythons else ""  # the tools need no old one
    if only:
        pythons = [(version, path) for version, path in pythons if ("%d.%d.%d" % version).startswith(only)]
    if not pythons:
        raise Broken("there is no Python from 3.9 on")
    os.makedirs(HERE, exist_ok=True)
    requirements = os.path.join(TESTS, "requirements-tools.txt")
    environment(TOOLS, newest, digest_of(requirements), "-r", requirements)
    stamp = digest_of(*WHEEL_OF) + " " + digest_of(requirements)
    plain, repaired = built_wheels(stamp)
    counts = [check(function, plain, repaired) for function in WHEEL_CHECKS]
    steps = [("%d.%d.%d" % version, path, lambda version=version, path=path: on_python(
        version, path, plain, stamp, version == pythons[-1][0])) for version, path in pythons]
    steps += [("%d.%d.%d" % version, "the repaired wheel alone", lambda version=version, path=path: on_repaired(
        version, path, repaired, stamp)) for version, path in {pythons[0], pythons[-1]}]
    with ThreadPoolExecutor(2) as pool:
        counts += pool.map(lambda step: attempt(*step), steps)
    return sum(passed for passed, _ in counts), sum(failed for _, failed in counts)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--only", metavar="VERSION", help="the Pythons whose version begins so")
    options.add_argument("results", nargs="?")
    told = options.parse_args()
    try:
        passed, failed = all_of(told.only)
    except Broken as problem:
        print(problem)
        passed, failed = 0, 1
    print("%d passed, %d failed" % (passed, failed))
    if told.results:
        with open(told.results, "a", encoding="ascii") as file:
            file.write("%d %d\n" % (passed, failed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
