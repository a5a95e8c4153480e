#!/bin/sh
# Fuzzes the scan, the register, the redaction and the certificate for an hour in all, or for the minutes given; what is
# found on the way is kept in build/fuzz-corpus, and begun with the next time. Run by hand. See tests/README.md.
set -eu
cd "$(dirname "$0")/../../.."
. tests/setup.sh

minutes=${1:-60}
need clang libclang-rt-14-dev libc6-dev meson ninja-build pkg-config libjansson-dev libpcre2-dev libssl-dev \
	libutf8proc-dev check python3 python3-jsonschema python3-numpy
mkdir -p build
build build/clang clang -Db_sanitize=address,undefined -Db_lundef=false
status=0
for kind in scan register redact certificate; do
	python3 tests/anonymise/fuzz/run.py "build/clang/tests/anonymise/fuzz-$kind" "$kind" \
		--seconds $((minutes * 15)) --corpus "build/fuzz-corpus/$kind" || status=1
done
exit $status
