package org.plugcast.provisioning.send;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where copies of a stream go: consecutive IPv4 addresses, carrying into the next octet, and one
 * port. All are multicast groups, or none is.
 *
 * @param first address of the first copy
 * @param port 1 to 65535
 * @param copies 1 to 1000
 */
public record Destination(Inet4Address first, int port, int copies) {
  private static final int MOST_COPIES = 1000;
  private static final int MOST_PORT = 65_535;
  private static final long BROADCAST = 0xffff_ffffL;

  public Destination {
    if (port < 1 || port > MOST_PORT) {
      throw new IllegalArgumentException("port " + port + ": expected 1 to " + MOST_PORT);
    }
    if (copies < 1 || copies > MOST_COPIES) {
      throw new IllegalArgumentException("--copies " + copies + ": expected 1 to " + MOST_COPIES);
    }
    long last = number(first) + copies - 1;
    if (number(first) == 0 || last >= BROADCAST) {
      throw new IllegalArgumentException(
          first.getHostAddress() + " with " + copies + " copies: not an address to send to");
    }
    if (first.isMulticastAddress() != address(last).isMulticastAddress()) {
      throw new IllegalArgumentException(
          "--copies %d: from %s they would end at %s, which is %s"
              .formatted(
                  copies,
                  first.getHostAddress(),
                  address(last).getHostAddress(),
                  first.isMulticastAddress() ? "not multicast" : "multicast"));
    }
  }

  /**
   * Reads {@code ADDRESS:PORT}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static Destination parse(String text, int copies) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(text + ": expected GROUP:PORT, as 239.1.1.1:5000");
    }
    return new Destination(
        literal(text, text.substring(0, colon)), number(text, text.substring(colon + 1)), copies);
  }

  private static Inet4Address literal(String text, String address) {
    try {
      if (address.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")) {
        return Inet4Address.ofLiteral(address);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          text + ": " + address + " is not an IPv4 address, as 239.1.1.1", e);
    }
    throw new IllegalArgumentException(
        text + ": " + address + " is not an IPv4 address, as 239.1.1.1");
  }

  private static int number(String text, String port) {
    if (!port.matches("\\d{1,5}")) {
      throw new IllegalArgumentException(text + ": port " + port + ": expected 1 to " + MOST_PORT);
    }
    return Integer.parseInt(port);
  }

  public boolean multicast() {
    return first.isMulticastAddress();
  }

  /** Address and port of each copy, in order. */
  public List<InetSocketAddress> addresses() {
    long start = number(first);
    return IntStream.range(0, copies)
        .mapToObj(copy -> new InetSocketAddress(address(start + copy), port))
        .toList();
  }

  private static long number(Inet4Address address) {
    byte[] bytes = address.getAddress();
    return (bytes[0] & 0xffL) << 24
        | (bytes[1] & 0xffL) << 16
        | (bytes[2] & 0xffL) << 8
        | bytes[3] & 0xffL;
  }

  private static InetAddress address(long number) {
    byte[] bytes = {
      (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number
    };
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
