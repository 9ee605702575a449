package org.plugcast.multicast.asrun;

import java.time.Instant;
import java.util.List;

/**
 * An item, or a part of one, that was on the wire.
 *
 * @param planned what it should have been
 * @param plannedStart UTC at which its first packet was due
 * @param plannedEnd UTC at which the first packet after it was due
 * @param fromPacket index of the first packet on the wire
 * @param toPacket index of the first packet after the last one on the wire
 * @param start UTC at which the first was heard
 * @param end UTC at which the last was heard
 * @param senders who was heard, in the order of appearance
 */
public record AsRunItem(
    AirItem planned,
    Instant plannedStart,
    Instant plannedEnd,
    long fromPacket,
    long toPacket,
    Instant start,
    Instant end,
    Counts packets,
    List<String> senders) {
  public AsRunItem {
    senders = List.copyOf(senders);
  }

  /** Whether all of the item was on the wire in one piece. */
  public boolean isWhole() {
    return fromPacket == planned.fromPacket() && toPacket == planned.toPacket();
  }
}
