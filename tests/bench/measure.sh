# Part of run.sh: rows of the table, tab-separated.

# row MEASURE UNIT: one number a round on standard input.
row() {
  sort -n | awk -v measure="$1" -v unit="$2" -v last="$last" '
    { value[NR] = $1 }
    END {
      if (!NR) {
        print "no figure for: " measure > "/dev/stderr"
        exit
      }
      median = value[int((NR + 1) / 2)]
      change = "new"
      while ((getline line < last) > 0) {
        split(line, cell, "\t")
        if (cell[1] == measure && cell[2] > 0) change = sprintf("%+.0f%%", (median / cell[2] - 1) * 100)
      }
      printf "%s\t%s\t%.0f%%\t%s\t%s\n", measure, median, median ? (value[NR] - value[1]) / median * 100 : 0, unit, change
    }' | tee -a "$scratch/rows"
}

# median_of MEASURE: of a row that was written before.
median_of() { awk -F '\t' -v measure="$1" '$1 == measure { print $2 }' "$scratch/rows"; }

# seconds_of COMMAND...: how long it takes; one that finds nothing (status 1) has not failed.
seconds_of() {
  start=$(date +%s.%N)
  "$@" > "$scratch/output"
  status=$?
  [ $status -le 1 ] || return $status
  echo "$(date +%s.%N) $start" | awk '{ printf "%.6f\n", $1 - $2 }'
}

# repeat ROUNDS COMMAND...: the seconds of each round, until one fails.
repeat() {
  left=$1
  shift
  while [ $((left -= 1)) -ge 0 ] && seconds_of "$@"; do :; done
}

# per_second FILE: seconds to MB/s of the file.
per_second() { awk -v bytes="$(wc -c < "$1")" '{ printf "%.2f\n", bytes / $1 / 1e6 }'; }
milliseconds() { awk '{ printf "%.1f\n", $1 * 1000 }'; }

# figure STAGE UNIT: what --stats said of a stage, a line a round.
figure() {
  awk -v stage="$1" -v unit="$2" \
    'index($0, "stats: " stage " ") == 1 { for (i = 3; i < NF; i++) if ($(i + 1) == unit) print $i }' "$scratch/stats"
}
