# Part of run.sh: the whole job, by size of the dictionary, number of threads and what comes out.

# timed FILE OPTION...: rounds of a job, with what --stats says.
timed() {
  : > "$scratch/stats"
  round=0
  while [ $((round += 1)) -le "$rounds" ]; do
    "$program" "$@" --stats -q 2>> "$scratch/stats" > "$scratch/output" || exit 1
  done
}

# job LABEL FILE OPTION...: a row for the whole job.
job() {
  label=$1
  shift
  timed "$@"
  figure total s | per_second "$1" | row "$label" MB/s
}

# job_in_parts LABEL FILE OPTION...: rows for the job, its stages and its memory.
job_in_parts() {
  job "$@"
  figure total s | awk -v papers="$(wc -l < "$2")" '{ printf "%.0f\n", papers / $1 }' | row "$1, papers" papers/s
  figure dictionaries s | milliseconds | row "$1, dictionaries" ms
  for stage in read extract merge 'write jsonl'; do
    figure "$stage" s | per_second "$2" | row "$1, $stage" MB/s
  done
  figure total MB | row "$1, memory" MB
}

# options_for NAMES: such that the dictionaries hold so many.
options_for() {
  case $1 in
    100000) echo "-d $scratch/padding.tsv" ;;
    *) echo "--no-default-dictionary -d $scratch/names-$1" ;;
  esac
}

jobs() {
  for names in $sizes; do
    for threads in 1 2; do
      job_in_parts "$names names, -j$threads" "$scratch/papers.jsonl" -f jsonl -j$threads $(options_for $names)
      job "$names names, -j$threads, edges alone" "$scratch/papers.jsonl" -f jsonl --evidence none -j$threads \
        $(options_for $names)
    done
  done
  job "100000 names, -j2, GraphML" "$scratch/papers.jsonl" -o "$scratch/graph.graphml" -j2 $(options_for 100000)
  for threads in 1 2; do
    job "Chinese, 100000 names, -j$threads" "$scratch/chinese.jsonl" -f jsonl -j$threads $(options_for 100000)
  done
  [ ! -e "$scratch/again.jsonl" ] ||
    job "100000 names, -j1, edges alone, the same papers again" "$scratch/again.jsonl" -f jsonl --evidence none -j1 \
      $(options_for 100000)
}

start_up() {
  repeat 20 "$program" "$scratch/one.jsonl" -f jsonl -q | milliseconds | row "start-up and one paper" ms
  repeat 5 "$program" "$scratch/one.jsonl" -f jsonl -q $(options_for 100000) | milliseconds |
    row "start-up and one paper, 100000 names" ms
}
