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

# Signs owners from all over the table in, and writes down what their pages are named by and their cookies.
sign_people_in() { # name, port, merchants, password
  local person number
  use "$provider" "$1"
  : > "$work/$1.people"
  for person in $(seq 0 $((people - 1))); do
    # One workspace in twenty has a deleted program; these have one.
    number=$(( (person * ($3 / 20) / people + 1) * 20 ))
    (( number <= $3 )) || number=20
    echo "$(names "$1" "$number") $(sign_in "http://127.0.0.1:$2" "$4" "$number")" >> "$work/$1.people"
  done
}

# A new page is a new line.
list=/workspaces/CODE/mini-programs activity=/workspaces/CODE/activity
pages=(
  /workspaces
  "$list"
  "$list?q=%E5%92%8C"
  "$list?status=in-development&target=alipay-cn&industry=food-coffee"
  "$list?sort=name"
  "$list?sort=-modified"
  "$list?status=deleted"
  "$list/export.csv"
  "$list/new"
  "$list/ID"
  "$list/ID/history"
  "$list/ID/edit"
  "$list/ID/delete"
  "$activity"
  "$activity?did=mini-program.modified"
  "$activity/export.csv"
  "/workspaces/CODE/logos/HASH-2-96.png"
)

option() { # port, page, what sign_people_in wrote: the request for curl
  local code program logo cookie page
  read -r code program logo cookie <<< "$3"
  page=${2/CODE/$code} page=${page/ID/$program} page=${page/HASH/$logo}
  printf 'url = "http://127.0.0.1:%s%s"\noutput = /dev/null\nheader = "Cookie: %s"\nheader = "Accept-Language: en"\n' "$1" "$page" "$cookie"
  printf 'write-out = "%%{http_code}\\n"\nsilent\n'
}

ask() { # page: both servers by turns, over one connection each
  local turn
  for turn in $(seq "$requests"); do
    (( turn == 1 )) || echo next
    if (( turn % 2 )); then
      option "${ports[0]}" "$1" "${many[turn % people]}"; echo next; option "${ports[1]}" "$1" "${less[turn % people]}"
    else
      option "${ports[1]}" "$1" "${less[turn % people]}"; echo next; option "${ports[0]}" "$1" "${many[turn % people]}"
    fi
  done | curl -K - | sort | uniq -c | grep -v ' 200$' | sed "s|^|$1 answered |" || true
}

# The median of what a server logged last, in ms.
median() { # name
  grep -o '"Elapsed":[0-9.]*' "$work/$1.log" | tail -n "$requests" | cut -d : -f 2 | sort -n \
    | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

compare() { # database provider
  provider=$1
  use "$provider" many
  local password other slow fast ratio page
  password=$(fill many "$merchants")
  use "$provider" less
  other=$(fill less "$few")
  start many "${ports[0]}"; start less "${ports[1]}"
  sign_people_in many "${ports[0]}" "$merchants" "$password"
  sign_people_in less "${ports[1]}" "$few" "$other"
  mapfile -t many < "$work/many.people"
  mapfile -t less < "$work/less.people"
  # All pages first, so that each is measured with everything compiled.
  for page in "${pages[@]}"; do ask "$page"; done
  for page in "${pages[@]}"; do
    ask "$page"
    sleep 0.5
    slow=$(median many) fast=$(median less)
    ratio=$(awk "BEGIN { printf \"%.2f\", $slow / $fast }")
    printf '%-10s %-68s %7.2f ms %7.2f ms %6s\n' "$provider" "$page" "$slow" "$fast" "$ratio"
    awk "BEGIN { exit !($ratio > $limit) }" && failed=1
  done
  stop
  rm -f "$work"/many.db* "$work"/less.db*
}

publish_console
printf '%-10s %-68s %10s %10s %6s\n' database page "$merchants" "$few" ratio
for database in "${databases[@]}"; do compare "$database"; done
exit $failed
