#!/bin/sh
# Builds and tests everything, on a fresh Debian 12 or again. The last line is "N passed, N failed"; a gate
# that can't run has failed. See tests/README.md for what each folder proves.
set -eu
cd "$(dirname "$0")/.."
. tests/setup.sh

need gcc g++ clang doxygen libclang-rt-14-dev libc6-dev git graphviz meson ninja-build pkg-config libjansson-dev \
	libpcre2-dev libpq-dev libsqlite3-dev libssl-dev libutf8proc-dev check golang-go golang-golang-x-mod-dev \
	libarchive-tools libgoogle-gson-java libjna-java openjdk-17-jdk-headless poppler-utils postgresql procps python3 \
	python3-jsonschema python3-numpy python3-venv spin valgrind zlib1g-dev

mkdir -p build
: >build/results

# gate WORDS COMMAND...: runs a command that appends its counts to build/results; if it could not even do
# that, the gate itself has failed.
gate() {
	words=$1
	shift
	echo "== $words"
	before=$(wc -l <build/results)
	"$@" || true
	if [ "$(wc -l <build/results)" = "$before" ]; then
		echo "FAILED: $words"
		echo "0 1" >>build/results
	fi
}

# suites FOLDER ARGUMENT...: meson test, and what it counted.
suites() {
	folder=$1
	shift
	log=$folder/meson-logs/testlog.json
	case "$*" in *--setup*) log=$folder/meson-logs/testlog-valgrind.json ;; esac
	rm -f "$log"
	meson test -C "$folder" --no-rebuild --quiet --print-errorlogs "$@" || true
	python3 tests/count.py "$log" >>build/results
}

gcc_build() {
	build build/gcc gcc && suites build/gcc
}

clang_build() {
	build build/clang clang -Db_sanitize=address,undefined -Db_lundef=false && suites build/clang
}

valgrind_run() {
	suites build/gcc --setup valgrind --suite memory
}

# A sample of the records, of every kind of end.
valgrind_records() {
	for names in main-line 'bad-*' 'publish-*'; do
		CSPR=build/gcc/examples/cspr/cspr python3 tests/records/run.py --cspr tests/support/valgrind-cspr.sh \
			--only "$names" >build/records.log || cat build/records.log
		tail -n 1 build/records.log | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' >>build/results
	done
}

gate "gcc" gcc_build
gate "clang, address and undefined-behaviour sanitizers" clang_build
gate "valgrind, the library" valgrind_run
gate "valgrind, cspr on records" valgrind_records
gate "Python, the package" python3 tests/python/run.py build/results

awk '{ passed += $1; failed += $2 } END { print passed " passed, " failed " failed"; exit failed > 0 }' build/results
