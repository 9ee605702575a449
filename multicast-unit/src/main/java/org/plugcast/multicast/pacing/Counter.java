package org.plugcast.multicast.pacing;

import java.util.concurrent.atomic.AtomicLong;

/** A count with one writer and any readers. */
public final class Counter {
  private final AtomicLong value = new AtomicLong();

  /** Called by the one writer only. */
  public void add(long amount) {
    value.lazySet(value.getPlain() + amount);
  }

  /** Called by the one writer only. */
  public void raiseTo(long amount) {
    if (amount > value.getPlain()) {
      value.lazySet(amount);
    }
  }

  public long get() {
    return value.get();
  }
}
