package org.plugcast.renderer.page;

import java.time.Duration;

/**
 * What a browser may use of this machine.
 *
 * @param memoryBytes of all its processes together, its disk not counted
 * @param processBytes of memory that any one of them may ask for
 * @param diskBytes that it may write; its disk lies in memory
 * @param time on the wall, from its start to its end
 */
record BrowserLimits(long memoryBytes, long processBytes, long diskBytes, Duration time) {
  private static final long MEMORY = 5L << 29;
  private static final long PROCESS = 3L << 29;
  private static final long DISK = 256L << 20;

  /** A busy machine captures a heavy page at a tenth of its speed. */
  private static final int TIMES_SLOWER = 20;

  private static final Duration AT_LEAST = Duration.ofMinutes(10);

  /** For pages of others, shown for so long. */
  static BrowserLimits forPageOf(Duration duration) {
    return new BrowserLimits(
        MEMORY, PROCESS, DISK, AT_LEAST.plus(duration.multipliedBy(TIMES_SLOWER)));
  }
}
