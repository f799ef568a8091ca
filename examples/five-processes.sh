#!/usr/bin/env bash
# A broker and the five services as processes of their own: extract a repository, wait for its build.
#
# usage: five-processes.sh PATH [REPO] [WAREHOUSE]        (after: mvn package)
#
# KAFKA_PORT and BASE_PORT move the ports, WORKERS=2 starts a second view-worker, WEFT names another
# weft command.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
path=$(cd -- "${1:?usage: five-processes.sh PATH [REPO] [WAREHOUSE]}" && pwd)
repo=${2:-$(basename -- "$path")}
warehouse=${3:-$(mktemp -d)}
kafka_port=${KAFKA_PORT:-19092}
base_port=${BASE_PORT:-18080}
workers=${WORKERS:-1}
weft=${WEFT:-$root/weft}
java=${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java
jvm_flags=(--enable-native-access=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xmx512m)
logs=$warehouse/logs
mkdir -p "$logs"

pids=()
stop() {
  # Services first: their consumers say goodbye to a broker that is still there.
  kill "${pids[@]:1}" 2>/dev/null || true
  wait "${pids[@]:1}" 2>/dev/null || true
  kill "${pids[0]}" 2>/dev/null || true
  wait "${pids[0]}" 2>/dev/null || true
}
trap stop EXIT

"$weft" broker --data "$warehouse/broker" --port "$kafka_port" \
  --controller-port $((kafka_port + 1)) >"$logs/broker.log" 2>&1 &
pids+=($!)

start() { # service, port offset
  "$java" "${jvm_flags[@]}" \
    -Dkafka.bootstrap.servers="127.0.0.1:$kafka_port" -Dcodeweft.warehouse="$warehouse" \
    -Dquarkus.http.port=$((base_port + $2)) \
    -jar "$root/$1/target/quarkus-app/quarkus-run.jar" >"$logs/$1-$2.log" 2>&1 &
  pids+=($!)
}
start registry-service 0
start extract-service 1
start udf-service 2
start view-worker 3
start materializer-service 4
for ((worker = 1; worker < workers; worker++)); do start view-worker $((4 + worker)); done

url() { echo "http://127.0.0.1:$((base_port + $1))"; }
get() { python3 -c 'import sys, urllib.request; sys.stdout.write(urllib.request.urlopen(sys.argv[1]).read().decode())' "$1"; }

for ((offset = 0; offset < 4 + workers; offset++)); do
  for attempt in $(seq 1 240); do
    if get "$(url $offset)/q/health/ready" >/dev/null 2>&1; then break; fi
    [ "$attempt" -lt 240 ] || { echo "service at $(url $offset) is not ready; see $logs" >&2; exit 1; }
    sleep 0.5
  done
done
echo "all services ready; warehouse $warehouse" >&2

# The pack is a folder; the registry takes it as one JSON document.
python3 - "$root/contracts/src/main/resources/packs/python" "$(url 0)/registry/graphs" >&2 <<'PYTHON'
import json, pathlib, sys, urllib.request
folder = pathlib.Path(sys.argv[1])
files = {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}
body = json.dumps({"name": folder.name, "files": files}).encode()
request = urllib.request.Request(sys.argv[2], body, {"Content-Type": "application/json"})
answer = json.load(urllib.request.urlopen(request))
print("registered graph", answer["name"], answer["version"])
PYTHON
"$weft" extract "$path" --repo "$repo" --server "$(url 1)" >&2

while :; do
  state=$(get "$(url 0)/registry/builds?repo=$repo&limit=1" |
    python3 -c 'import json, sys; b = json.load(sys.stdin)["builds"]; print(b[0]["state"].lower() if b else "waiting")')
  case "$state" in
    completed) break ;;
    refused | failed) echo "build $state" >&2; exit 1 ;;
    *) sleep 0.5 ;;
  esac
done
"$weft" builds --warehouse "$warehouse"
python3 - "$(url 0)/registry/builds" "$repo" <<'PYTHON'
import collections, json, sys, urllib.parse, urllib.request

def get(path):
    return json.load(urllib.request.urlopen(sys.argv[1] + path))

newest = get("?limit=1&repo=" + urllib.parse.quote(sys.argv[2]))["builds"][0]
tasks = collections.Counter(task["worker"] for task in get("/" + newest["build_id"])["tasks"])
for worker, count in sorted(tasks.items()):
    print(f"worker {worker}: {count} tasks")
PYTHON
