package org.plugcast.ts.mpeg;

import java.io.IOException;

/**
 * Foreign data breaks its standard: what was expected, where in the data, and which clause says so.
 */
public final class MalformedStreamException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long byteOffset;
  private final String clause;

  /**
   * States a breach.
   *
   * @param byteOffset of the first wrong byte, from the start of what was being read
   */
  public MalformedStreamException(String message, long byteOffset, String clause) {
    super(message + " at byte " + byteOffset + " (" + clause + ")");
    this.byteOffset = byteOffset;
    this.clause = clause;
  }

  /** Offset of the first wrong byte from the start of what was being read. */
  public long byteOffset() {
    return byteOffset;
  }

  public String clause() {
    return clause;
  }
}
