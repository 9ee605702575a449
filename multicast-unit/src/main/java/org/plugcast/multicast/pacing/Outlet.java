package org.plugcast.multicast.pacing;

import java.io.IOException;

/** A channel's place at the pacer. Any thread. */
public interface Outlet {
  LaneSpec spec();

  Ring ring();

  /** What {@link Wire#failure} means, in words. */
  String reason(int failure);

  /** Begins to send with the ring's next datagram. */
  void start();

  /** Takes a new socket, for an interface may have gone and come back as another one. */
  void reopen() throws IOException;

  /** Ends sending. */
  void close();
}
