package org.plugcast.ts.captions;

/**
 * Control codes of the first data channel of the first field (CC1), as pairs of bytes without
 * parity. ANSI/CTA-608-E §5, tables 49 to 53; 47 CFR 79.101.
 */
final class Line21Code {
  /** Nothing. */
  static final int PADDING = 0x0000;

  /** RCL: what follows goes to the memory that is not shown. */
  static final int RESUME_CAPTION_LOADING = 0x1420;

  /** EDM. */
  static final int ERASE_DISPLAYED_MEMORY = 0x142c;

  /** ENM. */
  static final int ERASE_NON_DISPLAYED_MEMORY = 0x142e;

  /** EOC: the memories change places. */
  static final int END_OF_CAPTION = 0x142f;

  static final int ROWS = 15;

  /** First byte and lower end of the second by row, in preamble address codes. */
  private static final int[] ROW_CODES = {
    0x1140, 0x1160, 0x1240, 0x1260, 0x1540, 0x1560, 0x1640, 0x1660, 0x1740, 0x1760, 0x1040, 0x1340,
    0x1360, 0x1440, 0x1460
  };

  private static final int INDENT = 0x10;
  private static final int COLUMNS_PER_INDENT = 4;
  private static final int TAB_OFFSET = 0x1720;

  private Line21Code() {}

  /**
   * PAC: white text from a row and the last column of a multiple of four that is not beyond one.
   *
   * @param row 1 to 15
   * @param column 0 to 31
   */
  static int preamble(int row, int column) {
    return ROW_CODES[row - 1] + INDENT + 2 * (column / COLUMNS_PER_INDENT);
  }

  /** Columns from those of a {@link #preamble} to its column: 0 to 3. */
  static int tabs(int column) {
    return column % COLUMNS_PER_INDENT;
  }

  /** TO: 1 to 3 columns to the right. */
  static int tabOffset(int tabs) {
    return TAB_OFFSET + tabs;
  }

  /** A byte with odd parity. */
  static int withParity(int value) {
    return Integer.bitCount(value) % 2 == 0 ? value | 0x80 : value;
  }
}
