package org.plugcast.ts.elementary;

import java.util.Arrays;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Sequence parameter set. ITU-T H.264 §7.3.2.1.1, §7.4.2.1.1.
 *
 * @param chromaFormat chroma_format_idc: 1 is 4:2:0
 * @param bitDepth of luma
 * @param orderCount how pictures are ordered for output
 * @param size of a frame after cropping
 * @param frameMbsOnly no fields and no MBAFF: progressive coding
 */
public record H264Sps(
    int profileIdc,
    int constraints,
    int levelIdc,
    int id,
    int chromaFormat,
    boolean separateColourPlanes,
    int bitDepth,
    int frameNumBits,
    OrderCount orderCount,
    int maxRefFrames,
    Size size,
    boolean frameMbsOnly,
    H264Vui vui) {
  private static final String CLAUSE = "ITU-T H.264 §7.3.2.1.1";

  /** Macroblocks a side at level 6.2: the root of eight times MaxFS. Table A-1. */
  private static final int MOST_MACROBLOCKS = 1055;

  /** Luma samples of a picture as shown. */
  public record Size(int width, int height) {}

  /** Syntax of the picture order count. §8.2.1. */
  public sealed interface OrderCount {
    /** pic_order_cnt_type 0: its low bits are in each slice header. */
    record Explicit(int lsbBits) implements OrderCount {}

    /** pic_order_cnt_type 1: follows frame_num by a cycle of offsets. */
    record Cycle(boolean deltaAlwaysZero, int nonReferenceOffset, int topToBottom, Offsets offsets)
        implements OrderCount {}

    /** pic_order_cnt_type 2: output order is decode order. */
    record DecodeOrder() implements OrderCount {}
  }

  /** offset_for_ref_frame[]. */
  public static final class Offsets {
    private final int[] values;

    Offsets(int[] values) {
      this.values = values.clone();
    }

    int count() {
      return values.length;
    }

    /** Sum of the first {@code count} offsets. */
    long sum(int count) {
      long sum = 0;
      for (int i = 0; i < count; i++) {
        sum += values[i];
      }
      return sum;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Offsets offsets && Arrays.equals(values, offsets.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return Arrays.toString(values);
    }
  }

  /** ChromaArrayType: 0 where chroma is absent or coded as three pictures. */
  int chromaArrayType() {
    return separateColourPlanes ? 0 : chromaFormat;
  }

  /** Reads the set whose NAL header is {@code bytes[from]}. */
  public static H264Sps parse(byte[] bytes, int from, int to) throws MalformedStreamException {
    BitReader in = BitReader.ofNalUnit(bytes, Math.min(from + 1, to), to, CLAUSE);
    int profileIdc = in.bits(8);
    int constraints = in.bits(8);
    int levelIdc = in.bits(8);
    int id = in.ue("seq_parameter_set_id", 31);
    int chromaFormat = 1;
    boolean separateColourPlanes = false;
    int bitDepth = 8;
    if (hasChromaFormat(profileIdc)) {
      chromaFormat = in.ue("chroma_format_idc", 3);
      separateColourPlanes = chromaFormat == 3 && in.flag();
      bitDepth = Math.max(bitDepth(in), bitDepth(in));
      in.skip(1);
      if (in.flag()) {
        skipScalingMatrix(in, chromaFormat == 3 ? 12 : 8);
      }
    }
    int frameNumBits = in.ue("log2_max_frame_num_minus4", 12) + 4;
    OrderCount orderCount = orderCount(in);
    int maxRefFrames = in.ue("max_num_ref_frames", 16);
    in.skip(1);
    int widthInMbs = in.ue("pic_width_in_mbs_minus1", MOST_MACROBLOCKS - 1) + 1;
    int heightInUnits = in.ue("pic_height_in_map_units_minus1", MOST_MACROBLOCKS - 1) + 1;
    boolean frameMbsOnly = in.flag();
    in.skip(frameMbsOnly ? 1 : 2);
    int unitHeight = frameMbsOnly ? 1 : 2;
    Size coded = new Size(16 * widthInMbs, 16 * heightInUnits * unitHeight);
    int chromaArrayType = separateColourPlanes ? 0 : chromaFormat;
    Size size = in.flag() ? cropped(in, coded, chromaArrayType, unitHeight) : coded;
    H264Vui vui = in.flag() ? H264Vui.read(in) : H264Vui.ABSENT;
    return new H264Sps(
        profileIdc,
        constraints,
        levelIdc,
        id,
        chromaFormat,
        separateColourPlanes,
        bitDepth,
        frameNumBits,
        orderCount,
        maxRefFrames,
        size,
        frameMbsOnly,
        vui);
  }

  private static boolean hasChromaFormat(int profileIdc) {
    return switch (profileIdc) {
      case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
      default -> false;
    };
  }

  private static int bitDepth(BitReader in) throws MalformedStreamException {
    return in.ue("bit_depth_minus8", 6) + 8;
  }

  /** §7.3.2.1.1.1; the values do not matter here. */
  private static void skipScalingMatrix(BitReader in, int lists) throws MalformedStreamException {
    for (int list = 0; list < lists; list++) {
      if (in.flag()) {
        skipScalingList(in, list < 6 ? 16 : 64);
      }
    }
  }

  private static void skipScalingList(BitReader in, int size) throws MalformedStreamException {
    int last = 8;
    for (int i = 0; i < size; i++) {
      int next = last + in.se() & 0xff;
      if (next == 0) {
        return;
      }
      last = next;
    }
  }

  private static OrderCount orderCount(BitReader in) throws MalformedStreamException {
    return switch (in.ue("pic_order_cnt_type", 2)) {
      case 0 -> new OrderCount.Explicit(in.ue("log2_max_pic_order_cnt_lsb_minus4", 12) + 4);
      case 1 -> cycle(in);
      default -> new OrderCount.DecodeOrder();
    };
  }

  private static OrderCount cycle(BitReader in) throws MalformedStreamException {
    boolean deltaAlwaysZero = in.flag();
    int nonReferenceOffset = in.se();
    int topToBottom = in.se();
    int[] offsets = new int[in.ue("num_ref_frames_in_pic_order_cnt_cycle", 255)];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = in.se();
    }
    return new OrderCount.Cycle(
        deltaAlwaysZero, nonReferenceOffset, topToBottom, new Offsets(offsets));
  }

  /** frame_crop offsets in the units of §7.4.2.1.1. */
  private static Size cropped(BitReader in, Size coded, int chromaArrayType, int unitHeight)
      throws MalformedStreamException {
    int unitX = chromaArrayType == 1 || chromaArrayType == 2 ? 2 : 1;
    int unitY = (chromaArrayType == 1 ? 2 : 1) * unitHeight;
    int most = 16 * 2 * MOST_MACROBLOCKS;
    int left = in.ue("frame_crop_left_offset", most);
    int right = in.ue("frame_crop_right_offset", most);
    int top = in.ue("frame_crop_top_offset", most);
    int bottom = in.ue("frame_crop_bottom_offset", most);
    Size size =
        new Size(coded.width - unitX * (left + right), coded.height - unitY * (top + bottom));
    if (size.width <= 0 || size.height <= 0) {
      throw in.malformed("cropping leaves nothing of " + coded.width + "x" + coded.height);
    }
    return size;
  }
}
