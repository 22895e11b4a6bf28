#!/bin/sh
# How fast a build is: tests/bench/run.sh [BUILD_FOLDER]. Prints, tab-separated: measure, median of the rounds, spread
# (highest less lowest, of the median), unit, and the change since the last such run on this build folder.
# BENCH_MEGABYTES (50) says how much text is made up, BENCH_ROUNDS (5) how often a job is run. BENCH_INPUT=FILE.jsonl
# takes the papers from there, several times under new ids if they are fewer megabytes.
cd "$(dirname "$0")/../.." || exit 2
build=${1:-build/release}
program=$build/kgextract
megabytes=${BENCH_MEGABYTES:-50}
rounds=${BENCH_ROUNDS:-5}
sizes='2000 20000 100000' # of dictionaries, in names
last=$build/bench/$(basename "${BENCH_INPUT:-made-up}")-$megabytes.tsv
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
. tests/bench/measure.sh
. tests/bench/jobs.sh
. tests/bench/peers.sh
. tests/bench/graphs.sh

names_in() { cat "$@" | awk -F '\t' '!/^#/ && $1 != "name" && $3 !~ /never/ { print $1 }'; }

# cut NAMES: the shipped dictionaries with so many names, and all that is never one.
cut_dictionaries() {
  mkdir "$scratch/names-$1"
  cp dictionaries/*.patterns dictionaries/never.tsv "$scratch/names-$1"
  for file in dictionaries/*.tsv; do
    [ "$file" = dictionaries/never.tsv ] || awk -v keep="$1" -v of="$shipped" \
      '/^#/ || /^name\t/ || int(++n * keep / of) > int((n - 1) * keep / of)' "$file" > "$scratch/names-$1/${file##*/}"
  done
  names_in "$scratch/names-$1"/*.tsv > "$scratch/names-$1.txt"
}

# Names that no text shows: three syllables and a number.
made_up() {
  awk -v n="$1" 'BEGIN {
    split("ba ce di fo gu ka le mi no pu ra se ti vo zu qua", part, " ")
    for (i = 0; i < n; i++) {
      name = part[i % 16 + 1] part[int(i / 16) % 16 + 1] part[int(i / 256) % 16 + 1]
      print toupper(substr(name, 1, 1)) substr(name, 2) "Net-" i
    }
  }'
}

pad_dictionary() {
  made_up $((100000 - shipped)) > "$scratch/padding"
  { printf '#!type: model\nname\taliases\tflags\tcontext\tsince\tsource\n'; sed 's/$/\t\t\t\t\t/' "$scratch/padding"; } \
    > "$scratch/padding.tsv"
  cat "$scratch/names.txt" "$scratch/padding" > "$scratch/names-100000.txt"
}

# A grammar of the sentences in the Chinese digests of examples/; each paper is five of them.
chinese() {
  awk '/^## / { print "title\t" substr($0, 4) }' examples/*.md
  printf 'abstract\t$s$s$s$s$s\n'
  awk '!/^[#[*]/' examples/*.md | sed 's/。/。\n/g' | awk 'length > 20 { print "s\t" $0 }'
}

# Papers of BENCH_INPUT under new ids each time, and as they are, until there are enough megabytes.
real_papers() {
  copies=$((megabytes * 1000000 / $(wc -c < "$BENCH_INPUT") + 1))
  for copy in $(seq $copies); do sed "s/\"id\": *\"/&$copy-/" "$BENCH_INPUT"; done > "$scratch/papers.jsonl"
  for copy in $(seq $copies); do cat "$BENCH_INPUT"; done > "$scratch/again.jsonl"
}

names_in dictionaries/*.tsv > "$scratch/names.txt"
shipped=$(wc -l < "$scratch/names.txt")
cut_dictionaries 2000
cut_dictionaries 20000
pad_dictionary
if [ -n "$BENCH_INPUT" ]; then
  real_papers
else
  "$build/bench/corpus" tests/bench/english "$megabytes" < "$scratch/names.txt" > "$scratch/papers.jsonl"
fi || exit 1
chinese > "$scratch/chinese" && "$build/bench/corpus" "$scratch/chinese" "$megabytes" < "$scratch/names.txt" > "$scratch/chinese.jsonl"
head -n 1 "$scratch/papers.jsonl" > "$scratch/one.jsonl"

printf 'measure\tmedian\tspread\tunit\tchange\n' | tee "$scratch/rows"
wc -c < "$scratch/papers.jsonl" | awk '{ printf "%.1f\n", $1 / 1e6 }' | row corpus MB
start_up
jobs
peers
graphs
mkdir -p "$build/bench" && cp "$scratch/rows" "$last"
