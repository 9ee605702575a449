package org.plugcast.multicast.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.multicast.fetch.TimelineFile;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.multicast.plan.ClipNeeds;
import org.plugcast.multicast.plan.ItemStart;
import org.plugcast.multicast.prerecorded.RunsAtHand;
import org.plugcast.multicast.prerecorded.Situation.Reach;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.multicast.record.RecordingShelf;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.multicast.testing.SampleClips;
import org.plugcast.multicast.testing.SampleRecordings;
import org.plugcast.ts.inspect.Finding;
import org.plugcast.ts.inspect.FindingKind;
import org.plugcast.ts.inspect.StreamInspector;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.ClipSource;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Multiplex;
import org.plugcast.ts.multiplex.Timeline;

/** A channel whose timeline is on the disk, with and without clips, recordings, caching unit. */
class ChannelFallbackTest extends ChannelBed {
  private static final long LOOK = 200 * MILLISECOND;

  private Optional<RecordingShelf> shelf = Optional.empty();
  private final RunsAtHand recordings = new RunsAtHand(() -> shelf, clock);
  private Reach reach = Reach.UNREACHABLE;
  private Channel channel;

  /** For so long the next datagram is being prepared. */
  private long busyNs;

  @BeforeEach
  void make() throws IOException {
    TimelineFile.of(folder, 1).write(first);
    channel = channel(new LocalClips(here, time), Duration.ofSeconds(2));
  }

  @Override
  DatagramFraming framing() {
    return new DatagramFraming() {
      @Override
      public int headerBytes() {
        return 0;
      }

      @Override
      public void write(long datagram, byte[] destination) {
        for (; busyNs > 0; busyNs -= MILLISECOND) {
          sendPrepared();
        }
      }
    };
  }

  private void record() throws IOException {
    shelf =
        Optional.of(
            SampleRecordings.make(folder.resolve("recordings"), first, clips.store(), 3, 17));
  }

  private void bringBoth() throws IOException {
    for (Entry entry : List.of(a, b)) {
      bring(entry);
      channel.arrived(entry.clip());
    }
  }

  private void run(long nanos) {
    for (long passed = 0; passed < nanos; passed += MILLISECOND) {
      if (passed % LOOK == 0) {
        channel.look(reach, recordings);
      }
      send();
    }
  }

  private ChannelStatus.OnAir onAir() {
    return channel.status().onAir().orElseThrow();
  }

  /** Whether what is sent in the second that follows is what the timeline says, clips and all. */
  private boolean sendsTheTimeline(ClipSource from) throws IOException {
    wire.sent().clear();
    run(20 * MILLISECOND);
    Cadence cadence = AirLine.of(first).cadence();
    long around = cadence.packetDueAt(clock.utcNs()) / Cadence.PACKETS_PER_DATAGRAM;
    byte[] expected = new byte[Cadence.DATAGRAM_BYTES];
    try (Multiplex multiplex = new Multiplex(first, from)) {
      for (long k = around - 40; k < around + 10; k++) {
        multiplex.packets(k * 7, 7, expected, 0);
        if (Arrays.equals(wire.sent().getLast().bytes(), expected)) {
          return true;
        }
      }
    }
    return false;
  }

  private long picturePackets() {
    return wire.sent().stream()
        .filter(sent -> TsPacket.pid(sent.bytes(), 0) == first.service().pids().video())
        .count();
  }

  @Test
  void nothingIsSentWhileTheClipsMayStillCome() {
    reach = Reach.REACHABLE;
    channel.restore();
    run(2 * SECOND);
    assertThat(wire.sent()).isEmpty();
    assertThat(channel.status().state()).isEqualTo("waiting");
  }

  @Test
  void withNeitherClipsNorRecordingsASlateIsSentAndSaid() throws IOException {
    channel.restore();
    run(SECOND);
    assertThat(onAir().source()).isEqualTo(Source.SLATE);
    assertThat(channel.status().problems()).anyMatch(p -> p.contains("a slate is sent"));
    assertThat(sendsTheTimeline(digest -> Optional.empty())).isTrue();
    bringBoth();
    run(2 * SECOND);
    assertThat(onAir().source()).isEqualTo(Source.TIMELINE);
    assertThat(channel.status().problems()).noneMatch(p -> p.contains("slate"));
    assertThat(sendsTheTimeline(clips.store())).isTrue();
  }

  @Test
  void fromClipsToASlateAndBackNoCounterJumpsUnannounced() throws IOException {
    bringBoth();
    channel.restore();
    run(2 * SECOND);
    loseBoth();
    runUntil(Source.SLATE);
    run(2 * SECOND);
    assertThat(onAir().source()).isEqualTo(Source.SLATE);
    bringBoth();
    runUntil(Source.TIMELINE);
    run(4 * SECOND);
    assertThat(continuityErrors()).isEmpty();
    assertThat(sendsTheTimeline(clips.store())).isTrue();
  }

  @Test
  void recordingsAreSentUntilAnItemBeginsWhoseClipIsHere() throws IOException {
    record();
    channel.restore();
    run(SECOND);
    assertThat(onAir().source()).isEqualTo(Source.PRE_RECORDED);
    assertThat(channel.status().problems()).anyMatch(p -> p.contains("recordings"));
    assertThat(sendsTheTimeline(clips.store())).isFalse();
    run(2 * SECOND);
    wire.sent().clear();
    run(2 * SECOND);
    assertThat(picturePackets()).as("datagrams that begin with a picture").isPositive();
    reach = Reach.REACHABLE;
    bringBoth();
    long back = runUntil(Source.TIMELINE);
    assertThat(starts()).as("packet %d is the first of an item", back).contains(back / 7);
    run(3 * SECOND);
    assertThat(sendsTheTimeline(clips.store())).isTrue();
    assertThat(channel.status().problems()).noneMatch(p -> p.contains("recordings"));
  }

  /** Returns the packet that was due when the source became another, give or take a datagram. */
  private long runUntil(Source source) {
    for (int i = 0; i < 30_000 && onAir().source() != source; i++) {
      if (i % 200 == 0) {
        channel.look(reach, recordings);
      }
      send();
    }
    assertThat(onAir().source()).isEqualTo(source);
    return onAir().index();
  }

  /** The datagrams with which items begin, and those due within the millisecond that follows. */
  private List<Long> starts() {
    return new ClipNeeds(first)
        .startsWithin(0, onAir().index() + 7).stream()
            .map(ItemStart::packet)
            .flatMap(packet -> List.of(packet / 7, packet / 7 + 1).stream())
            .toList();
  }

  @Test
  void clipsThatAreTakenAwayGiveWayToRecordingsOnlyWithoutTheCachingUnit() throws IOException {
    record();
    reach = Reach.REACHABLE;
    bringBoth();
    channel.restore();
    run(SECOND);
    loseBoth();
    run(3 * SECOND);
    assertThat(onAir().source()).isEqualTo(Source.TIMELINE);
    reach = Reach.UNREACHABLE;
    run(2 * SECOND);
    assertThat(onAir().source()).isEqualTo(Source.PRE_RECORDED);
  }

  @Test
  void whatWasPreparedOfClipsThatAreGoneIsSentUntilTheRecordingsBegin() throws IOException {
    record();
    bringBoth();
    channel.restore();
    run(2 * SECOND);
    loseBoth();
    run(700 * MILLISECOND);
    assertThat(onAir().source()).isEqualTo(Source.TIMELINE);
    assertThat(sendsTheTimeline(clips.store())).isTrue();
    run(SECOND);
    assertThat(onAir().source()).isEqualTo(Source.PRE_RECORDED);
  }

  /** Runs until something has changed over, which is being prepared for a time, and on. */
  private void changeWhileBusy(long nanos) {
    Source before = onAir().source();
    for (int i = 0; i < 30_000 && onAir().source() == before; i++) {
      if (i % 200 == 0) {
        channel.look(reach, recordings);
        busyNs = i == 0 ? nanos : 0;
      }
      send();
    }
    run(6 * SECOND);
  }

  private void loseBoth() throws IOException {
    here.delete(a.clip());
    here.delete(b.clip());
  }

  private List<Finding> continuityErrors() {
    StreamInspector inspector = new StreamInspector();
    wire.sent().forEach(sent -> inspector.push(sent.bytes(), 0, sent.bytes().length));
    return inspector.finish().findings().stream()
        .filter(finding -> finding.kind() == FindingKind.CONTINUITY_COUNT_ERROR)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 700, 1_000, 1_150, 1_250, 1_500, 1_900})
  void howeverLongItTakesToPrepareRecordingsTheyBeginAsAnnounced(long takesMs) throws IOException {
    record();
    bringBoth();
    channel.restore();
    run(2 * SECOND);
    loseBoth();
    changeWhileBusy(takesMs * MILLISECOND);
    assertThat(onAir().source()).isEqualTo(Source.PRE_RECORDED);
    assertThat(continuityErrors()).isEmpty();
    assertThat(channel.status().onAir().orElseThrow().counters().unprepared()).isZero();
  }

  @Test
  void aRevisionLeavesRecordingsOnAir() throws IOException {
    record();
    channel.restore();
    run(SECOND);
    Timeline revision = SampleClips.revision(first, 1_000_000, List.of(), List.of(a, b));
    channel.offer(revision);
    run(SECOND);
    assertThat(channel.known()).contains(revision.digest());
    assertThat(onAir().source()).isEqualTo(Source.PRE_RECORDED);
    assertThat(sendsTheTimeline(clips.store())).isFalse();
    assertThat(sendsTheTimeline(digest -> Optional.empty())).isFalse();
  }
}
