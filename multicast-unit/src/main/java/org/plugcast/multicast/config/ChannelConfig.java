package org.plugcast.multicast.config;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * The tuple of a channel: what is sent and whereto.
 *
 * @param id number of the channel at the caching unit, 1 to 65535
 * @param name for people; unique in a unit
 * @param group IPv4 multicast address
 * @param port UDP port, 1 to 65535
 */
public record ChannelConfig(int id, String name, InetAddress group, int port) {
  private static final int LARGEST = 65_535;

  public ChannelConfig {
    if (id < 1 || id > LARGEST) {
      throw new IllegalArgumentException("channel id " + id + ": expected 1 to 65535");
    }
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("channel " + id + " needs a name of printable characters");
    }
    if (!(group instanceof Inet4Address) || !group.isMulticastAddress()) {
      throw new IllegalArgumentException(
          "group "
              + group.getHostAddress()
              + " is not multicast: expected 224.0.1.0 to 239.255.255.255");
    }
    if (group.isMCLinkLocal()) {
      throw new IllegalArgumentException(
          "group " + group.getHostAddress() + " is reserved for network control (224.0.0.0/24)");
    }
    if (port < 1 || port > LARGEST) {
      throw new IllegalArgumentException("port " + port + ": expected 1 to 65535");
    }
  }

  /** Group and port as {@code 239.10.0.1:5000}. */
  public String destination() {
    return group.getHostAddress() + ":" + port;
  }

  /**
   * Reads {@code <ChID>, <name>, <group>, <port>}. The name may hold commas.
   *
   * @throws IllegalArgumentException saying what is expected
   */
  static ChannelConfig parse(String tuple) {
    int first = tuple.indexOf(',');
    int last = tuple.lastIndexOf(',');
    int middle = last < 0 ? -1 : tuple.lastIndexOf(',', last - 1);
    if (middle <= first) {
      throw new IllegalArgumentException("expected <ChID>, <name>, <group>, <port>");
    }
    return new ChannelConfig(
        number("channel id", tuple.substring(0, first).strip()),
        tuple.substring(first + 1, middle).strip(),
        address(tuple.substring(middle + 1, last).strip()),
        number("port", tuple.substring(last + 1).strip()));
  }

  private static int number(String what, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(what + " \"" + text + "\": expected 1 to 65535", e);
    }
  }

  private static InetAddress address(String text) {
    try {
      return Inet4Address.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "group \"" + text + "\" is not an IPv4 address: expected 224.0.1.0 to 239.255.255.255",
          e);
    }
  }
}
