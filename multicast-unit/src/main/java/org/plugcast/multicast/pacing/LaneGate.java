package org.plugcast.multicast.pacing;

/**
 * The gate of a lane: moved by the watch, asked by the pacer before each datagram. A lane without
 * one sends everything.
 *
 * <p>It is closed at first.
 */
public final class LaneGate implements Gate {
  private static final long SHUT = Long.MIN_VALUE;

  private final Cadence cadence;
  private final long delayNs;
  private final Ring ring;
  private volatile long until = SHUT;
  private volatile long from = Long.MAX_VALUE;
  private volatile long sinceNs;
  private volatile int opening;
  private volatile int lapsed;
  private volatile long guardNs;
  private int openings;
  private int known;
  private long aliveNs;

  /**
   * @param spec of the lane
   * @param ring of the lane
   */
  public LaneGate(LaneSpec spec, Ring ring) {
    this.cadence = spec.cadence();
    this.delayNs = spec.delayNs();
    this.ring = ring;
  }

  @Override
  public void open(long first, long nowNs) {
    until = SHUT;
    from = first;
    sinceNs = Math.max(nowNs, cadence.dueNs(first) + delayNs);
    openings++;
    opening = openings;
    until = Long.MAX_VALUE;
  }

  @Override
  public void closeAt(long end) {
    if (until != SHUT) {
      until = end;
    }
  }

  /**
   * Says how long a time may pass between two datagrams.
   *
   * @param longestNs in nanoseconds; 0: any
   */
  public void guard(long longestNs) {
    guardNs = longestNs;
  }

  @Override
  public void close() {
    until = SHUT;
  }

  @Override
  public boolean hasLapsed() {
    return lapsed == opening;
  }

  @Override
  public long next() {
    return ring.next();
  }

  /** Pacer: whether a datagram may leave now. */
  boolean admits(long datagram, long nowNs) {
    if (datagram >= until || datagram < from) {
      return false;
    }
    if (known != opening) {
      known = opening;
      aliveNs = sinceNs;
    }
    if (lapsed == known) {
      return false;
    }
    if (guardNs > 0 && nowNs - aliveNs > guardNs) {
      lapsed = known;
      return false;
    }
    aliveNs = nowNs;
    return true;
  }
}
