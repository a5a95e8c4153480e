#!/bin/sh
# Builds the library and its examples, on a fresh Debian 12 or again, and shows them at work: why not, published
# timelines, one review day by day, its record corrected and asked, the drawing of its path, a store, a draft report
# made fit to publish, and the short programs of examples/embed. What it makes is in build/.
set -eu
cd "$(dirname "$0")/.."
. tests/setup.sh

need gcc libc6-dev meson ninja-build pkg-config libjansson-dev libpcre2-dev libpq-dev libsqlite3-dev libssl-dev \
	libutf8proc-dev python3 graphviz zlib1g-dev

mkdir -p build
build build/examples gcc --buildtype=release -Dtests=false
cspr=build/examples/examples/cspr/cspr
embed=build/examples/examples/embed
review=examples/review/review.jsonl

heading() {
	printf '\n== %s\n\n' "$1"
}

heading "Why a report can't be published on a day (examples/embed/why_not.c)"
head -n 83 "$review" | "$embed/why_not" publish business_manager 2025-03-21 || test $? = 1 # 1: it can't

heading "A tracker of 18 published reviews, taken over as far as it can be read"
"$cspr" import --as csv examples/data/published-timelines.csv >build/adopted.jsonl

heading "What they say of their own timeliness, with unknown staying unknown"
"$cspr" timeliness examples/data/published-timelines.csv

heading "One review, day by day"
python3 examples/review/day_by_day.py --cspr "$cspr" "$review"

heading "The same review, as it stands at the end"
"$cspr" check "$review" || test $? = 1 # 1: events were refused, as they should be

heading "What remained to be done on the day the draft came in, as a plan to print"
head -n 53 "$review" | "$cspr" path - --to published

heading "It turns out that one copy went out three days later: what that changes, before it is written down"
"$cspr" amend "$review" examples/review/amendment.json

heading "What was known of the review on 1 November 2024"
"$cspr" as-at "$review" --recorded 2024-11-01 | sed -n '1,3p;/^What is owed/,$p'

heading "What if a name had got out, and the report had been taken down early? (an agency can't close the review)"
"$cspr" what-if "$review" examples/review/what_if.jsonl || test $? = 1

heading "The same review under a local profile: sub-limits of the rapid review, and what they would have shown"
"$cspr" check "$review" --profile examples/profiles/day-by-day.json | sed -n '/^What is owed/,/^$/p'

heading "The rules, as a page to sign, and the review's path through them, drawn"
"$cspr" edition wt2023 --as sheet >build/wt2023.txt
"$cspr" edition wt2023 --as sheet --profile examples/profiles/bury-like.json >build/wt2023-bury-like.txt
"$cspr" edition wt2023 --as dot --path "$review" >build/wt2023-path.dot
dot -Tsvg -o build/wt2023-path.svg build/wt2023-path.dot
echo "build/wt2023.txt, build/wt2023-bury-like.txt, build/wt2023-path.svg"

heading "The same review kept in a store, from its first event to the day it could not be published"
rm -rf build/reviews.db build/reviews.db-* build/reviews.key build/reviews.key.pub build/pack
store=sqlite:build/reviews.db
"$cspr" key new build/reviews.key scp.example/reviews
head -n 1 "$review" | "$cspr" new --store "$store" --review r-2024-1 --key build/reviews.key -
sed -n 2,83p "$review" | "$cspr" record --store "$store" --review r-2024-1 --key build/reviews.key - | sed -n '1,4p'
sed -n 84p "$review" | "$cspr" record --store "$store" --review r-2024-1 - || test $? = 1 # 1: it is refused

heading "What is owed across the store, on that day"
"$cspr" due --store "$store" --as-of 2025-03-21

heading "The same as a mail, by the nightly job (examples/embed/due_tonight.c)"
"$embed/due_tonight" build/reviews.db 2025-04-02 || test $? = 1 # 1: something is due

heading "Whether all of it is as it was written, and a pack that anybody can verify without this program"
"$cspr" verify --store "$store" --key build/reviews.key.pub
"$cspr" export --store "$store" --review r-2024-1 --as pack --key build/reviews.key.pub --out build/pack
(cd build/pack && sha256sum --check --quiet SHA256SUMS && echo "its sums are right: see build/pack/README.md")

heading "A draft report: whether it still says who anybody is, and the same with pseudonyms"
rm -f build/redacted.txt build/redacted.map
"$cspr" scan --register examples/anonymise/register.tsv --format text --show-text examples/anonymise/draft.txt ||
	test $? = 1 # 1: it does
"$cspr" scan --register examples/anonymise/register.tsv --format html examples/anonymise/draft.txt >build/findings.html ||
	test $? = 1
"$cspr" redact --register examples/anonymise/register.tsv examples/anonymise/draft.txt --out build/redacted.txt \
	--map build/redacted.map || test $? = 1 # 1: a shared name was left for a person to decide
cat build/redacted.txt

heading "What whoever asks what a motivated intruder could put together has to think about"
"$cspr" inventory --register examples/anonymise/register.tsv --show-text build/redacted.txt
echo "build/findings.html is a page to work through"

heading "From the draft to publication: every step that is in between (examples/embed/publish.c)"
head -n 60 "$review" | "$embed/publish" examples/anonymise/register.tsv examples/anonymise/draft.txt

heading "A process killed, and two people at one review (examples/embed/durable.c)"
rm -f build/durable.db build/durable.db-*
"$embed/durable" build/durable.db

heading "A driver of a host's own, under the conformance suite (examples/driver)"
build/examples/examples/driver/driver
