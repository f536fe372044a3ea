#!/usr/bin/env bash
# Does the console cost no more than an app from the framework's own template? Publishes the console, makes such an app with a list of
# the same length and a form that takes a logo, and a server of one file; fills both with 1,000 rows, and asks all for pages from 16
# connections: one core serves, another asks. Prints what each did and the ratio, and ends with exit code 1 where a limit is passed.
#
#   SECONDS_EACH=6 WARM=25 bash tests/performance/speed.sh [Sqlite] [PostgreSql]
#
# These are the defaults, and both databases: some ten minutes. Needs curl, sqlite3, wrk, taskset and two idle cores; starts PostgreSQL.
set -euo pipefail
seconds=${SECONDS_EACH:-6} warm=${WARM:-25} rows=1000 port=${PORT:-5191}
databases=("${@:-Sqlite}")
(( $# )) || databases=(Sqlite PostgreSql)
. "$(dirname "$0")/common.sh"
site=http://127.0.0.1:$port
export Console__PublicUrl=$site
server= failed=0
stop() { [ -z "$server" ] || { kill "$server"; wait "$server" 2>/dev/null || true; server=; }; }
trap 'stop; stop_postgresql; rm -rf "$work"' EXIT

make_template() {
  dotnet new mvc -au Individual -n Template -o "$work/source" >/dev/null
  # Its database has the tables of accounts alone.
  rm -rf "$work/source/Data" "$work/source/app.db"
  mkdir -p "$work/source/Data" "$work/source/Views/Items"
  cp "$root/tests/performance/template/Item.cs" "$work/source/Data/"
  cp "$root/tests/performance/template/ItemsController.cs" "$work/source/Controllers/"
  cp "$root/tests/performance/template/"*.cshtml "$work/source/Views/Items/"
  (cd "$work/source" && dotnet add package Npgsql.EntityFrameworkCore.PostgreSQL --version "$(sed -n \
    's/.*"Npgsql.EntityFrameworkCore.PostgreSQL" Version="\([^"]*\)".*/\1/p' "$root/Directory.Packages.props")" >/dev/null)
  sed -i "s/RequireConfirmedAccount = true/RequireConfirmedAccount = false/
    s/options.UseSqlite(connectionString)/_ = connectionString.StartsWith(\"Host\") ? options.UseNpgsql(connectionString) : options.UseSqlite(connectionString)/
    s/^var app = builder.Build();/&\nusing (var scope = app.Services.CreateScope()) \
await scope.ServiceProvider.GetRequiredService<ApplicationDbContext>().FillAsync($rows);/" "$work/source/Program.cs"
  publish "$work/source" "$work/template"
  dotnet new web -n Bare -o "$work/bare-source" >/dev/null
  sed -i "s|^app.MapGet.*|app.MapGet(\"/logo.png\", () => Results.File(args[0], \"image/png\"));|" "$work/bare-source/Program.cs"
  publish "$work/bare-source" "$work/bare"
}

now() { date +%s%3N; }

serve() { # folder, program and its arguments: sets started, in ms
  local try begun
  begun=$(now)
  (cd "$1" && shift && ASPNETCORE_URLS=$site exec taskset -c 0 dotnet "$@" > "$work/server.log" 2>&1) &
  server=$!
  for try in $(seq 2000); do
    curl -s -o /dev/null "$site/" && { started=$(( $(now) - begun )); return; }
    sleep 0.01
  done
  cat "$work/server.log"; exit 1
}

ask() { # path, cookie, seconds, further arguments of wrk: requests a second
  local path=$1 cookie=$2 each=$3
  shift 3
  taskset -c 1 wrk -t 1 -c 16 -d "${each}s" --timeout 20s -H "Cookie: $cookie" -H "Accept-Language: en" "$@" "$site$path" > "$work/asked"
  ! grep -qE "Non-2xx|Other answers: [1-9]" "$work/asked" || { echo "$path: $(grep -E 'Non-2xx|Other' "$work/asked")" >&2; exit 1; }
  sed -n 's/^Requests\/sec: *//p' "$work/asked"
}

memory() { awk '/^VmHWM/ { printf "%.0f", $2 / 1024 }' "/proc/$server/status"; }

show() { # what, value, compared with, limit, "less" if less is better
  local ratio
  ratio=$(awk "BEGIN { printf \"%.2f\", $2 / $3 }")
  printf '%-12s %-44s %9.0f %9.0f %6s  %s\n' "$Database__Provider" "$1" "$2" "$3" "$ratio" "$4"
  awk "BEGIN { exit !(${5:+-1 * }$ratio < ${5:+-1 * }$4) }" && failed=1
  return 0
}

boundary=----speed
# Writes the form's fields, then the logo, without the end.
form() { # file, logo, name=value…
  local file=$1 logo=$2 field
  shift 2
  : > "$file"
  for field in "$@"; do
    printf -- '--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' "$boundary" "${field%%=*}" "${field#*=}" >> "$file"
  done
  printf -- '--%s\r\nContent-Disposition: form-data; name="logoFile"; filename="logo.png"\r\nContent-Type: image/png\r\n\r\n' \
    "$boundary" >> "$file"
  cat "$logo" >> "$file"
}
send() { # path, cookie, seconds, file: creations a second
  BODY=$4 BOUNDARY=$boundary ask "$1" "$2" "$3" -s "$root/tests/performance/create.lua" \
    -H "Content-Type: multipart/form-data; boundary=$boundary"
}

measure_template() {
  local register=/Identity/Account/Register cookie verified
  export ConnectionStrings__DefaultConnection=$1
  serve "$work/template" Template.dll; stop
  serve "$work/template" Template.dll
  template_start=$started
  curl -s -c "$work/jar" -o "$work/page" "$site$register"
  curl -s -b "$work/jar" -c "$work/jar" -o /dev/null "$site$register" --data-urlencode "Input.Email=a@example.com" \
    --data-urlencode "Input.Password=Speed-test-1" --data-urlencode "Input.ConfirmPassword=Speed-test-1" \
    --data-urlencode "__RequestVerificationToken=$(token "$work/page")"
  curl -s -b "$work/jar" -c "$work/jar" -o "$work/page" "$site/Items/Create"
  cookie=$(awk 'NF == 7 { printf "%s=%s; ", $6, $7 }' "$work/jar") verified=$(token "$work/page")
  [[ $cookie == *.AspNetCore.Identity.Application=* ]] || { echo "Nobody could sign in to the template's app."; exit 1; }
  ask /Items "$cookie" "$warm" > /dev/null
  template_list=$(ask /Items "$cookie" "$seconds")
  template_memory=$(memory)
  form "$work/form" "$work/noise.png" "__RequestVerificationToken=$verified" Name=街角面包房 Text=在手机上预订清晨第一炉面包，选好门店和时间，到店即取。 \
    Tagline=清晨第一炉面包现烤现取 Industry=food-coffee Phone=0571-1234567 Email=owner@example.com
  send /Items/Create "$cookie" "$((warm / 2))" "$work/form" > /dev/null
  template_create=$(send /Items/Create "$cookie" "$seconds" "$work/form")
  stop
}

measure_file() {
  serve "$work/bare" Bare.dll "$work/logo.png"
  ask /logo.png "" "$((warm / 2))" > /dev/null
  bare_file=$(ask /logo.png "" "$seconds")
  stop
}

# Places without end, since the limit is the product's: the count begins far below nothing.
free_places() {
  if [ "$Database__Provider" = Sqlite ]; then
    sql console "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, '[Used] >= 0 AND ', '')
      WHERE name = 'MerchantQuotas'; PRAGMA writable_schema = RESET;"
    # So that connections that are open read it anew.
    sql console "PRAGMA schema_version = $(( $(sql console 'PRAGMA schema_version') + 1 ))"
  else
    sql console 'ALTER TABLE "MerchantQuotas" DROP CONSTRAINT "CK_MerchantQuotas_Used"'
  fi
  sql console 'UPDATE "MerchantQuotas" SET "Used" = -100000000 WHERE "MerchantId" = 1'
}

measure_console() {
  local seeded code program logo cookie page rate list pages padded noise first
  seeded=$(fill console $((rows / 10)))
  read -r code program logo < <(names console 1)
  list=/workspaces/$code/mini-programs
  pages=("$list" "$list/$program" "$list/new" "$list/$program/history" "/workspaces/$code/members")
  serve "$work/web" MiniProgramConsole.Web.dll
  cookie=$(sign_in "$site" "$seeded" 1)
  [ -n "${bare_file:-}" ] || { curl -s -H "Cookie: $cookie" -o "$work/logo.png" "$site/workspaces/$code/logos/$logo-2-96.png"; stop; measure_file; }
  stop
  serve "$work/web" MiniProgramConsole.Web.dll
  show "start, ms to the first page" "$started" "$template_start" 1.3 less
  # An idle machine: the console has done what it does after its start.
  sleep 2
  for page in "${pages[@]}"; do
    first=$(curl -s -o /dev/null -w '%{time_total}' -H "Cookie: $cookie" "$site$page" | awk '{ print $1 * 1000 }')
    show "first ${page/$code/CODE}, ms" "$first" 200 1 less | sed "s/$program/ID/"
  done
  ask "$list" "$cookie" "$warm" > /dev/null
  for page in "${pages[@]}"; do
    ask "$page" "$cookie" 2 > /dev/null
    rate=$(ask "$page" "$cookie" "$seconds")
    page=${page/$code/CODE}
    show "${page/$program/ID}" "$rate" "$template_list" 1
  done
  show "memory at most, MB" "$(memory)" "$template_memory" 1.1 less
  page=/workspaces/$code/logos/$logo-2-96.png
  # As long as the file that it is compared with.
  ask "$page" "$cookie" "$((warm / 2))" > /dev/null
  show "a logo, against a file" "$(ask "$page" "$cookie" "$seconds")" "$bare_file" 0.2
  free_places
  curl -s -H "Cookie: $cookie" -o "$work/page" "$site$list/new"
  for page in padded noise; do
    form "$work/form-$page" "$work/$page.png" "__RequestVerificationToken=$(token "$work/page")" token=@KEY@ LaunchTarget=alipay-cn \
      Name=街角面包房 Tagline=清晨第一炉面包现烤现取 Description=在手机上预订清晨第一炉面包，选好门店和时间，到店即取，不用排队，还能积分换礼品。 \
      Industry=food-coffee ContactNumber=0571-1234567 ContactEmail=owner@example.com
  done
  send "$list" "$cookie" "$((warm / 2))" "$work/form-padded" > /dev/null
  padded=$(send "$list" "$cookie" "$seconds" "$work/form-padded")
  noise=$(send "$list" "$cookie" "$seconds" "$work/form-noise")
  show "create, without decoding and rendering the logo" "$(awk "BEGIN { print 1000 / (1000 / $padded - $few_pixels) }")" "$template_create" 1
  printf '%-12s with it, %.0f a second for a logo of 16 by 16 pixels (%.2f ms of it), %.0f for one of 512 by 512 (%.1f ms)\n' \
    "$Database__Provider" "$padded" "$few_pixels" "$noise" "$many_pixels"
  stop
}

# On one core, like the server.
decode() { taskset -p -c 0 "$BASHPID" > /dev/null; seeder decode "$work/$1"; }

publish_console
make_template
seeder logos "$work"
few_pixels=$(decode padded.png) many_pixels=$(decode noise.png)
printf '%-12s %-44s %9s %9s %6s  %s\n' database what console compared ratio limit
for provider in "${databases[@]}"; do
  use "$provider" template
  measure_template "$ConnectionStrings__Console"
  use "$provider" console
  measure_console
done
exit $failed
