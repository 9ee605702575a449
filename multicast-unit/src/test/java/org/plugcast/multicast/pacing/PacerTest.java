package org.plugcast.multicast.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.multicast.testing.FakeOutlet;
import org.plugcast.multicast.testing.FakeTime;
import org.plugcast.multicast.testing.FakeWire;
import org.plugcast.multicast.testing.FakeWire.Sent;
import org.plugcast.multicast.testing.NumberedPackets;

class PacerTest {
  private static final long EPOCH = 1_800_000_000_000_000_000L;
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000 * MILLISECOND;
  private static final long STEP = 100_000;
  private static final Cadence SD = new Cadence(EPOCH, 3_750_000);
  private static final Cadence HD = new Cadence(EPOCH + 1_234_567, 19_390_000);

  private final FakeTime time = new FakeTime(EPOCH);
  private final AirClock clock = new AirClock(time);
  private final Pacer pacer = new Pacer(clock);
  private final Filler filler = new Filler(clock);
  private final FakeWire wire = new FakeWire(clock);

  @BeforeEach
  void plugIn() {
    pacer.use(wire, List.of());
  }

  /** A channel that goes to the port of its number. */
  private static LaneSpec spec(int number, Cadence cadence, long delayNs) {
    return new LaneSpec(
        number,
        cadence,
        delayNs,
        RingShape.of(cadence, 2 * SECOND, 0, Cadence.DATAGRAM_BYTES),
        new InetSocketAddress(InetAddress.ofLiteral("239.1.1.1"), number));
  }

  private Feed add(LaneSpec spec, PacketSource source) {
    return filler.add(new FakeOutlet(spec, pacer, wire), DatagramFraming.NONE, source);
  }

  private Feed add(PacketSource source) {
    return add(spec(1, SD, 0), source);
  }

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
    Feed feed = add(packets());
    run(3 * SECOND);
    assertThat(wire.sent()).hasSize(1_069);
    for (int k = 0; k < wire.sent().size(); k++) {
      Sent sent = wire.sent().get(k);
      assertThat(sent.bytes()).hasSize(1_316);
      assertThat(sent.firstPacket()).isEqualTo(7L * k);
      assertThat(sent.utcNs() - SD.dueNs(k)).isBetween(0L, STEP);
    }
    LaneCounters counters = feed.counters();
    assertThat(counters.sent()).isEqualTo(1_069);
    assertThat(counters.skipped()).isZero();
    assertThat(counters.lateness().maxNs()).isLessThanOrEqualTo(STEP);
  }

  @Test
  void aUnitThatStartsLaterSendsTheSameDatagramsAtTheSameTimes() {
    run(10 * SECOND + 12_345);
    add(packets());
    run(SECOND);
    long first = SD.firstDatagramDueFrom(EPOCH + 10 * SECOND);
    assertThat(wire.sent().getFirst().datagram()).isBetween(first, first + 1);
    assertThat(wire.sent())
        .allSatisfy(s -> assertThat(s.utcNs() - SD.dueNs(s.datagram())).isBetween(0L, STEP));
  }

  @Test
  void waitsForTheEpoch() {
    Cadence later = new Cadence(EPOCH + SECOND, 3_750_000);
    add(spec(1, later, 0), packets());
    run(SECOND - 10 * MILLISECOND);
    assertThat(wire.sent()).isEmpty();
    run(20 * MILLISECOND);
    assertThat(wire.sent().getFirst().firstPacket()).isZero();
  }

  @Test
  void sendsEarliestDeadlineFirst() {
    List<LaneSpec> specs = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      LaneSpec spec = spec(i, new Cadence(EPOCH - i * 7_919_311L, 3_750_000), i * 31_337L);
      specs.add(spec);
      add(spec, packets());
    }
    filler.doWork();
    for (int i = 0; i < 200; i++) {
      int before = wire.sent().size();
      while (pacer.doWork() > 0) {}
      List<Long> deadlines =
          wire.sent().subList(before, wire.sent().size()).stream()
              .map(s -> deadline(specs.get(s.port()), s))
              .toList();
      assertThat(deadlines).isSorted();
      time.pass(MILLISECOND);
    }
    assertThat(wire.sent()).hasSizeBetween(40 * 70, 40 * 72);
  }

  private static long deadline(LaneSpec spec, Sent sent) {
    return spec.cadence().dueNs(sent.datagram()) + spec.delayNs();
  }

  @Test
  void aDelayMovesEveryDatagramAlike() {
    LaneSpec spec = spec(1, SD, 1_700_000);
    add(spec, packets());
    run(SECOND);
    assertThat(wire.sent()).hasSize(356);
    assertThat(wire.sent())
        .allSatisfy(s -> assertThat(s.utcNs() - deadline(spec, s)).isBetween(0L, STEP));
  }

  @Test
  void manyRatesShareAWakeUpWhereDeadlinesAreClose() {
    int number = 0;
    for (long rate : new long[] {3_750_000, 8_000_000, 19_390_000, 38_800_000}) {
      for (int i = 0; i < 12; i++) {
        Cadence cadence = new Cadence(EPOCH - number * 1_234_567L, rate);
        LaneSpec spec = spec(++number, cadence, Phase.delayNs(cadence, number));
        add(spec, packets());
      }
    }
    filler.doWork();
    long wakeUps = 0;
    for (long passed = 0; passed < 100 * MILLISECOND; ) {
      while (pacer.doWork() > 0) {}
      wakeUps++;
      long wait = pacer.nextDeadlineNs() - clock.utcNs();
      assertThat(wait).isPositive();
      time.pass(wait);
      passed += wait;
      filler.doWork();
    }
    assertThat(wakeUps).isLessThan(100 * MILLISECOND / 60_000 + 1);
    assertThat(wire.sent().size()).isGreaterThan(7_900);
  }

  @Test
  void afterAPauseBeyondTheBoundSkipsToWhatIsDue() {
    Feed feed = add(packets());
    run(SECOND);
    int before = wire.sent().size();
    time.pass(500 * MILLISECOND);
    run(SECOND);
    Sent first = wire.sent().get(before);
    assertThat(first.utcNs() - SD.dueNs(first.datagram())).isBetween(0L, STEP);
    LaneCounters counters = feed.counters();
    assertThat(counters.skipped()).isBetween(177L, 179L);
    assertThat(counters.sent() + counters.skipped()).isEqualTo(891);
    assertNoBurst(before);
  }

  @Test
  void afterAPauseWithinTheBoundLosesNothingAndCatchesUpAtTwiceTheRate() {
    Feed feed = add(packets());
    run(SECOND);
    int before = wire.sent().size();
    time.pass(90 * MILLISECOND);
    run(SECOND);
    assertThat(feed.counters().skipped()).isZero();
    assertThat(feed.counters().lateness().maxNs()).isBetween(87 * MILLISECOND, 93 * MILLISECOND);
    Sent last = wire.sent().getLast();
    assertThat(last.utcNs() - SD.dueNs(last.datagram())).isBetween(0L, STEP);
    assertNoBurst(before);
  }

  private void assertNoBurst(int from) {
    for (int k = from + 1; k < wire.sent().size(); k++) {
      assertThat(wire.sent().get(k).utcNs() - wire.sent().get(k - 1).utcNs())
          .isGreaterThanOrEqualTo(SD.datagramNs() / 2 - STEP);
    }
  }

  @Test
  void aPauseLongerThanTheWindowIsSkippedAndTheWindowFilledAnew() {
    Feed feed = add(packets());
    run(SECOND);
    time.pass(30 * SECOND);
    run(SECOND);
    Sent last = wire.sent().getLast();
    assertThat(last.utcNs() - SD.dueNs(last.datagram())).isBetween(0L, STEP);
    assertThat(feed.counters().unprepared()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1, 3_600, -3_600, 86_400, -86_400})
  void aStepOfTheWallClockMovesNoDatagramByAMillisecond(long seconds) {
    add(packets());
    long real = EPOCH;
    for (int second = 0; second < 20; second++) {
      if (second == 5) {
        time.stepWall(seconds * SECOND);
      }
      clock.discipline();
      int before = wire.sent().size();
      long utcBefore = clock.utcNs();
      run(SECOND);
      for (Sent sent : wire.sent().subList(before, wire.sent().size())) {
        long trueTime = real + sent.utcNs() - utcBefore;
        assertThat(trueTime - SD.dueNs(sent.datagram())).isBetween(-MILLISECOND, MILLISECOND);
      }
      real += SECOND;
    }
    assertThat(wire.sent()).hasSizeBetween(7_123, 7_125);
  }

  @Test
  void anotherSourceHoldsFromTheNextDatagramOn() {
    Feed feed = add(packets());
    run(SECOND);
    int before = wire.sent().size();
    filler.replace(feed, () -> NumberedPackets.version(2));
    run(SECOND);
    assertThat(wire.sent().subList(0, before)).allMatch(s -> s.version() == 1);
    assertThat(wire.sent().subList(before, wire.sent().size())).allMatch(s -> s.version() == 2);
    assertThat(feed.counters().unprepared()).isZero();
    assertThat(wire.sent()).isSortedAccordingTo((a, b) -> Long.compare(a.datagram(), b.datagram()));
    assertThat(wire.sent()).hasSize(713);
  }

  @Test
  void countsMissingContentWhenItIsSentAndPreparesAnewWhenItComes() {
    Feed feed = add(new NumberedPackets(1, 7 * 100 + 3));
    run(SECOND);
    long underruns = feed.counters().underruns();
    assertThat(underruns).isEqualTo((357 - 100) * 7 - 3);
    filler.replace(feed, PacerTest::packets);
    filler.refresh(feed);
    run(SECOND);
    assertThat(feed.counters().underruns()).isEqualTo(underruns);
  }

  @Test
  void nothingIsSaidToDifferFromWhatIsPreparedWithoutItsContent() {
    NumberedPackets incomplete = new NumberedPackets(1, 7 * 100);
    Feed feed = add(incomplete);
    run(SECOND);
    Ring ring = feed.outlet().ring();
    long next = ring.next() + 5;
    byte[] same = new byte[Cadence.DATAGRAM_BYTES];
    incomplete.packets(next * 7, 7, same, 0);
    ByteBuffer other = ByteBuffer.allocate(Cadence.DATAGRAM_BYTES);
    assertThat(ring.compare(next, other)).isEqualTo(Ring.Comparison.NOT_HELD);
    assertThat(ring.compare(next, ByteBuffer.wrap(same))).isEqualTo(Ring.Comparison.EQUAL);
    filler.replace(feed, PacerTest::packets);
    filler.doWork();
    assertThat(ring.compare(next, other)).isEqualTo(Ring.Comparison.DIFFERENT);
  }

  @Test
  void countsErrorsByReasonAndGoesOnWithTheOthersOfTheBatch() {
    Feed feed = add(packets());
    Feed other = add(spec(2, SD, 0), packets());
    wire.fail(1, "Network is unreachable");
    run(SECOND);
    wire.mend();
    run(SECOND);
    assertThat(feed.counters().sendErrors()).containsEntry("Network is unreachable", 357L);
    assertThat(feed.counters().failed()).isEqualTo(357);
    assertThat(wire.sent(1).getFirst().datagram()).isEqualTo(357);
    assertThat(other.counters().failed()).isZero();
    assertThat(wire.sent(2)).hasSize(713);
  }

  @Test
  void removingAChannelEndsItAndLeavesTheOthers() {
    FakeOutlet outlet = new FakeOutlet(spec(1, SD, 0), pacer, wire);
    Feed feed = filler.add(outlet, DatagramFraming.NONE, packets());
    add(spec(2, HD, 0), packets());
    run(SECOND);
    int before = wire.sent(1).size();
    filler.remove(feed);
    run(SECOND);
    assertThat(outlet.isClosed()).isTrue();
    assertThat(wire.routes()).isOne();
    assertThat(wire.sent(1)).hasSize(before);
    List<Sent> others = wire.sent(2);
    for (int k = 1; k < others.size(); k++) {
      assertThat(others.get(k).datagram()).isEqualTo(others.get(k - 1).datagram() + 1);
    }
  }

  @Test
  void anotherSocketTakesOverBetweenTwoDatagrams() {
    FakeWire replacement = new FakeWire(clock);
    FakeOutlet outlet = new FakeOutlet(spec(1, SD, 0), pacer, wire);
    filler.add(outlet, DatagramFraming.NONE, packets());
    run(SECOND);
    int route = replacement.route(outlet.spec().destination(), outlet.ring().memory());
    pacer.use(replacement, List.of(new Pacer.Rerouted(outlet.lane(), route)));
    run(SECOND);
    assertThat(wire.sent().size() + replacement.sent().size()).isEqualTo(713);
    assertThat(replacement.sent().getFirst().datagram())
        .isEqualTo(wire.sent().getLast().datagram() + 1);
  }

  @Test
  void aPacerThatComesBackGoesOnWithWhatIsDue() {
    FakeOutlet outlet = new FakeOutlet(spec(1, SD, 0), pacer, wire);
    Feed feed = filler.add(outlet, DatagramFraming.NONE, packets());
    run(SECOND);
    pacer.remove(outlet.lane(), () -> {});
    run(SECOND);
    int before = wire.sent().size();
    outlet.lane().route(wire.route(outlet.spec().destination(), outlet.ring().memory()));
    filler.resume();
    run(SECOND);
    Sent first = wire.sent().get(before);
    assertThat(first.utcNs() - SD.dueNs(first.datagram())).isBetween(0L, STEP);
    assertThat(feed.counters().sent()).isEqualTo(wire.sent().size());
    assertThat(feed.counters().lateness().count()).isEqualTo(wire.sent().size());
  }

  @Test
  void pacingAllocatesNothing() {
    QuietWire quiet = new QuietWire();
    for (int i = 0; i < 50; i++) {
      LaneSpec spec = spec(i, SD, i * 50_000L);
      filler.add(new FakeOutlet(spec, pacer, wire), DatagramFraming.NONE, packets());
    }
    pacer.use(quiet, List.of());
    run(SECOND);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sent = quiet.sent;
    long allocated = 0;
    for (int i = 0; i < 20_000; i++) {
      filler.doWork();
      long before = threads.getCurrentThreadAllocatedBytes();
      pacer.doWork();
      allocated += threads.getCurrentThreadAllocatedBytes() - before;
      time.pass(STEP);
    }
    assertThat(quiet.sent - sent).isGreaterThan(35_000);
    assertThat(allocated).isLessThan(1_000);
  }

  /** Takes everything and keeps nothing. */
  private static final class QuietWire implements Wire {
    private long sent;

    @Override
    public int route(InetSocketAddress destination, ByteBuffer memory) {
      return 0;
    }

    @Override
    public void forget(int route) {}

    @Override
    public void put(int position, int route, int offset, int length) {}

    @Override
    public int send(int from, int count) {
      sent += count;
      return count;
    }

    @Override
    public int failure() {
      return 0;
    }

    @Override
    public String reason(int failure) {
      return "";
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void nothingToDoWithoutChannels() {
    assertThat(pacer.doWork()).isZero();
    assertThat(pacer.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
  }
}
