package org.plugcast.multicast.hearing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Datagrams heard, in memory that two processes share: the one that hears writes, another reads at
 * leisure. One thread of each.
 *
 * <p>The writer never waits and allocates nothing. What finds the ring full is counted and given
 * up. Either process may be killed at any instant; the next one goes on with the same memory: a
 * datagram half written was never there, and one that was being read is read again.
 */
public final class HeardRing implements Hearer {
  /** Of a payload as much is kept; the rest of a longer one is cut off. */
  public static final int LARGEST_PAYLOAD = 1_500;

  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle INTS =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private final HeardShape shape;
  private final ByteBuffer memory;
  private final Heard seen;

  /** Is shown each datagram that is read. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads one datagram.
     *
     * @param heard good until this returns
     */
    void read(Heard heard);
  }

  /**
   * @param memory direct, as long as the shape says, zeroed when new
   */
  public HeardRing(HeardShape shape, ByteBuffer memory) {
    if (memory.capacity() != shape.bytes() || !memory.isDirect()) {
      throw new IllegalArgumentException(
          "memory of %d bytes, expected %d, direct".formatted(memory.capacity(), shape.bytes()));
    }
    this.shape = shape;
    this.memory = memory;
    this.seen = new Heard(memory);
  }

  /** Datagrams written since the memory was new. */
  public long written() {
    return (long) LONGS.getAcquire(memory, HeardShape.WRITTEN);
  }

  /** Datagrams read since the memory was new. */
  public long read() {
    return (long) LONGS.getAcquire(memory, HeardShape.READ);
  }

  /** Datagrams that found the ring full. */
  public long overflow() {
    return (long) LONGS.getOpaque(memory, HeardShape.OVERFLOW);
  }

  /** Datagrams that {@link #dropped(long)} told of. */
  public long dropped() {
    return (long) LONGS.getOpaque(memory, HeardShape.DROPPED);
  }

  // --- the writer

  @Override
  public void heard(
      long heardAtNs, int sourceAddress, int sourcePort, int group, int port, ByteBuffer payload) {
    long datagram = written();
    if (datagram - read() >= shape.slots()) {
      add(HeardShape.OVERFLOW, 1);
      return;
    }
    int slot = shape.slotAt(datagram);
    LONGS.set(memory, slot + HeardShape.HEARD_AT, heardAtNs);
    INTS.set(memory, slot + HeardShape.SOURCE_ADDRESS, sourceAddress);
    INTS.set(memory, slot + HeardShape.GROUP, group);
    INTS.set(memory, slot + HeardShape.PORTS, sourcePort << Short.SIZE | port);
    LONGS.set(memory, slot + HeardShape.LOST, overflow() + dropped());
    putPayload(slot, payload);
    LONGS.setRelease(memory, HeardShape.WRITTEN, datagram + 1);
  }

  /** Datagrams were lost before they could be heard, in the buffers of sockets. */
  public void dropped(long datagrams) {
    add(HeardShape.DROPPED, datagrams);
  }

  private void putPayload(int slot, ByteBuffer payload) {
    int length = payload.remaining();
    int kept = Math.min(length, LARGEST_PAYLOAD);
    INTS.set(memory, slot + HeardShape.LENGTH, kept | (kept < length ? Integer.MIN_VALUE : 0));
    memory.put(slot + HeardShape.PAYLOAD, payload, payload.position(), kept);
  }

  private void add(int counter, long amount) {
    LONGS.setOpaque(memory, counter, (long) LONGS.get(memory, counter) + amount);
  }

  // --- the reader

  /**
   * Shows what there is, the oldest first. One that the reader throws at is not shown again.
   *
   * @param most datagrams to read
   * @return how many were read
   */
  public int read(int most, Reader reader) {
    long from = read();
    long until = Math.min(written(), from + most);
    for (long datagram = from; datagram < until; datagram++) {
      seen.moveTo(shape.slotAt(datagram));
      try {
        reader.read(seen);
      } finally {
        LONGS.setRelease(memory, HeardShape.READ, datagram + 1);
      }
    }
    return (int) (until - from);
  }

  /** Passes over all that there is: of no use to a reader that begins. */
  public void skip() {
    LONGS.setRelease(memory, HeardShape.READ, written());
  }
}
