package org.plugcast.caching.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.Examined.Refused;
import org.plugcast.caching.media.Listing;
import org.plugcast.caching.media.Listing.Others;

class CatalogueTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00.123456Z");

  @TempDir Path folder;

  private static Item item(long id, String file) {
    return new Item(
        id,
        1,
        file,
        1234,
        NOW,
        "stamp",
        Optional.empty(),
        NOW,
        Optional.empty(),
        Optional.empty(),
        Tried.NEVER);
  }

  private static Facts facts() {
    return new Facts(
        "stamp",
        "file stamp",
        "source",
        "",
        "",
        "",
        2_000,
        MediaKind.AUDIO,
        new TreeMap<>(Map.of("title", "A \"title\"\nof two lines \ud83c\udfb5")),
        List.of("a note"));
  }

  private static MadeClip clip(String key) {
    return new MadeClip(
        key,
        "d".repeat(64),
        60,
        "format",
        List.of("held for 2 s", "x"),
        new ClipLoudness(-18.3, -0.2, -5.7, -24, -5.9, false));
  }

  @Test
  void whatIsWrittenIsThereAfterARestart() throws IOException {
    Item found = item(1, "a\nb.ogg");
    Item refused =
        item(2, "x").withExamined(new Refused("stamp", "is no media")).gone(NOW.plusSeconds(1));
    Item aired =
        item(3, "y")
            .withExamined(facts())
            .withAir(new Air(clip("k"), "source", facts().metadata()))
            .withTried(new Tried("k2", "a fault", 2, Optional.of(NOW.plusSeconds(60))));
    try (Catalogue catalogue = Catalogue.open(folder)) {
      catalogue.add(new Channel(1, "", "media"), NOW);
      catalogue.add(new Channel(2, "Jazz", "Jazz"), NOW);
      catalogue.add(List.of(found, item(2, "x"), item(3, "y")));
      catalogue.update(List.of(refused, aired));
      catalogue.putListing(1, new Listing(List.of("y", "x", "y"), Others.LEAVE_OUT));
      catalogue.put(clip("k"), NOW);
      catalogue.addTimeline(1, 1, "old", NOW);
      catalogue.addTimeline(1, 2, "new", NOW);
      catalogue.add(new Activity(1, NOW, "item-found", "media", "a b", "1234 bytes"));
    }

    try (Catalogue catalogue = Catalogue.open(folder)) {
      assertThat(catalogue.channels())
          .containsExactly(new Channel(1, "", "media"), new Channel(2, "Jazz", "Jazz"));
      assertThat(catalogue.items()).containsExactly(found, refused, aired);
      assertThat(catalogue.listings())
          .containsOnly(Map.entry(1, new Listing(List.of("y", "x", "y"), Others.LEAVE_OUT)));
      assertThat(catalogue.clips()).containsExactly(clip("k"));
      assertThat(catalogue.timelines()).containsOnly(Map.entry(1, "new"));
      assertThat(catalogue.newestActivity()).isEqualTo(1);
    }
  }

  @Test
  void aThreadThatIsInterruptedLeavesTheCatalogueOpen() throws IOException {
    try (Catalogue catalogue = Catalogue.open(folder)) {
      Thread.currentThread().interrupt();
      catalogue.add(new Channel(1, "", "media"), NOW);
      assertThat(Thread.interrupted()).isTrue();

      catalogue.put(clip("k"), NOW);
      assertThat(catalogue.clips()).containsExactly(clip("k"));
    } finally {
      var _ = Thread.interrupted();
    }
    try (Catalogue catalogue = Catalogue.open(folder)) {
      assertThat(catalogue.channels()).containsExactly(new Channel(1, "", "media"));
    }
  }

  @Test
  void activityIsReadNewestFirstAndByChannel() throws IOException {
    try (Catalogue catalogue = Catalogue.open(folder)) {
      for (int id = 1; id <= 5; id++) {
        catalogue.add(new Activity(id, NOW, "kind", id % 2 == 0 ? "Jazz" : "Rock", "s", "t"));
      }

      assertThat(catalogue.activity(Optional.empty(), 2))
          .extracting(Activity::id)
          .containsExactly(5L, 4L);
      assertThat(catalogue.activity(Optional.of("Jazz"), 9))
          .extracting(Activity::id)
          .containsExactly(4L, 2L);
    }
  }

  @Test
  void aClipIsReplacedAndAListingTakenBack() throws IOException {
    try (Catalogue catalogue = Catalogue.open(folder)) {
      catalogue.add(new Channel(1, "", "media"), NOW);
      MadeClip other =
          new MadeClip("k", "e".repeat(64), 90, "format", List.of(), ClipLoudness.UNKNOWN);
      catalogue.put(clip("k"), NOW);
      catalogue.put(other, NOW);
      catalogue.putListing(1, new Listing(List.of(), Others.APPEND));
      catalogue.deleteListing(1);
      assertThat(catalogue.clips()).containsExactly(other);
      assertThat(catalogue.listings()).isEmpty();

      catalogue.deleteClip("k");
      assertThat(catalogue.clips()).isEmpty();
    }
  }

  @Test
  void aTimelineOfFiveThousandItemsFits() throws IOException {
    String text = "once " + "x".repeat(300) + "\n";
    try (Catalogue catalogue = Catalogue.open(folder)) {
      catalogue.add(new Channel(1, "", "media"), NOW);
      catalogue.addTimeline(1, 1, text.repeat(5_000), NOW);

      assertThat(catalogue.timelines().get(1)).hasSize(text.length() * 5_000);
    }
  }
}
