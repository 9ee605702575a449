package org.plugcast.multicast.asrun;

import java.util.Optional;

/** What a channel should send at which packet. Any thread. */
public interface AirPlan {

  /** The item that bears a packet; empty where nothing is planned. */
  Optional<AirItem> at(long packet);

  /** UTC at which a packet is due, in nanoseconds since 1970-01-01. */
  long dueNs(long packet);
}
