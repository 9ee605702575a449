package org.plugcast.multicast.twin;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Writes {@link Heartbeat}s: {@link #begin}, {@link #add} for each channel while it is not
 * {@linkplain #isFull full}, {@link #end}. Allocates nothing. One thread.
 */
public final class HeartbeatWriter {
  private final Rank self;
  private final long incarnation;
  private final Optional<HeartbeatSeal> seal;
  private final ByteBuffer buffer;
  private long sequence;
  private int count;

  /**
   * @param incarnation UTC of the start of this process, in nanoseconds
   * @param buffer of {@link Heartbeat#MOST_BYTES} at least
   */
  public HeartbeatWriter(
      Rank self, long incarnation, Optional<HeartbeatSeal> seal, ByteBuffer buffer) {
    if (buffer.capacity() < Heartbeat.MOST_BYTES) {
      throw new IllegalArgumentException(
          "buffer of " + buffer.capacity() + " bytes: expected " + Heartbeat.MOST_BYTES);
    }
    this.self = self;
    this.incarnation = incarnation;
    this.seal = seal;
    this.buffer = buffer;
  }

  /** Begins the next one. */
  public void begin(long sentAtNs) {
    count = 0;
    buffer.clear();
    buffer.putInt(0, Heartbeat.MAGIC);
    buffer.put(Heartbeat.VERSION_AT, (byte) Heartbeat.VERSION);
    buffer.put(Heartbeat.ROLE_AT, (byte) self.role().code());
    buffer.put(Heartbeat.SEALED_AT, (byte) (seal.isPresent() ? 1 : 0));
    buffer.putInt(Heartbeat.ADDRESS_AT, self.id().address());
    buffer.putInt(Heartbeat.PORT_AT, self.id().port() << 16);
    buffer.putLong(Heartbeat.INCARNATION_AT, incarnation);
    buffer.putLong(Heartbeat.SEQUENCE_AT, sequence++);
    buffer.putLong(Heartbeat.SENT_AT, sentAtNs);
  }

  public boolean isFull() {
    return count == Heartbeat.MOST_CHANNELS;
  }

  /** Adds a channel; one of which there is nothing to say is left out. */
  public void add(int channel, Claim claim, long next) {
    if (isFull()) {
      throw new IllegalStateException("heartbeat of more than " + Heartbeat.MOST_CHANNELS);
    }
    if (claim == Claim.NONE) {
      return;
    }
    int at = Heartbeat.channelAt(count++);
    buffer.putInt(at, channel);
    buffer.putInt(at + Heartbeat.CLAIM, claim.code() << 24);
    buffer.putLong(at + Heartbeat.NEXT, next);
  }

  /** The whole of it, from 0 to the limit of the buffer. */
  public ByteBuffer end() {
    buffer.put(Heartbeat.COUNT_AT, (byte) count);
    int length = Heartbeat.channelAt(count);
    if (seal.isPresent()) {
      seal.get().write(buffer, length);
      length += HeartbeatSeal.BYTES;
    }
    return buffer.position(0).limit(length);
  }
}
