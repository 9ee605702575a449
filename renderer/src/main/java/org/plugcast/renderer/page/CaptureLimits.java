package org.plugcast.renderer.page;

import java.time.Duration;

/**
 * How long a page may take, on the wall.
 *
 * @param load until its first picture can be taken
 * @param step for the browser's answer to any single request
 * @param fetch so long a fetch may hold the page's clock; then the clock goes on without it
 * @param slowest all pictures together may take so many times as long as they are shown, and one
 *     {@code step} more
 */
public record CaptureLimits(Duration load, Duration step, Duration fetch, int slowest) {
  /** Pictures of 1080 lines by screenshots, on a machine with much else to do, take half of it. */
  private static final int SLOWEST = 50;

  /** For pages of others. */
  public static final CaptureLimits USUAL =
      new CaptureLimits(
          Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(4), SLOWEST);

  /** For our own page, which ends for sure: only a machine with too much to do makes it late. */
  public static final CaptureLimits PATIENT =
      new CaptureLimits(
          Duration.ofMinutes(3), Duration.ofMinutes(3), Duration.ofSeconds(4), SLOWEST);
}
