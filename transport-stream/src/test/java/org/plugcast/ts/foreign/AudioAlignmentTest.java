package org.plugcast.ts.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.elementary.AudioCoding;
import org.plugcast.ts.elementary.AudioFrame;
import org.plugcast.ts.elementary.AudioFrame.Part;

class AudioAlignmentTest {
  private static final AudioFrame AC3 =
      new AudioFrame(AudioCoding.AC3, 768, 1536, 48_000, 2, 192_000, Part.MAIN);
  private static final long FRAME = 864_000;

  @Property
  void audioStartsWithinHalfAFrameOfTheVideo(
      @ForAll @LongRange(max = 2_880L * 40) long videoStart) {
    AudioAlignment alignment = AudioAlignment.of(stamps(60), AC3, videoStart * 300);
    assertThat(alignment.offsetTicks()).isBetween(-FRAME / 2, FRAME / 2);
    assertThat(alignment.first() * FRAME - videoStart * 300).isEqualTo(alignment.offsetTicks());
    assertThat(alignment.outside()).isEmpty();
  }

  @Test
  void lateAudioKeepsItsDistance() {
    AudioAlignment alignment = AudioAlignment.of(stamps(10), AC3, -27_000_000);
    assertThat(alignment.first()).isZero();
    assertThat(alignment.offsetTicks()).isEqualTo(27_000_000);
  }

  @Property
  void aMissingFrameIsNoticed(@ForAll @IntRange(min = 1, max = 58) int missing) {
    long[] pts = stamps(60);
    for (int i = missing; i < 60; i++) {
      pts[i] += 2_880;
    }
    assertThat(AudioAlignment.of(pts, AC3, 0).outside()).hasValue(missing);
  }

  @Test
  void clockOfItsOwnIsNoticedOnceItMatters() {
    long[] pts = IntStream.range(0, 10_000).mapToLong(i -> 2_880L * i + i / 4).toArray();
    assertThat(AudioAlignment.of(pts, AC3, 0).outside()).hasValue(5_764);
  }

  @Test
  void framesWithoutStampAreReckoned() {
    long[] pts = {Cadence.NO_PTS, Cadence.NO_PTS, 9_000, Cadence.NO_PTS};
    AudioAlignment alignment = AudioAlignment.of(pts, AC3, 9_000 * 300);
    assertThat(alignment.first()).isEqualTo(2);
    assertThat(alignment.offsetTicks()).isZero();
  }

  private static long[] stamps(int frames) {
    return IntStream.range(0, frames).mapToLong(i -> 2_880L * i).toArray();
  }
}
