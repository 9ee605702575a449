package org.plugcast.multicast.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.record.StreamId.Origin;
import org.plugcast.ts.multiplex.Digest;

class ManifestTextTest {
  private static final Manifest FULL =
      new Manifest(
          new SegmentStart(
              new StreamId(17, Origin.TWIN),
              "239.20.0.17:5000",
              new Purpose.Scheduled("0 18 * * 1-5", Instant.parse("2026-11-20T17:00:00Z")),
              Optional.of(HeardAir.LINE),
              OptionalLong.of(700),
              HeardAir.EPOCH_NS + 1,
              SegmentStart.Access.RANDOM),
          Manifest.Made.RECORDED,
          HeardAir.EPOCH_NS + 2_000_000_003L,
          13_160,
          new Digest("ab".repeat(32)),
          new Tally(5, 1, 2, 0, 3, 4),
          List.of("10.0.0.1:5004", "10.0.0.2:5004"));

  @Test
  void manifestIsReadAsItWasWritten() {
    assertThat(ManifestText.parse(ManifestText.write(FULL))).isEqualTo(FULL);
    assertThat(ManifestText.parseStart(ManifestText.write(FULL.start()))).isEqualTo(FULL.start());
    Manifest bare =
        new Manifest(
            new SegmentStart(
                new StreamId(1, Origin.OWN),
                "239.10.0.1:5000",
                new Purpose.Ring(),
                Optional.empty(),
                OptionalLong.empty(),
                0,
                SegmentStart.Access.NONE),
            Manifest.Made.SALVAGED,
            0,
            188,
            new Digest("0".repeat(64)),
            Tally.NONE,
            List.of());
    assertThat(ManifestText.parse(ManifestText.write(bare))).isEqualTo(bare);
  }

  @Test
  void manifestThatWasCutAnywhereIsRefused() {
    String text = ManifestText.write(FULL);
    for (int length = 0; length < text.length(); length++) {
      String cut = text.substring(0, length);
      assertThatThrownBy(() -> ManifestText.parse(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void damagedManifestsAreRefused() {
    String text = ManifestText.write(FULL);
    for (String damaged :
        List.of(
            text.replace("bytes 13160", "bytes 13161"),
            text.replace("last-packet 769", "last-packet 768"),
            text.replace("origin twin", "origin both"),
            text.replace("channel 17", "channel 0"),
            text.replace("sha256 ab", "sha256 zz"),
            text + "bytes 13160\n")) {
      assertThatThrownBy(() -> ManifestText.parse(damaged))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
