package org.plugcast.multicast.record;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A segment on the shelf, as far as it has to be at hand; the rest is in its manifest.
 *
 * @param name of its files, without suffix
 * @param start UTC at which it begins
 * @param end UTC at which its last datagram was heard
 * @param firstPacket index of its first packet, where that is known
 */
public record Recorded(
    StreamId stream,
    String name,
    Purpose purpose,
    Instant start,
    Instant end,
    OptionalLong firstPacket,
    long bytes,
    Quality quality) {

  /** What it is good for. */
  public enum Quality {
    /** Heard whole, and every byte right. */
    GOOD,
    /** Whole packets at known places, but not all heard, or not all right, or not all checked. */
    USABLE,
    /** Nobody knows the places of its packets: to be looked at, not to be played. */
    EVIDENCE
  }

  static Recorded of(Manifest manifest) {
    SegmentStart start = manifest.start();
    return new Recorded(
        start.stream(),
        RecordingFolder.name(start),
        start.purpose(),
        Manifest.utc(start.startNs()),
        Manifest.utc(manifest.lastNs()),
        start.firstPacket(),
        manifest.bytes(),
        quality(manifest));
  }

  private static Quality quality(Manifest manifest) {
    if (!manifest.isPlayable()) {
      return Quality.EVIDENCE;
    }
    return manifest.isClean() ? Quality.GOOD : Quality.USABLE;
  }

  boolean isRing() {
    return purpose instanceof Purpose.Ring;
  }
}
