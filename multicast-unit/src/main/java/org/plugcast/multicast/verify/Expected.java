package org.plugcast.multicast.verify;

import java.nio.ByteBuffer;

/** What a channel should be on the wire, as far as it is known. */
@FunctionalInterface
public interface Expected {

  /**
   * Compares a payload with a datagram. Usually called once for each datagram heard; after
   * something went wrong, for all that are due at about the same time.
   *
   * @param datagram index, 0 or more
   * @param payload from the buffer's position to its limit, which stay as they are
   */
  Likeness compare(long datagram, ByteBuffer payload);

  /** The same of what one sender sends, where that makes a difference. */
  default Expected of(long source) {
    return this;
  }
}
