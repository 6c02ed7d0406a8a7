# shellcheck shell=bash disable=SC2034
# What run.sh, test.sh and services.sh share: where things are, how progress is told, how ports and
# processes are handled. Sourced, never run. Kept to bash 3.2, the one that macOS still ships.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
local_dir=$root/.local

# One number per checkout: ports and names derived from it differ between two checkouts of one machine.
checkout=$(printf '%s' "$root" | cksum | cut -d ' ' -f 1)

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export DOTNET_GENERATE_ASPNET_CERTIFICATE=false

# --- Telling -------------------------------------------------------------------------------------

# Progress goes to standard error, so that `eval "$(services.sh env)"` reads nothing but assignments.
say() { printf '%s\n' "$@" >&2; }

die() {
  printf '\n%s: %s\n' "$(basename "$0")" "$1" >&2
  shift
  if [ $# -gt 0 ]; then printf '  %s\n' "$@" >&2; fi
  exit 1
}

# Prints the comment at the head of the calling script: its manual has one place.
help_from() { sed -n '2,/^[^#]/ { /^#/ { s/^# \{0,1\}//; p; }; }' "$1"; }

# Tenths of a second; bash before 5 knows whole seconds only.
now() {
  if [ -n "${EPOCHREALTIME:-}" ]; then
    local micros=${EPOCHREALTIME//[!0-9]/}
    echo $((micros / 100000))
  else
    echo $((SECONDS * 10))
  fi
}

# since BEGAN: "12.3 s"
since() {
  local tenths=$(($(now) - $1))
  printf '%d.%d s' $((tenths / 10)) $((tenths % 10))
}

# step WHAT LOG COMMAND...: runs the command with its output in LOG, tells how long it took, and when
# it fails shows the end of the log. The command runs in a subshell: it cannot set variables here.
step() {
  local what=$1 log=$2 began status
  shift 2
  mkdir -p "$(dirname "$log")"
  printf '  %-62s' "$what" >&2
  began=$(now)
  # Not `if ("$@")`: bash ignores `set -e` inside a condition, and a step that fails half-way must fail.
  set +e
  (set -e; "$@") >"$log" 2>&1 </dev/null
  status=$?
  set -e
  if [ "$status" -eq 0 ]; then
    printf '%8s\n' "$(since "$began")" >&2
  else
    printf '  FAILED after %s\n\n' "$(since "$began")" >&2
    tail -n "${STEP_LINES:-25}" "$log" | sed 's/^/    | /' >&2
    printf '    (all of it: %s)\n' "${log#"$root"/}" >&2
  fi
  return "$status"
}

# --- Ports ---------------------------------------------------------------------------------------

# Bash's own /dev/tcp: a fresh machine may have neither curl nor ss.
port_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null || (exec 3<>"/dev/tcp/::1/$1") 2>/dev/null
}

# free_port FROM: the first free one at or above it.
free_port() {
  local port=$1
  while port_taken "$port"; do port=$((port + 1)); done
  echo "$port"
}

# answers PORT REQUEST PATTERN: whether the first line that comes back matches the shell pattern.
answers() {
  local line
  line=$(
    exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$1" || exit
    printf '%b' "$2" >&3
    read -r -t 5 line <&3 && printf '%s' "$line"
  ) || return 1
  # shellcheck disable=SC2053 # a pattern: unquoted on purpose
  [[ $line == $3 ]]
}

# --- Processes -----------------------------------------------------------------------------------

# is_ours PID MARK: the process lives and its command line holds MARK. A recorded id alone proves
# nothing: after a reboot the same number may belong to anyone. /proc first, slim images have no ps.
is_ours() {
  [ -n "$1" ] && kill -0 "$1" 2>/dev/null || return 1
  if [ -r "/proc/$1/cmdline" ]; then
    tr '\0' ' ' <"/proc/$1/cmdline"
  else
    ps -o args= -p "$1"
  fi 2>/dev/null | grep -F -- "$2" >/dev/null
}

# stop_process PID MARK SIGNAL SECONDS: asks, waits, and insists when the time is over. (Not by
# `kill -0`: that finds a process which has ended until its parent looks after it.)
stop_process() {
  local tries=$(($4 * 10))
  is_ours "$1" "$2" && kill "-$3" "$1" || return 0
  while is_ours "$1" "$2"; do
    tries=$((tries - 1))
    if [ "$tries" -le 0 ]; then kill -KILL "$1" 2>/dev/null || true; fi
    sleep 0.1
  done
}

# within SECONDS COMMAND...: `timeout` where there is one (macOS has none).
within() {
  if command -v timeout >/dev/null; then timeout "$@"; else shift; "$@"; fi
}

# --- What must be there --------------------------------------------------------------------------

require_dotnet() {
  command -v dotnet >/dev/null ||
    die "the .NET 10 SDK is missing." "Get it from https://dotnet.microsoft.com/download/dotnet/10.0"
  local version
  version=$(cd "$root" && dotnet --version 2>&1 </dev/null) ||
    die "no .NET SDK here satisfies global.json:" "$version" \
      "Get .NET 10 from https://dotnet.microsoft.com/download/dotnet/10.0"
  [ "${version%%.*}" -ge 10 ] ||
    die "the .NET SDK is $version, 10 is needed." "Get it from https://dotnet.microsoft.com/download/dotnet/10.0"
}
