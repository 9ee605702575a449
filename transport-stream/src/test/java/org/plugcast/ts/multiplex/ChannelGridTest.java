package org.plugcast.ts.multiplex;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.testing.MemoryClips;

class ChannelGridTest {
  private static final long CENTURY_OF_FRAMES = 100L * 366 * 86_400 * 30;

  private static ChannelGrid grid(long rate) {
    return new ChannelGrid(
        MemoryClips.format(
            rate, VideoCodec.H264, "30000/1001", AudioCodec.AC3, 17_500_000, 27_000_000),
        0);
  }

  @Property
  void theFrameThatBearsOnARowIsTheLastOneSentFromItOrBefore(
      @ForAll @LongRange(min = 1_500_000, max = 60_000_000) long rate,
      @ForAll @LongRange(min = 0, max = CENTURY_OF_FRAMES) long row) {
    ChannelGrid grid = grid(rate);
    long frame = grid.lastFrameAt(row);
    assertThat(grid.rowOf(frame)).isLessThanOrEqualTo(row);
    assertThat(grid.rowOf(frame + 1)).isGreaterThan(row);
  }

  @Property
  void anItemsAudioBeginsAtMostHalfAFrameFromItsVideo(
      @ForAll @LongRange(min = 0, max = CENTURY_OF_FRAMES) long frame) {
    ChannelGrid grid = grid(3_750_000);
    long audio = grid.audioFrameAt(frame);
    long half = AudioCodec.AC3.frameTicks() / 2;
    assertThat(grid.soundTime(audio) - grid.displayTime(frame)).isBetween(-half, half);
    assertThat(grid.audioFrameAt(grid.lastFrameForAudio(audio))).isLessThanOrEqualTo(audio);
    assertThat(grid.audioFrameAt(grid.lastFrameForAudio(audio) + 1)).isGreaterThan(audio);
  }

  @Property
  void anItemNeverNeedsMoreAudioFramesThanItsClipCarries(
      @ForAll @LongRange(min = 0, max = CENTURY_OF_FRAMES) long first,
      @ForAll @LongRange(min = 1, max = 400_000) long frames) {
    ChannelGrid grid = grid(3_750_000);
    long used = grid.audioFrameAt(first + frames) - grid.audioFrameAt(first);
    assertThat(grid.audioFramesWithSpare((int) frames) - used).isBetween(0L, 1L);
  }

  @Property
  void theClockReferenceIsExactToOneTick(
      @ForAll @LongRange(min = 1_500_000, max = 60_000_000) long rate,
      @ForAll @LongRange(min = 0, max = 1L << 46) long index) {
    BigInteger exact =
        BigInteger.valueOf(index)
            .multiply(BigInteger.valueOf(188))
            .add(BigInteger.valueOf(11))
            .multiply(BigInteger.valueOf(8 * 27_000_000L))
            .divide(BigInteger.valueOf(rate));
    assertThat(grid(rate).pcr(index))
        .isEqualTo(exact.mod(BigInteger.valueOf(Pcr.MODULUS)).longValueExact());
  }

  @Property
  void theIndexAtAPacketsOwnTimeIsThatPacket(
      @ForAll @LongRange(min = 1_500_000, max = 60_000_000) long rate,
      @ForAll @LongRange(min = 0, max = 1L << 43) long index) {
    ChannelGrid grid = grid(rate);
    assertThat(grid.indexAt(grid.nanosOf(index))).isEqualTo(index);
  }

  @Property
  void theNextAudioFrameNeverBeginsBeforeTheLastOneIsSent(
      @ForAll @LongRange(min = 1_500_000, max = 60_000_000) long rate,
      @ForAll @LongRange(min = 0, max = CENTURY_OF_FRAMES) long audioFrame) {
    ChannelGrid grid = grid(rate);
    long first = grid.firstSlotOfAudio(audioFrame);
    assertThat(grid.firstSlotOfAudio(audioFrame + 1))
        .isGreaterThanOrEqualTo(first + grid.format().audio().packetsPerFrame());
    assertThat(grid.audioFrameAtSlot(first)).isEqualTo(audioFrame);
    assertThat(grid.audioFrameAtSlot(first - 1)).isEqualTo(audioFrame - 1);
  }
}
