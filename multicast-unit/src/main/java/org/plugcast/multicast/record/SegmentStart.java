package org.plugcast.multicast.record;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a segment when it begins.
 *
 * @param group heard on, as {@code 239.10.0.1:5000}
 * @param air the line on which its packets lie; empty where nobody knows
 * @param firstPacket index of its first packet; there where {@code air} is
 * @param firstNs UTC at which its first datagram was heard, in nanoseconds since 1970-01-01
 * @param access whether a random access point is in its first datagram
 */
public record SegmentStart(
    StreamId stream,
    String group,
    Purpose purpose,
    Optional<AirLine> air,
    OptionalLong firstPacket,
    long firstNs,
    Access access) {
  public SegmentStart {
    if (air.isPresent() != firstPacket.isPresent()) {
      throw new IllegalArgumentException("an index needs a line, and a line an index");
    }
  }

  /** How a segment begins. */
  public enum Access {
    /** With a picture at which decoding may start. */
    RANDOM,
    /** Anywhere. */
    NONE
  }

  /** When it begins: due where that is known, so that twins agree, else heard. */
  long startNs() {
    return air.isPresent() ? air.get().dueNs(firstPacket.orElseThrow()) : firstNs;
  }
}
