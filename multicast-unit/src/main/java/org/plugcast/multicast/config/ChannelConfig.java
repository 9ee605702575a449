package org.plugcast.multicast.config;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * The tuple of a channel: what is sent and whereto.
 *
 * @param id number of the channel at the caching unit, 1 to 65535
 * @param name for people; unique in a unit
 * @param group IPv4 address of a multicast group, or of one receiver (unicast)
 * @param port UDP port, 1 to 65535
 */
public record ChannelConfig(int id, String name, InetAddress group, int port) {
  private static final int LARGEST = 65_535;

  /** 240.0.0.0/4 is reserved and ends in the broadcast address. */
  private static final int FIRST_RESERVED = 240;

  private static final String EXPECTED =
      "expected a group (224.0.1.0 to 239.255.255.255) or a receiver (like 10.0.0.1)";

  public ChannelConfig {
    if (id < 1 || id > LARGEST) {
      throw new IllegalArgumentException("channel id " + id + ": expected 1 to 65535");
    }
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("channel " + id + " needs a name of printable characters");
    }
    requireDestination(group);
    if (port < 1 || port > LARGEST) {
      throw new IllegalArgumentException("port " + port + ": expected 1 to 65535");
    }
  }

  /** Refuses what nobody can receive from: RFC 1122 §3.2.1.3, RFC 5771 §4, RFC 1112 §4. */
  private static void requireDestination(InetAddress group) {
    if (!(group instanceof Inet4Address)) {
      throw new IllegalArgumentException(
          "group " + group.getHostAddress() + " is not an IPv4 address: " + EXPECTED);
    }
    if (group.isMCLinkLocal()) {
      throw new IllegalArgumentException(
          "group " + group.getHostAddress() + " is reserved for network control (224.0.0.0/24)");
    }
    int network = group.getAddress()[0] & 0xff;
    if (network == 0 || network >= FIRST_RESERVED) {
      throw new IllegalArgumentException(
          "group " + group.getHostAddress() + " is neither multicast nor unicast: " + EXPECTED);
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
          "group \"" + text + "\" is not an IPv4 address: " + EXPECTED, e);
    }
  }
}
