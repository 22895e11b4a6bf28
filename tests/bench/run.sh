#!/bin/sh
# How fast a build is: tests/bench/run.sh [BUILD_FOLDER [MEGABYTES [ROUNDS]]]; BENCH_INPUT=FILE.jsonl takes the papers
# from there. Prints, tab-separated: measure, median of the rounds, spread (highest less lowest, of the median), unit,
# and the change since the last run on this build folder.
cd "$(dirname "$0")/../.." || exit 2
build=${1:-build/release}
megabytes=${2:-20}
rounds=${3:-5}
last=$build/bench/last.tsv
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

# row MEASURE UNIT: one number a round on standard input
row() {
  sort -n | awk -v measure="$1" -v unit="$2" -v last="$last" '
    { value[NR] = $1 }
    END {
      median = value[int((NR + 1) / 2)]
      change = "new"
      while ((getline line < last) > 0) {
        split(line, cell, "\t")
        if (cell[1] == measure && cell[2] > 0) change = sprintf("%+.0f%%", (median / cell[2] - 1) * 100)
      }
      printf "%s\t%s\t%.0f%%\t%s\t%s\n", measure, median, median ? (value[NR] - value[1]) / median * 100 : 0, unit, change
    }'
}

seconds_of() {
  start=$(date +%s.%N)
  "$@" > "$scratch/output"
  echo "$(date +%s.%N) $start" | awk '{ printf "%.6f\n", $1 - $2 }'
}

# repeat COMMAND...: the seconds of each round
repeat() {
  round=0
  while [ $((round += 1)) -le "$rounds" ]; do seconds_of "$@"; done
}

# figure STAGE UNIT: what --stats says of a stage
figure() {
  awk -v stage="$1" -v unit="$2" \
    '$2 == stage { for (i = 3; i < NF; i++) if ($(i + 1) == unit) print $i }' "$scratch/stats"
}

# job LABEL OPTION...: the whole job on the corpus, its parts, and its memory
job() {
  label=$1
  shift
  : > "$scratch/stats"
  round=0
  while [ $((round += 1)) -le "$rounds" ]; do
    "$build/kgextract" "$scratch/corpus.jsonl" -f jsonl --stats "$@" 2>> "$scratch/stats" > "$scratch/output"
  done
  figure total s | awk -v bytes="$bytes" '{ printf "%.1f\n", bytes / $1 / 1e6 }' | row "$label, whole job" MB/s
  figure total s | awk -v papers="$papers" '{ printf "%.0f\n", papers / $1 }' | row "$label, papers" papers/s
  figure dictionaries s | awk '{ print $1 * 1000 }' | row "$label, dictionaries" ms
  for stage in read extract; do figure $stage MB/s | row "$label, $stage" MB/s; done
  figure total MB | row "$label, memory" MB
}

# peer COMMAND...: another tool that looks for the shipped names, exactly as they are written
peer() {
  command -v "$1" > /dev/null || return
  LC_ALL=C repeat "$@" -f "$scratch/names" "$scratch/corpus.jsonl" |
    awk -v bytes="$bytes" '{ printf "%.1f\n", bytes / $1 / 1e6 }' | row "shipped names, $*" MB/s
}

# A database of 200,000 papers and 1,000,000 edges, and questions to it.
database() {
  "$build/bench/graph" 200000 100000 5 > "$scratch/graph.jsonl"
  "$build/kgextract" "$scratch/graph.jsonl" -o "$scratch/graph.db" --stats 2> "$scratch/stats"
  awk '/write db/ { print $4 }' "$scratch/stats" | row "database of 1,000,000 edges, written" s
  while read -r question; do
    rounds=20
    repeat "$build/kgextract" query "$scratch/graph.db" $question 2> "$scratch/notes" | awk '{ printf "%.1f\n", $1 * 1000 }' |
      row "query $question" ms
  done << 'END'
papers Name-77
papers Name-77 Name-0
show Name-77
show 0701.00077
related Name-77
models-on Name-77
compare Name-77 Name-500
path Name-77 Name-500
timeline Name-77
similar 0701.00077
entities --top 10
entities --type benchmark --top 10
entities --sort pagerank --top 10
trend
unused --top 10
ambiguous
END
}

dictionary() { printf '#!type: model\nname\taliases\tflags\tcontext\tsince\tsource\n' && awk '{ print $0 "\t\t\t\t\t" }'; }

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

cat dictionaries/*.tsv | awk -F '\t' '!/^#/ && $1 != "name" && $3 !~ /never/ { print $1 }' > "$scratch/names"
shipped=$(wc -l < "$scratch/names")
awk -v step=$((shipped / 2000)) 'NR % step == 0 && n++ < 2000' "$scratch/names" | dictionary > "$scratch/few.tsv"
made_up $((100000 - shipped)) | dictionary > "$scratch/many.tsv"
if [ -n "$BENCH_INPUT" ]; then
  cat "$BENCH_INPUT" > "$scratch/corpus.jsonl"
else
  "$build/bench/corpus" "$megabytes" < "$scratch/names" > "$scratch/corpus.jsonl"
fi || exit 1
bytes=$(wc -c < "$scratch/corpus.jsonl")
papers=$(wc -l < "$scratch/corpus.jsonl")
head -n 1 "$scratch/corpus.jsonl" > "$scratch/one.jsonl"

{
  printf 'measure\tmedian\tspread\tunit\tchange\n'
  echo "$bytes" | awk '{ printf "%.1f\n", $1 / 1e6 }' | row corpus MB
  repeat "$build/kgextract" "$scratch/one.jsonl" -f jsonl |
    awk '{ printf "%.1f\n", $1 * 1000 }' | row "start-up and one paper" ms
  for threads in 1 2; do
    job "2000 names -j$threads" -j$threads --no-default-dictionary -d "$scratch/few.tsv"
    job "shipped names -j$threads" -j$threads
    job "100000 names -j$threads" -j$threads -d "$scratch/many.tsv"
    job "100000 names, edges alone -j$threads" -j$threads -d "$scratch/many.tsv" --evidence none
  done
  peer grep -F -o
  peer rg -o -F
  peer ugrep -F -o
  database
} | tee "$scratch/rows"
mkdir -p "$build/bench" && cp "$scratch/rows" "$last"
