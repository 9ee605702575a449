package org.plugcast.ts.elementary;

import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Sequence header, its lower bits only where an extension has the upper ones. ISO/IEC 13818-2
 * §6.2.2.1, §6.3.3.
 *
 * @param aspectRatio aspect_ratio_information. Table 6-3
 * @param frameRate frame_rate_code, 1 to 8. Table 6-4
 * @param vbvBufferSize in units of 16,384 bits
 */
public record Mpeg2SequenceHeader(
    int horizontalSize, int verticalSize, int aspectRatio, int frameRate, int vbvBufferSize) {
  private static final String CLAUSE = "ISO/IEC 13818-2 §6.2.2.1";

  /** Reads the header whose start code is at {@code bytes[from]}. */
  public static Mpeg2SequenceHeader parse(byte[] bytes, int from, int to)
      throws MalformedStreamException {
    BitReader in = Mpeg2StartCode.reader(bytes, from, to, CLAUSE);
    int horizontalSize = in.bits(12);
    int verticalSize = in.bits(12);
    int aspectRatio = in.bits(4);
    int frameRate = in.bits(4);
    if (frameRate < 1 || frameRate > 8) {
      throw in.malformed("frame_rate_code " + frameRate + ", expected 1 to 8");
    }
    in.skip(19);
    int vbvBufferSize = in.bits(10);
    in.skip(1);
    for (int matrix = 0; matrix < 2; matrix++) {
      in.skip(in.flag() ? 64 * 8 : 0);
    }
    return new Mpeg2SequenceHeader(
        horizontalSize, verticalSize, aspectRatio, frameRate, vbvBufferSize);
  }
}
