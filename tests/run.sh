#!/usr/bin/env bash
# Installs what the tests need where it is missing, runs every test project, and closes with
# "N passed, N failed, N skipped" alone on a line. Arguments go to dotnet test.
set -u
cd "$(dirname "$0")/.." || exit 1
export DOTNET_CLI_UI_LANGUAGE=en NO_COLOR=1 DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# Many hosts at once would use up the file watchers that a system grants one user; no file changes while tests run.
export DOTNET_USE_POLLING_FILE_WATCHER=1 DOTNET_hostBuilder__reloadConfigOnChange=false
# Most of what tests run, they run a few times: optimizing it, guarding its memory and collecting its garbage early costs a fifth of their
# time. Optimizing nothing costs more still.
export DOTNET_TieredPGO=0 DOTNET_TC_CallCountThreshold=0x200 DOTNET_EnableWriteXorExecute=0 DOTNET_GCgen0size=0x4000000
# tests/CompileAhead.targets
[ "$(uname -sm)" != "Linux x86_64" ] || export CONSOLE_TESTS_AHEAD=true

for tool in dotnet npm; do
  command -v "$tool" >/dev/null || { echo "$tool was not found: install the .NET 10 SDK and Node.js 20 (20.19 or later)."; exit 1; }
done

as_root() {
  if (( EUID == 0 )); then "$@"; else sudo "$@"; fi
}
install() {
  command -v apt-get >/dev/null || { echo "Install $* for the tests."; return 1; }
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}
has_browser() { command -v chromium-headless-shell chromium chromium-browser google-chrome >/dev/null; }
has_browser || [ -n "${CHROMIUM:-}" ] || install chromium-headless-shell fonts-liberation || install chromium || exit 1

. tests/postgresql.sh
log=$(mktemp)
tests=
# Also after Ctrl+C: what runs is a group of its own that is waited for, so that a signal is answered at once and ends all of it.
finish() {
  if [ -n "$tests" ]; then
    kill -TERM -- "-$tests" 2>/dev/null
    for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 -- "-$tests" 2>/dev/null || break; sleep 0.5; done
    kill -KILL -- "-$tests" 2>/dev/null
  fi
  stop_postgresql
  rm -f "$log"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# In memory where there is much of it: a database of a test is hundreds of files.
memory=
if (( $(df --output=avail -B1M /dev/shm 2>/dev/null | tail -n 1) + 0 >= 4096 )); then memory=/dev/shm; fi
[ -n "${TEST_POSTGRES:-}" ] || start_postgresql "$memory" || { echo "PostgreSQL did not start."; exit 1; }

exec 3> >(tee "$log")
tee=$!
setsid dotnet test --solution MiniProgramConsole.sln --no-progress --timeout 70m "$@" >&3 2>&1 3>&- &
tests=$!
wait "$tests"
rc=$?
tests=
exec 3>&-
wait "$tee"

number() { sed -n '/^Test run summary:/,$ s/^ *'"$1"': \([0-9]\+\)$/\1/p' "$log" | tail -n 1; }
passed=$(number succeeded) failed=$(number failed) skipped=$(number skipped) errors=$(number error)
passed=${passed:-0} failed=$(( ${failed:-0} + ${errors:-0} )) skipped=${skipped:-0}
(( rc != 0 && failed == 0 )) && failed=1
(( failed > 0 && rc == 0 )) && rc=1
# Once more where the reader ends: what failed, and why, stands far above, among what each host logged.
awk '/^failed / { sub("failed ", "failed: "); left = 12; print; next }
  left > 0 && /^  from / { next }
  left > 0 && /^  / { print substr($0, 1, 400); left--; next }
  { left = 0 }' "$log" | head -n 400
echo "$passed passed, $failed failed, $skipped skipped"
exit "$rc"
