package org.plugcast.ts.elementary;

import org.plugcast.ts.mpeg.MalformedStreamException;

/** Start codes and extension identifiers of MPEG video. ISO/IEC 13818-2 tables 6-1 and 6-2. */
final class Mpeg2StartCode {
  static final int PICTURE = 0x00;
  static final int FIRST_SLICE = 0x01;
  static final int LAST_SLICE = 0xaf;
  static final int SEQUENCE_HEADER = 0xb3;
  static final int EXTENSION = 0xb5;
  static final int SEQUENCE_END = 0xb7;
  static final int GROUP = 0xb8;

  static final int SEQUENCE_EXTENSION_ID = 1;
  static final int SEQUENCE_DISPLAY_EXTENSION_ID = 2;
  static final int QUANT_MATRIX_EXTENSION_ID = 3;
  static final int PICTURE_CODING_EXTENSION_ID = 8;

  /** Prefix and value. */
  static final int LENGTH = 4;

  private Mpeg2StartCode() {}

  /** Value behind the prefix at {@code offset}. */
  static int value(byte[] bytes, int offset) {
    return bytes[offset + StartCodes.LENGTH] & 0xff;
  }

  /** extension_start_code_identifier, or -1 where the segment ends before it. */
  static int extensionId(byte[] bytes, int from, int to) {
    return from + LENGTH < to ? bytes[from + LENGTH] >> 4 & 0x0f : -1;
  }

  static boolean isSlice(int value) {
    return value >= FIRST_SLICE && value <= LAST_SLICE;
  }

  /** Reads what follows the start code at {@code from}. */
  static BitReader reader(byte[] bytes, int from, int to, String clause)
      throws MalformedStreamException {
    if (to - from < LENGTH) {
      throw new MalformedStreamException("start code cut", to - from, clause);
    }
    return BitReader.of(bytes, from + LENGTH, to, clause);
  }
}
