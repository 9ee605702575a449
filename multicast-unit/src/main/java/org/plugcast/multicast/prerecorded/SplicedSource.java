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
  private final PacketSource before;
  private final long seam;
  private final PacketSource after;
  private final AirLine air;
  private final Whole whole;
  private @Nullable Splice splice;

  /** Which of the two is shown whole; the other one gives way by up to some seconds. */
  public enum Whole {
    /** The first one to its last picture; the second begins with a picture decoded after it. */
    BEFORE,
    /**
     * The second one from its first picture; pictures of the first decoded after it are left out.
     */
    AFTER
  }

  /**
   * @param seam index of the first packet of {@code after}: a multiple of 7
   * @param air the line of the channel, on which both sources are
   */
  public SplicedSource(
      PacketSource before, long seam, PacketSource after, AirLine air, Whole whole) {
    if (seam < Splice.LONGEST_HEAD || seam % Cadence.PACKETS_PER_DATAGRAM != 0) {
      throw new IllegalArgumentException(
          "seam at packet " + seam + ": expected a multiple of 7, 70 or more");
    }
    this.before = before;
    this.seam = seam;
    this.after = after;
    this.air = air;
    this.whole = whole;
  }

  @Override
  public int packets(long index, int count, byte[] destination, int offset) {
    if (index + count <= seam - Splice.reach(air)) {
      return before.packets(index, count, destination, offset);
    }
    Splice join = splice();
    int missing = 0;
    for (int i = 0; i < count; i++) {
      missing += packet(join, index + i, destination, offset + i * TsPacket.LENGTH);
    }
    return missing;
  }

  /** Index from which on the packets are those of the second source alone. */
  public long settled() {
    return Math.max(seam, splice().landing().settled());
  }

  @Override
  public void close() {
    before.close();
    after.close();
  }

  private int packet(Splice join, long index, byte[] destination, int offset) {
    if (index < join.head()) {
      int missing = before.packets(index, 1, destination, offset);
      join.departure().release(index, destination, offset);
      return missing;
    }
    if (index < seam) {
      join.landing().head((int) (index - join.head()), index, destination, offset);
      return 0;
    }
    int missing = after.packets(index, 1, destination, offset);
    join.landing().admit(index, destination, offset);
    return missing;
  }

  private Splice splice() {
    Splice join = splice;
    if (join == null) {
      join = Splice.of(before, 0, seam, after, air, whole);
      splice = join;
    }
    return join;
  }
}
