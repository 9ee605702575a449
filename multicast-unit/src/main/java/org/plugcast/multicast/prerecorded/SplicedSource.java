package org.plugcast.multicast.prerecorded;

import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * One source up to a packet, another from it on, and the splice between. A function of the index,
 * like both of them. Belongs to the filling thread, as its sources do.
 */
public final class SplicedSource implements PacketSource {
  /** More packets than any head has. */
  private static final int LONGEST_HEAD = 70;

  private final PacketSource before;
  private final long seam;
  private final PacketSource after;
  private final AirLine air;
  private final long decodeAfterTicks;
  private @Nullable Landing landing;

  /**
   * @param seam index of the first packet of {@code after}: a multiple of 7
   * @param air the line of the channel, on which both sources are
   * @param decodeAfterTicks how long after the seam the first picture of {@code after} is decoded
   *     at the earliest, in 27 MHz ticks; 0 to begin as early as can be
   */
  public SplicedSource(
      PacketSource before, long seam, PacketSource after, AirLine air, long decodeAfterTicks) {
    if (seam < LONGEST_HEAD || seam % Cadence.PACKETS_PER_DATAGRAM != 0) {
      throw new IllegalArgumentException(
          "seam at packet " + seam + ": expected a multiple of 7, 70 or more");
    }
    this.before = before;
    this.seam = seam;
    this.after = after;
    this.air = air;
    this.decodeAfterTicks = decodeAfterTicks;
  }

  @Override
  public int packets(long index, int count, byte[] destination, int offset) {
    if (index + count <= seam - LONGEST_HEAD) {
      return before.packets(index, count, destination, offset);
    }
    Landing join = landing();
    int missing = 0;
    for (int i = 0; i < count; i++) {
      missing += packet(join, index + i, destination, offset + i * TsPacket.LENGTH);
    }
    return missing;
  }

  /** Index from which on the packets are those of the second source alone. */
  public long settled() {
    return Math.max(seam, landing().settled());
  }

  @Override
  public void close() {
    before.close();
    after.close();
  }

  private int packet(Landing join, long index, byte[] destination, int offset) {
    long head = seam - join.headPackets();
    if (index < head) {
      return before.packets(index, 1, destination, offset);
    }
    if (index < seam) {
      join.head((int) (index - head), index, destination, offset);
      return 0;
    }
    int missing = after.packets(index, 1, destination, offset);
    join.admit(index, destination, offset);
    return missing;
  }

  private Landing landing() {
    Landing join = landing;
    if (join == null) {
      join = LandingSearch.at(after, seam, air, decodeAfterTicks);
      landing = join;
    }
    return join;
  }
}
