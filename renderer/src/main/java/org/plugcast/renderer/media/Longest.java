package org.plugcast.renderer.media;

/** How long an item may be. Pure. */
public final class Longest {
  /** No item may be longer, in seconds. */
  private static final double DAY = 24 * 3600.0;

  /** So long may any file be, in seconds. */
  private static final double ALWAYS = 600;

  /**
   * A file with less for each second is damaged, or a trap that takes hours and gigabytes to make:
   * silence in FLAC has three times as much.
   */
  private static final double LEAST_BYTES_PER_SECOND = 50;

  private Longest() {}

  /** Most seconds that are taken from a file of so many bytes. */
  public static double seconds(long bytes) {
    return Math.min(DAY, ALWAYS + bytes / LEAST_BYTES_PER_SECOND);
  }
}
