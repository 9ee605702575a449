package org.plugcast.ts.elementary;

import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Group of pictures header. ISO/IEC 13818-2 §6.2.2.6, §6.3.8.
 *
 * @param closedGop its first B pictures do without the group before
 * @param brokenLink its first B pictures cannot be decoded, as the group before is not theirs
 */
public record Mpeg2GroupHeader(boolean closedGop, boolean brokenLink) {
  private static final String CLAUSE = "ISO/IEC 13818-2 §6.2.2.6";
  private static final int FLAGS = 7;

  /** Reads the header whose start code is at {@code bytes[from]}. */
  public static Mpeg2GroupHeader parse(byte[] bytes, int from, int to)
      throws MalformedStreamException {
    BitReader in = Mpeg2StartCode.reader(bytes, from, to, CLAUSE);
    in.skip(25);
    return new Mpeg2GroupHeader(in.flag(), in.flag());
  }

  /** Sets closed_gop and clears broken_link of the header at {@code offset}. */
  static void close(byte[] bytes, int offset) {
    bytes[offset + FLAGS] = (byte) (bytes[offset + FLAGS] & ~0x20 | 0x40);
  }
}
