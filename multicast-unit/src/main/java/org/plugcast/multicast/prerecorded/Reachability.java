package org.plugcast.multicast.prerecorded;

import java.util.Optional;
import org.plugcast.multicast.prerecorded.Situation.Reach;

/**
 * Whether the caching unit counts as reachable: lost after some failures in a row, regained after
 * some answers in a row, so that one lost packet changes nothing over. Until the first failures it
 * counts as reachable. Any thread.
 */
public final class Reachability {
  /** Two failures, two answers. */
  private static final int IN_A_ROW = 2;

  private Reach reach = Reach.REACHABLE;
  private int against;
  private int failures;
  private Probe last = new Probe.Answered();
  private Ping ping = Ping.UNTRIED;

  /** Takes what came of asking; returns what counts now. */
  public synchronized Reach observe(Probe probe) {
    last = probe;
    boolean answered = probe instanceof Probe.Answered;
    failures = answered ? 0 : failures + 1;
    boolean agrees = answered == (reach == Reach.REACHABLE);
    against = agrees ? 0 : against + 1;
    if (against >= IN_A_ROW) {
      reach = answered ? Reach.REACHABLE : Reach.UNREACHABLE;
      against = 0;
    }
    return reach;
  }

  /** Takes the second opinion, to be told. */
  public synchronized void pinged(Ping said) {
    ping = said;
  }

  public synchronized Reach reach() {
    return reach;
  }

  /** What is wrong, in words; empty while it counts as reachable. */
  public synchronized Optional<String> problem() {
    if (reach == Reach.REACHABLE) {
      return Optional.empty();
    }
    String state =
        failures == 0 ? "it has begun to answer again" : last.words() + "; " + ping.words();
    return Optional.of("the caching unit cannot be reached: " + state);
  }
}
