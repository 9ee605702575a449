package org.plugcast.renderer.preview;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.multiplex.VideoFormat;

/** Whole command lines of {@code ffmpeg} that make pictures and films of a clip. Pure. */
final class PreviewCommands {
  /** Lines of a poster and of a film that is made anew. */
  static final int LINES = 360;

  /** Lines of each picture of a strip. */
  static final int STRIP_LINES = 90;

  /** Frames of AAC in a second: 48 000 samples in frames of 1024. */
  private static final double AAC_FRAMES = 46.875;

  /** Most that the index of an MP4 file takes for a picture, and for an audio frame. */
  private static final int INDEX_BYTES_PER_PICTURE = 36;

  private static final int INDEX_BYTES_PER_SOUND = 24;
  private static final int INDEX_BYTES = 1 << 14;

  private PreviewCommands() {}

  private static List<String> head(Path ffmpeg) {
    return new ArrayList<>(
        List.of(
            ffmpeg.toString(),
            "-hide_banner",
            "-nostats",
            "-loglevel",
            "error",
            "-protocol_whitelist",
            "pipe"));
  }

  /** The stream from the pipe; only key pictures are decoded. */
  private static List<String> keyPictures(Path ffmpeg) {
    List<String> words = head(ffmpeg);
    words.addAll(List.of("-threads", "1", "-skip_frame", "nokey", "-f", "mpegts", "-i", "pipe:0"));
    words.addAll(List.of("-map", "0:v:0", "-frames:v", "1"));
    return words;
  }

  /** In square pixels, as wide as a receiver would show it. */
  private static String scale(int lines) {
    return String.format(
        Locale.ROOT, "scale=w='2*trunc(%d*dar/2+0.5)':h=%d,setsar=1", lines, lines);
  }

  /** The first key picture as JPEG. */
  static List<String> poster(Path ffmpeg) {
    List<String> words = keyPictures(ffmpeg);
    words.addAll(List.of("-vf", scale(LINES)));
    words.addAll(jpeg());
    return words;
  }

  /** The first key picture in planes of 4:2:0, {@link #STRIP_LINES} lines high. */
  static List<String> small(Path ffmpeg) {
    List<String> words = keyPictures(ffmpeg);
    words.addAll(List.of("-vf", scale(STRIP_LINES), "-pix_fmt", "yuv420p"));
    words.addAll(List.of("-f", "rawvideo", "pipe:1"));
    return words;
  }

  /** Small pictures side by side as one JPEG. */
  static List<String> strip(Path ffmpeg, int width, int pictures) {
    List<String> words = head(ffmpeg);
    words.addAll(List.of("-f", "rawvideo", "-pix_fmt", "yuv420p"));
    words.addAll(List.of("-video_size", width + "x" + STRIP_LINES, "-i", "pipe:0"));
    words.addAll(List.of("-vf", "tile=" + pictures + "x1", "-frames:v", "1"));
    words.addAll(jpeg());
    return words;
  }

  private static List<String> jpeg() {
    return List.of(
        "-c:v", "mjpeg", "-q:v", "4", "-pix_fmt", "yuvj420p", "-f", "image2pipe", "pipe:1");
  }

  /**
   * A film that browsers play. H.264 is taken as it is, unless it has fields, which browsers show
   * as combs; other video is made anew and small; AC-3, which few browsers know, becomes AAC. Room
   * for the index is left at the head, so that a player need not read the end first; the output is
   * a file, as the head is written last.
   *
   * @param seconds of the film
   */
  static List<String> film(Path ffmpeg, VideoFormat video, double seconds) {
    List<String> words = head(ffmpeg);
    words.addAll(List.of("-f", "mpegts", "-i", "pipe:0", "-map", "0:v:0", "-map", "0:a:0?"));
    words.addAll(List.of("-t", String.format(Locale.ROOT, "%.3f", seconds)));
    words.addAll(copies(video) ? List.of("-c:v", "copy") : codedAnew());
    words.addAll(List.of("-c:a", "aac", "-b:a", "128k", "-ac", "2"));
    words.addAll(List.of("-f", "mp4", "-moov_size", Long.toString(index(video, seconds)), "fd:"));
    return words;
  }

  /** Whether the pictures of a film are those of the clip. */
  static boolean copies(VideoFormat video) {
    return video.codec() == VideoCodec.H264 && !video.interlaced();
  }

  private static List<String> codedAnew() {
    return List.of(
        "-vf",
        "bwdif=mode=send_frame:deint=interlaced," + scale(LINES),
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "26",
        "-pix_fmt",
        "yuv420p");
  }

  private static long index(VideoFormat video, double seconds) {
    double pictures = seconds * video.frameRate().numerator() / video.frameRate().denominator();
    return INDEX_BYTES
        + (long) (pictures * INDEX_BYTES_PER_PICTURE)
        + (long) (seconds * AAC_FRAMES * INDEX_BYTES_PER_SOUND);
  }
}
