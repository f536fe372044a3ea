#!/usr/bin/env bash
# Does a page take longer because there are many merchants? Seeds a database with many and one with few, runs the console on each, asks
# both for the same pages by turns, as people of as many merchants, and compares the median times that the servers log. Ends with exit
# code 1 where a page takes more than LIMIT times as long.
#
#   MERCHANTS=100000 FEW=100 REQUESTS=300 PEOPLE=25 LIMIT=1.2 bash tests/performance/scale.sh [Sqlite] [PostgreSql]
#
# These are the defaults, and both databases: a million mini programs against a thousand. Needs curl and sqlite3; starts PostgreSQL
# itself. 8 GB under TMPDIR, removed at the end.
set -euo pipefail
merchants=${MERCHANTS:-100000} few=${FEW:-100} requests=${REQUESTS:-300} people=${PEOPLE:-25} limit=${LIMIT:-1.2} ports=(${PORTS:-5181 5182})
databases=("${@:-Sqlite}")
(( $# )) || databases=(Sqlite PostgreSql)
LOG=Information
. "$(dirname "$0")/common.sh"
export Console__PublicUrl=http://127.0.0.1
pids=() failed=0
stop() { local pid; for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; wait "${pids[@]}" 2>/dev/null || true; pids=(); }
trap 'stop; stop_postgresql; rm -rf "$work"' EXIT

start() { # name, port
  use "$provider" "$1"
  (cd "$work/console" && ASPNETCORE_URLS="http://127.0.0.1:$2" exec dotnet MiniProgramConsole.Web.dll > "$work/$1.log") &
  pids+=($!)
  for _ in $(seq 200); do curl -sf "http://127.0.0.1:$2/health" >/dev/null && return; sleep 0.2; done
  echo "The console did not start on $1."; exit 1
}

# Signs people from all over the table in, and writes down what their pages are named by and their cookies. Each signs in once, because
# some pages list sign-ins.
sign_people_in() { # name, port, merchants, password
  local person number
  local -A lines
  use "$provider" "$1"
  : > "$work/$1.people"
  for person in $(seq 0 $((people - 1))); do
    # One workspace in twenty has a deleted program; these have one.
    number=$(( (person * ($3 / 20) / people + 1) * 20 ))
    (( number <= $3 )) || number=20
    [ -n "${lines[$number]:-}" ] || lines[$number]=$(printf '%s\t%s\t%s' "$(names "$1" "$number")" \
      "$(sign_in "http://127.0.0.1:$2" "$4" "owner$number")" "$(sign_in "http://127.0.0.1:$2" "$4" "developer$number")")
    echo "${lines[$number]}" >> "$work/$1.people"
  done
}

option() { # port, who, page, what sign_people_in wrote: the request for curl
  local named code program logo member page
  local -A cookies=([nobody]=)
  IFS=$'\t' read -r named cookies[owner] cookies[developer] <<< "$4"
  read -r code program logo member <<< "$named"
  page=${3/CODE/$code} page=${page/ID/$program} page=${page/HASH/$logo} page=${page/MEMBER/$member}
  printf 'url = "http://127.0.0.1:%s%s"\noutput = /dev/null\nheader = "Cookie: %s"\nheader = "Accept-Language: en"\n' \
    "$1" "$page" "${cookies[$2]}"
  printf 'write-out = "%%{http_code}\\n"\nsilent\n'
}

by_turns() { # who, page: requests for both servers
  local turn
  for turn in $(seq "$requests"); do
    (( turn == 1 )) || echo next
    if (( turn % 2 )); then
      option "${ports[0]}" "$@" "${many[turn % people]}"; echo next; option "${ports[1]}" "$@" "${less[turn % people]}"
    else
      option "${ports[1]}" "$@" "${less[turn % people]}"; echo next; option "${ports[0]}" "$@" "${many[turn % people]}"
    fi
  done
}

ask() { # a line of pages.txt, over one connection to each server
  local who expected page other
  read -r who expected page <<< "$1"
  other=$(by_turns "$who" "$page" | curl -K - | sort | uniq -c | grep -v " $expected\$" || true)
  [ -n "$other" ] || return 0
  echo "$page answered $other instead of $expected"
  failed=1
}

# The median of what a server logged last, in ms.
median() { # name
  grep -o '"Elapsed":[0-9.]*' "$work/$1.log" | tail -n "$requests" | cut -d : -f 2 | sort -n \
    | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

compare() { # database provider
  provider=$1
  use "$provider" many
  local password other slow fast ratio line
  password=$(fill many "$merchants")
  use "$provider" less
  other=$(fill less "$few")
  start many "${ports[0]}"; start less "${ports[1]}"
  sign_people_in many "${ports[0]}" "$merchants" "$password"
  sign_people_in less "${ports[1]}" "$few" "$other"
  mapfile -t many < "$work/many.people"
  mapfile -t less < "$work/less.people"
  # All pages first, so that each is measured with everything compiled.
  for line in "${pages[@]}"; do ask "$line"; done
  for line in "${pages[@]}"; do
    ask "$line"
    sleep 0.5
    slow=$(median many) fast=$(median less)
    ratio=$(awk "BEGIN { printf \"%.2f\", $slow / $fast }")
    printf '%-10s %-68s %7.2f ms %7.2f ms %6s\n' "$provider" "${line##* }" "$slow" "$fast" "$ratio"
    awk "BEGIN { exit !($ratio > $limit) }" && failed=1
  done
  stop
  rm -f "$work"/many.db* "$work"/less.db*
}

mapfile -t pages < <(grep -v '^#' "$root/tests/performance/pages.txt")
publish_console
printf '%-10s %-68s %10s %10s %6s\n' database page "$merchants" "$few" ratio
for database in "${databases[@]}"; do compare "$database"; done
exit $failed
