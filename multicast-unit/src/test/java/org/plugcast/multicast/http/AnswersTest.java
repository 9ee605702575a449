package org.plugcast.multicast.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.status.UnitStatus;

class AnswersTest {
  private static final long MILLISECOND = 1_000_000;

  private int taken;
  private boolean pacing = true;
  private long nowNs;
  private final Answers answers = new Answers(this::take, () -> nowNs);

  private UnitStatus take() {
    taken++;
    return new UnitStatus(
        "m-01",
        Instant.EPOCH,
        pacing,
        0,
        Optional.empty(),
        new UnitStatus.Clocks(Duration.ZERO, 0),
        new UnitStatus.Fetching(0, 0, 0, 0),
        Optional.empty(),
        UnitStatus.Twin.NONE,
        Optional.empty(),
        List.of(),
        List.of());
  }

  @Test
  void theStatusIsTakenTenTimesASecondHoweverOftenItIsAskedFor() {
    for (int i = 0; i < 1_000; i++) {
      answers.to("/metrics");
      answers.to("/health");
      nowNs += MILLISECOND;
    }
    assertThat(taken).isBetween(9, 10);
  }

  @Test
  void whoAsksWhileItIsFreshGetsTheSameAnswer() {
    Answer first = answers.to("/metrics");
    assertThat(answers.to("/metrics")).isSameAs(first);
    nowNs += 200 * MILLISECOND;
    assertThat(answers.to("/metrics")).isNotSameAs(first);
  }

  @Test
  void whatWasMadeIsThereAtOnceWhileItIsFresh() {
    assertThat(answers.fresh("/metrics")).isEmpty();
    Answer made = answers.to("/metrics");
    nowNs += 100 * MILLISECOND;
    assertThat(answers.fresh("/metrics")).containsSame(made);
    assertThat(answers.fresh("/health")).isEmpty();
    nowNs += 1;
    assertThat(answers.fresh("/metrics")).isEmpty();
    assertThat(taken).isEqualTo(1);
  }

  @Test
  void aUnitThatSendsNothingIsUnavailable() {
    assertThat(answers.to("/health").status()).isEqualTo(200);
    pacing = false;
    nowNs += 200 * MILLISECOND;
    assertThat(answers.to("/health").status()).isEqualTo(503);
  }

  @Test
  void otherPathsAreNotFoundAndNotRemembered() {
    Answer answer = answers.to("/channels/7/timeline");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().toString()).contains("channel 7 has no timeline here");
    assertThat(answers.to("/channels/7/timeline")).isNotSameAs(answer);
  }
}
