package org.plugcast.ts.elementary;

/**
 * How a picture is taken and shown: as a whole, or as two fields of every second line, one after
 * the other. ISO/IEC 13818-2 §6.1.1.1.
 */
public enum Scan {
  PROGRESSIVE("p", "progressive"),
  TOP_FIELD_FIRST("i", "top field first"),
  BOTTOM_FIELD_FIRST("ib", "bottom field first");

  private final String suffix;
  private final String label;

  Scan(String suffix, String label) {
    this.suffix = suffix;
    this.label = label;
  }

  /** What follows the picture size in the canonical texts. */
  public String suffix() {
    return suffix;
  }

  /** For people. */
  public String label() {
    return label;
  }

  public boolean interlaced() {
    return this != PROGRESSIVE;
  }

  /** Moments that a frame shows: one, or one for each field. */
  public int momentsPerFrame() {
    return interlaced() ? 2 : 1;
  }

  /** The same frame with its fields in the other order. */
  Scan reversed() {
    return switch (this) {
      case PROGRESSIVE -> PROGRESSIVE;
      case TOP_FIELD_FIRST -> BOTTOM_FIELD_FIRST;
      case BOTTOM_FIELD_FIRST -> TOP_FIELD_FIRST;
    };
  }

  /** Of a frame whose bottom field comes so much later in the order of output than its top one. */
  static Scan ofBottomDelay(long delay) {
    if (delay == 0) {
      return PROGRESSIVE;
    }
    return delay > 0 ? TOP_FIELD_FIRST : BOTTOM_FIELD_FIRST;
  }

  /** Reads {@link #suffix}; throws {@link IllegalArgumentException} that lists what there is. */
  public static Scan ofSuffix(String suffix) {
    for (Scan scan : values()) {
      if (scan.suffix.equals(suffix)) {
        return scan;
      }
    }
    throw new IllegalArgumentException("scan " + suffix + ": expected p, i or ib");
  }
}
