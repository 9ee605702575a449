package org.plugcast.multicast.channel;

import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.PacketSource;

/**
 * One source up to a packet, another from it on: where the second one has nothing but the tables
 * and the clock of the first, no splice is needed. One thread.
 *
 * @param since the first packet of {@code after}
 */
record Joined(PacketSource before, long since, PacketSource after) implements PacketSource {

  @Override
  public int packets(long index, int count, byte[] destination, int offset) {
    int first = Math.clamp(since - index, 0, count);
    int missing = first == 0 ? 0 : before.packets(index, first, destination, offset);
    int at = offset + first * Cadence.PACKET_BYTES;
    return first == count
        ? missing
        : missing + after.packets(index + first, count - first, destination, at);
  }

  @Override
  public void close() {
    before.close();
    after.close();
  }
}
