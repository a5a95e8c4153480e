#!/bin/sh
# What recording, loading and asking what is due cost over PostgreSQL against bare libpq, as ratios of
# one run.
# See tests/README.md.
set -eu
cd "$(dirname "$0")/../.."
. tests/setup.sh

need gcc libc6-dev meson ninja-build pkg-config libjansson-dev libssl-dev libpq-dev postgresql check python3 \
	python3-jsonschema python3-numpy
mkdir -p build
build build/bench gcc --buildtype=release -Dexamples=false
meson compile -C build/bench bench-postgres >/dev/null
python3 tests/bench/postgres.py --schema lib/postgres/sql --bench build/bench/tests/bench/bench-postgres
