#!/usr/bin/env bash
# Does the console cost no more than an app from the framework's own template? Publishes the console, makes such an app with a list of
# the same length and a form that takes a logo, and a server of one file; fills both with 1,000 rows, and asks all for pages from 16
# connections: one core serves, another asks. Prints what each did and the ratio, and ends with exit code 1 where a limit is passed.
# What is compared runs by turns, because a machine is slower at some times than at others, and each turn starts anew, is loaded for WARM
# seconds and then measured, so that both have had as long to optimize their code.
#
#   TURNS=3 SECONDS_EACH=3 WARM=25 bash tests/performance/speed.sh [Sqlite] [PostgreSql]
#
# These are the defaults, and both databases: some twenty minutes. Needs curl, sqlite3, wrk, taskset and two idle cores; starts PostgreSQL.
set -euo pipefail
turns=${TURNS:-3} seconds=${SECONDS_EACH:-3} warm=${WARM:-25} rows=1000 port=${PORT:-5191} starts=5
databases=("${@:-Sqlite}")
(( $# )) || databases=(Sqlite PostgreSql)
. "$(dirname "$0")/common.sh"
declare -A servers cookies sites=([template]=http://127.0.0.1:$port [console]=http://127.0.0.1:$((port + 1)) [bare]=http://127.0.0.1:$((port + 2)))
export Console__PublicUrl=${sites[console]}
failed=0
stop() { # name
  kill "${servers[$1]}"
  wait "${servers[$1]}" 2>/dev/null || true
  unset "servers[$1]"
}
stop_all() { local name; for name in "${!servers[@]}"; do stop "$name"; done; }
trap 'stop_all; stop_postgresql; rm -rf "$work"' EXIT

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

serve() { # name, program and its arguments: sets started, in ms
  local name=$1 try begun
  shift
  ! curl -s -o /dev/null "${sites[$name]}/" || { echo "${sites[$name]} is in use: set PORT."; exit 1; }
  begun=$(now)
  (cd "$work/$name" && ASPNETCORE_URLS=${sites[$name]} exec taskset -c 0 dotnet "$@" > "$work/$name.log" 2>&1) &
  servers[$name]=$!
  for try in $(seq 2000); do
    curl -s -o /dev/null "${sites[$name]}/" && { started=$(( $(now) - begun )); return; }
    sleep 0.01
  done
  cat "$work/$name.log"; exit 1
}

ask() { # name, path, seconds, further arguments of wrk: requests a second
  local site=${sites[$1]} path=$2 cookie=${cookies[$1]:-} each=$3
  shift 3
  taskset -c 1 wrk -t 1 -c 16 -d "${each}s" --timeout 20s -H "Cookie: $cookie" -H "Accept-Language: en" "$@" "$site$path" > "$work/asked"
  ! grep -qE "Non-2xx|Other answers: [1-9]" "$work/asked" || { echo "$path: $(grep -E 'Non-2xx|Other' "$work/asked")" >&2; exit 1; }
  sed -n 's/^Requests\/sec: *//p' "$work/asked"
}

middle() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

rate() { middle < "$work/rate-$1-$(basename "$2")"; } # name, path

# Starts one, loads it by its first path, and measures each. What counts is the middle of all turns.
take_turn() { # ask or send, name, paths…
  local verb=$1 name=$2 path
  shift 2
  "serve_$name"
  "$verb" "$name" "$1" "$warm" > /dev/null
  "$verb" "$name" "$1" "$seconds" >> "$work/rate-$name-$(basename "$1")"
  memory "$name" >> "$work/memory-$name"
  for path in "${@:2}"; do
    "$verb" "$name" "$path" 2 > /dev/null
    "$verb" "$name" "$path" "$seconds" >> "$work/rate-$name-$(basename "$path")"
  done
  stop "$name"
}
by_turns() { # ask or send, the template's path, our paths…
  local verb=$1 path=$2 turn
  shift 2
  rm -f "$work/rate-"* "$work/memory-"*
  for turn in $(seq "$turns"); do
    take_turn "$verb" template "$path"
    take_turn "$verb" console "$@"
  done
}

memory() { # name
  awk '/^VmHWM/ { printf "%.0f\n", $2 / 1024 }' "/proc/${servers[$1]}/status"
}

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
send() { # name, path, seconds, file: creations a second
  BODY=${4:-$work/form-$1} BOUNDARY=$boundary ask "$1" "$2" "$3" -s "$root/tests/performance/create.lua" \
    -H "Content-Type: multipart/form-data; boundary=$boundary"
}

serve_template() { serve template Template.dll; }
serve_console() { serve console MiniProgramConsole.Web.dll; }
serve_bare() { serve bare Bare.dll "$work/logo.png"; }

# Registers an account.
sign_in_to_template() {
  local site=${sites[template]} register=/Identity/Account/Register
  curl -s -c "$work/jar" -o "$work/page" "$site$register"
  curl -s -b "$work/jar" -c "$work/jar" -o /dev/null "$site$register" --data-urlencode "Input.Email=a@example.com" \
    --data-urlencode "Input.Password=Speed-test-1" --data-urlencode "Input.ConfirmPassword=Speed-test-1" \
    --data-urlencode "__RequestVerificationToken=$(token "$work/page")"
  curl -s -b "$work/jar" -c "$work/jar" -o "$work/page" "$site/Items/Create"
  cookies[template]=$(awk 'NF == 7 { printf "%s=%s; ", $6, $7 }' "$work/jar")
  [[ ${cookies[template]} == *.AspNetCore.Identity.Application=* ]] || { echo "Nobody could sign in to the template's app."; exit 1; }
  form "$work/form-template" "$work/noise.png" "__RequestVerificationToken=$(token "$work/page")" Name=街角面包房 \
    Text=在手机上预订清晨第一炉面包，选好门店和时间，到店即取。 Tagline=清晨第一炉面包现烤现取 Industry=food-coffee Phone=0571-1234567 \
    Email=owner@example.com
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

ask_first() { curl -s -o /dev/null -w '%{time_total}\n' -H "Cookie: ${cookies[console]}" "${sites[console]}$1" | awk '{ print $1 * 1000 }'; }

measure_starts() { # pages…
  local turn page
  rm -f "$work/start-"* "$work/first-"*
  for turn in $(seq "$starts"); do
    serve_template
    echo "$started" >> "$work/start-template"
    serve_console
    echo "$started" >> "$work/start-console"
    # An idle machine: the console has done what it does after its start.
    sleep 2
    for page; do ask_first "$page" >> "$work/first-$(basename "$page")"; done
    stop_all
  done
  show "start, ms to the first page" "$(middle < "$work/start-console")" "$(middle < "$work/start-template")" 1.3 less
  for page; do show "first $(name "$page"), ms" "$(middle < "$work/first-$(basename "$page")")" 200 1 less; done
}

measure_pages() { # pages…
  local theirs page
  by_turns ask /Items "$@"
  theirs=$(rate template /Items)
  for page; do show "$(name "$page")" "$(rate console "$page")" "$theirs" 1; done
  show "memory at most, MB" "$(middle < "$work/memory-console")" "$(middle < "$work/memory-template")" 1.1 less
}

# Both stay up, since what they do is little code.
measure_logo() { # path
  local turn
  serve_console
  # The file that it is compared with.
  [ -s "$work/logo.png" ] || curl -s -H "Cookie: ${cookies[console]}" -o "$work/logo.png" "${sites[console]}$1"
  serve_bare
  ask bare /logo.png "$((warm / 2))" > /dev/null
  ask console "$1" "$((warm / 2))" > /dev/null
  for turn in $(seq "$turns"); do
    ask bare /logo.png "$seconds" >> "$work/rate-bare-logo.png"
    ask console "$1" "$seconds" >> "$work/rate-console-$(basename "$1")"
  done
  show "a logo, against a file" "$(rate console "$1")" "$(rate bare /logo.png)" 0.2
  stop_all
}

measure_creating() { # path
  local logo padded noise
  free_places
  serve_console
  curl -s -H "Cookie: ${cookies[console]}" -o "$work/page" "${sites[console]}$1/new"
  for logo in padded noise; do
    form "$work/form-$logo" "$work/$logo.png" "__RequestVerificationToken=$(token "$work/page")" token=@KEY@ LaunchTarget=alipay-cn \
      Name=街角面包房 Tagline=清晨第一炉面包现烤现取 Description=在手机上预订清晨第一炉面包，选好门店和时间，到店即取，不用排队，还能积分换礼品。 \
      Industry=food-coffee ContactNumber=0571-1234567 ContactEmail=owner@example.com
  done
  ln -sf form-padded "$work/form-console"
  send console "$1" "$((warm / 2))" > /dev/null
  noise=$(send console "$1" "$seconds" "$work/form-noise")
  stop console
  by_turns send /Items/Create "$1"
  padded=$(rate console "$1")
  show "create, without decoding and rendering the logo" "$(awk "BEGIN { print 1000 / (1000 / $padded - $few_pixels) }")" \
    "$(rate template /Items/Create)" 1
  printf '%-12s with it, %.0f a second for a logo of 16 by 16 pixels (%.2f ms of it), %.0f for one of 512 by 512 (%.1f ms)\n' \
    "$Database__Provider" "$padded" "$few_pixels" "$noise" "$many_pixels"
}

# What a page is called in the table.
name() { sed "s/$code/CODE/; s/$program/ID/" <<< "$1"; }

measure() {
  local seeded code program logo list pages
  seeded=$(fill console $((rows / 10)))
  read -r code program logo _ < <(names console 1)
  list=/workspaces/$code/mini-programs
  pages=("$list" "$list/$program" "$list/new" "$list/$program/history" "/workspaces/$code/members")
  serve_template
  sign_in_to_template
  serve_console
  cookies[console]=$(sign_in "${sites[console]}" "$seeded" owner1)
  stop_all
  measure_starts "${pages[@]}"
  measure_pages "${pages[@]}"
  measure_logo "/workspaces/$code/logos/$logo-2-96.png"
  measure_creating "$list"
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
  export ConnectionStrings__DefaultConnection=$ConnectionStrings__Console
  use "$provider" console
  measure
done
exit $failed
