package org.plugcast.ts.mpeg;

/** Program clock reference, in 27 MHz ticks. ISO/IEC 13818-1 §2.4.3.5. */
public record Pcr(long ticks) {
  /** Ticks after which the clock starts again: 26.5 hours. */
  public static final long MODULUS = (1L << 33) * 300;

  /** Ticks in a second. */
  public static final long FREQUENCY = 27_000_000;

  /** Bytes that the coded field takes. */
  static final int LENGTH = 6;

  public Pcr {
    if (ticks < 0 || ticks >= MODULUS) {
      throw new IllegalArgumentException(
          "PCR " + ticks + ": expected 0.." + (MODULUS - 1) + " ticks");
    }
  }

  /** The clock's reading at {@code ticks} of a time line that never wraps and may be negative. */
  public static Pcr ofTimeline(long ticks) {
    return new Pcr(Math.floorMod(ticks, MODULUS));
  }

  /**
   * Ticks from {@code earlier} to {@code later} by the shorter way round, so negative where it goes
   * back.
   */
  public static long difference(long later, long earlier) {
    long forward = Math.floorMod(later - earlier, MODULUS);
    return forward >= MODULUS / 2 ? forward - MODULUS : forward;
  }

  /** Ticks coded at {@code bytes[offset..offset + 6)}. */
  static long read(byte[] bytes, int offset) {
    long base =
        (bytes[offset] & 0xffL) << 25
            | (bytes[offset + 1] & 0xffL) << 17
            | (bytes[offset + 2] & 0xffL) << 9
            | (bytes[offset + 3] & 0xffL) << 1
            | (bytes[offset + 4] & 0xffL) >> 7;
    int extension = (bytes[offset + 4] & 1) << 8 | bytes[offset + 5] & 0xff;
    return (base * 300 + extension) % MODULUS;
  }

  /** Codes {@code ticks}, with the six reserved bits set. */
  static void write(byte[] bytes, int offset, long ticks) {
    long base = ticks / 300;
    int extension = (int) (ticks % 300);
    bytes[offset] = (byte) (base >> 25);
    bytes[offset + 1] = (byte) (base >> 17);
    bytes[offset + 2] = (byte) (base >> 9);
    bytes[offset + 3] = (byte) (base >> 1);
    bytes[offset + 4] = (byte) ((base & 1) << 7 | 0x7e | extension >> 8);
    bytes[offset + 5] = (byte) extension;
  }
}
