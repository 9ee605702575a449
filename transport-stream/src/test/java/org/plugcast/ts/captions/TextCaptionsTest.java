package org.plugcast.ts.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugcast.ts.captions.CaptionCases.NTSC;
import static org.plugcast.ts.captions.CaptionCases.constructs;
import static org.plugcast.ts.captions.CaptionCases.cue;
import static org.plugcast.ts.captions.CaptionCases.seen;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.captions.CaptionCases.Construct;
import org.plugcast.ts.captions.Line21Decoder.Seen;
import org.plugcast.ts.elementary.FrameRate;

class TextCaptionsTest {
  private static TextCaptions ntsc(int frames, Cue... cues) {
    return TextCaptions.of(List.of(cues), NTSC, frames);
  }

  @Test
  void cueIsSeenFromItsFrameToItsEnd() {
    TextCaptions track = ntsc(300, cue(2_000, 4_000, "Hello, world"), cue(6_000, 8_000, "Again"));
    assertThat(seen(track, 300))
        .containsExactly(
            new Seen(60, 120, List.of("Hello, world")), new Seen(180, 240, List.of("Again")));
    assertThat(track.notes()).isEmpty();
  }

  @Test
  void nextCueIsLoadedWhileTheOneBeforeIsSeenAndErased() {
    TextCaptions track =
        ntsc(
            300,
            cue(2_000, 3_900, "The first of them is this"),
            cue(4_000, 5_000, "The second of them, long", "enough to be loaded meanwhile"),
            cue(5_000, 7_000, "The third at once"));
    assertThat(seen(track, 300))
        .extracting(Seen::begin, Seen::end)
        .satisfies(
            times -> {
              assertThat(times).hasSize(3);
              assertThat(times.get(0).toList()).isEqualTo(List.of(60, 117));
              assertThat(times.get(1).toList()).isEqualTo(List.of(120, 150));
              assertThat(times.get(2).toList()).isEqualTo(List.of(150, 210));
            });
  }

  @Test
  void itemBeginsAndEndsWithoutCaptions() {
    TextCaptions track = ntsc(120, cue(2_000, 60_000, "To the end and beyond"));
    List<Construct> first = constructs(track.userData(0));
    assertThat(first.getFirst()).isEqualTo(new Construct(0, true, 0x94, 0x2c));
    assertThat(seen(track, 120)).singleElement().extracting(Seen::end).isEqualTo(118);
  }

  @Test
  void longTextIsCutBetweenWordsAndIntoParts() {
    String text =
        "This is a long text of many words, which has no place in the thirty-two columns of a row"
            + " and not even in four of them, so that it comes in parts that follow each other";
    List<Seen> seen = seen(ntsc(400, cue(3_000, 11_000, text)), 400);
    assertThat(seen).hasSize(2);
    assertThat(seen.get(0).end()).isEqualTo(seen.get(1).begin());
    assertThat(seen).allSatisfy(s -> assertThat(s.rows()).hasSizeBetween(1, 4));
    assertThat(seen).allSatisfy(s -> assertThat(s.rows()).allMatch(row -> row.length() <= 32));
    assertThat(String.join(" ", seen.stream().flatMap(s -> s.rows().stream()).toList()))
        .isEqualTo(text);
  }

  @Test
  void cuesOfTheSameTimeAreSeenTogether() {
    TextCaptions track = ntsc(300, cue(2_000, 6_000, "- Who?"), cue(4_000, 8_000, "- Me."));
    assertThat(seen(track, 300))
        .extracting(Seen::rows)
        .containsExactly(List.of("- Who?"), List.of("- Who?", "- Me."), List.of("- Me."));
  }

  @Test
  void cuesTooFastToBeSentAreLeftOutAndCounted() {
    List<Cue> cues = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      cues.add(cue(2_000 + 200 * i, 2_200 + 200 * i, "Number " + i + " of a lot of captions"));
    }
    TextCaptions track = TextCaptions.of(cues, NTSC, 400);
    assertThat(seen(track, 400)).hasSizeLessThan(40).allMatch(s -> s.rows().size() == 1);
    assertThat(track.notes()).singleElement().asString().contains("captions are left out");
  }

  @Test
  void scriptThatLine21LacksGivesNothingAndAReason() {
    TextCaptions track = ntsc(300, cue(2_000, 4_000, "これは字幕です"));
    assertThat(track.isEmpty()).isTrue();
    assertThat(track.notes()).singleElement().asString().startsWith("7 of 7 letters");
  }

  /** CEA-708 table 3: constructs in a picture, and the fields whose byte pairs are in the first. */
  @ParameterizedTest
  @CsvSource({
    "30000/1001, 20, 01 01 01 01",
    "30, 20, 01 01 01 01",
    "60000/1001, 10, 0 1 0 1",
    "60, 10, 0 1 0 1",
    "24000/1001, 25, 01 010 10 101",
    "24, 25, 01 010 10 101",
    "25, 24, 01 01 01 01",
    "50, 12, 0 1 0 1"
  })
  void constructsAreThoseOfTheFrameRate(String rate, int count, String fields) {
    TextCaptions track =
        TextCaptions.of(List.of(cue(1_000, 2_000, "Hi")), FrameRate.parse(rate), 200);
    String[] expected = fields.split(" ", -1);
    for (int frame = 0; frame < 8; frame++) {
      List<Construct> constructs = constructs(track.userData(frame));
      assertThat(constructs).hasSize(count);
      StringBuilder found = new StringBuilder();
      constructs.stream()
          .filter(c -> c.valid() && c.type() < 2)
          .forEach(c -> found.append(c.type()));
      assertThat(found.toString()).as("frame " + frame).isEqualTo(expected[frame % 4]);
    }
  }

  @ParameterizedTest
  @CsvSource({"60000/1001, 60, 120", "24000/1001, 60, 120", "25, 50, 100", "50, 50, 100"})
  void slotsOfOtherFrameRatesKeepTheTime(String rate, int begin, int end) {
    TextCaptions track =
        TextCaptions.of(List.of(cue(2_002, 4_004, "Hello")), FrameRate.parse(rate), 400);
    assertThat(seen(track, 400)).containsExactly(new Seen(begin, end, List.of("Hello")));
  }

  @Test
  void anyCuesGiveScreensThatAReceiverReads() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      List<Cue> cues = new ArrayList<>();
      long at = 0;
      for (int i = 0; i < 1 + random.nextInt(20); i++) {
        at += random.nextInt(3_000);
        cues.add(cue(at, at + 1 + random.nextInt(5_000), words(random)));
      }
      int frames = 60 + random.nextInt(1_200);
      List<Seen> seen = seen(TextCaptions.of(cues, NTSC, frames), frames);
      for (Seen screen : seen) {
        assertThat(screen.rows()).hasSizeBetween(1, 4);
        assertThat(screen.end()).isLessThan(frames);
        String text = String.join(" ", screen.rows());
        assertThat(cues.stream().anyMatch(cue -> contains(cue, text) || shares(cue, screen)))
            .as(text)
            .isTrue();
      }
    }
  }

  private static boolean contains(Cue cue, String text) {
    return Line21Text.of(cue.lines().getFirst()).text().contains(text);
  }

  private static boolean shares(Cue cue, Seen screen) {
    return screen.rows().stream().anyMatch(row -> contains(cue, row));
  }

  private static String words(Random random) {
    StringBuilder text = new StringBuilder("w");
    String letters = "aé♪♪Ñ—“x yz ß*' ";
    for (int i = 0; i < random.nextInt(200); i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
