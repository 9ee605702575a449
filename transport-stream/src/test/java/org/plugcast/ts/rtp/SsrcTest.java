package org.plugcast.ts.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugcast.ts.rtp.Timelines.EPOCH;
import static org.plugcast.ts.rtp.Timelines.timeline;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SsrcTest {
  private static final int SSRC = Ssrc.of(timeline("Jazz", 1, EPOCH, 5, 1));

  @Test
  void staysThroughRevisionsAndNames() {
    assertThat(Ssrc.of(timeline("Jazz", 1, EPOCH, 5, 2))).isEqualTo(SSRC);
    assertThat(Ssrc.of(timeline("Blues", 1, EPOCH, 5, 3))).isEqualTo(SSRC);
  }

  @Test
  void differsWhereTheChannelOrItsNumbersDiffer() {
    assertThat(Ssrc.of(timeline("Jazz", 2, EPOCH, 5, 1))).isNotEqualTo(SSRC);
    assertThat(Ssrc.of(timeline("Jazz", 1, EPOCH.plusSeconds(1), 5, 1))).isNotEqualTo(SSRC);
    assertThat(Ssrc.of(timeline("Jazz", 1, EPOCH, 6, 1))).isNotEqualTo(SSRC);
  }

  /** Units of two versions frame alike: what is derived must stay. */
  @Test
  void isTheSameInEveryVersion() {
    assertThat(SSRC).isEqualTo(0x7fa2d9ea);
  }

  @Test
  void isTheSameInEveryLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Ssrc.of(timeline("Jazz", 1, EPOCH, 5, 1))).isEqualTo(SSRC);
    } finally {
      Locale.setDefault(before);
    }
  }
}
