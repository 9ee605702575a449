package org.plugcast.ts.elementary;

import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Picture parameter set, as far as slice headers need it. ITU-T H.264 §7.3.2.2.
 *
 * @param arithmetic entropy_coding_mode_flag: CABAC
 * @param bottomFieldOrderInFrame bottom_field_pic_order_in_frame_present_flag
 * @param defaultRefs0 num_ref_idx_l0_default_active_minus1 + 1
 * @param weightedBipred weighted_bipred_idc
 * @param initialQp 26 + pic_init_qp_minus26
 * @param deblockingControl deblocking_filter_control_present_flag
 */
public record H264Pps(
    int id,
    int spsId,
    boolean arithmetic,
    boolean bottomFieldOrderInFrame,
    int defaultRefs0,
    int defaultRefs1,
    boolean weightedPred,
    int weightedBipred,
    int initialQp,
    boolean deblockingControl,
    boolean redundantPicCount) {
  private static final String CLAUSE = "ITU-T H.264 §7.3.2.2";

  /** MaxFS of level 6.2. Table A-1. */
  private static final int MOST_MAP_UNITS = 139_264;

  /** Reads the set whose NAL header is {@code bytes[from]}. */
  public static H264Pps parse(byte[] bytes, int from, int to) throws MalformedStreamException {
    BitReader in = BitReader.ofNalUnit(bytes, Math.min(from + 1, to), to, CLAUSE);
    int id = in.ue("pic_parameter_set_id", 255);
    int spsId = in.ue("seq_parameter_set_id", 31);
    boolean arithmetic = in.flag();
    boolean bottomFieldOrderInFrame = in.flag();
    int sliceGroups = in.ue("num_slice_groups_minus1", 7) + 1;
    if (sliceGroups > 1) {
      skipSliceGroups(in, sliceGroups);
    }
    int defaultRefs0 = in.ue("num_ref_idx_l0_default_active_minus1", 31) + 1;
    int defaultRefs1 = in.ue("num_ref_idx_l1_default_active_minus1", 31) + 1;
    boolean weightedPred = in.flag();
    int weightedBipred = in.bits(2);
    int initialQp = 26 + in.se();
    in.se();
    in.se();
    boolean deblockingControl = in.flag();
    in.skip(1);
    boolean redundantPicCount = in.flag();
    return new H264Pps(
        id,
        spsId,
        arithmetic,
        bottomFieldOrderInFrame,
        defaultRefs0,
        defaultRefs1,
        weightedPred,
        weightedBipred,
        initialQp,
        deblockingControl,
        redundantPicCount);
  }

  private static void skipSliceGroups(BitReader in, int groups) throws MalformedStreamException {
    switch (in.ue("slice_group_map_type", 6)) {
      case 0 -> skipCodes(in, groups);
      case 1 -> {}
      case 2 -> skipCodes(in, 2 * (groups - 1));
      case 6 -> {
        int units = in.ue("pic_size_in_map_units_minus1", MOST_MAP_UNITS - 1) + 1;
        in.skip(units * (32 - Integer.numberOfLeadingZeros(groups - 1)));
      }
      default -> {
        in.skip(1);
        in.ue();
      }
    }
  }

  private static void skipCodes(BitReader in, int count) throws MalformedStreamException {
    for (int i = 0; i < count; i++) {
      in.ue();
    }
  }
}
