package org.plugcast.multicast.twin.simulation;

import static org.plugcast.multicast.twin.simulation.Dice.MS;

import java.util.ArrayList;
import java.util.List;

/** One run of the simulation. */
final class Run {
  /** Nothing is written down. */
  static final List<String> SILENT = List.of();

  private static final long LENGTH_NS = 6_000 * MS;
  private static final int SHOWN = 5000;

  private Run() {}

  /**
   * Plays the run of a seed.
   *
   * @return the longest silence that a takeover from a sender that ended has left, in nanoseconds
   * @throws Violation with what happened before
   */
  static long play(long seed) {
    try {
      return play(seed, SILENT);
    } catch (Violation _) {
      throw replay(seed);
    }
  }

  private static Violation replay(long seed) {
    List<String> notes = new ArrayList<>();
    try {
      play(seed, notes);
    } catch (Violation violation) {
      List<String> last = notes.subList(Math.max(0, notes.size() - SHOWN), notes.size());
      return new Violation(
          "seed " + seed + ": " + violation.getMessage() + "\n" + String.join("\n", last));
    }
    return new Violation("seed " + seed + " does not replay");
  }

  private static long play(long seed, List<String> notes) {
    Dice dice = new Dice(seed);
    Weather weather = Weather.of(seed, dice);
    World world = new World(dice, weather, notes);
    world.note(weather::toString);
    new Drama(world, weather.kind()).begin();
    world.agenda().runUntil(world.nowNs() + LENGTH_NS);
    world.judge().finish();
    return world.judge().longestTakeoverNs();
  }
}
