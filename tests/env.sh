#!/bin/sh
# Runs a command in the environment that all tests share.
unset KGEXTRACT_DICTIONARIES NO_COLOR SOURCE_DATE_EPOCH
here=$(cd "$(dirname "$0")" && pwd)
export LC_ALL=C.UTF-8
export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1
export LSAN_OPTIONS="suppressions=$here/lsan.supp:print_suppressions=0"
export UBSAN_OPTIONS=print_stacktrace=1
export TSAN_OPTIONS="halt_on_error=1:suppressions=$here/tsan.supp"
exec "$@"
