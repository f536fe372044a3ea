#!/usr/bin/env bash
# Does a page take longer because there are many merchants? Seeds a database with many, makes a second one that holds one of their
# workspaces alone with the same rows, runs the console on each, asks both for the same pages by turns, and compares the median times
# that the servers log. Ends with exit code 1 where a page takes more than LIMIT times as long. SQLite only; needs curl and sqlite3.
#
#   bash tests/performance/scale.sh            # MERCHANTS=100000 REQUESTS=300 LIMIT=1.2; some 6 GB under TMPDIR, removed at the end
set -euo pipefail
export LC_ALL=C
merchants=${MERCHANTS:-100000} requests=${REQUESTS:-300} limit=${LIMIT:-1.2} ports=(${PORTS:-5181 5182})
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; wait; rm -rf "$work"' EXIT

dotnet publish "$root/src/MiniProgramConsole.Web" -c Release -r linux-x64 --no-self-contained -o "$work/web" -v quiet -nologo
cd "$work/web"
console() { ConnectionStrings__Console="Data Source=$work/$1.db" dotnet MiniProgramConsole.Web.dll "${@:2}"; }

console many migrate >/dev/null
console many seed --merchants "$merchants" | tee "$work/seed.txt" | grep -v '^{'
password=$(sed -n 's/.*shown only now: //p' "$work/seed.txt")
# One in twenty has a deleted program; this is one of them, from the middle.
number=$((merchants / 40 * 20)); (( number > 0 )) || number=1

console one migrate >/dev/null
sqlite3 "$work/one.db" <<SQL
ATTACH '$work/many.db' AS many;
PRAGMA foreign_keys = ON;
INSERT INTO Users SELECT * FROM many.Users WHERE Id IN (SELECT OwnerId FROM many.Workspaces WHERE Id = $number
  UNION SELECT UserId FROM many.WorkspaceMembers WHERE WorkspaceId = $number);
INSERT INTO Merchants SELECT * FROM many.Merchants WHERE Id = $number;
INSERT INTO Workspaces SELECT * FROM many.Workspaces WHERE Id = $number;
INSERT INTO WorkspaceMembers SELECT * FROM many.WorkspaceMembers WHERE WorkspaceId = $number;
INSERT INTO MerchantQuotas SELECT * FROM many.MerchantQuotas WHERE MerchantId = $number;
INSERT INTO IssuedMiniProgramIds SELECT i.* FROM many.MiniPrograms m JOIN many.IssuedMiniProgramIds i ON i.Id = m.MiniProgramId
  WHERE m.WorkspaceId = $number;
INSERT INTO Logos SELECT * FROM many.Logos WHERE WorkspaceId = $number;
INSERT INTO MiniPrograms SELECT * FROM many.MiniPrograms WHERE WorkspaceId = $number;
INSERT INTO AuditEntries SELECT * FROM many.AuditEntries WHERE Stream = 'workspace:$number';
INSERT INTO AuditHeads SELECT * FROM many.AuditHeads WHERE Stream = 'workspace:$number';
SQL
read -r code program logo < <(sqlite3 -separator ' ' "$work/one.db" "SELECT w.Code, m.MiniProgramId, m.LogoHash FROM Workspaces w
  JOIN MiniPrograms m ON m.WorkspaceId = w.Id WHERE m.DeletedAt IS NULL ORDER BY m.Id LIMIT 1")

start() { # database, port
  ConnectionStrings__Console="Data Source=$work/$1.db" ASPNETCORE_URLS="http://127.0.0.1:$2" \
    dotnet MiniProgramConsole.Web.dll > "$work/$1.log" &
  pids+=($!)
  for _ in $(seq 100); do curl -sf "http://127.0.0.1:$2/health" >/dev/null && return; sleep 0.2; done
  echo "The console did not start on $1.db."; exit 1
}

sign_in() { # database, port: writes curl's option with the cookies, the Secure one too
  local site="http://127.0.0.1:$2" jar="$work/$1.jar" token
  token=$(curl -s -c "$jar" "$site/account/sign-in" | sed -n 's/.*name="__RequestVerificationToken"[^>]*value="\([^"]*\)".*/\1/p' | head -n 1)
  curl -s -b "$jar" -D "$work/$1.headers" -o /dev/null "$site/account/sign-in" --data-urlencode "Email=owner$number@seed.example" \
    --data-urlencode "Password=$password" --data-urlencode "__RequestVerificationToken=$token"
  sed -n 's/^[Ss]et-[Cc]ookie: \(console\.session=[^;]*\).*/\1/p' "$work/$1.headers" > "$work/$1.cookie"
  [ -s "$work/$1.cookie" ] || { echo "Nobody could sign in on $1.db."; exit 1; }
}

start many "${ports[0]}"; start one "${ports[1]}"
sign_in many "${ports[0]}"; sign_in one "${ports[1]}"

# A new page is a new line.
space=/workspaces/$code
pages=(
  /workspaces
  "$space/mini-programs"
  "$space/mini-programs/new"
  "$space/logos/$logo-1-96.png"
)

ask() { # page, how often: both servers by turns, over one connection each
  local number between=""
  for number in $(seq "$2"); do
    local turn=("many ${ports[0]}" "one ${ports[1]}")
    (( number % 2 )) || turn=("${turn[1]}" "${turn[0]}")
    for each in "${turn[@]}"; do
      read -r database port <<< "$each"
      printf '%surl = "http://127.0.0.1:%s%s"\noutput = /dev/null\nheader = "Cookie: %s"\nheader = "Accept-Language: en"\n' \
        "$between" "$port" "$1" "$(< "$work/$database.cookie")"
      printf 'write-out = "%%{http_code}\\n"\nsilent\n'
      between=$'next\n'
    done
  done | curl -K - | sort | uniq -c | grep -v ' 200$' | sed "s|^|$1 answered |" || true
}

times() { # database, page, how many of the last: in ms, sorted
  grep -F "\"RequestPath\":\"${2%%\?*}\"" "$work/$1.log" | tail -n "$3" | sed -n 's/.*"Elapsed":\([0-9.]*\).*/\1/p' | sort -n
}
short() { local page=${1/$code/CODE}; page=${page/$program/ID}; echo "${page/$logo/HASH}"; }
median() { awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# All pages first, so that each is measured with everything compiled.
for page in "${pages[@]}"; do ask "$page" "$requests"; done
failed=0
printf '%-60s %10s %10s %7s\n' page "$merchants" 1 ratio
for page in "${pages[@]}"; do
  ask "$page" "$requests"
  sleep 0.5
  many=$(times many "$page" "$requests" | median) one=$(times one "$page" "$requests" | median)
  ratio=$(awk "BEGIN { printf \"%.2f\", $many / $one }")
  printf '%-60s %7.2f ms %7.2f ms %7s\n' "$(short "$page")" "$many" "$one" "$ratio"
  awk "BEGIN { exit !($ratio > $limit) }" && failed=1
done
du -h "$work/many.db" "$work/one.db" | sed "s|$work/||"
exit $failed
