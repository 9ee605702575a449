package org.plugcast.caching.media;

import java.time.Duration;

/**
 * What the operator wants done to the sound of a channel's items, besides their loudness.
 *
 * @param silence what becomes of it at head and tail of items that have only sound
 */
public record SoundWish(Silence silence, Duration fadeIn, Duration fadeOut) {
  /** Nothing. */
  public static final SoundWish NOTHING = new SoundWish(Silence.KEEP, Duration.ZERO, Duration.ZERO);

  /** What becomes of silence. */
  public enum Silence {
    KEEP,
    TRIM
  }
}
