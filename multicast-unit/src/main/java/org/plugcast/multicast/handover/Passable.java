package org.plugcast.multicast.handover;

import org.plugcast.multicast.twin.Heir;

/** A channel of this unit that another process may take over. */
public interface Passable {
  int channel();

  /**
   * What the other one would have to do.
   *
   * @param fromNs UTC, in nanoseconds since 1970-01-01, from which it is to send what is due
   * @throws Refusal when this unit neither sends the channel nor stands by for it
   */
  Offer offer(long fromNs) throws Refusal;

  /**
   * Sends no more from a datagram on.
   *
   * @throws Refusal saying why that cannot be planned
   */
  void yieldAt(long datagram, Heir heir) throws Refusal;

  /** Goes on sending after all. */
  void cancel();
}
