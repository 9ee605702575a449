package org.plugcast.renderer.encode;

import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Reads ffmpeg's progress and the statistics of its filters out of what it tells. */
final class EncoderLog implements Consumer<String> {
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
    this.progress = progress;
    this.seconds = seconds;
  }

  @Override
  public void accept(String line) {
    if (line.startsWith("out_time_us=")) {
      number(line.substring("out_time_us=".length())).ifPresent(this::advance);
    } else {
      after(line, "Number of samples: ").ifPresent(value -> samples = (long) value);
      after(line, "Peak level dB: ").ifPresent(value -> peakDb = value);
      after(line, "silence_start: ").ifPresent(silences::began);
      after(line, "silence_end: ").ifPresent(silences::ended);
      summary(line.strip());
    }
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
