package org.plugcast.multicast.pacing;

/**
 * What was prepared of a channel when its source was replaced: it can still be told for as long as
 * that takes. Belongs to the filling thread.
 */
public final class Prepared {
  private final Ring ring;
  private final int half;
  private final int headerBytes;

  /**
   * @param half the active one, which is about to become the idle one
   */
  Prepared(Ring ring, int half, int headerBytes) {
    this.ring = ring;
    this.half = half;
    this.headerBytes = headerBytes;
  }

  /** These packets, and where there are none what another source says. */
  public PacketSource orElse(PacketSource other) {
    return new Kept(other);
  }

  private final class Kept implements PacketSource {
    private final PacketSource other;

    Kept(PacketSource other) {
      this.other = other;
    }

    @Override
    public int packets(long index, int count, byte[] destination, int offset) {
      int missing = 0;
      for (int i = 0; i < count; i++) {
        int at = offset + i * Cadence.PACKET_BYTES;
        if (!copy(index + i, destination, at)) {
          missing += other.packets(index + i, 1, destination, at);
        }
      }
      return missing;
    }

    @Override
    public void close() {
      other.close();
    }
  }

  private boolean copy(long packet, byte[] destination, int offset) {
    int place = (int) (packet % Cadence.PACKETS_PER_DATAGRAM);
    return ring.copy(
        half,
        packet / Cadence.PACKETS_PER_DATAGRAM,
        headerBytes + place * Cadence.PACKET_BYTES,
        destination,
        offset);
  }
}
