package org.plugcast.multicast.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.multicast.testing.FakeTime;
import org.plugcast.multicast.testing.NumberedPackets;
import org.plugcast.multicast.testing.RecordingSink;
import org.plugcast.multicast.testing.RecordingSink.Sent;

class PacerTest {
  private static final long EPOCH = 1_800_000_000_000_000_000L;
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000 * MILLISECOND;
  private static final long STEP = 100_000;
  private static final Cadence SD = new Cadence(EPOCH, 3_750_000);
  private static final Cadence HD = new Cadence(EPOCH + 1_234_567, 19_390_000);

  private final FakeTime time = new FakeTime(EPOCH);
  private final AirClock clock = new AirClock(time);
  private final Pacer pacer = new Pacer(clock, 0);
  private final Filler filler = new Filler(clock, pacer, 2 * SECOND, 100 * MILLISECOND);
  private final RecordingSink sink = new RecordingSink(clock);

  private void run(long nanos) {
    for (long passed = 0; passed < nanos; passed += STEP) {
      filler.doWork();
      pacer.doWork();
      time.pass(STEP);
    }
  }

  private static NumberedPackets packets() {
    return NumberedPackets.version(1);
  }

  @Test
  void sendsEveryDatagramWhenItIsDue() {
    Feed feed = filler.add(SD, packets(), sink);
    run(3 * SECOND);
    assertThat(sink.sent()).hasSize(1_069);
    for (int k = 0; k < sink.sent().size(); k++) {
      Sent sent = sink.sent().get(k);
      assertThat(sent.bytes()).isEqualTo(1_316);
      assertThat(sent.firstPacket()).isEqualTo(7L * k);
      assertThat(sent.utcNs() - SD.dueNs(k)).isBetween(0L, STEP);
    }
    LaneCounters counters = feed.lane().counters();
    assertThat(counters.sent()).isEqualTo(1_069);
    assertThat(counters.skipped()).isZero();
    assertThat(counters.lateness().maxNs()).isLessThanOrEqualTo(STEP);
  }

  @Test
  void aUnitThatStartsLaterSendsTheSameDatagramsAtTheSameTimes() {
    run(10 * SECOND + 12_345);
    filler.add(SD, packets(), sink);
    run(SECOND);
    long first = SD.firstDatagramDueFrom(EPOCH + 10 * SECOND);
    assertThat(sink.sent().getFirst().datagram()).isBetween(first, first + 1);
    assertThat(sink.sent())
        .allSatisfy(s -> assertThat(s.utcNs() - SD.dueNs(s.datagram())).isBetween(0L, STEP));
  }

  @Test
  void waitsForTheEpoch() {
    Cadence later = new Cadence(EPOCH + SECOND, 3_750_000);
    filler.add(later, packets(), sink);
    run(SECOND - 10 * MILLISECOND);
    assertThat(sink.sent()).isEmpty();
    run(20 * MILLISECOND);
    assertThat(sink.sent().getFirst().firstPacket()).isZero();
  }

  @Test
  void sendsEarliestDeadlineFirst() {
    List<Sent> all = new ArrayList<>();
    List<Cadence> phases = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Cadence phase = new Cadence(EPOCH - i * 7_919_311L, 3_750_000);
      phases.add(phase);
      filler.add(phase, packets(), new RecordingSink(Integer.toString(i), clock, all));
    }
    filler.doWork();
    List<Long> deadlines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int before = all.size();
      pacer.doWork();
      deadlines.clear();
      all.subList(before, all.size())
          .forEach(s -> deadlines.add(phases.get(Integer.parseInt(s.sink())).dueNs(s.datagram())));
      assertThat(deadlines).isSorted();
      time.pass(MILLISECOND);
    }
    assertThat(all).hasSizeBetween(40 * 70, 40 * 72);
  }

  @Test
  void oneWakeUpServesWhatIsDueWithinTheWindow() {
    Pacer coalescing = new Pacer(clock, 3 * MILLISECOND);
    Filler ahead = new Filler(clock, coalescing, SECOND, 100 * MILLISECOND);
    ahead.add(SD, packets(), sink);
    ahead.doWork();
    assertThat(coalescing.doWork()).isEqualTo(2);
    assertThat(coalescing.nextDeadlineNs()).isEqualTo(SD.dueNs(2));
  }

  @Test
  void afterAPauseBeyondTheBoundSkipsToWhatIsDue() {
    Feed feed = filler.add(SD, packets(), sink);
    run(SECOND);
    int before = sink.sent().size();
    time.pass(500 * MILLISECOND);
    run(SECOND);
    Sent first = sink.sent().get(before);
    assertThat(first.utcNs() - SD.dueNs(first.datagram())).isBetween(0L, STEP);
    LaneCounters counters = feed.lane().counters();
    assertThat(counters.skipped()).isBetween(177L, 179L);
    assertThat(counters.sent() + counters.skipped()).isEqualTo(891);
    assertNoBurst(before);
  }

  @Test
  void afterAPauseWithinTheBoundLosesNothingAndCatchesUpAtTwiceTheRate() {
    Feed feed = filler.add(SD, packets(), sink);
    run(SECOND);
    int before = sink.sent().size();
    time.pass(90 * MILLISECOND);
    run(SECOND);
    assertThat(feed.lane().counters().skipped()).isZero();
    assertThat(feed.lane().counters().lateness().maxNs())
        .isBetween(87 * MILLISECOND, 93 * MILLISECOND);
    Sent last = sink.sent().getLast();
    assertThat(last.utcNs() - SD.dueNs(last.datagram())).isBetween(0L, STEP);
    assertNoBurst(before);
  }

  private void assertNoBurst(int from) {
    for (int k = from + 1; k < sink.sent().size(); k++) {
      assertThat(sink.sent().get(k).utcNs() - sink.sent().get(k - 1).utcNs())
          .isGreaterThanOrEqualTo(SD.datagramNs() / 2 - STEP);
    }
  }

  @Test
  void aPauseLongerThanTheWindowIsSkippedAndTheWindowFilledAnew() {
    Feed feed = filler.add(SD, packets(), sink);
    run(SECOND);
    time.pass(30 * SECOND);
    run(SECOND);
    Sent last = sink.sent().getLast();
    assertThat(last.utcNs() - SD.dueNs(last.datagram())).isBetween(0L, STEP);
    assertThat(feed.lane().counters().unprepared()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1, 3_600, -3_600, 86_400, -86_400})
  void aStepOfTheWallClockMovesNoDatagramByAMillisecond(long seconds) {
    filler.add(SD, packets(), sink);
    long real = EPOCH;
    for (int second = 0; second < 20; second++) {
      if (second == 5) {
        time.stepWall(seconds * SECOND);
      }
      clock.discipline();
      int before = sink.sent().size();
      long utcBefore = clock.utcNs();
      run(SECOND);
      for (Sent sent : sink.sent().subList(before, sink.sent().size())) {
        long trueTime = real + sent.utcNs() - utcBefore;
        assertThat(trueTime - SD.dueNs(sent.datagram())).isBetween(-MILLISECOND, MILLISECOND);
      }
      real += SECOND;
    }
    assertThat(sink.sent()).hasSizeBetween(7_123, 7_125);
  }

  @Test
  void anotherSourceHoldsFromTheNextDatagramOn() {
    Feed feed = filler.add(SD, packets(), sink);
    run(SECOND);
    int before = sink.sent().size();
    filler.replace(feed, NumberedPackets.version(2));
    run(SECOND);
    assertThat(sink.sent().subList(0, before)).allMatch(s -> s.version() == 1);
    assertThat(sink.sent().subList(before, sink.sent().size())).allMatch(s -> s.version() == 2);
    assertThat(feed.lane().counters().unprepared()).isZero();
    assertThat(sink.sent()).isSortedAccordingTo((a, b) -> Long.compare(a.datagram(), b.datagram()));
    assertThat(sink.sent()).hasSize(713);
  }

  @Test
  void countsMissingContentWhenItIsSentAndPreparesAnewWhenItComes() {
    Feed feed = filler.add(SD, new NumberedPackets(1, 7 * 100 + 3), sink);
    run(SECOND);
    long underruns = feed.lane().counters().underruns();
    assertThat(underruns).isEqualTo((357 - 100) * 7 - 3);
    filler.replace(feed, packets());
    filler.refresh(feed);
    run(SECOND);
    assertThat(feed.lane().counters().underruns()).isEqualTo(underruns);
  }

  @Test
  void countsErrorsByReasonAndGoesOn() {
    Feed feed = filler.add(SD, packets(), sink);
    sink.fail("Network is unreachable");
    run(SECOND);
    sink.fail(null);
    run(SECOND);
    assertThat(feed.lane().counters().sendErrors()).containsEntry("Network is unreachable", 357L);
    assertThat(sink.sent().getFirst().datagram()).isEqualTo(357);
  }

  @Test
  void removingAChannelEndsItAndLeavesTheOthers() {
    RecordingSink other = new RecordingSink(clock);
    Feed feed = filler.add(SD, packets(), sink);
    filler.add(HD, packets(), other);
    run(SECOND);
    int before = sink.sent().size();
    filler.remove(feed);
    run(SECOND);
    assertThat(sink.isClosed()).isTrue();
    assertThat(sink.sent()).hasSize(before);
    assertThat(other.isClosed()).isFalse();
    for (int k = 1; k < other.sent().size(); k++) {
      assertThat(other.sent().get(k).datagram()).isEqualTo(other.sent().get(k - 1).datagram() + 1);
    }
  }

  @BeforeEach
  void nothingToDoWithoutChannels() {
    assertThat(pacer.doWork()).isZero();
    assertThat(pacer.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
  }
}
