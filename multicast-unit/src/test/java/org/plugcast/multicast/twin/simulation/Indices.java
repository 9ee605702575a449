package org.plugcast.multicast.twin.simulation;

import org.jspecify.annotations.Nullable;

/** Which datagrams were on the wire. */
final class Indices {
  private final long base;
  private final byte[] times = new byte[60_000];
  private final @Nullable SimProcess[] senders = new SimProcess[60_000];
  private int first = Integer.MAX_VALUE;
  private int last = -1;

  Indices(long base) {
    this.base = base;
  }

  /** How often it was there now. */
  int add(long datagram, SimProcess sender) {
    int at = Math.toIntExact(datagram - base);
    first = Math.min(first, at);
    last = Math.max(last, at);
    senders[at] = sender;
    return ++times[at];
  }

  /** Who sent it last, if anybody did. */
  @Nullable SimProcess lastSender(long datagram) {
    return senders[Math.toIntExact(datagram - base)];
  }

  /** None may be missing between the first and the last, but the last ones may be on their way. */
  void checkComplete() {
    for (int i = first; i < last - 50; i++) {
      if (times[i] != 1) {
        throw new Violation("datagram " + (base + i) + " was sent " + times[i] + " times");
      }
    }
  }
}
