package org.plugcast.ts.elementary;

import org.plugcast.ts.elementary.H264Sps.OrderCount;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Slice header up to dec_ref_pic_marking(). ITU-T H.264 §7.3.3.
 *
 * @param firstMb first_mb_in_slice
 * @param sliceType slice_type modulo 5: 0 P, 1 B, 2 I, 3 SP, 4 SI
 * @param structure what the picture is
 * @param orderLsb pic_order_cnt_lsb, or 0
 * @param delta0 delta_pic_order_cnt_bottom, or delta_pic_order_cnt[0]
 * @param delta1 delta_pic_order_cnt[1]
 * @param resetsOrder memory_management_control_operation 5: the picture counts as an IDR picture in
 *     the order of output (§8.2.1)
 */
record H264SliceHeader(
    H264Sps sps,
    int ppsId,
    boolean idr,
    int refIdc,
    int firstMb,
    int sliceType,
    int frameNum,
    Structure structure,
    int idrPicId,
    int orderLsb,
    int delta0,
    int delta1,
    int redundantPicCount,
    boolean resetsOrder) {

  /** A frame (MBAFF ones too), or one field. */
  enum Structure {
    FRAME,
    TOP_FIELD,
    BOTTOM_FIELD
  }

  boolean reference() {
    return refIdc != 0;
  }

  boolean intra() {
    return sliceType == 2 || sliceType == 4;
  }

  /** Which field of the frame comes first in the order of output; of a field, itself. §8.2.1. */
  Scan scan() {
    return switch (structure) {
      case TOP_FIELD -> Scan.TOP_FIELD_FIRST;
      case BOTTOM_FIELD -> Scan.BOTTOM_FIELD_FIRST;
      case FRAME ->
          switch (sps.orderCount()) {
            case OrderCount.Explicit _ -> Scan.ofBottomDelay(delta0);
            case OrderCount.Cycle cycle -> Scan.ofBottomDelay((long) cycle.topToBottom() + delta1);
            case OrderCount.DecodeOrder() -> Scan.PROGRESSIVE;
          };
    };
  }

  /** Whether this slice belongs to another primary picture than {@code other}. §7.4.1.2.4. */
  boolean startsPictureAfter(H264SliceHeader other) {
    return frameNum != other.frameNum
        || ppsId != other.ppsId
        || structure != other.structure
        || reference() != other.reference()
        || orderLsb != other.orderLsb
        || delta0 != other.delta0
        || delta1 != other.delta1
        || idr != other.idr
        || idrPicId != other.idrPicId
        || !sps.equals(other.sps);
  }

  /** Whether this picture is the second field of the frame that {@code first} began. §3.30. */
  boolean completes(H264SliceHeader first) {
    return structure != Structure.FRAME
        && first.structure != Structure.FRAME
        && structure != first.structure
        && frameNum == first.frameNum
        && !idr
        && !resetsOrder
        && (first.reference() || !reference());
  }

  /** Reads the header of the slice whose NAL header is {@code bytes[from]}. */
  static H264SliceHeader parse(byte[] bytes, int from, int to, H264ParameterSets sets)
      throws MalformedStreamException {
    return new H264SliceHeaderReader(bytes, from, to).read(sets);
  }
}
