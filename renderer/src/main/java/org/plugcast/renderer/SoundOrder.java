package org.plugcast.renderer;

import java.time.Duration;

/**
 * What an operator wants done to the sound of items, besides their loudness.
 *
 * @param silence at head and tail of items that have only sound
 * @param fadeIn from the beginning of each item; zero for none
 * @param fadeOut to the end of each item; zero for none
 */
public record SoundOrder(Silence silence, Duration fadeIn, Duration fadeOut) {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Nothing. */
  public static final SoundOrder AS_IT_IS =
      new SoundOrder(Silence.KEPT, Duration.ZERO, Duration.ZERO);

  /** What becomes of silence. */
  public enum Silence {
    KEPT,
    TRIMMED
  }

  public SoundOrder {
    if (fadeIn.isNegative() || fadeIn.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("fade-in of " + fadeIn + ": expected 0 to 30 s");
    }
    if (fadeOut.isNegative() || fadeOut.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("fade-out of " + fadeOut + ": expected 0 to 30 s");
    }
  }

  double fadeInSeconds() {
    return fadeIn.toMillis() / 1e3;
  }

  double fadeOutSeconds() {
    return fadeOut.toMillis() / 1e3;
  }
}
