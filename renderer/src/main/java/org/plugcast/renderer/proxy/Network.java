package org.plugcast.renderer.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses, written {@code 10.1.0.0/16}; without a length it is one address.
 *
 * @param length bits that count
 */
record Network(InetAddress first, int length) {
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*");

  Network {
    if (length < 0 || length > first.getAddress().length * 8) {
      throw new IllegalArgumentException(
          "network " + first.getHostAddress() + "/" + length + ": its length is out of range");
    }
  }

  /** Reads a range; throws {@link IllegalArgumentException} if it is none. */
  static Network of(String text) {
    String[] parts = text.split("/", 2);
    InetAddress address =
        address(parts[0])
            .orElseThrow(() -> new IllegalArgumentException("no address: " + parts[0]));
    if (parts.length == 1) {
      return new Network(address, address.getAddress().length * 8);
    }
    if (!parts[1].matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException("network " + text + ": expected a length after the /");
    }
    return new Network(address, Integer.parseInt(parts[1]));
  }

  /** An address in its usual form, without looking anything up; empty for a name. */
  static Optional<InetAddress> address(String text) {
    try {
      return LITERAL.matcher(text).matches()
          ? Optional.of(InetAddress.getByName(text))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    byte[] own = first.getAddress();
    if (own.length != other.length) {
      return false;
    }
    int bytes = length / 8;
    int mask = 0xff00 >> length % 8;
    return Arrays.equals(own, 0, bytes, other, 0, bytes)
        && (length % 8 == 0 || ((own[bytes] ^ other[bytes]) & mask & 0xff) == 0);
  }
}
