#!/bin/sh
# Installs into an empty folder and builds programs there, knowing nothing but a pkg-config file.
# Usage: install.sh BUILD PREFIX LIBRARY PROGRAM.c [LIBRARY PROGRAM.c]...
set -u
build=$1
prefix=$2
shift 2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
number=0
failed=0

# try WORDS COMMAND...
try() {
	words=$1
	shift
	number=$((number + 1))
	if "$@" >"$folder/log" 2>&1; then
		echo "ok $number - $words"
	else
		echo "not ok $number - $words"
		sed 's/^/# /' "$folder/log"
		failed=1
	fi
}

# compile LIBRARY PROGRAM.c
compile() {
	# shellcheck disable=SC2046 # options, one a word
	cc -std=c99 -pedantic -Wall -Wextra -Werror "$2" $(pkg-config --cflags --libs "$1") -o "$folder/program"
}

# free_of_paths LIBRARY: it is not looked for where it was built.
free_of_paths() {
	readelf --dynamic "$libraries/$1.so" >"$folder/dynamic" && ! grep -E 'RPATH|RUNPATH' "$folder/dynamic"
}

try "meson install" meson install -C "$build" --no-rebuild --destdir "$folder"
libraries=$(dirname "$(find "$folder" -name libcspr.so)")
PKG_CONFIG_PATH=$(dirname "$(find "$folder" -name libcspr.pc)")
PKG_CONFIG_SYSROOT_DIR=$folder
LD_LIBRARY_PATH=$libraries
export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR LD_LIBRARY_PATH
for header in cspr vocab version; do
	try "$header.h is there" test -f "$folder$prefix/include/cspr/$header.h"
done
while [ $# -gt 0 ]; do
	header=${1#libcspr-}
	try "$1: its header is there" test -f "$folder$prefix/include/cspr/${header#lib}.h"
	try "$1: pkg-config knows it" pkg-config --exact-version=0.1.0 "$1"
	try "$1: a program compiles" compile "$1" "$2"
	try "$1: and runs" "$folder/program"
	try "$1: the soname is a link" test -L "$libraries/$1.so.0"
	try "$1: it has no search path" free_of_paths "$1"
	shift 2
done
try "nothing internal is installed" test -z \
	"$(find "$folder" -name 'core.h' -o -name 'rows.h' -o -name 'inside.h' -o -name 'reading.h' -o -name 'trial.h' -o -name '*.a')"
echo "1..$number"
exit $failed
