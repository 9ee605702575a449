package org.plugcast.renderer.encode;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.plugcast.renderer.media.Chapter;
import org.plugcast.renderer.media.MediaInfo;

/**
 * A part of a file in the words of {@code ffmpeg}: the file is read from shortly before it, and cut
 * exactly where it begins and ends. Pure.
 *
 * @param start in seconds
 * @param end in seconds; infinity: where the file ends
 * @param sound of a whole file: begun so much later than where ffmpeg has its time 0
 * @param pictures the same of its pictures
 */
public record Section(double start, double end, double sound, double pictures) {
  /** All of a file. */
  public static final Section WHOLE = whole(0, 0);

  /** So much earlier sound is decoded at least: decoders need some time to settle. In seconds. */
  private static final double LEAD = 2;

  /** So much more is read, as packets are not in the order of their times. In seconds. */
  private static final double REST = 1;

  private static final double NANOS = 1e9;

  public Section {
    if (!(start >= 0 && end > start)) {
      throw new IllegalArgumentException("section from " + start + " to " + end + " s");
    }
  }

  /** From {@code start} to {@code end}, in seconds. */
  public Section(double start, double end) {
    this(start, end, 0, 0);
  }

  /** All of a file, begun so many seconds after time 0, or before it where negative. */
  static Section whole(double sound, double pictures) {
    return new Section(0, Double.POSITIVE_INFINITY, sound, pictures);
  }

  /** What is meant of a file. */
  public static Section of(MediaInfo info) {
    return info.part().map(Section::of).orElse(WHOLE);
  }

  private static Section of(Chapter chapter) {
    return new Section(seconds(chapter.start()), seconds(chapter.end()));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }

  public boolean isWhole() {
    return start == 0 && Double.isInfinite(end);
  }

  /** Its length in seconds. */
  public double seconds() {
    return end - start;
  }

  /** Options of ffprobe for the packets from the random access point before its start on. */
  List<String> nearStart() {
    return List.of("-read_intervals", number(start) + "%" + number(start + LEAD));
  }

  /** The same from another moment on. */
  Section from(double other) {
    return other < end ? new Section(other, end) : this;
  }

  /**
   * Where reading for sound begins: at a whole second, where samples of all rates begin, so that
   * none is shifted by a part of one.
   */
  private double soundFrom() {
    return Math.max(0, Math.floor(start - LEAD));
  }

  /** Options before a file whose sound is decoded. */
  List<String> soundInput() {
    return isWhole()
        ? begun(sound)
        : List.of("-ss", number(soundFrom()), "-t", number(end - soundFrom() + REST));
  }

  /** Filters for sound that was conformed; each begins with a comma. */
  String soundCut() {
    return isWhole()
        ? ""
        : ",atrim=start=%s:end=%s,asetpts=PTS-STARTPTS"
            .formatted(number(start - soundFrom()), number(end - soundFrom()));
  }

  /**
   * Options before a file whose pictures are decoded: from the random access point before its
   * start, times counted from its start. What comes before is left to the filter that makes frames
   * of constant duration, which takes the picture that is seen at time 0.
   */
  List<String> pictureInput() {
    return isWhole() ? begun(pictures) : List.of("-noaccurate_seek", "-ss", number(start));
  }

  /** Times so much earlier, or later, that what is begun then is at 0. */
  private static List<String> begun(double seconds) {
    return seconds == 0 ? List.of() : List.of("-itsoffset", number(-seconds));
  }

  /** Filters for decoded pictures; each ends with a comma. */
  String pictureCut() {
    return isWhole() ? "" : "trim=end=%s,".formatted(number(seconds()));
  }

  private static String number(double seconds) {
    return String.format(Locale.ROOT, "%.6f", seconds);
  }
}
