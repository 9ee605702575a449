package org.plugcast.ts.elementary;

import java.util.Optional;

/**
 * What the pictures of a sequence share.
 *
 * @param codec empty for a coding that no channel carries
 * @param profile profile and level for people, such as {@code High@3.1}
 * @param width luma samples as shown
 * @param height luma samples as shown
 * @param announced frame rate that the sequence states, if a whole number of 27 MHz ticks makes its
 *     frame
 * @param binding whether pictures have to keep to the announced rate
 * @param interlaced whether fields or MBAFF may be coded; every picture may still be progressive
 * @param plain whether it is 4:2:0 with 8 bits
 * @param bufferBits decoder buffer that the sequence asks for, 0 where it does not say
 */
public record VideoSequence(
    Optional<VideoCodec> codec,
    String profile,
    int width,
    int height,
    AspectRatio aspectRatio,
    Optional<FrameRate> announced,
    boolean binding,
    boolean interlaced,
    boolean plain,
    long bufferBits) {

  /** Ratio of a sample's, or in MPEG-2 possibly the display's, sides; 0:0 if unspecified. */
  public record AspectRatio(int x, int y) {
    @Override
    public String toString() {
      return x + ":" + y;
    }
  }

  /** The rate, unless its frame is no whole number of 27 MHz ticks. */
  static Optional<FrameRate> rate(long numerator, long denominator) {
    long divisor = greatestCommonDivisor(numerator, denominator);
    long n = numerator / divisor;
    long d = denominator / divisor;
    boolean whole = n <= 27_000_000 && d <= 27_000_000 && 27_000_000 * d % n == 0;
    return whole ? Optional.of(new FrameRate((int) n, (int) d)) : Optional.empty();
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
