package org.plugcast.caching.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.plugcast.caching.jobs.Candidate.Need;

class JobOrderProperties {
  private static final List<Need> NEEDS = List.of(Need.values());

  @Property(tries = 300)
  void theOrderIsThatInWhichTheNextIsChosenAgainAndAgain(
      @ForAll long seed, @ForAll @IntRange(max = 40) int size) {
    Random random = new Random(seed);
    Map<Integer, Long> served = new HashMap<>();
    for (int channel = 1; channel <= 4; channel++) {
      if (random.nextBoolean()) {
        served.put(channel, (long) random.nextInt(100));
      }
    }
    List<Candidate> waiting = new ArrayList<>();
    for (int item = 0; item < size; item++) {
      Need need = NEEDS.get(random.nextInt(NEEDS.size()));
      waiting.add(new Candidate(1 + random.nextInt(4), item, need, random.nextInt(size)));
    }
    assertThat(JobChoice.order(waiting, served)).isEqualTo(oneByOne(waiting, served));
  }

  private static List<Candidate> oneByOne(List<Candidate> waiting, Map<Integer, Long> served) {
    List<Candidate> left = new ArrayList<>(waiting);
    Map<Integer, Long> turns = new HashMap<>(served);
    long turn = 1_000;
    List<Candidate> order = new ArrayList<>();
    while (!left.isEmpty()) {
      Candidate next = JobChoice.next(left, turns).orElseThrow();
      order.add(next);
      left.remove(next);
      turns.put(next.channelId(), ++turn);
    }
    return order;
  }
}
