package org.plugcast.ts.multiplex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.testing.MemoryClips;
import org.plugcast.ts.testing.TextMutants;

class TimelineTextTest {
  private static final Digest DIGEST = new Digest("0123456789abcdef".repeat(4));
  private static final Timeline TIMELINE =
      timeline("Jazz & Soul", Map.of(Entry.TITLE, "A\tB\nC\\", Entry.ARTIST, "Ω"), 900, 42);

  private static Timeline timeline(
      String name, Map<String, String> item, int frames, long firstFrame) {
    return new Timeline(
        new Service(1, 2, name, "Provider", Pids.DEFAULT),
        MemoryClips.HD,
        Instant.parse("2026-01-01T00:00:00.123456789Z"),
        17,
        3,
        77,
        firstFrame,
        List.of(Entry.of(DIGEST, frames, item)),
        List.of(Entry.of(DIGEST, frames, Map.of()), Entry.of(DIGEST, 1, item)));
  }

  @Test
  void canonicalTextIsGolden() {
    assertThat(TimelineText.write(TIMELINE))
        .isEqualTo(
            """
            plugcast-timeline 1
            service 1 2 4096 256 257 496 Jazz & Soul\tProvider
            format 3750000 h264 1280x720p 30000/1001 1 17500000 ac3 2 192000 5 27000000
            epoch 2026-01-01T00:00:00.123456789Z
            origin 17
            revision 3
            valid-from 77
            first-frame 42
            once D 900\tartist=Ω\ttitle=A\\tB\\nC\\\\
            loop D 900
            loop D 1\tartist=Ω\ttitle=A\\tB\\nC\\\\
            """
                .replace(" D ", " " + DIGEST.hex() + " "));
  }

  @Test
  void captionsAreInTheTextOnlyWhereTheyAreAnnounced() {
    Service service = new Service(1, 2, "Jazz", "Provider", Pids.DEFAULT, Optional.of("eng"));
    Timeline timeline =
        new Timeline(
            service, TIMELINE.format(), TIMELINE.epoch(), 0, 1, 0, 0, List.of(), TIMELINE.loop());
    String text = TimelineText.write(timeline);
    assertThat(text).contains("Jazz\tProvider\tcaptions=eng\n");
    assertThat(TimelineText.parse(text)).isEqualTo(timeline);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimelineText.parse(text.replace("captions=", "x=")))
        .withMessage("timeline line 2: expected captions= and a language behind the provider");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimelineText.parse(text.replace("=eng", "=English")))
        .withMessageContaining("expected three letters of ISO 639-2");
  }

  @Property
  void everyTimelineIsReadBackAsItWas(
      @ForAll String name,
      @ForAll String title,
      @ForAll @IntRange(min = 1) int frames,
      @ForAll @LongRange(min = 0) long firstFrame) {
    Timeline timeline = timeline(name, Map.of(Entry.TITLE, title), frames, firstFrame);
    assertThat(TimelineText.parse(TimelineText.write(timeline))).isEqualTo(timeline);
  }

  @Test
  void whatIsWrongIsNamedWithItsLine() {
    String text = TimelineText.write(TIMELINE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimelineText.parse(text.replace("revision 3", "revision x")))
        .withMessage("timeline line 6: \"x\" is no number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimelineText.parse(text.substring(0, text.length() - 1)))
        .withMessageContaining("cut short");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimelineText.parse(text + "once " + DIGEST.hex() + " 4\n"))
        .withMessage("timeline line 12: expected loop");
  }

  @Test
  void mutantsAreReadOrRefusedInWords() {
    TextMutants.check(
        TimelineText.write(TIMELINE), 20_000, text -> TimelineText.parse(text).grid());
  }
}
