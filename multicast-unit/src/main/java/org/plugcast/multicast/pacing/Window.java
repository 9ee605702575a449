package org.plugcast.multicast.pacing;

import java.nio.ByteBuffer;

/**
 * Datagrams prepared ahead, in a ring: datagram k in slot k mod size.
 *
 * <p>The filler is the only writer. The pacer reads; it says by {@link Lane#next()} what it no
 * longer needs.
 */
final class Window {
  private final byte[] bytes;
  private final byte[] missing;
  private final ByteBuffer view;
  private final int slots;
  private volatile long first;
  private volatile long end;

  Window(int slots, long first) {
    this.slots = slots;
    this.bytes = new byte[slots * Cadence.DATAGRAM_BYTES];
    this.missing = new byte[slots];
    this.view = ByteBuffer.wrap(bytes);
    this.first = first;
    this.end = first;
  }

  int slots() {
    return slots;
  }

  /** One more than the last datagram prepared. */
  long end() {
    return end;
  }

  /** Filler: nothing before {@code datagram} will be asked for; what lies between is not filled. */
  void jumpTo(long datagram) {
    first = datagram;
    end = datagram;
  }

  /**
   * Filler: prepares the next datagrams, not beyond the end of the array.
   *
   * @param next the first datagram that the pacer may still read
   * @return datagrams prepared
   */
  int fill(PacketSource source, long next) {
    long from = end;
    int slot = slot(from);
    int count = (int) Math.min(slots - slot, next + slots - from);
    for (int i = 0; i < count; i++) {
      missing[slot + i] =
          (byte)
              source.packets(
                  (from + i) * Cadence.PACKETS_PER_DATAGRAM,
                  Cadence.PACKETS_PER_DATAGRAM,
                  bytes,
                  (slot + i) * Cadence.DATAGRAM_BYTES);
    }
    if (count > 0) {
      end = from + count;
    }
    return Math.max(0, count);
  }

  /** Pacer: whether a datagram is here. */
  boolean holds(long datagram) {
    return datagram < end && datagram >= first;
  }

  /** Pacer: the one buffer of this window, set to a datagram. */
  ByteBuffer datagram(long datagram) {
    int offset = slot(datagram) * Cadence.DATAGRAM_BYTES;
    return view.limit(offset + Cadence.DATAGRAM_BYTES).position(offset);
  }

  /** Packets of a datagram that replace missing content. */
  int missing(long datagram) {
    return missing[slot(datagram)];
  }

  /** Filler: whether any datagram from {@code next} on replaces missing content. */
  boolean missesAny(long next) {
    for (long k = Math.max(next, first); k < end; k++) {
      if (missing(k) != 0) {
        return true;
      }
    }
    return false;
  }

  private int slot(long datagram) {
    return (int) (datagram % slots);
  }
}
