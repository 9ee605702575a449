package org.plugcast.caching.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.media.Listing;
import org.plugcast.caching.media.Listing.Others;
import org.plugcast.caching.testing.Await;
import org.plugcast.caching.testing.Formats;
import org.plugcast.caching.testing.Rig;
import org.plugcast.ts.multiplex.Entry;

/** From files with chapters to a timeline with an entry for each. */
class ChapterItemsTest {
  private static final String BOOK = "media title=Book chapters=3";
  private static final String[] PARTS = {
    "book.m4b/chapter 1", "book.m4b/chapter 2", "book.m4b/chapter 3"
  };

  @TempDir Path folder;

  private Rig rig() throws IOException {
    return new Rig(folder, Formats.HD);
  }

  @Test
  void eachChapterIsAnItemIfItsFileAsksForIt() throws Exception {
    try (Rig rig = rig()) {
      rig.write("Books/book.m4b", BOOK);
      rig.write("Books/book.json", "{\"chapters\": true, \"media-id\": \"B7\"}");
      rig.look();
      rig.awaitPlaylist("Books", PARTS);
      assertThat(rig.maker().made()).containsExactly("book.m4b 1", "book.m4b 2", "book.m4b 3");
      List<Entry> loop = rig.timeline("Books").timeline().loop();
      Entry second =
          loop.stream().filter(e -> e.about(Entry.FILE).equals(PARTS[1])).findFirst().orElseThrow();
      assertThat(second.item())
          .containsEntry(Entry.TITLE, "Part 2")
          .containsEntry("album", "Book")
          .containsEntry("track", "2")
          .containsEntry(Entry.MEDIA_ID, "B7-2");
      assertThat(loop).extracting(Entry::clip).doesNotHaveDuplicates();
      ItemView whole = rig.item("Books", "book.m4b");
      assertThat(whole.stage()).isEqualTo(Stage.LEFT_OUT);
      assertThat(whole.reason()).isEqualTo("its chapters are items");
    }
  }

  @Test
  void idsOfChaptersFollowFromThatOfTheFileAndOutliveARestart() throws Exception {
    List<String> before;
    try (Rig rig = rig()) {
      rig.write("Books/book.m4b", BOOK);
      rig.write("Books/channel.json", "{\"chapters\": true}");
      rig.look();
      rig.awaitPlaylist("Books", PARTS);
      before = ids(rig);
      long whole = rig.item("Books", "book.m4b").item().id();
      assertThat(before).containsExactlyInAnyOrder(whole + "-1", whole + "-2", whole + "-3");
    }
    try (Rig rig = rig()) {
      rig.look();
      rig.awaitPlaylist("Books", PARTS);
      rig.await("Books", PARTS[2], Stage.READY);
      assertThat(ids(rig)).isEqualTo(before);
      assertThat(rig.maker().made()).isEmpty();
    }
  }

  private static List<String> ids(Rig rig) {
    return rig.timeline("Books").timeline().loop().stream()
        .map(entry -> entry.about(Entry.MEDIA_ID))
        .toList();
  }

  @Test
  void aSettingThatChangesMakesItemsAnew() throws Exception {
    try (Rig rig = rig()) {
      rig.write("Books/book.m4b", BOOK);
      rig.look();
      rig.awaitLoop("Books", "book.m4b");

      rig.write("Books/channel.json", "{\"chapters\": true}");
      rig.look();
      rig.awaitPlaylist("Books", PARTS);

      rig.write("Books/book.json", "{\"chapters\": false}");
      rig.look();
      rig.awaitLoop("Books", "book.m4b");
      assertThat(rig.channel("Books").items())
          .extracting(v -> v.item().file())
          .containsExactly("book.m4b");
    }
  }

  @Test
  void aFileThatChangesStaysOnAirByItsChaptersUntilItWasOpened() throws Exception {
    Semaphore gate = new Semaphore(3);
    try (Rig rig = new Rig(folder, Formats.HD, gate)) {
      rig.write("Books/channel.json", "{\"chapters\": true}");
      rig.write("Books/book.m4b", BOOK);
      rig.look();
      rig.awaitPlaylist("Books", PARTS);

      rig.write("Books/book.m4b", "media title=Revised chapters=2");
      rig.look();
      Await.until("the third is gone", () -> rig.loop("Books").size() == 2);
      assertThat(rig.loop("Books")).containsExactlyInAnyOrder(PARTS[0], PARTS[1]);

      gate.release(2);
      for (String part : List.of(PARTS[0], PARTS[1])) {
        rig.awaitItem("Books", part, ChapterItemsTest::isRevised, "revised");
      }

      rig.delete("Books/book.m4b");
      rig.write("Books/other.ogg", "media title=Other");
      gate.release();
      rig.look();
      rig.awaitLoop("Books", "other.ogg");
    }
  }

  private static boolean isRevised(ItemView view) {
    return view.stage() == Stage.READY
        && view.item().air().orElseThrow().metadata().containsValue("Revised");
  }

  @Test
  void aChapterThatFailsIsTriedAgainByItself() throws Exception {
    try (Rig rig = rig()) {
      rig.write("Books/channel.json", "{\"chapters\": true}");
      rig.write("Books/book.m4b", BOOK);
      rig.look();
      rig.awaitPlaylist("Books", PARTS);
      int channel = rig.channel("Books").channel().id();
      long second = rig.item("Books", PARTS[1]).item().id();

      rig.station().retry(channel, second).join();
      Await.until("made again", () -> rig.maker().made().size() == 4);
      assertThat(rig.maker().made().getLast()).isEqualTo("book.m4b 2");
      rig.await("Books", PARTS[1], Stage.READY);
      assertThat(rig.station().stopEncoding(Set.of(second)).join()).hasSize(1);
    }
  }

  @Test
  void aListingNamesFilesOrChapters() throws Exception {
    try (Rig rig = rig()) {
      rig.write("Books/channel.json", "{\"chapters\": true}");
      rig.write("Books/book.m4b", BOOK);
      rig.write("Books/a.ogg", "media title=A");
      rig.look();
      rig.awaitPlaylist("Books", PARTS[0], PARTS[1], PARTS[2], "a.ogg");
      int channel = rig.channel("Books").channel().id();
      rig.station()
          .order(
              channel,
              Optional.of(new Listing(List.of(PARTS[2], "a.ogg", "book.m4b"), Others.LEAVE_OUT)))
          .join();
      assertThat(rig.channel("Books").playlist())
          .extracting(view -> view.item().file())
          .containsExactly(PARTS[2], "a.ogg", PARTS[0], PARTS[1]);
    }
  }
}
