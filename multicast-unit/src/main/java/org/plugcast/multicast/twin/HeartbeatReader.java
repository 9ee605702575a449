package org.plugcast.multicast.twin;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads {@link Heartbeat}s. Whatever comes is accepted or refused for a reason that is counted;
 * nothing throws, nothing allocates. What was accepted can be read until the next one. One thread.
 */
public final class HeartbeatReader {
  private final Optional<HeartbeatSeal> seal;
  private final Tally<Reading> readings = new Tally<>(Reading.class);
  private ByteBuffer buffer = ByteBuffer.allocate(Heartbeat.HEADER_BYTES);
  private int start;
  private int count;

  public HeartbeatReader(Optional<HeartbeatSeal> seal) {
    this.seal = seal;
  }

  /** Reads what lies between position and limit; the buffer is not to change while it is used. */
  public Reading read(ByteBuffer datagram) {
    buffer = datagram;
    start = datagram.position();
    count = 0;
    Reading reading = check(datagram.remaining());
    readings.add(reading);
    return reading;
  }

  /** How many datagrams were read so. */
  public long count(Reading reading) {
    return readings.of(reading);
  }

  public Role role() {
    return buffer.get(start + Heartbeat.ROLE_AT) == Role.MAIN.code() ? Role.MAIN : Role.BACKUP;
  }

  /** IPv4 address from which the unit sends. */
  public int address() {
    return buffer.getInt(start + Heartbeat.ADDRESS_AT);
  }

  /** UDP port from which the unit sends. */
  public int port() {
    return buffer.getInt(start + Heartbeat.PORT_AT) >>> 16;
  }

  public long incarnation() {
    return buffer.getLong(start + Heartbeat.INCARNATION_AT);
  }

  public long sequence() {
    return buffer.getLong(start + Heartbeat.SEQUENCE_AT);
  }

  /** UTC by the clock of the unit, in nanoseconds. */
  public long sentAtNs() {
    return buffer.getLong(start + Heartbeat.SENT_AT);
  }

  /** Channels and notes. */
  public int entries() {
    return count;
  }

  /** Number of the channel at a position, 0 to {@link #entries} - 1; below 0 where a note is. */
  public int channel(int position) {
    return buffer.getInt(at(position));
  }

  public Claim claim(int position) {
    return Claim.ofCode(buffer.get(at(position) + Heartbeat.CLAIM));
  }

  /** All datagrams that the unit has sent of the channel are before this one. */
  public long next(int position) {
    return buffer.getLong(at(position) + Heartbeat.NEXT);
  }

  /** What the channel at a position is made from, a {@link SourceNote}. */
  public long source(int position) {
    int after = position + 1;
    if (after < count && channel(after) == Heartbeat.noteOf(channel(position))) {
      return next(after);
    }
    return hasNotes() ? SourceNote.PRESET : SourceNote.UNTOLD;
  }

  /**
   * Shortest time that this unit's heartbeats took by the clock of the twin, in nanoseconds; {@link
   * TwinPulse#UNMEASURED} when it did not say.
   */
  public long leastTakenNs() {
    return hasNotes() && next(0) > 0 ? next(0) - Heartbeat.CLOCK_BIAS : TwinPulse.UNMEASURED;
  }

  private boolean hasNotes() {
    return count > 0 && channel(0) == Heartbeat.CLOCK_NOTE;
  }

  private int at(int position) {
    return start + Heartbeat.entryAt(position);
  }

  private Reading check(int length) {
    if (length < Heartbeat.HEADER_BYTES || buffer.getInt(start) != Heartbeat.MAGIC) {
      return Reading.NOT_A_HEARTBEAT;
    }
    if (buffer.get(start + Heartbeat.VERSION_AT) != Heartbeat.VERSION) {
      return Reading.OTHER_VERSION;
    }
    boolean sealed = buffer.get(start + Heartbeat.SEALED_AT) == 1;
    if (sealed != seal.isPresent()) {
      return sealed ? Reading.SEALED : Reading.UNSEALED;
    }
    int said = buffer.get(start + Heartbeat.COUNT_AT) & 0xff;
    int signed = Heartbeat.entryAt(said);
    if (said > Heartbeat.MOST_ENTRIES || length != signed + (sealed ? HeartbeatSeal.BYTES : 0)) {
      return Reading.WRONG_LENGTH;
    }
    if (seal.isPresent() && !seal.get().matches(buffer, start, signed)) {
      return Reading.WRONG_SEAL;
    }
    return checkFields(said);
  }

  private Reading checkFields(int said) {
    int role = buffer.get(start + Heartbeat.ROLE_AT);
    boolean right =
        (role == 0 || role == 1)
            && buffer.get(start + Heartbeat.SEALED_AT) >>> 1 == 0
            && port() != 0
            && (buffer.getInt(start + Heartbeat.PORT_AT) & 0xffff) == 0
            && incarnation() >= 0
            && sequence() >= 0
            && sentAtNs() >= 0;
    for (int i = 0; i < said && right; i++) {
      int claim = buffer.getInt(at(i) + Heartbeat.CLAIM);
      right = (claim & 0xffffff) == 0 && Claim.isCode(claim >>> 24) && next(i) >= 0;
    }
    count = right ? said : 0;
    return right ? Reading.ACCEPTED : Reading.WRONG_FIELD;
  }
}
