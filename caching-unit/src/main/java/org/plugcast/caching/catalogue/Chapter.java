package org.plugcast.caching.catalogue;

/**
 * A part of a media file.
 *
 * @param startNanos in the file
 * @param endNanos in the file
 */
public record Chapter(long startNanos, long endNanos, String title) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  public long millis() {
    return (endNanos - startNanos) / NANOS_PER_MILLI;
  }
}
