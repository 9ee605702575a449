package org.plugcast.multicast.pacing;

import java.util.concurrent.locks.LockSupport;

/** Sleeps on the monotonic clock, the one of {@link System#nanoTime}. */
@FunctionalInterface
public interface Sleeper {
  /** By Java's own means. */
  Sleeper PARKING = untilNs -> LockSupport.parkNanos(untilNs - System.nanoTime());

  /** Sleeps until the monotonic clock shows {@code untilNs}, or a little less or more. */
  void sleepUntil(long untilNs);
}
