package org.plugcast.multicast.status;

import java.time.Duration;

/**
 * A count of faults and when it last rose, so that a fault stays to be seen a while. Any thread.
 */
public final class Recently {
  /** How long a fault is told after it ended, in nanoseconds. */
  public static final long MEMORY_NS = Duration.ofSeconds(15).toNanos();

  private long count;
  private long roseNs = Long.MIN_VALUE / 2;

  /** Takes the count in; true if it rose. */
  public synchronized boolean observe(long nowNs, long value) {
    boolean rose = value > count;
    if (rose) {
      roseNs = nowNs;
    }
    count = value;
    return rose;
  }

  /** Whether it rose within {@link #MEMORY_NS}. */
  public synchronized boolean at(long nowNs) {
    return nowNs - roseNs < MEMORY_NS;
  }
}
