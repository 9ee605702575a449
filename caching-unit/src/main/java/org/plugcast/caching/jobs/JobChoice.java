package org.plugcast.caching.jobs;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Which waiting item is worked on next. Pure. */
public final class JobChoice {
  private JobChoice() {}

  /**
   * The item that is needed most. The channels take turns, so that each gets its first item before
   * any gets its second.
   *
   * @param served when each channel had its last turn, as a number that rises from turn to turn
   */
  public static Optional<Candidate> next(Collection<Candidate> waiting, Map<Integer, Long> served) {
    return waiting.stream()
        .min(
            Comparator.comparing(Candidate::need)
                .thenComparingLong(c -> served.getOrDefault(c.channelId(), 0L))
                .thenComparingInt(Candidate::channelId)
                .thenComparingInt(Candidate::rank)
                .thenComparingLong(Candidate::itemId));
  }
}
