package org.plugcast.ts.replay;

import java.util.Arrays;

/**
 * Time of each packet of the source: on the line between the clock references before and after it.
 *
 * <p>In 27 MHz ticks that never wrap; the first reference has its coded value. Immutable.
 */
final class SourceClock {
  private final int size;
  private final long[] packets;
  private final long[] ticks;
  private final long[] carried;

  /**
   * Of two references or more, in order.
   *
   * @param size how many there are; the arrays may be longer and are not copied
   * @param packets index of the packet of each
   * @param ticks its time
   * @param carried packets before it that are not null packets
   */
  SourceClock(int size, long[] packets, long[] ticks, long[] carried) {
    this.size = size;
    this.packets = packets;
    this.ticks = ticks;
    this.carried = carried;
  }

  int references() {
    return size;
  }

  /** Index of the packet of reference {@code i}. */
  long packet(int i) {
    return packets[i];
  }

  /** Time of reference {@code i}. */
  long ticks(int i) {
    return ticks[i];
  }

  /** Packets before reference {@code i} that are not null packets. */
  long carried(int i) {
    return carried[i];
  }

  /** Time of the point in packet {@code packet} that a PCR in it would speak of. */
  long ticksAt(long packet) {
    int found = Arrays.binarySearch(packets, 0, size, packet);
    int before = found >= 0 ? found : -found - 2;
    int from = Math.clamp(before, 0, size - 2);
    return ticks[from]
        + scale(
            packet - packets[from],
            ticks[from + 1] - ticks[from],
            packets[from + 1] - packets[from]);
  }

  /** {@code value * by / over}, rounded down, without the overflow. */
  static long scale(long value, long by, long over) {
    return value * (by / over) + Math.floorDiv(value * (by % over), over);
  }
}
