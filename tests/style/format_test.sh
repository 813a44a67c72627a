#!/bin/sh
# Every source file is laid out as .clang-format says. The macros of the benchmark are laid out by hand.
# Argument: the top of the tree. 77: clang-format is not here.
command -v clang-format >/dev/null || { echo "skipped: clang-format is not installed"; exit 77; }
cd "$1" || exit 1
find src tests -name '*.[ch]pp' ! -path 'tests/bench/*' -exec clang-format --dry-run -Werror {} +
