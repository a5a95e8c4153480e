#!/bin/sh
# What the Python package costs over bare ctypes, and against two state machine libraries of Python's, as ratios of
# one run. See tests/README.md.
set -eu
cd "$(dirname "$0")/../.."
. tests/setup.sh

need gcc libc6-dev meson ninja-build pkg-config libjansson-dev libsqlite3-dev libssl-dev python3 python3-venv
mkdir -p build
venv=build/bench-python
if [ ! -x $venv/bin/python ]; then
	python3 -m venv $venv
	$venv/bin/pip install --quiet --disable-pip-version-check -r tests/bench/python-requirements.txt
fi
build build/bench-wheel gcc --buildtype=release -Dexamples=false -Dtests=false
CSPR_LIBRARY=build/bench-wheel/lib PYTHONPATH=bindings/python:tests/python:tests/bench $venv/bin/python \
	tests/bench/python.py "$@"
