package org.plugcast.ts.elementary;

import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Sequence extension. ISO/IEC 13818-2 §6.2.2.3, §6.3.5.
 *
 * @param chromaFormat 1 is 4:2:0
 * @param horizontalSize upper two bits of the size
 * @param vbvBufferSize upper eight bits
 * @param rateNumerator frame_rate_extension_n
 * @param rateDenominator frame_rate_extension_d
 */
public record Mpeg2SequenceExtension(
    int profileAndLevel,
    boolean progressiveSequence,
    int chromaFormat,
    int horizontalSize,
    int verticalSize,
    int vbvBufferSize,
    boolean lowDelay,
    int rateNumerator,
    int rateDenominator) {
  private static final String CLAUSE = "ISO/IEC 13818-2 §6.2.2.3";

  /** Reads the extension whose start code is at {@code bytes[from]}. */
  public static Mpeg2SequenceExtension parse(byte[] bytes, int from, int to)
      throws MalformedStreamException {
    BitReader in = Mpeg2StartCode.reader(bytes, from, to, CLAUSE);
    in.skip(4);
    int profileAndLevel = in.bits(8);
    boolean progressiveSequence = in.flag();
    int chromaFormat = in.bits(2);
    int horizontalSize = in.bits(2);
    int verticalSize = in.bits(2);
    in.skip(13);
    int vbvBufferSize = in.bits(8);
    boolean lowDelay = in.flag();
    return new Mpeg2SequenceExtension(
        profileAndLevel,
        progressiveSequence,
        chromaFormat,
        horizontalSize,
        verticalSize,
        vbvBufferSize,
        lowDelay,
        in.bits(2),
        in.bits(5));
  }
}
