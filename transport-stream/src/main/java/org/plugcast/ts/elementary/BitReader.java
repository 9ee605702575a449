package org.plugcast.ts.elementary;

import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Reads bits, most significant first, from a stretch of the caller's array.
 *
 * <p>Over a NAL unit it passes over emulation prevention bytes (ITU-T H.264 §7.3.1). Whoever reads
 * beyond the end gets a {@link MalformedStreamException}. For one thread.
 */
final class BitReader {
  private final byte[] bytes;
  private final int from;
  private final int to;
  private final String clause;
  private final int escapedAfterZeros;
  private int at;
  private int loaded;
  private int zeros;
  private int current;
  private int left;

  private BitReader(byte[] bytes, int from, int to, String clause, int escapedAfterZeros) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.at = from;
    this.clause = clause;
    this.escapedAfterZeros = escapedAfterZeros;
  }

  /** Reads {@code bytes[from..to)} as it stands; {@code clause} is what a fault cites. */
  static BitReader of(byte[] bytes, int from, int to, String clause) {
    return new BitReader(bytes, from, to, clause, Integer.MAX_VALUE);
  }

  /** Reads the payload in {@code bytes[from..to)} of a NAL unit. */
  static BitReader ofNalUnit(byte[] bytes, int from, int to, String clause) {
    return new BitReader(bytes, from, to, clause, 2);
  }

  boolean flag() throws MalformedStreamException {
    return bit() != 0;
  }

  /** Unsigned number of {@code count} bits, 0 to 31. */
  int bits(int count) throws MalformedStreamException {
    return (int) longBits(count);
  }

  /** Unsigned number of {@code count} bits, 0 to 63. */
  long longBits(int count) throws MalformedStreamException {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  void skip(int count) throws MalformedStreamException {
    for (int i = 0; i < count; i++) {
      bit();
    }
  }

  /** ue(v). ITU-T H.264 §9.1. */
  long ue() throws MalformedStreamException {
    int leadingZeros = 0;
    while (bit() == 0) {
      if (++leadingZeros > 32) {
        throw malformed("Exp-Golomb code with more than 32 leading zeros");
      }
    }
    return (1L << leadingZeros) - 1 + longBits(leadingZeros);
  }

  /** ue(v) that the standard limits to {@code most}. */
  int ue(String name, int most) throws MalformedStreamException {
    long value = ue();
    if (value > most) {
      throw malformed(name + " " + value + ", expected at most " + most);
    }
    return (int) value;
  }

  /** se(v). ITU-T H.264 §9.1.1. */
  int se() throws MalformedStreamException {
    long code = ue();
    return (int) ((code & 1) == 1 ? (code + 1) / 2 : -(code / 2));
  }

  /** Bits read so far, without emulation prevention bytes. */
  int position() {
    return loaded * 8 - left;
  }

  MalformedStreamException malformed(String message) {
    return new MalformedStreamException(message, at - from, clause);
  }

  private int bit() throws MalformedStreamException {
    if (left == 0) {
      load();
    }
    left--;
    return current >> left & 1;
  }

  private void load() throws MalformedStreamException {
    int value = nextByte();
    if (zeros >= escapedAfterZeros && value == 3) {
      zeros = 0;
      value = nextByte();
    }
    zeros = value == 0 ? zeros + 1 : 0;
    current = value;
    left = 8;
    loaded++;
  }

  private int nextByte() throws MalformedStreamException {
    if (at >= to) {
      throw malformed("ends after " + (to - from) + " bytes");
    }
    return bytes[at++] & 0xff;
  }
}
