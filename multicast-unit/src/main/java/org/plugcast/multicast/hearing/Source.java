package org.plugcast.multicast.hearing;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Who sent a datagram, as one number: the identity of a sender on the wire. */
public final class Source {
  private Source() {}

  /**
   * Address and port as one number, which is not negative.
   *
   * @param address IPv4, its first number in the top byte
   * @param port 0 to 65535
   */
  public static long of(int address, int port) {
    return Integer.toUnsignedLong(address) << Short.SIZE | port;
  }

  /** Of an IPv4 address and a port. */
  public static long of(InetSocketAddress endpoint) {
    int address = ByteBuffer.wrap(endpoint.getAddress().getAddress()).getInt();
    return of(address, endpoint.getPort());
  }

  /** The IPv4 address, its first number in the top byte. */
  public static int address(long source) {
    return (int) (source >>> Short.SIZE);
  }

  /** The port, 0 to 65535. */
  public static int port(long source) {
    return (int) source & 0xffff;
  }

  /** As it is written: {@code 10.9.0.1:5000}. */
  public static String text(long source) {
    int address = address(source);
    return "%d.%d.%d.%d:%d"
        .formatted(
            address >>> 24,
            address >>> 16 & 0xff,
            address >>> 8 & 0xff,
            address & 0xff,
            port(source));
  }
}
