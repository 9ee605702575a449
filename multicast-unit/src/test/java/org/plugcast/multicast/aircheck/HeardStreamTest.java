package org.plugcast.multicast.aircheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.pacing.AirClock;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.multicast.pacing.Filler;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Pacer;
import org.plugcast.multicast.prerecorded.Played;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.sender.Said;
import org.plugcast.multicast.sender.SaidLine;
import org.plugcast.multicast.testing.FakeOutlet;
import org.plugcast.multicast.testing.FakeTime;
import org.plugcast.multicast.testing.FakeWire;
import org.plugcast.multicast.testing.NumberedPackets;
import org.plugcast.multicast.verify.Likeness;
import org.plugcast.multicast.verify.Run;

/** A second of a channel is sent by this unit's pacer, and heard. */
class HeardStreamTest {
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000 * MILLISECOND;
  private static final long TWIN = 7;

  private final FakeTime time = new FakeTime(1_000 * SECOND);
  private final AirClock clock = new AirClock(time);
  private final Pacer pacer = new Pacer(clock);
  private final Filler filler = new Filler(clock);
  private final FakeWire wire = new FakeWire(clock);
  private final LaneSpec spec =
      LaneSpec.of(
          1,
          new Cadence(0, 3_750_000),
          SECOND,
          2 * SECOND,
          DatagramFraming.NONE,
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 5000));
  private final FakeOutlet outlet = new FakeOutlet(spec, pacer, wire);
  private final Told told = new Told();
  private final SaidLine twinSays = new SaidLine();

  /** Remembers what it is told. */
  private static final class Told implements Audience {
    private final List<Long> datagrams = new ArrayList<>();
    private final List<Likeness> likenesses = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private boolean ended;

    @Override
    public void heard(
        long datagram, Likeness likeness, ByteBuffer payload, long heardAtNs, long source) {
      datagrams.add(datagram);
      likenesses.add(likeness);
      assertThat(payload.remaining()).isEqualTo(Cadence.DATAGRAM_BYTES);
      assertThat(source).isEqualTo(TWIN);
    }

    @Override
    public void judged(Run run) {
      assertThat(ended).isFalse();
      runs.add(run);
    }

    @Override
    public void ended() {
      ended = true;
    }
  }

  @BeforeEach
  void send() {
    pacer.use(wire, List.of());
    filler.add(outlet, DatagramFraming.NONE, NumberedPackets.version(1));
    for (int i = 0; i < 1_000; i++) {
      filler.doWork();
      pacer.doWork();
      time.pass(MILLISECOND);
    }
  }

  private Findings hear(PlayedLine played, byte flip) {
    Heardable what =
        new Heardable(
            1,
            spec.destination(),
            spec,
            outlet.ring(),
            played,
            source -> source == TWIN ? twinSays : new SaidLine(),
            30 * MILLISECOND,
            told);
    HeardStream stream = new HeardStream(what, source -> source == TWIN);
    for (FakeWire.Sent sent : wire.sent()) {
      byte[] bytes = sent.bytes().clone();
      bytes[100] ^= flip;
      stream.heard(ByteBuffer.wrap(bytes), sent.utcNs(), TWIN);
      stream.heard(ByteBuffer.wrap(bytes), sent.utcNs(), TWIN + 1);
    }
    stream.finish(clock.utcNs());
    assertThat(told.ended).isTrue();
    return stream.findings();
  }

  @Test
  void whatTheTwinsSendIsToldWithItsIndexAndWhatItIsLike() {
    Findings findings = hear(new PlayedLine(Played.TIMELINE), (byte) 0);
    assertThat(findings.faults()).isZero();
    assertThat(told.datagrams)
        .containsExactlyElementsOf(wire.sent().stream().map(FakeWire.Sent::datagram).toList());
    assertThat(told.likenesses).containsOnly(Likeness.SAME);
    assertThat(told.runs.stream().mapToLong(Run::datagrams).sum()).isGreaterThan(300);
  }

  @Test
  void aDifferenceIsAFaultWhileTheTimelineIsSent() {
    assertThat(hear(new PlayedLine(Played.TIMELINE), (byte) 1).different()).isGreaterThan(300);
    assertThat(told.likenesses).containsOnly(Likeness.OTHER);
  }

  @Test
  void aDifferenceIsNoneWhileAnythingElseIsSent() {
    PlayedLine slate = new PlayedLine(new Played(Source.SLATE, 0, List.of()));
    assertThat(hear(slate, (byte) 1).faults()).isZero();
    assertThat(told.likenesses).containsOnly(Likeness.UNKNOWN);
  }

  @Test
  void whatTheTwinSaysThatItMakesFromRecordingsIsNotCompared() {
    twinSays.say(new Said(Source.PRE_RECORDED, 0));
    Findings findings = hear(new PlayedLine(Played.TIMELINE), (byte) 1);
    assertThat(findings.different()).isZero();
    assertThat(findings.faults()).isZero();
    assertThat(findings.otherSource()).isEqualTo(wire.sent().size());
  }

  @Test
  void itIsComparedUpToTheDatagramThatItSaidAndFromTheOneAtWhichItReturns() {
    long first = wire.sent().getFirst().datagram();
    twinSays.say(new Said(Source.PRE_RECORDED, first + 100));
    twinSays.say(new Said(Source.TIMELINE, first + 200));
    Findings findings = hear(new PlayedLine(Played.TIMELINE), (byte) 0);
    assertThat(findings.otherSource()).isEqualTo(100);
    assertThat(findings.identical()).isEqualTo(wire.sent().size() - 100);
    assertThat(findings.faults()).isZero();
  }

  @Test
  void aTwinThatSaysTheTimelineIsTakenAtItsWord() {
    twinSays.say(new Said(Source.TIMELINE, 0));
    Findings findings = hear(new PlayedLine(Played.TIMELINE), (byte) 1);
    assertThat(findings.different()).isGreaterThan(300);
    assertThat(findings.otherSource()).isZero();
  }
}
