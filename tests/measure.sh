#!/usr/bin/env bash
# Measures what is promised of the pages (barriers, weight, speed, zoom, counters), prints the figures beside what is allowed,
# and leaves a picture of every page, in both languages and themes and three widths, under artifacts/screens/.
set -u
cd "$(dirname "$0")/.." || exit 1
export CONSOLE_SCREENS="$PWD/artifacts/screens" CONSOLE_FIGURES="$PWD/artifacts/figures.txt"
rm -rf "$CONSOLE_SCREENS" "$CONSOLE_FIGURES"
mkdir -p artifacts

# 8 is what a test project without a test of this kind ends with.
bash tests/run.sh --filter-trait Kind=Figures --ignore-exit-code 8
rc=$?

echo
cat "$CONSOLE_FIGURES" 2>/dev/null
echo "$(find "$CONSOLE_SCREENS" -name '*.png' 2>/dev/null | wc -l) pictures in artifacts/screens/"
exit "$rc"
