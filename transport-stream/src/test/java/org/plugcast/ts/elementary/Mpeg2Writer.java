package org.plugcast.ts.elementary;

import java.io.ByteArrayOutputStream;
import org.plugcast.ts.elementary.Mpeg2PictureCoding.Structure;

/**
 * Writes small grey MPEG-2 streams of 32x32 that any decoder takes; by fields where asked for,
 * which no encoder at hand does.
 */
final class Mpeg2Writer {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Header and extension: Main@Main, 25 frames/s, 4:3, 112 units of buffer. */
  Mpeg2Writer sequence() {
    BitWriter header = new BitWriter().bits(12, 32).bits(12, 32).bits(4, 2).bits(4, 3);
    header.bits(18, 1_000).bits(1, 1).bits(10, 112).bits(3, 0);
    BitWriter extension = new BitWriter().bits(4, 1).bits(8, 0x48).bits(1, 0).bits(2, 1);
    extension.bits(4, 0).bits(12, 0).bits(1, 1).bits(8, 0).bits(1, 0).bits(7, 0);
    return add(Mpeg2StartCode.SEQUENCE_HEADER, header).add(Mpeg2StartCode.EXTENSION, extension);
  }

  Mpeg2Writer group(boolean closed) {
    return add(Mpeg2StartCode.GROUP, new BitWriter().bits(25, 1 << 12).flag(closed).bits(1, 0));
  }

  /** A picture of type I (1), P (2) or B (3); the flag makes it longer by a field. */
  Mpeg2Writer picture(int type, int reference, Structure structure, boolean repeatFirstField) {
    BitWriter header = new BitWriter().bits(10, reference).bits(3, type).bits(16, 0x1234);
    if (type > 1) {
      header.bits(4, 7);
    }
    if (type > 2) {
      header.bits(4, 7);
    }
    add(Mpeg2StartCode.PICTURE, header.bits(1, 0));
    int back = type > 2 ? 0x11 : 0xff;
    int forward = type > 1 ? 0x11 : 0xff;
    BitWriter coding = new BitWriter().bits(4, 8).bits(8, forward).bits(8, back).bits(2, 0);
    coding.bits(2, code(structure)).flag(structure == Structure.FRAME && repeatFirstField);
    coding.flag(structure == Structure.FRAME).bits(4, 0).flag(repeatFirstField).flag(true);
    add(Mpeg2StartCode.EXTENSION, coding.flag(structure == Structure.FRAME).bits(1, 0));
    int rows = structure == Structure.FRAME ? 2 : 1;
    for (int row = 1; row <= rows; row++) {
      add(row, type == 1 ? intraSlice() : repeatSlice(structure));
    }
    return this;
  }

  private static int code(Structure structure) {
    return switch (structure) {
      case TOP_FIELD -> 1;
      case BOTTOM_FIELD -> 2;
      case FRAME -> 3;
    };
  }

  Mpeg2Writer end() {
    return add(Mpeg2StartCode.SEQUENCE_END, new BitWriter());
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private Mpeg2Writer add(int code, BitWriter bits) {
    out.writeBytes(new byte[] {0, 0, 1, (byte) code});
    out.writeBytes(bits.toBytes());
    return this;
  }

  /** Two grey macroblocks. */
  private static BitWriter intraSlice() {
    BitWriter bits = new BitWriter().bits(5, 4).bits(1, 0);
    for (int i = 0; i < 2; i++) {
      bits.code("1").code("1");
      bits.code("10010").code("10010").code("10010").code("10010").code("0010").code("0010");
    }
    return bits;
  }

  /** Two macroblocks without change: motion of zero, nothing coded. */
  private static BitWriter repeatSlice(Structure structure) {
    BitWriter bits = new BitWriter().bits(5, 4).bits(1, 0);
    for (int i = 0; i < 2; i++) {
      bits.code("1").code("001");
      if (structure != Structure.FRAME) {
        bits.code("01").code("0");
      }
      bits.code("1").code("1");
    }
    return bits;
  }
}
