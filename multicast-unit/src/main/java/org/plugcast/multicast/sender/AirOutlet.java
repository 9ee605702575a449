package org.plugcast.multicast.sender;

import org.plugcast.multicast.handover.Refusal;
import org.plugcast.multicast.pacing.Outlet;
import org.plugcast.multicast.twin.Heir;

/** A channel's place at a sender, on a group that others may send to. Any thread. */
public interface AirOutlet extends Outlet {

  /** What it does. */
  Watched watched();

  /**
   * Sends no more from a datagram on.
   *
   * @throws Refusal saying why that cannot be planned
   */
  void yieldAt(long datagram, Heir heir) throws Refusal;

  /**
   * Sends from a datagram on.
   *
   * @throws Refusal saying why that cannot be planned
   */
  void take(long datagram) throws Refusal;

  /**
   * Stands by from now on, for a unit that was begun beside another process of its own.
   *
   * @throws Refusal when it was not
   */
  void standBy() throws Refusal;

  /** No other process of this unit has the channel any more, whatever becomes of the sender. */
  void alone();

  /** Tells the twin what the channel is made from. */
  void say(Said said);

  /** What the twin says that it makes the channel from. */
  SaidLine twinSays();

  /** Forgets what was agreed, as far as it has not come to pass. */
  void cancel();
}
