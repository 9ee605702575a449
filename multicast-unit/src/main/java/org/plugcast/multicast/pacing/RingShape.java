package org.plugcast.multicast.pacing;

/**
 * Where things are in the memory of a {@link Ring}.
 *
 * @param ahead datagrams that are prepared ahead of the pacer
 * @param behind datagrams that stay when the pacer has passed them, 0 or more
 * @param datagramBytes bytes of each datagram
 */
public record RingShape(int ahead, int behind, int datagramBytes) {
  static final int NEXT = 64;
  static final int SENT = 72;
  static final int SKIPPED = 80;
  static final int UNPREPARED = 88;
  static final int FAILED = 96;
  static final int WITHHELD = 104;
  static final int ACTIVE_HALF = 128;

  private static final int HALVES = 192;
  private static final int HALF_BYTES = 64;
  private static final int HEADER_BYTES = 4_096;
  private static final int CACHE_LINE = 64;

  /** Two halves of the largest ring must fit into one buffer. */
  private static final long MOST_BYTES = Integer.MAX_VALUE;

  public RingShape {
    if (ahead < 2
        || behind < 0
        || datagramBytes < 1
        || bytes((long) ahead + behind, datagramBytes) > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a ring of " + ahead + " and " + behind + " datagrams of " + datagramBytes + " bytes");
    }
  }

  /** Room for so much of a cadence ahead of the pacer and behind it. */
  public static RingShape of(Cadence cadence, long aheadNs, long behindNs, int datagramBytes) {
    return new RingShape(
        (int) Math.max(2, cadence.datagramsIn(aheadNs)),
        (int) cadence.datagramsIn(behindNs),
        datagramBytes);
  }

  /** Datagrams that a half holds. */
  public int slots() {
    return ahead + behind;
  }

  /** Size of all the memory. */
  public int bytes() {
    return (int) bytes(slots(), datagramBytes);
  }

  int slot(long datagram) {
    return (int) (datagram % slots());
  }

  int outcomeAt(long datagram) {
    return HEADER_BYTES + slot(datagram) * Integer.BYTES;
  }

  /** The first datagram that a half holds. */
  int firstAt(int half) {
    return HALVES + half * HALF_BYTES;
  }

  /** One more than the last datagram that a half holds. */
  int endAt(int half) {
    return firstAt(half) + Long.BYTES;
  }

  int datagramAt(int half, long datagram) {
    return HEADER_BYTES
        + outcomesBytes(slots())
        + (half * slots() + slot(datagram)) * slotBytes(datagramBytes);
  }

  private static long bytes(long slots, int datagramBytes) {
    return HEADER_BYTES + outcomesBytes(slots) + 2 * slots * slotBytes(datagramBytes);
  }

  private static int outcomesBytes(long slots) {
    return (int) Math.ceilDiv(slots * Integer.BYTES, CACHE_LINE) * CACHE_LINE;
  }

  private static int slotBytes(int datagramBytes) {
    return Math.ceilDiv(datagramBytes, CACHE_LINE) * CACHE_LINE;
  }
}
