package org.plugcast.multicast.pacing;

/**
 * How far apart deadlines may lie for one wake-up to serve them. With few wake-ups every deadline
 * gets its own; channels of several rates, whose instants drift against each other, would need too
 * many.
 */
final class Merging {
  /** Up to so many wake-ups in a second nothing is merged. */
  private static final double FEW_PER_SECOND = 6_000;

  private static final long WINDOW_NS = 60_000;

  private Merging() {}

  static long windowNs(LaneHeap lanes) {
    return wakeUpsPerSecond(lanes) <= FEW_PER_SECOND ? 0 : WINDOW_NS;
  }

  /** Without merging: for each rate as many as it has instants, or channels if those are fewer. */
  private static double wakeUpsPerSecond(LaneHeap lanes) {
    double sum = 0;
    for (int i = 0; i < lanes.size(); i++) {
      long rate = lanes.get(i).spec().cadence().bitsPerSecond();
      int before = 0;
      for (int j = 0; j < i; j++) {
        before += lanes.get(j).spec().cadence().bitsPerSecond() == rate ? 1 : 0;
      }
      if (before < Phase.instantsPerDatagram(rate)) {
        sum += rate / (Cadence.DATAGRAM_BYTES * 8.0);
      }
    }
    return sum;
  }
}
