package org.plugcast.multicast.prerecorded;

import java.util.OptionalLong;

/**
 * All that the fall-back of a channel depends on.
 *
 * @param due whether the clips of what is due now are here
 * @param nextHere index of the first packet of the next item, after the one that is due, whose clip
 *     is here: the loop is possible from there; empty if no clip of the timeline is here
 */
public record Situation(Reach reach, Due due, OptionalLong nextHere, Stock stock) {

  /** Whether the caching unit can be reached. */
  public enum Reach {
    REACHABLE,
    UNREACHABLE
  }

  /** Whether the clips of what is due are here. */
  public enum Due {
    HERE,
    MISSING
  }

  /** Whether there are recordings of the channel that can be played. */
  public enum Stock {
    RECORDINGS,
    NOTHING
  }
}
