package org.plugcast.multicast.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwinPulseTest {
  private static final long MS = 1_000_000;
  private static final long NOW = 1_800_000_000_000_000_000L;
  private static final Rank TWIN = WatchBed.BACKUP;

  private final TwinPulse pulse = new TwinPulse(TWIN, 30 * MS);
  private final HeartbeatReader reader = new HeartbeatReader(Optional.empty());
  private final HeartbeatWriter first = writer(TWIN, 100);

  private static HeartbeatWriter writer(Rank rank, long incarnation) {
    return new HeartbeatWriter(
        rank, incarnation, Optional.empty(), ByteBuffer.allocate(Heartbeat.MOST_BYTES));
  }

  private Belief hear(HeartbeatWriter writer, long sentNs, long atNs) {
    writer.begin(sentNs);
    assertThat(reader.read(writer.end())).isEqualTo(Reading.ACCEPTED);
    return pulse.hear(reader, atNs);
  }

  @Test
  void heartbeatsOfTheTwinKeepItAlive() {
    assertThat(pulse.isAlive(NOW, 30 * MS)).isFalse();
    assertThat(hear(first, NOW, NOW + MS)).isEqualTo(Belief.BELIEVED);
    assertThat(pulse.isAlive(NOW + 31 * MS, 30 * MS)).isTrue();
    assertThat(pulse.isAlive(NOW + 32 * MS, 30 * MS)).isFalse();
  }

  @Test
  void othersAreNotTheTwin() {
    assertThat(hear(writer(WatchBed.MAIN, 1), NOW, NOW)).isEqualTo(Belief.NOT_THE_TWIN);
    Rank otherRole = new Rank(Role.MAIN, TWIN.id());
    assertThat(hear(writer(otherRole, 1), NOW, NOW)).isEqualTo(Belief.NOT_THE_TWIN);
    assertThat(pulse.count(Belief.NOT_THE_TWIN)).isEqualTo(2);
  }

  @Test
  void oneThatWasThereBeforeIsOld() {
    hear(first, NOW, NOW);
    hear(first, NOW + MS, NOW + MS);
    assertThat(hear(writer(TWIN, 100), NOW + 2 * MS, NOW + 2 * MS)).isEqualTo(Belief.OLD);
  }

  @Test
  void twoProcessesOfTheTwinAreFollowedWhileItIsUpdated() {
    HeartbeatWriter second = writer(TWIN, 200);
    for (int i = 0; i < 10; i++) {
      assertThat(hear(first, NOW + i, NOW + i)).isEqualTo(Belief.BELIEVED);
      assertThat(hear(second, NOW + i, NOW + i)).isEqualTo(Belief.BELIEVED);
    }
    assertThat(hear(writer(TWIN, 50), NOW + 20, NOW + 20)).isEqualTo(Belief.OLD);
    assertThat(pulse.lost()).isZero();
  }

  @Test
  void aProcessWithAnEarlierClockIsBelievedAfterAWhile() {
    hear(first, NOW, NOW);
    long later = NOW + 1_500 * MS;
    assertThat(hear(writer(TWIN, 50), later, later)).isEqualTo(Belief.BELIEVED);
  }

  @Test
  void oneThatWasOnItsWayForLongSaysNothingOfNow() {
    hear(first, NOW, NOW + 2 * MS);
    assertThat(hear(first, NOW + 5 * MS, NOW + 40 * MS)).isEqualTo(Belief.LATE);
    assertThat(pulse.lastNs()).isEqualTo(NOW + 2 * MS);
  }

  @Test
  void oneFromAnotherTimeIsNotBelieved() {
    assertThat(hear(first, NOW, NOW + 2_000 * MS)).isEqualTo(Belief.CLOCKS_APART);
    assertThat(hear(first, NOW, NOW - 2_000 * MS)).isEqualTo(Belief.CLOCKS_APART);
  }

  @Test
  void theDistanceOfTheClocksIsTheLeastTimeOnTheWay() {
    assertThat(pulse.clockOffsetNs()).isZero();
    hear(first, NOW, NOW + 9 * MS);
    hear(first, NOW + 5 * MS, NOW + 12 * MS);
    hear(first, NOW + 10 * MS, NOW + 18 * MS);
    assertThat(pulse.clockOffsetNs()).isEqualTo(7 * MS);
  }

  /** A twin whose heartbeats say how long this unit's took by its clock. */
  private void exchange(long aheadNs, long thereNs, long backNs) {
    for (int i = 0; i < 10; i++) {
      long sentNs = NOW + 5L * i * MS;
      long jitterNs = i % 3 * MS;
      first.begin(sentNs + aheadNs, backNs + aheadNs);
      assertThat(reader.read(first.end())).isEqualTo(Reading.ACCEPTED);
      assertThat(pulse.hear(reader, sentNs + thereNs + jitterNs)).isEqualTo(Belief.BELIEVED);
    }
  }

  @Test
  void theClockOfTheTwinIsMeasuredThereAndBack() {
    assertThat(pulse.twinAheadNs()).isEqualTo(TwinPulse.UNMEASURED);
    assertThat(pulse.twinAheadWithinNs()).isEqualTo(TwinPulse.UNMEASURED);
    exchange(7 * MS, MS, MS);
    assertThat(pulse.twinAheadNs()).isEqualTo(7 * MS);
    assertThat(pulse.twinAheadWithinNs()).isEqualTo(MS);
  }

  @Test
  void aTwinWhoseClockIsBehindIsMeasuredAsWell() {
    exchange(-7 * MS, MS / 2, MS / 2);
    assertThat(pulse.twinAheadNs()).isEqualTo(-7 * MS);
  }

  @Test
  void aWayThatIsLongerBackIsWithinWhatTheMeasureMayBeWrongBy() {
    exchange(0, MS, 3 * MS);
    assertThat(Math.abs(pulse.twinAheadNs())).isEqualTo(MS);
    assertThat(pulse.twinAheadWithinNs()).isEqualTo(2 * MS);
  }

  @Test
  void aTwinThatDoesNotTellIsMeasuredOneWay() {
    hear(first, NOW + 7 * MS, NOW + MS);
    assertThat(pulse.twinAheadNs()).isEqualTo(6 * MS);
    assertThat(pulse.twinAheadWithinNs()).isEqualTo(TwinPulse.UNMEASURED);
  }

  @Test
  void whatIsMissingBetweenIsCounted() {
    hear(first, NOW, NOW);
    first.begin(NOW + MS);
    first.begin(NOW + 2 * MS);
    hear(first, NOW + 3 * MS, NOW + 3 * MS);
    assertThat(pulse.lost()).isEqualTo(2);
  }
}
