# Shared by the drills: start, kill and ask a server of the built product. Needs bash, curl and the build in target/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
WLP=target/liberty/wlp
KEY=drill-key-0123456789abcdef

# start NAME PORT DATADIR [VARIABLE=value ...]: runs the server in the background, answers its process id
start() {
  local name=$1 port=$2 data=$3; shift 3
  mkdir -p "$data" "target/drills"
  if [ "$name" != ffe ] && [ ! -d "$WLP/usr/servers/$name" ]; then
    cp -r "$WLP/usr/servers/ffe" "$WLP/usr/servers/$name"
    rm -rf "$WLP/usr/servers/$name/workarea" "$WLP/usr/servers/$name/logs"
  fi
  env FFE_HTTP_PORT="$port" FFE_DATA_DIR="$PWD/$data" FFE_ADMIN_API_KEY="$KEY" "$@" \
    "$WLP/bin/server" run "$name" >>"target/drills/$name.log" 2>&1 &
  echo $!
}

# ready PORT: waits until the server answers, at most three minutes
ready() {
  local i
  for i in $(seq 1 180); do
    [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$1/ready" || true)" = 200 ] && return 0
    sleep 1
  done
  echo "not ready on port $1 within three minutes" >&2
  return 1
}

get() { curl -sf --max-time 120 -H "Authorization: Bearer $KEY" "http://127.0.0.1:$1$2"; }
post() { curl -sf --max-time 120 -X POST -H "Authorization: Bearer $KEY" "http://127.0.0.1:$1$2"; }

# field NAME: the first value of a field in the JSON on standard input
field() { sed -E "s/.*\"$1\":(\"([^\"]*)\"|([^,}]*)).*/\2\3/; q"; }

# java_of PID: the server's java process below the start script, or the script's own process if it became it
java_of() {
  local child
  child=$(pgrep -P "$1" java | head -1 || true)
  echo "${child:-$1}"
}

# stop PID: ends a server in order and waits for it, at most a minute
stop() {
  local java i
  java=$(java_of "$1"); kill "$java"
  for i in $(seq 1 600); do kill -0 "$java" 2>/dev/null || return 0; sleep 0.1; done
  echo "the server did not end within a minute" >&2
  return 1
}

# ended PORT SECONDS: waits until the recording is over
ended() {
  local i
  for i in $(seq 1 "$2"); do
    get "$1" /api/bot/status 2>/dev/null | grep -q '"state":"ended"' && return 0
    sleep 1
  done
  echo "the session did not end within $2 seconds" >&2
  return 1
}

# replay_all PORT: computes every decision again; prints checked and identical, fails on any difference
replay_all() {
  local after="" checked=0 identical=0 answer n
  while :; do
    answer=$(post "$1" "/api/v1/audit/replay?limit=200${after:+&after=$after}")
    n=$(field checked <<<"$answer")
    [ "$n" = 0 ] && break
    checked=$((checked + n)); identical=$((identical + $(field identical <<<"$answer")))
    after=$(field next <<<"$answer")
  done
  echo "replayed $checked, identical $identical"
  [ "$checked" -gt 0 ] && [ "$checked" = "$identical" ]
}
