# shellcheck shell=bash
# Two units that are twins, a switch between them and a receiver, and a second network for heartbeats and HTTP, each side
# in a network namespace of its own: what the campaigns in this folder share. They source it. All names bear the process
# number, so that several campaigns can run at a time. Where TWINS_BED names the folder of a bed that is there already, as
# `small` has it, a campaign uses that one and leaves it behind.
#
#   a  10.9.0.1 on air, 10.8.0.1 on mgmt      b  10.9.0.2 and 10.8.0.2
#   rx 10.9.0.9 on air                        mg 10.8.0.10 on mgmt: caching unit, and who asks by HTTP
#   sw the bridges "air" (snooping, querier) and "mgmt", with ports air-a, air-b, air-rx, mgmt-a, mgmt-b, mgmt-mg
name=$(basename "$0")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
rate=3750000          # of the profile sd-mpeg2
channels=1
group_base=$((239 << 24 | 77 << 16 | 1 << 8 | 1))
port=5004
prefix=benches-$name-$$
declare -A address=([a]=10.9.0.1 [b]=10.9.0.2 [rx]=10.9.0.9) management=([a]=10.8.0.1 [b]=10.8.0.2 [mg]=10.8.0.10)
declare -A role=([a]=main [b]=backup) source_port=([a]=4901 [b]=4902) other=([a]=b [b]=a)
declare -A unit=() sender=()
senders=("a=${address[a]}" "b=${address[b]}") # for the judge
start_within=120
settle_within=60      # as start_within a limit in seconds that ends a campaign; a bound of nothing
takeover_after=30     # ms
load_nice=${TWINS_LOAD_NICE:-19}
with_payloads=yes
work=
app=
caching=
receiver=
standstill=           # who tells when the machine itself stood still
loads=()
extra_settings=()     # lines of the units' configuration
keep=${PLUGCAST_KEEP:-}
if [[ -n ${TWINS_BED:-} ]]; then
  # shellcheck source=/dev/null # made by save_bed
  source "$TWINS_BED/bed"
fi

fail() { echo "$name: $*" >&2; exit 2; }
say() { echo "$name: $*" >&2; }
need() { command -v "$1" >/dev/null || fail "$1 is missing; on Debian: apt-get install $2"; }
usage_text() { sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0"; }

# Reads [COUNT] [--channels N] [--seconds N] [--ordinary PERCENT] [--untimed] into count, channels, seconds, ordinary and
# untimed; a campaign gives the names of options with a number, which are those of variables, in options_known.
options_known=(channels seconds)
ordinary=             # percent of a processor; nothing: all there is
untimed=no
bounds=()
read_options() {
  local option
  while (($#)); do
    case $1 in
      --help) usage_text; exit 0 ;;
      --untimed) untimed=yes settle_within=300 ;;
      --*)
        option=${1#--}
        [[ " ${options_known[*]} ordinary " == *" $option "* && $# -gt 1 ]] || fail "unknown option $1, or one without a value; see --help"
        [[ $2 =~ ^[0-9][0-9.,]*$ ]] || fail "$1 $2: expected a number"
        printf -v "${option//-/_}" %s "$2"
        shift
        ;;
      *)
        [[ $1 =~ ^[1-9][0-9]*$ ]] || fail "$1: how many times? See --help"
        # shellcheck disable=SC2034 # the campaigns use it
        count=$1
        ;;
    esac
    shift
  done
}

skip() { echo "skipped: $*"; exit 0; }

prepare() { # what must be there; then a folder for all files
  local refused
  java=${JAVA_HOME:?set it to a JDK 25}/bin/java
  [[ -x $java ]] || fail "JAVA_HOME=$JAVA_HOME holds no java; set it to a JDK 25"
  trap finish EXIT
  trap 'exit 130' INT TERM
  if [[ -n ${TWINS_BED:-} ]]; then
    : >"$work/events"
    rm -f "$work/records" "$work/payloads"
    return
  fi
  ((EUID == 0)) || skip "network namespaces and real-time scheduling need root"
  need ip iproute2
  refused=$(ip netns add "$(ns sw)" 2>&1) || skip "root may not make network namespaces here: $refused"
  need bridge iproute2
  need curl curl
  need gcc gcc
  need ffmpeg ffmpeg
  [[ -z $ordinary ]] || limit_ordinary
  work=$(mktemp -d "$(room)/$name.XXXXXX")
  : >"$work/events"
  gcc -O2 -Wall -o "$work/receive" "$here/../pacing/receive.c"
  gcc -O2 -Wall -o "$work/standstill" "$here/standstill.c" -lpthread
  mkdir "$work/judge"
  "${java}c" -d "$work/judge" "$here"/judge/*.java
}

# Where files go: TMPDIR, or memory if it has room for them. A virtual machine's disk is work of its host, which may count it as
# the machine's and stop all its processors for it.
room() {
  local free
  free=$(df --output=avail -m /dev/shm 2>/dev/null | tail -1)
  if [[ -n ${TMPDIR:-} ]]; then echo "$TMPDIR"; elif ((${free:-0} >= 4096)); then echo /dev/shm; else echo /tmp; fi
}

# All that this script starts shares $ordinary percent of a processor, real-time threads aside: where a host gives a virtual
# machine less than its processors promise, and stops it as a whole when that is used up, this leaves something over.
cgroup=
limit_ordinary() {
  local all=/sys/fs/cgroup
  if [[ -e $all/cpu/cpu.cfs_quota_us ]]; then
    cgroup=$all/cpu/$prefix
    mkdir "$cgroup"
    echo $((ordinary * 1000)) >"$cgroup/cpu.cfs_quota_us" # of the 100 ms of a period
    [[ ! -e $cgroup/cpu.rt_runtime_us ]] || echo 800000 >"$cgroup/cpu.rt_runtime_us"
    echo $$ >"$cgroup/tasks"
  else
    cgroup=$all/$prefix
    mkdir "$cgroup" && echo "$((ordinary * 1000)) 100000" >"$cgroup/cpu.max" && echo $$ >"$cgroup/cgroup.procs" \
      || fail "--ordinary needs control groups with the cpu controller in $all"
  fi
}
lift_limit() {
  [[ -n $cgroup ]] || return 0
  echo $$ >"$(dirname "$cgroup")/$([[ $cgroup == */cpu/* ]] && echo tasks || echo cgroup.procs)"
  rmdir "$cgroup" 2>/dev/null || say "$cgroup is left behind"
}

# What is received takes room: need_space SECONDS, of a campaign that keeps the payloads of all channels.
need_space() {
  local megabytes free
  megabytes=$(($1 * channels * rate * 11 / 80000000 + 200))
  free=$(df --output=avail -m "$work" | tail -1)
  ((free > megabytes)) || fail "$work has room for $free MB; $1 s of $channels channels take $megabytes MB. Set TMPDIR to a folder with more"
}

# Builds where that is still to be done: the namespaces have no way out. PLUGCAST_APP is a folder of jars to use instead.
build() {
  app=${PLUGCAST_APP:+${PLUGCAST_APP%/}/}
  [[ -z $app ]] || return 0
  "$root/plugcast" version >/dev/null || fail "$root/plugcast version does not work"
  # shellcheck disable=SC2012 # the names are digests
  app=$(ls -td "$root"/target/app/*/ | head -1)
}

# --- Network -------------------------------------------------------------------------------------

ns() { echo "$prefix-$1"; }
in_ns() { ip netns exec "$prefix-$1" "${@:2}"; }

plug() { # plug BRIDGE SIDE ADDRESS
  ip link add "$1" netns "$(ns "$2")" type veth peer name "$1-$2" netns "$(ns sw)"
  ip -n "$(ns sw)" link set "$1-$2" master "$1" up
  ip -n "$(ns "$2")" address add "$3/24" dev "$1"
  ip -n "$(ns "$2")" link set "$1" up
}

make_network() {
  local side
  for side in sw a b rx mg; do
    [[ $side == sw ]] || ip netns add "$(ns $side)" # that of the switch is there since `prepare`
    in_ns $side sysctl -q net.ipv6.conf.all.disable_ipv6=1 net.ipv4.igmp_max_memberships=2000
    ip -n "$(ns $side)" link set lo up
  done
  ip -n "$(ns sw)" link add air type bridge mcast_snooping 1 mcast_querier 1
  ip -n "$(ns sw)" link add mgmt type bridge mcast_snooping 0
  ip -n "$(ns sw)" link set air up
  ip -n "$(ns sw)" link set mgmt up
  for side in a b rx; do
    plug air $side "${address[$side]}"
    ip -n "$(ns $side)" route add 239.0.0.0/8 dev air
  done
  for side in a b mg; do plug mgmt $side "${management[$side]}"; done
}

# Twins that do not hear each other on a bridge, while all others hear both: sever air, sever mgmt; mend air, mend mgmt.
sever() { isolate "$1" on; }
mend() { isolate "$1" off; }
isolate() {
  bridge -n "$(ns sw)" link set dev "$1-a" isolated "$2"
  bridge -n "$(ns sw)" link set dev "$1-b" isolated "$2"
}

group() { # group N: the address of the Nth group, from 0
  local a=$((group_base + $1))
  echo "$((a >> 24)).$((a >> 16 & 255)).$((a >> 8 & 255)).$((a & 255))"
}

end_all() { # end_all SIDE: what runs in it, gently, then by force
  local pids try
  for try in {1..60}; do
    pids=$(ip netns pids "$(ns "$1")" 2>/dev/null | tr '\n' ' ')
    [[ -n $pids ]] || return 0
    # shellcheck disable=SC2086
    if ((try == 1)); then kill $pids 2>/dev/null || true; elif ((try >= 50)); then kill -9 $pids 2>/dev/null || true; fi
    sleep 0.1
  done
}

end_bed() {
  local side
  idle
  # shellcheck disable=SC2086 # a number or nothing
  kill -CONT ${unit[a]:-} ${unit[b]:-} ${sender[a]:-} ${sender[b]:-} 2>/dev/null || true
  for side in rx a b mg sw; do end_all $side; done
  for side in rx a b mg sw; do ip netns delete "$(ns $side)" 2>/dev/null || true; done
}

keep_files() {
  [[ -n $keep && -n $work ]] || return 0
  mkdir -p "$keep"
  cp -r "$work"/*.log "$work"/*.conf "$work/events" "$work/records" "$work/standstills" "$work"/*.csv "$keep" 2>/dev/null || true
}

finish() {
  trap - EXIT
  idle
  [[ -n $work ]] || { ip netns delete "$(ns sw)" 2>/dev/null || true; lift_limit; return; }
  if [[ -n $receiver && -s $work/events ]]; then
    say "interrupted; what was heard so far:"
    stop_receiver || true
    # shellcheck disable=SC2119
    judge || true
  fi
  [[ -z $standstill ]] || kill "$standstill" 2>/dev/null || true
  keep_files
  if [[ -n ${TWINS_BED:-} ]]; then
    leave_bed
  else
    end_bed
    lift_limit
    rm -rf "$work"
  fi
}

# For the next campaign: nobody stands still, nothing is cut, and what runs is known.
leave_bed() {
  # shellcheck disable=SC2086 # a number or nothing
  kill -CONT ${unit[a]:-} ${unit[b]:-} ${sender[a]:-} ${sender[b]:-} 2>/dev/null || true
  mend air
  mend mgmt
  save_bed
}
save_bed() { declare -p prefix work app caching unit sender >"$work/bed"; }

# --- Caching unit and units ------------------------------------------------------------------------

track() { # track CHANNEL NAME SECONDS FREQUENCY: with a picture, so that no page has to be drawn
  mkdir -p "$work/media/Channel $1"
  ffmpeg -nostdin -v error -f lavfi -i "testsrc2=size=720x480:rate=30000/1001:duration=$3" \
    -f lavfi -i "sine=frequency=$4:sample_rate=48000:duration=$3" -c:v mpeg2video -b:v 4M -g 15 -c:a mp2 -b:a 192k -ac 2 \
    -metadata title="$2 of $1" -metadata artist=Twins "$work/media/Channel $1/$2.mpg"
}

start_caching() {
  local channel
  for ((channel = 1; channel <= channels; channel++)); do
    track $channel One 9 $((330 + 50 * channel))
    track $channel Two 7.3 $((440 + 50 * channel))
  done
  printf '%s\n' "http = ${management[mg]}:8080" "media = $work/media" "data = $work/caching" "profile = sd-mpeg2" >"$work/caching.conf"
  run_caching
  within $start_within ready_or_ended || true
  all_ready || fail "the caching unit has no clips: $(tail -3 "$work/caching.log")"
}

run_caching() {
  launch mg org.plugcast.caching.CachingUnit "$work/caching.conf" "$work/caching.log" -Xmx512m
  caching=$launched
}
ask_caching() { in_ns mg curl -sf --max-time 5 "http://${management[mg]}:8080$1"; }
ready_or_ended() { all_ready || ! kill -0 "$caching" 2>/dev/null; }
all_ready() { [[ $(ask_caching /channels | grep -o '"ready":2\b' | wc -l) == "$channels" ]]; }

# launch SIDE CLASS CONFIGURATION LOG OPTION...: a JVM as provisioning's UnitCommand starts it; sets launched to its
# process number, for "ip netns exec" becomes what it starts.
launch() {
  setsid ip netns exec "$(ns "$1")" "$java" -XX:+UseSerialGC "${@:5}" -XX:+ExitOnOutOfMemoryError -Xlog:disable \
    --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Dorg.slf4j.simpleLogger.showDateTime=true \
    "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX" -Dorg.slf4j.simpleLogger.showThreadName=false \
    -Dorg.slf4j.simpleLogger.showShortLogName=true -cp "$app*" "$2" "$3" </dev/null >>"$4" 2>&1 &
  launched=$!
  disown "$launched" # or bash tells of each one that is killed
}
have_ended() { ! kill -0 "$@" 2>/dev/null; } # have_ended PID...: all

configuration() { # configuration SIDE
  local i twin=${other[$1]}
  cat <<TEXT
unit = twin-$1
caching-unit = http://${management[mg]}:8080
data = $work/$1
interface = air
http = ${management[$1]}:8081
twins = same-group
role = ${role[$1]}
source-port = ${source_port[$1]}
twin-source = ${address[$twin]}:${source_port[$twin]}
twin-http = http://${management[$twin]}:8081
heartbeat = ${management[$1]}:4700
twin-heartbeat = ${management[$twin]}:4700
takeover-after = $takeover_after
listen-main = 150
listen-backup = 400
TEXT
  ((${#extra_settings[@]} == 0)) || printf '%s\n' "${extra_settings[@]}"
  for ((i = 0; i < channels; i++)); do echo "channel = $((i + 1)), Channel $((i + 1)), $(group $i), $port"; done
}

start_unit() { # start_unit SIDE
  [[ -e $work/$1.conf ]] || configuration "$1" >"$work/$1.conf"
  launch "$1" org.plugcast.multicast.MulticastUnit "$work/$1.conf" "$work/$1.log" -Xms24m -Xmx48m -XX:TieredStopAtLevel=1 \
    -XX:MaxDirectMemorySize=32m -XX:+PerfDisableSharedMem -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$work/$1.jsa"
  unit[$1]=$launched
  sender[$1]=
}

# Sets sender[SIDE] to the process number of the unit's sender, or to nothing.
find_sender() {
  sender[$1]=$(pgrep -o -P "${unit[$1]}" || true) # a spare one is younger
}

ask() { in_ns mg curl -sf --max-time 5 "http://${management[$1]}:8081$2"; } # ask SIDE PATH
ask_to() { in_ns mg curl -sS --max-time 10 -X POST -H 'Content-Type: application/json' -d '{}' -w '\n%{http_code}\n' "http://${management[$1]}:8081$2"; } # ask_to SIDE PATH

# How many channels of a unit are in a state: in_state SIDE STATE.
in_state() {
  local text
  text=$(ask "$1" /twin) || { echo 0; return 0; }
  grep -oiE "\"state\" *: *\"${2/-/[-_]}\"" <<<"$text" | wc -l || true
}

# What each channel is made from just now; what the twins have told each other of it stands elsewhere.
sources_in() { grep -oE '"index" *: *-?[0-9]+ *, *"source" *: *"[^"]*"' <<<"$1" | sed 's/.*: *"//; s/"$//'; }

# Each channel on air once and in standby once, from its timeline, and nobody who says that it could not send: a second
# failure at a time is another matter.
is_settled() {
  local text on standby timeline
  text=$(ask a /twin && ask b /twin) || return 1
  text=$(sed 's/"events":\[[^]]*\]//g' <<<"$text") # what was, is over
  on=$(grep -oiE '"state" *: *"on[-_]air"' <<<"$text" | wc -l || true)
  standby=$(grep -oiE '"state" *: *"standby"' <<<"$text" | wc -l || true)
  timeline=$(sources_in "$text" | grep -cx timeline || true)
  ((on == channels && standby == channels && timeline == 2 * channels)) &&
    ! grep -qE 'nothing to send|stands still' <<<"$text"
}

within() { # within SECONDS COMMAND...: until the command succeeds
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.1
  done
}

# A unit that cannot begin ends, and its supervisor starts it again; here that is the bed.
revive() {
  local side
  for side in a b; do
    [[ -n ${unit[$side]:-} ]] && have_ended "${unit[$side]}" || continue
    say "unit $side has ended, and is started again: $(tail -n 1 "$work/$side.log")"
    start_unit $side
  done
}
revived_and_settled() { revive; is_settled; }

settle() { # until the twins are as they are to be, for a while; or the campaign ends
  # shellcheck disable=SC2317 # called by within
  is_calm() { revived_and_settled && sleep 0.3 && is_settled && sleep 0.3 && is_settled; }
  within $settle_within is_calm || {
    say "the twins do not settle within $settle_within s"
    ask a /twin >&2 || true
    ask b /twin >&2 || true
    tail -n 5 "$work/a.log" "$work/b.log" >&2
    return 1
  }
}

start_bed() {
  if [[ -n ${TWINS_BED:-} ]]; then
    settle || fail "the bed in $TWINS_BED does not settle"
    start_receiver
    sleep 2
    return
  fi
  build
  make_network
  start_caching
  start_receiver
  start_unit a
  start_unit b
  within $start_within revived_and_settled || {
    tail -n 20 "$work/a.log" "$work/b.log" >&2
    ask a /twin >&2 || true
    fail "the twins are not on air and in standby within $start_within s"
  }
  sleep 2
}

# --- Receiver ------------------------------------------------------------------------------------

start_receiver() {
  local payloads=()
  [[ $with_payloads != yes ]] || payloads=("$work/payloads")
  rm -f "$work/ready"
  ip netns exec "$(ns rx)" "$work/receive" "${address[rx]}" "$(group 0)" $port "$channels" "$work/records" "$work/ready" "${payloads[@]}" \
    >"$work/receiver.log" 2>&1 &
  receiver=$!
  "$work/standstill" "$work/standstills" &
  standstill=$!
}

stop_standstill() {
  kill "$standstill"
  wait "$standstill" || fail "what looks for standstills of the machine failed"
  standstill=
}

stop_receiver() {
  stop_standstill
  kill "$receiver"
  wait "$receiver" || fail "the receiver failed: $(cat "$work/receiver.log")"
  receiver=
  echo "receiver: $(cat "$work/receiver.log")"
  [[ $(cat "$work/receiver.log") == *" drops=0" ]] || { echo "BAD  the receiver lost datagrams"; return 1; }
}

# Forgets what was heard: of a channel that began to be sent there is more to hear than what a campaign is about.
start_receiver_anew() {
  stop_standstill
  kill "$receiver"
  wait "$receiver" || fail "the receiver failed: $(cat "$work/receiver.log")"
  rm -f "$work/records" "$work/payloads"
  start_receiver
}

# Who sent the last datagram: a or b; none when it is older than 300 ms.
on_air() {
  local size fields now i ns=0
  size=$(stat -c %s "$work/records" 2>/dev/null || echo 0)
  ((size >= 64)) || { echo none; return; }
  read -ra fields < <(od -An -v -tu1 -w64 -j $(((size / 64 - 1) * 64)) -N 64 "$work/records")
  now=${EPOCHREALTIME/[.,]/}
  for i in 7 6 5 4 3 2 1 0; do ns=$((ns << 8 | fields[i])); done
  if ((now - ns / 1000 > 300000)); then echo none; return; fi
  case ${fields[61]} in 1) echo a ;; 2) echo b ;; *) echo "10.9.0.${fields[61]}" ;; esac
}
is_on_air() { [[ $(on_air) == "$1" ]]; }

# --- Events, load, judge -------------------------------------------------------------------------

event() { # event LABEL [KEY=VALUE...]: now
  local now=${EPOCHREALTIME/[.,]/}
  echo "${now}000 $*" >>"$work/events"
}

busy() { # both cores, until the end
  local i
  for ((i = 0; i < $(nproc); i++)); do
    nice -n "$load_nice" bash -c 'while :; do :; done' &
    loads+=($!)
  done
}
idle() {
  ((${#loads[@]})) || return 0
  kill "${loads[@]}" 2>/dev/null || true
  wait "${loads[@]}" 2>/dev/null || true
  loads=()
}

random_between() { # random_between LEAST MOST: whole numbers
  echo $(($1 + (RANDOM << 15 | RANDOM) % ($2 - $1 + 1)))
}
nap() { sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"; } # nap MILLISECONDS

# Bounds are judged at the end; those of a time are not with --untimed, and then only printed with all other figures.
bound() { # bound BOUND...
  local each
  for each in "$@"; do bounds+=(--expect "$each"); done
}
timed() { [[ $untimed == yes ]] || bound "$@"; } # timed BOUND...

# shellcheck disable=SC2120 # mostly without options
judge() { # judge OPTION...: after the receiver was stopped
  local options=() each
  for each in "${senders[@]}"; do options+=(--sender "$each"); done
  [[ $untimed != yes ]] || options+=(--quiet)
  [[ ! -e $work/payloads ]] || options+=(--payloads "$work/payloads")
  [[ ! -e $work/standstills ]] || options+=(--standstills "$work/standstills")
  "$java" -Xmx4g -cp "$work/judge" Judge $rate "$channels" "$work/records" "$work/events" "${options[@]}" "${bounds[@]}" "$@"
}

# Decodes what came around some of the events of the first channel: the decoder goes on after each.
decode_samples() { # decode_samples HOW_MANY SECONDS [LABELS]: labels as a regular expression
  local total each line from at=0 bad=0 frames
  total=$(grep -cE "^[0-9]+ ${3:-}" "$work/events")
  each=$(((total + $1 - 1) / $1))
  while read -r line _; do
    ((at++ % each == 0)) || continue
    from=$((line - 2000000000))
    "$java" -cp "$work/judge" Cut "$work/records" "$work/payloads" 0 $from $((line + $2 * 1000000000)) "$work/cut.ts"
    frames=$(ffprobe -v quiet -select_streams v -show_entries frame=pict_type -of csv=p=0 "$work/cut.ts" | wc -l)
    # The first group of pictures may be cut, and one is lost with what was not sent.
    if ((frames >= ($2 + 2 - 2) * 29)); then
      echo "ok   ffmpeg decodes $frames frames around event $at"
    else
      echo "BAD  ffmpeg decodes only $frames frames of $(($2 + 2)) s around event $at"
      bad=1
    fi
  done < <(grep -E "^[0-9]+ ${3:-}" "$work/events")
  return $bad
}
