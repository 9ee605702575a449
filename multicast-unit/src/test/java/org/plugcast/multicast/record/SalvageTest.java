package org.plugcast.multicast.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.record.StreamId.Origin;

class SalvageTest {
  @TempDir private Path folder;

  private static Recordings open(Path root, Disk disk) throws IOException {
    return Recordings.idle(
        new RecordingSettings(root, 1L << 40, 0, Optional.empty(), 1 << 20),
        disk,
        () -> HeardAir.EPOCH_NS);
  }

  private static void hear(Recordings recordings, long from, long to) {
    Recorder recorder =
        recordings.recorder(new StreamId(1, Origin.OWN), "239.10.0.1:5000", RecordingPlan.RING);
    recorder.follow(HeardAir.LINE);
    for (long k = from; k < to; k++) {
      recorder.heard(HeardAir.datagram(k));
      recordings.drain();
    }
    recordings.release(recorder);
    recordings.drain();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** Everything on the shelf is intact, and holds what was on air. */
  private static void assertSound(Recordings recordings) throws IOException {
    for (Recorded recorded : recordings.shelf().of(1)) {
      assertThat(recordings.shelf().isIntact(recorded)).isTrue();
      byte[] file = Files.readAllBytes(recordings.shelf().media(recorded));
      long first = recorded.firstPacket().orElseThrow();
      for (long packet = 0; packet < file.length / 188; packet++) {
        assertThat(HeardAir.index(file, packet)).isEqualTo(first + packet);
      }
    }
  }

  @Test
  void whereverTheProcessEndsWhatIsOnTheShelfIsSound() throws IOException {
    FaultyDisk counting = new FaultyDisk(folder.resolve("count"));
    hear(open(folder.resolve("count"), counting), 0, HeardAir.at(130));
    int all = counting.operations();
    Random random = new Random(4);
    for (int crash = 1; crash <= all; crash += 1 + random.nextInt(3)) {
      Path root = folder.resolve("crash-" + crash);
      FaultyDisk disk = new FaultyDisk(root);
      disk.crashAt(crash);
      try {
        hear(open(root, disk), 0, HeardAir.at(130));
      } catch (FaultyDisk.Crash e) {
        disk.powerCut(random.nextDouble());
      }
      Recordings after = open(root, Disk.real());
      assertSound(after);
      assertThat(isEmpty(root.resolve("temporary"))).isTrue();
    }
  }

  @Test
  void whatWasBeingRecordedIsSaved() throws IOException {
    FaultyDisk disk = new FaultyDisk(folder);
    Recordings recordings = open(folder, disk);
    Recorder recorder =
        recordings.recorder(new StreamId(1, Origin.OWN), "239.10.0.1:5000", RecordingPlan.RING);
    recorder.follow(HeardAir.LINE);
    for (long k = 0; k < 480; k++) {
      recorder.heard(HeardAir.datagram(k));
      recordings.drain();
    }
    Recordings after = open(folder, Disk.real());
    assertThat(after.counters().salvaged()).isEqualTo(1);
    Recorded saved = after.shelf().of(1).getFirst();
    assertThat(saved.bytes()).isGreaterThan(400 * 1316);
    assertThat(saved.quality()).isEqualTo(Recorded.Quality.USABLE);
    assertSound(after);
  }

  @Test
  void foreignFilesInTheWayAreClearedAway() throws IOException {
    hear(open(folder, Disk.real()), 0, 100);
    Files.writeString(folder.resolve("temporary/rubbish.ts"), "no packets");
    Files.writeString(folder.resolve("temporary/rubbish.begun"), "no manifest");
    Files.writeString(folder.resolve("playback/1/rubbish.ts"), "no packets");
    Files.writeString(folder.resolve("playback/1/rubbish.manifest"), "no manifest");
    Recordings after = open(folder, Disk.real());
    assertThat(after.shelf().size()).isEqualTo(1);
    assertThat(isEmpty(folder.resolve("temporary"))).isTrue();
    try (Stream<Path> files = Files.list(folder.resolve("playback/1"))) {
      assertThat(files.count()).isEqualTo(2);
    }
  }

  @Test
  void segmentThatHasShrunkIsTakenOffTheShelf() throws IOException {
    Recordings recordings = open(folder, Disk.real());
    hear(recordings, 0, 100);
    Disk.real().truncate(recordings.shelf().media(recordings.shelf().of(1).getFirst()), 188);
    assertThat(open(folder, Disk.real()).shelf().of(1)).isEmpty();
  }

  @Test
  void segmentWhoseBytesChangeOnTheDiskIsFoundByReadingItAndDeleted() throws IOException {
    Recordings recordings = open(folder, Disk.real());
    hear(recordings, 0, 100);
    recordings.auditNow();
    assertThat(recordings.shelf().good(1)).hasSize(1);
    Path media = recordings.shelf().media(recordings.shelf().of(1).getFirst());
    byte[] bytes = Files.readAllBytes(media);
    bytes[1_000] ^= 1;
    Files.write(media, bytes);
    recordings.auditNow();
    assertThat(recordings.shelf().good(1)).isEmpty();
    assertThat(recordings.problems()).anyMatch(p -> p.contains("damaged on the disk"));
    assertThat(media).doesNotExist();
  }
}
