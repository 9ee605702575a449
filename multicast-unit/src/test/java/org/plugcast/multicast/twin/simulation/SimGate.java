package org.plugcast.multicast.twin.simulation;

import java.util.function.LongUnaryOperator;
import org.plugcast.multicast.pacing.Gate;

/** A gate as the pacer is to obey it. */
final class SimGate implements Gate {
  private final SimProcess process;
  private final LongUnaryOperator dueNs;
  private long from = Long.MAX_VALUE;
  private long until = Long.MAX_VALUE;
  private long countedFromNs = Long.MIN_VALUE / 2;
  private boolean lapsed;
  private long guardNs;

  SimGate(SimProcess process, LongUnaryOperator dueNs) {
    this.process = process;
    this.dueNs = dueNs;
  }

  void guard(long ns) {
    guardNs = ns;
  }

  /** Whether a datagram may leave, by a look at the clock that came before. */
  boolean passes(long datagram, long clockNs) {
    if (datagram < from || datagram >= until) {
      return false;
    }
    if (isOverdue(clockNs)) {
      lapsed = true;
      close();
      return false;
    }
    countedFromNs = clockNs;
    return true;
  }

  /** Whether it is too long since it was last opened, or last let something leave. */
  boolean isOverdue(long clockNs) {
    return clockNs - countedFromNs > guardNs;
  }

  @Override
  public void open(long first, long nowNs) {
    process.opensGate(
        () -> {
          from = first;
          until = Long.MAX_VALUE;
          countedFromNs = Math.max(nowNs, dueNs.applyAsLong(first));
          lapsed = false;
        });
  }

  @Override
  public void closeAt(long end) {
    until = end;
  }

  @Override
  public void close() {
    from = Long.MAX_VALUE;
  }

  @Override
  public boolean hasLapsed() {
    return lapsed;
  }

  @Override
  public long next() {
    return process.next();
  }
}
