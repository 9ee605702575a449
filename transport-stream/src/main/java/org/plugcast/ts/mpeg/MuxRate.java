package org.plugcast.ts.mpeg;

/** Constant rate of a transport stream, all packets counted, in bit/s. */
public record MuxRate(long bitsPerSecond) {
  /** Bits of a transport packet. */
  public static final long PACKET_BITS = TsPacket.LENGTH * 8L;

  /**
   * Bytes of a packet up to the end of the one that holds the last bit of
   * program_clock_reference_base: the point in the stream that a PCR speaks of. ISO/IEC 13818-1
   * §2.4.3.5.
   */
  public static final int PCR_BYTE = 11;

  private static final long HIGHEST = 10_000_000_000L;

  public MuxRate {
    if (bitsPerSecond < PACKET_BITS || bitsPerSecond > HIGHEST) {
      throw new IllegalArgumentException(
          "mux rate " + bitsPerSecond + ": expected " + PACKET_BITS + ".." + HIGHEST + " bit/s");
    }
  }

  /** Time from packet 0 to the first bit of packet {@code index}, in 27 MHz ticks, rounded down. */
  public long ticksAt(long index) {
    return ticksOfBits(index * PACKET_BITS);
  }

  /** Time from packet 0 to the PCR point of packet {@code index}, in 27 MHz ticks, rounded down. */
  public long pcrTicksAt(long index) {
    return ticksOfBits(index * PACKET_BITS + PCR_BYTE * 8L);
  }

  /** Time from packet 0 to the first bit of packet {@code index}, in nanoseconds, rounded down. */
  public long nanosAt(long index) {
    return scale(index * PACKET_BITS, 1_000_000_000);
  }

  /** Packet that is under way {@code ticks} (27 MHz) after the start of packet 0. */
  public long indexAt(long ticks) {
    long seconds = Math.floorDiv(ticks, Pcr.FREQUENCY);
    long rest = Math.floorMod(ticks, Pcr.FREQUENCY);
    long bits = seconds * bitsPerSecond + rest * bitsPerSecond / Pcr.FREQUENCY;
    return Math.floorDiv(bits, PACKET_BITS);
  }

  private long ticksOfBits(long bits) {
    return scale(bits, Pcr.FREQUENCY);
  }

  private long scale(long bits, long unitsPerSecond) {
    return Math.floorDiv(bits, bitsPerSecond) * unitsPerSecond
        + Math.floorMod(bits, bitsPerSecond) * unitsPerSecond / bitsPerSecond;
  }
}
