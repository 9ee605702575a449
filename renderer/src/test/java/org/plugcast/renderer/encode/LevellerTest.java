package org.plugcast.renderer.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevellerTest {
  @ParameterizedTest
  @CsvSource({
    // target, loudness, true peak, gain, ceiling
    "A85, -10.0, 0.5, -14, Infinity",
    "A85, -30.0, -20, 6, Infinity",
    "A85, -30.0, -8.9, 6, -3",
    "A85, -70.0, -10, 0, Infinity",
    "A85, -70.0, 0, -3, Infinity",
    "A85, -69.0, -40, 45, -3",
    "R128, -10.0, 0.5, -13, Infinity",
    "R128, -40.0, -12, 17, -2",
    "NONE, -10.0, 0.5, 0, Infinity",
  })
  void gainBringsToTheTargetAndPeaksAreLimitedWhereTheyMust(
      LoudnessTarget target, double lkfs, double peak, double gain, double ceiling) {
    Treatment first = new Leveller(target).first(Treatment.NONE, new Loudness(lkfs, peak));
    assertThat(first.gainDb()).isEqualTo(gain);
    assertThat(first.ceilingDb()).isEqualTo(ceiling);
  }

  @Test
  void silenceIsLeftAlone() {
    Loudness silence = new Loudness(Loudness.SILENCE, Double.NEGATIVE_INFINITY);
    Leveller leveller = new Leveller(LoudnessTarget.A85);
    assertThat(leveller.first(Treatment.NONE, silence)).isEqualTo(Treatment.NONE);
    assertThat(leveller.isGood(silence)).isTrue();
  }

  @Test
  void whatLimitingTakesAwayIsGivenBack() {
    Leveller leveller = new Leveller(LoudnessTarget.A85);
    Treatment first = leveller.first(Treatment.NONE, new Loudness(-40, -10));
    Loudness reached = new Loudness(-25.5, -3);
    assertThat(leveller.isGood(reached)).isFalse();
    Treatment next = leveller.next(first, reached);
    assertThat(next.gainDb()).isEqualTo(17.5);
    assertThat(next.ceilingDb()).isEqualTo(-3);
    assertThat(leveller.isInVain(next, reached, new Loudness(-24.3, -3))).isFalse();
    assertThat(leveller.isInVain(next, reached, new Loudness(-25.49, -3))).isTrue();
    assertThat(leveller.isGood(new Loudness(-24.1, -3))).isTrue();
  }
}
