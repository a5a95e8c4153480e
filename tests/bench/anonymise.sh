#!/bin/sh
# What a scan finds on every set, and what it costs, as ratios of one run. With the folder of Debian's
# r-cran-janeaustenr that holds the novels, on the whole novels: it is fetched here, without R. See tests/README.md.
set -eu
cd "$(dirname "$0")/../.."
. tests/setup.sh

need gcc libc6-dev meson ninja-build pkg-config libjansson-dev libpcre2-dev libssl-dev libutf8proc-dev check python3 \
	python3-jsonschema python3-numpy
mkdir -p build
build build/bench gcc --buildtype=release -Dexamples=false
meson compile -C build/bench bench-anonymise scan-many >/dev/null

# The novels, when the package can be had: else the pieces of them that are kept in the tests.
novels=
if [ ! -e build/novels/emma.txt ]; then
	mkdir -p build/novels
	(cd build/novels && apt-get -qq download r-cran-janeaustenr 2>/dev/null && dpkg -x r-cran-janeaustenr_*.deb package &&
		python3 ../../tests/anonymise/novels/fetch.py package/usr/lib/R/site-library/janeaustenr .) ||
		echo "the novels could not be fetched; on pieces of them"
fi
if [ -e build/novels/sensesensibility.txt ]; then
	novels="--novels build/novels"
fi
# shellcheck disable=SC2086 # two words, or none
python3 tests/anonymise/evaluate.py --scan build/bench/tests/anonymise/scan-many $novels "$@"
python3 tests/bench/anonymise.py --bench build/bench/tests/bench/bench-anonymise
