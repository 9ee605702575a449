package org.plugcast.caching.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plugcast.caching.jobs.Candidate.Need;

class JobPriorityTest {
  @Test
  void theSoonerOnAirTheHigherAndWhatAChannelLacksAltogetherFirst() {
    List<Integer> priorities =
        List.of(
            JobPriority.of(Need.START, Duration.ZERO),
            JobPriority.of(Need.START, Duration.ofMinutes(5)),
            JobPriority.of(Need.AIR, Duration.ZERO),
            JobPriority.of(Need.AIR, Duration.ofMinutes(3)),
            JobPriority.of(Need.AIR, Duration.ofDays(400)),
            JobPriority.of(Need.TOUCH_UP, Duration.ZERO),
            JobPriority.of(Need.TOUCH_UP, Duration.ofDays(400)));

    assertThat(priorities.reversed()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void allFitIntoASmallint() {
    assertThat(
            Stream.of(Need.values())
                .map(need -> JobPriority.of(need, Duration.ofDays(4_000)))
                .toList())
        .allMatch(priority -> priority < 0 && priority >= Short.MIN_VALUE);
  }
}
