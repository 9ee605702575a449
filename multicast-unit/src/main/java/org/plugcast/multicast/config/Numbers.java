package org.plugcast.multicast.config;

import java.net.Inet4Address;
import java.net.InetSocketAddress;

/** Reads numbers and addresses; an {@link IllegalArgumentException} says what is expected. */
final class Numbers {
  private Numbers() {}

  static int within(String text, int least, int most) {
    String expected = "\"" + text + "\": expected a number from " + least + " to " + most;
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(expected, e);
    }
    throw new IllegalArgumentException(expected);
  }

  /** An IPv4 address and a port, {@code 10.0.0.1:5000}. */
  static InetSocketAddress endpoint(String text) {
    int colon = text.lastIndexOf(':');
    String expected = "expected an IPv4 address and a port, like 10.0.0.1:4900";
    if (colon < 1) {
      throw new IllegalArgumentException("\"" + text + "\": " + expected);
    }
    try {
      return new InetSocketAddress(
          Inet4Address.ofLiteral(text.substring(0, colon)),
          within(text.substring(colon + 1), 1, 65_535));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("\"" + text + "\": " + expected, e);
    }
  }
}
