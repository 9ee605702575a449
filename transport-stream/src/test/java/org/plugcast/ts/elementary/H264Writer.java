package org.plugcast.ts.elementary;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.plugcast.ts.elementary.H264SliceHeader.Structure;

/**
 * Writes small H.264 streams that any decoder takes: pictures of uncompressed macroblocks, and
 * pictures that repeat them.
 *
 * <p>Frames of 32x32; by fields where asked for, which no encoder at hand does.
 */
final class H264Writer {
  static final int FRAME_NUM_BITS = 4;
  static final int ORDER_BITS = 8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Random random = new Random(1);

  /** A sequence parameter set for pictures of fields or frames. */
  static byte[] sps(BitWriter vui) {
    BitWriter bits =
        new BitWriter()
            .bits(8, 77)
            .bits(8, 0)
            .bits(8, 30)
            .ue(0)
            .ue(FRAME_NUM_BITS - 4)
            .ue(0)
            .ue(ORDER_BITS - 4)
            .ue(2)
            .bits(1, 0)
            .ue(1)
            .ue(0)
            .bits(1, 0)
            .bits(1, 0)
            .bits(1, 1)
            .bits(1, 0);
    byte[] tail = vui.toBytes();
    bits.flag(tail.length > 0).raw(tail);
    return bits.toNalUnit(3, NalUnit.SEQUENCE_PARAMETER_SET);
  }

  /** CAVLC, no weights, deblocking under control of the slice header. */
  static byte[] pps() {
    return new BitWriter()
        .ue(0)
        .ue(0)
        .bits(2, 0)
        .ue(0)
        .ue(0)
        .ue(0)
        .bits(3, 0)
        .se(0)
        .se(0)
        .se(0)
        .bits(3, 0b100)
        .toNalUnit(3, NalUnit.PICTURE_PARAMETER_SET);
  }

  static byte[] delimiter() {
    return new BitWriter().bits(3, 7).toNalUnit(0, NalUnit.ACCESS_UNIT_DELIMITER);
  }

  static byte[] filler() {
    byte[] unit = new byte[30];
    java.util.Arrays.fill(unit, (byte) 0xff);
    unit[0] = NalUnit.FILLER_DATA;
    unit[29] = (byte) 0x80;
    return unit;
  }

  static byte[] recoveryPoint(int frames) {
    BitWriter message = new BitWriter().ue(frames).bits(4, 0b1000);
    byte[] payload = message.bits(1, 1).toBytes();
    return new BitWriter()
        .bits(8, 6)
        .bits(8, payload.length)
        .raw(payload)
        .toNalUnit(0, NalUnit.SEI);
  }

  H264Writer add(byte[]... nalUnits) {
    for (byte[] unit : nalUnits) {
      out.writeBytes(StartCodes.LONG);
      out.writeBytes(unit);
    }
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  /** A picture of noise that nothing else is needed for. */
  byte[] intra(int type, int frameNum, Structure structure, int order) {
    BitWriter bits = header(7, type, 3, frameNum, structure, order);
    int macroblocks = structure == Structure.FRAME ? 4 : 2;
    bits.se(0).ue(1);
    for (int i = 0; i < macroblocks; i++) {
      bits.ue(25).align();
      byte[] samples = new byte[384];
      random.nextBytes(samples);
      bits.raw(samples);
    }
    return bits.toNalUnit(3, type);
  }

  /** A picture that repeats the one before. */
  byte[] repeat(int refIdc, int frameNum, Structure structure, int order) {
    BitWriter bits = header(5, NalUnit.SLICE, refIdc, frameNum, structure, order);
    bits.se(0).ue(1);
    bits.ue(structure == Structure.FRAME ? 4 : 2);
    return bits.toNalUnit(refIdc, NalUnit.SLICE);
  }

  private static BitWriter header(
      int sliceType, int type, int refIdc, int frameNum, Structure structure, int order) {
    BitWriter bits = new BitWriter().ue(0).ue(sliceType).ue(0).bits(FRAME_NUM_BITS, frameNum);
    switch (structure) {
      case FRAME -> bits.bits(1, 0);
      case TOP_FIELD -> bits.bits(2, 0b10);
      case BOTTOM_FIELD -> bits.bits(2, 0b11);
    }
    if (type == NalUnit.IDR_SLICE) {
      bits.ue(0);
    }
    bits.bits(ORDER_BITS, order);
    if (sliceType == 5) {
      bits.bits(2, 0);
    }
    if (refIdc > 0) {
      bits.bits(type == NalUnit.IDR_SLICE ? 2 : 1, 0);
    }
    return bits;
  }
}
