package org.plugcast.renderer.encode;

/**
 * Sums of the pixels that a sample of chroma is made of, sited left, between two lines: weights 1,
 * 2, 1 across, 1, 1 down. One thread.
 */
final class ChromaTaps {
  /** The sum of all weights is 2 to the power of this. */
  static final int SHIFT = 3;

  /** Two samples of a pixel, with room for their sums. */
  private static final int PAIR = 0xff00ff;

  private int redAndBlue;
  private int alphaAndGreen;

  /** Takes the pixels around {@code x} of two lines. */
  void take(int[] upper, int[] lower, int x) {
    int left = Math.max(0, x - 1);
    int right = Math.min(upper.length - 1, x + 1);
    redAndBlue = across(upper, left, x, right, 0) + across(lower, left, x, right, 0);
    alphaAndGreen =
        across(upper, left, x, right, Byte.SIZE) + across(lower, left, x, right, Byte.SIZE);
  }

  private static int across(int[] line, int left, int x, int right, int shift) {
    return (line[left] >>> shift & PAIR)
        + 2 * (line[x] >>> shift & PAIR)
        + (line[right] >>> shift & PAIR);
  }

  int alpha() {
    return alphaAndGreen >>> 16;
  }

  int red() {
    return redAndBlue >>> 16;
  }

  int green() {
    return alphaAndGreen & 0xffff;
  }

  int blue() {
    return redAndBlue & 0xffff;
  }
}
