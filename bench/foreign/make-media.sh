#!/bin/bash
# Foreign media files of many origins for trying a channel on them.
#
#   bench/foreign/make-media.sh DIR
#
# DIR/good    files that have to play, each 5 to 15 s: Debian's music, FFmpeg, GStreamer, VLC
# DIR/hostile files that have to be adjusted or refused with a reason, and never to stop a channel
#
# Needs Debian's ffmpeg and one of wesnoth-1.16-music, singularity-music. GStreamer (gstreamer1.0-tools,
# -plugins-base, -good, -bad, -ugly, -libav), mjpegtools and VLC
# add files of other encoders and multiplexers where they are installed.
# Three small Debian packages with real WebM, FLAC and OGA files are downloaded and unpacked, not installed.
set -u
shopt -s nullglob

out=${1:?usage: make-media.sh DIR}
mkdir -p "$out/good" "$out/hostile"
out=$(cd "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
made=0
missed=0

ff() { nice ffmpeg -hide_banner -loglevel error -nostdin -y "$@"; }

# keep FILE COMMAND...: runs the command and tells what became of the file.
keep() {
  local file=$1
  shift
  rm -rf "$file"
  if "$@" >"$work/log" 2>&1 && [ -s "$file" ]; then
    made=$((made + 1))
    printf '  %q\n' "${file#"$out"/}"
  else
    missed=$((missed + 1))
    printf '! %q: %s\n' "${file#"$out"/}" "$(tail -n 1 "$work/log")"
    rm -f "$file"
  fi
}

good() { local name=$1; shift; keep "$out/good/$name" "$@"; }
hostile() { local name=$1; shift; keep "$out/hostile/$name" "$@"; }

# ---- what the files are made of

music=(/usr/share/games/wesnoth/*/data/core/music/*.ogg)
songs=(/usr/share/games/singularity/music/*.ogg)
tracks=("${music[@]}" "${songs[@]}")
if [ ${#tracks[@]} -eq 0 ]; then
  echo "no music found: apt-get install singularity-music (or wesnoth-1.16-music)" >&2
  exit 1
fi
track() { echo "${tracks[$(($1 * 7 % ${#tracks[@]}))]}"; }

test_picture() { echo "testsrc2=size=$1:rate=$2:duration=$3"; }
zoom() { echo "mandelbrot=size=$1:rate=$2:maxiter=400"; }

# video FILE PICTURE SECONDS TRACK OPTIONS...: a picture with a piece of music.
video() {
  local file=$1 picture=$2 seconds=$3 track=$4
  shift 4
  ff -f lavfi -i "$picture" -ss 20 -i "$(track "$track")" -map 0:v -map 1:a -t "$seconds" "$@" "$file"
}

unpack() {
  (cd "$work" && apt-get download -q "$1" && dpkg-deb -x "$1"_*.deb "$work/deb") >/dev/null 2>&1 ||
    echo "! cannot have package $1" >&2
}
unpack mkvtoolnix-gui
unpack sonic-pi-samples
unpack sound-theme-freedesktop

# ---- music as it comes

echo good:
cut() { ff -ss 10 -i "$1" -t "$2" -c copy "$3"; }
good "wesnoth 44k1.ogg" cut "${music[0]:-${tracks[0]}}" 12 "$out/good/wesnoth 44k1.ogg"
good "singularity 48k.ogg" cut "${songs[0]:-${tracks[0]}}" 14 "$out/good/singularity 48k.ogg"
good "sauna.flac" cp "$work/deb/usr/share/sonic-pi/samples/ambi_sauna.flac" "$out/good/sauna.flac"
good "alarm.oga" cp "$work/deb/usr/share/sounds/freedesktop/stereo/alarm-clock-elapsed.oga" "$out/good/alarm.oga"
loop_webm() { ff -stream_loop 8 -i "$1" -t 8 -c copy "$2"; }
good "finished.webm" loop_webm "$work/deb/usr/share/mkvtoolnix/sounds/finished-1.webm" "$out/good/finished.webm"

# ---- audio in other forms

audio() { local file=$1 track=$2; shift 2; ff -ss 30 -i "$(track "$track")" -map 0:a -t 10 "$@" "$file"; }
cover() {
  ff -f lavfi -i "smptehdbars=size=600x600:duration=1" -frames:v 1 "$work/cover.jpg"
  ff -ss 30 -i "$(track 3)" -i "$work/cover.jpg" -map 0:a -map 1:v -t 10 -c:v copy "$@"
}
good "vbr tagged cover.mp3" cover -c:a libmp3lame -q:a 4 -ar 44100 -id3v2_version 3 \
  -metadata title="Ünïcödé & <tags>" -metadata artist="Ensemble 'Q'" "$out/good/vbr tagged cover.mp3"
good "cbr mono 22k05.mp3" audio "$out/good/cbr mono 22k05.mp3" 4 -c:a libmp3lame -b:a 64k -ar 22050 -ac 1
good "96k 24 bit.flac" audio "$out/good/96k 24 bit.flac" 5 -c:a flac -ar 96000 -sample_fmt s32
good "8 bit mono 8k.wav" audio "$out/good/8 bit mono 8k.wav" 6 -c:a pcm_u8 -ar 8000 -ac 1
good "float 5.1.wav" audio "$out/good/float 5.1.wav" 7 -c:a pcm_f32le -ac 6
good "cover.m4a" cover -c:a aac -b:a 128k -disposition:v attached_pic "$out/good/cover.m4a"
good "voice.opus" audio "$out/good/voice.opus" 8 -c:a libopus -b:a 48k
good "surround.ac3" audio "$out/good/surround.ac3" 9 -c:a ac3 -ac 6 -b:a 448k

# ---- transport streams

x264="-c:v libx264 -preset veryfast -pix_fmt yuv420p"
good "vbr pyramid 25p aac.ts" video "$out/good/vbr pyramid 25p aac.ts" "$(zoom 640x360 25)" 8 1 \
  $x264 -crf 24 -bf 3 -g 50 -c:a aac -b:a 128k
good "open gop 720p ac3.ts" video "$out/good/open gop 720p ac3.ts" "$(test_picture 1280x720 30000/1001 8)" 8 2 \
  $x264 -b:v 2500k -maxrate 2800k -bufsize 2800k -bf 2 -g 30 -x264-params open-gop=1:b-pyramid=none:scenecut=0 \
  -c:a ac3 -ar 48000 -ac 2 -b:a 192k
good "fits hd-h264.ts" video "$out/good/fits hd-h264.ts" "$(test_picture 1280x720 30000/1001 10)" 10 3 \
  $x264 -profile:v high -level 3.1 -b:v 2400k -maxrate 2800k -bufsize 2000k -bf 2 -g 60 -flags +cgop \
  -x264-params b-pyramid=none:scenecut=0 -c:a ac3 -ar 48000 -ac 2 -b:a 192k
good "fits sd-mpeg2 480i.ts" video "$out/good/fits sd-mpeg2 480i.ts" "$(test_picture 720x480 30000/1001 10)" 10 4 \
  -c:v mpeg2video -pix_fmt yuv420p -b:v 2300k -maxrate 2800k -bufsize 1200k -g 15 -bf 2 -flags +ilme+ildct -top 1 \
  -aspect 4:3 -c:a ac3 -ar 48000 -ac 2 -b:a 192k -muxrate 3700k
good "mbaff 1080i25 mp2.ts" video "$out/good/mbaff 1080i25 mp2.ts" "$(test_picture 1920x1080 25 6)" 6 5 \
  $x264 -b:v 5M -x264-params tff=1 -g 25 -c:a mp2 -ar 48000 -ac 2 -b:a 192k
good "film 23.976 e-ac-3 5.1.ts" video "$out/good/film 23.976 e-ac-3 5.1.ts" "$(zoom 640x272 24000/1001)" 7 6 \
  $x264 -crf 25 -c:a eac3 -ac 6 -b:a 384k -mpegts_flags system_b
good "59.94p cbr.ts" video "$out/good/59.94p cbr.ts" "$(test_picture 640x360 60000/1001 6)" 6 7 \
  $x264 -b:v 1500k -maxrate 1500k -bufsize 1500k -c:a aac -ar 48000 -muxrate 2500k
good "time stamps wrap.ts" video "$out/good/time stamps wrap.ts" "$(test_picture 640x360 25 8)" 8 8 \
  -c:v mpeg2video -b:v 1M -bf 2 -c:a mp2 -ar 48000 -b:a 192k -output_ts_offset 95438
caught() {
  video "$work/whole.ts" "$(test_picture 640x360 25 12)" 12 9 -c:v mpeg2video -b:v 1500k -g 15 -bf 2 \
    -c:a mp2 -ar 48000 -b:a 192k && tail -c +500001 "$work/whole.ts" | head -c 1500050 >"$1"
}
good "caught in the middle.ts" caught "$out/good/caught in the middle.ts"
two_programmes() {
  ff -f lavfi -i "$(test_picture 480x272 25 6)" -f lavfi -i "smptebars=size=480x272:rate=25:duration=6" \
    -ss 20 -i "$(track 10)" -ss 20 -i "$(track 11)" -map 0:v -map 2:a -map 1:v -map 3:a -t 6 \
    -program title=One:st=0:st=1 -program title=Two:st=2:st=3 -c:v mpeg2video -b:v 800k -c:a mp2 -ar 48000 "$1"
}
good "two programmes.ts" two_programmes "$out/good/two programmes.ts"
good "disc.m2ts" video "$out/good/disc.m2ts" "$(zoom 640x360 24000/1001)" 6 12 \
  $x264 -crf 24 -c:a ac3 -ar 48000 -b:a 192k -mpegts_m2ts_mode 1
good "hevc 10 bit.ts" video "$out/good/hevc 10 bit.ts" "$(test_picture 640x360 50 5)" 5 13 \
  -c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -x265-params log-level=error -c:a aac

# ---- other containers

good "pal 576i.mpg" video "$out/good/pal 576i.mpg" "$(test_picture 720x576 25 8)" 8 14 \
  -c:v mpeg2video -pix_fmt yuv420p -b:v 3M -bf 2 -flags +ilme+ildct -top 1 -aspect 4:3 -c:a mp2 -ar 48000 -b:a 192k
good "ntsc.vob" video "$out/good/ntsc.vob" "$(test_picture 720x480 30000/1001 6)" 6 15 \
  -c:v mpeg2video -pix_fmt yuv420p -b:v 3M -c:a ac3 -ar 48000 -b:a 192k -f vob
good "film 5.1.mkv" video "$out/good/film 5.1.mkv" "$(zoom 1280x536 24000/1001)" 7 16 \
  $x264 -crf 26 -c:a ac3 -ac 6 -b:a 448k -metadata title="A film"
good "vp9 opus.webm" video "$out/good/vp9 opus.webm" "$(test_picture 640x360 30 6)" 6 17 \
  -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 700k -c:a libopus
good "vp8 vorbis.webm" video "$out/good/vp8 vorbis.webm" "$(test_picture 320x240 15 6)" 6 18 \
  -c:v libvpx -deadline realtime -cpu-used 8 -b:v 400k -c:a libvorbis
good "theora.ogv" video "$out/good/theora.ogv" "$(test_picture 480x360 25 6)" 6 19 -c:v libtheora -q:v 5 -c:a libvorbis
good "44k1 mono.mp4" video "$out/good/44k1 mono.mp4" "$(zoom 854x480 25)" 8 20 \
  $x264 -crf 25 -c:a aac -ar 44100 -ac 1 -movflags +faststart
good "portrait.mp4" video "$out/good/portrait.mp4" "$(test_picture 404x720 30 6)" 6 21 $x264 -crf 25 -c:a aac
variable() {
  video "$1" "$(test_picture 640x360 60 6),select='not(mod(n\,7))+lt(mod(n\,40)\,20)'" 6 22 -vsync vfr $x264 -crf 25 -c:a aac
}
good "variable rate.mp4" variable "$out/good/variable rate.mp4"
good "mjpeg pcm.mov" video "$out/good/mjpeg pcm.mov" "$(test_picture 640x480 25 5)" 5 23 \
  -c:v mjpeg -pix_fmt yuvj420p -q:v 5 -c:a pcm_s16be -ar 48000
good "prores 422.mov" video "$out/good/prores 422.mov" "$(test_picture 640x360 24 5)" 5 24 \
  -c:v prores_ks -profile:v 0 -c:a pcm_s24le -ar 48000
good "xvid mp3.avi" video "$out/good/xvid mp3.avi" "$(test_picture 512x384 25 6)" 6 25 -c:v mpeg4 -vtag XVID -b:v 700k -c:a libmp3lame
good "flash.flv" video "$out/good/flash.flv" "$(test_picture 480x270 25 6)" 6 26 -c:v flv -b:v 500k -ar 44100 -c:a libmp3lame

# ---- other multiplexers and encoders

if command -v gst-launch-1.0 >/dev/null; then
  gst() { nice timeout 60 gst-launch-1.0 -q "$@"; }
  ff -ss 20 -i "$(track 27)" -t 8 -ar 48000 -ac 2 "$work/sound.wav"
  sound=(filesrc "location=$work/sound.wav" ! wavparse ! audioconvert ! audioresample ! queue max-size-time=0 max-size-buffers=0 max-size-bytes=0)
  picture() { echo "videotestsrc num-buffers=$1 pattern=$2 ! video/x-raw,format=I420,width=$3,height=$4,framerate=$5"; }
  good "gst x264 twolame.ts" gst mpegtsmux name=m ! filesink "location=$out/good/gst x264 twolame.ts" \
    $(picture 200 ball 640 360 25/1) ! x264enc bitrate=900 key-int-max=50 bframes=2 rc-lookahead=10 ! queue ! m. \
    "${sound[@]}" ! twolamemp2enc bitrate=192 ! mpegaudioparse ! m.
  good "gst atsc x264 ac3.ts" gst atscmux name=m ! filesink "location=$out/good/gst atsc x264 ac3.ts" \
    $(picture 200 smpte75 704 480 30000/1001) ! x264enc bitrate=1500 key-int-max=15 b-adapt=false rc-lookahead=10 ! h264parse ! queue ! m. \
    "${sound[@]}" ! avenc_ac3 bitrate=192000 ! ac3parse ! m.
  good "gst openh264 baseline.mp4" gst mp4mux name=m ! filesink "location=$out/good/gst openh264 baseline.mp4" \
    $(picture 180 snow 480 270 30/1) ! openh264enc bitrate=800000 ! h264parse ! queue ! m. "${sound[@]}" ! avenc_aac ! aacparse ! m.
fi
if command -v mpeg2enc >/dev/null && command -v mplex >/dev/null; then
  pulldown() {
    ff -f lavfi -i "$(test_picture 720x480 24000/1001 6)" -ss 20 -i "$(track 29)" -map 0 -t 6 -pix_fmt yuv420p \
      -f yuv4mpegpipe "$work/film.y4m" -map 1 -t 6 -c:a mp2 -ar 48000 -b:a 192k "$work/film.mp2" &&
      nice mpeg2enc -v 0 -f 3 -p -b 3000 -o "$work/film.m2v" <"$work/film.y4m" &&
      mplex -v 0 -f 3 -o "$1" "$work/film.m2v" "$work/film.mp2"
  }
  good "film by pulldown.mpg" pulldown "$out/good/film by pulldown.mpg"
  pulldown_ts() { ff -fflags +genpts -i "$out/good/film by pulldown.mpg" -c copy "$1"; }
  good "film by pulldown.ts" pulldown_ts "$out/good/film by pulldown.ts"
fi
if command -v cvlc >/dev/null; then
  chmod 755 "$work"
  ff -f lavfi -i "$(test_picture 640x360 25 6)" -ss 20 -i "$(track 28)" -t 6 -c:v rawvideo -pix_fmt yuv420p -c:a pcm_s16le "$work/raw.nut"
  vlc_stream() {
    local user=() home
    home=$(mktemp -d "$work/home.XXXX")
    if [ "$(id -u)" = 0 ]; then
      chown 65534:65534 "$home"
      user=(setpriv --reuid 65534 --regid 65534 --clear-groups)
    fi
    HOME=$home nice timeout 120 "${user[@]}" cvlc -q --intf dummy "$work/raw.nut" --sout \
      "#transcode{vcodec=mp2v,vb=1500,acodec=mpga,ab=192,channels=2,samplerate=48000}:std{access=file,mux=ts,dst=$home/out.ts}" vlc://quit &&
      cp "$home/out.ts" "$1"
  }
  good "vlc mpeg2.ts" vlc_stream "$out/good/vlc mpeg2.ts"
fi

# ---- hostile

echo hostile:
hostile "text.mp4" bash -c 'for i in $(seq 200); do echo "This is no film, line $i."; done >"$1"' - "$out/hostile/text.mp4"
hostile "text.mp3" bash -c 'yes "This is no music." | head -n 500 >"$1"' - "$out/hostile/text.mp3"
hostile "noise.ts" bash -c 'head -c 400000 /dev/urandom >"$1"' - "$out/hostile/noise.ts"
hostile "zeros.flac" bash -c 'head -c 400000 /dev/zero >"$1"' - "$out/hostile/zeros.flac"
hostile "sync bytes.ts" bash -c 'head -c 376000 /dev/zero | tr "\0" G >"$1"' - "$out/hostile/sync bytes.ts"
cut_file() { head -c "$3" "$1" >"$2"; }
hostile "truncated index behind.mp4" bash -c 'head -c 60000 "$1" >"$2"' - \
  "$out/good/portrait.mp4" "$out/hostile/truncated index behind.mp4"
hostile "truncated index ahead.mp4" cut_file "$out/good/44k1 mono.mp4" "$out/hostile/truncated index ahead.mp4" 90000
hostile "truncated.ts" cut_file "$out/good/vbr pyramid 25p aac.ts" "$out/hostile/truncated.ts" 190000
hostile "truncated.ogg" cut_file "$out/good/wesnoth 44k1.ogg" "$out/hostile/truncated.ogg" 70001
hostile "truncated.mp3" cut_file "$out/good/vbr tagged cover.mp3" "$out/hostile/truncated.mp3" 40001
hostile "header only.mkv" cut_file "$out/good/film 5.1.mkv" "$out/hostile/header only.mkv" 400
holes() {
  cp "$1" "$2"
  local at
  for at in 100000 200000 300000; do
    head -c 5000 /dev/urandom | dd of="$2" bs=1 seek=$at conv=notrunc status=none
  done
}
hostile "damaged inside.ts" holes "$out/good/fits hd-h264.ts" "$out/hostile/damaged inside.ts"
hostile "damaged inside.mp4" holes "$out/good/44k1 mono.mp4" "$out/hostile/damaged inside.mp4"
hostile "0.2 s.ogg" ff -ss 10 -i "$(track 1)" -t 0.2 -c:a libvorbis "$out/hostile/0.2 s.ogg"
hostile "0.2 s.mp4" video "$out/hostile/0.2 s.mp4" "$(test_picture 640x360 25 1)" 0.2 1 $x264 -c:a aac
hostile "one picture.mp4" ff -f lavfi -i "$(test_picture 640x360 25 1)" -frames:v 1 $x264 "$out/hostile/one picture.mp4"
hostile "video without audio.mp4" ff -f lavfi -i "$(zoom 640x360 25)" -t 6 $x264 "$out/hostile/video without audio.mp4"
hostile "video without audio.ts" ff -f lavfi -i "$(test_picture 1280x720 30000/1001 6)" $x264 "$out/hostile/video without audio.ts"
hostile "audio starts late.ts" ff -f lavfi -i "$(test_picture 640x360 25 8)" -itsoffset 3 -ss 20 -i "$(track 2)" -map 0:v -map 1:a \
  -t 8 -c:v mpeg2video -b:v 1M -c:a mp2 -ar 48000 "$out/hostile/audio starts late.ts"
hostile "audio ends early.mp4" ff -f lavfi -i "$(test_picture 640x360 25 10)" -ss 20 -t 3 -i "$(track 2)" -map 0:v -map 1:a \
  -t 10 $x264 -c:a aac "$out/hostile/audio ends early.mp4"
hostile "silence.wav" ff -f lavfi -i anullsrc=r=48000:cl=stereo -t 6 "$out/hostile/silence.wav"
hostile "clipping.wav" ff -f lavfi -i "sine=frequency=1000:duration=6,volume=30dB" -ac 2 "$out/hostile/clipping.wav"
hostile "picture.png.mp3" bash -c 'ffmpeg -loglevel error -nostdin -y -f lavfi -i testsrc2=size=64x64 -frames:v 1 -f image2 -c:v png "$1"' - \
  "$out/hostile/picture.png.mp3"
hostile "tiny 16x16.mp4" video "$out/hostile/tiny 16x16.mp4" "$(test_picture 16x16 25 6)" 6 3 $x264 -c:a aac
hostile "odd 319x241.avi" video "$out/hostile/odd 319x241.avi" "$(test_picture 319x241 25 6)" 6 3 -c:v mjpeg -pix_fmt yuvj444p -c:a pcm_s16le
hostile "1 frame a second.mp4" video "$out/hostile/1 frame a second.mp4" "$(test_picture 640x360 1 8)" 8 3 $x264 -c:a aac
long_title=$(head -c 20000 /dev/zero | tr '\0' 'W')
hostile "tag very long.mp3" audio "$out/hostile/tag very long.mp3" 4 -c:a libmp3lame -metadata title="$long_title" -metadata artist="$long_title"
hostile "tag control.ogg" audio "$out/hostile/tag control.ogg" 5 -c:a libvorbis \
  -metadata title=$'two\nlines\r and \e[31mred\e[0m\a\t\x7f' -metadata artist=$'\u202egnirts a \u0000' -metadata album='</script><script>alert(1)</script>'
hostile "tag wild.flac" audio "$out/hostile/tag wild.flac" 6 -c:a flac \
  -metadata title='${jndi:x} %n %s {{7*7}} "; DROP TABLE item; --' -metadata artist=$'👩‍👩‍👧‍👦 \u0301\u0301\u0301 مرحبا 日本語' -metadata date=99999999999
hostile "tag latin1.mp3" bash -c 'ffmpeg -loglevel error -nostdin -y -ss 30 -i "$1" -map 0:a -t 6 -c:a libmp3lame -write_id3v2 0 "$2" &&
  printf "TAG\344\366\374\377\376 broken\n%0110d" 0 >>"$2"' - "$(track 7)" "$out/hostile/tag latin1.mp3"

name() { local file=$1; shift; audio "$out/hostile/$file" 8 -c:a libvorbis; }
hostile $'name with\nnewline.ogg' name $'name with\nnewline.ogg'
hostile $'name with \e[31m\a control\t.ogg' name $'name with \e[31m\a control\t.ogg'
hostile "..%2f..%2fetc%2fpasswd.ogg" name "..%2f..%2fetc%2fpasswd.ogg"
hostile "-i & \$(reboot) ; 'quote' \"double\" *.ogg" name "-i & \$(reboot) ; 'quote' \"double\" *.ogg"
hostile $'name \xff\xfe not utf-8.ogg' cp "$out/good/alarm.oga" "$out/hostile/"$'name \xff\xfe not utf-8.ogg'
long_name=$(printf 'n%.0s' $(seq 250)).ogg
hostile "$long_name" cp "$out/good/alarm.oga" "$out/hostile/$long_name"
concat_script() { printf 'ffconcat version 1.0\nfile /etc/passwd\n' >"$1"; }
hostile "list.ffconcat.mp4" concat_script "$out/hostile/list.ffconcat.mp4"
playlist() { printf '#EXTM3U\n#EXTINF:5,\nfile:///etc/passwd\n#EXTINF:5,\nhttp://127.0.0.1:9/x.ts\n' >"$1"; }
hostile "playlist.mp3" playlist "$out/hostile/playlist.mp3"

rm -rf "$out/hostile/"{empty.mp3,"directory.mp3","loop.ogg","dangling.flac","secret.mp3","fifo.mp3"}
: >"$out/hostile/empty.mp3"
: >"$out/hostile/empty.ts"
mkdir -p "$out/hostile/directory.mp3"
ln -s loop.ogg "$out/hostile/loop.ogg"
ln -s /nowhere/at/all.flac "$out/hostile/dangling.flac"
ln -s /etc/passwd "$out/hostile/secret.mp3"
mkfifo "$out/hostile/fifo.mp3"
made=$((made + 8))
printf '  hostile/%s\n' empty.mp3 empty.ts directory.mp3/ "loop.ogg (link to itself)" "dangling.flac (link)" \
  "secret.mp3 (link to /etc/passwd)" "fifo.mp3 (pipe)"

echo "$made files, $missed could not be made; good: $(ls "$out/good" | wc -l)"
[ "$(ls "$out/good" | wc -l)" -ge 12 ]
