package org.plugcast.ts.elementary;

import org.plugcast.ts.elementary.H264SliceHeader.Structure;
import org.plugcast.ts.elementary.H264Sps.OrderCount;
import org.plugcast.ts.mpeg.MalformedStreamException;

/** Reads one slice header. ITU-T H.264 §7.3.3 to §7.3.3.3. For one thread. */
final class H264SliceHeaderReader {
  private static final String CLAUSE = "ITU-T H.264 §7.3.3";
  private static final int MOST_MODIFICATIONS = 66;
  private static final int P = 0;
  private static final int B = 1;
  private static final int SP = 3;

  private final BitReader in;
  private final boolean idr;
  private final int refIdc;
  private int orderLsb;
  private int delta0;
  private int delta1;

  H264SliceHeaderReader(byte[] bytes, int from, int to) {
    this.in = BitReader.ofNalUnit(bytes, from + 1, to, CLAUSE);
    this.idr = NalUnit.type(bytes, from) == NalUnit.IDR_SLICE;
    this.refIdc = NalUnit.refIdc(bytes, from);
  }

  H264SliceHeader read(H264ParameterSets sets) throws MalformedStreamException {
    int firstMb = in.ue("first_mb_in_slice", 139_264);
    int sliceType = in.ue("slice_type", 9) % 5;
    H264Pps pps = sets.pps(in.ue("pic_parameter_set_id", 255));
    H264Sps sps = sets.sps(pps.spsId());
    if (sps.separateColourPlanes()) {
      in.skip(2);
    }
    int frameNum = in.bits(sps.frameNumBits());
    Structure structure = structure(sps);
    int idrPicId = idr ? in.ue("idr_pic_id", 65_535) : 0;
    readOrderCount(sps, pps.bottomFieldOrderInFrame() && structure == Structure.FRAME);
    int redundantPicCount = pps.redundantPicCount() ? in.ue("redundant_pic_cnt", 127) : 0;
    skipPrediction(sps, pps, sliceType);
    return new H264SliceHeader(
        sps,
        pps.id(),
        idr,
        refIdc,
        firstMb,
        sliceType,
        frameNum,
        structure,
        idrPicId,
        orderLsb,
        delta0,
        delta1,
        redundantPicCount,
        refIdc != 0 && resetsOrder());
  }

  private Structure structure(H264Sps sps) throws MalformedStreamException {
    if (sps.frameMbsOnly() || !in.flag()) {
      return Structure.FRAME;
    }
    return in.flag() ? Structure.BOTTOM_FIELD : Structure.TOP_FIELD;
  }

  private void readOrderCount(H264Sps sps, boolean bottomToo) throws MalformedStreamException {
    switch (sps.orderCount()) {
      case OrderCount.Explicit(int lsbBits) -> {
        orderLsb = in.bits(lsbBits);
        delta0 = bottomToo ? in.se() : 0;
      }
      case OrderCount.Cycle cycle -> {
        if (!cycle.deltaAlwaysZero()) {
          delta0 = in.se();
          delta1 = bottomToo ? in.se() : 0;
        }
      }
      case OrderCount.DecodeOrder() -> {}
    }
  }

  private void skipPrediction(H264Sps sps, H264Pps pps, int sliceType)
      throws MalformedStreamException {
    boolean bidirectional = sliceType == B;
    boolean predicted = bidirectional || sliceType == P || sliceType == SP;
    if (!predicted) {
      return;
    }
    in.skip(bidirectional ? 1 : 0);
    int refs0 = pps.defaultRefs0();
    int refs1 = pps.defaultRefs1();
    if (in.flag()) {
      refs0 = in.ue("num_ref_idx_l0_active_minus1", 31) + 1;
      refs1 = bidirectional ? in.ue("num_ref_idx_l1_active_minus1", 31) + 1 : refs1;
    }
    skipListModification();
    if (bidirectional) {
      skipListModification();
    }
    if (bidirectional ? pps.weightedBipred() == 1 : pps.weightedPred()) {
      skipWeights(sps, refs0, bidirectional ? refs1 : 0);
    }
  }

  /** ref_pic_list_modification() of one list. §7.3.3.1. */
  private void skipListModification() throws MalformedStreamException {
    if (!in.flag()) {
      return;
    }
    for (int i = 0; i <= MOST_MODIFICATIONS; i++) {
      if (in.ue("modification_of_pic_nums_idc", 3) == 3) {
        return;
      }
      in.ue();
    }
    throw in.malformed("more than 66 modifications of a reference list");
  }

  /** pred_weight_table(). §7.3.3.2. */
  private void skipWeights(H264Sps sps, int refs0, int refs1) throws MalformedStreamException {
    boolean chroma = sps.chromaArrayType() != 0;
    in.ue("luma_log2_weight_denom", 7);
    if (chroma) {
      in.ue("chroma_log2_weight_denom", 7);
    }
    for (int i = 0; i < refs0 + refs1; i++) {
      skipCodes(in.flag() ? 2 : 0);
      skipCodes(chroma && in.flag() ? 4 : 0);
    }
  }

  private void skipCodes(int count) throws MalformedStreamException {
    for (int i = 0; i < count; i++) {
      in.ue();
    }
  }

  /** dec_ref_pic_marking(). §7.3.3.3. */
  private boolean resetsOrder() throws MalformedStreamException {
    if (idr) {
      in.skip(2);
      return false;
    }
    if (!in.flag()) {
      return false;
    }
    boolean resets = false;
    for (int i = 0; i <= MOST_MODIFICATIONS; i++) {
      int operation = in.ue("memory_management_control_operation", 6);
      switch (operation) {
        case 0 -> {
          return resets;
        }
        case 3 -> skipCodes(2);
        case 5 -> resets = true;
        default -> skipCodes(1);
      }
    }
    throw in.malformed("more than 66 memory management operations");
  }
}
