package org.plugcast.renderer;

import java.time.Duration;
import java.util.Optional;

/**
 * What of a file an item is.
 *
 * @param still so long each of its still pictures is shown
 * @param chapter that it is, from 1; empty: the whole file
 */
public record Extent(Duration still, Optional<Integer> chapter) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** The whole file; ten seconds for each still picture. */
  public static final Extent WHOLE = new Extent(Duration.ofSeconds(10), Optional.empty());

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException saying what is expected
   */
  public Extent {
    if (still.compareTo(SHORTEST) < 0 || still.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "slides of " + still.toMillis() / 1e3 + " s: expected 1 to 3600");
    }
    if (chapter.isPresent() && chapter.get() < 1) {
      throw new IllegalArgumentException("chapter " + chapter.get() + ": expected 1 or more");
    }
  }

  /** The same with still pictures shown so long. */
  public Extent shownFor(Duration each) {
    return new Extent(each, chapter);
  }

  /** One chapter of the file. */
  public Extent ofChapter(int number) {
    return new Extent(still, Optional.of(number));
  }

  /** So long are so many still pictures. */
  double seconds(int stills) {
    return still.toMillis() / 1e3 * stills;
  }
}
