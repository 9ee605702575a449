package org.plugcast.ts.elementary;

import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Picture header. ISO/IEC 13818-2 §6.2.3, §6.3.9.
 *
 * @param temporalReference place in the display order of its group, modulo 1024
 * @param codingType picture_coding_type: 1 I, 2 P, 3 B
 */
public record Mpeg2PictureHeader(int temporalReference, int codingType, int vbvDelay) {
  /** Modulus of temporal_reference. */
  static final int TEMPORAL_REFERENCES = 1_024;

  private static final String CLAUSE = "ISO/IEC 13818-2 §6.2.3";
  private static final int REFERENCE = 4;

  /** Reads the header whose start code is at {@code bytes[from]}. */
  public static Mpeg2PictureHeader parse(byte[] bytes, int from, int to)
      throws MalformedStreamException {
    BitReader in = Mpeg2StartCode.reader(bytes, from, to, CLAUSE);
    int temporalReference = in.bits(10);
    int codingType = in.bits(3);
    if (codingType < 1 || codingType > 4) {
      throw in.malformed("picture_coding_type " + codingType + ", expected 1 to 4");
    }
    return new Mpeg2PictureHeader(temporalReference, codingType, in.bits(16));
  }

  boolean intra() {
    return codingType == 1;
  }

  /** Lowers the temporal_reference of the header at {@code offset} by {@code count}. */
  static void lowerReference(byte[] bytes, int offset, int count) {
    int at = offset + REFERENCE;
    int coded = (bytes[at] & 0xff) << 2 | (bytes[at + 1] & 0xff) >> 6;
    int lowered = coded - count & TEMPORAL_REFERENCES - 1;
    bytes[at] = (byte) (lowered >> 2);
    bytes[at + 1] = (byte) (bytes[at + 1] & 0x3f | lowered << 6);
  }

  /** Sets vbv_delay of the header at {@code offset} to FFFF: not stated. §6.3.9. */
  static void clearVbvDelay(byte[] bytes, int offset) {
    int at = offset + REFERENCE + 1;
    bytes[at] = (byte) (bytes[at] | 0x07);
    bytes[at + 1] = (byte) 0xff;
    bytes[at + 2] = (byte) (bytes[at + 2] | 0xf8);
  }
}
