package org.plugcast.multicast.verify;

import java.util.concurrent.TimeUnit;

/**
 * How far a datagram is looked for, in datagrams of one channel, and how long is waited, such that
 * it makes sense for slow channels too.
 *
 * @param window around the index that is due
 * @param ahead of its place that a datagram may be, where neighbours change places or times jitter
 * @param far as far as it is looked for if it is nowhere in the window
 * @param offNs a sender that is earlier or later is not where it seems to be
 * @param pauseNs a sender that was silent for longer may go on anywhere
 * @param holdNs the longest wait for a datagram of which there is but one
 * @param patienceNs the longest wait for a datagram that is missing
 */
record Reach(
    int window, int ahead, int far, long offNs, long pauseNs, long holdNs, long patienceNs) {
  private static final long AHEAD_NS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long FAR_NS = TimeUnit.SECONDS.toNanos(1);
  private static final long OFF_NS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(15);
  private static final long HOLD_NS = TimeUnit.MILLISECONDS.toNanos(60);
  private static final int MOST = 1_024;

  static Reach of(Schedule schedule, Tolerance tolerance) {
    long intervalNs = schedule.cadence().datagramNs();
    return new Reach(
        schedule.datagramsIn(tolerance.apartNs(), 4, MOST / 4),
        schedule.datagramsIn(AHEAD_NS, 2, MOST / 32),
        schedule.datagramsIn(FAR_NS, 4, MOST),
        Math.max(OFF_NS, 4 * intervalNs),
        Math.max(PAUSE_NS, 3 * intervalNs),
        Math.max(HOLD_NS, 8 * intervalNs),
        Math.max(tolerance.patienceNs(), 16 * intervalNs));
  }
}
