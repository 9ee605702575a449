package org.plugcast.renderer.encode;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.plugcast.renderer.child.Listener;

/**
 * Reads ffmpeg's progress and the statistics of its filters out of what it tells, and loses
 * patience with work that does not get on.
 */
final class EncoderLog implements Listener {
  /** Real time is 1; slower machines than twenty times that are not for this work. */
  static final int SLOWEST = 20;

  /** Seconds for a start, and between two steps ahead. */
  static final int PATIENCE_SECONDS = 120;

  private static final double NANOS = 1e9;

  /** Where filters speak; ffmpeg shows tags of the file, which may say anything, on other lines. */
  private static final Pattern STATISTICS =
      Pattern.compile("\\[(Parsed_)?(astats|silencedetect)(_\\d+)? @ 0x[0-9a-f]+\\] \\[info\\] .*");

  private final double longest;
  private final LongSupplier nanoTime;
  private final long began;
  private volatile long advanced;
  private final Progress progress;
  private final double seconds;
  private volatile double lastSeconds;
  private volatile long samples;
  private volatile double peakDb = Double.NEGATIVE_INFINITY;
  private volatile double lkfs = Loudness.SILENCE;
  private volatile double truePeakDb = Double.NEGATIVE_INFINITY;
  private final Silences silences = new Silences();

  /**
   * Listens.
   *
   * @param seconds of the whole work
   */
  EncoderLog(Progress progress, double seconds) {
    this(progress, seconds, Double.POSITIVE_INFINITY, System::nanoTime);
  }

  /**
   * Listens.
   *
   * @param seconds of the whole work
   * @param longest seconds after which it is ended
   */
  EncoderLog(Progress progress, double seconds, double longest, LongSupplier nanoTime) {
    this.longest = longest;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
    this.advanced = began;
    this.progress = progress;
    this.seconds = seconds;
  }

  @Override
  public void said(String line) {
    if (line.startsWith("out_time_us=")) {
      number(line.substring("out_time_us=".length())).ifPresent(this::advance);
    } else if (STATISTICS.matcher(line).matches()) {
      after(line, "Number of samples: ").ifPresent(value -> samples = (long) value);
      after(line, "Peak level dB: ").ifPresent(value -> peakDb = value);
      after(line, "silence_start: ").ifPresent(silences::began);
      after(line, "silence_end: ").ifPresent(silences::ended);
    } else {
      summary(line.strip());
    }
  }

  @Override
  public Optional<String> impatience() {
    long now = nanoTime.getAsLong();
    double elapsed = (now - began) / NANOS;
    if (lastSeconds > longest) {
      return Optional.of(tooLong(longest));
    }
    if ((now - advanced) / NANOS > PATIENCE_SECONDS) {
      return Optional.of(came("came no further than %.1f s in %.0f s", elapsed));
    }
    return elapsed > PATIENCE_SECONDS + SLOWEST * lastSeconds
        ? Optional.of(came("came only %.1f s far in %.0f s", elapsed))
        : Optional.empty();
  }

  private String came(String words, double elapsed) {
    return String.format(Locale.ROOT, words, lastSeconds, elapsed);
  }

  /** What a program did that found more in a file than the most. */
  static String tooLong(double seconds) {
    return String.format(
        Locale.ROOT,
        "found more than %.0f s in it: an item may last a day, and not longer than the size of its"
            + " file makes likely",
        seconds);
  }

  /** Lines of the summary of ebur128. */
  private void summary(String line) {
    if (line.startsWith("I:") && line.endsWith(" LUFS")) {
      after(line, "I:").ifPresent(value -> lkfs = value);
    } else if (line.startsWith("Peak:") && line.endsWith(" dBFS")) {
      after(line, "Peak:").ifPresent(value -> truePeakDb = value);
    }
  }

  private void advance(double microseconds) {
    if (microseconds / 1e6 > lastSeconds) {
      advanced = nanoTime.getAsLong();
    }
    lastSeconds = microseconds / 1e6;
    if (seconds > 0) {
      progress.at(Math.clamp(lastSeconds / seconds, 0, 1));
    }
  }

  private static OptionalDouble after(String line, String label) {
    int at = line.indexOf(label);
    return at < 0 ? OptionalDouble.empty() : number(line.substring(at + label.length()));
  }

  /** The number with which a text begins. */
  private static OptionalDouble number(String text) {
    String word = text.strip().split(" ", 2)[0];
    try {
      return OptionalDouble.of(Double.parseDouble(word));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** End of what was written last, in seconds. */
  double lastSeconds() {
    return lastSeconds;
  }

  long samples() {
    return samples;
  }

  double peakDb() {
    return peakDb;
  }

  /** What was measured; the true peak is minus infinity where it was not asked for. */
  Loudness loudness() {
    return new Loudness(lkfs, truePeakDb);
  }

  /** What was heard of a whole file. */
  Heard heard() {
    return new Heard(
        loudness(), lastSeconds, silences.head(lastSeconds), silences.tail(lastSeconds));
  }
}
