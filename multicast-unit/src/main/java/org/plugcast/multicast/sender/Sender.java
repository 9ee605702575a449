package org.plugcast.multicast.sender;

import java.io.IOException;
import java.util.Optional;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Outlet;

/** Sends channels. Any thread. */
public interface Sender extends AutoCloseable {

  /**
   * Makes a channel known; it is sent from {@link Outlet#start} on.
   *
   * @throws IOException saying why it cannot be sent
   */
  Outlet open(LaneSpec spec) throws IOException;

  /** Whether datagrams are being sent when they are due. */
  boolean isAlive();

  /** Why it does not run before all else on the machine, if it does not. */
  Optional<String> realTimeMissing();

  /** How many times it ended by itself and was begun anew. */
  long restarts();

  @Override
  void close();
}
