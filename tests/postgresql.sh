# Sourced by run.sh: a PostgreSQL server of the tests' own, in a temporary folder, gone at the end.

# The newest server that is installed; Debian keeps them off the path.
postgresql_programs() {
  local folder
  folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  if [ -x "$folder/initdb" ]; then echo "$folder"; elif command -v initdb >/dev/null; then dirname "$(command -v initdb)"; else return 1; fi
}

# Without a cluster of the machine's own, which Debian would make and start otherwise.
install_postgresql() {
  install postgresql-common || return 1
  if [ -d /etc/postgresql-common ]; then
    as_root sh -c 'echo "create_main_cluster = false" >> /etc/postgresql-common/createcluster.conf' || return 1
  fi
  install postgresql
}

# PostgreSQL refuses to run as root.
as_postgresql() {
  if (( EUID == 0 )); then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

start_postgresql() { # where its folder is made, if not where temporary ones are
  local programs port password try
  programs=$(postgresql_programs) || { install_postgresql && programs=$(postgresql_programs); } || return 1
  postgresql_folder=$(mktemp -d -p "${1:-${TMPDIR:-/tmp}}") && password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n') || return 1
  if (( EUID == 0 )); then chown postgres "$postgresql_folder"; fi
  postgresql_control="$programs/pg_ctl"
  ( umask 077 && echo "$password" > "$postgresql_folder/password" )
  if (( EUID == 0 )); then chown postgres "$postgresql_folder/password"; fi
  as_postgresql "$programs/initdb" -D "$postgresql_folder/data" -U console --pwfile="$postgresql_folder/password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync > "$postgresql_folder/initdb.log" 2>&1 \
    || { cat "$postgresql_folder/initdb.log"; return 1; }
  for try in 1 2 3 4 5; do
    port=$(( 20000 + RANDOM % 20000 ))
    # Whatever a crash would lose, the tests make again. A server that has run for a while writes its log over old files; a new one would
    # fill each with zeros first.
    if as_postgresql "$postgresql_control" start -w -s -D "$postgresql_folder/data" -l "$postgresql_folder/data/server.log" \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=500 -c fsync=off \
        -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=256MB -c autovacuum=off -c wal_init_zero=off"; then
      export TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=console;Password=$password;Database=postgres;Maximum Pool Size=20;Timeout=60"
      return 0
    fi
  done
  cat "$postgresql_folder/data/server.log"
  return 1
}

stop_postgresql() {
  [ -n "${postgresql_folder:-}" ] || return 0
  [ ! -d "$postgresql_folder/data" ] || as_postgresql "$postgresql_control" stop -s -m immediate -D "$postgresql_folder/data"
  rm -rf "$postgresql_folder"
  postgresql_folder=
}
