package org.plugcast.multicast.twin;

/**
 * The form of a heartbeat: one UDP datagram by which a unit tells its twin how its channels stand,
 * a few milliseconds apart. Several where there are many channels. Numbers are big-endian.
 *
 * <pre>
 * offset  bytes
 *      0      4  "PCHB"
 *      4      1  version, 1
 *      5      1  role: 0 main, 1 backup
 *      6      1  1 when sealed, else 0
 *      7      1  entries, 0 to 80
 *      8      4  IPv4 address from which the unit sends
 *     12      2  UDP port from which the unit sends
 *     14      2  0
 *     16      8  incarnation: UTC of the start of the process, in nanoseconds
 *     24      8  sequence: 0, 1, ... within an incarnation
 *     32      8  UTC at which it was sent, in nanoseconds
 *     40     16  for each entry: number (4), claim (1), 0 (3), next datagram (8)
 *     ..     16  when sealed: the first half of HMAC-SHA256 over all before
 * </pre>
 *
 * <p>An entry with a number above 0 is a channel. One below 0 is a note, which units that know no
 * such channel pass over, as all did before there were notes; a byte that was to be 0 would have
 * made them refuse the whole. A note's claim means nothing, and its last eight bytes are
 *
 * <ul>
 *   <li>of -1, the first of a heartbeat: the shortest time that heartbeats of the twin took by this
 *       unit's clock, in nanoseconds, plus 2^62; 0 when none came. Whoever writes that writes the
 *       other notes too.
 *   <li>of -1 - N, next after channel N: what that is made from, a {@link SourceNote}; left out
 *       where it is {@link SourceNote#PRESET}.
 * </ul>
 */
public final class Heartbeat {
  /** Entries of one datagram at most. */
  public static final int MOST_ENTRIES = 80;

  static final int MAGIC = 'P' << 24 | 'C' << 16 | 'H' << 8 | 'B';
  static final int VERSION = 1;
  static final int VERSION_AT = 4;
  static final int ROLE_AT = 5;
  static final int SEALED_AT = 6;
  static final int COUNT_AT = 7;
  static final int ADDRESS_AT = 8;
  static final int PORT_AT = 12;
  static final int INCARNATION_AT = 16;
  static final int SEQUENCE_AT = 24;
  static final int SENT_AT = 32;
  static final int HEADER_BYTES = 40;
  static final int ENTRY_BYTES = 16;
  static final int CLOCK_NOTE = -1;

  /** Makes times in notes positive. */
  static final long CLOCK_BIAS = 1L << 62;

  static final int CLAIM = 4;
  static final int NEXT = 8;

  /** Length of the longest. */
  public static final int MOST_BYTES =
      HEADER_BYTES + MOST_ENTRIES * ENTRY_BYTES + HeartbeatSeal.BYTES;

  private Heartbeat() {}

  static int entryAt(int position) {
    return HEADER_BYTES + position * ENTRY_BYTES;
  }

  /** The number of the note that says what a channel is made from. */
  static int noteOf(int channel) {
    return ~channel;
  }
}
