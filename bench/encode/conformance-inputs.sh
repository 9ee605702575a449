# shellcheck shell=bash
# Inputs of `conformance`, made by ffmpeg: make_input KIND writes a file of that kind into $in and prints the period of its flashes and beeps
# in seconds, 0 where there is nothing to compare. Sourced.

seconds=6
slide=2
kinds=(
  audio cover 4x3-23.976 4x3-25 4x3-29.97 4x3-30 4x3-50 4x3-59.94 16x9-23.976 16x9-25 16x9-29.97 16x9-30 16x9-50 16x9-59.94
  portrait interlaced-25 interlaced-29.97 interlaced-bff variable mono 5.1 silent short
  png jpeg webp gif bmp tiff pdf srt vtt mov-text in-pictures
)

ff() { ffmpeg -v error -nostdin -y "$@" </dev/null; }
x264="-c:v libx264 -preset veryfast -crf 20 -pix_fmt yuv420p"

flash() { # flash SIZE RATE FRAMES-A-PERIOD FRAMES-A-FLASH: around the field there is always something that moves
  local field="x=iw/4:y=ih/4:w=iw/2:h=ih/2:t=fill"
  echo "testsrc2=s=$1:r=$2:d=$seconds,drawbox=$field:c=black,drawbox=$field:c=white:enable='lt(mod(n\,$3)\,$4)'"
}
beep() { # beep PERIOD CHANNELS
  local one="if(lt(mod(t\,$1)\,0.1)\,0.4*sin(2*PI*1000*t)\,0)" all i
  all=$one
  for ((i = 1; i < $2; i++)); do all+="|$one"; done
  echo "aevalsrc='$all':s=48000:d=$seconds"
}
film() { # film FILE SIZE RATE FRAMES PERIOD CHANNELS OPTIONS...
  local file=$1 size=$2 rate=$3 frames=$4 length=$5 channels=$6
  shift 6
  # shellcheck disable=SC2086
  ff -f lavfi -i "$(flash "$size" "$rate" "$frames" $((frames / 10)))" -f lavfi -i "$(beep "$length" "$channels")" -t $seconds $x264 "$@" "$file"
}
fields() { # fields KIND SIZE FIELDS-A-SECOND FIELDS-A-PERIOD PERIOD ASPECT ORDER
  local top=1
  [[ $7 == tff ]] || top=0
  ff -f lavfi -i "$(flash "$2" "$3" "$4" 6),interlace=scan=$7:lowpass=0,setsar=$6" -f lavfi -i "$(beep "$5" 2)" -t $seconds -c:v mpeg2video -q:v 3 \
    -flags +ilme+ildct -top $top -pix_fmt yuv420p -c:a mp2 -b:a 192k "$in/$1.mpg"
}
rate_of() { # rate_of NAME: rate, frames in a period, and how long that is
  case $1 in
    23.976) echo 24000/1001 24 1.001 ;;
    29.97) echo 30000/1001 30 1.001 ;;
    59.94) echo 60000/1001 60 1.001 ;;
    *) echo "$1 $1 1" ;;
  esac
}
pdf() { # pdf FILE GREY...: a document with a page for each grey, from 0 (black) to 1
  local file=$1 LC_ALL=C text='%PDF-1.4' at=() kids='' grey number=2 content object
  shift
  local objects=("<< /Type /Catalog /Pages 2 0 R >>" "")
  for grey; do
    kids+="$((number + 1)) 0 R "
    content="$grey g 0 0 800 450 re f"
    objects+=("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 800 450] /Contents $((number + 2)) 0 R >>"
      "<< /Length ${#content} >>"$'\nstream\n'"$content"$'\nendstream')
    number=$((number + 2))
  done
  objects[1]="<< /Type /Pages /Kids [$kids] /Count $# >>"
  text+=$'\n'
  number=0
  for object in "${objects[@]}"; do
    at+=("${#text}")
    text+="$((++number)) 0 obj"$'\n'"$object"$'\nendobj\n'
  done
  {
    printf '%sxref\n0 %d\n0000000000 65535 f \n' "$text" $((number + 1))
    printf '%010d 00000 n \n' "${at[@]}"
    printf 'trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' $((number + 1)) ${#text}
  } >"$file"
}

# What is said and when, in seconds from the first picture.
captions=("1 2.5 The first words" "3 4.5 and the second")
subtitles() { # subtitles FILE: as SubRip or WebVTT by its name
  local at until words number=0 mark=,
  case $1 in
    *.vtt) mark=.; printf 'WEBVTT\n\n' ;;
  esac >"$1"
  for line in "${captions[@]}"; do
    read -r at until words <<<"$line"
    awk -v n=$((++number)) -v a="$at" -v u="$until" -v w="$words" -v m=$mark '
      function time(t) { return sprintf("00:00:%02d%s%03d", int(t), m, (t - int(t)) * 1000) }
      BEGIN { printf "%d\n%s --> %s\n%s\n\n", n, time(a), time(u), w }'
  done >>"$1"
}

make_input() { # make_input KIND
  local rate frames length
  case $1 in
    audio) ff -f lavfi -i "$(beep 1 2)" "$in/$1.flac"; echo 1 ;;
    cover)
      ff -f lavfi -i testsrc2=s=300x300:d=1 -frames:v 1 "$work/cover.jpg"
      ff -f lavfi -i "$(beep 1 2)" -i "$work/cover.jpg" -map 0 -map 1 -c:v copy -c:a flac -disposition:v attached_pic "$in/$1.flac"
      echo 1
      ;;
    4x3-*) read -r rate frames length < <(rate_of "${1#*-}"); film "$in/$1.mp4" 640x480 "$rate" "$frames" "$length" 2 -c:a aac; echo "$length" ;;
    16x9-*) read -r rate frames length < <(rate_of "${1#*-}"); film "$in/$1.mkv" 640x360 "$rate" "$frames" "$length" 2 -c:a flac; echo "$length" ;;
    portrait) film "$in/$1.mp4" 406x720 30 30 1 2 -c:a aac; echo 1 ;;
    interlaced-25) fields "$1" 720x576 50 50 1 16/15 tff; echo 1 ;;
    interlaced-29.97) fields "$1" 720x480 60000/1001 60 1.001 8/9 tff; echo 1.001 ;;
    interlaced-bff) fields "$1" 720x480 60000/1001 60 1.001 8/9 bff; echo 1.001 ;;
    variable)
      ff -f lavfi -i "$(flash 640x360 60 60 6),select='lt(mod(n\,60)\,8)+gt(mod(n\,60)\,55)+not(mod(n\,7))'" -f lavfi -i "$(beep 1 2)" -t $seconds \
        -vsync vfr $x264 -c:a aac "$in/$1.mp4"
      echo 1
      ;;
    mono) film "$in/$1.mkv" 640x360 30 30 1 1 -c:a pcm_s16le; echo 1 ;;
    5.1) film "$in/$1.mkv" 640x360 30 30 1 6 -c:a ac3 -b:a 448k; echo 1 ;;
    silent) ff -f lavfi -i "$(flash 640x360 30 30 3)" -t $seconds $x264 "$in/$1.mp4"; echo 0 ;;
    short) ff -f lavfi -i "$(flash 640x360 30 30 3)" -f lavfi -i "$(beep 1 2)" -t 0.4 $x264 -c:a aac "$in/$1.mp4"; echo 0 ;;
    png | bmp) ff -f lavfi -i testsrc2=s=1280x720:d=1 -frames:v 1 "$in/$1.$1"; echo 0 ;;
    jpeg) ff -f lavfi -i testsrc2=s=1500x1001:d=1 -frames:v 1 "$in/$1.jpg"; echo 0 ;;
    webp | gif | tiff) ff -f lavfi -i testsrc2=s=401x600:d=1 -frames:v 1 "$in/$1.$1"; echo 0 ;;
    pdf) pdf "$in/$1.pdf" 0 1 0 1; echo $slide ;;
    srt | vtt) film "$in/$1.mp4" 640x360 30000/1001 30 1.001 2 -c:a aac; subtitles "$in/$1.$1"; echo 1.001 ;;
    mov-text)
      film "$work/film.mp4" 640x360 25 25 1 2 -c:a aac
      subtitles "$work/words.srt"
      ff -i "$work/film.mp4" -i "$work/words.srt" -map 0 -map 1 -c copy -c:s mov_text -metadata:s:s language=eng "$in/$1.mp4"
      echo 1
      ;;
    in-pictures) # the captions are put into pictures by Plugcast and looked at by a decoder of ffmpeg in the end
      film "$work/$1.mp4" 640x360 30000/1001 30 1.001 2 -c:a aac
      subtitles "$work/$1.srt"
      "$root/plugcast" encode "$work/$1.mp4" -o "$work/captioned" --profile sd-h264 --page none >/dev/null
      # shellcheck disable=SC2086
      ff -i "$work/captioned/$1.ts" -map 0:v -map 0:a -vf scale=640:360,setsar=1 $x264 -a53cc 1 -c:a copy "$in/$1.mkv"
      echo 1.001
      ;;
    *) fail "$1: no such kind of input; there are ${kinds[*]}" ;;
  esac
}

input() { # input KIND: the same, made once only
  [[ -s $in/.$1 ]] || make_input "$1" >"$in/.$1"
  cat "$in/.$1"
}
