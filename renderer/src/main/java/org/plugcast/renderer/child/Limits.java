package org.plugcast.renderer.child;

import java.time.Duration;

/**
 * What a child may use.
 *
 * @param time on the wall; its processor time is held to twice that on each of two threads
 * @param outputBytes most that is read from its standard output, or written to its file
 * @param memoryBytes of address space
 */
public record Limits(Duration time, long outputBytes, long memoryBytes) {
  /** Address space of a child, in bytes: room for x264 at 1080 lines, not for a machine's swap. */
  static final long MEMORY_BYTES = 6L << 30;

  public Limits {
    if (time.isNegative() || time.isZero() || outputBytes < 0 || memoryBytes < 1) {
      throw new IllegalArgumentException(
          "limits of " + time + ", " + outputBytes + " and " + memoryBytes + " bytes");
    }
  }

  /** With the memory that an encoder needs. */
  public Limits(Duration time, long outputBytes) {
    this(time, outputBytes, MEMORY_BYTES);
  }

  long cpuSeconds() {
    return time.toSeconds() * 4 + 1;
  }
}
