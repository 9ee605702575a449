package org.plugcast.ts.mpeg;

/**
 * Cuts one PES packet into a given number of transport packets; the PES header stays whole in the
 * first. One writer.
 */
public final class PesPacketizer {
  /** Bytes that the random access indicator takes from a packet's payload. §2.4.3.4. */
  private static final int RANDOM_ACCESS_BYTES = 2;

  private final int pid;
  private byte[] pes = new byte[0];
  private int length;
  private int position;
  private int packetsLeft;
  private int firstCapacity;
  private boolean randomAccess;

  public PesPacketizer(int pid) {
    this.pid = pid;
  }

  /** Fewest packets for a PES packet of {@code length} bytes. */
  public static int packets(int length, boolean randomAccess) {
    int first = firstCapacity(randomAccess);
    return length <= first ? 1 : 1 + Math.ceilDiv(length - first, TsPacket.MAX_PAYLOAD);
  }

  private static int firstCapacity(boolean randomAccess) {
    return TsPacket.MAX_PAYLOAD - (randomAccess ? RANDOM_ACCESS_BYTES : 0);
  }

  /** Takes up a PES packet that is to fill exactly {@code packets} packets. */
  public void begin(byte[] pes, int length, int packets, boolean randomAccess) {
    this.pes = pes;
    this.length = length;
    this.position = 0;
    this.packetsLeft = packets;
    this.firstCapacity = firstCapacity(randomAccess);
    this.randomAccess = randomAccess;
  }

  public boolean isDone() {
    return packetsLeft == 0;
  }

  /** Payload bytes of the next packet. */
  public int nextLength() {
    int rest = length - position;
    return position == 0
        ? Math.min(firstCapacity, rest - (packetsLeft - 1))
        : Math.ceilDiv(rest, packetsLeft);
  }

  /** Writes the next packet. */
  public void next(int continuityCounter, byte[] dst, int offset) {
    int bytes = nextLength();
    boolean start = position == 0;
    TsPacket.writePayload(
        dst, offset, pid, start, continuityCounter, pes, position, bytes, start && randomAccess);
    position += bytes;
    packetsLeft--;
  }
}
