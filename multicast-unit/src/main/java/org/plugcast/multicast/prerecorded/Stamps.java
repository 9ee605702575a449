package org.plugcast.multicast.prerecorded;

import java.util.OptionalLong;
import org.plugcast.ts.mpeg.PesHeader;

/** Time stamps, in 90 kHz ticks modulo 2^33. ISO/IEC 13818-1 §2.4.3.7. */
final class Stamps {
  static final long MODULUS = 1L << 33;

  private Stamps() {}

  /** When what begins at {@code pes} is decoded: DTS, or PTS where that is the same. */
  static OptionalLong decoded(byte[] bytes, int pes) {
    if (PesHeader.hasDts(bytes, pes)) {
      return OptionalLong.of(PesHeader.dts(bytes, pes));
    }
    return PesHeader.hasPts(bytes, pes)
        ? OptionalLong.of(PesHeader.pts(bytes, pes))
        : OptionalLong.empty();
  }

  /** By the shorter way round. */
  static boolean isNotBefore(long stamp, long other) {
    return Math.floorMod(stamp - other, MODULUS) < MODULUS / 2;
  }
}
