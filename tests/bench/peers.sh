# Part of run.sh: other programs look for the same names in the same text, and do less: they find names as they are
# written, also inside words, or in any case (ahocorasick; -i -w, between characters that are no word's).
patience=10 # seconds for all of the text; then
piece=1     # MB of it
stop=30     # seconds for that

# peer NAMES COMMAND...: its speed, and how many times that the whole job, edges alone, is.
peer() {
  names=$1 text=$scratch/papers.jsonl
  shift
  command -v "$1" > /dev/null || return
  label="$names names, $(echo "$*" | sed 's:.*/::')"
  repeat 3 timeout "$patience" "$@" -f "$scratch/names-$names.txt" "$text" > "$scratch/seconds" 2> "$scratch/notes"
  if [ ! -s "$scratch/seconds" ]; then
    text=$scratch/piece.jsonl label="$label, $piece MB"
    seconds_of timeout "$stop" "$@" -f "$scratch/names-$names.txt" "$text" > "$scratch/seconds" 2> "$scratch/notes"
    case $? in
      0) ;;
      124) echo "$stop" > "$scratch/seconds" && label="$label (stopped after $stop s)" ;;
      *) return ;;
    esac
  fi
  per_second "$text" < "$scratch/seconds" | row "$label" MB/s
  awk -v job="$(median_of "$names names, -j1, edges alone")" -v peer="$(median_of "$label")" \
    'BEGIN { printf "%.1f\n", job / peer }' | row "kgextract to: $label" times
}

peers() {
  head -c "${piece}000000" "$scratch/papers.jsonl" > "$scratch/piece.jsonl"
  for names in $sizes; do
    peer "$names" grep -F -o
    peer "$names" rg -o -F
    peer "$names" ugrep -F -o
    peer "$names" rg -F -i -o -w --regex-size-limit 10G
    peer "$names" tests/bench/ahocorasick
  done
}
