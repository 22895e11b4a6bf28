# Part of run.sh and of ../properties.sh: the sets are tests/eval/SET.tsv, gold for SET.md, SET-*.md and SET.jsonl.

sets() { for gold in tests/eval/*.tsv; do basename "$gold" .tsv; done; }

# measure SET OPTION...: what `eval` says of a set, errors left out. The program is $program.
measure() {
  set_name=$1
  shift
  set -- --figures "$@" "tests/eval/$set_name.tsv"
  for input in "tests/eval/$set_name.md" "tests/eval/$set_name"-*.md "tests/eval/$set_name.jsonl"; do
    [ ! -e "$input" ] || set -- "$@" "$input"
  done
  tests/env.sh "$program" eval "$@"
}

# From what `eval` says: papers, F1 by name, by name and type, by relation; never, splits, canonical names; a line.
figures() {
  awk '
    / papers, / { papers = $1; canonical = $10 "/" $8; never = $15 + 0; splits = $17 }
    /^(name|name\+type|introduces|evaluates|compares|uses) / { f1 = f1 "\t" $NF }
    END { print papers f1 "\t" never "\t" splits "\t" canonical }'
}
