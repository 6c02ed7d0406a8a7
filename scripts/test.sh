#!/usr/bin/env bash
# Everything that CI checks: build, format, unit, architecture and integration tests, secrets in what was
# written, line coverage.
#
#   ./scripts/test.sh                 all of it
#   ./scripts/test.sh --filter X      only the tests that match, as in `dotnet test --filter`; no coverage
#   ./scripts/test.sh --fast          without coverage
#   ./scripts/test.sh --no-format     without the format check
#
# It ends with `N passed, N failed`. A check that is not a test, such as the build, the format or the
# coverage, adds one to the failed when it fails, and nothing when it passes.
# Logs, test results and coverage: .local/test/. Where PostgreSQL and Redis come from:
# ./scripts/services.sh --help

set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$root"
exec 2>&1 # progress and result in one stream: a log file keeps their order

coverage_over=80 # per cent of all lines, as the specification wants it
logs=$local_dir/test/log
results=$local_dir/test/results

filter='' coverage=1 format=1
while [ $# -gt 0 ]; do
  case $1 in
    --filter)
      [ $# -gt 1 ] || die '--filter wants to know which tests.' 'Like this: ./scripts/test.sh --filter Catalog'
      filter=$2 coverage=''
      shift
      ;;
    --filter=*) filter=${1#*=} coverage='' ;;
    --fast) coverage='' ;;
    --no-format) format='' ;;
    -h | --help) help_from "$0"; exit ;;
    *) die "'$1' is not known." 'See ./scripts/test.sh --help' ;;
  esac
  shift
done

began=$(now)
passed=0 failed=0 skipped=0 started_services=''

# The last line is the same whatever happens, and never contradicts the exit code.
on_exit() {
  local status=$?
  trap '' INT TERM
  if [ -n "$started_services" ]; then ./scripts/services.sh --test down || true; fi
  if [ $((passed + failed)) -eq 0 ] && [ "$status" -eq 0 ]; then say '  No test was run: that is a failure.'; status=1; fi
  if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
  if [ "$failed" -gt 0 ] && [ "$status" -eq 0 ]; then status=1; fi
  say "  All in all $(since "$began")" ''
  local last="$passed passed, $failed failed"
  if [ "$skipped" -gt 0 ]; then last="$last, $skipped skipped"; fi
  echo "$last"
  exit "$status"
}
trap on_exit EXIT
trap 'say ""; exit 130' INT
trap 'exit 143' TERM


# trx_count FILE NAME: a figure from the summary of a test results file, 0 where there is none.
trx_count() {
  local count
  count=$(sed -n "s/.*<Counters [^>]*$2=\"\([0-9]*\)\".*/\1/p" "$1" 2>/dev/null || true)
  echo "${count:-0}"
}

# run_tests PROJECT: a hanging test is ended after five minutes, and named.
run_tests() {
  local project=$1 name trx failures status=0
  name=$(basename "$project" .csproj)
  trx=$results/$name/$name.trx
  local options=(--no-build --configuration Release --results-directory "$results/$name" --nologo
    --logger "trx;LogFileName=$name.trx" --blame-hang-timeout 5m --blame-hang-dump-type none)
  if [ -n "$coverage" ]; then options+=(--collect 'XPlat Code Coverage' --settings tests/coverage.runsettings); fi
  if [ -n "$filter" ]; then options+=(--filter "$filter"); fi

  step "$name" "$logs/$name.log" dotnet test "$project" "${options[@]}" || status=$?

  failures=$(trx_count "$trx" failed)
  # A test host that crashed or never started has counted nothing, and has failed all the same.
  if [ "$status" -ne 0 ] && [ "$failures" -eq 0 ]; then failures=1; fi
  failed=$((failed + failures))
  passed=$((passed + $(trx_count "$trx" passed)))
  skipped=$((skipped + $(trx_count "$trx" total) - $(trx_count "$trx" executed)))
}

# What fails below counts and is told, and does not keep the rest from running; but without a build
# there is no rest.
say 'MultiWeb: build, format, tests, coverage.'
require_dotnet
if [ -n "$coverage" ] && ! command -v node >/dev/null; then
  die 'Node is missing, which reports the coverage.' 'Get it from https://nodejs.org, or go without: ./scripts/test.sh --fast'
fi
rm -rf "$results"
mkdir -p "$results"
export STEP_LINES=60

if ! ./scripts/services.sh --test status >/dev/null; then started_services=1; fi
./scripts/services.sh --test up
connections=$(./scripts/services.sh --test env)
eval "$connections"

step 'Build (warnings are errors)' "$logs/build.log" \
  dotnet build MultiWeb.sln --configuration Release --verbosity quiet -nologo
if [ -n "$format" ]; then
  step 'Format (dotnet format puts it right)' "$logs/format.log" \
    dotnet format whitespace MultiWeb.sln --verify-no-changes --no-restore || failed=$((failed + 1))
fi
# Programs that live for seconds, by the dozen: what the JIT learns for the long run is not worth its time.
export DOTNET_TieredPGO=0
export MULTIWEB_SPOKEN_LINES=$results/spoken-lines.txt
for project in tests/*Tests/*.csproj; do run_tests "$project"; done
if [ -z "$filter" ]; then
  step 'No password, token or address in what was written' "$logs/secrets.log" \
    node scripts/secrets.mjs "$MULTIWEB_SPOKEN_LINES" "$logs"/*Tests.log || failed=$((failed + 1))
fi
if [ -n "$coverage" ]; then
  if step "Line coverage (more than $coverage_over %)" "$logs/coverage.log" \
    node scripts/coverage.mjs "$results" "$coverage_over"; then sed 's/^/      /' "$logs/coverage.log"
  else failed=$((failed + 1))
  fi
fi
