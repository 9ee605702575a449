package org.plugcast.renderer.media;

import java.time.Duration;

/**
 * A part of a file.
 *
 * @param number from 1
 * @param start in the file
 * @param end in the file; what is there belongs to what follows
 * @param title clean words
 */
public record Chapter(int number, Duration start, Duration end, String title) {
  public Chapter {
    if (number < 1 || start.isNegative() || end.compareTo(start) <= 0) {
      throw new IllegalArgumentException("chapter " + number + " from " + start + " to " + end);
    }
  }

  public Duration length() {
    return end.minus(start);
  }
}
