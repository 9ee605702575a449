package org.plugcast.multicast.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.multicast.testing.FakeTime;

class AirClockTest {
  private static final long START = 1_800_000_000_000_000_000L;
  private static final long SECOND = 1_000_000_000;

  private final FakeTime time = new FakeTime(START);
  private final AirClock clock = new AirClock(time);

  @Test
  void beginsAtTheWallClockAndGoesWithTheMonotonicOne() {
    assertThat(clock.utcNs()).isEqualTo(START);
    time.pass(1234);
    assertThat(clock.utcNs()).isEqualTo(START + 1234);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1S", "-PT1S", "PT1H", "-PT1H", "PT24H", "-PT24H"})
  void aStepOfTheWallClockMovesNothingByMoreThanTenMillionths(Duration step) {
    time.stepWall(step.toNanos());
    long passed = 0;
    long before = clock.utcNs();
    for (int second = 0; second < 60; second++) {
      clock.discipline();
      assertThat(clock.utcNs()).isEqualTo(before);
      time.pass(SECOND);
      passed += SECOND;
      long now = clock.utcNs();
      assertThat(Math.abs(now - before - SECOND)).isLessThanOrEqualTo(SECOND / 100_000);
      before = now;
    }
    assertThat(Math.abs(before - START - passed)).isLessThanOrEqualTo(600_000);
    assertThat(clock.wallSteps()).isOne();
    assertThat(clock.wallOffsetNs()).isCloseTo(step.toNanos(), within(600_000));
  }

  @Test
  void followsAWallClockThatDrifts() {
    for (int second = 0; second < 3_600; second++) {
      clock.discipline();
      time.pass(SECOND);
      time.stepWall(2_000);
    }
    assertThat(Math.abs(time.wallNs() - clock.utcNs())).isLessThan(250_000);
    assertThat(clock.wallSteps()).isZero();
  }

  @Test
  void aMonthWithoutDisciplineIsNoMatter() {
    time.stepWall(SECOND);
    clock.discipline();
    time.pass(Duration.ofDays(30).toNanos());
    assertThat(clock.utcNs())
        .isEqualTo(START + Duration.ofDays(30).toNanos() + Duration.ofDays(30).toNanos() / 100_000);
  }

  private static Offset<Long> within(long nanos) {
    return Offset.offset(nanos);
  }
}
