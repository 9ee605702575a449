package org.plugcast.multicast.testing;

import java.nio.ByteBuffer;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.PacketSource;

/** Packets that carry their index, and how many times their channel has changed. */
public record NumberedPackets(int version, long firstMissing) implements PacketSource {

  public static NumberedPackets version(int version) {
    return new NumberedPackets(version, Long.MAX_VALUE);
  }

  @Override
  public int packets(long index, int count, byte[] destination, int offset) {
    int missing = 0;
    for (int i = 0; i < count; i++) {
      ByteBuffer.wrap(destination, offset + i * Cadence.PACKET_BYTES, Cadence.PACKET_BYTES)
          .putLong(index + i)
          .putInt(version);
      missing += index + i >= firstMissing ? 1 : 0;
    }
    return missing;
  }

  @Override
  public void close() {}
}
