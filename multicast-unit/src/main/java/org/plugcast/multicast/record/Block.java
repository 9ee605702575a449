package org.plugcast.multicast.record;

import java.nio.ByteBuffer;
import org.plugcast.multicast.pacing.Cadence;

/** Room for some datagrams of one segment on their way to the disk; used again and again. */
final class Block {
  static final int BYTES = 48 * Cadence.DATAGRAM_BYTES;

  private final ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);

  ByteBuffer bytes() {
    return bytes;
  }

  boolean hasRoom(int length) {
    return bytes.remaining() >= length;
  }
}
