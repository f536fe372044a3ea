# Sourced by speed.sh and scale.sh: the published console, its databases and the people who sign in.
export LC_ALL=C DOTNET_NOLOGO=1 Keys__StoreUnprotected=true Serilog__MinimumLevel__Default=${LOG:-Warning}
# All requests come from one address and few people.
export RateLimits__NetworkPerMinute=1000000 RateLimits__EveryonePerMinute=1000000 RateLimits__ExportsPerMinute=1000000
export RateLimits__UploadsPerMinute=1000000
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
as_root() { if (( EUID == 0 )); then "$@"; else sudo "$@"; fi; }
install() { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null; }
. "$root/tests/postgresql.sh"

publish() { # project, folder
  dotnet publish "$1" -c Release -r linux-x64 --no-self-contained -o "$2" -v quiet -nologo
}
publish_console() {
  publish "$root/src/MiniProgramConsole.Web" "$work/console"
  publish "$root/tests/performance/Seeder" "$work/seeder"
}

# Sets what the console and its seeder read. A PostgreSQL server is started for the first database on it.
use() { # provider, name
  export Database__Provider=$1
  if [ "$1" = Sqlite ]; then export ConnectionStrings__Console="Data Source=$work/$2.db"; return; fi
  [ -n "${postgresql_folder:-}" ] || start_postgresql
  sql_on postgres "SELECT 1 FROM pg_database WHERE datname = '$2'" | grep -q 1 || sql_on postgres "CREATE DATABASE $2" >/dev/null
  export ConnectionStrings__Console="${TEST_POSTGRES/Database=postgres/Database=$2}"
}

part() { sed "s/.*$1=\([^;]*\).*/\1/" <<< "$TEST_POSTGRES"; }
sql_on() { # database, statement, on PostgreSQL
  PGPASSWORD=$(part Password) "$(postgresql_programs)/psql" -q -h 127.0.0.1 -p "$(part Port)" -U console -d "$1" -At -F ' ' -c "$2"
}
sql() { # name, statement
  if [ "$Database__Provider" = Sqlite ]; then sqlite3 -separator ' ' "$work/$1.db" "$2"; else sql_on "$1" "$2"; fi
}

seeder() { (cd "$work/seeder" && dotnet MiniProgramConsole.Seeder.dll "$@"); }

fill() { # name, merchants: prints the password of all accounts
  (cd "$work/console" && dotnet MiniProgramConsole.Web.dll migrate >/dev/null)
  seeder seed --merchants "$2" | sed -n 's/.*shown only now: //p'
  [ "$Database__Provider" = Sqlite ] || sql_on "$1" "VACUUM ANALYZE"
}

token() { sed -n 's/.*name="__RequestVerificationToken"[^>]*value="\([^"]*\)".*/\1/p' "$1" | head -n 1; }

# Cookies are Secure, and carried by hand over HTTP. Prints them.
sign_in() { # site, password, person
  local cookie session
  curl -s -D "$work/headers" -o "$work/page" "$1/account/sign-in"
  cookie=$(sed -n 's/^[Ss]et-[Cc]ookie: \(__Host-console\.antiforgery=[^;]*\).*/\1/p' "$work/headers")
  session=$(curl -s -H "Cookie: $cookie" -D - -o /dev/null "$1/account/sign-in" --data-urlencode "Email=$3@seed.example" \
    --data-urlencode "Password=$2" --data-urlencode "__RequestVerificationToken=$(token "$work/page")" \
    | sed -n 's/^[Ss]et-[Cc]ookie: \(__Host-console\.session=[^;]*\).*/\1/p')
  [ -n "$session" ] || { echo "Nobody could sign in to the console." >&2; exit 1; }
  echo "$session; $cookie"
}

# What a workspace's pages are named by: its code, a program, that program's logo and the workspace's developer.
names() { # name, workspace
  sql "$1" "SELECT w.\"Code\", m.\"MiniProgramId\", l.\"Hash\", u.\"Code\" FROM \"Workspaces\" w
    JOIN \"MiniPrograms\" m ON m.\"WorkspaceId\" = w.\"Id\" JOIN \"Logos\" l ON l.\"Id\" = m.\"LogoId\"
    JOIN \"Users\" u ON u.\"NormalizedEmail\" = 'DEVELOPER$2@SEED.EXAMPLE'
    WHERE w.\"Id\" = $2 AND m.\"DeletedAt\" IS NULL ORDER BY m.\"Id\" LIMIT 1"
}
