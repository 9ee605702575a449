package org.plugcast.renderer.page;

import java.time.Duration;

/**
 * How long a page may take, on the wall.
 *
 * @param load until its load event
 * @param step for the browser's answer to any single request
 * @param fetch so long a fetch may hold the page's clock; then the clock goes on without it
 */
record CaptureLimits(Duration load, Duration step, Duration fetch) {
  static final CaptureLimits USUAL =
      new CaptureLimits(Duration.ofSeconds(20), Duration.ofSeconds(15), Duration.ofSeconds(4));
}
