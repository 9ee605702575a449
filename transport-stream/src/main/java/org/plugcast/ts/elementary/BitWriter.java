package org.plugcast.ts.elementary;

import java.io.ByteArrayOutputStream;

/** Writes bits, most significant first: the counterpart of {@link BitReader}. For one thread. */
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

  /** Ones up to a whole byte: cabac_alignment_one_bit. ITU-T H.264 §7.3.4. */
  BitWriter alignWithOnes() {
    return bits((8 - used) % 8, 0xff);
  }

  /** What was written, with rbsp_trailing_bits() and emulation prevention bytes behind a header. */
  byte[] toNalUnit(int refIdc, int type) {
    return bits(1, 1).toFinishedNalUnit(refIdc, type);
  }

  /** The same where the last bit written is the rbsp_stop_one_bit. */
  byte[] toFinishedNalUnit(int refIdc, int type) {
    byte[] payload = toBytes();
    ByteArrayOutputStream unit = new ByteArrayOutputStream();
    unit.write(refIdc << 5 | type);
    NalUnit.escape(payload, payload.length, unit);
    return unit.toByteArray();
  }
}
