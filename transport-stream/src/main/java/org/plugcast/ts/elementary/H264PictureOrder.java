package org.plugcast.ts.elementary;

import org.plugcast.ts.elementary.H264SliceHeader.Structure;
import org.plugcast.ts.elementary.H264Sps.OrderCount;

/**
 * Derives picture order counts, picture by picture in decode order. ITU-T H.264 §8.2.1. For one
 * thread.
 */
final class H264PictureOrder {
  private int prevMsb;
  private int prevLsb;
  private int prevFrameNum;
  private int frameNumOffset;

  /** Order count of the next picture: of a frame, the smaller one of its fields. */
  int next(H264SliceHeader picture) {
    if (picture.idr()) {
      prevMsb = 0;
      prevLsb = 0;
      prevFrameNum = 0;
      frameNumOffset = 0;
    }
    int order =
        switch (picture.sps().orderCount()) {
          case OrderCount.Explicit(int lsbBits) -> explicit(picture, 1 << lsbBits);
          case OrderCount.Cycle cycle -> cyclic(picture, cycle);
          case OrderCount.DecodeOrder() -> inDecodeOrder(picture);
        };
    return picture.resetsOrder() ? reset(picture) : order;
  }

  /** §8.2.1.1. */
  private int explicit(H264SliceHeader picture, int modulus) {
    int lsb = picture.orderLsb();
    int msb = prevMsb;
    if (lsb < prevLsb && prevLsb - lsb >= modulus / 2) {
      msb += modulus;
    } else if (lsb > prevLsb && lsb - prevLsb > modulus / 2) {
      msb -= modulus;
    }
    if (picture.reference()) {
      prevMsb = msb;
      prevLsb = lsb;
    }
    int order = msb + lsb;
    return picture.structure() == Structure.FRAME
        ? Math.min(order, order + picture.delta0())
        : order;
  }

  /** §8.2.1.2. */
  private int cyclic(H264SliceHeader picture, OrderCount.Cycle cycle) {
    long number = frameNumber(picture);
    long absolute = cycle.offsets().count() == 0 ? 0 : number;
    if (!picture.reference() && absolute > 0) {
      absolute--;
    }
    long expected = picture.reference() ? 0 : cycle.nonReferenceOffset();
    if (absolute > 0) {
      int count = cycle.offsets().count();
      expected += (absolute - 1) / count * cycle.offsets().sum(count);
      expected += cycle.offsets().sum((int) ((absolute - 1) % count) + 1);
    }
    long top = expected + picture.delta0();
    long bottom = top + cycle.topToBottom() + picture.delta1();
    return (int)
        switch (picture.structure()) {
          case FRAME -> Math.min(top, bottom);
          case TOP_FIELD -> top;
          case BOTTOM_FIELD -> bottom;
        };
  }

  /** §8.2.1.3. */
  private int inDecodeOrder(H264SliceHeader picture) {
    return (int) (2 * frameNumber(picture) - (picture.reference() ? 0 : 1));
  }

  /** FrameNumOffset + frame_num. */
  private long frameNumber(H264SliceHeader picture) {
    if (prevFrameNum > picture.frameNum()) {
      frameNumOffset += 1 << picture.sps().frameNumBits();
    }
    prevFrameNum = picture.frameNum();
    return (long) frameNumOffset + picture.frameNum();
  }

  /** The picture counts as order 0 from its end on; its bottom field may come later. */
  private int reset(H264SliceHeader picture) {
    prevMsb = 0;
    prevLsb =
        picture.structure() == Structure.FRAME && picture.delta0() < 0 ? -picture.delta0() : 0;
    prevFrameNum = 0;
    frameNumOffset = 0;
    return 0;
  }
}
