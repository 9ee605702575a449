package org.plugcast.multicast.hearing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A datagram in a {@link HeardRing}, seen in place: good until the next one is read. Belongs to the
 * thread that reads.
 */
public final class Heard {
  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle INTS =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;

  /** The same memory, for what is handed out: its position and limit move. */
  private final ByteBuffer view;

  private int slot;
  private long lostBefore;
  private long lostUntilNow = -1;

  Heard(ByteBuffer memory) {
    this.memory = memory;
    this.view = memory.asReadOnlyBuffer();
  }

  void moveTo(int slotAt) {
    slot = slotAt;
    long lost = (long) LONGS.get(memory, slot + HeardShape.LOST);
    lostBefore = lostUntilNow < 0 ? 0 : lost - lostUntilNow;
    lostUntilNow = lost;
  }

  /** When it was heard, on the clock of the air: UTC in nanoseconds since 1970. */
  public long heardAtNs() {
    return (long) LONGS.get(memory, slot + HeardShape.HEARD_AT);
  }

  /** Who sent it: address and port as {@link Source#of} puts them together. */
  public long source() {
    return Source.of(sourceAddress(), sourcePort());
  }

  /** IPv4 address of the sender, its first number in the top byte. */
  public int sourceAddress() {
    return (int) INTS.get(memory, slot + HeardShape.SOURCE_ADDRESS);
  }

  /** Port of the sender, 0 to 65535. */
  public int sourcePort() {
    return ports() >>> Short.SIZE;
  }

  /** Where it was sent to: an IPv4 address, its first number in the top byte. */
  public int group() {
    return (int) INTS.get(memory, slot + HeardShape.GROUP);
  }

  /** Port that it was sent to, 0 to 65535. */
  public int port() {
    return ports() & 0xffff;
  }

  /** Bytes of payload that are here, 0 to {@link HeardRing#LARGEST_PAYLOAD}. */
  public int length() {
    return Math.min(lengthAndMark() & Integer.MAX_VALUE, HeardRing.LARGEST_PAYLOAD);
  }

  /** Whether the payload was longer than what is here. */
  public boolean isCut() {
    return lengthAndMark() < 0;
  }

  /**
   * How many datagrams, of whatever channels, were heard by nobody between the one read before and
   * this one: they found the socket's buffer or the ring full.
   */
  public long lostBefore() {
    return lostBefore;
  }

  /** The payload, from the buffer's position to its limit; read-only, the next datagram's later. */
  public ByteBuffer payload() {
    int start = slot + HeardShape.PAYLOAD;
    return view.clear().limit(start + length()).position(start);
  }

  /** Copies the payload to {@code destination} from {@code offset} on. */
  public void copyPayload(byte[] destination, int offset) {
    memory.get(slot + HeardShape.PAYLOAD, destination, offset, length());
  }

  private int ports() {
    return (int) INTS.get(memory, slot + HeardShape.PORTS);
  }

  private int lengthAndMark() {
    return (int) INTS.get(memory, slot + HeardShape.LENGTH);
  }
}
