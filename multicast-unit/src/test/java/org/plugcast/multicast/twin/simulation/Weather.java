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
        dice.happens(0.7) ? 3_750_000 : dice.happens(0.6) ? 1_000_000 : 19_390_000,
        dice.happens(0.2) ? 45 * MS : dice.between(0, 20 * MS),
        calm || dice.happens(0.5) ? 0 : 0.005,
        calm || dice.happens(0.5) ? 0 : 0.01);
  }
}
