package org.plugcast.multicast.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTimeTest {
  private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);
  private static final long NOW = 1_800_000_000_000_000_000L;

  private final ArrivalTime arrival = new ArrivalTime(NOW);

  @Test
  void stampSaysHowLongAgo() {
    long wall = NOW + 7 * HOUR;
    assertThat(arrival.heardAtNs(wall + 1 * MS, NOW + 5 * MS, wall + 5 * MS))
        .isEqualTo(NOW + 1 * MS);
    assertThat(arrival.heardAtNs(wall + 4 * MS, NOW + 5 * MS, wall + 5 * MS))
        .isEqualTo(NOW + 4 * MS);
  }

  @ParameterizedTest
  @ValueSource(longs = {-3_600_000_000_000L, 3_600_000_000_000L})
  void stepOfTheWallClockMovesATimeWithinWhatWasNotLookedAt(long step) {
    arrival.emptyAt(NOW + 2 * MS);
    long heard = arrival.heardAtNs(NOW + 3 * MS, NOW + 4 * MS, NOW + 4 * MS + step);
    assertThat(heard).isBetween(NOW + 2 * MS, NOW + 4 * MS);
  }

  @Test
  void whatWaitedInAFullSocketKeepsItsTime() {
    arrival.emptyAt(NOW + 10 * MS);
    assertThat(arrival.heardAtNs(NOW + 11 * MS, NOW + 30 * MS, NOW + 30 * MS))
        .isEqualTo(NOW + 11 * MS);
    assertThat(arrival.heardAtNs(NOW + 12 * MS, NOW + 50 * MS, NOW + 50 * MS))
        .isEqualTo(NOW + 12 * MS);
  }

  @Test
  void timesStayBoundedAndNeverDecreaseWhateverTheClocksDo() {
    Random random = new Random(4);
    long air = NOW;
    long wall = NOW;
    long empty = NOW;
    long last = NOW;
    for (int i = 0; i < 100_000; i++) {
      long passed = random.nextLong(3 * MS);
      long stamp = wall + random.nextLong(passed + 1);
      air += passed;
      wall += passed + (random.nextInt(50) == 0 ? random.nextLong(-HOUR, HOUR) : 0);
      long heard = arrival.heardAtNs(stamp, air, wall);
      assertThat(heard).isBetween(Math.max(empty, last), air);
      last = heard;
      if (random.nextBoolean()) {
        arrival.emptyAt(air);
        empty = air;
      }
    }
  }

  @Test
  void clockOfTheAirThatIsReadLateInvertsNothing() {
    arrival.emptyAt(NOW + 10 * MS);
    assertThat(arrival.heardAtNs(NOW, NOW + 9 * MS, NOW + 9 * MS)).isEqualTo(NOW + 10 * MS);
  }
}
