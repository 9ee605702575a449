package org.plugcast.caching.jobs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.Collectors;

/** Which waiting items are worked on, and in which order. Pure. */
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

  /**
   * The order in which items will be worked on if nothing changes: {@link #next} again and again.
   *
   * @param served as for {@link #next}
   */
  public static List<Candidate> order(Collection<Candidate> waiting, Map<Integer, Long> served) {
    Map<Integer, Long> turns = new HashMap<>(served);
    long turn = served.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<Candidate> order = new ArrayList<>();
    for (Candidate.Need need : Candidate.Need.values()) {
      Map<Integer, Deque<Candidate>> byChannel = byChannel(waiting, need);
      Queue<Integer> channels =
          new PriorityQueue<>(
              Comparator.<Integer>comparingLong(id -> turns.getOrDefault(id, 0L))
                  .thenComparing(Comparator.naturalOrder()));
      channels.addAll(byChannel.keySet());
      while (!channels.isEmpty()) {
        int channel = channels.remove();
        Deque<Candidate> items = byChannel.getOrDefault(channel, new ArrayDeque<>());
        order.add(items.removeFirst());
        turns.put(channel, ++turn);
        if (!items.isEmpty()) {
          channels.add(channel);
        }
      }
    }
    return order;
  }

  private static Map<Integer, Deque<Candidate>> byChannel(
      Collection<Candidate> waiting, Candidate.Need need) {
    return waiting.stream()
        .filter(candidate -> candidate.need() == need)
        .sorted(Comparator.comparingInt(Candidate::rank).thenComparingLong(Candidate::itemId))
        .collect(
            Collectors.groupingBy(Candidate::channelId, Collectors.toCollection(ArrayDeque::new)));
  }
}
