package org.plugcast.multicast.verify;

import java.util.concurrent.TimeUnit;

/**
 * What is not yet wrong.
 *
 * @param lateNs a datagram may be heard this long after it was due, by the clock of who hears it
 * @param apartNs clocks of units, and with them datagrams, may be apart by this
 * @param silenceNs when the one goes silent and another goes on after this time or more, then what
 *     is missing between was sent by nobody
 * @param patienceNs a datagram that is not heard this long after it was due is missing
 */
public record Tolerance(long lateNs, long apartNs, long silenceNs, long patienceNs) {
  private static final long LATE_NS = TimeUnit.MILLISECONDS.toNanos(40);
  private static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(250);

  public Tolerance {
    if (lateNs < 0 || apartNs < 0 || silenceNs < 0 || patienceNs <= Math.max(lateNs, apartNs)) {
      throw new IllegalArgumentException(
          "late %d, apart %d, silence %d, patience %d ns: expected 0 or more, patience the longest"
              .formatted(lateNs, apartNs, silenceNs, patienceNs));
    }
  }

  /** Clocks 20 ms apart and as much of jitter; a twin that takes over after a time of silence. */
  public static Tolerance of(long takeoverAfterNs) {
    return new Tolerance(LATE_NS, LATE_NS, takeoverAfterNs * 2 / 3, PATIENCE_NS);
  }
}
