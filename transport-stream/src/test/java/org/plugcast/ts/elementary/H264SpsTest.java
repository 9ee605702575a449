package org.plugcast.ts.elementary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.elementary.H264Sps.OrderCount;
import org.plugcast.ts.elementary.H264Sps.Size;
import org.plugcast.ts.elementary.VideoSequence.AspectRatio;
import org.plugcast.ts.mpeg.MalformedStreamException;

class H264SpsTest {
  /** From libx264 at 1920x1080, 25 frames/s, MBAFF, with an HRD of 4,000,000 bits. */
  private static final String X264_INTERLACED =
      "67640028acd94078044fde022000000300200000065c90001e848003d09c98601f162d96";

  @Test
  void readsProgressiveHighProfile() throws Exception {
    H264Sps sps = parse(high(0, 0).bits(1, 0));
    assertThat(sps.size()).isEqualTo(new Size(1280, 720));
    assertThat(sps.frameMbsOnly()).isTrue();
    assertThat(sps.orderCount()).isEqualTo(new OrderCount.Explicit(6));
    assertThat(sps.vui()).isEqualTo(H264Vui.ABSENT);
    assertThat(H264Sequence.of(sps).profile()).isEqualTo("High@3.1");
  }

  @Test
  void croppingCountsInChromaSamples() throws Exception {
    H264Sps sps = parse(high(0, 0, 0, 4).bits(1, 0));
    assertThat(sps.size()).isEqualTo(new Size(1280, 712));
  }

  @Test
  void readsUsabilityInformation() throws Exception {
    BitWriter bits = high(0, 0).bits(1, 1);
    bits.bits(1, 1).bits(8, 255).bits(16, 40).bits(16, 33);
    bits.bits(2, 0b11);
    bits.bits(1, 1).bits(3, 5).bits(1, 0).bits(1, 1).bits(24, 0x010101);
    bits.bits(1, 1).ue(1).ue(1);
    bits.bits(1, 1).bits(32, 1001).bits(32, 60_000).bits(1, 1);
    bits.bits(1, 1).ue(0).bits(4, 0).bits(4, 2).ue(999).ue(62_499).bits(1, 1).bits(20, 0);
    bits.bits(1, 0).bits(1, 0).bits(1, 1);
    bits.bits(1, 1).bits(1, 1).ue(0).ue(0).ue(10).ue(10).ue(2).ue(4);
    H264Vui vui = parse(bits).vui();
    assertThat(vui.sarWidth() + ":" + vui.sarHeight()).isEqualTo("40:33");
    assertThat(vui.bufferBits()).isEqualTo(62_500 << 6);
    assertThat(vui.reorderFrames()).isEqualTo(2);
    VideoSequence sequence = H264Sequence.of(parse(bits));
    assertThat(sequence.announced()).isEqualTo(Optional.of(new FrameRate(30_000, 1_001)));
    assertThat(sequence.binding()).isTrue();
  }

  @Test
  void readsWhatAnEncoderWrote() throws Exception {
    byte[] unit = HexFormat.of().parseHex(X264_INTERLACED);
    VideoSequence sequence = H264Sequence.of(H264Sps.parse(unit, 0, unit.length));
    assertThat(sequence)
        .isEqualTo(
            new VideoSequence(
                Optional.of(VideoCodec.H264),
                "High@4.0",
                1920,
                1080,
                new AspectRatio(1, 1),
                Optional.of(new FrameRate(25, 1)),
                true,
                true,
                true,
                4_000_000));
  }

  @Test
  void scalingMatricesArePassedOver() throws Exception {
    BitWriter bits =
        new BitWriter().bits(8, 100).bits(8, 0).bits(8, 31).ue(0).ue(1).ue(0).ue(0).bits(1, 0);
    bits.bits(1, 1);
    for (int list = 0; list < 8; list++) {
      bits.bits(1, list % 2);
      for (int i = 0; list % 2 == 1 && i < (list < 6 ? 16 : 64); i++) {
        bits.se(i % 3 - 1);
      }
    }
    H264Sps sps = parse(common(bits).bits(1, 0).bits(1, 0));
    assertThat(sps.size()).isEqualTo(new Size(1280, 720));
  }

  @Test
  void croppingEverythingIsAFault() {
    assertThatThrownBy(() -> parse(high(0, 640, 0, 0).bits(1, 0)))
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining("cropping leaves nothing of 1280x720");
  }

  private static H264Sps parse(BitWriter bits) throws MalformedStreamException {
    byte[] unit = bits.toNalUnit(3, NalUnit.SEQUENCE_PARAMETER_SET);
    return H264Sps.parse(unit, 0, unit.length);
  }

  private static BitWriter high(int... crop) {
    BitWriter bits =
        new BitWriter().bits(8, 100).bits(8, 0).bits(8, 31).ue(0).ue(1).ue(0).ue(0).bits(2, 0);
    common(bits);
    bits.flag(crop.length == 4);
    for (int i = 0; crop.length == 4 && i < 4; i++) {
      bits.ue(crop[i]);
    }
    return bits;
  }

  /** From log2_max_frame_num to direct_8x8_inference: 1280x720, progressive. */
  private static BitWriter common(BitWriter bits) {
    return bits.ue(0).ue(0).ue(2).ue(4).bits(1, 0).ue(79).ue(44).bits(2, 0b11);
  }
}
