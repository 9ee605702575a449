package org.plugcast.ts.replay;

import java.util.Arrays;
import java.util.Optional;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.Pcr;

/**
 * Collects the clock references of one PID and makes one time line of them, over the wrap of the
 * clock and over its jumps: a jump takes the time that the rate before it gives.
 */
final class PcrTrack {
  /** A longer step, or one back, is a jump: nothing tells how long it lasted. */
  private static final long LONGEST_STEP = Pcr.FREQUENCY;

  /** References that are closer together say nothing new: they would only take memory. */
  private static final long SHORTEST_STEP = Pcr.FREQUENCY / 1000;

  /** Eleven hours at 20 ms; takes 48 MB. */
  private static final int MOST = 2_000_000;

  private long[] packets = new long[1024];
  private long[] ticks = new long[1024];
  private long[] carried = new long[1024];
  private int size;
  private int segment;
  private long lastPcr;
  private long rateTicks;
  private long ratePackets;
  private boolean overflow;

  /**
   * Takes a clock reference.
   *
   * @param packet index of its packet
   * @param payload packets before it that are not null packets
   * @param announced whether discontinuity_indicator allows a jump
   */
  void add(long packet, long pcr, long payload, boolean announced) {
    if (size == 0) {
      start(packet, pcr, payload);
      return;
    }
    long step = Pcr.difference(pcr, lastPcr);
    if (announced || step < 0 || step > LONGEST_STEP) {
      jump(packet, pcr, payload);
    } else if (step >= SHORTEST_STEP) {
      put(packet, ticks[size - 1] + step, payload);
      lastPcr = pcr;
    }
  }

  private void start(long packet, long pcr, long payload) {
    size = 0;
    segment = 0;
    put(packet, pcr, payload);
    lastPcr = pcr;
  }

  private void jump(long packet, long pcr, long payload) {
    int last = size - 1;
    if (last > segment) {
      rateTicks = ticks[last] - ticks[segment];
      ratePackets = packets[last] - packets[segment];
    }
    if (ratePackets == 0) {
      start(packet, pcr, payload);
      return;
    }
    long elapsed = SourceClock.scale(packet - packets[last], rateTicks, ratePackets);
    segment = size;
    put(packet, ticks[last] + Math.max(1, elapsed), payload);
    lastPcr = pcr;
  }

  private void put(long packet, long at, long payload) {
    if (size == MOST) {
      overflow = true;
      return;
    }
    if (size == packets.length) {
      packets = Arrays.copyOf(packets, 2 * size);
      ticks = Arrays.copyOf(ticks, 2 * size);
      carried = Arrays.copyOf(carried, 2 * size);
    }
    packets[size] = packet;
    ticks[size] = at;
    carried[size++] = payload;
  }

  /** The time line, where two references or more make one. */
  Optional<SourceClock> clock() throws MalformedStreamException {
    if (overflow) {
      throw new MalformedStreamException(
          "more than " + MOST + " clock references: cut the file into shorter ones",
          0,
          "ISO/IEC 13818-1 §2.4.3.5");
    }
    return size < 2
        ? Optional.empty()
        : Optional.of(new SourceClock(size, packets, ticks, carried));
  }
}
