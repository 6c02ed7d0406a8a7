#!/usr/bin/env bash
# Runs MultiWeb on this machine: PostgreSQL and Redis, build, migrate, seed, serve.
#
#   ./scripts/run.sh                serve http://localhost:8000 until Ctrl-C
#   ./scripts/run.sh --port 8001    serve there instead
#   ./scripts/run.sh --logs         show the program's log here, too
#   ./scripts/run.sh --no-seed      without the demonstration data
#   ./scripts/run.sh --products N   with more of it, until N listings are on offer (1000000 at most)
#   ./scripts/run.sh --reset        delete the data of earlier runs first
#
# The first time takes a minute or two, because it downloads packages; later, some ten seconds.
# Where PostgreSQL and Redis come from: ./scripts/services.sh --help

set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$root"

port=8000 reset='' seed=1 products='' show_log=''
while [ $# -gt 0 ]; do
  case $1 in
    --port) port=${2:-}; [ $# -lt 2 ] || shift ;;
    --port=*) port=${1#*=} ;;
    --reset) reset=--reset ;;
    --no-seed) seed='' ;;
    --products) products=${2:-none}; [ $# -lt 2 ] || shift ;;
    --products=*) products=${1#*=} products=${products:-none} ;;
    --logs) show_log=1 ;;
    -h | --help) help_from "$0"; exit ;;
    *) die "'$1' is not known." 'See ./scripts/run.sh --help' ;;
  esac
  shift
done
case $port in '' | *[!0-9]*) die "'$port' is not a port." 'Like this: ./scripts/run.sh --port 8001' ;; esac
case $products in *[!0-9]*) die "'$products' is not a number of listings." 'Like this: ./scripts/run.sh --products 100000' ;; esac

began=$(now)
url=http://localhost:$port
log_dir=$local_dir/run/log
log=$log_dir/program.log
program_dll=src/WebApi/bin/Release/net10.0/MultiWeb.WebApi.dll

# --- Stopping ------------------------------------------------------------------------------------

program='' tail='' started_services='' stopping=''

# The first signal asks the program to finish what it is doing, a second one insists. TERM, because
# bash starts background programs deaf to INT: Ctrl-C at the terminal reaches this script only.
on_signal() {
  if [ -z "$program" ]; then say ''; exit 130; fi
  if [ -z "$stopping" ]; then
    stopping=1
    printf '\n  Stopping: requests in flight are answered first (Ctrl-C again does not wait) ...\n' >&2
    kill -TERM "$program" 2>/dev/null || true
  else
    kill -KILL "$program" 2>/dev/null || true
  fi
}

on_exit() {
  local status=$?
  trap '' INT TERM # nothing may interrupt the tidying up
  if [ -n "$tail" ]; then kill "$tail" 2>/dev/null || true; fi
  if [ -n "$program" ]; then stop_process "$program" MultiWeb.WebApi TERM 15; fi
  # Services that ran before this script came are somebody else's to stop.
  if [ -n "$started_services" ]; then ./scripts/services.sh down || true; fi
  exit "$status"
}

trap on_signal INT TERM HUP
trap on_exit EXIT

# --- Starting ------------------------------------------------------------------------------------

say "MultiWeb: PostgreSQL and Redis, build, migrate, seed, serve. Details of each step: ${log_dir#"$root"/}/"

require_dotnet
if port_taken "$port"; then
  die "port $port is taken, by another MultiWeb perhaps." "Choose another: ./scripts/run.sh --port $((port + 1))"
fi

if ! ./scripts/services.sh status >/dev/null 2>&1; then started_services=1; fi
./scripts/services.sh up ${reset:+"$reset"}
connections=$(./scripts/services.sh env)
eval "$connections"
export ASPNETCORE_ENVIRONMENT=Development DOTNET_ENVIRONMENT=Development Urls=$url

STEP_LINES=60 step 'Building (the first time takes a minute)' "$log_dir/build.log" \
  dotnet build src/WebApi/WebApi.csproj --configuration Release --verbosity quiet -nologo
step 'Migrating the database' "$log_dir/migrate.log" dotnet "$program_dll" migrate
if [ -n "$products" ]; then
  say "  Seeding up to $products listings"
  dotnet "$program_dll" seed --products "$products" >"$log_dir/seed.log" # its progress is for whoever waits for it
elif [ -n "$seed" ]; then
  # It goes each way a few hundred times: instrumenting them for the optimiser costs more than it brings.
  step 'Seeding demonstration data' "$log_dir/seed.log" env DOTNET_TieredPGO=0 dotnet "$program_dll" seed
  sed -n 's/^Planted:/   /p' "$log_dir/seed.log" >&2
fi

if [ -e "$log" ]; then mv "$log" "$log.1"; fi
dotnet "$program_dll" serve >"$log" 2>&1 </dev/null &
program=$!

# --- Serving -------------------------------------------------------------------------------------

program_died() {
  say '' "  The program has ended. The last lines of ${log#"$root"/}:" ''
  tail -n 30 "$log" | sed 's/^/    | /' >&2
  program=''
  exit 1
}

until [ -n "$stopping" ] || answers "$port" 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' '* 200 *'; do
  kill -0 "$program" 2>/dev/null || [ -n "$stopping" ] || program_died
  if [ $(($(now) - began)) -gt 6000 ]; then die 'the program started, but is not ready.' "See $log and $url/health"; fi
  sleep 0.2
done

if [ -z "$stopping" ]; then
  cat >&2 <<READY

  MultiWeb is ready, after $(since "$began").

    API        $url
    Try it     $url/docs
    Contract   $url/openapi/v1.json
    Health     $url/health
    Log        ${log#"$root"/}    (run with --logs to see it here)
    Database   ./scripts/services.sh psql${seed:+
    Log in     as minji@demo.example with multiweb-demo-2026}

  Ctrl-C stops it.

READY
  if [ -n "$show_log" ]; then
    tail -n +1 -f "$log" &
    tail=$!
  fi
fi

# `wait` also returns when a signal has been handled; what counts is that the program is gone.
while kill -0 "$program" 2>/dev/null; do wait "$program" || true; done
[ -n "$stopping" ] || program_died
program=''
say '  Stopped.'
