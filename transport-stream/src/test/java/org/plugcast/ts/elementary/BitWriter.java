package org.plugcast.ts.elementary;

import java.io.ByteArrayOutputStream;

/** Writes bits, most significant first: the counterpart of {@link BitReader} for tests. */
final class BitWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int current;
  private int used;

  BitWriter bits(int count, long value) {
    for (int i = count - 1; i >= 0; i--) {
      current = current << 1 | (int) (value >> i & 1);
      if (++used == 8) {
        bytes.write(current);
        current = 0;
        used = 0;
      }
    }
    return this;
  }

  BitWriter flag(boolean value) {
    return bits(1, value ? 1 : 0);
  }

  /** Bits as a text of 0 and 1. */
  BitWriter code(String text) {
    for (int i = 0; i < text.length(); i++) {
      flag(text.charAt(i) == '1');
    }
    return this;
  }

  BitWriter ue(long value) {
    int length = 63 - Long.numberOfLeadingZeros(value + 1);
    return bits(length, 0).bits(length + 1, value + 1);
  }

  BitWriter se(int value) {
    return ue(value > 0 ? 2L * value - 1 : -2L * value);
  }

  BitWriter align() {
    return bits((8 - used) % 8, 0);
  }

  BitWriter raw(byte[] source) {
    for (byte value : source) {
      bits(8, value & 0xff);
    }
    return this;
  }

  /** What was written, filled up with zeros. */
  byte[] toBytes() {
    align();
    return bytes.toByteArray();
  }

  /** What was written, with rbsp_trailing_bits() and emulation prevention bytes behind a header. */
  byte[] toNalUnit(int refIdc, int type) {
    bits(1, 1).align();
    ByteArrayOutputStream unit = new ByteArrayOutputStream();
    unit.write(refIdc << 5 | type);
    int zeros = 0;
    for (byte value : bytes.toByteArray()) {
      if (zeros == 2 && value >= 0 && value <= 3) {
        unit.write(3);
        zeros = 0;
      }
      unit.write(value);
      zeros = value == 0 ? zeros + 1 : 0;
    }
    return unit.toByteArray();
  }
}
