package org.plugcast.caching.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.media.Listing;
import org.plugcast.caching.media.Listing.Others;
import org.plugcast.caching.testing.Await;
import org.plugcast.caching.testing.FakeMaker;
import org.plugcast.caching.testing.Formats;
import org.plugcast.caching.testing.Rig;
import org.plugcast.ts.multiplex.Entry;

class StationTest {
  @TempDir Path folder;

  private Rig rig() throws IOException {
    return new Rig(folder, Formats.HD);
  }

  @Test
  void aChannelStartsWithItsSmallestItemAndTheOthersFollow() throws Exception {
    Semaphore gate = new Semaphore(0);
    try (Rig rig = new Rig(folder, Formats.HD, gate)) {
      rig.write("Jazz/2.ogg", "media title=Two and=more");
      rig.write("Jazz/10.ogg", "media title=Ten and=more");
      rig.write("Jazz/1.ogg", "media title=One artist=A");
      rig.write("Jazz/3.ogg", "");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.ENCODING);
      assertThat(rig.channel("Jazz").timeline()).isEmpty();
      assertThat(rig.item("Jazz", "2.ogg").stage()).isEqualTo(Stage.QUEUED);

      gate.release();
      rig.awaitLoop("Jazz", "1.ogg");
      assertThat(rig.timeline("Jazz").timeline().loop().getFirst().item())
          .containsEntry(Entry.TITLE, "One")
          .containsEntry(Entry.ARTIST, "A")
          .containsEntry(Entry.MEDIA_ID, Long.toString(rig.item("Jazz", "1.ogg").item().id()));

      gate.release(2);
      rig.awaitLoop("Jazz", "2.ogg", "10.ogg", "1.ogg");
      assertThat(rig.timeline("Jazz").timeline().leadIn())
          .extracting(entry -> entry.about(Entry.FILE))
          .containsOnly("1.ogg");
      assertThat(rig.maker().made()).containsExactly("1.ogg", "2.ogg", "10.ogg");
    }
  }

  @Test
  void channelsTakeTurns() throws Exception {
    Semaphore gate = new Semaphore(0);
    try (Rig rig = new Rig(folder, Formats.HD, gate)) {
      List<String> names = List.of("A/a1", "A/a2", "B/b1", "B/b2", "C/c1");
      for (String name : names) {
        rig.write(name + ".ogg", "media title=" + name.substring(2));
      }
      rig.look();
      for (String name : names) {
        rig.awaitItem(
            name.substring(0, 1),
            name.substring(2) + ".ogg",
            view -> view.stage() == Stage.QUEUED || view.stage() == Stage.ENCODING,
            "examined");
      }
      gate.release(5);
      rig.await("A", "a2.ogg", Stage.READY);
      rig.await("B", "b2.ogg", Stage.READY);

      assertThat(rig.maker().made().subList(0, 3))
          .containsExactlyInAnyOrder("a1.ogg", "b1.ogg", "c1.ogg");
      assertThat(rig.maker().made().subList(3, 5)).containsExactlyInAnyOrder("a2.ogg", "b2.ogg");
      assertThat(rig.station().channels())
          .extracting(view -> view.channel().id() + view.channel().name())
          .containsExactly("1A", "2B", "3C");
    }
  }

  @Test
  void aRestartGoesOnWithTheSameTimelineAndEncodesNothingTwice() throws Exception {
    String before;
    try (Rig rig = rig()) {
      rig.write("Jazz/1.ogg", "media title=One");
      rig.write("Jazz/2.ogg", "media title=Two");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.READY);
      rig.await("Jazz", "2.ogg", Stage.READY);
      before = rig.timeline("Jazz").text();
    }
    try (Rig rig = rig()) {
      assertThat(rig.timeline("Jazz").text()).isEqualTo(before);
      rig.write("Jazz/3.ogg", "media title=Three video");
      rig.look();
      rig.await("Jazz", "3.ogg", Stage.READY);
      rig.awaitItem("Jazz", "2.ogg", v -> Rig.titleOfNext(v).equals(Optional.of("Three")), "told");

      assertThat(rig.maker().made()).doesNotContain("1.ogg");
      assertThat(rig.timeline("Jazz").timeline().epoch()).isEqualTo(Rig.START.plusSeconds(3));
      assertThat(rig.channel("Jazz").channel().id()).isEqualTo(1);
    }
  }

  @Test
  void aReplacedFileStaysOnAirAsItWasUntilItsNewVersionIsMade() throws Exception {
    Semaphore gate = new Semaphore(1);
    try (Rig rig = new Rig(folder, Formats.HD, gate)) {
      rig.write("Jazz/1.ogg", "media title=Old");
      rig.look();
      rig.awaitLoop("Jazz", "1.ogg");
      Entry old = rig.timeline("Jazz").timeline().loop().getFirst();

      rig.write("Jazz/1.ogg", "media title=New frames=90");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.ENCODING);
      assertThat(rig.timeline("Jazz").timeline().loop()).containsExactly(old);

      gate.release();
      rig.await("Jazz", "1.ogg", Stage.READY);
      assertThat(rig.timeline("Jazz").timeline().leadIn()).containsOnly(old);
      assertThat(rig.timeline("Jazz").timeline().loop().getFirst().about(Entry.TITLE))
          .isEqualTo("New");
    }
  }

  @Test
  void aReplacementThatCannotBePlayedLeavesTheOldVersionOnAir() throws Exception {
    try (Rig rig = rig()) {
      rig.write("Jazz/1.ogg", "media title=Old");
      rig.look();
      rig.awaitLoop("Jazz", "1.ogg");
      String before = rig.timeline("Jazz").text();

      rig.write("Jazz/1.ogg", "rubbish");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.FAILED);

      assertThat(rig.item("Jazz", "1.ogg").reason())
          .isEqualTo("is no media; its earlier version stays on air");
      assertThat(rig.timeline("Jazz").text()).isEqualTo(before);
    }
  }

  @Test
  void aRemovedFileLeavesTheAirAndAnEmptiedFolderDoesNot() throws Exception {
    try (Rig rig = rig()) {
      rig.write("Jazz/1.ogg", "media video title=One");
      rig.write("Jazz/2.ogg", "media video title=Two");
      rig.look();
      rig.awaitPlaylist("Jazz", "1.ogg", "2.ogg");

      rig.delete("Jazz/2.ogg");
      rig.look();
      rig.awaitLoop("Jazz", "1.ogg");

      rig.delete("Jazz/1.ogg");
      rig.look();
      Await.until("the folder is empty", () -> rig.channel("Jazz").items().isEmpty());
      assertThat(rig.loop("Jazz")).containsExactly("1.ogg");

      rig.write("Jazz/1.ogg", "media video title=One");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.READY);
      assertThat(rig.maker().made()).containsExactlyInAnyOrder("1.ogg", "2.ogg");
    }
  }

  @Test
  void whenTheNextItemChangesThePageIsMadeAgainWhileTheOldOneStaysOnAir() throws Exception {
    try (Rig rig = rig()) {
      rig.write("Jazz/1.ogg", "media title=One");
      rig.write("Jazz/3.ogg", "media title=Three");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.READY);
      rig.await("Jazz", "3.ogg", Stage.READY);
      String clip = rig.item("Jazz", "1.ogg").item().air().orElseThrow().clip().digest();

      rig.write("Jazz/2.ogg", "media title=Two");
      rig.look();
      rig.awaitItem(
          "Jazz",
          "1.ogg",
          view -> !view.item().air().orElseThrow().clip().digest().equals(clip),
          "made again");
      assertThat(rig.maker().made()).hasSize(4).endsWith("2.ogg", "1.ogg");
    }
  }

  @Test
  void aSidecarChangesWhatUnitsTellWithoutANewClipOfAVideo() throws Exception {
    try (Rig rig = rig()) {
      rig.write("Jazz/1.mp4", "media video title=One");
      rig.look();
      rig.awaitLoop("Jazz", "1.mp4");
      rig.write("Jazz/1.json", "{\"title\": \"Better\", \"mediaId\": \"X-7\"}");
      rig.look();
      Await.until(
          "the title is told",
          () -> rig.timeline("Jazz").timeline().loop().getFirst().about("title").equals("Better"));

      assertThat(rig.timeline("Jazz").timeline().loop().getFirst().about(Entry.MEDIA_ID))
          .isEqualTo("X-7");
      assertThat(rig.maker().made()).hasSize(1);
    }
  }

  @Test
  void aChannelGoesOverToItsOwnProfileWhenAllOfItIsMade() throws Exception {
    Semaphore gate = new Semaphore(3);
    try (Rig rig = new Rig(folder, Formats.HD, gate)) {
      rig.write("Jazz/1.ogg", "media");
      rig.write("Jazz/2.ogg", "media");
      rig.write("News/1.ogg", "media");
      rig.look();
      rig.awaitPlaylist("Jazz", "1.ogg", "2.ogg");
      rig.awaitLoop("News", "1.ogg");
      rig.maker().profile("low", Formats.LOW);
      rig.write("Jazz/channel.json", "{\"profile\": \"low\"}");
      rig.look();
      gate.release();
      Await.until("one is made anew", () -> rig.maker().made().size() == 5);
      assertThat(rig.timeline("Jazz").timeline().format()).isEqualTo(Formats.HD);
      gate.release();
      Await.until(
          "the new format is planned",
          () -> rig.timeline("Jazz").timeline().format().equals(Formats.LOW));
      assertThat(rig.loop("Jazz")).containsExactlyInAnyOrder("1.ogg", "2.ogg");
      assertThat(rig.timeline("News").timeline().format()).isEqualTo(Formats.HD);
      assertThat(rig.maker().made()).hasSize(5);
      assertThat(rig.item("Jazz", "1.ogg").item().air().orElseThrow().clip().loudness())
          .isEqualTo(FakeMaker.LOUDNESS);
    }
  }

  @Test
  void aProfileThatIsNotThereIsAnAlarmUntilItIs() throws Exception {
    try (Rig rig = rig()) {
      rig.write("Jazz/1.ogg", "media");
      rig.write("Jazz/channel.json", "{\"profile\": \"low\"}");
      rig.look();
      rig.awaitLoop("Jazz", "1.ogg");
      assertThat(rig.timeline("Jazz").timeline().format()).isEqualTo(Formats.HD);
      assertThat(rig.alarms().list()).anyMatch(alarm -> alarm.key().equals("profile Jazz"));
      rig.maker().profile("low", Formats.LOW);
      rig.look();
      Await.until(
          "the format is there",
          () -> rig.timeline("Jazz").timeline().format().equals(Formats.LOW));
      assertThat(rig.alarms().list()).isEmpty();
    }
  }

  @Test
  void anotherProfileBeginsANewTimelineWhenItsFirstItemIsReady() throws Exception {
    try (Rig rig = rig()) {
      rig.write("Jazz/1.ogg", "media");
      rig.look();
      rig.awaitLoop("Jazz", "1.ogg");
    }
    Semaphore gate = new Semaphore(0);
    try (Rig rig = new Rig(folder, Formats.LOW, gate)) {
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.ENCODING);
      assertThat(rig.timeline("Jazz").timeline().format()).isEqualTo(Formats.HD);
      gate.release();
      Await.until(
          "the new format is on air",
          () -> rig.timeline("Jazz").timeline().format().equals(Formats.LOW));
      assertThat(rig.timeline("Jazz").timeline().revision()).isEqualTo(2);
    }
  }

  @Test
  void theOperatorsOrderGoesBeforeThatInTheFolder() throws Exception {
    try (Rig rig = rig()) {
      for (int i = 1; i <= 3; i++) {
        rig.write("Jazz/" + i + ".mp4", "media video title=" + i);
      }
      rig.write("Jazz/list.m3u", "3.mp4\n1.mp4\n");
      rig.look();
      rig.await("Jazz", "3.mp4", Stage.READY);
      rig.await("Jazz", "2.mp4", Stage.READY);
      rig.await("Jazz", "1.mp4", Stage.READY);
      assertThat(rig.channel("Jazz").playlist())
          .extracting(view -> view.item().file())
          .containsExactly("3.mp4", "1.mp4", "2.mp4");

      rig.station()
          .order(1, Optional.of(new Listing(List.of("2.mp4", "3.mp4"), Others.LEAVE_OUT)))
          .join();
      assertThat(rig.loop("Jazz")).containsExactlyInAnyOrder("2.mp4", "3.mp4");
      assertThat(rig.item("Jazz", "1.mp4").stage()).isEqualTo(Stage.LEFT_OUT);
      assertThat(rig.channel("Jazz").order()).isEqualTo(ChannelView.Order.OPERATOR);
    }
    try (Rig rig = rig()) {
      assertThat(rig.channel("Jazz").order()).isEqualTo(ChannelView.Order.OPERATOR);
      rig.station().order(1, Optional.empty()).join();
      rig.look();
      Await.until(
          "the folder's order", () -> rig.channel("Jazz").order() == ChannelView.Order.FOLDER);
    }
  }

  @Test
  void twoFoldersOfOneNameGetTwoNames() throws Exception {
    try (Rig rig = rig()) {
      rig.write("top.ogg", "media");
      rig.write("media/1.ogg", "media");
      rig.look();
      rig.await("media 2", "1.ogg", Stage.READY);

      assertThat(rig.channel("media").items()).hasSize(1);
    }
  }

  @Test
  void anUnreadableFolderRaisesAnAlarmAndChangesNothing() throws Exception {
    try (Rig rig = rig()) {
      rig.write("Jazz/1.ogg", "media");
      rig.look();
      rig.awaitLoop("Jazz", "1.ogg");
      rig.station().unreadable("media folder is gone");

      assertThat(rig.alarms().list()).hasSize(1);
      assertThat(rig.item("Jazz", "1.ogg").stage()).isEqualTo(Stage.READY);
      rig.look();
      Await.until("no alarm", () -> rig.alarms().list().isEmpty());
    }
  }
}
