package org.plugcast.multicast.prerecorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.multicast.record.Check;
import org.plugcast.multicast.record.Disk;
import org.plugcast.multicast.record.Heard;
import org.plugcast.multicast.record.Place;
import org.plugcast.multicast.record.Recorder;
import org.plugcast.multicast.record.RecordingPlan;
import org.plugcast.multicast.record.RecordingSettings;
import org.plugcast.multicast.record.Recordings;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.record.StreamId;
import org.plugcast.multicast.testing.SampleClips;
import org.plugcast.ts.inspect.FindingKind;
import org.plugcast.ts.inspect.Report;
import org.plugcast.ts.inspect.StreamInspector;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Multiplex;
import org.plugcast.ts.multiplex.Timeline;

/** Some seconds of a channel are recorded, and played on the same and on another channel. */
class PreRecordedSourceTest {
  private static final Instant EPOCH = Instant.parse("2026-11-20T12:00:00Z");
  private static final int SECOND = 2_493;
  private static final InetSocketAddress MAIN = new InetSocketAddress("10.0.0.1", 5004);

  @TempDir private static Path folder;
  private static List<RecordedRun> runs = List.of();
  private static List<Entry> entries = List.of();

  private static SampleClips clips() throws IOException {
    return new SampleClips(folder.resolve("clips"));
  }

  private static Timeline timeline() {
    return SampleClips.timeline(1, EPOCH, entries.toArray(Entry[]::new));
  }

  @BeforeAll
  static void record() throws IOException {
    entries = List.of(clips().clip("One", 1, 200), clips().clip("Two", 2, 151));
    AirLine air = AirLine.of(timeline());
    Recordings recordings =
        Recordings.start(
            RecordingSettings.of(folder.resolve("recordings"), 1L << 40),
            Disk.real(),
            air::epochNs);
    Recorder recorder =
        recordings.recorder(
            new StreamId(1, StreamId.Origin.OWN), "239.10.0.1:5000", RecordingPlan.RING);
    recorder.follow(air);
    try (Multiplex multiplex = new Multiplex(timeline(), clips().store())) {
      byte[] datagram = new byte[7 * TsPacket.LENGTH];
      for (long k = 3 * SECOND / 7; k < 17 * SECOND / 7; k++) {
        multiplex.packets(k * 7, 7, datagram, 0);
        recorder.heard(
            new Heard(
                ByteBuffer.wrap(datagram),
                MAIN,
                air.dueNs(k * 7),
                new Place.Known(k, Check.IDENTICAL, Source.TIMELINE)));
      }
    }
    recordings.close();
    runs = RecordedRuns.of(recordings.shelf(), 1, air.bitsPerSecond());
  }

  private record Timed(Multiplex multiplex) implements PacketSource {
    @Override
    public int packets(long index, int count, byte[] destination, int offset) {
      try {
        return multiplex.packets(index, count, destination, offset);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        multiplex.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The timeline, recordings from 10 s on for 40 s, and the timeline again at an item. */
  private static SplicedSource there(Timeline timeline, long back) throws IOException {
    AirLine air = AirLine.of(timeline);
    long seam = 10L * SECOND / 7 * 7;
    return new SplicedSource(
        new SplicedSource(
            new Timed(new Multiplex(timeline, clips().store())),
            seam,
            new PreRecordedSource(runs, air, seam),
            air,
            SplicedSource.Whole.BEFORE),
        back,
        new Timed(new Multiplex(timeline, clips().store())),
        air,
        SplicedSource.Whole.AFTER);
  }

  private static long backAt(Timeline timeline) {
    long frames = 351 * 4;
    long item = timeline.grid().indexOfRow(timeline.grid().rowOf(frames));
    return item / 7 * 7;
  }

  private static byte[] read(PacketSource source, long from, int count) {
    byte[] bytes = new byte[count * TsPacket.LENGTH];
    for (int i = 0; i < count; i += 7) {
      source.packets(from + i, 7, bytes, i * TsPacket.LENGTH);
    }
    return bytes;
  }

  private static Report inspect(byte[] bytes) {
    StreamInspector inspector = new StreamInspector();
    inspector.push(bytes, 0, bytes.length);
    return inspector.finish();
  }

  /** At a splice nothing is heard until the next picture has come: that is not an error of ours. */
  private static void assertOnlySilenceAtSplices(Report report, int splices) {
    assertThat(report.findings())
        .as(report.toText())
        .hasSizeLessThanOrEqualTo(splices)
        .allMatch(
            finding ->
                finding.kind() == FindingKind.PTS_ERROR
                    && finding.pid() == timeline().service().pids().audio());
  }

  @Test
  void recordedMinutesAreOneRun() {
    assertThat(runs).hasSize(1);
    assertThat(runs.getFirst().packets()).isBetween(13L * SECOND, 14L * SECOND);
  }

  @Test
  void timelineAndRecordingsFollowEachOtherWithoutAnErrorOfTheTransportStream() throws IOException {
    Timeline timeline = timeline();
    byte[] bytes = read(there(timeline, backAt(timeline)), 0, 60 * SECOND / 7 * 7);
    Report report = inspect(bytes);
    assertOnlySilenceAtSplices(report, 4);
    assertThat(report.clocks())
        .singleElement()
        .satisfies(
            clock -> {
              assertThat(clock.discontinuities()).isZero();
              assertThat(clock.worstNanos()).isLessThan(100);
            });
  }

  @Test
  void splicesLeaveWholePicturesInTheOrderOfDecodingAndWholeSoundFrames() throws IOException {
    Timeline timeline = timeline();
    byte[] bytes = read(there(timeline, backAt(timeline)), 0, 60 * SECOND / 7 * 7);
    long decoded = -1;
    int expected = 0;
    for (int at = 0; at < bytes.length; at += TsPacket.LENGTH) {
      int pes = at + TsPacket.payloadOffset(bytes, at);
      int pid = TsPacket.pid(bytes, at);
      boolean begins = TsPacket.payloadUnitStart(bytes, at);
      if (pid == timeline.service().pids().video() && begins) {
        long stamp =
            PesHeader.hasDts(bytes, pes) ? PesHeader.dts(bytes, pes) : PesHeader.pts(bytes, pes);
        assertThat(stamp).isGreaterThan(decoded);
        decoded = stamp;
      } else if (pid == timeline.service().pids().audio() && TsPacket.hasPayload(bytes, at)) {
        if (begins) {
          assertThat(expected).isZero();
          expected = PesHeader.PREFIX_LENGTH + PesHeader.packetLength(bytes, pes);
        }
        expected -= at + TsPacket.LENGTH - pes;
      }
    }
  }

  @Test
  void recordingsOfAnotherEpochGoOnWithTheClockOfTheChannel() throws IOException {
    Timeline later =
        new Timeline(
            timeline().service(),
            timeline().format(),
            EPOCH.plusSeconds(86_400),
            123_456_789_012L,
            1,
            0,
            0,
            List.of(),
            timeline().loop());
    AirLine air = AirLine.of(later);
    PreRecordedSource source = new PreRecordedSource(runs, air, 7_000);
    byte[] bytes = read(source, 7_000, 30 * SECOND / 7 * 7);
    Report report = inspect(bytes);
    assertOnlySilenceAtSplices(report, 2);
    for (int at = 0; at < bytes.length; at += TsPacket.LENGTH) {
      if (TsPacket.hasPcr(bytes, at)) {
        assertThat(TsPacket.pcr(bytes, at)).isEqualTo(air.pcr(7_000 + at / TsPacket.LENGTH));
      }
    }
  }

  @Test
  void packetsAreAFunctionOfTheirIndex() throws IOException {
    Timeline timeline = timeline();
    long back = backAt(timeline);
    int count = 60 * SECOND / 7;
    byte[] inOrder = read(there(timeline, back), 0, count * 7);
    SplicedSource other = there(timeline, back);
    Random random = new Random(1);
    byte[] datagram = new byte[7 * TsPacket.LENGTH];
    for (int i = 0; i < 400; i++) {
      int k = random.nextInt(count);
      other.packets(k * 7L, 7, datagram, 0);
      assertThat(ByteBuffer.wrap(datagram))
          .as("datagram " + k)
          .isEqualTo(ByteBuffer.wrap(inOrder, k * datagram.length, datagram.length));
    }
    other.close();
  }

  @Test
  void afterASpliceOnlyTheSecondSourceCounts() throws IOException {
    Timeline timeline = timeline();
    long back = backAt(timeline);
    SplicedSource spliced = there(timeline, back);
    assertThat(spliced.settled()).isBetween(back, back + 2 * SECOND);
    long from = spliced.settled() / 7 * 7 + 7;
    assertThat(read(spliced, from, SECOND / 7 * 7))
        .isEqualTo(read(new Timed(new Multiplex(timeline, clips().store())), from, SECOND / 7 * 7));
  }

  @Test
  void recordingThatVanishesLeavesNullPacketsThatAreCounted() throws IOException {
    Path copy = Files.copy(runs.getFirst().pieces().getFirst().media(), folder.resolve("copy.ts"));
    RecordedRun.Piece piece = runs.getFirst().pieces().getFirst();
    RecordedRun run =
        new RecordedRun(
            runs.getFirst().air(),
            List.of(new RecordedRun.Piece(copy, piece.firstPacket(), piece.packets())));
    Files.delete(copy);
    try (PreRecordedSource source =
        new PreRecordedSource(List.of(run), AirLine.of(timeline()), 0)) {
      byte[] bytes = new byte[7 * TsPacket.LENGTH];
      assertThat(source.packets(700, 7, bytes, 0)).isEqualTo(7);
      assertThat(TsPacket.pid(bytes, 0)).isEqualTo(TsPacket.NULL_PID);
    }
  }

  @Test
  void slateKeepsTablesAndClock() {
    byte[] bytes = read(new SlateSource(timeline()), 0, 20 * SECOND / 7 * 7);
    Report report = inspect(bytes);
    assertThat(report.programs()).hasSize(1);
    assertThat(report.counts().keySet())
        .as(report.toText())
        .isSubsetOf(FindingKind.PID_ERROR, FindingKind.PTS_ERROR);
  }
}
