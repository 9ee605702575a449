package org.plugcast.caching.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast a clip is made. Pure.
 *
 * @param speed times real time: seconds of the item made in a second
 * @param left until it is done, at this speed
 */
public record Pace(double speed, Duration left) {
  private static final int WHOLE = 100;
  private static final double NANOS = 1e9;

  /**
   * The pace so far; empty while that cannot be told: nothing is done yet, or no time has passed.
   *
   * @param length of the item; zero where it is not known, and the speed is 0 then
   */
  public static Optional<Pace> of(Progress progress, Duration length, Instant now) {
    double taken = Duration.between(progress.since(), now).toNanos() / NANOS;
    if (progress.percent() <= 0 || taken <= 0) {
      return Optional.empty();
    }
    double done = (double) progress.percent() / WHOLE;
    double left = taken * (1 - done) / done;
    return Optional.of(
        new Pace(
            length.toNanos() / NANOS * done / taken, Duration.ofNanos(Math.round(left * NANOS))));
  }
}
