package org.plugcast.multicast.twin.simulation;

import org.plugcast.multicast.twin.Claim;
import org.plugcast.multicast.twin.State;

/** What the judge knows of a process. */
final class Watched {
  static final long NEVER = Long.MIN_VALUE / 2;

  private static final long STREAK_NS = 30 * Dice.MS;

  private final SimProcess process;
  long capableSinceNs;
  long awakeSinceNs;
  long beganNs = NEVER;
  long lastSentNs = NEVER;
  long secondLastSentNs = NEVER;

  Watched(SimProcess process) {
    this.process = process;
    awakeSinceNs = process.startedNs();
    capableSinceNs = process.startedNs() + listeningNs();
  }

  /**
   * Whether it could send if nobody else did. Who has nothing to send is able neither when it wakes
   * nor when it becomes its unit's only process.
   */
  boolean isCapable() {
    return process.isAwake() && process.isAble() && process.watch().claim() != Claim.NONE;
  }

  /** It begins to wait anew. */
  void begins(long nowNs) {
    capableSinceNs = Math.max(capableSinceNs, nowNs + listeningNs());
  }

  void sends(long nowNs) {
    if (nowNs - lastSentNs > STREAK_NS) {
      beganNs = nowNs;
    }
    secondLastSentNs = lastSentNs;
    lastSentNs = nowNs;
  }

  /** What a process that listens waits at most, before others' silence counts. */
  private long listeningNs() {
    return process.watch().state() instanceof State.Listening listening
        ? 2 * listening.waitNs()
        : 0;
  }
}
