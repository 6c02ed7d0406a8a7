#!/usr/bin/env bash
# Measures MultiWeb beside the ceilings of this machine, and writes bench/report.md.
#
#   ./bench/run.sh                     all of it, some 20 minutes: 100,000 products, 5 rounds of 5 seconds
#   ./bench/run.sh --quick             a look: 10,000 products, 2 rounds of 2 seconds; goes to .local/bench/report.md
#   ./bench/run.sh --products N        as many products
#   ./bench/run.sh --only NAME,...     only these, also to .local/bench/report.md: start, detail-hot, detail-cold, list,
#                                      detail-304, list-deep, search, purchase, logins, limits
#   ./bench/run.sh --scale             the same searches among 100,000 products and among a million; goes to bench/scale.md
#   ./bench/run.sh --fresh             make the data anew; otherwise those of the last run with as many products serve
#
# It uses the services of ./scripts/services.sh with a database of its own, multiweb_bench. Raw figures and logs: .local/bench/.
# What the figures mean: bench/README.md

set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/../scripts/lib.sh"
cd "$root"

names=' start detail-hot detail-cold list detail-304 list-deep search purchase logins limits '
arguments=() conduct=bench/bench.mjs
while [ $# -gt 0 ]; do
  case $1 in
    --quick | --fresh) arguments+=("$1") ;;
    --scale) conduct=bench/scale.mjs ;;
    --products)
      case ${2:-} in '' | *[!0-9]* | 0*) die "'${2:-}' is not a number of products." 'Like this: ./bench/run.sh --products 10000' ;; esac
      [ "$2" -ge 1000 ] || die 'fewer than 1000 products are no marketplace.'
      arguments+=("$1" "$2")
      shift
      ;;
    --only)
      [ -n "${2:-}" ] || die '--only wants to know what.' "Any of:$names"
      for name in ${2//,/ }; do
        case $names in *" $name "*) ;; *) die "there is no '$name'." "There are:$names" ;; esac
      done
      arguments+=("$1" "$2")
      shift
      ;;
    -h | --help) help_from "$0"; exit ;;
    *) die "'$1' is not known." 'See ./bench/run.sh --help' ;;
  esac
  shift
done

# need PROGRAM PACKAGE: installs it where this is a Debian and we may; otherwise says what to do.
need() {
  command -v "$1" >/dev/null && return
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    step "Installing $1" "$logs/apt.log" apt-get install -y --no-install-recommends "$2" && return
  fi
  die "$1 is missing." "Get it with: apt-get install $2 (Debian, Ubuntu), or brew install $2"
}

[ "$(uname -s)" = Linux ] || die 'the benchmarks read /proc: they run on Linux.'
logs=$local_dir/bench
require_dotnet
command -v node >/dev/null || die 'Node is missing, which conducts the runs.' 'Get it from https://nodejs.org'
need wrk wrk
need psql postgresql-client
if [ "$conduct" = bench/scale.mjs ]; then :
elif command -v pgbench >/dev/null; then arguments+=(--pgbench)
else say '  pgbench is missing: its rows are left out (Debian: it comes with postgresql-contrib)'
fi

began=$(now)
started_services='' conductor=''

on_exit() {
  local status=$?
  trap '' INT TERM
  if [ -n "$started_services" ]; then ./scripts/services.sh down || true; fi
  say "  All in all $(since "$began")"
  exit "$status"
}
trap on_exit EXIT
# The conductor stops what it has started; it is waited for below.
trap '[ -z "$conductor" ] || kill -TERM "$conductor" 2>/dev/null || true' INT TERM

if ! ./scripts/services.sh status >/dev/null 2>&1; then started_services=1; fi
./scripts/services.sh up
connections=$(./scripts/services.sh env)
eval "$connections"
STEP_LINES=60 step 'Publishing WebApi' "$logs/build.log" \
  dotnet publish src/WebApi/WebApi.csproj --use-current-runtime --self-contained false -p:PublishReadyToRun=true --output "$logs/app" --verbosity quiet -nologo
STEP_LINES=60 step 'Building Ceilings' "$logs/build.log" \
  dotnet build bench/Ceilings/Ceilings.csproj --configuration Release --verbosity quiet -nologo

node "$conduct" "${arguments[@]}" &
conductor=$!
status=0
wait "$conductor" || status=$?
# `wait` also returns when a signal has been handled; what counts is that the conductor is gone.
while kill -0 "$conductor" 2>/dev/null; do wait "$conductor" || status=$?; done
conductor=''
exit "$status"
