package org.plugcast.caching.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugcast.caching.jobs.Candidate.Need;

class JobChoiceTest {
  private static Candidate candidate(int channel, long item, Need need, int rank) {
    return new Candidate(channel, item, need, rank);
  }

  @Test
  void everyChannelGetsItsFirstItemBeforeAnyGetsItsSecond() {
    assertThat(
            JobChoice.next(
                List.of(
                    candidate(1, 12, Need.AIR, 1),
                    candidate(1, 13, Need.AIR, 2),
                    candidate(2, 21, Need.AIR, 0))))
        .contains(candidate(2, 21, Need.AIR, 0));
  }

  @Test
  void whatTheAirLacksComesBeforeWhatOnlyThePageTells() {
    assertThat(
            JobChoice.next(
                List.of(candidate(1, 11, Need.TOUCH_UP, 0), candidate(2, 29, Need.AIR, 9))))
        .contains(candidate(2, 29, Need.AIR, 9));
  }

  @Test
  void nothingWaitsMeansNothingIsChosen() {
    assertThat(JobChoice.next(List.of())).isEmpty();
  }
}
