package org.plugcast.multicast.pacing;

/**
 * When the packets of a channel are due. Datagram k carries packets 7k to 7k+6, so twins cut alike.
 *
 * @param epochNs UTC at which packet 0 is due, in nanoseconds since 1970-01-01
 * @param bitsPerSecond rate of the multiplex
 */
public record Cadence(long epochNs, long bitsPerSecond) {
  public static final int PACKET_BYTES = 188;
  public static final int PACKETS_PER_DATAGRAM = 7;
  public static final int DATAGRAM_BYTES = PACKETS_PER_DATAGRAM * PACKET_BYTES;

  private static final long PACKET_BITS = PACKET_BYTES * 8L;
  private static final long DATAGRAM_BITS = PACKETS_PER_DATAGRAM * PACKET_BITS;
  private static final long NANOS = 1_000_000_000;

  public Cadence {
    if (bitsPerSecond < 1 || bitsPerSecond > 1_000_000_000) {
      throw new IllegalArgumentException(
          "rate " + bitsPerSecond + " bit/s: expected 1 to 1000000000");
    }
  }

  /** UTC at which a datagram is due, in nanoseconds, rounded down. */
  public long dueNs(long datagram) {
    return bitsDueNs(datagram * DATAGRAM_BITS);
  }

  /** UTC at which a packet is due, in nanoseconds, rounded down. */
  public long packetDueNs(long packetIndex) {
    return bitsDueNs(packetIndex * PACKET_BITS);
  }

  /** The first datagram not due before {@code utcNs}; 0 before the epoch. */
  public long firstDatagramDueFrom(long utcNs) {
    return countUntil(utcNs, DATAGRAM_BITS);
  }

  /** The last packet that is due at {@code utcNs}; negative before the epoch. */
  public long packetDueAt(long utcNs) {
    return countUntil(utcNs + 1, PACKET_BITS) - 1;
  }

  /** Time from one datagram to the next, in nanoseconds, rounded down. */
  public long datagramNs() {
    return DATAGRAM_BITS * NANOS / bitsPerSecond;
  }

  /** Datagrams of a time, rounded down. */
  public long datagramsIn(long durationNs) {
    return durationNs / NANOS * bitsPerSecond / DATAGRAM_BITS
        + (durationNs % NANOS) * bitsPerSecond / NANOS / DATAGRAM_BITS;
  }

  private long bitsDueNs(long bits) {
    return epochNs
        + Math.floorDiv(bits, bitsPerSecond) * NANOS
        + Math.floorMod(bits, bitsPerSecond) * NANOS / bitsPerSecond;
  }

  /** The least n >= 0 such that n units of {@code unitBits} are not due before {@code utcNs}. */
  private long countUntil(long utcNs, long unitBits) {
    long elapsed = utcNs - epochNs;
    if (elapsed <= 0) {
      return 0;
    }
    long bits = elapsed / NANOS * bitsPerSecond + elapsed % NANOS * bitsPerSecond / NANOS;
    long count = bits / unitBits;
    while (bitsDueNs(count * unitBits) < utcNs) {
      count++;
    }
    return count;
  }
}
