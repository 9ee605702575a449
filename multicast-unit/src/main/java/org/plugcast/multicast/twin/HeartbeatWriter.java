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

  /**
   * Begins the next one, with notes.
   *
   * @param leastTakenNs shortest time that a heartbeat of the twin took by this unit's clock;
   *     {@link TwinPulse#UNMEASURED}: none came
   */
  public void begin(long sentAtNs, long leastTakenNs) {
    begin(sentAtNs);
    long said = leastTakenNs == TwinPulse.UNMEASURED ? 0 : leastTakenNs + Heartbeat.CLOCK_BIAS;
    entry(Heartbeat.CLOCK_NOTE, Claim.LISTENING, said);
  }

  /** Begins the next one, as those did that knew no notes. */
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

  /** Whether there may be no room for a channel and its note. */
  public boolean isFull() {
    return count > Heartbeat.MOST_ENTRIES - 2;
  }

  /** Adds a channel of which nothing else is to be noted. */
  public void add(int channel, Claim claim, long next) {
    add(channel, claim, next, SourceNote.PRESET);
  }

  /**
   * Adds a channel; one of which there is nothing to say is left out.
   *
   * @param source what it is made from, a {@link SourceNote}
   */
  public void add(int channel, Claim claim, long next, long source) {
    if (isFull()) {
      throw new IllegalStateException("heartbeat of more than " + Heartbeat.MOST_ENTRIES);
    }
    if (claim == Claim.NONE) {
      return;
    }
    entry(channel, claim, next);
    if (source != SourceNote.PRESET && source != SourceNote.UNTOLD) {
      entry(Heartbeat.noteOf(channel), claim, source);
    }
  }

  private void entry(int channel, Claim claim, long next) {
    int at = Heartbeat.entryAt(count++);
    buffer.putInt(at, channel);
    buffer.putInt(at + Heartbeat.CLAIM, claim.code() << 24);
    buffer.putLong(at + Heartbeat.NEXT, next);
  }

  /** The whole of it, from 0 to the limit of the buffer. */
  public ByteBuffer end() {
    buffer.put(Heartbeat.COUNT_AT, (byte) count);
    int length = Heartbeat.entryAt(count);
    if (seal.isPresent()) {
      seal.get().write(buffer, length);
      length += HeartbeatSeal.BYTES;
    }
    return buffer.position(0).limit(length);
  }
}
