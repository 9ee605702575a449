package org.plugcast.multicast.record;

/**
 * Where segments are cut: about every minute of UTC, counted from 1970, at a second of the minute
 * that follows from the channel's number alone. So twins cut alike, and the segments of many
 * channels do not end together. Pure.
 *
 * @param channel number of the channel
 */
record SegmentGrid(int channel) {
  /** Nominal length of a segment. */
  static final long LENGTH_NS = 60_000_000_000L;

  /** After this a cut is made where no picture begins. */
  static final long PATIENCE_NS = 5_000_000_000L;

  /** Multiples of this modulo 2^32 are spread evenly, however many (the golden section). */
  private static final long GOLDEN = 0x9E3779B9L;

  /** Number of the segment that is nominally under way at a time. */
  long number(long utcNs) {
    return Math.floorDiv(utcNs - shiftNs(), LENGTH_NS);
  }

  /** Whether a segment of an earlier number is overdue to end. */
  boolean isOverdue(long utcNs) {
    return Math.floorMod(utcNs - shiftNs(), LENGTH_NS) >= PATIENCE_NS;
  }

  private long shiftNs() {
    long share = channel * GOLDEN & 0xffff_ffffL;
    return (share * (LENGTH_NS / 1_000_000_000) >>> 32) * 1_000_000_000;
  }
}
