package org.plugcast.multicast.linux;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Addresses of IPv4 as the system wants them in memory. */
final class Ipv4 {
  static final short AF_INET = 2;

  private Ipv4() {}

  /** The four bytes, as an integer whose place in memory has them in network order. */
  static int inMemory(InetAddress address) {
    if (address instanceof Inet4Address) {
      return ByteBuffer.wrap(address.getAddress()).order(ByteOrder.nativeOrder()).getInt();
    }
    throw new IllegalArgumentException("not an IPv4 address: " + address);
  }

  /** The first 8 bytes of a {@code sockaddr_in}; the other 8 are zero. */
  static long socketAddress(InetAddress address, int port) {
    byte[] bytes = new byte[Long.BYTES];
    ByteBuffer memory = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    memory.putShort(AF_INET);
    memory.order(ByteOrder.BIG_ENDIAN).putShort((short) port);
    memory.order(ByteOrder.nativeOrder()).putInt(inMemory(address));
    return memory.getLong(0);
  }

  static long socketAddress(InetSocketAddress destination) {
    InetAddress address = destination.getAddress();
    if (address == null) {
      throw new IllegalArgumentException("address is not resolved: " + destination);
    }
    return socketAddress(address, destination.getPort());
  }

  /** The port in the first 8 bytes of a {@code sockaddr_in}. */
  static int port(long socketAddress) {
    return Short.toUnsignedInt(Short.reverseBytes((short) (socketAddress >>> Short.SIZE)));
  }

  /**
   * The address in the first 8 bytes of a {@code sockaddr_in}, its first number in the top byte.
   */
  static int address(long socketAddress) {
    return Integer.reverseBytes((int) (socketAddress >>> Integer.SIZE));
  }
}
