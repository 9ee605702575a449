package org.plugcast.ts.elementary;

import java.util.Arrays;
import org.plugcast.ts.elementary.H264Sps.OrderCount;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Writes pictures that repeat the one before: a single P slice in which every macroblock is
 * skipped, coded by CABAC. ITU-T H.264 §7.3.3, §7.3.4, §9.3. Pure.
 *
 * <p>A skipped macroblock whose neighbours are skipped or absent has no motion and no residual
 * (§8.4.1.1), so the picture is that of the reference of index 0, the one before. It is a reference
 * itself: where output order is decode order, two pictures that are none must not follow each other
 * (§7.4.2.1.1).
 */
final class H264SkippedPicture {
  private static final int SLICE_TYPE_P_ONLY = 5;
  private static final int QP = 26;
  private static final int REF_IDC = 2;

  /** Context of mb_skip_flag beside skipped macroblocks, at cabac_init_idc 0. Table 9-13. */
  private static final int SLOPE = 23;

  private static final int OFFSET = 33;

  /** From here on a decision costs next to nothing; the state stays. Table 9-45. */
  private static final int LAST_STATE = 62;

  /** rangeTabLPS by state, four ranges each. Table 9-44. */
  private static final int[][] LESS_PROBABLE_RANGE = {
    {128, 176, 208, 240}, {128, 167, 197, 227}, {128, 158, 187, 216}, {123, 150, 178, 205},
    {116, 142, 169, 195}, {111, 135, 160, 185}, {105, 128, 152, 175}, {100, 122, 144, 166},
    {95, 116, 137, 158}, {90, 110, 130, 150}, {85, 104, 123, 142}, {81, 99, 117, 135},
    {77, 94, 111, 128}, {73, 89, 105, 122}, {69, 85, 100, 116}, {66, 80, 95, 110},
    {62, 76, 90, 104}, {59, 72, 86, 99}, {56, 69, 81, 94}, {53, 65, 77, 89},
    {51, 62, 73, 85}, {48, 59, 69, 80}, {46, 56, 66, 76}, {43, 53, 63, 72},
    {41, 50, 59, 69}, {39, 48, 56, 65}, {37, 45, 54, 62}, {35, 43, 51, 59},
    {33, 41, 48, 56}, {32, 39, 46, 53}, {30, 37, 43, 50}, {29, 35, 41, 48},
    {27, 33, 39, 45}, {26, 31, 37, 43}, {24, 30, 35, 41}, {23, 28, 33, 39},
    {22, 27, 32, 37}, {21, 26, 30, 35}, {20, 24, 29, 33}, {19, 23, 27, 31},
    {18, 22, 26, 30}, {17, 21, 25, 28}, {16, 20, 23, 27}, {15, 19, 22, 25},
    {14, 18, 21, 24}, {14, 17, 20, 23}, {13, 16, 19, 22}, {12, 15, 18, 21},
    {12, 14, 17, 20}, {11, 14, 16, 19}, {11, 13, 15, 18}, {10, 12, 15, 17},
    {10, 12, 14, 16}, {9, 11, 13, 15}, {9, 11, 12, 14}, {8, 10, 12, 14},
    {8, 9, 11, 13}, {7, 9, 11, 12}, {7, 9, 10, 12}, {7, 8, 10, 11},
    {6, 8, 9, 11}, {6, 7, 9, 10}, {6, 7, 8, 9}
  };

  private final H264Sps sps;
  private final H264Pps pps;

  /**
   * Pictures of a sequence.
   *
   * @throws MalformedStreamException if the sequence is not one of whole frames, shown in decode
   *     order and coded by CABAC
   */
  H264SkippedPicture(H264Sps sps, H264Pps pps) throws MalformedStreamException {
    boolean suits =
        sps.frameMbsOnly()
            && sps.orderCount() instanceof OrderCount.DecodeOrder
            && !sps.separateColourPlanes()
            && pps.arithmetic()
            && !pps.redundantPicCount();
    if (!suits) {
      throw new MalformedStreamException(
          "pictures of this sequence cannot be repeated: expected progressive frames in decode"
              + " order, CABAC",
          0,
          "ITU-T H.264 §7.4.2.1.1");
    }
    this.sps = sps;
    this.pps = pps;
  }

  /** Access unit in byte stream format, with its delimiter. */
  byte[] unit(int frameNum) {
    BitWriter bits = new BitWriter();
    writeHeader(bits, frameNum);
    writeSkips(bits, macroblocks());
    byte[] slice = bits.toFinishedNalUnit(REF_IDC, NalUnit.SLICE);
    byte[] delimiter = H264AccessUnit.DELIMITER;
    int from = delimiter.length + StartCodes.LENGTH;
    byte[] unit = Arrays.copyOf(delimiter, from + slice.length);
    unit[from - 1] = 1;
    System.arraycopy(slice, 0, unit, from, slice.length);
    return unit;
  }

  private int macroblocks() {
    return Math.ceilDiv(sps.size().width(), 16) * Math.ceilDiv(sps.size().height(), 16);
  }

  /** slice_header(). §7.3.3. */
  private void writeHeader(BitWriter bits, int frameNum) {
    bits.ue(0).ue(SLICE_TYPE_P_ONLY).ue(pps.id()).bits(sps.frameNumBits(), frameNum);
    writeReference(bits);
    if (pps.weightedPred()) {
      writeNoWeights(bits);
    }
    bits.flag(false); // adaptive_ref_pic_marking_mode_flag
    bits.ue(0); // cabac_init_idc
    bits.se(QP - pps.initialQp());
    if (pps.deblockingControl()) {
      bits.ue(1); // disable_deblocking_filter_idc
    }
  }

  /** One reference: the latest. */
  private void writeReference(BitWriter bits) {
    boolean override = pps.defaultRefs0() != 1;
    bits.flag(override);
    if (override) {
      bits.ue(0);
    }
    bits.flag(false); // ref_pic_list_modification_flag_l0
  }

  /** pred_weight_table(). §7.3.3.2. */
  private void writeNoWeights(BitWriter bits) {
    boolean chroma = sps.chromaArrayType() != 0;
    bits.ue(0);
    if (chroma) {
      bits.ue(0);
    }
    bits.flag(false);
    if (chroma) {
      bits.flag(false);
    }
  }

  /**
   * mb_skip_flag of 1 and end_of_slice_flag, {@code count} times. §9.3.4.2.
   *
   * <p>All decisions but the last come out as expected, so the low end of the coder's interval
   * stays 0 and every bit that it hands out is 0. The last one moves it to the top; its ten bits
   * end the slice, the last of them as rbsp_stop_one_bit. The first bit handed out is never
   * written.
   */
  private static void writeSkips(BitWriter bits, int count) {
    bits.alignWithOnes();
    int state = (SLOPE * QP >> 4) + OFFSET - 64;
    int range = 510;
    int zeros = 0;
    for (int i = 0; i < count; i++) {
      range -= LESS_PROBABLE_RANGE[state][range >> 6 & 3];
      state = Math.min(state + 1, LAST_STATE);
      int shift = shift(range);
      range = (range << shift) - 2;
      zeros += shift;
      if (i < count - 1) {
        shift = shift(range);
        range <<= shift;
        zeros += shift;
      }
    }
    for (int i = 1; i < zeros; i++) {
      bits.flag(false);
    }
    bits.bits(zeros > 0 ? 10 : 9, range | 1);
  }

  /** RenormE: doublings until the range has its nine bits again. §9.3.4.2. */
  private static int shift(int range) {
    return Math.max(0, Integer.numberOfLeadingZeros(range) - (Integer.SIZE - 9));
  }
}
