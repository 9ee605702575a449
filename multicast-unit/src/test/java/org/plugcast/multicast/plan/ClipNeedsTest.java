package org.plugcast.multicast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.multicast.testing.SampleClips;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.multiplex.TimelineText;

class ClipNeedsTest {
  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
  private static final long EPOCH_NS = EPOCH.getEpochSecond() * 1_000_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final Entry A = entry('a');
  private static final Entry B = entry('b');
  private static final Entry C = entry('c');

  private static Entry entry(char digit) {
    return Entry.of(new Digest(String.valueOf(digit).repeat(64)), 300, Map.of());
  }

  @Test
  void clipsComeInTheOrderOfNeedEachOnce() {
    Timeline timeline =
        SampleClips.revision(SampleClips.timeline(1, EPOCH, A), 0, List.of(B, A), List.of(C, A, C));
    List<Need> needs = new ClipNeeds(timeline).from(EPOCH_NS + 5 * SECOND);
    assertThat(needs).extracting(Need::clip).containsExactly(B.clip(), A.clip(), C.clip());
    assertThat(needs.get(0).dueNs()).isEqualTo(EPOCH_NS);
    assertThat(needs.get(1).dueNs() - EPOCH_NS).isBetween(9_990_000_000L, 10_010_000_000L);
    assertThat(needs.get(2).dueNs() - EPOCH_NS).isBetween(20_000_000_000L, 20_020_000_000L);
  }

  @Test
  void whatIsOverIsNotNeeded() {
    Timeline timeline =
        SampleClips.revision(SampleClips.timeline(1, EPOCH, A), 0, List.of(B, A), List.of(C));
    assertThat(new ClipNeeds(timeline).from(EPOCH_NS + 100 * SECOND))
        .extracting(Need::clip)
        .containsExactly(C.clip());
  }

  @Test
  void atASeamBothClipsAreOnAir() {
    ClipNeeds needs = new ClipNeeds(SampleClips.timeline(1, EPOCH, A, B));
    assertThat(needs.at(EPOCH_NS)).containsExactly(A.clip());
    assertThat(needs.at(EPOCH_NS + 5 * SECOND)).containsExactly(A.clip());
    assertThat(needs.at(EPOCH_NS + 10_500_000_000L)).containsExactlyInAnyOrder(A.clip(), B.clip());
    assertThat(needs.at(EPOCH_NS + 12 * SECOND)).containsExactly(B.clip());
  }

  @Test
  void beforeTheEpochTheFirstClipIsNeeded() {
    ClipNeeds needs = new ClipNeeds(SampleClips.timeline(1, EPOCH, A, B));
    assertThat(needs.at(EPOCH_NS - SECOND)).containsExactly(A.clip());
    assertThat(needs.firstPacketNs()).isEqualTo(EPOCH_NS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          epoch 2026-01-01T00:00:00Z | epoch +100000-01-01T00:00:00Z
          first-frame 0              | first-frame 9000000000000000000
          format 3750000             | format 100000
          revision 1                 | revision 0
          """)
  void aTimelineThatCannotBeSentIsRefused(String part, String bad) {
    String text = TimelineText.write(SampleClips.timeline(1, EPOCH, A));
    assertThat(Playable.parse(text)).isNotNull();
    assertThatThrownBy(() -> Playable.parse(text.replace(part, bad)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
