package org.plugcast.multicast.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.testing.FakeTime;

class WaitingTest {
  private static final long MICROSECOND = 1_000;
  private static final long START = 1_800_000_000_000_000_000L;

  private final FakeTime time = new FakeTime(START);
  private final Random random = new Random(1);
  private long oversleepNs;
  private long spins;
  private long sleptNs;
  private final Waiting waiting = new Waiting(time, this::sleepUntil, 20_000 * MICROSECOND);

  private void sleepUntil(long untilNs) {
    sleptNs = untilNs - time.monotonicNs();
    time.pass(Math.max(0, untilNs - time.monotonicNs()) + oversleepNs);
  }

  /** Waits for a deadline as the pacer's thread does; returns how late it was met. */
  private long meet(long deadlineNs) {
    while (time.monotonicNs() < deadlineNs) {
      long before = time.monotonicNs();
      waiting.await(deadlineNs - before);
      if (time.monotonicNs() == before) {
        spins++;
        time.pass(100);
      }
    }
    return time.monotonicNs() - deadlineNs;
  }

  private long latest(long intervalNs, int deadlines) {
    long latest = 0;
    for (int i = 1; i <= deadlines; i++) {
      oversleepNs = 15 * MICROSECOND + random.nextLong(15 * MICROSECOND);
      latest = Math.max(latest, meet(time.monotonicNs() + intervalNs));
    }
    return latest;
  }

  @Test
  void learnsToWakeUpEarlyEnoughWhereThereIsTime() {
    latest(2_807 * MICROSECOND, 2_000);
    assertThat(latest(2_807 * MICROSECOND, 1_000)).isLessThan(4 * MICROSECOND);
    assertThat(waiting.leadNs()).isBetween(28 * MICROSECOND, 32 * MICROSECOND);
  }

  @Test
  void spinsNoMoreThanItsShareWhereThereIsMuchToDo() {
    latest(100 * MICROSECOND, 5_000);
    assertThat(waiting.leadNs()).isLessThanOrEqualTo(10 * MICROSECOND);
    spins = 0;
    long before = time.monotonicNs();
    latest(100 * MICROSECOND, 5_000);
    assertThat(spins * 100).isLessThan((time.monotonicNs() - before) / 10);
  }

  @Test
  void lastSleepIsShortForAProcessorThatHasRestedWakesUpLate() {
    latest(2_807 * MICROSECOND, 2_000);
    assertThat(sleptNs).isBetween(80 * MICROSECOND, 150 * MICROSECOND);
  }

  @Test
  void howLateTheLongSleepEndsIsNotLearnt() {
    latest(2_807 * MICROSECOND, 2_000);
    long before = waiting.leadNs();
    oversleepNs = 100 * MICROSECOND;
    waiting.await(2_807 * MICROSECOND);
    assertThat(waiting.leadNs()).isEqualTo(before);
  }

  @Test
  void oneSleepThatEndsVeryLateDoesNotMakeItSpinForLong() {
    latest(2_807 * MICROSECOND, 2_000);
    long before = waiting.leadNs();
    oversleepNs = 50_000 * MICROSECOND;
    meet(time.monotonicNs() + 2_807 * MICROSECOND);
    assertThat(waiting.leadNs()).isLessThan(before + 2 * MICROSECOND);
  }

  @Test
  void sleepsInPartsWithoutDeadline() {
    oversleepNs = 0;
    long before = time.monotonicNs();
    waiting.await(Long.MAX_VALUE / 2);
    assertThat(time.monotonicNs() - before).isEqualTo(20_000 * MICROSECOND);
  }
}
