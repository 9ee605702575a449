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

  private static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text.strip()));
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
}
