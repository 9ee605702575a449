package org.plugcast.multicast.pacing;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** What a pacer has before it is given a socket: no datagram leaves by it. */
final class NoWire implements Wire {

  @Override
  public int route(InetSocketAddress destination, ByteBuffer memory) {
    throw new IllegalStateException("there is no socket yet");
  }

  @Override
  public void forget(int route) {}

  @Override
  public void put(int position, int route, int offset, int length) {}

  @Override
  public int send(int from, int count) {
    return 0;
  }

  @Override
  public int failure() {
    return 0;
  }

  @Override
  public String reason(int failure) {
    return "there is no socket yet";
  }

  @Override
  public void close() {}
}
