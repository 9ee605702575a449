package org.plugcast.ts.replay;

import java.util.Arrays;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * What fills the slots that the source leaves free: null packets, and a packet with nothing but a
 * clock reference where a program has had none for 30 ms; 40 ms is what ETSI TR 101 290 §5.2.2,
 * 2.3.a allows, and sources of variable rate often keep silent for longer.
 */
final class Stuffing {
  private static final long INTERVAL = 30 * Pcr.FREQUENCY / 1000;

  /** After this a packet of the source makes way. */
  private static final long OVERDUE = 36 * Pcr.FREQUENCY / 1000;

  private static final int MOST_CLOCKS = 64;

  private final MuxRate rate;
  private final long intervalSlots;
  private final long overdueSlots;
  private final byte[] clockOfPid = new byte[TsPacket.PIDS];
  private final int[] pids = new int[MOST_CLOCKS];
  private final int[] counters = new int[MOST_CLOCKS];
  private final long[] pcrs = new long[MOST_CLOCKS];
  private final long[] givenSlots = new long[MOST_CLOCKS];
  private final long[] lastSlots = new long[MOST_CLOCKS];
  private int clocks;

  Stuffing(MuxRate rate) {
    this.rate = rate;
    this.intervalSlots = Math.max(1, rate.indexAt(INTERVAL));
    this.overdueSlots = Math.max(2, rate.indexAt(OVERDUE));
    Arrays.fill(clockOfPid, (byte) -1);
  }

  /** Notes a packet of the source that is sent in {@code slot}. */
  void follow(byte[] packet, int offset, long slot) {
    int pid = TsPacket.pid(packet, offset);
    boolean reference = TsPacket.hasPcr(packet, offset) && !TsPacket.transportError(packet, offset);
    if (reference && clockOfPid[pid] < 0 && clocks < MOST_CLOCKS) {
      pids[clocks] = pid;
      clockOfPid[pid] = (byte) clocks++;
    }
    int clock = clockOfPid[pid];
    if (clock >= 0) {
      counters[clock] = TsPacket.continuityCounter(packet, offset);
    }
    if (clock >= 0 && reference) {
      pcrs[clock] = TsPacket.pcr(packet, offset);
      givenSlots[clock] = slot;
      lastSlots[clock] = slot;
    }
  }

  /** Whether a program has waited for a clock reference until a packet must make way for it. */
  boolean overdue(long slot) {
    return waiting(slot, overdueSlots) < clocks;
  }

  /** Writes the packet of a free slot. */
  void write(byte[] packet, int offset, long slot) {
    int clock = waiting(slot, intervalSlots);
    if (clock == clocks) {
      TsPacket.writeNull(packet, offset);
      return;
    }
    TsPacket.writePcrOnly(packet, offset, pids[clock], counters[clock]);
    long elapsed = rate.pcrTicksAt(slot) - rate.pcrTicksAt(givenSlots[clock]);
    TsPacket.setPcr(packet, offset, Pcr.ofTimeline(pcrs[clock] + elapsed).ticks());
    lastSlots[clock] = slot;
  }

  /** First running clock that was last told {@code slots} ago, or {@link #clocks}. */
  private int waiting(long slot, long slots) {
    int clock = 0;
    while (clock < clocks && (slot - lastSlots[clock] < slots || !running(clock, slot))) {
      clock++;
    }
    return clock;
  }

  /** A clock that the source has not told for a second may be of a program that has ended. */
  private boolean running(int clock, long slot) {
    return rate.ticksAt(slot - givenSlots[clock]) <= Pcr.FREQUENCY;
  }
}
