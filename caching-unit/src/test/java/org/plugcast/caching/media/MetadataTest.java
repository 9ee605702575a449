package org.plugcast.caching.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;

class MetadataTest {
  @TempDir Path folder;

  private static SortedMap<String, String> merged(Map<String, String> facts) {
    SortedMap<String, String> into = new TreeMap<>();
    Metadata.merge(into, facts);
    return into;
  }

  @ParameterizedTest
  @CsvSource({
    "TITLE, title",
    "albumArtist, album-artist",
    "album_artist, album-artist",
    "Album Artist, album-artist",
    "mediaId, media-id",
    "music_id, media-id",
    "programName, programme",
    "replaygain_track_gain, replaygain-track-gain",
    "MP3-v2.4, mp-v",
    "123, ''"
  })
  void keysBecomeLowerCaseWordsWithHyphens(String name, String key) {
    assertThat(Metadata.key(name)).isEqualTo(key);
  }

  @Test
  void valuesBecomeOneCleanLine() {
    assertThat(Metadata.value("  a\r\nb\u0000\tc\u202e \ud800 d ")).isEqualTo("a b c d");
  }

  @Test
  void longValuesAreCutBetweenCharacters() {
    String value = Metadata.value("\ud83c\udfb5".repeat(100_000));

    assertThat(value.codePointCount(0, value.length())).isEqualTo(Metadata.LONGEST_VALUE);
    assertThat(value.codePoints()).allMatch(c -> c == 0x1f3b5);
  }

  @Test
  void aThousandTagsAreCutToAFew() {
    Map<String, String> facts = new HashMap<>();
    for (int i = 0; i < 1_000; i++) {
      facts.put("k" + Integer.toString(i, 36).replaceAll("\\d", "x") + "q".repeat(i % 30), "v");
    }

    assertThat(merged(facts)).hasSizeLessThanOrEqualTo(Metadata.MOST);
  }

  @Test
  void laterFactsGoBeforeEarlierOnesUnlessTheyAreEmpty() {
    SortedMap<String, String> facts = merged(Map.of("title", "file name", "artist", "A"));
    Metadata.merge(facts, Map.of("Title", "T", "ARTIST", " "));

    assertThat(facts).containsOnly(Map.entry("title", "T"), Map.entry("artist", "A"));
  }

  @Property(tries = 200)
  void whateverTagsHoldATimelineTakesIt(@ForAll Map<String, String> tags) {
    Entry entry = Entry.of(new Digest("0".repeat(64)), 1, merged(tags));

    assertThat(entry.item().values()).allMatch(value -> value.lines().count() == 1);
  }

  @Test
  void aSidecarGivesItsTextsAndNumbers() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.json"),
            "{\"title\": \"T\", \"year\": 1999, \"live\": true, \"x\": null, \"tags\": [1]}");

    assertThat(Sidecar.read(file))
        .containsOnly(
            Map.entry("title", "T"), Map.entry("year", "1999"), Map.entry("live", "true"));
  }

  @Test
  void aSidecarThatIsNoObjectIsNamed() throws IOException {
    Path broken = Files.writeString(folder.resolve("b.json"), "{\"title\":");
    Path list = Files.writeString(folder.resolve("c.json"), "[]");

    assertThatThrownBy(() -> Sidecar.read(broken)).hasMessageContaining("b.json is no JSON");
    assertThatThrownBy(() -> Sidecar.read(list)).hasMessageContaining("c.json is no JSON object");
  }

  @Test
  void whatASidecarAsksForIsNoFact() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.json"),
            "{\"title\": \"T\", \"slideSeconds\": 2.5, \"chapters\": true}");
    Path plain = Files.writeString(folder.resolve("b.json"), "{\"chapters\": false}");

    assertThat(Sidecar.read(file)).containsOnly(Map.entry("title", "T"));
    ItemWish wish = Sidecar.wish(file);
    assertThat(wish).isEqualTo(new ItemWish(2_500, ItemWish.Chapters.ITEMS));
    assertThat(Sidecar.wish(plain).or(wish))
        .isEqualTo(new ItemWish(2_500, ItemWish.Chapters.ONE_ITEM));
    assertThat(ItemWish.UNSAID.or(wish)).isEqualTo(wish);
  }

  @Test
  void aWishThatCannotBeIsNamed() throws IOException {
    for (String seconds : new String[] {"0.5", "3601", "true", "\"8\""}) {
      Path file =
          Files.writeString(folder.resolve("a.json"), "{\"slideSeconds\": " + seconds + "}");
      assertThatThrownBy(() -> Sidecar.wish(file))
          .hasMessage("sidecar a.json: slideSeconds: expected seconds, 1 to 3600");
    }
    Path file = Files.writeString(folder.resolve("b.json"), "{\"chapters\": 1}");
    assertThatThrownBy(() -> Sidecar.wish(file))
        .hasMessageContaining("b.json: chapters: expected true");
  }
}
