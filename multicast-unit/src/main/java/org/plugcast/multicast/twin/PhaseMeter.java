package org.plugcast.multicast.twin;

import org.plugcast.multicast.pacing.Cadence;

/**
 * How much later the twin is heard than a datagram is due here: the distance of the two clocks plus
 * the shortest way through the network, known only up to a whole number of datagrams. One thread.
 */
final class PhaseMeter {
  private static final long BUCKET_NS = 1_000_000_000;

  private final Cadence cadence;
  private final long delayNs;
  private long bucket = Long.MIN_VALUE;
  private long leastNs = Long.MAX_VALUE;
  private long leastBeforeNs = Long.MAX_VALUE;

  PhaseMeter(Cadence cadence, long delayNs) {
    this.cadence = cadence;
    this.delayNs = delayNs;
  }

  void note(long atNs) {
    long now = Math.floorDiv(atNs, BUCKET_NS);
    if (now != bucket) {
      leastBeforeNs = now == bucket + 1 ? leastNs : Long.MAX_VALUE;
      leastNs = Long.MAX_VALUE;
      bucket = now;
    }
    long airNs = atNs - delayNs;
    long nearest = cadence.firstDatagramDueFrom(airNs - cadence.datagramNs() / 2);
    leastNs = Math.min(leastNs, airNs - cadence.dueNs(nearest));
  }

  /**
   * The least of the last second or two, in nanoseconds; within half a datagram's time of 0, and 0
   * when the twin was not heard.
   */
  long leastNs() {
    long least = Math.min(leastNs, leastBeforeNs);
    return least == Long.MAX_VALUE ? 0 : least;
  }
}
