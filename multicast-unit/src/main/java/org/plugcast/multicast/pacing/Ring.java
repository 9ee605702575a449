package org.plugcast.multicast.pacing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Datagrams of one channel, prepared ahead, in memory that the filler and the pacer share, be they
 * threads of one process or two processes.
 *
 * <p>The filler writes datagrams and says how far they reach. The pacer sends them, writes what
 * became of each, and says by {@link #next} what it no longer needs. There are two halves: what is
 * prepared anew goes into the idle one, which then becomes the active one at once.
 */
public final class Ring {
  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle INTS =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private final RingShape shape;
  private final ByteBuffer memory;
  private volatile Holes holes = (half, datagram) -> false;

  /** What was prepared without all of its content. Any thread. */
  @FunctionalInterface
  interface Holes {
    /** Whether null packets stand for content in a datagram that a half holds. */
    boolean has(int half, long datagram);
  }

  /**
   * @param memory direct, as long as the shape says, zeroed when new
   */
  public Ring(RingShape shape, ByteBuffer memory) {
    if (memory.capacity() != shape.bytes()) {
      throw new IllegalArgumentException(
          "memory of " + memory.capacity() + " bytes, expected " + shape.bytes());
    }
    this.shape = shape;
    this.memory = memory;
  }

  public RingShape shape() {
    return shape;
  }

  public ByteBuffer memory() {
    return memory;
  }

  /** The next datagram that will be sent or skipped. */
  public long next() {
    return (long) LONGS.getAcquire(memory, RingShape.NEXT);
  }

  public long sent() {
    return (long) LONGS.getOpaque(memory, RingShape.SENT);
  }

  public long skipped() {
    return (long) LONGS.getOpaque(memory, RingShape.SKIPPED);
  }

  public long unprepared() {
    return (long) LONGS.getOpaque(memory, RingShape.UNPREPARED);
  }

  public long failed() {
    return (long) LONGS.getOpaque(memory, RingShape.FAILED);
  }

  /** Datagrams that were due while the gate was closed. */
  public long withheld() {
    return (long) LONGS.getOpaque(memory, RingShape.WITHHELD);
  }

  /** Whether there is something to send next. Any thread. */
  public boolean isNextPrepared() {
    long before = next();
    return halfWith(before) >= 0 || next() != before;
  }

  /** Whether a datagram that is not yet due is here. Any thread. */
  public boolean isPrepared(long datagram) {
    return datagram >= next() && halfWith(datagram) >= 0;
  }

  // --- whoever compares what is heard

  /** Whether a datagram is what it should be. */
  public enum Comparison {
    EQUAL,
    DIFFERENT,
    /** It is no longer here, not yet here, or here without all of its content. */
    NOT_HELD
  }

  /** Compares a datagram with {@code heard} from its position to its limit. Any thread. */
  public Comparison compare(long datagram, ByteBuffer heard) {
    int half = halfStillWith(datagram);
    if (half < 0) {
      return Comparison.NOT_HELD;
    }
    boolean equal = equal(shape.datagramAt(half, datagram), heard);
    if (halfStillWith(datagram) != half || (!equal && holes.has(half, datagram))) {
      return Comparison.NOT_HELD;
    }
    return equal ? Comparison.EQUAL : Comparison.DIFFERENT;
  }

  private boolean equal(int at, ByteBuffer heard) {
    return heard.remaining() == shape.datagramBytes()
        && memory.slice(at, shape.datagramBytes()).equals(heard);
  }

  /** The active half goes before the other, which holds what was passed before it was prepared. */
  private int halfStillWith(long datagram) {
    int active = activeHalf();
    if (isHeld(active, datagram)) {
      return active;
    }
    return isHeld(1 - active, datagram) && datagram < next() ? 1 - active : -1;
  }

  /** The oldest one may just be overwritten. */
  private boolean isHeld(int half, long datagram) {
    long end = end(half);
    return datagram < end && datagram >= first(half) && datagram > end - shape.slots();
  }

  // --- the pacer

  /** The half that holds a datagram, or -1 while none does. */
  int halfWith(long datagram) {
    int half = activeHalf();
    boolean held =
        datagram < (long) LONGS.getAcquire(memory, shape.endAt(half))
            && datagram >= (long) LONGS.getAcquire(memory, shape.firstAt(half));
    return held ? half : -1;
  }

  /** Writes what became of a datagram and goes on to the one after it. */
  void settle(long datagram, int outcome) {
    INTS.setOpaque(memory, shape.outcomeAt(datagram), outcome);
    add(counter(outcome), 1);
    LONGS.setRelease(memory, RingShape.NEXT, datagram + 1);
  }

  /** Goes on to {@code to} without sending what lies between. */
  void skip(long from, long to) {
    for (long k = Math.max(from, to - shape.slots()); k < to; k++) {
      INTS.setOpaque(memory, shape.outcomeAt(k), Outcome.SKIPPED);
    }
    add(RingShape.SKIPPED, to - from);
    LONGS.setRelease(memory, RingShape.NEXT, to);
  }

  private static int counter(int outcome) {
    if (Outcome.isSent(outcome)) {
      return RingShape.SENT;
    }
    return switch (outcome) {
      case Outcome.UNPREPARED -> RingShape.UNPREPARED;
      case Outcome.WITHHELD -> RingShape.WITHHELD;
      default -> RingShape.FAILED;
    };
  }

  private void add(int counter, long amount) {
    LONGS.setOpaque(memory, counter, (long) LONGS.get(memory, counter) + amount);
  }

  // --- the filler

  /** Whoever fills tells what it could not fill; until then all is whole. */
  void holes(Holes known) {
    holes = known;
  }

  int activeHalf() {
    return (int) (long) LONGS.getAcquire(memory, RingShape.ACTIVE_HALF);
  }

  void activate(int half) {
    LONGS.setRelease(memory, RingShape.ACTIVE_HALF, (long) half);
  }

  long end(int half) {
    return (long) LONGS.getAcquire(memory, shape.endAt(half));
  }

  long first(int half) {
    return (long) LONGS.getAcquire(memory, shape.firstAt(half));
  }

  /** The half holds nothing, and what will be prepared begins with {@code datagram}. */
  void empty(int half, long datagram) {
    LONGS.setRelease(memory, shape.endAt(half), 0L);
    LONGS.setRelease(memory, shape.firstAt(half), datagram);
    LONGS.setRelease(memory, shape.endAt(half), datagram);
  }

  /** Adds the datagram after the last of the half. */
  void append(int half, byte[] datagram) {
    long index = end(half);
    memory.put(shape.datagramAt(half, index), datagram, 0, shape.datagramBytes());
    LONGS.setRelease(memory, shape.endAt(half), index + 1);
  }

  /** Copies a packet out of a datagram that a half holds; false if it does not hold it. */
  boolean copy(int half, long datagram, int from, byte[] destination, int offset) {
    if (!isHeld(half, datagram)) {
      return false;
    }
    int at = shape.datagramAt(half, datagram) + from;
    memory.get(at, destination, offset, Cadence.PACKET_BYTES);
    return true;
  }

  /** Whether a datagram that both halves hold is the same in both. */
  boolean areAlike(int half, int other, long datagram) {
    int bytes = shape.datagramBytes();
    return memory
        .slice(shape.datagramAt(half, datagram), bytes)
        .equals(memory.slice(shape.datagramAt(other, datagram), bytes));
  }

  /** What became of a datagram before {@link #next}, not further back than the ring is long. */
  int outcome(long datagram) {
    return (int) INTS.getOpaque(memory, shape.outcomeAt(datagram));
  }

  /** The pacer is to begin with this datagram; to be called while it does not know the ring. */
  void begin(long datagram) {
    LONGS.setRelease(memory, RingShape.NEXT, datagram);
  }
}
