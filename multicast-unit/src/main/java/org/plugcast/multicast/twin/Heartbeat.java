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
 *      7      1  channels, 0 to 80
 *      8      4  IPv4 address from which the unit sends
 *     12      2  UDP port from which the unit sends
 *     14      2  0
 *     16      8  incarnation: UTC of the start of the process, in nanoseconds
 *     24      8  sequence: 0, 1, ... within an incarnation
 *     32      8  UTC at which it was sent, in nanoseconds
 *     40     16  for each channel: number (4), claim (1), 0 (3), next datagram (8)
 *     ..     16  when sealed: the first half of HMAC-SHA256 over all before
 * </pre>
 */
public final class Heartbeat {
  /** Channels of one datagram at most. */
  public static final int MOST_CHANNELS = 80;

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
  static final int CHANNEL_BYTES = 16;
  static final int CLAIM = 4;
  static final int NEXT = 8;

  /** Length of the longest. */
  public static final int MOST_BYTES =
      HEADER_BYTES + MOST_CHANNELS * CHANNEL_BYTES + HeartbeatSeal.BYTES;

  private Heartbeat() {}

  static int channelAt(int position) {
    return HEADER_BYTES + position * CHANNEL_BYTES;
  }
}
