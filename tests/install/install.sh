#!/bin/sh
# Installs into an empty folder and builds programs there, knowing nothing but a pkg-config file: for each library the
# least that uses it, which is run; and every example by the command that its first lines give.
# Usage: install.sh BUILD PREFIX EXAMPLES LIBRARY PROGRAM.c [LIBRARY PROGRAM.c]... -- [PROGRAM.c]...
set -u
build=$1
prefix=$2
examples=$3
shift 3
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

in_folder() {
	(cd "$folder" && "$@")
}

# as_it_says PROGRAM.c: by the command in its first comment.
as_it_says() {
	command=$(sed -n '1,/\*\//s/^ \*     \(cc .*\)$/\1/p' "$1")
	[ -n "$command" ] && cd "$(dirname "$1")" &&
		sh -c "$(printf '%s' "$command" | sed "s|^cc |cc -std=c11 -Wall -Wextra -Werror -o '$folder/program' |")"
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
while [ "$1" != -- ]; do
	header=${1#libcspr-}
	try "$1: its header is there" test -f "$folder$prefix/include/cspr/${header#lib}.h"
	try "$1: pkg-config knows it" pkg-config --exact-version=0.1.0 "$1"
	try "$1: a program compiles" compile "$1" "$2"
	try "$1: and runs" in_folder "$folder/program"
	try "$1: the soname is a link" test -L "$libraries/$1.so.0"
	try "$1: it has no search path" free_of_paths "$1"
	shift 2
done
shift
for program in "$@"; do
	try "${program#"$examples"/}: compiles by the command that it gives" as_it_says "$program"
done
try "nothing internal is installed" test -z \
	"$(find "$folder" -name 'core.h' -o -name 'rows.h' -o -name 'inside.h' -o -name 'reading.h' -o -name 'trial.h' -o -name '*.a')"
echo "1..$number"
exit $failed
