#!/bin/sh
# Runs the tests of a build: tests/run.sh [BUILD_FOLDER [SUITE...]]; suites: unit golden errors fuzz properties readers.
# The last line is "N passed, N failed"; the exit status tells, too.
#
# A golden or error case is a folder with a file `cmd` and inputs. The shell runs `cmd` in a copy of the folder, where
# `kgextract` is the program and `show` makes JSON lines readable. Then standard output and error, the exit status and
# every file out.* it wrote must be what expected.{stdout,stderr,exit,*} say; without the file, nothing and status 0.
# UPDATE=1 shows the difference and makes it the expectation; CASES='a b' runs only these.
cd "$(dirname "$0")/.." || exit 2
build=$(cd "${1:-build/release}" && pwd) || exit 2
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- unit golden errors fuzz properties readers
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

# verdict NAME STATUS [LOG]: counts a test; shows the log of one that failed.
verdict() {
  if [ "$2" -eq 0 ]; then
    passed=$((passed + 1))
    return
  fi
  failed=$((failed + 1))
  echo "FAILED: $1"
  [ -z "$3" ] || cat "$3"
}

# guarded COMMAND...: in the tests' environment, ended if it hangs.
guarded() { timeout "${LIMIT:-300}" tests/env.sh "$@"; }

# cmocka counts for us; a program that ends without its counts has failed as one test.
unit() {
  for source in tests/unit/test_*.c; do
    test=$(basename "$source" .c)
    guarded "$build/unit/$test" > "$scratch/log" 2>&1
    status=$?
    good=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test.*/\1/p' "$scratch/log" | head -n 1)
    bad=$(sed -n 's/^\[  FAILED  \] \([0-9]*\) test.*/\1/p' "$scratch/log" | head -n 1)
    passed=$((passed + ${good:-0}))
    [ "$status" -eq 0 ] && [ -n "$good" ] && continue
    failed=$((failed + ${bad:-1} - 1))
    verdict "unit/$test (status $status)" 1 "$scratch/log"
  done
}

# Runs a case in $scratch/work and leaves what it did as $scratch/got/expected.*.
run_case() {
  rm -rf "$scratch/work" "$scratch/got"
  cp -R "$1" "$scratch/work"
  mkdir "$scratch/got"
  rm -f "$scratch"/work/expected.*
  {
    printf 'kgextract() { "%s" "$@"; }\nshow() { python3 "%s"; }\n' "$build/kgextract" "$PWD/tests/show.py"
    printf 'cd "%s"\n' "$scratch/work"
    cat "$1/cmd"
  } > "$scratch/script"
  guarded sh "$scratch/script" > "$scratch/got/expected.stdout" 2> "$scratch/got/expected.stderr" < /dev/null
  status=$?
  [ "$status" -eq 0 ] || echo "$status" > "$scratch/got/expected.exit"
  for file in "$scratch"/work/out.*; do
    [ -e "$file" ] && cp "$file" "$scratch/got/expected.${file##*/out.}"
  done
  find "$scratch/got" -empty -type f -exec rm {} +
}

cases() {
  for case in "tests/$1"/*/; do
    name=$(basename "$case")
    case " ${CASES:-$name} " in *" $name "*) ;; *) continue ;; esac
    run_case "$case"
    mkdir -p "$scratch/want" && rm -f "$scratch"/want/*
    cp "$case"/expected.* "$scratch/want/" 2> /dev/null
    (cd "$scratch" && diff -ruN want got) > "$scratch/log"
    status=$?
    if [ "$status" -ne 0 ] && [ -n "$UPDATE" ]; then
      echo "UPDATED: $1/$name" && cat "$scratch/log"
      rm -f "$case"/expected.* && cp "$scratch"/got/* "$case/" 2> /dev/null
      status=0
    fi
    verdict "$1/$name" "$status" "$scratch/log"
  done
}
golden() { cases golden; }
errors() { cases errors; }

# Whatever libFuzzer once found, or begins with, is replayed.
fuzz() {
  for source in tests/fuzz/fuzz_*.c; do
    target=$(basename "$source" .c)
    LIMIT=60 guarded "$build/fuzz/$target" "tests/fuzz/corpus/${target#fuzz_}"/* > "$scratch/log" 2>&1
    verdict "fuzz/$target" $? "$scratch/log"
  done
}

. tests/properties.sh
. tests/readers.sh
same_answers; databases_answer
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
