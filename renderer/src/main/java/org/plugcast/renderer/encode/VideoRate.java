package org.plugcast.renderer.encode;

/**
 * What a video encoder may spend.
 *
 * @param bitsPerSecond highest rate, which is also the mean that it aims at
 * @param bufferBits of its model of a decoder (VBV), full at the first picture
 * @param groupFrames frames from one random access point to the next
 */
public record VideoRate(long bitsPerSecond, long bufferBits, int groupFrames) {
  public VideoRate {
    if (bitsPerSecond < 100_000 || bufferBits < 100_000 || groupFrames < 1) {
      throw new IllegalArgumentException(
          "video rate "
              + bitsPerSecond
              + " bit/s, buffer "
              + bufferBits
              + " bits, groups of "
              + groupFrames);
    }
  }

  /** The same with so many per cent of rate and buffer. */
  public VideoRate percent(int percent) {
    return new VideoRate(bitsPerSecond * percent / 100, bufferBits * percent / 100, groupFrames);
  }
}
