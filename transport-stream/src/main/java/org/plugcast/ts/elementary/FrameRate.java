package org.plugcast.ts.elementary;

/** Frames per second as a ratio whose frame duration is a whole number of 27 MHz ticks. */
public record FrameRate(int numerator, int denominator) {
  public FrameRate {
    if (numerator <= 0 || denominator <= 0) {
      throw new IllegalArgumentException("frame rate " + numerator + "/" + denominator);
    }
    if (27_000_000L * denominator % numerator != 0) {
      throw new IllegalArgumentException(
          "frame rate "
              + numerator
              + "/"
              + denominator
              + ": its frame is no whole number of 27 MHz ticks");
    }
  }

  /** Duration of a frame, in 27 MHz ticks. */
  public long ticks() {
    return 27_000_000L * denominator / numerator;
  }

  /** As many pictures again in a second: of the fields where this is the rate of their frames. */
  public FrameRate doubled() {
    return new FrameRate(Math.multiplyExact(2, numerator), denominator);
  }

  /** Reads {@code 30000/1001} or {@code 25}. */
  public static FrameRate parse(String text) {
    int slash = text.indexOf('/');
    try {
      return slash < 0
          ? new FrameRate(Integer.parseInt(text), 1)
          : new FrameRate(
              Integer.parseInt(text.substring(0, slash)),
              Integer.parseInt(text.substring(slash + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("frame rate " + text + ": expected N or N/D", e);
    }
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
