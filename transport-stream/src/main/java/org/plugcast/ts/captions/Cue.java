package org.plugcast.ts.captions;

import java.util.List;

/**
 * A subtitle.
 *
 * @param beginMillis when it appears, from the beginning of the item
 * @param endMillis when it is gone, after {@code beginMillis}
 * @param lines without mark-up and control characters, none of them blank
 */
public record Cue(long beginMillis, long endMillis, List<String> lines, Place place) {
  /** Where it is on the screen. */
  public enum Place {
    TOP,
    BOTTOM
  }

  public Cue {
    if (beginMillis < 0 || endMillis <= beginMillis) {
      throw new IllegalArgumentException(
          "cue from " + beginMillis + " ms to " + endMillis + " ms: it must last, from 0 on");
    }
    lines = List.copyOf(lines);
  }
}
