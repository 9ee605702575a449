package org.plugcast.multicast.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.record.StreamId.Origin;

/** Segments of about 1.1 MB: a minute at 100 packets a second. */
class RoomTest {
  private static final long SEGMENT = 6_000 * 188;
  private static final long DAY_NS = 86_400_000_000_000L;

  @TempDir private Path folder;
  private FaultyDisk disk = new FaultyDisk(Path.of("."));
  private long nowNs = HeardAir.EPOCH_NS;
  private long leastFree = Long.MAX_VALUE;

  @BeforeEach
  void make() {
    disk = new FaultyDisk(folder);
  }

  private Recordings recordings(long quota, long reserve, Optional<Duration> age)
      throws IOException {
    return Recordings.idle(
        new RecordingSettings(folder, quota, reserve, age, 1 << 20), disk, () -> nowNs);
  }

  private static RecordingPlan atTwoPastNoon() {
    return new RecordingPlan(
        RecordingPlan.Continuity.RING,
        List.of(
            new RecordingSchedule(
                CronForm.parse("2 12 * * *"), Duration.ofMinutes(2), ZoneId.of("UTC"))));
  }

  private void hear(
      Recordings recordings, int channel, RecordingPlan plan, double from, double to) {
    Recorder recorder =
        recordings.recorder(new StreamId(channel, Origin.OWN), "239.10.0.1:5000", plan);
    recorder.follow(HeardAir.LINE);
    for (long k = HeardAir.at(from); k < HeardAir.at(to); k++) {
      nowNs = Math.max(nowNs, HeardAir.heardNs(k));
      recorder.heard(HeardAir.datagram(k));
      recordings.drain();
    }
    recordings.release(recorder);
    recordings.drain();
  }

  @Test
  void oldestRingSegmentsGoWhenTheQuotaIsReached() throws IOException {
    Recordings recordings = recordings(5 * SEGMENT, 0, Optional.empty());
    hear(recordings, 1, RecordingPlan.RING, 0, 900);
    assertThat(recordings.shelf().bytes()).isLessThanOrEqualTo(5 * SEGMENT);
    assertThat(recordings.shelf().of(1)).hasSizeBetween(4, 6);
    assertThat(recordings.shelf().of(1).getFirst().end())
        .isAfter(Manifest.utc(HeardAir.EPOCH_NS).plusSeconds(895));
    assertThat(recordings.problems()).isEmpty();
  }

  @Test
  void scheduledSegmentsOutliveRingSegments() throws IOException {
    Recordings recordings = recordings(6 * SEGMENT, 0, Optional.empty());
    hear(recordings, 1, atTwoPastNoon(), 0, 1200);
    List<Recorded> scheduled = recordings.shelf().of(1).stream().filter(r -> !r.isRing()).toList();
    assertThat(scheduled.getLast().start())
        .isBefore(Manifest.utc(HeardAir.EPOCH_NS).plusSeconds(121));
    assertThat(scheduled.getFirst().end())
        .isAfter(Manifest.utc(HeardAir.EPOCH_NS).plusSeconds(239));
    assertThat(recordings.counters().scheduledDropped()).isZero();
  }

  @Test
  void ringSegmentsGoWithAge() throws IOException {
    Recordings recordings = recordings(1L << 40, 0, Optional.of(Duration.ofDays(1)));
    hear(recordings, 1, atTwoPastNoon(), 0, 600);
    nowNs = HeardAir.EPOCH_NS + 2 * DAY_NS;
    hear(recordings, 2, RecordingPlan.NOTHING, 600, 601);
    recordings.tickNow();
    assertThat(recordings.shelf().of(1)).isNotEmpty().noneMatch(Recorded::isRing);
  }

  @Test
  void fullDiskCostsTheOldestRingSegmentsAndRaisesAnAlarm() throws IOException {
    Recordings recordings = recordings(1L << 40, 0, Optional.empty());
    disk.capacity(5 * SEGMENT);
    hear(recordings, 1, RecordingPlan.RING, 0, 900);
    assertThat(recordings.counters().failed()).isZero();
    assertThat(recordings.counters().droppedForRoom()).isPositive();
    assertThat(recordings.problems())
        .anyMatch(p -> p.contains("full"))
        .anyMatch(p -> p.contains("deleted before their time"));
    for (Recorded recorded : recordings.shelf().of(1)) {
      assertThat(recorded.quality()).isEqualTo(Recorded.Quality.GOOD);
      assertThat(recordings.shelf().isIntact(recorded)).isTrue();
    }
  }

  @Test
  void fullDiskCostsNoScheduledRecordingWhileThereIsARing() throws IOException {
    Recordings recordings = recordings(1L << 40, 0, Optional.empty());
    disk.capacity(6 * SEGMENT);
    hear(recordings, 1, atTwoPastNoon(), 0, 1200);
    assertThat(recordings.counters().scheduledDropped()).isZero();
    assertThat(recordings.shelf().of(1).stream().filter(r -> !r.isRing()).toList())
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void diskFilledByOthersStopsRecordingAndNothingElse() throws IOException {
    Recordings recordings = recordings(1L << 40, 0, Optional.empty());
    disk.capacity(SEGMENT);
    disk.others(SEGMENT);
    hear(recordings, 1, RecordingPlan.RING, 0, 200);
    assertThat(recordings.shelf().of(1)).isEmpty();
    assertThat(recordings.counters().failed()).isPositive();
    assertThat(recordings.problems()).anyMatch(p -> p.contains("could not be written"));
    disk.others(0);
    disk.capacity(10 * SEGMENT);
    hear(recordings, 1, RecordingPlan.RING, 200, 400);
    assertThat(recordings.shelf().of(1)).isNotEmpty();
  }

  @Test
  void reserveOfTheDiskStaysFree() throws IOException {
    Recordings recordings = recordings(1L << 40, 4 * SEGMENT, Optional.empty());
    disk.capacity(10 * SEGMENT);
    hear(recordings, 1, RecordingPlan.RING, 0, 900);
    assertThat(disk.freeBytes(folder)).isGreaterThanOrEqualTo(4 * SEGMENT);
  }

  /** Each recorder hears the same second, then the unit ticks. */
  private void hearTogether(Recordings recordings, List<Recorder> recorders, int from, int to)
      throws IOException {
    for (int second = from; second < to; second++) {
      for (long k = HeardAir.at(second); k < HeardAir.at(second + 1); k++) {
        nowNs = Math.max(nowNs, HeardAir.heardNs(k));
        for (Recorder recorder : recorders) {
          recorder.heard(HeardAir.datagram(k));
        }
      }
      recordings.drain();
      recordings.tickNow();
      leastFree = Math.min(leastFree, disk.freeBytes(folder));
    }
  }

  private static Recorder recorder(Recordings recordings, int channel, RecordingPlan plan) {
    Recorder recorder =
        recordings.recorder(new StreamId(channel, Origin.OWN), "239.10.0.1:5000", plan);
    recorder.follow(HeardAir.LINE);
    return recorder;
  }

  @Test
  void recordingsTakeNothingOfWhatClipsAndTimelinesNeed() throws IOException {
    Recordings recordings = recordings(1L << 40, 4 * SEGMENT, Optional.empty());
    disk.capacity(4 * SEGMENT + SEGMENT / 2);
    List<Recorder> ring = List.of(recorder(recordings, 1, RecordingPlan.RING));
    hearTogether(recordings, ring, 0, 300);
    assertThat(leastFree).isGreaterThan(4 * SEGMENT - 2 * Block.BYTES);
    assertThat(recordings.shelf().of(1)).isEmpty();
    assertThat(recordings.problems())
        .anyMatch(p -> p.contains("no room beside what stays free for clips and timelines"));
  }

  @Test
  void recordingBeginsAnewWhenThereIsRoomAgainAndTheAlarmClears() throws IOException {
    Recordings recordings = recordings(1L << 40, 4 * SEGMENT, Optional.empty());
    disk.capacity(20 * SEGMENT);
    disk.others(18 * SEGMENT);
    List<Recorder> ring = List.of(recorder(recordings, 1, RecordingPlan.RING));
    hearTogether(recordings, ring, 0, 100);
    assertThat(recordings.problems()).isNotEmpty();
    disk.others(0);
    hearTogether(recordings, ring, 100, 300);
    assertThat(recordings.problems()).isEmpty();
    assertThat(recordings.shelf().of(1)).isNotEmpty();
  }

  @Test
  void ringSegmentsInTheMakingGiveWayToAScheduledRecording() throws IOException {
    Recordings recordings = recordings(1L << 40, 4 * SEGMENT, Optional.empty());
    disk.capacity(4 * SEGMENT + 7 * SEGMENT / 2);
    List<Recorder> both =
        List.of(
            recorder(recordings, 1, RecordingPlan.RING), recorder(recordings, 2, atTwoPastNoon()));
    hearTogether(recordings, both, 0, 280);
    List<Recorded> scheduled = recordings.shelf().of(2).stream().filter(r -> !r.isRing()).toList();
    assertThat(scheduled).hasSizeGreaterThanOrEqualTo(2);
    assertThat(scheduled).allMatch(r -> r.quality() == Recorded.Quality.GOOD);
    assertThat(recordings.counters().scheduledDropped()).isZero();
    assertThat(leastFree).isGreaterThan(4 * SEGMENT - 4 * Block.BYTES);
  }
}
