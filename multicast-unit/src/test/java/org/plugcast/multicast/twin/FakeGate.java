package org.plugcast.multicast.twin;

import org.plugcast.multicast.pacing.Gate;

/** A gate that remembers what was done to it. */
final class FakeGate implements Gate {
  static final long CLOSED = -1;

  long from = CLOSED;
  long until = Long.MAX_VALUE;
  long openedNs;
  long next;
  boolean lapsed;

  @Override
  public void open(long first, long nowNs) {
    from = first;
    until = Long.MAX_VALUE;
    openedNs = nowNs;
    lapsed = false;
  }

  @Override
  public void closeAt(long end) {
    until = end;
  }

  @Override
  public void close() {
    from = CLOSED;
  }

  @Override
  public boolean hasLapsed() {
    return lapsed;
  }

  @Override
  public long next() {
    return next;
  }
}
