#!/bin/sh
# Static checks: tests/lint.sh COMPILER_FLAGS... Prints what is wrong and fails; function lengths are only reported.
cd "$(dirname "$0")/.." || exit 2
bad=0

echo '== layers: includes point down only'
awk '
  BEGIN {
    split("base model store dict read write load query eval extract cli gen", names)
    split("0 1 1.5 2 2 2 2 1.75 2 3 4 5", levels)
    for (i in names) level[names[i]] = levels[i]
  }
  /^#include "[a-z]+\// {
    split(FILENAME, path, "/")
    split($2, parts, /["\/]/)
    from = path[2]; to = parts[2]
    if (from == to || (!(to in level) || level[to] < level[from] && from != "cli")) next
    printf "%s:%d: %s must not include %s\n", FILENAME, FNR, from, to
    wrong = 1
  }
  END { exit wrong }' src/*/*.[ch] || bad=1

echo '== headers compile alone'
for header in include/kgextract/*.h src/*/*.h; do
  case $header in src/cli/*) private= ;; *) private=-Isrc ;; esac
  ${CC:-cc} -x c "$@" -Iinclude $private -fsyntax-only -Wno-unused-function -include "$header" /dev/null || bad=1
done

echo '== symbols: kg_ alone leaves the shared library, kg_ and kgi_ the static one, each once'
build=${BUILD:-build/release}
if [ -e "$build/libkgextract.so" ] && [ -e "$build/libkgextract.a" ]; then
  nm -D --defined-only "$build/libkgextract.so" | awk '$NF !~ /^kg_/ { print "exported: " $NF; wrong = 1 }
    END { exit wrong }' || bad=1
  nm -g --defined-only "$build/libkgextract.a" | awk 'NF == 3 && ($3 !~ /^kgi?_/ || seen[$3]++) {
    print "global: " $3; wrong = 1 } END { exit wrong }' || bad=1
else
  echo "no libraries in $build: make first"
  bad=1
fi

echo '== style: format, length of files, leftovers'
for file in include/*/*.h src/*/*.[ch] tests/*/*.c; do
  clang-format --dry-run -Werror "$file" 2> /dev/null || { echo "$file: not as make format would have it"; bad=1; }
done
awk '/TODO|FIXME|(^|[^X])XXX([^X]|$)/ { printf "%s:%d: leftover\n", FILENAME, FNR; wrong = 1 }
  FNR == 401 { printf "%s: more than 400 lines\n", FILENAME; wrong = 1 }
  END { exit wrong }' include/*/*.h src/*/*.[ch] tests/*/*.c || bad=1

echo '== clang-tidy'
find src -name '*.c' | sort | xargs -P "$(nproc)" -n 4 sh -c '
  flags=$1; shift; clang-tidy --quiet "$@" -- $flags -Iinclude -Isrc -DKG_BUILT_WITH="\"\"" 2> /dev/null' sh "$*" || bad=1

if command -v ctags > /dev/null; then
  echo '== function lengths'
  ctags --c-kinds=f --fields=+ne --output-format=json -f - src/*/*.c | python3 -c '
import json, sys
spans = sorted((t["end"] - t["line"] + 1, t["path"], t["name"]) for t in map(json.loads, sys.stdin))
at = lambda share: spans[int(share * (len(spans) - 1))][0]
print(f"{len(spans)} functions; lines: median {at(.5)}, p90 {at(.9)}, p95 {at(.95)}, longest {at(1)}")
for length, path, name in spans[-3:]: print(f"  {length:4} {path}: {name}")'
fi
exit $bad
