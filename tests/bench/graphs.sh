# Part of run.sh: a large graph is read, kept, written and asked.

# written FORMAT FILE...: MB/s at which --stats says that they were written.
written() {
  format=$1
  shift
  figure "write $format" s | awk -v bytes="$(cat "$@" | wc -c)" '{ printf "%.1f\n", bytes / $1 / 1e6 }' |
    row "graph of 1,000,000 edges, written as $format" MB/s
}

# links FILE: how many links its graph has.
links() { "$program" "$1" -q | sed -n '1s/.*, \([0-9]*\) links/\1/p'; }

# memory_of_edges KIND LABEL: what a further edge costs at most, while the graph is read, put in order and written. Its
# ends and its strings are there before.
memory_of_edges() {
  for edges in 2 7; do
    "$build/bench/graph" 200000 20000 $edges "$1" > "$scratch/edges.jsonl"
    "$program" "$scratch/edges.jsonl" -o "$scratch/edges.csv" -q --stats 2> "$scratch/stats"
    echo "$(figure total MB) $(links "$scratch/edges.jsonl")"
  done | awk 'NR == 1 { memory = $1; links = $2 } NR == 2 { printf "%.0f\n", ($1 - memory) * 1e6 / ($2 - links) }' |
    row "graph, memory for each further edge$2" bytes
}

questions() {
  while read -r question; do
    repeat 20 "$program" query "$scratch/graph.db" $question | milliseconds | row "query $question" ms
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

graphs() {
  "$build/bench/graph" 200000 100000 5 > "$scratch/graph.jsonl"
  "$program" "$scratch/graph.jsonl" -o "$scratch/out.graphml" -o "$scratch/out.jsonl" -o "$scratch/out.csv" \
    -o "$scratch/graph.db" -q --stats 2> "$scratch/stats"
  figure load s | per_second "$scratch/graph.jsonl" | row "graph of 1,000,000 edges, read from jsonl" MB/s
  written graphml "$scratch/out.graphml"
  written jsonl "$scratch/out.jsonl"
  written csv "$scratch"/out-*.csv
  written db "$scratch/graph.db"
  figure 'write db' s | row "graph of 1,000,000 edges, written as db, seconds" s
  figure total MB | row "graph of 1,000,000 edges, memory" MB
  memory_of_edges bare
  memory_of_edges titled ' with its mention'
  questions 2> "$scratch/notes"
}
