package org.plugcast.ts.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugcast.ts.captions.CaptionCases.cue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.ts.captions.Cue.Place;
import org.plugcast.ts.testing.TextMutants;

class CueReaderTest {
  private static final String SUBRIP =
      """
      \ufeff1
      00:00:01,000 --> 00:00:02,500
      Hello, <i>world</i>
      {\\an8}second line

      2
      00:01:00,05 --> 01:00:00,000 X1:1 X2:2
      2 < 3 & 4 > 1

      an empty line is above

      3
      00:00:00,000 --> 00:00:00,900
      <font color="#ff0000">first by time</font>
      """;

  private static final String WEBVTT =
      """
      WEBVTT - a title

      STYLE
      ::cue { color: red }

      NOTE nothing of this
      is seen

      intro
      00:01.000 --> 00:02.500 line:5% align:start
      <v Anna>Tom &amp; Jerry &lt;3</v>
      <c.yellow>two</c>

      01:00:00.000 --> 01:00:01.000
      late
      """;

  @Test
  void subRipIsRead() {
    CueText text = CueReader.read(SUBRIP.replace("\n", "\r\n"));
    assertThat(text.faults()).isEmpty();
    assertThat(text.cues())
        .containsExactly(
            cue(0, 900, "first by time"),
            new Cue(1_000, 2_500, List.of("Hello, world", "second line"), Place.TOP),
            cue(60_050, 3_600_000, "2 < 3 & 4 > 1", "an empty line is above"));
  }

  @Test
  void webVttIsRead() {
    CueText text = CueReader.read(WEBVTT);
    assertThat(text.faults()).isEmpty();
    assertThat(text.cues())
        .containsExactly(
            new Cue(1_000, 2_500, List.of("Tom & Jerry <3", "two"), Place.TOP),
            cue(3_600_000, 3_601_000, "late"));
  }

  @Test
  void brokenTimesArePassedOverAndNamed() {
    CueText text =
        CueReader.read(
            """
            1
            00:00:01,000 -> 00:00:02,000
            no arrow: text of nothing

            00:00:0x,000 --> 00:00:02,000
            bad digit

            00:00:05,000 --> 00:00:04,000
            backwards

            00:00:06,000 --> 00:00:07,000
            good
            """);
    assertThat(text.cues()).containsExactly(cue(6_000, 7_000, "good"));
    assertThat(text.faults())
        .containsExactly(
            "line 5: \"00:00:0x,000 --> 00:00:02,000\" is no time: expected such as 00:00:01,000"
                + " --> 00:00:03,500",
            "line 8: it ends before it begins: \"00:00:05,000 --> 00:00:04,000\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "just a letter to a friend", "WEBVTT", "{\"json\": true}"})
  void textWithoutCaptionsIsSaidToBeNone(String text) {
    CueText read = CueReader.read(text);
    assertThat(read.cues()).isEmpty();
    assertThat(read.faults()).singleElement().asString().startsWith("no caption in it: expected");
  }

  @Test
  void controlCharactersAndCodesOfTerminalsGo() {
    CueText text =
        CueReader.read(
            "00:00:01,000 --> 00:00:02,000\n\u001b[31mred\u0000\u202e \ud800end\u0085\n");
    assertThat(text.cues()).containsExactly(cue(1_000, 2_000, "[31mred end"));
    CueText fault = CueReader.read("\u001b]0;x\u0007 --> \u202e" + "y".repeat(10_000) + "\n");
    assertThat(fault.faults()).singleElement().asString().hasSizeLessThan(200);
    assertThat(fault.faults().getFirst().chars()).noneMatch(c -> c < ' ' || c == 0x202e);
  }

  @Test
  void hugeAndNestedInputIsBounded() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      many.append("00:00:01,000 --> 00:00:02,000\nx\n");
    }
    CueText text = CueReader.read(many.toString());
    assertThat(text.cues()).hasSize(50_000);
    assertThat(text.faults()).singleElement().asString().contains("more than 50000 captions");
    String deep = "00:00:01,000 --> 00:00:02,000\n" + "<i".repeat(500_000) + "\n";
    assertThat(CueReader.read(deep).cues()).hasSize(1);
    assertThat(CueReader.read(deep).cues().getFirst().lines().getFirst()).hasSize(500);
    assertThat(TextCaptions.of(text.cues(), CaptionCases.NTSC, 300).notes()).isNotEmpty();
  }

  @Test
  void mutantsAreReadOrPassedOver() {
    TextMutants.check(SUBRIP, 1_500, CueReaderTest::readAndSchedule);
    TextMutants.check(WEBVTT, 1_500, CueReaderTest::readAndSchedule);
  }

  private static void readAndSchedule(String text) {
    List<Cue> cues = CueReader.read(text).cues();
    TextCaptions track = TextCaptions.of(cues, CaptionCases.NTSC, 60);
    assertThat(CaptionCases.seen(track, 60)).hasSizeLessThanOrEqualTo(2);
  }
}
