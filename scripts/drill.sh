#!/usr/bin/env bash
# Long faults under load, by hand or by schedule: what the tests have no time for.
#
#   ./scripts/drill.sh                  all of them, some seven minutes
#   ./scripts/drill.sh restart redis    some of them
#
#   restart    each of three instances behind nginx is restarted under load: no request may fail
#   redis      Redis is killed, comes back empty, falls silent for 30 s and wakes up: no read may fail
#   views      100,000 reads, one of three instances killed: no view is lost but those of its last five seconds
#   postgres   PostgreSQL is killed under writes and comes back: 503 in between, nothing acknowledged is lost
#
# PostgreSQL is that of ./scripts/services.sh (a database of its own in it); Redis and nginx are
# started here, on 127.0.0.1, and stopped in the end. Needs node, nginx and redis-server.

set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$root"

for program in node nginx redis-server; do
  PATH=$PATH:/usr/sbin command -v "$program" >/dev/null || die "$program is needed for the drills." "Debian: apt-get install nginx-light redis-server nodejs"
done

./scripts/services.sh up
eval "$(./scripts/services.sh env)"
out=$local_dir/drill
mkdir -p "$out"
dotnet build src/WebApi/WebApi.csproj --configuration Release --verbosity quiet -nologo
PATH=$PATH:/usr/sbin exec node scripts/drills/drill.mjs "$out" "$@"
