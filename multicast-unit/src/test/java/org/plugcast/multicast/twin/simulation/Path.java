package org.plugcast.multicast.twin.simulation;

/** One way through the network, from one machine to another. */
final class Path {
  private final Dice dice;
  private final long leastNs;
  private final long jitterNs;
  private final double loss;
  private boolean up = true;

  Path(Dice dice, long leastNs, long jitterNs, double loss) {
    this.dice = dice;
    this.leastNs = leastNs;
    this.jitterNs = jitterNs;
    this.loss = loss;
  }

  void cut() {
    up = false;
  }

  void heal() {
    up = true;
  }

  boolean isUp() {
    return up;
  }

  boolean passes() {
    return up && (loss == 0 || !dice.happens(loss));
  }

  long delayNs() {
    long small = dice.between(0, jitterNs / 10);
    return leastNs + (dice.happens(0.02) ? dice.between(0, jitterNs) : small);
  }
}
