package org.plugcast.multicast.twin.simulation;

import static org.plugcast.multicast.twin.simulation.Dice.MS;

import java.util.Map;
import java.util.Objects;
import org.plugcast.multicast.twin.Cause;
import org.plugcast.multicast.twin.Stage;
import org.plugcast.multicast.twin.State;

/** Sees whether what a process decides is true. */
final class Decisions {
  private final World world;
  private final Map<SimProcess, Watched> watched;
  private long intrudedNs = Watched.NEVER;
  private long linksChangedNs = Watched.NEVER;

  Decisions(World world, Map<SimProcess, Watched> watched) {
    this.world = world;
    this.watched = watched;
  }

  void intruded() {
    intrudedNs = world.nowNs();
  }

  void linksChanged() {
    linksChangedNs = world.nowNs();
  }

  void check(SimProcess process, State state, Cause cause) {
    switch (cause) {
      case SILENCE -> checkSilent(process, state.sinceNs() - process.machine().offsetNs());
      case OUTRANKED, TWIN_DEAF -> checkContested(process);
      case TWIN_HEARD,
          TWIN_CLAIMS,
          TWIN_UNABLE,
          LAPSED,
          STALLED,
          UNABLE,
          ASKED,
          CANCELLED,
          HANDED_OVER,
          MISSED,
          ADOPTED -> {}
    }
  }

  /**
   * @param byNs when the process read the clock by which it decided. If it has been held up since,
   *     it could not know who began to send meanwhile. That it sends nothing by so old a reading is
   *     for {@link Judge#strays} to see.
   */
  private void checkSilent(SimProcess process, long byNs) {
    if (world.nowNs() - intrudedNs < 8 * MS) {
      throw new Violation(process.machine() + " talks over a foreign sender");
    }
    Path path = world.wire()[process.machine() == world.main() ? 1 : 0];
    boolean hears = path.isUp() && world.nowNs() - linksChangedNs > 200 * MS;
    if (hears && isHeard(process, byNs, world.timing().takeoverNs() / 2)) {
      throw new Violation(process.machine() + " takes over though the twin sends");
    }
  }

  private void checkContested(SimProcess process) {
    Watched decider = Objects.requireNonNull(watched.get(process));
    boolean justAwake = world.nowNs() - decider.awakeSinceNs < 10 * MS;
    if (!justAwake && !isTwinOnAir(process) && !isSent(process, 3 * world.timing().windowNs())) {
      throw new Violation(process.machine() + " gives way though the twin does not send");
    }
  }

  /** Whether the other unit sends, and had for so long that this one must have heard it by then. */
  private boolean isHeard(SimProcess process, long byNs, long withinNs) {
    return watched.entrySet().stream()
        .filter(entry -> entry.getKey().machine() != process.machine())
        .map(Map.Entry::getValue)
        .anyMatch(
            twin ->
                world.nowNs() - twin.secondLastSentNs < withinNs && byNs - twin.beganNs > 15 * MS);
  }

  /** Whether the other unit has sent more than a stray datagram within this time. */
  private boolean isSent(SimProcess process, long withinNs) {
    return watched.entrySet().stream()
        .filter(entry -> entry.getKey().machine() != process.machine())
        .anyMatch(entry -> world.nowNs() - entry.getValue().secondLastSentNs < withinNs);
  }

  private boolean isTwinOnAir(SimProcess process) {
    return world.twinOf(process.machine()).processes().stream()
        .anyMatch(twin -> twin.watch().state().stage().compareTo(Stage.ON_AIR) >= 0);
  }
}
