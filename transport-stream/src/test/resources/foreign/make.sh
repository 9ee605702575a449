#!/bin/sh
# Makes the fixtures of this folder anew: small streams of one and a half to two seconds.
# They are kept in the repository, as encoders differ from version to version (these: FFmpeg 5.1.9,
# libx264 164). Where a new one differs, so do the .txt files: mvn test -Dplugcast.golden=write.
set -eu
cd "$(dirname "$0")"

make() {
  name=$1
  shift
  ffmpeg -hide_banner -loglevel error -y "$@" -fflags +bitexact -flags:a +bitexact -f mpegts "$name.ts"
}

picture() {
  echo "testsrc2=size=$1:rate=$2:duration=$3"
}
tone="sine=frequency=440:sample_rate=48000:duration=2"
x264="-c:v libx264 -preset veryfast -threads 1 -b:v 90k -flags:v +bitexact"
mpeg2="-c:v mpeg2video -threads 1 -b:v 150k -flags:v +bitexact"

# B pictures that B pictures refer to: two frames of reordering.
make h264-pyramid -f lavfi -i "$(picture 128x96 30000/1001 1.5)" -f lavfi -i "$tone" -t 1.5 \
  $x264 -g 20 -bf 3 -x264-params b-adapt=0:b-pyramid=normal:scenecut=0 -c:a ac3 -ac 2 -b:a 128k
# Open groups: I pictures with recovery points and pictures before them that lean on the group before.
make h264-open -f lavfi -i "$(picture 128x96 25 2)" -f lavfi -i "$tone" -t 2 \
  $x264 -g 12 -bf 2 -x264-params open-gop=1:b-adapt=0:b-pyramid=none:scenecut=0:repeat-headers=1 \
  -c:a aac -ac 2 -b:a 96k
# No reordering.
make h264-plain -f lavfi -i "$(picture 128x96 25 1.5)" -f lavfi -i "$tone" -t 1.5 \
  $x264 -g 10 -bf 0 -x264-params scenecut=0 -c:a mp2 -ac 2 -b:a 64k
# Fields by macroblock; bottom first in all, as the source is not marked as interlaced.
make h264-mbaff -f lavfi -i "$(picture 128x96 25 1.5)" -f lavfi -i "$tone" -t 1.5 \
  $x264 -g 12 -bf 2 -x264-params tff=1:b-adapt=0:scenecut=0 -c:a eac3 -ac 2 -b:a 96k
# 23.976 frames/s, 44.1 kHz, private data as DVB has it.
make h264-film -f lavfi -i "$(picture 128x96 24000/1001 1.5)" \
  -f lavfi -i "sine=frequency=440:sample_rate=44100:duration=2" -t 1.5 \
  $x264 -g 24 -c:a aac -ac 1 -b:a 64k -mpegts_flags system_b
make mpeg2-interlaced -f lavfi -i "$(picture 128x96 25 1.5)" -f lavfi -i "$tone" -t 1.5 \
  $mpeg2 -flags:v +ilme+ildct+bitexact -top 1 -g 12 -bf 2 -c:a mp2 -ac 2 -b:a 64k
# Constant rate with null packets.
make mpeg2-fast -f lavfi -i "$(picture 128x96 60000/1001 1.5)" -f lavfi -i "$tone" -t 1.5 \
  $mpeg2 -g 15 -bf 2 -c:a ac3 -ac 2 -b:a 96k -muxrate 700k
# A codec that no channel carries, without audio.
make hevc -f lavfi -i "$(picture 128x96 25 0.4)" -c:v libx265 -b:v 60k \
  -x265-params log-level=error:pools=1
