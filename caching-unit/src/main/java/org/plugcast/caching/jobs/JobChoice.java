package org.plugcast.caching.jobs;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which waiting item is worked on next. Pure. */
public final class JobChoice {
  private JobChoice() {}

  /**
   * The item whose channel needs it soonest; the channels take turns, so that each gets its first
   * item before any gets its second.
   */
  public static Optional<Candidate> next(Collection<Candidate> waiting) {
    return waiting.stream()
        .min(
            Comparator.comparing(Candidate::need)
                .thenComparingInt(Candidate::rank)
                .thenComparingInt(Candidate::channelId)
                .thenComparingLong(Candidate::itemId));
  }
}
