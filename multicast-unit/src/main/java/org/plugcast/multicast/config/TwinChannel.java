package org.plugcast.multicast.config;

import java.net.Inet4Address;
import java.net.InetSocketAddress;

/**
 * A channel as the twin sends it.
 *
 * @param id of the channel
 * @param destination group and port
 */
public record TwinChannel(int id, InetSocketAddress destination) {
  private static final String EXPECTED = "expected <ChID>, <group>, <port>";

  /**
   * Reads {@code <ChID>, <group>, <port>}.
   *
   * @throws IllegalArgumentException saying what is expected
   */
  static TwinChannel parse(String tuple) {
    String[] words = tuple.split(",", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException(EXPECTED);
    }
    InetSocketAddress destination = Numbers.endpoint(words[1].strip() + ":" + words[2].strip());
    if (!destination.getAddress().isMulticastAddress()) {
      throw new IllegalArgumentException(
          destination.getAddress().getHostAddress() + " is not a multicast group: " + EXPECTED);
    }
    return new TwinChannel(Numbers.within(words[0].strip(), 1, 65_535), destination);
  }

  @Override
  public String toString() {
    return id
        + ", "
        + ((Inet4Address) destination.getAddress()).getHostAddress()
        + ", "
        + destination.getPort();
  }
}
