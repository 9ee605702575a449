package org.plugcast.ts.mpeg;

/**
 * CRC-32 of sections: polynomial 0x04c11db7, all ones at the start, not reflected. ISO/IEC 13818-1
 * annex A.
 */
public final class Crc32Mpeg {
  /** Clause of a {@link MalformedStreamException} for a section whose CRC is wrong. */
  public static final String CLAUSE = "ISO/IEC 13818-1 annex A";

  private static final int POLYNOMIAL = 0x04c11db7;
  private static final int[] TABLE = table();

  private Crc32Mpeg() {}

  /** CRC of {@code bytes[from..from + length)}; 0 where the last four of them are their CRC. */
  public static int of(byte[] bytes, int from, int length) {
    int crc = -1;
    for (int i = from; i < from + length; i++) {
      crc = crc << 8 ^ TABLE[crc >>> 24 ^ bytes[i] & 0xff];
    }
    return crc;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc << 1 ^ (crc < 0 ? POLYNOMIAL : 0);
      }
      table[i] = crc;
    }
    return table;
  }
}
