package org.plugcast.multicast.pacing;

import java.math.BigInteger;

/**
 * A constant delay of a channel's datagrams that spreads channels over time and brings those of one
 * rate onto common instants, so that one wake-up serves several without moving any of them about.
 *
 * <p>The instants of a rate divide the time of a datagram equally, about {@link #SPACING_NS} apart,
 * and count from 1970. Which of them a channel takes follows from its number alone, so twins agree.
 */
public final class Phase {
  /** Channels may be delayed over this long; about a datagram of standard definition. */
  private static final long SPREAD_NS = 2_800_000;

  /** A wake-up costs as much as some three datagrams. */
  private static final long SPACING_NS = 350_000;

  private static final BigInteger DATAGRAM_BITS_NANOS =
      BigInteger.valueOf(Cadence.DATAGRAM_BYTES * 8L * 1_000_000_000);

  /** Multiples of this modulo 2^32 are spread evenly, however many (the golden section). */
  private static final long GOLDEN = 0x9E3779B9L;

  private Phase() {}

  /**
   * The delay of a channel against its cadence, in nanoseconds, 0 to about 3 ms.
   *
   * @param number of the channel; the same at both twins
   */
  public static long delayNs(Cadence cadence, int number) {
    long instants = instantsPerDatagram(cadence.bitsPerSecond());
    long period = instants * cadence.bitsPerSecond();
    long choices = Math.clamp(SPREAD_NS / SPACING_NS, 1, instants);
    long choice = ((number * GOLDEN & 0xffff_ffffL) * choices) >>> 32;
    BigInteger toNext =
        BigInteger.valueOf(cadence.epochNs())
            .negate()
            .multiply(BigInteger.valueOf(period))
            .mod(DATAGRAM_BITS_NANOS);
    return toNext
        .add(BigInteger.valueOf(choice).multiply(DATAGRAM_BITS_NANOS))
        .divide(BigInteger.valueOf(period))
        .longValueExact();
  }

  /** Into how many instants the time of a datagram is divided, 1 or more. */
  public static long instantsPerDatagram(long bitsPerSecond) {
    long datagramNs =
        DATAGRAM_BITS_NANOS.divide(BigInteger.valueOf(bitsPerSecond)).longValueExact();
    return Math.max(1, Math.round((double) datagramNs / SPACING_NS));
  }
}
