package org.plugcast.multicast.twin.simulation;

import java.util.SplittableRandom;

/** Chance that is the same every time. */
final class Dice {
  static final long US = 1_000;
  static final long MS = 1_000_000;

  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** From {@code least} to {@code most}, both included. */
  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  /** As {@link #between}, with short times as likely as long ones of another order. */
  long spread(long least, long most) {
    double low = Math.log((double) least);
    return (long) Math.exp(low + random.nextDouble() * (Math.log((double) most) - low));
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T oneOf(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
