package org.plugcast.ts.inspect;

/** Where the inspector is; shared by its checks, moved by it alone. */
final class Position {
  private long packet;
  private long byteOffset;
  private long breaks;
  private long soundUntil;

  /** Index of the packet under way, from 0. */
  long packet() {
    return packet;
  }

  /** Offset of that packet's first byte. */
  long byteOffset() {
    return byteOffset;
  }

  /** Number of times that packets or bytes were missing: after each, bytes no longer tell time. */
  long breaks() {
    return breaks;
  }

  /** Last packet before the last of these times. */
  long soundUntil() {
    return soundUntil;
  }

  /** Notes that packets or bytes are missing somewhere after packet {@code last}. */
  void breakBytes(long last) {
    breaks++;
    soundUntil = last;
  }

  void move(long newPacket, long newByteOffset) {
    packet = newPacket;
    byteOffset = newByteOffset;
  }
}
