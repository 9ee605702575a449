package org.plugcast.ts.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.ts.elementary.FrameRate;

class CadenceTest {
  private static final int FRAMES = 150;

  @ParameterizedTest
  @ValueSource(strings = {"24000/1001", "24", "25", "30000/1001", "30", "50", "60000/1001", "60"})
  void findsUsualRatesWithoutHelp(String rate) {
    FrameRate expected = FrameRate.parse(rate);
    Cadence cadence = new Cadence(stamps(expected, 126_000, 1), order(FRAMES));
    assertThat(cadence.rate(Optional.empty())).contains(expected);
    assertThat(cadence.rate(Optional.of(new FrameRate(48, 1)))).contains(expected);
  }

  @Test
  void takesAnUnusualRateThatIsAnnounced() {
    FrameRate rate = new FrameRate(15, 1);
    Cadence cadence = new Cadence(stamps(rate, 0, 1), order(FRAMES));
    assertThat(cadence.rate(Optional.empty())).isEmpty();
    assertThat(cadence.rate(Optional.of(rate))).contains(rate);
  }

  @Property
  void roundingToMillisecondsAndMissingStampsDoNotMatter(
      @ForAll @LongRange(max = 1L << 34) long start, @ForAll long seed) {
    FrameRate rate = new FrameRate(30_000, 1_001);
    long[] pts = stamps(rate, start, 90);
    Random random = new Random(seed);
    for (int i = 0; i < FRAMES / 2; i++) {
      pts[random.nextInt(FRAMES)] = Cadence.NO_PTS;
    }
    pts[FRAMES - 1] = stamps(rate, start, 90)[FRAMES - 1];
    assertThat(new Cadence(pts, order(FRAMES)).rate(Optional.empty())).contains(rate);
  }

  @Property
  void aMissingPictureIsNoticed(@ForAll @IntRange(min = 1, max = FRAMES - 2) int missing) {
    FrameRate rate = new FrameRate(25, 1);
    long[] pts = stamps(rate, 0, 1);
    for (int i = missing; i < FRAMES; i++) {
      pts[i] += 3_600;
    }
    Cadence cadence = new Cadence(pts, order(FRAMES));
    assertThat(cadence.steady(rate)).isEqualTo(missing);
    assertThat(cadence.rate(Optional.of(rate)).isPresent()).isEqualTo(missing >= FRAMES - 16);
  }

  @Test
  void pulldownIsNoConstantRate() {
    long[] pts = new long[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      pts[i] = 3_003L * (5 * i + 1) / 4;
    }
    assertThat(new Cadence(pts, order(FRAMES)).rate(Optional.empty()))
        .contains(new FrameRate(24_000, 1_001));
    for (int i = 0; i < FRAMES; i++) {
      pts[i] = 3_003L * (5 * i + i % 4 / 2 * 2) / 4;
    }
    assertThat(new Cadence(pts, order(FRAMES)).rate(Optional.empty())).isEmpty();
  }

  @Test
  void startIsThatOfThePictureShownFirst() {
    long[] pts = {Cadence.NO_PTS, 90_000 + 3 * 3_600, 90_000 + 3_600};
    Cadence cadence = new Cadence(pts, new int[] {0, 3, 1});
    assertThat(cadence.start(new FrameRate(25, 1))).isEqualTo(90_000 * 300L);
    assertThat(cadence.hasPts()).isTrue();
    assertThat(new Cadence(new long[] {Cadence.NO_PTS}, new int[] {0}).hasPts()).isFalse();
  }

  /** Stamps in display order, rounded to so many ticks. */
  private static long[] stamps(FrameRate rate, long start, int grain) {
    return IntStream.range(0, FRAMES)
        .mapToLong(i -> (start + (i * rate.ticks() + 150) / 300) / grain * grain)
        .toArray();
  }

  private static int[] order(int frames) {
    return IntStream.range(0, frames).toArray();
  }
}
