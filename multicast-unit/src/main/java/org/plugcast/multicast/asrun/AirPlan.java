package org.plugcast.multicast.asrun;

import java.util.Optional;

/** What a channel should send at which packet. Any thread. */
public interface AirPlan {

  /** The item that bears a packet; empty where nothing is planned. */
  Optional<AirItem> at(long packet);

  /** The first packet after another that need not be of the same item. */
  default long holdsUntil(long packet) {
    return at(packet).map(AirItem::toPacket).orElse(packet + 1);
  }

  /** UTC at which a packet is due, in nanoseconds since 1970-01-01. */
  long dueNs(long packet);
}
