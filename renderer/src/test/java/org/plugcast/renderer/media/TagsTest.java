package org.plugcast.renderer.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TagsTest {
  @Test
  void controlCharactersBecomeSingleBlanks() {
    assertThat(Tags.text("a\nb\r\n\tc\u0000 d")).isEqualTo("a b c d");
    assertThat(Tags.text("\u001b[31mred\u001b[0m")).isEqualTo("[31mred [0m");
    assertThat(Tags.text(" \t ")).isEmpty();
  }

  @Test
  void wordsThatReverseOrHideTextAreTakenOut() {
    assertThat(Tags.text("abc\u202egpj.exe")).isEqualTo("abc gpj.exe");
    assertThat(Tags.text("zero\u200bwidth \ufeffmark")).isEqualTo("zero width mark");
  }

  @Test
  void brokenTextIsTakenOut() {
    assertThat(Tags.text("a\ud800b\udc00\ufffdc")).isEqualTo("a b c");
  }

  @Test
  void letterOfAnyScriptStays() {
    assertThat(Tags.text("Καλημέρα · こんにちは · 👩‍🚀")).isEqualTo("Καλημέρα · こんにちは · 👩‍🚀");
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    String text = Tags.text("😀".repeat(1000));
    assertThat(text.codePointCount(0, text.length())).isEqualTo(Tags.LONGEST_VALUE);
  }

  @Test
  void keysAreLettersAndHyphensAndTheFirstWins() {
    Map<String, String> raw = new LinkedHashMap<>();
    raw.put("TITLE", "One");
    raw.put("title", "Two");
    raw.put("Album_Artist", "Somebody");
    raw.put("WM/Year2", "1999");
    raw.put("123", "no letters");
    raw.put("empty", "\n");
    assertThat(Tags.clean(raw))
        .containsExactly(
            Map.entry("title", "One"),
            Map.entry("album-artist", "Somebody"),
            Map.entry("wm-year", "1999"));
  }

  @Test
  void aFloodOfTagsIsCut() {
    Map<String, String> raw = new LinkedHashMap<>();
    for (int i = 0; i < 1000; i++) {
      raw.put(Integer.toString(i, 26).replaceAll("\\d", "x") + "q".repeat(i % 30), "v");
    }
    assertThat(Tags.clean(raw)).hasSizeLessThanOrEqualTo(40);
  }

  @Property(tries = 2000)
  void anythingBecomesOneShortLine(@ForAll String raw) {
    String text = Tags.text(raw);
    assertThat(text.codePointCount(0, text.length())).isLessThanOrEqualTo(Tags.LONGEST_VALUE);
    assertThat(text.codePoints().noneMatch(Character::isISOControl)).isTrue();
    assertThat(Tags.text(text)).isEqualTo(text);
  }
}
