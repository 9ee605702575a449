package org.plugcast.multicast.handover;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** The process that takes channels over, or gives them away. */
public interface Peer {

  /** Where it is, for people. */
  URI address();

  /**
   * Asks it to take channels: all of them or none.
   *
   * @throws Refusal saying why it does not
   * @throws IOException when it does not answer in time: it may or may not have heard
   */
  void take(List<Offer> offers, Duration patience)
      throws Refusal, IOException, InterruptedException;

  /**
   * Asks it to pass channels to this unit.
   *
   * @param channel all of them if none is given
   * @throws Refusal saying why it does not
   */
  List<Agreed> give(OptionalInt channel, Duration patience)
      throws Refusal, IOException, InterruptedException;

  /** Tells it to forget what it was asked to take, as far as it has not begun. */
  void cancel(List<Integer> channels) throws IOException, InterruptedException;
}
