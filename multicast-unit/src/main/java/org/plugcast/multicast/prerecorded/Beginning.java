package org.plugcast.multicast.prerecorded;

import java.util.OptionalLong;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * A packet with which a PES packet or a section begins (payload_unit_start_indicator, ISO/IEC
 * 13818-1 §2.4.3.3).
 *
 * @param index of the packet
 * @param counter its continuity_counter
 * @param shown PTS, in 90 kHz ticks modulo 2^33
 * @param decoded DTS, or PTS where that is the same
 */
record Beginning(
    long index, int pid, int counter, Kind kind, OptionalLong shown, OptionalLong decoded) {

  /** What begins. */
  enum Kind {
    /** A picture that depends on none before it. */
    ACCESS_POINT,
    PICTURE,
    OTHER
  }

  /** Reads the packet at {@code offset}, which has payload_unit_start_indicator. */
  static Beginning read(long index, byte[] bytes, int offset) {
    int pid = TsPacket.pid(bytes, offset);
    int counter = TsPacket.continuityCounter(bytes, offset);
    int pes = offset + TsPacket.payloadOffset(bytes, offset);
    if (pes + PesHeader.PTS_DTS_LENGTH > offset + TsPacket.LENGTH || !PesHeader.isPes(bytes, pes)) {
      return new Beginning(
          index, pid, counter, Kind.OTHER, OptionalLong.empty(), OptionalLong.empty());
    }
    OptionalLong shown =
        PesHeader.hasPts(bytes, pes)
            ? OptionalLong.of(PesHeader.pts(bytes, pes))
            : OptionalLong.empty();
    return new Beginning(
        index, pid, counter, kind(bytes, offset, pes), shown, Stamps.decoded(bytes, pes));
  }

  private static Kind kind(byte[] bytes, int offset, int pes) {
    if ((PesHeader.streamId(bytes, pes) & 0xf0) != 0xe0) {
      return Kind.OTHER;
    }
    return TsPacket.randomAccess(bytes, offset) ? Kind.ACCESS_POINT : Kind.PICTURE;
  }

  boolean isVideo() {
    return kind != Kind.OTHER;
  }
}
