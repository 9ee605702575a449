package org.plugcast.multicast.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.record.StreamId.Origin;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.rtp.RtpHeader;

class RecorderTest {
  private static final StreamId STREAM = new StreamId(1, Origin.OWN);
  private static final String GROUP = "239.10.0.1:5000";

  @TempDir private Path folder;

  private Recordings idle(Path root, long buffer) throws IOException {
    return Recordings.idle(
        new RecordingSettings(root, 1L << 40, 0, Optional.empty(), buffer),
        Disk.real(),
        () -> HeardAir.EPOCH_NS);
  }

  private Recordings idle() throws IOException {
    return idle(folder, 1 << 20);
  }

  private static Recorder ring(Recordings recordings) {
    Recorder recorder = recordings.recorder(STREAM, GROUP, RecordingPlan.RING);
    recorder.follow(HeardAir.LINE);
    return recorder;
  }

  private static void hear(Recordings recordings, Recorder recorder, long from, long to) {
    for (long k = from; k < to; k++) {
      recorder.heard(HeardAir.datagram(k));
      recordings.drain();
    }
  }

  private static List<Manifest> manifests(Recordings recordings) throws IOException {
    RecordingShelf shelf = recordings.shelf();
    List<Recorded> oldestFirst = shelf.of(1).reversed();
    List<Manifest> manifests = new ArrayList<>();
    for (Recorded recorded : oldestFirst) {
      manifests.add(shelf.manifest(recorded));
    }
    return manifests;
  }

  @Test
  void segmentsOfAMinuteFollowEachOtherWithoutAGap() throws IOException {
    Recordings recordings = idle();
    Recorder recorder = ring(recordings);
    hear(recordings, recorder, 0, HeardAir.at(200));
    recordings.release(recorder);
    recordings.drain();
    List<Manifest> manifests = manifests(recordings);
    assertThat(manifests).hasSize(4);
    long next = 0;
    for (Manifest manifest : manifests) {
      assertThat(manifest.start().firstPacket()).hasValue(next);
      assertThat(manifest.start().access()).isEqualTo(SegmentStart.Access.RANDOM);
      assertThat(manifest.isClean()).isTrue();
      next = manifest.lastPacket().orElseThrow() + 1;
    }
    assertThat(manifests.get(1).packets()).isBetween(5_950L, 6_050L);
  }

  @Test
  void fileHoldsThePacketsAtTheirPlacesAndItsChecksumFits() throws IOException {
    Recordings recordings = idle();
    Recorder recorder = ring(recordings);
    hear(recordings, recorder, 0, 600);
    recordings.release(recorder);
    recordings.drain();
    for (Recorded recorded : recordings.shelf().of(1)) {
      byte[] file = Files.readAllBytes(recordings.shelf().media(recorded));
      long first = recorded.firstPacket().orElseThrow();
      for (long packet = 0; packet < file.length / TsPacket.LENGTH; packet++) {
        assertThat(HeardAir.index(file, packet)).isEqualTo(first + packet);
      }
      assertThat(recordings.shelf().isIntact(recorded)).isTrue();
      assertThat(recorded.quality()).isEqualTo(Recorded.Quality.GOOD);
    }
  }

  @Test
  void twinsThatBeganAtOtherTimesCutAlike() throws IOException {
    Recordings one = idle(folder.resolve("one"), 1 << 20);
    Recordings two = idle(folder.resolve("two"), 1 << 20);
    hear(one, ring(one), 0, HeardAir.at(300));
    hear(two, ring(two), HeardAir.at(37), HeardAir.at(300));
    List<OptionalLong> ones = manifests(one).stream().map(m -> m.start().firstPacket()).toList();
    List<OptionalLong> twos = manifests(two).stream().map(m -> m.start().firstPacket()).toList();
    assertThat(twos).hasSizeGreaterThan(3);
    assertThat(ones).containsAll(twos.subList(1, twos.size()));
    assertThat(names(one)).containsAll(names(two).subList(0, names(two).size() - 1));
  }

  /** Of the segments, newest first. */
  private static List<String> names(Recordings recordings) {
    return recordings.shelf().of(1).stream().map(Recorded::name).toList();
  }

  @Test
  void rtpHeadersAreLeftOut() throws IOException {
    Recordings recordings = idle();
    Recorder recorder = ring(recordings);
    for (long k = 0; k < 30; k++) {
      byte[] datagram = new byte[RtpHeader.LENGTH + 1316];
      RtpHeader.write(datagram, 0, (int) k, k, 1);
      HeardAir.bytes(k).get(0, datagram, RtpHeader.LENGTH, 1316);
      recorder.heard(
          new Heard(
              ByteBuffer.wrap(datagram),
              HeardAir.MAIN,
              HeardAir.heardNs(k),
              new Place.Known(k, Check.IDENTICAL, Source.TIMELINE)));
    }
    recordings.release(recorder);
    recordings.drain();
    Recorded recorded = recordings.shelf().of(1).getFirst();
    byte[] file = Files.readAllBytes(recordings.shelf().media(recorded));
    assertThat(file).hasSize(30 * 1316);
    assertThat(HeardAir.index(file, 209)).isEqualTo(209);
  }

  @Test
  void nullPacketsStandForWhatIsMissing() throws IOException {
    Recordings recordings = idle();
    Recorder recorder = ring(recordings);
    hear(recordings, recorder, 0, 100);
    hear(recordings, recorder, 105, 200);
    recordings.release(recorder);
    recordings.drain();
    Manifest manifest = manifests(recordings).getFirst();
    assertThat(manifest.tally().missing()).isEqualTo(5);
    assertThat(manifest.isClean()).isFalse();
    byte[] file = Files.readAllBytes(recordings.shelf().media(recordings.shelf().of(1).getFirst()));
    assertThat(TsPacket.pid(file, 700 * 188)).isEqualTo(TsPacket.NULL_PID);
    assertThat(HeardAir.index(file, 735)).isEqualTo(735);
  }

  @Test
  void longGapEndsTheSegment() throws IOException {
    Recordings recordings = idle();
    Recorder recorder = ring(recordings);
    hear(recordings, recorder, 0, 100);
    hear(recordings, recorder, 140, 200);
    recordings.release(recorder);
    recordings.drain();
    List<Manifest> manifests = manifests(recordings);
    assertThat(manifests).hasSize(2);
    assertThat(manifests.getFirst().lastPacket()).hasValue(699);
    assertThat(manifests.getLast().start().firstPacket()).hasValue(140 * 7);
    assertThat(manifests).allMatch(Manifest::isClean);
  }

  @Test
  void repeatedAndForeignDatagramsAreLeftOut() throws IOException {
    Recordings recordings = idle();
    Recorder recorder = ring(recordings);
    hear(recordings, recorder, 0, 50);
    recorder.heard(HeardAir.datagram(49));
    recorder.heard(
        new Heard(HeardAir.bytes(7), HeardAir.MAIN, HeardAir.heardNs(50), new Place.Unknown()));
    recorder.heard(
        new Heard(
            ByteBuffer.wrap(new byte[1000]),
            HeardAir.MAIN,
            HeardAir.heardNs(50),
            new Place.Unknown()));
    hear(recordings, recorder, 50, 70);
    recordings.release(recorder);
    recordings.drain();
    assertThat(manifests(recordings)).singleElement().matches(m -> m.packets() == 490);
    assertThat(recordings.counters().repeated()).isEqualTo(1);
    assertThat(recordings.counters().foreign()).isEqualTo(1);
    assertThat(recordings.counters().unreadable()).isEqualTo(1);
  }

  @Test
  void whatWasSentOfRecordingsIsNotRecordedAgain() throws IOException {
    Recordings recordings = idle();
    Recorder recorder = ring(recordings);
    hear(recordings, recorder, 0, 70);
    for (long k = 70; k < 140; k++) {
      recorder.heard(HeardAir.datagram(k, Check.IDENTICAL, Source.PRE_RECORDED));
    }
    hear(recordings, recorder, 140, 210);
    recordings.release(recorder);
    recordings.drain();
    assertThat(manifests(recordings))
        .extracting(m -> m.start().firstPacket().orElseThrow(), Manifest::packets)
        .containsExactly(tuple(0L, 490L), tuple(980L, 490L));
  }

  @Test
  void whatTheDiskIsTooSlowForIsLeftOutAndTold() throws IOException {
    Recordings recordings = idle(folder, 1);
    Recorder recorder = ring(recordings);
    for (long k = 0; k < 55; k++) {
      recorder.heard(HeardAir.datagram(k));
    }
    recordings.drain();
    hear(recordings, recorder, 55, 90);
    recordings.release(recorder);
    recordings.drain();
    Manifest manifest = manifests(recordings).getFirst();
    assertThat(manifest.packets()).isEqualTo(90 * 7);
    assertThat(manifest.tally().overflowed()).isEqualTo(recordings.counters().overflowed());
    assertThat(manifest.tally().overflowed()).isPositive();
    assertThat(manifest.tally().missing()).isZero();
    assertThat(recordings.problems()).anyMatch(p -> p.contains("too slow"));
    byte[] file = Files.readAllBytes(recordings.shelf().media(recordings.shelf().of(1).getFirst()));
    assertThat(HeardAir.index(file, 89 * 7)).isEqualTo(89 * 7);
  }

  @Test
  void scheduleIsRecordedWithItsMargins() throws IOException {
    Recordings recordings = idle();
    RecordingSchedule schedule =
        new RecordingSchedule(
            CronForm.parse("2 12 * * *"), Duration.ofMinutes(2), ZoneId.of("UTC"));
    Recorder recorder =
        recordings.recorder(
            STREAM,
            GROUP,
            new RecordingPlan(RecordingPlan.Continuity.SCHEDULES_ONLY, List.of(schedule)));
    recorder.follow(HeardAir.LINE);
    hear(recordings, recorder, 0, HeardAir.at(400));
    recordings.release(recorder);
    recordings.drain();
    List<Manifest> manifests = manifests(recordings);
    long from = manifests.getFirst().start().startNs() - HeardAir.EPOCH_NS;
    long to = manifests.getLast().lastNs() - HeardAir.EPOCH_NS;
    assertThat(from / 1e9).isBetween(100.0, 110.0);
    assertThat(to / 1e9).isBetween(250.0, 260.0);
    assertThat(manifests)
        .allMatch(
            m -> m.start().purpose().toText().equals("scheduled 2026-11-20T12:02:00Z 2 12 * * *"));
  }

  @Test
  void streamWithoutAKnownPlaceIsEvidence() throws IOException {
    Recordings recordings = idle();
    Recorder recorder = recordings.recorder(STREAM, GROUP, RecordingPlan.RING);
    for (long k = 0; k < 100; k++) {
      recorder.heard(
          new Heard(HeardAir.bytes(k), HeardAir.MAIN, HeardAir.heardNs(k), new Place.Unknown()));
    }
    recordings.release(recorder);
    recordings.drain();
    Recorded recorded = recordings.shelf().of(1).getFirst();
    assertThat(recorded.quality()).isEqualTo(Recorded.Quality.EVIDENCE);
    assertThat(recorded.bytes()).isEqualTo(100 * 1316);
  }

  @Test
  void threadsWriteWhatIsHeardAndCloseWaitsForThem() throws IOException {
    Recordings recordings =
        Recordings.start(
            RecordingSettings.of(folder, 1L << 40), Disk.real(), () -> HeardAir.EPOCH_NS);
    Recorder recorder = ring(recordings);
    for (long k = 0; k < HeardAir.at(130); k++) {
      recorder.heard(HeardAir.datagram(k));
    }
    recordings.close();
    assertThat(recordings.counters().overflowed()).isZero();
    assertThat(recordings.shelf().bytes()).isEqualTo(HeardAir.at(130) * 1316);
    for (Recorded recorded : recordings.shelf().of(1)) {
      assertThat(recordings.shelf().isIntact(recorded)).isTrue();
    }
  }
}
