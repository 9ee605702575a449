package org.plugcast.caching.jobs;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Which waiting item is worked on next. Pure. */
public final class JobChoice {
  private JobChoice() {}

  /**
   * The item whose channel needs it soonest; the channels take turns, so that each gets its first
   * item before any gets its second.
   *
   * @param running how many items of each channel are in work
   */
  public static Optional<Candidate> next(
      Collection<Candidate> waiting, Map<Integer, Integer> running) {
    return waiting.stream()
        .min(
            Comparator.comparing(Candidate::need)
                .thenComparingInt(c -> c.rank() + running.getOrDefault(c.channelId(), 0))
                .thenComparingInt(Candidate::channelId)
                .thenComparingInt(Candidate::rank)
                .thenComparingLong(Candidate::itemId));
  }
}
