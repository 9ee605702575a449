package org.plugcast.multicast.pacing;

import java.util.Optional;

/**
 * A channel at the pacer: its next datagram and when to send it. Belongs to the pacing thread once
 * it was added.
 */
public final class Lane {
  private final LaneSpec spec;
  private final Ring ring;
  private final long latenessBoundNs;
  private final long catchUpNs;
  private final Optional<LaneGate> gate;
  private int route;
  private long next;
  private long sendAtNs;
  private long notBeforeNs = Long.MIN_VALUE;

  /**
   * @param route of its destination at the wire
   * @param latenessBoundNs datagrams later than this are skipped
   */
  public Lane(LaneSpec spec, Ring ring, int route, long latenessBoundNs) {
    this(spec, ring, route, latenessBoundNs, Optional.empty());
  }

  /**
   * @param gate what may leave; all if there is none
   */
  public Lane(LaneSpec spec, Ring ring, int route, long latenessBoundNs, Optional<LaneGate> gate) {
    this.gate = gate;
    this.spec = spec;
    this.ring = ring;
    this.route = route;
    this.latenessBoundNs = latenessBoundNs;
    this.catchUpNs = spec.cadence().datagramNs() / 2;
  }

  public LaneSpec spec() {
    return spec;
  }

  public Ring ring() {
    return ring;
  }

  int route() {
    return route;
  }

  /** From now on datagrams leave by this route. */
  public void route(int replacement) {
    route = replacement;
  }

  /** Begins where the ring says. */
  void begin() {
    moveTo(ring.next());
  }

  /** The next datagram that will be loaded or skipped. */
  long next() {
    return next;
  }

  /** UTC at which the next datagram is to be sent, in nanoseconds. */
  long sendAtNs() {
    return sendAtNs;
  }

  /**
   * Puts the next datagram into the batch and moves on, or skips all that are too late.
   *
   * <p>Datagrams that are late but within the bound leave at no more than twice the rate.
   *
   * @return whether it is in the batch; it is then to be {@linkplain #settle settled}
   */
  boolean load(Wire wire, int position, long nowNs) {
    if (latenessNs(nowNs) > latenessBoundNs) {
      skipTo(spec.cadence().firstDatagramDueFrom(nowNs - spec.delayNs()));
      return false;
    }
    long datagram = next;
    int half = ring.halfWith(datagram);
    boolean leaves = half >= 0 && admits(datagram, nowNs);
    if (leaves) {
      wire.put(position, route, ring.shape().datagramAt(half, datagram), length());
    } else {
      ring.settle(datagram, half < 0 ? Outcome.UNPREPARED : Outcome.WITHHELD);
    }
    notBeforeNs = Math.max(sendAtNs, nowNs) + catchUpNs;
    moveTo(datagram + 1);
    return leaves;
  }

  private boolean admits(long datagram, long nowNs) {
    return gate.isEmpty() || gate.get().admits(datagram, nowNs);
  }

  /** How late the next datagram would leave; negative when it is not due. */
  long latenessNs(long nowNs) {
    return nowNs - spec.cadence().dueNs(next) - spec.delayNs();
  }

  /** Writes what became of a datagram that was loaded. */
  void settle(long datagram, int outcome) {
    ring.settle(datagram, outcome);
  }

  private void skipTo(long due) {
    ring.skip(next, due);
    moveTo(due);
  }

  private int length() {
    return ring.shape().datagramBytes();
  }

  private void moveTo(long datagram) {
    next = datagram;
    sendAtNs = Math.max(spec.cadence().dueNs(datagram) + spec.delayNs(), notBeforeNs);
  }
}
