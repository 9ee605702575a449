package org.plugcast.renderer.encode;

/**
 * What a video encoder may spend.
 *
 * @param bitsPerSecond highest rate, which is also the mean that it aims at
 * @param bufferBits of its model of a decoder (VBV), full at the first picture
 * @param groupFrames frames from one random access point to the next
 * @param detailPercent part of the width and height of a foreign picture whose detail is kept
 */
public record VideoRate(long bitsPerSecond, long bufferBits, int groupFrames, int detailPercent) {
  private static final long LEAST = 100_000;

  public VideoRate(long bitsPerSecond, long bufferBits, int groupFrames) {
    this(bitsPerSecond, bufferBits, groupFrames, 100);
  }

  public VideoRate {
    if (bitsPerSecond < LEAST
        || bufferBits < LEAST
        || groupFrames < 1
        || detailPercent < 10
        || detailPercent > 100) {
      throw new IllegalArgumentException(
          "video rate "
              + bitsPerSecond
              + " bit/s, buffer "
              + bufferBits
              + " bits, groups of "
              + groupFrames);
    }
  }

  /** The same where something else is put into each picture, of so many bits in all a second. */
  public VideoRate without(long otherBitsPerSecond, long otherBitsPerPicture) {
    return new VideoRate(
        Math.max(LEAST, bitsPerSecond - otherBitsPerSecond),
        Math.max(LEAST, bufferBits - otherBitsPerPicture),
        groupFrames,
        detailPercent);
  }

  /** The same with so many per cent of rate and buffer. */
  public VideoRate percent(int percent) {
    return new VideoRate(
        bitsPerSecond * percent / 100, bufferBits * percent / 100, groupFrames, detailPercent);
  }

  /** The same for softened pictures: noise that no encoder can hold at this rate is taken out. */
  public VideoRate softened(int percent) {
    return new VideoRate(bitsPerSecond, bufferBits, groupFrames, percent);
  }
}
