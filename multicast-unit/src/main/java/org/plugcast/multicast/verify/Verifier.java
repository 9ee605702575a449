package org.plugcast.multicast.verify;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/**
 * Compares what is heard of one channel with what should be on the wire, index by index.
 *
 * <p>Each index gets one verdict, in order, some time after it was due (see {@link
 * Tolerance#patienceNs}); a datagram of an index that has one is told beside. Where datagrams are
 * equal, null packets alone for example, it cannot be known which of a row is missing or came
 * twice: the verdict is right, and the index is that of an equal one.
 *
 * <p>One thread. Counts may be read by any. Allocates nothing while all is well.
 */
public final class Verifier {
  /** Of a datagram that is not ours, or none at all. */
  public static final long NONE = -1;

  private static final int SENDERS = 4;
  private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Schedule schedule;
  private final Reach reach;
  private final Expected expected;
  private final LongPredicate ours;
  private final Ledger ledger;
  private final Counts counts = new Counts();
  private final Trail[] trails = new Trail[SENDERS];
  private long arrivals;
  private long nextTickNs = Long.MIN_VALUE;

  /**
   * Nothing was heard yet.
   *
   * @param ours whether a source is one of the twins; others are counted as foreign
   */
  public Verifier(
      Schedule schedule,
      Tolerance tolerance,
      Expected expected,
      LongPredicate ours,
      RunListener listener) {
    this.schedule = schedule;
    this.reach = Reach.of(schedule, tolerance);
    this.expected = expected;
    this.ours = ours;
    this.ledger = new Ledger(schedule, tolerance, counts, listener);
    for (int i = 0; i < SENDERS; i++) {
      trails[i] = trail(-1 - i);
    }
  }

  /**
   * A datagram of the channel's group was heard; in the order in which they came.
   *
   * @param payload from the buffer's position to its limit; not kept
   * @param heardAtNs on the clock of the air
   * @param source who sent it, 0 or more
   * @return the index that it has as far as can be told at once, or {@link #NONE}; where what was
   *     heard has yet to be sorted out, that is the likeliest, and no verdict
   */
  public long heard(ByteBuffer payload, long heardAtNs, long source) {
    if (heardAtNs >= nextTickNs) {
      tick(heardAtNs);
    }
    if (!ours.test(source)) {
      counts.addForeign();
      return NONE;
    }
    if (payload.remaining() != schedule.datagramBytes()) {
      counts.addWrongSize();
      return NONE;
    }
    return trailOf(source).heard(payload, heardAtNs, arrivals++);
  }

  /** Says what time it is, ten times a second or so, for when nothing is heard. */
  public void tick(long nowNs) {
    nextTickNs = nowNs + TICK_NS;
    for (Trail trail : trails) {
      trail.tick(nowNs);
    }
    ledger.settle(nowNs);
  }

  /**
   * Not everything was heard between two times, since this machine could not follow: what is
   * missing there is nobody's fault.
   */
  public void deaf(long fromNs, long untilNs) {
    ledger.deaf(fromNs, untilNs);
  }

  /** Judges all that was heard, without waiting for more. */
  public void finish(long nowNs) {
    for (Trail trail : trails) {
      trail.finish();
    }
    ledger.finish(nowNs);
  }

  /** The highest index that was heard, -1 before the first; of this thread. */
  public long lastHeard() {
    return ledger.high();
  }

  public Counts counts() {
    return counts;
  }

  /** The trail of a sender; a new one takes the place of who was not heard for the longest. */
  private Trail trailOf(long source) {
    int oldest = 0;
    for (int i = 0; i < SENDERS; i++) {
      if (trails[i].source() == source) {
        return trails[i];
      }
      if (trails[i].heardAtNs() < trails[oldest].heardAtNs()) {
        oldest = i;
      }
    }
    trails[oldest].finish();
    trails[oldest] = trail(source);
    return trails[oldest];
  }

  private Trail trail(long source) {
    return new Trail(source, schedule, reach, expected.of(source), ledger);
  }
}
