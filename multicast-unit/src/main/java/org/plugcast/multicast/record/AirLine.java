package org.plugcast.multicast.record;

import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.plan.ClipNeeds;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.multiplex.Timeline;

/**
 * The line on which a channel's packets lie: when packet {@code index} is due, and what its PCR is.
 *
 * @param epochNs UTC of packet 0, in nanoseconds since 1970-01-01
 * @param bitsPerSecond rate, all packets counted
 * @param originTicks PCR at the first byte of packet 0, in 27 MHz ticks
 */
public record AirLine(long epochNs, long bitsPerSecond, long originTicks) {
  public AirLine {
    if (originTicks < 0 || originTicks >= Pcr.MODULUS) {
      throw new IllegalArgumentException("origin " + originTicks + ": expected a PCR");
    }
    new Cadence(epochNs, bitsPerSecond);
  }

  public static AirLine of(Timeline timeline) {
    return new AirLine(
        ClipNeeds.epochNs(timeline),
        timeline.format().rate().bitsPerSecond(),
        timeline.originTicks());
  }

  public Cadence cadence() {
    return new Cadence(epochNs, bitsPerSecond);
  }

  public MuxRate rate() {
    return new MuxRate(bitsPerSecond);
  }

  /** UTC at which a packet is due, in nanoseconds since 1970-01-01. */
  public long dueNs(long packet) {
    return cadence().packetDueNs(packet);
  }

  /** PCR of a packet, in 27 MHz ticks modulo {@link Pcr#MODULUS}. ISO/IEC 13818-1 §2.4.3.5. */
  public long pcr(long packet) {
    return (originTicks + rate().pcrTicksAt(packet)) % Pcr.MODULUS;
  }
}
