package org.plugcast.ts.replay;

import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.mpeg.Pcr;

/** The least constant rate that delays no packet of a variable stream by more than 100 ms. */
final class LeastRate {
  private static final double LONGEST_DELAY = 0.1;

  /** Room for clock references of our own, one in 30 ms, in bit/s. */
  private static final double CLOCK = MuxRate.PACKET_BITS / 0.03;

  private static final long HIGHEST = 10_000_000_000L;

  private final SourceClock clock;
  private final long packets;
  private final long payload;

  /**
   * Of a source.
   *
   * @param packets of the source
   * @param payload those that are not null packets
   */
  LeastRate(SourceClock clock, long packets, long payload) {
    this.clock = clock;
    this.packets = packets;
    this.payload = payload;
  }

  /** In bit/s. */
  long bitsPerSecond() {
    long low = MuxRate.PACKET_BITS;
    long high = HIGHEST;
    while (low < high) {
      long middle = (low + high) / 2;
      if (longestDelay((double) middle) <= LONGEST_DELAY) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Longest time in seconds that packets wait, when they come evenly between two references. */
  private double longestDelay(double bitsPerSecond) {
    int last = clock.references() - 1;
    double waiting = clock.carried(0) * MuxRate.PACKET_BITS;
    waiting = rest(waiting, clock.ticks(0) - clock.ticksAt(0), bitsPerSecond);
    double longest = waiting;
    for (int i = 1; i <= last; i++) {
      waiting += (clock.carried(i) - clock.carried(i - 1)) * MuxRate.PACKET_BITS;
      waiting = rest(waiting, clock.ticks(i) - clock.ticks(i - 1), bitsPerSecond);
      longest = Math.max(longest, waiting);
    }
    waiting += (payload - clock.carried(last)) * MuxRate.PACKET_BITS;
    waiting = rest(waiting, clock.ticksAt(packets) - clock.ticks(last), bitsPerSecond);
    return Math.max(longest, waiting) / bitsPerSecond;
  }

  private static double rest(double bits, long ticks, double bitsPerSecond) {
    return Math.max(0, bits - ticks * (bitsPerSecond - CLOCK) / Pcr.FREQUENCY);
  }
}
