# Part of run.sh: what must hold for every format and header, found by listing them.

corpus=tests/golden/digest/papers.md

run() { guarded "$build/kgextract" "$@" 2> "$scratch/log"; }

formats() { "$build/kgextract" --list-formats | awk '/^Writes/ { on = 1; next } /^$/ { on = 0 } on { print $1 }'; }

# A full disk is an error with a message, never a silent half file.
full_disk() {
  for format in $(formats); do
    run "$corpus" -f "$format" > /dev/full
    [ $? -eq 2 ] && grep -q 'error: cannot write' "$scratch/log"
    verdict "full disk: $format" $? "$scratch/log"
    run "$corpus" -f "$format" -o /dev/full > /dev/null
    [ $? -eq 2 ] && grep -q '^/dev/full.*: error: ' "$scratch/log"
    verdict "full disk: -o, $format" $? "$scratch/log"
  done
}

# Neither the number of threads nor the order of the inputs changes a byte.
determinism() {
  for format in $(formats); do
    run tests/golden/*/papers.* -f "$format" -j1 > "$scratch/one"
    run tests/golden/*/papers.* -f "$format" -j8 > "$scratch/eight"
    cmp "$scratch/one" "$scratch/eight" >> "$scratch/log" && [ -s "$scratch/one" ]
    verdict "-j1 = -j8: $format" $? "$scratch/log"
  done
  run tests/golden/*/papers.* --cluster -f graphml -j1 > "$scratch/one"
  run tests/golden/*/papers.* --cluster -f graphml -j8 > "$scratch/eight"
  cmp "$scratch/one" "$scratch/eight" >> "$scratch/log" && grep -q '<data key="cluster">' "$scratch/one"
  verdict "-j1 = -j8: communities" $? "$scratch/log"
  run $(ls -r tests/golden/*/papers.*) -f dot -j8 > "$scratch/backwards"
  run tests/golden/*/papers.* -f dot -j8 > "$scratch/forwards"
  cmp "$scratch/forwards" "$scratch/backwards" >> "$scratch/log"
  verdict "order of inputs" $? "$scratch/log"
}

# Nor does how the work falls out among threads when there is much of it.
same_bytes_from_many_papers() {
  awk -F '\t' '!/^#/ { print $1 }' dictionaries/model.tsv dictionaries/dataset.tsv > "$scratch/names"
  "$build/bench/corpus" tests/bench/english 1 < "$scratch/names" > "$scratch/many.jsonl"
  run "$scratch/many.jsonl" -f jsonl -j1 > "$scratch/one"
  for jobs in 2 3 4; do
    run "$scratch/many.jsonl" -f jsonl -j$jobs > "$scratch/more"
    cmp "$scratch/one" "$scratch/more" >> "$scratch/log" && [ "$(wc -l < "$scratch/one")" -gt 500 ]
    verdict "-j1 = -j$jobs: many papers" $? "$scratch/log"
  done
}

# What is read is let go: the same papers many times over take no more memory than a few times, packed or not.
# Sanitizers keep memory of their own.
memory() {
  case $build in *san | *fuzz) return ;; esac
  for copies in 4 4000; do
    yes tests/eval/en-dev.jsonl | head -n $copies | xargs cat > "$scratch/copies.jsonl"
    run "$scratch/copies.jsonl" -f jsonl --stats > "$scratch/output"
    awk '$2 == "total" { print $(NF - 2) }' "$scratch/log"
    gzip -c "$scratch/copies.jsonl" | run - -f jsonl --stats > "$scratch/output"
    awk '$2 == "total" { print $(NF - 2) }' "$scratch/log"
  done > "$scratch/peaks"
  awk '{ peak[NR] = $1 } END { exit !(NR == 4 && peak[3] < peak[1] + 15 && peak[4] < peak[2] + 15) }' "$scratch/peaks"
  verdict "memory for papers that come again" $? "$scratch/peaks"
}

# What is read back is written again byte for byte.
round_trip() {
  for format in json jsonl graphml db; do
    run "$corpus" -o "$scratch/first.$format" &&
      run "$scratch/first.$format" -o "$scratch/second.$format" &&
      cmp "$scratch/first.$format" "$scratch/second.$format" >> "$scratch/log"
    verdict "round trip: $format" $? "$scratch/log"
  done
}

# Every question with names from examples/ for what it asks.
questions() {
  "$build/kgextract" query -h | awk '/^Questions/ { on = 1; next } /^$/ { on = 0 } on { print substr($0, 1, 30) }' |
    sed -E 's/NAME\|ID|NAME\.\.\.|NAME/CLIP/; s/ A B/ LLaVA ImageNet/; s/ ID/ 2304.08485/; s/\[TYPE\]\.\.\.//'
}

# Papers and each graph file made from them answer the same.
same_answers() {
  for format in json jsonl graphml db; do run examples -o "$scratch/asked.$format"; done
  questions > "$scratch/questions"
  while read -r question; do
    run query examples $question --evidence -f json > "$scratch/from-papers"
    status=$?
    [ "$question" = ambiguous ] || [ "$status" -eq 0 ]
    verdict "query $question" $? "$scratch/log"
    for format in json jsonl graphml db; do
      run query "$scratch/asked.$format" $question --evidence -f json > "$scratch/from-graph"
      [ $? -eq $status ] && cmp "$scratch/from-papers" "$scratch/from-graph" >> "$scratch/log"
      verdict "query $question: from papers = from $format" $? "$scratch/log"
    done
  done < "$scratch/questions"
}

# in_place GRAPH QUESTION...: a database answers as its graph does, and the same part of it is drawn.
in_place() {
  asked=$1
  shift
  for source in db json; do
    for options in '' '--top 3 --evidence' '--type model,method'; do
      run query "$asked.$source" "$@" $options -f json -o "$scratch/part.jsonl"
      echo "status $?"
      cat "$scratch/log" "$scratch/part.jsonl"
      rm -f "$scratch/part.jsonl"
    done > "$scratch/from-$source" 2> "$scratch/no-part"
  done
  cmp "$scratch/from-db" "$scratch/from-json" > "$scratch/log" 2>&1
  verdict "in place: $*" $? "$scratch/log"
}

# Questions that a database answers where it is, and that it does.
databases_answer() {
  "$build/bench/graph" 2000 500 5 > "$scratch/made.jsonl"
  run "$scratch/made.jsonl" -o "$scratch/made.json" -o "$scratch/made.db"
  while read -r question; do
    eval "in_place '$scratch/asked' $question"
  done < tests/questions/examples
  while read -r question; do
    eval "in_place '$scratch/made' $question"
  done < tests/questions/made
  run query "$scratch/made.db" papers Name-7 --stats > "$scratch/answer"
  ! grep -q 'stats: load' "$scratch/log"
  verdict "in place: nothing is loaded" $? "$scratch/log"
}

# An update equals a clean run to the byte, whatever was added, changed or taken out.
updates() {
  set -- tests/golden/*/papers.*
  for round in 1 2 3 4 5 6; do
    run $(printf '%s\n' "$@" | awk -v r=$round 'NR % 7 != r') -o "$scratch/live.db" --update &&
      run $(printf '%s\n' "$@" | awk -v r=$round 'NR % 7 != r') -o "$scratch/clean.db" -o "$scratch/clean.graphml" -q &&
      run "$scratch/live.db" -o "$scratch/live.graphml" &&
      cmp "$scratch/live.graphml" "$scratch/clean.graphml" >> "$scratch/log" &&
      cmp "$scratch/live.db" "$scratch/clean.db" >> "$scratch/log"
    verdict "update = clean run: $round" $? "$scratch/log"
  done
}

# Of a small dictionary, so that most of the time is not spent on reading that.
names='--no-default-dictionary -d tests/golden/update/model.tsv -p tests/golden/update/rules.patterns'

# kill_after SECONDS: updates old.db to new.db in place as live.db, and kills that in the middle.
kill_after() {
  cp "$scratch/old.db" "$scratch/live.db"
  "$build/kgextract" tests/golden/*/papers.* $names -o "$scratch/live.db" --update -q 2> "$scratch/log" &
  sleep "$1"
  kill -KILL $! 2> "$scratch/log"
  wait $! 2> "$scratch/log"
  rm -f "$scratch"/live.db.*.tmp
}

# Killed at any moment, an update leaves the old database or the new one, whole.
kills() {
  run "$corpus" $names -o "$scratch/old.db" && run tests/golden/*/papers.* $names -o "$scratch/new.db"
  cp "$scratch/old.db" "$scratch/live.db"
  before=$(date +%s%N)
  run tests/golden/*/papers.* $names -o "$scratch/live.db" --update -q
  took=$(($(date +%s%N) - before))
  for moment in $(seq 1 50); do
    kill_after "$(echo "$moment $took" | awk '{ printf "%.4f", $1 * $2 / 45e9 }')"
    cmp -s "$scratch/live.db" "$scratch/old.db" || cmp "$scratch/live.db" "$scratch/new.db" > "$scratch/log" 2>&1
    verdict "killed at moment $moment of 50" $? "$scratch/log"
  done
  cp "$scratch/old.db" "$scratch/live.db"
  (ulimit -f 60 && run tests/golden/*/papers.* $names -o "$scratch/live.db" --update -q)
  cmp "$scratch/live.db" "$scratch/old.db" > "$scratch/log" 2>&1
  verdict "no room for the update" $? "$scratch/log"
}

# Other programs' parsers accept what is written.
well_formed() {
  for format in $(formats | grep -E '^(svg|graphml|gexf)$'); do
    run "$corpus" -f "$format" | xmllint --noout - 2>> "$scratch/log"
    verdict "well-formed XML: $format" $? "$scratch/log"
  done
  run "$corpus" -f json | python3 -c 'import json, sys; json.load(sys.stdin)' 2>> "$scratch/log"
  verdict "well-formed JSON" $? "$scratch/log"
  run "$corpus" -f dot | dot -Tcanon > /dev/null 2>> "$scratch/log"
  verdict "well-formed DOT" $? "$scratch/log"
}

# Each public header compiles by itself, as C and as C++.
headers() {
  for header in include/kgextract/*.h; do
    for language in 'c -std=c17' 'c++ -std=c++17'; do
      echo "#include <kgextract/$(basename "$header")>" |
        ${CC:-cc} -x $language -Wall -Wextra -Wpedantic -Werror -fsyntax-only -Iinclude - 2> "$scratch/log"
      verdict "header alone: $(basename "$header"), ${language% *}" $? "$scratch/log"
    done
  done
}

# No output goes to standard output when it should not, no reader of a closed pipe is told about it.
streams() {
  run --help | head -n 1 > /dev/null
  [ ! -s "$scratch/log" ]
  verdict "closed pipe is quiet" $? "$scratch/log"
  run "$corpus" -o "$scratch/quiet.json" > "$scratch/stdout"
  [ ! -s "$scratch/stdout" ]
  verdict "-o leaves standard output alone" $? "$scratch/log"
  run - -f json < "$corpus" > "$scratch/stdin.json" && [ -s "$scratch/stdin.json" ]
  verdict "standard input" $? "$scratch/log"
}

# Every evaluation set is whole, and what is found in it does not get worse: F1 by name and type, as make eval tells it,
# against the floor of the set.
quality() {
  program=$build/kgextract
  . tests/eval/sets.sh
  for set in $(sets); do
    floor=$(awk -v set="$set" '$1 == set { print $2 }' tests/eval/floors)
    measure "$set" > "$scratch/measured" 2> "$scratch/log" && grep -q ' papers, 0 absent;' "$scratch/measured"
    verdict "evaluation set: $set" $? "$scratch/log"
    f1=$(figures < "$scratch/measured" | cut -f 3)
    echo "F1 is ${f1:-not known}, the floor in tests/eval/floors ${floor:-missing}" >> "$scratch/log"
    awk -v f1="${f1:-0}" -v floor="${floor:-1}" 'BEGIN { exit !(f1 >= floor) }'
    verdict "quality: $set" $? "$scratch/log"
  done
}

# Time grows with the input and no faster, whatever stands in it.
linear_time() {
  guarded python3 tests/linear.py "$build/kgextract" > "$scratch/times" 2> "$scratch/log"
  verdict "linear time: all kinds of input tried" $? "$scratch/log"
  while read -r bad kind; do
    echo "$kind" > "$scratch/log"
    verdict "linear time" "$bad" "$scratch/log"
  done < "$scratch/times"
}

# The shipped dictionaries and patterns hold no errors.
shipped() {
  run lint dictionaries > /dev/null
  verdict "shipped dictionaries" $? "$scratch/log"
}

properties() {
  full_disk
  determinism
  same_bytes_from_many_papers
  memory
  round_trip
  updates
  kills
  same_answers
  databases_answer
  well_formed
  headers
  streams
  quality
  linear_time
  shipped
}
