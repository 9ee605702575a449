package org.plugcast.multicast.pacing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the datagrams of one channel go. */
public interface DatagramSink extends Closeable {

  /** Sends the bytes between position and limit as one datagram, without waiting. */
  void send(ByteBuffer datagram) throws IOException;

  /** Begins anew after failures, with a new socket if there is one; any thread may ask for it. */
  void reopen() throws IOException;
}
