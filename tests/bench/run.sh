#!/bin/sh
# How fast a build is: tests/bench/run.sh [BUILD_FOLDER [MEGABYTES]]. Prints measure, value and unit, tab-separated.
cd "$(dirname "$0")/../.." || exit 2
build=${1:-build/release}
megabytes=${2:-20}
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

row() { printf '%s\t%s\t%s\n' "$@"; }
now() { date +%s.%N; }
seconds_since() { echo "$(now) $1" | awk '{ printf "%.6f", $1 - $2 }'; }

# The best of five.
startup() {
  for round in 1 2 3 4 5; do
    start=$(now)
    "$build/kgextract" "$scratch/one.jsonl" -f jsonl > /dev/null
    seconds_since "$start"
    echo
  done | sort -n | awk 'NR == 1 { printf "%.1f", $1 * 1000 }'
}

whole_job() {
  start=$(now)
  "$build/kgextract" "$scratch/corpus.jsonl" -f jsonl --stats "$@" > /dev/null 2> "$scratch/stats"
  time=$(seconds_since "$start")
  row "whole job $* (time)" "$(printf %.2f "$time")" s
  row "whole job $* (speed)" "$(echo "$bytes $time" | awk '{ printf "%.1f", $1 / $2 / 1e6 }')" MB/s
  row "whole job $* (papers)" "$(echo "$papers $time" | awk '{ printf "%.0f", $1 / $2 }')" papers/s
  row "whole job $* (memory)" "$(awk '/total/ { print $(NF - 2) }' "$scratch/stats")" MB
  awk -v job="$*" '/^stats:/ && !/total/ { printf "stage %s %s\t%s\ts\n", $2 ($3 ~ /^[a-z]/ ? " " $3 : ""), job, \
    $3 ~ /^[a-z]/ ? $4 : $3 }' "$scratch/stats"
}

cat dictionaries/*.tsv | awk -F '\t' '!/^#/ && $1 != "name" && $3 !~ /never/ { print $1 }' > "$scratch/names"
"$build/bench/corpus" "$megabytes" < "$scratch/names" > "$scratch/corpus.jsonl" || exit 1
bytes=$(wc -c < "$scratch/corpus.jsonl")
papers=$(wc -l < "$scratch/corpus.jsonl")
head -n 1 "$scratch/corpus.jsonl" > "$scratch/one.jsonl"

row names "$(wc -l < "$scratch/names")" names
row corpus "$(echo "$bytes" | awk '{ printf "%.1f", $1 / 1e6 }')" MB
row corpus "$papers" papers
row "start-up and one paper" "$(startup)" ms
# A database of 200,000 papers and 1,000,000 edges.
database() {
  "$build/bench/graph" 200000 100000 5 > "$scratch/graph.jsonl"
  "$build/kgextract" "$scratch/graph.jsonl" -o "$scratch/graph.db" --stats 2> "$scratch/stats"
  row "database of 1,000,000 edges, written" "$(awk '/write db/ { print $4 }' "$scratch/stats")" s
  "$build/kgextract" query "$scratch/graph.db" papers Name-77 --stats > /dev/null 2> "$scratch/stats"
  row "the same, read whole" "$(awk '/load/ { print $3 }' "$scratch/stats")" s
}

whole_job -j1
whole_job "-j$(nproc)"
database
