package org.plugcast.multicast.pacing;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * A socket to many destinations. The pacing thread puts datagrams into a batch and sends it; routes
 * come and go by any thread.
 */
public interface Wire extends Closeable {
  /** Datagrams of a batch at most. */
  int BATCH = 64;

  /**
   * A way to a destination for datagrams that lie in {@code memory}.
   *
   * @return its number, for {@link #put}
   */
  int route(InetSocketAddress destination, ByteBuffer memory) throws IOException;

  void forget(int route);

  /** Puts a datagram into the batch: {@code length} bytes of the route's memory. */
  void put(int position, int route, int offset, int length);

  /**
   * Sends {@code count} datagrams of the batch, without waiting.
   *
   * @return how many left; if not all, {@link #failure} is why the next one did not
   */
  int send(int from, int count);

  /** Why a datagram did not leave: a number of this wire, 0 or more. */
  int failure();

  /** What a number of {@link #failure} means, in words. */
  String reason(int failure);
}
