package org.plugcast.caching.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.testing.Await;
import org.plugcast.caching.testing.Formats;
import org.plugcast.caching.testing.Rig;

/** Items that cannot be made: for now, or at all. */
class ItemFailuresTest {
  @TempDir Path folder;

  @Test
  void badFilesFailWithAReasonAndTheChannelGoesOn() throws Exception {
    try (Rig rig = new Rig(folder, Formats.HD)) {
      rig.write("Jazz/1.ogg", "media title=One");
      rig.write("Jazz/2 garbage.ogg", "rubbish");
      rig.write("Jazz/3 empty.ogg", "");
      rig.write("Jazz/4 poison.ogg", "media poison title=Four");
      rig.write("Jazz/5\nshort.ogg", "media short title=Five");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.READY);
      rig.await("Jazz", "2 garbage.ogg", Stage.FAILED);
      rig.await("Jazz", "3 empty.ogg", Stage.FAILED);
      rig.await("Jazz", "4 poison.ogg", Stage.FAILED);
      rig.await("Jazz", "5\nshort.ogg", Stage.ADJUSTED);

      assertThat(rig.item("Jazz", "2 garbage.ogg").reason()).isEqualTo("is no media");
      assertThat(rig.item("Jazz", "3 empty.ogg").reason()).isEqualTo("is empty (0 bytes)");
      assertThat(rig.item("Jazz", "4 poison.ogg").reason()).isEqualTo("is poison");
      assertThat(rig.item("Jazz", "5\nshort.ogg").reason())
          .isEqualTo("held for 2 s; its name holds control characters, which are shown as blanks");
      assertThat(rig.loop("Jazz")).containsExactlyInAnyOrder("1.ogg", "5\nshort.ogg");
      rig.awaitItem(
          "Jazz",
          "1.ogg",
          v -> Rig.titleOfNext(v).equals(Optional.of("Five")),
          "before what plays");
    }
  }

  @Test
  void aFaultIsTriedAgainWhenItsTimeHasCome() throws Exception {
    try (Rig rig = new Rig(folder, Formats.HD)) {
      rig.write("Jazz/1.ogg", "media faulty=1");
      rig.look();
      rig.awaitItem(
          "Jazz",
          "1.ogg",
          view -> view.reason().startsWith("again at 2026-06-01T12:00:10Z: a fault"),
          "waiting");
      assertThat(rig.maker().made()).hasSize(1);

      rig.clock().advance(Duration.ofSeconds(10));
      rig.await("Jazz", "1.ogg", Stage.READY);
    }
  }

  @Test
  void anItemThatWasGivenUpIsTriedAgainWhenTheOperatorSaysSo() throws Exception {
    try (Rig rig = new Rig(folder, Formats.HD)) {
      rig.write("Jazz/1.ogg", "media poison");
      rig.write("Jazz/2.ogg", "rubbish");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.FAILED);
      rig.await("Jazz", "2.ogg", Stage.FAILED);
      rig.station().retry(1, rig.item("Jazz", "1.ogg").item().id()).join();
      rig.station().retry(1, rig.item("Jazz", "2.ogg").item().id()).join();

      Await.until("it is tried again", () -> rig.maker().made().size() == 2);
      rig.await("Jazz", "1.ogg", Stage.FAILED);
      rig.await("Jazz", "2.ogg", Stage.FAILED);
    }
  }

  @Test
  void aReadyItemIsMadeAnewWhenTheOperatorSaysSo() throws Exception {
    try (Rig rig = new Rig(folder, Formats.HD)) {
      rig.write("Jazz/1.ogg", "media");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.READY);
      rig.station().retry(1, rig.item("Jazz", "1.ogg").item().id()).join();

      Await.until("it is made again", () -> rig.maker().made().size() == 2);
      rig.await("Jazz", "1.ogg", Stage.READY);
      assertThat(rig.loop("Jazz")).containsExactly("1.ogg");
    }
  }

  @Test
  void aFullDiskStopsEncodingWithAnAlarmUntilThereIsRoom() throws Exception {
    try (Rig rig = new Rig(folder, Formats.HD)) {
      rig.freeSpace(900_000);
      rig.write("Jazz/1.ogg", "media");
      rig.look();
      Await.until("an alarm", () -> !rig.alarms().list().isEmpty());
      assertThat(rig.alarms().list())
          .singleElement()
          .satisfies(
              alarm ->
                  assertThat(alarm.text()).startsWith("encoding waits: 1 MB free, 2 MB needed"));
      assertThat(rig.maker().made()).isEmpty();

      rig.enoughSpace();
      rig.await("Jazz", "1.ogg", Stage.READY);
      Await.until("no alarm", () -> rig.alarms().list().isEmpty());
    }
  }

  @Test
  void anItemThatTheDiskHasNoRoomForKeepsNoOtherFromBeingMade() throws Exception {
    try (Rig rig = new Rig(folder, Formats.HD)) {
      rig.freeSpace(50_000_000);
      rig.write("Jazz/1.ogg", "media claims=86000");
      rig.write("Jazz/2.ogg", "media");
      rig.look();
      rig.await("Jazz", "2.ogg", Stage.READY);
      assertThat(rig.item("Jazz", "1.ogg").stage()).isEqualTo(Stage.QUEUED);
      Await.until("tried again, once the encoder was free", () -> !rig.alarms().list().isEmpty());
      assertThat(rig.alarms().list())
          .singleElement()
          .satisfies(alarm -> assertThat(alarm.text()).startsWith("encoding waits: 50 MB free"));

      rig.enoughSpace();
      rig.await("Jazz", "1.ogg", Stage.READY);
    }
  }

  @Test
  void theDisksAlarmStaysWhileSomethingSmallerIsMade() throws Exception {
    Semaphore gate = new Semaphore(0);
    try (Rig rig = new Rig(folder, Formats.HD, gate)) {
      rig.freeSpace(50_000_000);
      rig.write("Jazz/2.ogg", "media claims=86000");
      rig.look();
      Await.until("an alarm", () -> !rig.alarms().list().isEmpty());
      rig.write("Jazz/1.ogg", "media");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.ENCODING);
      assertThat(rig.alarms().list())
          .singleElement()
          .satisfies(alarm -> assertThat(alarm.text()).startsWith("encoding waits: 50 MB free"));

      gate.release();
      rig.await("Jazz", "1.ogg", Stage.READY);
      assertThat(rig.alarms().list()).hasSize(1);
      rig.enoughSpace();
      gate.release();
      rig.await("Jazz", "2.ogg", Stage.READY);
      Await.until("no alarm", () -> rig.alarms().list().isEmpty());
    }
  }

  @Test
  void encodingUnderWayIsStoppedBeforeTheDiskIsFullAndDoesNotCountAsAFailure() throws Exception {
    Semaphore gate = new Semaphore(0);
    try (Rig rig = new Rig(folder, Formats.HD, gate)) {
      rig.write("Jazz/1.ogg", "media");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.ENCODING);
      rig.freeSpace(400_000);
      rig.await("Jazz", "1.ogg", Stage.QUEUED);
      assertThat(rig.item("Jazz", "1.ogg").item().tried().attempts()).isZero();

      gate.release();
      rig.enoughSpace();
      rig.await("Jazz", "1.ogg", Stage.READY);
    }
  }
}
