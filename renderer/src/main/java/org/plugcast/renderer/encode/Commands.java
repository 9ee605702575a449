package org.plugcast.renderer.encode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.child.Child;
import org.plugcast.renderer.media.MediaProbe;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.multiplex.AudioFormat;
import org.plugcast.ts.multiplex.VideoFormat;

/** Whole command lines of {@code ffmpeg}. Pure. */
final class Commands {
  /** Silence after the sound, so that a clip has its spare frame. */
  static final double TAIL_SECONDS = 0.25;

  /**
   * A time stamp further ahead than this is taken for damaged, where the container does not let
   * clocks jump. Otherwise one wrong bit would be hours of silence or of one picture.
   */
  private static final int LONGEST_GAP_SECONDS = 600;

  /**
   * Lengths of PES packets are written wherever they fit, so that the end of the last picture is
   * known for sure.
   */
  private static final List<String> OUTPUT =
      List.of(
          "-map_metadata",
          "-1",
          "-map_chapters",
          "-1",
          "-muxdelay",
          "0",
          "-muxpreload",
          "0",
          "-output_ts_offset",
          "10",
          "-omit_video_pes_length",
          "0",
          "-f",
          "mpegts",
          "pipe:1");

  private static final int MILLIS = 1_000;

  private Commands() {}

  private static List<String> head(Path ffmpeg) {
    return new ArrayList<>(
        List.of(
            ffmpeg.toString(),
            "-hide_banner",
            "-nostats",
            "-progress",
            "pipe:2",
            "-loglevel",
            "level+info",
            "-protocol_whitelist",
            "fd,pipe",
            "-dts_error_threshold",
            Integer.toString(LONGEST_GAP_SECONDS)));
  }

  /** When each stream and the file start. */
  static List<String> starts(Path ffprobe) {
    List<String> words =
        new ArrayList<>(
            List.of(ffprobe.toString(), "-v", "error", "-protocol_whitelist", "fd,pipe"));
    words.addAll(List.of("-show_entries", "stream=index,start_time:format=start_time"));
    words.addAll(List.of("-print_format", "csv", "-i", "fd:"));
    return words;
  }

  /**
   * Packets of a stream with their times and durations, and the time at which the file starts.
   *
   * @param which options that name a part of the file; all packets if empty
   */
  static List<String> packets(Path ffprobe, int stream, List<String> which) {
    List<String> words =
        new ArrayList<>(
            List.of(ffprobe.toString(), "-v", "error", "-protocol_whitelist", "fd,pipe"));
    words.addAll(List.of("-select_streams", Integer.toString(stream)));
    words.addAll(which);
    words.addAll(List.of("-show_entries", "packet=pts_time,duration_time:format=start_time"));
    words.addAll(List.of("-print_format", "csv", "-i", "fd:"));
    return words;
  }

  /**
   * Reads all packets of a stream and decodes none; the progress tells the decoding time of the
   * last, jumps of the clock taken out.
   */
  static List<String> measure(Path ffmpeg, int stream) {
    List<String> words = head(ffmpeg);
    words.addAll(List.of("-i", "fd:", "-map", "0:" + stream, "-c", "copy", "-f", "null", "-"));
    return words;
  }

  /**
   * Decodes the sound of a file and encodes nothing: the log tells its loudness, its true peak and
   * where it is silent.
   */
  static List<String> hear(Path ffmpeg, int stream, Section section, AudioFormat audio) {
    List<String> words = head(ffmpeg);
    words.addAll(section.soundInput());
    words.addAll(List.of("-i", "fd:", "-map", "0:" + stream));
    words.addAll(
        List.of(
            "-af",
            conformed(audio)
                + section.soundCut()
                + ",silencedetect=noise=-60dB:duration=0.1"
                + ",ebur128=peak=true:framelog=quiet",
            "-f",
            "null",
            "-"));
    return words;
  }

  /** Sound at the channel's rate and mix, in numbers that hold more than full scale. */
  private static String conformed(AudioFormat audio) {
    return String.format(
        Locale.ROOT,
        "aresample=%d:async=1:min_hard_comp=0.1:first_pts=0"
            + ",aformat=sample_fmts=fltp:channel_layouts=%s",
        AudioCodec.SAMPLE_RATE,
        layout(audio.channels()));
  }

  /**
   * Sound of a part of a file, from its start, at least {@code seconds} long. The samples that a
   * decoder gives out before the first are taken off its head, so that sound and picture start
   * together; what remains is counted. Its loudness as it goes to the encoder is measured, and its
   * true peak where peaks are limited.
   */
  static List<String> sound(
      Path ffmpeg,
      int stream,
      Section section,
      AudioFormat audio,
      LoudnessTarget target,
      Treatment treatment,
      double seconds) {
    List<String> words = head(ffmpeg);
    words.addAll(section.soundInput());
    words.addAll(List.of("-i", "fd:", "-map", "0:" + stream));
    words.addAll(
        List.of(
            "-af",
            conformed(audio)
                + section.soundCut()
                + treatment.cut()
                + ",astats=measure_perchannel=none"
                + ":measure_overall=Peak_level+RMS_level+Number_of_samples"
                + treatment.level(AudioCodec.SAMPLE_RATE)
                + (treatment.isLimited()
                    ? ",ebur128=peak=true:framelog=quiet"
                    : ",ebur128=framelog=quiet")
                + String.format(
                    Locale.ROOT,
                    ",apad=whole_dur=%.6f,apad=pad_dur=%.3f,atrim=start_sample=%d,asetpts=N/SR/TB",
                    seconds,
                    TAIL_SECONDS,
                    EncoderOptions.primingSamples(audio.codec()))));
    words.addAll(EncoderOptions.audio(audio, target));
    words.addAll(OUTPUT);
    return words;
  }

  /** No sound at all, {@code seconds} long. */
  static List<String> silence(
      Path ffmpeg, AudioFormat audio, LoudnessTarget target, double seconds) {
    List<String> words = head(ffmpeg);
    words.addAll(
        List.of(
            "-f",
            "lavfi",
            "-i",
            "anullsrc=r=" + AudioCodec.SAMPLE_RATE + ":cl=" + layout(audio.channels()),
            "-t",
            String.format(Locale.ROOT, "%.3f", seconds + TAIL_SECONDS)));
    words.addAll(EncoderOptions.audio(audio, target));
    words.addAll(OUTPUT);
    return words;
  }

  private static String layout(int channels) {
    return switch (channels) {
      case 1 -> "mono";
      case 2 -> "stereo";
      case 6 -> "5.1";
      default -> channels + "c";
    };
  }

  /** Pictures of a part of a file: exactly {@code frames} of them. */
  static List<String> pictures(
      Path ffmpeg,
      int stream,
      FieldPlan plan,
      Section section,
      Profile profile,
      VideoRate rate,
      int frames) {
    List<String> words = head(ffmpeg);
    words.addAll(section.pictureInput());
    words.addAll(List.of("-i", "fd:", "-map", "0:" + stream));
    words.addAll(List.of("-vf", section.pictureCut() + Fields.pictures(profile, rate, plan)));
    addVideo(words, profile, rate, frames);
    return words;
  }

  /** Pictures of a page from a pipe, as {@link PictureWriter} writes them. */
  static List<String> page(Path ffmpeg, Profile profile, VideoRate rate, int frames) {
    List<String> words = head(ffmpeg);
    words.addAll(pageInput(RawFormat.YUV420P));
    words.addAll(List.of("-vf", pageFilter(profile)));
    addVideo(words, profile, rate, frames);
    return words;
  }

  /**
   * Pictures of a page from a pipe, each coded once: the time at which it came is that for which it
   * is seen, as far as the encoder's rate goes, and is then forgotten. Pictures at multiples of the
   * group's length start groups.
   */
  static List<String> heldPage(Path ffmpeg, Profile profile, VideoRate rate) {
    FrameRate frameRate = profile.format().video().frameRate();
    List<String> words = head(ffmpeg);
    words.addAll(pageInput(RawFormat.YUV420P));
    words.addAll(
        List.of(
            "-vf",
            EncoderOptions.heldPageFilter(profile),
            "-fps_mode",
            "passthrough",
            "-enc_time_base",
            frameRate.denominator() + ":" + frameRate.numerator(),
            "-force_key_frames",
            "expr:gte(t*%s+0.5,n_forced*%d)".formatted(frameRate, rate.groupFrames())));
    words.addAll(EncoderOptions.heldVideo(profile, rate));
    words.addAll(List.of("-bsf:v", "setts=ts=N"));
    words.addAll(OUTPUT);
    return words;
  }

  /**
   * Pictures of a part of a file in a box, and on them those of a page from a pipe, as {@link
   * #page} takes them, with alpha: frame by frame, or field by field, both counted from the first.
   * The file comes by {@link Child#BESIDE}.
   */
  static List<String> pageOn(
      Path ffmpeg,
      int stream,
      FieldPlan plan,
      Section section,
      Box box,
      Profile profile,
      VideoRate rate,
      int frames) {
    List<String> words = head(ffmpeg);
    words.addAll(section.pictureInput());
    words.addAll(List.of("-fd", Integer.toString(Child.BESIDE), "-i", "fd:"));
    words.addAll(pageInput(RawFormat.YUVA420P));
    words.addAll(
        List.of(
            "-filter_complex",
            String.format(
                Locale.ROOT,
                "[0:%d]%s%s[picture];[1:0]%s[page];[picture][page]%s[screen]",
                stream,
                section.pictureCut(),
                Fields.moments(profile, rate, box, plan),
                EncoderOptions.pageFilter(profile),
                EncoderOptions.LAID_ON + Fields.joined(profile.format().video())),
            "-map",
            "[screen]"));
    addVideo(words, profile, rate, frames);
    return words;
  }

  /**
   * A still picture as raw pixels, blue, green, red, alpha: as large as fits, its aspect kept, in
   * the middle of a black one of {@code width} x {@code height} square pixels.
   */
  static List<String> still(Path ffmpeg, VideoRate rate, int width, int height) {
    List<String> words = head(ffmpeg);
    words.addAll(List.of("-max_pixels", Long.toString(MediaProbe.MOST_PIXELS)));
    words.addAll(List.of("-i", "fd:", "-map", "0:v:0", "-frames:v", "1", "-vf"));
    words.add(EncoderOptions.stillFilter(rate, width, height));
    words.addAll(List.of("-pix_fmt", "bgra", "-f", "rawvideo", "pipe:1"));
    return words;
  }

  /** Raw pictures as {@link #still} makes them, each shown so long, as a film without loss. */
  static List<String> film(Path ffmpeg, int width, int height, Duration each) {
    List<String> words = head(ffmpeg);
    words.addAll(List.of("-f", "rawvideo", "-pixel_format", "bgra"));
    words.addAll(List.of("-video_size", width + "x" + height));
    words.addAll(List.of("-framerate", MILLIS + "/" + each.toMillis(), "-i", "pipe:0"));
    words.addAll(List.of("-fps_mode", "passthrough", "-c:v", "ffv1", "-pix_fmt", "bgr0"));
    words.addAll(List.of("-f", "nut", "pipe:1"));
    return words;
  }

  /**
   * Tiny pictures of a part of a file, frame for frame those that a channel would have: they bear
   * the captions that the file's own pictures bear, whose rate the filter keeps (CEA-708 table 3).
   */
  static List<String> captions(
      Path ffmpeg, int stream, Section section, Profile profile, int frames) {
    List<String> words = head(ffmpeg);
    words.addAll(section.pictureInput());
    words.addAll(List.of("-i", "fd:", "-map", "0:" + stream));
    words.addAll(List.of("-vf", section.pictureCut() + EncoderOptions.captionFilter(profile)));
    words.addAll(List.of("-frames:v", Integer.toString(frames), "-fps_mode", "passthrough"));
    words.addAll(List.of("-c:v", "mpeg2video", "-bf", "0", "-q:v", "31", "-threads", "1"));
    words.addAll(OUTPUT);
    return words;
  }

  /** Black pictures. */
  static List<String> black(Path ffmpeg, Profile profile, VideoRate rate, int frames) {
    VideoFormat video = profile.format().video();
    List<String> words = head(ffmpeg);
    words.addAll(
        List.of(
            "-f",
            "lavfi",
            "-i",
            "color=c=black:s=%dx%d:r=%s"
                .formatted(video.width(), video.height(), video.frameRate()),
            "-vf",
            pageFilter(profile)));
    addVideo(words, profile, rate, frames);
    return words;
  }

  private static String pageFilter(Profile profile) {
    return EncoderOptions.pageFilter(profile) + Fields.joined(profile.format().video());
  }

  private static List<String> pageInput(RawFormat format) {
    return List.of(
        "-f",
        "ivf",
        "-fpsprobesize",
        "0",
        "-c:v",
        "rawvideo",
        "-tag:v",
        Integer.toString(format.tag()),
        "-i",
        "pipe:0");
  }

  private static void addVideo(List<String> words, Profile profile, VideoRate rate, int frames) {
    words.addAll(List.of("-frames:v", Integer.toString(frames), "-fps_mode", "passthrough"));
    words.addAll(EncoderOptions.video(profile, rate));
    words.addAll(OUTPUT);
  }
}
