# shellcheck shell=bash
# A multicast unit of fifty channels and a stand-in for its caching unit, in a network namespace of their own: what
# `soak` and `under-load` share.
name=$(basename "$0")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
channels=50
group_base=$((239 << 24 | 77 << 16 | 1 << 8 | 1))
port=5004
tx=$name-tx-$$
rx=$name-rx-$$
tx_address=10.9.0.1
rx_address=10.9.0.2
caching_port=8080 # the namespace has all ports for itself
http=http://127.0.0.1:8081
start_within=180
work=
app=
unit=
headend=

fail() { echo "$name: $*" >&2; exit 1; }
need() { command -v "$1" >/dev/null || fail "$1 is missing; on Debian: apt-get install $2"; }
usage_text() { sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0"; }

java=${JAVA_HOME:?set it to a JDK 25}/bin/java
[[ -x $java ]] || fail "JAVA_HOME=$JAVA_HOME holds no java; set it to a JDK 25"
((EUID == 0)) || fail "network namespaces and real-time scheduling need root"
need ip iproute2
need curl curl

# Builds where that is still to be done: the namespace has no way out.
build() {
  "$root/plugcast" version >/dev/null || fail "$root/plugcast version does not work"
  # shellcheck disable=SC2012 # the names are digests
  app=$(ls -td "$root"/target/app/*/ | head -1)
}

# --- Network -------------------------------------------------------------------------------------

end_all() { # end_all NAMESPACE: what runs in it, gently, then by force
  local pids try
  for try in {1..60}; do
    pids=$(ip netns pids "$1" 2>/dev/null | tr '\n' ' ')
    [[ -n $pids ]] || return 0
    # shellcheck disable=SC2086
    if ((try == 1)); then kill $pids 2>/dev/null || true; elif ((try == 50)); then kill -9 $pids 2>/dev/null || true; fi
    sleep 0.1
  done
}

end_bed() {
  end_all "$tx"
  end_all "$rx"
  ip netns del "$tx" 2>/dev/null || true
  ip netns del "$rx" 2>/dev/null || true
  [[ -z $work ]] || rm -rf "$work"
}

side() { # side NAMESPACE INTERFACE ADDRESS
  ip -n "$1" address add "$3/24" dev "$2"
  ip -n "$1" link set lo up
  ip -n "$1" link set "$2" up
  ip -n "$1" route add 239.0.0.0/8 dev "$2"
}

make_network() {
  ip netns add "$tx"
  ip netns add "$rx"
  ip link add vtx netns "$tx" type veth peer name vrx netns "$rx"
  side "$tx" vtx $tx_address
  side "$rx" vrx $rx_address
  ip netns exec "$rx" sysctl -q net.ipv4.igmp_max_memberships=2000
}

group() { # group N: the address of the Nth group, from 0
  local a=$((group_base + $1))
  echo "$((a >> 24)).$((a >> 16 & 255)).$((a >> 8 & 255)).$((a & 255))"
}

in_tx() { ip netns exec "$tx" "$@"; }

# --- Unit and headend ----------------------------------------------------------------------------

start_headend() {
  ip netns exec "$tx" "$java" -XX:+UseSerialGC -Xmx256m -cp "$app*" "$here/Headend.java" $caching_port $channels >"$work/headend.log" 2>&1 &
  headend=$!
}

configuration() { # of one channel more than are sent: the last one only fetches
  local i
  printf '%s\n' "unit = bench" "caching-unit = http://127.0.0.1:$caching_port" "data = $work/data" "interface = $tx_address"
  for ((i = 0; i <= channels; i++)); do echo "channel = $((i + 1)), Channel $((i + 1)), $(group $i), $port"; done
}

# The command line of provisioning's UnitCommand, in a session of its own as there, but that the unit stays without standard input.
start_unit() {
  configuration >"$work/unit.conf"
  setsid ip netns exec "$tx" "$java" -XX:+UseSerialGC -Xms24m -Xmx48m -XX:TieredStopAtLevel=1 -XX:MaxDirectMemorySize=32m \
    -XX:+PerfDisableSharedMem -XX:+ExitOnOutOfMemoryError -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="$work/unit.jsa" -Xlog:disable \
    --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Dorg.slf4j.simpleLogger.showDateTime=true \
    "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX" -Dorg.slf4j.simpleLogger.showThreadName=false \
    -Dorg.slf4j.simpleLogger.showShortLogName=true -cp "$app*" org.plugcast.multicast.MulticastUnit "$work/unit.conf" \
    >"$work/unit.log" 2>&1 &
  unit=$!
}

# The process number of the unit's sender.
sender() { pgrep -o -P "$unit"; } # a spare one is younger

ask() { in_tx curl -sf --max-time 5 "$http$1"; }

sum() { # sum METRIC: over all channels, of the metrics on standard input
  awk -v name="$1" 'index($0, name) == 1 && substr($0, length(name) + 1, 1) ~ /[{ ]/ { sum += $NF } END { printf "%.0f", sum }'
}

is_on_air() {
  local metrics
  metrics=$(ask /metrics) && (($(sum plugcast_on_air <<<"$metrics") == channels)) &&
    (($(sum plugcast_missing_clips <<<"$metrics") == 0))
}

# Starts the headend and the unit; comes back when all channels are on air and all clips are there.
start_bed() {
  local end
  make_network
  start_headend
  until in_tx curl -s -o "$work/answer" "http://127.0.0.1:$caching_port/fetch"; do
    kill -0 $headend 2>/dev/null || fail "the headend ended: $(cat "$work/headend.log")"
    sleep 0.5
  done
  start_unit
  end=$((SECONDS + start_within))
  until is_on_air; do
    kill -0 $unit 2>/dev/null || fail "the unit ended: $(cat "$work/unit.log")"
    ((SECONDS < end)) || fail "not all channels on air within $start_within s: $(tail -5 "$work/unit.log")"
    sleep 0.5
  done
}

kb() { # kb PID KEY: a line of /proc/PID/status
  awk -v key="$2:" '$1 == key { print $2 }' "/proc/$1/status"
}

ticks() { # ticks PID: CPU time
  sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'
}
