package org.plugcast.multicast.record;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.Digest;

/**
 * What a whole segment file holds.
 *
 * @param lastNs UTC at which its last datagram was heard, in nanoseconds since 1970-01-01
 * @param bytes of its file, a multiple of 188
 * @param sha256 of its file
 * @param senders who was heard, as {@code 10.0.0.1:5004}, in the order of appearance
 */
public record Manifest(
    SegmentStart start,
    Made made,
    long lastNs,
    long bytes,
    Digest sha256,
    Tally tally,
    List<String> senders) {
  private static final long SECOND_NS = 1_000_000_000;

  /** How a segment came to its end. */
  public enum Made {
    /** As it should. */
    RECORDED,
    /** It was saved after a crash: what was found is whole packets. */
    SALVAGED
  }

  public Manifest {
    senders = List.copyOf(senders);
    if (bytes < 1 || bytes % TsPacket.LENGTH != 0) {
      throw new IllegalArgumentException(bytes + " bytes: expected whole packets of 188");
    }
  }

  public long packets() {
    return bytes / TsPacket.LENGTH;
  }

  /** Index of the last packet, where the first one's is known. */
  public OptionalLong lastPacket() {
    return start.firstPacket().isPresent()
        ? OptionalLong.of(start.firstPacket().getAsLong() + packets() - 1)
        : OptionalLong.empty();
  }

  /** Whether it can be played as if nothing had happened: heard whole, and every byte right. */
  public boolean isClean() {
    return made == Made.RECORDED && tally.isClean();
  }

  /** Whether its packets have places on a line, so that it can be played at its rate. */
  public boolean isPlayable() {
    return start.air().isPresent();
  }

  Optional<AirLine> air() {
    return start.air();
  }

  /** UTC of nanoseconds since 1970-01-01. */
  public static Instant utc(long ns) {
    return Instant.ofEpochSecond(Math.floorDiv(ns, SECOND_NS), Math.floorMod(ns, SECOND_NS));
  }

  static long ns(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), SECOND_NS), instant.getNano());
  }

  static Instant instant(String word) {
    try {
      return Instant.parse(word);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("\"" + word + "\" is no UTC time", e);
    }
  }

  static long number(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + word + "\" is no number", e);
    }
  }
}
