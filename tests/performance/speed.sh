#!/usr/bin/env bash
# Are the console's pages as fast as those of an app from the framework's own template? Publishes the console, makes such an app with
# a list of the same length, fills both with 1,000 rows, and asks both for pages from 16 connections: one core serves, another asks.
# Prints requests a second, and the ratio to the template's list. Ends with exit code 1 if a page is slower than LIMIT times the list.
#
#   SECONDS_EACH=6 WARM=25 LIMIT=1 bash tests/performance/speed.sh [Sqlite] [PostgreSql]
#
# These are the defaults, and both databases. Needs curl, sqlite3, wrk, taskset and two idle cores; starts PostgreSQL itself.
set -euo pipefail
export LC_ALL=C DOTNET_NOLOGO=1 Keys__StoreUnprotected=true Serilog__MinimumLevel__Default=Warning
export RateLimits__NetworkPerMinute=1000000 RateLimits__EveryonePerMinute=1000000
seconds=${SECONDS_EACH:-6} warm=${WARM:-25} limit=${LIMIT:-1} rows=1000 port=${PORT:-5191}
databases=("${@:-Sqlite}")
(( $# )) || databases=(Sqlite PostgreSql)
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
site=http://127.0.0.1:$port
export Console__PublicUrl=$site
server=
as_root() { if (( EUID == 0 )); then "$@"; else sudo "$@"; fi; }
install() { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null; }
. "$root/tests/postgresql.sh"
stop() { [ -z "$server" ] || { kill "$server"; wait "$server" 2>/dev/null || true; server=; }; }
trap 'stop; stop_postgresql; rm -rf "$work"' EXIT

publish() { # project, folder
  dotnet publish "$1" -c Release -r linux-x64 --no-self-contained -o "$2" -v quiet
}
publish "$root/src/MiniProgramConsole.Web" "$work/web"
publish "$root/tests/performance/Seeder" "$work/seeder"

dotnet new mvc -au Individual -n Template -o "$work/source" >/dev/null
# Its database has the tables of accounts alone.
rm -rf "$work/source/Data" "$work/source/app.db"
mkdir -p "$work/source/Data" "$work/source/Views/Items"
cp "$root/tests/performance/template/Item.cs" "$work/source/Data/"
cp "$root/tests/performance/template/ItemsController.cs" "$work/source/Controllers/"
cp "$root/tests/performance/template/Index.cshtml" "$work/source/Views/Items/"
sed -i "s/RequireConfirmedAccount = true/RequireConfirmedAccount = false/; s/^var app = builder.Build();/&\nusing (var scope = app.Services.CreateScope()) \
await scope.ServiceProvider.GetRequiredService<ApplicationDbContext>().FillAsync($rows);/" "$work/source/Program.cs"
publish "$work/source" "$work/template"

serve() { # folder, program
  (cd "$1" && ASPNETCORE_URLS=$site exec taskset -c 0 dotnet "$2" > "$work/server.log" 2>&1) &
  server=$!
  local try
  for try in $(seq 100); do curl -s -o /dev/null "$site/" && return; sleep 0.2; done
  cat "$work/server.log"; exit 1
}

token() { sed -n 's/.*name="__RequestVerificationToken"[^>]*value="\([^"]*\)".*/\1/p' "$1" | head -n 1; }

ask() { # path, cookie, seconds: requests a second
  taskset -c 1 wrk -t 1 -c 16 -d "${3}s" --timeout 20s -H "Cookie: $2" -H "Accept-Language: en" "$site$1" > "$work/asked"
  ! grep -q "Non-2xx" "$work/asked" || { echo "$1: $(grep Non-2xx "$work/asked")" >&2; exit 1; }
  sed -n 's/^Requests\/sec: *//p' "$work/asked"
}

measure_template() {
  serve "$work/template" Template.dll
  local register=/Identity/Account/Register cookie
  curl -s -c "$work/jar" -o "$work/page" "$site$register"
  curl -s -b "$work/jar" -c "$work/jar" -o /dev/null "$site$register" --data-urlencode "Input.Email=a@example.com" \
    --data-urlencode "Input.Password=Speed-test-1" --data-urlencode "Input.ConfirmPassword=Speed-test-1" \
    --data-urlencode "__RequestVerificationToken=$(token "$work/page")"
  cookie=$(awk '$6 == ".AspNetCore.Identity.Application" { print $6 "=" $7 }' "$work/jar")
  [ -n "$cookie" ] || { echo "Nobody could sign in to the template's app."; exit 1; }
  ask /Items "$cookie" "$warm" > /dev/null
  ask /Items "$cookie" "$seconds"
  stop
}

sql() { # statement
  if [ "$Database__Provider" = Sqlite ]; then sqlite3 -separator ' ' "$work/console.db" "$1"
  else PGPASSWORD=$password "$(postgresql_programs)/psql" -h 127.0.0.1 -p "$pgport" -U console -d console -At -F ' ' -c "$1"; fi
}

# Cookies are Secure, and carried by hand over HTTP.
sign_in() { # password
  local cookie
  curl -s -D "$work/headers" -o "$work/page" "$site/account/sign-in"
  cookie=$(sed -n 's/^[Ss]et-[Cc]ookie: \(__Host-console\.antiforgery=[^;]*\).*/\1/p' "$work/headers")
  curl -s -H "Cookie: $cookie" -D - -o /dev/null "$site/account/sign-in" --data-urlencode "Email=owner1@seed.example" \
    --data-urlencode "Password=$1" --data-urlencode "__RequestVerificationToken=$(token "$work/page")" \
    | sed -n 's/^[Ss]et-[Cc]ookie: \(__Host-console\.session=[^;]*\).*/\1/p'
}

measure_console() { # the template's requests a second
  local seeded code program logo cookie page rate ratio
  (cd "$work/web" && dotnet MiniProgramConsole.Web.dll migrate > /dev/null)
  seeded=$(cd "$work/seeder" && dotnet MiniProgramConsole.Seeder.dll seed --merchants $((rows / 10)) | sed -n 's/.*shown only now: //p')
  read -r code program logo < <(sql 'SELECT w."Code", m."MiniProgramId", m."LogoHash" FROM "Workspaces" w
    JOIN "MiniPrograms" m ON m."WorkspaceId" = w."Id" WHERE w."Id" = 1 AND m."DeletedAt" IS NULL ORDER BY m."Id" LIMIT 1')
  serve "$work/web" MiniProgramConsole.Web.dll
  cookie=$(sign_in "$seeded")
  [ -n "$cookie" ] || { echo "Nobody could sign in to the console."; exit 1; }
  local list=/workspaces/$code/mini-programs
  ask "$list" "$cookie" "$warm" > /dev/null
  for page in "$list" "$list/$program" "$list/new" "$list/$program/history" "/workspaces/$code/members" \
    "/workspaces/$code/logos/$logo-2-96.png"; do
    ask "$page" "$cookie" 2 > /dev/null
    rate=$(ask "$page" "$cookie" "$seconds")
    ratio=$(awk "BEGIN { printf \"%.2f\", $rate / $1 }")
    page=${page/$code/CODE} page=${page/$program/ID} page=${page/$logo/HASH}
    printf '%-12s %-44s %8.0f %6s\n' "$Database__Provider" "$page" "$rate" "$ratio"
    awk "BEGIN { exit !($ratio < $limit) }" && failed=1
  done
  awk '/^VmHWM/ { printf "memory at most %.0f MB\n", $2 / 1024 }' "/proc/$server/status"
  stop
}

failed=0
printf '%-12s %-44s %8s %6s\n' database page req/s ratio
template=$(measure_template)
printf '%-12s %-44s %8.0f %6s\n' Sqlite "the template's list" "$template" 1.00
for Database__Provider in "${databases[@]}"; do
  export Database__Provider ConnectionStrings__Console="Data Source=$work/console.db"
  if [ "$Database__Provider" = PostgreSql ]; then
    start_postgresql
    password=$(sed 's/.*Password=\([^;]*\).*/\1/' <<< "$TEST_POSTGRES") pgport=$(sed 's/.*Port=\([^;]*\).*/\1/' <<< "$TEST_POSTGRES")
    PGPASSWORD=$password "$(postgresql_programs)/psql" -q -h 127.0.0.1 -p "$pgport" -U console -d postgres -c 'CREATE DATABASE console'
    ConnectionStrings__Console=${TEST_POSTGRES/Database=postgres/Database=console}
  fi
  measure_console "$template"
done
exit $failed
