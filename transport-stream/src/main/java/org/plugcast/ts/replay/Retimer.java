package org.plugcast.ts.replay;

import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * Places each packet of a variable stream on the slots of a constant rate: in order, in the first
 * free slot that is not before its time. Moves its PCR by as much as the packet has moved, so that
 * system_time_clocks go on as they did. ISO/IEC 13818-1 §2.4.2.2.
 */
final class Retimer implements PacketSink {
  /** A packet that is later than this, in 27 MHz ticks, makes way for no other. */
  private static final long LATE = 120 * Pcr.FREQUENCY / 1000;

  private final MuxRate rate;
  private final SourceClock clock;
  private final long origin;
  private final ClipWriter out;
  private final Stuffing stuffing;
  private final byte[] free = new byte[TsPacket.LENGTH];
  private final byte[] moved = new byte[TsPacket.LENGTH];
  private long index;

  Retimer(RatePlan.Retimed plan, ClipWriter out) {
    this.rate = plan.rate();
    this.clock = plan.clock();
    this.origin = clock.ticksAt(0) - rate.pcrTicksAt(0);
    this.stuffing = new Stuffing(rate);
    this.out = out;
  }

  @Override
  public void packet(byte[] bytes, int offset, long byteOffset) {
    long at = index++;
    if (TsPacket.pid(bytes, offset) == TsPacket.NULL_PID) {
      return;
    }
    long ticks = clock.ticksAt(at);
    fillTo(slotFrom(ticks));
    if (!TsPacket.hasPcr(bytes, offset)) {
      letClocksPass(ticks);
    }
    place(bytes, offset, ticks);
  }

  private void letClocksPass(long ticks) {
    while (stuffing.overdue(out.packets()) && delay(ticks) < LATE) {
      fillTo(out.packets() + 1);
    }
  }

  /** How long after {@code ticks} the next slot is. */
  private long delay(long ticks) {
    return origin + rate.pcrTicksAt(out.packets()) - ticks;
  }

  private void place(byte[] bytes, int offset, long ticks) {
    System.arraycopy(bytes, offset, moved, 0, TsPacket.LENGTH);
    if (TsPacket.hasPcr(moved, 0)) {
      TsPacket.setPcr(moved, 0, Pcr.ofTimeline(TsPacket.pcr(moved, 0) + delay(ticks)).ticks());
    }
    stuffing.follow(moved, 0, out.packets());
    out.write(moved, 0);
  }

  private void fillTo(long slot) {
    while (out.packets() < slot) {
      stuffing.write(free, 0, out.packets());
      out.write(free, 0);
    }
  }

  /** Fills the time up to where the packet after the last one would have been. */
  void finish() {
    fillTo(slotFrom(clock.ticksAt(index)));
  }

  /** First slot whose PCR point is not before {@code ticks}. */
  private long slotFrom(long ticks) {
    long target = ticks - origin;
    long slot = Math.max(0, rate.indexAt(target) - 1);
    while (rate.pcrTicksAt(slot) < target) {
      slot++;
    }
    return slot;
  }
}
