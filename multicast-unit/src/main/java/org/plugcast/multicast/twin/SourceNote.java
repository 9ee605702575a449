package org.plugcast.multicast.twin;

/**
 * What a channel is made from, and from which datagram on, as one number that is not negative: a
 * code of the source in the top byte, the datagram below.
 */
public final class SourceNote {
  /** Nothing was said: the twin's version does not, or it has not been heard. */
  public static final long UNTOLD = -1;

  /** Code 0 from datagram 0 on: what a unit that says nothing else sends. */
  public static final long PRESET = 0;

  private static final int SHIFT = 56;
  private static final int CODES = 1 << 7;

  private SourceNote() {}

  /**
   * The number of both.
   *
   * @param code 0 to 127
   * @param since the first datagram, below 2^56
   */
  public static long of(int code, long since) {
    if (code < 0 || code >= CODES || since < 0 || since >>> SHIFT != 0) {
      throw new IllegalArgumentException(
          "source " + code + " from datagram " + since + ": expected 0 to 127, and 0 to 2^56 - 1");
    }
    return (long) code << SHIFT | since;
  }

  public static int code(long note) {
    return (int) (note >>> SHIFT);
  }

  /** The first datagram. */
  public static long since(long note) {
    return note & (1L << SHIFT) - 1;
  }
}
