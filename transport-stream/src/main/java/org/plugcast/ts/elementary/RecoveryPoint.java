package org.plugcast.ts.elementary;

import java.util.Optional;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Recovery point SEI message. ITU-T H.264 §D.1.8, §D.2.8.
 *
 * @param frameCount recovery_frame_cnt: 0 where the picture itself is right when decoding starts
 *     with it
 * @param brokenLink whether pictures shown before it refer to something else than what was sent
 */
record RecoveryPoint(int frameCount, boolean brokenLink) {
  private static final String CLAUSE = "ITU-T H.264 §7.3.2.3.1";
  private static final int PAYLOAD_TYPE = 6;

  /** rbsp_trailing_bits() where a payloadType would stand. */
  private static final int TRAILING_BITS = 0x80;

  /** Looks through the SEI messages of the NAL unit whose header is {@code bytes[from]}. */
  static Optional<RecoveryPoint> find(byte[] bytes, int from, int to)
      throws MalformedStreamException {
    BitReader in = BitReader.ofNalUnit(bytes, from + 1, to, CLAUSE);
    while (true) {
      int type = sum255(in);
      if (type == TRAILING_BITS) {
        return Optional.empty();
      }
      int size = sum255(in);
      if (size > to - from) {
        throw in.malformed("SEI message of " + size + " bytes is longer than its NAL unit");
      }
      if (type == PAYLOAD_TYPE) {
        int frameCount = in.ue("recovery_frame_cnt", 65_535);
        in.skip(1);
        return Optional.of(new RecoveryPoint(frameCount, in.flag()));
      }
      in.skip(8 * size);
    }
  }

  /** ff_bytes and a last byte. */
  private static int sum255(BitReader in) throws MalformedStreamException {
    int sum = 0;
    int last = 255;
    while (last == 255) {
      last = in.bits(8);
      sum += last;
    }
    return sum;
  }
}
