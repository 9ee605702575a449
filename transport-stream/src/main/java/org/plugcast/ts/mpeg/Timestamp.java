package org.plugcast.ts.mpeg;

/**
 * PTS and DTS as coded in a PES header: 33 bits of 90 kHz in five bytes. ISO/IEC 13818-1 §2.4.3.7.
 */
public final class Timestamp {
  /** 90 kHz ticks after which a time stamp starts again: 26.5 hours. */
  public static final long MODULUS = 1L << 33;

  /** Ticks in a second. */
  public static final long FREQUENCY = 90_000;

  /** Bytes of a coded time stamp. */
  public static final int LENGTH = 5;

  /** First four bits of a PTS that stands alone. */
  public static final int PTS_ONLY = 0b0010;

  /** First four bits of a PTS that a DTS follows. */
  public static final int PTS_BEFORE_DTS = 0b0011;

  /** First four bits of a DTS. */
  public static final int DTS = 0b0001;

  private Timestamp() {}

  /** Codes {@code ticks} modulo 2^33 behind the four bits of {@code prefix}. */
  public static void write(byte[] bytes, int offset, int prefix, long ticks) {
    bytes[offset] = (byte) (prefix << 4 | (int) (ticks >> 29) & 0x0e | 1);
    bytes[offset + 1] = (byte) (ticks >> 22);
    bytes[offset + 2] = (byte) (ticks >> 14 | 1);
    bytes[offset + 3] = (byte) (ticks >> 7);
    bytes[offset + 4] = (byte) (ticks << 1 | 1);
  }

  /** 90 kHz ticks coded at {@code bytes[offset..offset + 5)}; marker bits are not looked at. */
  public static long read(byte[] bytes, int offset) {
    return (bytes[offset] & 0x0eL) << 29
        | (bytes[offset + 1] & 0xffL) << 22
        | (bytes[offset + 2] & 0xfeL) << 14
        | (bytes[offset + 3] & 0xffL) << 7
        | (bytes[offset + 4] & 0xffL) >> 1;
  }

  /** Whether the three marker bits are set, as they must be. */
  public static boolean markersSet(byte[] bytes, int offset) {
    return (bytes[offset] & bytes[offset + 2] & bytes[offset + 4] & 1) == 1;
  }

  /**
   * Ticks from {@code earlier} to {@code later} by the shorter way round, so negative where it goes
   * back.
   */
  public static long difference(long later, long earlier) {
    long forward = later - earlier & MODULUS - 1;
    return forward >= MODULUS / 2 ? forward - MODULUS : forward;
  }
}
