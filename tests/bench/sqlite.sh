#!/bin/sh
# What recording, loading and asking what is due cost over SQLite against bare sqlite3, as ratios of
# one run.
# See tests/README.md.
set -eu
cd "$(dirname "$0")/../.."
. tests/setup.sh

need gcc libc6-dev meson ninja-build pkg-config libjansson-dev libsqlite3-dev libssl-dev check python3 \
	python3-jsonschema python3-numpy
mkdir -p build
build build/bench gcc --buildtype=release -Dexamples=false
meson compile -C build/bench bench-sqlite >/dev/null
build/bench/tests/bench/bench-sqlite build/bench
