#!/bin/sh
# What the Python package costs over bare ctypes, and against two state machine libraries of Python's, as ratios of
# one run. On Debian's Python, which is built to be fast; PYTHON names another one. See tests/README.md.
set -eu
cd "$(dirname "$0")/../.."
. tests/setup.sh

need gcc libc6-dev meson ninja-build pkg-config libjansson-dev libsqlite3-dev libssl-dev python3 python3-venv
mkdir -p build
python=${PYTHON:-/usr/bin/python3}
venv=build/bench-python
if [ "$(cat $venv/made-of 2>/dev/null)" != "$python" ]; then
	rm -rf $venv
	"$python" -m venv $venv
	$venv/bin/pip install --quiet --disable-pip-version-check -r tests/bench/python-requirements.txt
	echo "$python" >$venv/made-of
fi
build build/bench-wheel gcc --buildtype=release -Dexamples=false -Dtests=false
CSPR_LIBRARY=build/bench-wheel/lib PYTHONPATH=bindings/python:tests/python:tests/bench $venv/bin/python \
	tests/bench/python.py "$@"
