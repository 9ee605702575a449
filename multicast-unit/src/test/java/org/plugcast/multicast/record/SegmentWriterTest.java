package org.plugcast.multicast.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.record.StreamId.Origin;

class SegmentWriterTest {
  @TempDir private Path folder;

  private final Queue<Runnable> waitingForTheDisk = new ArrayDeque<>();

  private Recorder begin(Recordings recordings, int channel) {
    Recorder recorder =
        recordings.recorder(
            new StreamId(channel, Origin.OWN), "239.10.0.1:5000", RecordingPlan.RING);
    recorder.follow(HeardAir.LINE);
    return recorder;
  }

  @Test
  void whatIsHeardIsWrittenWithoutWaitingForTheDiskHoweverManySegmentsBeginAndEnd()
      throws IOException {
    FaultyDisk disk = new FaultyDisk(folder);
    Recordings recordings =
        Recordings.idle(
            new RecordingSettings(folder, 1L << 40, 0, Optional.empty(), 1 << 20),
            disk,
            () -> HeardAir.EPOCH_NS,
            waitingForTheDisk::add);
    Recorder one = begin(recordings, 1);
    Recorder two = begin(recordings, 2);
    for (long k = 0; k < HeardAir.at(130); k++) {
      one.heard(HeardAir.datagram(k));
      two.heard(HeardAir.datagram(k));
      recordings.drain();
    }
    recordings.release(one);
    recordings.release(two);
    recordings.drain();

    assertThat(disk.forced()).isZero();
    assertThat(recordings.counters().overflowed()).isZero();
    assertThat(recordings.counters().bytes()).isPositive();
    assertThat(recordings.shelf().size()).isZero();

    waitingForTheDisk.forEach(Runnable::run);
    assertThat(disk.forced()).isPositive();
    assertThat(recordings.shelf().of(1)).isNotEmpty();
    assertThat(recordings.shelf().of(2)).isNotEmpty();
    assertThat(recordings.problems()).isEmpty();
  }
}
