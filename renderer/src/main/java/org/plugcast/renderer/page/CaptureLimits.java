package org.plugcast.renderer.page;

import java.time.Duration;

/**
 * How long a page may take, on the wall.
 *
 * @param load until its load event
 * @param step for the browser's answer to any single request
 * @param fetch so long a fetch may hold the page's clock; then the clock goes on without it
 */
public record CaptureLimits(Duration load, Duration step, Duration fetch) {
  /** For pages of others. */
  public static final CaptureLimits USUAL =
      new CaptureLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(4));

  /** For our own page, which ends for sure: only a machine with too much to do makes it late. */
  public static final CaptureLimits PATIENT =
      new CaptureLimits(Duration.ofMinutes(3), Duration.ofMinutes(3), Duration.ofSeconds(4));
}
