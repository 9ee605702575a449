package org.plugcast.ts.elementary;

import java.util.Optional;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Video usability information, as far as it matters to timing and buffers. ITU-T H.264 annex E.
 *
 * @param sarWidth sample aspect ratio, 0 where unspecified
 * @param timing empty where there is none
 * @param bufferBits largest coded picture buffer of the NAL HRD, 0 where it is not stated
 * @param reorderFrames max_num_reorder_frames, -1 where it is not stated
 */
public record H264Vui(
    int sarWidth, int sarHeight, Optional<Timing> timing, long bufferBits, int reorderFrames) {
  /** What a sequence without VUI has. */
  public static final H264Vui ABSENT = new H264Vui(0, 0, Optional.empty(), 0, -1);

  /** Table E-1, from aspect_ratio_idc 1 on. */
  private static final int[][] SAMPLE_ASPECT_RATIOS = {
    {1, 1}, {12, 11}, {10, 11}, {16, 11}, {40, 33}, {24, 11}, {20, 11}, {32, 11}, {80, 33},
    {18, 11}, {15, 11}, {64, 33}, {160, 99}, {4, 3}, {3, 2}, {2, 1}
  };

  private static final int EXTENDED_SAR = 255;

  /**
   * Ticks of two fields: a frame lasts {@code 2 * unitsInTick / timeScale} seconds.
   *
   * @param flagPosition of fixed_frame_rate_flag: bits of the payload before it
   */
  public record Timing(
      long unitsInTick, long timeScale, boolean fixedFrameRate, int flagPosition) {}

  static H264Vui read(BitReader in) throws MalformedStreamException {
    int[] sar = in.flag() ? sampleAspectRatio(in) : new int[] {0, 0};
    if (in.flag()) {
      in.skip(1);
    }
    if (in.flag()) {
      in.skip(4);
      in.skip(in.flag() ? 24 : 0);
    }
    if (in.flag()) {
      in.ue();
      in.ue();
    }
    Optional<Timing> timing = in.flag() ? timing(in) : Optional.empty();
    boolean nalHrd = in.flag();
    long bufferBits = nalHrd ? hrdBufferBits(in) : 0;
    boolean vclHrd = in.flag();
    if (vclHrd) {
      hrdBufferBits(in);
    }
    in.skip(nalHrd || vclHrd ? 2 : 1);
    int reorderFrames = in.flag() ? restrictedReorderFrames(in) : -1;
    return new H264Vui(sar[0], sar[1], timing, bufferBits, reorderFrames);
  }

  private static int[] sampleAspectRatio(BitReader in) throws MalformedStreamException {
    int idc = in.bits(8);
    if (idc == EXTENDED_SAR) {
      return new int[] {in.bits(16), in.bits(16)};
    }
    return idc >= 1 && idc <= SAMPLE_ASPECT_RATIOS.length
        ? SAMPLE_ASPECT_RATIOS[idc - 1]
        : new int[] {0, 0};
  }

  private static Optional<Timing> timing(BitReader in) throws MalformedStreamException {
    long unitsInTick = in.longBits(32);
    long timeScale = in.longBits(32);
    int flagPosition = in.position();
    Timing timing = new Timing(unitsInTick, timeScale, in.flag(), flagPosition);
    return timing.unitsInTick > 0 && timing.timeScale > 0 ? Optional.of(timing) : Optional.empty();
  }

  /** hrd_parameters(). §E.1.2, §E.2.2. */
  private static long hrdBufferBits(BitReader in) throws MalformedStreamException {
    int count = in.ue("cpb_cnt_minus1", 31) + 1;
    in.skip(4);
    int sizeScale = in.bits(4);
    long largest = 0;
    for (int i = 0; i < count; i++) {
      in.ue();
      largest = Math.max(largest, in.ue() + 1 << 4 + sizeScale);
      in.skip(1);
    }
    in.skip(20);
    return largest;
  }

  private static int restrictedReorderFrames(BitReader in) throws MalformedStreamException {
    in.skip(1);
    for (int i = 0; i < 4; i++) {
      in.ue();
    }
    int reorderFrames = in.ue("max_num_reorder_frames", 16);
    in.ue("max_dec_frame_buffering", 16);
    return reorderFrames;
  }
}
