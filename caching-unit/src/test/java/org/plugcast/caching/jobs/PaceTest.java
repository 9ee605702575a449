package org.plugcast.caching.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration LENGTH = Duration.ofSeconds(200);

  @Test
  void aQuarterInTenSecondsLeavesThirty() {
    assertThat(Pace.of(new Progress(START, 25), LENGTH, START.plusSeconds(10)))
        .contains(new Pace(5.0, Duration.ofSeconds(30)));
  }

  @Test
  void whatIsDoneLeavesNothing() {
    assertThat(Pace.of(new Progress(START, 100), LENGTH, START.plusSeconds(20)))
        .contains(new Pace(10.0, Duration.ZERO));
  }

  @Test
  void nothingIsToldBeforeTheFirstPercentOrWhenTheClockWasSetBack() {
    assertThat(Pace.of(new Progress(START, 0), LENGTH, START.plusSeconds(10))).isEmpty();
    assertThat(Pace.of(new Progress(START, 10), LENGTH, START)).isEmpty();
    assertThat(Pace.of(new Progress(START, 10), LENGTH, START.minusSeconds(1))).isEmpty();
  }

  @Test
  void anItemOfUnknownLengthHasNoSpeedButTimeLeft() {
    assertThat(Pace.of(new Progress(START, 50), Duration.ZERO, START.plusSeconds(8)))
        .contains(new Pace(0, Duration.ofSeconds(8)));
  }
}
