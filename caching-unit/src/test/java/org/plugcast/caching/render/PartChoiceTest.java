package org.plugcast.caching.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plugcast.caching.catalogue.Chapter;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.MediaKind;
import org.plugcast.caching.catalogue.Parts;
import org.plugcast.caching.jobs.ChapterFacts;
import org.plugcast.caching.media.ItemWish;
import org.plugcast.renderer.Extent;

class PartChoiceTest {
  private static final long SECOND = 1_000_000_000;
  private static final ItemWish QUICK = new ItemWish(3_000, ItemWish.Chapters.UNSAID);

  private static Facts facts(ItemWish own, Chapter... chapters) {
    return new Facts(
        "s",
        "f",
        "source",
        "cover",
        "lyrics",
        "captions",
        9_000,
        MediaKind.AUDIO,
        new TreeMap<>(Map.of("title", "Book", "artist", "A")),
        List.of("a note"),
        Parts.of(own, 0, List.of(chapters), List.of("another")));
  }

  @Test
  void whatTheFileSaysGoesBeforeWhatTheChannelSays() {
    ItemWish slow = new ItemWish(20_000, ItemWish.Chapters.UNSAID);
    assertThat(PartChoice.extent(facts(ItemWish.UNSAID), ItemWish.UNSAID)).isEqualTo(Extent.WHOLE);
    assertThat(PartChoice.extent(facts(ItemWish.UNSAID), QUICK).still())
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(PartChoice.extent(facts(slow), QUICK).still()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aChapterIsToldByItsFile() {
    Facts book =
        facts(
            ItemWish.UNSAID,
            new Chapter(0, 4 * SECOND, "One"),
            new Chapter(4 * SECOND, 9 * SECOND, "Two"));
    Facts second = ChapterFacts.of(book, "17", 2);
    assertThat(PartChoice.extent(second, ItemWish.UNSAID).chapter()).isEqualTo(Optional.of(2));
    assertThat(second.durationMillis()).isEqualTo(5_000);
    assertThat(second.metadata())
        .containsEntry("title", "Two")
        .containsEntry("album", "Book")
        .containsEntry("artist", "A")
        .containsEntry("track", "2")
        .containsEntry("media-id", "17-2");
    assertThat(second.lyrics()).isEmpty();
    assertThat(second.cover()).isEqualTo("cover");
    assertThat(second.notes()).containsExactly("a note", "another");
    assertThat(second.source())
        .hasSize(64)
        .isNotEqualTo(ChapterFacts.of(book, "17", 1).source())
        .isEqualTo(ChapterFacts.of(book, "18", 2).source());
  }
}
