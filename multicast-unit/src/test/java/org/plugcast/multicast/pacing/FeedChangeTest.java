package org.plugcast.multicast.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
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

/** A source that is to change at a datagram, while what comes takes its time to be prepared. */
class FeedChangeTest {
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000 * MILLISECOND;
  private static final Cadence SD = new Cadence(1_800_000_000 * SECOND, 3_750_000);

  private final FakeTime time = new FakeTime(SD.epochNs());
  private final AirClock clock = new AirClock(time);
  private final Pacer pacer = new Pacer(clock);
  private final Filler filler = new Filler(clock);
  private final FakeWire wire = new FakeWire(clock);
  private final List<Feed.Change> told = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();

  @BeforeEach
  void plugIn() {
    pacer.use(wire, List.of());
  }

  private Feed add(int port) {
    LaneSpec spec =
        new LaneSpec(
            port,
            SD,
            0,
            RingShape.of(SD, 2 * SECOND, 0, Cadence.DATAGRAM_BYTES),
            new InetSocketAddress(InetAddress.ofLiteral("239.1.1.1"), port));
    return filler.add(
        new FakeOutlet(spec, pacer, wire),
        DatagramFraming.NONE,
        new Turning("first", Long.MAX_VALUE, 0));
  }

  private void pass(long nanos) {
    for (long passed = 0; passed < nanos; passed += MILLISECOND) {
      pacer.doWork();
      time.pass(MILLISECOND);
    }
  }

  private void run(long nanos) {
    for (long passed = 0; passed < nanos; passed += MILLISECOND) {
      filler.doWork();
      pass(MILLISECOND);
    }
  }

  /** Another version from a packet on; the first time that it is asked takes long. */
  private final class Turning implements PacketSource {
    private final String name;
    private final long since;
    private long takesNs;

    Turning(String name, long since, long takesNs) {
      this.name = name;
      this.since = since;
      this.takesNs = takesNs;
    }

    @Override
    public int packets(long index, int count, byte[] destination, int offset) {
      long now = takesNs;
      takesNs = 0;
      pass(now);
      return NumberedPackets.version(index < since ? 1 : 2)
          .packets(index, count, destination, offset);
    }

    @Override
    public void close() {
      closed.add(name);
    }
  }

  /** Changes at the datagram that is due in a time, and returns it. */
  private long change(Feed feed, long inNs, long takesNs) {
    long at = SD.firstDatagramDueFrom(clock.utcNs() + inNs);
    filler.change(feed, prepared -> new Turning("second", at * 7, takesNs), told::add);
    return at;
  }

  private void assertChangedAt(long at, int port) {
    assertThat(wire.sent(port))
        .allMatch(sent -> (sent.version() == 2) == (sent.datagram() >= at))
        .anyMatch(sent -> sent.version() == 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 200, 900})
  void aChangeThatIsPreparedInTimeHoldsFromItsDatagramOn(long takesMs) {
    Feed feed = add(1);
    run(SECOND);
    long at = change(feed, 1_200 * MILLISECOND, takesMs * MILLISECOND);
    run(3 * SECOND);
    assertThat(told).containsExactly(Feed.Change.MADE);
    assertThat(closed).containsExactly("first");
    assertChangedAt(at, 1);
    assertThat(feed.counters().unprepared()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000, 1_190, 1_210, 1_900})
  void aChangeThatIsPreparedTooLateIsNotMade(long takesMs) {
    Feed feed = add(1);
    run(SECOND);
    change(feed, 1_200 * MILLISECOND, takesMs * MILLISECOND);
    run(3 * SECOND);
    assertThat(told).containsExactly(Feed.Change.LATE);
    assertThat(closed).containsExactly("second");
    assertThat(wire.sent()).allMatch(sent -> sent.version() == 1);
    assertThat(feed.counters().unprepared()).isZero();
  }

  @Test
  void afterAChangeThatWasLateAnotherIsMade() {
    Feed feed = add(1);
    run(SECOND);
    change(feed, 1_200 * MILLISECOND, 1_300 * MILLISECOND);
    run(MILLISECOND);
    long at = change(feed, 1_200 * MILLISECOND, 300 * MILLISECOND);
    run(3 * SECOND);
    assertThat(told).containsExactly(Feed.Change.LATE, Feed.Change.MADE);
    assertThat(closed).containsExactly("second", "first");
    assertChangedAt(at, 1);
    assertThat(feed.counters().unprepared()).isZero();
    assertThat(wire.sent().stream().map(Sent::datagram)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whatIsFurtherAwayThanAnythingIsPreparedIsNeverLate() {
    Feed feed = add(1);
    run(SECOND);
    long at = change(feed, 2_400 * MILLISECOND, 1_500 * MILLISECOND);
    run(4 * SECOND);
    assertThat(told).containsExactly(Feed.Change.MADE);
    assertChangedAt(at, 1);
  }

  @Test
  void aChannelIsNotLeftEmptyWhileManyOthersChange() {
    List<Feed> feeds = List.of(add(1), add(2), add(3), add(4));
    run(SECOND);
    feeds.forEach(feed -> change(feed, 1_200 * MILLISECOND, 800 * MILLISECOND));
    run(2 * SECOND);
    assertThat(told).hasSize(4);
    assertThat(feeds).allMatch(feed -> feed.counters().unprepared() == 0);
  }

  @Test
  void whoRunsTheFillerIsTold() {
    List<String> woken = new ArrayList<>();
    Feed feed = add(1);
    filler.onChange(() -> woken.add("woken"));
    change(feed, SECOND, 0);
    assertThat(woken).containsExactly("woken");
  }
}
