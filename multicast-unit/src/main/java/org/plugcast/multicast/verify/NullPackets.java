package org.plugcast.multicast.verify;

import java.nio.ByteBuffer;
import org.plugcast.ts.mpeg.TsPacket;

/** Tells datagrams of nothing but null packets, which are all alike. ISO/IEC 13818-1 §2.4.3.3. */
final class NullPackets {
  private NullPackets() {}

  /** What a payload bears; one with a header of RTP is numbered, hence like no other. */
  static Held.Content content(ByteBuffer payload) {
    if (payload.remaining() % TsPacket.LENGTH != 0) {
      return Held.Content.ANYTHING;
    }
    for (int at = payload.position(); at < payload.limit(); at += TsPacket.LENGTH) {
      int pid = (payload.get(at + 1) & 0x1f) << 8 | payload.get(at + 2) & 0xff;
      if (pid != TsPacket.NULL_PID) {
        return Held.Content.ANYTHING;
      }
    }
    return Held.Content.NOTHING;
  }
}
