package org.plugcast.provisioning.units;

import java.time.Duration;

/**
 * How long to wait before a unit is started again: doubling from {@code first} to {@code longest}.
 *
 * @param first wait after the first end
 * @param longest no wait is longer
 * @param steady a unit that ran this long starts the count anew
 */
public record Backoff(Duration first, Duration longest, Duration steady) {
  public static final Backoff DEFAULT =
      new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofSeconds(30));

  /** Number of short runs in a row, after one more that lasted {@code ran}. */
  public int failures(int before, Duration ran) {
    return ran.compareTo(steady) >= 0 ? 1 : before + 1;
  }

  /** Wait after {@code failures} short runs in a row, 1 or more. */
  public Duration wait(int failures) {
    int doublings = Math.min(failures - 1, 16);
    Duration wait = first.multipliedBy(1L << doublings);
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
