#!/bin/sh
# Installs into an empty folder and builds a program there, knowing nothing but the pkg-config file.
# Usage: install.sh BUILD PROGRAM.c PREFIX [DRIVER.c]
set -u
build=$1
program=$2
prefix=$3
driver=${4:-}
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

# compile PROGRAM.c LIBRARY
compile() {
	# shellcheck disable=SC2046 # options, one a word
	cc -std=c99 -pedantic -Wall -Wextra -Werror "$1" $(pkg-config --cflags --libs "$2") -o "$folder/program"
}

try "meson install" meson install -C "$build" --no-rebuild --destdir "$folder"
PKG_CONFIG_PATH=$(dirname "$(find "$folder" -name libcspr.pc)")
PKG_CONFIG_SYSROOT_DIR=$folder
LD_LIBRARY_PATH=$(dirname "$(find "$folder" -name libcspr.so)")
export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR LD_LIBRARY_PATH
try "the headers are there" test -f "$folder$prefix/include/cspr/cspr.h" -a -f "$folder$prefix/include/cspr/vocab.h" \
	-a -f "$folder$prefix/include/cspr/version.h"
try "pkg-config knows it" pkg-config --exact-version=0.1.0 libcspr
try "a program compiles" compile "$program" libcspr
try "and runs" "$folder/program"
try "the soname is a link" test -L "$LD_LIBRARY_PATH/libcspr.so.0"
if [ -n "$driver" ]; then
	try "pkg-config knows the conformance suite" pkg-config --exact-version=0.1.0 libcspr-conformance
	try "a driver of a vendor's own compiles with it" compile "$driver" libcspr-conformance
	try "and is held against it" "$folder/program"
	try "its soname is a link" test -L "$LD_LIBRARY_PATH/libcspr-conformance.so.0"
fi
try "nothing internal is installed" test -z "$(find "$folder" -name 'core.h' -o -name 'rows.h' -o -name 'trial.h' -o -name '*.a')"
echo "1..$number"
exit $failed
