package org.plugcast.ts.elementary;

import java.util.Arrays;
import org.plugcast.ts.mpeg.MalformedStreamException;

/** Bytes of an access unit under construction. Grows up to 8 MiB. For one thread. */
final class UnitBuffer {
  /** Longest access unit that is taken, in bytes: several times the largest of broadcast levels. */
  static final int MAX_LENGTH = 8 << 20;

  private byte[] bytes = new byte[16_384];
  private int length;

  /** The array in use; it changes when the buffer grows. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  void append(byte[] source, int from, int count) throws MalformedStreamException {
    if (length + count > MAX_LENGTH) {
      throw tooLong(0);
    }
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  void append(UnitBuffer other) throws MalformedStreamException {
    append(other.bytes, 0, other.length);
  }

  /** Drops the first {@code count} bytes. */
  void dropFirst(int count) {
    System.arraycopy(bytes, count, bytes, 0, length - count);
    length -= count;
  }

  static MalformedStreamException tooLong(long byteOffset) {
    return new MalformedStreamException(
        "access unit of more than " + MAX_LENGTH + " bytes", byteOffset, "ISO/IEC 13818-1 §2.1.1");
  }
}
