package org.plugcast.multicast.hearing;

/**
 * Where things are in the memory of a {@link HeardRing}. What the writer and what the reader
 * changes are in cache lines of their own.
 *
 * @param slots datagrams that it holds
 */
public record HeardShape(int slots) {
  static final int WRITTEN = 64;
  static final int OVERFLOW = 72;
  static final int DROPPED = 80;
  static final int READ = 128;

  static final int HEARD_AT = 0;
  static final int SOURCE_ADDRESS = 8;
  static final int GROUP = 12;
  static final int PORTS = 16;
  static final int LENGTH = 20;
  static final int LOST = 24;
  static final int PAYLOAD = 32;

  private static final int HEADER_BYTES = 4_096;
  private static final int SLOT_BYTES = 1_536;
  private static final int MOST_SLOTS = (Integer.MAX_VALUE - HEADER_BYTES) / SLOT_BYTES;

  public HeardShape {
    if (slots < 2 || slots > MOST_SLOTS) {
      throw new IllegalArgumentException(
          "a ring of " + slots + " datagrams: expected 2 to " + MOST_SLOTS);
    }
  }

  /** Room for what comes within a time at a rate of payload of all channels together. */
  public static HeardShape of(long bitsPerSecond, int payloadBytes, long timeNs) {
    double datagrams = bitsPerSecond / (payloadBytes * 8.0) * timeNs / 1e9;
    return new HeardShape((int) Math.clamp(Math.ceil(datagrams), 2, MOST_SLOTS));
  }

  /** Size of all the memory. */
  public int bytes() {
    return HEADER_BYTES + slots * SLOT_BYTES;
  }

  int slotAt(long datagram) {
    return HEADER_BYTES + (int) (datagram % slots) * SLOT_BYTES;
  }
}
