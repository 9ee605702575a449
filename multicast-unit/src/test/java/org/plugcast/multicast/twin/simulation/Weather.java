package org.plugcast.multicast.twin.simulation;

import static org.plugcast.multicast.twin.simulation.Dice.MS;

/** The conditions of a run. */
record Weather(
    Kind kind, long bitsPerSecond, long clocksApartNs, double wireLoss, double beatLoss) {
  private static final Kind[] KINDS = Kind.values();

  static Weather of(long seed, Dice dice) {
    Kind kind = KINDS[(int) Math.floorMod(seed, (long) KINDS.length)];
    boolean calm = kind.isWithoutLoss();
    return new Weather(
        kind,
        dice.happens(0.7) ? 3_750_000 : dice.happens(0.6) ? low(seed) : 19_390_000,
        dice.happens(0.2) ? 45 * MS : dice.between(0, 20 * MS),
        calm || dice.happens(0.5) ? 0 : 0.005,
        calm || dice.happens(0.5) ? 0 : 0.01);
  }

  /** So few datagrams that a takeover takes longer, or nearly so few. */
  private static long low(long seed) {
    return Math.floorMod(seed / KINDS.length, 4) == 2 ? 1_500_000 : 1_000_000;
  }
}
