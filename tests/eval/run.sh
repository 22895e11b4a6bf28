#!/bin/sh
# How well a build extracts: tests/eval/run.sh [BUILD_FOLDER]. For each set of papers with gold: F1 by name, by name and
# type, by relation; names that must never be taken, names under two entries, canonical names. The same with a part of
# the dictionaries gone, which tells what is found without knowing it; and what confidence is worth, over all sets.
# A set's errors, one by one: kgextract eval tests/eval/SET.tsv tests/eval/SET*.md
cd "$(dirname "$0")/../.." || exit 2
program=${1:-build/release}/kgextract
gone=30 # per cent
draws='1 2 3 4 5'
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
. tests/eval/sets.sh

row() { printf '%-12s%7s%8s%11s%12s%11s%10s%7s%7s%8s%11s\n' "$@"; }
heading() {
  echo "$1"
  row set papers name name+type introduces evaluates compares uses never splits canonical
}

# forget DRAW: the dictionaries without the names that this draw takes away, in $scratch/DRAW. A name goes from all of
# them, by a hash of its letters, so that other rows may come and go; what is never a name stays so.
forget() {
  mkdir "$scratch/$1" && cp dictionaries/*.patterns "$scratch/$1/"
  awk -F '\t' -v folder="$scratch/$1" -v draw="$1" -v gone="$gone" '
    function is_gone(name, i, hash) {
      hash = draw
      for (i = 1; i <= length(name); i++)
        hash = (hash * 131 + index("abcdefghijklmnopqrstuvwxyz0123456789-+. ", substr(name, i, 1))) % 2147483647
      return (hash % 46337) * (hash % 46327) % 9973 % 100 < gone
    }
    FNR == 1 { close(file); file = FILENAME; sub(/.*\//, folder "/", file) }
    /^#/ || $1 == "name" || file ~ /never.tsv$/ || !is_gone(tolower($1)) { print > file }' dictionaries/*.tsv
}

# median SET: of each column over all draws, of canonical names those of the middle line.
median() {
  for draw in $draws; do
    measure "$1" --no-default-dictionary -d "$scratch/$draw" | figures
  done > "$scratch/drawn"
  for column in 1 2 3 4 5 6 7 8 9 10; do
    cut -f $column "$scratch/drawn" | sort -n | awk '{ line[NR] = $0 } END { print line[int((NR + 1) / 2)] }'
  done | paste -s -
}

heading 'F1, all dictionaries'
for set in $(sets); do
  measure "$set" > "$scratch/$set.measured" || exit 1
  row "$set" $(figures < "$scratch/$set.measured")
done

for draw in $draws; do forget "$draw"; done
echo
heading "F1, without $gone % of the names (median of $(echo "$draws" | wc -w) draws)"
for set in $(sets); do row "$set" $(median "$set"); done

echo
echo 'Confidence: of the links of each band, how many are right by name and type; of those that state more than a mention,'
echo 'how many have the right relation, too'
cat "$scratch"/*.measured | awk '
  function share(part, all) { return all ? sprintf("%.3f", part / all) : "-" }
  /^from / { links[$2] += $3; name[$2] += $4; typed[$2] += $6; stated[$2] += $8; related[$2] += $9 }
  END {
    printf "%-12s%7s%8s%11s%8s%10s\n", "confidence", "links", "name", "name+type", "stated", "relation"
    for (i = 9; i >= 0; i--) {
      band = sprintf("%.1f", i / 10)
      if (links[band])
        printf "from %-7s%7d%8s%11s%8d%10s\n", band, links[band], share(name[band], links[band]),
          share(typed[band], links[band]), stated[band], share(related[band], stated[band])
    }
  }'
