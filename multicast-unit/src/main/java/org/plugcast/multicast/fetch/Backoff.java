package org.plugcast.multicast.fetch;

import java.time.Duration;

/** How long to wait before trying again: twice as long after each failure, up to a longest time. */
public record Backoff(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 20;

  /** The wait after so many failures in a row; none after none. */
  public Duration after(int failures) {
    if (failures == 0) {
      return Duration.ZERO;
    }
    Duration wait = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
