#!/usr/bin/env bash
# Does a page take longer because there are many merchants? Seeds a database with many, makes a second one that holds one of their
# workspaces alone with the same rows, runs the console on each, asks both for the same pages by turns, and compares the median times
# that the servers log. Ends with exit code 1 where a page takes more than LIMIT times as long. SQLite only; needs curl and sqlite3.
#
#   MERCHANTS=100000 REQUESTS=300 PEOPLE=25 LIMIT=1.2 bash tests/performance/scale.sh
#
# These are the defaults. On the large database PEOPLE people of as many merchants ask by turns. 3 GB under TMPDIR, removed at the end.
set -euo pipefail
export LC_ALL=C Console__PublicUrl=http://127.0.0.1 Keys__StoreUnprotected=true
# All of them come from one address, and a person exports as often as is measured.
export RateLimits__NetworkPerMinute=1000000 RateLimits__EveryonePerMinute=1000000 RateLimits__ExportsPerMinute=1000000
merchants=${MERCHANTS:-100000} requests=${REQUESTS:-300} people=${PEOPLE:-25} limit=${LIMIT:-1.2} ports=(${PORTS:-5181 5182})
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; wait; rm -rf "$work"' EXIT

dotnet publish "$root/src/MiniProgramConsole.Web" -c Release -r linux-x64 --no-self-contained -o "$work/web" -v quiet -nologo
dotnet publish "$root/tests/performance/Seeder" -c Release -r linux-x64 --no-self-contained -o "$work/seeder" -v quiet -nologo
cd "$work/web"
database() { export ConnectionStrings__Console="Data Source=$work/$1.db"; }

database many
dotnet MiniProgramConsole.Web.dll migrate >/dev/null
dotnet "$work/seeder/MiniProgramConsole.Seeder.dll" seed --merchants "$merchants" | tee "$work/seed.txt" | grep -v '^{'
password=$(sed -n 's/.*shown only now: //p' "$work/seed.txt")
# One in twenty has a deleted program; this is one of them, from the middle.
number=$((merchants / 40 * 20)); (( number > 0 )) || number=1

database one
dotnet MiniProgramConsole.Web.dll migrate >/dev/null
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
start() { # database, port
  database "$1"
  ASPNETCORE_URLS="http://127.0.0.1:$2" dotnet MiniProgramConsole.Web.dll > "$work/$1.log" &
  pids+=($!)
  for _ in $(seq 100); do curl -sf "http://127.0.0.1:$2/health" >/dev/null && return; sleep 0.2; done
  echo "The console did not start on $1.db."; exit 1
}

# Signs the owner of a workspace in, and writes down what its pages are named by and the cookie. Cookies are Secure, and carried by hand over HTTP.
sign_in() { # database, port, workspace
  local site="http://127.0.0.1:$2" token code program logo cookie
  read -r code program logo < <(sqlite3 -separator ' ' "$work/$1.db" "SELECT w.Code, m.MiniProgramId, m.LogoHash FROM Workspaces w
    JOIN MiniPrograms m ON m.WorkspaceId = w.Id WHERE w.Id = $3 AND m.DeletedAt IS NULL ORDER BY m.Id LIMIT 1")
  curl -s -D "$work/headers" -o "$work/page" "$site/account/sign-in"
  token=$(sed -n 's/.*name="__RequestVerificationToken"[^>]*value="\([^"]*\)".*/\1/p' "$work/page" | head -n 1)
  cookie=$(sed -n 's/^[Ss]et-[Cc]ookie: \(__Host-console\.antiforgery=[^;]*\).*/\1/p' "$work/headers")
  cookie=$(curl -s -H "Cookie: $cookie" -D - -o /dev/null "$site/account/sign-in" --data-urlencode "Email=owner$3@seed.example" \
    --data-urlencode "Password=$password" --data-urlencode "__RequestVerificationToken=$token" \
    | sed -n 's/^[Ss]et-[Cc]ookie: \(__Host-console\.session=[^;]*\).*/\1/p')
  [ -n "$cookie" ] || { echo "Nobody could sign in on $1.db."; exit 1; }
  echo "$code $program $logo $cookie" >> "$work/$1.people"
}

start many "${ports[0]}"; start one "${ports[1]}"
sign_in one "${ports[1]}" "$number"
# Others than the one too, from all over the table.
for other in $(seq 0 $((people - 1))); do sign_in many "${ports[0]}" $(((number - 1 + other * (merchants / people)) % merchants + 1)); done
mapfile -t many < "$work/many.people"
mapfile -t one < "$work/one.people"

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

option() { # port, page, what sign_in wrote: the request for curl
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
      option "${ports[0]}" "$1" "${many[turn % people]}"; echo next; option "${ports[1]}" "$1" "${one[0]}"
    else
      option "${ports[1]}" "$1" "${one[0]}"; echo next; option "${ports[0]}" "$1" "${many[turn % people]}"
    fi
  done | curl -K - | sort | uniq -c | grep -v ' 200$' | sed "s|^|$1 answered |" || true
}

# The median of what a server logged last, in ms.
median() { # database
  grep -o '"Elapsed":[0-9.]*' "$work/$1.log" | tail -n "$requests" | cut -d : -f 2 | sort -n \
    | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# All pages first, so that each is measured with everything compiled.
for page in "${pages[@]}"; do ask "$page"; done
failed=0
printf '%-70s %10s %10s %6s\n' page "$merchants" 1 ratio
for page in "${pages[@]}"; do
  ask "$page"
  sleep 0.5
  slow=$(median many) fast=$(median one)
  ratio=$(awk "BEGIN { printf \"%.2f\", $slow / $fast }")
  printf '%-70s %7.2f ms %7.2f ms %6s\n' "$page" "$slow" "$fast" "$ratio"
  awk "BEGIN { exit !($ratio > $limit) }" && failed=1
done
du -h "$work/many.db" "$work/one.db" | sed "s|$work/||"
exit $failed
